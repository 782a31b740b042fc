//! Whatever a record says, a feed can be read and says the same.

use quick_xml::{Reader, events::Event};

use super::*;

fn moment(tekst: &str) -> Moment {
    tekst.parse::<chrono::DateTime<chrono::Utc>>().unwrap().into()
}

fn feed(titel: &str, samenvatting: &str) -> Feed {
    let adres = "https://register.example/wijzigingen?a=1&b=\"2\"".to_owned();
    let item = Item {
        id: "https://register.example/id/versies/1".to_owned(),
        titel: titel.to_owned(),
        bijgewerkt: moment("2026-03-01T09:30:00.000001Z"),
        adres: adres.clone(),
        samenvatting: samenvatting.to_owned(),
        auteur: "Gemeente <Voorbeeld> & co".to_owned(),
    };
    let tweede = Item { id: "https://register.example/id/versies/2".to_owned(), ..item.clone() };
    Feed {
        id: "https://register.example/id/feed".to_owned(),
        titel: titel.to_owned(),
        bijgewerkt: moment("2026-03-01T09:30:00Z"),
        zelf: "https://register.example/feed".to_owned(),
        adres,
        items: vec![item, tweede],
    }
}

/// What a reader of XML finds: an element with its path, its text and the value of `href`.
fn gelezen(feed: &Feed) -> Vec<(String, String)> {
    let xml = String::from_utf8(feed.bytes().unwrap()).unwrap();
    let mut lezer = Reader::from_str(&xml);
    lezer.config_mut().check_end_names = true;
    let (mut pad, mut gevonden): (Vec<String>, Vec<(String, String)>) = (Vec::new(), Vec::new());
    let mut tekst = String::new();
    loop {
        match lezer.read_event().unwrap() {
            Event::Start(begin) => {
                pad.push(begin.name().as_ref().to_owned());
                tekst.clear();
            }
            Event::Empty(leeg) => {
                let attribuut = |naam: &str| {
                    let gevonden = leeg.try_get_attribute(naam).unwrap().unwrap();
                    gevonden.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap().into_owned()
                };
                gevonden.push((format!("{}/link[{}]", pad.join("/"), attribuut("rel")), attribuut("href")));
            }
            Event::Text(deel) => tekst += &deel,
            Event::GeneralRef(verwijzing) => match verwijzing.resolve_char_ref().unwrap() {
                Some(teken) => tekst.push(teken),
                None => tekst += quick_xml::escape::resolve_xml_entity(&verwijzing).unwrap(),
            },
            Event::End(_) => {
                gevonden.push((pad.join("/"), std::mem::take(&mut tekst)));
                pad.pop();
            }
            Event::Eof => break,
            Event::Decl(_) => {}
            anders => panic!("{anders:?}"),
        }
    }
    assert!(pad.is_empty());
    gevonden
}

/// The texts of every element with this path.
fn teksten(gelezen: &[(String, String)], pad: &str) -> Vec<String> {
    gelezen.iter().filter(|(gevonden, _)| gevonden == pad).map(|(_, tekst)| tekst.clone()).collect()
}

#[test]
fn every_element_that_the_standard_asks_for_is_there_once() {
    let gelezen = gelezen(&feed("Wijzigingen", "Er is een nieuw doel."));
    for (pad, aantal) in [
        ("feed", 1),
        ("feed/id", 1),
        ("feed/title", 1),
        ("feed/updated", 1),
        ("feed/link[self]", 1),
        ("feed/link[alternate]", 1),
        ("feed/entry", 2),
        ("feed/entry/id", 2),
        ("feed/entry/title", 2),
        ("feed/entry/updated", 2),
        ("feed/entry/author/name", 2),
        ("feed/entry/link[alternate]", 2),
        ("feed/entry/summary", 2),
    ] {
        assert_eq!(teksten(&gelezen, pad).len(), aantal, "{pad}");
    }
    assert_eq!(teksten(&gelezen, "feed/updated"), ["2026-03-01T09:30:00Z"]);
    assert_eq!(teksten(&gelezen, "feed/entry/updated")[0], "2026-03-01T09:30:00.000001Z");
    assert_eq!(
        teksten(&gelezen, "feed/entry/id"),
        ["https://register.example/id/versies/1", "https://register.example/id/versies/2"]
    );
}

#[test]
fn a_feed_without_items_is_a_feed() {
    let leeg = Feed { items: Vec::new(), ..feed("Niets", "") };
    assert_eq!(teksten(&gelezen(&leeg), "feed/title"), ["Niets"]);
}

#[test]
fn hostile_text_stays_text() {
    for tekst in [
        "]]>",
        "<script>alert('x')</script>",
        "</summary></entry></feed>",
        "\"' & &amp; &#0; &lt;!--",
        "<?xml version='1.0'?><!DOCTYPE feed [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;",
        "links \u{202E}rechts\u{2066} en \u{200F}",
        "regel een\nregel\ttwee",
        "e\u{301} \u{1F600} \u{10FFFF}",
        "{{ 7 * 7 }} {% if %}",
    ] {
        let gelezen = gelezen(&feed(tekst, tekst));
        assert_eq!(teksten(&gelezen, "feed/title"), [tekst]);
        assert_eq!(teksten(&gelezen, "feed/entry/summary"), [tekst, tekst]);
        assert_eq!(teksten(&gelezen, "feed/entry").len(), 2);
        assert_eq!(teksten(&gelezen, "feed/entry/author/name")[0], "Gemeente <Voorbeeld> & co");
        assert_eq!(teksten(&gelezen, "feed/link[alternate]"), ["https://register.example/wijzigingen?a=1&b=\"2\""]);
    }
}

#[test]
fn what_xml_cannot_hold_is_replaced() {
    let gelezen = gelezen(&feed("a\u{0}b\u{1B}c\u{FFFE}d\u{FFFF}\r", "x"));
    assert_eq!(teksten(&gelezen, "feed/title"), ["a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}\u{FFFD}"]);
}

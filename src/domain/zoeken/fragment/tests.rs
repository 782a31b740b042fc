//! What a passage shows, and what holds for every passage.

use super::*;
use crate::domain::woorden::zoekwoord::{plaatsen, woorden};

/// Words that find only themselves.
fn gezocht(zoek: &str) -> Vec<Vec<Zoekwoord>> {
    woorden(zoek).iter().map(|woord| vec![Zoekwoord::new(woord)]).collect()
}

/// The passage with what was found between brackets.
fn getoond(teksten: &[&str], zoek: &str) -> String {
    let stuk = |stuk: &Stuk| if stuk.gevonden { format!("[{}]", stuk.tekst) } else { stuk.tekst.clone() };
    fragment(teksten, &gezocht(zoek)).iter().map(stuk).collect()
}

#[test]
fn a_word_is_found_as_in_a_search() {
    let tekst = "Camera’s, CAMERATOEZICHT en de bomen; één Beëindiging";
    assert_eq!(getoond(&[tekst], "camera"), "[Camera]’s, [CAMERATOEZICHT] en de bomen; één Beëindiging");
    assert_eq!(getoond(&[tekst], "boom een"), "Camera’s, CAMERATOEZICHT en de [bomen]; [één] Beëindiging");
    assert_eq!(getoond(&[tekst], "beëindigingen toezicht"), "Camera’s, CAMERATOEZICHT en de bomen; één [Beëindiging]");
    assert_eq!(getoond(&["Over ov"], "ov"), "Over [ov]", "two letters only as a word");
    assert_eq!(getoond(&["een bee\u{308}indiging\u{301} nu"], "beeindig"), "een [bee\u{308}indiging\u{301}] nu");
    assert_eq!(getoond(&["½ ﬁets 👩🏽‍💻fiets"], "fiets 2"), "[½] [ﬁets] 👩🏽‍💻[fiets]");
}

#[test]
fn what_a_word_stands_for_is_found_as_that_word() {
    let gezocht = [vec![Zoekwoord::new("paspoort"), Zoekwoord::new("reisdocument")], vec![Zoekwoord::new("balie")]];
    let gevonden = fragment(&["paspoort en paspoort", "Reisdocumenten aan de balie"], &gezocht);
    let gevonden: Vec<_> = gevonden.iter().filter(|stuk| stuk.gevonden).map(|stuk| stuk.tekst.as_str()).collect();
    assert_eq!(gevonden, ["Reisdocumenten", "balie"], "two different words weigh more than one twice");
}

#[test]
fn the_best_passage_has_the_most_different_words_then_the_most_then_comes_first() {
    assert_eq!(getoond(&["camera camera camera", "camera in de hal"], "camera hal"), "[camera] in de [hal]");
    assert_eq!(getoond(&["de camera", "camera camera"], "camera"), "[camera] [camera]");
    assert_eq!(getoond(&["de camera", "een camera"], "camera"), "de [camera]");
    let lang = format!("{} camera en hal {}", "woord ".repeat(100).trim(), "slot ".repeat(100).trim());
    let gevonden = getoond(&["camera", &lang], "hal camera");
    assert!(gevonden.contains("woord [camera] en [hal] slot"), "{gevonden}");
    assert!(gevonden.starts_with("woord") && gevonden.ends_with("slot"), "{gevonden}");
}

#[test]
fn without_a_word_it_is_the_begin_of_the_first_text() {
    assert_eq!(getoond(&["", " \n ", "Naam", "Anders"], "bijstand"), "Naam");
    assert_eq!(getoond(&["Naam"], ""), "Naam");
    let einde = format!("{}camera", "woord ".repeat(100));
    assert_eq!(getoond(&[&einde], "camera"), format!("{}[camera]", "woord ".repeat(25)), "as much as fits before it");
    assert_eq!(getoond(&[], "naam"), "");
    assert_eq!(getoond(&["", "\t"], "naam"), "");
    let begin = getoond(&[&"woord ".repeat(100)], "");
    assert_eq!(begin, "woord ".repeat(26).trim(), "another word makes 161 characters");
}

/// Texts that go wrong when characters are bytes, or letters are one character.
fn lastig() -> Vec<String> {
    let deeltjes = [
        "a\u{308}",
        "één",
        "camera",
        "𝒳𝒴",
        "👩🏽‍💻",
        "🇳🇱",
        "ﬁ",
        "½",
        "İ",
        "ß",
        " ",
        "  \n",
        "-",
        "x",
        "\u{200b}",
        "z\u{336}\u{337}a\u{338}",
        "각",
        "’s",
    ];
    let mut teksten: Vec<String> =
        deeltjes.iter().flat_map(|deel| [1, 159, 160, 161, 500].map(|aantal| deel.repeat(aantal))).collect();
    // Mixtures, the same every time.
    let mut toeval: usize = 7;
    for lengte in 1..300 {
        let mut deel = || {
            toeval = (toeval * 1_103_515_245 + 12_345) % 2_147_483_648;
            deeltjes[toeval / 65_536 % deeltjes.len()]
        };
        teksten.push((0..lengte).map(|_| deel()).collect());
    }
    teksten
}

#[test]
fn the_words_of_a_text_and_their_places_are_the_same_words() {
    for tekst in lastig() {
        let plaatsen = plaatsen(&tekst);
        assert_eq!(plaatsen.iter().map(|(_, woord)| woord.clone()).collect::<Vec<_>>(), woorden(&tekst), "{tekst:?}");
        for (plaats, woord) in plaatsen {
            assert!(woorden(&tekst[plaats]).contains(&woord), "{woord} in {tekst:?}");
        }
    }
}

#[test]
fn a_passage_is_a_part_of_a_text_of_at_most_160_characters_between_whole_words() {
    for tekst in lastig() {
        for zoek in ["camera", "een x", "a", "2", "niets", "각"] {
            let stukken = fragment(&[&tekst], &gezocht(zoek));
            let passage: String = stukken.iter().map(|stuk| stuk.tekst.as_str()).collect();
            assert_eq!(passage.is_empty(), tekst.trim().is_empty(), "{tekst:?}");
            assert!(stukken.iter().all(|stuk| !stuk.tekst.is_empty()), "{tekst:?}");
            assert!(passage.chars().count() <= LENGTE && passage.trim() == passage, "{passage:?}");
            let heel = tekst.match_indices(&passage).any(|(plaats, _)| {
                let na = &tekst[plaats + passage.len()..];
                let blank_na = na.is_empty() || na.starts_with(char::is_whitespace);
                // Only what is too long is cut, and never inside a sign.
                let past_niet = !passage.contains(char::is_whitespace);
                let tussen_tekens = tekst.grapheme_indices(true).any(|(grens, _)| grens == plaats + passage.len());
                blank_na || past_niet && tussen_tekens
            });
            assert!(heel || passage.is_empty(), "{passage:?} in {tekst:?}");
            let iets = !treffers(&tekst, &gezocht(zoek)).is_empty();
            assert_eq!(stukken.iter().any(|stuk| stuk.gevonden), iets, "{zoek} in {tekst:?}");
        }
    }
}

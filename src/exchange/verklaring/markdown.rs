//! The notice as Markdown (CommonMark). Text of the record is written so that it stays text.

use crate::domain::publiek::verklaring::{
    OrganisatiePrivacyverklaring, Privacyverklaring, VerklaringActiviteit, VerklaringOnderdeel, VerklaringPunt, VerklaringTabel,
};

/// What Markdown or one of its dialects reads as markup, wherever it stands.
const OVERAL: &str = r"\`*_[]<>|~#&$^{}";
/// What it reads as markup at the begin of a line.
const VOORAAN: &str = "+-=:";

pub(super) fn activiteit(verklaring: &Privacyverklaring) -> String {
    let mut blokken = vec![format!("# {}", letterlijk(&verklaring.titel))];
    verklaring.onderdelen.iter().for_each(|deel| onderdeel(deel, &mut blokken));
    blokken.push(verklaring.geldigheid().join(" "));
    klaar(&blokken)
}

pub(super) fn organisatie(verklaring: &OrganisatiePrivacyverklaring) -> String {
    let mut blokken = vec![format!("# {}", letterlijk(&verklaring.titel))];
    verklaring.onderdelen.iter().for_each(|deel| onderdeel(deel, &mut blokken));
    for thema in &verklaring.themas {
        blokken.push(format!("## {}", letterlijk(&thema.naam)));
        thema.activiteiten.iter().for_each(|activiteit| in_het_kort(activiteit, &mut blokken));
    }
    klaar(&blokken)
}

fn klaar(blokken: &[String]) -> String {
    format!("{}\n", blokken.join("\n\n"))
}

fn onderdeel(onderdeel: &VerklaringOnderdeel, blokken: &mut Vec<String>) {
    blokken.push(format!("## {}", letterlijk(&onderdeel.kop)));
    blokken.extend(onderdeel.alineas.iter().map(|alinea| letterlijk(alinea)));
    blokken.extend(onderdeel.tabel.as_ref().map(tabel));
    if !onderdeel.punten.is_empty() {
        blokken.push(onderdeel.punten.iter().map(punt).collect::<Vec<_>>().join("\n"));
    }
}

/// A table as most readers of Markdown know it; elsewhere it stays text.
fn tabel(tabel: &VerklaringTabel) -> String {
    let rij = |cellen: &[String]| format!("| {} |", cellen.iter().map(|cel| letterlijk(cel)).collect::<Vec<_>>().join(" | "));
    let streep = format!("|{}", " --- |".repeat(tabel.koppen.len()));
    [rij(&tabel.koppen), streep].into_iter().chain(tabel.rijen.iter().map(|cellen| rij(cellen))).collect::<Vec<_>>().join("\n")
}

fn punt(punt: &VerklaringPunt) -> String {
    match &punt.url {
        Some(url) => format!("- {}", verwijzing(&punt.tekst, url)),
        None => format!("- {}", letterlijk(&punt.tekst)),
    }
}

fn in_het_kort(activiteit: &VerklaringActiviteit, blokken: &mut Vec<String>) {
    blokken.push(format!("### {}", letterlijk(&activiteit.naam)));
    for (kop, zinnen) in activiteit.vragen() {
        let zinnen: Vec<_> = zinnen.iter().map(|zin| letterlijk(zin)).collect();
        blokken.push(format!("**{kop}** {}", zinnen.join(" ")));
    }
    let verklaring = verwijzing("Lees de privacyverklaring", &activiteit.privacyverklaring_url);
    blokken.push(format!("{verklaring} · {}", verwijzing("Bekijk dit in het register", &activiteit.uri)));
}

fn verwijzing(tekst: &str, url: &str) -> String {
    format!("[{}](<{}>)", letterlijk(tekst), adres(url))
}

/// Text that Markdown shows as it is.
fn letterlijk(tekst: &str) -> String {
    let mut veilig = String::with_capacity(tekst.len() + 8);
    let regel = tekst.split_whitespace().collect::<Vec<_>>().join(" ");
    let cijfers = regel.len() - regel.trim_start_matches(|teken: char| teken.is_ascii_digit()).len();
    for (plaats, teken) in regel.char_indices() {
        let telt_op = cijfers > 0 && plaats == cijfers && ".)".contains(teken);
        if OVERAL.contains(teken) || telt_op || (plaats == 0 && VOORAAN.contains(teken)) {
            veilig.push('\\');
        }
        veilig.push(teken);
    }
    veilig
}

/// An address inside `<…>`: what could end it is percent coded.
fn adres(url: &str) -> String {
    let codeer = |teken: char| "<>\\`\"'{}|^".contains(teken) || teken.is_whitespace() || teken.is_control();
    let mut veilig = String::with_capacity(url.len());
    for teken in url.chars() {
        if codeer(teken) {
            let mut bytes = [0; 4];
            veilig.extend(teken.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
        } else {
            veilig.push(teken);
        }
    }
    veilig
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;

    const VIJANDIG: [&str; 26] = [
        "<script>alert(1)</script>",
        "<!-- weg",
        "&lt;b&gt; &#106;avascript &copy;",
        "[x](javascript:alert(1))",
        "![x](https://evil.example/x.png)",
        "[x]: https://evil.example",
        "[^1] [x]",
        "<https://evil.example>",
        "# kop",
        "#",
        "a\n\n# kop\n",
        "a\n===\nb\n---",
        "- punt",
        "+ punt",
        "* punt",
        "1. punt",
        "12) punt",
        "> citaat",
        "    code",
        "```\ncode\n```",
        "`code` *schuin* **vet** __vet__ ~~weg~~ $x$ $$y$$ ^hoog^ ~laag~",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "---",
        "regel\\\nregel  \nregel",
        ": uitleg",
        "{#id .klasse} a\u{a0}b \\* \\",
    ];

    /// The text that a reader shows, and every element that is no paragraph or line of a list.
    fn gelezen(markdown: &str) -> (String, Vec<String>) {
        let (mut tekst, mut elementen) = (String::new(), Vec::new());
        for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(deel) => tekst.push_str(&deel),
                Event::Start(Tag::Paragraph | Tag::Item | Tag::List(None))
                | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::List(false)) => {}
                ander => elementen.push(format!("{ander:?}")),
            }
        }
        (tekst, elementen)
    }

    fn op_een_regel(tekst: &str) -> String {
        tekst.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn hostile_text_stays_text_in_a_paragraph_and_in_a_list() {
        for tekst in VIJANDIG {
            let verwacht = (op_een_regel(tekst), Vec::<String>::new());
            assert_eq!(gelezen(&letterlijk(tekst)), verwacht, "{tekst:?}");
            assert_eq!(gelezen(&format!("- {}\n- b", letterlijk(tekst))), (format!("{}b", verwacht.0), Vec::new()), "{tekst:?}");
        }
    }

    #[test]
    fn hostile_text_stays_text_in_a_heading_and_in_a_link() {
        for tekst in VIJANDIG {
            let (kop, elementen) = gelezen(&format!("# {}\n\nb", letterlijk(tekst)));
            assert_eq!((kop, elementen.len()), (format!("{}b", op_een_regel(tekst)), 2), "{tekst:?}: {elementen:?}");
            let (in_link, elementen) = gelezen(&verwijzing(tekst, "https://a.example/b"));
            assert_eq!((in_link, elementen.len()), (op_een_regel(tekst), 2), "{tekst:?}: {elementen:?}");
            assert!(
                elementen[0].contains("\"https://a.example/b\"") || elementen[0].contains("https://a.example/b"),
                "{elementen:?}"
            );
        }
    }

    #[test]
    fn an_address_cannot_end_itself() {
        for (url, verwacht) in [
            ("https://a.example/b_(c)?d=e&f=g#h", "https://a.example/b_(c)?d=e&f=g#h"),
            ("https://a.example/>x<", "https://a.example/%3Ex%3C"),
            ("https://a.example/\\>", "https://a.example/%5C%3E"),
            ("https://a.example/\"o'n\"", "https://a.example/%22o%27n%22"),
        ] {
            assert_eq!(adres(url), verwacht);
            let (tekst, elementen) = gelezen(&verwijzing("tekst", url));
            assert_eq!((tekst.as_str(), elementen.len()), ("tekst", 2), "{elementen:?}");
        }
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        for tekst in ["E-mail: info@gemeente.example", "Vanaf 1 januari 2026.", "Artikel 6, lid 1 (AVG); ‘wij’ en “u”!"] {
            assert_eq!(letterlijk(tekst), tekst);
        }
    }
}

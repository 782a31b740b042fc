//! How long data are kept, in words, as far as that is certain: "5 jaar na beëindiging", "10 jaar", "blijvend bewaren".

use super::woorden::{Woordenboek, vorm};
use crate::domain::{
    inhoud::Bewaartermijn,
    woorden::{codes::BewaartermijnSoort, termijn::Termijn},
};

/// The longest text that is read as a term, in bytes.
const LANGSTE: usize = 500;

const GETALLEN: [&str; 16] = [
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
    "veertien", "vijftien",
];

fn getal(woord: &str) -> Option<usize> {
    let rond = [("twintig", 20), ("dertig", 30), ("vijftig", 50), ("honderd", 100)];
    let rond = || rond.iter().find(|(naam, _)| *naam == woord).map(|(_, getal)| *getal);
    GETALLEN.iter().position(|getal| *getal == woord).or_else(rond)
}

/// A term as one part of a cell says it; `None` when it is not certain.
pub(super) fn lees(tekst: &str, boek: &Woordenboek) -> Option<Bewaartermijn> {
    // A term is short; a text that keeps on beginning anew would not end.
    if tekst.len() > LANGSTE {
        return None;
    }
    if let Some((onderdeel, rest)) = tekst.split_once(':').filter(|(onderdeel, _)| onderdeel.chars().count() <= 100) {
        let termijn = lees(rest, boek).filter(|termijn| termijn.onderdeel.is_none())?;
        // "Selectielijst 2020, resultaat 11.1: 5 jaar": where the term comes from is no part of the data.
        return Some(if vorm(onderdeel).split(' ').any(|woord| HERKOMST.contains(&woord)) {
            Bewaartermijn { toelichting: Some(tekst.trim().to_owned()), ..termijn }
        } else {
            Bewaartermijn { onderdeel: Some(onderdeel.trim().to_owned()), ..termijn }
        });
    }
    // The same behind it: "5 jaar (Selectielijst 2020, 5.1.2)".
    if let Some((begin, haken)) = tekst.trim().strip_suffix(')').and_then(|tekst| tekst.split_once(" ("))
        && vorm(haken).split(' ').any(|woord| HERKOMST.contains(&woord))
    {
        return lees(begin, boek).map(|termijn| Bewaartermijn { toelichting: Some(tekst.trim().to_owned()), ..termijn });
    }
    // "V 5 jaar": the valuation of the Archiefwet, to be destroyed.
    if let Some(rest) = tekst.trim().strip_prefix("V ") {
        return lees(rest, boek).filter(|termijn| termijn.termijn.is_some());
    }
    // The longest that data are kept is the term.
    let laag = tekst.trim().to_lowercase();
    let hoogstens = ["maximaal ", "max. ", "max ", "ten hoogste ", "hoogstens "].iter().find(|begin| laag.starts_with(**begin));
    if let Some(rest) = hoogstens.and_then(|begin| tekst.trim().get(begin.len()..)) {
        let termijn = lees(rest, boek).filter(|termijn| termijn.termijn.is_some())?;
        return Some(Bewaartermijn { toelichting: Some(tekst.trim().to_owned()), ..termijn });
    }
    // "Tot 2 jaar na einde vergunning", but not "tot 2 jaar".
    if let Some(rest) = tekst.trim().get(4..).filter(|_| laag.starts_with("tot ")) {
        return lees(rest, boek).filter(|termijn| termijn.startmoment.is_some() || termijn.gebeurtenis.is_some());
    }
    match vorm(tekst).as_str() {
        "permanent"
        | "blijvend"
        | "blijvend bewaren"
        | "permanent bewaren"
        | "blijvend te bewaren"
        | "wordt blijvend bewaard"
        | "b"
        | "b blijvend"
        | "b blijvend bewaren"
        | "blijvend bewaard"
        | "permanent bewaard" => return Some(soort(BewaartermijnSoort::BlijvendBewaren)),
        "niet bewaard" | "wordt niet bewaard" | "worden niet bewaard" | "gegevens worden niet bewaard" => {
            return Some(soort(BewaartermijnSoort::NietBewaard));
        }
        _ => {}
    }
    if let Ok(termijn) = tekst.trim().parse::<Termijn>() {
        return Some(Bewaartermijn { termijn: Some(termijn), ..soort(BewaartermijnSoort::VasteTermijn) });
    }
    let (duur, rest) = duur(tekst)?;
    let termijn = Some(duur);
    if rest.is_empty() {
        return Some(Bewaartermijn { termijn, ..soort(BewaartermijnSoort::VasteTermijn) });
    }
    let moment = ["na ", "vanaf "].iter().find_map(|woord| rest.strip_prefix(woord)).map(zonder_lidwoord)?;
    if let Some(startmoment) = boek.code("startmoment", moment) {
        return Some(Bewaartermijn { termijn, startmoment: Some(startmoment), ..soort(BewaartermijnSoort::VasteTermijn) });
    }
    // Another number after it is another term, or a condition.
    let duidelijk =
        !moment.chars().any(|teken| teken.is_ascii_digit()) && !vorm(moment).split(' ').any(|woord| ONZEKER.contains(&woord));
    duidelijk.then(|| Bewaartermijn {
        termijn,
        gebeurtenis: Some(moment.to_owned()),
        ..soort(BewaartermijnSoort::VasteTermijnEnGebeurtenis)
    })
}

/// Words that tell where a term comes from.
const HERKOMST: [&str; 8] = ["selectielijst", "resultaat", "categorie", "conform", "volgens", "artikel", "art", "archiefwet"];

/// Words after which a term is not only a term.
const ONZEKER: [&str; 9] = ["tenzij", "of", "maar", "behalve", "indien", "mits", "langer", "eventueel", "daarna"];

fn soort(soort: BewaartermijnSoort) -> Bewaartermijn {
    Bewaartermijn { soort: Some(soort), ..Bewaartermijn::default() }
}

fn zonder_lidwoord(tekst: &str) -> &str {
    let tekst = tekst.trim();
    ["de ", "het "].iter().find_map(|lidwoord| tekst.strip_prefix(lidwoord)).unwrap_or(tekst)
}

/// The duration at the begin of a text, and what follows it.
fn duur(tekst: &str) -> Option<(Termijn, &str)> {
    let tekst = tekst.trim().trim_end_matches('.');
    let (getal, rest) = match tekst.find(|teken: char| !teken.is_ascii_digit()) {
        Some(plaats) if plaats > 0 => (tekst[..plaats].parse().ok()?, tekst[plaats..].trim_start()),
        _ => {
            let (woord, rest) = tekst.split_once(char::is_whitespace)?;
            // "vijf (5) jaar".
            let getal = getal(&vorm(woord))?;
            let rest = rest.trim_start();
            (getal, rest.strip_prefix(&format!("({getal})")).unwrap_or(rest).trim_start())
        }
    };
    let getal = u32::try_from(getal).ok().filter(|getal| (1..=999).contains(getal))?;
    let (eenheid, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let termijn = match vorm(eenheid).as_str() {
        "jaar" | "jaren" | "jr" => Termijn::van_jaren(getal),
        "maand" | "maanden" | "mnd" => Termijn::van_maanden(getal),
        "week" | "weken" | "wk" => Termijn::van_weken(getal),
        "dag" | "dagen" => format!("P{getal}D").parse().ok()?,
        _ => return None,
    };
    // "10 jaar bewaren" and "2 jaar (vernietigen)" say no more than "10 jaar".
    let rest = rest.trim();
    let leeg = ["bewaren", "bewaard", "vernietigen", "en dan vernietigen", "daarna vernietigen", "te vernietigen"]
        .contains(&vorm(rest).as_str());
    Some((termijn, if leeg { "" } else { rest }))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::domain::recht::kennis::Kennis;

    fn gelezen(tekst: &str) -> String {
        let boek = Woordenboek::new(&Kennis::new(None).unwrap(), &HashMap::new());
        let Some(termijn) = lees(tekst, &boek) else { return "?".to_owned() };
        let soort: &str = termijn.soort.unwrap().into();
        let delen = [
            termijn.onderdeel,
            Some(soort.to_owned()),
            termijn.termijn.map(|termijn| termijn.to_string()),
            termijn.startmoment,
            termijn.gebeurtenis,
            termijn.toelichting,
        ];
        delen.into_iter().flatten().collect::<Vec<_>>().join("|")
    }

    #[test]
    fn a_term_is_read_when_it_is_certain() {
        assert_eq!(gelezen("10 jaar"), "vaste_termijn|P10Y");
        assert_eq!(gelezen("Vier weken na datum van opname"), "vaste_termijn|P4W|datum_opname");
        assert_eq!(
            gelezen("5 jaar na beëindiging van de uitkering."),
            "vaste_termijn_en_gebeurtenis|P5Y|beëindiging van de uitkering"
        );
        assert_eq!(gelezen("Blijvend bewaren"), "blijvend_bewaren");
        assert_eq!(gelezen("Afwijzing: 1 jaar"), "Afwijzing|vaste_termijn|P1Y");
        assert_eq!(gelezen("P6M"), "vaste_termijn|P6M");
        assert_eq!(gelezen("vijf (5) jaar"), "vaste_termijn|P5Y");
        assert_eq!(gelezen("2 jaar (vernietigen)"), "vaste_termijn|P2Y");
        assert_eq!(gelezen("5 jaar (Selectielijst 2020)"), "vaste_termijn|P5Y|5 jaar (Selectielijst 2020)");
        assert_eq!(gelezen("V 5 jaar na vervallen"), "vaste_termijn_en_gebeurtenis|P5Y|vervallen");
        assert_eq!(gelezen("B (blijvend)"), "blijvend_bewaren");
        assert_eq!(gelezen("max. 4 weken"), "vaste_termijn|P4W|max. 4 weken");
        assert_eq!(gelezen("tot 2 jaar na einde vergunning"), "vaste_termijn_en_gebeurtenis|P2Y|einde vergunning");
        assert_eq!(
            gelezen("Selectielijst 2020, resultaat 11.1: 5 jaar"),
            "vaste_termijn|P5Y|Selectielijst 2020, resultaat 11.1: 5 jaar"
        );
    }

    #[test]
    fn what_is_not_certain_is_not_read() {
        for tekst in [
            "zolang als nodig",
            "minimaal 5 jaar",
            "tot 2 jaar",
            "maximaal zolang als nodig",
            "5 tot 7 jaar",
            "7 jaar (fiscaal)",
            "5 jaar na afloop, tenzij langer nodig",
            "5 jaar na afloop, of 10 jaar",
            "conform selectielijst",
            "",
            "0 jaar",
        ] {
            assert_eq!(gelezen(tekst), "?", "{tekst}");
        }
    }
}

//! How long data are kept, in words, as far as that is certain: "5 jaar na beëindiging", "10 jaar", "blijvend bewaren".

use super::woorden::{Woordenboek, vorm};
use crate::domain::{codes::BewaartermijnSoort, inhoud::Bewaartermijn, termijn::Termijn};

const GETALLEN: [&str; 16] = [
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
    "veertien", "vijftien",
];

/// A term as one part of a cell says it; `None` when it is not certain.
pub(super) fn lees(tekst: &str, boek: &Woordenboek) -> Option<Bewaartermijn> {
    if let Some((onderdeel, rest)) = tekst.split_once(':').filter(|(onderdeel, _)| onderdeel.chars().count() <= 100) {
        let termijn = lees(rest, boek).filter(|termijn| termijn.onderdeel.is_none())?;
        return Some(Bewaartermijn { onderdeel: Some(onderdeel.trim().to_owned()), ..termijn });
    }
    match vorm(tekst).as_str() {
        "permanent"
        | "blijvend"
        | "blijvend bewaren"
        | "permanent bewaren"
        | "blijvend te bewaren"
        | "wordt blijvend bewaard"
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
            (GETALLEN.iter().position(|getal| *getal == vorm(woord))?, rest.trim_start())
        }
    };
    let getal = u32::try_from(getal).ok().filter(|getal| (1..=999).contains(getal))?;
    let (eenheid, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let termijn = match vorm(eenheid).as_str() {
        "jaar" | "jaren" | "jr" => Termijn::van_jaren(getal),
        "maand" | "maanden" | "mnd" => Termijn::van_maanden(getal),
        "week" | "weken" => Termijn::van_weken(getal),
        "dag" | "dagen" => format!("P{getal}D").parse().ok()?,
        _ => return None,
    };
    // "10 jaar bewaren" says no more than "10 jaar".
    let rest = rest.trim();
    let leeg = ["bewaren", "bewaard"].contains(&vorm(rest).as_str());
    Some((termijn, if leeg { "" } else { rest }))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::domain::kennis::Kennis;

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
    }

    #[test]
    fn what_is_not_certain_is_not_read() {
        for tekst in [
            "zolang als nodig",
            "minimaal 5 jaar",
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

//! A duration at the begin of a text: "5 jaar", "anderhalf jaar", "2 (twee) jaar", "7jr".

use crate::{domain::woorden::termijn::Termijn, exchange::inlezen::woorden::vorm};

/// How long.
pub(super) type Duur = Termijn;

const GETALLEN: [&str; 21] = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
    "twintig",
];
const RONDE: [(&str, u32); 7] =
    [("dertig", 30), ("veertig", 40), ("vijftig", 50), ("zestig", 60), ("zeventig", 70), ("tachtig", 80), ("honderd", 100)];

/// The duration at the begin of a text, and what follows it. A number without a unit counts years where a valuation said so before.
pub(super) fn duur(tekst: &str) -> Option<(Duur, &str)> {
    let (eerste, rest) = deel(tekst)?;
    // "1 jaar en 6 maanden": units that go down are one duration.
    let samen = rest.strip_prefix("en ").and_then(deel).and_then(|(tweede, na)| {
        let iso = format!("{eerste}{}", tweede.to_string().trim_start_matches('P'));
        Some((iso.parse().ok()?, na))
    });
    Some(samen.unwrap_or((eerste, rest)))
}

/// With one unit.
fn deel(tekst: &str) -> Option<(Duur, &str)> {
    let tekst = tekst.trim();
    if let Some(heel) = tekst.parse::<Termijn>().ok().filter(|termijn| !termijn.is_nul()) {
        return Some((heel, ""));
    }
    let (helften, rest) = aantal(tekst)?;
    // "5-jaar", but not "5-10 jaar".
    let rest = rest.strip_prefix('-').filter(|na| na.starts_with(char::is_alphabetic)).unwrap_or(rest);
    let einde = rest.find(|teken: char| !teken.is_alphabetic()).unwrap_or(rest.len());
    let (eenheid, na) = rest.split_at(einde);
    // "jr." and "mnd." are abbreviations.
    let na = if eenheid.len() <= 3 { na.strip_prefix('.').unwrap_or(na) } else { na };
    Some((in_eenheid(helften, eenheid)?, na.trim()))
}

/// A bare number, as behind the valuation: "V7", "V5 na afhandeling".
pub(super) fn jaren(tekst: &str) -> Option<(Duur, &str)> {
    let (helften, rest) = aantal(tekst.trim())?;
    let los = rest.is_empty() || ["na ", "vanaf ", "(", ","].iter().any(|begin| rest.starts_with(begin));
    in_eenheid(helften, "jaar").filter(|_| los).map(|duur| (duur, rest))
}

/// How many, in halves, and what follows it.
fn aantal(tekst: &str) -> Option<(u32, &str)> {
    let cijfers = tekst.find(|teken: char| !teken.is_ascii_digit()).unwrap_or(tekst.len());
    let (getal, rest) = if cijfers > 0 {
        let geheel: u32 = tekst[..cijfers].parse().ok().filter(|getal| *getal <= 999)?;
        let rest = &tekst[cijfers..];
        let half = [",5", ".5", "½", " ½"]
            .iter()
            .find_map(|half| rest.strip_prefix(half))
            .filter(|na| !na.starts_with(|teken: char| teken.is_ascii_digit()));
        half.map_or((2 * geheel, rest), |na| (2 * geheel + 1, na))
    } else if let Some(rest) = tekst.strip_prefix('½') {
        (1, rest)
    } else {
        in_woorden(tekst)?
    };
    let rest = rest.trim_start();
    // "2 (twee) jaar", "vijf (5) jaar".
    let herhaald = rest
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(')'))
        .filter(|(haken, _)| haken.parse().ok().or_else(|| woord(haken)).map(|getal: u32| 2 * getal) == Some(getal));
    let rest = herhaald.map_or(rest, |(_, na)| na.trim_start());
    // "Twee en een half jaar".
    let half = ["en een half ", "en een halve "].iter().find_map(|half| rest.strip_prefix(half));
    let (getal, rest) = half.filter(|_| getal.is_multiple_of(2)).map_or((getal, rest), |na| (getal + 1, na));
    (getal > 0).then_some((getal, rest))
}

fn in_woorden(tekst: &str) -> Option<(u32, &str)> {
    let laag = tekst.to_lowercase();
    for (begin, helften) in [("anderhalf ", 3), ("anderhalve ", 3), ("een half ", 1), ("half ", 1), ("halve ", 1)] {
        if laag.starts_with(begin) {
            return Some((helften, tekst.get(begin.len()..)?));
        }
    }
    let (eerste, rest) = tekst.split_once(char::is_whitespace)?;
    Some((2 * woord(eerste)?, rest))
}

fn woord(tekst: &str) -> Option<u32> {
    let tekst = vorm(tekst);
    let klein = |tekst: &str| GETALLEN.iter().position(|getal| *getal == tekst).and_then(|plaats| u32::try_from(plaats).ok());
    // "Vijfentwintig".
    let samen = |(naam, tiental): &(&str, u32)| {
        let eenheid = klein(tekst.strip_suffix(naam)?.strip_suffix("en")?).filter(|eenheid| (1..10).contains(eenheid))?;
        Some(eenheid + tiental)
    };
    let rond = || RONDE.iter().find(|(naam, _)| *naam == tekst).map(|(_, getal)| *getal);
    klein(&tekst).or_else(rond).or_else(|| RONDE[..6].iter().chain(&[("twintig", 20)]).find_map(samen))
}

fn in_eenheid(helften: u32, eenheid: &str) -> Option<Duur> {
    let heel = helften.is_multiple_of(2).then_some(helften / 2);
    let nul = |termijn: &Termijn| !termijn.is_nul();
    match vorm(eenheid).as_str() {
        "jaar" | "jaren" | "jr" | "jrn" | "j" | "kalenderjaar" | "kalenderjaren" | "year" | "years" | "jahr" | "jahre"
        | "jahren" | "an" | "ans" | "annees" => Some(heel.map_or_else(|| Termijn::van_maanden(6 * helften), Termijn::van_jaren)),
        "maand" | "maanden" | "mnd" | "mnden" | "mndn" | "month" | "months" | "monat" | "monate" | "monaten" | "mois" => {
            heel.map(Termijn::van_maanden)
        }
        "kwartaal" | "kwartalen" => Some(Termijn::van_maanden(3 * heel?)),
        "week" | "weken" | "wk" | "wkn" | "weeks" | "woche" | "wochen" | "semaine" | "semaines" => heel.map(Termijn::van_weken),
        "dag" | "dagen" | "dgn" | "d" | "day" | "days" | "tag" | "tage" | "tagen" | "jour" | "jours" => {
            format!("P{}D", heel?).parse().ok()
        }
        // Less than a day is no term that the register has.
        "uur" | "uren" | "u" => format!("P{}D", heel.filter(|uren| uren % 24 == 0)? / 24).parse().ok(),
        _ => None,
    }
    .filter(nul)
}

/// Whether a word is a unit of time.
pub(super) fn is_eenheid(woord: &str) -> bool {
    !["j", "an", "d", "u"].contains(&woord) && in_eenheid(48, woord).is_some()
}

//! Criteria that only repeat the law: "not longer than necessary".

use super::bij_termijn;
use crate::domain::{
    recht::{dossier::Dossier, toetsing::Vondsten},
    woorden::{
        codes::BewaartermijnSoort::{Criteria, NietBewaard},
        zoekwoord::woorden,
    },
};

/// What the law says anyway (rule table of the register), without the words of `LOZE_WOORDEN`.
const ALGEMENE_ZINNEN: &[&str] = &[
    "niet langer dan nodig",
    "niet langer dan noodzakelijk",
    "zo lang als nodig",
    "zo lang als noodzakelijk",
    "zo lang nodig",
    "zo lang noodzakelijk",
    "zolang als nodig",
    "zolang als noodzakelijk",
    "zolang nodig",
    "zolang noodzakelijk",
    "zo kort mogelijk",
    "zo kort als mogelijk",
];

/// Words that may stand in such a sentence without telling when: "De gegevens worden niet langer bewaard dan strikt noodzakelijk is".
const LOZE_WOORDEN: &[&str] = &[
    "de",
    "het",
    "een",
    "we",
    "wij",
    "ze",
    "uw",
    "deze",
    "dit",
    "dat",
    "er",
    "is",
    "zijn",
    "worden",
    "wordt",
    "bewaard",
    "bewaren",
    "opgeslagen",
    "gegevens",
    "persoonsgegevens",
    "strikt",
    "absoluut",
    "echt",
    "werkelijk",
    "hiervoor",
    "daarvoor",
    "hierbij",
];

/// Words that name a moment or a duration: with one of them the text says more than the law.
const CONCRETE_WOORDEN: &[&str] = &[
    "tot",
    "totdat",
    "na",
    "nadat",
    "zodra",
    "wanneer",
    "sinds",
    "einde",
    "eind",
    "afloop",
    "uiterlijk",
    "maximaal",
    "minimaal",
    "dag",
    "dagen",
    "week",
    "weken",
    "maand",
    "maanden",
    "kwartaal",
    "jaar",
    "jaren",
];

/// With more words than this beside the phrase, a text is taken to say more than the law.
const UITGEBREID: usize = 24;

pub(super) fn criteria(dossier: &Dossier<'_>) -> Vondsten {
    // What is not kept at all tells nothing about the rest.
    if dossier.inhoud.bewaartermijnen.iter().any(|termijn| !matches!(termijn.soort, Some(Criteria | NietBewaard))) {
        return Vec::new();
    }
    bij_termijn(dossier, "toelichting", |termijn| {
        let melding = "“Niet langer dan nodig” zegt te weinig; noem een termijn of concrete criteria.";
        (termijn.soort == Some(Criteria) && is_algemeen(termijn.toelichting.as_deref()?)).then(|| melding.to_owned())
    })
}

/// Whether a text says no more than the law: one of the phrases, and no moment or duration beside it.
fn is_algemeen(tekst: &str) -> bool {
    let mut kern = woorden(tekst);
    kern.retain(|woord| !LOZE_WOORDEN.contains(&woord.as_str()));
    let mut zinnen = ALGEMENE_ZINNEN.iter().map(|zin| zin.split(' ').collect::<Vec<_>>());
    let gevonden = zinnen.find_map(|zin| Some((kern.windows(zin.len()).position(|deel| deel == zin)?, zin.len())));
    gevonden.is_some_and(|(plaats, lengte)| {
        kern.drain(plaats..plaats + lengte);
        kern.len() <= UITGEBREID && !kern.iter().any(|woord| is_concreet(woord))
    })
}

/// Words that measure time.
const TIJD: &[&str] = &["uur", "uren", "dag", "dagen", "week", "weken", "maand", "maanden", "kwartaal", "jaar", "jaren"];

/// Whether a text tells a duration: a number or a word that measures time.
pub(super) fn noemt_duur(tekst: &str) -> bool {
    woorden(tekst).iter().any(|woord| TIJD.contains(&woord.as_str()) || woord.chars().any(|teken| teken.is_ascii_digit()))
}

fn is_concreet(woord: &str) -> bool {
    CONCRETE_WOORDEN.contains(&woord) || woord.chars().any(|teken| teken.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_repeats_the_law_is_general() {
        for tekst in [
            "Niet langer dan nodig",
            "niet langer dan strikt noodzakelijk is",
            "De gegevens worden niet langer bewaard dan strikt noodzakelijk is voor het doel waarvoor ze zijn verzameld.",
            "Wij bewaren uw gegevens zolang dat nodig is.",
            "Zo lang als nodig voor onze dienstverlening",
            "Zo kort mogelijk",
            "Niet langer dan nodig of zolang de Archiefwet voorschrijft",
        ] {
            assert!(is_algemeen(tekst), "{tekst}");
        }
    }

    #[test]
    fn what_names_a_moment_or_a_duration_is_not() {
        for tekst in [
            "Tot de lening is terugbetaald",
            "Niet langer dan nodig: tot de lening is terugbetaald",
            "Niet langer dan noodzakelijk, maximaal vijf jaar",
            "Zolang nodig, uiterlijk 31 december",
            "Zolang de vergunning geldt",
            "De ontvanger heeft de gegevens niet meer nodig",
            "Zolang als nodig is om te beoordelen of iemand die eerder een woning huurde en schade maakte, opnieuw in aanmerking komt \
             voor een woning van hetzelfde woningbedrijf, gelet op ernst en verleden",
        ] {
            assert!(!is_algemeen(tekst), "{tekst}");
        }
    }
}

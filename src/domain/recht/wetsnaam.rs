//! Names of laws as people write them: the known one that was meant, and those that a municipality makes itself.

use crate::domain::woorden::zoekwoord::woorden;

/// From so much likeness on, a name is worth a suggestion.
const LIJKT: f64 = 0.7;
/// Words that a regulation of a municipality is called by.
const SOORTEN: [&str; 13] = [
    "verordening",
    "verordeningen",
    "beleidsregel",
    "beleidsregels",
    "apv",
    "mandaatbesluit",
    "mandaatregeling",
    "aanwijzingsbesluit",
    "collegebesluit",
    "raadsbesluit",
    "subsidieregeling",
    "uitvoeringsbeleid",
    "keur",
];
/// What stands beside such a word where a regulation of Europe is meant.
const EUROPEES: [&str; 8] = ["eu", "eg", "eeg", "europese", "eidas", "ai", "avg", "gegevensbescherming"];

/// Whether a title is of a regulation that a municipality makes itself: no list of laws has it.
#[must_use]
pub fn is_lokaal(titel: &str) -> bool {
    let woorden = woorden(titel);
    let twee = |een: &str, ander: &str| woorden.windows(2).any(|paar| paar[0] == een && paar[1] == ander);
    let soort = woorden.iter().any(|woord| is_soort(woord)) || twee("nadere", "regels");
    let van_gemeente = ["gemeente", "college", "raad"].iter().any(|een| woorden.iter().any(|woord| woord == een));
    let besluit = ["besluit", "regeling", "reglement"].iter().any(|einde| woorden.iter().any(|woord| woord.ends_with(einde)));
    let europees = woorden.iter().any(|woord| EUROPEES.contains(&woord.as_str()));
    (soort || (besluit && van_gemeente)) && !europees
}

/// "Afvalstoffenverordening" is one too.
fn is_soort(woord: &str) -> bool {
    SOORTEN.contains(&woord) || (woord.ends_with("verordening") && woord.len() > "verordening".len())
}

/// The known name that is most like what somebody wrote.
pub fn meest_gelijk<'a>(tekst: &str, namen: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let gezocht = woorden(tekst).join(" ");
    let gelijkenis = |naam: &str| strsim::normalized_damerau_levenshtein(&gezocht, &woorden(naam).join(" "));
    let alle = namen.map(|naam| (gelijkenis(naam), naam)).filter(|(gelijkenis, _)| *gelijkenis >= LIJKT);
    alle.max_by(|een, ander| een.0.total_cmp(&ander.0)).map(|(_, naam)| naam)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regulations_of_a_municipality_are_told_apart() {
        for titel in [
            "Verordening leerlingenvervoer Voorbeeld 2024",
            "Beleidsregels bijzondere bijstand",
            "APV",
            "Algemene plaatselijke verordening",
            "Afvalstoffenverordening 2023",
            "Nadere regels jeugdhulp",
            "Besluit maatschappelijke ondersteuning gemeente Voorbeeld",
        ] {
            assert!(is_lokaal(titel), "{titel}");
        }
        for titel in [
            "Algemene verordening gegevensbescherming",
            "Verordening (EU) 2016/679",
            "Wmo 2015",
            "Besluit Jeugdwet",
            "AI-verordening",
            "Regeling gemeentelijke basisadministratie",
        ] {
            assert!(!is_lokaal(titel), "{titel}");
        }
    }

    #[test]
    fn the_law_that_was_meant_is_named() {
        let namen = ["Wet maatschappelijke ondersteuning 2015", "Jeugdwet", "Participatiewet"];
        let bedoeld = |tekst| meest_gelijk(tekst, namen.into_iter());
        assert_eq!(bedoeld("Wet maatschapelijke ondersteuning"), Some(namen[0]));
        assert_eq!(bedoeld("Jeugd wet"), Some("Jeugdwet"));
        assert_eq!(bedoeld("omdat het moet"), None);
    }
}

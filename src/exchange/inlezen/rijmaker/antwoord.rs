//! Texts that answer a question instead of naming something: "ja", "Er zijn geen ontvangers", "deels", "zie bijlage". They never become content.

use crate::{
    domain::woorden::zoekwoord::woorden,
    exchange::inlezen::woorden::{ja_nee, vorm},
};

/// What a text answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Antwoord {
    /// That there is none.
    Geen,
    /// Yes, partly, a question, or where it can be found.
    Anders,
}

const ONTKENNING: [&str; 15] = [
    "geen", "niet", "nooit", "niemand", "niets", "nergens", "nee", "neen", "none", "nothing", "kein", "keine", "keiner", "aucun",
    "aucune",
];
/// What begins so, says something about the answer.
const BEGIN: [&str; 28] = [
    "ja",
    "deels",
    "gedeeltelijk",
    "soms",
    "mogelijk",
    "mogelijke",
    "mogelijkerwijs",
    "misschien",
    "wellicht",
    "eventueel",
    "waarschijnlijk",
    "tenzij",
    "indien",
    "zie",
    "idem",
    "nog",
    "nader",
    "volgt",
    "pm",
    "ntb",
    "nnb",
    "tbd",
    "yes",
    "oui",
    "non",
    "afhankelijk",
    "verschilt",
    "dito",
];
/// So many words of a longer text may come before the word that denies it.
const VROEG: usize = 3;

/// What a text answers; `None` when it names something.
pub(super) fn antwoord(tekst: &str) -> Option<Antwoord> {
    let gesproken = woorden(tekst);
    let eerste = gesproken.first().map(String::as_str).unwrap_or_default();
    // "Ja/nee" is a question that nobody answered.
    let ja = ["ja", "yes", "oui"].contains(&eerste);
    if !ja && (ontkent(&gesproken) || is_nvt(tekst)) {
        Some(Antwoord::Geen)
    } else if vorm(tekst) == "onbekend"
        || BEGIN.contains(&eerste)
        || ja_nee(tekst).is_some()
        || tekst.trim_end().ends_with('?')
        || gesproken.is_empty()
    {
        Some(Antwoord::Anders)
    } else {
        None
    }
}

/// The same for a sentence that may well deny something halfway: "Back-ups gaan niet naar buiten".
pub(super) fn antwoord_van_zin(tekst: &str) -> Option<Antwoord> {
    let gesproken = woorden(tekst);
    let begin = gesproken.iter().take(VROEG).cloned().collect::<Vec<_>>().join(" ");
    let kort = gesproken.len() <= 5 || antwoord(&begin) == Some(Antwoord::Geen);
    antwoord(tekst).filter(|_| kort)
}

fn ontkent(gesproken: &[String]) -> bool {
    gesproken.iter().any(|woord| ONTKENNING.contains(&woord.as_str()))
}

/// "N.v.t." in its many forms.
pub(super) fn is_nvt(tekst: &str) -> bool {
    matches!(vorm(tekst).as_str(), "n v t" | "nvt" | "n a" | "na" | "not applicable" | "entfallt" | "nihil" | "sans objet")
}

/// Whether a text says no more than that nobody gets the data.
pub(super) fn geen_ontvangers(tekst: &str) -> bool {
    const WOORDEN: [&str; 25] = [
        "er",
        "zijn",
        "is",
        "worden",
        "wordt",
        "geen",
        "niet",
        "de",
        "aan",
        "met",
        "door",
        "derden",
        "derde",
        "partijen",
        "ontvanger",
        "ontvangers",
        "externe",
        "gegevens",
        "persoonsgegevens",
        "verstrekt",
        "verstrekking",
        "verstrekkingen",
        "gedeeld",
        "niemand",
        "anderen",
    ];
    let gesproken = woorden(tekst);
    let zegt = |woord: &str| gesproken.iter().any(|een| een == woord);
    let waarvan = ["ontvanger", "ontvangers", "derden", "verstrekking", "verstrekkingen", "verstrekt", "gedeeld", "partijen"];
    let alleen = gesproken.iter().all(|woord| WOORDEN.contains(&woord.as_str()));
    let kort = ["geen", "none", "aucun", "keine"].contains(&vorm(tekst).as_str());
    kort || (alleen && (zegt("niemand") || (zegt("geen") && waarvan.into_iter().any(zegt))))
}

/// Whether a text is about a transfer, and no recipient.
pub(super) fn over_doorgifte(tekst: &str) -> bool {
    let gesproken = woorden(tekst);
    let zegt = |woord: &str| gesproken.iter().any(|een| een == woord);
    let eer = ["eer", "eea", "eu", "europa", "unie"].into_iter().any(zegt) && (zegt("buiten") || zegt("binnen"));
    eer || ["doorgifte", "scc", "sccs"].into_iter().any(zegt) || (zegt("derde") && (zegt("land") || zegt("landen")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_no_name() {
        for geen in ["Er zijn geen ontvangers", "geen BSN", "Nee.", "N/A", "worden niet verstrekt", "nee, tenzij"] {
            assert_eq!(antwoord(geen), Some(Antwoord::Geen), "{geen}");
        }
        for anders in ["ja/nee", "Ja", "deels", "zie DPIA", "Nog te bepalen", "?", "☑", "Wie?", "mogelijk buiten de EER"] {
            assert_eq!(antwoord(anders), Some(Antwoord::Anders), "{anders}");
        }
        for naam in ["naam", "Zierikzee", "Jansen", "Nogepa", "UWV"] {
            assert_eq!(antwoord(naam), None, "{naam}");
        }
        assert_eq!(antwoord_van_zin("Gegevens op de server zijn niet van buiten te bereiken"), None);
        assert!(antwoord_van_zin("Geen bijzondere maatregelen").is_some());
        assert!(antwoord_van_zin("zie het ISMS").is_some());
    }

    #[test]
    fn that_nobody_gets_the_data_is_said_in_few_words() {
        for geen in ["geen", "Er zijn geen ontvangers", "Er worden geen gegevens verstrekt aan derden", "niemand"] {
            assert!(geen_ontvangers(geen), "{geen}");
        }
        for anders in ["alleen intern", "geen derden behalve de politie", "Politie", "geen bijzondere"] {
            assert!(!geen_ontvangers(anders), "{anders}");
        }
        assert!(over_doorgifte("doorgifte alleen met waarborgen"));
        assert!(!over_doorgifte("Eerste hulp"));
    }
}

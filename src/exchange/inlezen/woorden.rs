//! Words of a file as codes of the register: the code, its name, and the words that a mapping adds. Nothing is guessed: a word is known
//! or it is not.

use std::collections::HashMap;

use crate::domain::{
    recht::kennis::Kennis,
    woorden::zoekwoord::{stam, woorden},
};

/// A text in the form in which names and words are compared: "betrokkene(n)" is "betrokkene".
pub(super) fn vorm(tekst: &str) -> String {
    let mut tekst = tekst.to_lowercase();
    for meervoud in ["(n)", "(en)", "(s)", "(ën)", "(es)"] {
        if let Some(plaats) = tekst.find(meervoud).filter(|plaats| tekst[..*plaats].ends_with(char::is_alphabetic)) {
            tekst.replace_range(plaats..plaats + meervoud.len(), "");
        }
    }
    woorden(&tekst).join(" ")
}

/// The same for names of columns: "categorieën van de betrokkenen" is "categorie betrokkene".
pub(super) fn losse_vorm(tekst: &str) -> String {
    let dragend = |woord: &&str| !ZONDER_BETEKENIS.contains(woord);
    vorm(tekst).split(' ').filter(dragend).map(stam).collect::<Vec<_>>().join(" ")
}

/// Words that a name of a column may have or not have.
const ZONDER_BETEKENIS: [&str; 20] = [
    "de", "het", "een", "van", "der", "voor", "en", "of", "aan", "wordt", "worden", "zijn", "is", "er", "u", "wij", "we", "uw",
    "ons", "onze",
];

/// What a code of another system says, the closest first: "user.contact.email" is an email, "privacy_health_data" are health data.
pub(super) fn codedelen(tekst: &str) -> impl Iterator<Item = &str> {
    let is_code = tekst.chars().all(|teken| teken.is_ascii_lowercase() || "_.".contains(teken));
    let met_punten = ["user.", "system."].iter().find_map(|begin| tekst.strip_prefix(begin)).filter(|_| is_code);
    let met_streep = tekst.strip_prefix("privacy_").filter(|_| is_code);
    met_punten.into_iter().flat_map(|rest| rest.rsplit('.')).chain(met_streep)
}

fn stammen(tekst: &str) -> String {
    woorden(tekst).iter().map(|woord| stam(woord)).collect::<Vec<_>>().join(" ")
}

/// What the words of a list mean; no codes when a text means more than one thing.
#[derive(Debug, Default)]
struct Lijst {
    exact: HashMap<String, Vec<String>>,
    /// The same by stems, so that a plural is found.
    stammen: HashMap<String, Vec<String>>,
}

/// What the words of each list mean.
#[derive(Debug, Default)]
pub(super) struct Woordenboek(HashMap<String, Lijst>);

impl Woordenboek {
    pub(super) fn new(kennis: &Kennis, eigen: &HashMap<String, HashMap<String, Vec<String>>>) -> Self {
        let mut boek = Self::default();
        for bron in kennis.lijsten() {
            let lijst = boek.0.entry(bron.lijst.clone()).or_default();
            for item in &bron.items {
                let zonder_haken = item.naam.split(" (").next().unwrap_or_default();
                for tekst in [&item.code, &item.naam, zonder_haken] {
                    lijst.voeg_toe(tekst, std::slice::from_ref(&item.code));
                }
            }
        }
        // What the mapping says wins.
        for (naam, woorden) in eigen {
            let lijst = boek.0.entry(naam.clone()).or_default();
            for (tekst, codes) in woorden {
                lijst.exact.insert(vorm(tekst), codes.clone());
                lijst.stammen.insert(stammen(tekst), codes.clone());
            }
        }
        boek
    }

    /// The codes that a text stands for as a whole.
    pub(super) fn codes(&self, lijst: &str, tekst: &str) -> Option<&[String]> {
        let bekend = self.0.get(lijst)?;
        let vorm = vorm(tekst);
        let zonder_gegevens = || {
            let rest = vorm.strip_suffix("gegevens").or_else(|| vorm.strip_suffix("gegeven"))?.trim_end();
            (lijst == "gegevenscategorie" && rest.len() > 2).then(|| bekend.zoek(rest))?
        };
        // "abonnees": its stem is another.
        let enkelvoud = || bekend.zoek(vorm.strip_suffix('s').filter(|rest| rest.len() > 3)?);
        // "ingezetenen" and "overledenen": so are theirs.
        let zonder_n = || bekend.zoek(vorm.strip_suffix('n').filter(|rest| rest.len() > 4 && rest.ends_with('e'))?);
        let code = || codedelen(tekst).find_map(|deel| bekend.zoek(&self::vorm(deel)));
        bekend.zoek(&vorm).or_else(zonder_gegevens).or_else(enkelvoud).or_else(zonder_n).or_else(code)
    }

    /// The codes of a text that may name several things at once, when every one of them is known.
    pub(super) fn alle_codes(&self, lijst: &str, tekst: &str) -> Option<Vec<String>> {
        if let Some(codes) = self.codes(lijst, tekst) {
            return Some(codes.to_vec());
        }
        for teken in [" en ", " en/of ", " of ", "/", " & ", "+"] {
            let delen: Vec<&str> = tekst.split(teken).map(str::trim).collect();
            if delen.len() > 1 {
                let codes: Option<Vec<_>> = delen.iter().map(|deel| self.codes(lijst, deel)).collect();
                if let Some(codes) = codes {
                    return Some(codes.concat());
                }
            }
        }
        None
    }

    /// The one code that a text stands for.
    pub(super) fn code(&self, lijst: &str, tekst: &str) -> Option<String> {
        self.codes(lijst, tekst).filter(|codes| codes.len() == 1).map(|codes| codes[0].clone())
    }
}

impl Lijst {
    fn voeg_toe(&mut self, tekst: &str, codes: &[String]) {
        for (tabel, sleutel) in [(&mut self.exact, vorm(tekst)), (&mut self.stammen, stammen(tekst))] {
            let bekend = tabel.entry(sleutel).or_insert_with(|| codes.to_vec());
            if bekend != codes {
                bekend.clear();
            }
        }
    }

    /// The codes of a text in the form of `vorm`.
    fn zoek(&self, vorm: &str) -> Option<&[String]> {
        let gevuld = |codes: &&Vec<String>| !codes.is_empty();
        let exact = self.exact.get(vorm).filter(gevuld);
        exact.or_else(|| self.stammen.get(&stammen(vorm)).filter(gevuld)).map(Vec::as_slice)
    }
}

/// Yes or no, as people write or tick it; `None` when it is neither.
#[must_use]
pub fn ja_nee(tekst: &str) -> Option<bool> {
    match vorm(tekst).as_str() {
        "ja" | "j" | "yes" | "y" | "true" | "waar" | "1" | "oui" | "x" | "v" => return Some(true),
        "nee" | "neen" | "n" | "no" | "false" | "onwaar" | "0" | "geen" | "non" | "nein" => return Some(false),
        _ => {}
    }
    // A mark is a tick or a cross in a box; "✗" by itself may be either.
    match tekst.trim() {
        "✓" | "✔" | "√" | "☑" | "☒" | "●" | "■" | "◉" | "+" | "×" | "✅" | "🗹" | "☑️" | "✔️" => {
            Some(true)
        }
        "☐" | "○" | "□" | "◯" | "[]" | "[ ]" | "( )" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_another_system_is_read_from_its_end() {
        let delen = |tekst| codedelen(tekst).collect::<Vec<_>>();
        assert_eq!(delen("user.contact.email"), ["email", "contact"]);
        assert_eq!(delen("privacy_health_data"), ["health_data"]);
        for geen in ["www.user.nl", "Privacy_beleid", "user.Name", "naam"] {
            assert_eq!(delen(geen), [""; 0], "{geen}");
        }
    }

    #[test]
    fn people_tick_in_many_ways() {
        for ja in ["ja", "J", "x", "X", "[x]", "(v)", "✓", "☑", "☒", "●", "+", "1", "Waar"] {
            assert_eq!(ja_nee(ja), Some(true), "{ja}");
        }
        for nee in ["nee", "Nee.", "☐", "○", "[ ]", "0", "onwaar"] {
            assert_eq!(ja_nee(nee), Some(false), "{nee}");
        }
        for geen in ["?", "✗", "deels", "ja/nee", "2", "", "nee, tenzij"] {
            assert_eq!(ja_nee(geen), None, "{geen}");
        }
    }
}

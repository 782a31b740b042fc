//! Which known word somebody meant who made a typing fault. Better no guess than a wrong one: who looks for `Amerika` is not helped with
//! `Afrika`.

use strsim::damerau_levenshtein;

use super::woordenlijst;

/// Shorter words are too near to all others to guess.
const KORTSTE: usize = 5;

/// From this many letters on a word may have two typing faults. Shorter words with two other letters are nearly always other words.
const LANG: usize = 13;

/// How many typing faults a word of so many letters may have.
fn speling(letters: usize) -> usize {
    if letters < LANG { 1 } else { 2 }
}

/// Where words that may be meant are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zoekruimte {
    /// They begin with the first letter, or with the first two exchanged.
    pub begin: [String; 2],
    /// They have at least so many letters.
    pub kortste: usize,
    /// They have at most so many letters.
    pub langste: usize,
}

impl Zoekruimte {
    /// Where to look for a word; nowhere when it is too short, has a digit in it (another number is no typing fault), or is a Dutch word:
    /// then nobody has it, and it was meant.
    #[must_use]
    pub fn van(woord: &str) -> Option<Self> {
        let letters = woord.chars().count();
        let mut tekens = woord.chars();
        let (eerste, tweede) = (tekens.next()?, tekens.next()?);
        let raadbaar = letters >= KORTSTE && woord.chars().all(char::is_alphabetic) && !woordenlijst::kent(woord);
        raadbaar.then(|| Self {
            begin: [eerste.to_string(), format!("{tweede}{eerste}")],
            kortste: letters - speling(letters),
            langste: letters + speling(letters),
        })
    }
}

/// The word that was meant: the nearest, and of equally near ones the first, which should be the most frequent. What adds more than a
/// letter to a word is made of it, and no fault in it.
pub fn dichtstbij(woord: &str, bekend: impl IntoIterator<Item = String>) -> Option<String> {
    let meest = speling(woord.chars().count());
    let met_afstand = bekend.into_iter().map(|ander| (damerau_levenshtein(woord, &ander), ander));
    let is_fout = |(afstand, ander): &(usize, String)| *afstand <= meest && (*afstand <= 1 || !woord.starts_with(ander.as_str()));
    met_afstand.filter(is_fout).min_by_key(|(afstand, _)| *afstand).map(|(_, ander)| ander)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bedoeld(woord: &str, bekend: &[&str]) -> Option<String> {
        Zoekruimte::van(woord)?;
        dichtstbij(woord, bekend.iter().map(|woord| (*woord).to_owned()))
    }

    #[test]
    fn one_fault_in_a_word_and_two_in_a_long_one() {
        assert_eq!(bedoeld("camrea", &["camera"]).as_deref(), Some("camera"), "two letters exchanged are one fault");
        assert_eq!(bedoeld("parkeervergunnign", &["parkeervergunning"]).as_deref(), Some("parkeervergunning"));
        assert_eq!(bedoeld("parkeervergunnnig", &["parkeervergunning"]).as_deref(), Some("parkeervergunning"));
        assert_eq!(bedoeld("uitkerign", &["uitkering"]).as_deref(), Some("uitkering"));
        assert_eq!(bedoeld("utkerring", &["uitkering"]), None);
        assert_eq!(bedoeld("verslavign", &["verklaring"]), None);
        assert_eq!(bedoeld("vrijwilligers", &["vrijwillige"]), None, "made of the other");
        assert_eq!(bedoeld("begraafplaatss", &["begraafplaats"]).as_deref(), Some("begraafplaats"));
    }

    #[test]
    fn the_nearest_wins_and_then_the_first() {
        assert_eq!(bedoeld("vergunningne", &["vergunning", "vergunningen"]).as_deref(), Some("vergunningen"));
        assert_eq!(bedoeld("camerb", &["camera", "camerd"]).as_deref(), Some("camera"));
        assert_eq!(bedoeld("camerb", &["camerd", "camera"]).as_deref(), Some("camerd"));
        assert_eq!(bedoeld("camerb", &[]), None);
    }

    #[test]
    fn a_dutch_word_was_meant_as_it_stands() {
        for (woord, bekend) in [
            ("amerika", "afrika"),
            ("scheiden", "schulden"),
            ("stemmen", "stellen"),
            ("horeca", "horen"),
            ("wissen", "wensen"),
            ("ierland", "iemand"),
            ("markt", "maakt"),
            ("inbraak", "inspraak"),
            ("petitie", "politie"),
        ] {
            assert_eq!(bedoeld(woord, &[bekend]), None, "{woord}");
        }
    }

    #[test]
    fn nobody_guesses_numbers_or_short_words() {
        for woord in ["", "o", "ov", "2024", "va0001", "dood", "dna", "hodn"] {
            assert_eq!(Zoekruimte::van(woord), None, "{woord}");
        }
        let ruimte = Zoekruimte::van("hodnen").unwrap();
        assert_eq!((ruimte.begin, ruimte.kortste, ruimte.langste), (["h".to_owned(), "oh".to_owned()], 5, 7));
        assert_eq!(Zoekruimte::van("ééñéé").map(|ruimte| ruimte.langste), Some(6));
    }
}

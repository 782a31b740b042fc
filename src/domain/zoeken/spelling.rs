//! Which known word somebody meant who typed an unknown one.

use strsim::damerau_levenshtein;

/// Shorter words are too near to all others to guess.
const KORTSTE: usize = 3;

/// How many typing faults a word of so many letters may have.
fn speling(letters: usize) -> usize {
    if letters <= 5 { 1 } else { 2 }
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
    /// Where to look for a word; nowhere when it is too short, or has a digit in it: another number is no typing fault.
    #[must_use]
    pub fn van(woord: &str) -> Option<Self> {
        let letters = woord.chars().count();
        let mut tekens = woord.chars();
        let (eerste, tweede) = (tekens.next()?, tekens.next()?);
        let raadbaar = letters >= KORTSTE && woord.chars().all(char::is_alphabetic);
        raadbaar.then(|| Self {
            begin: [eerste.to_string(), format!("{tweede}{eerste}")],
            kortste: KORTSTE.max(letters - speling(letters)),
            langste: letters + speling(letters),
        })
    }
}

/// The word that was meant: the nearest, and of equally near ones the first.
pub fn dichtstbij(woord: &str, bekend: impl IntoIterator<Item = String>) -> Option<String> {
    let met_afstand = bekend.into_iter().map(|ander| (damerau_levenshtein(woord, &ander), ander));
    let (_, ander) =
        met_afstand.filter(|(afstand, _)| *afstand <= speling(woord.chars().count())).min_by_key(|(afstand, _)| *afstand)?;
    Some(ander)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bedoeld(woord: &str, bekend: &[&str]) -> Option<String> {
        dichtstbij(woord, bekend.iter().map(|woord| (*woord).to_owned()))
    }

    #[test]
    fn one_fault_in_a_short_word_and_two_in_a_longer_one() {
        assert_eq!(bedoeld("pakr", &["park"]).as_deref(), Some("park"), "two letters exchanged are one fault");
        assert_eq!(bedoeld("prakk", &["park"]), None);
        assert_eq!(bedoeld("parkeervergunnign", &["parkeervergunning"]).as_deref(), Some("parkeervergunning"));
        assert_eq!(bedoeld("uitkreigin", &["uitkering"]), None);
        assert_eq!(bedoeld("utkerring", &["uitkering"]).as_deref(), Some("uitkering"));
    }

    #[test]
    fn the_nearest_wins_and_then_the_first() {
        assert_eq!(bedoeld("camerb", &["kamers", "camera"]).as_deref(), Some("camera"));
        assert_eq!(bedoeld("hont", &["hond", "honk"]).as_deref(), Some("hond"));
        assert_eq!(bedoeld("hont", &["honk", "hond"]).as_deref(), Some("honk"));
        assert_eq!(bedoeld("hont", &[]), None);
    }

    #[test]
    fn nobody_guesses_numbers_or_words_of_two_letters() {
        for woord in ["", "o", "ov", "2024", "va0001"] {
            assert_eq!(Zoekruimte::van(woord), None, "{woord}");
        }
        let ruimte = Zoekruimte::van("hodn").unwrap();
        assert_eq!((ruimte.begin, ruimte.kortste, ruimte.langste), (["h".to_owned(), "oh".to_owned()], 3, 5));
        assert_eq!(Zoekruimte::van("ééñ").map(|ruimte| ruimte.langste), Some(4));
    }
}

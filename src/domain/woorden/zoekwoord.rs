//! Words as search sees them: lower case, without diacritics, with their Dutch stem. Made in Rust, so that every database finds the same.

use std::{collections::BTreeMap, ops::Range};

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Longer words are cut: no Dutch word is longer, and an index has its limits.
const LANGSTE_WOORD: usize = 64;

/// From this many letters on, a query word also finds words that begin with it.
const KORTSTE_BEGIN: usize = 3;

/// The kind of a search term: the word itself or its stem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Soort {
    /// The word as written.
    Woord,
    /// Its Snowball stem.
    Stam,
}

impl Soort {
    /// As the table writes it, twice for each word.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Woord => "w",
            Self::Stam => "s",
        }
    }
}

/// A text in lower case without diacritics: what names are ordered by and words are compared in.
#[must_use]
pub fn normaal(tekst: &str) -> String {
    if tekst.is_ascii() {
        return tekst.to_ascii_lowercase();
    }
    tekst.nfkd().filter(|teken| !is_combining_mark(*teken)).flat_map(char::to_lowercase).collect()
}

/// The words of a text, split at everything that is no letter or digit.
#[must_use]
pub fn woorden(tekst: &str) -> Vec<String> {
    normaal(tekst)
        .split(|teken: char| !teken.is_alphanumeric())
        .filter(|woord| !woord.is_empty())
        .map(|woord| woord.chars().take(LANGSTE_WOORD).collect())
        .collect()
}

/// The same words with the place in the text where each stands, signs that belong to its letters included.
#[must_use]
pub fn plaatsen(tekst: &str) -> Vec<(Range<usize>, String)> {
    let mut plaatsen: Vec<(Range<usize>, String)> = Vec::new();
    let mut is_open = false;
    for (begin, teken) in tekst.char_indices() {
        let einde = begin + teken.len_utf8();
        let vorm = normaal(teken.encode_utf8(&mut [0; 4]));
        if let Some((plaats, _)) = plaatsen.last_mut().filter(|_| is_open && vorm.is_empty()) {
            plaats.end = einde;
        }
        for teken in vorm.chars() {
            if !teken.is_alphanumeric() {
                is_open = false;
                continue;
            }
            if !is_open {
                plaatsen.push((begin..einde, String::new()));
            }
            is_open = true;
            if let Some((plaats, woord)) = plaatsen.last_mut() {
                plaats.end = einde;
                woord.push(teken);
            }
        }
    }
    for (_, woord) in &mut plaatsen {
        woord.truncate(woord.char_indices().nth(LANGSTE_WOORD).map_or(woord.len(), |(einde, _)| einde));
    }
    plaatsen
}

/// The Dutch stem of a word.
#[must_use]
pub fn stam(woord: &str) -> String {
    Stemmer::create(Algorithm::Dutch).stem(woord).into_owned()
}

/// A word that is searched for, and the one rule of what it finds: words that begin with it, or, when it is short, only itself; and
/// words with the same stem.
#[derive(Debug, Clone)]
pub struct Zoekwoord {
    /// The word: the first that it finds.
    pub begin: String,
    /// The end of the words that it finds by their begin.
    pub tot: String,
    /// Its stem.
    pub stam: String,
}

impl Zoekwoord {
    /// The rule for one of `woorden`.
    #[must_use]
    pub fn new(woord: &str) -> Self {
        let na = if woord.chars().count() >= KORTSTE_BEGIN { char::MAX } else { '\u{1}' };
        Self { begin: woord.to_owned(), tot: format!("{woord}{na}"), stam: stam(woord) }
    }

    /// Whether it finds a word, one of `woorden`.
    #[must_use]
    pub fn vindt(&self, woord: &str) -> bool {
        (self.begin.as_str()..self.tot.as_str()).contains(&woord) || stam(woord) == self.stam
    }
}

/// The terms of a record: each word and stem once, with the highest weight of the places where it stands.
#[derive(Debug, Default)]
pub struct Zoektermen(BTreeMap<(Soort, String), i64>);

impl Zoektermen {
    /// Adds the words of a text that weighs so much.
    pub fn voeg_toe(&mut self, tekst: &str, gewicht: i64) {
        for woord in woorden(tekst) {
            let woord = (Soort::Woord, woord);
            // Where a word weighs as much already, so does its stem.
            if self.0.get(&woord).is_none_or(|oud| *oud < gewicht) {
                self.zet((Soort::Stam, stam(&woord.1)), gewicht);
                self.zet(woord, gewicht);
            }
        }
    }

    /// Whether a search for the word finds the record.
    #[must_use]
    pub fn bevat(&self, zoekwoord: &Zoekwoord) -> bool {
        let term = |soort, term: &String| (soort, term.clone());
        let op_woord = term(Soort::Woord, &zoekwoord.begin)..term(Soort::Woord, &zoekwoord.tot);
        self.0.range(op_woord).next().is_some() || self.0.contains_key(&term(Soort::Stam, &zoekwoord.stam))
    }

    fn zet(&mut self, term: (Soort, String), gewicht: i64) {
        let oud = self.0.entry(term).or_default();
        *oud = (*oud).max(gewicht);
    }

    /// All terms with their weight.
    pub fn termen(self) -> impl Iterator<Item = (Soort, String, i64)> {
        self.0.into_iter().map(|((soort, term), gewicht)| (soort, term, gewicht))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_case_and_diacritics_and_split_at_signs() {
        assert_eq!(woorden("Beëindigen van co-ouderschap, ÉÉN 2e"), ["beeindigen", "van", "co", "ouderschap", "een", "2e"]);
    }

    #[test]
    fn singular_and_plural_share_a_stem() {
        assert_eq!(stam("uitkeringen"), stam("uitkering"));
    }

    #[test]
    fn a_word_keeps_its_highest_weight() {
        let mut termen = Zoektermen::default();
        termen.voeg_toe("Camera", 1);
        termen.voeg_toe("camera's", 8);
        let gewicht = termen.termen().find(|(soort, term, _)| *soort == Soort::Woord && term == "camera").unwrap().2;
        assert_eq!(gewicht, 8);
    }

    #[test]
    fn a_word_finds_what_begins_with_it_from_three_letters_and_what_shares_its_stem() {
        let vindt = |gezocht: &str, woord: &str| {
            let mut termen = Zoektermen::default();
            termen.voeg_toe(woord, 1);
            let zoekwoord = Zoekwoord::new(gezocht);
            assert_eq!(zoekwoord.vindt(woord), termen.bevat(&zoekwoord), "{gezocht} in {woord}");
            zoekwoord.vindt(woord)
        };
        for (gezocht, woord) in
            [("camera", "cameratoezicht"), ("boom", "bomen"), ("uitkeringen", "uitkering"), ("ov", "ov"), ("bib", "bibliotheek")]
        {
            assert!(vindt(gezocht, woord), "{gezocht} in {woord}");
        }
        for (gezocht, woord) in [("toezicht", "cameratoezicht"), ("ov", "over"), ("bomenkap", "bomen"), ("camera", "came")] {
            assert!(!vindt(gezocht, woord), "{gezocht} in {woord}");
        }
    }

    #[test]
    fn an_endless_word_is_cut() {
        assert_eq!(woorden(&"a".repeat(10_000))[0].len(), LANGSTE_WOORD);
    }
}

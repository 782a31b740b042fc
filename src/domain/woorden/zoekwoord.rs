//! Words as search sees them: lower case, without diacritics, with their Dutch stem. Made in Rust, so that every database finds the same.

use std::{collections::BTreeMap, ops::Range};

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Longer words are cut: no Dutch word is longer, and an index has its limits.
const LANGSTE_WOORD: usize = 64;

/// From this many letters on, a query word also finds words that begin with it.
const KORTSTE_BEGIN: usize = 3;

/// From this many letters on, what a word begins with says what it is about.
pub const LANG: usize = 5;

/// The kind of a search term: the word itself or its stem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Soort {
    /// The word as written.
    Woord,
    /// Its Snowball stem.
    Stam,
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
        let plaats = begin..begin + teken.len_utf8();
        if teken.is_ascii() {
            is_open = lees(&mut plaatsen, is_open, &plaats, teken.to_ascii_lowercase());
            continue;
        }
        let vorm = normaal(teken.encode_utf8(&mut [0; 4]));
        if let Some((woord, _)) = plaatsen.last_mut().filter(|_| is_open && vorm.is_empty()) {
            woord.end = plaats.end;
        }
        for teken in vorm.chars() {
            is_open = lees(&mut plaatsen, is_open, &plaats, teken);
        }
    }
    for (_, woord) in &mut plaatsen {
        woord.truncate(woord.char_indices().nth(LANGSTE_WOORD).map_or(woord.len(), |(einde, _)| einde));
    }
    plaatsen
}

/// Reads a sign of a word, or one between words; says whether a word is open after it.
fn lees(plaatsen: &mut Vec<(Range<usize>, String)>, is_open: bool, plaats: &Range<usize>, teken: char) -> bool {
    if !teken.is_alphanumeric() {
        return false;
    }
    if !is_open {
        plaatsen.push((plaats.clone(), String::new()));
    }
    if let Some((van_woord, woord)) = plaatsen.last_mut() {
        van_woord.end = plaats.end;
        woord.push(teken);
    }
    true
}

/// The words of a text as search finds them: what hyphens or the points of initials hold together (`e-mail`,
/// `ID-kaart`, `W.O.Z.`) is also one word, before its parts.
#[must_use]
pub fn vormen(tekst: &str) -> Vec<String> {
    plaatsen_van_vormen(tekst).into_iter().map(|(_, woord)| woord).collect()
}

/// The same words with the place in the text where each stands.
#[must_use]
pub fn plaatsen_van_vormen(tekst: &str) -> Vec<(Range<usize>, String)> {
    let delen = plaatsen(tekst);
    let groepen = delen.chunk_by(|een, ander| hoort_bij(tekst, een, ander));
    groepen.flat_map(|groep| geheel(groep).into_iter().chain(groep.iter().cloned())).collect()
}

/// The words that somebody looks for, each once. A part of at most two letters says nothing by itself: then it is the whole word.
#[must_use]
pub fn gezocht(tekst: &str) -> Vec<String> {
    let delen = plaatsen(tekst);
    let mut gezocht: Vec<String> = Vec::new();
    for groep in delen.chunk_by(|een, ander| hoort_bij(tekst, een, ander)) {
        let is_los = groep.iter().all(|(_, deel)| deel.chars().count() >= KORTSTE_BEGIN);
        let woorden = geheel(groep).filter(|_| !is_los).map_or_else(|| groep.to_vec(), |geheel| vec![geheel]);
        for (_, woord) in woorden {
            if !gezocht.contains(&woord) {
                gezocht.push(woord);
            }
        }
    }
    gezocht
}

/// Whether two words in a row are parts of one.
fn hoort_bij(tekst: &str, een: &(Range<usize>, String), ander: &(Range<usize>, String)) -> bool {
    let is_letter = |woord: &str| woord.chars().count() == 1 && woord.chars().all(char::is_alphabetic);
    // One sign may be the end of a word and the begin of the next.
    match tekst.get(een.0.end..ander.0.start) {
        Some("-" | "\u{2010}" | "\u{2011}") => true,
        Some(".") => is_letter(&een.1) && is_letter(&ander.1),
        _ => false,
    }
}

/// Parts as one word; numbers, such as those of a date, stay apart.
fn geheel(groep: &[(Range<usize>, String)]) -> Option<(Range<usize>, String)> {
    let [(eerste, _), .., (laatste, _)] = groep else { return None };
    let woord: String = groep.iter().flat_map(|(_, deel)| deel.chars()).take(LANGSTE_WOORD).collect();
    woord.contains(char::is_alphabetic).then_some((eerste.start..laatste.end, woord))
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
        Self { begin: woord.to_owned(), tot: format!("{woord}{na}"), stam: stam(enkelvoud(woord)) }
    }

    /// The rule for a word that is found whole, and not as the begin of others.
    #[must_use]
    pub fn heel(woord: &str) -> Self {
        Self { tot: format!("{woord}\u{1}"), ..Self::new(woord) }
    }

    /// Whether it finds a word, one of `woorden`.
    #[must_use]
    pub fn vindt(&self, woord: &str) -> bool {
        (self.begin.as_str()..self.tot.as_str()).contains(&woord) || self.is_woord(woord)
    }

    /// Whether it is the word itself, in whatever form.
    #[must_use]
    pub fn is_woord(&self, woord: &str) -> bool {
        self.begin == woord || stam(woord) == self.stam
    }
}

/// A plural that is written without its apostrophe ("cameras", "autos") as one thing.
fn enkelvoud(woord: &str) -> &str {
    woord.strip_suffix('s').filter(|begin| begin.len() > 3 && begin.ends_with(['a', 'i', 'o', 'u', 'y'])).unwrap_or(woord)
}

/// The terms of a record: each word and stem once, with the highest weight of the places where it stands.
#[derive(Debug, Default)]
pub struct Zoektermen(BTreeMap<(Soort, String), i64>);

impl Zoektermen {
    /// Adds the words of a text that weighs so much.
    pub fn voeg_toe(&mut self, tekst: &str, gewicht: i64) {
        self.voeg_vormen_toe(vormen(tekst), gewicht);
    }

    /// The same for words that were read from it before, as `vormen`.
    pub fn voeg_vormen_toe(&mut self, vormen: Vec<String>, gewicht: i64) {
        for woord in vormen {
            // Where a word weighs as much already, so does its stem.
            let soort_en_woord = (Soort::Woord, woord);
            if self.0.get(&soort_en_woord).is_none_or(|eerder| *eerder < gewicht) {
                self.zet((Soort::Stam, stam(&soort_en_woord.1)), gewicht);
                self.zet(soort_en_woord, gewicht);
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
    fn what_is_held_together_is_found_as_one_word_and_by_its_parts() {
        let vormen = |tekst: &str| vormen(tekst).join(" ");
        assert_eq!(vormen("E-mail of ID\u{2011}kaart"), "email e mail of idkaart id kaart");
        assert_eq!(vormen("de W.O.Z.-waarde"), "de woz w o z waarde");
        assert_eq!(vormen("art. 5.1, 2024-01-31, dit.is apart"), "art 5 1 2024 01 31 dit is apart");
        assert_eq!(vormen("VA-0001 - los"), "va0001 va 0001 los");
        let tekst = "het co-ouderschapsplan";
        let plaatsen: Vec<&str> = plaatsen_van_vormen(tekst).into_iter().map(|(plaats, _)| &tekst[plaats]).collect();
        assert_eq!(plaatsen, ["het", "co-ouderschapsplan", "co", "ouderschapsplan"]);
    }

    #[test]
    fn who_types_a_hyphen_looks_for_the_parts_unless_one_says_nothing_by_itself() {
        for (getypt, gezocht) in [
            ("e-mail", "email"),
            ("ID-kaart kwijt", "idkaart kwijt"),
            ("W.O.Z. waarde", "woz waarde"),
            ("Noord-Holland", "noord holland"),
            ("camera Camera CAMERA's", "camera s"),
            ("31-01-2024", "31 01 2024"),
            ("%_-.", ""),
        ] {
            assert_eq!(super::gezocht(getypt).join(" "), gezocht, "{getypt}");
        }
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
        for (gezocht, woord) in [
            ("camera", "cameratoezicht"),
            ("boom", "bomen"),
            ("cameras", "camera"),
            ("autos", "auto"),
            ("status", "status"),
            ("uitkeringen", "uitkering"),
            ("ov", "ov"),
            ("bib", "bibliotheek"),
        ] {
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

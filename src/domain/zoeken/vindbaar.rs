//! What a content is found by: its name, its kenmerken and its words. Kept beside the content, in few letters, because lists are made of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{kenmerk::Kenmerk, kenmerken::Kenmerken, zoektermen::zoektermen};
use crate::domain::{
    inhoud::Inhoud,
    publiek::openbaar::Romp,
    recht::kennis::Kennis,
    woorden::zoekwoord::{Soort, normaal},
};

/// Codes by kind of kenmerk.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Codes(BTreeMap<Kenmerk, Vec<String>>);

impl Codes {
    pub(crate) fn van(kenmerken: impl Iterator<Item = (Kenmerk, String)>) -> Self {
        let mut codes: BTreeMap<Kenmerk, Vec<String>> = BTreeMap::new();
        kenmerken.for_each(|(soort, code)| codes.entry(soort).or_default().push(code));
        Self(codes)
    }

    /// Each kind with each code.
    pub fn alle(&self) -> impl Iterator<Item = (Kenmerk, &str)> {
        self.0.iter().flat_map(|(soort, codes)| codes.iter().map(|code| (*soort, code.as_str())))
    }
}

/// What a content is found by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vindbaar {
    /// The name, in the form that lists are ordered by.
    pub naam: String,
    /// What the public record says.
    pub openbaar: Codes,
    /// What only management may know.
    pub intern: Codes,
    /// Words by their weight, with spaces between them.
    woorden: BTreeMap<u8, String>,
}

impl Vindbaar {
    /// What a content with this public record is found by.
    #[must_use]
    pub fn new(romp: &Romp, inhoud: &Inhoud, kennis: &Kennis) -> Self {
        let algemeen: Vec<_> = Kenmerken::openbaar(romp).lijst().collect();
        let intern = Kenmerken::intern(romp, inhoud).lijst().filter(|kenmerk| !algemeen.contains(kenmerk));
        let intern = Codes::van(intern);
        let woorden = zoektermen(romp, kennis).termen().filter(|(soort, ..)| *soort == Soort::Woord);
        let woorden = woorden.map(|(_, woord, gewicht)| (woord, u8::try_from(gewicht).unwrap_or(u8::MAX)));
        Self::met(&inhoud.naam, Codes::van(algemeen.into_iter()), intern, woorden.collect())
    }

    /// With these words, each with its weight.
    pub(crate) fn met(naam: &str, openbaar: Codes, intern: Codes, gewogen: BTreeMap<String, u8>) -> Self {
        let mut woorden: BTreeMap<u8, String> = BTreeMap::new();
        for (woord, gewicht) in gewogen {
            let samen = woorden.entry(gewicht).or_default();
            if !samen.is_empty() {
                samen.push(' ');
            }
            samen.push_str(&woord);
        }
        Self { naam: normaal(naam), openbaar, intern, woorden }
    }

    /// Each word with its weight.
    pub fn woorden(&self) -> impl Iterator<Item = (&str, u8)> {
        self.woorden.iter().flat_map(|(gewicht, woorden)| woorden.split(' ').map(|woord| (woord, *gewicht)))
    }
}

//! Words that only hold a question together, and what is left of a question without them.

use std::collections::HashSet;

use super::{Kennis, Referentielijst, items};
use crate::domain::woorden::zoekwoord::{gezocht, normaal};

/// The words, ready to be looked up.
#[derive(Debug, Default)]
pub(super) struct Stopwoorden(HashSet<String>);

impl Stopwoorden {
    pub(super) fn new(lijsten: &[Referentielijst]) -> Self {
        Self(items(lijsten, "stopwoord").iter().map(|item| normaal(&item.code)).collect())
    }
}

impl Kennis {
    /// Whether a word only holds a question together.
    #[must_use]
    pub fn is_stopwoord(&self, woord: &str) -> bool {
        self.stopwoorden.0.contains(woord)
    }

    /// The words that what somebody typed asks for, each once. A question of nothing but words that hold it together asks for those.
    #[must_use]
    pub fn zoekwoorden(&self, getypt: &str) -> Vec<String> {
        let alle = gezocht(getypt);
        let zonder: Vec<String> = alle.iter().filter(|woord| !self.is_stopwoord(woord)).cloned().collect();
        if zonder.is_empty() { alle } else { zonder }
    }
}

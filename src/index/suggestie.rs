//! Did you mean: a search that finds nothing, with the words that the reader could have meant.

use super::{Index, vraag::Selectie};
use crate::domain::{
    woorden::zoekwoord::Zoekwoord,
    zoeken::spelling::{Zoekruimte, dichtstbij},
};

/// Longer questions are not guessed at.
const WOORDEN: usize = 8;

/// So many known words are compared with an unknown one, the most frequent first.
const KANDIDATEN: usize = 2000;

impl Index {
    /// The words of a search that finds nothing, each unknown one replaced by the nearest word of what the reader sees; `None` when a word
    /// has none, or when that finds nothing either. A word is known when something that the reader sees has it, whatever the filters.
    #[must_use]
    pub fn suggestie(&self, selectie: &Selectie) -> Option<String> {
        if selectie.zoek.len() > WOORDEN {
            return None;
        }
        let ziet = self.zichtbaar(selectie);
        let mut woorden = Vec::new();
        for woord in &selectie.zoek {
            if self.woorden.vind(&Zoekwoord::new(woord)).is_disjoint(&ziet) {
                woorden.push(self.bedoeld(woord, &ziet)?);
            } else {
                woorden.push(woord.clone());
            }
        }
        let verbeterd = Selectie { zoek: woorden, ..selectie.clone() };
        let vindt = verbeterd.zoek != selectie.zoek && !self.gekozen(&verbeterd, None).is_empty();
        vindt.then(|| verbeterd.zoek.join(" "))
    }

    /// The nearest word among those of what the reader sees.
    fn bedoeld(&self, woord: &str, ziet: &roaring::RoaringBitmap) -> Option<String> {
        let Zoekruimte { begin: [eerste, omgekeerd], kortste, langste } = Zoekruimte::van(woord)?;
        let past = |ander: &str| (kortste..=langste).contains(&ander.chars().count());
        let mut bekend = self.woorden.met_begin(&eerste, ziet, past);
        if !omgekeerd.starts_with(&eerste) {
            bekend.extend(self.woorden.met_begin(&omgekeerd, ziet, past));
        }
        bekend.sort_unstable_by(|(een, keer), (ander, keren)| keren.cmp(keer).then(een.cmp(ander)));
        dichtstbij(woord, bekend.into_iter().take(KANDIDATEN).map(|(woord, _)| woord.to_owned()))
    }
}

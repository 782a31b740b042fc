//! Abbreviations and what they stand for: who writes the one is found by the other. From a list of their own, and the short names of laws.

use std::collections::HashMap;

use serde::Deserialize;

use super::{Kennis, Referentielijst, items, kenmerken};
use crate::domain::woorden::zoekwoord::woorden;

const LIJST: &str = "afkorting";

/// `eigenschappen` of an abbreviation.
#[derive(Deserialize)]
struct Afkorting {
    voluit: Vec<String>,
}

/// `eigenschappen` of a law.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Regeling {
    citeertitels: Vec<String>,
}

/// The abbreviations, ready to be looked up.
#[derive(Debug, Default)]
pub(super) struct Afkortingen {
    /// What each stands for.
    voluit: HashMap<String, Vec<String>>,
    /// By the first of the words that it stands for: all of them, and the abbreviation.
    kort: HashMap<String, Vec<(Vec<String>, String)>>,
}

impl Afkortingen {
    pub(super) fn new(lijsten: &[Referentielijst]) -> Result<Self, String> {
        let mut afkortingen = Self::default();
        for item in items(lijsten, LIJST) {
            let Afkorting { voluit } = kenmerken(LIJST, item)?;
            for voluit in voluit {
                afkortingen.voeg_toe(&item.code, voluit);
            }
        }
        for item in items(lijsten, "regeling") {
            let Regeling { citeertitels } = kenmerken("regeling", item)?;
            let een_woord = citeertitels.iter().filter(|titel| woorden(titel).len() == 1 && !item.naam.starts_with(*titel));
            een_woord.for_each(|kort| afkortingen.voeg_toe(kort, item.naam.clone()));
        }
        Ok(afkortingen)
    }

    fn voeg_toe(&mut self, kort: &str, voluit: String) {
        let kort = woorden(kort).concat();
        let delen = woorden(&voluit);
        if let Some(eerste) = delen.first().cloned() {
            self.kort.entry(eerste).or_default().push((delen, kort.clone()));
            self.voluit.entry(kort).or_default().push(voluit);
        }
    }
}

impl Kennis {
    /// What a text of these `vormen` also says: what its abbreviations stand for, and the abbreviations of what it writes in full.
    pub fn afkortingen(&self, vormen: &[String]) -> Vec<&str> {
        let Afkortingen { voluit, kort } = &self.afkortingen;
        let mut gevonden = Vec::new();
        for (plaats, woord) in vormen.iter().enumerate() {
            gevonden.extend(voluit.get(woord).into_iter().flatten().map(String::as_str));
            let kandidaten = kort.get(woord).into_iter().flatten();
            let staat_er = kandidaten.filter(|(woorden, _)| vormen[plaats..].starts_with(woorden));
            gevonden.extend(staat_er.map(|(_, kort)| kort.as_str()));
        }
        gevonden
    }
}

//! Everyday words for what a register calls by its official name.

use std::collections::HashMap;

use serde::Deserialize;

use super::{Kennis, Referentielijst, items, kenmerken};
use crate::domain::woorden::zoekwoord::{Zoektermen, Zoekwoord, vormen, woorden};

const LIJST: &str = "synoniem";

/// `eigenschappen` of a synonym.
#[derive(Deserialize)]
struct Synoniem {
    woorden: Vec<String>,
}

/// The everyday words, ready to be looked up.
#[derive(Debug, Default)]
pub(super) struct Synoniemen {
    /// By the words of the record that they stand for; all of them must be there.
    woorden: Vec<(Vec<Zoekwoord>, Vec<String>)>,
    /// By the law that the record names.
    regelingen: HashMap<String, Vec<String>>,
    /// By list and code.
    codes: HashMap<String, HashMap<String, Vec<String>>>,
}

impl Synoniemen {
    pub(super) fn new(lijsten: &[Referentielijst]) -> Result<Self, String> {
        let mut synoniemen = Self::default();
        for item in items(lijsten, LIJST) {
            let Synoniem { woorden: gewoon } = kenmerken(LIJST, item)?;
            if items(lijsten, "regeling").iter().any(|regeling| regeling.code == item.code) {
                synoniemen.regelingen.insert(item.code.clone(), gewoon);
            } else if let Some((lijst, code)) = item.code.split_once(':') {
                if !items(lijsten, lijst).iter().any(|bekend| bekend.code == code) {
                    return Err(format!("lijst {LIJST}, code {}: de lijst {lijst} kent {code} niet", item.code));
                }
                synoniemen.codes.entry(lijst.to_owned()).or_default().insert(code.to_owned(), gewoon);
            } else {
                // Without a word it would stand for every record.
                let officieel: Vec<_> = woorden(&item.code).iter().map(|woord| Zoekwoord::new(woord)).collect();
                if officieel.is_empty() {
                    return Err(format!("lijst {LIJST}, code {}: de code heeft geen letter of cijfer", item.code));
                }
                synoniemen.woorden.push((officieel, gewoon));
            }
        }
        Ok(synoniemen)
    }
}

impl Kennis {
    /// The everyday words of a record: for the words among these terms, by the same rule as a search, and for the laws it names.
    #[must_use]
    pub fn synoniemen(&self, termen: &Zoektermen, regelingen: &[&str]) -> Vec<&str> {
        let op_woord = self.synoniemen.woorden.iter().filter(|(officieel, _)| officieel.iter().all(|woord| termen.bevat(woord)));
        let op_regeling = regelingen.iter().filter_map(|regeling| self.synoniemen.regelingen.get(*regeling));
        op_woord.map(|(_, gewoon)| gewoon).chain(op_regeling).flatten().map(String::as_str).collect()
    }

    /// The everyday words for a code of a list.
    #[must_use]
    pub fn gewone_woorden(&self, lijst: &str, code: &str) -> &[String] {
        self.synoniemen.codes.get(lijst).and_then(|codes| codes.get(code)).map_or(&[], Vec::as_slice)
    }

    /// What a record may call what somebody looks for by an everyday word: groups of words that stand for it when all of them are there.
    pub fn officieel(&self, gezocht: &Zoekwoord) -> impl Iterator<Item = &[Zoekwoord]> {
        let noemt = |gewoon: &Vec<String>| gewoon.iter().flat_map(|gewoon| vormen(gewoon)).any(|woord| gezocht.vindt(&woord));
        self.synoniemen.woorden.iter().filter(move |(_, gewoon)| noemt(gewoon)).map(|(officieel, _)| officieel.as_slice())
    }
}

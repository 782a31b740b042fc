//! Words to make names and sentences of: the lists of `voorbeeld/woorden.json`, put together as Dutch puts words together.

use serde::Deserialize;

use super::toeval::Toeval;
use crate::{
    domain::woorden::termijn::Termijn,
    error::{Error, Result},
};

const LIJSTEN: &str = include_str!("../../../voorbeeld/woorden.json");

/// The lists; `voorbeeld/README.md` tells what each is for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Woorden {
    voordelen: Vec<String>,
    kernen: Vec<String>,
    groepen: Vec<String>,
    pub(super) afdelingen: Vec<String>,
    stammen: Vec<String>,
    uitgangen: Vec<String>,
    delen: Vec<String>,
    merken: Vec<String>,
    soorten: Vec<String>,
    pub(super) werk: Vec<String>,
    /// Number and name of each law.
    pub(super) wetten: Vec<(String, String)>,
    pub(super) themas: Vec<String>,
    /// Data that need no ground of their own.
    pub(super) gegevens: Vec<String>,
    pub(super) termijnen: Vec<Termijn>,
    pub(super) startmomenten: Vec<String>,
}

impl Woorden {
    pub(super) fn new() -> Result<Self> {
        serde_json::from_str(LIJSTEN).map_err(|fout| Error::internal(format!("voorbeeld/woorden: {fout}")))
    }

    /// A thing that a municipality does, such as `jeugdregeling`; "de" goes before each of them.
    pub(super) fn zaak(&self, toeval: &mut Toeval) -> String {
        format!("{}{}", toeval.vaak(&self.voordelen), toeval.vaak(&self.kernen))
    }

    /// People, such as `bewoners`.
    pub(super) fn groep(&self, toeval: &mut Toeval) -> &str {
        toeval.vaak(&self.groepen).as_str()
    }

    /// A place in a municipality, such as `Klein-Murkveld`.
    pub(super) fn wijk(&self, toeval: &mut Toeval) -> String {
        let (deel, stam) = (toeval.vaak(&self.delen), toeval.een(&self.stammen));
        plaats(deel, stam, toeval.een(&self.uitgangen).as_str())
    }

    /// How many municipalities can have a name of their own.
    pub(super) fn gemeenten(&self) -> usize {
        self.delen.len() * self.stammen.len() * self.uitgangen.len()
    }

    /// The name of a municipality by its number: no two have the same, and the short ones come first.
    pub(super) fn gemeente(&self, nummer: usize) -> String {
        let (stam, rest) = (nummer % self.stammen.len(), nummer / self.stammen.len());
        // Neighbours in number do not share an ending.
        let uitgang = (rest + 7 * stam) % self.uitgangen.len();
        plaats(&self.delen[rest / self.uitgangen.len() % self.delen.len()], &self.stammen[stam], &self.uitgangen[uitgang])
    }

    /// A product by its number, such as `Zaakdesk`; its maker is called after it.
    pub(super) fn product(&self, nummer: usize) -> String {
        let (merk, rest) = (nummer % self.merken.len(), nummer / self.merken.len());
        format!("{}{}", self.merken[merk], self.soorten[(rest + 7 * merk) % self.soorten.len()])
    }
}

fn plaats(deel: &str, stam: &str, uitgang: &str) -> String {
    format!("{deel}{stam}{uitgang}")
}

/// A text with its first letter in upper case.
pub(super) fn hoofdletter(tekst: &str) -> String {
    let mut letters = tekst.chars();
    letters.next().map_or_else(String::new, |eerste| eerste.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_municipality_has_a_name_of_its_own() {
        let woorden = Woorden::new().unwrap();
        let namen: HashSet<String> = (0..woorden.gemeenten()).map(|nummer| woorden.gemeente(nummer)).collect();
        assert_eq!(namen.len(), woorden.gemeenten());
        assert!(namen.len() > 1000);
    }
}

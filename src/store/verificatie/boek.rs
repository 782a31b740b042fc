//! The rows that the journal says there are, and everything that was found to differ from it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{
    gebrek::{Gebrek, Plaats, Wat, zinnen},
    verwachting::Verwachting,
};
use crate::error::{Error, Result};

/// The rows that are expected now, and what was found so far.
#[derive(Default)]
pub(super) struct Boek {
    verwacht: BTreeMap<(&'static str, String), Verwachting>,
    gebreken: Vec<Gebrek>,
    gewist: Vec<(i64, String)>,
    keten_is_heel: bool,
    /// How many documents the journal names that are there.
    pub(super) documenten: i64,
}

impl Boek {
    /// A fault in words.
    pub(super) fn gebrek(&mut self, plaats: Plaats, wat: impl Into<String>) {
        self.gebreken.push((plaats, Wat::Anders(wat.into())));
    }

    /// An entry that cannot follow on those before it. When the chain is broken these may be gone, and it is not blamed.
    pub(super) fn sluit_niet_aan(&mut self, regel: i64, wat: impl Into<String>) {
        if self.keten_is_heel {
            self.gebrek(Plaats::Regel(regel), wat);
        }
    }

    /// The chain was checked.
    pub(super) fn na_keten(&mut self) {
        self.keten_is_heel = self.gebreken.is_empty();
    }

    /// A row that no entry made.
    pub(super) fn vreemd(&mut self, tabel: &'static str, sleutel: String) {
        self.gebreken.push((Plaats::Rij(tabel, sleutel), Wat::Vreemd));
    }

    /// A document at an entry that was erased by decision.
    pub(super) fn gewist(&mut self, regel: i64, wat: String) {
        self.gewist.push((regel, wat));
    }

    /// A row must be there.
    pub(super) fn verwacht(&mut self, tabel: &'static str, sleutel: &impl ToString, rij: Verwachting) {
        self.verwacht.insert((tabel, sleutel.to_string()), rij);
    }

    /// The keys of the rows that are expected in a table.
    pub(super) fn sleutels(&self, tabel: &'static str) -> Vec<String> {
        self.verwacht.keys().filter(|(van, _)| *van == tabel).map(|(_, sleutel)| sleutel.clone()).collect()
    }

    /// Holds rows of a table against what is expected there; `kolommen` are its key.
    pub(super) fn vergelijk<R: Serialize>(&mut self, tabel: &'static str, kolommen: &[&str], rijen: Vec<R>) -> Result<()> {
        for rij in rijen {
            let rij = serde_json::to_value(rij)?;
            let sleutel: Option<Vec<&str>> = kolommen.iter().map(|kolom| rij[*kolom].as_str()).collect();
            let sleutel = sleutel.ok_or_else(|| Error::internal("the key of a table is text"))?.join(" ");
            let Some(verwacht) = self.verwacht.remove(&(tabel, sleutel.clone())) else {
                self.vreemd(tabel, sleutel);
                continue;
            };
            let (regel, kolommen) = (verwacht.regel, verwacht.afwijkingen(&rij));
            if !kolommen.is_empty() {
                self.gebreken.push((Plaats::Rij(tabel, sleutel), Wat::Wijkt(kolommen, regel)));
            }
        }
        Ok(())
    }

    /// What is expected and was not met is missing.
    pub(super) fn rest(&mut self) {
        let rest = std::mem::take(&mut self.verwacht).into_iter();
        self.gebreken.extend(rest.map(|((tabel, sleutel), rij)| (Plaats::Rij(tabel, sleutel), Wat::Ontbreekt(rij.regel))));
    }

    /// The versions that are missing, and the others that no entry made.
    pub(super) fn losse_versies(&self) -> (BTreeSet<&str>, BTreeSet<&str>) {
        let (mut weg, mut vreemd) = (BTreeSet::new(), BTreeSet::new());
        for gebrek in &self.gebreken {
            match gebrek {
                (Plaats::Rij("versies", sleutel), Wat::Ontbreekt(_)) => weg.insert(sleutel.as_str()),
                (Plaats::Rij("versies", sleutel), Wat::Vreemd) => vreemd.insert(sleutel.as_str()),
                _ => continue,
            };
        }
        let vreemd = vreemd.difference(&weg).copied().collect();
        (weg, vreemd)
    }

    /// The faults, and what was erased by decision: in order, as sentences.
    pub(super) fn sluit(mut self) -> (Vec<String>, Vec<String>) {
        self.gewist.sort();
        let gewist = self.gewist.into_iter().map(|(regel, wat)| format!("regel {regel}: {wat}")).collect();
        (zinnen(self.gebreken), gewist)
    }
}

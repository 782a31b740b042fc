//! Which contents have a code.

use std::collections::HashMap;

use roaring::RoaringBitmap;

use super::rijen::{Kolom, Nummer, krimp, voeg_toe};
use crate::domain::zoeken::kenmerk::Kenmerk;

/// A code, with the contents that have it.
#[derive(Debug)]
struct Code {
    soort: Kenmerk,
    tekst: Box<str>,
    wie: RoaringBitmap,
}

/// For each kind of kenmerk its codes, by their place.
#[derive(Debug, Default)]
pub(super) struct Codes {
    alle: Kolom<Code>,
    per_soort: HashMap<Kenmerk, HashMap<Box<str>, u32>>,
}

impl Codes {
    /// Gives a content a code; its place stays as long as some content has it.
    pub(super) fn zet(&mut self, soort: Kenmerk, code: &str, nummer: Nummer) -> u32 {
        let codes = self.per_soort.entry(soort).or_default();
        if let Some(plaats) = codes.get(code) {
            if let Some(code) = self.alle.get_mut(*plaats) {
                voeg_toe(&mut code.wie, nummer);
            }
            return *plaats;
        }
        let plaats = self.alle.voeg_toe(Code { soort, tekst: code.into(), wie: RoaringBitmap::from_iter([nummer]) });
        codes.insert(code.into(), plaats);
        plaats
    }

    /// Gives each code as little room as it needs.
    pub(super) fn krimp(&mut self) {
        self.alle.alle_mut().for_each(|code| krimp(&mut code.wie));
    }

    /// Takes the code of a place from a content.
    pub(super) fn neem(&mut self, plaats: u32, nummer: Nummer) {
        let Some(code) = self.alle.get_mut(plaats) else { return };
        code.wie.remove(nummer);
        if code.wie.is_empty()
            && let Some(Code { soort, tekst, .. }) = self.alle.neem(plaats)
            && let Some(codes) = self.per_soort.get_mut(&soort)
        {
            codes.remove(&tekst);
        }
    }

    /// Takes a content out of everything; walks over all codes.
    pub(super) fn vergeet(&mut self, nummer: Nummer) {
        let zijn: Vec<u32> = self.alle.alle().filter(|(_, code)| code.wie.contains(nummer)).map(|(plaats, _)| plaats).collect();
        for plaats in zijn {
            self.neem(plaats, nummer);
        }
    }

    /// Who has a code.
    pub(super) fn wie(&self, soort: Kenmerk, code: &str) -> Option<&RoaringBitmap> {
        let plaats = self.per_soort.get(&soort)?.get(code)?;
        self.alle.get(*plaats).map(|code| &code.wie)
    }

    #[cfg(test)]
    pub(super) fn alle(&self) -> impl Iterator<Item = (Kenmerk, &str, &RoaringBitmap)> {
        self.alle.alle().map(|(_, Code { soort, tekst, wie })| (*soort, &**tekst, wie))
    }

    /// The codes of a kind with who has each, in no order.
    pub(super) fn van(&self, soort: Kenmerk) -> impl Iterator<Item = (&str, &RoaringBitmap)> {
        let plaatsen = self.per_soort.get(&soort).into_iter().flatten();
        plaatsen.filter_map(|(_, plaats)| self.alle.get(*plaats)).map(|code| (&*code.tekst, &code.wie))
    }
}

//! Which contents have a code.

use std::collections::HashMap;

use roaring::RoaringBitmap;

use super::rijen::Nummer;
use crate::domain::zoeken::kenmerk::Kenmerk;

/// For each kind of kenmerk its codes, each with the contents that have it.
#[derive(Debug, Default)]
pub(super) struct Codes(HashMap<Kenmerk, HashMap<Box<str>, RoaringBitmap>>);

impl Codes {
    pub(super) fn zet(&mut self, soort: Kenmerk, code: &str, nummer: Nummer) {
        let codes = self.0.entry(soort).or_default();
        match codes.get_mut(code) {
            Some(wie) => {
                wie.insert(nummer);
            }
            None => {
                codes.insert(code.into(), RoaringBitmap::from_iter([nummer]));
            }
        }
    }

    pub(super) fn neem(&mut self, soort: Kenmerk, code: &str, nummer: Nummer) {
        let Some(codes) = self.0.get_mut(&soort) else { return };
        let Some(wie) = codes.get_mut(code) else { return };
        wie.remove(nummer);
        if wie.is_empty() {
            codes.remove(code);
        }
    }

    /// Takes a content out of everything; walks over all codes.
    pub(super) fn vergeet(&mut self, nummer: Nummer) {
        for codes in self.0.values_mut() {
            codes.retain(|_, wie| {
                wie.remove(nummer);
                !wie.is_empty()
            });
        }
    }

    /// Who has a code.
    pub(super) fn wie(&self, soort: Kenmerk, code: &str) -> Option<&RoaringBitmap> {
        self.0.get(&soort)?.get(code)
    }

    #[cfg(test)]
    pub(super) fn alle(&self) -> impl Iterator<Item = (Kenmerk, &str, &RoaringBitmap)> {
        self.0.iter().flat_map(|(soort, codes)| codes.iter().map(|(code, wie)| (*soort, &**code, wie)))
    }

    /// The codes of a kind with who has each, in no order.
    pub(super) fn van(&self, soort: Kenmerk) -> impl Iterator<Item = (&str, &RoaringBitmap)> {
        self.0.get(&soort).into_iter().flatten().map(|(code, wie)| (&**code, wie))
    }
}

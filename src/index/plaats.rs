//! A place in a list that stays the same place whatever comes before it: the key that a result is ordered by, and the result itself.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Index, Keuze,
    rijen::Nummer,
    vraag::{Treffer, Volgorde},
};
use crate::clock::Moment;

/// By what a list is ordered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Sleutel {
    Naam(Box<str>),
    Identificatie(Box<str>),
    /// Last settled first.
    Vastgesteld(Reverse<Moment>),
}

/// A place in a list, just behind a result. Who asks keeps it as a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Plaats(Sleutel, Uuid, Uuid);

impl Plaats {
    /// Whether it is a place in a list of this order.
    #[must_use]
    pub fn past(&self, volgorde: Volgorde) -> bool {
        matches!(
            (&self.0, volgorde),
            (Sleutel::Naam(_), Volgorde::Naam)
                | (Sleutel::Identificatie(_), Volgorde::Identificatie)
                | (Sleutel::Vastgesteld(_), Volgorde::Vastgesteld)
        )
    }
}

impl Index {
    fn plaats(&self, volgorde: Volgorde, nummer: Nummer) -> Option<Plaats> {
        let (blad, kaart) = (self.rijen.inhouden.get(nummer)?, self.rijen.kaart(nummer)?);
        let sleutel = match volgorde {
            Volgorde::Naam => Sleutel::Naam(blad.naam.clone()),
            Volgorde::Identificatie => Sleutel::Identificatie(kaart.identificatie.clone()),
            Volgorde::Vastgesteld => Sleutel::Vastgesteld(Reverse(blad.vastgesteld_op)),
            Volgorde::Relevantie => return None,
        };
        Some(Plaats(sleutel, kaart.uuid, blad.bron))
    }
    /// The place behind a content of an activity, in a list by name.
    #[must_use]
    pub fn plaats_op_naam(&self, activiteit: Uuid, bron: Uuid) -> Option<Plaats> {
        self.plaats_van(Volgorde::Naam, activiteit, bron)
    }

    fn plaats_van(&self, volgorde: Volgorde, activiteit: Uuid, bron: Uuid) -> Option<Plaats> {
        let kaart = self.rijen.activiteiten.get(self.rijen.nummer_van(activiteit)?)?;
        let (nummer, _) = self.rijen.bladen(kaart).find(|(_, blad)| blad.bron == bron)?;
        self.plaats(volgorde, nummer)
    }
}

impl Keuze<'_> {
    /// So many results behind a place.
    #[must_use]
    pub fn achter(&self, plaats: &Plaats, aantal: usize) -> Vec<Treffer> {
        let nummers: Vec<Nummer> = self.zonder(|deze| deze <= plaats).take(aantal).collect();
        self.treffers(&nummers)
    }

    /// How many results stand before a place; with `erbij` the one that it is behind too.
    #[must_use]
    pub fn tot(&self, plaats: &Plaats, erbij: bool) -> usize {
        let erna = self.zonder(|deze| deze < plaats || (erbij && deze == plaats)).count();
        usize::try_from(self.inhouden.len()).unwrap_or(usize::MAX).saturating_sub(erna)
    }

    /// The results without those at the front whose place is one of these.
    fn zonder(&self, is_voorbij: impl Fn(&Plaats) -> bool) -> impl Iterator<Item = Nummer> {
        let volgorde = self.volgorde();
        let voorbij = |nummer| self.index.plaats(volgorde, nummer).is_some_and(|deze| is_voorbij(&deze));
        self.orde().tussen(voorbij, |_| true).iter().copied().filter(|nummer| self.inhouden.contains(*nummer))
    }

    /// The place behind a result; the order of relevance has none.
    #[must_use]
    pub fn plaats(&self, treffer: &Treffer) -> Option<Plaats> {
        self.index.plaats_van(self.volgorde(), treffer.activiteit, treffer.bron)
    }
}

//! A place in a list that stays the same place whatever comes before it: the key that a result is ordered by, and the result itself.

use std::{cmp::Reverse, fmt, str::FromStr};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
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

impl fmt::Display for Plaats {
    fn fmt(&self, tekst: &mut fmt::Formatter<'_>) -> fmt::Result {
        tekst.write_str(&URL_SAFE_NO_PAD.encode(serde_json::to_string(self).map_err(|_| fmt::Error)?))
    }
}

impl FromStr for Plaats {
    type Err = ();

    fn from_str(tekst: &str) -> Result<Self, ()> {
        let json = URL_SAFE_NO_PAD.decode(tekst).map_err(drop)?;
        serde_json::from_slice(&json).map_err(drop)
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
}

impl Keuze<'_> {
    /// So many results behind a place.
    #[must_use]
    pub fn achter(&self, plaats: &Plaats, aantal: usize) -> Vec<Treffer> {
        let volgorde = self.volgorde();
        let is_voorbij = |nummer| self.index.plaats(volgorde, nummer).is_some_and(|deze| deze <= *plaats);
        let alle = self.orde().tussen(is_voorbij, |_| true).iter().copied();
        let nummers: Vec<Nummer> = alle.filter(|nummer| self.inhouden.contains(*nummer)).take(aantal).collect();
        self.treffers(&nummers)
    }

    /// The place behind a result; the order of relevance has none.
    #[must_use]
    pub fn plaats(&self, treffer: &Treffer) -> Option<Plaats> {
        let rijen = &self.index.rijen;
        let kaart = rijen.activiteiten.get(rijen.nummer_van(treffer.activiteit)?)?;
        let (nummer, _) = rijen.bladen(kaart).find(|(_, blad)| blad.bron == treffer.bron)?;
        self.index.plaats(self.volgorde(), nummer)
    }
}

//! The answer to a question: how much there is, its pages, and how often each value of a facet occurs in it.

use std::cmp::Reverse;

use roaring::RoaringBitmap;
use strum::VariantArray;
use uuid::Uuid;

use super::{
    Index,
    orde::Orde,
    punten::Punten,
    rijen::Nummer,
    vraag::{Deel, Filter, Selectie, Treffer, Volgorde},
};
use crate::domain::{
    woorden::{
        codes::{GeslotenCode, Status},
        zoekwoord::Zoekwoord,
    },
    zoeken::{facet::Facet, kenmerk::Kenmerk},
};

/// The most values of a facet that are told.
const WAARDEN: usize = 100;

/// What was counted for a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetUitkomst {
    /// Which facet.
    pub facet: Facet,
    /// Its values, the most frequent first; of equally frequent ones by code.
    pub waarden: Vec<Telling>,
}

/// A value and how many records have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// The code that the filter takes, or the uuid of an organisation.
    pub code: String,
    /// How many results a list with this value has.
    pub aantal: i64,
}

/// The contents that a question is about.
#[derive(Debug)]
pub struct Keuze<'a> {
    pub(super) index: &'a Index,
    selectie: &'a Selectie,
    woorden: Vec<Zoekwoord>,
    pub(super) inhouden: RoaringBitmap,
}

impl Index {
    /// Answers a question.
    #[must_use]
    pub fn kies<'a>(&'a self, selectie: &'a Selectie) -> Keuze<'a> {
        let ziet = self.zichtbaar(selectie);
        let woorden = self.zoekwoorden(selectie, &ziet);
        let inhouden = self.gekozen_uit(ziet, &woorden, selectie, None);
        Keuze { index: self, selectie, woorden, inhouden }
    }

    /// What a word weighs where it weighs most, among all that somebody sees who asks a question.
    #[must_use]
    pub fn gewicht(&self, selectie: &Selectie, woord: &str) -> u8 {
        self.woorden.zwaarste(&Zoekwoord::new(woord), &self.zichtbaar(selectie))
    }

    /// How many of a set have each code of a kind, most first.
    pub(super) fn tel(&self, soort: Kenmerk, inhouden: &RoaringBitmap, openbaar: bool) -> Vec<Telling> {
        let telling = |(code, wie): (String, &RoaringBitmap)| Telling::new(code, wie.intersection_len(inhouden));
        let mut geteld: Vec<Telling> = if soort == Kenmerk::Registerhouder {
            self.houders.iter().map(|(uuid, wie)| (uuid.to_string(), wie)).filter_map(telling).collect()
        } else {
            self.openbaar.van(soort).map(|(code, wie)| (code.to_owned(), wie)).filter_map(telling).collect()
        };
        if !openbaar {
            // No content has a code both for everyone and for management alone.
            for erbij in self.intern.van(soort).map(|(code, wie)| (code.to_owned(), wie)).filter_map(telling) {
                match geteld.iter_mut().find(|telling| telling.code == erbij.code) {
                    Some(telling) => telling.aantal += erbij.aantal,
                    None => geteld.push(erbij),
                }
            }
        }
        meeste_eerst(geteld)
    }
}

impl Telling {
    /// A value that occurs.
    fn new(code: String, aantal: u64) -> Option<Self> {
        (aantal > 0).then(|| Self { code, aantal: als_aantal(aantal) })
    }
}

fn meeste_eerst(mut geteld: Vec<Telling>) -> Vec<Telling> {
    geteld.sort_unstable_by(|een, ander| (Reverse(een.aantal), &een.code).cmp(&(Reverse(ander.aantal), &ander.code)));
    geteld
}

/// A number of contents as answers tell it.
pub(super) fn als_aantal(aantal: u64) -> i64 {
    i64::try_from(aantal).unwrap_or(i64::MAX)
}

impl Keuze<'_> {
    /// How many results there are.
    #[must_use]
    pub fn aantal(&self) -> i64 {
        als_aantal(self.inhouden.len())
    }

    /// So many results from a place on.
    #[must_use]
    pub fn bladzijde(&self, van: i64, aantal: i64) -> Vec<Treffer> {
        let [van, aantal] = [van, aantal].map(|getal| usize::try_from(getal).unwrap_or_default());
        let orde = self.orde();
        let nummers = if self.volgorde() == Volgorde::Relevantie {
            self.punten().bladzijde(self.inhouden.clone(), orde, van, aantal)
        } else {
            orde.bladzijde(&self.inhouden, van, aantal)
        };
        self.treffers(&nummers)
    }

    /// The order of the results: without words everything is equally relevant.
    pub(super) fn volgorde(&self) -> Volgorde {
        match self.selectie.volgorde {
            Volgorde::Relevantie if self.selectie.zoek.is_empty() => Volgorde::Naam,
            volgorde => volgorde,
        }
    }

    pub(super) fn orde(&self) -> &Orde {
        match self.volgorde() {
            Volgorde::Identificatie => &self.index.op_nummer,
            Volgorde::Vastgesteld => &self.index.op_vastgesteld,
            Volgorde::Naam | Volgorde::Relevantie => &self.index.op_naam,
        }
    }

    pub(super) fn treffers(&self, nummers: &[Nummer]) -> Vec<Treffer> {
        nummers.iter().filter_map(|nummer| self.index.treffer(self.selectie, *nummer)).collect()
    }

    fn punten(&self) -> Punten {
        let mut punten = Punten::default();
        for woord in &self.woorden {
            for (gewicht, wie) in self.index.woorden.weeg(woord, &self.inhouden) {
                punten.geef(gewicht, &wie);
            }
        }
        punten
    }

    /// So many results after a key, in order of key: a part of everything, whose cost does not grow with what stands before it.
    #[must_use]
    pub fn na(&self, na: Option<(Uuid, Uuid)>, aantal: usize) -> Vec<Treffer> {
        // What management sees first is one content of each activity, and another one as soon as somebody settles it.
        let is_voorbij = |sleutel: (Uuid, Uuid), na: (Uuid, Uuid)| {
            if self.selectie.is_nieuwste() { sleutel.0 <= na.0 } else { sleutel <= na }
        };
        let nummers: Vec<Nummer> = self.op_sleutel(|sleutel| na.is_some_and(|na| is_voorbij(sleutel, na))).take(aantal).collect();
        self.treffers(&nummers)
    }

    /// The activities of the results, so many after one of them.
    #[must_use]
    pub fn activiteiten_na(&self, na: Option<Uuid>, aantal: usize) -> Vec<Uuid> {
        let nummers = self.op_sleutel(|(activiteit, _)| na.is_some_and(|na| activiteit <= na));
        let mut activiteiten: Vec<Uuid> = Vec::new();
        for uuid in nummers.filter_map(|nummer| Some(self.index.rijen.kaart(nummer)?.uuid)) {
            if activiteiten.last() != Some(&uuid) {
                if activiteiten.len() == aantal {
                    break;
                }
                activiteiten.push(uuid);
            }
        }
        activiteiten
    }

    fn op_sleutel(&self, is_voorbij: impl Fn((Uuid, Uuid)) -> bool) -> impl Iterator<Item = Nummer> {
        let rijen = &self.index.rijen;
        let sleutel = |nummer: Nummer| Some((rijen.kaart(nummer)?.uuid, rijen.inhouden.get(nummer)?.bron));
        let nummers = self.index.op_sleutel.tussen(|nummer| sleutel(nummer).is_some_and(&is_voorbij), |_| true);
        nummers.iter().copied().filter(|nummer| self.inhouden.contains(*nummer))
    }

    /// How many there are in each state, as if nobody had asked for one. A period says by itself in which state.
    fn per_status(&self) -> Vec<Telling> {
        if self.selectie.deel != Deel::Dag {
            return Vec::new();
        }
        let telling = |status: &Status| {
            let selectie = Selectie { status: vec![*status], ..self.selectie.clone() };
            Telling::new(status.code().to_owned(), self.index.gekozen(&selectie, None).len())
        };
        meeste_eerst(Status::VARIANTS.iter().filter_map(telling).collect())
    }

    /// Counts each facet among the results, as if nobody had filtered on the facet itself.
    #[must_use]
    pub fn facetten<'f>(&self, facetten: impl IntoIterator<Item = &'f Facet>) -> Vec<FacetUitkomst> {
        let tel = |facet: &Facet| {
            let Some(soort) = facet.kenmerk() else {
                return FacetUitkomst { facet: *facet, waarden: self.per_status() };
            };
            let is_gefilterd =
                self.selectie.filters.iter().any(|filter| matches!(filter, Filter::Kenmerk(eigen, _) if *eigen == soort));
            let zonder = is_gefilterd.then(|| self.index.gekozen(self.selectie, Some(soort)));
            let mut waarden = self.index.tel(soort, zonder.as_ref().unwrap_or(&self.inhouden), self.selectie.is_openbaar());
            waarden.truncate(WAARDEN);
            FacetUitkomst { facet: *facet, waarden }
        };
        facetten.into_iter().map(tel).collect()
    }
}

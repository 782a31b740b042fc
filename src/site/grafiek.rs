//! Small charts as SVG: horizontal bars, each with its name and number, and the same numbers as a table. Colour means nothing.

use std::collections::HashMap;

use uuid::Uuid;

use super::telling::Telling;
use crate::{
    domain::{
        woorden::codes::{GeslotenCode, Gevoeligheid, GrondslagGroep},
        zoeken::kenmerk::Kenmerk,
    },
    index::Index,
    toestand::State,
};

/// Height of a bar with its name above it.
const RIJ: usize = 46;
/// Width of the longest bar; its number stands behind it.
const LANGSTE: i64 = 330;

/// A chart.
pub(super) struct Grafiek {
    /// Begin of the ids in the page.
    pub(super) id: &'static str,
    pub(super) kop: &'static str,
    pub(super) uitleg: &'static str,
    /// Above the table, and above its first column.
    pub(super) tabel: &'static str,
    pub(super) kolom: &'static str,
    /// Class of the bars.
    pub(super) klasse: &'static str,
    pub(super) rijen: Vec<Telling>,
}

/// A bar in the picture: its place and its width.
pub(super) struct Balk<'a> {
    pub(super) rij: &'a Telling,
    pub(super) y: usize,
    pub(super) breedte: i64,
}

impl Grafiek {
    /// The charts of the whole register or of one registerhouder; none when nothing holds today.
    pub(super) fn alle(index: &Index, state: &State, registerhouder: Option<Uuid>) -> Vec<Self> {
        let grondslagen = Self {
            id: "grondslagen",
            kop: "Waarom mag het?",
            uitleg: "Persoonsgegevens gebruiken mag alleen met een reden die in de wet staat: de grondslag. ‘Overig’ is een vitaal belang of \
                     een gerechtvaardigd belang.",
            tabel: "Aantal verwerkingen per grondslag",
            kolom: "Grondslag",
            klasse: "balk",
            rijen: tel::<GrondslagGroep>(index, state, Kenmerk::GrondslagGroep, registerhouder),
        };
        let gevoeligheid = Self {
            id: "gevoeligheid",
            kop: "Hoe gevoelig zijn de gegevens?",
            uitleg: "Voor bijzondere en strafrechtelijke gegevens en voor nummers zoals het BSN gelden strengere regels.",
            tabel: "Aantal verwerkingen per soort gegevens",
            kolom: "Soort gegevens",
            klasse: "balk-2",
            rijen: tel::<Gevoeligheid>(index, state, Kenmerk::Gevoeligheid, registerhouder),
        };
        [grondslagen, gevoeligheid].into_iter().filter(|grafiek| grafiek.meeste().aantal > 0).collect()
    }

    /// The bars, from the top.
    pub(super) fn balken(&self) -> impl Iterator<Item = Balk<'_>> {
        let meeste = self.meeste().aantal.max(1);
        self.rijen.iter().enumerate().map(move |(nummer, rij)| Balk {
            rij,
            y: nummer * RIJ,
            breedte: (rij.aantal * LANGSTE / meeste).max(rij.aantal.signum() * 2),
        })
    }

    pub(super) fn hoogte(&self) -> usize {
        self.rijen.len() * RIJ
    }

    /// What the picture shows, in words.
    pub(super) fn beschrijving(&self) -> String {
        let meeste = self.meeste();
        format!("De langste balk is ‘{}’: {}. Alle aantallen staan in de tabel die volgt.", meeste.naam, meeste.woorden())
    }

    fn meeste(&self) -> &Telling {
        let meeste =
            |beste: usize, nummer: usize| if self.rijen[nummer].aantal > self.rijen[beste].aantal { nummer } else { beste };
        &self.rijen[(0..self.rijen.len()).fold(0, meeste)]
    }
}

/// How many activities have each code of a closed list, in the order of the list.
fn tel<C: GeslotenCode>(index: &Index, state: &State, soort: Kenmerk, registerhouder: Option<Uuid>) -> Vec<Telling> {
    let geteld = index.per_kenmerk(soort, registerhouder).into_iter();
    let aantallen: HashMap<_, _> = geteld.map(|telling| (telling.code, telling.aantal)).collect();
    let telling = |code: &C| {
        let aantal = aantallen.get(code.code()).copied().unwrap_or_default();
        let telling = Telling::van(state.store.kennis().naam_van(*code), aantal, soort, code.code());
        registerhouder.map(|uuid| uuid.to_string()).iter().fold(telling, |telling, uuid| telling.bij(uuid))
    };
    C::VARIANTS.iter().map(telling).collect()
}

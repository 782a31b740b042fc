//! Small charts: a table of names and numbers with a bar behind each. Colour means nothing.

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

/// A chart.
pub(super) struct Grafiek {
    pub(super) kop: &'static str,
    pub(super) uitleg: &'static str,
    /// Above the table, and above its first column.
    pub(super) tabel: &'static str,
    pub(super) kolom: &'static str,
    pub(super) rijen: Vec<Telling>,
}

impl Grafiek {
    /// The charts of the whole register or of one registerhouder; none when nothing holds today.
    pub(super) fn alle(index: &Index, state: &State, registerhouder: Option<Uuid>) -> Vec<Self> {
        let grondslagen = Self {
            kop: "Waarom mag het?",
            uitleg: "Persoonsgegevens gebruiken mag alleen met een reden die in de wet staat: de grondslag. ‘Overig’ is een vitaal belang of \
                     een gerechtvaardigd belang.",
            tabel: "Aantal verwerkingen per grondslag",
            kolom: "Grondslag",
            rijen: tel::<GrondslagGroep>(index, state, Kenmerk::GrondslagGroep, registerhouder),
        };
        let gevoeligheid = Self {
            kop: "Hoe gevoelig zijn de gegevens?",
            uitleg: "Voor bijzondere en strafrechtelijke gegevens en voor nummers zoals het BSN gelden strengere regels.",
            tabel: "Aantal verwerkingen per soort gegevens",
            kolom: "Soort gegevens",
            rijen: tel::<Gevoeligheid>(index, state, Kenmerk::Gevoeligheid, registerhouder),
        };
        [grondslagen, gevoeligheid].into_iter().filter(|grafiek| grafiek.meeste() > 0).collect()
    }

    /// The width of a bar, in hundredths of the longest.
    pub(super) fn breedte(&self, rij: &Telling) -> i64 {
        (rij.aantal * 100 / self.meeste().max(1)).max(rij.aantal.signum())
    }

    fn meeste(&self) -> i64 {
        self.rijen.iter().map(|rij| rij.aantal).max().unwrap_or_default()
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

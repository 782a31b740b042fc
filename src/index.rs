//! Lists, from memory: which contents are found, how many, in which order. It holds numbers and words, no text that is sent; it is made
//! from the database and fed with what changes there, and what is sent is read from the database by key.

mod codes;
mod keuze;
mod kiezen;
mod nu;
mod orde;
mod organisaties;
mod plaats;
mod punten;
mod rijen;
mod suggestie;
mod tellingen;
#[cfg(test)]
mod tests;
mod voeden;
mod vraag;
mod woorden;

use std::collections::HashMap;

use chrono::NaiveDate;
use roaring::RoaringBitmap;
use uuid::Uuid;

pub use keuze::{FacetUitkomst, Keuze, Telling};
pub use organisaties::{Organisatie, OrganisatieVraag};
pub use plaats::Plaats;
pub use rijen::{Activiteit, Inhoud, Strook};
pub use tellingen::Begonnen;
pub use vraag::{Bereik, Deel, Filter, Selectie, Treffer, Volgorde};

use crate::{clock::Moment, domain::woorden::codes::ConceptStatus};
use codes::Codes;
use nu::Nu;
use orde::{Orde, Sleutel};
use organisaties::Organisaties;
use rijen::{Nummer, Rijen};
use woorden::Woorden;

/// Everything that lists find, as of one moment.
#[derive(Debug)]
pub struct Index {
    rijen: Rijen,
    op_naam: Orde,
    op_nummer: Orde,
    op_vastgesteld: Orde,
    op_sleutel: Orde,
    /// Contents by registerhouder, also those that were erased.
    houders: HashMap<Uuid, RoaringBitmap>,
    /// Contents of activities that have a concept in a state.
    concepten: Vec<(ConceptStatus, RoaringBitmap)>,
    /// What public records say; what only management may know; what is administered.
    openbaar: Codes,
    intern: Codes,
    beheer: Codes,
    woorden: Woorden,
    /// Places of the words of each concept, to take it out when it is saved again.
    van_concept: HashMap<Nummer, RoaringBitmap>,
    organisaties: Organisaties,
    /// Agreements, each with its register and last day.
    overeenkomsten: HashMap<Uuid, (Uuid, NaiveDate)>,
    /// The moment of the last entry that it knows.
    laatste: Moment,
    nu: Nu,
}

impl Index {
    /// An empty index of a day.
    #[must_use]
    pub fn new(dag: NaiveDate) -> Self {
        Self {
            rijen: Rijen::default(),
            op_naam: Orde::new(Sleutel::Naam),
            op_nummer: Orde::new(Sleutel::Identificatie),
            op_vastgesteld: Orde::new(Sleutel::Vastgesteld),
            op_sleutel: Orde::new(Sleutel::Uuid),
            houders: HashMap::new(),
            concepten: Vec::new(),
            openbaar: Codes::default(),
            intern: Codes::default(),
            beheer: Codes::default(),
            woorden: Woorden::default(),
            van_concept: HashMap::new(),
            organisaties: Organisaties::default(),
            overeenkomsten: HashMap::new(),
            laatste: Moment::MIN,
            nu: Nu::new(dag),
        }
    }

    /// The day that is today for it.
    #[must_use]
    pub fn dag(&self) -> NaiveDate {
        self.nu.dag
    }

    /// Another day has come.
    pub fn zet_dag(&mut self, dag: NaiveDate) {
        if dag != self.nu.dag {
            self.nu = Nu::van(&self.rijen, dag);
        }
    }

    /// It now knows everything up to and with this moment.
    pub fn zet_laatste(&mut self, laatste: Moment) {
        self.laatste = laatste;
    }

    /// Puts an agreement of a register in, with its last day; without one it never ends.
    pub fn zet_overeenkomst(&mut self, uuid: Uuid, registerhouder: Uuid, einde: Option<NaiveDate>) {
        match einde {
            Some(einde) => self.overeenkomsten.insert(uuid, (registerhouder, einde)),
            None => self.overeenkomsten.remove(&uuid),
        };
    }
}

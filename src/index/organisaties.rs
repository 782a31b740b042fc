//! Organisations in order of name, and which of them everyone may see.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::Index;
use crate::domain::{woorden::zoekwoord::normaal, zoeken::kenmerk::Kenmerk};

/// An organisation as the index knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Organisatie {
    /// Its key.
    pub uuid: Uuid,
    /// Keeps a register of its own.
    pub is_registerhouder: bool,
    /// Hidden.
    pub vervallen: bool,
}

/// Which organisations a list asks for.
#[derive(Debug, Default, Clone)]
pub struct OrganisatieVraag {
    /// Part of the name or of an earlier one, as typed.
    pub zoek: Option<String>,
    /// Only those that keep a register, or only the others.
    pub registerhouder: Option<bool>,
    /// Only those that a public version names.
    pub alleen_openbaar: bool,
    /// Also those that are hidden.
    pub ook_vervallen: bool,
}

impl OrganisatieVraag {
    /// All that everyone may see, also those that are hidden from management's choices.
    #[must_use]
    pub fn openbaar() -> Self {
        Self { zoek: None, registerhouder: None, alleen_openbaar: true, ook_vervallen: true }
    }
}

/// Organisations by name in the form that lists are ordered by, earlier names behind it, and key.
#[derive(Debug, Default)]
pub(super) struct Organisaties {
    op_naam: BTreeMap<(Box<str>, Uuid), Organisatie>,
    namen: std::collections::HashMap<Uuid, Box<str>>,
}

impl Organisaties {
    fn zet(&mut self, sorteernaam: &str, organisatie: Organisatie) {
        if let Some(oud) = self.namen.insert(organisatie.uuid, sorteernaam.into()) {
            self.op_naam.remove(&(oud, organisatie.uuid));
        }
        self.op_naam.insert((sorteernaam.into(), organisatie.uuid), organisatie);
    }
}

impl Index {
    /// Puts an organisation in the list, by the name that lists are ordered by.
    pub fn zet_organisatie(&mut self, sorteernaam: &str, organisatie: Organisatie) {
        self.organisaties.zet(sorteernaam, organisatie);
    }

    /// The keys of the organisations that are asked for, in order of name.
    #[must_use]
    pub fn organisaties(&self, vraag: &OrganisatieVraag) -> Vec<Uuid> {
        let zoek = vraag.zoek.as_deref().map(normaal);
        let past = |naam: &str, een: &Organisatie| {
            (vraag.ook_vervallen || !een.vervallen)
                && vraag.registerhouder.is_none_or(|wil| wil == een.is_registerhouder)
                && zoek.as_ref().is_none_or(|zoek| naam.contains(zoek.as_str()))
                && (!vraag.alleen_openbaar || self.is_genoemd(een.uuid))
        };
        let gekozen = self.organisaties.op_naam.iter().filter(|((naam, _), een)| past(naam, een));
        gekozen.map(|((_, uuid), _)| *uuid).collect()
    }

    /// Whether an organisation stands behind a place in the order of lists.
    #[must_use]
    pub fn is_achter(&self, uuid: Uuid, plaats: (&str, Uuid)) -> bool {
        self.organisaties.namen.get(&uuid).is_some_and(|naam| (naam.as_ref(), uuid) > plaats)
    }

    /// Whether a version that everyone may see names an organisation.
    #[must_use]
    pub fn is_genoemd(&self, organisatie: Uuid) -> bool {
        let wie = self.openbaar.wie(Kenmerk::Organisatie, &organisatie.to_string());
        wie.is_some_and(|wie| !wie.is_disjoint(&self.nu.leesbaar))
    }
}

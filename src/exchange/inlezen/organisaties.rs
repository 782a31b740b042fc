//! Organisations by number, name and former name.

use std::collections::HashMap;

use uuid::Uuid;

use super::woorden::vorm;
use crate::domain::inhoud::{lengte::hoogstens, organisatie::OrganisatieInvoer};

/// An organisation that the register has.
#[derive(Debug, Clone, Default)]
pub struct BekendeOrganisatie {
    /// Its key.
    pub uuid: Uuid,
    /// Its name and its former names.
    pub namen: Vec<String>,
    /// Number in the Handelsregister.
    pub kvk_nummer: Option<String>,
    /// Organisatie-identificatienummer.
    pub oin: Option<String>,
}

/// The organisations of the register, and those that the file adds.
pub struct Organisaties {
    op_naam: HashMap<String, Option<Uuid>>,
    op_nummer: HashMap<String, Uuid>,
    registerhouder: Uuid,
    nieuw: Option<Box<dyn FnMut() -> Uuid + Send>>,
    gemaakt: HashMap<Uuid, String>,
}

impl Organisaties {
    /// All of them; with `nieuw`, what is unknown is made, with the keys that it gives.
    #[must_use]
    pub fn new(bekend: &[BekendeOrganisatie], registerhouder: Uuid, nieuw: Option<Box<dyn FnMut() -> Uuid + Send>>) -> Self {
        let (mut op_naam, mut op_nummer) = (HashMap::new(), HashMap::new());
        for organisatie in bekend {
            for naam in &organisatie.namen {
                // A name that two have says nothing.
                let zelfde = op_naam.entry(zonder_rechtsvorm(naam)).or_insert(Some(organisatie.uuid));
                if *zelfde != Some(organisatie.uuid) {
                    *zelfde = None;
                }
            }
            op_nummer
                .extend(organisatie.kvk_nummer.iter().chain(&organisatie.oin).map(|nummer| (nummer.clone(), organisatie.uuid)));
        }
        Self { op_naam, op_nummer, registerhouder, nieuw, gemaakt: HashMap::new() }
    }

    /// Whose register it is.
    #[must_use]
    pub fn registerhouder(&self) -> Uuid {
        self.registerhouder
    }

    /// The organisation that a text names, by number or by name.
    #[must_use]
    pub fn zoek(&self, tekst: &str) -> Option<Uuid> {
        let mut nummers = tekst.split(|teken: char| !teken.is_ascii_digit()).filter(|nummer| [8, 20].contains(&nummer.len()));
        let op_nummer = nummers.find_map(|nummer| self.op_nummer.get(nummer)).copied();
        let zonder_haken = || tekst.split(" (").next().unwrap_or_default();
        let op_naam = |naam: &str| self.op_naam.get(&zonder_rechtsvorm(naam)).copied().flatten();
        op_nummer.or_else(|| op_naam(tekst)).or_else(|| op_naam(zonder_haken()))
    }

    /// As `zoek`; what is unknown is made when that was asked.
    pub(super) fn zoek_of_maak(&mut self, naam: &str) -> Option<Uuid> {
        if let Some(uuid) = self.zoek(naam) {
            return Some(uuid);
        }
        let sleutel = zonder_rechtsvorm(naam);
        // Two that have the name already are not joined by a third.
        if sleutel.is_empty()
            || self.op_naam.contains_key(&sleutel)
            || naam.chars().count() > hoogstens::<OrganisatieInvoer>("naam")
        {
            return None;
        }
        let uuid = self.nieuw.as_mut()?();
        self.op_naam.insert(sleutel, Some(uuid));
        self.gemaakt.insert(uuid, naam.to_owned());
        Some(uuid)
    }

    /// What is made of an organisation that the file adds.
    pub(super) fn gemaakt(&self, uuid: Uuid) -> Option<OrganisatieInvoer> {
        let naam = self.gemaakt.get(&uuid)?.clone();
        Some(OrganisatieInvoer { uuid: Some(uuid), naam, ..OrganisatieInvoer::default() })
    }
}

/// A name as it is compared: "Mailhuis B.V." is "Mailhuis bv" is "Mailhuis".
fn zonder_rechtsvorm(naam: &str) -> String {
    let vorm = vorm(naam);
    let vormen = [" b v", " bv", " n v", " nv"];
    vormen.iter().find_map(|rechtsvorm| vorm.strip_suffix(rechtsvorm)).unwrap_or(&vorm).to_owned()
}

//! The front of a public record: what belongs to today, written in front of the stored body without parsing it.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::{
    clock::Moment,
    domain::{
        inhoud::organisatie::OrganisatieInvoer,
        publiek::{
            openbaar::{Kop, OpenbareCode, Romp, Vorm, aaneen, organisatie::Contact},
            verklaring::Stof,
        },
        recht::kennis::Kennis,
        woorden::{
            adressen::Vindplaats,
            codes::{GeslotenCode, Status},
        },
    },
    error::Result,
    exchange::jsonld::{self, Vertaler, Voorkant},
    toestand::State,
};

/// Which record the front is for, and what it says of today.
#[derive(Debug)]
pub struct Vandaag {
    /// The activity.
    pub uuid: Uuid,
    /// The number of the version.
    pub nummer: i32,
    /// Its status on the day that was asked for.
    pub status: Status,
    /// Its last day.
    pub einde_geldigheid: Option<NaiveDate>,
    /// When somebody last looked whether the activity still holds.
    pub laatst_gecontroleerd_op: Option<Moment>,
}

impl Vandaag {
    /// The front of the record.
    #[must_use]
    pub fn kop(&self, state: &State, vorm: Vorm) -> Kop {
        let adressen = state.adressen();
        let (activiteit, versie) = (Vindplaats::Activiteit(self.uuid), Vindplaats::Versie(self.uuid, self.nummer));
        let kennis: &Kennis = state.store.kennis();
        Kop {
            vorm,
            uri: adressen.uri(activiteit),
            versie_uri: adressen.uri(versie),
            url: adressen.openbaar(activiteit),
            versie_url: adressen.openbaar(versie),
            status: OpenbareCode { code: self.status.code().to_owned(), naam: kennis.naam_van(self.status) },
            einde_geldigheid: self.einde_geldigheid,
            laatst_gecontroleerd_op: self.laatst_gecontroleerd_op,
        }
    }

    /// Front and stored summary as one JSON object.
    pub fn voor(&self, state: &State, samenvatting: &str) -> Result<String> {
        Ok(aaneen(&[&serde_json::to_string(&self.kop(state, Vorm::Samenvatting))?, samenvatting]))
    }

    /// Front, contact of today and stored body as one JSON object.
    pub fn met_contact(&self, state: &State, romp: &str, organisatie: &str) -> Result<String> {
        let contact = state.contacten.van(organisatie, state.store.kennis())?;
        Ok(aaneen(&[&serde_json::to_string(&self.kop(state, Vorm::Volledig))?, romp, &contact]))
    }
}

/// The forms in which a record is offered, the first for whoever does not care.
pub const VORMEN: [&str; 2] = ["application/json", jsonld::MEDIA_TYPE];

/// What an address stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wat {
    /// The activity, whichever version counts.
    Activiteit,
    /// This version.
    Versie,
}

/// A public record as it was stored, with what is said of it today: every form of it is made from this.
#[derive(Debug)]
pub struct Bewaard {
    /// What belongs to today.
    pub vandaag: Vandaag,
    /// The body, as JSON.
    pub romp: String,
    /// The organisation that keeps the register, as it is today, as JSON.
    pub organisatie: String,
    /// The day that was asked for.
    pub dag: NaiveDate,
}

impl Bewaard {
    /// As one JSON object.
    pub fn json(&self, state: &State) -> Result<String> {
        self.vandaag.met_contact(state, &self.romp, &self.organisatie)
    }

    /// As JSON, or as linked data: of the activity, or of its version.
    pub fn als(&self, state: &State, vorm: &str, wat: Wat) -> Result<String> {
        if vorm != jsonld::MEDIA_TYPE {
            return self.json(state);
        }
        let Gelezen { kop, romp, contact } = self.lees(state)?;
        let voor = Voorkant {
            uri: &kop.uri,
            versie_uri: &kop.versie_uri,
            status: &kop.status,
            einde: kop.einde_geldigheid,
            contact: Some(&contact),
        };
        let vertaler = Vertaler { kennis: state.store.kennis(), adressen: state.adressen() };
        jsonld::document(match wat {
            Wat::Activiteit => vertaler.activiteit(voor, &romp),
            Wat::Versie => vertaler.versie(voor, &romp),
        })
    }

    /// Read back, for pages and texts.
    pub fn lees(&self, state: &State) -> Result<Gelezen> {
        let organisatie: OrganisatieInvoer = serde_json::from_str(&self.organisatie)?;
        Ok(Gelezen {
            kop: self.vandaag.kop(state, Vorm::Volledig),
            romp: serde_json::from_str(&self.romp)?,
            contact: Contact::new(&organisatie, state.store.kennis()),
        })
    }
}

/// The parts of a public record.
#[derive(Debug)]
pub struct Gelezen {
    /// What belongs to today.
    pub kop: Kop,
    /// The body.
    pub romp: Romp,
    /// Contact data of today.
    pub contact: Contact,
}

impl Gelezen {
    /// What texts are made from.
    #[must_use]
    pub fn stof<'a>(&'a self, kennis: &'a Kennis) -> Stof<'a> {
        Stof { kop: &self.kop, romp: &self.romp, contact: &self.contact, kennis }
    }
}

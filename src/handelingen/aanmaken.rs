//! `create_verwerkingsactiviteit`: an activity begins with a concept.

use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    beheer, concept,
    kenmerken::{self, Weg},
    zaak::{Werkstuk, Zaak},
    zicht,
};
use crate::{
    clock::{EERSTE_DAG, ooit},
    database::Id,
    domain::{
        inhoud::{Ingelezen, Inhoud, activiteit::VerwerkingsactiviteitInvoer, beheer::Beheer},
        levensloop::{handeling::Handeling, identificatie, weigering::ConflictCode, wie::Wie},
    },
    error::{Error, Result},
    store::{
        Gebeurtenis, Schrijven,
        activiteiten::{self, Activiteit},
        concepten::{self, Concept},
        json as tekst, projectie,
    },
};

/// A new activity, as asked for.
#[derive(Debug)]
pub struct Nieuw {
    /// Its key, when the caller gives one.
    pub uuid: Option<Uuid>,
    /// Its number, when the caller gives one.
    pub identificatie: Option<String>,
    /// Whose register it is in.
    pub registerhouder: Uuid,
    /// The content of its concept.
    pub inhoud: Inhoud,
    /// What the organisation administers.
    pub beheer: Beheer,
    /// What could not be placed when it was read in.
    pub ingelezen: Vec<Ingelezen>,
}

impl From<VerwerkingsactiviteitInvoer> for Nieuw {
    fn from(invoer: VerwerkingsactiviteitInvoer) -> Self {
        let VerwerkingsactiviteitInvoer { uuid, identificatie, registerhouder, inhoud, beheer } = invoer;
        Self { uuid, identificatie, registerhouder, inhoud, beheer: beheer.unwrap_or_default(), ingelezen: Vec::new() }
    }
}

/// Adds an activity with its concept; `handeling` is how, `toelichting` what the journal keeps beside it.
pub fn aanmaken(
    tx: &mut Schrijven<'_>,
    wie: &Wie,
    nieuw: Nieuw,
    (handeling, mut toelichting): (Handeling, Value),
) -> Result<Zaak> {
    wie.mag(handeling)?;
    zicht::mag_inhoud(wie, &nieuw.inhoud)?;
    zicht::eis_register(tx.conn, wie, nieuw.registerhouder, "/registerhouder")?;
    let uuid = nieuw.uuid.unwrap_or_else(|| tx.id());
    if activiteiten::find(tx.conn, uuid)?.is_some() {
        return Err(Error::conflict(ConflictCode::BestaatAl, "Er is al een verwerkingsactiviteit met deze uuid."));
    }
    let (identificatie, nummer) = nummer(tx, &nieuw)?;
    let activiteit = Activiteit {
        uuid: Id::from(uuid),
        registerhouder: Id::from(nieuw.registerhouder),
        identificatie,
        revisie: tx.revisie(),
        beheer: tekst(&nieuw.beheer)?,
        laatst_gecontroleerd_op: None,
        vertrouwelijk: nieuw.inhoud.is_vertrouwelijk(),
        vertrouwelijk_tot: if nieuw.inhoud.is_vertrouwelijk() { ooit() } else { EERSTE_DAG },
        openbaar_vanaf: ooit(),
        aangemaakt_op: tx.moment,
        gewijzigd_op: tx.moment,
    };
    activiteiten::insert(tx.conn, &activiteit, nummer)?;
    kenmerken::houd_bij(tx.conn, &activiteit, &nieuw.beheer, Weg::Vrij)?;
    let document = tx.document(&tekst(&nieuw.inhoud)?)?;
    let mut rij = Concept::nieuw(activiteit.uuid, document.document, tx.moment);
    rij.ingelezen = tekst(&nieuw.ingelezen)?;
    concepten::insert(tx.conn, &rij)?;
    toelichting["identificatie"] = json!(activiteit.identificatie);
    toelichting["beheer"] = beheer::feit(tx, &nieuw.beheer)?;
    toelichting["ingelezen"] = json!(concept::merk(tx, &document, &nieuw.ingelezen)?);
    tx.journaal(Gebeurtenis {
        handeling,
        onderwerp: uuid,
        registerhouder: Some(nieuw.registerhouder),
        oud: None,
        nieuw: Some(document.clone()),
        toelichting,
    })?;
    projectie::concept(tx, &activiteit, &nieuw.inhoud)?;
    Ok(Zaak::nieuw(activiteit, Werkstuk { rij, inhoud: nieuw.inhoud, document }))
}

/// The identification that was asked for, or the next one.
fn nummer(tx: &mut Schrijven<'_>, nieuw: &Nieuw) -> Result<(String, Option<i64>)> {
    let (identificatie, nummer) = if let Some(eigen) = &nieuw.identificatie {
        (eigen.clone(), identificatie::nummer(eigen))
    } else {
        let (volgende, nummer) = identificatie::volgende(activiteiten::hoogste_nummer(tx.conn, nieuw.registerhouder)?);
        (volgende, Some(nummer))
    };
    if activiteiten::is_bezet(tx.conn, nieuw.registerhouder, &identificatie)? {
        let reden = format!("De identificatie {identificatie} is al in gebruik in dit register.");
        return Err(Error::conflict(ConflictCode::BestaatAl, reden));
    }
    Ok((identificatie, nummer))
}

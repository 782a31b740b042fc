//! Activities as management sees them, with the whole content.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use super::{Blad, PER_KEER, Sleutel, geschiedenissen};
use crate::{
    database::{DbConnection, Id},
    domain::{
        inhoud::Inhoud,
        levensloop::tijdlijn,
        woorden::codes::{ConceptStatus, Status},
    },
    error::Result,
    index::{Selectie, Treffer},
    store::{
        Lijsten,
        activiteiten::Activiteit,
        concepten::Concept,
        documenten, overzicht,
        schema::{activiteiten, concepten, intrekkingen, versies},
        versies::{Intrekking, Versie, VersieDocument},
    },
};

/// An activity with its concept, and the version that counts or one of its history.
#[derive(Debug, Clone)]
pub struct Intern {
    /// The activity.
    pub activiteit: Activiteit,
    /// Its concept and how far that is.
    pub concept: Option<(ConceptStatus, Inhoud)>,
    /// The concept as it is stored.
    pub rij: Option<Concept>,
    /// Its version.
    pub versie: Option<InterneVersie>,
}

/// A version with its status and last day, as known at the moment of the export.
#[derive(Debug, Clone)]
pub struct InterneVersie {
    /// The version.
    pub versie: Versie,
    /// Its status on the day.
    pub status: Status,
    /// Its last day.
    pub einde: Option<NaiveDate>,
    /// Its content; `None` when it was erased.
    pub document: Option<VersieDocument>,
    /// How it was withdrawn.
    pub intrekking: Option<Intrekking>,
}

/// The next results of a list of management.
pub fn intern(tx: &mut Lijsten<'_>, selectie: &Selectie, na: Option<Sleutel>) -> Result<Blad<Intern>> {
    let treffers = tx.index.kies(selectie).na(na, PER_KEER.into());
    let na = treffers.last().map(|treffer| (treffer.activiteit, treffer.bron));
    let uuids: Vec<Id> = treffers.iter().map(|treffer| treffer.activiteit.into()).collect();
    let getoond = overzicht::getoond(tx, selectie, &treffers);
    let conn = &mut *tx.conn;
    let activiteiten = activiteiten_van(conn, &uuids)?;
    let concepten: Vec<Concept> = if selectie.is_nieuwste() {
        concepten::table.filter(concepten::activiteit.eq_any(uuids)).select(Concept::as_select()).load(conn)?
    } else {
        Vec::new()
    };
    let bronnen: Vec<Id> = getoond.values().map(|treffer| treffer.bron.into()).collect();
    let versies: Vec<Versie> =
        versies::table.filter(versies::uuid.eq_any(bronnen.clone())).select(Versie::as_select()).load(conn)?;
    let weg: Vec<Intrekking> =
        intrekkingen::table.filter(intrekkingen::versie.eq_any(bronnen)).select(Intrekking::as_select()).load(conn)?;
    let teksten = teksten(conn, concepten.iter().map(|concept| concept.document).chain(versies.iter().map(|een| een.document)))?;
    let versies: HashMap<Id, Versie> = versies.into_iter().map(|versie| (versie.uuid, versie)).collect();
    let mut concepten: HashMap<Id, Concept> = concepten.into_iter().map(|concept| (concept.activiteit, concept)).collect();
    let mut regels = Vec::with_capacity(treffers.len());
    for treffer in &treffers {
        let Some(activiteit) = activiteiten.get(&treffer.activiteit.into()).cloned() else { continue };
        let rij = concepten.remove(&treffer.activiteit.into());
        let concept = match &rij {
            Some(concept) => lees(&teksten, concept.document)?.map(|inhoud: Inhoud| (concept.status.0, inhoud)),
            None => None,
        };
        let versie = match getoond.get(&treffer.bron) {
            Some(periode) => versie(&versies, &weg, &teksten, periode, selectie.peildag(periode))?,
            None => None,
        };
        regels.push(Intern { activiteit, concept, rij, versie });
    }
    Ok(Blad { regels, na })
}

fn versie(
    versies: &HashMap<Id, Versie>,
    weg: &[Intrekking],
    teksten: &HashMap<Uuid, String>,
    periode: &Treffer,
    dag: NaiveDate,
) -> Result<Option<InterneVersie>> {
    let Some(versie) = versies.get(&periode.bron.into()).cloned() else { return Ok(None) };
    let (status, einde) = overzicht::status(periode, dag);
    let intrekking = weg.iter().find(|weg| weg.versie == versie.uuid).cloned();
    Ok(Some(InterneVersie { status, einde, document: lees(teksten, versie.document)?, intrekking, versie }))
}

/// Every version of the next activities of which a version is in the list.
pub fn interne_geschiedenis(tx: &mut Lijsten<'_>, selectie: &Selectie, na: Option<Sleutel>) -> Result<Blad<Intern>> {
    let uuids = tx.index.kies(selectie).activiteiten_na(na.map(|(activiteit, _)| activiteit), PER_KEER.into());
    let na = uuids.last().map(|laatste| (*laatste, *laatste));
    let uuids: Vec<Id> = uuids.into_iter().map(Id::from).collect();
    let conn = &mut *tx.conn;
    let activiteiten = activiteiten_van(conn, &uuids)?;
    let geschiedenissen = geschiedenissen(conn, &uuids, selectie.bekend)?;
    let alle = geschiedenissen.iter().flat_map(|(_, geschiedenis)| &geschiedenis.versies);
    let teksten = teksten(conn, alle.map(|versie| versie.document))?;
    let mut regels = Vec::new();
    for (uuid, geschiedenis) in &geschiedenissen {
        let Some(activiteit) = activiteiten.get(uuid) else { continue };
        for versie in geschiedenis.versies.iter().filter(|versie| selectie.ziet_vertrouwelijk() || !versie.is_vertrouwelijk()) {
            let intrekking = geschiedenis.intrekking(versie.uuid).cloned();
            let (status, einde) =
                tijdlijn::status(&geschiedenis.tijdlijn, versie.uuid.uuid(), intrekking.is_some(), selectie.dag);
            let document = lees(&teksten, versie.document)?;
            let versie = InterneVersie { versie: versie.clone(), status, einde, document, intrekking };
            regels.push(Intern { activiteit: activiteit.clone(), concept: None, rij: None, versie: Some(versie) });
        }
    }
    Ok(Blad { regels, na })
}

fn activiteiten_van(conn: &mut DbConnection, uuids: &[Id]) -> Result<HashMap<Id, Activiteit>> {
    let rijen = activiteiten::table.filter(activiteiten::uuid.eq_any(uuids.to_vec())).select(Activiteit::as_select());
    Ok(rijen.load(conn)?.into_iter().map(|activiteit: Activiteit| (activiteit.uuid, activiteit)).collect())
}

fn teksten(conn: &mut DbConnection, ids: impl Iterator<Item = Id>) -> Result<HashMap<Uuid, String>> {
    documenten::teksten(conn, &ids.map(Id::uuid).collect::<Vec<_>>())
}

fn lees<T: serde::de::DeserializeOwned>(teksten: &HashMap<Uuid, String>, document: Id) -> Result<Option<T>> {
    teksten.get(&document.uuid()).map(|tekst| Ok(serde_json::from_str(tekst)?)).transpose()
}

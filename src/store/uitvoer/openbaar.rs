//! Public records: what was stored as it is sent, and nothing else.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{Blad, PER_KEER, Sleutel, geschiedenissen};
use crate::{
    database::{DbConnection, Id, Packed},
    domain::{
        levensloop::tijdlijn,
        woorden::codes::{Status, VersieSoort, Vertrouwelijkheid},
    },
    error::Result,
    store::{
        lijst::Selectie,
        openbaar::{Gevonden, met_tekst},
        overzicht,
        schema::openbaar,
    },
};

/// A public version with its status and last day, as known at the moment of the export.
#[derive(Debug)]
pub struct Openbaar {
    /// The activity.
    pub activiteit: Id,
    /// The number of the version.
    pub nummer: i32,
    /// Its status on the day.
    pub status: Status,
    /// Its last day.
    pub einde: Option<NaiveDate>,
    /// The body, as JSON.
    pub romp: String,
}

/// The next results of a public list, with all they say.
pub fn openbaar(conn: &mut DbConnection, selectie: &Selectie, na: Option<Sleutel>) -> Result<Blad<Openbaar>> {
    let rijen = selectie.rijen_na(conn, na, PER_KEER)?;
    let na = rijen.last().map(|rij| (rij.activiteit, rij.bron));
    let regel = |Gevonden { rij, tekst, nummer, .. }: Gevonden| {
        let (status, einde) = overzicht::status(&rij, selectie.peildag(&rij));
        Openbaar { activiteit: rij.activiteit, nummer, status, einde, romp: tekst }
    };
    Ok(Blad { regels: met_tekst(conn, rijen, true)?.into_iter().map(regel).collect(), na })
}

/// Every public version of the next activities of which a version is in the list.
pub fn openbare_geschiedenis(conn: &mut DbConnection, selectie: &Selectie, na: Option<Sleutel>) -> Result<Blad<Openbaar>> {
    let activiteiten = selectie.activiteiten_na(conn, na.map(|(activiteit, _)| activiteit), PER_KEER)?;
    let na = activiteiten.last().map(|laatste| (*laatste, *laatste));
    let mut gevonden = Vec::new();
    for (activiteit, geschiedenis) in geschiedenissen(conn, &activiteiten, selectie.bekend)? {
        let leesbaar = geschiedenis.versies.iter().filter(|versie| {
            versie.soort.0 == VersieSoort::Publicatie
                && versie.vertrouwelijkheid.0 == Vertrouwelijkheid::Openbaar
                && geschiedenis.intrekking(versie.uuid).is_none()
        });
        gevonden.extend(leesbaar.map(|versie| {
            let (status, einde) = tijdlijn::status(&geschiedenis.tijdlijn, versie.uuid.uuid(), false, selectie.dag);
            (versie.uuid, Openbaar { activiteit, nummer: versie.nummer, status, einde, romp: String::new() })
        }));
    }
    let uuids: Vec<Id> = gevonden.iter().map(|(uuid, _)| *uuid).collect();
    let teksten = openbaar::table.filter(openbaar::versie.eq_any(uuids)).select((openbaar::versie, openbaar::tekst));
    let mut teksten: HashMap<Id, Packed> = teksten.load::<(Id, Packed)>(conn)?.into_iter().collect();
    // What was erased has no body any more.
    let regels = gevonden.into_iter().filter_map(|(uuid, regel)| Some((teksten.remove(&uuid)?, regel)));
    let regels = regels.map(|(tekst, regel)| Ok(Openbaar { romp: tekst.text()?, ..regel }));
    Ok(Blad { regels: regels.collect::<Result<_>>()?, na })
}

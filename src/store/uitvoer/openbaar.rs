//! Public records: what was stored as it is sent, and nothing else.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use super::{Blad, PER_KEER, Sleutel, geschiedenissen};
use crate::{
    database::{Id, Packed},
    domain::{
        levensloop::tijdlijn,
        woorden::codes::{Status, VersieSoort, Vertrouwelijkheid},
    },
    error::Result,
    index::Selectie,
    store::{
        Lijsten,
        openbaar::{Gevonden, lees},
        overzicht,
        schema::openbaar,
    },
};

/// A public version with its status and last day, as known at the moment of the export.
#[derive(Debug)]
pub struct Openbaar {
    /// The activity.
    pub activiteit: Uuid,
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
pub fn openbaar(tx: &mut Lijsten<'_>, selectie: &Selectie, na: Option<Sleutel>) -> Result<Blad<Openbaar>> {
    let treffers = tx.index.kies(selectie).na(na, PER_KEER.into());
    let na = treffers.last().map(|treffer| (treffer.activiteit, treffer.bron));
    let regel = |Gevonden { treffer, tekst, nummer, .. }: Gevonden| {
        let (status, einde) = overzicht::status(&treffer, selectie.peildag(&treffer));
        Openbaar { activiteit: treffer.activiteit, nummer, status, einde, romp: tekst }
    };
    Ok(Blad { regels: lees(tx.conn, treffers, true)?.into_iter().map(regel).collect(), na })
}

/// Every public version of the next activities of which a version is in the list.
pub fn openbare_geschiedenis(tx: &mut Lijsten<'_>, selectie: &Selectie, na: Option<Sleutel>) -> Result<Blad<Openbaar>> {
    let activiteiten = tx.index.kies(selectie).activiteiten_na(na.map(|(activiteit, _)| activiteit), PER_KEER.into());
    let na = activiteiten.last().map(|laatste| (*laatste, *laatste));
    let activiteiten: Vec<Id> = activiteiten.into_iter().map(Id::from).collect();
    let conn = &mut *tx.conn;
    let mut gevonden = Vec::new();
    for (activiteit, geschiedenis) in geschiedenissen(conn, &activiteiten, selectie.bekend)? {
        let leesbaar = geschiedenis.versies.iter().filter(|versie| {
            versie.soort.0 == VersieSoort::Publicatie
                && versie.vertrouwelijkheid.0 == Vertrouwelijkheid::Openbaar
                && geschiedenis.intrekking(versie.uuid).is_none()
        });
        gevonden.extend(leesbaar.map(|versie| {
            let (status, einde) = tijdlijn::status(&geschiedenis.tijdlijn, versie.uuid.uuid(), false, selectie.dag);
            (versie.uuid, Openbaar { activiteit: activiteit.uuid(), nummer: versie.nummer, status, einde, romp: String::new() })
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

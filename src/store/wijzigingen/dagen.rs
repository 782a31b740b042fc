//! What a date brings about without anyone writing: a planned version begins, an end is there, an activity becomes public.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use crate::{
    clock::Moment,
    database::{DbConnection, Id},
    domain::levensloop::wijziging::{Stand, Wijziging, WijzigingSoort},
    error::Result,
    index::Begonnen,
    store::{
        Lijsten,
        schema::{activiteiten, versies},
    },
};

/// The changes after the day and key of a place, until today, with the day of each. It is told as the register knows it now: what was
/// settled since is in the journal. Asked once a day by who keeps up.
pub(super) fn na(tx: &mut Lijsten<'_>, stand: &Stand) -> Result<Vec<(Wijziging, NaiveDate)>> {
    let vandaag = tx.moment.datum();
    if stand.dag >= vandaag && stand.sleutel.is_none() {
        return Ok(Vec::new());
    }
    // That an activity appears says more than that a version of it begins.
    let mut gevonden = verschenen(tx.conn, stand.dag, vandaag)?;
    gevonden.extend(begonnen(tx, stand.dag)?);
    gevonden.retain(|(wijziging, dag)| *dag > stand.dag || stand.sleutel.is_some_and(|sleutel| wijziging.uuid > sleutel));
    gevonden.sort_by_key(|(wijziging, dag)| (*dag, wijziging.uuid));
    gevonden.dedup_by_key(|(wijziging, dag)| (*dag, wijziging.uuid));
    Ok(gevonden)
}

/// Versions that were planned and began, and ends.
fn begonnen(tx: &mut Lijsten<'_>, van: NaiveDate) -> Result<Vec<(Wijziging, NaiveDate)>> {
    let begonnen: Vec<Begonnen> = tx.index.begonnen(van).collect();
    let uuids: Vec<Id> = begonnen.iter().map(|een| een.versie.into()).collect();
    let nummers = versies::table.filter(versies::uuid.eq_any(uuids)).select((versies::uuid, versies::nummer));
    let nummers: HashMap<Id, i32> = nummers.load(tx.conn)?.into_iter().collect();
    let wijziging = |een: Begonnen| {
        let soort = if een.einde { WijzigingSoort::Beeindigd } else { WijzigingSoort::Ingegaan };
        let nummer = nummers.get(&een.versie.into()).copied();
        (wijziging(soort, een.activiteit, een.registerhouder, een.dag, nummer), een.dag)
    };
    Ok(begonnen.into_iter().map(wijziging).collect())
}

/// Activities that were not public until that day.
fn verschenen(conn: &mut DbConnection, van: NaiveDate, vandaag: NaiveDate) -> Result<Vec<(Wijziging, NaiveDate)>> {
    let rijen: Vec<(Id, Id, NaiveDate)> = activiteiten::table
        .filter(activiteiten::openbaar_vanaf.ge(van).and(activiteiten::openbaar_vanaf.le(vandaag)))
        .select((activiteiten::uuid, activiteiten::registerhouder, activiteiten::openbaar_vanaf))
        .load(conn)?;
    let verschenen = |(activiteit, registerhouder, dag): (Id, Id, NaiveDate)| {
        (wijziging(WijzigingSoort::Verschenen, activiteit.uuid(), registerhouder.uuid(), dag, None), dag)
    };
    Ok(rijen.into_iter().map(verschenen).collect())
}

fn wijziging(soort: WijzigingSoort, uuid: Uuid, registerhouder: Uuid, dag: NaiveDate, versie: Option<i32>) -> Wijziging {
    Wijziging { soort, op: Moment::begin_van(dag), uuid, versie, registerhouder: Some(registerhouder) }
}

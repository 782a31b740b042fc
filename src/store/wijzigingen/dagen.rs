//! What a date brings about without anyone writing: a planned version begins, an end is there, an activity becomes public.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::{
    clock::Moment,
    database::{Code, DbConnection, Id},
    domain::levensloop::wijziging::{Stand, Wijziging, WijzigingSoort},
    error::Result,
    store::{
        perioden::{Bereik, PeriodeSoort},
        schema::{activiteiten, perioden, versies},
    },
};

/// The changes after the day and key of a place, until today, with the day of each. It is told as the register knows it now: what was
/// settled since is in the journal. Asked once a day by who keeps up.
pub(super) fn na(conn: &mut DbConnection, stand: &Stand, vandaag: NaiveDate) -> Result<Vec<(Wijziging, NaiveDate)>> {
    if stand.dag >= vandaag && stand.sleutel.is_none() {
        return Ok(Vec::new());
    }
    // That an activity appears says more than that a version of it begins.
    let mut gevonden = verschenen(conn, stand.dag, vandaag)?;
    gevonden.extend(begonnen(conn, stand.dag, vandaag)?);
    gevonden.retain(|(wijziging, dag)| *dag > stand.dag || stand.sleutel.is_some_and(|sleutel| wijziging.uuid > sleutel));
    gevonden.sort_by_key(|(wijziging, dag)| (*dag, wijziging.uuid));
    gevonden.dedup_by_key(|(wijziging, dag)| (*dag, wijziging.uuid));
    Ok(gevonden)
}

/// Versions that were planned and began, and ends.
fn begonnen(conn: &mut DbConnection, van: NaiveDate, vandaag: NaiveDate) -> Result<Vec<(Wijziging, NaiveDate)>> {
    let rijen: Vec<(Id, Id, Code<PeriodeSoort>, NaiveDate, Moment, i32)> = perioden::table
        .inner_join(versies::table.on(versies::uuid.eq(perioden::versie)))
        .filter(perioden::bereik.eq(Code(Bereik::Openbaar)).and(perioden::bekend_tot.eq(Moment::MAX)))
        .filter(perioden::van.ge(van).and(perioden::van.le(vandaag)))
        .filter(perioden::openbaar_vanaf.le(vandaag).and(perioden::zichtbaar.eq(true)))
        .select((
            perioden::activiteit,
            perioden::registerhouder,
            perioden::soort,
            perioden::van,
            perioden::bekend_van,
            versies::nummer,
        ))
        .load(conn)?;
    let gepland = rijen.into_iter().filter(|rij| rij.4 < Moment::begin_van(rij.3));
    Ok(gepland
        .map(|(activiteit, registerhouder, soort, dag, _, nummer)| {
            let soort = match soort.0 {
                PeriodeSoort::Beeindiging => WijzigingSoort::Beeindigd,
                PeriodeSoort::Publicatie | PeriodeSoort::Concept => WijzigingSoort::Ingegaan,
            };
            (wijziging(soort, activiteit, registerhouder, dag, Some(nummer)), dag)
        })
        .collect())
}

/// Activities that were not public until that day.
fn verschenen(conn: &mut DbConnection, van: NaiveDate, vandaag: NaiveDate) -> Result<Vec<(Wijziging, NaiveDate)>> {
    let rijen: Vec<(Id, Id, NaiveDate)> = activiteiten::table
        .filter(activiteiten::openbaar_vanaf.ge(van).and(activiteiten::openbaar_vanaf.le(vandaag)))
        .select((activiteiten::uuid, activiteiten::registerhouder, activiteiten::openbaar_vanaf))
        .load(conn)?;
    let verschenen =
        |(activiteit, registerhouder, dag)| (wijziging(WijzigingSoort::Verschenen, activiteit, registerhouder, dag, None), dag);
    Ok(rijen.into_iter().map(verschenen).collect())
}

fn wijziging(soort: WijzigingSoort, activiteit: Id, registerhouder: Id, dag: NaiveDate, versie: Option<i32>) -> Wijziging {
    let registerhouder = Some(registerhouder.uuid());
    Wijziging { soort, op: Moment::begin_van(dag), uuid: activiteit.uuid(), versie, registerhouder }
}

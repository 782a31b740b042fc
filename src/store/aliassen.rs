//! What others call activities, as far as everyone may read it.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use uuid::Uuid;

use super::schema::{activiteiten, aliassen, intrekkingen, versies};
use crate::{
    clock::Moment,
    database::{DbConnection, Id},
    domain::inhoud::Inhoud,
    error::Result,
};

/// The aliases of a content that lead to another activity, with its number: of who publish one, the first that was not withdrawn. An activity
/// that says anything confidential is not named, to nobody: on some day it may be one that is not there.
pub fn elders(conn: &mut DbConnection, activiteit: Option<Uuid>, inhoud: &Inhoud) -> Result<Vec<(String, String)>> {
    let gevraagd: Vec<&str> = inhoud.aliassen.iter().map(|alias| alias.0.as_str()).collect();
    if gevraagd.is_empty() {
        return Ok(Vec::new());
    }
    let rijen: Vec<(String, Id, String, Moment)> = aliassen::table
        .inner_join(versies::table.on(versies::uuid.eq(aliassen::versie)))
        .inner_join(activiteiten::table.on(activiteiten::uuid.eq(versies::activiteit)))
        .left_join(intrekkingen::table.on(intrekkingen::versie.eq(aliassen::versie)))
        .filter(aliassen::alias.eq_any(gevraagd).and(intrekkingen::versie.nullable().is_null()))
        .filter(activiteiten::vertrouwelijk.eq(false))
        .order(versies::vastgesteld_op.desc())
        .select((aliassen::alias, activiteiten::uuid, activiteiten::identificatie, versies::vastgesteld_op))
        .load(conn)?;
    // The last one put in is the first that was settled.
    let van_wie: BTreeMap<_, _> = rijen.into_iter().map(|(alias, uuid, nummer, _)| (alias, (uuid.uuid(), nummer))).collect();
    let elders = van_wie.into_iter().filter(|(_, (van, _))| Some(*van) != activiteit);
    Ok(elders.map(|(alias, (_, identificatie))| (alias, identificatie)).collect())
}

/// Remembers what a version that everyone may read is called elsewhere.
pub(super) fn onthoud(conn: &mut DbConnection, versie: Id, inhoud: &Inhoud) -> Result<()> {
    // An earlier release took one that was told twice.
    let genoemd: BTreeSet<&str> = inhoud.aliassen.iter().map(|alias| alias.0.as_str()).collect();
    for alias in genoemd {
        diesel::insert_into(aliassen::table).values((aliassen::alias.eq(alias), aliassen::versie.eq(versie))).execute(conn)?;
    }
    Ok(())
}

/// Forgets it again.
pub(super) fn vergeet(conn: &mut DbConnection, versie: Id) -> Result<()> {
    diesel::delete(aliassen::table.filter(aliassen::versie.eq(versie))).execute(conn)?;
    Ok(())
}

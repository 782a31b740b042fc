//! Processing agreements.

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use super::{Backend, Schrijven, Stuk, schema::verwerkersovereenkomsten as tabel};
use crate::{
    clock::Moment,
    database::{DbConnection, Id},
    domain::inhoud::overeenkomst::OvereenkomstInvoer,
    error::Result,
};

/// An agreement as stored.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = tabel)]
pub struct Overeenkomst {
    /// Its key.
    pub uuid: Id,
    /// Whose agreement it is.
    pub registerhouder: Id,
    /// What was entered, as JSON.
    pub tekst: String,
    /// Number of its last change.
    pub revisie: i64,
    /// When it was made.
    pub aangemaakt_op: Moment,
    /// When it last changed.
    pub gewijzigd_op: Moment,
    /// Hidden since.
    pub vervallen_op: Option<Moment>,
}

impl Overeenkomst {
    /// What was entered.
    pub fn invoer(&self) -> Result<OvereenkomstInvoer> {
        Ok(serde_json::from_str(&self.tekst)?)
    }
}

/// Which agreements a list asks for.
#[derive(Debug, Default, Clone)]
pub struct Selectie {
    /// Only of these registerhouders.
    pub registerhouders: Option<Vec<Uuid>>,
    /// Only with this processor.
    pub verwerker: Option<Uuid>,
    /// Only those that end on this day or earlier.
    pub einde_tot: Option<NaiveDate>,
}

/// One agreement.
pub fn find(conn: &mut DbConnection, uuid: Uuid) -> Result<Option<Overeenkomst>> {
    Ok(tabel::table.find(Id::from(uuid)).select(Overeenkomst::as_select()).get_result(conn).optional()?)
}

/// A part of the agreements, and how many there are in all.
pub fn list(conn: &mut DbConnection, selectie: &Selectie, stuk: &Stuk<(Uuid, Uuid)>) -> Result<(i64, Vec<Overeenkomst>)> {
    let count = gekozen(selectie).count().get_result(conn)?;
    let mut query = gekozen(selectie).order((tabel::registerhouder, tabel::uuid)).limit(stuk.aantal).offset(stuk.van);
    if let Some((houder, uuid)) = stuk.na.map(|(houder, uuid)| (Id::from(houder), Id::from(uuid))) {
        query = query.filter(tabel::registerhouder.gt(houder).or(tabel::registerhouder.eq(houder).and(tabel::uuid.gt(uuid))));
    }
    let uuids: Vec<Id> = query.select(tabel::uuid).load(conn)?;
    let rijen = tabel::table
        .filter(tabel::uuid.eq_any(uuids))
        .select(Overeenkomst::as_select())
        .order((tabel::registerhouder, tabel::uuid))
        .load(conn)?;
    Ok((count, rijen))
}

fn gekozen(selectie: &Selectie) -> tabel::BoxedQuery<'_, Backend> {
    let mut query = tabel::table.filter(tabel::vervallen_op.is_null()).into_boxed();
    if let Some(registerhouders) = &selectie.registerhouders {
        query = query.filter(tabel::registerhouder.eq_any(registerhouders.iter().map(|uuid| Id::from(*uuid))));
    }
    if let Some(verwerker) = selectie.verwerker {
        query = query.filter(tabel::verwerker.eq(Id::from(verwerker)));
    }
    if let Some(datum) = selectie.einde_tot {
        query = query.filter(tabel::einddatum.le(datum));
    }
    query
}

/// Adds an agreement.
pub(crate) fn insert(tx: &mut Schrijven<'_>, uuid: Uuid, invoer: &OvereenkomstInvoer) -> Result<()> {
    diesel::insert_into(tabel::table)
        .values((
            tabel::uuid.eq(Id::from(uuid)),
            tabel::registerhouder.eq(Id::from(invoer.registerhouder)),
            tabel::verwerker.eq(Id::from(invoer.verwerker)),
            tabel::kenmerk.eq(&invoer.kenmerk),
            tabel::einddatum.eq(invoer.einddatum),
            tabel::tekst.eq(super::json(invoer)?),
            tabel::revisie.eq(tx.revisie()),
            tabel::aangemaakt_op.eq(tx.moment),
            tabel::gewijzigd_op.eq(tx.moment),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Writes what can change of an agreement.
pub(crate) fn update(tx: &mut Schrijven<'_>, uuid: Uuid, invoer: &OvereenkomstInvoer) -> Result<()> {
    diesel::update(tabel::table.find(Id::from(uuid)))
        .set((
            tabel::verwerker.eq(Id::from(invoer.verwerker)),
            tabel::kenmerk.eq(&invoer.kenmerk),
            tabel::einddatum.eq(invoer.einddatum),
            tabel::tekst.eq(super::json(invoer)?),
            tabel::revisie.eq(tx.revisie()),
            tabel::gewijzigd_op.eq(tx.moment),
        ))
        .execute(tx.conn)?;
    Ok(())
}

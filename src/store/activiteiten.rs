//! Rows of activities: identity, what is administered, and what follows from their versions.

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use super::schema::activiteiten;
use crate::{
    clock::Moment,
    database::{DbConnection, Id},
    domain::inhoud::beheer::Beheer,
    error::Result,
};

/// An activity as stored.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = activiteiten)]
pub struct Activiteit {
    /// Its key.
    pub uuid: Id,
    /// Whose register it is in.
    pub registerhouder: Id,
    /// Its number, unique for a registerhouder.
    pub identificatie: String,
    /// Number of its last change: the ETag of everything below it.
    pub revisie: i64,
    /// What the organisation administers, as JSON.
    pub beheer: String,
    /// When somebody last looked whether it still holds.
    pub laatst_gecontroleerd_op: Option<Moment>,
    /// Some content of it is, or was ever, confidential.
    pub vertrouwelijk: bool,
    /// First day from which no content that counts or will count is confidential.
    pub vertrouwelijk_tot: NaiveDate,
    /// First day on which it is public.
    pub openbaar_vanaf: NaiveDate,
    /// When it was made.
    pub aangemaakt_op: Moment,
    /// When it last changed.
    pub gewijzigd_op: Moment,
}

impl Activiteit {
    /// Whether it is there on this day only for who may see what is confidential.
    #[must_use]
    pub fn is_vertrouwelijk_op(&self, dag: NaiveDate) -> bool {
        self.vertrouwelijk_tot > dag
    }

    /// What the organisation administers.
    pub fn beheer(&self) -> Result<Beheer> {
        Ok(serde_json::from_str(&self.beheer)?)
    }
}

/// One activity.
pub fn find(conn: &mut DbConnection, uuid: Uuid) -> Result<Option<Activiteit>> {
    Ok(activiteiten::table.find(Id::from(uuid)).select(Activiteit::as_select()).get_result(conn).optional()?)
}

/// Adds an activity; `nummer` is the number in its `VA-` identification, if it has one.
pub(crate) fn insert(conn: &mut DbConnection, activiteit: &Activiteit, nummer: Option<i64>) -> Result<()> {
    diesel::insert_into(activiteiten::table)
        .values((
            activiteiten::uuid.eq(activiteit.uuid),
            activiteiten::registerhouder.eq(activiteit.registerhouder),
            activiteiten::identificatie.eq(&activiteit.identificatie),
            activiteiten::identificatie_nummer.eq(nummer),
            activiteiten::revisie.eq(activiteit.revisie),
            activiteiten::beheer.eq(&activiteit.beheer),
            activiteiten::vertrouwelijk.eq(activiteit.vertrouwelijk),
            activiteiten::vertrouwelijk_tot.eq(activiteit.vertrouwelijk_tot),
            activiteiten::openbaar_vanaf.eq(activiteit.openbaar_vanaf),
            activiteiten::aangemaakt_op.eq(activiteit.aangemaakt_op),
            activiteiten::gewijzigd_op.eq(activiteit.gewijzigd_op),
        ))
        .execute(conn)?;
    Ok(())
}

/// Writes what can change of an activity.
pub(crate) fn update(conn: &mut DbConnection, activiteit: &Activiteit) -> Result<()> {
    diesel::update(activiteiten::table.find(activiteit.uuid))
        .set((
            activiteiten::revisie.eq(activiteit.revisie),
            activiteiten::beheer.eq(&activiteit.beheer),
            activiteiten::laatst_gecontroleerd_op.eq(activiteit.laatst_gecontroleerd_op),
            activiteiten::vertrouwelijk.eq(activiteit.vertrouwelijk),
            activiteiten::vertrouwelijk_tot.eq(activiteit.vertrouwelijk_tot),
            activiteiten::openbaar_vanaf.eq(activiteit.openbaar_vanaf),
            activiteiten::gewijzigd_op.eq(activiteit.gewijzigd_op),
        ))
        .execute(conn)?;
    Ok(())
}

/// Whether a number is taken in this register.
pub(crate) fn is_bezet(conn: &mut DbConnection, registerhouder: Uuid, identificatie: &str) -> Result<bool> {
    let bezet = activiteiten::table
        .filter(activiteiten::registerhouder.eq(Id::from(registerhouder)).and(activiteiten::identificatie.eq(identificatie)))
        .count()
        .get_result::<i64>(conn)?;
    Ok(bezet > 0)
}

/// The highest `VA-` number in this register; the lock of the journal keeps what follows from it free of races.
pub(crate) fn hoogste_nummer(conn: &mut DbConnection, registerhouder: Uuid) -> Result<i64> {
    let hoogste: Option<i64> = activiteiten::table
        .filter(activiteiten::registerhouder.eq(Id::from(registerhouder)))
        .select(diesel::dsl::max(activiteiten::identificatie_nummer))
        .get_result(conn)?;
    Ok(hoogste.unwrap_or(0))
}

//! The log of deliveries: the last of each subscription.

use diesel::prelude::*;
use uuid::Uuid;

use super::{Backend, Schrijven, Stuk, schema::afleveringen as tabel};
use crate::{
    clock::Moment,
    database::{Code, DbConnection, Id},
    domain::levensloop::abonnement::Uitkomst,
    error::Result,
};

/// So many are kept of a subscription.
const BEWAARD: i64 = 1000;

/// A delivery as stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = tabel)]
pub struct Aflevering {
    /// Its key; later ones have higher ones.
    pub id: Id,
    /// Of which subscription.
    pub abonnement: Id,
    /// Id of the event: the same at every attempt.
    pub gebeurtenis: Id,
    /// Its type.
    pub soort: String,
    /// The activity or organisation.
    pub onderwerp: Id,
    /// The place in the change feed just before it; a test has none.
    pub cursor: Option<String>,
    /// When.
    pub tijdstip: Moment,
    /// The how manieth attempt.
    pub poging: i32,
    /// What came of it.
    pub uitkomst: Code<Uitkomst>,
    /// What the receiver answered.
    pub status_code: Option<i32>,
    /// Why it failed.
    pub reden: Option<String>,
    /// How long it took.
    pub duur_ms: i32,
}

/// Adds a line, and forgets the oldest beyond what is kept.
pub fn noteer(tx: &mut Schrijven<'_>, aflevering: &Aflevering) -> Result<()> {
    diesel::insert_into(tabel::table).values(aflevering.clone()).execute(tx.conn)?;
    let van_dit = tabel::table.filter(tabel::abonnement.eq(aflevering.abonnement));
    let te_oud: Option<Id> = van_dit.order(tabel::id.desc()).offset(BEWAARD).select(tabel::id).first(tx.conn).optional()?;
    if let Some(id) = te_oud {
        diesel::delete(van_dit.filter(tabel::id.le(id))).execute(tx.conn)?;
    }
    Ok(())
}

/// So many from a place on, the newest first, and how many there are in all.
pub fn list(conn: &mut DbConnection, abonnement: Uuid, stuk: &Stuk<Uuid>) -> Result<(i64, Vec<Aflevering>)> {
    let van_dit = tabel::table.filter(tabel::abonnement.eq(Id::from(abonnement)));
    let count = van_dit.count().get_result(conn)?;
    let mut query = van_dit.order(tabel::id.desc()).limit(stuk.aantal).offset(stuk.van).into_boxed::<Backend>();
    if let Some(na) = stuk.na {
        query = query.filter(tabel::id.lt(Id::from(na)));
    }
    Ok((count, query.select(Aflevering::as_select()).load(conn)?))
}

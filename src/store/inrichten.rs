//! Making a database ready: the schema, the head of the journal and the projections of this release.

use std::sync::Arc;

use diesel::prelude::*;

use super::{
    Store, extern_kenmerk, projectie,
    schema::{journaalkop, organisaties},
    schrijven::willekeurig,
};
use crate::{clock::Moment, database::DbConnection, error::Result, trace};

/// What was done to make the database ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inrichting {
    /// The register is new.
    Nieuw,
    /// The projections were of another release or knowledge; so many activities were projected anew.
    Herbouwd(usize),
    /// Everything was already of this release.
    Actueel,
}

impl Store {
    /// Brings the database up to this release; one process at a time does so, others wait.
    pub async fn migrate(&self) -> Result<Inrichting> {
        let database = self.database.clone();
        let beurt = trace::block(move || database.migrate()).await??;
        let (verwacht, kennis) = (self.projectie(), Arc::clone(&self.kennis));
        let inrichting = self.database.write(move |conn| {
            if maak_kop(conn, &verwacht)? {
                return Ok(Inrichting::Nieuw);
            }
            neem_kop(conn)?;
            extern_kenmerk::vul(conn)?;
            let projectie: String = journaalkop::table.select(journaalkop::projectie).first(conn)?;
            if projectie == verwacht {
                return Ok(Inrichting::Actueel);
            }
            projectie::herbouw(conn, &kennis, &verwacht).map(Inrichting::Herbouwd)
        });
        let inrichting = inrichting.await;
        drop(beurt);
        inrichting
    }

    /// Makes all projections anew; returns of how many activities.
    pub async fn herindexeer(&self) -> Result<usize> {
        let (projectie, kennis) = (self.projectie(), Arc::clone(&self.kennis));
        let aantal = self.database.write(move |conn| {
            neem_kop(conn)?;
            extern_kenmerk::vul(conn)?;
            projectie::herbouw(conn, &kennis, &projectie)
        });
        let aantal = aantal.await?;
        self.volg_generatie().await?;
        Ok(aantal)
    }

    /// Whether nothing was ever entered.
    pub async fn is_leeg(&self) -> Result<bool> {
        self.database.read(|conn| Ok(organisaties::table.count().get_result::<i64>(conn)? == 0)).await
    }
}

/// Makes the one row that orders the journal; `false` when it is there.
fn maak_kop(conn: &mut DbConnection, projectie: &str) -> Result<bool> {
    if journaalkop::table.count().get_result::<i64>(conn)? > 0 {
        return Ok(false);
    }
    diesel::insert_into(journaalkop::table)
        .values((
            journaalkop::id.eq(1),
            journaalkop::volgnummer.eq(0),
            journaalkop::hash.eq(""),
            journaalkop::tijdstip.eq(Moment::from_micros(0)),
            journaalkop::generatie.eq(0),
            journaalkop::projectie.eq(projectie),
            journaalkop::zout.eq(willekeurig()?),
        ))
        .execute(conn)?;
    Ok(true)
}

/// Locks the head until the end of the transaction, so that nobody writes meanwhile: an update that changes nothing.
fn neem_kop(conn: &mut DbConnection) -> Result<()> {
    diesel::update(journaalkop::table).set(journaalkop::id.eq(1)).execute(conn)?;
    Ok(())
}

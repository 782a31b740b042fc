//! Making a database ready: the schema, the head of the journal and the projections of this release.

use std::sync::Arc;

use diesel::prelude::*;

use super::{
    Store, extern_kenmerk,
    naast::{self, Werk},
    projectie,
    schema::{journaalkop, organisaties},
    schrijven::willekeurig,
};
use crate::{
    clock::Moment,
    database::{DbConnection, release},
    error::Result,
    trace,
};

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
    /// Brings the database up to this release; one process at a time does so, others wait. Programs beside it that may go on do so meanwhile.
    pub async fn migrate(&self) -> Result<Inrichting> {
        let database = self.database.clone();
        let beurt = trace::block(move || database.migrate()).await??;
        let inrichting = self.richt_in().await;
        drop(beurt);
        inrichting
    }

    async fn richt_in(&self) -> Result<Inrichting> {
        let store = self.clone();
        let werk = self.database.write(move |conn| {
            if maak_kop(conn, &store.projectie())? {
                return Ok(None);
            }
            neem_kop(conn)?;
            extern_kenmerk::vul(conn)?;
            naast::neem_over(conn, &store).map(Some)
        });
        Ok(match werk.await? {
            None => Inrichting::Nieuw,
            Some(Werk::Niets) => Inrichting::Actueel,
            Some(Werk::Gedaan(aantal)) => Inrichting::Herbouwd(aantal),
            Some(Werk::Vanaf(vanaf)) => Inrichting::Herbouwd(self.herbouw_vanaf(vanaf).await?),
        })
    }

    /// Makes all projections anew; returns of how many activities.
    pub async fn herindexeer(&self) -> Result<usize> {
        let (projectie, kennis) = (self.projectie(), Arc::clone(&self.kennis));
        let aantal = self.database.write(move |conn| {
            neem_kop(conn)?;
            naast::mag_herindexeren(conn)?;
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
            // No older program ever saw it.
            journaalkop::schema_vanaf.eq(release(conn)?),
        ))
        .execute(conn)?;
    Ok(true)
}

/// Locks the head until the end of the transaction, so that nobody writes meanwhile: an update that changes nothing.
pub(super) fn neem_kop(conn: &mut DbConnection) -> Result<()> {
    diesel::update(journaalkop::table).set(journaalkop::id.eq(1)).execute(conn)?;
    Ok(())
}

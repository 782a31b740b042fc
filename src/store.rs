//! Rows and their queries: the only place with diesel's DSL.

pub mod abonnementen;
pub mod activiteiten;
pub mod afleveringen;
pub mod bevindingen;
pub mod concepten;
pub mod documenten;
pub mod dossiers;
pub mod extern_kenmerk;
pub mod idempotentie;
pub mod inlezingen;
mod inrichten;
pub mod journaal;
mod lijsten;
pub mod openbaar;
pub mod organisaties;
pub mod overeenkomsten;
pub mod overzicht;
pub mod perioden;
pub mod projectie;
#[expect(missing_docs, reason = "the migrations tell what each table is")]
pub mod schema;
pub mod schrijven;
pub mod uitvoer;
pub mod verificatie;
pub mod verloop;
pub mod versies;
mod volgen;
pub mod wijzigingen;
pub mod wissingen;

use std::sync::Arc;

use diesel::{Connection, prelude::*};

pub use inrichten::Inrichting;
pub use lijsten::Lijsten;
pub use schrijven::{DocumentVerwijzing, Gebeurtenis, Schrijven};
pub use volgen::Onderdeel;

use crate::{
    clock::{Clock, Moment},
    database::{Database, DbConnection, Outcome},
    domain::{levensloop::wie::Wie, recht::kennis::Kennis},
    error::{Error, Result},
};

/// The backend that a query is written for: either database.
pub type Backend = <DbConnection as Connection>::Backend;

/// Changes when a release makes other projections from the same record; `migrate` then rebuilds them.
const PROJECTIE: u32 = 7;

/// The register's storage: the database, the clock and what the register knows.
#[derive(Clone)]
pub struct Store {
    database: Database,
    clock: Clock,
    kennis: Arc<Kennis>,
    stand: volgen::Stand,
    index: lijsten::Gedeeld,
}

/// What a reading transaction starts from: one picture of the data at one moment.
pub struct Lezen<'a> {
    /// The connection, inside the transaction.
    pub conn: &'a mut DbConnection,
    /// The moment of reading.
    pub moment: Moment,
    /// What the register knows.
    pub kennis: Arc<Kennis>,
}

impl Store {
    /// A store on an open database.
    #[must_use]
    pub fn new(database: Database, clock: Clock, kennis: Arc<Kennis>) -> Self {
        Self { database, clock, kennis, stand: volgen::Stand::default(), index: lijsten::Gedeeld::default() }
    }

    /// The same store with another clock, for what is entered as if it happened at another time.
    #[must_use]
    pub fn met_klok(&self, clock: Clock) -> Self {
        Self { clock, ..self.clone() }
    }

    /// The database itself, for migrations and copies.
    #[must_use]
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// What the register knows.
    #[must_use]
    pub fn kennis(&self) -> &Arc<Kennis> {
        &self.kennis
    }

    /// Where time and ids come from.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Reads in one consistent picture.
    pub async fn read<T: Send + 'static>(&self, work: impl FnOnce(&mut Lezen<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        let (clock, kennis) = (self.clock.clone(), Arc::clone(&self.kennis));
        self.database.read(move |conn| work(&mut Lezen { conn, moment: clock.now(), kennis })).await
    }

    /// Changes the register: the work, its journal entries and the head of the journal are one transaction. Work that writes no entry
    /// changes nothing.
    pub async fn write<T: Send + 'static>(
        &self,
        wie: &Wie,
        work: impl FnOnce(&mut Schrijven<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.write_or_undo(wie, |tx| work(tx).map(Outcome::Keep)).await
    }

    /// As `write`, for work that may find at its end that nothing of it must stay, and tells why.
    pub async fn write_or_undo<T: Send + 'static>(
        &self,
        wie: &Wie,
        work: impl FnOnce(&mut Schrijven<'_>) -> Result<Outcome<T>> + Send + 'static,
    ) -> Result<T> {
        let (clock, kennis, wie, index) = (self.clock.clone(), Arc::clone(&self.kennis), wie.clone(), self.index.clone());
        let (value, generatie) = self
            .database
            .write_or_undo(move |conn| {
                let mut schrijven = Schrijven::begin(conn, &clock, kennis, index, &wie)?;
                Ok(match work(&mut schrijven)? {
                    Outcome::Keep(value) => Outcome::Keep((value, Some(schrijven.finish()?))),
                    Outcome::Undo(value) => Outcome::Undo((value, None)),
                })
            })
            .await?;
        // Before the writer hears that it is done, this process no longer answers from before it.
        if let Some(generatie) = generatie
            && let Err(error) = self.volg_eigen(generatie).await
        {
            // Who asks a list next brings the index up to date.
            log::warn!("een wijziging is niet te volgen: {}", error.in_full());
            self.alles_is_anders(generatie);
        }
        Ok(value)
    }

    /// The mark of the projections that this release and this knowledge make.
    #[must_use]
    pub fn projectie(&self) -> String {
        format!("{PROJECTIE}-{}", self.kennis.versie())
    }

    /// Why this database cannot be served as it is, or `None`.
    pub async fn bezwaar(&self) -> Result<Option<&'static str>> {
        if !self.database.is_current().await? {
            return Ok(Some("het schema is niet van deze versie; voer eerst `verwerkingsregister migrate` uit"));
        }
        let verwacht = self.projectie();
        self.database
            .read(move |conn| {
                let projectie =
                    schema::journaalkop::table.select(schema::journaalkop::projectie).first::<String>(conn).optional()?;
                Ok((projectie != Some(verwacht))
                    .then_some("de afgeleide gegevens zijn niet van deze versie; voer eerst `verwerkingsregister migrate` uit"))
            })
            .await
    }
}

/// Text for a database column that has no place for `\0`; what every door checks already refuses it.
pub(crate) fn json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}

//! Rows and their queries: the only place with diesel's DSL.

pub mod abonnementen;
pub mod activiteiten;
pub mod afleveringen;
pub mod aliassen;
pub mod bevindingen;
pub mod concepten;
pub mod documenten;
pub mod dossiers;
pub mod extern_kenmerk;
mod gezondheid;
pub mod idempotentie;
pub mod inlezingen;
mod inrichten;
pub mod journaal;
mod kopie;
pub mod levensloop;
mod lijsten;
mod merken;
mod naast;
pub mod openbaar;
pub mod organisaties;
pub mod overeenkomsten;
pub mod overzicht;
pub mod perioden;
pub mod projectie;
#[expect(missing_docs, reason = "the migrations tell what each table is")]
pub mod schema;
pub mod schrijven;
mod stuk;
pub mod uitvoer;
pub mod verificatie;
pub mod verloop;
pub mod versies;
mod volgen;
pub mod wijzigingen;
pub mod wissingen;

use std::sync::Arc;

use diesel::Connection;
use tokio::sync::watch;

pub use gezondheid::Gezondheid;
pub use inrichten::Inrichting;
pub use lijsten::Lijsten;
pub use schrijven::{DocumentVerwijzing, Gebeurtenis, Schrijven, sleutels};
pub use stuk::Stuk;
pub use volgen::{Generatie, Onderdeel};

use crate::{
    clock::{Clock, Moment},
    database::{Database, DbConnection, Outcome},
    domain::{levensloop::wie::Wie, recht::kennis::Kennis},
    error::{Error, Result},
};

/// The backend that a query is written for: either database.
pub type Backend = <DbConnection as Connection>::Backend;

/// Changes when a release makes other projections from the same record; `migrate` then rebuilds them. `naast::NAAST` says beside which earlier ones.
const PROJECTIE: u32 = 10;

/// The register's storage: the database, the clock and what the register knows.
#[derive(Clone)]
pub struct Store {
    database: Database,
    clock: Clock,
    kennis: Arc<Kennis>,
    vier_ogen: bool,
    stand: volgen::Stand,
    index: lijsten::Gedeeld,
    merken: merken::Merken,
    blik: gezondheid::Blik,
    rust: kopie::Rust,
    einde: watch::Sender<bool>,
}

/// What a reading transaction starts from: one picture of the data at one moment.
pub struct Lezen<'a> {
    /// The connection, inside the transaction.
    pub conn: &'a mut DbConnection,
    /// The moment of reading.
    pub moment: Moment,
    /// What the register knows.
    pub kennis: Arc<Kennis>,
    /// Whether nobody settles what he wrote himself.
    pub vier_ogen: bool,
}

impl Store {
    /// A store on an open database, where nobody settles what he wrote himself.
    #[must_use]
    pub fn new(database: Database, clock: Clock, kennis: Arc<Kennis>) -> Self {
        Self {
            database,
            clock,
            kennis,
            vier_ogen: true,
            stand: volgen::Stand::default(),
            index: lijsten::Gedeeld::default(),
            merken: merken::Merken::default(),
            blik: gezondheid::Blik::default(),
            rust: kopie::Rust::default(),
            einde: watch::Sender::new(false),
        }
    }

    /// The same store, where one person may do what takes two.
    #[must_use]
    pub fn zonder_vier_ogen(self) -> Self {
        Self { vier_ogen: false, ..self }
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
        let store = self.clone();
        self.database.read(move |conn| work(&mut store.lezen(conn, store.clock.now()))).await
    }

    /// What a transaction that reads on this connection starts from.
    fn lezen<'a>(&self, conn: &'a mut DbConnection, moment: Moment) -> Lezen<'a> {
        Lezen { conn, moment, kennis: Arc::clone(&self.kennis), vier_ogen: self.vier_ogen }
    }

    /// As `read`, of one record.
    pub(super) async fn read_record<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Lezen<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let store = self.clone();
        self.database.read_record(move |conn| work(&mut store.lezen(conn, store.clock.now()))).await
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
        let (clock, wie, index) = (self.clock.clone(), wie.clone(), self.index.clone());
        let (kennis, vier_ogen) = (Arc::clone(&self.kennis), self.vier_ogen);
        let (bekend, projectie) = (self.stand.bekend(), self.projectie());
        let geschreven = self
            .database
            .write_or_undo(move |conn| {
                let mut schrijven = Schrijven::begin(conn, &clock, (kennis, vier_ogen), (index, &bekend, &projectie), &wie)?;
                Ok(match work(&mut schrijven)? {
                    Outcome::Keep(value) => Outcome::Keep((value, Some(schrijven.finish()?))),
                    Outcome::Undo(value) => Outcome::Undo((value, None)),
                })
            })
            .await;
        if let Err(Error::Teruggezet) = &geschreven {
            // Whoever asks next must not get what was remembered of another history.
            self.kijk_opnieuw().await;
        }
        let (value, kop) = geschreven?;
        let Some(volgen::Kop { generatie, volgnummer, hash, .. }) = kop else { return Ok(value) };
        self.merken.onthoud(self.generatie(), volgnummer, &hash);
        // Before the writer hears that it is done, this process no longer answers from before it.
        if let Err(error) = self.volg_eigen(generatie).await {
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

    /// From now on the service says that it stops, and who waits is answered.
    pub fn stop(&self) {
        self.einde.send_replace(true);
    }

    /// Whether the service is about to stop.
    #[must_use]
    pub fn stopt(&self) -> bool {
        *self.einde.borrow()
    }

    /// Waits until the service is about to stop.
    pub async fn tot_het_stopt(&self) {
        // The sender lives as long as the store.
        let _ = self.einde.subscribe().wait_for(|stopt| *stopt).await;
    }
}

/// Text for a database column that has no place for `\0`; what every door checks already refuses it.
pub(crate) fn json<T: serde::Serialize>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(Error::internal)
}

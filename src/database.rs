//! Connections, transactions and types: the only place that knows which database it is.

mod connection;
mod mark;
mod numbers;
mod packed;
mod rows;
mod sql;
mod types;

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use diesel::{
    Connection,
    connection::{AnsiTransactionManager, SimpleConnection, TransactionManager},
    r2d2::{Pool, PooledConnection},
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use prometheus::Registry;

pub use connection::DbConnection;
pub use mark::Mark;
pub use packed::Packed;
pub(crate) use rows::{FEW_ROWS, ROWS_AT_ONCE, insert_many};
pub use types::{Code, Id};

use crate::{
    error::{Cause, Error, Result},
    trace,
};
use numbers::{Numbers, gauge};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
#[cfg(feature = "postgres")]
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Work behind a pointer, so that what surrounds it is compiled once and not for each piece of work.
type Work = Box<dyn FnOnce(&mut DbConnection) -> Result<Outcome<()>> + Send>;

type TransactionState = <DbConnection as Connection>::TransactionManager;

/// The database: a pool, and one place in the queue for writers.
#[derive(Clone)]
pub struct Database {
    pool: Pool<connection::Manager>,
    /// Taken before a thread or connection, so that a waiting writer holds neither.
    writer: Arc<tokio::sync::Mutex<()>>,
    marks: mark::Marks,
    numbers: Arc<Numbers>,
}

/// What becomes of what a transaction wrote; the value is told either way.
#[derive(Debug)]
pub enum Outcome<T> {
    /// It stays.
    Keep(T),
    /// Nothing of it stays.
    Undo(T),
}

impl<T> Outcome<T> {
    fn apart(self) -> (Outcome<()>, T) {
        match self {
            Self::Keep(value) => (Outcome::Keep(()), value),
            Self::Undo(value) => (Outcome::Undo(()), value),
        }
    }
}

impl Database {
    /// Opens `sqlite://bestand` or `postgres://…` with so many connections.
    ///
    /// # Errors
    /// Another scheme, or a database that cannot be opened.
    pub fn open(url: &str, connections: u32) -> Result<Self, String> {
        let manager = connection::Manager::new(url)?;
        // r2d2 would retry a wrong address for half a minute; one connection by hand fails at once and says why.
        drop(manager.open().map_err(|error| error.to_string())?);
        let pool = Pool::builder()
            .max_size(connections)
            .min_idle(Some(1))
            .test_on_check_out(false)
            .connection_timeout(Duration::from_secs(5))
            .build(manager)
            .map_err(|error| error.to_string())?;
        let numbers = Numbers::new().map_err(|error| error.to_string())?;
        Ok(Self { pool, writer: Arc::default(), marks: mark::Marks::of(url), numbers: Arc::new(numbers) })
    }

    /// Whether the address names an SQLite file that is not there; opening it would make it.
    #[must_use]
    pub fn is_missing(url: &str) -> bool {
        url.strip_prefix("sqlite://").is_some_and(|file| !std::path::Path::new(file).exists())
    }

    /// What every commit changes; while it is the same, nothing was written. `None`: only a question tells.
    #[must_use]
    pub fn mark(&self) -> Option<Mark> {
        self.marks.now()
    }

    /// Runs the work in a transaction that sees one consistent picture and changes nothing.
    pub async fn read<T: Send + 'static>(&self, work: impl FnOnce(&mut DbConnection) -> Result<T> + Send + 'static) -> Result<T> {
        let (work, value) = boxed(|conn: &mut DbConnection| work(conn).map(Outcome::Keep));
        let numbers = Arc::clone(&self.numbers);
        self.blocking(move |conn| {
            numbers.transaction("read", || in_transaction(conn, "BEGIN", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", work))
        })
        .await?;
        value()
    }

    /// Runs the work in a transaction of its own; one writer at a time. An error or a panic leaves nothing behind.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut DbConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.write_or_undo(|conn: &mut DbConnection| work(conn).map(Outcome::Keep)).await
    }

    /// As `write`, for work that says at its end whether what it wrote stays.
    pub async fn write_or_undo<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut DbConnection) -> Result<Outcome<T>> + Send + 'static,
    ) -> Result<T> {
        let (work, value) = boxed(work);
        let numbers = Arc::clone(&self.numbers);
        let turn = numbers.turn(Arc::clone(&self.writer).lock_owned()).await;
        self.blocking(move |conn| {
            // The turn ends with the transaction, also when the client has gone away meanwhile.
            let _turn = turn;
            // SQLite takes its write lock at once: a lock taken later fails instead of waiting.
            numbers.transaction("write", || in_transaction(conn, "BEGIN IMMEDIATE", "BEGIN", work))
        })
        .await?;
        value()
    }

    /// Brings the schema up to date.
    pub fn migrate(&self) -> Result<()> {
        let mut conn = self.connection()?;
        let done = match &mut *conn {
            DbConnection::Sqlite(conn) => conn.run_pending_migrations(SQLITE).map(drop),
            #[cfg(feature = "postgres")]
            DbConnection::Postgres(conn) => conn.run_pending_migrations(POSTGRES).map(drop),
        };
        done.map_err(Error::internal)
    }

    /// Whether the schema is the one of this release.
    pub async fn is_current(&self) -> Result<bool> {
        self.blocking(|conn| {
            let pending = match conn {
                DbConnection::Sqlite(conn) => conn.has_pending_migration(SQLITE),
                #[cfg(feature = "postgres")]
                DbConnection::Postgres(conn) => conn.has_pending_migration(POSTGRES),
            };
            pending.map(|pending| !pending).map_err(Error::internal)
        })
        .await
    }

    /// Makes a consistent copy in a new file while others read and write. Only SQLite; PostgreSQL has `pg_dump`.
    pub fn copy_to(&self, file: &str) -> Result<bool> {
        let mut conn = self.connection()?;
        match &mut *conn {
            DbConnection::Sqlite(conn) => {
                conn.batch_execute(&format!("VACUUM INTO '{}'", file.replace('\'', "''")))?;
                Ok(true)
            }
            #[cfg(feature = "postgres")]
            DbConnection::Postgres(_) => Ok(false),
        }
    }

    async fn blocking<T: Send + 'static>(&self, work: impl FnOnce(&mut DbConnection) -> Result<T> + Send + 'static) -> Result<T> {
        let database = self.clone();
        trace::block(move || work(&mut *database.connection()?)).await?
    }

    fn connection(&self) -> Result<PooledConnection<connection::Manager>> {
        self.numbers.connection(|| self.pool.get()).map_err(|error| Error::Unavailable(error.into()))
    }

    /// Adds the numbers of this database to what `/metrics` tells.
    pub fn register(&self, registry: &Registry) -> prometheus::Result<()> {
        let (all, idle) = (self.pool.clone(), self.pool.clone());
        gauge(registry, "database_pool_connections", "Open connections.", move || all.state().connections)?;
        gauge(registry, "database_pool_idle_connections", "Open connections that nobody uses.", move || {
            idle.state().idle_connections
        })?;
        self.numbers.register(registry)
    }
}

/// The work, and what gives its value once it is done.
fn boxed<T: Send + 'static>(
    work: impl FnOnce(&mut DbConnection) -> Result<Outcome<T>> + Send + 'static,
) -> (Work, impl FnOnce() -> Result<T>) {
    let value = Arc::new(Mutex::new(None));
    let place = Arc::clone(&value);
    let work = move |conn: &mut DbConnection| {
        let (outcome, value) = work(conn)?.apart();
        *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
        Ok(outcome)
    };
    let value = move || {
        let value = value.lock().unwrap_or_else(PoisonError::into_inner).take();
        value.ok_or_else(|| Error::internal("work that was done has no value"))
    };
    (Box::new(work), value)
}

fn in_transaction(
    conn: &mut DbConnection,
    sqlite: &str,
    #[cfg_attr(not(feature = "postgres"), expect(unused_variables, reason = "the other database is not compiled in"))]
    postgres: &str,
    work: Work,
) -> Result<()> {
    match conn {
        DbConnection::Sqlite(conn) => AnsiTransactionManager::begin_transaction_sql(conn, sqlite)?,
        #[cfg(feature = "postgres")]
        DbConnection::Postgres(conn) => AnsiTransactionManager::begin_transaction_sql(conn, postgres)?,
    }
    let undone = match work(conn) {
        Ok(Outcome::Keep(())) => return Ok(TransactionState::commit_transaction(conn)?),
        Ok(Outcome::Undo(())) => Ok(()),
        Err(error) => Err(error),
    };
    // A failed rollback leaves the connection broken; the pool throws it away.
    if let Err(rollback) = TransactionState::rollback_transaction(conn) {
        log::error!("het terugdraaien mislukte: {}", Cause::from(rollback));
    }
    undone
}

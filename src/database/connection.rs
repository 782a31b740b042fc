//! The connection to either database, and how one is opened.

use std::{
    thread,
    time::{Duration, Instant},
};

use diesel::{Connection, ConnectionResult, QueryResult, SqliteConnection, connection::SimpleConnection};

#[cfg(feature = "postgres")]
use super::postgres::Postgres;
use super::{file::File, schema::is_locked, sql::Watch};

/// A connection to one of the databases.
#[derive(diesel::MultiConnection)]
#[expect(missing_docs, reason = "the names say it")]
pub enum DbConnection {
    #[cfg(feature = "postgres")]
    Postgres(diesel::PgConnection),
    Sqlite(SqliteConnection),
}

/// Opens connections. The backend is chosen by the scheme of the address; any other is refused.
#[derive(Debug, Clone)]
pub(super) enum Manager {
    Sqlite(File),
    #[cfg(feature = "postgres")]
    Postgres(Postgres),
}

/// `busy_timeout` first: the pragmas after it may have to wait for another process.
const PRAGMAS: &str = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                       PRAGMA secure_delete = ON; PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY;";

/// So long others may be busy with a new file.
const OTHERS: Duration = Duration::from_secs(10);

/// Prepares a connection. Of those who open a new file at once SQLite tells all but one that it is locked, without waiting: two who both read it
/// cannot both turn it to WAL.
fn prepare(conn: &mut SqliteConnection) -> QueryResult<()> {
    let until = Instant::now() + OTHERS;
    loop {
        match conn.batch_execute(PRAGMAS) {
            Err(error) if is_locked(&error) && Instant::now() < until => thread::sleep(Duration::from_millis(20)),
            done => return done,
        }
    }
}

impl Manager {
    /// `wait` is how long one statement may take; without it there is no limit.
    pub(super) fn new(
        url: &str,
        #[cfg_attr(not(feature = "postgres"), expect(unused_variables, reason = "the other database is not compiled in"))]
        (wait, prepares): (Option<Duration>, bool),
    ) -> Result<Self, String> {
        if let Some(file) = url.strip_prefix("sqlite://") {
            return if file.is_empty() {
                Err("noem een bestand: sqlite://register.sqlite3".into())
            } else {
                Ok(Self::Sqlite(File::new(file)))
            };
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            #[cfg(feature = "postgres")]
            return Ok(Self::Postgres(Postgres::new(url, wait, prepares)));
            #[cfg(not(feature = "postgres"))]
            return Err("dit programma is zonder PostgreSQL gebouwd; bouw het met --features postgres".into());
        }
        Err("gebruik sqlite://BESTAND of postgres://GEBRUIKER@SERVER/DATABASE".into())
    }

    pub(super) fn open(&self) -> ConnectionResult<DbConnection> {
        let (mut conn, user) = match self {
            Self::Sqlite(file) => {
                file.check().map_err(diesel::ConnectionError::BadConnection)?;
                let mut conn = SqliteConnection::establish(file.name())?;
                prepare(&mut conn).map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
                // Between the look and the opening it may have been replaced.
                let user = file.opened().map_err(diesel::ConnectionError::BadConnection)?;
                (DbConnection::Sqlite(conn), Some(user))
            }
            #[cfg(feature = "postgres")]
            Self::Postgres(postgres) => (DbConnection::Postgres(postgres.open()?), None),
        };
        // It goes with the connection.
        conn.set_instrumentation(Watch::new(user));
        Ok(conn)
    }

    /// Whether it is a file.
    pub(super) fn is_file(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }

    /// Whether there is room for a large change, as far as this process can tell.
    pub(super) fn has_room(&self) -> bool {
        match self {
            Self::Sqlite(file) => file.has_room(),
            #[cfg(feature = "postgres")]
            Self::Postgres(_) => true,
        }
    }

    /// Why nothing may be written, if the file is no longer the one that was opened.
    pub(super) fn is_there(&self) -> Result<(), String> {
        match self {
            Self::Sqlite(file) => file.check(),
            #[cfg(feature = "postgres")]
            Self::Postgres(_) => Ok(()),
        }
    }
}

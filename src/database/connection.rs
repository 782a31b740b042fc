//! The connection to either database, and how the pool opens one.

use diesel::{
    Connection, ConnectionResult, SqliteConnection,
    connection::SimpleConnection,
    r2d2::{ManageConnection, R2D2Connection},
};

use super::sql::Watch;

/// A connection to one of the databases.
#[derive(diesel::MultiConnection)]
#[expect(missing_docs, reason = "the names say it")]
pub enum DbConnection {
    #[cfg(feature = "postgres")]
    Postgres(diesel::PgConnection),
    Sqlite(SqliteConnection),
}

/// Opens connections for the pool. The backend is chosen by the scheme of the address; any other is refused.
#[derive(Debug, Clone)]
pub(super) enum Manager {
    Sqlite(String),
    #[cfg(feature = "postgres")]
    Postgres(String),
}

/// `busy_timeout` first: the pragmas after it may have to wait for another process.
const PRAGMAS: &str = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                       PRAGMA secure_delete = ON; PRAGMA cache_size = -8000; PRAGMA mmap_size = 268435456; PRAGMA temp_store = MEMORY;";

impl Manager {
    pub(super) fn new(url: &str) -> Result<Self, String> {
        if let Some(file) = url.strip_prefix("sqlite://") {
            return if file.is_empty() {
                Err("noem een bestand: sqlite://register.sqlite3".into())
            } else {
                Ok(Self::Sqlite(file.into()))
            };
        }
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            #[cfg(feature = "postgres")]
            return Ok(Self::Postgres(url.into()));
            #[cfg(not(feature = "postgres"))]
            return Err("dit programma is zonder PostgreSQL gebouwd; bouw het met --features postgres".into());
        }
        Err("gebruik sqlite://BESTAND of postgres://GEBRUIKER@SERVER/DATABASE".into())
    }

    pub(super) fn open(&self) -> ConnectionResult<DbConnection> {
        let mut conn = self.establish()?;
        conn.set_instrumentation(Watch::default());
        Ok(conn)
    }

    fn establish(&self) -> ConnectionResult<DbConnection> {
        match self {
            Self::Sqlite(file) => {
                let mut conn = SqliteConnection::establish(file)?;
                conn.batch_execute(PRAGMAS).map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
                Ok(DbConnection::Sqlite(conn))
            }
            #[cfg(feature = "postgres")]
            Self::Postgres(url) => diesel::PgConnection::establish(url).map(DbConnection::Postgres),
        }
    }
}

impl ManageConnection for Manager {
    type Connection = DbConnection;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<DbConnection, Self::Error> {
        self.open().map_err(diesel::r2d2::Error::ConnectionError)
    }

    fn is_valid(&self, conn: &mut DbConnection) -> Result<(), Self::Error> {
        conn.ping().map_err(diesel::r2d2::Error::QueryError)
    }

    /// A panic may have left a transaction open.
    fn has_broken(&self, conn: &mut DbConnection) -> bool {
        std::thread::panicking() || conn.is_broken()
    }
}

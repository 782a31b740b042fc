//! Of which release the schema is, without changing it, and bringing it up to this one.

use std::{
    collections::BTreeSet,
    fmt::Display,
    time::{Duration, Instant},
};

#[cfg(feature = "postgres")]
use diesel::sql_types::Bool;
use diesel::{
    QueryableByName, RunQueryDsl,
    backend::Backend,
    connection::{AnsiTransactionManager, TransactionManager},
    migration::MigrationSource,
    sql_query,
    sql_types::{BigInt, Text},
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::DbConnection;
use crate::error::{Error, Result};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
#[cfg(feature = "postgres")]
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// How long another `migrate` is waited for.
const OTHER: Duration = Duration::from_mins(1);
/// Between two attempts.
const PAUSE: Duration = Duration::from_millis(250);
/// Names the lock of PostgreSQL: "register" in bytes.
#[cfg(feature = "postgres")]
const LOCK: i64 = 0x7265_6769_7374_6572;

/// The schema of a database, held against that of this release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Schema {
    /// It is the same.
    Current,
    /// A later release made it, and this program may go on beside that.
    Beside,
    /// Migrations are missing.
    Older,
    /// It has migrations that this release does not know.
    Newer,
}

#[derive(QueryableByName)]
struct Version {
    #[diesel(sql_type = Text)]
    version: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

#[cfg(feature = "postgres")]
#[derive(QueryableByName)]
struct Locked {
    #[diesel(sql_type = Bool)]
    locked: bool,
}

/// The last migration of this database, and how its schema compares.
pub fn compare(conn: &mut DbConnection) -> Result<(String, Schema)> {
    let (exists, known) = match conn {
        DbConnection::Sqlite(_) => (
            "SELECT count(*) AS count FROM sqlite_master WHERE name = '__diesel_schema_migrations'",
            versions::<diesel::sqlite::Sqlite>(&SQLITE)?,
        ),
        #[cfg(feature = "postgres")]
        DbConnection::Postgres(_) => (
            "SELECT count(*) AS count FROM pg_class WHERE oid = to_regclass('__diesel_schema_migrations')",
            versions::<diesel::pg::Pg>(&POSTGRES)?,
        ),
    };
    let exists: Count = sql_query(exists).get_result(conn)?;
    if exists.count == 0 {
        return Ok((String::new(), Schema::Older));
    }
    let applied: Vec<Version> = sql_query("SELECT version FROM __diesel_schema_migrations ORDER BY version").load(conn)?;
    let applied: BTreeSet<String> = applied.into_iter().map(|row| row.version).collect();
    let last = applied.last().cloned().unwrap_or_default();
    let schema = if applied == known {
        Schema::Current
    } else if applied.is_subset(&known) {
        Schema::Older
    } else if known.is_subset(&applied) && oldest_beside(conn)?.is_some_and(|oldest| known.last() >= Some(&oldest)) {
        Schema::Beside
    } else {
        Schema::Newer
    };
    Ok((last, schema))
}

/// Whether a release migrated the database that this program may not go on beside: one question, for who is about to write.
pub fn is_beyond(conn: &mut DbConnection) -> Result<bool> {
    let last: Version =
        sql_query("SELECT coalesce(max(version), '') AS version FROM __diesel_schema_migrations").get_result(conn)?;
    Ok(last.version > release(conn)? && compare(conn)?.1 != Schema::Beside)
}

/// The last migration of this release, by which a program is known.
pub fn release(conn: &DbConnection) -> Result<String> {
    let known = match conn {
        DbConnection::Sqlite(_) => versions::<diesel::sqlite::Sqlite>(&SQLITE)?,
        #[cfg(feature = "postgres")]
        DbConnection::Postgres(_) => versions::<diesel::pg::Pg>(&POSTGRES)?,
    };
    known.last().cloned().ok_or_else(|| Error::internal("this release has no migrations"))
}

/// The oldest program that may go on beside who made this schema; each migration that takes something from older ones raises it.
fn oldest_beside(conn: &mut DbConnection) -> Result<Option<String>> {
    let oldest: Vec<Version> = sql_query("SELECT schema_vanaf AS version FROM journaalkop").load(conn)?;
    Ok(oldest.into_iter().next().map(|row| row.version))
}

fn versions<DB: Backend>(source: &impl MigrationSource<DB>) -> Result<BTreeSet<String>> {
    let all = source.migrations().map_err(Error::internal)?;
    Ok(all.iter().map(|migration| migration.name().version().to_string()).collect())
}

/// That this is the only `migrate`, until it goes.
pub struct Turn(DbConnection);

impl Turn {
    /// Waits until no other one migrates.
    pub(super) fn take(mut conn: DbConnection) -> Result<Self> {
        let until = Instant::now() + OTHER;
        while !take_lock(&mut conn)? {
            if Instant::now() > until {
                return Err(Error::Unavailable("een andere migratie loopt; wacht tot die klaar is".into()));
            }
            std::thread::sleep(PAUSE);
        }
        Ok(Self(conn))
    }

    /// Runs what is missing. A database of a later release is left as it is.
    pub(super) fn migrate(&mut self) -> Result<()> {
        if matches!(compare(&mut self.0)?.1, Schema::Newer | Schema::Beside) {
            return Err(Error::NieuweVersie);
        }
        match &mut self.0 {
            DbConnection::Sqlite(conn) => {
                conn.run_pending_migrations(SQLITE).map_err(Error::internal)?;
                // The rest is done by an ordinary writer, whose own lock is enough.
                Ok(AnsiTransactionManager::commit_transaction(conn)?)
            }
            #[cfg(feature = "postgres")]
            DbConnection::Postgres(conn) => conn.run_pending_migrations(POSTGRES).map(drop).map_err(Error::internal),
        }
    }
}

fn take_lock(conn: &mut DbConnection) -> Result<bool> {
    match conn {
        DbConnection::Sqlite(conn) => match AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN EXCLUSIVE") {
            Ok(()) => Ok(true),
            Err(error) if is_locked(&error) => Ok(false),
            Err(error) => Err(error.into()),
        },
        #[cfg(feature = "postgres")]
        DbConnection::Postgres(conn) => {
            let taken: Locked = sql_query(format!("SELECT pg_try_advisory_lock({LOCK}) AS locked")).get_result(conn)?;
            Ok(taken.locked)
        }
    }
}

/// Whether SQLite says that somebody else is busy.
pub(super) fn is_locked(error: &impl Display) -> bool {
    error.to_string().contains("database is locked")
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    /// The migration since which older programs may go on; it says so itself.
    const FIRST: &str = "2026-11-30-000040_naast_elkaar";

    #[test]
    fn each_migration_says_whether_older_programs_may_go_on_beside_it() {
        for folder in ["sqlite", "postgres"] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(folder);
            let later = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
            let later: Vec<_> = later.filter(|path| path.file_name().unwrap().to_str().unwrap() >= FIRST).collect();
            assert!(!later.is_empty());
            for migration in later {
                let sql = fs::read_to_string(migration.join("up.sql")).unwrap();
                assert!(sql.contains("schema_vanaf"), "{migration:?}: see docs/architecture/how-to.md, a table or column");
            }
        }
    }
}

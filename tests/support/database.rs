//! A database for one test: an SQLite file, or with `TEST_DATABASE=postgres` a database of PostgreSQL. What is asked for and cannot be had
//! is a failure, never a skip. With `TEST_KEEP=1` it stays when the test ends, and the test says where.

use tempfile::TempDir;

use super::keep::keeps;

/// A database that nobody else uses; it goes when this value goes.
pub(super) enum TestDatabase {
    /// A file in a folder of its own, because SQLite puts files beside it.
    Sqlite { url: String, _folder: TempDir },
    #[cfg(feature = "postgres")]
    Postgres(super::postgres::Database),
}

impl TestDatabase {
    /// A new, empty database of the kind that `TEST_DATABASE` asks for.
    pub(super) fn create() -> Self {
        if asks_for_postgres() { Self::postgres() } else { Self::sqlite() }
    }

    /// One of the other kind; a build without PostgreSQL has only one kind.
    pub(super) fn create_other() -> Self {
        if asks_for_postgres() || !cfg!(feature = "postgres") { Self::sqlite() } else { Self::postgres() }
    }

    fn sqlite() -> Self {
        let mut folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("register.sqlite3").display());
        folder.disable_cleanup(keeps(&url));
        Self::Sqlite { url, _folder: folder }
    }

    #[cfg(feature = "postgres")]
    fn postgres() -> Self {
        Self::Postgres(super::postgres::Database::create())
    }

    #[cfg(not(feature = "postgres"))]
    fn postgres() -> Self {
        panic!("TEST_DATABASE=postgres needs a build with it: cargo test --features postgres")
    }

    /// The address, as the settings would give it.
    pub(super) fn url(&self) -> &str {
        match self {
            Self::Sqlite { url, .. } => url,
            #[cfg(feature = "postgres")]
            Self::Postgres(database) => database.url(),
        }
    }
}

fn asks_for_postgres() -> bool {
    match std::env::var("TEST_DATABASE").as_deref() {
        Err(_) | Ok("" | "sqlite") => false,
        Ok("postgres") => true,
        Ok(other) => panic!("TEST_DATABASE is `{other}`; it can be `sqlite` or `postgres`"),
    }
}

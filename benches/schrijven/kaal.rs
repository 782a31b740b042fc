//! Bare commits on the same database, and how large it is.

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use diesel::{
    Connection as _, RunQueryDsl as _, SqliteConnection, connection::SimpleConnection as _, sql_query, sql_types::Binary,
};

/// A connection beside the program's own; its rows stay, so that the program finds no room that they left.
pub enum Kaal {
    Sqlite(SqliteConnection, PathBuf),
    #[cfg(feature = "postgres")]
    Postgres(diesel::PgConnection),
}

#[cfg(feature = "postgres")]
#[derive(diesel::QueryableByName)]
struct Tekst {
    #[diesel(sql_type = diesel::sql_types::Text)]
    tekst: String,
}

impl Kaal {
    pub fn sqlite(bestand: &str) -> Self {
        let mut conn = SqliteConnection::establish(bestand).unwrap();
        // The journal mode is the file's; how far a commit waits is the connection's.
        conn.batch_execute("PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL; CREATE TABLE kaal (bytes BLOB NOT NULL)")
            .unwrap();
        Self::Sqlite(conn, bestand.into())
    }

    #[cfg(feature = "postgres")]
    pub fn postgres(url: &str) -> Self {
        let mut conn = diesel::PgConnection::establish(url).unwrap();
        // A throw-away cluster of the tests does not wait for the disk; a register does.
        if std::env::var("TEST_POSTGRES_URL").is_err() {
            conn.batch_execute("ALTER SYSTEM SET fsync = on").unwrap();
            conn.batch_execute("SELECT pg_reload_conf()").unwrap();
        }
        conn.batch_execute("CREATE TABLE kaal (bytes BYTEA NOT NULL)").unwrap();
        Self::Postgres(conn)
    }

    /// What a commit waits for.
    pub fn instelling(&mut self) -> String {
        match self {
            Self::Sqlite(..) => "synchronous = FULL".to_owned(),
            #[cfg(feature = "postgres")]
            Self::Postgres(conn) => {
                let vraag = "SELECT 'fsync = ' || current_setting('fsync') || ', synchronous_commit = ' || \
                             current_setting('synchronous_commit') AS tekst";
                sql_query(vraag).get_result::<Tekst>(conn).unwrap().tekst
            }
        }
    }

    /// Bytes of the database.
    pub fn grootte(&mut self) -> u64 {
        match self {
            Self::Sqlite(conn, bestand) => {
                conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
                std::fs::metadata(bestand).unwrap().len()
            }
            #[cfg(feature = "postgres")]
            Self::Postgres(conn) => {
                let vraag = "SELECT pg_database_size(current_database())::text AS tekst";
                sql_query(vraag).get_result::<Tekst>(conn).unwrap().tekst.parse().unwrap()
            }
        }
    }

    /// So many transactions, each with one row of so many bytes that cannot be made smaller.
    pub fn schrijf(&mut self, aantal: u32, bytes: u64) -> Duration {
        let mut rij = vec![0; usize::try_from(bytes).unwrap()];
        getrandom::fill(&mut rij).unwrap();
        let begin = Instant::now();
        for _ in 0..aantal {
            match self {
                Self::Sqlite(conn, _) => {
                    sql_query("INSERT INTO kaal VALUES (?)").bind::<Binary, _>(&rij).execute(conn).unwrap();
                }
                #[cfg(feature = "postgres")]
                Self::Postgres(conn) => {
                    sql_query("INSERT INTO kaal VALUES ($1)").bind::<Binary, _>(&rij).execute(conn).unwrap();
                }
            }
        }
        begin.elapsed()
    }
}

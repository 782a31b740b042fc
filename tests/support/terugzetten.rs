//! A copy of the database that is put back while the register runs, as after a failover that lost the last writes.

use diesel::{QueryableByName, RunQueryDsl, connection::SimpleConnection as _, sql_query, sql_types::Text};
use verwerkingsregister::database::DbConnection;

use super::app::TestApp;

#[derive(QueryableByName)]
struct Naam {
    #[diesel(sql_type = Text)]
    naam: String,
}

/// What stood in every table.
pub struct Kopie(Vec<String>);

impl TestApp {
    /// Keeps what is in the database now.
    pub fn bewaar(&self) -> Kopie {
        let mut conn = self.raw_connection();
        let tabellen =
            namen(&mut conn, "SELECT name AS naam FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'");
        for tabel in &tabellen {
            conn.batch_execute(&format!("CREATE TABLE bewaard_{tabel} AS SELECT * FROM {tabel}")).unwrap();
        }
        Kopie(tabellen)
    }

    /// Puts it back, in one transaction and past every guard.
    pub fn zet_terug(&self, kopie: Kopie) {
        let mut conn = self.raw_connection();
        let wachters = match conn {
            DbConnection::Sqlite(_) => namen(&mut conn, "SELECT name AS naam FROM sqlite_master WHERE type = 'trigger'"),
            #[cfg(feature = "postgres")]
            DbConnection::Postgres(_) => Vec::new(),
        };
        let begin = match conn {
            DbConnection::Sqlite(_) => "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE",
            #[cfg(feature = "postgres")]
            DbConnection::Postgres(_) => "SET session_replication_role = replica; BEGIN",
        };
        conn.batch_execute(begin).unwrap();
        for wachter in wachters {
            conn.batch_execute(&format!("DROP TRIGGER {wachter}")).unwrap();
        }
        for tabel in kopie.0 {
            let terug =
                format!("DELETE FROM {tabel}; INSERT INTO {tabel} SELECT * FROM bewaard_{tabel}; DROP TABLE bewaard_{tabel}");
            conn.batch_execute(&terug).unwrap();
        }
        conn.batch_execute("COMMIT").unwrap();
    }
}

fn namen(conn: &mut DbConnection, sqlite: &str) -> Vec<String> {
    let sql = match conn {
        DbConnection::Sqlite(_) => sqlite,
        #[cfg(feature = "postgres")]
        DbConnection::Postgres(_) => "SELECT tablename::text AS naam FROM pg_tables WHERE schemaname = 'public'",
    };
    sql_query(sql).load::<Naam>(conn).unwrap().into_iter().map(|een| een.naam).collect()
}

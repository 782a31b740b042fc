//! The database as whoever owns it has it: past the register, and without what guards it.

use diesel::{Connection as _, connection::SimpleConnection as _};
use verwerkingsregister::database::DbConnection;

use super::app::TestApp;

impl TestApp {
    /// A second connection to the database of a test, as whoever owns it has.
    pub fn raw_connection(&self) -> DbConnection {
        let url = self.database_url();
        match url.strip_prefix("sqlite://") {
            Some(file) => {
                let mut conn = diesel::SqliteConnection::establish(file).unwrap();
                conn.batch_execute("PRAGMA busy_timeout = 10000").unwrap();
                DbConnection::Sqlite(conn)
            }
            #[cfg(feature = "postgres")]
            None => DbConnection::Postgres(diesel::PgConnection::establish(url).unwrap()),
            #[cfg(not(feature = "postgres"))]
            None => panic!("{url} needs the feature postgres"),
        }
    }
}

/// Takes away everything that keeps the journal and the documents as they are.
pub fn drop_guards(conn: &mut DbConnection) {
    let sql = match conn {
        DbConnection::Sqlite(_) => {
            "DROP TRIGGER journaal_update; DROP TRIGGER journaal_delete; DROP TRIGGER documenten_update; DROP TRIGGER documenten_delete"
        }
        #[cfg(feature = "postgres")]
        DbConnection::Postgres(_) => {
            "DROP TRIGGER journaal_rij ON journaal; DROP TRIGGER documenten_update ON documenten; DROP TRIGGER documenten_delete ON documenten"
        }
    };
    conn.batch_execute(sql).unwrap();
}

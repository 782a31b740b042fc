//! Whether a database may be written to, and how far behind it is.

#[cfg(feature = "postgres")]
use diesel::{
    QueryableByName, RunQueryDsl, sql_query,
    sql_types::{Bool, Double},
};

use super::DbConnection;
use crate::error::Result;

/// What a database is among its copies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Role {
    /// It follows another one.
    pub replica: bool,
    /// It refuses changes, whatever it is.
    pub read_only: bool,
    /// How many seconds it is behind the one that it follows.
    pub lag: f64,
}

#[cfg(feature = "postgres")]
#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Bool)]
    replica: bool,
    #[diesel(sql_type = Bool)]
    read_only: bool,
    #[diesel(sql_type = Double)]
    lag: f64,
}

/// Everything that was received is replayed: then it is not behind, however long ago anything was written.
#[cfg(feature = "postgres")]
const SQL: &str = "SELECT pg_is_in_recovery() AS replica, current_setting('default_transaction_read_only')::boolean AS read_only, \
                   CASE WHEN NOT pg_is_in_recovery() OR pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0 \
                   ELSE coalesce(extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()), 0) END::float8 AS lag";

/// What this database is.
pub fn role(conn: &mut DbConnection) -> Result<Role> {
    match conn {
        DbConnection::Sqlite(_) => Ok(Role { replica: false, read_only: false, lag: 0.0 }),
        #[cfg(feature = "postgres")]
        DbConnection::Postgres(conn) => {
            let Row { replica, read_only, lag } = sql_query(SQL).get_result(conn)?;
            Ok(Role { replica, read_only: replica || read_only, lag })
        }
    }
}

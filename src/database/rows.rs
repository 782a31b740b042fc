//! Many rows in one statement.

/// So many rows go into one statement: SQLite takes at most 32,766 values, and no table that many rows go into has twenty columns.
pub const ROWS_AT_ONCE: usize = 1500;

/// Up to so many rows cost SQLite less one by one: a statement of one row is prepared once, one of more rows each time.
pub const FEW_ROWS: usize = 8;

/// Inserts these rows into a table, as many in one statement as the database takes. `MultiConnection` does not insert many rows at once; each
/// of the connections inside does, but only a macro can name a statement for both. A row of SQLite must not leave out its `None`
/// (`treat_none_as_default_value = false`), or diesel writes one row at a time.
macro_rules! insert_many {
    ($conn:expr, $table:expr, $rows:expr) => {{
        let mut rows: Vec<_> = $rows;
        let mut done: $crate::error::Result<()> = Ok(());
        while done.is_ok() && !rows.is_empty() {
            if let $crate::database::DbConnection::Sqlite(conn) = $conn
                && rows.len() <= $crate::database::FEW_ROWS
            {
                let mut insert = |row| diesel::insert_into($table).values(row).execute(conn).map(drop);
                done = rows.drain(..).try_for_each(&mut insert).map_err(Into::into);
                break;
            }
            let rest = rows.split_off(rows.len().min($crate::database::ROWS_AT_ONCE));
            let insert = diesel::insert_into($table).values(std::mem::replace(&mut rows, rest));
            done = match $conn {
                $crate::database::DbConnection::Sqlite(conn) => insert.execute(conn).map(drop),
                #[cfg(feature = "postgres")]
                $crate::database::DbConnection::Postgres(conn) => insert.execute(conn).map(drop),
            }
            .map_err(Into::into);
        }
        done
    }};
}

pub(crate) use insert_many;

//! How much stands in the database: what was refused must leave nothing behind, not even half.

use diesel::{QueryDsl as _, QueryableByName, RunQueryDsl as _, sql_types::Text};
use verwerkingsregister::{
    database::DbConnection,
    store::schema::{self, journaalkop::dsl},
};

use super::app::TestApp;

macro_rules! counted {
    ($conn:expr, $($table:ident),+) => {
        vec![$((stringify!($table), schema::$table::table.count().get_result::<i64>($conn)?)),+]
    };
}

#[derive(QueryableByName)]
struct Woord {
    #[diesel(sql_type = Text)]
    waarde: String,
}

impl TestApp {
    /// How many rows each table has, and where the journal is.
    pub async fn rows(&self) -> Vec<(&'static str, i64)> {
        let rows = self.store().read(|tx| {
            let mut rows = counted!(
                tx.conn,
                journaal,
                documenten,
                handelenden,
                organisaties,
                verwerkersovereenkomsten,
                activiteiten,
                concepten,
                versies,
                intrekkingen,
                wisverzoeken,
                wissingen,
                externe_kenmerken,
                idempotentie,
                openbaar,
                samenvattingen,
                perioden,
                inhouden,
                aliassen
            );
            let (volgnummer, generatie) =
                dsl::journaalkop.select((dsl::volgnummer, dsl::generatie)).first::<(i64, i64)>(tx.conn)?;
            rows.extend([("volgnummer", volgnummer), ("generatie", generatie)]);
            Ok(rows)
        });
        rows.await.unwrap()
    }

    /// Every row of every table that `rows` counts, as text.
    pub async fn contents(&self) -> Vec<(String, String)> {
        let mut tables: Vec<_> = self.rows().await.into_iter().map(|(table, _)| table.to_owned()).collect();
        tables.truncate(tables.len() - 2);
        tables.push("journaalkop".to_owned());
        let contents = self.store().read(move |tx| tables.into_iter().map(|table| content(tx.conn, table)).collect());
        contents.await.unwrap()
    }
}

fn content(conn: &mut DbConnection, table: String) -> verwerkingsregister::error::Result<(String, String)> {
    let rows: Woord = match conn {
        DbConnection::Sqlite(conn) => {
            let columns =
                format!("SELECT group_concat('quote(' || name || ')', '||') AS waarde FROM pragma_table_info('{table}')");
            let columns: Woord = diesel::sql_query(columns).get_result(conn)?;
            let rows = format!("SELECT {} AS rij FROM {table} ORDER BY 1", columns.waarde);
            diesel::sql_query(format!("SELECT coalesce(group_concat(rij, char(10)), '') AS waarde FROM ({rows})"))
                .get_result(conn)?
        }
        #[cfg(feature = "postgres")]
        DbConnection::Postgres(conn) => {
            let rows = format!("SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') AS waarde FROM {table} t");
            diesel::sql_query(rows).get_result(conn)?
        }
    };
    Ok((table, rows.waarde))
}

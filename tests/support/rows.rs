//! How much stands in the database: what was refused must leave nothing behind, not even half.

use diesel::{QueryDsl as _, RunQueryDsl as _};
use verwerkingsregister::store::schema::{self, journaalkop::dsl};

use super::app::TestApp;

macro_rules! counted {
    ($conn:expr, $($table:ident),+) => {
        vec![$((stringify!($table), schema::$table::table.count().get_result::<i64>($conn)?)),+]
    };
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
                idempotentie,
                openbaar,
                perioden,
                kenmerken,
                zoekwoorden
            );
            let (volgnummer, generatie) =
                dsl::journaalkop.select((dsl::volgnummer, dsl::generatie)).first::<(i64, i64)>(tx.conn)?;
            rows.extend([("volgnummer", volgnummer), ("generatie", generatie)]);
            Ok(rows)
        });
        rows.await.unwrap()
    }
}

//! SQLite keeps in a column whatever is put there. A value of another type reads as one of the column's own, but no query finds it: a version
//! could be hidden and still look whole. PostgreSQL refuses such a value.

use diesel::{QueryableByName, RunQueryDsl, SqliteConnection, sql_query, sql_types::Text};

use super::{boek::Boek, gebrek::Plaats};
use crate::{database::DbConnection, error::Result};

/// The tables whose rows are proven, each with its key.
const TABELLEN: [(&str, &str); 12] = [
    ("journaalkop", "id"),
    ("journaal", "volgnummer"),
    ("documenten", "id"),
    ("organisaties", "uuid"),
    ("verwerkersovereenkomsten", "uuid"),
    ("activiteiten", "uuid"),
    ("concepten", "activiteit"),
    ("externe_kenmerken", "registerhouder || ' ' || bron || ' ' || kenmerk || ' ' || activiteit"),
    ("versies", "uuid"),
    ("intrekkingen", "versie"),
    ("wisverzoeken", "versie"),
    ("wissingen", "document"),
];

#[derive(QueryableByName)]
struct Kolom {
    #[diesel(sql_type = Text)]
    naam: String,
    #[diesel(sql_type = Text)]
    soort: String,
}

#[derive(QueryableByName)]
struct Rij {
    #[diesel(sql_type = Text)]
    sleutel: String,
    #[diesel(sql_type = Text)]
    kolommen: String,
}

impl Kolom {
    /// Whether a value is of another type, in SQL.
    fn anders(&self) -> String {
        let naam = &self.naam;
        match self.soort.as_str() {
            "TEXT" | "DATE" => format!("typeof({naam}) NOT IN ('text', 'null')"),
            "BLOB" => format!("typeof({naam}) NOT IN ('blob', 'null')"),
            "BOOLEAN" => format!("{naam} NOT IN (0, 1)"),
            _ => format!("typeof({naam}) NOT IN ('integer', 'null')"),
        }
    }
}

/// Names the columns that hold a value of another type.
pub(super) fn controleer(conn: &mut DbConnection, boek: &mut Boek) -> Result<()> {
    match conn {
        DbConnection::Sqlite(conn) => TABELLEN.into_iter().try_for_each(|tabel| van_tabel(conn, tabel, boek)),
        #[cfg(feature = "postgres")]
        DbConnection::Postgres(_) => Ok(()),
    }
}

fn van_tabel(conn: &mut SqliteConnection, (tabel, sleutel): (&'static str, &str), boek: &mut Boek) -> Result<()> {
    let sql = format!("SELECT name AS naam, upper(type) AS soort FROM pragma_table_info('{tabel}') ORDER BY cid");
    let kolommen: Vec<Kolom> = sql_query(sql).load(conn)?;
    let namen = kolommen.iter().map(|kolom| format!("CASE WHEN {} THEN ' {}' ELSE '' END", kolom.anders(), kolom.naam));
    let (namen, waar): (Vec<String>, Vec<String>) = namen.zip(kolommen.iter().map(Kolom::anders)).unzip();
    let (namen, waar) = (namen.join(" || "), waar.join(" OR "));
    let sql = format!("SELECT CAST({sleutel} AS TEXT) AS sleutel, {namen} AS kolommen FROM {tabel} WHERE {waar}");
    for rij in sql_query(sql).load::<Rij>(conn)? {
        let kolommen = rij.kolommen.trim().replace(' ', ", ");
        boek.gebrek(Plaats::Rij(tabel, rij.sleutel), format!("een waarde van het verkeerde type staat in {kolommen}"));
    }
    Ok(())
}

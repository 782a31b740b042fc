//! The schema as the database itself tells it, and every change that whoever owns it could make to a row.

use std::collections::BTreeSet;

use diesel::{
    QueryableByName, RunQueryDsl as _,
    connection::SimpleConnection as _,
    sql_query,
    sql_types::{BigInt, Text},
};
use verwerkingsregister::{database::DbConnection, store::verificatie::verifieer};

const SQLITE: &str = "SELECT m.name AS tabel, p.name AS naam, lower(p.type) AS soort, CAST(p.pk AS BIGINT) AS sleutel \
    FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, p.cid";
#[cfg(feature = "postgres")]
const POSTGRES: &str = "SELECT c.table_name::text AS tabel, c.column_name::text AS naam, c.data_type::text AS soort, \
    (SELECT count(*) FROM information_schema.key_column_usage k JOIN information_schema.table_constraints t USING (constraint_name) \
     WHERE t.constraint_type = 'PRIMARY KEY' AND k.table_name = c.table_name AND k.column_name = c.column_name) AS sleutel \
    FROM information_schema.columns c WHERE c.table_schema = 'public' ORDER BY c.table_name, c.ordinal_position";

/// What more than the key must be unique.
const UNIEK: [(&str, &str); 2] = [("activiteiten", "identificatie"), ("versies", "nummer")];

/// A column of a table.
#[derive(Debug, QueryableByName)]
pub struct Kolom {
    #[diesel(sql_type = Text)]
    pub tabel: String,
    #[diesel(sql_type = Text)]
    pub naam: String,
    #[diesel(sql_type = Text)]
    soort: String,
    #[diesel(sql_type = BigInt)]
    sleutel: i64,
}

#[derive(QueryableByName)]
struct Woord {
    #[diesel(sql_type = Text)]
    waarde: String,
}

impl Kolom {
    pub fn is_sleutel(&self) -> bool {
        self.sleutel > 0
    }

    /// The one column of which SQLite itself holds the type.
    fn is_rowid(&self) -> bool {
        self.is_sleutel() && self.soort == "integer"
    }

    /// Another value of its kind.
    fn anders(&self) -> String {
        let naam = &self.naam;
        match self.soort.as_str() {
            "text" => format!("coalesce({naam}, '') || 'x'"),
            "date" => format!("CASE WHEN {naam} = date('2020-02-02') THEN date('2020-03-03') ELSE date('2020-02-02') END"),
            "blob" => "X'7B7D'".to_owned(),
            "bytea" => "'\\x7b7d'::bytea".to_owned(),
            "boolean" => format!("NOT {naam}"),
            "bigint" | "integer" => format!("coalesce({naam}, 0) + 1000"),
            soort => panic!("{}.{naam} is of a kind that no test changes: {soort}", self.tabel),
        }
    }

    /// A value of another type, which SQLite keeps and reads as this one.
    fn van_ander_type(&self) -> String {
        let naam = &self.naam;
        match self.soort.as_str() {
            "text" | "date" => format!("CAST(coalesce({naam}, '') AS BLOB)"),
            "blob" => format!("CAST({naam} AS TEXT)"),
            "boolean" => format!("CASE WHEN {naam} THEN 2 ELSE '0x' END"),
            _ => format!("coalesce({naam}, 0) || 'x'"),
        }
    }
}

/// Every column of every table.
pub fn kolommen(conn: &mut DbConnection) -> Vec<Kolom> {
    match conn {
        DbConnection::Sqlite(conn) => sql_query(SQLITE).load(conn).unwrap(),
        #[cfg(feature = "postgres")]
        DbConnection::Postgres(conn) => sql_query(POSTGRES).load(conn).unwrap(),
    }
}

/// The key of a table as text, in SQL.
fn sleutel(kolommen: &[&Kolom]) -> String {
    let sleutels = kolommen.iter().filter(|kolom| kolom.is_sleutel()).map(|kolom| format!("CAST({} AS TEXT)", kolom.naam));
    sleutels.collect::<Vec<_>>().join(" || ' ' || ")
}

/// The keys of the rows of a table, in order.
fn sleutels(conn: &mut DbConnection, kolommen: &[&Kolom]) -> Vec<String> {
    let eerste = kolommen.iter().find(|kolom| kolom.is_sleutel()).unwrap();
    let sql = format!("SELECT {} AS waarde FROM {} ORDER BY {}", sleutel(kolommen), eerste.tabel, eerste.naam);
    let rijen: Vec<Woord> = match conn {
        DbConnection::Sqlite(conn) => sql_query(sql).load(conn).unwrap(),
        #[cfg(feature = "postgres")]
        DbConnection::Postgres(conn) => sql_query(sql).load(conn).unwrap(),
    };
    rijen.into_iter().map(|rij| rij.waarde).collect()
}

/// Begins a transaction in which nothing guards the tables any more.
pub fn begin_unguarded(conn: &mut DbConnection) {
    let sql = match conn {
        DbConnection::Sqlite(conn) => {
            conn.batch_execute("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; BEGIN IMMEDIATE").unwrap();
            let namen: Vec<Woord> =
                sql_query("SELECT name AS waarde FROM sqlite_master WHERE type = 'trigger'").load(conn).unwrap();
            namen.into_iter().map(|naam| format!("DROP TRIGGER {}", naam.waarde)).collect::<Vec<_>>().join("; ")
        }
        #[cfg(feature = "postgres")]
        DbConnection::Postgres(_) => "BEGIN; SET LOCAL session_replication_role = replica; \
                                      ALTER TABLE journaalkop DROP CONSTRAINT journaalkop_id_check"
            .to_owned(),
    };
    conn.batch_execute(&sql).unwrap();
}

/// What the check finds after this; then it is undone.
pub fn gevonden_na(conn: &mut DbConnection, sql: &str) -> Vec<String> {
    conn.batch_execute("SAVEPOINT toets").unwrap();
    conn.batch_execute(sql).unwrap_or_else(|fout| panic!("{sql}: {fout}"));
    let gebreken = verifieer(conn, None).unwrap().gebreken;
    conn.batch_execute("ROLLBACK TO SAVEPOINT toets; RELEASE SAVEPOINT toets").unwrap();
    gebreken
}

/// Changes each column of each row of these tables, takes each row away and adds a forged one, one at a time. Returns what the check does
/// not see: `tabel.kolom`, or `tabel` for a row. What it sees it names: the table, the key, and the column.
pub fn ongezien(conn: &mut DbConnection, tabellen: &[String]) -> BTreeSet<String> {
    let alle = kolommen(conn);
    let mut ongezien = BTreeSet::new();
    for tabel in tabellen {
        let kolommen: Vec<&Kolom> = alle.iter().filter(|kolom| kolom.tabel == *tabel).collect();
        let (sleutel, sleutels) = (sleutel(&kolommen), sleutels(conn, &kolommen));
        assert!(!sleutels.is_empty(), "{tabel} has no rows to forge");
        for rij in enkele(tabel, &sleutels) {
            let deze = format!("FROM {tabel} WHERE {sleutel} = '{rij}'");
            let mut probeer = |wat: String, sql: &str, woord: Option<&str>| {
                if !gevonden_na(conn, sql).iter().any(|gebrek| noemt(gebrek, tabel, rij, woord)) {
                    ongezien.insert(wat);
                }
            };
            for kolom in &kolommen {
                let anders = kolom.anders();
                let sql = format!("UPDATE {tabel} SET {} = {anders} {}", kolom.naam, deze.split_once(tabel).unwrap().1);
                let woord = (!kolom.is_sleutel()).then_some(kolom.naam.as_str());
                probeer(format!("{tabel}.{}", kolom.naam), &sql, woord);
            }
            probeer(tabel.clone(), &format!("DELETE {deze}"), None);
            let laatste = kolommen.iter().rfind(|kolom| kolom.is_sleutel()).unwrap();
            let namen: Vec<&str> = kolommen.iter().map(|kolom| kolom.naam.as_str()).collect();
            let waarden = kolommen.iter().map(|kolom| {
                let moet_anders = kolom.naam == laatste.naam || UNIEK.contains(&(tabel.as_str(), kolom.naam.as_str()));
                if moet_anders { kolom.anders() } else { kolom.naam.clone() }
            });
            let waarden = waarden.collect::<Vec<_>>().join(", ");
            probeer(tabel.clone(), &format!("INSERT INTO {tabel} ({}) SELECT {waarden} {deze}", namen.join(", ")), None);
        }
    }
    ongezien
}

/// Gives each column of the last row of these tables a value of another type, one at a time. Returns what the check does not name.
pub fn ongeziene_types(conn: &mut DbConnection, tabellen: &[String]) -> Vec<String> {
    let alle = kolommen(conn);
    let mut ongezien = Vec::new();
    for kolom in alle.iter().filter(|kolom| tabellen.contains(&kolom.tabel) && !kolom.is_rowid()) {
        let (tabel, naam) = (&kolom.tabel, &kolom.naam);
        let sleutel = &alle.iter().find(|kolom| kolom.tabel == *tabel && kolom.is_sleutel()).unwrap().naam;
        let laatste = format!("{sleutel} = (SELECT max({sleutel}) FROM {tabel})");
        let gebreken = gevonden_na(conn, &format!("UPDATE {tabel} SET {naam} = {} WHERE {laatste}", kolom.van_ander_type()));
        let wat = format!("een waarde van het verkeerde type staat in {naam}");
        if !gebreken.iter().any(|gebrek| gebrek.starts_with(&format!("{tabel} ")) && gebrek.ends_with(&wat)) {
            ongezien.push(format!("{tabel}.{naam}: {gebreken:?}"));
        }
    }
    ongezien
}

/// Of tables that grow with everything a few rows will do.
fn enkele<'a>(tabel: &str, sleutels: &'a [String]) -> Vec<&'a String> {
    if !["journaal", "documenten"].contains(&tabel) {
        return sleutels.iter().collect();
    }
    vec![&sleutels[0], &sleutels[sleutels.len() / 2], &sleutels[sleutels.len() - 1]]
}

/// Whether a fault names this row, and this column when it is not the key.
fn noemt(gebrek: &str, tabel: &str, sleutel: &str, kolom: Option<&str>) -> bool {
    match tabel {
        "journaal" => gebrek.starts_with("regel ") || gebrek.starts_with("de kop noemt regel "),
        "journaalkop" => gebrek.contains("kop"),
        "documenten" => gebrek.contains(sleutel),
        _ => gebrek.starts_with(&format!("{tabel} {sleutel}")) && kolom.is_none_or(|kolom| gebrek.contains(kolom)),
    }
}

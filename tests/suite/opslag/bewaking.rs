//! Guards: what was written once cannot be changed, removed or replaced, by nobody who does not take them away first.

use diesel::connection::SimpleConnection as _;
use serde_json::json;
use verwerkingsregister::database::DbConnection;

use crate::support::TestApp;

/// A register with a row in every table that only grows.
async fn register() -> TestApp {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let ingetrokken = app.vastgesteld(gemeente, "Ingetrokken", "2026-01-01").await;
    let tekst = json!({"reden": "onterecht_openbaar", "tekst": "Er stond een naam in."});
    let path = ingetrokken.path("/versies/1/_intrekken");
    app.beheerder().post(path).if_match(&ingetrokken.etag).json(&tekst).send().await.expect(200);
    let gewist = app.vastgesteld(gemeente, "Gewist", "2026-01-01").await;
    let (path, reden) = (gewist.path("/versies/1/_wissen"), json!({"reden": "Er stond een naam in."}));
    let gevraagd = app.beheerder().post(path.clone()).if_match(&gewist.etag).json(&reden).send().await.expect(202);
    let tweede = app.caller("tweede", &[verwerkingsregister::auth::Scope::Lezen, verwerkingsregister::auth::Scope::Beheren]);
    tweede.post(path).if_match(&gevraagd.etag()).json(&reden).send().await.expect(200);
    app
}

/// Each table that only grows, with a column to change and its key.
const TABELLEN: [(&str, &str, &str); 5] = [
    ("journaal", "handeling", "volgnummer"),
    ("versies", "soort", "uuid"),
    ("intrekkingen", "tekst", "versie"),
    ("wissingen", "reden", "document"),
    ("documenten", "tekst", "id"),
];

#[actix_web::test]
async fn what_was_written_once_is_neither_changed_nor_removed_nor_replaced() {
    let app = register().await;
    let mut conn = app.raw_connection();
    for (tabel, kolom, sleutel) in TABELLEN {
        conn.batch_execute(&format!("CREATE TABLE kopie_{tabel} AS SELECT * FROM {tabel}")).unwrap();
        let een = format!("WHERE {sleutel} = (SELECT min({sleutel}) FROM {tabel})");
        let mut pogingen = vec![
            format!("UPDATE {tabel} SET {kolom} = 'anders' {een}"),
            format!("UPDATE {tabel} SET {kolom} = {kolom} {een}"),
            format!("UPDATE {tabel} SET {kolom} = 'anders'"),
            format!("DELETE FROM {tabel} {een}"),
            format!("DELETE FROM {tabel}"),
            format!("INSERT INTO {tabel} SELECT * FROM kopie_{tabel}"),
        ];
        match &conn {
            DbConnection::Sqlite(_) => pogingen.extend([
                format!("INSERT OR REPLACE INTO {tabel} SELECT * FROM kopie_{tabel}"),
                format!("REPLACE INTO {tabel} SELECT * FROM kopie_{tabel}"),
                format!("UPDATE OR REPLACE {tabel} SET {sleutel} = (SELECT max({sleutel}) FROM {tabel}) {een}"),
                format!(
                    "INSERT INTO {tabel} SELECT * FROM kopie_{tabel} WHERE true ON CONFLICT DO UPDATE SET {kolom} = 'anders'"
                ),
            ]),
            #[cfg(feature = "postgres")]
            DbConnection::Postgres(_) => pogingen.extend([
                format!("TRUNCATE {tabel} CASCADE"),
                format!(
                    "INSERT INTO {tabel} SELECT * FROM kopie_{tabel} ON CONFLICT ({sleutel}) DO UPDATE SET {kolom} = 'anders'"
                ),
            ]),
        }
        for sql in pogingen {
            let fout = conn.batch_execute(&sql).expect_err(&sql).to_string();
            assert!(fout.contains("onveranderlijk") || sql.starts_with("INSERT"), "{sql}: {fout}");
        }
        verschil_is_leeg(&mut conn, tabel);
    }
}

/// The table is still what it was: a division by zero shows any difference, both ways.
fn verschil_is_leeg(conn: &mut DbConnection, tabel: &str) {
    for (een, ander) in [(tabel.to_owned(), format!("kopie_{tabel}")), (format!("kopie_{tabel}"), tabel.to_owned())] {
        let verschil = format!("SELECT * FROM {een} EXCEPT SELECT * FROM {ander}");
        let sql = format!(
            "CREATE TABLE verschil AS {verschil}; ALTER TABLE verschil ADD COLUMN x INTEGER CHECK (x = 0); UPDATE verschil SET x = 1; DROP TABLE verschil"
        );
        conn.batch_execute(&sql).unwrap_or_else(|fout| panic!("{tabel} differs: {fout}"));
    }
}

#[actix_web::test]
async fn a_document_goes_only_after_the_decision_to_erase_it() {
    let app = register().await;
    let mut conn = app.raw_connection();
    let een = "(SELECT document FROM concepten UNION SELECT document FROM versies WHERE document IN (SELECT id FROM documenten) LIMIT 1)";
    assert!(conn.batch_execute(&format!("DELETE FROM documenten WHERE id IN {een}")).is_err());
    let besluit = "INSERT INTO wissingen (document, versie, reden, tijdstip, journaal) SELECT document, uuid, 'toets', 0, 1 \
                   FROM versies WHERE document IN (SELECT id FROM documenten)";
    conn.batch_execute(besluit).unwrap();
    conn.batch_execute(&format!("DELETE FROM documenten WHERE id IN {een}")).unwrap();
}

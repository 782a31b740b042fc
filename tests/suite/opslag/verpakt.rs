//! Texts that stand packed: they read back, those of an older release too, and erasing leaves none of their bytes.

use diesel::{connection::SimpleConnection as _, prelude::*};
use verwerkingsregister::{
    database::{DbConnection, Packed},
    store::{
        Inrichting,
        schema::{documenten, versies},
        verificatie::verifieer,
    },
};

use crate::support::{Activiteit, TestApp, life_cycle::gewist};

/// The document of a version as it stands there, in bytes and as text.
fn document(app: &TestApp, activiteit: &Activiteit) -> Option<(Vec<u8>, String)> {
    let conn = &mut app.raw_connection();
    let deze = versies::table.filter(versies::activiteit.eq(activiteit.uuid.to_string())).select(versies::document);
    let id: String = deze.first(conn).unwrap();
    let deze = documenten::table.find(id).select((documenten::tekst, documenten::tekst));
    let rij: Option<(Vec<u8>, Packed)> = deze.first(conn).optional().unwrap();
    rij.map(|(bytes, tekst)| (bytes, tekst.text().unwrap()))
}

#[actix_web::test]
async fn a_document_stands_packed_and_reads_as_it_was_written() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let activiteit = app.vastgesteld(gemeente, "Café \u{1f4ec} aan 't water", "2026-01-01").await;
    let (bytes, tekst) = document(&app, &activiteit).unwrap();
    assert!(tekst.starts_with("{\"inhoud\":{\"naam\":\"Café \u{1f4ec} aan 't water\""), "{tekst}");
    assert!(bytes.len() < tekst.len() / 3, "{} of {}", bytes.len(), tekst.len());
}

/// Brings the tables back to the form in which an older release left them, with the same texts in it.
fn maak_ouder(conn: &mut DbConnection) {
    let rijen: Vec<(String, String, Packed)> = documenten::table.load(conn).unwrap();
    let rijen = rijen.iter().map(|(id, zout, tekst)| {
        let tekst = tekst.text().unwrap().replace('\'', "''");
        format!("INSERT INTO documenten VALUES ('{id}', '{zout}', '{tekst}');")
    });
    let rijen: String = rijen.collect();
    let soort = match conn {
        DbConnection::Sqlite(_) => "TEXT",
        #[cfg(feature = "postgres")]
        DbConnection::Postgres(_) => "TEXT COLLATE \"C\"",
    };
    let terug = format!(
        "DROP TABLE documenten; CREATE TABLE documenten (id {soort} NOT NULL PRIMARY KEY, zout {soort} NOT NULL, tekst {soort} NOT NULL); \
         DROP TABLE openbaar; DROP TABLE samenvattingen; DROP TABLE inhouden; DROP TABLE perioden; \
         ALTER TABLE journaalkop DROP COLUMN herbouwd; \
         CREATE TABLE openbaar (versie {soort} NOT NULL PRIMARY KEY, tekst {soort} NOT NULL, samenvatting {soort} NOT NULL); \
         CREATE TABLE perioden (bereik {soort}); CREATE TABLE kenmerken (bereik {soort}); CREATE TABLE zoekwoorden (soort {soort}); \
         UPDATE journaalkop SET projectie = '3-ouder'; \
         DELETE FROM __diesel_schema_migrations WHERE version IN ('20261130000001', '20261130000002')"
    );
    conn.batch_execute(&format!("{terug}; {rijen}")).unwrap();
}

#[actix_web::test]
async fn what_an_older_release_wrote_is_read_and_stays_what_it_was() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let activiteit = app.vastgesteld(gemeente, "Van 't begin af", "2026-01-01").await;
    let concept = app.concept_named(gemeente, "Nog 'n concept").await;
    let paden = [
        activiteit.path("/versies/1"),
        concept.path("/concept"),
        activiteit.public_path(""),
        activiteit.public_path("/versies/1"),
    ];
    let alles = async || {
        let mut alles = Vec::new();
        for pad in &paden {
            alles.push(app.redacteur().get(pad).send().await.expect(200).body);
        }
        alles
    };
    let (voor, (_, tekst)) = (alles().await, document(&app, &activiteit).unwrap());
    maak_ouder(&mut app.raw_connection());
    assert_eq!(app.store().migrate().await.unwrap(), Inrichting::Herbouwd(2));
    assert_eq!(document(&app, &activiteit).unwrap(), (tekst.clone().into_bytes(), tekst), "it stands there as it did");
    // Another generation, so that no answer comes from memory.
    app.store().volg_generatie().await.unwrap();
    assert_eq!(alles().await, voor);
    let uitslag = app.store().read(|lezen| verifieer(lezen.conn, None)).await.unwrap();
    assert_eq!(uitslag.gebreken, [""; 0]);
    let mut conn = app.raw_connection();
    if matches!(conn, DbConnection::Sqlite(_)) {
        // There the migration makes the table anew; in the other database its guards stay.
        conn.batch_execute("UPDATE documenten SET tekst = tekst").unwrap_err();
        conn.batch_execute("DELETE FROM documenten").unwrap_err();
        conn.batch_execute("REPLACE INTO documenten SELECT * FROM documenten").unwrap_err();
    }
    // What is written from now on stands packed beside it.
    let later = app.vastgesteld(gemeente, "Later", "2026-01-01").await;
    let (bytes, tekst) = document(&app, &later).unwrap();
    assert!(bytes.len() < tekst.len() / 3);
}

#[actix_web::test]
async fn erasing_leaves_none_of_the_packed_bytes_in_the_database() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let activiteit = app.vastgesteld(gemeente, "Zwaluwstaart", "2026-01-01").await;
    let (bytes, _) = document(&app, &activiteit).unwrap();
    assert!(staat_in_bestand(&app, &bytes), "this is where to look");
    gewist(&app, &activiteit, 1).await;
    assert_eq!(document(&app, &activiteit), None);
    assert!(!staat_in_bestand(&app, &bytes) || !app.database_url().starts_with("sqlite:"));
}

/// Whether these bytes are anywhere in the file of an SQLite database; PostgreSQL keeps its files to itself.
fn staat_in_bestand(app: &TestApp, bytes: &[u8]) -> bool {
    let Some(bestand) = app.database_url().strip_prefix("sqlite://") else { return true };
    app.raw_connection().batch_execute("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    std::fs::read(bestand).unwrap().windows(bytes.len()).any(|stuk| stuk == bytes)
}

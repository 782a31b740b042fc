//! What stands beside the journal is held against it too: versions, withdrawals and erasures.

use diesel::connection::SimpleConnection as _;
use serde_json::json;
use verwerkingsregister::{
    auth::Scope::{Beheren, Lezen, Vertrouwelijk},
    database::DbConnection,
    store::verificatie::{Verificatie, verifieer},
};

use crate::support::{TestApp, raw::drop_guards};

/// A register with versions at 4 and 7, the second withdrawn at 8; and at 11 a version that was erased at 13.
async fn register() -> TestApp {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    app.vastgesteld(gemeente, "Eerste", "2026-01-01").await;
    let tweede = app.vastgesteld(gemeente, "Tweede", "2026-01-01").await;
    let tekst = json!({"reden": "onterecht_openbaar", "tekst": "Er stond een naam in."});
    let path = tweede.path("/versies/1/_intrekken");
    app.beheerder().post(path).if_match(&tweede.etag).json(&tekst).send().await.expect(200);
    let derde = app.vastgesteld(gemeente, "Derde", "2026-01-01").await;
    let (path, reden) = (derde.path("/versies/1/_wissen"), json!({"reden": "Er stond een naam in."}));
    let gevraagd = app.beheerder().post(path.clone()).if_match(&derde.etag).json(&reden).send().await.expect(202);
    let ander = app.caller("ander", &[Lezen, Beheren, Vertrouwelijk]);
    ander.post(path).if_match(&gevraagd.etag()).json(&reden).send().await.expect(200);
    app
}

async fn controle(app: &TestApp) -> Verificatie {
    app.store().read(|lezen| verifieer(lezen.conn, None)).await.unwrap()
}

async fn na(sql: &str) -> Vec<String> {
    let app = register().await;
    assert_eq!(controle(&app).await.gebreken, [""; 0]);
    let mut conn = app.raw_connection();
    drop_guards(&mut conn);
    let versies = match &conn {
        DbConnection::Sqlite(_) => {
            "DROP TRIGGER versies_update; DROP TRIGGER versies_delete; DROP TRIGGER intrekkingen_update; DROP TRIGGER intrekkingen_delete; DROP TRIGGER wissingen_delete"
        }
        #[cfg(feature = "postgres")]
        DbConnection::Postgres(_) => {
            "DROP TRIGGER versies_rij ON versies; DROP TRIGGER intrekkingen_rij ON intrekkingen; DROP TRIGGER wissingen_rij ON wissingen"
        }
    };
    conn.batch_execute(&format!("{versies}; {sql}")).unwrap();
    controle(&app).await.gebreken
}

#[actix_web::test]
async fn a_version_that_was_changed_removed_or_added_is_found() {
    let weg = "regel 4: de versie die hier is vastgesteld is weg of gewijzigd";
    for wijziging in [
        "begin_geldigheid = '2025-01-01'",
        "nummer = 9",
        "soort = 'beeindiging'",
        "vertrouwelijkheid = 'intern'",
        "vastgesteld_op = vastgesteld_op - 1",
        "document = (SELECT max(document) FROM versies)",
    ] {
        assert_eq!(na(&format!("UPDATE versies SET {wijziging} WHERE journaal = 4")).await, [weg], "{wijziging}");
    }
    let geteld = |aantal| format!("er zijn {aantal} versies, maar het journaal noemt er 3");
    assert_eq!(na("DELETE FROM versies WHERE journaal = 4").await, [weg.to_owned(), geteld(2)]);
    let erbij = "INSERT INTO versies SELECT 'x' || substr(uuid, 2), activiteit, 2, soort, document, begin_geldigheid, vertrouwelijkheid, \
                 vastgesteld_op, 99 FROM versies WHERE journaal = 4";
    assert_eq!(na(erbij).await, [geteld(4)]);
}

#[actix_web::test]
async fn a_withdrawal_that_was_changed_or_removed_is_found() {
    let weg = "regel 8: de intrekking is weg of gewijzigd";
    for sql in
        ["UPDATE intrekkingen SET tekst = 'Anders'", "UPDATE intrekkingen SET reden = 'dubbel'", "DELETE FROM intrekkingen"]
    {
        assert_eq!(na(sql).await, [weg], "{sql}");
    }
}

#[actix_web::test]
async fn what_was_erased_by_decision_is_told_and_is_no_fault() {
    let app = register().await;
    let uitslag = controle(&app).await;
    assert_eq!(uitslag.gebreken, [""; 0]);
    // The revisions of the concept at 9 and 10, and the version at 11 and in the decision itself.
    let regels: Vec<_> = uitslag.gewist.iter().map(|regel| regel.split(':').next().unwrap()).collect();
    assert_eq!(regels, ["regel 9", "regel 10", "regel 11", "regel 11", "regel 13"]);
    assert!(
        uitslag.gewist.iter().all(|regel| regel.contains("is gewist op besluit van 2026-11-21T10:00:00.0000")),
        "{:?}",
        uitslag.gewist
    );
}

#[actix_web::test]
async fn an_erasure_without_a_decision_in_the_journal_is_found() {
    for (journaal, tijdstip) in
        [("12", "(SELECT tijdstip FROM journaal WHERE volgnummer = 12)"), ("13", "0"), ("4", "0"), ("99", "0")]
    {
        let vals = format!(
            "INSERT INTO wissingen SELECT document, uuid, 'Zo maar', {tijdstip}, {journaal} FROM versies WHERE journaal = 4"
        );
        let gebreken =
            na(&format!("{vals}; DELETE FROM documenten WHERE id = (SELECT document FROM versies WHERE journaal = 4)")).await;
        assert_eq!(gebreken.len(), 1, "{journaal}: {gebreken:?}");
        assert!(gebreken[0].starts_with("regel 4: document ") && gebreken[0].ends_with("ontbreekt"), "{gebreken:?}");
    }
    let weg = na("DELETE FROM wissingen").await;
    assert_eq!(weg.len(), 5, "{weg:?}");
}

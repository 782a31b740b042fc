//! A database must be of this release before it is served; and what another process writes shows.

use diesel::connection::SimpleConnection as _;
use serde_json::json;
use verwerkingsregister::{
    domain::levensloop::{
        scope::Scopes,
        wie::{Persoon, Wie},
    },
    handelingen::{Zaak, vaststellen::vaststellen},
    store::Inrichting,
};

use crate::support::TestApp;

const LIJST: &str = "/v1/register/verwerkingsactiviteiten";

#[actix_web::test]
async fn projections_of_another_release_or_knowledge_are_refused_until_they_are_made_again() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    let store = app.store();
    assert_eq!(store.bezwaar().await.unwrap(), None);
    assert_eq!(store.migrate().await.unwrap(), Inrichting::Actueel);
    for ouder in ["0-", "1-andere-kennis", ""] {
        app.raw_connection().batch_execute(&format!("UPDATE journaalkop SET projectie = '{ouder}'")).unwrap();
        let bezwaar = store.bezwaar().await.unwrap().unwrap();
        assert!(bezwaar.contains("afgeleide gegevens") && bezwaar.contains("migrate"), "{bezwaar}");
        assert_eq!(store.migrate().await.unwrap(), Inrichting::Herbouwd(1));
        assert_eq!(store.bezwaar().await.unwrap(), None);
    }
}

#[actix_web::test]
async fn an_older_schema_and_an_empty_database_are_refused() {
    let app = TestApp::start().await;
    app.raw_connection().batch_execute("DELETE FROM __diesel_schema_migrations").unwrap();
    let bezwaar = app.store().bezwaar().await.unwrap().unwrap();
    assert!(bezwaar.contains("schema") && bezwaar.contains("migrate"), "{bezwaar}");
}

#[actix_web::test]
async fn what_another_process_settles_shows_once_this_one_looks() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    app.vastgesteld(gemeente, "Eerste", "2026-01-01").await;
    let concept = app.indienen(&app.concept_named(gemeente, "Tweede").await).await;
    let lezer = app.anonymous();
    let voor = lezer.get(LIJST).send().await.expect(200);
    assert_eq!(voor.body["count"], 1);
    assert_eq!(lezer.get(LIJST).send().await.expect(200).etag(), voor.etag());
    let ander = app.other_store();
    let uuid = concept.uuid;
    let wie = Wie::new("ander".into(), Persoon::new("mens", None, "Mens"), Scopes::all(), None);
    let schrijver = wie.clone();
    let schrijven = ander.write(&schrijver, move |tx| {
        let mut zaak = Zaak::lees(tx.conn, tx.moment, &wie, uuid)?;
        vaststellen(tx, &wie, &mut zaak).map(drop)
    });
    schrijven.await.unwrap();
    app.store().volg_generatie().await.unwrap();
    let na = lezer.get(LIJST).header("If-None-Match", &voor.etag()).send().await.expect(200);
    assert_eq!(na.body["count"], 2);
    lezer.get(concept.public_path("")).send().await.expect(200);
}

#[actix_web::test]
async fn what_readers_cannot_see_leaves_their_answers_in_memory() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let eerste = app.vastgesteld(gemeente, "Eerste", "2026-01-01").await;
    let voor = app.store().generatie();
    let concept = app.concept_named(gemeente, "Tweede").await;
    app.indienen(&concept).await;
    app.store().volg_generatie().await.unwrap();
    assert_eq!(app.store().generatie(), voor);
    let invoer = json!({"beheer": {"afdeling": "Communicatie"}});
    app.redacteur().patch(eerste.path("/beheer")).if_match(&eerste.etag).json(&invoer).send().await.expect(200);
    assert_eq!(app.store().generatie(), voor, "no reader sees what is administered");
    app.vastgesteld(gemeente, "Derde", "2026-01-01").await;
    assert!(app.store().generatie() > voor);
}

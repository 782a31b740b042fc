//! A database that goes back to an earlier moment under a running register: nothing of what was remembered is used again, nothing is written
//! until somebody says that it is known, and everyone who keeps a copy hears that he must begin again.

use serde_json::json;
use verwerkingsregister::{domain::levensloop::wie::Wie, handelingen::hersteld};

use crate::support::{Activiteit, TestApp, complete_inhoud, life_cycle::ingetrokken};

const LIJST: &str = "/v1/register/verwerkingsactiviteiten";

async fn aantal(app: &TestApp) -> u64 {
    app.anonymous().get(LIJST).send().await.expect(200).body["count"].as_u64().unwrap()
}

async fn herstel(app: &TestApp) {
    let wie = Wie::programma("opdrachtregel");
    let store = app.other_store();
    store.write(&wie, |tx| hersteld::hersteld(tx, "De reserve miste de laatste wijzigingen.", &None)).await.unwrap();
}

/// An activity that everyone knows, and some that are lost with the time line.
async fn verloren(app: &TestApp) -> (Activiteit, Vec<Activiteit>) {
    let gemeente = app.gemeente().await;
    let blijft = app.vastgesteld(gemeente, "Blijft", "2026-01-01").await;
    let kopie = app.bewaar();
    let mut weg = Vec::new();
    for naam in ["Weg een", "Weg twee"] {
        weg.push(app.vastgesteld(gemeente, naam, "2026-01-01").await);
    }
    assert_eq!(aantal(app).await, 3);
    for een in &weg {
        app.anonymous().get(een.public_path("")).send().await.expect(200);
    }
    app.zet_terug(kopie);
    (blijft, weg)
}

#[actix_web::test]
async fn what_is_lost_is_not_shown_and_what_is_withdrawn_after_it_is_gone_at_once() {
    let app = TestApp::start().await;
    let (blijft, weg) = verloren(&app).await;
    assert_eq!(aantal(&app).await, 1);
    for een in &weg {
        app.anonymous().get(een.public_path("")).send().await.expect(404);
    }
    app.anonymous().get(blijft.public_path("")).send().await.expect(200);
    assert_eq!(app.metric("timeline_changes"), "1");
    herstel(&app).await;
    let gelezen = app.beheerder().get(blijft.path("")).send().await.expect(200);
    ingetrokken(&app, &blijft.after(&gelezen), 1, "Ingetrokken.").await;
    app.anonymous().get(blijft.public_path("")).send().await.expect(410);
    assert_eq!(aantal(&app).await, 0);
    // The numbers of the lost time line come back with other content.
    for (naam, hoeveel) in [("Nieuw een", 1), ("Nieuw twee", 2), ("Nieuw drie", 3)] {
        app.vastgesteld(app.gemeente_named(naam).await, naam, "2026-01-01").await;
        assert_eq!(aantal(&app).await, hoeveel, "{naam}");
    }
}

#[actix_web::test]
async fn nothing_is_written_to_a_head_that_is_behind_until_it_is_said_to_be_known() {
    let app = TestApp::start().await;
    let (blijft, _) = verloren(&app).await;
    let poging = || app.redacteur().post(blijft.path("/concept")).if_match("*");
    for _ in 0..2 {
        let geweigerd = poging().send().await.expect(503);
        assert_eq!((geweigerd.problem(), geweigerd.header("Retry-After")), ("teruggezet", Some("1")));
    }
    assert_eq!(app.metric("timeline_lost"), "1");
    herstel(&app).await;
    poging().send().await.expect(201);
    assert_eq!(app.metric("timeline_lost"), "0");
}

#[actix_web::test]
async fn an_etag_of_a_lost_time_line_is_refused() {
    let app = TestApp::start().await;
    let concept = app.concept_named(app.gemeente().await, "Begin").await;
    let kopie = app.bewaar();
    let wijzig = async |naam: &str, etag: &str| {
        let inhoud = json!({"inhoud": {"omschrijving": naam}});
        app.redacteur().patch(concept.path("/concept")).if_match(etag).json(&inhoud).send().await
    };
    let verloren = wijzig("Verloren", &concept.etag).await.expect(200).etag();
    app.zet_terug(kopie);
    app.store().volg_generatie().await.unwrap();
    herstel(&app).await;
    let nummer = |etag: &str| etag.trim_matches('"').split('-').next().unwrap().parse::<i64>().unwrap();
    let nieuw = wijzig("Van een ander", &concept.etag).await.expect(200).etag();
    assert!(nummer(&nieuw) > nummer(&verloren));
    wijzig("Overschreven", &verloren).await.expect(412);
    let zelfde_nummer = format!("\"{}-{}\"", nummer(&nieuw), verloren.trim_matches('"').split('-').next_back().unwrap());
    wijzig("Overschreven", &zelfde_nummer).await.expect(412);
    wijzig("Gelezen", &nieuw).await.expect(200);
}

#[actix_web::test]
async fn who_keeps_a_copy_hears_that_he_must_begin_again() {
    let app = TestApp::start().await;
    let een = app.vastgesteld(app.gemeente().await, "Blijft", "2026-01-01").await;
    let feed = |cursor: String| app.anonymous().get(format!("/v1/register/wijzigingen?na={cursor}"));
    let hier = app.anonymous().get("/v1/register/wijzigingen").send().await.expect(200).body["cursor"].clone();
    herstel(&app).await;
    let daarna = feed(hier.as_str().unwrap().to_owned()).send().await.expect(200).body;
    assert_eq!(daarna["results"][0]["soort"], "hersteld");
    assert_eq!(daarna["results"][0]["url"], "https://register.voorbeeld.example/v1/register");
    let atom = app.anonymous().get(format!("/verwerkingen/{}/wijzigingen.atom", een.uuid)).send().await.expect(200).text();
    assert!(atom.contains("Het register is teruggezet"), "{atom}");
    let verifieer = app.other_store().read(|tx| verwerkingsregister::store::verificatie::verifieer(tx.conn, None)).await.unwrap();
    assert_eq!(verifieer.gebreken, Vec::<String>::new());
}

#[actix_web::test]
async fn a_clock_that_goes_back_changes_no_order() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let eerste = app.vastgesteld(gemeente, "Ervoor", "2026-01-01").await;
    app.clock.advance(chrono::TimeDelta::days(-30));
    let tweede = app.vastgesteld(gemeente, "Erna", "2026-01-01").await;
    // What says no begin begins on the day that it is, not on the one that the clock was ahead to.
    let mut inhoud = complete_inhoud(gemeente);
    inhoud.as_object_mut().unwrap().remove("beginGeldigheid");
    let vandaag = app.settle(&app.concept(gemeente, &inhoud).await).await;
    let versie = app.anonymous().get(vandaag.public_path("")).send().await.expect(200).body;
    assert_eq!(versie["beginGeldigheid"], "2026-10-22");
    let gezond = app.anonymous().get("/health/ready").send().await.expect(200).body;
    assert!(gezond["waarschuwing"].as_str().unwrap().contains("de klok loopt achter"), "{gezond}");
    assert!(app.metric("clock_behind_seconds").parse::<f64>().unwrap() > 2_500_000.0);
    let journaal =
        app.caller("fg", &[verwerkingsregister::auth::Scope::Toezien]).get("/v1/journaal?pageSize=100").send().await.expect(200);
    let mut momenten: Vec<(u64, chrono::DateTime<chrono::Utc>)> = journaal.body["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|regel| (regel["volgnummer"].as_u64().unwrap(), regel["tijdstip"].as_str().unwrap().parse().unwrap()))
        .collect();
    momenten.sort();
    assert!(momenten.windows(2).all(|twee| twee[0].1 < twee[1].1), "{momenten:?}");
    for activiteit in [eerste, tweede] {
        app.anonymous().get(activiteit.public_path("")).send().await.expect(200);
    }
    let verifieer = app.other_store().read(|tx| verwerkingsregister::store::verificatie::verifieer(tx.conn, None)).await.unwrap();
    assert_eq!(verifieer.gebreken, Vec::<String>::new());
}

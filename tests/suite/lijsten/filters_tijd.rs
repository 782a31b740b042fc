//! Filters on time: the status on a day, the day of settling, and what was known when.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::{
    TestApp, complete_inhoud,
    lists::{OPENBAAR, every_result, found, names},
};

const STATUSSEN: [&str; 4] = ["geldig", "beeindigd", "gepland", "vervangen"];

/// Key and status of a version, in a list or beside its siblings.
fn met_status(results: &[Value]) -> BTreeSet<(String, String)> {
    let tekst = |waarde: &Value| waarde.as_str().unwrap().to_owned();
    let status =
        |result: &Value| if result["status"].is_string() { tekst(&result["status"]) } else { tekst(&result["status"]["code"]) };
    results.iter().map(|result| (tekst(&result["versieUuid"]), status(result))).collect()
}

#[actix_web::test]
async fn each_status_finds_the_versions_that_say_so_themselves() {
    let app = TestApp::with_example().await;
    let lezer = app.anonymous();
    let mut versies = BTreeSet::new();
    for record in every_result(&lezer, &format!("{OPENBAAR}?status=geldig,beeindigd,gepland,vervangen")).await {
        let path = format!("{OPENBAAR}/{}/versies", record["uuid"].as_str().unwrap());
        let eigen = lezer.get(path).send().await.expect(200);
        // An end is a version without content: a list shows the content that ended.
        let inhoud = eigen.body["results"].as_array().unwrap().iter().filter(|versie| versie["soort"]["code"] == "publicatie");
        versies.extend(met_status(&inhoud.cloned().collect::<Vec<_>>()));
    }
    for status in STATUSSEN {
        let mut verwacht = versies.clone();
        verwacht.retain(|(_, eigen)| eigen == status);
        assert!(!verwacht.is_empty(), "the example has no version that is {status}");
        let gevonden = met_status(&found(&lezer, OPENBAAR, &[("status", status)]).await);
        assert_eq!(gevonden, verwacht, "{status}");
    }
}

#[actix_web::test]
async fn without_a_status_a_list_shows_what_holds_and_statuses_are_alternatives() {
    let app = TestApp::with_example().await;
    let lezer = app.anonymous();
    let geldig = found(&lezer, OPENBAAR, &[("status", "geldig")]).await;
    assert_eq!(found(&lezer, OPENBAAR, &[]).await, geldig);
    let beeindigd = found(&lezer, OPENBAAR, &[("status", "beeindigd")]).await;
    assert_eq!(beeindigd.len(), 1);
    assert_eq!(beeindigd[0]["naam"], "Eenmalige energietoeslag");
    assert_eq!(beeindigd[0]["eindeGeldigheid"], "2024-12-31");
    let samen = found(&lezer, OPENBAAR, &[("status", "geldig,beeindigd")]).await;
    assert_eq!(met_status(&samen), &met_status(&geldig) | &met_status(&beeindigd));
    let op_die_dag =
        found(&lezer, OPENBAAR, &[("geldigOp", "2024-12-31"), ("status", "geldig"), ("identificatie", "VA-0036")]).await;
    assert_eq!(op_die_dag.len(), 1, "on its last day it still holds");
}

#[actix_web::test]
async fn what_was_withdrawn_is_in_no_public_list_whatever_the_status() {
    let app = TestApp::with_example().await;
    let lezer = app.anonymous();
    assert!(found(&lezer, OPENBAAR, &[("status", "ingetrokken")]).await.is_empty());
    let woo =
        found(&lezer, OPENBAAR, &[("identificatie", "VA-0033"), ("status", "geldig,vervangen,gepland,beeindigd,ingetrokken")])
            .await;
    let mut nummers: Vec<_> = woo.iter().map(|versie| versie["nummer"].as_i64().unwrap()).collect();
    nummers.sort_unstable();
    assert_eq!(nummers, [1, 3], "version 2 was withdrawn");
}

#[actix_web::test]
async fn the_day_of_settling_is_a_day_in_amsterdam_and_both_ends_count() {
    let app = TestApp::start().await;
    app.clock.set("2026-02-01T12:00:00Z");
    let gemeente = app.gemeente().await;
    // In the night of 29 March 2026 the clock goes forward: the day has 23 hours.
    let momenten = [
        ("Dag ervoor", "2026-03-28T22:59:58Z"),
        ("Begin van de dag", "2026-03-28T23:00:00Z"),
        ("Eind van de dag", "2026-03-29T21:59:58Z"),
        ("Dag erna", "2026-03-29T22:00:00Z"),
    ];
    for (naam, moment) in momenten {
        app.clock.set(moment);
        app.vastgesteld(gemeente, naam, "2026-01-01").await;
    }
    app.clock.set("2026-04-01T00:00:00Z");
    let lezer = app.anonymous();
    let vind = async |query: &[(&str, &str)]| {
        let query: Vec<_> = query.iter().copied().chain([("sorteer", "-vastgesteldOp")]).collect();
        names(&lezer, OPENBAAR, &query).await
    };
    assert_eq!(
        vind(&[("vastgesteldVan", "2026-03-29"), ("vastgesteldTot", "2026-03-29")]).await,
        ["Eind van de dag", "Begin van de dag"]
    );
    assert_eq!(vind(&[("vastgesteldVan", "2026-03-29")]).await, ["Dag erna", "Eind van de dag", "Begin van de dag"]);
    assert_eq!(vind(&[("vastgesteldTot", "2026-03-29")]).await, ["Eind van de dag", "Begin van de dag", "Dag ervoor"]);
    assert_eq!(vind(&[("vastgesteldTot", "2026-03-27")]).await, [""; 0]);
    assert_eq!(vind(&[("vastgesteldVan", "2026-03-30"), ("vastgesteldTot", "2026-03-29")]).await, [""; 0]);
    app.anonymous().get(OPENBAAR).query("vastgesteldTot", "9999-12-31").send().await.expect(200);
    app.anonymous().get(OPENBAAR).query("vastgesteldVan", "0001-01-01").send().await.expect(200);
}

#[actix_web::test]
async fn a_list_tells_what_held_then_and_what_was_known_then() {
    let app = TestApp::start().await;
    app.clock.set("2026-03-01T12:00:00Z");
    let gemeente = app.gemeente().await;
    let eerste = app.vastgesteld(gemeente, "Eerste naam", "2026-01-01").await;
    app.clock.set("2026-05-01T12:00:00Z");
    let (path, etag) = (eerste.path("/concept"), eerste.etag.clone());
    let gestart = app.redacteur().post(path).if_match(&etag).send().await.expect(201);
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["naam"] = "Tweede naam".into();
    inhoud["beginGeldigheid"] = "2026-02-01".into();
    let path = eerste.path("/concept");
    let gewijzigd =
        app.redacteur().put(path).if_match(&gestart.etag()).json(&json!({ "inhoud": inhoud })).send().await.expect(200);
    app.settle(&eerste.after(&gewijzigd)).await;
    let lezer = app.anonymous();
    let op = async |geldig: &str, beschikbaar: &str| {
        names(&lezer, OPENBAAR, &[("geldigOp", geldig), ("beschikbaarOp", beschikbaar)]).await
    };
    assert_eq!(names(&lezer, OPENBAAR, &[]).await, ["Tweede naam"]);
    assert_eq!(names(&lezer, OPENBAAR, &[("geldigOp", "2026-01-31")]).await, ["Eerste naam"]);
    assert_eq!(names(&lezer, OPENBAAR, &[("geldigOp", "2025-12-31")]).await, [""; 0]);
    assert_eq!(op("2026-02-01", "2026-04-30T00:00:00Z").await, ["Eerste naam"], "the second was not known");
    assert_eq!(op("2026-02-01", "2026-05-01T14:00:00+02:00").await, ["Eerste naam"], "settled a little after noon in UTC");
    assert_eq!(op("2026-02-01", "2026-02-28T00:00:00Z").await, [""; 0], "nothing was known");
    app.clock.set("2026-06-01T12:00:00Z");
    assert_eq!(op("2026-02-01", "2026-05-31T00:00:00Z").await, ["Tweede naam"]);
    let later = lezer.get(OPENBAAR).query("beschikbaarOp", "2026-06-01T12:00:01Z").send().await.expect(400);
    assert_eq!(later.problem_codes(), [("beschikbaarOp", "in-de-toekomst")]);
}

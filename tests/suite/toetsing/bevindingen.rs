//! Everything that is wrong today in what counts, for whom, and in pages.

use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::auth::Scope::{Lezen, Vertrouwelijk};

use crate::support::{Client, TestApp, complete_inhoud};

/// The findings of a caller, as "name code".
async fn lijst(caller: &Client, vraag: &str) -> Vec<String> {
    let antwoord = caller.get(format!("/v1/bevindingen?pageSize=100&{vraag}")).send().await.expect(200);
    let results = antwoord.body["results"].as_array().unwrap();
    assert_eq!(antwoord.body["count"], results.len());
    let tekst = |waarde: &Value| waarde.as_str().unwrap().to_owned();
    results.iter().map(|regel| format!("{} {}", tekst(&regel["naam"]), tekst(&regel["bevinding"]["code"]))).collect()
}

/// An activity whose review is due, in a department.
async fn activiteit(app: &TestApp, gemeente: Uuid, naam: &str, afdeling: &str) {
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["naam"] = naam.into();
    if naam == "Onderzoek" {
        inhoud["vertrouwelijkheid"] = "vertrouwelijk".into();
    }
    let beheer = json!({"afdeling": afdeling, "herzieningsdatum": "2026-01-01"});
    let invoer = json!({"registerhouder": gemeente, "inhoud": inhoud, "beheer": beheer});
    let made = app.redacteur().post("/v1/verwerkingsactiviteiten").json(&invoer).send().await.expect(201);
    let uuid = made.body["uuid"].as_str().unwrap().parse().unwrap();
    app.settle(&crate::support::Activiteit { uuid, etag: made.etag() }).await;
}

#[actix_web::test]
async fn the_whole_register_is_judged_and_filtered() {
    let app = TestApp::start().await;
    let (hier, ginds) = (app.gemeente().await, app.gemeente_named("Gemeente Ginds").await);
    activiteit(&app, hier, "Nieuwsbrief", "Communicatie").await;
    activiteit(&app, hier, "Onderzoek", "Juridische Zaken").await;
    activiteit(&app, ginds, "Afvalpas", "Beheer, Openbare Ruimte").await;
    // A concept is not judged here: only what counts.
    app.concept_named(hier, "Concept").await;
    let lezer = app.caller("lezer", &[Lezen, Vertrouwelijk]);
    let verlopen = ["Afvalpas VR-J04", "Nieuwsbrief VR-J04", "Onderzoek VR-J04"];
    assert_eq!(lijst(&lezer, "regel=VR-J04").await, verlopen);
    assert_eq!(lijst(&lezer, "regel=VR-J04&ernst=blokkade").await, Vec::<String>::new());
    assert_eq!(lijst(&lezer, &format!("regel=VR-J04&registerhouder={ginds}")).await, ["Afvalpas VR-J04"]);
    assert_eq!(lijst(&lezer, "regel=VR-J04&afdeling=Communicatie").await, ["Nieuwsbrief VR-J04"]);
    assert_eq!(lijst(&lezer, "regel=VR-J04&afdeling=Beheer%2C+Openbare+Ruimte").await, ["Afvalpas VR-J04"]);
    assert_eq!(lijst(&lezer, "regel=VR-J05").await, ["Onderzoek VR-J05"]);
    // Not yet due, by the day that is asked; and nothing counted then.
    assert_eq!(lijst(&lezer, "regel=VR-J04&peildatum=2020-01-01").await, Vec::<String>::new());

    let zonder_vertrouwelijk = app.caller("lezer", &[Lezen]);
    assert_eq!(lijst(&zonder_vertrouwelijk, "regel=VR-J04").await, ["Afvalpas VR-J04", "Nieuwsbrief VR-J04"]);
    let beperkt = app.limited("lezer", &[Lezen, Vertrouwelijk], &[ginds]);
    assert_eq!(lijst(&beperkt, "regel=VR-J04").await, ["Afvalpas VR-J04"]);
}

#[actix_web::test]
async fn findings_come_in_pages_that_fit_together() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    for naam in ["Afvalpas", "Nieuwsbrief"] {
        activiteit(&app, gemeente, naam, "Communicatie").await;
    }
    let lezer = app.caller("lezer", &[Lezen]);
    let alles = lezer.get("/v1/bevindingen?pageSize=100").send().await.expect(200);
    let count = alles.body["count"].as_u64().unwrap();
    assert!(count > 2, "{}", alles.body);
    let mut gelezen = Vec::new();
    for page in 1..=count {
        let een = lezer.get(format!("/v1/bevindingen?pageSize=1&page={page}")).send().await.expect(200);
        assert_eq!((een.body["count"].as_u64(), een.body["next"].is_null()), (Some(count), page == count));
        gelezen.extend(een.body["results"].as_array().unwrap().clone());
    }
    assert_eq!(json!(gelezen), alles.body["results"]);
}

#[actix_web::test]
async fn a_page_costs_what_it_shows_and_what_is_written_shows_in_the_next() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    for nummer in 0..60 {
        activiteit(&app, gemeente, &format!("Nieuwsbrief {nummer}"), "Communicatie").await;
    }
    let lezer = app.caller("lezer", &[Lezen]);
    let vraag = "/v1/bevindingen?pageSize=1&regel=VR-J04";
    let statements = || app.metric("database_statements_total{kind=\"read\"}").parse::<u64>().unwrap();
    let mut kosten = Vec::new();
    for _ in 0..3 {
        let voor = statements();
        assert_eq!(lezer.get(vraag).send().await.expect(200).body["count"], 60);
        kosten.push(statements() - voor);
    }
    assert!(kosten[1] == kosten[2] && kosten[1] + 8 < kosten[0], "two turns less: {kosten:?}");
    // One that was written, and something that all of them name.
    activiteit(&app, gemeente, "Nieuwsbrief erbij", "Communicatie").await;
    assert_eq!(lezer.get(vraag).send().await.expect(200).body["count"], 61);
    app.gemeente_named("Gemeente Ginds").await;
    assert_eq!(lezer.get(vraag).send().await.expect(200).body["count"], 61);
    assert_eq!(lezer.get(format!("{vraag}&peildatum=2025-01-01")).send().await.expect(200).body["count"], 0);
    assert_eq!(lezer.get(vraag).send().await.expect(200).body["count"], 61);
}

#[actix_web::test]
async fn a_finding_that_nobody_knows_is_refused() {
    let app = TestApp::start().await;
    let refused = app.caller("lezer", &[Lezen]).get("/v1/bevindingen?regel=VR-Z99&ernst=erg").send().await.expect(400);
    assert_eq!(refused.problem_codes().len(), 2);
}

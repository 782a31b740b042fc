//! The list of management: concept and version side by side, and filters that look at the newest content.

use chrono::TimeDelta;
use serde_json::{Value, json};
use verwerkingsregister::auth::Scope::{Lezen, Toezien, Vertrouwelijk};

use crate::support::{
    Activiteit, TestApp, complete_inhoud,
    lists::{BEHEER, found, names},
};

/// Gives an activity another concept, without settling it.
async fn wijzig(app: &TestApp, activiteit: &Activiteit, inhoud: &Value) -> Activiteit {
    let redacteur = app.redacteur();
    let gestart = redacteur.post(activiteit.path("/concept")).if_match(&activiteit.etag).send().await.expect(201);
    let invoer = json!({ "inhoud": inhoud });
    let path = activiteit.path("/concept");
    activiteit.after(&redacteur.put(path).if_match(&gestart.etag()).json(&invoer).send().await.expect(200))
}

#[actix_web::test]
async fn a_concept_stands_beside_the_version_that_counts_and_is_what_filters_see() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let activiteit = app.vastgesteld(gemeente, "Oude naam", "2026-01-01").await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["naam"] = "Nieuwe naam".into();
    inhoud["doelen"][0]["grondslagen"][0]["grondslag"] = "taak_algemeen_belang".into();
    wijzig(&app, &activiteit, &inhoud).await;
    let lezer = app.caller("lezer", &[Lezen]);
    let regel = &found(&lezer, BEHEER, &[]).await[0];
    assert_eq!(regel["naam"], "Nieuwe naam");
    assert_eq!((&regel["concept"]["naam"], &regel["concept"]["status"]), (&json!("Nieuwe naam"), &json!("concept")));
    assert_eq!((&regel["versie"]["naam"], &regel["versie"]["status"]), (&json!("Oude naam"), &json!("geldig")));
    assert_eq!((&regel["versie"]["nummer"], &regel["versie"]["beginGeldigheid"]), (&json!(1), &json!("2026-01-01")));
    let vind = async |query: &[(&str, &str)]| names(&lezer, BEHEER, query).await;
    assert_eq!(vind(&[("zoek", "nieuwe")]).await, ["Nieuwe naam"]);
    assert_eq!(vind(&[("zoek", "oude")]).await, [""; 0]);
    assert_eq!(vind(&[("grondslag", "taak_algemeen_belang")]).await, ["Nieuwe naam"]);
    assert_eq!(vind(&[("grondslag", "toestemming")]).await, [""; 0]);
    app.clock.advance(TimeDelta::minutes(1));
    for versies_alleen in [("geldigOp", "2026-11-21"), ("beschikbaarOp", "2026-11-21T10:00:01Z")] {
        assert_eq!(vind(&[("zoek", "oude"), versies_alleen]).await, ["Oude naam"], "{versies_alleen:?}");
        assert_eq!(vind(&[("grondslag", "toestemming"), versies_alleen]).await, ["Oude naam"]);
        assert_eq!(vind(&[("zoek", "nieuwe"), versies_alleen]).await, [""; 0]);
    }
    assert_eq!(vind(&[("geldigOp", "2025-12-31")]).await, [""; 0]);
    assert_eq!(found(&lezer, BEHEER, &[("geldigOp", "2026-01-01")]).await[0]["concept"], Value::Null);
}

#[actix_web::test]
async fn what_is_only_planned_and_what_was_never_settled_show_too() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    app.concept_named(gemeente, "Alleen concept").await;
    app.vastgesteld(gemeente, "Gepland", "2027-01-01").await;
    app.vastgesteld(gemeente, "Geldig", "2026-01-01").await;
    let lezer = app.caller("lezer", &[Lezen]);
    let lijst = found(&lezer, BEHEER, &[]).await;
    let kort: Vec<_> = lijst
        .iter()
        .map(|regel| (regel["naam"].as_str().unwrap(), regel["concept"].is_object(), regel["versie"]["status"].as_str()))
        .collect();
    assert_eq!(kort, [("Alleen concept", true, None), ("Geldig", false, Some("geldig")), ("Gepland", false, Some("gepland"))]);
    assert_eq!(names(&lezer, BEHEER, &[("concept", "geen")]).await, ["Geldig", "Gepland"]);
    assert_eq!(names(&lezer, BEHEER, &[("geldigOp", "2027-01-01")]).await, ["Geldig", "Gepland"]);
    assert_eq!(names(&lezer, BEHEER, &[("geldigOp", "2026-11-21")]).await, ["Geldig"]);
}

#[actix_web::test]
async fn a_status_is_that_of_the_version_in_the_result() {
    let app = TestApp::with_example().await;
    let lezer = app.redacteur();
    let zonder = found(&lezer, BEHEER, &[]).await;
    for status in ["geldig", "gepland", "beeindigd", "ingetrokken", "vervangen"] {
        let lijst = found(&lezer, BEHEER, &[("status", status)]).await;
        for regel in &lijst {
            assert_eq!(regel["versie"]["status"], status, "{}", regel["naam"]);
        }
        let getoond = zonder.iter().filter(|regel| regel["versie"]["status"] == status);
        for regel in getoond {
            assert!(lijst.iter().any(|ander| ander["uuid"] == regel["uuid"]), "{} is {status} and is not found", regel["naam"]);
        }
    }
}

#[actix_web::test]
async fn the_status_of_a_concept_is_a_filter() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    app.concept_named(gemeente, "In bewerking").await;
    let ingediend = app.concept_named(gemeente, "Ingediend").await;
    app.indienen(&ingediend).await;
    app.vastgesteld(gemeente, "Vastgesteld", "2026-01-01").await;
    let lezer = app.caller("lezer", &[Lezen]);
    for (concept, verwacht) in [("concept", "In bewerking"), ("ter_beoordeling", "Ingediend"), ("geen", "Vastgesteld")] {
        assert_eq!(names(&lezer, BEHEER, &[("concept", concept)]).await, [verwacht]);
    }
    lezer.get(BEHEER).query("concept", "onzin").send().await.expect(400);
}

#[actix_web::test]
async fn a_limited_caller_and_one_without_the_scope_do_not_see_what_is_not_theirs() {
    let app = TestApp::start().await;
    let gemeenten = [app.gemeente_named("Gemeente Aa").await, app.gemeente_named("Gemeente Bee").await];
    for (gemeente, naam) in gemeenten.into_iter().zip(["Van Aa", "Van Bee"]) {
        app.vastgesteld(gemeente, naam, "2026-01-01").await;
        for (vertrouwelijkheid, soort) in [("vertrouwelijk", "geheim"), ("intern", "intern")] {
            let mut inhoud = complete_inhoud(gemeente);
            inhoud["naam"] = format!("{naam} {soort}").into();
            inhoud["vertrouwelijkheid"] = vertrouwelijkheid.into();
            inhoud["redenVertrouwelijkheid"] = "Opsporing".into();
            app.vastgesteld_met(gemeente, &inhoud).await;
        }
    }
    let queries: [&[(&str, &str)]; 4] =
        [&[], &[("geldigOp", "2026-11-21")], &[("zoek", "van")], &[("vertrouwelijkheid", "vertrouwelijk,intern,openbaar")]];
    for query in queries {
        let op_naam: Vec<_> = query.iter().copied().chain([("sorteer", "naam")]).collect();
        let ziet = async |client| names(&client, BEHEER, &op_naam).await;
        let alles = ["Van Aa", "Van Aa geheim", "Van Aa intern", "Van Bee", "Van Bee geheim", "Van Bee intern"];
        assert_eq!(ziet(app.caller("alles", &[Lezen, Vertrouwelijk])).await, alles, "{query:?}");
        assert_eq!(ziet(app.caller("toezichthouder", &[Toezien])).await, alles, "{query:?}");
        assert_eq!(ziet(app.caller("gewoon", &[Lezen])).await, [alles[0], alles[2], alles[3], alles[5]], "{query:?}");
        assert_eq!(
            ziet(app.limited("bee", &[Lezen], &gemeenten[1..])).await,
            alles[3..].iter().copied().filter(|naam| !naam.contains("geheim")).collect::<Vec<_>>()
        );
        assert_eq!(ziet(app.limited("aa", &[Lezen, Vertrouwelijk], &gemeenten[..1])).await, alles[..3], "{query:?}");
    }
    let geheim = app.caller("gewoon", &[Lezen]);
    assert_eq!(names(&geheim, BEHEER, &[("vertrouwelijkheid", "vertrouwelijk")]).await, [""; 0]);
    assert_eq!(names(&app.redacteur(), BEHEER, &[("vertrouwelijkheid", "intern")]).await, ["Van Aa intern", "Van Bee intern"]);
}

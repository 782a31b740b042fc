//! Reading the journal: an entry for each change, the newest first.

use chrono::TimeDelta;
use serde_json::{Value, json};
use verwerkingsregister::auth::Scope::{Beheren, Lezen, Toezien, Vertrouwelijk};

use crate::support::{Client, PUBLIC_URL, TestApp, complete_inhoud};

async fn regels(lezer: &Client, path: &str) -> Vec<Value> {
    let lijst = lezer.get(path).query("pageSize", "100").send().await.expect(200);
    assert_eq!(lijst.body["next"], Value::Null, "more than one page");
    lijst.body["results"].as_array().unwrap().clone()
}

fn handelingen(regels: &[Value]) -> Vec<&str> {
    regels.iter().map(|regel| regel["handeling"].as_str().unwrap()).collect()
}

#[actix_web::test]
async fn every_change_has_an_entry_with_who_when_and_what() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let concept = app.concept_named(gemeente, "Nieuwsbrief").await;
    app.clock.advance(TimeDelta::hours(1));
    let activiteit = app.settle(&concept).await;
    app.clock.set("2026-11-22T09:00:00Z");
    let path = activiteit.path("/beheer");
    app.redacteur()
        .patch(path)
        .if_match(&activiteit.etag)
        .json(&json!({"beheer": {"afdeling": "Communicatie"}}))
        .send()
        .await
        .expect(200);
    let regels = regels(&app.caller("lezer", &[Lezen]), &activiteit.path("/journaal")).await;
    assert_eq!(
        handelingen(&regels),
        ["update_beheer", "concept_vaststellen", "concept_indienen", "create_verwerkingsactiviteit"]
    );
    let namen: Vec<_> = regels.iter().map(|regel| regel["handelendeNaam"].as_str().unwrap()).collect();
    assert_eq!(namen, ["redacteur", "beoordelaar", "redacteur", "redacteur"]);
    assert_eq!((&regels[0]["handelende"], &regels[0]["handelende"]), (&regels[2]["handelende"], &regels[3]["handelende"]));
    assert_ne!(regels[0]["handelende"], regels[1]["handelende"]);
    assert_eq!(regels[0]["tijdstip"], "2026-11-22T09:00:00Z");
    assert_eq!(regels[2]["tijdstip"], "2026-11-21T11:00:00Z");
    assert!(regels[3]["tijdstip"].as_str().unwrap() < "2026-11-21T10:00:01Z");
    let laatste = regels[0]["volgnummer"].as_i64().unwrap();
    for (regel, verwacht) in regels.iter().zip((0..=laatste).rev()) {
        assert_eq!(regel["volgnummer"], verwacht, "without gaps");
        assert_eq!((&regel["onderwerp"], &regel["onderwerpUuid"]), (&json!("verwerkingsactiviteit"), &json!(activiteit.uuid)));
        assert_eq!((&regel["registerhouder"], &regel["applicatie"]), (&json!(gemeente), &json!("lokaal")));
    }
    let vastgesteld = &regels[1]["toelichting"];
    assert_eq!((&vastgesteld["versie"]["nummer"], &vastgesteld["versie"]["beginGeldigheid"]), (&json!(1), &json!("2026-11-21")));
    assert_eq!(regels[1]["oud"], regels[2]["nieuw"], "what was settled is what was submitted");
    assert_ne!(regels[1]["nieuw"]["document"], regels[1]["oud"]["document"]);
}

#[actix_web::test]
async fn the_whole_journal_is_paged_newest_first_and_can_be_narrowed_to_one_thing() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let eerste = app.vastgesteld(gemeente, "Eerste", "2026-01-01").await;
    app.vastgesteld(gemeente, "Tweede", "2026-01-01").await;
    let fg = app.caller("fg", &[Toezien]);
    let alles = regels(&fg, "/v1/journaal").await;
    let nummers: Vec<_> = alles.iter().map(|regel| regel["volgnummer"].as_i64().unwrap()).collect();
    assert_eq!(nummers, (1..=7).rev().collect::<Vec<_>>());
    assert_eq!(handelingen(&alles)[6], "create_organisatie");
    let mut stukken = Vec::new();
    let mut volgende = Some("/v1/journaal?pageSize=3".to_owned());
    while let Some(path) = volgende {
        let pagina = fg.get(path).send().await.expect(200);
        assert_eq!(pagina.body["count"], 7);
        stukken.extend(pagina.body["results"].as_array().unwrap().clone());
        volgende = pagina.body["next"].as_str().map(|next| next.strip_prefix(PUBLIC_URL).unwrap().to_owned());
    }
    assert_eq!(stukken, alles);
    let van_eerste = regels(&fg, &format!("/v1/journaal?onderwerp={}", eerste.uuid)).await;
    assert_eq!(van_eerste, regels(&fg, &eerste.path("/journaal")).await);
    assert_eq!(van_eerste.len(), 3);
    let voorbij = fg.get("/v1/journaal?page=5&pageSize=3").send().await.expect(200);
    assert_eq!((voorbij.body["results"].as_array().unwrap().len(), &voorbij.body["next"]), (0, &Value::Null));
    fg.get("/v1/journaal?onderwerp=x").send().await.expect(400);
    fg.get("/v1/journaal?handeling=create_organisatie").send().await.expect(400);
}

#[actix_web::test]
async fn what_fails_or_changes_nothing_has_no_entry() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let concept = app.concept_named(gemeente, "Nieuwsbrief").await;
    let fg = app.caller("fg", &[Toezien]);
    let voor = regels(&fg, "/v1/journaal").await;
    let redacteur = app.redacteur();
    redacteur.post(concept.path("/concept/_indienen")).if_match("\"999\"").send().await.expect(412);
    redacteur.put(concept.path("/concept")).if_match(&concept.etag).json(&json!({"inhoud": {}})).send().await.expect(400);
    app.beoordelaar().post(concept.path("/concept/_vaststellen")).if_match(&concept.etag).send().await.expect(409);
    app.caller("lezer", &[Lezen]).post(concept.path("/concept/_indienen")).if_match(&concept.etag).send().await.expect(403);
    assert_eq!(regels(&fg, "/v1/journaal").await, voor);
}

#[actix_web::test]
async fn a_limited_caller_reads_the_entries_of_its_own_register_only() {
    let app = TestApp::start().await;
    let gemeenten = [app.gemeente_named("Gemeente Aa").await, app.gemeente_named("Gemeente Bee").await];
    let aa = app.vastgesteld(gemeenten[0], "Van Aa", "2026-01-01").await;
    let bee = app.vastgesteld(gemeenten[1], "Van Bee", "2026-01-01").await;
    let beperkt = app.limited("fg van Aa", &[Toezien], &gemeenten[..1]);
    let eigen = regels(&beperkt, "/v1/journaal").await;
    assert_eq!(eigen.iter().filter(|regel| regel["onderwerpUuid"] == json!(aa.uuid)).count(), 3);
    assert!(eigen.iter().all(|regel| regel["registerhouder"] == json!(gemeenten[0])), "{eigen:?}");
    assert!(regels(&beperkt, &format!("/v1/journaal?onderwerp={}", bee.uuid)).await.is_empty());
    beperkt.get(bee.path("/journaal")).send().await.expect(404);
    beperkt.get(aa.path("/journaal")).send().await.expect(200);
    app.caller("lezer", &[Lezen]).get("/v1/journaal").send().await.expect(403);
    app.anonymous().get("/v1/journaal").send().await.expect(401);
}

#[actix_web::test]
async fn the_journal_does_not_tell_of_confidential_activities_to_who_may_not_read_them() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["vertrouwelijkheid"] = "vertrouwelijk".into();
    inhoud["redenVertrouwelijkheid"] = "Opsporing".into();
    let geheim = app.vastgesteld_met(gemeente, &inhoud).await;
    let over = |regels: &[Value]| regels.iter().filter(|regel| regel["onderwerpUuid"] == json!(geheim.uuid)).count();
    assert_eq!(over(&regels(&app.caller("fg", &[Toezien]), "/v1/journaal").await), 3);
    assert_eq!(over(&regels(&app.caller("beheerder", &[Lezen, Beheren, Vertrouwelijk]), "/v1/journaal").await), 3);
    let zonder = app.caller("beheerder", &[Lezen, Beheren]);
    zonder.get(geheim.path("/journaal")).send().await.expect(404);
    assert_eq!(over(&regels(&zonder, "/v1/journaal").await), 0);
}

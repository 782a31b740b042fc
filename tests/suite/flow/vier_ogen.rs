//! Four eyes: nobody settles what he wrote or submitted since the last version.

use chrono::Utc;
use serde_json::json;

use super::stappen::{handelingen, omvang};
use crate::support::{Activiteit, Client, Response, TestApp, Token, complete_inhoud, life_cycle::nieuwe_versie};

async fn settle(wie: &Client, activiteit: &Activiteit) -> Response {
    wie.post(activiteit.path("/concept/_vaststellen")).if_match("*").send().await
}

async fn indienen(wie: &Client, activiteit: &Activiteit) {
    wie.post(activiteit.path("/concept/_indienen")).if_match("*").send().await.expect(200);
}

/// A complete activity whose concept was made by this person.
async fn concept_van(app: &TestApp, wie: &Client) -> Activiteit {
    let gemeente = app.gemeente().await;
    let invoer = json!({"registerhouder": gemeente, "inhoud": complete_inhoud(gemeente)});
    let made = wie.post("/v1/verwerkingsactiviteiten").json(&invoer).send().await.expect(201);
    Activiteit { uuid: super::stappen::uuid(&made.body), etag: made.etag() }
}

#[actix_web::test]
async fn who_made_changed_or_submitted_it_does_not_settle_it_and_somebody_else_does() {
    let app = TestApp::start().await;
    let [maker, vervanger, patcher, indiener, ander] =
        ["anna", "bas", "carla", "dirk", "eva"].map(|naam| app.with_every_right(naam));
    let concept = concept_van(&app, &maker).await;
    let pad = concept.path("/concept");
    let shown = maker.get(&pad).send().await.expect(200).body["inhoud"].clone();
    vervanger.put(&pad).if_match("*").json(&json!({ "inhoud": shown })).send().await.expect(200);
    patcher.patch(&pad).if_match("*").json(&json!({"inhoud": {"omschrijving": "x"}})).send().await.expect(200);
    indienen(&indiener, &concept).await;
    let before = omvang(&app).await;
    for wie in [&maker, &vervanger, &patcher, &indiener] {
        assert_eq!(settle(wie, &concept).await.expect(403).problem(), "niet-deze-persoon");
    }
    assert_eq!(omvang(&app).await, before);
    settle(&ander, &concept).await.expect(201);
    assert_eq!(handelingen(&app, &concept).await.last().unwrap(), "concept_vaststellen");
}

#[actix_web::test]
async fn who_threw_a_concept_away_or_started_the_next_one_wrote_too() {
    let app = TestApp::start().await;
    let [maker, wegwerper, starter] = ["anna", "bas", "carla"].map(|naam| app.with_every_right(naam));
    let settled = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2026-01-01").await;
    maker.post(settled.path("/concept")).if_match("*").send().await.expect(201);
    wegwerper.delete(settled.path("/concept")).if_match("*").send().await.expect(204);
    starter.post(settled.path("/concept")).if_match("*").send().await.expect(201);
    indienen(&app.redacteur(), &settled).await;
    for wie in [&maker, &wegwerper, &starter] {
        settle(wie, &settled).await.expect(403);
    }
    settle(&app.beoordelaar(), &settled).await.expect(201);
}

#[actix_web::test]
async fn who_submitted_what_came_back_and_was_taken_back_still_submitted_it() {
    let app = TestApp::start().await;
    let [maker, indiener] = ["anna", "bas"].map(|naam| app.with_every_right(naam));
    let concept = concept_van(&app, &maker).await;
    indienen(&indiener, &concept).await;
    indiener.post(concept.path("/concept/_terugnemen")).if_match("*").send().await.expect(200);
    indienen(&maker, &concept).await;
    settle(&indiener, &concept).await.expect(403);
    settle(&app.beoordelaar(), &concept).await.expect(201);
}

#[actix_web::test]
async fn only_who_submitted_it_takes_it_back() {
    let app = TestApp::start().await;
    let [maker, indiener] = ["anna", "bas"].map(|naam| app.with_every_right(naam));
    let concept = concept_van(&app, &maker).await;
    indienen(&indiener, &concept).await;
    let pad = concept.path("/concept/_terugnemen");
    let refused = maker.post(&pad).if_match("*").send().await.expect(403);
    assert_eq!(refused.problem(), "niet-deze-persoon");
    let terug = indiener.post(&pad).if_match("*").send().await.expect(200);
    assert_eq!(terug.body["status"], "concept");
}

#[actix_web::test]
async fn who_wrote_before_the_previous_version_settles_the_next() {
    let app = TestApp::start().await;
    let (maker, ander) = (app.with_every_right("anna"), app.with_every_right("bas"));
    let concept = concept_van(&app, &maker).await;
    indienen(&maker, &concept).await;
    let vastgesteld = concept.after(&settle(&ander, &concept).await.expect(201));
    let (tweede, _) = nieuwe_versie(&app, &vastgesteld, &json!({"beginGeldigheid": "2027-01-01"})).await;
    app.redacteur().post(tweede.path("/concept")).if_match("*").send().await.expect(201);
    indienen(&app.redacteur(), &tweede).await;
    settle(&maker, &tweede).await.expect(201);
}

#[actix_web::test]
async fn reviewing_is_not_writing() {
    let app = TestApp::start().await;
    let (maker, beoordelaar) = (app.with_every_right("anna"), app.with_every_right("bas"));
    let concept = concept_van(&app, &maker).await;
    indienen(&maker, &concept).await;
    let terug = json!({"reden": "Nog niet."});
    beoordelaar.post(concept.path("/concept/_terugsturen")).if_match("*").json(&terug).send().await.expect(200);
    let afdeling = json!({"beheer": {"afdeling": "Post"}});
    beoordelaar.patch(concept.path("/beheer")).if_match("*").json(&afdeling).send().await.expect(200);
    indienen(&maker, &concept).await;
    settle(&beoordelaar, &concept).await.expect(201);
}

#[actix_web::test]
async fn an_installation_may_do_with_two_eyes() {
    let app = TestApp::start_without_four_eyes().await;
    let maker = app.with_every_right("anna");
    let concept = concept_van(&app, &maker).await;
    indienen(&maker, &concept).await;
    settle(&maker, &concept).await.expect(201);
}

#[actix_web::test]
async fn a_token_without_a_person_writes_but_a_person_submits_settles_and_ends() {
    let app = TestApp::start().await;
    let claims = json!({"iss": "lokaal", "client_id": "lokaal", "iat": app.clock.now().utc().with_timezone(&Utc).timestamp()});
    let systeem = app.with_token(Token::signed(&claims));
    let concept = concept_van(&app, &systeem).await;
    let ingediend = systeem.post(concept.path("/concept/_indienen")).if_match("*").send().await.expect(403);
    assert_eq!(ingediend.problem(), "niet-deze-persoon");
    indienen(&app.redacteur(), &concept).await;
    assert_eq!(settle(&systeem, &concept).await.expect(403).problem(), "niet-deze-persoon");
    settle(&app.beoordelaar(), &concept).await.expect(201);
    let einde = json!({"reden": "Gestopt.", "eindeGeldigheid": "2026-12-31"});
    let refused = systeem.post(concept.path("/_beeindigen")).if_match("*").json(&einde).send().await.expect(403);
    assert_eq!(refused.problem(), "niet-deze-persoon");
    let wissen = json!({"reden": "Een naam."});
    systeem.post(concept.path("/versies/1/_wissen")).if_match("*").json(&wissen).send().await.expect(403);
}

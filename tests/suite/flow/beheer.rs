//! What is administered beside the content: no version, no review, and never public.

use serde_json::{Value, json};

use super::stappen::{handelingen, openbare_adressen};
use crate::support::{Activiteit, Response, TestApp};

async fn patch(app: &TestApp, activiteit: &Activiteit, beheer: &Value) -> Response {
    let invoer = json!({ "beheer": beheer });
    app.redacteur().patch(activiteit.path("/beheer")).if_match("*").json(&invoer).send().await
}

#[actix_web::test]
async fn it_changes_without_a_version_or_a_review_and_nobody_outside_sees_it() {
    let app = TestApp::start().await;
    let leverancier = app.organisatie(&json!({"naam": "Mailbedrijf"})).await;
    let activiteit = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2026-01-01").await;
    let adressen = openbare_adressen(&app, &activiteit).await;
    let mut etags = Vec::new();
    for adres in &adressen {
        etags.push(app.anonymous().get(adres).send().await.header("ETag").map(str::to_owned));
    }
    let versies = app.redacteur().get(activiteit.path("/versies")).send().await.expect(200).body;
    let beheer = json!({"afdeling": "Communicatie", "proceseigenaar": "Hoofd communicatie", "opmerkingen": "Nakijken.",
        "systemen": [{"naam": "Mailer", "organisatie": leverancier}], "gebaseerdOp": "https://voorbeelden.example/1",
        "externeKenmerken": [{"bron": "zaaksysteem", "kenmerk": "Z-1"}], "herzieningsdatum": "2027-01-01",
        "vernietigingsstops": [{"reden": "geding", "toelichting": "Zaak Z-1", "gegevens": ["naam"], "vanaf": "2026-01-01", "tot": null}]});
    let changed = patch(&app, &activiteit, &beheer).await.expect(200);
    assert_eq!(changed.body["beheer"], beheer);
    let read = app.redacteur().get(activiteit.path("/beheer")).send().await.expect(200);
    assert_eq!((read.etag(), &read.body), (changed.etag(), &changed.body));
    assert_eq!(app.redacteur().get(activiteit.path("/versies")).send().await.expect(200).body, versies);
    app.redacteur().get(activiteit.path("/concept")).send().await.expect(404);
    for (adres, etag) in adressen.iter().zip(etags) {
        assert_eq!(app.anonymous().get(adres).send().await.header("ETag").map(str::to_owned), etag, "{adres}");
    }
    assert_eq!(handelingen(&app, &activiteit).await.last().unwrap(), "update_beheer");
}

#[actix_web::test]
async fn a_patch_changes_what_it_names_and_null_empties() {
    let app = TestApp::start().await;
    let activiteit = app.concept_named(app.gemeente().await, "Nieuwsbrief").await;
    let leeg = app.redacteur().get(activiteit.path("/beheer")).send().await.expect(200).body;
    patch(&app, &activiteit, &json!({"afdeling": "Post", "opmerkingen": "x", "systemen": [{"naam": "A"}, {}]})).await.expect(200);
    let changed = patch(&app, &activiteit, &json!({"opmerkingen": null, "proceseigenaar": "Griffier"})).await.expect(200);
    let verwacht = json!({"afdeling": "Post", "proceseigenaar": "Griffier", "systemen": [{"naam": "A", "organisatie": null},
        {"naam": null, "organisatie": null}], "opmerkingen": null, "gebaseerdOp": null, "externeKenmerken": [], "herzieningsdatum": null,
        "vernietigingsstops": []});
    assert_eq!(changed.body["beheer"], verwacht);
    let alles_weg = json!({"afdeling": null, "proceseigenaar": null, "systemen": null});
    assert_eq!(patch(&app, &activiteit, &alles_weg).await.expect(200).body["beheer"], leeg["beheer"]);
}

#[actix_web::test]
async fn when_it_was_last_checked_is_not_entered() {
    let app = TestApp::start().await;
    let activiteit = app.concept_named(app.gemeente().await, "Nieuwsbrief").await;
    let moment = "2026-01-01T00:00:00Z";
    let refused = patch(&app, &activiteit, &json!({"laatstGecontroleerdOp": moment})).await.expect(400);
    assert_eq!(refused.problem_codes(), [("/beheer/laatstGecontroleerdOp", "onbekend-veld")]);
    let beside = json!({"beheer": {}, "laatstGecontroleerdOp": moment});
    let refused = app.redacteur().patch(activiteit.path("/beheer")).if_match("*").json(&beside).send().await.expect(400);
    assert_eq!(refused.problem_codes(), [("/laatstGecontroleerdOp", "onbekend-veld")]);
}

#[actix_web::test]
async fn checked_and_nothing_changed_shows_in_public() {
    let app = TestApp::start().await;
    let activiteit = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2026-01-01").await;
    let before = app.anonymous().get(activiteit.public_path("")).send().await.expect(200);
    let vastgesteld = before.body["vastgesteldOp"].clone();
    assert_eq!(before.body["laatstGecontroleerdOp"], vastgesteld, "settling is checking");
    app.clock.set("2027-05-01T08:00:00Z");
    let pad = activiteit.path("/beheer/_bevestigen");
    app.redacteur().post(&pad).if_match(&activiteit.etag).send().await.expect(403);
    let checked = app.beoordelaar().post(&pad).if_match(&activiteit.etag).send().await.expect(200);
    assert_eq!(checked.body["laatstGecontroleerdOp"], "2027-05-01T08:00:00Z");
    for adres in ["", "/versies/1"] {
        let na =
            app.anonymous().get(activiteit.public_path(adres)).header("If-None-Match", &before.etag()).send().await.expect(200);
        assert_eq!(na.body["laatstGecontroleerdOp"], "2027-05-01T08:00:00Z", "{adres}");
        assert_eq!(na.body["vastgesteldOp"], vastgesteld, "{adres}");
    }
    let lijst = app.anonymous().get("/v1/register/verwerkingsactiviteiten").send().await.expect(200);
    assert_eq!(lijst.body["results"][0]["laatstGecontroleerdOp"], "2027-05-01T08:00:00Z");
    let shown = app.with_every_right("lezer").get(activiteit.path("")).send().await.expect(200);
    assert_eq!((&shown.body["laatstGecontroleerdOp"], shown.etag()), (&json!("2027-05-01T08:00:00Z"), checked.etag()));
}

#[actix_web::test]
async fn it_can_be_changed_while_the_concept_is_locked() {
    let app = TestApp::start().await;
    let concept = app.concept_named(app.gemeente().await, "Nieuwsbrief").await;
    app.indienen(&concept).await;
    let changed = patch(&app, &concept, &json!({"afdeling": "Post"})).await.expect(200);
    let shown = app.redacteur().get(concept.path("/concept")).send().await.expect(200);
    assert_eq!((&shown.body["status"], shown.etag()), (&json!("ter_beoordeling"), changed.etag()));
    let lijst = app.redacteur().get("/v1/verwerkingsactiviteiten?afdeling=Post").send().await.expect(200);
    assert_eq!(lijst.body["results"][0]["afdeling"], "Post");
}

//! Another system keeps a concept up to date by its own key.

use serde_json::json;
use verwerkingsregister::auth::Scope::{Invoeren, Lezen};

use crate::support::{Activiteit, TestApp, complete_inhoud};

#[actix_web::test]
async fn the_same_key_makes_one_activity_and_never_touches_a_version() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let adres = format!("/v1/verwerkingsactiviteiten/extern/zaaksysteem/ZT%2F42?registerhouder={gemeente}");
    let aanlevering = json!({"inhoud": complete_inhoud(gemeente)});
    app.redacteur().get(&adres).send().await.expect(404);
    let made = app.redacteur().put(&adres).json(&aanlevering).send().await.expect(201);
    let voor = app.rows().await;
    let again = app.redacteur().put(&adres).json(&aanlevering).send().await.expect(200);
    assert_eq!((&again.body, app.rows().await), (&made.body, voor), "the same wrote something");
    assert_eq!(app.redacteur().get(&adres).send().await.expect(200).body, made.body);

    let activiteit = Activiteit { uuid: made.body["uuid"].as_str().unwrap().parse().unwrap(), etag: made.etag() };
    let ingediend = app.indienen(&activiteit).await;
    let anders = json!({"inhoud": {"naam": "Nieuwsbrief"}, "beheer": {"afdeling": "Communicatie"}});
    assert_eq!(app.redacteur().put(&adres).json(&anders).send().await.expect(409).problem(), "concept-ter-beoordeling");
    let path = activiteit.path("/concept/_vaststellen");
    app.beoordelaar().post(path).if_match(&ingediend.etag).send().await.expect(201);
    let versie = app.redacteur().get(activiteit.path("/versies/1")).send().await.expect(200).body;
    let voor = app.rows().await;
    app.redacteur().put(&adres).json(&aanlevering).send().await.expect(200);
    assert_eq!(app.rows().await, voor, "what the version says already starts no concept");
    let changed = app.redacteur().put(&adres).json(&anders).send().await.expect(200);
    assert_eq!(changed.body["concept"]["inhoud"]["naam"], "Nieuwsbrief");
    assert_eq!(app.redacteur().get(activiteit.path("/versies/1")).send().await.expect(200).body, versie);
    let beheer = app.redacteur().get(activiteit.path("/beheer")).send().await.expect(200).body;
    assert_eq!(beheer["beheer"]["externeKenmerken"], json!([{"bron": "zaaksysteem", "kenmerk": "ZT/42"}]));
    assert_eq!(beheer["beheer"]["afdeling"], "Communicatie");
}

#[actix_web::test]
async fn who_delivered_a_concept_does_not_settle_it() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let adres = format!("/v1/verwerkingsactiviteiten/extern/zaaksysteem/1?registerhouder={gemeente}");
    let wie = app.caller("beoordelaar", &[Lezen, Invoeren]);
    let made = wie.put(&adres).json(&json!({"inhoud": complete_inhoud(gemeente)})).send().await.expect(201);
    let activiteit = Activiteit { uuid: made.body["uuid"].as_str().unwrap().parse().unwrap(), etag: made.etag() };
    let ingediend = app.indienen(&activiteit).await;
    let path = activiteit.path("/concept/_vaststellen");
    app.beoordelaar().post(path).if_match(&ingediend.etag).send().await.expect(403);
}

#[actix_web::test]
async fn a_key_belongs_to_a_register_and_hides_what_is_confidential() {
    let app = TestApp::start().await;
    let (gemeente, andere) = (app.gemeente().await, app.gemeente_named("Gemeente Ginds").await);
    let adres = |gemeente| format!("/v1/verwerkingsactiviteiten/extern/zaaksysteem/1?registerhouder={gemeente}");
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["vertrouwelijkheid"] = "vertrouwelijk".into();
    let een = app.redacteur().put(adres(gemeente)).json(&json!({"inhoud": inhoud})).send().await.expect(201);
    let twee = app.redacteur().put(adres(andere)).json(&json!({"inhoud": {"naam": "Elders"}})).send().await.expect(201);
    assert_ne!(een.body["uuid"], twee.body["uuid"]);
    let zonder = app.caller("zonder", &[Lezen, Invoeren]);
    zonder.get(adres(gemeente)).send().await.expect(404);
    zonder.put(adres(gemeente)).json(&json!({"inhoud": {"naam": "x"}})).send().await.expect(404);
    zonder.put(adres(andere)).json(&json!({"inhoud": inhoud})).send().await.expect(403);
    let elders = app.limited("elders", &[Lezen, Invoeren], &[andere]);
    elders.put(adres(gemeente)).json(&json!({"inhoud": {"naam": "x"}})).send().await.expect(400);
    elders
        .put("/v1/verwerkingsactiviteiten/extern/zaaksysteem/1")
        .json(&json!({"inhoud": {"naam": "x"}}))
        .send()
        .await
        .expect(400);
}

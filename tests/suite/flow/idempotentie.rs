//! `Idempotency-Key`: the same request makes one thing, however often it is sent.

use serde_json::{Value, json};

use verwerkingsregister::auth::Scope::Invoeren;

use super::stappen::{omvang, uuid};
use crate::support::{Client, Request, TestApp};

fn met_sleutel(app: &TestApp, pad: &str, sleutel: &str, invoer: &Value) -> Request {
    app.caller("iemand", &[verwerkingsregister::auth::Scope::Invoeren, verwerkingsregister::auth::Scope::Beheren])
        .post(pad)
        .header("Idempotency-Key", sleutel)
        .json(invoer)
}

#[actix_web::test]
async fn the_same_request_makes_one_activity_and_another_one_with_its_key_is_refused() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let pad = "/v1/verwerkingsactiviteiten";
    let invoer = json!({"registerhouder": gemeente, "inhoud": {"naam": "Subsidies"}});
    let made = met_sleutel(&app, pad, "een", &invoer).send().await.expect(201);
    let before = omvang(&app).await;
    // Null and absent are the same, and so is another order.
    let zelfde = json!({"inhoud": {"omschrijving": null, "naam": "Subsidies"}, "beheer": null, "registerhouder": gemeente});
    for invoer in [&invoer, &zelfde] {
        let again = met_sleutel(&app, pad, "een", invoer).send().await.expect(201);
        assert_eq!((&again.body, again.etag(), again.header("Location")), (&made.body, made.etag(), made.header("Location")));
    }
    let anders = json!({"registerhouder": gemeente, "inhoud": {"naam": "Subsidie"}});
    let refused = met_sleutel(&app, pad, "een", &anders).send().await.expect(409);
    assert_eq!(refused.problem(), "sleutel-al-gebruikt");
    assert_eq!(omvang(&app).await, before);
    let second = met_sleutel(&app, pad, "twee", &anders).send().await.expect(201);
    assert_ne!(uuid(&second.body), uuid(&made.body));
}

#[actix_web::test]
async fn a_repeated_request_shows_the_activity_as_it_is_by_now() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let invoer = json!({"registerhouder": gemeente, "inhoud": {"naam": "Subsidies"}});
    let made = met_sleutel(&app, "/v1/verwerkingsactiviteiten", "een", &invoer).send().await.expect(201);
    let pad = format!("/v1/verwerkingsactiviteiten/{}/concept", uuid(&made.body));
    let anders = json!({"inhoud": {"naam": "Subsidies voor sport"}});
    let changed = app.redacteur().patch(pad).if_match(&made.etag()).json(&anders).send().await.expect(200);
    let again = met_sleutel(&app, "/v1/verwerkingsactiviteiten", "een", &invoer).send().await.expect(201);
    assert_eq!(again.body["concept"], changed.body);
    assert_eq!(again.etag(), changed.etag());
}

#[actix_web::test]
async fn organisations_and_agreements_are_made_once_too() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut verwerker = None;
    for _ in 0..2 {
        let made = met_sleutel(&app, "/v1/organisaties", "een", &json!({"naam": "Mailbedrijf"})).send().await.expect(201);
        assert_eq!(*verwerker.get_or_insert_with(|| uuid(&made.body)), uuid(&made.body));
    }
    let invoer = json!({"registerhouder": gemeente, "verwerker": verwerker, "kenmerk": "VO-1"});
    let mut overeenkomst = None;
    for _ in 0..2 {
        let made = met_sleutel(&app, "/v1/verwerkersovereenkomsten", "twee", &invoer).send().await.expect(201);
        assert_eq!(*overeenkomst.get_or_insert_with(|| uuid(&made.body)), uuid(&made.body));
    }
    // A key belongs to one request: it does not make a thing of another kind.
    let refused = met_sleutel(&app, "/v1/verwerkersovereenkomsten", "een", &invoer).send().await.expect(409);
    assert_eq!(refused.problem(), "sleutel-al-gebruikt");
}

#[actix_web::test]
async fn a_refused_request_leaves_its_key_free() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let fout = json!({"registerhouder": uuid::Uuid::nil(), "inhoud": {"naam": "Subsidies"}});
    met_sleutel(&app, "/v1/verwerkingsactiviteiten", "een", &fout).send().await.expect(400);
    let goed = json!({"registerhouder": gemeente, "inhoud": {"naam": "Subsidies"}});
    met_sleutel(&app, "/v1/verwerkingsactiviteiten", "een", &goed).send().await.expect(201);
}

/// The key of somebody else is as free as any other: it tells nothing of what he made.
#[actix_web::test]
async fn nobody_meets_the_key_of_another() {
    let app = TestApp::start().await;
    let (gemeente, andere) = (app.gemeente().await, app.gemeente_named("Gemeente Ginds").await);
    let pad = "/v1/verwerkersovereenkomsten";
    let invoer = json!({"registerhouder": andere, "verwerker": gemeente, "kenmerk": "VO-GINDS"});
    let maak = async |wie: &Client, sleutel: &str, invoer: &Value| {
        wie.post(pad).header("Idempotency-Key", sleutel).json(invoer).send().await
    };
    let ginds = app.limited("iemand", &[Invoeren], &[andere]);
    let made = maak(&ginds, "een", &invoer).await.expect(201);
    for hier in [app.limited("iemand", &[Invoeren], &[gemeente]), app.limited("ander", &[Invoeren], &[gemeente])] {
        let (used, free) = (maak(&hier, "een", &invoer).await.expect(400), maak(&hier, "twee", &invoer).await.expect(400));
        assert_eq!(used.body, free.body);
        let eigen = json!({"registerhouder": gemeente, "verwerker": andere});
        assert_ne!(uuid(&maak(&hier, "een", &eigen).await.expect(201).body), uuid(&made.body));
    }
    assert_eq!(maak(&ginds, "een", &invoer).await.expect(201).body, made.body);
}

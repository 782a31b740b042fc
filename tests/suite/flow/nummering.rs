//! `identificatie`: one more than the highest `VA-` number of the registerhouder, or a number of its own.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Response, TestApp};

async fn maak(app: &TestApp, registerhouder: Uuid, identificatie: Option<&str>) -> Response {
    let invoer = json!({"registerhouder": registerhouder, "identificatie": identificatie, "inhoud": {"naam": "Subsidies"}});
    app.redacteur().post("/v1/verwerkingsactiviteiten").json(&invoer).send().await
}

async fn nummer(app: &TestApp, registerhouder: Uuid, identificatie: Option<&str>) -> Value {
    maak(app, registerhouder, identificatie).await.expect(201).body["identificatie"].clone()
}

#[actix_web::test]
async fn each_register_counts_from_its_own_highest_number() {
    let app = TestApp::start().await;
    let (gemeente, andere) = (app.gemeente().await, app.gemeente_named("Gemeente Verderop").await);
    assert_eq!(nummer(&app, gemeente, None).await, "VA-0001");
    assert_eq!(nummer(&app, gemeente, None).await, "VA-0002");
    assert_eq!(nummer(&app, andere, None).await, "VA-0001");
    assert_eq!(nummer(&app, gemeente, Some("VA-0007")).await, "VA-0007");
    assert_eq!(nummer(&app, gemeente, None).await, "VA-0008");
    // A gap is no fault: it stays, or somebody fills it.
    assert_eq!(nummer(&app, gemeente, Some("VA-0005")).await, "VA-0005");
    assert_eq!(nummer(&app, gemeente, None).await, "VA-0009");
    assert_eq!(nummer(&app, andere, None).await, "VA-0002");
}

#[actix_web::test]
async fn a_number_of_another_form_does_not_count() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    for eigen in ["ZK-0900", "va-0900", "VA-09x", "VA-", "2024.17_b"] {
        assert_eq!(nummer(&app, gemeente, Some(eigen)).await, eigen);
    }
    assert_eq!(nummer(&app, gemeente, None).await, "VA-0001");
    assert_eq!(nummer(&app, gemeente, Some("VA-12345")).await, "VA-12345");
    assert_eq!(nummer(&app, gemeente, None).await, "VA-12346");
}

#[actix_web::test]
async fn a_number_is_given_once_in_a_register() {
    let app = TestApp::start().await;
    let (gemeente, andere) = (app.gemeente().await, app.gemeente_named("Gemeente Verderop").await);
    assert_eq!(nummer(&app, gemeente, Some("ZK-1")).await, "ZK-1");
    let again = maak(&app, gemeente, Some("ZK-1")).await.expect(409);
    assert_eq!(again.problem(), "bestaat-al");
    assert_eq!(nummer(&app, andere, Some("ZK-1")).await, "ZK-1");
    for fout in ["", "ZK 1", "ZK/1", &"x".repeat(41)] {
        let refused = maak(&app, gemeente, Some(fout)).await.expect(400);
        assert_eq!(refused.problem_codes()[0].0, "/identificatie", "{fout}");
    }
}

#[actix_web::test]
async fn an_activity_without_its_concept_keeps_its_number() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let eerste = app.concept_named(gemeente, "Subsidies").await;
    let redacteur = app.redacteur();
    redacteur.delete(eerste.path("/concept")).if_match(&eerste.etag).send().await.expect(204);
    assert_eq!(nummer(&app, gemeente, None).await, "VA-0002");
    // A new concept has nothing to start from but the number.
    let opnieuw = redacteur.post(eerste.path("/concept")).if_match("*").send().await.expect(201);
    assert_eq!(opnieuw.body["inhoud"]["naam"], "VA-0001");
}

#[actix_web::test]
async fn a_very_high_number_of_its_own_does_not_stop_the_counting() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    assert_eq!(nummer(&app, gemeente, Some("VA-999999999")).await, "VA-999999999");
    let volgende = nummer(&app, gemeente, None).await;
    assert_ne!(nummer(&app, gemeente, None).await, volgende);
}

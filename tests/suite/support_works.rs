//! The ground under the other tests.

use chrono::TimeDelta;
use serde_json::json;
use verwerkingsregister::auth::Scope::Lezen;

use crate::support::{PUBLIC_URL, TestApp};

#[actix_web::test]
async fn an_activity_goes_from_concept_to_the_public_register() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let nieuwsbrief = app.vastgesteld(gemeente, "Digitale nieuwsbrief", "2026-01-01").await;
    let public = app.anonymous().get(nieuwsbrief.public_path("")).send().await.expect(200);
    assert_eq!(public.body["naam"], "Digitale nieuwsbrief");
    assert_eq!(public.body["uri"], json!(format!("{PUBLIC_URL}/id/verwerkingsactiviteiten/{}", nieuwsbrief.uuid)));
    let read = app.caller("lezer", &[Lezen]).get(nieuwsbrief.path("")).send().await.expect(200);
    assert_eq!(read.etag(), nieuwsbrief.etag);
}

#[actix_web::test]
async fn time_stands_still_until_it_is_told_to_go_on_and_tokens_go_with_it() {
    let app = TestApp::start().await;
    let lezer = app.caller("lezer", &[Lezen]);
    for _ in 0..3 {
        lezer.get("/v1/organisaties").send().await.expect(200);
        app.clock.advance(TimeDelta::days(400));
    }
    app.clock.set("2020-01-01T00:00:00Z");
    lezer.get("/v1/organisaties").send().await.expect(200);
}

#[actix_web::test]
async fn the_database_is_the_one_that_was_asked_for() {
    let app = TestApp::start().await;
    let asked = std::env::var("TEST_DATABASE").unwrap_or_default();
    let scheme = if asked == "postgres" { "postgres" } else { "sqlite" };
    assert!(app.database_url().starts_with(scheme), "{}", app.database_url());
}

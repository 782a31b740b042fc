//! What one question may hold, and what it finds of late.

use crate::support::TestApp;

#[actix_web::test]
async fn a_value_that_is_repeated_counts_once_and_nobody_asks_for_hundreds() {
    let app = TestApp::start().await;
    app.fill(3).await;
    let lezer = app.anonymous();
    let vraag = |waarde: String| format!("/v1/register/verwerkingsactiviteiten?thema={waarde}");
    let een = lezer.get(vraag("burgerzaken".to_owned())).send().await.expect(200).body;
    let vaak = lezer.get(vraag(["burgerzaken"; 400].join(","))).send().await.expect(200).body;
    assert_eq!((&een["count"], &een["results"]), (&vaak["count"], &vaak["results"]));
    let veel: Vec<String> = (0..501).map(|nummer| format!("VA-{nummer}")).collect();
    let te_veel =
        lezer.get(format!("/v1/register/verwerkingsactiviteiten?identificatie={}", veel.join(","))).send().await.expect(400);
    assert_eq!(te_veel.problem_codes(), [("identificatie", "te-veel")]);
}

#[actix_web::test]
async fn management_finds_what_changed_since_a_moment() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    app.vastgesteld(gemeente, "Eerder", "2026-01-01").await;
    app.clock.advance(chrono::TimeDelta::hours(1));
    let sinds = app.clock.now();
    let later = app.vastgesteld(gemeente, "Later", "2026-01-01").await;
    let pad = format!("/v1/verwerkingsactiviteiten?gewijzigdSinds={sinds}");
    let gevonden = app.redacteur().get(pad.clone()).send().await.expect(200).body;
    assert_eq!((&gevonden["count"], &gevonden["results"][0]["naam"]), (&1.into(), &"Later".into()));
    app.clock.advance(chrono::TimeDelta::hours(1));
    let beheer = serde_json::json!({"beheer": {"afdeling": "Burgerzaken"}});
    app.redacteur().patch(later.path("/beheer")).if_match(&later.etag).json(&beheer).send().await.expect(200);
    let sinds = app.clock.now();
    let gevonden =
        app.redacteur().get(format!("/v1/verwerkingsactiviteiten?gewijzigdSinds={sinds}")).send().await.expect(200).body;
    assert_eq!(gevonden["count"], 1, "what is administered counts too");
}

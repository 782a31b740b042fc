//! What one question may hold, and what it finds of late.

use crate::support::TestApp;

#[actix_web::test]
async fn a_value_that_is_repeated_counts_once_and_nobody_asks_for_more_than_an_address_holds() {
    let app = TestApp::start().await;
    app.fill(3).await;
    let lezer = app.anonymous();
    let vraag = |waarde: String| format!("/v1/register/verwerkingsactiviteiten?thema={waarde}");
    let een = lezer.get(vraag("burgerzaken".to_owned())).send().await.expect(200).body;
    let vaak = lezer.get(vraag(["burgerzaken"; 100].join(","))).send().await.expect(200).body;
    assert_eq!((&een["count"], &een["results"]), (&vaak["count"], &vaak["results"]));
    let te_veel = lezer.get(vraag(["burgerzaken"; 101].join(","))).send().await.expect(400);
    assert_eq!(te_veel.problem_codes(), [("thema", "te-veel")]);
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

#[actix_web::test]
async fn others_may_keep_versions_for_ten_minutes_and_code_lists_for_a_day() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let een = app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    for (pad, hoe_lang) in [
        (een.public_path("/versies/1"), "public, max-age=600"),
        (een.public_path(""), "no-cache"),
        ("/v1/referentielijsten/thema".to_owned(), "public, max-age=86400"),
        ("/v1/openapi.json".to_owned(), "no-cache"),
        ("/v1/register".to_owned(), "no-cache"),
    ] {
        let antwoord = app.anonymous().get(pad.clone()).header("Accept-Encoding", "br").send().await.expect(200);
        assert_eq!(antwoord.header("Cache-Control"), Some(hoe_lang), "{pad}");
        assert_eq!(antwoord.header("Content-Encoding"), Some("br"), "{pad}");
        let weer = app.anonymous().get(pad.clone()).header("Accept-Encoding", "br").header("If-None-Match", &antwoord.etag());
        assert_eq!(weer.send().await.expect(304).header("Cache-Control"), Some(hoe_lang), "{pad}");
        let heel = app.anonymous().get(pad.clone()).send().await.expect(200);
        assert_ne!(heel.etag(), antwoord.etag(), "{pad}: another coding is another representation");
        assert_eq!(antwoord.decoded(), heel.decoded(), "{pad}");
    }
}

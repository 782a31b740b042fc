//! What may be kept, and how long.

use serde_json::json;

use super::Ground;

/// A version and a code list do not change; everything else is asked for again.
fn may_be_kept(path: &str) -> &'static str {
    if path.starts_with("/v1/referentielijsten") {
        return "public, max-age=86400";
    }
    let (before, last) = path.rsplit_once('/').unwrap();
    let is_version = before == "/v1/register/versies" || before.ends_with("/versies") && last.parse::<u32>().is_ok();
    if is_version && path.starts_with("/v1/register/") { "public, max-age=600" } else { "no-cache" }
}

#[actix_web::test]
async fn management_is_never_kept_and_public_answers_are_asked_for_again() {
    let ground = Ground::prepare().await;
    for (path, public) in ground.reads() {
        let answer = ground.lezer.get(&path).send().await.expect(200);
        assert_eq!(answer.header("Cache-Control"), Some(if public { may_be_kept(&path) } else { "no-store" }), "{path}");
        let vary = answer.header("Vary");
        assert!(!public || path.ends_with("openapi.json") || vary == Some("Accept, Accept-Encoding"), "{path}: {vary:?}");
        let unknown = ground.lezer.get(format!("{path}?x=1")).send().await.expect(400);
        assert_eq!(unknown.header("Cache-Control"), Some("no-store"), "{path}");
    }
}

#[actix_web::test]
async fn who_has_a_public_answer_does_not_get_it_again() {
    let ground = Ground::prepare().await;
    for (path, _) in ground.reads().into_iter().filter(|(_, public)| *public) {
        let ask = || ground.app.anonymous().get(&path);
        let first = ask().send().await.expect(200);
        let etag = first.etag();
        assert!(etag.starts_with('"') && etag.ends_with('"'), "{path}: a strong tag, {etag}");
        assert_eq!(ask().send().await.expect(200).etag(), etag, "{path}");
        // Several clients leave out the quotes.
        let bare = etag.trim_matches('"').to_owned();
        for known in [etag.clone(), bare, format!("W/{etag}"), format!("\"x\", {etag}"), "*".to_owned()] {
            let answer = ask().header("If-None-Match", &known).send().await.expect(304);
            assert_eq!((answer.etag(), answer.bytes.len()), (etag.clone(), 0), "{path}");
            assert_eq!(answer.header("Cache-Control"), first.header("Cache-Control"), "{path}");
            assert_eq!(answer.header("Vary"), first.header("Vary"), "{path}");
            ground.app.anonymous().head(&path).header("If-None-Match", &known).send().await.expect(304);
        }
        for other in ["\"x\"", "x"] {
            ask().header("If-None-Match", other).send().await.expect(200);
        }
    }
}

/// Writing a concept is nobody's business; settling it shows at once, on every address that it touches.
#[actix_web::test]
async fn a_public_answer_changes_when_something_is_settled_and_not_before() {
    let ground = Ground::prepare().await;
    let everyone = ground.app.anonymous();
    let changing = ["", "/versies"].map(|below| ground.activiteit.public_path(below));
    let lists = ["/v1/register/verwerkingsactiviteiten", "/v1/register/verwerkingsactiviteiten?volledig=true"].map(str::to_owned);
    let paths = [changing, lists].concat();
    let mut etags = Vec::new();
    for path in &paths {
        etags.push(everyone.get(path).send().await.expect(200).etag());
    }
    let deel = json!({"inhoud": {"naam": "Nieuwsbrief per e-mail", "beginGeldigheid": "2026-02-01"}});
    let patch = ground.app.redacteur().patch(ground.activiteit.path("/concept")).if_match(&ground.activiteit.etag).json(&deel);
    let changed = ground.activiteit.after(&patch.send().await.expect(200));
    for (path, etag) in paths.iter().zip(&etags) {
        everyone.get(path).header("If-None-Match", etag).send().await.expect(304);
    }
    ground.app.settle(&changed).await;
    for (path, etag) in paths.iter().zip(&etags) {
        let answer = everyone.get(path).header("If-None-Match", etag).send().await.expect(200);
        assert_ne!(answer.etag(), *etag, "{path}");
    }
    assert_eq!(everyone.get(&paths[0]).send().await.expect(200).body["naam"], "Nieuwsbrief per e-mail");
}

/// What counts depends on today, so what is kept in memory ends with the day in Amsterdam.
#[actix_web::test]
async fn a_public_answer_changes_at_midnight_without_any_change() {
    let ground = Ground::prepare().await;
    let deel = json!({"inhoud": {"naam": "Nieuwsbrief van morgen", "beginGeldigheid": "2026-11-22"}});
    let patch = ground.app.redacteur().patch(ground.activiteit.path("/concept")).if_match(&ground.activiteit.etag).json(&deel);
    let changed = ground.activiteit.after(&patch.send().await.expect(200));
    ground.app.settle(&changed).await;
    let naam =
        async || ground.app.anonymous().get(ground.activiteit.public_path("")).send().await.expect(200).body["naam"].clone();
    assert_eq!(naam().await, "Digitale nieuwsbrief");
    ground.app.clock.set("2026-11-21T22:59:59Z");
    assert_eq!(naam().await, "Digitale nieuwsbrief");
    ground.app.clock.set("2026-11-21T23:00:00Z");
    assert_eq!(naam().await, "Nieuwsbrief van morgen");
}

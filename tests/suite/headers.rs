//! The headers of answers: what each has, what may be kept, and what a page of another site may read.

mod caching;
mod coding;

use serde_json::json;
use verwerkingsregister::auth::Scope::{Beheren, Lezen, Toezien, Vertrouwelijk};

use crate::support::{Activiteit, Client, Operation, PUBLIC_URL, Response, TestApp, operations};

const ALWAYS: [(&str, &str); 6] = [
    ("API-Version", env!("CARGO_PKG_VERSION")),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Strict-Transport-Security", "max-age=31536000"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
];

/// A register with a settled activity and a caller who reads everything.
struct Ground {
    app: TestApp,
    activiteit: Activiteit,
    lezer: Client,
    gemeente: String,
    versie: String,
}

impl Ground {
    async fn prepare() -> Self {
        let app = TestApp::start().await;
        let gemeente = app.gemeente().await;
        let activiteit = app.vastgesteld(gemeente, "Digitale nieuwsbrief", "2026-01-01").await;
        let lezer = app.caller("lezer", &[Lezen, Beheren, Toezien, Vertrouwelijk]);
        let versie =
            lezer.get(activiteit.path("/versies/1")).send().await.expect(200).body["versieUuid"].as_str().unwrap().to_owned();
        let begun = app.redacteur().post(activiteit.path("/concept")).if_match(&activiteit.etag).send().await.expect(201);
        let activiteit = activiteit.after(&begun);
        Self { app, activiteit, lezer, gemeente: gemeente.to_string(), versie }
    }

    /// Every GET of the document that finds something here, and whether it is public.
    fn reads(&self) -> Vec<(String, bool)> {
        let reads = operations().into_iter().filter(|operation| operation.method == "GET");
        // What is not made here, or read with another right.
        let elders = ["/verwerkersovereenkomsten/", "/inlezingen", "/extern/", "/abonnementen/"];
        let reads = reads.filter(|operation| !elders.iter().any(|path| operation.path.contains(path)));
        reads.map(|operation| (self.path(operation), operation.scopes().is_empty())).collect()
    }

    fn path(&self, operation: Operation) -> String {
        let uuid =
            if operation.path.contains("/organisaties/") { self.gemeente.clone() } else { self.activiteit.uuid.to_string() };
        let path = operation.path.replace("{uuid}", &uuid).replace("{nummer}", "1").replace("{lijst}", "rol");
        format!("/v1{}{}", path.replace("{versieUuid}", &self.versie), operation.query())
    }
}

fn has(answer: &Response, headers: &[(&str, &str)], what: &str) {
    for (name, value) in headers {
        assert_eq!(answer.header(name), Some(*value), "{what}: {name}");
    }
}

#[actix_web::test]
async fn every_answer_tells_the_version_and_keeps_the_browser_safe() {
    let ground = Ground::prepare().await;
    let (lezer, everyone, redacteur) = (&ground.lezer, ground.app.anonymous(), ground.app.redacteur());
    for (path, _) in ground.reads() {
        has(&lezer.get(&path).send().await.expect(200), &ALWAYS, &path);
    }
    let etag = everyone.get("/v1/register").send().await.etag();
    let id = format!("/id/verwerkingsactiviteiten/{}", ground.activiteit.uuid);
    for (request, status) in [
        (everyone.get("/v1/register").header("If-None-Match", &etag), 304),
        (everyone.get("/v1/register?x=1"), 400),
        (everyone.get("/v1/organisaties"), 401),
        (redacteur.post("/v1/organisaties"), 403),
        (everyone.get("/v1/weg"), 404),
        (everyone.get("/weg"), 404),
        (everyone.request("BREW", "/v1/register"), 405),
        (everyone.request("OPTIONS", "/v1/register"), 204),
        (everyone.get("/v1/register").header("Accept", "image/png"), 406),
        (everyone.get(format!("/v1/register?x={}", "x".repeat(9000))), 414),
        (redacteur.post("/v1/verwerkingsactiviteiten").body("text/plain", "x"), 415),
        (redacteur.delete(ground.activiteit.path("/concept")), 428),
        (redacteur.delete(ground.activiteit.path("/concept")).if_match(&ground.activiteit.etag), 204),
        (everyone.get(id), 303),
        (everyone.get("/health/live"), 200),
    ] {
        has(&request.send().await.expect(status), &ALWAYS, &status.to_string());
    }
}

#[actix_web::test]
async fn any_page_may_read_what_is_public_also_when_it_is_a_problem_and_nothing_else() {
    let ground = Ground::prepare().await;
    let everyone = ground.app.anonymous();
    let origin = "https://zoekmachine.example";
    for (path, public) in ground.reads() {
        let answer = ground.lezer.get(&path).header("Origin", origin).send().await.expect(200);
        assert_eq!(answer.header("Access-Control-Allow-Origin"), public.then_some("*"), "{path}");
        assert_eq!(answer.header("Access-Control-Allow-Credentials"), None, "{path}");
        let told = answer.header("Access-Control-Expose-Headers").unwrap_or_default();
        assert_eq!(
            ["API-Version", "Content-Disposition", "ETag", "Link"].iter().all(|name| told.contains(name)),
            public,
            "{path}: {told}"
        );

        let preflight =
            everyone.request("OPTIONS", &path).header("Origin", origin).header("Access-Control-Request-Method", "GET");
        let preflight = preflight.send().await.expect(if public { 204 } else { 405 });
        let headers = preflight.header("Access-Control-Allow-Headers").unwrap_or_default();
        assert_eq!(headers.contains("Traceparent, Tracestate"), public, "a log sends its trace along: {path}");
        assert_eq!(preflight.header("Access-Control-Allow-Origin"), public.then_some("*"), "{path}");
        assert_eq!(preflight.header("Access-Control-Allow-Methods").is_some(), public, "{path}");
        let refused = everyone.request("DELETE", format!("{path}?x=1")).header("Origin", origin).send().await;
        if refused.status == 405 {
            assert_eq!(refused.header("Access-Control-Allow-Origin"), public.then_some("*"), "{path}");
        }
    }
    let unknown = "/v1/register/verwerkingsactiviteiten/00000000-0000-0000-0000-000000000001";
    for (request, status) in [
        (everyone.get(unknown), 404),
        (everyone.get("/v1/register/weg"), 404),
        (everyone.get("/v1/register?x=1"), 400),
        (everyone.get("/v1/register").header("Accept", "image/png"), 406),
        (everyone.get(format!("/v1/register?x={}", "x".repeat(9000))), 414),
    ] {
        let answer = request.header("Origin", origin).send().await.expect(status);
        assert_eq!(answer.header("Access-Control-Allow-Origin"), Some("*"), "{status}");
    }
    for request in [everyone.get("/v1/organisaties"), everyone.get("/v1/weg"), everyone.get("/v1/registerx")] {
        assert_eq!(request.header("Origin", origin).send().await.header("Access-Control-Allow-Origin"), None);
    }
}

/// Whatever a client says about where it thinks it is, addresses are those of the settings.
#[actix_web::test]
async fn addresses_never_follow_the_host_header() {
    let ground = Ground::prepare().await;
    let id = format!("/id/verwerkingsactiviteiten/{}", ground.activiteit.uuid);
    let mut paths: Vec<_> = ground.reads().into_iter().map(|(path, _)| path).collect();
    paths.extend([id, "/v1/register/verwerkingsactiviteiten?volledig=true".to_owned(), "/v1/journaal?pageSize=1".to_owned()]);
    for path in paths {
        let request = ground.lezer.get(&path).header("Host", "kwaad.example").header("X-Forwarded-Host", "kwaad.example");
        let answer =
            request.header("Forwarded", "host=kwaad.example;proto=http").header("X-Forwarded-Proto", "http").send().await;
        assert!([200, 303].contains(&answer.status), "{path}: {}", answer.text());
        let told = format!("{:?} {}", answer.headers, answer.text());
        assert!(!told.contains("kwaad"), "{path}: {told}");
        let address = ground.app.address().trim_start_matches("http://");
        assert!(!told.contains(address), "{path}: {told}");
    }
    let made =
        ground.app.beheerder().post("/v1/organisaties").header("Host", "kwaad.example").json(&json!({"naam": "Mailhuis BV"}));
    let made = made.send().await.expect(201);
    let url = format!("{PUBLIC_URL}/v1/organisaties/{}", made.body["uuid"].as_str().unwrap());
    assert_eq!((made.header("Location"), made.body["url"].as_str()), (Some(url.as_str()), Some(url.as_str())));
}

#[actix_web::test]
async fn head_is_get_without_its_body() {
    let ground = Ground::prepare().await;
    let mut paths: Vec<_> = ground.reads().into_iter().map(|(path, _)| path).collect();
    let nowhere = ["/v1/weg", "/v1/register?x=1", "/health/live", "/docs/"].map(str::to_owned);
    paths.extend(nowhere);
    paths.push(format!("/id/verwerkingsactiviteiten/{}", ground.activiteit.uuid));
    for path in paths {
        let (get, head) = (ground.lezer.get(&path).send().await, ground.lezer.head(&path).send().await);
        assert!(head.bytes.is_empty(), "{path}");
        let told = |answer: &Response| {
            let mut headers = answer.headers.clone();
            headers.retain(|(name, _)| !["date", "x-request-id"].contains(&name.as_str()));
            headers.sort();
            (answer.status, headers)
        };
        assert_eq!(told(&head), told(&get), "{path}");
    }
}

#[actix_web::test]
async fn a_request_keeps_its_number_when_that_is_a_plain_one() {
    let app = TestApp::start().await;
    let ask = async |id: &str| {
        let answer = app.anonymous().get("/v1/register").header("X-Request-Id", id).send().await.expect(200);
        answer.header("X-Request-Id").unwrap().to_owned()
    };
    assert_eq!(ask("zaak-1.2_3").await, "zaak-1.2_3");
    for strange in ["", "a b", "<script>", "é", &"a".repeat(65)] {
        assert_eq!(ask(strange).await.len(), 16, "{strange}");
    }
}

#[actix_web::test]
async fn a_page_of_another_site_may_follow_a_permanent_address_and_a_feed() {
    let ground = Ground::prepare().await;
    let uuid = ground.activiteit.uuid;
    for (path, status) in [
        (format!("/id/verwerkingsactiviteiten/{uuid}"), 303),
        ("/wijzigingen.atom".to_owned(), 200),
        (format!("/insluiten/verwerkingen/{uuid}/privacyverklaring/stuk"), 200),
    ] {
        let answer = ground.app.anonymous().get(&path).header("Origin", "https://logboek.example").send().await.expect(status);
        assert_eq!(answer.header("Access-Control-Allow-Origin"), Some("*"), "{path}");
    }
}

#[actix_web::test]
async fn who_has_what_has_an_etag_need_not_get_it_again() {
    let ground = Ground::prepare().await;
    let mut known = Vec::new();
    for (path, _) in ground.reads() {
        let got = ground.lezer.get(&path).send().await.expect(200);
        let Some(etag) = got.header("ETag").map(str::to_owned) else { continue };
        let again = ground.lezer.get(&path).header("If-None-Match", &etag).send().await.expect(304);
        assert_eq!(again.etag(), etag, "{path}");
        ground.lezer.get(&path).header("If-None-Match", "\"0\"").send().await.expect(200);
        known.push(path);
    }
    let gemeente = format!("/v1/organisaties/{}", ground.gemeente);
    for path in ["", "/concept", "/beheer", "/versies/1"].map(|deel| ground.activiteit.path(deel)).iter().chain([&gemeente]) {
        assert!(known.contains(path), "{path} {known:?}");
    }
}

//! How much goes on at once: each kind has places of its own, and who finds none is told so at once, while everybody else is answered.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    sync::mpsc::{Sender, channel},
    time::Duration,
};

use actix_web::rt::{spawn, task::JoinHandle, time::sleep};
use serde_json::json;
use verwerkingsregister::{
    auth::Scope,
    domain::levensloop::wie::Wie,
    error::Result,
    http::{Limits, budget::Sizes},
};

use crate::support::{Client, Response, TestApp, life_cycle::gewist, seeds};

const FEED: &str = "/v1/register/wijzigingen";

/// A register with other budgets.
async fn with(change: impl FnOnce(&mut Sizes)) -> TestApp {
    TestApp::start_with(|settings| change(&mut settings.sizes)).await
}

/// The status, and the code of the problem.
fn told(answer: &Response) -> (u16, String) {
    if answer.status >= 400 {
        assert_eq!(answer.header("Retry-After"), Some("1"), "{}", answer.text());
    }
    (answer.status, if answer.status < 400 { String::new() } else { answer.problem().to_owned() })
}

async fn get(app: &TestApp, path: &str) -> (u16, String) {
    told(&app.anonymous().get(path).send().await)
}

fn fine() -> (u16, String) {
    (200, String::new())
}

fn busy() -> (u16, String) {
    (503, "te-druk".to_owned())
}

/// What comes back for these bytes, until the connection ends.
async fn raw(app: &TestApp, bytes: String) -> String {
    let address = app.address().trim_start_matches("http://").to_owned();
    let answer = actix_web::web::block(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        // Who hears nothing for so long has found a register without a limit.
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.write_all(bytes.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    });
    answer.await.unwrap()
}

async fn until_taken(app: &TestApp, budget: &str, places: &str) {
    for _ in 0..1000 {
        if app.metric(&format!("budget_places_taken{{budget=\"{budget}\"}}")) == places {
            return;
        }
        sleep(Duration::from_millis(10)).await;
    }
    panic!("no {places} places of {budget} were taken");
}

/// Somebody who writes, and goes on once he is told so.
async fn hold_writer(app: &TestApp) -> (Sender<()>, JoinHandle<Result<()>>) {
    let (tell, started) = channel();
    let (go, on) = channel::<()>();
    let store = app.store().clone();
    let writer = spawn(async move {
        let wie = Wie::programma("proef");
        let work = store.write(&wie, move |_| {
            tell.send(()).unwrap();
            on.recv().unwrap();
            Ok(())
        });
        work.await
    });
    while started.try_recv().is_err() {
        sleep(Duration::from_millis(10)).await;
    }
    (go, writer)
}

#[actix_web::test]
async fn a_request_that_finds_no_place_is_told_and_the_rest_goes_on() {
    let app = with(|sizes| sizes.requests = 1).await;
    let gemeente = app.gemeente().await;
    let (go, writer) = hold_writer(&app).await;
    let redacteur = app.caller("anna", &[Scope::Lezen, Scope::Invoeren]);
    let waiting = spawn(async move {
        let activiteit = json!({"registerhouder": gemeente, "inhoud": {"naam": "Nieuwsbrief"}});
        redacteur.post("/v1/verwerkingsactiviteiten").json(&activiteit).send().await
    });
    until_taken(&app, "requests", "1").await;
    assert_eq!(get(&app, "/v1/register").await, busy());
    assert_eq!(get(&app, &format!("{FEED}?wacht=1")).await, fine());
    assert_eq!(get(&app, "/v1/register/export").await, fine());
    assert_eq!(app.anonymous().get("/health/live").send().await.status, 200);
    assert_eq!(app.metric("budget_refused_total{because=\"all\",budget=\"requests\"}"), "1");
    go.send(()).unwrap();
    waiting.await.unwrap().expect(201);
    writer.await.unwrap().unwrap();
    assert_eq!(get(&app, "/v1/register").await, fine());
}

#[actix_web::test]
async fn who_waits_for_news_keeps_no_place_of_others() {
    let app = with(|sizes| (sizes.waiting, sizes.requests) = (2, 1)).await;
    app.gemeente().await;
    let cursor = app.anonymous().get(FEED).send().await.expect(200).body["cursor"].as_str().unwrap().to_owned();
    let waiting: Vec<_> = (0..2).map(|_| spawn(app.anonymous().get(format!("{FEED}?na={cursor}&wacht=60")).send())).collect();
    until_taken(&app, "waiting", "2").await;
    for wacht in ["wacht=60", "w%61cht=60"] {
        assert_eq!(get(&app, &format!("{FEED}?na={cursor}&{wacht}")).await, busy(), "{wacht}");
    }
    assert_eq!(get(&app, &format!("{FEED}?na={cursor}")).await, fine());
    let een = app.vastgesteld(seeds::opmeer(&app).await, "Nieuwsbrief", "2026-01-01").await;
    for one in waiting {
        let news = one.await.unwrap().expect(200);
        assert!(news.text().contains(&een.uuid.to_string()) || !news.body["results"].as_array().unwrap().is_empty());
    }
    until_taken(&app, "waiting", "0").await;
}

#[actix_web::test]
async fn who_left_gives_its_place_back() {
    let app = with(|sizes| sizes.waiting = 1).await;
    app.gemeente().await;
    let cursor = app.anonymous().get(FEED).send().await.expect(200).body["cursor"].as_str().unwrap().to_owned();
    let mut stream = TcpStream::connect(app.address().trim_start_matches("http://")).unwrap();
    stream.write_all(format!("GET {FEED}?na={cursor}&wacht=60 HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes()).unwrap();
    until_taken(&app, "waiting", "1").await;
    drop(stream);
    until_taken(&app, "waiting", "0").await;
}

#[actix_web::test]
async fn what_is_much_work_has_places_of_its_own() {
    let app = with(|sizes| sizes.heavy = 0).await;
    let gemeente = app.gemeente().await;
    let notice = format!("/v1/register/organisaties/{gemeente}/privacyverklaring");
    for path in ["/v1/register/export", notice.as_str(), &format!("/organisaties/{gemeente}/privacyverklaring")] {
        assert_eq!(get(&app, path).await, busy(), "{path}");
    }
    let controle = json!({"verwijzingen": [{"verwijzing": "x"}]});
    assert_eq!(told(&app.anonymous().post("/v1/register/controle").json(&controle).send().await), busy());
    let beheer = app.caller("anna", &[Scope::Lezen, Scope::Beheren]);
    for path in ["/v1/export", "/v1/export/overdracht"] {
        assert_eq!(told(&beheer.get(path).send().await), busy(), "{path}");
    }
    assert_eq!(get(&app, "/v1/register").await, fine());
    assert_eq!(get(&app, "/v1/register/organisaties").await, fine());
}

#[actix_web::test]
async fn sheets_of_paper_keep_no_place_of_others() {
    let app = with(|sizes| sizes.paper = 0).await;
    let gemeente = app.gemeente().await;
    let een = app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    let notice = format!("/organisaties/{gemeente}/privacyverklaring");
    for path in ["/verwerkingen.pdf", &format!("/verwerkingen/{}.pdf", een.uuid), &format!("{notice}.pdf")] {
        assert_eq!(get(&app, path).await, busy(), "{path}");
    }
    for path in ["/v1/register/export", &format!("/v1/register{notice}"), "/verwerkingen"] {
        assert_eq!(get(&app, path).await, fine(), "{path}");
    }
}

#[actix_web::test]
async fn another_spelling_of_an_address_is_the_same_address() {
    let app = with(|sizes| (sizes.heavy, sizes.paper, sizes.waiting) = (0, 0, 0)).await;
    let gemeente = app.gemeente().await;
    let notice = format!("/v1/register/organisaties/{gemeente}/privacyverklaring");
    let kinds = [
        "/v1/register/export",
        "/v1/export",
        "/v1/bevindingen",
        notice.as_str(),
        "/verwerkingen.pdf",
        "/v1/register/wijzigingen?wacht=1",
    ];
    for path in kinds {
        let letters = path.char_indices().take_while(|(_, sign)| *sign != '?').filter(|(_, sign)| *sign != '/');
        // One coded letter at a time, and all of them.
        let mut spellings: Vec<String> =
            letters.clone().map(|(at, sign)| format!("{}%{:02x}{}", &path[..at], u32::from(sign), &path[at + 1..])).collect();
        let (plain, query) = path.split_at(path.find('?').unwrap_or(path.len()));
        let all = plain.chars().map(|sign| if sign == '/' { "/".to_owned() } else { format!("%{:02X}", u32::from(sign)) });
        spellings.push(all.collect::<String>() + query);
        for spelling in spellings {
            let answer = raw(&app, format!("GET {spelling} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).await;
            assert!(answer.starts_with("HTTP/1.1 503"), "{spelling}: {answer}");
        }
    }
    let document = raw(&app, "HEAD /v1/%6fpenapi.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".to_owned()).await;
    assert!(document.contains("access-control-allow-origin: *"), "{document}");
}

#[actix_web::test]
async fn an_export_has_its_place_until_it_is_sent() {
    let app = TestApp::start().await;
    app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2026-01-01").await;
    for accept in ["application/x-ndjson", "text/csv"] {
        app.anonymous().get("/v1/register/export").header("Accept", accept).send().await.expect(200);
    }
    until_taken(&app, "heavy", "0").await;
}

#[actix_web::test]
async fn a_file_has_a_place_until_its_trial_is_done() {
    let app = with(|sizes| sizes.uploads = 0).await;
    let gemeente = app.gemeente().await;
    let pad = format!("/v1/inlezingen?registerhouder={gemeente}");
    let upload = |client: Client| client.post(pad.as_str()).body("text/csv", "Nummer;Verwerking\r\n1;Afvalpas\r\n").send();
    // Who may not upload is not even counted.
    upload(app.anonymous()).await.expect(401);
    let redacteur = app.caller("anna", &[Scope::Lezen, Scope::Invoeren]);
    assert_eq!(told(&upload(redacteur.clone()).await), busy());
    assert_eq!(told(&redacteur.get("/v1/inlezingen").send().await), fine());
}

#[actix_web::test]
async fn a_body_that_is_late_needs_a_place_and_one_that_is_there_does_not() {
    let app = with(|sizes| sizes.bodies = 0).await;
    let controle = json!({"verwijzingen": [{"verwijzing": "x"}]});
    app.anonymous().post("/v1/register/controle").json(&controle).send().await.expect(200);
    let head = "POST /v1/register/controle HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    for slow in
        ["Content-Length: 100\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n", "Content-Length: 100000\r\n\r\n{"]
    {
        let answer = raw(&app, format!("{head}{slow}")).await;
        assert!(answer.starts_with("HTTP/1.1 503") && answer.contains("te-druk"), "{slow}: {answer}");
    }
}

/// A register whose patience is short.
async fn impatient(change: impl FnOnce(&mut Limits)) -> TestApp {
    TestApp::start_with(|settings| change(&mut settings.limits)).await
}

#[actix_web::test]
async fn a_body_that_stands_still_is_refused() {
    let app = impatient(|limits| limits.still = Duration::from_millis(50)).await;
    let gemeente = app.gemeente().await;
    let head = "POST /v1/register/controle HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n";
    let bearer = app.redacteur().bearer();
    let upload = |kind: &str| {
        format!(
            "POST /v1/inlezingen?registerhouder={gemeente} HTTP/1.1\r\nHost: x\r\nAuthorization: {bearer}\r\nConnection: close\r\n\
             Content-Type: {kind}\r\nContent-Length: 1000\r\n\r\n"
        )
    };
    for slow in [
        format!("{head}Content-Length: 100\r\n\r\n{{"),
        format!("{head}Transfer-Encoding: chunked\r\n\r\n1\r\n{{\r\n"),
        upload("text/csv") + "Nummer;",
        upload("multipart/form-data; boundary=x") + "--x\r\nContent-Disposition: form-data; name=\"bestand\"\r\n\r\nNummer;",
    ] {
        let answer = raw(&app, slow.clone()).await;
        assert!(answer.starts_with("HTTP/1.1 408") && answer.contains("te-langzaam"), "{slow}: {answer}");
    }
}

#[actix_web::test]
async fn a_body_that_comes_without_end_is_refused() {
    let app = impatient(|limits| limits.whole = Duration::from_millis(1)).await;
    let address = app.address().trim_start_matches("http://").to_owned();
    let answer = actix_web::web::block(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        let head =
            "POST /v1/register/controle HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{";
        stream.write_all(head.as_bytes()).unwrap();
        stream.set_read_timeout(Some(Duration::from_millis(20))).unwrap();
        let mut answer = [0; 12];
        // A byte at a time, until it is answered: 2,000 of them are forty seconds, and the body is not there yet.
        (0..2000).find(|_| stream.write_all(b" ").is_err() || stream.read(&mut answer).is_ok_and(|read| read > 0)).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    });
    assert_eq!(answer.await.unwrap(), "HTTP/1.1 408");
}

#[actix_web::test]
async fn a_request_that_takes_too_long_is_given_up() {
    let app = impatient(|limits| limits.answer = Duration::from_millis(200)).await;
    let gemeente = app.gemeente().await;
    let (go, writer) = hold_writer(&app).await;
    let body = json!({"registerhouder": gemeente, "inhoud": {"naam": "Te lang"}});
    let answer = app.redacteur().post("/v1/verwerkingsactiviteiten").json(&body).send().await;
    assert_eq!(told(&answer), (503, "uitkomst-onbekend".to_owned()));
    go.send(()).unwrap();
    writer.await.unwrap().unwrap();
}

#[actix_web::test]
async fn a_connection_too_many_is_told_so_and_ends() {
    let app = with(|sizes| sizes.connections = 1).await;
    let first = TcpStream::connect(app.address().trim_start_matches("http://")).unwrap();
    until_taken(&app, "connections", "1").await;
    let answer = raw(&app, "GET /v1/register HTTP/1.1\r\nHost: x\r\n\r\n".to_owned()).await;
    assert!(answer.starts_with("HTTP/1.1 503") && answer.contains("te-druk"), "{answer}");
    assert_eq!(app.anonymous().get("/health/live").send().await.status, 200);
    drop(first);
    until_taken(&app, "connections", "0").await;
    assert_eq!(get(&app, "/v1/register").await, fine());
}

#[actix_web::test]
async fn an_address_has_a_share_as_a_proxy_tells_it() {
    let app = with(|sizes| sizes.waiting = 8).await;
    app.gemeente().await;
    let cursor = app.anonymous().get(FEED).send().await.expect(200).body["cursor"].as_str().unwrap().to_owned();
    let wait = |address: &str, seconds: u8| {
        let query = format!("{FEED}?na={cursor}&wacht={seconds}");
        app.anonymous().get(query).header("X-Forwarded-For", &format!("203.0.113.9, {address}")).send()
    };
    let _waiting: Vec<_> = (0..2).map(|_| spawn(wait("192.0.2.1", 60))).collect();
    until_taken(&app, "waiting", "2").await;
    assert_eq!(told(&wait("192.0.2.1", 60).await), (429, "te-veel-tegelijk".to_owned()));
    assert_eq!(told(&wait("192.0.2.2", 1).await), fine());
    assert_eq!(app.metric("budget_refused_total{because=\"address\",budget=\"waiting\"}"), "1");
}

#[actix_web::test]
async fn of_a_flood_of_faults_a_hundred_are_told() {
    let app = TestApp::start().await;
    for length in [900, 20_000] {
        let body = json!({"verwijzingen": vec![1; length]});
        let answer = app.anonymous().post("/v1/register/controle").json(&body).send().await.expect(400);
        let codes = answer.problem_codes();
        assert_eq!(codes.len(), 100, "{length}");
        assert_eq!(codes.contains(&("/verwijzingen", "te-veel")), length > 1000, "{length}");
    }
}

#[actix_web::test]
async fn work_inside_does_not_move_the_public_export() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    let export = async || app.anonymous().get("/v1/register/export").send().await.expect(200);
    let before = export().await;
    app.clock.advance(chrono::TimeDelta::minutes(5));
    app.concept_named(gemeente, "Geheim plan").await;
    let after = export().await;
    assert_eq!((before.etag(), before.text()), (after.etag(), after.text()));
    app.vastgesteld(gemeente, "Afvalpas", "2026-01-01").await;
    assert_ne!(before.etag(), export().await.etag());
}

#[actix_web::test]
async fn a_reference_to_what_was_erased_is_not_valid() {
    let app = TestApp::start().await;
    let een = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2026-01-01").await;
    let uri = format!("{}/id/verwerkingsactiviteiten/{}/versies/1", crate::support::PUBLIC_URL, een.uuid);
    gewist(&app, &een, 1).await;
    let vraag = json!({"verwijzingen": [{"verwijzing": uri}]});
    let antwoord = app.anonymous().post("/v1/register/controle").json(&vraag).send().await.expect(200);
    let een = &antwoord.body["results"][0];
    assert_eq!(json!([een["geldig"], een["status"], een["versieUri"]]), json!([false, "ingetrokken", null]));
}

#[actix_web::test]
async fn an_address_with_a_control_in_it_leads_nowhere() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let redacteur = app.caller("anna", &[Scope::Lezen, Scope::Invoeren]);
    for deel in ["a%00b", "a%0Ab", "%1f", "%7F"] {
        let pad = format!("/v1/verwerkingsactiviteiten/extern/{deel}/1?registerhouder={gemeente}");
        assert_eq!(redacteur.get(pad.as_str()).send().await.expect(404).problem(), "niet-gevonden", "{deel}");
        let levering = json!({"inhoud": {"naam": "Afvalpas"}});
        redacteur.put(pad).json(&levering).send().await.expect(404);
    }
    let pad = format!("/v1/verwerkingsactiviteiten/extern/a%20b/1?registerhouder={gemeente}");
    redacteur.put(pad).json(&json!({"inhoud": {"naam": "Afvalpas"}})).send().await.expect(201);
}

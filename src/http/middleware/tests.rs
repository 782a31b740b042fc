use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
};

use actix_web::{
    App, HttpResponse, HttpServer, get,
    middleware::from_fn,
    post,
    web::{Data, Path, scope, to},
};
use serde_json::{Value, json};

use super::*;
use crate::{
    error::{Error, Result},
    http::{
        Limits,
        body::NoBody,
        budget::{Budgets, Sizes},
        metrics::Metrics,
        problem::Probleem,
        routes::{Routes, fallback},
    },
};

#[get("/register")]
async fn register() -> HttpResponse {
    HttpResponse::Ok().insert_header(("Cache-Control", "no-cache")).body("openbaar")
}

#[get("/getal/{getal}")]
async fn getal(getal: Path<u32>) -> String {
    getal.to_string()
}

#[get("/paniek")]
async fn paniek() -> HttpResponse {
    panic!("geheim")
}

#[get("/fout")]
async fn fout() -> Result<HttpResponse> {
    Err(Error::internal("geheim"))
}

#[get("/pagina")]
async fn pagina() -> HttpResponse {
    HttpResponse::NotFound()
        .insert_header(("Content-Security-Policy", "default-src 'self'"))
        .content_type("text/html")
        .body("<p>")
}

#[post("/stap")]
async fn stap(body: NoBody) -> Result<HttpResponse> {
    body.read().map(|()| HttpResponse::NoContent().finish())
}

/// An answer as it came over the wire.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    fn problem(&self) -> Probleem {
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{}", self.head);
        let problem: Probleem = serde_json::from_str(&self.body).unwrap();
        assert_eq!(problem.status, self.status);
        problem
    }
}

/// A real server; it ends with the runtime of the test.
fn serve() -> (SocketAddr, Data<Metrics>) {
    let metrics = Data::new(Metrics::new().unwrap());
    let shared = metrics.clone();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let budgets = Data::new(Budgets::new(&Sizes {
        connections: 9,
        requests: 9,
        bodies: 9,
        waiting: 9,
        heavy: 9,
        paper: 9,
        uploads: 9,
        at_work: 1,
    }));
    let server = HttpServer::new(move || {
        let document: Value = json!({"paths": {"/register": {"get": {}}, "/stap": {"post": {}}}});
        App::new()
            .app_data(shared.clone())
            .app_data(Data::new(Limits { body: 10, query: 20, ..Limits::default() }))
            .app_data(budgets.clone())
            .app_data(Data::new(Routes::new(&document)))
            .service(scope("/v1").service(register).service(getal).service(paniek).service(fout).service(pagina).service(stap))
            .default_service(to(fallback))
            .wrap(from_fn(limits))
            .wrap(from_fn(head_as_get))
            .wrap(from_fn(guard))
            .wrap(from_fn(log_line))
    });
    actix_web::rt::spawn(server.workers(1).disable_signals().listen(listener).unwrap().run());
    (address, metrics)
}

async fn send(address: SocketAddr, request: String) -> Answer {
    let text = actix_web::web::block(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    });
    let text = text.await.unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer { status, head: head.to_owned(), body: body.to_owned() }
}

async fn ask(address: SocketAddr, line: &str) -> Answer {
    send(address, format!("{line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).await
}

#[actix_web::test]
async fn every_answer_has_its_headers() {
    let (address, _) = serve();
    for line in [
        "GET /v1/register",
        "GET /v1/paniek",
        "GET /v1/fout",
        "GET /weg",
        "POST /v1/register",
        "OPTIONS /v1/register",
        "HEAD /weg",
    ] {
        let answer = ask(address, line).await;
        for (name, value) in [
            ("API-Version", "0.1.0"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            ("Referrer-Policy", "no-referrer"),
            ("Strict-Transport-Security", "max-age=31536000"),
            ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{line}: {name}");
        }
        let cached = if line == "GET /v1/register" { "no-cache" } else { "no-store" };
        assert_eq!(answer.header("Cache-Control"), Some(cached), "{line}");
        let open = line.ends_with("/register").then_some("*");
        assert_eq!(answer.header("Access-Control-Allow-Origin"), open, "{line}");
        assert_eq!(answer.header("X-Request-Id").map(str::len), Some(16), "{line}");
    }
}

#[actix_web::test]
async fn a_panic_is_an_answer_that_gives_nothing_away() {
    let (address, metrics) = serve();
    for line in ["GET /v1/paniek", "GET /v1/fout", "GET /v1/paniek"] {
        let answer = ask(address, line).await;
        assert_eq!((answer.status, answer.problem().code.as_str()), (500, "interne-fout"));
        assert!(!answer.body.contains("geheim"));
    }
    assert!(metrics.render().unwrap().contains("status=\"500\"} 2"), "also a panic is counted");
}

#[actix_web::test]
async fn errors_of_the_framework_become_problems_and_pages_stay_pages() {
    let (address, _) = serve();
    assert_eq!(ask(address, "GET /v1/getal/x").await.problem().code, "niet-gevonden");
    assert_eq!(ask(address, "GET /v1/weg").await.problem().detail, "Dit adres bestaat niet.");
    let page = ask(address, "GET /v1/pagina").await;
    assert_eq!((page.status, page.body.as_str()), (404, "<p>"));
    assert_eq!(page.header("Content-Security-Policy"), Some("default-src 'self'"));
}

#[actix_web::test]
async fn head_is_get_without_its_body() {
    let (address, _) = serve();
    let get = ask(address, "GET /v1/register").await;
    let head = ask(address, "HEAD /v1/register").await;
    assert_eq!((head.status, head.body.as_str(), head.header("Content-Length")), (200, "", Some("8")));
    assert_eq!((get.body.as_str(), get.header("Content-Length")), ("openbaar", Some("8")));
    let problem = ask(address, "HEAD /v1/weg").await;
    assert_eq!((problem.status, problem.body.as_str()), (404, ""));
    let panic = ask(address, "HEAD /v1/paniek").await;
    assert_eq!((panic.status, panic.body.as_str()), (500, ""));
}

#[actix_web::test]
async fn another_method_is_405_with_what_there_is() {
    let (address, _) = serve();
    for (line, allow) in
        [("DELETE /v1/register", "GET, HEAD"), ("GET /v1/stap", "POST"), ("HEAD /v1/stap", "POST"), ("BREW /v1/stap", "POST")]
    {
        let answer = ask(address, line).await;
        assert_eq!((answer.status, answer.header("Allow")), (405, Some(allow)), "{line}");
    }
}

#[actix_web::test]
async fn what_is_too_long_is_refused() {
    let (address, _) = serve();
    assert_eq!(ask(address, &format!("GET /v1/register?{}", "a".repeat(20))).await.status, 200);
    assert_eq!(ask(address, &format!("GET /v1/register?{}", "a".repeat(21))).await.problem().code, "adres-te-lang");
    let post = |head: &str, body: &str| {
        send(address, format!("POST /v1/stap HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{head}\r\n\r\n{body}"))
    };
    assert_eq!(post("Content-Length: 2", "{}").await.status, 204);
    assert_eq!(post("Content-Length: 1000000", "").await.problem().code, "te-groot");
    let chunked = format!("ffff\r\n{}\r\n0\r\n\r\n", "x".repeat(0xffff));
    assert_eq!(post("Transfer-Encoding: chunked", &chunked).await.problem().code, "te-groot");
}

#[actix_web::test]
async fn a_plain_request_id_comes_back_and_any_other_is_replaced() {
    let (address, metrics) = serve();
    let long = "x".repeat(65);
    for (given, kept) in [("zaak-1.2_3", true), ("", false), ("a b", false), ("<script>", false), (long.as_str(), false)] {
        let request = format!("GET /v1/register HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-Id: {given}\r\n\r\n");
        let answer = send(address, request).await;
        assert_eq!(answer.header("X-Request-Id") == Some(given), kept, "{given}");
    }
    let text = metrics.render().unwrap();
    assert!(text.contains("http_requests_total{method=\"GET\",route=\"/v1/register\",status=\"200\"} 5"), "{text}");
}

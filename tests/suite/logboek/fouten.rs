//! Faults, each with its number, application and operation.

use std::path::{Path, PathBuf};

use actix_web::{
    App, HttpResponse,
    middleware::from_fn,
    rt,
    test::{TestRequest, init_service, try_call_service},
    web::{self, Data},
};
use diesel::connection::SimpleConnection as _;
use serde_json::json;
use verwerkingsregister::{
    error::{Error, Result},
    http::{
        middleware::{guard, log_line},
        routes::Routes,
    },
    store::Store,
    trace::Trace,
};

use super::{keep, lines, refuse, until};
use crate::support::{TestApp, document, operations, raw::drop_guards};

const CSV: &str = "text/csv";

const FOUT: &str = "ERROR verwerkingsregister::error]";
const REGEL: &str = "INFO  verwerkingsregister::http::middleware::log_line]";

#[actix_web::test]
async fn a_fault_of_the_database_leads_from_the_answer_to_its_cause() {
    keep();
    let app = TestApp::start().await;
    refuse(&app, "organisaties");
    let nieuw =
        app.beheerder().post("/v1/organisaties").header("X-Request-Id", "fout-1").json(&json!({"naam": "Jan Zilverschoon"}));
    let answer = nieuw.send().await.expect(500);
    assert_eq!((answer.problem(), answer.header("X-Request-Id")), ("interne-fout", Some("fout-1")));
    assert!(answer.body["detail"].as_str().unwrap().ends_with("in het logboek, bij nummer fout-1."), "{}", answer.body);
    let [fault, line] = lines("fout-1").try_into().unwrap();
    let cause = "Unknown: ongeldige waarde: \"…\"";
    assert_eq!(fault, format!("{FOUT} fout-1 lokaal create_organisatie: interne fout: {cause}"));
    assert!(line.starts_with(&format!("{REGEL} fout-1 POST /v1/organisaties 500 ")), "{line}");
    assert!(line.ends_with(" ms lokaal create_organisatie"), "{line}");
    assert_eq!(app.metric("http_problems_total{code=\"interne-fout\"}"), "1");
}

#[actix_web::test]
async fn the_address_of_who_asks_stands_in_the_line_only_when_that_is_wanted() {
    keep();
    for (logged, end) in [(false, " ms - find_register"), (true, " ms - find_register 192.0.2.7")] {
        let app = TestApp::start_with(|settings| settings.clients.logged = logged).await;
        let number = format!("adres-{logged}");
        let asked = app.anonymous().get("/v1/register").header("X-Request-Id", &number).header("X-Forwarded-For", "192.0.2.7");
        asked.send().await.expect(200);
        assert!(lines(&number)[0].ends_with(end), "{:?}", lines(&number));
    }
}

#[actix_web::test]
async fn a_fault_of_a_page_names_its_route_and_the_reader_gets_the_number() {
    keep();
    let app = TestApp::start().await;
    app.raw_connection().batch_execute("ALTER TABLE journaalkop RENAME TO weg").unwrap();
    let pagina = format!("/verwerkingen/{}", uuid::Uuid::nil());
    let vraag = app.anonymous().get(pagina).header("X-Request-Id", "fout-2").header("Accept", "text/html");
    let answer = vraag.send().await.expect(500);
    assert!(answer.text().contains("bij nummer fout-2"), "{}", answer.text());
    let [fault, line] = lines("fout-2").try_into().unwrap();
    assert!(fault.starts_with(&format!("{FOUT} fout-2 - /verwerkingen/{{uuid}}: interne fout: Unknown: ")), "{fault}");
    assert!(line.ends_with(" ms - /verwerkingen/{uuid}"), "{line}");
    assert_eq!(app.metric("http_problems_total{code=\"interne-fout\"}"), "1");
}

#[actix_web::test]
async fn a_stream_that_is_cut_tells_for_whom_it_was() {
    keep();
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    let mut conn = app.raw_connection();
    drop_guards(&mut conn);
    conn.batch_execute("UPDATE documenten SET tekst = '\"Jan Zilverschoon\"'").unwrap();
    let export = app.redacteur().get("/v1/export").header("Accept", "application/x-ndjson").header("X-Request-Id", "fout-3");
    assert!(rt::spawn(export.send()).await.is_err(), "it has no end");
    let cut: Vec<_> = lines("fout-3").into_iter().filter(|line| line.starts_with("ERROR")).collect();
    let told = "een antwoord is halverwege afgebroken: interne fout: JSON: Data at line 1 column 18";
    assert_eq!(cut, [format!("ERROR verwerkingsregister::http::stream] fout-3 lokaal find_export: {told}")]);
    assert_eq!(app.metric("http_problems_total{code=\"interne-fout\"}"), "1");
}

async fn on_another_thread(store: Data<Store>) -> Result<HttpResponse> {
    Trace::current().unwrap().set_application("zaaksysteem");
    let naam = "Jan Zilverschoon".to_owned();
    store.read(move |_| -> Result<()> { panic!("{naam} is leeg") }).await?;
    Ok(HttpResponse::Ok().finish())
}

async fn in_the_handler() -> HttpResponse {
    panic!("dit kan niet")
}

#[actix_web::test]
async fn a_panic_tells_its_place_and_for_whom_it_was() {
    keep();
    let app = TestApp::start().await;
    let service = init_service(
        App::new()
            .app_data(Data::new(app.store().clone()))
            .app_data(Data::new(Routes::new(document())))
            .route("/v1/register", web::get().to(on_another_thread))
            .route("/paniek/{soort}", web::get().to(in_the_handler))
            .wrap(from_fn(guard))
            .wrap(from_fn(log_line)),
    );
    let service = service.await;
    for (path, number) in [("/v1/register", "fout-4"), ("/paniek/1", "fout-5")] {
        let request = TestRequest::get().uri(path).insert_header(("X-Request-Id", number)).to_request();
        let _ = try_call_service(&service, request).await;
    }
    let place = Path::new("tests/suite/logboek/fouten.rs").display();
    let told =
        |number: &str| lines(number).into_iter().map(|line| line.split_once("] ").unwrap().1.to_owned()).collect::<Vec<_>>();
    let [panic, fault, line] = told("fout-4").try_into().unwrap();
    assert!(
        panic.starts_with(&format!("fout-4 zaaksysteem find_register: paniek in {place}:")) && panic.ends_with(char::is_numeric),
        "{panic}"
    );
    assert!(fault.starts_with("fout-4 zaaksysteem find_register: interne fout: het werk is niet afgemaakt"), "{fault}");
    assert!(line.starts_with("fout-4 GET /v1/register 500 ") && line.ends_with(" zaaksysteem find_register"), "{line}");
    let [panic, fault, line] = told("fout-5").try_into().unwrap();
    assert!(
        panic.starts_with(&format!("fout-5 - /paniek/{{soort}}: paniek in {place}:")) && panic.ends_with(": dit kan niet"),
        "{panic}"
    );
    assert_eq!(fault, "fout-5 - /paniek/{soort}: interne fout: een handler raakte in paniek");
    assert!(line.starts_with("fout-5 GET /paniek/1 500 ") && line.ends_with(" - /paniek/{soort}"), "{line}");
}

#[actix_web::test]
async fn work_that_goes_on_after_the_answer_still_tells_who_asked_for_it() {
    keep();
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    refuse(&app, "inlezing_rijen");
    let inlezen = app.redacteur().post(format!("/v1/inlezingen?registerhouder={gemeente}")).header("X-Request-Id", "fout-6");
    inlezen.body(CSV, "Nr;Verwerking;Doel\n1;Afvalpas;Toegang\n").send().await.expect(202);
    let told = || lines("fout-6 lokaal create_inlezing: inlezing ");
    until(|| !told().is_empty()).await;
    assert!(told()[0].ends_with(": interne fout: Unknown: ongeldige waarde: \"…\""), "{:?}", told());
}

#[actix_web::test]
async fn a_job_of_the_register_itself_has_a_name_and_what_may_pass_is_a_warning() {
    keep();
    Trace::job("proeftaak").follow(async { Error::Unavailable("de schijf slaapt".into()).log() }).await;
    let told = "het register is nu even niet bereikbaar: de schijf slaapt";
    assert_eq!(lines("proeftaak"), [format!("WARN  verwerkingsregister::error] - verwerkingsregister proeftaak: {told}")]);
}

/// Every operation is found by its own address, also those that look alike.
#[actix_web::test]
async fn each_operation_has_its_name_in_the_log() {
    let routes = Routes::new(document());
    for operation in operations() {
        let path = format!("/v1{}", operation.path.replace(['{', '}'], ""));
        let method = operation.method.parse().unwrap();
        assert_eq!(routes.operation(&method, &path), Some(operation.id()), "{} {path}", operation.method);
    }
    assert_eq!(routes.operation(&actix_web::http::Method::HEAD, "/v1/register"), Some("find_register"));
    assert_eq!(routes.operation(&actix_web::http::Method::PUT, "/v1/register"), None);
}

/// Work that goes to a thread or a task in any other way would write lines that belong to nothing.
#[test]
fn work_goes_to_other_threads_and_tasks_with_what_it_is_for() {
    let begins = ["rt::spawn(", "thread::spawn(", "spawn_blocking(", "web::block"];
    let goes_along = [".follow(", "carried(", "rt::spawn(server)"];
    let mut without = Vec::new();
    for file in files(Path::new("src")).into_iter().filter(|file| file.extension().is_some_and(|kind| kind == "rs")) {
        let text = std::fs::read_to_string(&file).unwrap();
        let begun = text.lines().filter(|line| begins.iter().any(|word| line.contains(word)));
        without.extend(
            begun
                .filter(|line| !goes_along.iter().any(|word| line.contains(word)))
                .map(|line| format!("{}: {line}", file.display())),
        );
    }
    assert_eq!(without, [""; 0]);
}

/// The files of the program below a folder, without its tests and `trace` itself.
fn files(folder: &Path) -> Vec<PathBuf> {
    let inside = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let own = |path: &PathBuf| !["tests", "tests_oidc", "trace"].iter().any(|name| path.file_stem().unwrap() == *name);
    inside.filter(own).flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

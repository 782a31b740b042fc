//! What a step of the workflow and a workbook cost: writing costs what changed, whatever the content, and reading costs pages.

use crate::support::{Request, Response, TestApp};

/// Statements until now, from begin to commit.
fn statements(app: &TestApp) -> u64 {
    ["read", "write"]
        .map(|kind| app.metric(&format!("database_statements_total{{kind=\"{kind}\"}}")).parse::<u64>().unwrap())
        .iter()
        .sum()
}

/// The answer to a request that takes at most so many statements.
async fn at_most(app: &TestApp, most: u64, request: Request) -> Response {
    let before = statements(app);
    let answer = request.send().await;
    let took = statements(app) - before;
    assert!((6..=most).contains(&took), "{}: {took} statements", answer.status);
    answer
}

#[actix_web::test]
async fn a_step_of_the_workflow_takes_few_statements() {
    let app = TestApp::with_example().await;
    let gemeente = app.gemeente().await;
    // The second time there are versions before it.
    for begin in ["2026-01-01", "2026-06-01"] {
        let concept = app.concept_named(gemeente, begin).await;
        for _ in 0..2 {
            let (path, etag) = (concept.path("/concept/_indienen"), app.redacteur().get(concept.path("")).send().await.etag());
            let ingediend = at_most(&app, 16, app.redacteur().post(path).if_match(&etag)).await.expect(200);
            let path = concept.path("/concept/_vaststellen");
            let vastgesteld = at_most(&app, 35, app.beoordelaar().post(path).if_match(&ingediend.etag())).await.expect(201);
            let opnieuw = app.redacteur().post(concept.path("/concept")).if_match(&vastgesteld.etag()).send().await;
            opnieuw.expect(201);
        }
    }
}

#[actix_web::test]
async fn a_workbook_takes_statements_for_each_page_and_not_for_each_activity() {
    let app = TestApp::with_example().await;
    // Two pages of activities and the pieces of the file; five for each activity would be 255.
    let vol = at_most(&app, 110, app.redacteur().get("/v1/export?vorm=xlsx")).await.expect(200);
    assert!(vol.decoded().len() > 10_000);
}

#[actix_web::test]
async fn a_public_workbook_is_made_once_until_something_changes() {
    const ADRES: &str = "/v1/register/export?vorm=xlsx";
    let app = TestApp::with_example().await;
    let eerst = app.anonymous().get(ADRES).send().await.expect(200);
    let before = statements(&app);
    let nog_eens = app.anonymous().get(ADRES).send().await.expect(200);
    let again = statements(&app) - before;
    assert_eq!((nog_eens.etag(), &nog_eens.bytes), (eerst.etag(), &eerst.bytes));
    let gemeente = app.gemeente().await;
    app.vastgesteld(gemeente, "Nieuw in het werkboek", "2026-01-01").await;
    let before = statements(&app);
    let anders = app.anonymous().get(ADRES).send().await.expect(200);
    assert_ne!(anders.etag(), eerst.etag());
    let anew = statements(&app) - before;
    assert!(again < anew, "{again} of {anew}");
    let met_filter = app.anonymous().get(format!("{ADRES}&zoek=paspoort")).send().await.expect(200);
    assert_ne!(met_filter.bytes, anders.bytes);
}

#[actix_web::test]
async fn a_list_with_its_organisations_takes_as_many_statements_for_one_as_for_many() {
    let app = TestApp::with_example().await;
    let list = async |query: &str| {
        let before = statements(&app);
        let path = format!("/v1/register/verwerkingsactiviteiten?uitklappen=organisaties&{query}");
        let answer = app.anonymous().get(path).send().await.expect(200);
        let genoemd = answer.body["organisaties"].as_array().unwrap().len();
        (statements(&app) - before, genoemd)
    };
    // The first one also reads what is in memory after it.
    list("pageSize=2").await;
    let ((one, few), (all, many)) = (list("pageSize=1").await, list("pageSize=100").await);
    assert!(many > few + 10, "{few} {many}");
    assert_eq!(one, all);
}

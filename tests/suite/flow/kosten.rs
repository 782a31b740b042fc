//! What a step of the workflow costs: writing costs what changed, whatever the content.

use crate::support::{Response, TestApp, record_statements};

/// At most so many statements, whole transactions counted.
fn at_most(app: &TestApp, most: usize, answer: &Response) {
    let statements = app.statements();
    assert!(statements.len() <= most, "{}: {} statements\n{}", answer.status, statements.len(), statements.join("\n"));
    assert!(statements.len() > 5, "{statements:?}");
}

#[actix_web::test]
async fn a_step_of_the_workflow_takes_few_statements() {
    record_statements();
    let app = TestApp::with_example().await;
    let gemeente = app.gemeente().await;
    // The second time there are versions before it.
    for begin in ["2026-01-01", "2026-06-01"] {
        let concept = app.concept_named(gemeente, begin).await;
        for _ in 0..2 {
            let (path, etag) = (concept.path("/concept/_indienen"), app.redacteur().get(concept.path("")).send().await.etag());
            app.statements();
            let ingediend = app.redacteur().post(path).if_match(&etag).send().await.expect(200);
            at_most(&app, 15, &ingediend);
            let path = concept.path("/concept/_vaststellen");
            let vastgesteld = app.beoordelaar().post(path).if_match(&ingediend.etag()).send().await.expect(201);
            at_most(&app, 30, &vastgesteld);
            let opnieuw = app.redacteur().post(concept.path("/concept")).if_match(&vastgesteld.etag()).send().await;
            opnieuw.expect(201);
        }
    }
}

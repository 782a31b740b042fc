//! What is refused, how that is told, and that it leaves nothing behind.

mod bodies;
mod doors;
mod preconditions;
mod queries;
mod routes;

use serde_json::Value;
use verwerkingsregister::http::problem::CODES;

use crate::support::{Activiteit, Client, PUBLIC_URL, Response, TestApp};

/// A register with one activity in it that is being written.
struct Ground {
    app: TestApp,
    redacteur: Client,
    activiteit: Activiteit,
    /// A body that would make another activity.
    nieuw: Value,
    rows: Vec<(&'static str, i64)>,
}

impl Ground {
    async fn prepare() -> Self {
        Self::prepare_in(TestApp::start().await).await
    }

    async fn prepare_in(app: TestApp) -> Self {
        let gemeente = app.gemeente().await;
        let activiteit = app.concept_named(gemeente, "Digitale nieuwsbrief").await;
        let nieuw = serde_json::json!({"registerhouder": gemeente, "inhoud": {"naam": "Cameratoezicht"}});
        let (redacteur, rows) = (app.redacteur(), app.rows().await);
        Self { app, redacteur, activiteit, nieuw, rows }
    }

    /// Sends this text as a new activity.
    async fn create(&self, body: &str) -> Response {
        self.redacteur.post("/v1/verwerkingsactiviteiten").body("application/json", body).send().await
    }

    /// The new activity with one thing set at a place, as text.
    fn nieuw_with(&self, pointer: &str, value: Value) -> String {
        let mut nieuw = self.nieuw.clone();
        let (parent, member) = pointer.rsplit_once('/').unwrap();
        nieuw.pointer_mut(parent).unwrap()[member] = value;
        nieuw.to_string()
    }

    async fn nothing_changed(&self) {
        assert_eq!(self.app.rows().await, self.rows);
    }
}

#[actix_web::test]
async fn the_type_of_a_problem_is_the_address_of_its_explanation() {
    let app = TestApp::start().await;
    let told = app.anonymous().get("/v1/register/verwerkingsactiviteiten?pageSize=0").send().await.expect(400);
    let address = told.body["type"].as_str().unwrap();
    let page = app.anonymous().get(address.strip_prefix(PUBLIC_URL).unwrap()).send().await.expect(200).text();
    assert!(page.contains("<code>invalidParams</code>") && page.contains(address), "{page}");
    let all = app.anonymous().get("/problemen").send().await.expect(200).text();
    for (code, ..) in CODES {
        assert!(all.contains(&format!("id=\"{code}\"")), "{code}");
    }
    assert!(page.contains("onbekend-veld") && page.contains("bedoelt u"), "with an example, and the codes of faults: {page}");
    app.anonymous().get("/problemen/bestaat-niet").send().await.expect(404);
}

//! An activity that was confidential and is open again: everybody in management finds it, and only the versions that were confidential stay
//! hidden from who may not see them.

use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::auth::Scope::{Invoeren, Lezen};

use crate::support::{
    Activiteit, Client, TestApp, complete_inhoud,
    life_cycle::nieuwe_versie,
    lists::{BEHEER, found},
};

const STATUSES: &str = "geldig,ingetrokken,vervangen,gepland,beeindigd";

/// Settled as confidential since last year, and open from the first of December on.
pub(super) async fn opened(app: &TestApp, gemeente: Uuid) -> Activiteit {
    let mut geheim = complete_inhoud(gemeente);
    geheim["naam"] = "Onderzoek Zwaluw".into();
    geheim["vertrouwelijkheid"] = "vertrouwelijk".into();
    geheim["beginGeldigheid"] = "2025-01-01".into();
    let activiteit = app.vastgesteld_met(gemeente, &geheim).await;
    let open = json!({"naam": "Onderzoek", "vertrouwelijkheid": "intern", "beginGeldigheid": "2026-12-01"});
    nieuwe_versie(app, &activiteit, &open).await.0
}

/// The names on a list of management.
async fn names(client: &Client, query: &[(&str, &str)]) -> Vec<String> {
    let rows = found(client, BEHEER, query).await;
    rows.iter().filter_map(|row| row["versie"]["naam"].as_str()).map(str::to_owned).collect()
}

async fn numbers(client: &Client, activiteit: &Activiteit) -> Vec<Value> {
    let versies = client.get(activiteit.path("/versies")).send().await.expect(200);
    versies.body["results"].as_array().unwrap().iter().map(|versie| versie["nummer"].clone()).collect()
}

#[actix_web::test]
async fn an_activity_is_confidential_until_the_last_day_of_what_is_confidential() {
    let app = TestApp::start().await;
    let activiteit = opened(&app, app.gemeente().await).await;
    let (without, sees) = (app.caller("iemand", &[Lezen, Invoeren]), app.redacteur());
    app.clock.set("2026-11-30T22:59:59Z");
    without.get(activiteit.path("")).send().await.expect(404);
    assert_eq!((names(&without, &[]).await.len(), names(&sees, &[]).await), (0, vec!["Onderzoek Zwaluw".to_owned()]));
    app.clock.set("2026-11-30T23:00:00Z");
    let item = without.get(activiteit.path("")).send().await.expect(200);
    assert_eq!((&item.body["versie"]["nummer"], names(&without, &[]).await), (&json!(2), vec!["Onderzoek".to_owned()]));
    let deel = json!({"inhoud": {"omschrijving": "Anders"}});
    without.post(activiteit.path("/concept")).if_match(&item.etag()).send().await.expect(201);
    let concept = without.get(activiteit.path("/concept")).send().await.expect(200);
    without.patch(activiteit.path("/concept")).if_match(&concept.etag()).json(&deel).send().await.expect(200);
}

#[actix_web::test]
async fn the_versions_that_were_confidential_stay_hidden() {
    let app = TestApp::start().await;
    let activiteit = opened(&app, app.gemeente().await).await;
    app.clock.set("2026-12-02T12:00:00Z");
    let (without, sees) = (app.caller("iemand", &[Lezen, Invoeren]), app.redacteur());
    assert_eq!(
        (numbers(&without, &activiteit).await, numbers(&sees, &activiteit).await),
        (vec![json!(2)], vec![json!(1), json!(2)])
    );
    for path in ["/versies/1", "/verschil?van=1&naar=2"] {
        without.get(activiteit.path(path)).send().await.expect(404);
        sees.get(activiteit.path(path)).send().await.expect(200);
    }
    for (query, number) in [(("status", STATUSES), 1), (("geldigOp", "2026-06-01"), 0), (("geldigVan", "2025-01-01"), 1)] {
        assert_eq!(names(&without, &[query]).await, vec!["Onderzoek"; number], "{query:?}");
    }
    assert_eq!(names(&sees, &[("status", STATUSES)]).await, ["Onderzoek", "Onderzoek Zwaluw"]);
    let versie = sees.get(activiteit.path("/versies/1")).send().await.expect(200).body["versieUuid"].clone();
    let vraag = json!({"berekeningen": [{"versie": versie, "startdatum": "2026-01-31"}]});
    let hidden = without.post("/v1/vernietigingsdata").json(&vraag).send().await.expect(200);
    let shown = sees.post("/v1/vernietigingsdata").json(&vraag).send().await.expect(200);
    assert_eq!(
        (hidden.body["results"][0]["versieUuid"].clone(), &shown.body["results"][0]["versieUuid"]),
        (json!(null), &versie)
    );
    for export in ["/v1/export?omvang=geschiedenis", "/v1/export", "/v1/journaal"] {
        let answer = app.caller("iemand", &[Lezen, verwerkingsregister::auth::Scope::Beheren]).get(export).send().await;
        assert!(!answer.text().contains("Zwaluw"), "{export}");
    }
}

#[actix_web::test]
async fn a_confidential_concept_hides_the_activity_as_long_as_it_is_there() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let activiteit = app.vastgesteld(gemeente, "Onderzoek", "2026-01-01").await;
    let without = app.caller("iemand", &[Lezen]);
    let begonnen = app.redacteur().post(activiteit.path("/concept")).if_match(&activiteit.etag).send().await.expect(201);
    let geheim = json!({"inhoud": {"vertrouwelijkheid": "vertrouwelijk"}});
    let geheim =
        app.redacteur().patch(activiteit.path("/concept")).if_match(&begonnen.etag()).json(&geheim).send().await.expect(200);
    without.get(activiteit.path("")).send().await.expect(404);
    app.redacteur().delete(activiteit.path("/concept")).if_match(&geheim.etag()).send().await.expect(204);
    without.get(activiteit.path("")).send().await.expect(200);
}

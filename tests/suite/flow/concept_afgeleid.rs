//! What follows from a content stands beside it and is never entered.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Response, TestApp, complete_inhoud};

async fn patch(app: &TestApp, wijziging: &Value) -> Response {
    let concept = app.concept(app.gemeente().await, &json!({"naam": "Nieuwsbrief"})).await;
    let wijziging = json!({ "inhoud": wijziging });
    app.redacteur().patch(concept.path("/concept")).if_match(&concept.etag).json(&wijziging).send().await
}

fn gegevens(gegevens: &Value) -> Value {
    json!({"betrokkenen": [{"categorie": "abonnee", "gegevens": gegevens}]})
}

#[actix_web::test]
async fn the_first_answer_is_kept_and_shown_until_a_basis_is_chosen() {
    let app = TestApp::start().await;
    let concept = app.concept(app.gemeente().await, &json!({"naam": "Nieuwsbrief"})).await;
    let pad = concept.path("/concept");
    let mut etag = concept.etag;
    for (grondslagen, groepen) in [
        (json!([{"grondslagGroep": "wettelijke_taak"}]), json!(["wettelijke_taak"])),
        (json!([{"grondslag": null, "grondslagGroep": "overig"}]), json!(["overig"])),
        (json!([{"grondslag": "wettelijke_verplichting"}]), json!(["wettelijke_taak"])),
        (json!([{"grondslag": "taak_algemeen_belang"}, {"grondslagGroep": "wettelijke_taak"}]), json!(["wettelijke_taak"])),
        (json!([{"grondslag": "vitaal_belang"}, {"grondslag": "toestemming"}]), json!(["toestemming", "overig"])),
        (json!([{}]), json!([])),
    ] {
        let wijziging = json!({"inhoud": {"doelen": [{"grondslagen": grondslagen}]}});
        let changed = app.redacteur().patch(&pad).if_match(&etag).json(&wijziging).send().await.expect(200);
        assert_eq!(changed.body["afgeleid"]["grondslagGroepen"], groepen, "{grondslagen}");
        let gezegd = &changed.body["inhoud"]["doelen"][0]["grondslagen"][0]["grondslagGroep"];
        assert_eq!(*gezegd, grondslagen[0]["grondslagGroep"], "what was entered is what is shown");
        etag = changed.etag();
    }
}

#[actix_web::test]
async fn a_group_beside_a_basis_is_refused_at_its_place() {
    let app = TestApp::start().await;
    let beide = json!([{"grondslag": "toestemming"}, {"grondslag": "toestemming", "grondslagGroep": "toestemming"}]);
    let refused = patch(&app, &json!({"doelen": [{}, {"grondslagen": beide}]})).await.expect(400);
    assert_eq!(refused.problem_codes(), [("/inhoud/doelen/1/grondslagen/1", "grondslag-groep")]);
}

#[actix_web::test]
async fn sensitivity_follows_from_the_category_and_can_only_be_raised() {
    let app = TestApp::start().await;
    for (gegeven, verwacht) in [
        (json!([{"categorie": "emailadres"}]), "gewoon"),
        (json!([{"categorie": "bsn"}]), "wettelijk_identificatienummer"),
        (json!([{"categorie": "emailadres"}, {"categorie": "gezondheid"}]), "bijzonder"),
        (json!([{"categorie": "emailadres", "gevoeligheid": "gevoelig"}]), "gevoelig"),
        (json!([{"categorie": "bsn", "gevoeligheid": "gewoon"}]), "wettelijk_identificatienummer"),
        (json!([{}]), "gewoon"),
    ] {
        let changed = patch(&app, &gegevens(&gegeven)).await.expect(200);
        assert_eq!(changed.body["afgeleid"]["gevoeligheid"], verwacht, "{gegeven}");
        assert_eq!(changed.body["inhoud"]["betrokkenen"][0]["gegevens"][0]["gevoeligheid"], gegeven[0]["gevoeligheid"]);
    }
}

#[actix_web::test]
async fn what_is_derived_is_refused_as_input() {
    let app = TestApp::start().await;
    for (wijziging, plaats) in [
        (json!({"eindeGeldigheid": "2026-12-31"}), "/inhoud/eindeGeldigheid"),
        (json!({"gevoeligheid": "gewoon"}), "/inhoud/gevoeligheid"),
        (json!({"status": "geldig"}), "/inhoud/status"),
        (json!({"afgeleid": {}}), "/inhoud/afgeleid"),
        (json!({"verwerkers": [{"naam": "Mailbedrijf"}]}), "/inhoud/verwerkers/0/naam"),
        (
            json!({"doelen": [{"grondslagen": [{"grondslag": "toestemming", "groep": "toestemming"}]}]}),
            "/inhoud/doelen/0/grondslagen/0/groep",
        ),
    ] {
        let refused = patch(&app, &wijziging).await.expect(400);
        assert_eq!(refused.problem_codes(), [(plaats, "onbekend-veld")]);
    }
}

#[actix_web::test]
async fn a_concept_may_name_what_the_register_does_not_know_yet() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["verwerkers"] = json!([{"organisatie": Uuid::from_u128(1), "overeenkomst": Uuid::from_u128(2)}]);
    let concept = app.concept(gemeente, &inhoud).await;
    let shown = app.redacteur().get(concept.path("/concept")).send().await.expect(200);
    assert_eq!(shown.body["inhoud"]["verwerkers"][0]["organisatie"], json!(Uuid::from_u128(1)));
    let found = app.redacteur().get("/v1/verwerkingsactiviteiten").query("verwerker", &Uuid::from_u128(1).to_string());
    assert_eq!(found.send().await.expect(200).body["count"], 1);
}

//! Filters on what the law asks of a computer, and on an article of a law.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{
    TestApp, complete_inhoud,
    lists::{BEHEER, OPENBAAR, names},
};

const GEMEENTEWET: &str = "BWBR0005416";
const AWB: &str = "BWBR0005537";

fn bepaling(wet: &str, artikel: &str, lid: Option<&str>) -> Value {
    json!({"regeling": wet, "citeertitel": "Een wet", "artikel": artikel, "lid": lid})
}

fn inhoud(gemeente: Uuid, naam: &str, bepalingen: &Value) -> Value {
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["naam"] = naam.into();
    inhoud["doelen"][0]["grondslagen"] = json!([{"grondslag": "taak_algemeen_belang", "wettelijkeBepalingen": bepalingen}]);
    inhoud
}

#[actix_web::test]
async fn law_and_article_are_of_the_same_provision() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let gevallen = [
        ("Heel artikel", json!([bepaling(GEMEENTEWET, "6", None)])),
        ("Lid apart", json!([bepaling(GEMEENTEWET, "6", Some("1"))])),
        ("Lid erin", json!([bepaling(GEMEENTEWET, "artikel 6, tweede lid", None)])),
        ("Ander nummer", json!([bepaling(GEMEENTEWET, "6.1", None), bepaling(AWB, "1:3", None)])),
        ("Twee wetten", json!([bepaling(AWB, "6", None), bepaling(GEMEENTEWET, "160", None)])),
    ];
    for (naam, bepalingen) in gevallen {
        app.vastgesteld_met(gemeente, &inhoud(gemeente, naam, &bepalingen)).await;
    }
    let lezer = app.anonymous();
    for (wet, artikel, verwacht) in [
        (GEMEENTEWET, "6", vec!["Heel artikel", "Lid apart", "Lid erin"]),
        (GEMEENTEWET, "art. 6", vec!["Heel artikel", "Lid apart", "Lid erin"]),
        (GEMEENTEWET, "6 lid 1", vec!["Lid apart"]),
        (GEMEENTEWET, "6 lid 2", vec!["Lid erin"]),
        (GEMEENTEWET, "6.1", vec!["Ander nummer"]),
        (AWB, "6", vec!["Twee wetten"]),
        (AWB, "160", vec![]),
        (AWB, "1:3,6", vec!["Ander nummer", "Twee wetten"]),
        (AWB, "1", vec![]),
    ] {
        let vraag = format!("{OPENBAAR}?wet={wet}&artikel={}", artikel.replace(' ', "%20"));
        assert_eq!(names(&lezer, &vraag, &[]).await, verwacht, "{artikel} of {wet}");
    }
    let beheer = names(&app.redacteur(), &format!("{BEHEER}?wet={GEMEENTEWET}&artikel=6%20lid%201,6.1"), &[]).await;
    assert_eq!(beheer, ["Ander nummer", "Lid apart"]);
}

#[actix_web::test]
async fn what_a_computer_does_is_a_filter_and_a_facet() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let algoritme = json!([{"naam": "Rekenhulp", "algoritmeregisterUrl": null}]);
    for (naam, besluit, algoritmes) in [
        ("Computer", json!({"aanwezig": true}), json!([])),
        ("Mens", json!({"aanwezig": false}), json!([])),
        ("Mens met hulp", json!({"aanwezig": false}), algoritme.clone()),
        ("Onbekend", json!({}), json!([])),
    ] {
        let mut inhoud = complete_inhoud(gemeente);
        inhoud["naam"] = naam.into();
        inhoud["geautomatiseerdeBesluitvorming"] = besluit;
        inhoud["algoritmes"] = algoritmes;
        app.concept(gemeente, &inhoud).await;
    }
    let lezer = app.redacteur();
    for (codes, verwacht) in [
        ("geautomatiseerd", vec!["Computer"]),
        ("geen", vec!["Mens", "Mens met hulp"]),
        ("algoritme", vec!["Mens met hulp"]),
        ("geautomatiseerd,algoritme", vec!["Computer", "Mens met hulp"]),
    ] {
        assert_eq!(names(&lezer, &format!("{BEHEER}?besluitvorming={codes}"), &[]).await, verwacht, "{codes}");
    }
    let voorbeeld = TestApp::with_example().await;
    let antwoord = voorbeeld.anonymous().get(OPENBAAR).query("facetten", "besluitvorming").send().await.expect(200);
    let waarden = antwoord.body["facetten"][0]["waarden"].as_array().unwrap();
    let naam = |code: &str| waarden.iter().find(|waarde| waarde["code"] == code).map(|waarde| waarde["naam"].clone());
    assert_eq!(naam("geautomatiseerd"), Some("Een computer neemt besluiten".into()));
    assert_eq!(naam("geen"), Some("Geen besluiten zonder een mens".into()));
}

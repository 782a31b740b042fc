//! The check of a concept and of a version: it tells what settling will tell, and changes nothing.

use serde_json::{Value, json};

use super::vondsten;
use crate::support::{TestApp, complete_inhoud, life_cycle::nieuw_concept};

#[actix_web::test]
async fn the_check_of_a_concept_tells_what_settling_will_refuse() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let concept = app.concept(gemeente, &json!({"naam": "Nieuwsbrief", "vertrouwelijkheid": "intern"})).await;
    let toetsing = app.redacteur().get(concept.path("/concept/toetsing")).send().await.expect(200);
    let blokkades = vondsten(&toetsing.body["blokkades"]);
    assert!(vondsten(&toetsing.body["waarschuwingen"]).contains(&"VR-J05 /redenVertrouwelijkheid".to_owned()));

    let ingediend = app.indienen(&concept).await;
    let pad = concept.path("/concept/_vaststellen");
    let refused = app.beoordelaar().post(pad).if_match(&ingediend.etag).send().await.expect(409);
    let geweigerd: Vec<String> = refused.problem_codes().into_iter().map(|(pointer, code)| format!("{code} {pointer}")).collect();
    assert_eq!(blokkades, geweigerd);
}

#[actix_web::test]
async fn every_finding_says_where_why_by_which_law_and_what_to_do() {
    let app = TestApp::start().await;
    let mut inhoud = complete_inhoud(app.gemeente().await);
    inhoud["doelen"][0]["grondslagen"] = json!([]);
    let concept = app.concept(app.gemeente_named("Gemeente Ginds").await, &inhoud).await;
    let toetsing = app.redacteur().get(concept.path("/concept/toetsing")).send().await.expect(200);
    insta::assert_json_snapshot!(toetsing.body["blokkades"], @r#"
    [
      {
        "code": "VR-C01",
        "ernst": "blokkade",
        "onderdeel": "inhoud",
        "pointer": "/doelen/0/grondslagen",
        "melding": "Geef bij ieder doel de grondslag aan.",
        "waarom": "Zonder grondslag mag de overheid geen persoonsgegevens verwerken.",
        "remedie": "Kies bij dit doel één van de zes grondslagen.",
        "bron": "AVG artikel 6 lid 1, artikel 13 lid 1 onder c"
      }
    ]
    "#);
    let velden = toetsing.body["volledigheid"]["velden"].as_array().unwrap();
    let grondslag = velden.iter().find(|veld| veld["pointer"] == "/doelen/*/grondslagen").unwrap();
    assert_eq!((&grondslag["vereiste"], &grondslag["inOrde"]), (&json!("verplicht"), &json!(false)));
}

#[actix_web::test]
async fn a_version_is_judged_by_the_law_of_the_day_that_is_asked() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["doelen"][0]["grondslagen"][0]["wettelijkeBepalingen"] =
        json!([{"regeling": "BWBR0011468", "citeertitel": "Wet bescherming persoonsgegevens", "artikel": "8"}]);
    let versie = app.vastgesteld_met(gemeente, &inhoud).await;
    let pad = versie.path("/versies/1/toetsing");
    let op = async |dag: &str| {
        let toetsing = app.redacteur().get(&pad).query("peildatum", dag).send().await.expect(200);
        assert_eq!(toetsing.body["peildatum"], dag);
        vondsten(&toetsing.body["waarschuwingen"]).iter().any(|vondst| vondst.starts_with("VR-C04"))
    };
    assert!(!op("2018-05-24").await, "the law was in force on its last day");
    assert!(op("2018-05-25").await, "and no longer on the day after");
}

#[actix_web::test]
async fn what_changed_since_the_dpia_is_told_of_a_later_version_everywhere() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["beginGeldigheid"] = "2026-06-01".into();
    inhoud["dpia"] = json!({"status": "uitgevoerd", "datum": "2026-06-15"});
    let eerste = app.vastgesteld_met(gemeente, &inhoud).await;
    let verouderd = async |pad: String| {
        let toetsing = app.redacteur().get(pad).send().await.expect(200);
        let waarschuwingen = toetsing.body["waarschuwingen"].as_array().unwrap().clone();
        waarschuwingen.iter().find(|een| een["code"] == "VR-H07").map(|een| een["melding"].as_str().unwrap().to_owned())
    };
    let te_laat = verouderd(eerste.path("/versies/1/toetsing")).await.unwrap();
    assert!(te_laat.contains("te laat"), "{te_laat}");

    let algoritme = json!({"beginGeldigheid": "2026-11-01", "algoritmes": [{"naam": "Toeslag"}]});
    let concept = nieuw_concept(&app, &eerste, &algoritme).await;
    let gewijzigd = "Herbeoordeel de DPIA: sinds 15 juni 2026 is dit gewijzigd: de algoritmes.";
    assert_eq!(verouderd(concept.path("/concept/toetsing")).await.as_deref(), Some(gewijzigd));
    app.settle(&concept).await;
    assert_eq!(verouderd(concept.path("/versies/2/toetsing")).await.as_deref(), Some(gewijzigd));
    let alle = app.redacteur().get("/v1/bevindingen?regel=VR-H07").send().await.expect(200);
    assert_eq!((&alle.body["count"], &alle.body["results"][0]["bevinding"]["melding"]), (&json!(1), &json!(gewijzigd)));
}

#[actix_web::test]
async fn an_end_has_nothing_to_judge() {
    let app = TestApp::start().await;
    let settled = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2026-01-01").await;
    let einde = json!({"reden": "Gestopt.", "eindeGeldigheid": "2026-12-31"});
    let pad = settled.path("/_beeindigen");
    app.beoordelaar().post(pad).if_match(&settled.etag).json(&einde).send().await.expect(201);
    let refused = app.redacteur().get(settled.path("/versies/2/toetsing")).send().await.expect(409);
    assert_eq!(refused.problem(), "geen-inhoud");
    app.redacteur().get(settled.path("/versies/3/toetsing")).send().await.expect(404);
    app.redacteur().get(settled.path("/concept/toetsing")).send().await.expect(404);
}

#[actix_web::test]
async fn one_may_settle_over_warnings_and_the_journal_keeps_which() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let concept = app.concept_named(gemeente, "Nieuwsbrief").await;
    let toetsing = app.redacteur().get(concept.path("/concept/toetsing")).send().await.expect(200);
    let codes = |vondsten: &[String]| -> Value { vondsten.iter().map(|vondst| json!(vondst[..6])).collect() };
    let verwacht = codes(&vondsten(&toetsing.body["waarschuwingen"]));
    assert_ne!(verwacht, json!([]));
    app.settle(&concept).await;
    let journaal = app.redacteur().get(concept.path("/journaal")).send().await.expect(200);
    let regels = journaal.body["results"].as_array().unwrap();
    let vaststelling = regels.iter().find(|regel| regel["handeling"] == "concept_vaststellen").unwrap();
    assert_eq!(vaststelling["toelichting"]["waarschuwingen"], verwacht);
}

#[actix_web::test]
async fn an_end_before_the_begin_is_refused_by_its_rule() {
    let app = TestApp::start().await;
    let settled = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2026-01-01").await;
    let einde = json!({"reden": "Gestopt.", "eindeGeldigheid": "2025-12-31"});
    let refused = app.beoordelaar().post(settled.path("/_beeindigen")).if_match(&settled.etag).json(&einde).send().await;
    assert_eq!(refused.expect(400).problem_codes(), [("/eindeGeldigheid", "VR-J01")]);
}

#[actix_web::test]
async fn a_concept_that_hides_what_is_public_says_so_before_it_does() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    let versie = app.vastgesteld_met(gemeente, &inhoud).await;
    inhoud["vertrouwelijkheid"] = json!("intern");
    inhoud["redenVertrouwelijkheid"] = json!("Lopend onderzoek");
    inhoud["beginGeldigheid"] = json!("2027-06-01");
    let verbergt = nieuw_concept(&app, &versie, &inhoud).await;
    let toetsing = app.redacteur().get(verbergt.path("/concept/toetsing")).send().await.expect(200);
    assert!(vondsten(&toetsing.body["waarschuwingen"]).contains(&"VR-J07 /vertrouwelijkheid".to_owned()), "{}", toetsing.body);
}

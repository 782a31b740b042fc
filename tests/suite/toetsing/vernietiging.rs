//! Dates of destruction, many at once: what cannot be calculated says why, and the rest is calculated.

use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::auth::Scope::Lezen;

use crate::support::{Activiteit, TestApp, complete_inhoud};

const PAD: &str = "/v1/vernietigingsdata";

/// An activity with these terms.
async fn met_termijnen(app: &TestApp, gemeente: Uuid, termijnen: Value) -> Activiteit {
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["bewaartermijnen"] = termijnen;
    app.vastgesteld_met(gemeente, &inhoud).await
}

#[actix_web::test]
async fn the_date_comes_with_its_steps() {
    let app = TestApp::start().await;
    let termijn = json!([{"soort": "vaste_termijn", "termijn": "P1M1D", "startmoment": "afgehandeld", "perKalenderjaar": true}]);
    let activiteit = met_termijnen(&app, app.gemeente().await, termijn).await;
    let vraag =
        json!({"berekeningen": [{"kenmerk": "zaak-1", "verwerkingsactiviteit": activiteit.uuid, "startdatum": "2024-01-31"}]});
    let antwoord = app.redacteur().post(PAD).json(&vraag).send().await.expect(200);
    let een = &antwoord.body["results"][0];
    assert_eq!((&een["kenmerk"], &een["bewaartermijn"]), (&json!("zaak-1"), &json!(0)));
    insta::assert_json_snapshot!(een["berekening"], @r#"
    {
      "vernietigingsdatum": "2025-01-01",
      "uitleg": "De termijn van 1 maand en 1 dag loopt van 31 januari 2024 tot 1 maart 2024. Vernietiging gebeurt per kalenderjaar. Vanaf 1 januari 2025 worden de gegevens vernietigd.",
      "stappen": [
        {
          "omschrijving": "De termijn begint",
          "datum": "2024-01-31"
        },
        {
          "omschrijving": "Plus 1 maand, afgekapt op het einde van de maand",
          "datum": "2024-02-29"
        },
        {
          "omschrijving": "Plus 1 dag",
          "datum": "2024-03-01"
        },
        {
          "omschrijving": "Vernietiging gebeurt per kalenderjaar: 1 januari van het jaar daarna",
          "datum": "2025-01-01"
        }
      ]
    }
    "#);
}

#[actix_web::test]
async fn each_question_gets_its_own_answer_and_nobody_learns_what_he_may_not_read() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let twee = json!([{"soort": "vaste_termijn", "termijn": "P4W", "startmoment": "datum_opname"},
        {"soort": "gebeurtenis", "gebeurtenis": "Het incident is afgehandeld"}]);
    let open = met_termijnen(&app, gemeente, twee).await.uuid;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["vertrouwelijkheid"] = "vertrouwelijk".into();
    let geheim = app.vastgesteld_met(gemeente, &inhoud).await.uuid;
    let start = "2026-05-01";
    let vragen = json!({"berekeningen": [
        {"verwerkingsactiviteit": open, "bewaartermijn": 0, "startdatum": start},
        {"verwerkingsactiviteit": open, "bewaartermijn": 1, "startdatum": start},
        {"verwerkingsactiviteit": open, "bewaartermijn": 2, "startdatum": start},
        {"verwerkingsactiviteit": open, "startdatum": start},
        {"verwerkingsactiviteit": geheim, "startdatum": start},
        {"verwerkingsactiviteit": Uuid::from_u128(1), "startdatum": start},
        {"versie": Uuid::from_u128(1), "startdatum": start}
    ]});
    let antwoord = app.caller("lezer", &[Lezen]).post(PAD).json(&vragen).send().await.expect(200);
    let datums: Vec<&Value> =
        antwoord.body["results"].as_array().unwrap().iter().map(|een| &een["berekening"]["vernietigingsdatum"]).collect();
    assert_eq!(
        datums,
        [&json!("2026-05-29"), &Value::Null, &Value::Null, &Value::Null, &Value::Null, &Value::Null, &Value::Null]
    );
    let redenen: Vec<&str> =
        antwoord.body["results"].as_array().unwrap().iter().map(|een| een["reden"].as_str().unwrap_or("-")).collect();
    let onleesbaar = "Er is geen versie met inhoud die u kunt lezen.";
    assert_eq!(redenen[..2], ["-", "-"]);
    assert_eq!(redenen[2], "Kies een bewaartermijn van 0 tot en met 1.");
    assert_eq!(redenen[3], "Deze versie heeft 2 bewaartermijnen; kies er een met `bewaartermijn`.");
    assert_eq!(redenen[4..], [onleesbaar; 3], "what is confidential and what does not exist sound the same");
}

#[actix_web::test]
async fn nothing_is_destroyed_while_a_stop_runs() {
    let app = TestApp::start().await;
    let twee = json!([
        {"soort": "vaste_termijn", "termijn": "P4W", "startmoment": "datum_opname", "gegevens": ["naam"]},
        {"soort": "vaste_termijn", "termijn": "P4W", "startmoment": "datum_opname", "gegevens": ["adres"]}
    ]);
    let activiteit = met_termijnen(&app, app.gemeente().await, twee).await;
    let vraag =
        |nummer: usize| json!({"verwerkingsactiviteit": activiteit.uuid, "bewaartermijn": nummer, "startdatum": "2026-05-01"});
    let vragen = json!({"berekeningen": [vraag(0), vraag(1)]});
    for (stop, verwacht) in [
        (json!({"reden": "geding", "gegevens": ["naam"]}), [Value::Null, json!("2026-05-29")]),
        (json!({"reden": "geding"}), [Value::Null, Value::Null]),
        (json!({"reden": "geding", "tot": "2020-01-01"}), [json!("2026-05-29"), json!("2026-05-29")]),
    ] {
        let beheer = json!({"beheer": {"vernietigingsstops": [stop]}});
        app.redacteur().patch(activiteit.path("/beheer")).if_match("*").json(&beheer).send().await.expect(200);
        let antwoord = app.redacteur().post(PAD).json(&vragen).send().await.expect(200);
        let berekening = |nummer: usize| &antwoord.body["results"][nummer]["berekening"];
        assert_eq!([0, 1].map(|nummer| berekening(nummer)["vernietigingsdatum"].clone()), verwacht, "{stop}");
        if verwacht[0].is_null() {
            let uitleg = "Vernietigen is gestopt (rechtszaak). Daarom is er nu geen vernietigingsdatum.";
            assert_eq!(berekening(0)["uitleg"], uitleg);
        }
    }
}

#[actix_web::test]
async fn a_stop_that_will_run_on_the_day_of_destruction_holds_it_too() {
    let app = TestApp::start().await;
    let termijn = json!([{"soort": "vaste_termijn", "termijn": "P10Y", "startmoment": "afgehandeld"}]);
    let activiteit = met_termijnen(&app, app.gemeente().await, termijn).await;
    let vragen = json!({"berekeningen": [{"verwerkingsactiviteit": activiteit.uuid, "startdatum": "2026-05-01"}]});
    for (vanaf, houdt) in [("2036-01-01", true), ("2036-05-02", false)] {
        let beheer = json!({"beheer": {"vernietigingsstops": [{"reden": "geding", "vanaf": vanaf}]}});
        app.redacteur().patch(activiteit.path("/beheer")).if_match("*").json(&beheer).send().await.expect(200);
        let antwoord = app.redacteur().post(PAD).json(&vragen).send().await.expect(200);
        let berekening = &antwoord.body["results"][0]["berekening"];
        assert_eq!(berekening["vernietigingsdatum"].is_null(), houdt, "{vanaf}");
        let gestopt = "Vernietigen is vanaf 1 januari 2036 gestopt (rechtszaak). Daarom is er nu geen vernietigingsdatum.";
        assert_eq!(berekening["uitleg"] == gestopt, houdt, "{berekening}");
    }
}

#[actix_web::test]
async fn everyone_hears_what_the_list_says_of_a_term() {
    let app = TestApp::start().await;
    let termijn = |nummer: &str, meer: Value| {
        let mut termijn = json!({"soort": "vaste_termijn", "termijn": "P3M", "startmoment": "afgehandeld",
            "selectielijst": {"lijst": "gemeenten_2020", "volledigNummer": nummer}});
        json_patch::merge(&mut termijn, &meer);
        termijn
    };
    let anders = json!({"afwijkingToelichting": "De verzegelde pakken."});
    let deel = json!({"afwijkingToelichting": "Op verzoek.", "uitzonderingVernietiging": {"reden": "hotspot", "toelichting": "De brug."}});
    let archief = json!({"soort": "blijvend_bewaren", "termijn": null, "startmoment": null, "overbrengingstermijn": "P20Y"});
    let termijnen = json!([
        termijn("1.2", json!({})),
        termijn("1.2", anders),
        termijn("13.1", json!({})),
        termijn("13.1", deel),
        termijn("1.2", archief),
    ]);
    let activiteit = met_termijnen(&app, app.gemeente().await, termijnen).await;
    let pad = activiteit.public_path("/vernietigingsdatum");
    for (nummer, datum, woorden) in [
        ("0", Value::Null, "Volgens de selectielijst worden deze gegevens blijvend bewaard"),
        ("1", json!("2026-08-01"), "Vanaf 1 augustus 2026 worden de gegevens vernietigd."),
        (
            "2",
            Value::Null,
            "Volgens de selectielijst is de termijn 5 jaar, en het register legt niet uit waarom die hier korter is.",
        ),
        ("3", json!("2026-08-01"), "Let op: een deel wordt niet vernietigd."),
        ("4", Value::Null, "Uiterlijk op 1 mei 2046 gaan ze naar het archief."),
    ] {
        let vraag = app.anonymous().get(&pad).query("startdatum", "2026-05-01").query("bewaartermijn", nummer);
        let antwoord = vraag.send().await.expect(200).body;
        assert_eq!(antwoord["vernietigingsdatum"], datum, "{nummer}");
        assert!(antwoord["uitleg"].as_str().unwrap().contains(woorden), "{nummer}: {antwoord}");
    }
}

#[actix_web::test]
async fn a_question_names_an_activity_or_a_version() {
    let app = TestApp::start().await;
    let vraag = json!({"berekeningen": [{"startdatum": "2026-05-01"}]});
    let refused = app.redacteur().post(PAD).json(&vraag).send().await.expect(400);
    assert_eq!(refused.problem_codes(), [("/berekeningen/0", "activiteit-of-versie")]);
    app.redacteur().post(PAD).json(&json!({"berekeningen": []})).send().await.expect(400);
}

#[actix_web::test]
async fn everyone_can_ask_for_one_date_of_a_public_activity() {
    let app = TestApp::start().await;
    let termijn = json!([{"soort": "vaste_termijn", "termijn": "P4W", "startmoment": "datum_opname"}]);
    let activiteit = met_termijnen(&app, app.gemeente().await, termijn).await;
    let pad = activiteit.public_path("/vernietigingsdatum");
    let antwoord = app.anonymous().get(&pad).query("startdatum", "2026-05-01").send().await.expect(200);
    assert_eq!(antwoord.body["vernietigingsdatum"], "2026-05-29");
    assert_eq!(app.anonymous().get(&pad).send().await.expect(400).problem_codes(), [("startdatum", "verplicht")]);
    let te_ver = app.anonymous().get(&pad).query("startdatum", "2026-05-01").query("bewaartermijn", "1").send().await;
    assert_eq!(te_ver.expect(400).problem_codes(), [("bewaartermijn", "waarde")]);
}

//! The rights follow from the legal basis: in the record of each side, and never from what somebody enters.

use serde_json::{Value, json};

use crate::support::{
    TestApp,
    notice::{answer, verklaring},
    seeds,
};

fn kort(rechten: &Value) -> Vec<String> {
    let recht = |recht: &Value| {
        let code = |veld: &str| recht[veld]["code"].as_str().unwrap_or_default().to_owned();
        format!("{} {} {} {}", code("recht"), code("toepasselijkheid"), code("afgeleid"), recht["afwijking"])
    };
    rechten.as_array().unwrap().iter().map(recht).collect()
}

#[actix_web::test]
async fn the_public_record_shows_what_the_law_says_per_purpose_and_what_counts_as_a_whole() {
    let app = TestApp::start().await;
    let gemeente = seeds::opmeer(&app).await;
    let bedrijf = seeds::bedrijf(&app, "Mailhuis BV").await;
    let activiteit = app.vastgesteld_met(gemeente, &seeds::cameratoezicht(gemeente, bedrijf)).await;
    let record = app.anonymous().get(activiteit.public_path("")).send().await.expect(200).body;
    assert_eq!(
        record["rechten"][1],
        json!({
            "recht": {"code": "inzage", "naam": "Recht op inzage"},
            "artikel": "AVG art. 15",
            "toepasselijkheid": {"code": "beperkt", "naam": "Beperkt"},
            "waarom": "Dit volgt niet uit de grondslag, maar uit artikel 41, Uitvoeringswet AVG. \
                       Beelden van een onderzoek naar een strafbaar feit laten wij soms niet zien.",
            "afgeleid": {"code": "ja", "naam": "Ja"},
            "afwijking": true
        })
    );
    for doel in record["doelen"].as_array().unwrap() {
        assert_eq!(kort(&doel["rechten"])[1], "inzage ja ja false");
    }
    let geheel = kort(&record["rechten"]);
    for recht in ["bezwaar ja ja false", "overdraagbaarheid nee nee false", "menselijke_tussenkomst nee nee false"] {
        assert!(geheel.contains(&recht.to_owned()), "{recht}: {geheel:?}");
    }
    let binnen = app.redacteur().get(activiteit.path("/versies/1")).send().await.expect(200).body;
    let inzage = &binnen["afgeleid"]["rechten"][1];
    assert_eq!(inzage["recht"], "inzage");
    assert_eq!(
        (&inzage["toepasselijkheid"], &inzage["afgeleid"], &inzage["afwijking"]),
        (&json!("beperkt"), &json!("ja"), &json!(true))
    );
}

#[actix_web::test]
async fn nobody_enters_them() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    for inhoud in [json!({"naam": "x", "rechten": []}), json!({"naam": "x", "doelen": [{"rechten": []}]})] {
        let invoer = json!({"registerhouder": gemeente, "inhoud": inhoud});
        app.redacteur().post("/v1/verwerkingsactiviteiten").json(&invoer).send().await.expect(400);
    }
}

#[actix_web::test]
async fn a_right_that_a_law_takes_away_is_named_and_the_others_that_do_not_apply_are_not() {
    let app = TestApp::start().await;
    let gemeente = seeds::opmeer(&app).await;
    let bedrijf = seeds::bedrijf(&app, "Mailhuis BV").await;
    let mut inhoud = seeds::nieuwsbrief(gemeente, bedrijf);
    let wet = json!({"regeling": "BWBR0033715", "citeertitel": "Wet basisregistratie personen", "artikel": "2.7"});
    inhoud["doelen"][0]["grondslagen"] = json!([{"grondslag": "wettelijke_verplichting", "wettelijkeBepalingen": [wet]}]);
    inhoud["rechtenAfwijkingen"] = json!([{"recht": "wissing", "toepasselijkheid": "nee", "wettelijkeBepaling": wet}]);
    let activiteit = app.vastgesteld_met(gemeente, &inhoud).await;
    let gelezen = verklaring(&app, &activiteit, "application/json").await;
    let rechten = answer(&gelezen, "uw_rechten");
    assert!(rechten.contains("Recht op verwijdering. Dit recht hebt u hier niet. Dit volgt niet uit de grondslag, maar uit artikel 2.7, Wet basisregistratie personen."), "{rechten}");
    for afwezig in ["overdraagbaarheid", "bezwaar", "Toestemming", "Menselijke"] {
        assert!(!rechten.contains(afwezig), "{afwezig}: {rechten}");
    }
    let mag = answer(&gelezen, "mag_dat");
    assert_eq!(
        mag,
        "Een wet verplicht ons om dit te doen. Dit staat in artikel 2.7, Wet basisregistratie personen.\nLees artikel 2.7, Wet basisregistratie personen."
    );
    let punten = &gelezen.body["onderdelen"][2]["punten"];
    assert_eq!(punten[0]["url"], "https://wetten.overheid.nl/jci1.3:c:BWBR0033715&artikel=2.7");
}

#[actix_web::test]
async fn under_the_wpg_the_notice_points_to_that_law() {
    let app = TestApp::start().await;
    let gemeente = seeds::opmeer(&app).await;
    let bedrijf = seeds::bedrijf(&app, "Mailhuis BV").await;
    let mut inhoud = seeds::cameratoezicht(gemeente, bedrijf);
    (inhoud["regime"], inhoud["rechtenAfwijkingen"]) = ("wpg".into(), json!([]));
    let wet = json!([{"grondslag": "taak_algemeen_belang", "wettelijkeBepalingen": [{"citeertitel": "Wet politiegegevens", "artikel": "8"}]}]);
    inhoud["doelen"][0]["grondslagen"] = wet.clone();
    inhoud["doelen"][1]["grondslagen"] = wet;
    let activiteit = app.vastgesteld_met(gemeente, &inhoud).await;
    let gelezen = verklaring(&app, &activiteit, "application/json").await;
    let rechten = answer(&gelezen, "uw_rechten");
    assert!(rechten.starts_with("Hier geldt de Wet politiegegevens. Uw rechten staan in die wet."), "{rechten}");
    assert!(rechten.contains("antwoorden wij binnen 6 weken.") && rechten.contains("Recht op inzage"), "{rechten}");
    assert!(answer(&gelezen, "mag_dat").starts_with("Op deze verwerking is de Wet politiegegevens van toepassing."));
    let record = app.anonymous().get(activiteit.public_path("")).send().await.expect(200).body;
    assert_eq!((record["rechten"].as_array().unwrap().len(), &record["rechten"][1]["artikel"]), (6, &json!("Wpg art. 25")));
}

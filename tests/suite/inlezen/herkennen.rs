//! What a workbook says that was not there yet: a row is made once, and a law is one of the list or told.

use serde_json::{Value, json};

use super::{
    codes, rijen,
    rondgang::{aanbieden, inlezen, verhuizer},
    werkboek::{een, met_cel, met_rij, regel},
};
use crate::support::TestApp;

async fn van(app: &TestApp, bestand: Vec<u8>, naam: &str) -> (String, Value) {
    let (path, _) = aanbieden(app, super::XLSX, bestand).await;
    let alle = rijen(&verhuizer(app), &path).await;
    let rij = alle.iter().find(|rij| rij["naam"] == naam).unwrap_or_else(|| panic!("{alle:#?}"));
    (path, rij.clone())
}

#[actix_web::test]
async fn a_new_row_that_got_a_number_since_is_the_same_row() {
    let (app, _, bestand) = een().await;
    let eerst = met_rij(&bestand, "Activiteiten", 3, &[("Naam", "Afvalpas")]);
    let (path, rij) = van(&app, eerst, "Afvalpas").await;
    assert_eq!(rij["uitkomst"], "nieuw");
    inlezen(&app, &path).await;
    let lijst = verhuizer(&app).get("/v1/verwerkingsactiviteiten?zoek=afvalpas").send().await.expect(200).body;
    let nummer = lijst["results"][0]["identificatie"].as_str().unwrap().to_owned();
    // The same workbook a day later, with the number that the register gave, or another one.
    for eigen in [nummer.as_str(), "AFV-1"] {
        let later = [("Nummer", eigen), ("Naam", "Afvalpas"), ("Omschrijving", eigen)];
        let (path, rij) = van(&app, met_rij(&bestand, "Activiteiten", 3, &later), "Afvalpas").await;
        assert_eq!((&rij["uitkomst"], codes(&rij)), (&json!("bijgewerkt"), vec!["herkend"]), "{rij:#}");
        assert!(rij["bevindingen"][0]["melding"].as_str().unwrap().contains(&nummer), "{rij:#}");
        inlezen(&app, &path).await;
    }
    let lijst = verhuizer(&app).get("/v1/verwerkingsactiviteiten?zoek=afvalpas").send().await.expect(200).body;
    assert_eq!(lijst["count"], 1, "{lijst:#}");
    // A row that stands on the sheet already is changed there.
    for cellen in [[("Naam", "Digitale nieuwsbrief")].as_slice(), &[("Nummer", "VA-0001"), ("Naam", "Iets anders")]] {
        let (_, body) = aanbieden(&app, super::XLSX, met_rij(&bestand, "Activiteiten", 3, cellen)).await;
        assert_eq!((codes(&body), &body["verslag"]["nieuw"]), (vec!["bestaat-al"], &json!(0)), "{body:#}");
    }
}

#[actix_web::test]
async fn a_law_is_one_of_the_list_or_has_a_number_or_is_told() {
    let (app, pad, bestand) = een().await;
    let wet = |kolom: &str, tekst: &str| {
        met_rij(&bestand, "Wettelijke bepalingen", 9, &[("Activiteit", "Digitale nieuwsbrief"), (kolom, tekst)])
    };
    for (kolom, tekst, verwacht, veld) in [
        ("Regeling", "Gemeentewet", None, json!("BWBR0005416")),
        ("Regeling", "Wmo 2015", None, json!("BWBR0035362")),
        ("Regeling", "CVDR123456", None, json!("CVDR123456")),
        ("Regeling", "Gemeentewett", Some("“Gemeentewet”"), Value::Null),
        ("Citeertitel", "Verordening leerlingenvervoer", None, Value::Null),
        ("Citeertitel", "Wet maatschapelijke ondersteuning 2015", Some("“Wet maatschappelijke ondersteuning 2015”"), Value::Null),
    ] {
        let (path, _, regel) = regel(&app, wet(kolom, tekst)).await;
        let verteld: Vec<_> = codes(&regel).into_iter().filter(|code| *code != "niet-overgenomen").collect();
        assert_eq!(verteld, verwacht.map(|_| "onbekende-wet").into_iter().collect::<Vec<_>>(), "{tekst}: {regel:#}");
        assert!(regel["bevindingen"].to_string().contains(verwacht.unwrap_or_default()), "{tekst}: {regel:#}");
        assert_eq!(
            regel["ingelezen"].as_array().unwrap().len(),
            usize::from(kolom == "Regeling" && verwacht.is_some()),
            "{regel:#}"
        );
        inlezen(&app, &path).await;
        let concept = verhuizer(&app).get(format!("{pad}/concept")).send().await.expect(200).body;
        let bepalingen = concept["inhoud"]["doelen"][0]["grondslagen"][0]["wettelijkeBepalingen"].clone();
        let staat = bepalingen
            .as_array()
            .unwrap()
            .iter()
            .any(|een| een["regeling"] == veld && (veld.is_string() || een["citeertitel"] == tekst));
        assert_eq!(staat, veld.is_string() || kolom == "Citeertitel", "{tekst}: {bepalingen:#}");
    }
    // What is written is read as the same law.
    let (_, _, regel) = regel(&app, met_cel(&bestand, "Activiteiten", "Omschrijving", "Nog eens.")).await;
    assert_eq!(regel["uitkomst"], "bijgewerkt", "{regel:#}");
}

//! Cases for security and the DPIA.

use serde_json::{Value, json};

use crate::domain::recht::toetsing::tests::{Geval, bevindingen, compleet, samen, vuurt, zwijgt};

/// The complete case with these data of one group.
fn gegevens(wijziging: &Value) -> Value {
    let mut gegeven = compleet()["inhoud"]["betrokkenen"][0]["gegevens"][0].clone();
    json_patch::merge(&mut gegeven, wijziging);
    json!({"inhoud": {"betrokkenen": [{"categorie": "abonnee", "gegevens": [gegeven]}]}})
}

fn dpia(wijziging: &Value) -> Value {
    json!({"inhoud": { "dpia": wijziging }})
}

fn beveiliging(wijziging: &Value) -> Value {
    json!({"inhoud": { "beveiliging": wijziging }})
}

pub(in crate::domain::recht::toetsing) fn gevallen() -> Vec<Geval> {
    [maatregelen(), beoordeling(), uitvoering()].into_iter().flatten().collect()
}

fn maatregelen() -> Vec<Geval> {
    let gezond = samen(
        &gegevens(&json!({"categorie": "gezondheid"})),
        &json!({"inhoud": {"uitzonderingenBijzondereGegevens": [{"uitzondering": "uitdrukkelijke_toestemming"}]}}),
    );
    let toegang = |soort: &str| beveiliging(&json!({"maatregelen": [{ "soort": soort }]}));
    let bsn = gegevens(&json!({"categorie": "bsn"}));
    vec![
        vuurt(&["VR-H01 /beveiliging/openbareOmschrijving"], beveiliging(&json!(null))),
        vuurt(&["VR-H01 /beveiliging/openbareOmschrijving"], beveiliging(&json!({"openbareOmschrijving": " "}))),
        zwijgt("VR-H01", json!({})),
        vuurt(&["VR-H02 /beveiliging/normenkaders/1"], beveiliging(&json!({"normenkaders": ["bio", "big"]}))),
        zwijgt("VR-H02", beveiliging(&json!({"normenkaders": ["bio", "iso27001"]}))),
        vuurt(
            &["VR-H02 /beveiliging/normenkaders/0"],
            samen(&beveiliging(&json!({"normenkaders": ["bio2"]})), &json!({"peildatum": "2025-09-22"})),
        ),
        zwijgt("VR-H02", samen(&beveiliging(&json!({"normenkaders": ["bio2"]})), &json!({"peildatum": "2025-09-23"}))),
        // The BIG held until the end of 2019.
        zwijgt("VR-H02", samen(&beveiliging(&json!({"normenkaders": ["big"]})), &json!({"peildatum": "2019-12-31"}))),
        vuurt(&["VR-H03 /beveiliging/maatregelen"], gezond.clone()),
        vuurt(&["VR-H03 /beveiliging/maatregelen"], samen(&gezond, &toegang("logging"))),
        zwijgt("VR-H03", samen(&gezond, &toegang("versleuteling"))),
        zwijgt("VR-H03", samen(&bsn, &toegang("toegangsbeperking"))),
        zwijgt("VR-H03", gegevens(&json!({"categorie": "kopie_identiteitsbewijs"}))),
        zwijgt("VR-H03", gegevens(&json!({"gevoeligheid": "gevoelig"}))),
    ]
}

fn beoordeling() -> Vec<Geval> {
    let zonder = |criteria: &[&str]| dpia(&json!({"toelichting": null, "criteria": criteria}));
    let zonder_over = |gegeven: &Value| samen(&zonder(&[]), &gegevens(gegeven));
    let camera = zonder_over(&json!({"categorie": "camerabeelden", "bronnen": [{"bron": "waarneming"}]}));
    vec![
        vuurt(&["VR-H04 /dpia/status"], dpia(&json!(null))),
        vuurt(&["VR-H04 /dpia/status"], dpia(&json!({"status": null}))),
        vuurt(&["VR-H04 /dpia/status"], dpia(&json!({"status": "niet_beoordeeld"}))),
        zwijgt("VR-H04", dpia(&json!({"status": "nodig"}))),
        zwijgt("VR-H04", json!({"inhoud": {"rol": "verwerker", "dpia": null}})),
        vuurt(&["VR-H05 /dpia/toelichting"], zonder(&["ap_zwarte_lijst"])),
        vuurt(&["VR-H05 /dpia/toelichting"], zonder(&["wp_grootschalig", "wp_nieuwe_technologie"])),
        vuurt(&["VR-H05 /dpia/toelichting"], camera.clone()),
        zwijgt("VR-H05", samen(&camera, &dpia(&json!({"toelichting": "De camera bekijkt alleen de fietsenstalling."})))),
        zwijgt("VR-H05", zonder(&["wp_grootschalig"])),
        zwijgt("VR-H05", zonder(&[])),
        // Scale is no field: data on health alone are not enough.
        zwijgt("VR-H05", zonder_over(&json!({"categorie": "gezondheid"}))),
        zwijgt("VR-H05", samen(&zonder(&["ap_zwarte_lijst"]), &dpia(&json!({"status": "nodig"})))),
    ]
}

/// The complete case as a later version, where the one on the day of the DPIA said this otherwise.
fn later(toen: &Value) -> Value {
    json!({"eerder": {"inhoud": samen(&compleet()["inhoud"], toen)}, "inhoud": {"beginGeldigheid": "2026-05-01"}})
}

fn uitvoering() -> Vec<Geval> {
    let van = |datum: &str| dpia(&json!({"status": "uitgevoerd", "datum": datum}));
    let begin = |datum: &str| json!({"inhoud": { "beginGeldigheid": datum }});
    let hoog = |raadpleging: Option<bool>| dpia(&json!({"hoogRestrisico": true, "voorafgaandeRaadpleging": raadpleging}));
    vec![
        vuurt(&["VR-H06 /dpia/datum"], dpia(&json!({"status": "uitgevoerd"}))),
        zwijgt("VR-H06", van("2026-06-01")),
        zwijgt("VR-H06", dpia(&json!({"status": "in_uitvoering"}))),
        // Exactly three years is not too old.
        vuurt(&["VR-H07 /dpia/datum"], samen(&van("2023-05-31"), &begin("2023-06-30"))),
        zwijgt("VR-H07", samen(&van("2023-06-01"), &begin("2023-06-30"))),
        // Before the start is what the law asks; after it is too late, for a first version and since the AVG.
        zwijgt("VR-H07", samen(&van("2026-05-01"), &begin("2026-05-02"))),
        zwijgt("VR-H07", samen(&van("2026-05-01"), &begin("2026-05-01"))),
        vuurt(&["VR-H07 /dpia/datum"], samen(&van("2026-05-02"), &begin("2026-05-01"))),
        zwijgt("VR-H07", samen(&samen(&van("2026-05-02"), &begin("2026-05-01")), &json!({"eerder": {}}))),
        zwijgt("VR-H07", samen(&samen(&van("2020-01-25"), &begin("2018-05-24")), &json!({"peildatum": "2020-06-01"}))),
        vuurt(
            &["VR-H07 /dpia/datum"],
            samen(&samen(&van("2020-01-25"), &begin("2018-05-25")), &json!({"peildatum": "2020-06-01"})),
        ),
        vuurt(&["VR-H07 /dpia/datum"], samen(&van("2026-05-02"), &begin("2024-09-01"))),
        // After three years it is a second DPIA.
        vuurt(&["VR-H07 /dpia/datum"], samen(&van("2026-04-30"), &begin("2023-05-01"))),
        zwijgt("VR-H07", samen(&van("2026-05-01"), &begin("2023-05-01"))),
        // A later version asks for a new look when more than its words changed.
        vuurt(&["VR-H07 /dpia/datum"], samen(&later(&json!({"algoritmes": [{"naam": "Toeslag"}]})), &van("2026-04-01"))),
        zwijgt("VR-H07", samen(&later(&json!({"naam": "Nieuwsbrief", "omschrijving": "Anders gezegd"})), &van("2026-04-01"))),
        // Both at once are one finding.
        vuurt(&["VR-H07 /dpia/datum"], van("2020-01-01")),
        zwijgt("VR-H07", dpia(&json!({"status": "in_uitvoering", "datum": "2020-01-01"}))),
        vuurt(&["VR-H09 /dpia/status"], samen(&dpia(&json!({"status": "nodig"})), &begin("2026-06-01"))),
        vuurt(&["VR-H09 /dpia/status"], samen(&dpia(&json!({"status": "in_uitvoering"})), &begin("2020-01-01"))),
        zwijgt("VR-H09", samen(&dpia(&json!({"status": "nodig"})), &begin("2026-06-02"))),
        zwijgt("VR-H09", dpia(&json!({"status": "nodig"}))),
        vuurt(&["VR-H10 /dpia/datum"], van("2026-06-02")),
        zwijgt("VR-H10", van("2026-06-01")),
        zwijgt("VR-H10", dpia(&json!({"status": "in_uitvoering", "datum": "2026-09-01"}))),
        vuurt(&["VR-H08 /dpia/voorafgaandeRaadpleging"], hoog(None)),
        vuurt(&["VR-H08 /dpia/voorafgaandeRaadpleging"], hoog(Some(false))),
        zwijgt("VR-H08", hoog(Some(true))),
        zwijgt("VR-H08", dpia(&json!({"hoogRestrisico": false}))),
    ]
}

#[test]
fn messages_name_the_norm_the_criteria_and_the_day() {
    let melding = |wijziging: &Value| bevindingen(&samen(&compleet(), wijziging)).remove(0).melding;
    assert_eq!(
        melding(&beveiliging(&json!({"normenkaders": ["big"]}))),
        "“Baseline Informatiebeveiliging Nederlandse Gemeenten (BIG)” is vervangen door “Baseline Informatiebeveiliging Overheid \
         (BIO)”; pas het normenkader aan."
    );
    assert_eq!(
        melding(&dpia(&json!({"toelichting": null, "criteria": ["ap_zwarte_lijst", "ap_locatie"]}))),
        "Gelet op “Zwarte lijsten” en “Locatiegegevens” is een DPIA waarschijnlijk verplicht; motiveer waarom niet."
    );
    assert_eq!(
        melding(&dpia(&json!({"status": "uitgevoerd", "datum": "2020-03-01"}))),
        "Beoordeel de DPIA opnieuw: die is van 1 maart 2020 en dus ouder dan drie jaar."
    );
}

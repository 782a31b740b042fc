//! Steps of concepts through a workbook: the trial tells them, and whoever carries them out needs what every step needs.

use serde_json::{Value, json};

use super::{
    XLSX, codes, rijen,
    werkboek::{een, met_cel, met_rij},
};
use crate::support::{Client, TestApp};

async fn werkboek(client: &Client) -> Vec<u8> {
    client.get("/v1/export").header("Accept", XLSX).send().await.expect(200).decoded()
}

/// Sends a workbook; its path, and the row of the first activity.
async fn proef(app: &TestApp, client: &Client, bestand: Vec<u8>) -> (String, Value) {
    let made = client.post("/v1/inlezingen").body(XLSX, bestand).send().await.expect(202);
    let path = format!("/v1/inlezingen/{}", made.body["uuid"].as_str().unwrap());
    app.wacht_op(&path, "klaar").await;
    let rij = rij(client, &path).await;
    (path, rij)
}

async fn rij(client: &Client, path: &str) -> Value {
    rijen(client, path).await.into_iter().find(|rij| rij["naam"] != "Gemeente Voorbeeld").unwrap()
}

/// Carries it out; what came of the first activity.
async fn voer_uit(app: &TestApp, client: &Client, path: &str) -> Value {
    client.post(format!("{path}/_uitvoeren")).json(&json!({"omvang": "per_rij"})).send().await.expect(202);
    app.wacht_op(path, "uitgevoerd").await;
    rij(client, path).await
}

fn verteld(rij: &Value) -> (&str, Vec<&str>) {
    (rij["uitkomst"].as_str().unwrap(), codes(rij))
}

#[actix_web::test]
async fn a_workbook_submits_and_a_colleague_settles() {
    let (app, pad, _) = een().await;
    let [anna, bas] = ["anna", "bas"].map(|naam| app.with_every_right(naam));
    let bestand = werkboek(&anna).await;
    let ingediend = met_cel(&met_cel(&bestand, "Activiteiten", "Stap", "Indienen"), "Activiteiten", "Omschrijving", "Nu beter.");
    let (path, rij) = proef(&app, &anna, ingediend.clone()).await;
    assert_eq!(verteld(&rij), ("bijgewerkt", vec!["stap"]), "{rij:#}");
    assert_eq!(rij["bevindingen"][0]["melding"], "Het concept wordt ingediend.");
    let concept = || async { anna.get(format!("{pad}/concept")).send().await.expect(200).body };
    assert_eq!(concept().await["status"], "concept", "a trial takes no step");
    let rij = voer_uit(&app, &anna, &path).await;
    assert_eq!(rij["bevindingen"][0]["melding"], "Het concept is ingediend.");
    let nu = concept().await;
    assert_eq!((&nu["status"], &nu["inhoud"]["omschrijving"]), (&json!("ter_beoordeling"), &json!("Nu beter.")));
    // Read again, it was taken already; a workbook of before says nothing of what it is now.
    let (_, rij) = proef(&app, &anna, ingediend.clone()).await;
    assert_eq!(
        (verteld(&rij), &rij["bevindingen"][0]["melding"]),
        (("ongewijzigd", vec!["stap"]), &json!("Deze stap is al gezet."))
    );
    let (_, rij) = proef(&app, &bas, met_cel(&bestand, "Activiteiten", "Stap", "vaststellen")).await;
    assert_eq!(verteld(&rij), ("geweigerd", vec!["gewijzigd-sinds"]), "{rij:#}");

    // Anna wrote it: she may send the file, and Bas carries it out.
    let vaststellen = met_cel(&werkboek(&anna).await, "Activiteiten", "Stap", "vaststellen");
    let (path, rij) = proef(&app, &anna, vaststellen.clone()).await;
    assert_eq!(verteld(&rij), ("bijgewerkt", vec!["stap-door-een-ander"]), "{rij:#}");
    assert_eq!(verteld(&voer_uit(&app, &anna, &path).await).0, "geweigerd");
    let (path, _) = proef(&app, &anna, vaststellen.clone()).await;
    let rij = voer_uit(&app, &bas, &path).await;
    assert_eq!(rij["bevindingen"][0]["melding"], "Vastgesteld als versie 1.", "{rij:#}");
    let versie = anna.get(format!("{pad}/versies/1")).send().await.expect(200).body;
    assert_eq!(versie["inhoud"]["omschrijving"], "Nu beter.");
    let (_, rij) = proef(&app, &bas, vaststellen).await;
    assert_eq!(verteld(&rij), ("ongewijzigd", vec!["stap"]), "{rij:#}");
    // The workbook of the submission again, after it was settled.
    let (_, rij) = proef(&app, &anna, ingediend).await;
    assert_eq!(verteld(&rij), ("ongewijzigd", vec!["stap"]), "{rij:#}");
    assert!(rij["bevindingen"][0]["melding"].as_str().unwrap().contains("vastgesteld"), "{rij:#}");
}

#[actix_web::test]
async fn who_carries_a_file_out_sees_first_who_sent_it_and_which_steps_it_asks() {
    let (app, _, _) = een().await;
    let [anna, bas] = ["anna", "bas"].map(|naam| app.with_every_right(naam));
    let bestand = met_cel(&werkboek(&anna).await, "Activiteiten", "Stap", "indienen");
    let bestand = met_rij(&bestand, "Activiteiten", 3, &[("Stap", "indienen"), ("Naam", "Afvalpas")]);
    let bestand = met_rij(&bestand, "Activiteiten", 4, &[("Naam", "Zonder stap")]);
    let (path, _) = proef(&app, &anna, bestand).await;
    let gezien = bas.get(&path).send().await.expect(200).body;
    assert_eq!(gezien["overzicht"]["stappen"], json!({"indienen": 2}), "{gezien:#}");
    assert!(gezien["overzicht"]["aangeleverdDoor"].as_str().unwrap().contains("anna"), "{gezien:#}");
    let verslag = bas.get(format!("{path}/verslag")).send().await.expect(200).text();
    assert!(verslag.contains("2× indienen") && verslag.contains("Gestuurd door "), "{verslag}");
}

#[actix_web::test]
async fn what_is_submitted_is_taken_back_before_it_changes() {
    let (app, pad, _) = een().await;
    let anna = app.with_every_right("anna");
    let (path, _) = proef(&app, &anna, met_cel(&werkboek(&anna).await, "Activiteiten", "Stap", "indienen")).await;
    voer_uit(&app, &anna, &path).await;
    let bestand = met_cel(&werkboek(&anna).await, "Activiteiten", "Omschrijving", "Toch anders.");
    for (bestand, code) in
        [(met_cel(&bestand, "Activiteiten", "Stap", "terugnemen"), "niet-samen"), (bestand, "concept-ter-beoordeling")]
    {
        let (_, rij) = proef(&app, &anna, bestand).await;
        assert_eq!(verteld(&rij), ("geweigerd", vec![code]), "{rij:#}");
        let tekst = rij["bevindingen"].to_string();
        assert!(!tekst.contains("_terug") && !tekst.contains('`'), "words of the API: {tekst}");
    }
    let nieuw = met_rij(&werkboek(&anna).await, "Activiteiten", 3, &[("Stap", "terugnemen"), ("Naam", "Afvalpas")]);
    let (path, _) = proef(&app, &anna, nieuw).await;
    let alle = rijen(&anna, &path).await;
    let afvalpas = alle.iter().find(|rij| rij["naam"] == "Afvalpas").unwrap();
    assert_eq!(verteld(afvalpas), ("geweigerd", vec!["niet-samen"]), "{afvalpas:#}");
    assert_eq!(anna.get(format!("{pad}/concept")).send().await.expect(200).body["status"], "ter_beoordeling");
}

#[actix_web::test]
async fn what_blocks_and_what_goes_is_told_on_the_trial_of_a_step() {
    let (app, pad, _) = een().await;
    let [anna, bas] = ["anna", "bas"].map(|naam| app.with_every_right(naam));
    // What found no place stays beside the concept; the content lacks what settling needs.
    let bestand = met_cel(&werkboek(&anna).await, "Bewaartermijnen", "Soort", "omdat het kan");
    let bestand = met_cel(&met_cel(&bestand, "Grondslagen", "Grondslag", ""), "Activiteiten", "Rol", "");
    let (path, _) = proef(&app, &anna, bestand).await;
    voer_uit(&app, &anna, &path).await;
    let toetsing = anna.get(format!("{pad}/concept/toetsing")).send().await.expect(200).body;
    let over = toetsing["waarschuwingen"].as_array().unwrap().iter().find(|een| een["code"] == "VR-J08").unwrap();
    assert!(over["melding"].as_str().unwrap().contains("Bewaartermijnen/Soort: “omdat het kan”"), "{over:#}");
    let blokkades = toetsing["blokkades"].as_array().unwrap().len();
    assert!(blokkades > 0, "{toetsing:#}");
    let (path, rij) = proef(&app, &anna, met_cel(&werkboek(&anna).await, "Activiteiten", "Stap", "indienen")).await;
    let melding = rij["bevindingen"][0]["melding"].as_str().unwrap();
    assert!(melding.contains("het vaststellen nog in de weg") && melding.contains("“omdat het kan”"), "{rij:#}");
    voer_uit(&app, &anna, &path).await;
    let (_, rij) = proef(&app, &anna, met_cel(&werkboek(&anna).await, "Activiteiten", "Stap", "vaststellen")).await;
    assert!(rij["bevindingen"].to_string().contains("“omdat het kan”") || rij["uitkomst"] == "geweigerd", "{rij:#}");
    let (_, rij) = proef(&app, &bas, met_cel(&werkboek(&bas).await, "Activiteiten", "Stap", "vaststellen")).await;
    assert_eq!(rij["uitkomst"], "geweigerd", "{rij:#}");
}

#[actix_web::test]
async fn a_row_names_what_changes_and_a_fault_its_cell() {
    let (app, _, bestand) = een().await;
    let anna = app.with_every_right("anna");
    let anders = met_cel(&met_cel(&bestand, "Activiteiten", "Omschrijving", "Nu beter."), "Doelen", "Omschrijving", "Anders.");
    let (path, rij) = proef(&app, &anna, anders).await;
    assert_eq!(rij["wijzigt"], json!(["Omschrijving", "Doelen: Omschrijving"]), "{rij:#}");
    assert_eq!(voer_uit(&app, &anna, &path).await["wijzigt"], json!(["Omschrijving", "Doelen: Omschrijving"]));
    // A cell that cannot be is told with its place, and the rest of its row goes on.
    let fout = met_cel(&bestand, "Organisaties", "Website", "geen adres");
    let fout = met_cel(&fout, "Organisaties", "Telefoon", "14 0123");
    let (path, _) = proef(&app, &anna, fout).await;
    let alle = rijen(&anna, &path).await;
    let gemeente = alle.iter().find(|rij| rij["naam"] == "Gemeente Voorbeeld").unwrap();
    assert_eq!((verteld(gemeente).0, &gemeente["wijzigt"]), ("bijgewerkt", &json!(["Telefoon"])), "{gemeente:#}");
    let bevinding = &gemeente["bevindingen"][0];
    assert_eq!((&bevinding["kolom"], &bevinding["waarde"]), (&json!("Website"), &json!("geen adres")));
    assert!(bevinding["melding"].as_str().unwrap().contains("(cel Organisaties!"), "{gemeente:#}");
}

#[actix_web::test]
async fn who_sent_a_submission_does_not_settle_what_a_colleague_submitted() {
    let (app, pad, _) = een().await;
    let [anna, bas, cas] = ["anna", "bas", "cas"].map(|naam| app.with_every_right(naam));
    let (path, _) = proef(&app, &anna, met_cel(&werkboek(&anna).await, "Activiteiten", "Stap", "indienen")).await;
    voer_uit(&app, &bas, &path).await;
    let vaststellen = |client: Client| {
        let (app, pad) = (&app, &pad);
        async move {
            let bestand = met_cel(&werkboek(&client).await, "Activiteiten", "Stap", "vaststellen");
            let (path, _) = proef(app, &client, bestand).await;
            let rij = voer_uit(app, &client, &path).await;
            (rij["uitkomst"].clone(), client.get(format!("{pad}/versies/1")).send().await.status)
        }
    };
    assert_eq!(vaststellen(anna).await, (json!("geweigerd"), 404), "who sent the submission");
    assert_eq!(vaststellen(bas).await, (json!("geweigerd"), 404), "who submitted");
    assert_eq!(vaststellen(cas).await, (json!("bijgewerkt"), 200));
}

#[actix_web::test]
async fn what_cannot_be_is_told_and_writes_nothing() {
    let (app, pad, _) = een().await;
    let anna = app.with_every_right("anna");
    let bestand = werkboek(&anna).await;
    let stap = |stap: &str| met_cel(&bestand, "Activiteiten", "Stap", stap);
    let (_, rij) = proef(&app, &anna, stap("vaststellen")).await;
    assert_eq!(verteld(&rij), ("geweigerd", vec!["concept-niet-ingediend"]), "{rij:#}");
    let (_, rij) = proef(&app, &anna, stap("weggooien")).await;
    assert_eq!(verteld(&rij), ("ongewijzigd", vec!["onbekend-woord"]), "{rij:#}");
    let (_, rij) = proef(&app, &anna, met_cel(&stap("indienen"), "Grondslagen", "Grondslag", "omdat het kan")).await;
    assert_eq!(verteld(&rij), ("geweigerd", vec!["onbekend-woord", "niet-gelezen"]), "{rij:#}");
    let (path, rij) = proef(&app, &anna, met_cel(&stap("vaststellen"), "Activiteiten", "Omschrijving", "Anders.")).await;
    assert_eq!(verteld(&rij), ("geweigerd", vec!["niet-samen"]), "{rij:#}");
    voer_uit(&app, &anna, &path).await;
    let concept = anna.get(format!("{pad}/concept")).send().await.expect(200).body;
    assert_eq!(concept["inhoud"]["omschrijving"], "Wat wij doen.");
    // Who may only write submits, and sends what another one settles.
    let redacteur = app.redacteur();
    let (path, _) = proef(&app, &redacteur, stap("indienen")).await;
    assert_eq!(verteld(&voer_uit(&app, &redacteur, &path).await), ("bijgewerkt", vec!["stap"]));
    let nieuw = met_cel(&werkboek(&redacteur).await, "Activiteiten", "Stap", "vaststellen");
    let (path, rij) = proef(&app, &redacteur, nieuw).await;
    assert_eq!(verteld(&rij), ("bijgewerkt", vec!["stap-door-een-ander"]), "{rij:#}");
    assert_eq!(verteld(&voer_uit(&app, &redacteur, &path).await).0, "geweigerd");
    let terug = met_cel(&werkboek(&redacteur).await, "Activiteiten", "Stap", "terugnemen");
    let (path, _) = proef(&app, &redacteur, terug).await;
    voer_uit(&app, &redacteur, &path).await;
    assert_eq!(redacteur.get(format!("{pad}/concept")).send().await.expect(200).body["status"], "concept");
}

#[actix_web::test]
async fn a_new_row_is_submitted_at_once_and_what_blocks_is_told() {
    let (app, _, _) = een().await;
    let [anna, bas] = ["anna", "bas"].map(|naam| app.with_every_right(naam));
    let bestand = werkboek(&anna).await;
    let bestand = met_rij(&bestand, "Activiteiten", 3, &[("Stap", "indienen"), ("Naam", "Afvalpas")]);
    let (path, _) = proef(&app, &anna, bestand).await;
    voer_uit(&app, &anna, &path).await;
    let lijst = anna.get("/v1/verwerkingsactiviteiten?zoek=afvalpas").send().await.expect(200).body;
    let concept = format!("{}/concept", lijst["results"][0]["url"].as_str().unwrap().split_once("example").unwrap().1);
    assert_eq!(anna.get(concept).send().await.expect(200).body["status"], "ter_beoordeling");
    let bestand = werkboek(&bas).await;
    let bestand = [2, 3].iter().fold(bestand, |bestand, rij| {
        super::werkboek::wijzig(&bestand, "Activiteiten", |xml| {
            let cel = super::werkboek::cel(&format!("C{rij}"), "vaststellen");
            let (voor, na) = xml.split_once(&format!("<c r=\"D{rij}\"")).unwrap();
            format!("{voor}{cel}<c r=\"D{rij}\"{na}")
        })
    });
    let (path, _) = proef(&app, &bas, bestand).await;
    let alle = rijen(&bas, &path).await;
    let afvalpas = alle.iter().find(|rij| rij["naam"] == "Afvalpas").unwrap();
    assert_eq!(afvalpas["uitkomst"], "geweigerd");
    assert!(codes(afvalpas).iter().any(|code| code.starts_with("VR-")), "{afvalpas:#}");
}

#[actix_web::test]
async fn contact_data_come_from_the_workbook_and_two_people_are_merged() {
    let (app, _, _) = een().await;
    let anna = app.with_every_right("anna");
    let bestand = werkboek(&anna).await;
    let eerste = met_cel(&bestand, "Organisaties", "Telefoon", "14 0123");
    let eerste = met_cel(&eerste, "Organisaties", "Functionaris gegevensbescherming: e-mailadres", "fg@voorbeeld.example");
    let tweede = met_cel(&bestand, "Organisaties", "Telefoon", "14 0999");
    let tweede = met_cel(&tweede, "Organisaties", "Website", "https://gemeente.example");
    let kanaal = [("Organisatie", "Gemeente Voorbeeld"), ("Kanaal", "Balie")];
    let tweede = met_rij(&tweede, "Kanalen voor verzoeken", 3, &kanaal);
    let gemeente = |alle: Vec<Value>| alle.into_iter().find(|rij| rij["naam"] == "Gemeente Voorbeeld").unwrap();
    for (bestand, verwacht) in [(eerste, ("bijgewerkt", vec![])), (tweede, ("bijgewerkt", vec!["niet-overgenomen"]))] {
        let (path, _) = proef(&app, &anna, bestand).await;
        let rij = gemeente(rijen(&anna, &path).await);
        assert_eq!(verteld(&rij), verwacht, "{rij:#}");
        voer_uit(&app, &anna, &path).await;
    }
    let lijst = anna.get("/v1/organisaties").send().await.expect(200).body;
    let nu = &lijst["results"][0]["gegevens"];
    assert_eq!((&nu["telefoon"], &nu["website"]), (&json!("14 0123"), &json!("https://gemeente.example")), "{nu:#}");
    assert_eq!(nu["functionarisGegevensbescherming"]["email"], "fg@voorbeeld.example");
    assert_eq!(nu["register"]["verzoekKanalen"][1]["kanaal"], "balie");
    // Who may not change organisations is refused that row, and the others go on.
    let redacteur = app.redacteur();
    let bestand = met_cel(&werkboek(&redacteur).await, "Organisaties", "Telefoon", "14 0555");
    let bestand = met_cel(&bestand, "Activiteiten", "Omschrijving", "Van de redacteur.");
    let (path, activiteit) = proef(&app, &redacteur, bestand).await;
    let rij = gemeente(rijen(&redacteur, &path).await);
    assert_eq!((verteld(&rij).0, verteld(&activiteit).0), ("geweigerd", "bijgewerkt"), "{rij:#}");
    assert!(rij["bevindingen"][0]["melding"].as_str().unwrap().contains("register:beheren"), "{rij:#}");
    // What is no value is told in the words of the sheet, and what stood there stays.
    let bestand = met_cel(&werkboek(&anna).await, "Organisaties", "OIN", "12");
    let (path, _) = proef(&app, &anna, bestand).await;
    let rij = gemeente(rijen(&anna, &path).await);
    assert_eq!((verteld(&rij).0, &rij["bevindingen"][0]["kolom"]), ("ongewijzigd", &json!("OIN")), "{rij:#}");
    assert!(!rij["bevindingen"].to_string().contains("patroon"), "{rij:#}");
}

#[actix_web::test]
async fn an_organisation_and_its_agreement_are_made_once() {
    let (app, pad, _) = een().await;
    let anna = app.with_every_right("anna");
    let bestand = met_rij(&werkboek(&anna).await, "Organisaties", 3, &[("Naam", "Drukker"), ("Soort", "Bedrijf")]);
    let bestand = met_rij(&bestand, "Verwerkersovereenkomsten", 2, &[("Verwerker", "Drukker"), ("Kenmerk", "VO-1")]);
    let verwerker = [("Activiteit", "Digitale nieuwsbrief"), ("Organisatie", "Drukker"), ("Overeenkomst", "VO-1")];
    let bestand = met_rij(&bestand, "Verwerkers", 2, &verwerker);
    for uitkomst in ["nieuw", "ongewijzigd"] {
        let (path, _) = proef(&app, &anna, bestand.clone()).await;
        let alle = rijen(&anna, &path).await;
        let van = |naam| alle.iter().find(|rij| rij["naam"] == naam).unwrap_or_else(|| panic!("{alle:#?}"));
        assert_eq!((&van("Drukker")["uitkomst"], &van("VO-1")["uitkomst"]), (&json!(uitkomst), &json!(uitkomst)), "{alle:#?}");
        voer_uit(&app, &anna, &path).await;
    }
    let concept = anna.get(format!("{pad}/concept")).send().await.expect(200).body;
    let overeenkomst = concept["inhoud"]["verwerkers"][0]["overeenkomst"].as_str().unwrap();
    let overeenkomst = anna.get(format!("/v1/verwerkersovereenkomsten/{overeenkomst}")).send().await.expect(200).body;
    assert_eq!(overeenkomst["gegevens"]["kenmerk"], "VO-1", "{overeenkomst:#}");
}

//! CSV as a municipality has it: Windows-1252, semicolons, a title above the names, words of its own.

use serde_json::json;

use super::{CSV, codes, concept, proef, rijen, uitvoeren};
use crate::support::TestApp;

const REGISTER: &str = "Register van verwerkingen;;;;;;;;;;;;;;\r\n\
;;;;;;;;;;;;;;\n\
Nr.;Verwerking;Verwerkingsverantwoordelijke;Team;Verwerkingsgrondslag;Grondslag (specificatie);Doel;Categorieën betrokkenen;\
Categorieën persoonsgegevens;Bijzondere persoonsgegevens;Ontvangers;Naam verwerker;Bewaartermijn;PIA uitgevoerd;Verwerkingsmedium\r\n\
1;Bijstandsuitkering;College van B&W;Werk en Inkomen;Wettelijke taak (art. 6 lid 1 sub e AVG);Participatiewet, artikel 7;\
Uitkeringen beoordelen;1. Bijstandsgerechtigden 2. partners;\"NAW-gegevens (1,2); BSN (1); financiële gegevens (1)\";Nee;\"UWV, Belastingdienst\";\
Mailhuis B.V.;5 jaar na beëindiging van de uitkering;ja;\"digitaal\nen papier\"\r\n\
2;Nieuwsbrief;Burgemeester;Communicatie;toestemming;;Nieuws sturen;abonnees;naam, e-mailadres;;geen;Onbekend BV;zolang als nodig;nee;\r\n";

/// The file as Excel writes it in the Netherlands: every letter one byte.
fn windows_1252() -> Vec<u8> {
    REGISTER.chars().map(|teken| u8::try_from(u32::from(teken)).unwrap()).collect()
}

#[actix_web::test]
async fn a_trial_tells_everything_and_writes_nothing() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    app.organisatie(&json!({"naam": "Mailhuis BV"})).await;
    let voor = app.rows().await;
    let (path, body) = proef(&app, gemeente, CSV, windows_1252(), "klaar").await;
    assert_eq!((body["totaal"].clone(), body["verslag"]["nieuw"].clone()), (json!(2), json!(2)));
    let rijen = rijen(&app.redacteur(), &path).await;
    assert_eq!((&rijen[0]["rij"], &rijen[0]["sleutel"], &rijen[1]["rij"]), (&json!(4), &json!("1"), &json!(6)));
    assert_eq!(codes(&rijen[0]), ["onbekend-woord"], "financiële gegevens");
    assert_eq!(codes(&rijen[1]), ["onbekende-organisatie", "onbekende-termijn", "onbekend-woord"]);
    let termijn = json!({"kolom": "Bewaartermijn", "tekst": "zolang als nodig"});
    assert!(rijen[1]["ingelezen"].as_array().unwrap().contains(&termijn));
    assert_eq!(app.rows().await, voor, "the trial wrote something");
}

#[actix_web::test]
async fn rows_become_concepts_and_again_changes_nothing() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let verwerker = app.organisatie(&json!({"naam": "Mailhuis BV"})).await;
    let (path, _) = proef(&app, gemeente, CSV, windows_1252(), "klaar").await;
    let klaar = uitvoeren(&app, &path, "alles_of_niets", "uitgevoerd").await;
    assert_eq!((&klaar["gedaan"], &klaar["verslag"]["nieuw"]), (&json!(2), &json!(2)));
    app.redacteur().post(format!("{path}/_uitvoeren")).json(&json!({"omvang": "per_rij"})).send().await.expect(409);

    let (uuid, een) = concept(&app, "Bijstandsuitkering").await;
    let inhoud = &een["inhoud"];
    let verantwoordelijk = &inhoud["verwerkingsverantwoordelijken"][0];
    assert_eq!(verantwoordelijk["organisatie"], json!(gemeente));
    assert_eq!(verantwoordelijk["bestuursorgaan"], "college_van_burgemeester_en_wethouders");
    let grondslag = &inhoud["doelen"][0]["grondslagen"][0];
    assert_eq!(
        (&grondslag["grondslag"], &grondslag["wettelijkeBepalingen"][0]["regeling"]),
        (&json!("taak_algemeen_belang"), &json!("BWBR0015703"))
    );
    let gegevens = |groep: usize| {
        let gegevens = inhoud["betrokkenen"][groep]["gegevens"].as_array().unwrap().iter();
        gegevens.map(|gegeven| gegeven["categorie"].as_str().unwrap_or("?").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(gegevens(0), ["naam", "adres", "bsn", "?"]);
    assert_eq!(gegevens(1), ["naam", "adres"]);
    assert_eq!(inhoud["verwerkers"][0]["organisatie"], json!(verwerker));
    let termijn = &inhoud["bewaartermijnen"][0];
    assert_eq!((&termijn["termijn"], &termijn["gebeurtenis"]), (&json!("P5Y"), &json!("beëindiging van de uitkering")));
    assert_eq!(inhoud["dpia"]["status"], "uitgevoerd");
    assert!(
        een["ingelezen"].as_array().unwrap().contains(&json!({"kolom": "Verwerkingsmedium", "tekst": "digitaal\nen papier"}))
    );
    let beheer = app.redacteur().get(format!("/v1/verwerkingsactiviteiten/{uuid}/beheer")).send().await.expect(200).body;
    assert_eq!(beheer["beheer"]["externeKenmerken"], json!([{"bron": "art30", "kenmerk": "1"}]));

    let voor = app.rows().await;
    let (path, nog_eens) = proef(&app, gemeente, CSV, windows_1252(), "klaar").await;
    assert_eq!(nog_eens["verslag"]["ongewijzigd"], json!(2));
    uitvoeren(&app, &path, "per_rij", "uitgevoerd").await;
    assert_eq!(app.rows().await, voor, "the same file wrote something");

    let anders = REGISTER.replace("Nieuws sturen", "Nieuws van de gemeente sturen");
    let (path, anders) = proef(&app, gemeente, CSV, anders, "klaar").await;
    assert_eq!((&anders["verslag"]["ongewijzigd"], &anders["verslag"]["bijgewerkt"]), (&json!(1), &json!(1)));
    uitvoeren(&app, &path, "per_rij", "uitgevoerd").await;
    let lijst = app.redacteur().get("/v1/verwerkingsactiviteiten").send().await.expect(200).body;
    assert_eq!(lijst["count"], json!(2));
    app.redacteur().delete(&path).send().await.expect(204);
    app.redacteur().get(&path).send().await.expect(404);
}

#[actix_web::test]
async fn all_or_nothing_writes_nothing_and_per_row_leaves_out_what_was_refused() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bestand = "Nr,Verwerking,Doel\n1,Afvalpas,Toegang\n2,Parkeren,Handhaven\n2,Parkeerkaart,Handhaven\n3,Grafrechten,Innen\n";
    let voor = app.rows().await;
    let (path, body) = proef(&app, gemeente, CSV, bestand, "klaar").await;
    assert_eq!((&body["verslag"]["nieuw"], &body["verslag"]["geweigerd"]), (&json!(2), &json!(2)));
    let alle = rijen(&app.redacteur(), &path).await;
    assert_eq!((codes(&alle[1]), codes(&alle[2])), (vec!["dubbel-kenmerk"], vec!["dubbel-kenmerk"]), "both rows are told");
    uitvoeren(&app, &path, "alles_of_niets", "niet_uitgevoerd").await;
    assert_eq!(app.rows().await, voor);
    uitvoeren(&app, &path, "per_rij", "uitgevoerd").await;
    let lijst = app.redacteur().get("/v1/verwerkingsactiviteiten").send().await.expect(200).body;
    assert_eq!(lijst["count"], json!(2));
}

#[actix_web::test]
async fn what_was_kept_is_in_no_version_and_on_no_public_path() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bestand = "Nr;Verwerking;Doel;Geheime kolom\n1;Afvalpas;Toegang geven;zeer geheime tekst\n";
    let (path, _) = proef(&app, gemeente, CSV, bestand, "klaar").await;
    uitvoeren(&app, &path, "per_rij", "uitgevoerd").await;
    let (uuid, een) = concept(&app, "Afvalpas").await;
    assert_eq!(een["ingelezen"], json!([{"kolom": "Geheime kolom", "tekst": "zeer geheime tekst"}]));
    let adres = format!("/v1/verwerkingsactiviteiten/{uuid}");
    let mut inhoud = crate::support::complete_inhoud(gemeente);
    inhoud["naam"] = "Afvalpas".into();
    let etag = app.redacteur().get(format!("{adres}/concept")).send().await.expect(200).etag();
    let met_ingelezen = json!({"inhoud": inhoud, "ingelezen": []});
    app.redacteur().put(format!("{adres}/concept")).if_match(&etag).json(&met_ingelezen).send().await.expect(400);
    let put =
        app.redacteur().put(format!("{adres}/concept")).if_match(&etag).json(&json!({"inhoud": inhoud})).send().await.expect(200);
    assert_eq!(put.body["ingelezen"].as_array().unwrap().len(), 1, "it stays until the concept is settled");
    let activiteit = crate::support::Activiteit { uuid: uuid.parse().unwrap(), etag: put.etag() };
    app.settle(&activiteit).await;
    let openbaar = [
        activiteit.public_path(""),
        activiteit.public_path("/versies/1"),
        activiteit.public_path("/privacyverklaring"),
        activiteit.page_path(""),
    ];
    for path in openbaar {
        let antwoord = app.anonymous().get(&path).send().await.expect(200);
        assert!(!antwoord.text().contains("geheime tekst"), "{path}");
    }
    let versie = app.redacteur().get(format!("{adres}/versies/1")).send().await.expect(200);
    assert!(!versie.text().contains("geheime tekst"));
    let nieuw = app.redacteur().post(format!("{adres}/concept"));
    let etag = app.redacteur().get(&adres).send().await.expect(200).etag();
    assert_eq!(nieuw.if_match(&etag).send().await.expect(201).body["ingelezen"], json!([]));
}

//! The report as people read it, the mapping to begin with, and how long they are kept.

use chrono::TimeDelta;
use serde_json::json;

use super::{CSV, proef, uitvoeren};
use crate::support::{Activiteit, TestApp, complete_inhoud, life_cycle::gewist};

#[actix_web::test]
async fn a_report_is_a_page_and_proposes_a_mapping_and_is_kept_for_ninety_days() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bestand = "Nr;Verwerking;Doel;Kleur van de container\n1;<b>Afvalpas</b>;Toegang geven;groen\n";
    let (path, body) = proef(&app, gemeente, CSV, bestand, "klaar").await;
    let redacteur = app.redacteur();
    let pagina = redacteur.get(format!("{path}/verslag")).send().await.expect(200);
    assert!(pagina.header("content-type").unwrap().starts_with("text/html"));
    assert!(pagina.text().contains("Afvalpas") && !pagina.text().contains("<b>Afvalpas"), "{}", pagina.text());
    let vertaling = redacteur.get(format!("{path}/vertaling")).send().await.expect(200);
    assert!(vertaling.text().contains("\"Kleur van de container\""), "{}", vertaling.text());
    assert!(body["bewaardTot"].as_str().unwrap() > body["gewijzigdOp"].as_str().unwrap());

    app.clock.advance(TimeDelta::days(89));
    proef(&app, gemeente, CSV, bestand, "klaar").await;
    redacteur.get(&path).send().await.expect(200);
    app.clock.advance(TimeDelta::days(2));
    proef(&app, gemeente, CSV, bestand, "klaar").await;
    redacteur.get(&path).send().await.expect(404);
}

/// A file that met the activity quotes what it said, and what it was going to say; also before it is carried out.
#[actix_web::test]
async fn files_that_met_it_forget_it_too() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let adres = format!("/v1/verwerkingsactiviteiten/extern/art30/1?registerhouder={gemeente}");
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["naam"] = "Zwaluwstaart".into();
    let gemaakt = app.redacteur().put(adres).json(&json!({ "inhoud": inhoud })).send().await.expect(201);
    let concept = Activiteit { uuid: gemaakt.body["uuid"].as_str().unwrap().parse().unwrap(), etag: gemaakt.etag() };
    let wijziging = json!({"inhoud": {"omschrijving": "Vraag het aan mevrouw Zwaluwstaart."}});
    let gewijzigd =
        app.redacteur().patch(concept.path("/concept")).if_match(&concept.etag).json(&wijziging).send().await.expect(200);
    let bestand = "Nr;Verwerking;Omschrijving\n1;Zwaluwstaarten;Bel mevrouw Zwaluwstaart\n2;Afvalpas;Toegang geven\n";
    let (path, _) = proef(&app, gemeente, CSV, bestand, "klaar").await;
    let rijen = || async { app.redacteur().get(format!("{path}/rijen")).send().await.expect(200) };
    let geciteerd = rijen().await.text();
    assert!(geciteerd.contains("mevrouw Zwaluwstaart"), "it quotes what somebody wrote: {geciteerd}");
    let activiteit = app.settle(&concept.after(&gewijzigd)).await;
    gewist(&app, &activiteit, 1).await;
    for pad in ["", "/rijen", "/verslag", "/vertaling"] {
        let over = app.redacteur().get(format!("{path}{pad}")).send().await.expect(200);
        assert!(!over.text().to_lowercase().contains("zwaluwstaart"), "{pad}: {}", over.text());
    }
    let over = app.redacteur().get(&path).send().await.expect(200).body;
    assert_eq!((&over["totaal"], &over["bevindingen"][0]["code"]), (&json!(1), &json!("gewist")));
    let klaar = uitvoeren(&app, &path, "alles_of_niets", "uitgevoerd").await;
    assert_eq!(klaar["gedaan"], 1, "the row of another activity is carried out");
}

//! The AVG-register Rijksoverheid: records of controllers, of processors and of the Wet politiegegevens, and the ZIP.

use std::io::{Cursor, Write as _};

use serde_json::{Value, json};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{codes, concept, gemeenten::elk, proef, rijen, uitvoeren};
use crate::support::TestApp;

const JSON: &str = "application/json";

async fn inhoud_van(app: &TestApp, record: Value) -> (Value, Value) {
    let gemeente = app.gemeente().await;
    let naam = record["Naam"].as_str().unwrap().to_owned();
    // One record by itself is a list of one.
    let enkel = record["Nummer"].is_string();
    let bestand = if enkel { record } else { json!([record]) };
    let (path, _) = proef(app, gemeente, JSON, bestand.to_string(), "klaar").await;
    let rij = rijen(&app.redacteur(), &path).await.remove(0);
    uitvoeren(app, &path, "per_rij", "uitgevoerd").await;
    (concept(app, &naam).await.1["inhoud"].clone(), rij)
}

fn bewaard(rij: &Value) -> Vec<String> {
    let een = |een: &Value| format!("{}={}", een["kolom"].as_str().unwrap(), een["tekst"].as_str().unwrap());
    rij["ingelezen"].as_array().unwrap().iter().map(een).collect()
}

#[actix_web::test]
async fn a_sentence_is_one_value_and_yes_is_no_measure() {
    let app = TestApp::start().await;
    let zin = "Bouwer: maakt het platform, en sluit een overeenkomst met de hoster, die dit vastlegt.";
    let (inhoud, rij) = inhoud_van(&app, json!({
        "Id": 1, "Nummer": "M-1", "Naam": "Overleg", "Dienst": "Directie",
        "Verantwoordelijken": [{"Id": 3, "Naam": "De Minister van Zorg, Welzijn en Sport", "Type": "Bestuursorgaan"}],
        "Doelen": [{"Doel": "Leden laten overleggen, en verslag doen", "Rechtsgrond": "Toestemming betrokkene"}],
        "Ontvangers": [{"Id": 4, "Omschrijving": zin}],
        "Beveiliging": {"HasBeveiliging": true, "Verwerkers": "Ja", "IsGepseudonimiseerd": true, "Encryptie": "Nee",
            "Toegang": "Medewerkers, en soms beheerders, kunnen erbij; de back-ups staan apart.", "Maatregelen": ["BIO", "Cursus, ieder jaar"]},
        "GebPia": {"IsGebpiaAlUitgevoerd": "Nee", "StaatOpLijstVerplichteGebpia": "Ja", "IsHoogRisicoRechtenVrijheden": "Ja"},
        "Bijlagen": [{"Id": 5, "Bestandsnaam": "dpia.pdf"}], "Doorgifte": {"BuitenEu": true, "BuitenEuOmschrijving": "Verenigde Staten"},
        "Betrokkenen": [{"Omschrijving": "Leden", "Gegevens": [{"Omschrijving": "Naam", "Bewaartermijn": "5 jaar", "Verzameldoel": "aanspreken"},
            {"Omschrijving": "Adres", "Bewaartermijn": "5 jaar"}]}]
    }))
    .await;
    assert_eq!(elk(&inhoud["ontvangers"], "naam"), [zin]);
    assert_eq!(
        (&inhoud["rol"], &inhoud["regime"], &inhoud["dpia"]["status"]),
        (&json!("verwerkingsverantwoordelijke"), &json!("avg"), &json!("nodig"))
    );
    let maatregelen = &inhoud["beveiliging"]["maatregelen"];
    assert_eq!(elk(maatregelen, "soort"), ["?", "pseudonimisering", "toegangsbeperking"]);
    assert_eq!(
        elk(maatregelen, "omschrijving"),
        ["Cursus, ieder jaar", "?", "Medewerkers, en soms beheerders, kunnen erbij; de back-ups staan apart."]
    );
    assert_eq!(inhoud["beveiliging"]["normenkaders"], json!(["bio"]));
    assert_eq!(inhoud["doorgiften"][0]["land"], "US");
    let termijnen = &inhoud["bewaartermijnen"];
    assert_eq!((elk(termijnen, "termijn"), &termijnen[0]["gegevens"]), (vec!["P5Y".to_owned()], &json!(["naam", "adres"])));
    assert_eq!(inhoud["doelen"][0]["omschrijving"], "Leden laten overleggen, en verslag doen");
    assert_eq!(codes(&rij).iter().filter(|code| **code == "onbekende-organisatie").count(), 1);
    let bewaard = bewaard(&rij);
    for deel in [
        "Bijlagen/Bestandsnaam=dpia.pdf",
        "Nummer=M-1",
        "Beveiliging/Verwerkers=Ja",
        "GebPia/IsHoogRisicoRechtenVrijheden=Ja",
        "Verantwoordelijken/Type=Bestuursorgaan",
        "Betrokkenen/Gegevens (Naam)/Verzameldoel=aanspreken",
    ] {
        assert!(bewaard.iter().any(|een| een == deel), "{deel}: {bewaard:#?}");
    }
}

#[actix_web::test]
async fn a_record_of_a_processor_names_for_whom() {
    let app = TestApp::start().await;
    let rijk = app.organisatie(&json!({"naam": "Ministerie van Voorbeelden"})).await;
    let (inhoud, _) = inhoud_van(&app, json!({
        "Id": 2, "Naam": "Bewerken", "VerdelingVerantwoordelijkheidSubverwerkers": null, "Categorien": ["Opvragen", {"Id": 1, "Omschrijving": "Wissen"}],
        "Verantwoordelijken": [{"Naam": "Ministerie van Voorbeelden"}], "Doelen": [{"Doel": "Helpen", "Rechtsgrond": "Uitvoering overeenkomst"}]
    }))
    .await;
    assert_eq!((&inhoud["rol"], &inhoud["verwerkingsverantwoordelijken"]), (&json!("verwerker"), &json!([])));
    let opdrachtgever = &inhoud["opdrachtgevers"][0];
    assert_eq!((&opdrachtgever["organisatie"], &opdrachtgever["werkzaamheden"]), (&json!(rijk), &json!("Opvragen; Wissen")));
}

#[actix_web::test]
async fn a_record_of_the_police_keeps_articles_groups_and_recipients() {
    let app = TestApp::start().await;
    let (inhoud, rij) = inhoud_van(&app, json!({
        "Id": 3, "Naam": "Boa's",
        "Doelen": [{"Omschrijving": "Opsporen", "Artikel8": true, "Artikel10Lid1A": true, "Artikel9": false, "Toelichting": "in de wijk"}],
        "Betrokkenen": {"Verdachten": true, "Slachtoffers": false, "Derden": true, "ToelichtingDerden": "buren"},
        "BijzondereGegevens": {"PolitiekeGezindheid": true, "Ras": false},
        "Ontvanger": {"GeenDoorgifte": true, "Artikel17A": true, "Artikel16": false, "ToelichtingDoorgifte": "zelden"}
    }))
    .await;
    assert_eq!(inhoud["regime"], "wpg");
    let bepalingen = &inhoud["doelen"][0]["grondslagen"][0]["wettelijkeBepalingen"];
    assert_eq!(
        (elk(bepalingen, "artikel"), elk(bepalingen, "lid")),
        (vec!["8".to_owned(), "10".to_owned()], vec!["?".to_owned(), "1".to_owned()])
    );
    assert_eq!(
        (elk(&inhoud["betrokkenen"], "categorie"), elk(&inhoud["betrokkenen"], "omschrijving")),
        (vec!["verdachte".to_owned(), "?".to_owned()], vec!["?".to_owned(), "Derden: buren".to_owned()])
    );
    assert_eq!(elk(&inhoud["betrokkenen"][1]["gegevens"], "categorie"), ["politiek"]);
    assert_eq!(elk(&inhoud["ontvangers"], "grondslagVerstrekking"), ["artikel 17a Wet politiegegevens"]);
    assert_eq!(bewaard(&rij), ["Ontvanger/GeenDoorgifte=ja", "Ontvanger/ToelichtingDoorgifte=zelden"]);
    assert!(codes(&rij).contains(&"bij-alle-groepen"));
}

#[actix_web::test]
async fn the_zip_is_read_with_the_kind_of_each_map() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (map, naam) in [
        ("AVG Verantwoordelijke Verwerkingen", "Een"),
        ("AVG Verwerker Verwerkingen", "Twee"),
        ("WPG Verantwoordelijke Verwerkingen", "Drie"),
    ] {
        zip.start_file(format!("{map}/JSON/Directie.json"), SimpleFileOptions::default()).unwrap();
        write!(zip, "{}", json!([{"Id": 1, "Naam": naam}])).unwrap();
    }
    zip.start_file("Bijlagen/dpia.pdf", SimpleFileOptions::default()).unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    let (path, body) = proef(&app, gemeente, "application/zip", bytes, "klaar").await;
    assert_eq!(
        (&body["verslag"]["nieuw"], codes(&body)),
        (&json!(3), vec!["niet-gelezen"]),
        "each kind has numbers of its own: {body:#}"
    );
    uitvoeren(&app, &path, "per_rij", "uitgevoerd").await;
    let soorten = async |naam: &str| {
        let inhoud = concept(&app, naam).await.1["inhoud"].clone();
        (inhoud["rol"].clone(), inhoud["regime"].clone())
    };
    assert_eq!(soorten("Twee").await, (json!("verwerker"), json!("avg")));
    assert_eq!(soorten("Drie").await.1, json!("wpg"));
    let (_, body) = proef(&app, gemeente, "application/zip", b"PK".to_vec(), "onleesbaar").await;
    assert_eq!(body["bevindingen"][0]["code"], "geen-zip");
}

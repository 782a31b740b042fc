//! Nothing gets a wrong place: an answer is no value, a comma may be part of a name, a date is plausible.

use serde_json::{Value, json};

use super::{
    CSV, codes, concept,
    gemeenten::{elk, ingelezen, inhoud},
    proef, rijen, uitvoeren,
};
use crate::support::TestApp;

fn namen(ontvangers: &Value) -> Vec<String> {
    elk(ontvangers, "naam")
}

#[actix_web::test]
async fn an_answer_or_a_denial_never_becomes_content() {
    let app = TestApp::start().await;
    #[rustfmt::skip]
    let regels: [&[&str]; 6] = [
        &["Nr", "Verwerking", "Doel", "Betrokkenen", "Persoonsgegevens", "Bijzondere persoonsgegevens", "BSN", "Ontvangers", "Beveiliging"],
        &["1", "Een", "Innen", "inwoners", "Geen adres", "Er worden geen bijzondere gegevens verwerkt", "☑", "Er zijn geen ontvangers", "Geen extra maatregelen"],
        &["2", "Twee", "Innen", "inwoners", "naam, adres (geen BSN)", "Nee, niet aan de orde", "☐", "Geen derden; alleen de afdeling", "Ja"],
        &["3", "Drie", "Innen", "inwoners", "zie DPIA", "Gedeeltelijk", "?", "De gegevens worden niet verstrekt aan derden", "zie het beleid"],
        &["4", "Vier", "Innen", "inwoners", "ja/nee", "nee, tenzij", "ja (zie DPIA)", "N/A", "Toegang alleen voor medewerkers"],
        &["5", "Vijf", "Innen", "inwoners", "naam", "iets heel bijzonders", "", "politie; nog te bepalen", ""],
    ];
    let (_, rijen) = ingelezen(&app, &regels).await;
    let gegevens = |inhoud: &Value| elk(&inhoud["betrokkenen"][0]["gegevens"], "categorie");
    let een = inhoud(&app, "Een").await;
    assert_eq!(
        (gegevens(&een), &een["geenOntvangers"], &een["beveiliging"]),
        (vec!["bsn".to_owned()], &json!(true), &Value::Null)
    );
    assert_eq!(codes(&rijen[0]).len(), 4, "each of these cells is told: {:#?}", rijen[0]);
    let twee = inhoud(&app, "Twee").await;
    assert_eq!((gegevens(&twee), namen(&twee["ontvangers"])), (vec!["naam".to_owned(), "adres".to_owned()], vec![]));
    assert_eq!(twee["betrokkenen"][0]["gegevens"][1]["omschrijving"], Value::Null);
    assert_eq!(twee["beveiliging"], Value::Null);
    let drie = inhoud(&app, "Drie").await;
    assert_eq!((gegevens(&drie), namen(&drie["ontvangers"])), (vec![], vec![]));
    assert!(rijen[2]["ingelezen"].as_array().unwrap().contains(&json!({"kolom": "BSN", "tekst": "?"})));
    let vier = inhoud(&app, "Vier").await;
    assert_eq!((gegevens(&vier), namen(&vier["ontvangers"])), (vec!["bsn".to_owned()], vec![]));
    assert_eq!(vier["beveiliging"]["maatregelen"][0]["omschrijving"], "Toegang alleen voor medewerkers");
    let vijf = inhoud(&app, "Vijf").await;
    assert_eq!(vijf["betrokkenen"][0]["gegevens"][1]["gevoeligheid"], "bijzonder", "the column says so");
    assert_eq!(elk(&vijf["ontvangers"], "soort"), ["politie_justitie"]);
    assert_eq!(codes(&rijen[4]), ["antwoord", "bijzonder-onbekend"]);
}

#[actix_web::test]
async fn a_weak_separator_splits_only_where_that_is_certain() {
    let app = TestApp::start().await;
    #[rustfmt::skip]
    let regels: [&[&str]; 6] = [
        &["Nr", "Verwerking", "Persoonsgegevens", "Categorie(ën) van ontvangers", "Themas"],
        &["1", "Een", "Contactgegevens\nLichamelijke, medische of geestelijke gegevens", "Ministerie van Onderwijs, Cultuur en Wetenschap", ""],
        &["2", "Twee", "naam, adres, iets eigens", "Posthuis (verwerker), mogelijk buiten de EER", ""],
        &["3", "Drie", "naam - adres", "UWV / Belastingdienst (op verzoek)", ""],
        &["4", "Vier", "medische, sociale en andere gegevens", "Belastingen; Zorgaanbieders", ""],
        &["5", "Vijf", "kengegevens, restgegevens", "RvIG / IND", ""],
    ];
    let (_, rijen) = ingelezen(&app, &regels).await;
    let een = inhoud(&app, "Een").await;
    let gegevens = |inhoud: &Value, sleutel: &str| elk(&inhoud["betrokkenen"][0]["gegevens"], sleutel);
    assert_eq!(gegevens(&een, "omschrijving"), ["Contactgegevens", "Lichamelijke, medische of geestelijke gegevens"]);
    assert_eq!(namen(&een["ontvangers"]), ["Ministerie van Onderwijs, Cultuur en Wetenschap"]);
    let twee = inhoud(&app, "Twee").await;
    assert_eq!(gegevens(&twee, "categorie"), ["naam", "adres", "?"]);
    assert_eq!(namen(&twee["ontvangers"]), ["Posthuis (verwerker)"]);
    assert!(codes(&rijen[1]).contains(&"doorgifte"), "{:#?}", rijen[1]);
    let drie = inhoud(&app, "Drie").await;
    assert_eq!(gegevens(&drie, "categorie"), ["naam", "adres"]);
    assert_eq!(elk(&drie["ontvangers"], "soort"), ["uitvoeringsorganisatie", "belastingdienst"]);
    assert_eq!(drie["ontvangers"][1]["omschrijving"], "op verzoek");
    let vijf = inhoud(&app, "Vijf").await;
    assert_eq!(gegevens(&vijf, "omschrijving"), ["kengegevens", "restgegevens"]);
    assert_eq!(namen(&vijf["ontvangers"]), ["RvIG", "IND"]);
    let vier = inhoud(&app, "Vier").await;
    assert_eq!(vier["ontvangers"][1]["soort"], "zorgaanbieder");
    assert_eq!(gegevens(&vier, "omschrijving"), ["medische, sociale en andere gegevens"]);
    assert_eq!((namen(&vier["ontvangers"]), &vier["themas"]), (vec!["Belastingen".to_owned(), "?".to_owned()], &json!([])));
}

#[actix_web::test]
async fn a_date_is_plausible_or_kept_and_a_value_without_its_carrier_is_told() {
    let app = TestApp::start().await;
    #[rustfmt::skip]
    let regels: [&[&str]; 4] = [
        &["Nr", "Verwerking", "Doel", "Grondslag", "Evaluatiedatum", "Bron", "Waarborgen"],
        &["1", "Een", "Innen", "AVG", "07-05-27", "BRP", "SCC"],
        &["2", "Twee", "Innen", "onder k", "01-01-1900", "", ""],
        &["3", "Drie", "Innen", "?", "4 mei 2027", "", ""],
    ];
    let (_, rijen) = ingelezen(&app, &regels).await;
    let datum = async |naam: &str| {
        let uuid = concept(&app, naam).await.0;
        let beheer = app.redacteur().get(format!("/v1/verwerkingsactiviteiten/{uuid}/beheer")).send().await.expect(200).body;
        beheer["beheer"]["herzieningsdatum"].clone()
    };
    assert_eq!(
        (datum("Een").await, datum("Twee").await, datum("Drie").await),
        (json!("2027-05-07"), Value::Null, json!("2027-05-04"))
    );
    assert_eq!(codes(&rijen[0]), ["onbekend-woord", "bron-zonder-gegeven", "waarborg-zonder-doorgifte"]);
    assert_eq!(codes(&rijen[1]), ["geen-datum", "onbekend-woord"]);
    assert_eq!(codes(&rijen[2]), ["nog-onbekend"]);
    assert_eq!(rijen[0]["ingelezen"].as_array().unwrap().len(), 3);
}

#[actix_web::test]
async fn no_organisation_is_made_of_an_answer_and_each_new_one_is_told() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    app.organisatie(&json!({"naam": "Posthuis B.V."})).await;
    let bestand = "Nr;Verwerking;Doel;Verwerker\n1;Een;Innen;Er is geen verwerker\n2;Twee;Innen;Nog nader te bepalen\n\
        3;Drie;Innen;Verwerkersovereenkomst getekend\n4;Vier;Innen;Softhuis Regio, onderdeel van Groep\n\
        5;Vijf;Innen;De Wit, Bos & Partners B.V.\n6;Zes;Innen;Posthuis\n7;Zeven;Innen;Grafisch Huis\n";
    let beheerder = app.caller(
        "alles",
        &[
            verwerkingsregister::auth::Scope::Lezen,
            verwerkingsregister::auth::Scope::Invoeren,
            verwerkingsregister::auth::Scope::Beheren,
        ],
    );
    let adres = format!("/v1/inlezingen?registerhouder={gemeente}&nieuweOrganisaties=true");
    let made = beheerder.post(adres).body(CSV, bestand).send().await.expect(202);
    let body = app.wacht_op(&format!("/v1/inlezingen/{}", made.body["uuid"].as_str().unwrap()), "klaar").await;
    let verteld = |body: &Value, code: &str| {
        let alle = body["bevindingen"].as_array().unwrap().iter().filter(|een| een["code"] == code);
        alle.map(|een| een["waarde"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(verteld(&body, "nieuwe-organisatie"), ["De Wit, Bos & Partners B.V.", "Grafisch Huis"]);
    assert_eq!(verteld(&body, "zelfde-organisatie"), ["Posthuis"]);
    let (_, body) = proef(&app, gemeente, CSV, bestand, "klaar").await;
    assert_eq!(verteld(&body, "zou-nieuwe-organisatie"), ["De Wit, Bos & Partners B.V.", "Grafisch Huis"]);
}

#[actix_web::test]
async fn rows_of_one_activity_are_joined_and_a_row_that_says_something_else_is_not() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let plat = "Id,Naam,Afdeling,Systeem,Doel,Betrokkenen\n7,Salarissen,Personeel,Loonpakket,,\n8,Poorten,Gebouw,Passen,,\n\
        7,Salarissen,Personeel,,Betalen,\n7,Salarissen,Personeel,,Betalen,Medewerkers\n9,Post,Gebouw,,Bezorgen,\n9,Post,Balie,,Bezorgen,\n";
    let (path, body) = proef(&app, gemeente, CSV, plat, "klaar").await;
    assert_eq!((&body["verslag"]["nieuw"], &body["verslag"]["geweigerd"]), (&json!(2), &json!(2)));
    uitvoeren(&app, &path, "per_rij", "uitgevoerd").await;
    let salarissen = inhoud(&app, "Salarissen").await;
    assert_eq!(
        (elk(&salarissen["doelen"], "omschrijving"), elk(&salarissen["betrokkenen"], "categorie")),
        (vec!["Betalen".to_owned()], vec!["medewerker".to_owned()])
    );
    let vergeten = "Naam verwerking;Afdeling;Doel;Betrokkenen;Evaluatiedatum\nBijstand;Werk;Uitkeren;aanvragers;01-01-2027\n\
        ;Onderwijs;Toezicht;leerlingen;01-06-2027\n";
    let (path, body) = proef(&app, gemeente, CSV, vergeten, "klaar").await;
    assert_eq!((&body["verslag"]["nieuw"], &body["verslag"]["geweigerd"]), (&json!(1), &json!(1)));
    assert_eq!(codes(&rijen(&app.redacteur(), &path).await[1]), ["naam-ontbreekt"]);
}

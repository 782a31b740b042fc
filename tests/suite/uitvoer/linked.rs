//! Linked data: at the same addresses as JSON, in terms that exist, and of what is public alone. What a JSON-LD processor makes of them
//! is checked by `.ci/linked.py`.

use serde_json::{Value, json};
use verwerkingsregister::exchange::jsonld::vocabulaire::{bestaat, context};

use super::{INTERN, OPENBAAR, haal, regels};
use crate::support::{TestApp, complete_inhoud};

const LD: &str = "application/ld+json";

/// Every term is in the pinned list, every address is whole, and nothing is left empty.
fn bekend(waarde: &Value) {
    match waarde {
        Value::Array(waarden) => waarden.iter().for_each(bekend),
        Value::Object(knoop) => {
            assert!(!knoop.is_empty());
            for (sleutel, waarde) in knoop {
                match (sleutel.as_str(), waarde) {
                    ("@context", _) => assert_eq!(*waarde, context()),
                    ("@id", Value::String(adres)) => {
                        let heel = ["http://", "https://", "mailto:"].iter().any(|begin| adres.starts_with(begin));
                        assert!(heel || bestaat(adres), "{adres}");
                    }
                    ("@type", Value::String(soort)) => assert!(bestaat(soort), "{soort}"),
                    ("@type", Value::Array(soorten)) => {
                        assert!(soorten.iter().all(|soort| bestaat(soort.as_str().unwrap())), "{soorten:?}");
                    }
                    ("@value", _) => {}
                    ("@graph", _) => bekend(waarde),
                    _ => {
                        assert!(bestaat(sleutel), "{sleutel}");
                        assert!(!waarde.is_null() && *waarde != json!("") && *waarde != json!([]), "{sleutel} is empty");
                        bekend(waarde);
                    }
                }
            }
        }
        _ => {}
    }
}

#[actix_web::test]
async fn everything_that_is_public_can_be_had_as_linked_data_in_terms_that_exist() {
    let app = TestApp::with_example().await;
    let iedereen = app.anonymous();
    let (_, records) = regels(&iedereen, OPENBAAR).await;
    let export = haal(&iedereen, OPENBAAR, LD).await;
    assert_eq!(export.media_type(), Some(LD));
    assert!(export.header("Content-Disposition").unwrap().ends_with(".jsonld\""));
    let document: Value = serde_json::from_str(&export.text()).unwrap();
    bekend(&document);
    let graaf = document["@graph"].as_array().unwrap();
    assert_eq!(graaf[0]["@type"], "dcat:Distribution");
    assert_eq!(graaf.len(), records.len() + 1);
    for (knoop, record) in graaf[1..].iter().zip(&records) {
        assert_eq!((&knoop["@id"], &knoop["dcterms:title"]), (&record["versieUri"], &record["naam"]));
        assert_eq!(knoop["dcterms:isVersionOf"]["@id"], record["uri"]);
    }
    for record in &records[..5] {
        for (adres, zelf) in [("url", "uri"), ("versieUrl", "versieUri")] {
            let pad = record[adres].as_str().unwrap().split_once("/v1/").unwrap().1;
            let antwoord = haal(&iedereen, &format!("/v1/{pad}"), LD).await;
            assert_eq!((antwoord.media_type(), &antwoord.body["@id"]), (Some(LD), &record[zelf]));
            assert_eq!(antwoord.header("Vary"), Some("Accept, Accept-Encoding"));
            bekend(&antwoord.body);
        }
    }
    let register = haal(&iedereen, "/v1/register", LD).await.body;
    bekend(&register);
    let dataset = &register["@graph"][0];
    assert_eq!(dataset["@type"], json!(["dcat:Dataset", "dpv:ROPA"]));
    let vormen = haal(&iedereen, "/v1/register", "application/json").await.body["formaten"].as_array().unwrap().len();
    assert_eq!(dataset["dcat:distribution"].as_array().unwrap().len(), vormen);
    let dienst = &dataset["dcat:distribution"][0]["dcat:accessService"];
    assert_eq!((&dienst["@type"], &dienst["dcat:servesDataset"]["@id"]), (&json!("dcat:DataService"), &dataset["@id"]));
    let beschrijving = dienst["dcat:endpointDescription"]["@id"].as_str().unwrap().split_once("/v1/").unwrap().1;
    iedereen.get(format!("/v1/{beschrijving}")).send().await.expect(200);
    iedereen.get(INTERN).send().await.expect(401);
    app.beheerder().get(INTERN).header("Accept", LD).send().await.expect(406);
}

#[actix_web::test]
async fn a_record_says_in_terms_what_it_says_in_words() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["doelen"][0]["grondslagen"] = json!([
        {"grondslag": "toestemming", "toestemming": {"uitdrukkelijk": true, "wijzeVanIntrekken": "Met de link"}},
        {"grondslag": "taak_algemeen_belang", "wettelijkeBepalingen": [{"regeling": "BWBR0005416", "artikel": "160", "citeertitel": "Gemeentewet"}]}
    ]);
    inhoud["betrokkenen"][0]["gegevens"] = json!([
        {"categorie": "gezondheid", "bronnen": [{"bron": "betrokkene"}], "verstrekkingVerplicht": true, "gevolgNietVerstrekken": "Dan kan het niet."}
    ]);
    inhoud["uitzonderingenBijzondereGegevens"] =
        json!([{"gegevens": ["gezondheid"], "uitzondering": "uitdrukkelijke_toestemming"}]);
    inhoud["doorgifteBuitenEer"] = true.into();
    inhoud["doorgiften"] = json!([{"land": "US", "ontvanger": "Mail Inc.", "instrument": "modelcontractbepalingen", "documentatie": {"omschrijving": "Contract"}}]);
    inhoud["bewaartermijnen"] =
        json!([{"soort": "vaste_termijn", "termijn": "P7Y2W", "startmoment": "datum_vastlegging", "waardering": "vernietigen"}]);
    inhoud["privacyverklaringUrl"] = "https://voorbeeld.example/privacy".into();
    inhoud["beveiliging"] = json!({"openbareOmschrijving": "Versleuteld"});
    let activiteit = app.vastgesteld_met(gemeente, &inhoud).await;
    let knoop = haal(&app.anonymous(), &activiteit.public_path(""), LD).await.body;
    bekend(&knoop);
    let id = |iri: &str| json!({ "@id": iri });
    assert_eq!(knoop["@type"], "dpv:Process");
    assert_eq!(
        knoop["dpv:hasLegalBasis"],
        json!([id("eu-gdpr:A6-1-a-explicit-consent"), id("eu-gdpr:A6-1-e"), id("eu-gdpr:A9-2-a")])
    );
    // The address is of the law; an article is a part of it, or two of them were one thing with two titles.
    let wet = &knoop["dpv:hasApplicableLaw"];
    assert_eq!((&wet["@id"], &wet["dcterms:title"]), (&json!("https://wetten.overheid.nl/BWBR0005416"), &json!("Gemeentewet")));
    assert_eq!(wet["dcterms:hasPart"], json!({"@type": "dpv:Law", "dcterms:title": "artikel 160, Gemeentewet"}));
    assert_eq!(knoop["dpv:hasPersonalData"], id("pd:MedicalHealth"));
    let betrokkene = &knoop["dpv:hasDataSubject"];
    assert_eq!(betrokkene["@type"], json!(["dpv:DataSubject", "dpv:Subscriber"]));
    let gegeven = &betrokkene["dpv:hasPersonalData"];
    assert_eq!(gegeven["@type"], json!(["dpv:SpecialCategoryPersonalData", "pd:MedicalHealth"]));
    assert_eq!(gegeven["dpv:hasNecessity"], id("dpv:Required"));
    assert_eq!(gegeven["dpv:hasDataSource"]["@type"], json!(["dpv:DataSource", "dpv:DataSubjectDataSource"]));
    assert_eq!(knoop["dpv:hasThirdCountry"], id("loc:US"));
    assert_eq!(knoop["dpv:hasProcess"]["dpv:hasLegalBasis"], id("eu-gdpr:A46-2-c"));
    let bewaren = &knoop["dpv:hasStorageCondition"];
    assert_eq!(bewaren["@type"], "dpv:StorageDeletion");
    assert_eq!(bewaren["dpv:hasDuration"]["rdf:value"], json!({"@value": "P7Y14D", "@type": "xsd:duration"}));
    assert_eq!(knoop["dpv:hasStatus"], id("dpv:ActivityOngoing"));
    assert_eq!(knoop["dpv:hasNotice"]["@id"], "https://voorbeeld.example/privacy");
    assert_eq!(knoop["dpv:hasDataController"]["@type"], "dpv:GovernmentalOrganisation");
    assert_eq!(knoop["dpv:hasRecipient"], json!({"@type": "dpv:Recipient", "dcterms:title": "Leverancier"}));
    assert_eq!(knoop["dpv:hasDataProtectionOfficer"]["dpv:hasContact"], "fg@gemeente-voorbeeld.example");
    assert!(!knoop.to_string().contains("Gerrits"), "the name of the officer is internal");
}

#[actix_web::test]
async fn the_permanent_address_leads_a_program_to_the_linked_data() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let activiteit = app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    let iedereen = app.anonymous();
    let pad = format!("/id/verwerkingsactiviteiten/{}", activiteit.uuid);
    let verder = iedereen.get(&pad).header("Accept", LD).send().await.expect(303);
    let naar = verder.header("Location").unwrap().split_once("/v1/").unwrap().1.to_owned();
    assert_eq!(haal(&iedereen, &format!("/v1/{naar}"), LD).await.media_type(), Some(LD));
}

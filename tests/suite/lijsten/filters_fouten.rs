//! What a filter refuses, what it finds nothing for, and that the document and the service know the same filters.

use serde_json::Value;

use crate::support::{
    Client, TestApp, document,
    lists::{BEHEER, OPENBAAR, found},
};

const ONBEKEND: &str = "00000000-0000-4000-8000-000000000000";
/// The parameters of the public list, in the design.
const OPENBARE_FILTERS: &str = "artikel beschikbaarOp besluitvorming bestuursorgaan betrokkene bewaartermijn facetten gegevens geldigOp geldigTot geldigVan geldtVoor gevoeligheid grondslag \
                                grondslagGroep identificatie land na ontvanger page pageSize regime registerhouder rol sorteer \
                                status subverwerker thema uitklappen uplProduct vastgesteldTot vastgesteldVan velden verwerker verwerkingsverantwoordelijke \
                                volledig wet zaaktype zoek";
/// What management can ask beside that.
const EIGEN_FILTERS: &str =
    "afdeling bron concept dpiaStatus gewijzigdSinds herzieningTot kenmerk overeenkomstTot systeem vertrouwelijkheid";

/// Parameters of any text whose values have a form of their own.
const EIGEN_VORM: [(&str, &str); 4] = [("ontvanger", ONBEKEND), ("verwerker", ONBEKEND), ("artikel", "6 lid 1"), ("na", CURSOR)];
/// Behind a name.
const CURSOR: &str = "oW3siTmFhbSI6Im5pZXV3c2JyaWVmIn0sIjY5MjljOTQ3LTJkZGEtNGVkNS05ZGQzLTE5Y2E3NDhlNTliMiIsIjgyYjNmZjZjLTBhNmUtNGQyYy05ZjBiLTdhM2Q3ZjZlOWMxMSJd";

/// The query parameters that the document gives a list.
fn parameters(path: &str) -> Vec<&'static Value> {
    let path = path.strip_prefix("/v1").unwrap();
    let parameters = document()["paths"][path]["get"]["parameters"].as_array().unwrap();
    parameters.iter().filter(|parameter| parameter["in"] == "query").collect()
}

fn is_waarde(parameter: &Value) -> &Value {
    let schema = &parameter["schema"];
    if schema["type"] == "array" { &schema["items"] } else { schema }
}

/// A value that the document allows.
async fn toegestaan(lezer: &Client, parameter: &Value) -> String {
    let schema = is_waarde(parameter);
    if let Some(lijst) = schema["x-referentielijst"].as_str() {
        let lijst = lezer.get(format!("/v1/referentielijsten/{lijst}")).send().await.expect(200);
        return lijst.body["items"][0]["code"].as_str().unwrap().to_owned();
    }
    if let Some(code) = schema["enum"].as_array().and_then(|codes| codes.last()) {
        return code.as_str().unwrap().to_owned();
    }
    let eigen = EIGEN_VORM.iter().find(|(naam, _)| parameter["name"] == *naam);
    let waarde = match (schema["type"].as_str(), schema["format"].as_str()) {
        (Some("integer"), _) => "1",
        (Some("boolean"), _) => "true",
        (_, Some("uuid")) => ONBEKEND,
        (_, Some("date")) => "2026-02-28",
        (_, Some("date-time")) => "2026-02-28T12:00:00+01:00",
        _ => eigen.map_or("tekst", |(_, waarde)| waarde),
    };
    waarde.to_owned()
}

/// Whether the document leaves any text.
fn is_vrij(parameter: &Value) -> bool {
    let (schema, naam) = (is_waarde(parameter), parameter["name"].as_str().unwrap());
    let gebonden = ["x-referentielijst", "enum", "format"].iter().any(|sleutel| schema.get(sleutel).is_some());
    schema["type"] == "string" && !gebonden && EIGEN_VORM.iter().all(|(eigen, _)| naam != *eigen)
}

fn namen(path: &str) -> Vec<&'static str> {
    let mut namen: Vec<_> = parameters(path).into_iter().map(|parameter| parameter["name"].as_str().unwrap()).collect();
    namen.sort_unstable();
    namen
}

#[actix_web::test]
async fn the_document_has_every_filter_of_the_design() {
    let openbaar: Vec<_> = OPENBARE_FILTERS.split_whitespace().collect();
    assert_eq!(namen(OPENBAAR), openbaar);
    let mut beheer: Vec<_> = openbaar
        .into_iter()
        .chain(EIGEN_FILTERS.split_whitespace())
        .filter(|naam| !["facetten", "uitklappen", "velden", "volledig"].contains(naam))
        .collect();
    beheer.sort_unstable();
    assert_eq!(namen(BEHEER), beheer);
}

#[actix_web::test]
async fn every_documented_parameter_is_accepted_and_a_value_outside_its_schema_is_refused_by_name() {
    let app = TestApp::start().await;
    for (path, lezer) in [(OPENBAAR, app.anonymous()), (BEHEER, app.redacteur())] {
        for parameter in parameters(path) {
            let naam = parameter["name"].as_str().unwrap();
            let waarde = toegestaan(&lezer, parameter).await;
            // The example is a place in the public list.
            let waarde = if naam == "na" && path == BEHEER { waarde.replacen('o', "b", 1) } else { waarde };
            // An article says nothing without its law.
            let vraag = || if naam == "artikel" { lezer.get(path).query("wet", "BWBR0005537") } else { lezer.get(path) };
            vraag().query(naam, &waarde).send().await.expect(200);
            if !is_vrij(parameter) {
                let fout = vraag().query(naam, "!").send().await.expect(400);
                assert_eq!(fout.problem_codes().iter().map(|(naam, _)| *naam).collect::<Vec<_>>(), [naam], "{path}");
            }
            let leeg = lezer.get(path).query(naam, "").send().await.expect(400);
            assert_eq!(leeg.problem_codes()[0].0, naam, "{path} with an empty value");
            lezer.get(path).query(&naam.to_uppercase(), &waarde).send().await.expect(400);
        }
    }
}

#[actix_web::test]
async fn an_article_needs_its_law() {
    let app = TestApp::start().await;
    for (path, lezer) in [(OPENBAAR, app.anonymous()), (BEHEER, app.redacteur())] {
        for (query, code) in [
            ("artikel=6", "een-wet"),
            ("artikel=6,7&wet=", "een-wet"),
            ("artikel=6&wet=BWBR0005537,BWBR0005416", "een-wet"),
            ("wet=BWBR0005537&artikel=6,lid", "vorm"),
        ] {
            let fouten = lezer.get(format!("{path}?{query}")).send().await.expect(400);
            assert!(fouten.problem_codes().contains(&("artikel", code)), "{query}: {:?}", fouten.problem_codes());
        }
    }
}

#[actix_web::test]
async fn an_unknown_uuid_or_text_finds_nothing() {
    let app = TestApp::with_example().await;
    for (path, lezer) in [(OPENBAAR, app.anonymous()), (BEHEER, app.redacteur())] {
        for sleutel in ["registerhouder", "verwerkingsverantwoordelijke", "geldtVoor", "ontvanger", "verwerker", "subverwerker"] {
            assert!(found(&lezer, path, &[(sleutel, ONBEKEND)]).await.is_empty(), "{sleutel}");
            for fout in ["x", "00000000000040008000000000000000", "{00000000-0000-4000-8000-000000000000}", "null"] {
                lezer.get(path).query(sleutel, fout).send().await.expect(400);
            }
        }
        for sleutel in ["identificatie", "wet", "zaaktype", "uplProduct"] {
            for tekst in ["bestaat niet", "%", "_", "'; DROP TABLE kenmerken; --"] {
                assert!(found(&lezer, path, &[(sleutel, tekst)]).await.is_empty(), "{sleutel}={tekst}");
            }
        }
    }
}

#[actix_web::test]
async fn a_uuid_in_capitals_is_the_same_uuid() {
    let app = TestApp::with_example().await;
    let lezer = app.anonymous();
    let record = &found(&lezer, OPENBAAR, &[("volledig", "true"), ("verwerker", "bedrijf,gemeente")]).await;
    let uuid = record.iter().find_map(|record| record["verwerkers"][0]["organisatie"]["uuid"].as_str()).unwrap();
    let klein = found(&lezer, OPENBAAR, &[("verwerker", uuid)]).await;
    assert!(!klein.is_empty());
    assert_eq!(found(&lezer, OPENBAAR, &[("verwerker", &uuid.to_uppercase())]).await, klein);
}

#[actix_web::test]
async fn all_faults_of_a_query_are_told_at_once() {
    let app = TestApp::start().await;
    let path = format!("{OPENBAAR}?thema=onzin&land=XX&registerhouder=x&status=nieuw&geldigOp=2026-02-30&pageSize=0&kleur=rood");
    let fouten = app.anonymous().get(path).send().await.expect(400);
    let genoemd: Vec<_> = fouten.problem_codes().into_iter().map(|(naam, _)| naam).collect();
    assert_eq!(genoemd, ["thema", "land", "registerhouder", "status", "geldigOp", "pageSize", "kleur"]);
}

//! What a value is, in words.

use serde_json::Value;

use super::opgemaakt;
use crate::{http::document::Document, site::gelinkt::Stuk};

const SCHEMAS: &str = "#/components/schemas/";

/// A field of an object.
pub(super) struct Veld {
    pub(super) naam: String,
    pub(super) soort: Vec<Stuk>,
    pub(super) moet: bool,
    pub(super) uitleg: String,
}

/// The fields of an object, also of those that it is made of.
pub(super) fn velden(document: &Document, schema: &Value) -> Vec<Veld> {
    let moet = |naam: &str| schema["required"].as_array().is_some_and(|namen| namen.iter().any(|een| een == naam));
    let eigen = schema["properties"].as_object().into_iter().flatten().map(|(naam, veld)| Veld {
        naam: naam.clone(),
        soort: soort(veld),
        moet: moet(naam),
        uitleg: opgemaakt(veld["description"].as_str().unwrap_or_default()),
    });
    let delen = schema["allOf"].as_array().into_iter().flatten();
    delen.flat_map(|deel| velden(document, document.resolve(deel))).chain(eigen).collect()
}

/// The words of a closed list.
pub(super) fn waarden(schema: &Value) -> Vec<String> {
    schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// What a value is; the name of an object leads to its page.
pub(super) fn soort(schema: &Value) -> Vec<Stuk> {
    if let Some(naam) = schema["$ref"].as_str().and_then(|link| link.strip_prefix(SCHEMAS)) {
        return vec![Stuk { tekst: naam.to_owned(), adres: Some(format!("/docs/soorten/{naam}")) }];
    }
    for samen in ["oneOf", "anyOf", "allOf"] {
        if let Some(delen) = schema[samen].as_array() {
            return opgesomd(delen.iter().map(soort).collect());
        }
    }
    if schema["enum"].is_array() {
        return los(&format!("een van: {}", waarden(schema).join(", ")));
    }
    match &schema["type"] {
        Value::Array(soorten) => opgesomd(soorten.iter().map(|een| van_type(een.as_str().unwrap_or_default(), schema)).collect()),
        een => van_type(een.as_str().unwrap_or_default(), schema),
    }
}

fn van_type(naam: &str, schema: &Value) -> Vec<Stuk> {
    let naam = match (naam, schema["format"].as_str()) {
        ("array", _) => {
            let mut stukken = los("lijst van ");
            stukken.extend(soort(&schema["items"]));
            return stukken;
        }
        ("string", Some("date")) => "datum",
        ("string", Some("date-time")) => "moment",
        ("string", Some("uuid")) => "uuid",
        ("string", Some("uri")) => "adres",
        ("string", Some("binary")) => "bestand",
        ("string", _) => "tekst",
        ("integer", _) => "geheel getal",
        ("number", _) => "getal",
        ("boolean", _) => "true of false",
        ("null", _) => "null",
        ("object", _) => "object",
        _ => "iedere JSON",
    };
    los(naam)
}

fn los(tekst: &str) -> Vec<Stuk> {
    vec![Stuk { tekst: tekst.to_owned(), adres: None }]
}

fn opgesomd(delen: Vec<Vec<Stuk>>) -> Vec<Stuk> {
    let mut stukken = Vec::new();
    for deel in delen {
        if !stukken.is_empty() {
            stukken.extend(los(" of "));
        }
        stukken.extend(deel);
    }
    stukken
}

//! What the document says more than once, said once: answers, parameters, headers and examples move to `components`, and operations refer
//! to them. Only the document that is sent has this form; what bodies and paths are held against keeps its parts in place.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::lopen::{leden, leden_van, operaties, rij_van};
use crate::http::problem::{CODES, MEDIA_TYPE};

/// The same document, with one place for each part.
pub(super) fn deel(mut document: Value) -> Value {
    let document = &mut document;
    let voorbeelden = voorbeelden(document);
    let koppen = verplaats(document, "headers", |operatie| {
        let antwoorden = leden_van(operatie, "responses").map(|(_, antwoord)| antwoord);
        antwoorden.flat_map(|antwoord| leden_van(antwoord, "headers")).map(|(naam, kop)| (naam.clone(), kop)).collect()
    });
    let parameters = verplaats(document, "parameters", |operatie| {
        let parameters = rij_van(operatie, "parameters");
        parameters.map(|parameter| (parameter["name"].as_str().unwrap_or_default().to_owned(), parameter)).collect()
    });
    let antwoorden = verplaats(document, "responses", |operatie| {
        let gelijk =
            |(status, antwoord): &(&String, &mut Value)| *status == "304" || antwoord["content"].get(MEDIA_TYPE).is_some();
        leden_van(operatie, "responses").filter(gelijk).map(|(status, antwoord)| (naam_van_antwoord(status), antwoord)).collect()
    });
    for (soort, delen) in [("responses", antwoorden), ("parameters", parameters), ("headers", koppen), ("examples", voorbeelden)]
    {
        document["components"][soort] = delen;
    }
    document.take()
}

/// Moves every part that stands somewhere more than once; of a name with several forms, the form that occurs most.
fn verplaats(document: &mut Value, soort: &str, delen_van: impl Fn(&mut Value) -> Vec<(String, &mut Value)>) -> Value {
    let mut telling: HashMap<(String, String), usize> = HashMap::new();
    for (.., operatie) in operaties(document) {
        for (naam, deel) in delen_van(operatie) {
            *telling.entry((naam, deel.to_string())).or_default() += 1;
        }
    }
    let meeste = |naam: &str, tekst: &str| {
        let aantal = telling.get(&(naam.to_owned(), tekst.to_owned())).copied().unwrap_or_default();
        let ander = telling.iter().filter(|((van, vorm), _)| van == naam && vorm != tekst);
        aantal > 1 && ander.map(|((_, vorm), keer)| (*keer, vorm.as_str())).max() < Some((aantal, tekst))
    };
    let mut gedeeld = json!({});
    for (.., operatie) in operaties(document) {
        for (naam, deel) in delen_van(operatie) {
            if meeste(&naam, &deel.to_string()) {
                gedeeld[naam.as_str()] = deel.take();
                *deel = json!({ "$ref": format!("#/components/{soort}/{naam}") });
            }
        }
    }
    if let Some(gedeeld) = gedeeld.as_object_mut() {
        gedeeld.sort_keys();
    }
    gedeeld
}

/// One example of each form: of all that were recorded for a schema the shortest, wherever that schema is answered.
fn voorbeelden(document: &mut Value) -> Value {
    let mut gedeeld = json!({});
    for (naam, inhoud) in operaties(document).flat_map(|(.., operatie)| vormen(operatie)) {
        let eerder = gedeeld.get(&naam).map_or(usize::MAX, |eerder| eerder["value"].to_string().len());
        if inhoud["example"].to_string().len() < eerder {
            gedeeld[naam.as_str()] = json!({ "value": inhoud["example"] });
        }
    }
    leden(&mut gedeeld).for_each(|(_, voorbeeld)| kort(voorbeeld));
    for (.., operatie) in operaties(document) {
        for (_, inhoud) in leden_van(operatie, "responses").flat_map(|(_, antwoord)| leden_van(antwoord, "content")) {
            inhoud.get_mut("example").into_iter().for_each(kort);
            // A heading of so many columns shows nothing that the parameter does not tell.
            if inhoud["example"].as_str().is_some_and(|tekst| tekst.len() > 4 * TEKENS) {
                inhoud.as_object_mut().map(|inhoud| inhoud.shift_remove("example"));
            }
        }
    }
    for (naam, inhoud) in operaties(document).flat_map(|(.., operatie)| vormen(operatie)) {
        inhoud.as_object_mut().map(|inhoud| inhoud.shift_remove("example"));
        inhoud["examples"] = json!({ "voorbeeld": { "$ref": format!("#/components/examples/{naam}") } });
    }
    gedeeld
}

/// So much of a text, and so many of a list, show what they are.
const TEKENS: usize = 250;
const RIJEN: usize = 2;

/// What shows the same in less: the first of a long list, the first lines of a file.
fn kort(voorbeeld: &mut Value) {
    match voorbeeld {
        Value::Array(rij) => {
            rij.truncate(RIJEN);
            rij.iter_mut().for_each(kort);
        }
        Value::Object(leden) => leden.values_mut().for_each(kort),
        Value::String(tekst) if tekst.len() > TEKENS => {
            let mut lengte = 0;
            let past = |regel: &&str| {
                lengte += regel.len();
                lengte <= TEKENS
            };
            let regels: String = tekst.split_inclusive('\n').take_while(past).collect();
            // One long line is one thing.
            if !regels.is_empty() {
                *tekst = regels;
            }
        }
        _ => {}
    }
}

/// The JSON answers with an example, by the name of their schema.
fn vormen(operatie: &mut Value) -> Vec<(String, &mut Value)> {
    let antwoorden = leden_van(operatie, "responses").flat_map(|(_, antwoord)| leden_van(antwoord, "content"));
    let met_voorbeeld = antwoorden.filter(|(_, inhoud)| inhoud.get("example").is_some());
    let genoemd = met_voorbeeld.filter_map(|(_, inhoud)| {
        let naam = inhoud["schema"]["$ref"].as_str()?.strip_prefix("#/components/schemas/")?.to_owned();
        Some((naam, inhoud))
    });
    genoemd.collect()
}

/// The code of the problem that stands for a status, as a name: `400` is `OngeldigeInvoer`.
fn naam_van_antwoord(status: &str) -> String {
    if status == "304" {
        return "NietGewijzigd".to_owned();
    }
    let code = CODES.iter().find(|(_, van, _)| van.to_string() == status).map_or(status, |(code, ..)| code);
    code.split('-').map(|woord| woord[..1].to_uppercase() + &woord[1..]).collect()
}

//! The part for who reads: what may be asked without a token, and the schemas that this needs.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::lopen::leden_van;

const SCHEMA: &str = "#/components/schemas/";

/// The same document with only the operations that ask for no token.
pub(super) fn openbaar(mut document: Value) -> Value {
    for (_, item) in leden_van(&mut document, "paths") {
        item.as_object_mut().into_iter().for_each(|item| item.retain(|_, operatie| operatie.get("security").is_none()));
    }
    if let Some(paden) = document["paths"].as_object_mut() {
        paden.retain(|_, item| item.as_object().is_some_and(|item| !item.is_empty()));
    }
    let gebruikt = document["paths"].to_string();
    document["tags"].as_array_mut().into_iter().for_each(|tags| tags.retain(|tag| gebruikt.contains(&tag["name"].to_string())));
    let nodig = nodig(&document);
    if let Some(delen) = document["components"].as_object_mut() {
        delen.shift_remove("securitySchemes");
        delen["schemas"].as_object_mut().into_iter().for_each(|schemas| schemas.retain(|naam, _| nodig.contains(naam)));
    }
    if let Some(leden) = document.as_object_mut() {
        // Who subscribes has a token.
        leden.shift_remove("security");
        leden.shift_remove("webhooks");
    }
    document["info"]["title"] = json!("Verwerkingsregister: openbaar deel");
    document
}

/// The schemas that the operations name, and those that these name.
fn nodig(document: &Value) -> BTreeSet<String> {
    let mut nodig = BTreeSet::new();
    let mut wachtrij = vec![&document["paths"]];
    while let Some(deel) = wachtrij.pop() {
        match deel {
            Value::Object(leden) => {
                let naam = leden.get("$ref").and_then(Value::as_str).and_then(|verwijzing| verwijzing.strip_prefix(SCHEMA));
                if let Some(naam) = naam.filter(|naam| nodig.insert((*naam).to_owned())) {
                    wachtrij.push(&document["components"]["schemas"][naam]);
                }
                wachtrij.extend(leden.values());
            }
            Value::Array(rij) => wachtrij.extend(rij),
            _ => {}
        }
    }
    nodig
}

//! The same document in OpenAPI 3.0.3, for tools that read no later one: JSON Schema's `null` becomes `nullable`, and a reference stands
//! alone.

use serde_json::{Value, json};

use super::lopen::schemas;

/// In the words of OpenAPI 3.0.3.
pub(super) fn drie_nul(mut document: Value) -> Value {
    document["openapi"] = json!("3.0.3");
    // 3.0 knows no SPDX identifier of a licence, and no events.
    if let Some(licentie) = document["info"]["license"].as_object_mut() {
        licentie.shift_remove("identifier");
        licentie.insert("url".into(), json!("https://eupl.eu/1.2/nl/"));
    }
    if let Some(leden) = document.as_object_mut()
        && let Some(webhooks) = leden.shift_remove("webhooks")
    {
        leden.insert("x-webhooks".into(), webhooks);
    }
    schemas(&mut document, &schema);
    document
}

fn schema(schema: &mut Value) {
    let Some(leden) = schema.as_object_mut() else { return };
    if let Some(Value::Array(soorten)) = leden.get("type").cloned() {
        let echte: Vec<_> = soorten.iter().filter(|soort| *soort != "null").cloned().collect();
        if echte.len() < soorten.len() {
            leden.insert("nullable".into(), json!(true));
        }
        if let [een] = echte.as_slice() {
            leden["type"] = een.clone();
        } else {
            leden.shift_remove("type");
        }
    }
    if let Some(een) = leden.shift_remove("const") {
        leden.insert("enum".into(), json!([een]));
    }
    // Null is a value of its own in a list of values.
    if leden.get("nullable").is_some()
        && let Some(Value::Array(waarden)) = leden.get_mut("enum")
        && !waarden.contains(&Value::Null)
    {
        waarden.push(Value::Null);
    }
    if let Some(voorbeelden) = leden.shift_remove("examples") {
        let eerste = voorbeelden.get(0).cloned();
        leden.entry("example").or_insert_with(|| eerste.unwrap_or_default());
    }
    zonder_null(schema);
    verwijzing_alleen(schema);
}

/// One of two, of which the other is null.
fn zonder_null(schema: &mut Value) {
    let Some(leden) = schema.as_object_mut() else { return };
    let Some(mut keuzen) = leden.get("oneOf").and_then(Value::as_array).cloned() else { return };
    let aantal = keuzen.len();
    keuzen.retain(|een| een["type"] != "null");
    if keuzen.len() < aantal {
        leden.shift_remove("oneOf");
        leden.insert(if keuzen.len() == 1 { "allOf" } else { "oneOf" }.into(), keuzen.into());
        leden.insert("nullable".into(), json!(true));
    }
}

/// Beside a reference nothing counts in 3.0.
fn verwijzing_alleen(schema: &mut Value) {
    let Some(leden) = schema.as_object_mut().filter(|leden| leden.len() > 1) else { return };
    if let Some(verwijzing) = leden.shift_remove("$ref") {
        leden.insert("allOf".into(), json!([{ "$ref": verwijzing }]));
    }
}

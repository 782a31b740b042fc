//! Examples of bodies: real requests and answers, recorded by a test in `openapi/voorbeelden.json`, so that they cannot rot.

use std::sync::LazyLock;

use serde_json::Value;

/// `{operationId: {"verzoek": …, "antwoorden": {"200": …, "200 text/html": "…"}}}`: JSON under its status, another form with its media type.
static OPGENOMEN: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../openapi/voorbeelden.json")).unwrap_or_default());

/// Puts the recorded examples with their operation.
pub(super) fn zet(operation: &mut Value) {
    let voorbeelden = &OPGENOMEN[operation["operationId"].as_str().unwrap_or_default()];
    if let Some(body) = operation.get_mut("requestBody") {
        content(body).for_each(|(_, content)| voeg_toe(content, &voorbeelden["verzoek"]));
    }
    for (status, response) in operation["responses"].as_object_mut().into_iter().flatten() {
        for (media_type, content) in content(response) {
            let anders = format!("{status} {media_type}");
            let sleutel =
                if matches!(media_type.as_str(), "application/json" | "application/problem+json") { status } else { &anders };
            voeg_toe(content, &voorbeelden["antwoorden"][sleutel]);
        }
    }
}

fn content(beschreven: &mut Value) -> impl Iterator<Item = (&String, &mut Value)> {
    beschreven.get_mut("content").and_then(Value::as_object_mut).into_iter().flatten()
}

fn voeg_toe(content: &mut Value, voorbeeld: &Value) {
    if !voorbeeld.is_null() {
        content["example"] = voorbeeld.clone();
    }
}

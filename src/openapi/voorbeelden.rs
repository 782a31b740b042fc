//! Examples of bodies: real requests and answers, recorded by a test in `openapi/voorbeelden.json`, so that they cannot rot.

use std::sync::LazyLock;

use serde_json::Value;

/// `{operationId: {"verzoek": …, "antwoorden": {"200": …}}}`.
static OPGENOMEN: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../openapi/voorbeelden.json")).unwrap_or_default());

/// Puts the recorded examples with their operation.
pub(super) fn zet(operation: &mut Value) {
    let voorbeelden = &OPGENOMEN[operation["operationId"].as_str().unwrap_or_default()];
    if let Some(body) = operation.get_mut("requestBody") {
        voeg_toe(body, &voorbeelden["verzoek"]);
    }
    for (status, response) in operation["responses"].as_object_mut().into_iter().flatten() {
        voeg_toe(response, &voorbeelden["antwoorden"][status]);
    }
}

fn voeg_toe(beschreven: &mut Value, voorbeeld: &Value) {
    let content = beschreven.get_mut("content").and_then(Value::as_object_mut);
    if !voorbeeld.is_null() {
        content.into_iter().flatten().for_each(|(_, content)| content["example"] = voorbeeld.clone());
    }
}

//! What the register sends to who subscribed: no operation of this API, but one that the receiver has.

use serde_json::{Value, json};

/// The one event, as OpenAPI 3.1 tells of it. It is marked as internal because openapi-generator otherwise makes a call of it, as if it were an
/// operation of this API; its schema stays.
pub(super) fn webhooks() -> Value {
    let kop = |naam: &str, uitleg: &str, schema: Value| json!({ "name": naam, "in": "header", "required": true, "description": uitleg, "schema": schema });
    json!({ "gebeurtenis": { "post": {
        "tags": ["Abonnementen"],
        "summary": "Krijgt een gebeurtenis",
        "description": "Zo stuurt het register een gebeurtenis naar het adres van een abonnement. Kijk eerst de handtekening na, antwoord meteen met 2xx, en sla over wat u al had.",
        "operationId": "gebeurtenis",
        "x-internal": true,
        "parameters": [
            kop("Webhook-Id", "De `id` van de gebeurtenis.", json!({ "type": "string", "format": "uuid" })),
            kop("Webhook-Timestamp", "Seconden sinds 1970.", json!({ "type": "integer", "format": "int64" })),
            kop("Webhook-Signature", "`v1,` en de base64 van een HMAC-SHA256 over `id.tijd.body` (Standard Webhooks).", json!({ "type": "string" })),
        ],
        "requestBody": { "required": true, "content": {
            "application/cloudevents+json": { "schema": { "$ref": "#/components/schemas/CloudEvent" } }
        }},
        "responses": {
            "2XX": { "description": "Afgeleverd." },
            "410": { "description": "Dit adres bestaat niet meer: het register zet het abonnement uit." },
            "default": { "description": "Niet afgeleverd: het register probeert het later opnieuw." }
        }
    }}})
}

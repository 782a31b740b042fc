//! Reading a register in from a file, and concepts from other systems.

mod aanleveren;
mod avg_register;
mod csv;
mod eigen;
mod formulier;
mod fouten;
mod gemeenten;
mod herkennen;
mod plaatsen;
mod rondgang;
mod samenvoegen;
mod stappen;
mod velden;
mod verslag;
mod vormen;
mod werkboek;
mod xlsx;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{
    TestApp,
    files::{NDJSON, rijen},
};

pub const CSV: &str = "text/csv";
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Sends a file and waits until it was read; its path and how it ended.
pub async fn proef(app: &TestApp, gemeente: Uuid, media_type: &str, bytes: impl Into<Vec<u8>>, status: &str) -> (String, Value) {
    let sturen = app.redacteur().post(format!("/v1/inlezingen?registerhouder={gemeente}")).body(media_type, bytes);
    let made = sturen.send().await.expect(202);
    let path = format!("/v1/inlezingen/{}", made.body["uuid"].as_str().unwrap());
    let body = app.wacht_op(&path, status).await;
    (path, body)
}

pub async fn uitvoeren(app: &TestApp, path: &str, omvang: &str, status: &str) -> Value {
    let begin = app.redacteur().post(format!("{path}/_uitvoeren")).json(&json!({"omvang": omvang}));
    begin.send().await.expect(202);
    app.wacht_op(path, status).await
}

/// The codes of what is told about a row.
pub fn codes(rij: &Value) -> Vec<&str> {
    rij["bevindingen"].as_array().unwrap().iter().map(|bevinding| bevinding["code"].as_str().unwrap()).collect()
}

/// The concept of the activity with this name.
pub async fn concept(app: &TestApp, naam: &str) -> (String, Value) {
    let lijst = app.redacteur().get("/v1/verwerkingsactiviteiten?pageSize=100").send().await.expect(200).body;
    let regel = lijst["results"].as_array().unwrap().iter().find(|regel| regel["naam"] == naam).unwrap().clone();
    let uuid = regel["uuid"].as_str().unwrap().to_owned();
    let concept = app.redacteur().get(format!("/v1/verwerkingsactiviteiten/{uuid}/concept")).send().await.expect(200).body;
    (uuid, concept)
}

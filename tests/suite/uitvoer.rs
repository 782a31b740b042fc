//! Exports: what is in them, what is not, and that they stay the same.

mod binnen;
mod gelijk;
mod linked;
mod overdracht;
mod periode;
mod vormen;

use serde_json::Value;

use crate::support::{Client, Response};

pub const OPENBAAR: &str = "/v1/register/export";
pub const INTERN: &str = "/v1/export";
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The whole answer in a form.
pub async fn haal(client: &Client, path: &str, vorm: &str) -> Response {
    client.get(path).header("Accept", vorm).send().await.expect(200)
}

/// The lines of an export, the first one apart.
pub async fn regels(client: &Client, path: &str) -> (Value, Vec<Value>) {
    let tekst = haal(client, path, "application/x-ndjson").await.text();
    assert!(tekst.ends_with('\n'));
    let mut regels = tekst.lines().map(|regel| serde_json::from_str::<Value>(regel).unwrap());
    let kop = regels.next().unwrap();
    assert_eq!(kop["soort"], "kop");
    (kop, regels.collect())
}

/// The lines of one kind.
pub fn soort<'a>(regels: &'a [Value], soort: &str) -> Vec<&'a Value> {
    regels.iter().filter(|regel| regel["soort"] == soort).collect()
}

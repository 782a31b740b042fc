//! Files that are read in.

use serde_json::Value;

use super::client::Client;

pub const NDJSON: &str = "application/x-ndjson";

/// The rows of a reading-in.
pub async fn rijen(client: &Client, path: &str) -> Vec<Value> {
    let body = client.get(format!("{path}/rijen?pageSize=100")).send().await.expect(200).body;
    body["results"].as_array().unwrap().clone()
}

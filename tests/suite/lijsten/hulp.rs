//! What tests of lists share: the example register, whole lists, and values picked out of a record.

use serde_json::Value;
use verwerkingsregister::cli::voorbeeld::laad;

use crate::support::{Client, PUBLIC_URL, TestApp};

/// The public list.
pub const OPENBAAR: &str = "/v1/register/verwerkingsactiviteiten";
/// The list of management.
pub const BEHEER: &str = "/v1/verwerkingsactiviteiten";

/// A register with the example in it.
pub async fn voorbeeld() -> TestApp {
    let app = TestApp::start().await;
    assert_eq!(laad(app.store()).await.unwrap(), 45);
    app
}

/// Everything that a list gives: page after page, as `next` leads.
pub async fn alle(client: &Client, path: &str) -> Vec<Value> {
    let (mut results, mut volgende) = (Vec::new(), Some(path.to_owned()));
    while let Some(path) = volgende {
        let mut pagina = client.get(path).send().await.expect(200);
        results.append(pagina.body["results"].as_array_mut().unwrap());
        assert!(pagina.body["count"].as_u64().unwrap() >= results.len() as u64);
        volgende = pagina.body["next"].as_str().map(|next| next.strip_prefix(PUBLIC_URL).unwrap().to_owned());
    }
    results
}

/// One page with these parameters; it must hold everything that was found.
pub async fn gevonden(client: &Client, path: &str, query: &[(&str, &str)]) -> Vec<Value> {
    let request = query.iter().fold(client.get(path).query("pageSize", "100"), |request, (key, value)| request.query(key, value));
    let mut pagina = request.send().await.expect(200);
    let results = std::mem::take(pagina.body["results"].as_array_mut().unwrap());
    assert_eq!(pagina.body["count"].as_u64().unwrap(), results.len() as u64, "more than one page");
    results
}

/// The names that are found, in their order.
pub async fn namen(client: &Client, path: &str, query: &[(&str, &str)]) -> Vec<String> {
    teksten(&gevonden(client, path, query).await, "naam")
}

/// A text as a value in an address.
pub fn gecodeerd(tekst: &str) -> String {
    tekst.bytes().fold(String::new(), |adres, byte| format!("{adres}%{byte:02X}"))
}

/// One text of each result.
pub fn teksten(results: &[Value], key: &str) -> Vec<String> {
    results.iter().map(|result| result[key].as_str().unwrap().to_owned()).collect()
}

/// As `teksten`, in order of the text: to compare what was found apart from its order.
pub fn gesorteerd(results: &[Value], key: &str) -> Vec<String> {
    let mut teksten = teksten(results, key);
    teksten.sort();
    teksten
}

/// The texts at a path such as `doelen/*/grondslagen/*/grondslag/code`; `**/x` is `x` at every depth.
pub fn waarden(record: &Value, path: &str) -> Vec<String> {
    if let Some(key) = path.strip_prefix("**/") {
        return overal(record, key);
    }
    let mut hier = vec![record];
    for deel in path.split('/') {
        hier = match deel {
            "*" => hier.into_iter().flat_map(|waarde| waarde.as_array().into_iter().flatten()).collect(),
            naam => hier.into_iter().map(|waarde| &waarde[naam]).collect(),
        };
    }
    hier.into_iter().filter_map(|waarde| waarde.as_str().map(str::to_owned)).collect()
}

fn overal(record: &Value, key: &str) -> Vec<String> {
    match record {
        Value::Object(leden) => {
            let hier = leden.get(key).and_then(Value::as_str).map(str::to_owned);
            hier.into_iter().chain(leden.values().flat_map(|lid| overal(lid, key))).collect()
        }
        Value::Array(items) => items.iter().flat_map(|item| overal(item, key)).collect(),
        _ => Vec::new(),
    }
}

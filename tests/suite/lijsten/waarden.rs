//! Values picked out of a record, to hold what was found against what was asked.

use serde_json::Value;

use crate::support::lists::texts;

/// A text as a value in an address.
pub fn gecodeerd(tekst: &str) -> String {
    tekst.bytes().fold(String::new(), |adres, byte| format!("{adres}%{byte:02X}"))
}

/// As `texts`, in order of the text: to compare what was found apart from its order.
pub fn gesorteerd(results: &[Value], key: &str) -> Vec<String> {
    let mut found = texts(results, key);
    found.sort();
    found
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

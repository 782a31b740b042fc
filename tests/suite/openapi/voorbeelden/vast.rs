//! What makes a recorded answer short, and the same each time.

use std::collections::HashMap;

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// One result of a long list says enough; of the document itself only its head, for it would hold itself.
pub fn short(mut body: Value) -> Value {
    if let Some(results) = body.get_mut("results").and_then(Value::as_array_mut) {
        results.truncate(1);
    }
    if body.get("openapi").is_some() {
        return json!({"openapi": body["openapi"], "info": {"title": body["info"]["title"], "version": body["info"]["version"]}, "paths": {}});
    }
    body
}

/// Hashes are salted by chance; here each becomes one that is always the same.
pub fn steady(value: &mut Value, hashes: &mut HashMap<String, String>) {
    match value {
        Value::String(text) if text.len() >= 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            let number = hashes.len();
            let hash = || Sha256::digest(number.to_string()).iter().fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
            let steady = hashes.entry(text.clone()).or_insert_with(hash);
            text.replace_range(.., &steady[..text.len()]);
        }
        Value::Array(items) => items.iter_mut().for_each(|item| steady(item, hashes)),
        Value::Object(members) => {
            members.values_mut().for_each(|member| steady(member, hashes));
            // It holds a part of a hash.
            if let Some(cursor) = members.get_mut("cursor").filter(|cursor| cursor.is_string()) {
                *cursor = "15.0a1b2c3d.20261122".into();
            }
            if let Some(Value::String(etag)) = members.get_mut("etag")
                && let Some((revisie, _)) = etag.split_once('-')
            {
                *etag = format!("{revisie}-0a1b2c3d\"");
            }
        }
        _ => {}
    }
}

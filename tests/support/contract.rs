//! Every answer held against the OpenAPI document: status, media type, headers and schema. What is not documented fails the test.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex},
};

use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};

use super::{
    client::{Response, is_json},
    operations::find,
};

/// What is no part of the API and therefore not in the document.
const EXEMPT: [&str; 22] = [
    "/id/",
    "/docs",
    "/health",
    "/metrics",
    "/verwerkingen",
    "/organisaties",
    "/insluiten",
    "/oembed",
    "/waar",
    "/rechten",
    "/situaties",
    "/a-z",
    "/favicon.ico",
    "/wijzigingen",
    "/over",
    "/problemen",
    "/toegankelijkheid",
    "/sitemap",
    "/robots.txt",
    "/.well-known/",
    "/rvva/",
    "/var/",
];
/// Headers that mean something to a client, so that they must be documented where they are sent.
const TOLD: [&str; 6] = ["ETag", "Location", "Link", "Retry-After", "WWW-Authenticate", "Content-Disposition"];

static DOCUMENT: LazyLock<Value> = LazyLock::new(verwerkingsregister::openapi::document);
/// The schemas as they are, and once more without room for keys that they do not name.
static SCHEMAS: LazyLock<[Value; 2]> = LazyLock::new(|| {
    let open = document()["components"]["schemas"].clone();
    let mut closed = open.clone();
    closed.as_object_mut().unwrap().values_mut().for_each(close);
    [open, closed]
});
static VALIDATORS: LazyLock<Mutex<HashMap<String, Arc<[Validator; 2]>>>> = LazyLock::new(Mutex::default);

/// The OpenAPI document of this build.
pub fn document() -> &'static Value {
    &DOCUMENT
}

/// Fails when the document does not describe this answer.
pub(super) fn check(method: &str, path_and_query: &str, response: &Response) {
    let path = path_and_query.split('?').next().unwrap_or_default();
    let what = format!("{method} {path_and_query} answered {}", response.status);
    if path == "/" || EXEMPT.iter().any(|exempt| path.starts_with(exempt)) {
        return;
    }
    let Some(item) = find(path) else {
        assert!([404, 414].contains(&response.status), "{what}, but the document has no such path: add it to `openapi::routes`");
        return;
    };
    let Some(operation) = item.get(if method == "HEAD" { "get".to_owned() } else { method.to_lowercase() }) else {
        let refused = [405, 414].contains(&response.status) || (method == "OPTIONS" && response.status == 204);
        assert!(refused, "{what}, but the document has no such method: add it to `openapi::routes`");
        return;
    };
    let id = operation["operationId"].as_str().unwrap_or_default();
    let Some(described) = operation["responses"].get(response.status.to_string()) else {
        panic!(
            "{what}, which {id} does not document: add `(status = {}, …)` to its `utoipa::path`\n{}",
            response.status,
            response.text()
        );
    };
    check_headers(&what, described, response);
    if method == "HEAD" {
        assert!(response.bytes.is_empty(), "{what} with a body");
    } else {
        check_body(&what, described, response);
    }
}

fn check_headers(what: &str, described: &Value, response: &Response) {
    let empty = Map::new();
    let documented = described["headers"].as_object().unwrap_or(&empty);
    for (name, header) in documented {
        let required = header["required"] == true;
        assert!(!required || response.header(name).is_some(), "{what} without the header {name} that it documents");
    }
    for name in TOLD.into_iter().filter(|name| response.header(name).is_some()) {
        assert!(documented.contains_key(name), "{what} with the header {name}, which is not documented there");
    }
}

fn check_body(what: &str, described: &Value, response: &Response) {
    let Some(content) = described.get("content").and_then(Value::as_object) else {
        assert!(response.bytes.is_empty(), "{what} with a body that is not documented: {}", response.text());
        return;
    };
    let media_type = response.media_type().unwrap_or_default();
    let Some(schema) = content.get(media_type).and_then(|content| content.get("schema")) else {
        let known: Vec<_> = content.keys().collect();
        panic!("{what} as `{media_type}`; documented is {known:?}\n{}", response.text());
    };
    if is_json(media_type) {
        as_described(schema, &response.body, what);
    }
}

/// Fails when this schema of the document does not describe this body.
pub fn as_described(schema: &Value, body: &Value, what: &str) {
    for validator in validators(schema).iter() {
        let faults: Vec<_> = validator.iter_errors(body).map(|error| format!("  {}: {error}", error.instance_path())).collect();
        assert!(
            faults.is_empty(),
            "{what} with a body that is not as documented: change the type behind {schema} or the answer\n{}\n{body:#}",
            faults.join("\n"),
        );
    }
}

/// The open and the closed schema, compiled once.
fn validators(schema: &Value) -> Arc<[Validator; 2]> {
    let mut known = VALIDATORS.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let compile = |schemas: &Value, mut schema: Value| {
        schema["components"] = json!({ "schemas": schemas });
        let options = jsonschema::options().with_draft(Draft::Draft202012).should_validate_formats(true);
        options.build(&schema).unwrap()
    };
    let compiled = known.entry(schema.to_string()).or_insert_with(|| {
        let [open, closed] = &*SCHEMAS;
        let mut narrow = schema.clone();
        close(&mut narrow);
        Arc::new([compile(open, schema.clone()), compile(closed, narrow)])
    });
    Arc::clone(compiled)
}

/// Makes every object with named members refuse any other.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            assert!(!members.contains_key("allOf"), "a schema with allOf cannot be closed member by member");
            if members.get("properties").is_some_and(Value::is_object) {
                members.entry("additionalProperties").or_insert(Value::Bool(false));
            }
            members
                .iter_mut()
                .filter(|(name, _)| !["example", "enum", "default"].contains(&name.as_str()))
                .for_each(|(_, member)| close(member));
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

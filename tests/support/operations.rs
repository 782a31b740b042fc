//! The operations of the OpenAPI document, and which one a path belongs to.

use serde_json::Value;

use super::contract::document;

/// Where the API is; the paths of the document follow it.
const PREFIX: &str = "/v1";
const METHODS: [(&str, &str); 5] = [("get", "GET"), ("post", "POST"), ("put", "PUT"), ("patch", "PATCH"), ("delete", "DELETE")];

/// One operation.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// In capitals.
    pub method: &'static str,
    /// With its `{parameters}`, as the document has it.
    pub path: &'static str,
    /// What the document says of it.
    pub value: &'static Value,
}

impl Operation {
    pub fn id(&self) -> &'static str {
        self.value["operationId"].as_str().unwrap()
    }

    /// The query that it cannot do without, made of the examples in the document.
    pub fn query(self) -> String {
        let parameters = self.value["parameters"].as_array().into_iter().flatten();
        let required = parameters.filter(|parameter| parameter["in"] == "query" && parameter["required"] == true);
        let example = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let pairs = required.map(|parameter| format!("{}={}", text(&parameter["name"]), example(&parameter["example"])));
        let pairs = pairs.collect::<Vec<_>>().join("&");
        if pairs.is_empty() { pairs } else { format!("?{pairs}") }
    }

    /// The scopes of which a caller needs one; of a public operation none.
    pub fn scopes(&self) -> Vec<&'static str> {
        let security = self.value["security"].as_array().into_iter().flatten();
        security.flat_map(|one| one["bearer"].as_array().unwrap()).map(|scope| scope.as_str().unwrap()).collect()
    }

    /// Whether it wants the ETag of what it changes.
    pub fn wants_if_match(&self) -> bool {
        let mut parameters = self.value["parameters"].as_array().into_iter().flatten();
        parameters.any(|parameter| parameter["name"] == "If-Match" && parameter["required"] == true)
    }
}

/// Every operation of the document.
pub fn operations() -> Vec<Operation> {
    let paths = document()["paths"].as_object().unwrap().iter();
    paths
        .flat_map(|(path, item)| {
            METHODS.into_iter().filter_map(|(key, method)| Some(Operation { method, path, value: item.get(key)? }))
        })
        .collect()
}

/// The path item of an address; a `{parameter}` stands for one segment, and a path without parameters wins.
pub(super) fn find(address: &str) -> Option<&'static Value> {
    let path = address.strip_prefix(PREFIX)?;
    let paths = document()["paths"].as_object()?;
    let matches = |template: &str| {
        let (parts, segments) = (template.split('/'), path.split('/'));
        parts.clone().count() == segments.clone().count()
            && parts.zip(segments).all(|(part, segment)| part == segment || (part.starts_with('{') && !segment.is_empty()))
    };
    paths.get(path).or_else(|| paths.iter().find(|(template, _)| matches(template)).map(|(_, item)| item))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

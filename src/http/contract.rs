//! Bodies checked against the schemas of the OpenAPI document itself, so that document and behaviour cannot differ.

mod words;

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use jsonschema::{Draft, Keyword, ValidationError, Validator, paths::Location};
use serde_json::{Map, Value, json};

use crate::{
    domain::{inhoud::Alias, recht::kennis::Kennis, woorden::adressen::is_eigen},
    error::{Error, Fault, Result},
    json::below,
};

pub use words::{choose, nearest, unknown_code};

/// The keyword of an open code list; its value is the name of the list.
pub const CODE_LIST: &str = "x-referentielijst";

const SCHEMAS: &str = "#/components/schemas/";

/// So many faults are told; with more, somebody sent something else than he thought.
pub const MOST: usize = 100;
/// No list of the document may be longer than this, so that a longer one is a fault however it goes on.
const LONG: usize = 1_100;

/// A compiled schema for each request body of the document.
#[derive(Debug, Clone)]
pub struct Contract {
    validators: Arc<HashMap<String, Validator>>,
    schemas: Arc<Value>,
    kennis: Arc<Kennis>,
    begins: Vec<String>,
}

impl Contract {
    /// Compiles the schemas that request bodies refer to; open code lists have the codes of `kennis`.
    pub fn new(document: &Value, kennis: &Arc<Kennis>) -> Result<Self> {
        let mut schemas = document["components"]["schemas"].clone();
        codes_to_items(&mut schemas);
        let bekend = Arc::clone(kennis);
        let options = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .should_validate_formats(true)
            .with_keyword(CODE_LIST, move |_: &Map<_, _>, list: &Value, _: Location| KnownCode::compile(list, &bekend));
        let compile = |name: &str| {
            let schema = json!({"$ref": format!("{SCHEMAS}{name}"), "components": {"schemas": needed(&schemas, name)}});
            let validator = options.build(&schema).map_err(|error| Error::internal(format!("schema {name}: {error}")))?;
            Ok((name.to_owned(), validator))
        };
        let validators = body_schemas(document).into_iter().map(compile).collect::<Result<_>>()?;
        let (schemas, kennis) = (Arc::new(schemas), Arc::clone(kennis));
        Ok(Self { validators: Arc::new(validators), schemas, kennis, begins: Vec::new() })
    }

    /// The same for a register whose addresses begin so.
    #[must_use]
    pub fn at(&self, begins: Vec<String>) -> Self {
        Self { begins, ..self.clone() }
    }

    /// What no schema can tell: aliases that never lead to who claims them, in a body that holds the content of an activity.
    #[must_use]
    pub fn aliases(&self, body: &Value) -> Vec<Fault> {
        let texts: Vec<&str> = body["inhoud"]["aliassen"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let is_own = |text: &str| self.begins.iter().any(|begin| is_eigen(begin, text));
        let fault = |(place, code, reason)| Fault::new(below("/inhoud/aliassen", place), code, reason);
        Alias::bezwaren(&texts, is_own).into_iter().map(fault).collect()
    }

    /// All faults of a body, by the name of its schema, sorted by place.
    pub fn check(&self, schema: &str, body: &Value) -> Result<Vec<Fault>> {
        let unknown = || Error::internal(format!("{schema} is no request body of the document"));
        let validator = self.validators.get(schema).ok_or_else(unknown)?;
        let fields = |error: &ValidationError<'_>| self.fields(schema, error);
        // All that is wrong with a list is found before any of it is told: a list that is too long is judged by its begin.
        let begin = has_long_list(body).then(|| begin_of(body));
        let mut faults = words::faults(validator.iter_errors(begin.as_ref().unwrap_or(body)), &fields, &self.kennis);
        if faults.is_empty() && begin.is_some() {
            faults = words::faults(validator.iter_errors(body), &fields, &self.kennis);
        }
        faults.truncate(MOST);
        Ok(faults)
    }

    /// The fields that there are where an error was found.
    fn fields(&self, schema: &str, error: &ValidationError<'_>) -> Vec<&str> {
        let at = error.schema_path().as_str();
        // A path through a reference begins again at the schema that it names.
        let below = at.rsplit_once("/components/schemas/").map(|(_, rest)| rest.split_once('/').unwrap_or((rest, "")));
        let (schema, at) = below.unwrap_or((schema, at));
        let mut place = &self.schemas[schema];
        for step in at.split('/').filter(|step| !step.is_empty()) {
            let next = match step {
                "additionalProperties" | "unevaluatedProperties" => break,
                "$ref" => continue,
                step => step.parse::<usize>().map_or_else(|_| &place[step], |number| &place[number]),
            };
            let named = next["$ref"].as_str().and_then(|link| link.strip_prefix(SCHEMAS));
            place = named.map_or(next, |name| &self.schemas[name]);
        }
        place["properties"].as_object().into_iter().flat_map(Map::keys).map(String::as_str).collect()
    }
}

fn has_long_list(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.len() > LONG || items.iter().any(has_long_list),
        Value::Object(members) => members.values().any(has_long_list),
        _ => false,
    }
}

fn begin_of(value: &Value) -> Value {
    match value {
        Value::Array(items) => Value::Array(items.iter().take(LONG).map(begin_of).collect()),
        Value::Object(members) => members.iter().map(|(name, member)| (name.clone(), begin_of(member))).collect(),
        other => other.clone(),
    }
}

/// The names of the schemas that request bodies refer to.
fn body_schemas(document: &Value) -> BTreeSet<&str> {
    fn members(value: &Value) -> impl Iterator<Item = &Value> {
        value.as_object().into_iter().flat_map(Map::values)
    }
    members(&document["paths"])
        .flat_map(members)
        .flat_map(|operation| members(&operation["requestBody"]["content"]))
        .filter_map(|content| content["schema"]["$ref"].as_str()?.strip_prefix(SCHEMAS))
        .collect()
}

/// A schema with those that it refers to, without what is only there to be read: each compiled schema keeps its own copy.
fn needed(schemas: &Value, name: &str) -> Map<String, Value> {
    let mut found = Map::new();
    let mut names = vec![name.to_owned()];
    while let Some(name) = names.pop() {
        if !found.contains_key(&name) {
            let schema = without_text(&schemas[&name], &mut names);
            found.insert(name, schema);
        }
    }
    found
}

/// The schema without texts for people; the names of the schemas that it refers to are added.
fn without_text(schema: &Value, names: &mut Vec<String>) -> Value {
    match schema {
        Value::Object(members) => {
            names.extend(
                members.get("$ref").and_then(Value::as_str).and_then(|link| link.strip_prefix(SCHEMAS)).map(str::to_owned),
            );
            let is_text =
                |key: &str, value: &Value| value.is_string() && key == "description" || key == "example" && !value.is_object();
            let kept = members.iter().filter(|(key, value)| !is_text(key, value));
            Value::Object(kept.map(|(key, value)| (key.clone(), without_text(value, names))).collect())
        }
        Value::Array(items) => Value::Array(items.iter().map(|item| without_text(item, names)).collect()),
        other => other.clone(),
    }
}

/// A list of codes says its code list about itself; each of its items is what must be known.
fn codes_to_items(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if members.get("items").is_some_and(Value::is_object)
                && let Some(list) = members.remove(CODE_LIST)
            {
                members["items"][CODE_LIST] = list;
            }
            members.values_mut().for_each(codes_to_items);
        }
        Value::Array(items) => items.iter_mut().for_each(codes_to_items),
        _ => {}
    }
}

/// A text must be a code of this list; anything else is left to the other keywords.
struct KnownCode {
    list: String,
    kennis: Arc<Kennis>,
}

impl KnownCode {
    fn compile<'a>(list: &Value, kennis: &Arc<Kennis>) -> Result<Box<dyn Keyword>, ValidationError<'a>> {
        let list = list.as_str().ok_or_else(|| ValidationError::schema("the name of a code list is a text"))?.to_owned();
        Ok(Box::new(Self { list, kennis: Arc::clone(kennis) }))
    }
}

impl Keyword for KnownCode {
    /// The message is the name of the list; `words` tells the rest, for the faults that are told.
    fn validate<'i>(&self, instance: &'i Value) -> Result<(), ValidationError<'i>> {
        if self.is_valid(instance) { Ok(()) } else { Err(ValidationError::custom(self.list.clone())) }
    }

    fn is_valid(&self, instance: &Value) -> bool {
        instance.as_str().is_none_or(|code| self.kennis.zoek(&self.list, code).is_some())
    }
}

#[cfg(test)]
mod tests;

//! What every operation can be asked, as the document has it: no more and no less.

use std::collections::BTreeSet;

use serde_json::Value;
use verwerkingsregister::domain::recht::kennis::Kennis;

use super::{EVERY_SCOPE, Ground};
use crate::support::{Operation, Response, document, operations};

/// The parameters of the query that the document names.
fn described(operation: Operation) -> Vec<&'static Value> {
    let parameters = operation.value["parameters"].as_array().into_iter().flatten();
    parameters.filter(|parameter| parameter["in"] == "query").collect()
}

impl Ground {
    /// Asks the operation with this at the end of its query, by who may do everything.
    async fn ask_with(&self, operation: Operation, pair: &str) -> Response {
        let path = self.path(operation, self.openbaar);
        let path = format!("{path}{}{pair}", if path.contains('?') { '&' } else { '?' });
        let request = self.app.caller("iemand", &EVERY_SCOPE).request(operation.method, path);
        if operation.id() == "create_inlezing" {
            return request.body("text/csv", "Nr;Naam;Doel\n").send().await;
        }
        // A body that is right, so that only the query is wrong.
        let bodies = operation.value["requestBody"]["content"].as_object().and_then(|content| content.iter().next());
        match bodies {
            Some((media_type, body)) => request.body(media_type, body["example"].to_string()).send().await,
            None => request.send().await,
        }
    }
}

/// A key that nobody knows is refused, also where something would be written; and the refusal names the keys that the document names.
#[actix_web::test]
async fn an_operation_knows_the_parameters_that_the_document_names_and_no_other() {
    let ground = Ground::prepare().await;
    for operation in operations() {
        let answer = ground.ask_with(operation, "bestaatniet=1").await.expect(400);
        let faults = answer.body["invalidParams"].as_array().unwrap();
        let fault = faults.iter().find(|fault| fault["name"] == "bestaatniet");
        let fault = fault.unwrap_or_else(|| panic!("{}: {:#}", operation.id(), answer.body));
        assert_eq!(fault["code"], "onbekende-parameter", "{}", operation.id());
        let known = fault["reason"].as_str().unwrap().trim_end_matches('.').split_once("wel: ");
        let known: BTreeSet<_> = known.map(|(_, known)| known.split(", ").collect()).unwrap_or_default();
        let named: BTreeSet<_> = described(operation).iter().map(|parameter| parameter["name"].as_str().unwrap()).collect();
        assert_eq!(known, named, "{}", operation.id());
    }
}

/// A value that the document allows: its example, or one made by its schema.
fn value(parameter: &Value, kennis: &Kennis) -> String {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let schema = &parameter["schema"];
    match parameter.get("example") {
        Some(Value::Array(values)) => text(&values[0]),
        Some(example) => text(example),
        None if schema["type"] == "array" => by_schema(&schema["items"], kennis),
        None => by_schema(schema, kennis),
    }
}

fn by_schema(schema: &Value, kennis: &Kennis) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|address| address.rsplit('/').next()) {
        return by_schema(&document()["components"]["schemas"][name], kennis);
    }
    let first = schema["enum"].as_array().and_then(|codes| codes.first()).and_then(Value::as_str);
    let list = schema["x-referentielijst"].as_str().map(|list| {
        let lists = kennis.lijsten();
        lists.iter().find(|known| known.lijst == list).unwrap().items[0].code.clone()
    });
    match (first, list, schema["type"].as_str().unwrap()) {
        (Some(code), ..) => code.to_owned(),
        (_, Some(code), _) => code,
        (.., "integer") => schema["minimum"].to_string(),
        (.., "boolean") => "true".to_owned(),
        // Where a text may be a uuid, it is one.
        (.., "string") => "5f0c3a4e-6d0f-4a63-9c0a-0d3c1f5f2a01".to_owned(),
        other => panic!("what is {other:?}?"),
    }
}

/// Every parameter takes what the document says that it takes.
#[actix_web::test]
async fn an_operation_takes_the_values_that_the_document_gives() {
    let (ground, kennis) = (Ground::prepare().await, Kennis::new(None).unwrap());
    let cursor = ground.app.anonymous().get("/v1/register/wijzigingen").send().await.body["cursor"].clone();
    let mut asked = 0;
    // A file that is read in would be there for the next.
    for operation in operations().into_iter().filter(|operation| operation.id() != "delete_inlezing") {
        let has_pages = described(operation).iter().any(|parameter| parameter["name"] == "page");
        let is_of_activities =
            ["list_openbare_verwerkingsactiviteiten", "list_verwerkingsactiviteiten"].contains(&operation.id());
        for parameter in described(operation).into_iter().filter(|parameter| parameter["required"] != true) {
            let name = parameter["name"].as_str().unwrap();
            let value = match name {
                // These are of one register.
                "na" if operation.id() == "list_levensloop" => "0.-.19700101".to_owned(),
                "na" if operation.id() == "list_verwerkingsactiviteiten" => value(parameter, &kennis).replacen('o', "b", 1),
                "na" if has_pages && !is_of_activities => {
                    let first = ground.ask_with(operation, "pageSize=1").await;
                    let Some(place) = first.body["cursor"].as_str() else { continue };
                    place.to_owned()
                }
                "na" if !is_of_activities => cursor.as_str().unwrap().to_owned(),
                "registerhouder" if operation.id() == "create_inlezing" => ground.gemeente.to_string(),
                // An article is of a law.
                "artikel" => "6%20lid%201&wet=BWBR0005416".to_owned(),
                _ => value(parameter, &kennis),
            };
            let answer = ground.ask_with(operation, &format!("{name}={value}")).await;
            let faults = answer.body["invalidParams"].as_array().into_iter().flatten();
            let about: Vec<_> = faults.filter(|fault| fault["name"] == name).collect();
            assert!(about.is_empty(), "{}?{name}={value}: {about:?}", operation.id());
            asked += 1;
        }
    }
    assert!(asked > 150, "{asked}");
}

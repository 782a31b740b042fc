//! What holds for every operation, written once instead of above each handler: the version header, the problems that its kind can
//! give, null beside every list that may be left out, and examples.

use serde_json::{Map, Value, json};

use super::voorbeelden;
use crate::http::problem::{CODES, MEDIA_TYPE};

const METHODS: [&str; 5] = ["get", "put", "post", "patch", "delete"];

/// The headers that an operation may leave out.
const SOMS: [&str; 1] = ["Link"];

pub(super) fn vul_aan(mut document: Value) -> Value {
    let beschrijving = document["info"]["description"].as_str().unwrap_or_default().replace("{{foutcodes}}", &foutcodes());
    document["info"]["description"] = beschrijving.into();
    document["components"]["securitySchemes"] = json!({ "bearer": {
        "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
        "description": "Een JWT: een OIDC-toegangstoken (RS256 of ES256), of een token dat uw applicatie zelf tekent (HS256). Zie de beschrijving."
    }});
    leden(&mut document["components"]["schemas"]).for_each(|(_, schema)| lijsten_mogen_null(schema));
    for (path, item) in leden(&mut document["paths"]) {
        for method in METHODS {
            if let Some(operation) = item.get_mut(method) {
                problemen(path, method, operation);
                koppen(operation);
                voorbeelden::zet(operation);
            }
        }
    }
    document
}

/// The problems that follow from what an operation is; what depends on the state stands with the handler.
fn problemen(path: &str, method: &str, operation: &mut Value) {
    let vraagt_revisie =
        operation["parameters"].as_array().is_some_and(|parameters| parameters.iter().any(|een| een["name"] == "If-Match"));
    let beveiligd = operation.get("security").is_some();
    let schrijft = method != "get";
    let kan = [
        ("400", "De invoer klopt niet; alle fouten staan erbij.", true),
        ("401", "Er is geen token of het klopt niet.", beveiligd),
        ("403", "Het token geeft dit recht niet.", beveiligd),
        ("404", "Dit bestaat niet.", path.contains('{')),
        ("406", "Deze vorm is er niet.", true),
        ("412", "De gegevens zijn intussen gewijzigd.", vraagt_revisie),
        ("413", "De gegevens zijn te groot.", schrijft),
        ("414", "Het adres is te lang.", true),
        ("415", "Dit mediatype wordt hier niet gelezen.", schrijft),
        ("428", "De header If-Match ontbreekt.", vraagt_revisie),
        ("500", "Er ging iets mis in het register.", true),
        ("503", "Het register is nu niet bereikbaar.", true),
    ];
    let Some(responses) = operation["responses"].as_object_mut() else { return };
    for (status, uitleg, _) in kan.into_iter().filter(|(.., mogelijk)| *mogelijk) {
        responses.entry(status).or_insert_with(|| json!({ "description": uitleg }));
    }
    let fouten = responses.iter_mut().filter(|(status, _)| status.as_str() >= "400");
    for (status, response) in fouten {
        response["content"] = json!({ MEDIA_TYPE: { "schema": { "$ref": "#/components/schemas/Probleem" } } });
        let kop = match status.as_str() {
            "401" => Some(("WWW-Authenticate", "Hoe u zich aanmeldt.", "Bearer")),
            "503" => Some(("Retry-After", "Na hoeveel seconden u het opnieuw kunt proberen.", "1")),
            _ => None,
        };
        if let Some((name, uitleg, voorbeeld)) = kop {
            response["headers"] = json!({ name: header(uitleg, voorbeeld) });
        }
    }
    responses.sort_keys();
}

/// Every answer tells the version of the API; that and almost every other header is always there.
fn koppen(operation: &mut Value) {
    for (status, response) in leden(&mut operation["responses"]) {
        if response.get("headers").is_none() {
            response["headers"] = json!({});
        }
        if status == "304" {
            response["headers"]["ETag"] = header("Kenmerk van dit antwoord.", "\"5f0c3a4e\"");
        }
        response["headers"]["API-Version"] = header("Versie van de API.", env!("CARGO_PKG_VERSION"));
        for (name, header) in leden(&mut response["headers"]) {
            header["required"] = (!SOMS.contains(&name.as_str())).into();
        }
    }
}

fn header(uitleg: &str, voorbeeld: &str) -> Value {
    json!({ "description": uitleg, "schema": { "type": "string" }, "example": voorbeeld })
}

/// Absent, null and empty mean the same in what is entered: a list that may be left out may also be null.
fn lijsten_mogen_null(schema: &mut Value) {
    if schema["additionalProperties"] != false {
        return;
    }
    let verplicht = schema["required"].clone();
    let is_verplicht = |name: &str| verplicht.as_array().is_some_and(|namen| namen.iter().any(|een| een == name));
    for (name, veld) in leden(&mut schema["properties"]) {
        if veld["type"] == "array" && !is_verplicht(name) {
            veld["type"] = json!(["array", "null"]);
        }
    }
}

fn leden(value: &mut Value) -> impl Iterator<Item = (&String, &mut Value)> {
    value.as_object_mut().into_iter().flat_map(Map::iter_mut)
}

/// The table of problem codes, for the description.
fn foutcodes() -> String {
    let regels = CODES.iter().map(|(code, status, betekenis)| format!("| `{code}` | {status} | {betekenis} |\n"));
    format!("| code | status | betekenis |\n|---|---|---|\n{}", regels.collect::<String>())
}

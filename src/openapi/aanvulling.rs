//! What holds for every operation, written once instead of above each handler: the version header, the problems that its kind can
//! give, null beside every list that may be left out, and examples.

use serde_json::{Value, json};

use super::{
    lopen::{leden, leden_van, operaties, rij_van, schemas},
    voorbeelden, webhooks,
};
use crate::{
    domain::{
        inhoud::{beheer::ExternKenmerk, lengte::hoogstens},
        levensloop::handeling::Handeling,
    },
    http::problem::{CODES, MEDIA_TYPE},
};

/// The headers that an answer may leave out.
const SOMS: [&str; 2] = ["Link", "X-Cursor"];

/// What is a file and not a value: generated clients hand over its bytes.
const BESTANDEN: [&str; 5] = [
    "text/csv",
    "application/x-ndjson",
    "application/zip",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
];

/// What stands in the paths, once: name, schema, explanation and example.
fn padparameters() -> [(&'static str, Value, &'static str, Value); 6] {
    let sleutel = json!({ "type": "string", "format": "uuid" });
    [
        ("uuid", sleutel.clone(), "Vaste sleutel (uuid).", json!("6929c947-2dda-4ed5-9dd3-19ca748e59b2")),
        ("versieUuid", sleutel, "Vaste sleutel van een versie (uuid).", json!("01a20097-f42e-77a3-a73c-deb195cb423c")),
        ("nummer", json!({ "type": "integer", "format": "int32", "minimum": 1 }), "Nummer van de versie.", json!(1)),
        (
            "bron",
            json!({ "type": "string", "maxLength": hoogstens::<ExternKenmerk>("bron") }),
            "Naam van het andere systeem.",
            json!("zaaksysteem"),
        ),
        (
            "kenmerk",
            json!({ "type": "string", "maxLength": hoogstens::<ExternKenmerk>("kenmerk") }),
            "Kenmerk in dat systeem.",
            json!("ZT-0042"),
        ),
        ("lijst", json!({ "type": "string", "maxLength": 100 }), "Naam van de referentielijst.", json!("gegevenscategorie")),
    ]
}

/// The headers that a request may carry, once.
fn verzoekkoppen() -> [(&'static str, Value); 3] {
    [
        (
            "If-Match",
            json!({ "description": "De ETag die u het laatst las.", "example": "\"12\"",
            "schema": { "type": "string", "minLength": 1, "maxLength": 400 } }),
        ),
        (
            "If-None-Match",
            json!({ "description": "De ETag die u bewaarde; is er niets gewijzigd, dan krijgt u 304.",
            "example": "\"5f0c3a4e\"", "schema": { "type": "string" } }),
        ),
        (
            "Idempotency-Key",
            json!({ "description": "Eigen sleutel van dit verzoek: opnieuw sturen maakt niets dubbel.",
            "example": "3f1c6c0e-8a1d-4a55-9d6b-4c7f0f1b2a3c",
            "schema": { "type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$" } }),
        ),
    ]
}

pub(super) fn vul_aan(document: Value) -> Value {
    let mut document = in_een_woord(document);
    let beschrijving = document["info"]["description"].as_str().unwrap_or_default().replace("{{foutcodes}}", &foutcodes());
    document["info"]["description"] = beschrijving.into();
    document["components"]["securitySchemes"] = json!({ "bearer": {
        "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
        "description": "Een JWT: een OIDC-toegangstoken (RS256 of ES256), of een token dat uw applicatie zelf tekent (HS256). Zie de beschrijving."
    }});
    // Public unless an operation says otherwise.
    document["security"] = json!([]);
    leden(&mut document["components"]["schemas"]).for_each(|(_, schema)| lijsten_mogen_null(schema));
    leden(&mut document["components"]["schemas"]).for_each(|(naam, schema)| code_op_naam(naam, schema));
    for (path, method, operation) in operaties(&mut document) {
        rechten(operation);
        parameters(&path, operation);
        problemen(&path, method, operation);
        koppen(operation);
        bestanden(operation);
        voorbeelden::zet(operation);
    }
    schemas(&mut document, &uitleg_bij_de_keuze);
    document["webhooks"] = webhooks::webhooks();
    document
}

/// An act names its scope itself; other operations do so beside their handler.
fn rechten(operation: &mut Value) {
    let handeling = operation["operationId"].as_str().and_then(|id| id.parse::<Handeling>().ok());
    if let Some(recht) = handeling.and_then(Handeling::recht) {
        operation["security"] = json!([{ "bearer": [recht.as_str()] }]);
    }
}

/// Every parameter of the path and every header is described once; utoipa does not see a `Path` inside a tuple.
fn parameters(path: &str, operation: &mut Value) {
    let kan_304 = operation["responses"].get("304").is_some();
    let parameters = operation.as_object_mut().map(|operation| operation.entry("parameters").or_insert_with(|| json!([])));
    let Some(parameters) = parameters.and_then(Value::as_array_mut) else { return };
    parameters.retain(|parameter| parameter["in"] != "path");
    let paden = padparameters().into_iter().filter(|(name, ..)| path.contains(&format!("{{{name}}}")));
    for (plaats, (name, schema, uitleg, voorbeeld)) in paden.enumerate() {
        let parameter = json!({ "name": name, "in": "path", "required": true, "description": uitleg, "schema": schema, "example": voorbeeld });
        parameters.insert(plaats, parameter);
    }
    if kan_304 {
        parameters.push(json!({ "name": "If-None-Match", "in": "header" }));
    }
    for (name, beschrijving) in verzoekkoppen() {
        for parameter in parameters.iter_mut().filter(|parameter| parameter["name"] == name) {
            *parameter = json!({ "name": name, "in": "header", "required": parameter["required"] == true });
            leden(&mut beschrijving.clone()).for_each(|(sleutel, waarde)| parameter[sleutel.as_str()] = waarde.clone());
        }
    }
    // What is not said to be required, is not.
    for parameter in parameters.iter_mut().filter(|parameter| parameter["required"] == false) {
        parameter.as_object_mut().map(|leden| leden.shift_remove("required"));
    }
}

/// The problems that follow from what an operation is; what depends on the state stands with the handler.
fn problemen(path: &str, method: &str, operation: &mut Value) {
    let if_match =
        operation["parameters"].as_array().and_then(|parameters| parameters.iter().find(|een| een["name"] == "If-Match"));
    let (kent_revisie, vraagt_revisie) = (if_match.is_some(), if_match.is_some_and(|een| een["required"] == true));
    let beveiligd = operation.get("security").is_some();
    let schrijft = method != "get";
    let kan = [
        ("400", "De invoer klopt niet; alle fouten staan erbij.", true),
        ("401", "Er is geen token of het klopt niet.", beveiligd),
        ("403", "Het token geeft dit recht niet.", beveiligd),
        ("404", "Dit bestaat niet.", path.contains('{')),
        ("406", "Deze vorm is er niet.", true),
        ("408", "De gegevens kwamen te langzaam binnen.", schrijft),
        ("412", "De gegevens zijn intussen gewijzigd.", kent_revisie),
        ("413", "De gegevens zijn te groot.", schrijft),
        ("414", "Het adres is te lang.", true),
        ("415", "Dit mediatype wordt hier niet gelezen.", schrijft),
        ("428", "De header If-Match ontbreekt.", vraagt_revisie),
        ("429", "Vanaf uw adres komt te veel tegelijk.", true),
        ("500", "Er ging iets mis in het register.", true),
        ("503", "Het register is nu niet bereikbaar, of het is te druk.", true),
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
            "429" | "503" => Some(("Retry-After", "Na hoeveel seconden u het opnieuw kunt proberen.", "1")),
            _ => None,
        };
        if let Some((name, uitleg, voorbeeld)) = kop {
            response["headers"] = json!({ name: header(uitleg, voorbeeld) });
        }
    }
    responses.sort_keys();
}

/// Files have bytes, in requests and in answers.
fn bestanden(operation: &mut Value) {
    let bytes = |deel: &mut Value| {
        for (_, inhoud) in leden_van(deel, "content").filter(|(soort, _)| BESTANDEN.contains(&soort.as_str())) {
            inhoud["schema"] = json!({ "type": "string", "format": "binary" });
        }
    };
    operation.get_mut("requestBody").into_iter().for_each(bytes);
    leden_van(operation, "responses").for_each(|(_, response)| bytes(response));
}

/// Every answer tells the version of the API; that and almost every other header is always there.
fn koppen(operation: &mut Value) {
    for (status, response) in leden_van(operation, "responses") {
        if response.get("headers").is_none() {
            response["headers"] = json!({});
        }
        if status == "304" {
            response["headers"]["ETag"] = header("Kenmerk van dit antwoord.", "\"5f0c3a4e\"");
        }
        response["headers"]["API-Version"] = header("Versie van de API.", env!("CARGO_PKG_VERSION"));
        for (name, header) in leden_van(response, "headers") {
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
    for (name, veld) in leden_van(schema, "properties") {
        if veld["type"] == "array" && !is_verplicht(name) {
            veld["type"] = json!(["array", "null"]);
        }
        // Null and empty are what absence means everywhere. A default that says so makes generators demand the field.
        if veld.get("default").is_some_and(|standaard| *standaard == Value::Null || *standaard == json!([])) {
            veld.as_object_mut().map(|veld| veld.shift_remove("default"));
        }
    }
}

/// The name of a generic type in one word, wherever it stands: the Dutch design rules know no underscore in it.
fn in_een_woord(document: Value) -> Value {
    let tekst = document.to_string().replace(&format!("{CODE_VAN}_"), CODE_VAN);
    serde_json::from_str(&tekst).unwrap_or(document)
}

/// How the names of codes of closed lists begin.
const CODE_VAN: &str = "CodeVan";

/// The codes of a list are one type, wherever they stand; a generic type has them written out.
fn code_op_naam(naam: &str, schema: &mut Value) {
    if let Some(lijst) = naam.strip_prefix(CODE_VAN) {
        schema["properties"]["code"] = json!({ "$ref": format!("#/components/schemas/{lijst}") });
    }
}

/// What is said of a reference that may be null is said of the choice: several generators cannot read it beside a reference in a union.
fn uitleg_bij_de_keuze(schema: &mut Value) {
    let mut uitleg = None;
    for keuze in rij_van(schema, "oneOf").filter(|keuze| keuze.get("$ref").is_some()) {
        uitleg = keuze.as_object_mut().and_then(|keuze| keuze.shift_remove("description")).or(uitleg);
    }
    let Some(leden) = schema.as_object_mut() else { return };
    if let Some(uitleg) = uitleg {
        leden.entry("description").or_insert(uitleg);
    }
}

/// The table of problem codes, for the description.
fn foutcodes() -> String {
    let regels = CODES.iter().map(|(code, status, betekenis)| format!("| `{code}` | {status} | {betekenis} |\n"));
    format!("| code | status | betekenis |\n|---|---|---|\n{}", regels.collect::<String>())
}

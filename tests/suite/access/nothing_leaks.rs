//! Every operation and every field that holds a uuid, asked with the uuid of what the caller may not know of: it answers what it answers of
//! a uuid that is nobody's, and no answer tells anything of what is hidden.

use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::auth::Scope::{Beheren, Beoordelen, Invoeren, Lezen, Vaststellen};

use super::{EVERY_SCOPE, Ground, needs::Needs, needs::needs, opened_again::opened};
use crate::support::{Client, Operation, Response, complete_inhoud, document, operations};

const NOWHERE: Uuid = Uuid::from_u128(0xDEAD);

/// Something that a caller may not know of.
struct Hidden {
    what: &'static str,
    uuid: Uuid,
}

/// Somebody, what is his own, and what is hidden from him.
struct Case {
    caller: Client,
    /// What stands in the addresses of the ground, and what of his own stands there instead.
    own: Vec<(String, String)>,
    activiteit: Uuid,
    registerhouder: Uuid,
    /// Whose register is not his; who that is, everyone may know.
    other_register: Uuid,
    hidden: Vec<Hidden>,
    /// Words that stand in nothing but that.
    secrets: &'static [&'static str],
}

fn inhoud(registerhouder: Uuid, naam: &str, vertrouwelijkheid: &str) -> Value {
    let mut inhoud = complete_inhoud(registerhouder);
    inhoud["naam"] = naam.into();
    inhoud["vertrouwelijkheid"] = vertrouwelijkheid.into();
    inhoud
}

async fn uuid_of(ground: &Ground, path: &str, body: &Value) -> Uuid {
    let everything = ground.app.caller("alles", &EVERY_SCOPE);
    everything.post(path).json(body).send().await.expect(201).body["uuid"].as_str().unwrap().parse().unwrap()
}

/// A settled activity that is not public, with a version and a concept of that name.
async fn secret(ground: &Ground, vertrouwelijkheid: &str) -> [Hidden; 2] {
    let uuid =
        super::with_concept(&ground.app, ground.gemeente, &inhoud(ground.gemeente, "Onderzoek Zwaluw", vertrouwelijkheid)).await;
    let path = format!("/v1/verwerkingsactiviteiten/{uuid}/versies/1");
    let versie = ground.app.redacteur().get(path).send().await.expect(200).body["versieUuid"].as_str().unwrap().parse().unwrap();
    [Hidden { what: "activity", uuid }, Hidden { what: "version", uuid: versie }]
}

/// A caller of another register, with one of each kind of his own.
async fn of_another_register(ground: &Ground) -> Case {
    let mut hidden = Vec::from(secret(ground, "intern").await);
    let overeenkomst =
        json!({"registerhouder": ground.gemeente, "verwerker": ground.andere, "kenmerk": "VO-ZWALUW", "einddatum": "2027-03-03"});
    let uuid = uuid_of(ground, "/v1/verwerkersovereenkomsten", &overeenkomst).await;
    hidden.push(Hidden { what: "agreement", uuid });
    hidden.push(Hidden { what: "subscription", uuid: ground.abonnement.parse().unwrap() });
    hidden.push(Hidden { what: "file", uuid: ground.inlezing });
    let own = json!({"registerhouder": ground.andere, "verwerker": ground.gemeente});
    let overeenkomst = uuid_of(ground, "/v1/verwerkersovereenkomsten", &own).await;
    let own = json!({"url": "http://127.0.0.1:2/", "registerhouder": ground.andere});
    let abonnement = uuid_of(ground, "/v1/abonnementen", &own).await;
    let path = format!("/v1/inlezingen?registerhouder={}", ground.andere);
    let inlezing = ground.app.redacteur().post(path).body("text/csv", "Nr;Naam;Doel\n").send().await.expect(202);
    let activiteit = super::with_concept(&ground.app, ground.andere, &inhoud(ground.andere, "Eigen", "openbaar")).await;
    let own = [
        (ground.gemeente.to_string(), ground.andere.to_string()),
        (ground.overeenkomst.clone(), overeenkomst.to_string()),
        (ground.abonnement.clone(), abonnement.to_string()),
        (ground.inlezing.to_string(), inlezing.body["uuid"].as_str().unwrap().to_owned()),
    ];
    let caller = ground.app.limited("iemand", &EVERY_SCOPE, &[ground.andere]);
    Case {
        caller,
        own: own.to_vec(),
        activiteit,
        registerhouder: ground.andere,
        other_register: ground.gemeente,
        hidden,
        secrets: &["zwaluw", "2027-03-03", "03-03-2027", "127.0.0.1:1/"],
    }
}

/// A caller of every register who may not read what is confidential.
async fn without_confidential(ground: &Ground) -> Case {
    let hidden = Vec::from(secret(ground, "vertrouwelijk").await);
    let caller = ground.app.caller("iemand", &[Lezen, Invoeren, Beoordelen, Vaststellen, Beheren]);
    Case {
        caller,
        own: Vec::new(),
        activiteit: ground.openbaar,
        registerhouder: ground.gemeente,
        other_register: ground.andere,
        hidden,
        secrets: &["zwaluw"],
    }
}

/// The same caller, of an activity that is open again: its own is what hides its past.
async fn opened_again(ground: &Ground) -> Case {
    let case = without_confidential(ground).await;
    let activiteit = opened(&ground.app, ground.gemeente).await;
    let path = activiteit.path("/versies/1");
    let versie = ground.app.redacteur().get(path).send().await.expect(200).body["versieUuid"].as_str().unwrap().parse().unwrap();
    ground.app.clock.set("2026-12-02T12:00:00Z");
    Case { activiteit: activiteit.uuid, hidden: vec![Hidden { what: "version", uuid: versie }], ..case }
}

/// The places of uuids below a schema; `*` stands for each item.
fn places(schema: &'static Value, at: &str, seen: &[&str], found: &mut Vec<String>) {
    if let Some(name) = schema["$ref"].as_str().and_then(|name| name.rsplit('/').next()) {
        if !seen.contains(&name) {
            places(&document()["components"]["schemas"][name], at, &[seen, &[name]].concat(), found);
        }
        return;
    }
    if schema["format"] == "uuid" {
        found.push(at.to_owned());
    }
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        places(property, &format!("{at}/{name}"), seen, found);
    }
    if schema["items"].is_object() {
        places(&schema["items"], &format!("{at}/*"), seen, found);
    }
    for part in ["oneOf", "anyOf", "allOf"].iter().flat_map(|word| schema[word].as_array().into_iter().flatten()) {
        places(part, at, seen, found);
    }
}

fn in_body(operation: Operation) -> Vec<String> {
    let mut found = Vec::new();
    places(&operation.value["requestBody"]["content"]["application/json"]["schema"], "", &[], &mut found);
    places(&operation.value["requestBody"]["content"]["application/merge-patch+json"]["schema"], "", &[], &mut found);
    found.sort();
    found.dedup();
    found
}

fn in_query(operation: Operation) -> Vec<&'static str> {
    let parameters = operation.value["parameters"].as_array().into_iter().flatten();
    let holds = |parameter: &&Value| {
        let mut found = Vec::new();
        let schema: &'static Value = Box::leak(Box::new(parameter["schema"].clone()));
        places(schema, "", &[], &mut found);
        parameter["in"] == "query" && !found.is_empty()
    };
    parameters.filter(holds).map(|parameter| parameter["name"].as_str().unwrap()).collect()
}

/// Puts a uuid at a place, and makes what is missing on the way.
fn put(body: &mut Value, place: &str, uuid: Uuid) {
    let mut at = body;
    for step in place.split('/').skip(1) {
        if step == "*" {
            if at.as_array().is_none_or(Vec::is_empty) {
                *at = json!([null]);
            }
            at = &mut at[0];
        } else {
            if !at.is_object() {
                *at = json!({});
            }
            at = &mut at[step];
        }
    }
    *at = json!(uuid);
}

/// The address with this parameter, instead of the one that it has.
fn with_query(path: &str, name: &str, uuid: Uuid) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let others = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with(&format!("{name}=")));
    let pairs: Vec<String> = others.map(str::to_owned).chain([format!("{name}={uuid}")]).collect();
    format!("{path}?{}", pairs.join("&"))
}

impl Case {
    fn path(&self, ground: &Ground, operation: Operation) -> String {
        let path = ground.path(operation, self.activiteit);
        self.own.iter().fold(path, |path, (of_ground, own)| path.replace(of_ground, own))
    }

    /// A body that is good, so that what it is given beside decides.
    fn body(&self, ground: &Ground, operation: Operation, place: &str) -> Value {
        let (own, inhoud) = (self.registerhouder, inhoud(self.registerhouder, "Eigen", "openbaar"));
        let overeenkomst = json!({"registerhouder": own, "verwerker": own});
        match operation.id() {
            "create_verwerkingsactiviteit" => json!({"registerhouder": own, "inhoud": inhoud}),
            "replace_concept" | "replace_externe_verwerkingsactiviteit" => json!({ "inhoud": inhoud }),
            "create_verwerkersovereenkomst" | "replace_verwerkersovereenkomst" => overeenkomst,
            "create_abonnement" | "replace_abonnement" => json!({"url": "http://127.0.0.1:2/", "registerhouder": own}),
            "create_organisatie" => json!({"naam": "Mailhuis BV"}),
            "create_vernietigingsdata" => json!({"berekeningen": [{"startdatum": "2026-01-31"}]}),
            "verwerkingsactiviteiten_indienen" | "verwerkingsactiviteiten_vaststellen" => {
                json!({"activiteiten": [{"revisie": 1}]})
            }
            "verwerkingsactiviteiten_wijzigen" if place.starts_with("/wijziging/inhoud") => {
                json!({"selectie": {"uuids": [self.activiteit]}, "wijziging": {"soort": "merge_patch", "inhoud": {}}})
            }
            "verwerkingsactiviteiten_wijzigen" if place.ends_with("nieuweOrganisatie") => {
                json!({"selectie": {"uuids": [self.activiteit]}, "wijziging": {"soort": "organisatie_vervangen", "organisatie": own}})
            }
            "verwerkingsactiviteiten_wijzigen" if place == "/wijziging/organisatie" => {
                json!({"selectie": {"uuids": [self.activiteit]}, "wijziging": {"soort": "organisatie_bijwerken"}})
            }
            "verwerkingsactiviteiten_wijzigen" => {
                json!({"selectie": {}, "wijziging": {"soort": "merge_patch", "inhoud": {"omschrijving": "x"}}})
            }
            "create_toetsing" => {
                let mut body = json!({"registerhouder": own, "inhoud": inhoud});
                if place.starts_with("/organisaties") {
                    body["organisaties"] = json!([{"uuid": Uuid::from_u128(1), "naam": "Mailhuis BV"}]);
                }
                if place.starts_with("/verwerkersovereenkomsten") {
                    body["verwerkersovereenkomsten"] = json!([overeenkomst]);
                    body["verwerkersovereenkomsten"][0]["uuid"] = json!(Uuid::from_u128(1));
                }
                body
            }
            _ => ground.body(operation).unwrap(),
        }
    }

    /// The answer, which holds no word of what is hidden.
    async fn send(&self, operation: Operation, path: String, body: Option<Value>) -> Response {
        let mut request = self.caller.request(operation.method, path);
        if operation.wants_if_match() && body.is_some() {
            request = request.if_match("*");
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request.send().await;
        let text = answer.text().to_lowercase();
        for secret in self.secrets {
            assert!(!text.contains(*secret), "{} tells {secret}: {text}", operation.id());
        }
        answer
    }

    async fn ask(&self, operation: Operation, path: String, body: Option<Value>) -> Told {
        let answer = self.send(operation, path, body).await;
        // What was given before may still stand in what is his own.
        let given = self.hidden.iter().map(|hidden| hidden.uuid).chain([NOWHERE, self.other_register]);
        Told::new(&answer, &given.map(|uuid| uuid.to_string()).collect::<Vec<_>>())
    }
}

/// An answer without what differs each time.
#[derive(Debug, PartialEq)]
struct Told {
    status: u16,
    headers: Vec<(String, String)>,
    body: Value,
}

impl Told {
    fn new(answer: &Response, asked: &[String]) -> Self {
        const EACH_TIME: [&str; 6] = ["date", "x-request-id", "etag", "location", "content-length", "last-modified"];
        let headers = answer.headers.iter().filter(|(name, _)| !EACH_TIME.contains(&name.as_str())).cloned();
        let mut headers: Vec<_> = headers.map(|(name, value)| (name, nameless(&value, asked))).collect();
        headers.sort();
        let mut body = answer.body.clone();
        if body.is_null() && answer.media_type() != Some("application/zip") {
            body = answer.text().into();
        }
        without_each_time(&mut body, asked);
        Self { status: answer.status, headers, body }
    }
}

/// A text that does not say which of these it is about.
fn nameless(text: &str, asked: &[String]) -> String {
    asked.iter().fold(text.to_owned(), |text, uuid| text.replace(uuid, "X"))
}

fn without_each_time(value: &mut Value, asked: &[String]) {
    const EACH_TIME: [&str; 10] =
        ["uuid", "uri", "url", "revisie", "identificatie", "aangemaaktOp", "gewijzigdOp", "geheim", "cursor", "volgendePogingOp"];
    match value {
        Value::String(text) => *text = nameless(text, asked),
        Value::Array(items) => items.iter_mut().for_each(|item| without_each_time(item, asked)),
        Value::Object(fields) => {
            fields.retain(|name, _| !EACH_TIME.contains(&name.as_str()));
            fields.values_mut().for_each(|field| without_each_time(field, asked));
        }
        _ => {}
    }
}

/// A key that is taken cannot be given again: that it is taken is told, and nothing else.
fn is_taken(operation: Operation, place: &str, what: &str) -> bool {
    let kind = match operation.id() {
        "create_verwerkingsactiviteit" => "activity",
        "create_verwerkersovereenkomst" => "agreement",
        "create_abonnement" => "subscription",
        _ => return false,
    };
    place == "/uuid" && what == kind
}

async fn walk(ground: &Ground, case: &Case) {
    // Who keeps a register is no secret; of which register one may ask is.
    let of_register = Hidden { what: "register", uuid: ground.gemeente };
    let is_foreign = |operation: Operation| {
        let manages = !matches!(needs(operation), Needs::Nothing) && operation.id() != "create_toetsing";
        manages && case.registerhouder != ground.gemeente
    };
    // What he is shown of his own names nothing that is hidden. First, for later he has things of his own under those uuids.
    for operation in operations().into_iter().filter(|operation| operation.method == "GET") {
        // The examples of the document are of another register, which has the same uuids.
        if operation.id() == "find_openapi" {
            continue;
        }
        let text = case.send(operation, case.path(ground, operation), None).await.text();
        for hidden in &case.hidden {
            assert!(!text.contains(&hidden.uuid.to_string()), "{} names the {}: {text}", operation.id(), hidden.what);
        }
    }
    for operation in operations() {
        let path = case.path(ground, operation);
        let foreign = is_foreign(operation);
        for name in in_query(operation) {
            let body = || operation.value.get("requestBody").map(|_| case.body(ground, operation, ""));
            let ask = async |uuid: Uuid| case.ask(operation, with_query(&path, name, uuid), body()).await;
            let nowhere = ask(NOWHERE).await;
            for hidden in case.hidden.iter().chain((foreign && name == "registerhouder").then_some(&of_register)) {
                assert_eq!(ask(hidden.uuid).await, nowhere, "{} with ?{name}= of a hidden {}", operation.id(), hidden.what);
            }
        }
    }
    let mut bodies: Vec<_> =
        operations().into_iter().flat_map(|one| in_body(one).into_iter().map(move |place| (one, place))).collect();
    // What gets a key of the caller's choice comes last: it is his own then.
    bodies.sort_by_key(|(_, place)| place == "/uuid");
    for (operation, place) in bodies {
        let path = case.path(ground, operation);
        let foreign = is_foreign(operation);
        let ask = async |uuid: Uuid| {
            let mut body = case.body(ground, operation, &place);
            put(&mut body, &place, uuid);
            case.ask(operation, path.clone(), Some(body)).await
        };
        let nowhere = ask(NOWHERE).await;
        let of_register = (foreign && place.ends_with("/registerhouder")).then_some(&of_register);
        for hidden in case.hidden.iter().chain(of_register) {
            let told = ask(hidden.uuid).await;
            if is_taken(operation, &place, hidden.what) {
                assert_eq!((told.status, &told.body["code"]), (409, &json!("bestaat-al")), "{}", operation.id());
            } else if nowhere.status != 201 || place != "/uuid" {
                assert_eq!(told, nowhere, "{} with {place} of a hidden {}", operation.id(), hidden.what);
            }
        }
    }
}

#[actix_web::test]
async fn no_field_tells_a_caller_of_another_register_anything() {
    let ground = Ground::prepare().await;
    let case = of_another_register(&ground).await;
    walk(&ground, &case).await;
}

#[actix_web::test]
async fn no_field_tells_of_what_is_confidential() {
    let ground = Ground::prepare().await;
    let case = without_confidential(&ground).await;
    walk(&ground, &case).await;
}

#[actix_web::test]
async fn no_field_tells_of_what_was_confidential() {
    let ground = Ground::prepare().await;
    let case = opened_again(&ground).await;
    walk(&ground, &case).await;
}

/// Also where a path holds it.
#[actix_web::test]
async fn no_path_tells_a_caller_of_another_register_anything() {
    let ground = Ground::prepare().await;
    let case = of_another_register(&ground).await;
    let of = |what: &str| case.hidden.iter().find(|hidden| hidden.what == what).unwrap().uuid;
    for (prefix, what) in [
        ("/verwerkingsactiviteiten/{uuid}", "activity"),
        ("/register/verwerkingsactiviteiten/{uuid}", "activity"),
        ("/register/versies/{versieUuid}", "version"),
        ("/verwerkersovereenkomsten/{uuid}", "agreement"),
        ("/abonnementen/{uuid}", "subscription"),
        ("/inlezingen/{uuid}", "file"),
    ] {
        for operation in operations().into_iter().filter(|operation| operation.path.starts_with(prefix)) {
            let ask = async |uuid: Uuid| {
                let path = operation.path.replace("{uuid}", &uuid.to_string()).replace("{versieUuid}", &uuid.to_string());
                let path = format!("/v1{}{}", path.replace("{nummer}", "1"), operation.query());
                case.ask(operation, path, ground.body(operation)).await
            };
            let (hidden, nowhere) = (ask(of(what)).await, ask(NOWHERE).await);
            assert_eq!((hidden.status, &hidden), (404, &nowhere), "{}", operation.id());
        }
    }
}

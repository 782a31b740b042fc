//! What real municipalities say in their privacy statements can all be said from a register: every fact has its place in the public record,
//! and is told in the notice.

use std::{collections::HashMap, fs, path::Path};

use serde::Deserialize;
use serde_json::{Value, json};

use crate::support::{TestApp, complete_inhoud};

/// A statement as a register, and what it says.
#[derive(Deserialize)]
struct Verklaring {
    organisatie: Value,
    activiteiten: Vec<Value>,
    feiten: Vec<Bewering>,
}

#[derive(Deserialize)]
struct Bewering {
    feit: String,
    waar: String,
    pointer: String,
    woorden: String,
    /// Absent: the same words; `null`: not told as words.
    #[serde(default = "zelfde")]
    verklaring: Value,
}

fn zelfde() -> Value {
    Value::Bool(true)
}

impl Bewering {
    /// Whether it is not where it should be.
    fn ontbreekt(&self, record: &Value, verklaring: &str) -> Option<String> {
        let staat = record.pointer(&self.pointer).unwrap_or(&Value::Null);
        let staat = staat.as_str().map_or_else(|| staat.to_string(), str::to_owned);
        if !staat.contains(&self.woorden) {
            return Some(format!("{}: {} is {staat}", self.feit, self.pointer));
        }
        let woorden = if self.verklaring == zelfde() { Some(self.woorden.as_str()) } else { self.verklaring.as_str() };
        let woorden = woorden.filter(|woorden| !verklaring.contains(*woorden));
        woorden.map(|woorden| format!("{}: no notice says {woorden}", self.feit))
    }
}

/// Every text of a notice: headings, paragraphs, points, tables.
fn teksten(waarde: &Value) -> String {
    match waarde {
        Value::String(tekst) => format!("{tekst}\n"),
        Value::Array(items) => items.iter().map(teksten).collect(),
        Value::Object(leden) => leden.values().map(teksten).collect(),
        _ => String::new(),
    }
}

/// The public record and the notice at an address.
async fn gelezen(app: &TestApp, pad: String) -> (Value, String) {
    let record = app.anonymous().get(&pad).send().await.expect(200).body;
    let verklaring = app.anonymous().get(format!("{pad}/privacyverklaring")).send().await.expect(200).body;
    (record, teksten(&verklaring["onderdelen"]))
}

async fn register(app: &TestApp, verklaring: &Verklaring) -> HashMap<String, (Value, String)> {
    let gemeente = app.organisatie(&verklaring.organisatie).await;
    let mut register = HashMap::new();
    for activiteit in &verklaring.activiteiten {
        let mut inhoud = complete_inhoud(gemeente);
        let velden = activiteit.as_object().unwrap().clone();
        inhoud.as_object_mut().unwrap().extend(velden);
        inhoud["rol"] = json!("verwerkingsverantwoordelijke");
        let activiteit = app.vastgesteld_met(gemeente, &inhoud).await;
        register.insert(inhoud["naam"].as_str().unwrap().to_owned(), gelezen(app, activiteit.public_path("")).await);
    }
    register.insert("organisatie".to_owned(), gelezen(app, format!("/v1/register/organisaties/{gemeente}")).await);
    register
}

#[actix_web::test]
async fn every_fact_of_five_statements_stands_in_a_register_and_in_its_notices() {
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verklaringen");
    let mut mis = Vec::new();
    for (naam, feiten) in [("borger-odoorn", 51), ("assen", 38), ("opmeer", 76), ("opmeer-omgang", 23), ("noordoostpolder", 28)] {
        let tekst = fs::read_to_string(map.join(format!("{naam}.json"))).unwrap();
        let verklaring: Verklaring = serde_json::from_str(&tekst).unwrap();
        assert_eq!(verklaring.feiten.len(), feiten, "{naam}");
        let register = register(&TestApp::start().await, &verklaring).await;
        for feit in &verklaring.feiten {
            let (record, gezegd) = &register[&feit.waar];
            mis.extend(feit.ontbreekt(record, gezegd).map(|wat| format!("{naam}, {}: {wat}", feit.waar)));
        }
    }
    assert!(mis.is_empty(), "{}", mis.join("\n"));
}

//! Activities of the example, taken through the acts by two persons over HTTP.

use std::{
    fs,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use ureq::{Agent, http};
use uuid::Uuid;

use super::programma::Programma;

/// Clients that write at the same time: one writes while another is being answered.
const VERBINDINGEN: usize = 4;

/// An act that every activity goes through.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Handeling {
    Invoeren,
    Wijzigen,
    Indienen,
    Vaststellen,
}

impl Handeling {
    pub const ALLE: [Self; 4] = [Self::Invoeren, Self::Wijzigen, Self::Indienen, Self::Vaststellen];

    /// Its operationId.
    pub fn naam(self) -> &'static str {
        match self {
            Self::Invoeren => "create_verwerkingsactiviteit",
            Self::Wijzigen => "update_concept",
            Self::Indienen => "concept_indienen",
            Self::Vaststellen => "concept_vaststellen",
        }
    }
}

/// Activities on their way, divided over the connections.
pub struct Werk(Vec<Verbinding>);

struct Verbinding {
    agent: Agent,
    adres: String,
    redacteur: String,
    beoordelaar: String,
    activiteiten: Vec<Activiteit>,
}

struct Activiteit {
    uuid: Uuid,
    nieuw: Value,
    etag: String,
}

impl Werk {
    /// New activities with the contents of the example in turn; a key of another system stays with the example.
    pub fn new(demo: &Programma, aantal: u32) -> Self {
        let mut verbindingen: Vec<_> = (0..VERBINDINGEN).map(|_| Verbinding::new(&demo.adres)).collect();
        for (nummer, voorbeeld) in (0..aantal as usize).zip(voorbeelden().iter().cycle()) {
            let uuid = uuid();
            let mut nieuw = voorbeeld.clone();
            nieuw["uuid"] = json!(uuid);
            verbindingen[nummer % VERBINDINGEN].activiteiten.push(Activiteit { uuid, nieuw, etag: String::new() });
        }
        Self(verbindingen)
    }

    /// How long this act takes on all of them.
    pub fn doe(&mut self, handeling: Handeling) -> Duration {
        let begin = Instant::now();
        thread::scope(|draden| {
            for verbinding in &mut self.0 {
                draden.spawn(|| verbinding.doe(handeling));
            }
        });
        begin.elapsed()
    }
}

impl Verbinding {
    fn new(adres: &str) -> Self {
        let [redacteur, beoordelaar] = ["redacteur", "beoordelaar"].map(|naam| format!("Bearer {}", Programma::token(naam)));
        let agent = Agent::config_builder().http_status_as_error(false).proxy(None).build().new_agent();
        Self { agent, adres: format!("{adres}/v1/verwerkingsactiviteiten"), redacteur, beoordelaar, activiteiten: Vec::new() }
    }

    fn doe(&mut self, handeling: Handeling) {
        let Self { agent, adres, redacteur, beoordelaar, activiteiten } = self;
        for activiteit in activiteiten {
            let concept = format!("{adres}/{}/concept", activiteit.uuid);
            let (method, address, body) = match handeling {
                Handeling::Invoeren => ("POST", adres.clone(), activiteit.nieuw.to_string()),
                Handeling::Wijzigen => ("PATCH", concept, wijziging(&activiteit.nieuw).to_string()),
                Handeling::Indienen => ("POST", format!("{concept}/_indienen"), String::new()),
                Handeling::Vaststellen => ("POST", format!("{concept}/_vaststellen"), String::new()),
            };
            let mut request = http::Request::builder().method(method).uri(address);
            request = match handeling {
                Handeling::Vaststellen => request.header("Authorization", beoordelaar.as_str()),
                _ => request.header("Authorization", redacteur.as_str()),
            };
            request = match handeling {
                Handeling::Invoeren => request.header("Content-Type", "application/json"),
                Handeling::Wijzigen => {
                    request.header("Content-Type", "application/merge-patch+json").header("If-Match", &activiteit.etag)
                }
                _ => request.header("If-Match", &activiteit.etag),
            };
            let mut answer = agent.run(request.body(body).unwrap()).unwrap();
            let told = answer.body_mut().read_to_string().unwrap();
            assert!(answer.status().is_success(), "{}: {told}", handeling.naam());
            answer.headers()["etag"].to_str().unwrap().clone_into(&mut activiteit.etag);
        }
    }
}

fn uuid() -> Uuid {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).unwrap();
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// One sentence more, as somebody who improves a text.
fn wijziging(nieuw: &Value) -> Value {
    let tekst = nieuw["inhoud"]["omschrijving"].as_str().unwrap_or_default();
    json!({"inhoud": {"omschrijving": format!("{tekst} Nagekeken en aangevuld.")}})
}

/// What the example says when an activity is settled for the first time, as the body that creates it.
fn voorbeelden() -> Vec<Value> {
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("voorbeeld/verwerkingsactiviteiten");
    let mut bestanden: Vec<_> = fs::read_dir(map).unwrap().map(|bestand| bestand.unwrap().path()).collect();
    bestanden.sort();
    bestanden.iter().filter_map(|bestand| nieuw(&serde_json::from_slice(&fs::read(bestand).unwrap()).unwrap())).collect()
}

fn nieuw(activiteit: &Value) -> Option<Value> {
    let (mut inhoud, mut vastgesteld) = (Value::Null, false);
    for stap in activiteit["stappen"].as_array().unwrap() {
        match stap["stap"].as_str().unwrap() {
            "invoeren" => inhoud = stap["inhoud"].clone(),
            "wijzigen" => json_patch::merge(&mut inhoud, &stap["wijziging"]),
            "vaststellen" => {
                vastgesteld = true;
                break;
            }
            _ => {}
        }
    }
    let mut beheer = activiteit["beheer"].clone();
    beheer.as_object_mut().unwrap().remove("externeKenmerken");
    vastgesteld.then(|| json!({"registerhouder": activiteit["registerhouder"], "inhoud": inhoud, "beheer": beheer}))
}

//! The real program as a process, and whoever calls it.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Output, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use serde_json::{Value, json};

const BINARY: &str = env!("CARGO_BIN_EXE_verwerkingsregister");
const GEHEIM: &str = "een-geheim-dat-alleen-in-deze-test-bestaat";
const RECHTEN: &str =
    "register:lezen register:invoeren register:beoordelen register:vaststellen register:beheren register:vertrouwelijk";

/// A command on a database.
pub fn opdracht(database: &str, argumenten: &[&str]) -> Command {
    let mut opdracht = Command::new(BINARY);
    opdracht.args(argumenten).env_clear().env("REGISTER_DATABASE_URL", database).env("REGISTER_TOKEN_GEHEIM", GEHEIM);
    opdracht.env("REGISTER_VIER_OGEN", "uit").env("REGISTER_LOG", "info").env("REGISTER_AFMELDEN", "1");
    opdracht
}

pub fn uitkomst(database: &str, argumenten: &[&str]) -> Output {
    opdracht(database, argumenten).output().unwrap()
}

/// A command that succeeds; what it prints.
pub fn doe(database: &str, argumenten: &[&str]) -> String {
    let uitkomst = uitkomst(database, argumenten);
    assert!(uitkomst.status.success(), "{argumenten:?}: {}", String::from_utf8_lossy(&uitkomst.stderr));
    String::from_utf8(uitkomst.stdout).unwrap().trim().to_owned()
}

/// A running register.
pub struct Register {
    proces: Child,
    pub adres: String,
    bearer: String,
    agent: ureq::Agent,
    pub logboek: Arc<Mutex<Vec<String>>>,
}

/// An answer; status 0 is none at all.
#[derive(Debug)]
pub struct Antwoord {
    pub status: u16,
    pub retry_after: bool,
    pub body: Value,
}

impl Antwoord {
    pub fn verwacht(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.body);
        self
    }
}

impl Register {
    /// Starts it and waits until it serves.
    pub fn start(database: &str, instellingen: &[(&str, &str)]) -> Self {
        let mut opdracht = opdracht(database, &["serve"]);
        opdracht.env("REGISTER_ADRES", "127.0.0.1:0").env("REGISTER_DATABASE_WACHT", "3").env("REGISTER_WERKERS", "2");
        opdracht.envs(instellingen.iter().copied());
        let mut proces = opdracht.stderr(Stdio::piped()).spawn().unwrap();
        let (logboek, adres) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Mutex::new(None)));
        let (schrijf, noem) = (Arc::clone(&logboek), Arc::clone(&adres));
        let regels = BufReader::new(proces.stderr.take().unwrap()).lines();
        thread::spawn(move || {
            for regel in regels.map_while(Result::ok) {
                if let Some((_, adres)) = regel.split_once("antwoordt op ") {
                    *noem.lock().unwrap() = Some(adres.trim().to_owned());
                }
                schrijf.lock().unwrap().push(regel);
            }
        });
        let adres = tot(|| adres.lock().unwrap().clone());
        let bearer = format!("Bearer {}", doe(database, &["token", "--gebruiker", "beheerder", "--scope", RECHTEN]));
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(20)))
            .max_idle_connections(0)
            .build()
            .into();
        let register = Self { proces, adres, bearer, agent, logboek };
        register.tot_gereed();
        register
    }

    pub fn tot_gereed(&self) {
        tot(|| (self.get("/health/ready").status == 200).then_some(()));
    }

    /// Asks something; who gets no answer within twenty seconds has found a register that hangs.
    pub fn vraag(&self, methode: &str, pad: &str, koppen: &[(&str, &str)], body: Option<&Value>) -> Antwoord {
        let mut verzoek = ureq::http::Request::builder().method(methode).uri(format!("{}{pad}", self.adres));
        if pad.starts_with("/v1") && !pad.starts_with("/v1/register/") {
            verzoek = verzoek.header("Authorization", &self.bearer);
        }
        for (naam, waarde) in koppen {
            verzoek = verzoek.header(*naam, *waarde);
        }
        let tekst = body.map(Value::to_string).unwrap_or_default();
        if body.is_some() {
            verzoek = verzoek.header("Content-Type", "application/json");
        }
        match self.agent.run(verzoek.body(tekst).unwrap()) {
            Ok(mut antwoord) => {
                let kop = |naam: &str| antwoord.headers().get(naam).and_then(|waarde| waarde.to_str().ok()).map(str::to_owned);
                let retry_after = kop("retry-after").is_some();
                let status = antwoord.status().as_u16();
                let tekst = antwoord.body_mut().read_to_string().unwrap_or_default();
                Antwoord { status, retry_after, body: serde_json::from_str(&tekst).unwrap_or(Value::String(tekst)) }
            }
            Err(ureq::Error::Timeout(_)) => panic!("{methode} {pad} hangs"),
            Err(_) => Antwoord { status: 0, retry_after: false, body: Value::Null },
        }
    }

    pub fn get(&self, pad: &str) -> Antwoord {
        self.vraag("GET", pad, &[], None)
    }

    /// Makes an activity with this name, under this key.
    pub fn maak(&self, registerhouder: &str, naam: &str) -> Antwoord {
        let body = json!({"registerhouder": registerhouder, "inhoud": {"naam": naam}});
        let sleutel = naam.replace(' ', "-");
        self.vraag("POST", "/v1/verwerkingsactiviteiten", &[("Idempotency-Key", &sleutel)], Some(&body))
    }

    /// Settles another version of an activity, as one person.
    pub fn nieuwe_versie(&self, uuid: &str, naam: &str) {
        let pad = format!("/v1/verwerkingsactiviteiten/{uuid}/concept");
        self.vraag("POST", &pad, &[("If-Match", "*")], None).verwacht(201);
        let mut inhoud = self.get(&pad).verwacht(200).body["inhoud"].clone();
        inhoud["naam"] = naam.into();
        inhoud["beginGeldigheid"] = Value::Null;
        self.vraag("PUT", &pad, &[("If-Match", "*")], Some(&json!({"inhoud": inhoud}))).verwacht(200);
        self.vraag("POST", &format!("{pad}/_indienen"), &[("If-Match", "*")], None).verwacht(200);
        self.vraag("POST", &format!("{pad}/_vaststellen"), &[("If-Match", "*")], None).verwacht(201);
    }

    /// SIGTERM.
    pub fn stop(&self) {
        assert!(Command::new("kill").args(["-TERM", &self.proces.id().to_string()]).status().unwrap().success());
    }

    /// Waits until it has ended.
    pub fn tot_het_eind(&mut self) {
        tot(|| self.proces.try_wait().unwrap());
    }

    pub fn meldt(&self, woorden: &str) -> bool {
        self.logboek.lock().unwrap().iter().any(|regel| regel.contains(woorden))
    }
}

/// A test that fails leaves nothing running.
impl Drop for Register {
    fn drop(&mut self) {
        let _ = self.proces.kill();
        let _ = self.proces.wait();
    }
}

/// Waits until something is there.
pub fn tot<T>(mut iets: impl FnMut() -> Option<T>) -> T {
    for _ in 0..1200 {
        if let Some(iets) = iets() {
            return iets;
        }
        thread::sleep(Duration::from_millis(25));
    }
    panic!("it never came")
}

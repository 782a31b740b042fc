//! What was acknowledged is on disk: the real binary, many writers, and a kill without warning.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod einden;

use std::{
    collections::HashSet,
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use serde_json::{Value, json};

const BINARY: &str = env!("CARGO_BIN_EXE_verwerkingsregister");
const GEHEIM: &str = "een-geheim-dat-alleen-in-deze-test-bestaat";

/// A running register on a free port of the loopback, with a database of its own.
struct Register {
    proces: Child,
    adres: String,
}

impl Register {
    fn start(database: &str) -> Self {
        let mut serve = Command::new(BINARY);
        serve.arg("serve");
        Self::van(database, serve)
    }

    /// As `start`, with a command of its own.
    fn van(database: &str, mut opdracht: Command) -> Self {
        omgeving(&mut opdracht, database).env("REGISTER_ADRES", "127.0.0.1:0").env("REGISTER_AFMELDEN", "0");
        let mut proces = opdracht.stderr(Stdio::piped()).spawn().unwrap();
        let mut regels = BufReader::new(proces.stderr.take().unwrap()).lines();
        let adres = regels
            .by_ref()
            .map_while(Result::ok)
            .find_map(|regel| Some(format!("http://{}", regel.split_once("antwoordt op http://")?.1.trim())))
            .expect("the register tells where it answers");
        // Keep reading, or the register stops at a full pipe.
        thread::spawn(move || regels.for_each(drop));
        let register = Self { proces, adres };
        register.wacht_op_lijsten();
        register
    }

    /// It answers before its lists are filled; what they are asked until then is refused with 503.
    fn wacht_op_lijsten(&self) {
        let agent = agent();
        let is_gereed =
            || agent.get(format!("{}/health/ready", self.adres)).call().is_ok_and(|antwoord| antwoord.status() == 200);
        assert!(
            (0..600).any(|_| is_gereed() || {
                thread::sleep(Duration::from_millis(50));
                false
            }),
            "the lists are filled"
        );
    }

    /// SIGKILL: nothing is finished, nothing is flushed.
    fn kill(mut self) {
        self.proces.kill().unwrap();
        self.proces.wait().unwrap();
    }
}

/// A test that fails leaves nothing running.
impl Drop for Register {
    fn drop(&mut self) {
        let _ = self.proces.kill();
        let _ = self.proces.wait();
    }
}

fn opdracht(database: &str, argumenten: &[&str]) -> Command {
    let mut opdracht = Command::new(BINARY);
    omgeving(opdracht.args(argumenten), database);
    opdracht
}

fn omgeving<'a>(opdracht: &'a mut Command, database: &str) -> &'a mut Command {
    opdracht.env_clear().env("REGISTER_DATABASE_URL", database).env("REGISTER_TOKEN_GEHEIM", GEHEIM).env("REGISTER_LOG", "info")
}

fn uitvoer(database: &str, argumenten: &[&str]) -> String {
    let uitkomst = opdracht(database, argumenten).output().unwrap();
    assert!(uitkomst.status.success(), "{argumenten:?}: {}", String::from_utf8_lossy(&uitkomst.stderr));
    String::from_utf8(uitkomst.stdout).unwrap().trim().to_owned()
}

fn token(database: &str, gebruiker: &str) -> String {
    uitvoer(database, &["token", "--gebruiker", gebruiker, "--scope", "register:lezen register:invoeren register:beheren"])
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(Duration::from_secs(30))).build().into()
}

/// A database with one registerhouder, whose uuid comes back.
fn ingericht(map: &tempfile::TempDir) -> (String, String) {
    let database = format!("sqlite://{}", map.path().join("register.sqlite3").display());
    uitvoer(&database, &["migrate"]);
    let registerhouder = uitvoer(&database, &["registerhouder", "--naam", "Gemeente Voorbeeld"]);
    (database, registerhouder)
}

#[test]
fn after_a_kill_every_acknowledged_change_is_there_and_none_is_half_there() {
    const SCHRIJVERS: usize = 1000;
    const BEVESTIGD: usize = 400;
    let map = tempfile::tempdir().unwrap();
    let (database, registerhouder) = ingericht(&map);
    let register = Register::start(&database);
    let bearer = format!("Bearer {}", token(&database, "redacteur"));
    let bevestigd = Arc::new(Mutex::new(Vec::<String>::new()));
    let volgende = Arc::new(AtomicUsize::new(0));

    let draden: Vec<_> = (0..50)
        .map(|_| {
            let (bevestigd, volgende) = (Arc::clone(&bevestigd), Arc::clone(&volgende));
            let (adres, bearer, registerhouder) = (register.adres.clone(), bearer.clone(), registerhouder.clone());
            thread::spawn(move || {
                let agent = agent();
                loop {
                    let nummer = volgende.fetch_add(1, Ordering::Relaxed);
                    if nummer >= SCHRIJVERS {
                        return;
                    }
                    let body = json!({"registerhouder": registerhouder, "inhoud": {"naam": format!("Activiteit {nummer}")}});
                    let antwoord = agent
                        .post(format!("{adres}/v1/verwerkingsactiviteiten"))
                        .header("Authorization", &bearer)
                        .send_json(&body);
                    // After the kill there is no answer any more.
                    let Ok(mut antwoord) = antwoord else { return };
                    assert_eq!(antwoord.status(), 201);
                    let Ok(activiteit) = antwoord.body_mut().read_json::<Value>() else { return };
                    bevestigd.lock().unwrap().push(activiteit["uuid"].as_str().unwrap().to_owned());
                }
            })
        })
        .collect();
    while bevestigd.lock().unwrap().len() < BEVESTIGD {
        assert!(draden.iter().any(|draad| !draad.is_finished()), "every writer stopped before the kill");
        thread::sleep(Duration::from_millis(1));
    }
    register.kill();
    for draad in draden {
        draad.join().unwrap();
    }
    let bevestigd = bevestigd.lock().unwrap().clone();
    assert!(bevestigd.len() < SCHRIJVERS, "the kill came while writing went on");

    let register = Register::start(&database);
    let agent = agent();
    for uuid in &bevestigd {
        let antwoord = agent
            .get(format!("{}/v1/verwerkingsactiviteiten/{uuid}/concept", register.adres))
            .header("Authorization", &bearer)
            .call();
        assert_eq!(antwoord.unwrap().status(), 200, "{uuid} was acknowledged");
    }
    let tel = |pad: &str| {
        let antwoord = agent.get(format!("{}{pad}", register.adres)).header("Authorization", &bearer).call();
        antwoord.unwrap().body_mut().read_json::<Value>().unwrap()["count"].as_u64().unwrap()
    };
    let activiteiten = tel("/v1/verwerkingsactiviteiten");
    assert!(activiteiten >= bevestigd.len() as u64);
    assert_eq!(activiteiten, tel("/v1/verwerkingsactiviteiten?concept=concept"), "every activity has its concept");
    // The registerhouder has an entry of its own.
    assert_eq!(activiteiten + 1, tel("/v1/journaal"), "every change has its journal entry");
    register.kill();
    uitvoer(&database, &["verifieer"]);
}

#[test]
fn of_many_editors_of_one_concept_exactly_one_wins_each_revision() {
    const REDACTEUREN: usize = 200;
    let map = tempfile::tempdir().unwrap();
    let (database, registerhouder) = ingericht(&map);
    let register = Register::start(&database);
    let bearer = format!("Bearer {}", token(&database, "redacteur"));
    let agent = agent();
    let body = json!({"registerhouder": registerhouder, "inhoud": {"naam": "Begin"}});
    let mut gemaakt = agent
        .post(format!("{}/v1/verwerkingsactiviteiten", register.adres))
        .header("Authorization", &bearer)
        .send_json(&body)
        .unwrap();
    let etag = gemaakt.headers()["etag"].to_str().unwrap().to_owned();
    let uuid = gemaakt.body_mut().read_json::<Value>().unwrap()["uuid"].as_str().unwrap().to_owned();
    let adres = format!("{}/v1/verwerkingsactiviteiten/{uuid}/concept", register.adres);

    let draden: Vec<_> = (0..REDACTEUREN)
        .map(|nummer| {
            let (adres, bearer, etag) = (adres.clone(), bearer.clone(), etag.clone());
            thread::spawn(move || {
                let body = json!({"inhoud": {"naam": format!("Redacteur {nummer}")}});
                let verzoek = self::agent().put(adres).header("Authorization", bearer).header("If-Match", etag);
                (nummer, verzoek.send_json(&body).unwrap().status().as_u16())
            })
        })
        .collect();
    let uitkomsten: Vec<(usize, u16)> = draden.into_iter().map(|draad| draad.join().unwrap()).collect();
    let winnaars: Vec<usize> = uitkomsten.iter().filter(|(_, status)| *status == 200).map(|(nummer, _)| *nummer).collect();
    assert_eq!(winnaars.len(), 1, "one editor wins");
    let andere: HashSet<u16> = uitkomsten.iter().map(|(_, status)| *status).filter(|status| *status != 200).collect();
    assert_eq!(andere, HashSet::from([412]), "the others hear that it changed meanwhile");
    let concept: Value = agent.get(adres).header("Authorization", &bearer).call().unwrap().body_mut().read_json().unwrap();
    assert_eq!(concept["inhoud"]["naam"], format!("Redacteur {}", winnaars[0]));
    register.kill();
}

#[test]
fn a_copy_made_while_serving_is_whole_and_can_be_served_itself() {
    let map = tempfile::tempdir().unwrap();
    let (database, registerhouder) = ingericht(&map);
    let register = Register::start(&database);
    let bearer = format!("Bearer {}", token(&database, "redacteur"));
    let agent = agent();
    let maak = |register: &Register, naam: &str| {
        let body = json!({"registerhouder": registerhouder, "inhoud": {"naam": naam}});
        let verzoek = agent.post(format!("{}/v1/verwerkingsactiviteiten", register.adres)).header("Authorization", &bearer);
        assert_eq!(verzoek.send_json(&body).unwrap().status(), 201);
    };
    maak(&register, "Voor de kopie");
    let bestand = map.path().join("kopie.sqlite3");
    uitvoer(&database, &["kopie", "--naar", bestand.to_str().unwrap()]);
    maak(&register, "Na de kopie");
    register.kill();

    let kopie = format!("sqlite://{}", bestand.display());
    uitvoer(&kopie, &["verifieer"]);
    let register = Register::start(&kopie);
    let lijst = agent.get(format!("{}/v1/verwerkingsactiviteiten", register.adres)).header("Authorization", &bearer).call();
    let lijst: Value = lijst.unwrap().body_mut().read_json().unwrap();
    assert_eq!((lijst["count"].as_u64(), lijst["results"][0]["naam"].as_str()), (Some(1), Some("Voor de kopie")));
    maak(&register, "In de kopie");
    register.kill();
}

/// A running register, and how it is asked to make an activity or how it is.
fn proef(map: &tempfile::TempDir) -> (Register, impl Fn(&Register) -> u16, impl Fn(&Register, &str) -> u16) {
    let (database, registerhouder) = ingericht(map);
    let register = Register::start(&database);
    let bearer = format!("Bearer {}", token(&database, "redacteur"));
    let maak = move |register: &Register| {
        let body = json!({"registerhouder": registerhouder, "inhoud": {"naam": "Proef"}});
        let verzoek = agent().post(format!("{}/v1/verwerkingsactiviteiten", register.adres)).header("Authorization", &bearer);
        verzoek.send_json(&body).unwrap().status().as_u16()
    };
    let vraag =
        |register: &Register, pad: &str| agent().get(format!("{}{pad}", register.adres)).call().unwrap().status().as_u16();
    (register, maak, vraag)
}

/// Waits until it is ready or not.
fn wordt_gereed(register: &Register, vraag: impl Fn(&Register, &str) -> u16, status: u16) {
    let is_zo = || {
        thread::sleep(Duration::from_millis(50));
        vraag(register, "/health/ready") == status
    };
    assert!((0..200).any(|_| is_zo()), "ready becomes {status}");
}

#[test]
fn a_file_that_is_gone_or_replaced_is_not_written_to() {
    let map = tempfile::tempdir().unwrap();
    let (register, maak, vraag) = proef(&map);
    assert_eq!(maak(&register), 201);
    let (bestand, elders) = (map.path().join("register.sqlite3"), map.path().join("elders.sqlite3"));
    std::fs::rename(&bestand, &elders).unwrap();
    assert_eq!(maak(&register), 503);
    wordt_gereed(&register, &vraag, 503);
    std::fs::rename(&elders, &bestand).unwrap();
    assert_eq!(maak(&register), 201);
    wordt_gereed(&register, &vraag, 200);
    // Another file of the same name, with the same in it.
    std::fs::copy(&bestand, &elders).unwrap();
    std::fs::rename(&elders, &bestand).unwrap();
    assert_eq!(maak(&register), 503);
    wordt_gereed(&register, &vraag, 503);
    assert_eq!(vraag(&register, "/health/live"), 200);
    register.kill();
}

#[test]
fn a_broken_database_is_not_written_to_and_says_so() {
    use std::os::unix::fs::FileExt as _;
    let map = tempfile::tempdir().unwrap();
    let (register, maak, vraag) = proef(&map);
    let bestand = std::fs::OpenOptions::new().write(true).open(map.path().join("register.sqlite3")).unwrap();
    let lengte = usize::try_from(bestand.metadata().unwrap().len()).unwrap();
    // Everything but the head of the file.
    bestand.write_all_at(&vec![0x5a; lengte - 4096], 4096).unwrap();
    assert!((0..50).any(|_| maak(&register) == 503));
    wordt_gereed(&register, &vraag, 503);
    assert_eq!(maak(&register), 503);
    assert_eq!(vraag(&register, "/health/live"), 200);
    register.kill();
}

#[test]
fn one_migrate_at_a_time() {
    const TEGELIJK: usize = 4;
    // Each round is a new file: what goes wrong when it is made goes wrong seldom.
    for _ in 0..10 {
        let map = tempfile::tempdir().unwrap();
        let database = format!("sqlite://{}", map.path().join("register.sqlite3").display());
        let start = |_| opdracht(&database, &["migrate"]).stderr(Stdio::piped()).spawn().unwrap();
        let lopend: Vec<_> = (0..TEGELIJK).map(start).collect();
        let gezegd: Vec<String> = lopend
            .into_iter()
            .map(|een| {
                let uitkomst = een.wait_with_output().unwrap();
                assert!(uitkomst.status.success(), "{uitkomst:?}");
                String::from_utf8(uitkomst.stderr).unwrap()
            })
            .collect();
        let hoe_vaak = |woorden: &str| gezegd.iter().filter(|een| een.contains(woorden)).count();
        assert_eq!((hoe_vaak("is ingericht"), hoe_vaak("al van deze versie")), (1, TEGELIJK - 1), "{gezegd:?}");
    }
}

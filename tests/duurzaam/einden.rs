//! Bad endings on SQLite: what is acknowledged is there afterwards, what cannot be done is said, and nothing is left half.

use std::{
    io::Read as _,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use diesel::{Connection as _, connection::SimpleConnection as _};

use super::{BINARY, Register, ingericht, opdracht, proef, token, uitvoer, wordt_gereed};

/// The number of entries of the journal, as `verifieer` tells it.
fn regels(database: &str) -> usize {
    uitvoer(database, &["verifieer"]).split(':').next().unwrap().parse().unwrap()
}

fn stuur(register: &Register, signaal: &str) {
    assert!(Command::new("kill").args([signaal, &register.proces.id().to_string()]).status().unwrap().success());
}

/// SIGTERM, until it has ended.
fn stop(mut register: Register) {
    stuur(&register, "-TERM");
    assert!(register.proces.wait().unwrap().success());
}

#[test]
fn what_sqlite_keeps_beside_the_file_is_part_of_it() {
    for beside in ["-wal", "-shm"] {
        let map = tempfile::tempdir().unwrap();
        let (register, maak, vraag) = proef(&map);
        let bestand = map.path().join("register.sqlite3");
        assert_eq!(maak(&register), 201);
        std::fs::remove_file(format!("{}{beside}", bestand.display())).unwrap();
        assert_eq!(maak(&register), 503, "{beside}");
        wordt_gereed(&register, &vraag, 503);
        stop(register);
        assert_eq!(regels(&format!("sqlite://{}", bestand.display())), 2, "{beside}: what was acknowledged is kept");
    }
}

#[test]
fn a_disk_that_takes_no_more_is_said_so_and_loses_nothing() {
    let map = tempfile::tempdir().unwrap();
    let (database, registerhouder) = ingericht(&map);
    let bearer = format!("Bearer {}", token(&database, "redacteur"));
    let mut begrensd = Command::new("sh");
    begrensd.args(["-c", "trap '' XFSZ; ulimit -f 900; exec \"$0\" serve", BINARY]);
    let register = Register::van(&database, begrensd);
    let body = serde_json::json!({"registerhouder": registerhouder, "inhoud": {"naam": "Proef"}});
    let maak = || {
        let verzoek = super::agent().post(format!("{}/v1/verwerkingsactiviteiten", register.adres));
        verzoek.header("Authorization", &bearer).send_json(&body).unwrap().status().as_u16()
    };
    let vraag =
        |register: &Register, pad: &str| super::agent().get(format!("{}{pad}", register.adres)).call().unwrap().status().as_u16();
    let gelukt = (0..200).take_while(|_| maak() == 201).count();
    assert!((1..200).contains(&gelukt), "{gelukt}");
    assert_eq!(maak(), 503);
    assert_eq!(vraag(&register, "/v1/register/verwerkingsactiviteiten"), 200);
    wordt_gereed(&register, vraag, 503);
    // As long as it is full: a change that is smaller than every real one still fits, and says nothing.
    for _ in 0..30 {
        assert_eq!(vraag(&register, "/health/ready"), 503);
        thread::sleep(Duration::from_millis(100));
    }
    register.kill();
    assert_eq!(regels(&database), gelukt + 1);
}

#[test]
fn an_interrupt_ends_at_once_and_a_taken_address_is_said() {
    let map = tempfile::tempdir().unwrap();
    let (mut register, maak, _) = proef(&map);
    assert_eq!(maak(&register), 201);
    let database = format!("sqlite://{}", map.path().join("register.sqlite3").display());
    let adres = register.adres.trim_start_matches("http://").to_owned();
    let bezet = opdracht(&database, &["serve"]).env("REGISTER_ADRES", &adres).output().unwrap();
    let tekst = String::from_utf8_lossy(&bezet.stderr).into_owned();
    assert!(bezet.status.code() == Some(1) && tekst.contains("is al in gebruik") && tekst.contains("REGISTER_ADRES"), "{tekst}");
    assert_eq!(maak(&register), 201);
    stuur(&register, "-INT");
    assert!(register.proces.wait().unwrap().success());
    assert_eq!(regels(&database), 3);
}

#[test]
fn a_copy_has_its_name_only_when_it_is_whole() {
    let map = tempfile::tempdir().unwrap();
    let (database, _) = ingericht(&map);
    let kopie = map.path().join("kopie.sqlite3");
    for script in ["ulimit -f 4; exec \"$0\" \"$@\"", "trap '' XFSZ; ulimit -f 4; exec \"$0\" \"$@\""] {
        let mut half = Command::new("sh");
        half.args(["-c", script, BINARY, "kopie", "--naar", kopie.to_str().unwrap()]).env("REGISTER_DATABASE_URL", &database);
        assert!(!half.output().unwrap().status.success());
        assert!(!kopie.exists(), "{script}");
    }
    uitvoer(&database, &["kopie", "--naar", kopie.to_str().unwrap()]);
    uitvoer(&format!("sqlite://{}", kopie.display()), &["verifieer"]);
    let andere = std::fs::read_dir(map.path()).unwrap().filter(|een| een.as_ref().unwrap().path().extension().unwrap() == "onaf");
    assert_eq!(andere.count(), 0);
}

#[test]
fn a_migrate_that_was_killed_is_done_again() {
    let map = tempfile::tempdir().unwrap();
    let database = format!("sqlite://{}", map.path().join("register.sqlite3").display());
    for wacht in [1, 5, 10, 20, 40] {
        let mut migratie = opdracht(&database, &["migrate"]).stderr(Stdio::piped()).spawn().unwrap();
        thread::sleep(Duration::from_millis(wacht));
        let _ = migratie.kill();
        migratie.wait().unwrap();
    }
    uitvoer(&database, &["migrate"]);
    uitvoer(&database, &["registerhouder", "--naam", "Gemeente Voorbeeld"]);
    assert_eq!(regels(&database), 1);
}

#[test]
fn another_process_that_keeps_the_lock_holds_up_writers_only() {
    let map = tempfile::tempdir().unwrap();
    let (register, maak, vraag) = proef(&map);
    let bestand = map.path().join("register.sqlite3");
    let mut ander = diesel::SqliteConnection::establish(bestand.to_str().unwrap()).unwrap();
    ander.batch_execute("BEGIN IMMEDIATE").unwrap();
    assert_eq!(maak(&register), 503);
    assert_eq!(vraag(&register, "/v1/register/verwerkingsactiviteiten"), 200);
    ander.batch_execute("ROLLBACK").unwrap();
    assert_eq!(maak(&register), 201);
    stop(register);
}

#[test]
fn a_file_that_is_no_database_is_not_served_and_stays_as_it_is() {
    let map = tempfile::tempdir().unwrap();
    let bestand = map.path().join("register.sqlite3");
    let tekst = "geen database, maar het enige exemplaar van iets anders".repeat(100);
    std::fs::write(&bestand, &tekst).unwrap();
    for argumenten in [&["serve"][..], &["migrate"], &["verifieer"]] {
        let mut proces = opdracht(&format!("sqlite://{}", bestand.display()), argumenten);
        let mut proces = proces.env("REGISTER_ADRES", "127.0.0.1:0").stderr(Stdio::piped()).spawn().unwrap();
        let mut gezegd = String::new();
        proces.stderr.take().unwrap().read_to_string(&mut gezegd).unwrap();
        assert!(proces.wait().unwrap().code() == Some(1) && gezegd.contains("Fout: "), "{argumenten:?}: {gezegd}");
    }
    assert_eq!(std::fs::read_to_string(&bestand).unwrap(), tekst);
}

//! A database that goes away, stands still, or comes back without the last writes.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use crate::{
    paar::{Paar, Server},
    register::{Register, doe, tot},
};

const DATABASE: &str = "register";
const LIJST: &str = "/v1/register/verwerkingsactiviteiten?pageSize=100";

/// A pair with a register in it, as the example has it or with one registerhouder, whose uuid comes back.
fn paar(voorbeeld: bool) -> (Paar, String) {
    let paar = Paar::start();
    paar.execute(Server::A, "postgres", "CREATE DATABASE register");
    let url = paar.both(DATABASE);
    if voorbeeld {
        doe(&url, &["voorbeeld"]);
        return (paar, String::new());
    }
    doe(&url, &["migrate"]);
    let houder = doe(&url, &["registerhouder", "--naam", "Gemeente Voorbeeld"]);
    (paar, houder)
}

/// A public activity of the example.
fn een_activiteit(register: &Register) -> String {
    register.get(LIJST).verwacht(200).body["results"][0]["uuid"].as_str().unwrap().to_owned()
}

#[test]
fn a_withdrawn_version_is_gone_also_after_a_failover_that_lost_writes() {
    let (paar, _) = paar(true);
    let url = paar.both(DATABASE);
    let registers = [Register::start(&url, &[]), Register::start(&url, &[])];
    let uuid = een_activiteit(&registers[0]);
    let (item, pagina) = (format!("/v1/register/verwerkingsactiviteiten/{uuid}"), format!("/verwerkingen/{uuid}"));
    let eerst = registers[0].get(&item).verwacht(200).body["nummer"].clone();
    paar.cut_off();
    registers[0].nieuwe_versie(&uuid, "Wat verloren gaat");
    for register in &registers {
        assert_eq!(register.get(&item).verwacht(200).body["naam"], "Wat verloren gaat");
        register.get(&pagina).verwacht(200);
        register.get(LIJST).verwacht(200);
    }
    paar.kill(Server::A);
    paar.promote();
    let vers = Register::start(&url, &[]);
    for register in &registers {
        tot(|| (register.get(LIJST).status == 200).then_some(()));
        assert_eq!(register.get(&item).verwacht(200).body["nummer"], eerst);
        assert_eq!(register.get(LIJST).verwacht(200).body, vers.get(LIJST).verwacht(200).body);
        assert!(register.meldt("de database is een andere dan eerst"));
        register.get("/health/ready").verwacht(200);
        let gezond = register.get("/health/schrijven").verwacht(503);
        assert_eq!((&gezond.body["teruggezet"], &gezond.body["schrijven"]), (&true.into(), &false.into()));
        let geweigerd = register.maak("00000000-0000-0000-0000-000000000000", "Te vroeg").verwacht(503);
        assert!(geweigerd.body["code"] == "teruggezet" && geweigerd.retry_after);
    }
    doe(&url, &["hersteld", "--reden", "De reserve miste de laatste wijzigingen."]);
    let nummer = registers[0].get(&item).verwacht(200).body["nummer"].as_i64().unwrap();
    let weg = serde_json::json!({"reden": "onterecht_openbaar", "tekst": "Ingetrokken."});
    let pad = format!("/v1/verwerkingsactiviteiten/{uuid}/versies/{nummer}/_intrekken");
    registers[0].vraag("POST", &pad, &[("If-Match", "*")], Some(&weg)).verwacht(200);
    for register in &registers {
        register.get(&item).verwacht(410);
        register.get(&pagina).verwacht(410);
    }
    tot(|| (registers[1].get("/health/schrijven").status == 200).then_some(()));
    doe(&url, &["verifieer"]);
}

#[test]
fn a_synchronous_failover_loses_nothing() {
    const SCHRIJVERS: usize = 4;
    let (paar, houder) = paar(false);
    paar.synchronous();
    let url = paar.both(DATABASE);
    let registers = [Register::start(&url, &[]), Register::start(&url, &[])];
    let klaar = AtomicBool::new(false);
    let (bevestigd, goed_na) = thread::scope(|scope| {
        let schrijvers: Vec<_> = (0..SCHRIJVERS)
            .map(|schrijver| {
                let (register, houder, klaar) = (&registers[schrijver % 2], &houder, &klaar);
                scope.spawn(move || {
                    let mut namen = Vec::new();
                    while !klaar.load(Ordering::Relaxed) {
                        let naam = format!("Activiteit {schrijver} {}", namen.len());
                        // The same key until it is known that it is there.
                        tot(|| {
                            let antwoord = register.maak(houder, &naam);
                            assert!([201, 503].contains(&antwoord.status), "{antwoord:?}");
                            assert!(antwoord.status != 503 || antwoord.retry_after, "{antwoord:?}");
                            (antwoord.status == 201).then_some(())
                        });
                        namen.push(naam);
                    }
                    namen
                })
            })
            .collect();
        thread::sleep(Duration::from_millis(1500));
        paar.kill(Server::A);
        thread::sleep(Duration::from_millis(500));
        paar.promote();
        let begin = Instant::now();
        tot(|| (registers[0].maak(&houder, "Na de wissel").status == 201).then_some(()));
        let goed_na = begin.elapsed();
        thread::sleep(Duration::from_secs(1));
        klaar.store(true, Ordering::Relaxed);
        let namen: Vec<String> = schrijvers.into_iter().flat_map(|draad| draad.join().unwrap()).collect();
        (namen, goed_na)
    });
    println!("{} acknowledged; written again {} ms after the promotion", bevestigd.len(), goed_na.as_millis());
    let er_is = |register: &Register| register.get("/v1/verwerkingsactiviteiten?pageSize=1").verwacht(200).body["count"].clone();
    for register in &registers {
        assert_eq!(er_is(register), bevestigd.len() + 1, "each of them, and once");
        assert!(!register.meldt("de database is een andere dan eerst"));
    }
    doe(&url, &["verifieer"]);
}

#[test]
fn a_frozen_database_is_503_and_a_promoted_one_serves() {
    let (paar, houder) = paar(false);
    let url = paar.both(DATABASE);
    let mut register = Register::start(&url, &[]);
    register.maak(&houder, "Ervoor").verwacht(201);
    paar.until(Server::A, "SELECT bool_and(sent_lsn = replay_lsn) AND count(*) > 0 FROM pg_stat_replication");
    paar.freeze(Server::A);
    for pad in [LIJST, "/"] {
        let antwoord = register.get(pad).verwacht(503);
        assert!(antwoord.retry_after, "{pad}");
    }
    // Who balances hears it before anyone who waits for the database.
    thread::scope(|scope| {
        let lezer = scope.spawn(|| register.get(LIJST));
        register.get("/health/ready");
        assert!(!lezer.is_finished());
    });
    // One look is good for a second.
    tot(|| (register.get("/health/ready").status == 503).then_some(()));
    register.get("/health/schrijven").verwacht(503);
    register.get("/health/live").verwacht(200);
    let geweigerd = register.maak(&houder, "Erna").verwacht(503);
    assert!(geweigerd.retry_after);
    paar.promote();
    let begin = Instant::now();
    tot(|| (register.maak(&houder, "Erna").status == 201).then_some(()));
    println!("written again {} ms after the promotion", begin.elapsed().as_millis());
    register.get(LIJST).verwacht(200);
    register.stop();
    register.tot_het_eind();
    paar.thaw(Server::A);
}

#[test]
fn writes_end_when_the_synchronous_standby_is_away() {
    let (paar, houder) = paar(false);
    paar.synchronous();
    let register = Register::start(&paar.url(Server::A, DATABASE), &[]);
    register.maak(&houder, "Ervoor").verwacht(201);
    paar.stop(Server::B);
    let onbekend = register.maak(&houder, "Onzeker").verwacht(503);
    assert!(onbekend.body["code"] == "uitkomst-onbekend" && onbekend.retry_after, "{onbekend:?}");
    register.get(LIJST).verwacht(200);
    paar.start_again(Server::B);
    tot(|| (register.maak(&houder, "Onzeker").status == 201).then_some(()));
    assert_eq!(register.get("/v1/verwerkingsactiviteiten").verwacht(200).body["count"], 2);
}

#[test]
fn a_standby_serves_readers_and_whoever_writes_sees_it_at_once() {
    let (paar, _) = paar(true);
    let replica = paar.url(Server::B, DATABASE);
    let lezer = Register::start(&replica, &[]);
    lezer.get(LIJST).verwacht(200);
    lezer.get("/").verwacht(200);
    let gezond = lezer.get("/health/lezen").verwacht(200);
    assert_eq!((&gezond.body["rol"], &gezond.body["schrijven"]), (&"replica".into(), &false.into()));
    lezer.get("/health/schrijven").verwacht(503);
    let geweigerd = lezer.maak("00000000-0000-0000-0000-000000000000", "Nergens").verwacht(503);
    assert!(geweigerd.retry_after);
    let map = tempfile::tempdir().unwrap();
    doe(&replica, &["verifieer"]);
    doe(&replica, &["uitvoer", "--naar", map.path().join("register.ndjson").to_str().unwrap()]);
    doe(&replica, &["site", "--naar", map.path().join("site").to_str().unwrap()]);
    drop(lezer);
    // A standby that is behind.
    let schrijver = Register::start(&paar.url(Server::A, DATABASE), &[("REGISTER_DATABASE_LEZEN_URL", &replica)]);
    paar.execute(Server::B, "postgres", "ALTER SYSTEM SET recovery_min_apply_delay = '1h'; SELECT pg_reload_conf()");
    let uuid = een_activiteit(&schrijver);
    schrijver.nieuwe_versie(&uuid, "Zeppelinvaart");
    let item = format!("/v1/register/verwerkingsactiviteiten/{uuid}");
    assert_eq!(schrijver.get(&item).verwacht(200).body["naam"], "Zeppelinvaart");
    let lijst = schrijver.get(&format!("{LIJST}&zoek=zeppelinvaart")).verwacht(200).body;
    assert_eq!(lijst["count"], 1);
    assert!(
        paar.value(Server::B, DATABASE, "SELECT volgnummer FROM journaalkop")
            != paar.value(Server::A, DATABASE, "SELECT volgnummer FROM journaalkop")
    );
}

//! A release takes over from another while people read and write. The other release is the same program with other knowledge, which makes other
//! projections, on a schema with a migration that one of them does not know.

use std::{
    fs,
    sync::{
        Arc, RwLock,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use crate::{
    gewoon::{PAAR, ingericht},
    paar::Server,
    register::{Antwoord, Register, opdracht, tot},
};

const NAAM: &str = "opvolgen";
const LIJST: &str = "/v1/register/verwerkingsactiviteiten";
const KENNIS: &str = r#"{"lijst": "synoniem", "titel": "", "omschrijving": "", "gesloten": false, "bron": "", "bronUrl": null,
    "peildatum": "2026-01-01", "items": [{"code": "havengeld", "naam": "havengeld", "omschrijving": null, "bron": null, "dpv": null,
    "geverifieerd": null, "eigenschappen": {"woorden": ["liggeld"]}, "beginGeldigheid": null, "eindeGeldigheid": null, "vervangenDoor": null}]}"#;

/// The two instances that a balancer knows.
type Instanties = RwLock<[Arc<Register>; 2]>;

/// Asks, and asks the other one once when that fails.
fn vraag(instanties: &Instanties, beurt: usize, vraag: impl Fn(&Register) -> Antwoord) -> Antwoord {
    let mut laatste = None;
    for poging in 0..2 {
        let register = Arc::clone(&instanties.read().unwrap()[(beurt + poging) % 2]);
        let antwoord = vraag(&register);
        if antwoord.status != 0 && antwoord.status != 503 {
            return antwoord;
        }
        laatste = Some(antwoord);
    }
    laatste.unwrap()
}

fn waarde(sql: &str) -> String {
    PAAR.value(Server::A, NAAM, sql)
}

#[test]
fn a_release_takes_over_while_people_read_and_write() {
    let (url, houder) = ingericht(NAAM);
    let map = tempfile::tempdir().unwrap();
    fs::write(map.path().join("aanvulling.json"), KENNIS).unwrap();
    let kennis = [("REGISTER_KENNIS_MAP", map.path().to_str().unwrap())];
    let migreer = || {
        let uitkomst = opdracht(&url, &["migrate"]).envs(kennis).output().unwrap();
        let tekst = String::from_utf8_lossy(&uitkomst.stderr).into_owned();
        assert!(uitkomst.status.success(), "{tekst}");
        tekst
    };
    let oud = [Register::start(&url, &[]), Register::start(&url, &[])].map(Arc::new);
    for nummer in 0..60 {
        oud[0].maak(&houder, &format!("Vooraf {nummer}")).verwacht(201);
    }
    let instanties = RwLock::new(oud.clone());
    let (klaar, gesteld, mislukt) = (AtomicBool::new(false), AtomicUsize::new(0), RwLock::new(Vec::new()));
    thread::scope(|scope| {
        for persoon in 0..4 {
            let (instanties, klaar, gesteld, mislukt, houder) = (&instanties, &klaar, &gesteld, &mislukt, &houder);
            scope.spawn(move || {
                let mut beurt = 0;
                while !klaar.load(Ordering::Relaxed) {
                    beurt += 1;
                    let antwoord = match persoon {
                        0 => vraag(instanties, beurt, |register| register.get(LIJST)),
                        1 => vraag(instanties, beurt, |register| register.get("/v1/verwerkingsactiviteiten?zoek=vooraf")),
                        _ => vraag(instanties, beurt, |register| register.maak(houder, &format!("Onderweg {persoon} {beurt}"))),
                    };
                    gesteld.fetch_add(1, Ordering::Relaxed);
                    if antwoord.status >= 300 || antwoord.status == 0 {
                        mislukt.write().unwrap().push(antwoord);
                    }
                }
            });
        }
        thread::sleep(Duration::from_millis(300));
        assert!(migreer().contains("opnieuw geïndexeerd"));
        PAAR.execute(Server::A, NAAM, "INSERT INTO __diesel_schema_migrations (version) VALUES ('29991231000001')");
        assert_ne!(waarde("SELECT naast FROM journaalkop"), "");
        for (plaats, oud) in oud.iter().enumerate() {
            // Also what was there before still serves and writes.
            oud.maak(&houder, &format!("Oud {plaats}")).verwacht(201);
            oud.get("/health/schrijven").verwacht(200);
            let nieuw = Arc::new(Register::start(&url, &kennis));
            instanties.write().unwrap()[plaats] = nieuw;
            oud.stop();
            tot(|| (oud.get("/health/live").status == 0).then_some(()));
        }
        klaar.store(true, Ordering::Relaxed);
    });
    let mislukt = mislukt.into_inner().unwrap();
    println!("{} requests, {} failed", gesteld.load(Ordering::Relaxed), mislukt.len());
    assert!(mislukt.is_empty(), "{mislukt:?}");
    // What the old ones wrote since is made anew once they are gone.
    PAAR.execute(Server::A, NAAM, "DELETE FROM __diesel_schema_migrations WHERE version = '29991231000001'");
    let merk =
        "UPDATE inhouden SET tekst = 'x' WHERE bron = (SELECT uuid FROM activiteiten ORDER BY identificatie_nummer DESC LIMIT 1)";
    assert_ne!(waarde("SELECT coalesce(herbouw_vanaf, -1) FROM journaalkop"), "-1");
    PAAR.execute(Server::A, NAAM, merk);
    assert!(migreer().contains("opnieuw geïndexeerd"));
    assert_eq!(waarde("SELECT coalesce(herbouw_vanaf, -1) FROM journaalkop"), "-1");
    assert_eq!(waarde("SELECT count(*) FROM inhouden WHERE tekst = 'x'"), "0");
    assert!(migreer().contains("al van deze versie"));
    // A program that the next schema leaves behind no longer writes.
    let [blijft, _] = instanties.into_inner().unwrap();
    PAAR.execute(
        Server::A,
        NAAM,
        "INSERT INTO __diesel_schema_migrations (version) VALUES ('29991231000001');
         UPDATE journaalkop SET schema_vanaf = '29991231000001'",
    );
    assert_eq!(blijft.maak(&houder, "Te oud").verwacht(503).body["code"], "nieuwe-versie");
    tot(|| (blijft.get("/health/ready").status == 503).then_some(()));
}

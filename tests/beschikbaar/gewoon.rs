//! What happens without an accident: restarts, roles, releases, limits, stopping.

use std::{sync::LazyLock, thread, time::Duration};

use diesel::connection::SimpleConnection as _;
use serde_json::json;

use crate::{
    paar::{Paar, Server},
    register::{Register, doe, opdracht, tot, uitkomst},
};

const LIJST: &str = "/v1/register/verwerkingsactiviteiten";

/// Nothing happens to this one; each test has a database in it.
pub static PAAR: LazyLock<Paar> = LazyLock::new(Paar::start);

/// A database with one registerhouder.
pub fn ingericht(naam: &str) -> (String, String) {
    PAAR.execute(Server::A, "postgres", &format!("CREATE DATABASE {naam}"));
    let url = PAAR.url(Server::A, naam);
    doe(&url, &["migrate"]);
    let houder = doe(&url, &["registerhouder", "--naam", "Gemeente Voorbeeld"]);
    (url, houder)
}

#[test]
fn after_a_restart_of_the_database_nobody_notices() {
    let (url, houder) = ingericht("herstart");
    let register = Register::start(&url, &[]);
    let eerst = thread::scope(|scope| {
        let vragen: Vec<_> = (0..8).map(|_| scope.spawn(|| register.get("/v1/verwerkingsactiviteiten").status)).collect();
        vragen.into_iter().map(|vraag| vraag.join().unwrap()).collect::<Vec<_>>()
    });
    assert_eq!(eerst, [200; 8]);
    let weg =
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'herstart' AND pid <> pg_backend_pid()";
    assert_ne!(PAAR.value(Server::A, "postgres", weg), "0");
    register.maak(&houder, "Meteen").verwacht(201);
    PAAR.value(Server::A, "postgres", weg);
    for _ in 0..12 {
        register.get(LIJST).verwacht(200);
        register.get("/v1/verwerkingsactiviteiten").verwacht(200);
    }
}

#[test]
fn serve_needs_no_rights_on_the_schema_and_a_check_only_reads() {
    let (_, houder) = ingericht("rollen");
    for (rol, rechten) in [("dienst", "SELECT, INSERT, UPDATE, DELETE"), ("controle", "SELECT")] {
        let sql = format!(
            "CREATE ROLE {rol} LOGIN; GRANT USAGE ON SCHEMA public TO {rol}; GRANT {rechten} ON ALL TABLES IN SCHEMA public TO {rol}"
        );
        PAAR.execute(Server::A, "rollen", &sql);
    }
    let register = Register::start(&PAAR.url_of(Server::A, "dienst", "rollen"), &[]);
    register.maak(&houder, "Zonder DDL").verwacht(201);
    doe(&PAAR.url_of(Server::A, "controle", "rollen"), &["verifieer"]);
}

#[test]
fn one_migrate_at_a_time_and_never_backwards() {
    PAAR.execute(Server::A, "postgres", "CREATE DATABASE migreren");
    let url = PAAR.url(Server::A, "migreren");
    let uitkomsten: Vec<_> = (0..3).map(|_| opdracht(&url, &["migrate"]).output_later()).collect();
    let uitkomsten: Vec<String> = uitkomsten.into_iter().map(|uitkomst| uitkomst.join().unwrap()).collect();
    let nieuw = uitkomsten.iter().filter(|uitkomst| uitkomst.contains("is ingericht")).count();
    assert_eq!(
        (nieuw, uitkomsten.iter().filter(|uitkomst| uitkomst.contains("al van deze versie")).count()),
        (1, 2),
        "{uitkomsten:?}"
    );
    let houder = doe(&url, &["registerhouder", "--naam", "Gemeente Voorbeeld"]);
    let register = Register::start(&url, &[]);
    register.maak(&houder, "Ervoor").verwacht(201);
    let grens = "UPDATE journaalkop SET schema_vanaf = '29991231000001'";
    PAAR.execute(Server::A, "migreren", grens);
    let later = "INSERT INTO __diesel_schema_migrations (version) VALUES ('29991231000001')";
    PAAR.execute(Server::A, "migreren", later);
    let geweigerd = register.maak(&houder, "Erna").verwacht(503);
    assert!(geweigerd.body["code"] == "nieuwe-versie" && geweigerd.retry_after);
    tot(|| {
        register.get("/health/ready").body["reden"].as_str().is_some_and(|reden| reden.contains("nieuwere versie")).then_some(())
    });
    let projectie = || PAAR.value(Server::A, "migreren", "SELECT projectie FROM journaalkop");
    PAAR.execute(Server::A, "migreren", "UPDATE journaalkop SET projectie = '999-later'");
    let terug = uitkomst(&url, &["migrate"]);
    assert!(!terug.status.success() && String::from_utf8_lossy(&terug.stderr).contains("nieuwere versie"), "{terug:?}");
    assert_eq!(projectie(), "999-later");
}

#[test]
fn a_stopping_service_says_so_and_answers_who_waits() {
    let (url, _) = ingericht("stoppen");
    let mut register = Register::start(&url, &[]);
    let cursor = register.get("/v1/register/wijzigingen").verwacht(200).body["cursor"].as_str().unwrap().to_owned();
    thread::scope(|scope| {
        let wacht = scope.spawn(|| register.get(&format!("/v1/register/wijzigingen?na={cursor}&wacht=60")));
        thread::sleep(Duration::from_millis(300));
        register.stop();
        let antwoord = wacht.join().unwrap().verwacht(200);
        assert_eq!((&antwoord.body["results"], &antwoord.body["cursor"]), (&json!([]), &json!(cursor)));
        // It still answers, and says that it will not.
        let gereed = register.get("/health/ready").verwacht(503);
        assert_eq!(gereed.body["reden"], "het register stopt");
        register.get(LIJST).verwacht(200);
    });
    register.tot_het_eind();
}

#[test]
fn limits_of_the_database_are_503() {
    let (url, houder) = ingericht("grenzen");
    let register = Register::start(&format!("{url}?options=-c%20lock_timeout%3D300"), &[]);
    let mut ander = PAAR.connect(Server::A, "grenzen");
    ander.batch_execute("BEGIN; UPDATE journaalkop SET id = 1").unwrap();
    let bezet = register.maak(&houder, "Bezet").verwacht(503);
    assert!(bezet.body["code"] == "niet-bereikbaar" && bezet.retry_after);
    ander.batch_execute("ROLLBACK").unwrap();
    register.maak(&houder, "Bezet").verwacht(201);
    PAAR.execute(
        Server::A,
        "grenzen",
        "ALTER DATABASE grenzen SET default_transaction_read_only = on;
         SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'grenzen' AND pid <> pg_backend_pid()",
    );
    let dicht = register.maak(&houder, "Alleen lezen").verwacht(503);
    assert!(dicht.body["code"] == "niet-bereikbaar" && dicht.retry_after);
    register.get(LIJST).verwacht(200);
    register.get("/").verwacht(200);
    tot(|| (register.get("/health/schrijven").status == 503).then_some(()));
    register.get("/health/ready").verwacht(200);
}

/// Runs beside others.
trait Later {
    fn output_later(self) -> thread::JoinHandle<String>;
}

impl Later for std::process::Command {
    fn output_later(mut self) -> thread::JoinHandle<String> {
        thread::spawn(move || {
            let uitkomst = self.output().unwrap();
            assert!(uitkomst.status.success(), "{uitkomst:?}");
            String::from_utf8_lossy(&uitkomst.stderr).into_owned()
        })
    }
}

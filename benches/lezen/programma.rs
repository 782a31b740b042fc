//! The program as an operator runs it, and what it costs.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

const PROGRAMMA: &str = env!("CARGO_BIN_EXE_verwerkingsregister");
const GEHEIM: &str = "een geheim voor het meten, lang genoeg";
/// What the program says when its address is taken.
const KLAAR: &str = "het register antwoordt op ";
const RECHTEN: &str = "register:lezen register:invoeren register:beoordelen register:vaststellen register:vertrouwelijk";

/// A running program; it stops when this value goes.
pub struct Programma {
    proces: Child,
    /// Where it answers.
    pub adres: String,
}

impl Programma {
    /// Starts `demo` or `serve` on this database, with these settings.
    pub fn start(opdracht: &str, database_url: &str, instellingen: &[(&str, &str)]) -> Self {
        let mut programma = programma();
        programma.arg(opdracht).env("REGISTER_ADRES", "127.0.0.1:0").env("REGISTER_DATABASE_URL", database_url);
        Self::van(programma.envs(instellingen.iter().copied()), KLAAR)
    }

    /// A process that says where it answers on a line of its own, behind these words.
    pub fn van(opdracht: &mut Command, klaar: &str) -> Self {
        let mut proces = opdracht.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut regels = BufReader::new(proces.stderr.take().unwrap()).lines().map_while(Result::ok);
        let mut gezegd = String::new();
        let adres = regels.by_ref().find_map(|regel| {
            gezegd.push_str(&regel);
            gezegd.push('\n');
            regel.split_once(klaar).map(|(_, adres)| adres.to_owned())
        });
        let adres = adres.unwrap_or_else(|| panic!("it stopped: {gezegd}"));
        // Read on: a full pipe would stop the program.
        thread::spawn(move || regels.for_each(drop));
        Self { proces, adres }
    }

    /// CPU time of all its threads so far, in nanoseconds.
    pub fn cpu(&self) -> Duration {
        let taken = fs::read_dir(format!("/proc/{}/task", self.proces.id())).unwrap().filter_map(Result::ok);
        let nanos = taken.filter_map(|taak| {
            let tekst = fs::read_to_string(taak.path().join("schedstat")).ok()?;
            tekst.split(' ').next()?.parse::<u64>().ok()
        });
        Duration::from_nanos(nanos.sum())
    }

    /// Memory of its own, that is no part of a file, in MB.
    pub fn geheugen(&self) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.proces.id())).unwrap();
        let regel = status.lines().find_map(|regel| regel.strip_prefix("RssAnon:")).unwrap();
        regel.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1000.0
    }

    /// A token of this person.
    pub fn token(naam: &str) -> String {
        let uitvoer = programma().args(["token", "--gebruiker", naam, "--scope", RECHTEN]).output().unwrap();
        String::from_utf8(uitvoer.stdout).unwrap().trim().to_owned()
    }
}

impl Drop for Programma {
    fn drop(&mut self) {
        let _ = self.proces.kill();
        let _ = self.proces.wait();
    }
}

/// The program without a setting of whoever measures.
pub fn programma() -> Command {
    let mut programma = Command::new(PROGRAMMA);
    for (naam, _) in std::env::vars_os().filter(|(naam, _)| naam.to_string_lossy().starts_with("REGISTER_")) {
        programma.env_remove(naam);
    }
    programma.env("REGISTER_TOKEN_GEHEIM", GEHEIM);
    programma
}

//! The program as an operator runs it, with the example in its database.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    thread,
};

const PROGRAMMA: &str = env!("CARGO_BIN_EXE_verwerkingsregister");
const GEHEIM: &str = "een geheim voor het meten, lang genoeg";
/// What the program says when its address is taken.
const KLAAR: &str = "het register antwoordt op ";
const RECHTEN: &str = "register:lezen register:invoeren register:beoordelen register:vaststellen register:vertrouwelijk";

/// A running program; it stops when this value goes.
pub struct Demo {
    proces: Child,
    /// Where it answers.
    pub adres: String,
}

impl Demo {
    pub fn start(database_url: &str) -> Self {
        let mut programma = programma();
        programma.arg("demo").env("REGISTER_ADRES", "127.0.0.1:0").env("REGISTER_DATABASE_URL", database_url);
        let mut proces = programma.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut regels = BufReader::new(proces.stderr.take().unwrap()).lines().map_while(Result::ok);
        let mut gezegd = String::new();
        let adres = regels.by_ref().find_map(|regel| {
            gezegd.push_str(&regel);
            gezegd.push('\n');
            regel.split_once(KLAAR).map(|(_, adres)| adres.to_owned())
        });
        let adres = adres.unwrap_or_else(|| panic!("the demo stopped: {gezegd}"));
        // Read on: a full pipe would stop the program.
        thread::spawn(move || regels.for_each(drop));
        Self { proces, adres }
    }

    /// A token of this person.
    pub fn token(naam: &str) -> String {
        let uitvoer = programma().args(["token", "--gebruiker", naam, "--scope", RECHTEN]).output().unwrap();
        String::from_utf8(uitvoer.stdout).unwrap().trim().to_owned()
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.proces.kill();
        let _ = self.proces.wait();
    }
}

/// The program without a setting of whoever measures.
fn programma() -> Command {
    let mut programma = Command::new(PROGRAMMA);
    for (naam, _) in std::env::vars_os().filter(|(naam, _)| naam.to_string_lossy().starts_with("REGISTER_")) {
        programma.env_remove(naam);
    }
    programma.env("REGISTER_TOKEN_GEHEIM", GEHEIM);
    programma
}

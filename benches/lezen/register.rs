//! An invented register of a size, and the program on it.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use super::{
    lijn::Lijn,
    programma::{Programma, programma},
};

pub struct Register(PathBuf);

impl Register {
    /// The register of so many municipalities, of an earlier run or made now.
    pub fn van(gemeenten: u32) -> Self {
        let bestand = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("register-{gemeenten}.sqlite3"));
        let register = Self(bestand);
        if !register.0.exists() {
            // Under its own name only when it is whole.
            let half = Self(register.0.with_extension("half"));
            for rest in ["half", "half-wal", "half-shm"] {
                let _ = fs::remove_file(half.0.with_extension(rest));
            }
            let begin = Instant::now();
            half.opdracht(&["voorbeeld", "--gemeenten", &gemeenten.to_string()]);
            println!("{} verwerkingsactiviteiten verzonnen in {:.0} s", gemeenten * 500, begin.elapsed().as_secs_f64());
            fs::rename(&half.0, &register.0).unwrap();
        }
        // An earlier release may have made it.
        register.opdracht(&["migrate"]);
        register
    }

    fn opdracht(&self, woorden: &[&str]) {
        let status = programma().args(woorden).env("REGISTER_DATABASE_URL", self.url()).env("REGISTER_LOG", "off").status();
        assert!(status.unwrap().success(), "{woorden:?}");
    }

    pub fn url(&self) -> String {
        format!("sqlite://{}", self.0.display())
    }

    /// MB on disk.
    pub fn grootte(&self) -> f64 {
        f64::from(u32::try_from(fs::metadata(&self.0).unwrap().len() / 1_000_000).unwrap())
    }

    /// The program on it, with so many MB for answers that it keeps.
    pub fn dien(&self, cache_mb: &str) -> Programma {
        Programma::start("serve", &self.url(), &[("REGISTER_CACHE_MB", cache_mb), ("REGISTER_WERKERS", "2")])
    }
}

/// Waits until lists are answered.
pub fn wacht(programma: &Programma) {
    while Lijn::open(&programma.adres).probeer("/health/ready").is_err() {
        thread::sleep(Duration::from_millis(5));
    }
}

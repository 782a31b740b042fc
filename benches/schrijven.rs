//! How fast the register writes, as a ratio to bare commits of the same bytes on the same database, and how large an activity becomes in
//! it: `cargo bench --bench schrijven`. With `--features postgres` on PostgreSQL too: a throw-away cluster, or the server of
//! `TEST_POSTGRES_URL`. Nothing is asserted; the numbers are for reading.
//!
//! It runs the program itself and speaks HTTP, as its clients do. A round takes activities of the example through the four acts that every
//! one of them goes through. What an act adds to the database, a bare commit writes too: a transaction that inserts one row of so many bytes.

#![expect(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]

#[path = "schrijven/kaal.rs"]
mod kaal;
#[cfg(feature = "postgres")]
#[path = "../tests/support/keep.rs"]
mod keep;
#[cfg(feature = "postgres")]
#[path = "../tests/support/postgres.rs"]
mod postgres;
#[expect(dead_code, reason = "what reading costs is another bench")]
#[path = "lezen/programma.rs"]
mod programma;
#[path = "schrijven/werk.rs"]
mod werk;

use std::time::Duration;

use kaal::Kaal;
use programma::Programma;
use werk::{Handeling, Werk};

/// Activities in a round, and how many rounds count; one before them warms up.
const ACTIVITEITEN: u32 = 160;
const RONDES: usize = 5;

fn main() {
    let map = tempfile::tempdir().unwrap();
    let bestand = map.path().join("register.sqlite3").display().to_string();
    meet("SQLite", &format!("sqlite://{bestand}"), || Kaal::sqlite(&bestand));
    #[cfg(feature = "postgres")]
    {
        let database = postgres::Database::create();
        meet("PostgreSQL", database.url(), || Kaal::postgres(database.url()));
    }
}

/// What one act did in one round.
struct Meting {
    handelingen: Duration,
    commits: Duration,
    bytes: u64,
}

impl Meting {
    fn verhouding(&self) -> f64 {
        self.commits.as_secs_f64() / self.handelingen.as_secs_f64()
    }

    fn kilobytes(&self) -> f64 {
        f64::from(u32::try_from(self.bytes).unwrap()) / 1000.0 / f64::from(ACTIVITEITEN)
    }
}

fn meet(naam: &str, url: &str, kaal: impl FnOnce() -> Kaal) {
    let demo = Programma::start("demo", url, &[]);
    let mut kaal = kaal();
    let rondes: Vec<_> = (0..=RONDES).map(|_| ronde(&demo, &mut kaal)).skip(1).collect();
    println!("{naam}: {ACTIVITEITEN} activiteiten, het midden van {RONDES} rondes; {}", kaal.instelling());
    println!("{:<32}{:>12}{:>12}{:>12}{:>12}", "", "per seconde", "kaal", "verhouding", "KB erbij");
    for (nummer, handeling) in Handeling::ALLE.iter().enumerate() {
        toon(handeling.naam(), &rondes.iter().map(|ronde| &ronde[nummer]));
    }
    let samen: Vec<_> = rondes.iter().map(samen).collect();
    toon("de vier na elkaar", &samen.iter());
}

/// One round of every act on the same activities, each with its bare commits right behind it.
fn ronde(demo: &Programma, kaal: &mut Kaal) -> [Meting; 4] {
    let mut werk = Werk::new(demo, ACTIVITEITEN);
    Handeling::ALLE.map(|handeling| {
        let eerst = kaal.grootte();
        let handelingen = werk.doe(handeling);
        let bytes = kaal.grootte().saturating_sub(eerst);
        let commits = kaal.schrijf(ACTIVITEITEN, bytes / u64::from(ACTIVITEITEN));
        Meting { handelingen, commits, bytes }
    })
}

fn samen(ronde: &[Meting; 4]) -> Meting {
    Meting {
        handelingen: ronde.iter().map(|meting| meting.handelingen).sum(),
        commits: ronde.iter().map(|meting| meting.commits).sum(),
        bytes: ronde.iter().map(|meting| meting.bytes).sum(),
    }
}

fn toon<'a>(naam: &str, metingen: &(impl Iterator<Item = &'a Meting> + Clone)) {
    let midden = |waarde: &dyn Fn(&Meting) -> f64| {
        let mut waarden: Vec<_> = metingen.clone().map(waarde).collect();
        waarden.sort_by(f64::total_cmp);
        waarden[waarden.len() / 2]
    };
    let per_seconde = |duur: Duration| f64::from(ACTIVITEITEN) / duur.as_secs_f64();
    println!(
        "{naam:<32}{:>12.0}{:>12.0}{:>12.2}{:>12.1}",
        midden(&|meting| per_seconde(meting.handelingen)),
        midden(&|meting| per_seconde(meting.commits)),
        midden(&Meting::verhouding),
        midden(&Meting::kilobytes),
    );
}

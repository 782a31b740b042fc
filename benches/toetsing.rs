//! How long the check of an activity takes, as a ratio to writing that activity as JSON, measured in the same run: `cargo bench`.
//! Nothing is asserted; the numbers are for reading.

#![expect(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]

use std::{
    collections::HashMap,
    hint::black_box,
    time::{Duration, Instant},
};

use serde_json::Value;
use uuid::Uuid;
use verwerkingsregister::{
    domain::{
        inhoud::{Inhoud, beheer::Beheer},
        recht::{
            dossier::{Context, Dossier, Eerder, Peildag},
            kennis::Kennis,
            toetsing,
        },
    },
    exchange::voorbeeld::{Activiteit, Stap, Voorbeeld},
};

const RONDES: u32 = 200;

/// The last content of an activity of the example.
fn inhoud(activiteit: &Activiteit) -> Inhoud {
    let mut nu = Value::Null;
    for stap in &activiteit.stappen {
        match stap {
            Stap::Invoeren { inhoud } => nu = serde_json::to_value(inhoud).unwrap(),
            Stap::Wijzigen { wijziging } => json_patch::merge(&mut nu, wijziging),
            _ => {}
        }
    }
    serde_json::from_value(nu).unwrap()
}

/// The mean time of one piece of work per activity.
fn meet<T>(inhouden: &[(Uuid, Inhoud)], mut werk: impl FnMut(&(Uuid, Inhoud)) -> T) -> Duration {
    let begin = Instant::now();
    for _ in 0..RONDES {
        for inhoud in inhouden {
            black_box(werk(black_box(inhoud)));
        }
    }
    begin.elapsed() / RONDES / u32::try_from(inhouden.len()).unwrap()
}

fn main() {
    let voorbeeld = Voorbeeld::new().unwrap();
    let kennis = Kennis::new(None).unwrap();
    let mut context = Context {
        registerhouder: Uuid::nil(),
        organisaties: voorbeeld.organisaties.iter().map(|(een, _)| (een.uuid.unwrap(), een.clone())).collect(),
        overeenkomsten: HashMap::new(),
    };
    context.overeenkomsten.extend(voorbeeld.overeenkomsten.iter().map(|een| (een.uuid.unwrap(), een.clone())));
    let inhouden: Vec<_> = voorbeeld.activiteiten.iter().map(|een| (een.registerhouder, inhoud(een))).collect();
    let teksten: Vec<(Uuid, String)> =
        inhouden.iter().map(|(houder, inhoud)| (*houder, serde_json::to_string(inhoud).unwrap())).collect();

    let schrijven = meet(&inhouden, |(_, inhoud)| serde_json::to_string(inhoud).unwrap());
    let toetsen = meet(&inhouden, |(houder, inhoud)| {
        context.registerhouder = *houder;
        let dossier = Dossier {
            inhoud,
            beheer: &Beheer::default(),
            context: &context,
            kennis: &kennis,
            peildag: Peildag::Gekozen("2026-11-22".parse().unwrap()),
            einde: None,
            eerder: &Eerder::Niets,
            ingelezen: &[],
            elders: &[],
        };
        let bevindingen = toetsing::toets(&dossier);
        toetsing::volledigheid(&dossier, &bevindingen)
    });
    let begin = Instant::now();
    for (_, tekst) in &teksten {
        black_box(serde_json::from_str::<Inhoud>(tekst).unwrap());
    }
    let lezen = begin.elapsed() / u32::try_from(teksten.len()).unwrap();
    println!("{} activiteiten van het voorbeeld, gemiddeld per activiteit", inhouden.len());
    println!("schrijven als JSON {schrijven:>12.1?}");
    println!("lezen uit JSON     {lezen:>12.1?}");
    println!("toetsen            {toetsen:>12.1?}   {:.1} keer het schrijven", toetsen.as_secs_f64() / schrijven.as_secs_f64());
}

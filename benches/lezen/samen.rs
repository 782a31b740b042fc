//! Readers beside writers: how long a reader waits, alone and with fifty changes a second.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use ureq::{Agent, http};

use super::{
    lijn::Lijn,
    programma::Programma,
    register::{self, Register},
};

const LEZERS: usize = 4;
const DUUR: Duration = Duration::from_secs(4);
const TUSSEN: Duration = Duration::from_millis(20);

/// The slowest in a hundred of ordinary readers, in milliseconds, quiet and with writers.
pub fn meet(register: &Register) {
    let programma = register.dien("64");
    register::wacht(&programma);
    let stil = lees(&programma);
    let klaar = AtomicBool::new(false);
    let (druk, geschreven) = thread::scope(|draden| {
        let schrijver = draden.spawn(|| schrijf(&programma, &klaar));
        let druk = lees(&programma);
        klaar.store(true, Ordering::Relaxed);
        (druk, schrijver.join().unwrap())
    });
    println!(
        "traagste van honderd lezers: {stil:.1} ms, met {geschreven:.0} wijzigingen per seconde {druk:.1} ms, {:.1} keer",
        druk / stil
    );
}

/// Readers that think a moment between two requests: an item, a list, a search.
fn lees(programma: &Programma) -> f64 {
    let paden = ["", "?zoek=paspoort", "?grondslagGroep=wettelijke_taak", "?pageSize=50"];
    let mut duren: Vec<f64> = thread::scope(|draden| {
        let lezers: Vec<_> = (0..LEZERS)
            .map(|eerste| {
                draden.spawn(move || {
                    let (mut lijn, mut duren, begin) = (Lijn::open(&programma.adres), Vec::new(), Instant::now());
                    for pad in paden.iter().cycle().skip(eerste) {
                        let vraag = Instant::now();
                        lijn.vraag(&format!("/v1/register/verwerkingsactiviteiten{pad}"));
                        duren.push(vraag.elapsed().as_secs_f64() * 1000.0);
                        if begin.elapsed() > DUUR {
                            return duren;
                        }
                        thread::sleep(Duration::from_millis(2));
                    }
                    duren
                })
            })
            .collect();
        lezers.into_iter().flat_map(|lezer| lezer.join().unwrap()).collect()
    });
    duren.sort_by(f64::total_cmp);
    duren[duren.len() * 99 / 100]
}

/// New activities, one after another; how many a second.
fn schrijf(programma: &Programma, klaar: &AtomicBool) -> f64 {
    let token = format!("Bearer {}", Programma::token("redacteur"));
    let agent = Agent::config_builder().proxy(None).build().new_agent();
    let lijst = Lijn::open(&programma.adres).vraag("/v1/register/verwerkingsactiviteiten?pageSize=1");
    let houder = serde_json::from_slice::<Value>(&lijst.body).unwrap()["results"][0]["registerhouder"]["uuid"].clone();
    let (begin, mut aantal) = (Instant::now(), 0_u32);
    while !klaar.load(Ordering::Relaxed) {
        let nieuw =
            json!({"registerhouder": houder, "inhoud": {"naam": format!("Beweging {aantal}"), "beginGeldigheid": "2026-01-01"}});
        let request = http::Request::post(format!("{}/v1/verwerkingsactiviteiten", programma.adres));
        let request = request.header("Authorization", &token).header("Content-Type", "application/json");
        agent.run(request.body(nieuw.to_string()).unwrap()).unwrap();
        aantal += 1;
        thread::sleep((TUSSEN * aantal).saturating_sub(begin.elapsed()));
    }
    f64::from(aantal) / begin.elapsed().as_secs_f64()
}

//! What each public answer costs, uncached, in a register of 1,000, 10,000 and 171,000 activities: `cargo bench --bench lezen`. CPU time of
//! the program for a request, beside that of a bare handler which sends the same bytes, and beside its own figure in the smallest register.
//! The registers are invented and stay in the target folder for a next run; `BENCH_GEMEENTEN=2,20` measures those of so many municipalities,
//! of 500 activities each. Nothing is asserted; the numbers are for reading.

#![expect(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]

#[path = "lezen/kaal.rs"]
mod kaal;
#[path = "lezen/lijn.rs"]
mod lijn;
#[path = "lezen/programma.rs"]
mod programma;
#[path = "lezen/register.rs"]
mod register;
#[path = "lezen/samen.rs"]
mod samen;
#[path = "lezen/vragen.rs"]
mod vragen;

use std::{collections::HashMap, env, time::Duration};

use kaal::Kaal;
use lijn::Lijn;
use programma::Programma;
use register::Register;
use vragen::Vraag;

/// So long a question is asked, and so many times at least.
const DUUR: Duration = Duration::from_millis(400);
const MINSTENS: u32 = 20;

fn main() {
    if let Some(kaal) = env::args().skip_while(|arg| arg != kaal::OPDRACHT).nth(1) {
        return kaal::dien(&kaal);
    }
    let gemeenten = env::var("BENCH_GEMEENTEN").unwrap_or_else(|_| "2,20,342".to_owned());
    let mut kleinste = HashMap::new();
    for gemeenten in gemeenten.split(',').map(|aantal| aantal.trim().parse().unwrap()) {
        let register = Register::van(gemeenten);
        println!("\n{} verwerkingsactiviteiten, {:.0} MB op schijf", gemeenten * 500, register.grootte());
        meet(&register, &mut kleinste);
        samen::meet(&register);
    }
}

/// Every question of one register.
fn meet(register: &Register, kleinste: &mut HashMap<&'static str, f64>) {
    let begin = std::time::Instant::now();
    let zonder = register.dien("0");
    let leeg = zonder.geheugen();
    register::wacht(&zonder);
    println!(
        "lijsten na {:.2} s, {:.1} s CPU; geheugen {:.0} MB, bij de start {leeg:.0} MB",
        begin.elapsed().as_secs_f64(),
        zonder.cpu().as_secs_f64(),
        zonder.geheugen(),
    );
    let met = register.dien("64");
    register::wacht(&met);
    println!("{:<34}{:>10}{:>10}{:>10}{:>10}{:>10}", "", "µs", "kaal µs", "kaal/zelf", "groei", "KB");
    for vraag in vragen::alle(&zonder) {
        let (bron, kaal) = match vraag.soort {
            vragen::Soort::Bewaard => (&met, Kaal::geheugen(&met, &vraag.adressen)),
            vragen::Soort::Item => (&zonder, Kaal::database(&zonder, &vraag.adressen)),
            vragen::Soort::Lijst => (&zonder, Kaal::geheugen(&zonder, &vraag.adressen)),
        };
        let (zelf, bytes) = per_verzoek(bron, &vraag);
        let (kaal, _) = per_verzoek(&kaal.programma, &vraag);
        let groei = zelf / *kleinste.entry(vraag.naam).or_insert(zelf);
        println!("{:<34}{zelf:>10.0}{kaal:>10.0}{:>10.2}{groei:>10.2}{bytes:>10.1}", vraag.naam, kaal / zelf);
    }
    println!("geheugen na alle vragen {:.0} MB", zonder.geheugen());
}

/// Microseconds of CPU for a request, and kilobytes of its answer.
fn per_verzoek(bron: &Programma, vraag: &Vraag) -> (f64, f64) {
    let mut lijn = Lijn::open(&bron.adres);
    // What is asked for the first time also pays for pages of the file and statements that are prepared.
    vraag.adressen.iter().take(50).for_each(|adres| drop(lijn.vraag(adres)));
    let (begin, cpu, mut aantal, mut bytes) = (std::time::Instant::now(), bron.cpu(), 0_u32, 0);
    for adres in vraag.adressen.iter().cycle() {
        bytes += lijn.vraag(adres).body.len();
        aantal += 1;
        if aantal >= MINSTENS && begin.elapsed() > DUUR {
            break;
        }
    }
    let kilobytes = f64::from(u32::try_from(bytes / 1000).unwrap());
    (bron.cpu().saturating_sub(cpu).as_secs_f64() * 1e6 / f64::from(aantal), kilobytes / f64::from(aantal))
}

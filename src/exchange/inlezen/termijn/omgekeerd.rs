//! Terms that name the moment first: "einde dienstverband + 2 jaar", "na afhandeling 5 jaar", "gedurende het dienstverband en 2 jaar daarna".

use super::{duur::duur, na_moment, tot_gebeurtenis, zonder_lidwoord};
use crate::{domain::inhoud::Bewaartermijn, exchange::inlezen::woorden::Woordenboek};

/// What lasts: the term begins when it ends.
const GEDURENDE: [&str; 8] =
    ["gedurende de ", "gedurende het ", "gedurende ", "tijdens de ", "tijdens het ", "tijdens ", "duur van ", "duur "];
/// What says that the term comes after it.
const DAARNA: [&str; 5] = [" daarna", " erna", " nadien", " na afloop", " na afloop daarvan"];

/// What something does that lasts.
const LOOPT: [&str; 6] = [" duurt", " loopt", " geldt", " bestaat", " geldig is", " van kracht is"];

/// Words that belong to the number behind them.
const HOORT_ERBIJ: [&str; 16] = [
    "van",
    "binnen",
    "maximaal",
    "max",
    "max.",
    "uiterlijk",
    "hoogstens",
    "hooguit",
    "tot",
    "voor",
    "met",
    "om",
    "een",
    "elke",
    "iedere",
    "telkens",
];

/// Such a term, when the text is one.
pub(super) fn omgekeerd(tekst: &str, boek: &Woordenboek) -> Option<Bewaartermijn> {
    let laag = tekst.to_lowercase();
    let zonder = |begin: &[&str]| begin.iter().find(|begin| laag.starts_with(**begin)).and_then(|begin| tekst.get(begin.len()..));
    if let Some(rest) = zonder(&GEDURENDE) {
        let Some((wat, na)) = ["+", " plus ", " en "].iter().find_map(|teken| rest.split_once(teken)) else {
            return tot_einde(rest);
        };
        let na = DAARNA.iter().find_map(|woord| na.strip_suffix(woord)).unwrap_or(na).trim();
        let na = na.strip_prefix("daarna ").unwrap_or(na);
        let wat = ["de ", "het "].iter().find_map(|lidwoord| wat.strip_prefix(lidwoord)).unwrap_or(wat);
        return met(na, &format!("einde {}", wat.trim()), boek);
    }
    // "Zolang de vergunning geldt".
    if let Some(rest) = zonder(&["zolang "]) {
        return LOOPT.iter().find_map(|woord| rest.strip_suffix(woord)).and_then(tot_einde);
    }
    if let Some((moment, na)) = tekst.split_once('+').or_else(|| tekst.split_once(" plus ")) {
        // "Tot einde contract + 2 jaar".
        let begin = ["tot en met ", "tot aan ", "tot "].iter().find(|begin| laag.starts_with(**begin));
        return met(na, moment.get(begin.map_or(0, |begin| begin.len())..)?, boek);
    }
    let rest = zonder(&["na "])?;
    let plaats = rest.find(|teken: char| teken.is_ascii_digit()).filter(|plaats| *plaats > 0)?;
    let moment = rest[..plaats].trim_end_matches([' ', ',', ':']);
    // "Na afloop van 2 jaar", "na maximaal 5 jaar": the number is of the moment itself.
    let laatste = moment.split(' ').next_back().unwrap_or_default().to_lowercase();
    (!HOORT_ERBIJ.contains(&laatste.as_str())).then(|| met(&rest[plaats..], moment, boek))?
}

/// As long as something lasts: until its end.
fn tot_einde(wat: &str) -> Option<Bewaartermijn> {
    tot_gebeurtenis(&format!("einde {}", zonder_lidwoord(wat)))
}

fn met(na: &str, moment: &str, boek: &Woordenboek) -> Option<Bewaartermijn> {
    let (duur, rest) = duur(na.trim())?;
    rest.trim().is_empty().then(|| na_moment(duur, moment, boek))?
}

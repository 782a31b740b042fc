//! What has no place: kept with its key, and told.

use serde_json::{Map, Value};

use crate::exchange::inlezen::rijmaker::Rijmaker;

/// Keys that say nothing about the processing itself.
const OVERBODIG: [&str; 3] = ["Id", "AanmaakDatum", "LaatsteWijzigDatum"];

/// Keys that are about the record and not about the processing: kept, and not told.
const BIJZAAK: [&str; 5] = ["Status", "Versie", "Nummer", "Verantwoordelijken/Type", "Verwerkers/Type"];

/// Takes a member out of a record: what is taken has a place, what is left has none.
pub(super) fn neem(leden: &mut Map<String, Value>, naam: &str) -> Value {
    leden.remove(naam).unwrap_or_default()
}

/// The same as a text.
pub(super) fn neem_tekst(leden: &mut Map<String, Value>, naam: &str) -> Option<String> {
    let tekst = kaal(leden.get(naam)?);
    leden.remove(naam);
    tekst
}

/// The items of a list; a thing by itself is a list of one.
pub(super) fn lijst(waarde: Value) -> Vec<Value> {
    match waarde {
        Value::Array(items) => items,
        Value::Null => Vec::new(),
        los => vec![los],
    }
}

/// A text or number as text, trimmed; nothing when it is empty.
pub(super) fn kaal(waarde: &Value) -> Option<String> {
    let tekst = match waarde {
        Value::String(tekst) => tekst.trim().to_owned(),
        Value::Number(getal) => getal.to_string(),
        _ => return None,
    };
    Some(tekst).filter(|tekst| !tekst.is_empty())
}

/// What a thing is called, taken out of it; a bare text is a name.
pub(super) fn neem_naam(waarde: &mut Value, namen: &[&str]) -> Option<String> {
    match waarde {
        Value::Object(leden) => namen.iter().find_map(|naam| neem_tekst(leden, naam)),
        _ => kaal(&waarde.take()),
    }
}

/// Yes or no, as a boolean or in words.
pub(super) fn ja_nee(waarde: &Value) -> Option<bool> {
    match waarde {
        Value::Bool(waar) => Some(*waar),
        Value::String(tekst) => crate::exchange::inlezen::woorden::ja_nee(tekst),
        _ => None,
    }
}

/// Keeps whatever is left, each value with its key. A no says no more than its absence.
pub(super) fn bewaar(maker: &mut Rijmaker<'_>, pad: &str, waarde: &Value) {
    match waarde {
        Value::Null | Value::Bool(false) => {}
        Value::Bool(true) => een(maker, pad, "ja"),
        Value::Array(items) => items.iter().for_each(|item| bewaar(maker, pad, item)),
        Value::Object(leden) => {
            for (naam, lid) in leden.iter().filter(|(naam, _)| !OVERBODIG.contains(&naam.as_str())) {
                let pad = if pad.is_empty() { naam.clone() } else { format!("{pad}/{naam}") };
                bewaar(maker, &pad, lid);
            }
        }
        los => kaal(los).into_iter().for_each(|tekst| een(maker, pad, &tekst)),
    }
}

fn een(maker: &mut Rijmaker<'_>, pad: &str, tekst: &str) {
    maker.bewaar(pad, tekst);
    // What the other system says of itself needs no attention.
    if BIJZAAK.contains(&pad) {
        return;
    }
    maker.meld(pad, "geen-plaats", "Hiervoor heeft het register geen plaats; de tekst staat bij het concept.", tekst);
}

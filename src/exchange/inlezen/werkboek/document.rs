//! An activity, an organisation or an agreement while its rows are changed: every element bears the key of its row until all sheets are read.

use serde_json::{Map, Value, json};

use crate::exchange::werkboek::{BLADEN, op};

/// Where an element says which row it is of, and that its row is gone. No field has such a name.
const RIJ: &str = "§rij";
const WEG: &str = "§weg";

/// `inhoud` and `beheer` with the keys of their rows, and the sheet that they are of.
pub(super) struct Document(Value, usize);

impl Document {
    pub(super) fn new(wortel: usize, inhoud: &Value, beheer: &Value) -> Self {
        let mut json = json!({"inhoud": inhoud, "beheer": beheer});
        merk(&mut json, wortel, "");
        Self(json, wortel)
    }

    /// What it is called.
    pub(super) fn naam(&self) -> Option<&str> {
        self.0["inhoud"]["naam"].as_str()
    }

    /// The content and what is administered, without what is gone.
    pub(super) fn klaar(mut self) -> (Value, Value) {
        ruim_op(&mut self.0, self.1);
        (self.0["inhoud"].take(), self.0["beheer"].take())
    }

    /// The element of a row; what is no part has one row, that is called nothing.
    pub(super) fn vind(&mut self, blad: usize, sleutel: &str) -> Option<&mut Value> {
        zoek(&mut self.0, &keten(blad), sleutel)
    }

    /// The rows of a sheet: their keys and elements.
    pub(super) fn alle(&self, blad: usize) -> Vec<(String, &Value)> {
        let mut alle = vec![&self.0];
        for blad in keten(blad) {
            alle =
                alle.into_iter().flat_map(|element| items(element, blad)).filter(|element| element.get(WEG).is_none()).collect();
        }
        alle.into_iter().map(|element| (element[RIJ].as_str().unwrap_or_default().to_owned(), element)).collect()
    }

    /// All that is said of what people added.
    pub(super) fn begin_met(&mut self, alles: Value) {
        self.0 = alles;
    }

    /// Puts an element at the end of the list of what it belongs to.
    pub(super) fn voeg_toe(&mut self, blad: usize, ouder: &str, sleutel: &str, mut element: Value) -> bool {
        let Some(van) = BLADEN[blad].ouder else { return false };
        let vrij = !sleutel.is_empty() && self.vind(blad, sleutel).is_none();
        element[RIJ] = json!(if vrij { sleutel } else { "" });
        let Some(mut plek) = self.vind(van, ouder) else { return false };
        for stap in &BLADEN[blad].pad {
            if !plek.is_object() && !plek.is_null() {
                return false;
            }
            plek = &mut plek[stap.as_str()];
        }
        match plek {
            Value::Array(lijst) => lijst.push(element),
            leeg @ Value::Null => *leeg = json!([element]),
            _ => return false,
        }
        true
    }

    /// Brings an element to another one that it belongs to.
    pub(super) fn verplaats(&mut self, blad: usize, sleutel: &str, ouder: &str) -> bool {
        let Some(van) = BLADEN[blad].ouder else { return false };
        if self.vind(van, ouder).is_none() {
            return false;
        }
        let Some(element) = self.vind(blad, sleutel) else { return false };
        let mee = element.clone();
        element[WEG] = json!(true);
        element[RIJ] = json!("");
        self.voeg_toe(blad, ouder, sleutel, mee)
    }

    /// Takes an element away.
    pub(super) fn haal_weg(&mut self, blad: usize, sleutel: &str) {
        if let Some(element) = self.vind(blad, sleutel).filter(|element| element.is_object()) {
            element[WEG] = json!(true);
        }
    }
}

/// Puts a value in its place, or takes it away; not when something else stands on the way.
pub(super) fn zet(element: &mut Value, pad: &[String], waarde: Value) -> bool {
    let Some((veld, boven)) = pad.split_last() else { return false };
    let mut plek = &mut *element;
    for stap in boven {
        if waarde.is_null() && plek.get(stap).is_none_or(Value::is_null) {
            return true;
        }
        if !plek.is_object() && !plek.is_null() {
            return false;
        }
        plek = &mut plek[stap.as_str()];
    }
    if !plek.is_object() && !plek.is_null() {
        return false;
    }
    let weg = waarde.is_null();
    plek[veld.as_str()] = waarde;
    // What holds nothing any more is nothing.
    let is_leeg = |lid: &Value| lid.is_null() || lid.as_array().is_some_and(Vec::is_empty);
    if weg && !boven.is_empty() && plek.as_object().is_some_and(|leden: &Map<_, _>| leden.values().all(is_leeg)) {
        *plek = Value::Null;
    }
    true
}

/// The sheets down to this one, without that of what is no part.
fn keten(blad: usize) -> Vec<usize> {
    let mut keten: Vec<usize> =
        std::iter::successors(Some(blad), |blad| BLADEN[*blad].ouder).filter(|blad| BLADEN[*blad].is_deel()).collect();
    keten.reverse();
    keten
}

fn items(element: &Value, blad: usize) -> &[Value] {
    let lijst = op(element, &BLADEN[blad].pad);
    lijst.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn lijst<'a>(element: &'a mut Value, pad: &[String]) -> Option<&'a mut Vec<Value>> {
    pad.iter().try_fold(element, |plek, stap| plek.get_mut(stap))?.as_array_mut()
}

fn zoek<'a>(element: &'a mut Value, keten: &[usize], sleutel: &str) -> Option<&'a mut Value> {
    let [blad, dieper @ ..] = keten else { return Some(element) };
    for item in lijst(element, &BLADEN[*blad].pad)? {
        if !dieper.is_empty() {
            if let Some(gevonden) = zoek(item, dieper, sleutel) {
                return Some(gevonden);
            }
        } else if item[RIJ] == sleutel {
            return Some(item);
        }
    }
    None
}

fn kinderen(blad: usize) -> impl Iterator<Item = usize> {
    (1..BLADEN.len()).filter(move |een| BLADEN[*een].ouder == Some(blad))
}

fn merk(element: &mut Value, blad: usize, sleutel: &str) {
    for kind in kinderen(blad) {
        for (plek, item) in
            lijst(element, &BLADEN[kind].pad).into_iter().flatten().enumerate().filter(|(_, item)| item.is_object())
        {
            let eigen = if BLADEN[blad].is_deel() { format!("{sleutel}.{}", plek + 1) } else { (plek + 1).to_string() };
            merk(item, kind, &eigen);
            item[RIJ] = json!(eigen);
        }
    }
}

fn ruim_op(element: &mut Value, blad: usize) {
    for kind in kinderen(blad) {
        let Some(items) = lijst(element, &BLADEN[kind].pad) else { continue };
        items.retain(|item| item.get(WEG).is_none());
        for item in items {
            ruim_op(item, kind);
            item.as_object_mut().map(|leden| leden.shift_remove(RIJ));
        }
    }
}

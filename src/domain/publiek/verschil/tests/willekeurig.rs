//! Contents that differ in random ways, the same in every run: the example register with random edits.

use std::{fs, path::Path};

use serde_json::{Value, json};

use super::{dekking::plaatsen, intern};
use crate::domain::inhoud::Inhoud;

/// Random numbers from a seed (SplitMix64).
pub(super) struct Dobbelsteen(pub(super) u64);

impl Dobbelsteen {
    /// A number below `grens`.
    pub(super) fn onder(&mut self, grens: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut worp = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        worp = (worp ^ (worp >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((worp ^ (worp >> 31)) % grens as u64).unwrap()
    }

    fn kies<'a, T>(&mut self, uit: &'a [T]) -> &'a T {
        &uit[self.onder(uit.len())]
    }
}

/// The contents of the example register, and one in which every field says something.
pub(super) fn voorraad() -> Vec<Value> {
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("voorbeeld/verwerkingsactiviteiten");
    let mut paden: Vec<_> = fs::read_dir(map).unwrap().map(|bestand| bestand.unwrap().path()).collect();
    paden.sort();
    let inhoud = |pad| {
        let activiteit: Value = serde_json::from_slice(&fs::read(pad).unwrap()).unwrap();
        serde_json::to_value(gelezen(&activiteit["stappen"][0]["inhoud"]).unwrap()).unwrap()
    };
    paden.into_iter().map(inhoud).chain([intern::vol()]).collect()
}

/// An old content and a new one: mostly made of it by a few edits, sometimes another one.
pub(super) fn paar(dobbel: &mut Dobbelsteen, voorraad: &[Value]) -> (Inhoud, Inhoud) {
    let oud = bewerkt(dobbel.kies(voorraad), dobbel, voorraad);
    let nieuw = if dobbel.onder(10) == 0 { dobbel.kies(voorraad).clone() } else { oud.clone() };
    let nieuw = bewerkt(&nieuw, dobbel, voorraad);
    (gelezen(&oud).unwrap(), gelezen(&nieuw).unwrap())
}

/// Another content that is made of one by a few edits.
pub(super) fn nog_een(inhoud: &Inhoud, dobbel: &mut Dobbelsteen, voorraad: &[Value]) -> Inhoud {
    gelezen(&bewerkt(&serde_json::to_value(inhoud).unwrap(), dobbel, voorraad)).unwrap()
}

fn gelezen(json: &Value) -> Option<Inhoud> {
    serde_json::from_value(json.clone()).ok()
}

/// After some edits; one that leaves no content is undone.
fn bewerkt(json: &Value, dobbel: &mut Dobbelsteen, voorraad: &[Value]) -> Value {
    let mut json = json.clone();
    for _ in 0..dobbel.onder(12) {
        let mut nieuw = json.clone();
        let mut alle = Vec::new();
        plaatsen(&json, "", &mut alle);
        alle.retain(|pad| !pad.is_empty());
        let pad = dobbel.kies(&alle);
        let elders = dobbel.kies(voorraad).pointer(pad).cloned();
        let plaats = nieuw.pointer_mut(pad).unwrap();
        bewerk(plaats, elders, dobbel);
        json = gelezen(&nieuw).map_or(json, |inhoud| serde_json::to_value(inhoud).unwrap());
    }
    json
}

/// One edit of what stands somewhere; `elders` stands there in another content.
fn bewerk(plaats: &mut Value, elders: Option<Value>, dobbel: &mut Dobbelsteen) {
    match (plaats, dobbel.onder(4)) {
        (Value::Array(items), 0) if !items.is_empty() => drop(items.remove(dobbel.onder(items.len()))),
        (Value::Array(items), 1) => items.reverse(),
        (Value::Array(items), 2) if !items.is_empty() => items.push(dobbel.kies(items).clone()),
        (Value::Array(items), _) => {
            let erbij = elders.and_then(|elders| elders.as_array()?.first().cloned());
            items.insert(dobbel.onder(items.len() + 1), erbij.unwrap_or_else(|| json!({})));
        }
        (Value::Bool(ja), 0 | 1) => *ja = !*ja,
        (Value::String(tekst), 0) => tekst.push_str(" of anders"),
        (Value::String(tekst), 1) => *tekst = format!("  {tekst}\n"),
        (plaats, 2) => *plaats = Value::Null,
        (plaats, _) => *plaats = elders.unwrap_or(Value::Null),
    }
}

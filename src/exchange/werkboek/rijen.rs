//! The rows that an activity has on a sheet.

use serde_json::Value;

use super::{
    blad::{BLADEN, Soort},
    waarde::Namen,
};

/// So much of a text tells people which row is meant.
const KORT: usize = 60;

/// An element of a list.
#[derive(Debug, Clone)]
pub struct Rij<'a> {
    /// What the row is called: `2.1` is the first one of the second one. An activity is called nothing.
    pub sleutel: String,
    /// The row that it belongs to.
    pub ouder: Option<(String, &'a Value)>,
    /// Where it stands, as a JSON pointer.
    pub pointer: String,
    /// What it says.
    pub element: &'a Value,
}

/// The rows of what is said (`inhoud`, and of an activity `beheer`) on a sheet that is about it.
#[must_use]
pub fn rijen(activiteit: &Value, blad: usize) -> Vec<Rij<'_>> {
    let eigen = &BLADEN[blad];
    let Some(ouder) = eigen.ouder else {
        return vec![Rij { sleutel: String::new(), ouder: None, pointer: String::new(), element: activiteit }];
    };
    let mut alle = Vec::new();
    for boven in rijen(activiteit, ouder) {
        let lijst = op(boven.element, &eigen.pad);
        for (plek, element) in lijst.as_array().into_iter().flatten().enumerate() {
            let nummer = plek + 1;
            let sleutel = if BLADEN[ouder].is_deel() { format!("{}.{nummer}", boven.sleutel) } else { nummer.to_string() };
            let pointer = format!("{}/{}/{plek}", boven.pointer, eigen.pad.join("/"));
            alle.push(Rij { sleutel, ouder: Some((boven.sleutel.clone(), boven.element)), pointer, element });
        }
    }
    alle
}

/// What stands in an element at the end of this way.
#[must_use]
pub fn op<'a>(element: &'a Value, pad: &[String]) -> &'a Value {
    pad.iter().fold(element, |plek, stap| &plek[stap.as_str()])
}

/// How people know which element is meant: what it is called, and the first thing that it says.
#[must_use]
pub fn aanduiding(sleutel: &str, element: &Value, blad: usize, namen: &Namen) -> String {
    let veelzeggend = |soort: &Soort| matches!(soort, Soort::Tekst | Soort::Code(_) | Soort::Organisatie);
    let velden = BLADEN[blad].velden.iter().filter(|veld| veelzeggend(&veld.soort));
    let mut teksten = velden.map(|veld| namen.tekst(&veld.soort, op(element, &veld.pad)));
    let tekst: String = teksten.find(|tekst| !tekst.is_empty()).unwrap_or_default().chars().take(KORT).collect();
    format!("{sleutel} {}", tekst.replace('\n', " ")).trim().to_owned()
}

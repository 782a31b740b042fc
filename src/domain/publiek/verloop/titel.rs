//! An event in a few words.

use chrono::NaiveDate;

use super::GebeurtenisSoort;
use crate::domain::{
    publiek::verschil::Verschil,
    woorden::{datum::in_woorden, zinnen::groot},
};

/// Old and new value stand in a title when they have no more characters together.
const KORT: usize = 80;

/// "Beëindigd, laatste dag 31 december 2025".
pub(super) fn einde(begin: NaiveDate, gepland: bool) -> String {
    let wat = if gepland { "Stopt" } else { "Beëindigd" };
    begin.pred_opt().map_or_else(|| wat.to_owned(), |laatste| format!("{wat}, laatste dag {}", in_woorden(laatste)))
}

/// When there is nothing to compare with.
pub(super) fn zonder_inhoud(soort: GebeurtenisSoort) -> String {
    match soort {
        GebeurtenisSoort::EersteVersie => "Eerste openbare versie",
        GebeurtenisSoort::Hervat => "Hervat",
        _ => "Nieuwe versie",
    }
    .to_owned()
}

/// "Bewaartermijn van camerabeelden van 5 jaar naar 7 jaar", "3 wijzigingen".
pub(super) fn wijziging(soort: GebeurtenisSoort, gevonden: &[Verschil]) -> String {
    let wat = match gevonden {
        [] => "tekst gelijk gebleven".to_owned(),
        [een] => enkel(een),
        meer => format!("{} wijzigingen", meer.len()),
    };
    match (soort, gevonden) {
        (GebeurtenisSoort::Hervat, _) => format!("Hervat: {wat}"),
        (_, []) => "Opnieuw vastgesteld".to_owned(),
        _ => wat,
    }
}

/// The sentence in short: without its verb when it tells what a field was and is.
fn enkel(verschil: &Verschil) -> String {
    let Verschil { wat, zin, .. } = verschil;
    let zin = zin.trim_end_matches('.');
    let zonder_lidwoord = ["De ", "Het "].iter().find_map(|lidwoord| zin.strip_prefix(lidwoord)).map(groot);
    let gezegde = zonder_lidwoord.as_deref().and_then(|zin| zin.strip_prefix(wat.as_str()));
    let gezegde = gezegde.and_then(|rest| rest.strip_prefix(" is ").or_else(|| rest.strip_prefix(" zijn ")));
    match gezegde.map(|gezegde| (gezegde, gezegde.strip_prefix("gewijzigd van "))) {
        Some((_, Some(waarden))) if waarden.chars().count() <= KORT => format!("{wat} van {waarden}"),
        Some((_, Some(_))) => format!("{wat} gewijzigd"),
        Some((gezegde, None)) => format!("{wat} {gezegde}"),
        None => zin.to_owned(),
    }
}

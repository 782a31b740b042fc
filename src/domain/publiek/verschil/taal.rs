//! The sentence of a field that changed.

use super::{
    boom::{Onderwerp, Veld},
    waarde::Waarde,
};
use crate::domain::woorden::zinnen::{groot, zin as met_punt};

/// So many characters of a name stand in a sentence about something that came or went.
const NAAM: usize = 160;

/// The sentence about a field that differs.
pub(super) fn zin(veld: &Veld, oud: Option<&Waarde>, nieuw: Option<&Waarde>) -> String {
    if let (Some(oud), Some(nieuw)) = (oud, nieuw)
        && oud.zelfde_organisatie(nieuw)
    {
        return format!("{} heet nu {}.", groot(&oud.voluit()), nieuw.voluit());
    }
    let onderwerp = veld.onderwerp.voluit();
    match (&veld.onderwerp, oud, nieuw) {
        (Onderwerp::Vraag(_), Some(oud), Some(nieuw)) => {
            format!("Het antwoord op de vraag {onderwerp}, is gewijzigd{}.", van_naar(oud, nieuw))
        }
        (Onderwerp::Vraag(_), None, Some(nieuw)) => format!("Het register zegt nu {onderwerp}: {}.", nieuw.voluit()),
        (Onderwerp::Vraag(_), ..) => format!("Het register zegt niet meer {onderwerp}."),
        (_, Some(oud), Some(nieuw)) => format!("{} {}.", groot(&onderwerp), werd(&veld.onderwerp, oud, nieuw)),
        (_, None, Some(nieuw)) if nieuw.is_lang() => format!("{} {} er nu bij.", groot(&onderwerp), staat(&veld.onderwerp)),
        (_, None, Some(nieuw)) => {
            format!("{} {} er nu bij: {}.", groot(&onderwerp), staat(&veld.onderwerp), nieuw.voluit())
        }
        (_, _, None) => format!("{} {} er niet meer bij.", groot(&onderwerp), staat(&veld.onderwerp)),
    }
}

/// " van 5 jaar naar 7 jaar"; empty when the values are too long for a sentence, or read the same.
pub(super) fn van_naar(oud: &Waarde, nieuw: &Waarde) -> String {
    let (van, naar) = (oud.voluit(), nieuw.voluit());
    if oud.is_lang() || nieuw.is_lang() || van == naar { String::new() } else { format!(" van {van} naar {naar}") }
}

/// The name of an element where it comes after a colon or before a verb.
pub(super) fn naam(waarde: &Waarde) -> String {
    super::waarde::kort(&waarde.tekst, NAAM)
}

/// A sentence made by a list: a capital at the begin, one point at the end.
pub(super) fn als_zin(tekst: &str) -> String {
    met_punt(&groot(tekst))
}

fn werd(onderwerp: &Onderwerp, oud: &Waarde, nieuw: &Waarde) -> String {
    let is = if matches!(onderwerp, Onderwerp::Meer(_)) { "zijn" } else { "is" };
    let lang = oud.is_lang() || nieuw.is_lang();
    let beschreven = lang && oud.is_citaat() && nieuw.is_citaat();
    if beschreven { format!("{is} anders beschreven") } else { format!("{is} gewijzigd{}", van_naar(oud, nieuw)) }
}

fn staat(onderwerp: &Onderwerp) -> &'static str {
    if matches!(onderwerp, Onderwerp::Meer(_)) { "staan" } else { "staat" }
}

//! A provision of law.

use super::super::{
    boom::{Knoop, Plek, Veld},
    waarde::Waarde,
};
use crate::domain::openbaar::OpenbareWettelijkeBepaling;

/// A provision of law, with its explanation.
pub(super) fn bepaling(
    hoofd: impl FnOnce(Option<Waarde>) -> Veld,
    plek: &Plek,
    wet: Option<&OpenbareWettelijkeBepaling>,
) -> [Knoop; 2] {
    let Some(OpenbareWettelijkeBepaling { regeling, citeertitel, artikel, lid, url, toelichting, tekst }) = wet else {
        return [Knoop::Samen(hoofd(None), delen_van_wet(plek, [None; 5])), plek.toelichting(None)];
    };
    let delen = [citeertitel, regeling, artikel, lid, url].map(Option::as_ref);
    [Knoop::Samen(hoofd(Waarde::citaat(tekst.as_ref())), delen_van_wet(plek, delen)), plek.toelichting(toelichting.as_ref())]
}

fn delen_van_wet(plek: &Plek, [citeertitel, regeling, artikel, lid, url]: [Option<&String>; 5]) -> Vec<Veld> {
    let waarde = |tekst: Option<&String>| Waarde::citaat(tekst);
    vec![
        plek.de("naam van de regeling", waarde(citeertitel)),
        plek.het("nummer van de regeling", waarde(regeling)),
        plek.het("artikel", waarde(artikel)),
        plek.het("lid", waarde(lid)),
        plek.het("adres", waarde(url)),
    ]
}

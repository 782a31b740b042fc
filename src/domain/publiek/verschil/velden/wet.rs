//! A provision of law.

use super::super::{
    boom::{Knoop, Plek, Veld},
    waarde::Waarde,
};
use crate::domain::publiek::openbaar::OpenbareWettelijkeBepaling;

/// A provision of law, with its explanation; `plek` is about the law, and is placed where its head stands.
pub(super) fn bepaling(
    hoofd: impl FnOnce(Option<Waarde>) -> Veld,
    plek: Plek,
    wet: Option<&OpenbareWettelijkeBepaling>,
) -> [Knoop; 2] {
    let Some(OpenbareWettelijkeBepaling { regeling, citeertitel, artikel, lid, url, toelichting, tekst }) = wet else {
        return knopen(hoofd(None), plek, [None; 5], None);
    };
    let delen = [citeertitel, regeling, artikel, lid, url].map(Option::as_ref);
    knopen(hoofd(Waarde::citaat(tekst.as_ref())), plek, delen, toelichting.as_ref())
}

fn knopen(hoofd: Veld, plek: Plek, delen: [Option<&String>; 5], toelichting: Option<&String>) -> [Knoop; 2] {
    let plek = plek.op_plaats_van(&hoofd);
    let [citeertitel, regeling, artikel, lid, url] = delen.map(Waarde::citaat);
    let delen = vec![
        plek.de("citeertitel", "naam van de regeling", citeertitel),
        plek.het("regeling", "nummer van de regeling", regeling),
        plek.het("artikel", "artikel", artikel),
        plek.het("lid", "lid", lid),
        plek.het("url", "adres", url),
    ];
    [Knoop::Samen(hoofd, delen), plek.toelichting(toelichting)]
}

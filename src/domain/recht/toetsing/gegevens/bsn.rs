//! The burgerservicenummer (AVG 87, UAVG 46, Wabb 10 and 11).

use super::eerste_per_categorie;
use crate::domain::{
    inhoud::{Ontvanger, WettelijkeBepaling},
    recht::{
        dossier::Dossier,
        toetsing::{Vondsten, vondst_als},
    },
};

const BSN: &str = "bsn";

/// Kinds of recipients that may use the BSN as a rule (Wabb 11, rule table of the register).
const BSN_GEBRUIKERS: &[&str] = &[
    "andere_overheid",
    "landelijke_voorziening_basisregistratie",
    "belastingdienst",
    "uitvoeringsorganisatie",
    "zorgaanbieder",
    "politie_justitie",
    "rechterlijke_instantie",
    "toezichthouder",
];

pub(super) fn zonder_bepaling(dossier: &Dossier<'_>) -> Vondsten {
    let bepaling = dossier.inhoud.bsn_grond.as_ref().and_then(|grond| grond.wettelijke_bepaling.as_ref());
    let fout = dossier.heeft_gegeven(BSN) && bepaling.is_none_or(WettelijkeBepaling::is_leeg);
    let melding = "Het BSN mag alleen bij of krachtens de wet worden gebruikt; noem de bepaling.";
    vondst_als(fout, "/bsnGrond/wettelijkeBepaling", melding)
}

/// Silent as long as no purpose has a basis: that has a rule of its own.
pub(super) fn zonder_publieke_taak(dossier: &Dossier<'_>) -> Vondsten {
    let fout = dossier.heeft_gegeven(BSN) && dossier.heeft_grondslag() && !dossier.is_wettelijke_taak();
    vondst_als(fout, "/doelen", "Het BSN hoort bij een publieke taak; de grondslagen wijzen daar niet op.")
}

pub(super) fn naar_ontvanger(dossier: &Dossier<'_>) -> Vondsten {
    let krijgt_bsn = |ontvanger: &Ontvanger| ontvanger.gegevens.is_empty() || ontvanger.gegevens.iter().any(|code| code == BSN);
    let mag_bsn = |ontvanger: &Ontvanger| ontvanger.soort.as_deref().is_some_and(|soort| BSN_GEBRUIKERS.contains(&soort));
    let ontvangers = dossier.inhoud.ontvangers.iter().enumerate();
    ontvangers
        .filter(|(_, ontvanger)| dossier.heeft_gegeven(BSN) && krijgt_bsn(ontvanger) && !mag_bsn(ontvanger))
        .map(|(nummer, ontvanger)| {
            let melding = format!("Controleer of “{}” het BSN mag gebruiken.", dossier.naam_ontvanger(ontvanger));
            (format!("/ontvangers/{nummer}"), melding)
        })
        .collect()
}

pub(super) fn kopie(dossier: &Dossier<'_>) -> Vondsten {
    let kopie = eerste_per_categorie(dossier, |gegeven| gegeven.categorie.as_deref() == Some("kopie_identiteitsbewijs"));
    let melding = "Een kopie bevat BSN en foto; is tonen niet genoeg?";
    kopie.into_iter().map(|(pointer, _)| (pointer, melding.to_owned())).collect()
}

#[cfg(test)]
#[path = "bsn_gevallen.rs"]
pub(super) mod gevallen;

//! The burgerservicenummer (AVG 87, UAVG 46, Wabb 10 and 11).

use super::eerste_per_categorie;
use crate::domain::{
    inhoud::{Gegeven, Ontvanger, WettelijkeBepaling},
    recht::{
        dossier::Dossier,
        toetsing::{Vondsten, vondst_als},
    },
    woorden::{codes::Gevoeligheid, zoekwoord::woorden},
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
    "intern_ander_onderdeel",
    "onderwijsinstelling",
];

const KOPIE: &str = "kopie_identiteitsbewijs";

pub(super) fn zonder_bepaling(dossier: &Dossier<'_>) -> Vondsten {
    let bepaling = dossier.inhoud.bsn_grond.as_ref().and_then(|grond| grond.wettelijke_bepaling.as_ref());
    let fout = dossier.heeft_gegeven(BSN) && bepaling.is_none_or(WettelijkeBepaling::is_leeg);
    let melding = "Het BSN mag alleen bij of krachtens de wet worden gebruikt; noem de bepaling.";
    vondst_als(fout, "/bsnGrond/wettelijkeBepaling", melding)
}

/// Other numbers by which a law points at people, by their category or because the editor says so; a copy of an identity document has a rule of its own.
pub(super) fn ander_nummer(dossier: &Dossier<'_>) -> Vondsten {
    let bepaling = dossier.inhoud.bsn_grond.as_ref().and_then(|grond| grond.wettelijke_bepaling.as_ref());
    let eigen_regel = [BSN, KOPIE].map(Some);
    let ander = |gegeven: &Gegeven| {
        dossier.is_gevoelig(gegeven, Gevoeligheid::WettelijkIdentificatienummer)
            && !eigen_regel.contains(&gegeven.categorie.as_deref())
    };
    if bepaling.is_some_and(|bepaling| !bepaling.is_leeg()) {
        return Vec::new();
    }
    let melding = "Noem de wet die het gebruik van dit nummer toestaat.";
    eerste_per_categorie(dossier, ander).into_iter().map(|(pointer, _)| (pointer, melding.to_owned())).collect()
}

/// Silent as long as no purpose has a basis: that has a rule of its own.
pub(super) fn zonder_publieke_taak(dossier: &Dossier<'_>) -> Vondsten {
    let fout = dossier.heeft_gegeven(BSN) && dossier.heeft_grondslag() && !dossier.is_wettelijke_taak();
    vondst_als(fout, "/doelen", "Het BSN hoort bij een publieke taak; de grondslagen wijzen daar niet op.")
}

pub(super) fn naar_ontvanger(dossier: &Dossier<'_>) -> Vondsten {
    let krijgt_bsn = |ontvanger: &Ontvanger| ontvanger.gegevens.is_empty() || ontvanger.gegevens.iter().any(|code| code == BSN);
    let mag_bsn = |ontvanger: &Ontvanger| {
        let soort = ontvanger.soort.as_deref().is_some_and(|soort| BSN_GEBRUIKERS.contains(&soort));
        soort || ontvanger.grondslag_verstrekking.as_deref().is_some_and(noemt_wet)
    };
    let ontvangers = dossier.inhoud.ontvangers.iter().enumerate();
    ontvangers
        .filter(|(_, ontvanger)| dossier.heeft_gegeven(BSN) && krijgt_bsn(ontvanger) && !mag_bsn(ontvanger))
        .map(|(nummer, ontvanger)| {
            let melding = format!("Controleer of “{}” het BSN mag gebruiken.", dossier.naam_ontvanger(ontvanger));
            (format!("/ontvangers/{nummer}"), melding)
        })
        .collect()
}

/// Whether a text names a law or an article of one.
fn noemt_wet(tekst: &str) -> bool {
    let van_wet = |woord: &String| {
        woord.starts_with("wet") || woord.ends_with("wet") || ["artikel", "artikelen", "art"].contains(&woord.as_str())
    };
    woorden(tekst).iter().any(van_wet)
}

/// Silent where a law prescribes the copy.
pub(super) fn kopie(dossier: &Dossier<'_>) -> Vondsten {
    let bij_doelen = dossier.grondslagen().flat_map(|(.., grondslag)| &grondslag.wettelijke_bepalingen);
    let bij_bsn = dossier.inhoud.bsn_grond.iter().filter_map(|grond| grond.wettelijke_bepaling.as_ref());
    let mut artikelen = bij_doelen.chain(bij_bsn).filter_map(|bepaling| dossier.kennis.wetsartikel(bepaling, dossier.dag()));
    if artikelen.any(|artikel| artikel.schrijft_voor.iter().any(|code| code == KOPIE)) {
        return Vec::new();
    }
    let kopie = eerste_per_categorie(dossier, |gegeven| gegeven.categorie.as_deref() == Some(KOPIE));
    let melding = "Een kopie bevat BSN en foto; is tonen niet genoeg?";
    kopie.into_iter().map(|(pointer, _)| (pointer, melding.to_owned())).collect()
}

#[cfg(test)]
#[path = "bsn_gevallen.rs"]
pub(super) mod gevallen;

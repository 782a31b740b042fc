//! The laws that a content cites: in force on the day, and themselves the basis.

use crate::domain::{
    inhoud::WettelijkeBepaling,
    recht::{
        dossier::Dossier,
        toetsing::{Vondsten, gegevens::berust_op_wet},
    },
    woorden::{codes::GrondslagGroep, datum::in_woorden, zoekwoord::woorden},
};

pub(super) fn vervallen(dossier: &Dossier<'_>) -> Vondsten {
    let verstrekkingen = bij_verstrekking(dossier);
    let bepalingen = dossier.bepalingen().into_iter();
    bepalingen
        .chain(verstrekkingen.iter().map(|(pointer, bepaling)| (pointer.clone(), bepaling)))
        .filter_map(|(pointer, bepaling)| {
            let oud = dossier.kennis.vervallen_regeling(bepaling, dossier.dag()).filter(|_| !is_overgangsrecht(bepaling))?;
            let melding = match oud.opvolger {
                Some(opvolger) => format!("“{}” is vervallen; bedoelt u “{opvolger}”?", oud.naam),
                None => format!("“{}” is vervallen.", oud.naam),
            };
            Some((pointer, melding))
        })
        .collect()
}

/// The laws on which data are given to others, as far as the text begins with the name of one: "Wet BRP artikel 3.5; Awb artikel 2:3".
fn bij_verstrekking(dossier: &Dossier<'_>) -> Vec<(String, WettelijkeBepaling)> {
    let ontvangers = dossier.inhoud.ontvangers.iter().enumerate();
    ontvangers
        .flat_map(|(nummer, ontvanger)| {
            let delen = ontvanger.grondslag_verstrekking.as_deref().unwrap_or_default().split([';', ',']);
            delen.map(move |deel| {
                let titel = [" artikel", " art."].iter().fold(deel, |titel, wat| titel.split(wat).next().unwrap_or_default());
                let bepaling = WettelijkeBepaling {
                    citeertitel: Some(titel.trim().to_owned()),
                    toelichting: ontvanger.grondslag_verstrekking.clone(),
                    ..WettelijkeBepaling::default()
                };
                (format!("/ontvangers/{nummer}/grondslagVerstrekking"), bepaling)
            })
        })
        .collect()
}

/// Whether somebody explained why a law that ended still holds here: for what was asked before its end.
fn is_overgangsrecht(bepaling: &WettelijkeBepaling) -> bool {
    let toelichting = bepaling.toelichting.as_deref().unwrap_or_default();
    woorden(toelichting).iter().any(|woord| woord.starts_with("overgangsrecht") || woord.starts_with("overgangsbepaling"))
}

/// A content that is settled ahead may cite what is in force by then.
pub(super) fn toekomstig(dossier: &Dossier<'_>) -> Vondsten {
    let (dag, verstrekkingen) = (dossier.dag(), bij_verstrekking(dossier));
    let bepalingen = dossier.bepalingen().into_iter();
    bepalingen
        .chain(verstrekkingen.iter().map(|(pointer, bepaling)| (pointer.clone(), bepaling)))
        .filter_map(|(pointer, bepaling)| {
            let wet = dossier.kennis.toekomstige_regeling(bepaling, dag)?;
            Some((pointer, format!("“{}” geldt pas vanaf {}.", wet.naam, in_woorden(wet.begin))))
        })
        .collect()
}

/// Once per basis, exception or ground: silent when another law stands beside the article that refers on.
pub(super) fn verwijzend(dossier: &Dossier<'_>) -> Vondsten {
    let verwijst = |bepaling: &WettelijkeBepaling| {
        dossier.kennis.wetsartikel(bepaling, dossier.dag()).is_some_and(|artikel| artikel.verwijst)
    };
    let mut gevonden = Vec::new();
    for (doel, plaats, _, grondslag) in dossier.grondslagen() {
        let mut genoemd = grondslag.wettelijke_bepalingen.iter().filter(|bepaling| !bepaling.is_leeg()).peekable();
        if genoemd.peek().is_some() && genoemd.all(verwijst) && grondslag.groep() == Some(GrondslagGroep::WettelijkeTaak) {
            gevonden.push(format!("/doelen/{doel}/grondslagen/{plaats}/wettelijkeBepalingen"));
        }
    }
    for (nummer, deel) in dossier.inhoud.uitzonderingen_bijzondere_gegevens.iter().enumerate() {
        if deel.uitzondering.is_some_and(berust_op_wet) && deel.wettelijke_bepaling.as_ref().is_some_and(verwijst) {
            gevonden.push(format!("/uitzonderingenBijzondereGegevens/{nummer}/wettelijkeBepaling"));
        }
    }
    let bsn = dossier.inhoud.bsn_grond.as_ref().and_then(|grond| grond.wettelijke_bepaling.as_ref());
    if bsn.is_some_and(verwijst) {
        gevonden.push("/bsnGrond/wettelijkeBepaling".to_owned());
    }
    let melding = "Dit artikel verwijst naar een andere wet; noem die.";
    gevonden.into_iter().map(|pointer| (pointer, melding.to_owned())).collect()
}

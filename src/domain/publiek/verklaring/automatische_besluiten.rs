//! "Neemt een computer besluiten over u?": automated decisions and algorithms (AVG 13(2)(f), 22).

use super::{
    Deel, Stof,
    woorden::{tekst, wetten},
};
use crate::domain::{
    publiek::openbaar::{OpenbaarAlgoritme, OpenbareBesluitvorming},
    recht::kennis::Kennis,
    woorden::zinnen::{groot, zin},
};

pub(super) fn schrijf(stof: &Stof<'_>, deel: &mut Deel) {
    let besluit = stof.romp.geautomatiseerde_besluitvorming.as_ref();
    match besluit.and_then(|besluit| besluit.aanwezig.map(|aanwezig| (besluit, aanwezig))) {
        Some((besluit, true)) => ja(besluit, stof.kennis, deel),
        Some((_, false)) => deel.zeg("Nee. Wij nemen geen besluiten over u zonder dat er een mens naar kijkt."),
        None => deel.mist("of een computer zonder mens besluiten over u neemt"),
    }
    match besluit.and_then(|besluit| besluit.profilering) {
        Some(true) => deel.zeg("Een computer beoordeelt daarbij uw gedrag, situatie of kenmerken (dit heet profilering)."),
        Some(false) => deel.zeg("Een computer beoordeelt u niet op uw gedrag, situatie of kenmerken (er is geen profilering)."),
        None => {}
    }
    if stof.romp.algoritmes.is_empty() {
        return;
    }
    stof.romp.algoritmes.iter().for_each(|algoritme| over_ai(algoritme, deel));
    deel.zeg("Wij gebruiken deze algoritmes:");
    for algoritme in &stof.romp.algoritmes {
        let naam = tekst(algoritme.naam.as_ref()).unwrap_or_else(|| "Een algoritme".to_owned());
        deel.verwijs(zin(&naam), algoritme.algoritmeregister_url.as_ref());
    }
}

/// What people must know of a system that is AI (AI regulation, 50).
fn over_ai(algoritme: &OpenbaarAlgoritme, deel: &mut Deel) {
    let Some(systeem) = &algoritme.ai_systeem else { return };
    match tekst(algoritme.naam.as_ref()) {
        Some(naam) => deel.zeg(format!("‘{naam}’ werkt met AI (kunstmatige intelligentie).")),
        None => deel.zeg("Dit algoritme werkt met AI (kunstmatige intelligentie)."),
    }
    if let Some(mededeling) = tekst(systeem.mededeling.as_ref()) {
        deel.zeg(groot(&zin(&mededeling)));
    }
    if systeem.fria.as_ref().is_some_and(|fria| fria.code == "uitgevoerd") {
        deel.zeg("Wij hebben bekeken wat dit betekent voor de rechten van mensen.");
    }
}

fn ja(besluit: &OpenbareBesluitvorming, kennis: &Kennis, deel: &mut Deel) {
    deel.zeg("Ja. Een computer neemt besluiten over u zonder dat er een mens naar kijkt.");
    let antwoorden = [
        ("Zo komt een besluit tot stand:", &besluit.onderliggende_logica, "hoe een besluit tot stand komt"),
        ("Dit betekent het voor u:", &besluit.verwachte_gevolgen, "wat een besluit voor u betekent"),
        ("Zo vraagt u om een mens:", &besluit.menselijke_tussenkomst, "hoe u om een mens kunt vragen"),
    ];
    for (begin, antwoord, gat) in antwoorden {
        match tekst(antwoord.as_ref()) {
            Some(antwoord) => deel.zeg(format!("{begin} {}", zin(&antwoord))),
            None => deel.mist(gat),
        }
    }
    match &besluit.grondslag_artikel22 {
        Some(grond) => {
            let uitleg = kennis.zoek("grondslag_artikel_22", &grond.code).and_then(|item| item.omschrijving.clone());
            deel.zeg(format!("Dit mag om deze reden: {}", zin(&uitleg.unwrap_or_else(|| grond.naam.clone()))));
        }
        None => deel.mist("waarom dit mag"),
    }
    if let Some(wet) = wetten(&besluit.wettelijke_bepaling) {
        deel.zeg(format!("Dit staat in {wet}."));
    }
    besluit.wettelijke_bepaling.iter().for_each(|bepaling| deel.verwijs_naar_wet(bepaling));
}

//! "Welke gegevens gebruiken wij?": per group of people, and what happens when somebody does not give them (AVG 13(2)(e), 14(1)(d)).

use super::{
    Deel, Stof,
    woorden::{code, gegeven, gegeven_met_merk, groep, heeft_merk, namen, tekst},
};
use crate::domain::{
    publiek::openbaar::{OpenbaarGegeven, OpenbareBetrokkene, Romp},
    woorden::{
        eenmaal::eenmaal,
        zinnen::{klein, zin},
    },
};

pub(super) fn schrijf(stof: &Stof<'_>, deel: &mut Deel) {
    if stof.romp.betrokkenen.is_empty() {
        return deel.mist("van wie wij gegevens gebruiken, en welke");
    }
    let wpg = stof.romp.regime.code == "wpg";
    for uitleg in uitleg_van_merken(stof) {
        deel.zeg(uitleg);
    }
    deel.zeg("Wij gebruiken gegevens van deze groepen mensen:");
    for betrokkene in &stof.romp.betrokkenen {
        let zinnen = van_groep(betrokkene, deel);
        deel.noem(zinnen.join(" "));
        let voor = if stof.romp.betrokkenen.len() > 1 { bent_u(betrokkene) } else { String::new() };
        // The Wet politiegegevens does not ask who must give what.
        for plicht in if wpg { Vec::new() } else { plichten(betrokkene, &voor, deel) } {
            deel.noem(plicht);
        }
    }
}

/// What the words between brackets mean, each once.
fn uitleg_van_merken(stof: &Stof<'_>) -> Vec<String> {
    let gegevens = stof.romp.betrokkenen.iter().flat_map(|groep| &groep.gegevens).filter(|gegeven| heeft_merk(gegeven));
    let soorten = eenmaal(gegevens.map(|gegeven| gegeven.gevoeligheid.code.clone()));
    let uitleg = soorten.iter().filter_map(|soort| stof.kennis.zoek("gevoeligheid", soort));
    uitleg.filter_map(|soort| Some(format!("{}: {}", soort.naam, zin(soort.omschrijving.as_deref()?)))).collect()
}

fn van_groep(betrokkene: &OpenbareBetrokkene, deel: &mut Deel) -> Vec<String> {
    let mut zinnen = vec![if betrokkene.gegevens.is_empty() {
        format!("{}. {}", groep(betrokkene), deel.gat("welke gegevens wij van hen gebruiken"))
    } else {
        format!("{}: {}.", groep(betrokkene), namen(&betrokkene.gegevens, gegeven_met_merk))
    }];
    if betrokkene.categorie.is_none() && tekst(betrokkene.omschrijving.as_ref()).is_none() {
        zinnen.push(deel.gat("wie dit zijn"));
    }
    if betrokkene.betreft_minderjarigen == Some(true) {
        zinnen.push("Hier zijn ook minderjarigen bij.".to_owned());
    }
    zinnen
}

/// Asks a reader whether a sentence is about him. A group that only a text describes cannot be called so.
fn bent_u(betrokkene: &OpenbareBetrokkene) -> String {
    match betrokkene.categorie.as_ref().filter(|code| code.code != "overig") {
        Some(_) => format!("Bent u {}? ", klein(&groep(betrokkene))),
        None => format!("Hoort u bij deze groep: {}? ", klein(&groep(betrokkene))),
    }
}

/// Whether somebody must give the data: only asked of what one gives oneself. Data with the same answer share their sentences.
fn plichten(betrokkene: &OpenbareBetrokkene, voor: &str, deel: &mut Deel) -> Vec<String> {
    let mut plichten: Vec<(Option<bool>, Option<String>, Vec<&OpenbaarGegeven>)> = Vec::new();
    let gegeven_door_u = |gegeven: &&OpenbaarGegeven| {
        van_uzelf(gegeven) || (gegeven.bronnen.is_empty() && gegeven.verstrekking_verplicht.is_some())
    };
    for gegeven in betrokkene.gegevens.iter().filter(gegeven_door_u) {
        let (verplicht, gevolg) = (gegeven.verstrekking_verplicht, tekst(gegeven.gevolg_niet_verstrekken.as_ref()));
        match plichten.iter_mut().find(|(een, ander, _)| *een == verplicht && *ander == gevolg) {
            Some((.., gegevens)) => gegevens.push(gegeven),
            None => plichten.push((verplicht, gevolg, vec![gegeven])),
        }
    }
    let alle = plichten.len() == 1 && plichten[0].2.len() == betrokkene.gegevens.len();
    let u_bent = if voor.is_empty() { "U bent" } else { "Dan bent u" };
    let mut teksten = Vec::new();
    for (verplicht, gevolg, gegevens) in plichten {
        let welke = if alle { String::new() } else { format!(": {}", namen(gegevens.iter().copied(), gegeven)) };
        let plicht = match verplicht {
            Some(true) => format!("{voor}{u_bent} verplicht om deze gegevens te geven{welke}."),
            Some(false) => format!("{voor}{u_bent} niet verplicht om deze gegevens te geven{welke}."),
            None => format!("{voor}{}", deel.gat(&format!("of u verplicht bent om deze gegevens te geven{welke}"))),
        };
        teksten.push(match gevolg {
            Some(gevolg) => format!("{plicht} Geeft u ze niet? {}", zin(&gevolg)),
            None if gegevens.iter().any(|gegeven| van_uzelf(gegeven)) => {
                format!("{plicht} {}", deel.gat("wat er gebeurt als u ze niet geeft"))
            }
            None => plicht,
        });
    }
    teksten
}

fn van_uzelf(gegeven: &OpenbaarGegeven) -> bool {
    gegeven.bronnen.iter().any(|bron| code(bron.bron.as_ref()) == "betrokkene")
}

/// All kinds of data in one sentence, for a list of activities.
pub(super) fn kort(romp: &Romp) -> Option<String> {
    let gegevens: Vec<_> = romp.betrokkenen.iter().flat_map(|betrokkene| &betrokkene.gegevens).collect();
    (!gegevens.is_empty()).then(|| format!("Wij gebruiken: {}.", namen(gegevens, gegeven_met_merk)))
}

//! "Van wie krijgen wij uw gegevens?": the sources (AVG 14(2)(f)).

use super::{
    Deel, Stof,
    woorden::{gegeven, groep, namen, tekst},
};
use crate::domain::{
    publiek::openbaar::{OpenbaarGegeven, OpenbareBetrokkene, OpenbareBron},
    woorden::zinnen::groot,
};

pub(super) fn schrijf(stof: &Stof<'_>, deel: &mut Deel) {
    let groepen = &stof.romp.betrokkenen;
    if groepen.iter().all(|groep| groep.gegevens.is_empty()) {
        return deel.mist("van wie wij de gegevens krijgen");
    }
    deel.zeg("Zo komen wij aan de gegevens:");
    for betrokkene in groepen {
        let voor = if groepen.len() == 1 { String::new() } else { format!("{}. ", groep(betrokkene)) };
        for (bron, gegevens) in per_bron(betrokkene) {
            deel.noem(format!("{voor}{}: {}.", groot(&bron), namen(gegevens, gegeven)));
        }
        let zonder: Vec<_> = betrokkene.gegevens.iter().filter(|gegeven| gegeven.bronnen.is_empty()).collect();
        if !zonder.is_empty() {
            let gat = deel.gat(&format!("van wie wij dit krijgen: {}", namen(zonder, gegeven)));
            deel.noem(format!("{voor}{gat}"));
        }
    }
}

/// Sources in the order of the record, each with the data that come from it.
fn per_bron(betrokkene: &OpenbareBetrokkene) -> Vec<(String, Vec<&OpenbaarGegeven>)> {
    let mut bronnen: Vec<(String, Vec<&OpenbaarGegeven>)> = Vec::new();
    for gegeven in &betrokkene.gegevens {
        for bron in gegeven.bronnen.iter().map(in_woorden) {
            match bronnen.iter_mut().find(|(eerder, _)| *eerder == bron) {
                Some((_, gegevens)) => gegevens.push(gegeven),
                None => bronnen.push((bron, vec![gegeven])),
            }
        }
    }
    bronnen
}

/// Where data come from, by the kind of source alone: "uit de Basisregistratie Personen (BRP)".
pub(super) fn waar(bron: &OpenbareBron) -> Option<String> {
    bron.bron.as_ref().map(|code| match code.code.as_str() {
        "betrokkene" => "van uzelf".to_owned(),
        "waarneming" => "uit wat wij zelf zien of meten".to_owned(),
        "brp" => "uit de Basisregistratie Personen (BRP)".to_owned(),
        "andere_basisregistratie" => "uit een andere basisregistratie".to_owned(),
        "suwinet" => "uit Suwinet".to_owned(),
        "andere_overheid" => "van een andere overheid".to_owned(),
        "zorgaanbieder" => "van een zorgaanbieder".to_owned(),
        "politie_justitie" => "van politie of justitie".to_owned(),
        "openbare_bron" => "uit een openbare bron".to_owned(),
        "eigen_administratie" => "uit onze eigen administratie".to_owned(),
        "derden" => "van anderen".to_owned(),
        "onbekend" => "uit een onbekende bron".to_owned(),
        _ => format!("uit deze bron: {}", code.naam),
    })
}

/// The same, with what the record says of it.
pub(crate) fn in_woorden(bron: &OpenbareBron) -> String {
    match (waar(bron), tekst(bron.omschrijving.as_ref())) {
        (Some(waar), Some(omschrijving)) => format!("{waar} ({})", omschrijving.trim_end_matches('.')),
        (Some(waar), None) => waar,
        (None, omschrijving) => format!("uit deze bron: {}", omschrijving.unwrap_or_else(|| "niet bekend".to_owned())),
    }
}

/// Several sources in words, each kind once with all that the record says of it.
pub(crate) fn samen<'a>(bronnen: impl IntoIterator<Item = &'a OpenbareBron>) -> Vec<String> {
    let mut soorten: Vec<(String, Vec<String>)> = Vec::new();
    for bron in bronnen {
        let soort = waar(bron);
        let erbij =
            tekst(bron.omschrijving.as_ref()).filter(|_| soort.is_some()).map(|tekst| tekst.trim_end_matches('.').to_owned());
        let soort = soort.unwrap_or_else(|| in_woorden(bron));
        if !soorten.iter().any(|(eerder, _)| *eerder == soort) {
            soorten.push((soort.clone(), Vec::new()));
        }
        let teksten = soorten.iter_mut().find(|(eerder, _)| *eerder == soort).map(|(_, teksten)| teksten);
        if let (Some(teksten), Some(erbij)) = (teksten, erbij)
            && !teksten.contains(&erbij)
        {
            teksten.push(erbij);
        }
    }
    let in_woorden = |(soort, teksten): (String, Vec<String>)| {
        if teksten.is_empty() { soort } else { format!("{soort} ({})", teksten.join("; ")) }
    };
    soorten.into_iter().map(in_woorden).collect()
}

//! B. Purposes (AVG 5(1)(b), 6(4), 30(1)(b)).

use super::{Onderdeel::Inhoud, Regel, Vondsten, leeg, vondst_als};
use crate::domain::recht::dossier::Dossier;
use crate::domain::woorden::{
    codes::Ernst::{Blokkade, Waarschuwing},
    zoekwoord::woorden,
};

pub(super) const REGELS: &[Regel] = &[
    Regel {
        code: "VR-B01",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 30 lid 1 onder b",
        waarom: "Gegevens verwerken mag alleen voor een doel dat vooraf vaststaat.",
        remedie: "Beschrijf waarvoor de gegevens worden gebruikt.",
        toets: doel,
    },
    Regel {
        code: "VR-B02",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 5 lid 1 onder b",
        waarom: "Een doel is welbepaald en uitdrukkelijk omschreven; anders weet niemand wat er met de gegevens gebeurt.",
        remedie: "Schrijf op wat u met de gegevens doet en voor wie, bijvoorbeeld “Beoordelen van een aanvraag om bijzondere bijstand”.",
        toets: vaag_doel,
    },
    Regel {
        code: "VR-B03",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 5 lid 1 onder b",
        waarom: "Een doel dat twee keer voorkomt, maakt onduidelijk welke grondslag erbij hoort.",
        remedie: "Voeg de twee doelen samen, of beschrijf het verschil.",
        toets: dubbel_doel,
    },
    Regel {
        code: "VR-B04",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 5 lid 1 onder b, artikel 6 lid 4",
        waarom: "Gegevens mogen voor een ander doel alleen worden gebruikt als dat past bij het doel waarvoor ze zijn verzameld.",
        remedie: "Vul de verenigbaarheidstoets in: het verband tussen de doelen, de aard van de gegevens en de gevolgen.",
        toets: verdere_verwerking,
    },
];

/// A purpose shorter than this, in characters, says too little (rule table of the register).
const KORTSTE_DOEL: usize = 15;

/// Words that are no purpose by themselves (rule table of the register).
const VAGE_WOORDEN: &[&str] =
    &["dienstverlening", "bedrijfsvoering", "administratie", "communicatie", "overig", "diversen", "n v t", "nvt", "onbekend"];

fn doel(dossier: &Dossier<'_>) -> Vondsten {
    let geen = dossier.inhoud.doelen.is_empty();
    vondst_als(dossier.is_verantwoordelijk() && geen, "/doelen", "Noem ten minste één doel van de verwerking.")
}

fn vaag_doel(dossier: &Dossier<'_>) -> Vondsten {
    let doelen = dossier.inhoud.doelen.iter().enumerate();
    let vaag = doelen.filter(|(_, doel)| match doel.omschrijving.as_deref().map(str::trim) {
        None | Some("") => dossier.is_verantwoordelijk(),
        Some(tekst) => tekst.chars().count() < KORTSTE_DOEL || VAGE_WOORDEN.contains(&woorden(tekst).join(" ").as_str()),
    });
    let melding = "Dit doel is te algemeen. Beschrijf concreet waarvoor de gegevens worden gebruikt.";
    vaag.map(|(nummer, _)| (format!("/doelen/{nummer}/omschrijving"), melding.to_owned())).collect()
}

fn dubbel_doel(dossier: &Dossier<'_>) -> Vondsten {
    let mut eerder: Vec<Vec<String>> = Vec::new();
    let mut dubbel = Vec::new();
    for (nummer, doel) in dossier.inhoud.doelen.iter().enumerate() {
        let tekst = woorden(doel.omschrijving.as_deref().unwrap_or_default());
        if !tekst.is_empty() && eerder.contains(&tekst) {
            dubbel.push((format!("/doelen/{nummer}/omschrijving"), "Dit doel staat er dubbel in.".to_owned()));
        }
        eerder.push(tekst);
    }
    dubbel
}

fn verdere_verwerking(dossier: &Dossier<'_>) -> Vondsten {
    let fout = dossier.inhoud.verdere_verwerking == Some(true) && leeg(dossier.inhoud.verenigbaarheidstoets.as_ref());
    let melding = "Leg vast waarom het verdere gebruik verenigbaar is met het oorspronkelijke doel.";
    vondst_als(fout, "/verenigbaarheidstoets", melding)
}

#[cfg(test)]
pub(super) mod gevallen {
    use serde_json::{Value, json};

    use crate::domain::recht::toetsing::tests::{Geval, compleet, vuurt, zwijgt};

    /// The purpose of the complete case, with other words, as often as there are texts.
    fn doelen(teksten: &[&str]) -> Value {
        let doel = &compleet()["inhoud"]["doelen"][0];
        let met = |tekst: &&str| json!({"omschrijving": tekst, "grondslagen": doel["grondslagen"]});
        json!({"inhoud": {"doelen": teksten.iter().map(met).collect::<Vec<_>>()}})
    }

    pub(in crate::domain::recht::toetsing) fn gevallen() -> Vec<Geval> {
        vec![
            vuurt(&["VR-B01 /doelen"], json!({"inhoud": {"doelen": null}})),
            zwijgt("VR-B01", json!({"inhoud": {"rol": "verwerker", "doelen": null}})),
            vuurt(&["VR-B02 /doelen/0/omschrijving"], doelen(&["Nieuws sturen"])),
            vuurt(&["VR-B02 /doelen/0/omschrijving"], doelen(&["Dienstverlening"])),
            vuurt(&["VR-B02 /doelen/0/omschrijving"], doelen(&["   "])),
            zwijgt("VR-B02", doelen(&["Dienstverlening aan inwoners met een vraag"])),
            vuurt(&["VR-B03 /doelen/1/omschrijving"], doelen(&["Nieuwsbrieven toesturen", "nieuwsbrieven  toesturen."])),
            zwijgt("VR-B03", doelen(&["Nieuwsbrieven toesturen", "Nieuwsbrieven opstellen"])),
            vuurt(&["VR-B04 /verenigbaarheidstoets"], json!({"inhoud": {"verdereVerwerking": true}})),
            zwijgt("VR-B04", json!({"inhoud": {"verdereVerwerking": true, "verenigbaarheidstoets": "Zelfde soort gebruik."}})),
        ]
    }
}

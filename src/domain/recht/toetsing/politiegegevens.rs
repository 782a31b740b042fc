//! W. What the register of processing under the Wet politiegegevens holds (Wpg 31d, directive (EU) 2016/680 art. 24). What the law asks "if
//! possible" or "where applicable" only warns.

use super::{Onderdeel::Inhoud, Regel, Vondsten, leeg, vondst_als};
use crate::domain::recht::dossier::Dossier;
use crate::domain::{
    inhoud::{Betrokkene, Doel, DoelGrondslag, Gegeven, WettelijkeBepaling},
    woorden::codes::{
        DpiaStatus,
        Ernst::{Blokkade, Waarschuwing},
    },
};

pub(super) const REGELS: &[Regel] = &[
    Regel {
        code: "VR-W01",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "Wpg artikel 31d lid 1",
        waarom: "Politiegegevens verwerken mag alleen voor een doel dat de Wet politiegegevens noemt.",
        remedie: "Beschrijf waarvoor de politiegegevens worden gebruikt.",
        toets: doelen,
    },
    Regel {
        code: "VR-W02",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "Wpg artikel 31d lid 1",
        waarom: "Het register noemt de rechtsgrond van iedere verwerking van politiegegevens.",
        remedie: "Noem bij ieder doel het artikel van de Wet politiegegevens, bijvoorbeeld artikel 8 voor de dagelijkse taak.",
        toets: rechtsgrond,
    },
    Regel {
        code: "VR-W03",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "Wpg artikel 31d lid 1",
        waarom: "Het register beschrijft over wie politiegegevens worden verwerkt.",
        remedie: "Voeg de groepen toe, bijvoorbeeld verdachten, getuigen en slachtoffers.",
        toets: betrokkenen,
    },
    Regel {
        code: "VR-W04",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "Wpg artikel 31d lid 1",
        waarom: "Het register beschrijft welke soorten gegevens worden verwerkt.",
        remedie: "Voeg bij iedere groep de categorieën gegevens toe.",
        toets: gegevens,
    },
    Regel {
        code: "VR-W05",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "Wpg artikel 31d lid 1",
        waarom: "Mensen moeten kunnen zien wie hun gegevens krijgt.",
        remedie: "Voeg de ontvangers toe, bijvoorbeeld het openbaar ministerie, of zet geenOntvangers op true.",
        toets: ontvangers,
    },
    Regel {
        code: "VR-W09",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Wpg artikel 31d lid 1, artikel 7a",
        waarom: "Het register noemt het als mensen met een profiel worden beoordeeld.",
        remedie: "Vul geautomatiseerdeBesluitvorming.profilering in: true of false.",
        toets: profilering,
    },
    Regel {
        code: "VR-W06",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Wpg artikel 31d lid 1",
        waarom: "Als het kan, noemt het register wanneer de gegevens worden verwijderd.",
        remedie: "Vul de termijn in die de Wet politiegegevens noemt, met het artikel.",
        toets: termijnen,
    },
    Regel {
        code: "VR-W07",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Wpg artikel 31d lid 1, artikel 4a",
        waarom: "Als het kan, beschrijft het register in het algemeen hoe de gegevens zijn beveiligd.",
        remedie: "Vul openbareOmschrijving in. Schrijf op wie bij de gegevens kan, zonder details die een aanvaller helpen.",
        toets: beveiliging,
    },
    Regel {
        code: "VR-W08",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Wpg artikel 4c",
        waarom: "Ook bij politiegegevens is bij een hoog risico vooraf een DPIA nodig.",
        remedie: "Beoordeel of een DPIA nodig is en vul de uitkomst in bij de status.",
        toets: dpia,
    },
];

fn doelen(dossier: &Dossier<'_>) -> Vondsten {
    let geen = dossier.inhoud.doelen.iter().all(|doel| leeg(doel.omschrijving.as_ref()));
    vondst_als(dossier.is_verantwoordelijk() && geen, "/doelen", "Noem de doelen waarvoor politiegegevens worden verwerkt.")
}

/// Without any purpose the basis is missing too: it is asked for once.
fn rechtsgrond(dossier: &Dossier<'_>) -> Vondsten {
    if !dossier.is_verantwoordelijk() {
        return Vec::new();
    }
    let genoemd = |grondslag: &DoelGrondslag| {
        let bepaling = grondslag.wettelijke_bepalingen.iter().any(|bepaling| !WettelijkeBepaling::is_leeg(bepaling));
        bepaling || !leeg(grondslag.toelichting.as_ref())
    };
    let zonder = |doel: &Doel| !doel.grondslagen.iter().any(genoemd);
    let doelen = dossier.inhoud.doelen.iter().enumerate().filter(|(_, doel)| zonder(doel));
    let mut plaatsen: Vec<_> = doelen.map(|(nummer, _)| format!("/doelen/{nummer}/grondslagen")).collect();
    if dossier.inhoud.doelen.is_empty() {
        plaatsen.push("/doelen".to_owned());
    }
    let melding = "Noem de rechtsgrond: het artikel van de Wet politiegegevens waarop dit berust.";
    plaatsen.into_iter().map(|pointer| (pointer, melding.to_owned())).collect()
}

fn betrokkenen(dossier: &Dossier<'_>) -> Vondsten {
    let geen = dossier.is_verantwoordelijk() && dossier.inhoud.betrokkenen.is_empty();
    vondst_als(geen, "/betrokkenen", "Noem de groepen mensen over wie politiegegevens worden verwerkt.")
}

fn gegevens(dossier: &Dossier<'_>) -> Vondsten {
    if !dossier.is_verantwoordelijk() {
        return Vec::new();
    }
    let benoemd = |gegeven: &Gegeven| gegeven.categorie.is_some() || !leeg(gegeven.omschrijving.as_ref());
    let zonder = |groep: &Betrokkene| !groep.gegevens.iter().any(benoemd);
    let groepen = dossier.inhoud.betrokkenen.iter().enumerate().filter(|(_, groep)| zonder(groep));
    let mut plaatsen: Vec<_> = groepen.map(|(nummer, _)| format!("/betrokkenen/{nummer}/gegevens")).collect();
    if dossier.inhoud.betrokkenen.is_empty() {
        plaatsen.push("/betrokkenen".to_owned());
    }
    plaatsen.into_iter().map(|pointer| (pointer, "Noem de categorieën gegevens.".to_owned())).collect()
}

fn ontvangers(dossier: &Dossier<'_>) -> Vondsten {
    let onbekend = !super::ontvangers::heeft_ontvangers(dossier) && dossier.inhoud.geen_ontvangers != Some(true);
    let melding = "Noem de ontvangers, of geef uitdrukkelijk aan dat er geen zijn.";
    vondst_als(dossier.is_verantwoordelijk() && onbekend, "/ontvangers", melding)
}

fn profilering(dossier: &Dossier<'_>) -> Vondsten {
    let antwoord = dossier.inhoud.geautomatiseerde_besluitvorming.as_ref().and_then(|besluit| besluit.profilering);
    let melding = "Geef aan of mensen met een profiel worden beoordeeld: ja of nee.";
    let open = dossier.is_verantwoordelijk() && antwoord.is_none();
    vondst_als(open, "/geautomatiseerdeBesluitvorming/profilering", melding)
}

fn termijnen(dossier: &Dossier<'_>) -> Vondsten {
    let geen = dossier.is_verantwoordelijk() && dossier.inhoud.bewaartermijnen.is_empty();
    vondst_als(geen, "/bewaartermijnen", "Noem, als het kan, wanneer de politiegegevens worden verwijderd.")
}

fn beveiliging(dossier: &Dossier<'_>) -> Vondsten {
    let omschrijving = dossier.inhoud.beveiliging.as_ref().and_then(|deel| deel.openbare_omschrijving.as_ref());
    let melding = "Geef, als het kan, een algemene beschrijving van de beveiliging.";
    vondst_als(leeg(omschrijving), "/beveiliging/openbareOmschrijving", melding)
}

fn dpia(dossier: &Dossier<'_>) -> Vondsten {
    let status = dossier.inhoud.dpia.as_ref().and_then(|dpia| dpia.status);
    let open = status.is_none_or(|status| status == DpiaStatus::NietBeoordeeld);
    vondst_als(dossier.is_verantwoordelijk() && open, "/dpia/status", "Beoordeel of een DPIA nodig is.")
}

#[cfg(test)]
#[path = "politiegegevens_gevallen.rs"]
pub(super) mod gevallen;

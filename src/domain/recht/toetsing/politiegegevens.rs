//! W. What the register of processing under the Wet politiegegevens holds (Wpg 31d, directive (EU) 2016/680 art. 24). What the law asks "if
//! possible" or "where applicable" only warns.

use std::collections::HashSet;

use super::{Onderdeel::Inhoud, Regel, Vondsten, leeg, vondst_als};
use crate::domain::recht::dossier::Dossier;
use crate::domain::{
    inhoud::{Betrokkene, Doel, DoelGrondslag, Doorgifte, Gegeven, WettelijkeBepaling},
    woorden::codes::{
        DoorgifteInstrument::{
            Adequaatheidsbesluit, AdministratieveRegeling, AlgemeenBelang, OvereenkomstOverheden, Rechtsvordering, VitaalBelang,
        },
        DpiaStatus,
        Ernst::{Blokkade, Waarschuwing},
        Gevoeligheid::Bijzonder,
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
        code: "VR-W10",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Wpg artikel 3 en artikel 31d lid 1",
        waarom: "Een andere wet zegt wat iemand mag doen. Of hij daarvoor politiegegevens mag gebruiken, staat in de Wet politiegegevens.",
        remedie: "Noem ook het artikel van de Wet politiegegevens, zoals artikel 8, 9 of 13, of leg uit waarom het hier niet nodig is.",
        toets: andere_rechtsgrond,
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
    Regel {
        code: "VR-W11",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Wpg artikel 5",
        waarom: "Gevoelige politiegegevens, bijvoorbeeld over gezondheid of geloof, mogen alleen als het niet zonder kan.",
        remedie: "Leg bij uitzonderingenBijzondereGegevens in de toelichting uit waarom het niet zonder deze gegevens kan.",
        toets: gevoelige_gegevens,
    },
    Regel {
        code: "VR-W12",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Wpg artikel 7a",
        waarom: "Een besluit dat alleen een computer neemt, is verboden. Er moet vooraf een mens naar kijken, en mensen moeten dat weten.",
        remedie: "Vul bij menselijkeTussenkomst in wie vooraf naar het besluit kijkt, of zet aanwezig op false.",
        toets: automatische_besluiten,
    },
    Regel {
        code: "VR-W13",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Wpg artikel 17a; richtlijn (EU) 2016/680 artikelen 36 tot en met 39",
        waarom: "Politiegegevens mogen Europa alleen verlaten op een manier die de Wet politiegegevens noemt. Dat zijn andere dan in de AVG.",
        remedie: "Kies een besluit of een verdrag dat ook voor politiegegevens geldt, of schrijf in de toelichting waarop de doorgifte berust.",
        toets: doorgifte_volgens_avg,
    },
];

/// The law that governs police data, and those that do not.
const WPG: &str = "BWBR0022463";
const GELDT_NIET: [&str; 2] = ["32016R0679", "BWBR0040940"];

fn doelen(dossier: &Dossier<'_>) -> Vondsten {
    let geen = dossier.inhoud.doelen.iter().all(|doel| leeg(doel.omschrijving.as_ref()));
    vondst_als(dossier.is_verantwoordelijk() && geen, "/doelen", "Noem de doelen waarvoor politiegegevens worden verwerkt.")
}

/// Whether a basis of a purpose tells where it stands in law; the AVG does not hold here, so it tells nothing.
fn noemt_wet(dossier: &Dossier<'_>, grondslag: &DoelGrondslag) -> bool {
    let geldt = |bepaling: &&WettelijkeBepaling| {
        let wet = dossier.kennis.code_van(bepaling, dossier.dag());
        !bepaling.is_leeg() && wet.is_none_or(|wet| !GELDT_NIET.contains(&wet))
    };
    grondslag.wettelijke_bepalingen.iter().any(|bepaling| geldt(&bepaling)) || !leeg(grondslag.toelichting.as_ref())
}

/// Without any purpose the basis is missing too: it is asked for once.
fn rechtsgrond(dossier: &Dossier<'_>) -> Vondsten {
    if !dossier.is_verantwoordelijk() {
        return Vec::new();
    }
    let zonder = |doel: &Doel| !doel.grondslagen.iter().any(|grondslag| noemt_wet(dossier, grondslag));
    let doelen = dossier.inhoud.doelen.iter().enumerate().filter(|(_, doel)| zonder(doel));
    let mut plaatsen: Vec<_> = doelen.map(|(nummer, _)| format!("/doelen/{nummer}/grondslagen")).collect();
    if dossier.inhoud.doelen.is_empty() {
        plaatsen.push("/doelen".to_owned());
    }
    let melding = "Noem de rechtsgrond: het artikel van de Wet politiegegevens waarop dit berust.";
    plaatsen.into_iter().map(|pointer| (pointer, melding.to_owned())).collect()
}

/// A purpose for which only other laws are named. Silent where it is explained.
fn andere_rechtsgrond(dossier: &Dossier<'_>) -> Vondsten {
    if !dossier.is_verantwoordelijk() {
        return Vec::new();
    }
    let van_wpg = |grondslag: &DoelGrondslag| {
        let mut wetten = grondslag.wettelijke_bepalingen.iter();
        let wpg = wetten.any(|bepaling| dossier.kennis.code_van(bepaling, dossier.dag()) == Some(WPG));
        wpg || !leeg(grondslag.toelichting.as_ref())
    };
    let ander = |doel: &Doel| {
        let genoemd = doel.grondslagen.iter().any(|grondslag| noemt_wet(dossier, grondslag));
        genoemd && !doel.grondslagen.iter().any(van_wpg)
    };
    let doelen = dossier.inhoud.doelen.iter().enumerate().filter(|(_, doel)| ander(doel));
    let melding = "Noem ook het artikel van de Wet politiegegevens waarop dit berust.";
    doelen.map(|(nummer, _)| (format!("/doelen/{nummer}/grondslagen"), melding.to_owned())).collect()
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

/// Once per kind of data that no reason is given for.
fn gevoelige_gegevens(dossier: &Dossier<'_>) -> Vondsten {
    let uitgelegd = |gegeven: &Gegeven| {
        dossier.inhoud.uitzonderingen_bijzondere_gegevens.iter().any(|deel| {
            let over = deel.gegevens.is_empty() || gegeven.categorie.as_ref().is_some_and(|code| deel.gegevens.contains(code));
            let bepaling = deel.wettelijke_bepaling.as_ref().is_some_and(|bepaling| !bepaling.is_leeg());
            over && (bepaling || !leeg(deel.toelichting.as_ref()))
        })
    };
    let mut gezien = HashSet::new();
    let gegevens = dossier.gegevens().map(|(.., gegeven)| gegeven);
    gegevens
        .filter(|gegeven| dossier.is_verantwoordelijk() && dossier.is_gevoelig(gegeven, Bijzonder) && !uitgelegd(gegeven))
        .map(|gegeven| dossier.naam_gegeven(gegeven))
        .filter(|naam| gezien.insert(naam.clone()))
        .map(|naam| {
            let melding = format!("Leg uit waarom het niet zonder “{naam}” kan.");
            ("/uitzonderingenBijzondereGegevens".to_owned(), melding)
        })
        .collect()
}

fn automatische_besluiten(dossier: &Dossier<'_>) -> Vondsten {
    let besluiten = dossier.inhoud.geautomatiseerde_besluitvorming.as_ref();
    let zonder_mens =
        besluiten.is_some_and(|besluit| besluit.aanwezig == Some(true) && leeg(besluit.menselijke_tussenkomst.as_ref()));
    let melding = "Beschrijf wie vooraf naar een automatisch besluit kijkt, en hoe mensen dat horen.";
    vondst_als(zonder_mens, "/geautomatiseerdeBesluitvorming/menselijkeTussenkomst", melding)
}

/// Instruments of the AVG that the directive on the police does not have. What it has and the list has not, is told in words.
fn doorgifte_volgens_avg(dossier: &Dossier<'_>) -> Vondsten {
    let van_avg = |doorgifte: &Doorgifte| {
        let ook_hier = matches!(
            doorgifte.instrument,
            None | Some(
                Adequaatheidsbesluit
                    | OvereenkomstOverheden
                    | AdministratieveRegeling
                    | AlgemeenBelang
                    | Rechtsvordering
                    | VitaalBelang
            )
        );
        // Where it goes is asked first.
        let bestemming = doorgifte.land.is_some() || !leeg(doorgifte.internationale_organisatie.as_ref());
        bestemming && !ook_hier && leeg(doorgifte.toelichting.as_ref())
    };
    let doorgiften = dossier.inhoud.doorgiften.iter().enumerate().filter(|(_, doorgifte)| van_avg(doorgifte));
    let melding = "Dit instrument hoort bij de AVG en geldt niet voor politiegegevens.";
    doorgiften.map(|(nummer, _)| (format!("/doorgiften/{nummer}/instrument"), melding.to_owned())).collect()
}

#[cfg(test)]
#[path = "politiegegevens_gevallen.rs"]
pub(super) mod gevallen;

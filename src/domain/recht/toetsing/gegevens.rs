//! D. People and their data (AVG 30(1)(c), 9, 10, 87).

mod bijzonder;
mod bsn;
mod gronden;

pub(super) use bijzonder::berust_op_wet;

use std::collections::HashSet;

use super::{Onderdeel::Inhoud, Regel, Vondsten, leeg, vondst_als};
use crate::domain::recht::dossier::Dossier;
use crate::domain::{
    inhoud::{Betrokkene, Gegeven},
    woorden::codes::{
        DpiaStatus,
        Ernst::{Blokkade, Waarschuwing},
        Gevoeligheid,
    },
};

pub(super) const REGELS: &[Regel] = &[
    Regel {
        code: "VR-D01",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 30 lid 1 onder c",
        waarom: "Het register beschrijft over wie gegevens worden verwerkt.",
        remedie: "Voeg een groep betrokkenen toe, bijvoorbeeld inwoners of aanvragers.",
        toets: betrokkene,
    },
    Regel {
        code: "VR-D02",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 30 lid 1 onder c",
        waarom: "Het register beschrijft welke soorten gegevens van iedere groep worden verwerkt.",
        remedie: "Voeg bij deze groep de categorieën persoonsgegevens toe.",
        toets: gegevens,
    },
    Regel {
        code: "VR-D03",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 9 lid 1 en 2",
        waarom: "Bijzondere persoonsgegevens verwerken is verboden, tenzij er een uitzondering geldt.",
        remedie: "Voeg de uitzondering toe die voor deze gegevens geldt, of verwerk deze gegevens niet.",
        toets: bijzonder::zonder_uitzondering,
    },
    Regel {
        code: "VR-D04",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 9 lid 2, UAVG artikelen 22 tot en met 30",
        waarom: "Op deze uitzondering mag u zich alleen beroepen als een wet haar mogelijk maakt.",
        remedie: "Voeg de wet en het artikel toe, bijvoorbeeld artikel 30 van de UAVG bij gezondheidsgegevens.",
        toets: bijzonder::zonder_bepaling,
    },
    Regel {
        code: "VR-D05",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 9 lid 2 onder a",
        waarom: "Wie uitdrukkelijk toestemming geeft voor zijn bijzondere gegevens, geeft meestal ook toestemming voor het doel zelf.",
        remedie: "Kies bij het doel de grondslag toestemming en zet uitdrukkelijk op true, of kies een andere uitzondering.",
        toets: bijzonder::zonder_toestemming,
    },
    Regel {
        code: "VR-D06",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 9 lid 3",
        waarom: "Zorggegevens zijn alleen voor mensen die hun mond erover moeten houden.",
        remedie: "Voeg bij de beveiliging een maatregel van de soort geheimhouding toe.",
        toets: bijzonder::zonder_geheimhouding,
    },
    Regel {
        code: "VR-D07",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 9 lid 2 onder d en e",
        waarom: "De wet bedoelt hier verenigingen en hun leden, of gegevens die iemand zelf duidelijk openbaar maakte.",
        remedie: "Kijk of een andere uitzondering past, bijvoorbeeld een zwaarwegend algemeen belang met de wet erbij.",
        toets: bijzonder::past_niet_bij_gemeente,
    },
    Regel {
        code: "VR-D08",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 10, UAVG artikelen 31 tot en met 33",
        waarom: "Strafrechtelijke gegevens mag een organisatie alleen verwerken als een wet dat toestaat.",
        remedie: "Vul bij strafrechtelijkeGrond de wet en het artikel in.",
        toets: gronden::strafrechtelijk,
    },
    Regel {
        code: "VR-D09",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 87, UAVG artikel 46, Wabb artikel 10",
        waarom: "Met een BSN zijn gegevens over iemand makkelijk te koppelen; daarom bepaalt de wet wie het gebruikt.",
        remedie: "Vul bij bsnGrond de wet en het artikel in. Voor een publieke taak kan dat artikel 10 van de Wabb zijn.",
        toets: bsn::zonder_bepaling,
    },
    Regel {
        code: "VR-D10",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Wabb artikel 10",
        waarom: "De overheid mag het BSN gebruiken voor haar publieke taak; voor iets anders moet een wet het toestaan.",
        remedie: "Kijk of de grondslagen van de doelen kloppen, of verwerk het BSN niet.",
        toets: bsn::zonder_publieke_taak,
    },
    Regel {
        code: "VR-D11",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Wabb artikel 11, UAVG artikel 46",
        waarom: "Buiten de overheid mag iemand het BSN alleen gebruiken als een wet dat toestaat.",
        remedie: "Zoek op welke wet het toestaat. Is die er niet, noem dan bij de ontvanger welke gegevens hij wel krijgt.",
        toets: bsn::naar_ontvanger,
    },
    Regel {
        code: "VR-D12",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 9 lid 1, UAVG artikel 29",
        waarom: "Een vingerafdruk of gezicht kan niemand veranderen; daarom is het gebruik bijna altijd verboden.",
        remedie: "Beschrijf in het doel waarvoor deze gegevens nodig zijn, of verwerk ze niet.",
        toets: bijzonder::biometrie,
    },
    Regel {
        code: "VR-D13",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikelen 9, 10 en 87",
        waarom: "Voor gevoelige gegevens gelden strengere regels; met een te lichte categorie blijven die buiten beeld.",
        remedie: "Kies de categorie die past, of vul bij dit gegeven een hogere gevoeligheid in.",
        toets: signaalwoord,
    },
    Regel {
        code: "VR-D14",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 5 lid 1 onder c, UAVG artikel 46",
        waarom: "Met een kopie die kwijtraakt, kan iemand zich als een ander voordoen.",
        remedie: "Laat het document tonen en leg alleen vast dat het is gezien, tenzij een wet een kopie voorschrijft.",
        toets: bsn::kopie,
    },
    Regel {
        code: "VR-D18",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 87, UAVG artikel 46",
        waarom: "Ieder nummer waarmee een wet mensen aanwijst, zoals het A-nummer, mag alleen worden gebruikt als een wet dat bepaalt.",
        remedie: "Vul bij bsnGrond de wet en het artikel in, of kies een andere gevoeligheid als het geen nummer uit een wet is.",
        toets: bsn::ander_nummer,
    },
    Regel {
        code: "VR-D19",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "De regel die bij de combinatie staat, in de lijst “combinatie”",
        waarom: "Wat niet kan of niet mag, hoort niet in het register te staan.",
        remedie: "Haal het gegeven weg of verbeter de bron. Mag het hier wel, leg dat dan uit bij de uitzondering voor deze gegevens.",
        toets: combinaties,
    },
    Regel {
        code: "VR-D15",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 35, overweging 38",
        waarom: "Kinderen overzien de gevolgen minder goed en verdienen extra bescherming.",
        remedie: "Beoordeel of een DPIA nodig is en vul dat in bij dpia.",
        toets: kinderen,
    },
    Regel {
        code: "VR-D16",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 30 lid 1 onder c",
        waarom: "Aan het woord “overig” ziet niemand om wie of om welke gegevens het gaat.",
        remedie: "Vul de omschrijving in, of kies een categorie die past.",
        toets: overig,
    },
    Regel {
        code: "VR-D17",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Samenhang van de inhoud in het register",
        waarom: "Een uitzondering zonder gegevens wekt de indruk dat er gevoelige gegevens worden verwerkt.",
        remedie: "Haal de uitzondering of grond weg, of voeg de gegevens toe waarvoor die bedoeld is.",
        toets: gronden::zonder_gegevens,
    },
];

/// The first place of every category of data that a question is about.
fn eerste_per_categorie<'a>(dossier: &Dossier<'a>, gezocht: impl Fn(&Gegeven) -> bool) -> Vec<(String, &'a Gegeven)> {
    let mut gezien = HashSet::new();
    let eerste = dossier.gegevens().filter(|(.., gegeven)| gezocht(gegeven) && gezien.insert(&gegeven.categorie));
    eerste.map(|(groep, plaats, gegeven)| (format!("/betrokkenen/{groep}/gegevens/{plaats}"), gegeven)).collect()
}

fn betrokkene(dossier: &Dossier<'_>) -> Vondsten {
    let geen = dossier.inhoud.betrokkenen.is_empty();
    vondst_als(dossier.is_verantwoordelijk() && geen, "/betrokkenen", "Noem ten minste één categorie betrokkenen.")
}

fn gegevens(dossier: &Dossier<'_>) -> Vondsten {
    let betrokkenen = dossier.inhoud.betrokkenen.iter().enumerate();
    betrokkenen
        .filter(|(_, betrokkene)| {
            dossier.is_verantwoordelijk() && betrokkene.gegevens.iter().all(|gegeven| gegeven.categorie.is_none())
        })
        .map(|(nummer, betrokkene)| {
            let wie = betrokkene.categorie.as_deref().map(|code| dossier.kennis.naam("betrokkene_categorie", code));
            let wie = wie.or_else(|| betrokkene.omschrijving.clone()).unwrap_or_else(|| "deze groep".to_owned());
            (format!("/betrokkenen/{nummer}/gegevens"), format!("Noem bij “{wie}” de categorieën persoonsgegevens."))
        })
        .collect()
}

fn signaalwoord(dossier: &Dossier<'_>) -> Vondsten {
    let vondst = |(groep, plaats, gegeven): (usize, usize, &Gegeven)| {
        let (woord, gevoeligheid) = dossier.kennis.signaalwoord(gegeven.omschrijving.as_deref()?)?;
        // Above "gevoelig" the kinds stand side by side: which one it is, the editor has thought of.
        if gekozen(dossier, gegeven) > Gevoeligheid::Gevoelig || gekozen(dossier, gegeven) >= gevoeligheid {
            return None;
        }
        let melding = format!("De omschrijving (“{woord}”) wijst op een gevoeliger categorie dan gekozen.");
        Some((format!("/betrokkenen/{groep}/gegevens/{plaats}/gevoeligheid"), melding))
    };
    dossier.gegevens().filter_map(vondst).collect()
}

/// The highest sensitivity that the category or the editor gives data.
fn gekozen(dossier: &Dossier<'_>, gegeven: &Gegeven) -> Gevoeligheid {
    let van_categorie = gegeven.categorie.as_deref().map(|code| dossier.kennis.gevoeligheid(code));
    [van_categorie, gegeven.gevoeligheid].into_iter().flatten().max().unwrap_or(Gevoeligheid::Gewoon)
}

/// An explanation of the exception or the ground for these data is enough: what somebody tells for an emergency may be kept.
fn combinaties(dossier: &Dossier<'_>) -> Vondsten {
    let toegelicht = |gegeven: &Gegeven| {
        let mut uitzonderingen = dossier.inhoud.uitzonderingen_bijzondere_gegevens.iter();
        let genoemd = |codes: &[String]| gegeven.categorie.as_ref().is_some_and(|code| codes.contains(code));
        uitzonderingen.any(|deel| genoemd(&deel.gegevens) && !leeg(deel.toelichting.as_ref()))
    };
    let groepen = dossier.inhoud.betrokkenen.iter().enumerate();
    groepen
        .flat_map(|(nummer, groep)| {
            groep.gegevens.iter().enumerate().map(move |(plaats, gegeven)| (nummer, plaats, groep, gegeven))
        })
        .filter(|(.., gegeven)| !toegelicht(gegeven))
        .filter_map(|(nummer, plaats, groep, gegeven)| {
            let melding = dossier.kennis.combinatie(groep, gegeven)?;
            Some((format!("/betrokkenen/{nummer}/gegevens/{plaats}"), melding.to_owned()))
        })
        .collect()
}

fn kinderen(dossier: &Dossier<'_>) -> Vondsten {
    let onbeoordeeld = match dossier.inhoud.dpia.as_ref().and_then(|dpia| dpia.status) {
        None => dossier.is_verantwoordelijk(),
        Some(status) => status == DpiaStatus::NietBeoordeeld,
    };
    let kinderen = dossier.inhoud.betrokkenen.iter().any(|groep| zijn_kinderen(dossier, groep));
    let melding = "Kinderen zijn kwetsbaar; beoordeel of een DPIA nodig is.";
    vondst_als(kinderen && onbeoordeeld, "/dpia/status", melding)
}

fn zijn_kinderen(dossier: &Dossier<'_>, groep: &Betrokkene) -> bool {
    let categorie = groep.categorie.as_deref().and_then(|code| dossier.kennis.zoek("betrokkene_categorie", code));
    categorie.is_some_and(|categorie| categorie.eigenschappen.get("minderjarig") == Some(&true.into()))
}

fn overig(dossier: &Dossier<'_>) -> Vondsten {
    let onbekend = |categorie: &Option<String>, omschrijving: &Option<String>| {
        categorie.as_deref() == Some("overig") && leeg(omschrijving.as_ref())
    };
    let mut plaatsen = Vec::new();
    for (nummer, groep) in dossier.inhoud.betrokkenen.iter().enumerate() {
        if onbekend(&groep.categorie, &groep.omschrijving) {
            plaatsen.push(format!("/betrokkenen/{nummer}/omschrijving"));
        }
        for (plaats, gegeven) in groep.gegevens.iter().enumerate() {
            if onbekend(&gegeven.categorie, &gegeven.omschrijving) {
                plaatsen.push(format!("/betrokkenen/{nummer}/gegevens/{plaats}/omschrijving"));
            }
        }
    }
    plaatsen.into_iter().map(|pointer| (pointer, "Omschrijf wat u met “overig” bedoelt.".to_owned())).collect()
}

#[cfg(test)]
#[path = "gegevens_gevallen.rs"]
pub(super) mod gevallen;

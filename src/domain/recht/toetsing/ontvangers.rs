//! E. Recipients and processors (AVG 30(1)(d), 28).

mod verwerkers;

use std::collections::HashSet;

use uuid::Uuid;

use super::{
    Onderdeel::Inhoud,
    Regel, Vondsten,
    geldigheid::openbare_tekst::{adressen, noemt_persoon},
    leeg, vondst_als,
};
use crate::domain::recht::dossier::Dossier;
use crate::domain::{
    inhoud::{Ontvanger, Verwerker},
    woorden::codes::Ernst::{Blokkade, Waarschuwing},
};

pub(super) const REGELS: &[Regel] = &[
    Regel {
        code: "VR-E01",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 30 lid 1 onder d",
        waarom: "Mensen moeten kunnen zien wie hun gegevens krijgt.",
        remedie: "Voeg de ontvangers en verwerkers toe, of zet geenOntvangers op true.",
        toets: ontvangers,
    },
    Regel {
        code: "VR-E02",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 30 lid 1 onder d, artikel 4 onder 9",
        waarom: "Ook een verwerker krijgt de gegevens en is dus een ontvanger. Met twee verschillende antwoorden weet niemand wie ze krijgt.",
        remedie: "Zet geenOntvangers op false, of haal de ontvangers en verwerkers weg.",
        toets: toch_ontvangers,
    },
    Regel {
        code: "VR-E03",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 28 lid 3",
        waarom: "In de overeenkomst staat wat een verwerker met de gegevens mag doen en hoe hij ze beveiligt.",
        remedie: "Kies de overeenkomst met deze verwerker, of vul bij geenOvereenkomst de reden in.",
        toets: verwerkers::zonder_overeenkomst,
    },
    Regel {
        code: "VR-E04",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 28 lid 3",
        waarom: "Na de laatste dag gelden de afspraken niet meer, terwijl de verwerker de gegevens misschien nog heeft.",
        remedie: "Verleng de overeenkomst, kies een nieuwe, of haal de verwerker weg als hij geen gegevens meer heeft.",
        toets: verwerkers::verlopen_overeenkomst,
    },
    Regel {
        code: "VR-E10",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 28 lid 3",
        waarom: "Een overeenkomst geldt alleen voor wie haar heeft gesloten.",
        remedie: "Kies de overeenkomst van uw organisatie met deze verwerker, of leg die eerst vast.",
        toets: verwerkers::andermans_overeenkomst,
    },
    Regel {
        code: "VR-E11",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 28 lid 3",
        waarom: "Tot de eerste dag van de overeenkomst zijn er geen afspraken.",
        remedie: "Controleer de begindatum van de overeenkomst, of noem de overeenkomst die nu geldt.",
        toets: verwerkers::nog_niet_begonnen,
    },
    Regel {
        code: "VR-E12",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 28 lid 3 onder b",
        waarom: "Wie bij een verwerker met de gegevens werkt, moet erover zwijgen; dat hoort in de overeenkomst.",
        remedie: "Spreek geheimhouding af en leg dat vast bij de overeenkomst.",
        toets: verwerkers::zonder_geheimhouding,
    },
    Regel {
        code: "VR-E13",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 28 lid 3 onder a",
        waarom: "De overeenkomst zegt dat gegevens in Europa blijven; deze partij zit daarbuiten.",
        remedie: "Pas de overeenkomst aan, of kies een partij binnen de Europese Economische Ruimte.",
        toets: verwerkers::toch_buiten_eer,
    },
    Regel {
        code: "VR-E14",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 28 lid 2 en 4",
        waarom: "Een verwerker schakelt alleen met toestemming een ander in.",
        remedie: "Zet de subverwerker bij de overeenkomst. Gaf u algemene toestemming, controleer dan of u bent ingelicht.",
        toets: verwerkers::onbekende_subverwerker,
    },
    Regel {
        code: "VR-E15",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 28 lid 3 onder a tot en met h",
        waarom: "De wet zegt wat er in een verwerkersovereenkomst moet staan. Wat ontbreekt, kan de gemeente niet eisen.",
        remedie: "Vul de overeenkomst aan met wat ontbreekt, en zet dat daarna bij afspraken.",
        toets: verwerkers::onvolledige_overeenkomst,
    },
    Regel {
        code: "VR-E05",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 4 onder 7 en 8",
        waarom: "Een verwerker werkt in opdracht van een ander; een verantwoordelijke beslist zelf.",
        remedie: "Haal de organisatie weg bij de verwerkers, of bij de verantwoordelijken.",
        toets: verwerkers::verwerker_is_verantwoordelijk,
    },
    Regel {
        code: "VR-E06",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 4 onder 8 en 9",
        waarom: "Een verwerker gebruikt de gegevens voor u, een zelfstandige ontvanger voor zichzelf.",
        remedie: "Laat de organisatie alleen staan in de rol die zij bij deze activiteit heeft.",
        toets: verwerkers::verwerker_en_ontvanger,
    },
    Regel {
        code: "VR-E07",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 5 lid 1 onder b, artikel 6",
        waarom: "Gegevens aan een ander geven mag alleen als daar een grond voor is, zoals een wet.",
        remedie: "Vul grondslagVerstrekking in, bijvoorbeeld de wet waarin staat dat de ontvanger de gegevens krijgt.",
        toets: grondslag_verstrekking,
    },
    Regel {
        code: "VR-E08",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 5 lid 1 onder c",
        waarom: "Het register is openbaar en gaat over organisaties; namen van mensen zijn daarvoor niet nodig.",
        remedie: "Noem de organisatie, de afdeling of de soort ontvanger.",
        toets: persoon,
    },
    Regel {
        code: "VR-E09",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 30 lid 1 onder e, artikel 44",
        waarom: "Buiten de Europese Economische Ruimte zijn gegevens niet vanzelf goed beschermd; het register noemt die landen.",
        remedie: "Voeg een doorgifte toe met dit land, of pas het land aan als het niet klopt.",
        toets: buiten_eer,
    },
];

/// Kinds of recipients that are no controller of their own (rule table of the register).
const GEEN_ANDERE_VERANTWOORDELIJKE: &[&str] = &["intern_ander_onderdeel", "vertegenwoordiger_betrokkene", "leverancier"];

/// Whether an entry says nothing of who the recipient is.
fn is_onbekend(ontvanger: &Ontvanger) -> bool {
    let geen_tekst = leeg(ontvanger.naam.as_ref()) && leeg(ontvanger.omschrijving.as_ref());
    ontvanger.soort.is_none() && ontvanger.organisatie.is_none() && geen_tekst
}

/// Whether someone gets the data: entries in which nothing is filled in are nobody.
pub(super) fn heeft_ontvangers(dossier: &Dossier<'_>) -> bool {
    let iemand = dossier.inhoud.ontvangers.iter().any(|ontvanger| !is_onbekend(ontvanger));
    iemand || dossier.inhoud.verwerkers.iter().any(|verwerker| *verwerker != Verwerker::default())
}

fn ontvangers(dossier: &Dossier<'_>) -> Vondsten {
    let onbekend = !heeft_ontvangers(dossier) && dossier.inhoud.geen_ontvangers != Some(true);
    let melding = "Noem de ontvangers, of geef uitdrukkelijk aan dat er geen zijn.";
    vondst_als(dossier.is_verantwoordelijk() && onbekend, "/ontvangers", melding)
}

fn toch_ontvangers(dossier: &Dossier<'_>) -> Vondsten {
    let fout = dossier.inhoud.geen_ontvangers == Some(true) && heeft_ontvangers(dossier);
    let melding = if dossier.inhoud.ontvangers.iter().all(is_onbekend) {
        "U geeft aan dat er geen ontvangers zijn, maar er is een verwerker. Ook die krijgt de gegevens."
    } else {
        "U geeft aan dat er geen ontvangers zijn, maar er staan er wel."
    };
    vondst_als(fout, "/geenOntvangers", melding)
}

fn grondslag_verstrekking(dossier: &Dossier<'_>) -> Vondsten {
    let is_ander = |soort: &String| !GEEN_ANDERE_VERANTWOORDELIJKE.contains(&soort.as_str());
    let ontvangers = dossier.inhoud.ontvangers.iter().enumerate();
    ontvangers
        .filter(|(_, ontvanger)| {
            ontvanger.soort.as_ref().is_some_and(is_ander) && leeg(ontvanger.grondslag_verstrekking.as_ref())
        })
        .map(|(nummer, ontvanger)| {
            let naam = dossier.naam_ontvanger(ontvanger);
            let melding = format!("Leg vast op welke grond gegevens aan “{naam}” worden verstrekt.");
            (format!("/ontvangers/{nummer}/grondslagVerstrekking"), melding)
        })
        .collect()
}

fn persoon(dossier: &Dossier<'_>) -> Vondsten {
    let is_persoon = |naam: &str| noemt_persoon(naam) || adressen(naam).next().is_some();
    let van_organisatie = |uuid: Option<Uuid>| dossier.organisatie(uuid).is_some_and(|organisatie| is_persoon(&organisatie.naam));
    let mut plaatsen = Vec::new();
    for (nummer, ontvanger) in dossier.inhoud.ontvangers.iter().enumerate() {
        if ontvanger.naam.as_deref().is_some_and(is_persoon) {
            plaatsen.push(format!("/ontvangers/{nummer}/naam"));
        } else if van_organisatie(ontvanger.organisatie) {
            plaatsen.push(format!("/ontvangers/{nummer}/organisatie"));
        }
        if ontvanger.omschrijving.as_deref().is_some_and(noemt_persoon) {
            plaatsen.push(format!("/ontvangers/{nummer}/omschrijving"));
        }
    }
    let verwerkers = dossier.inhoud.verwerkers.iter().enumerate();
    for (nummer, verwerker) in verwerkers {
        if van_organisatie(verwerker.organisatie) {
            plaatsen.push(format!("/verwerkers/{nummer}/organisatie"));
        }
        if verwerker.werkzaamheden.as_deref().is_some_and(noemt_persoon) {
            plaatsen.push(format!("/verwerkers/{nummer}/werkzaamheden"));
        }
    }
    let melding = "Noem organisaties of categorieën, geen personen.";
    plaatsen.into_iter().map(|pointer| (pointer, melding.to_owned())).collect()
}

fn buiten_eer(dossier: &Dossier<'_>) -> Vondsten {
    let Dossier { inhoud, kennis, .. } = dossier;
    let (regime, dag) = (inhoud.regime(), dossier.dag());
    let vastgelegd = |land: &str| inhoud.doorgiften.iter().any(|doorgifte| doorgifte.land.as_deref() == Some(land));
    let mut gezien = HashSet::new();
    partijen(dossier)
        .into_iter()
        .filter(|(_, land)| {
            let buiten = !kennis.is_binnen(land, regime, dag) && !kennis.is_overbrugd(land, dag);
            buiten && !vastgelegd(land)
        })
        .filter(|partij| gezien.insert(partij.clone()))
        .map(|(naam, land)| {
            let land = kennis.naam("land", land);
            ("/doorgiften".to_owned(), format!("“{naam}” zit buiten de EER; leg de doorgifte naar {land} vast."))
        })
        .collect()
}

/// Who gets the data and in which country, as far as that is known: recipients, processors and those whom they engage.
fn partijen<'a>(dossier: &Dossier<'a>) -> Vec<(String, &'a str)> {
    let mut partijen = Vec::new();
    for ontvanger in &dossier.inhoud.ontvangers {
        let van_organisatie = || dossier.organisatie(ontvanger.organisatie)?.land.as_deref();
        let land = ontvanger.land.as_deref().or_else(van_organisatie);
        partijen.extend(land.map(|land| (dossier.naam_ontvanger(ontvanger), land)));
    }
    for verwerker in &dossier.inhoud.verwerkers {
        for uuid in verwerker.organisatie.into_iter().chain(verwerker.subverwerkers.iter().copied()) {
            let organisatie = dossier.organisatie(Some(uuid));
            partijen.extend(organisatie.and_then(|een| Some((een.naam.clone(), een.land.as_deref()?))));
        }
    }
    partijen
}

#[cfg(test)]
#[path = "ontvangers_gevallen.rs"]
pub(super) mod gevallen;

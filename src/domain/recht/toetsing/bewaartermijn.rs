//! G. Retention (AVG 30(1)(f), 5(1)(e), 13(2)(a), Archiefwet 1995).

mod archief;
mod duur;
mod gebruikelijk;
mod nietszeggend;
mod selectielijst;

use std::collections::HashSet;

use super::{
    Onderdeel::{Beheer, Inhoud},
    Regel, Vondsten, leeg, vondst_als,
};
use crate::domain::recht::dossier::Dossier;
use crate::domain::{
    inhoud::{Bewaartermijn, Gegeven, WettelijkeBepaling},
    woorden::codes::{
        BewaartermijnSoort::{BlijvendBewaren, Criteria, Gebeurtenis, NietBewaard, VasteTermijn, VasteTermijnEnGebeurtenis},
        Ernst::{Blokkade, Waarschuwing},
        Waardering,
    },
};

pub(super) const REGELS: &[Regel] = &[
    Regel {
        code: "VR-G01",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 13 lid 2 onder a",
        waarom: "Mensen moeten weten hoe lang hun gegevens bewaard blijven.",
        remedie: "Voeg een bewaartermijn toe. Is er geen vaste termijn, beschrijf dan waarvan het afhangt.",
        toets: bewaartermijn,
    },
    Regel {
        code: "VR-G02",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 13 lid 2 onder a, richtsnoeren WP260 over transparantie",
        waarom: "Iedere organisatie mag gegevens niet langer bewaren dan nodig. Die zin vertelt niemand wanneer de zijne weg zijn.",
        remedie: "Noem een termijn, of schrijf op wat er moet gebeuren voordat de gegevens weg kunnen.",
        toets: nietszeggend::criteria,
    },
    Regel {
        code: "VR-G03",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 30 lid 1 onder f",
        waarom: "Zonder beginmoment weet niemand wanneer de termijn voorbij is.",
        remedie: "Kies het moment waarop de termijn begint, bijvoorbeeld als de zaak is afgehandeld.",
        toets: startmoment,
    },
    Regel {
        code: "VR-G04",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 30 lid 1 onder f",
        waarom: "Voor alle gegevens moet vaststaan hoe lang ze bewaard blijven.",
        remedie: "Voeg deze gegevens toe aan een bewaartermijn, of maak een termijn die voor alle gegevens geldt.",
        toets: ongedekt,
    },
    Regel {
        code: "VR-G05",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 30 lid 1 onder f",
        waarom: "Wie de gebeurtenis niet kent, weet niet wanneer de gegevens worden gewist.",
        remedie: "Vul de gebeurtenis in, bijvoorbeeld “De abonnee meldt zich af”.",
        toets: gebeurtenis,
    },
    Regel {
        code: "VR-G06",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "Archiefwet 1995, selectielijst gemeenten",
        waarom: "Wat blijvend wordt bewaard, heeft geen einde. Wat wordt vernietigd, heeft wel een einde nodig.",
        remedie: "Haal bij blijvend bewaren de termijn weg. Vul bij vernietigen een termijn of een gebeurtenis in.",
        toets: tegenspraak,
    },
    Regel {
        code: "VR-G07",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Archiefbesluit 1995",
        waarom: "De selectielijst bepaalt hoe lang een gemeente haar stukken bewaart. Wie afwijkt, moet dat kunnen uitleggen.",
        remedie: "Neem de termijn van de selectielijst over, of vul in afwijkingToelichting in waarom u afwijkt.",
        toets: selectielijst::afwijking,
    },
    Regel {
        code: "VR-G08",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Archiefwet 1995",
        waarom: "Stukken van een wettelijke taak mogen alleen volgens de selectielijst worden vernietigd.",
        remedie: "Zoek het resultaat op in de selectielijst en vul het nummer in bij de bewaartermijn.",
        toets: selectielijst::zonder_verwijzing,
    },
    Regel {
        code: "VR-G09",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Selectielijst gemeenten en intergemeentelijke organen, procestermijn",
        waarom: "Wie te vroeg begint te tellen, vernietigt stukken die nog nodig zijn. Dat is niet terug te draaien.",
        remedie: "Kies het moment waarop de termijn volgens de selectielijst begint, bijvoorbeeld het einde van de geldigheid.",
        toets: selectielijst::te_vroeg,
    },
    Regel {
        code: "VR-G14",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "De wet die bij de bewaartermijn of het doel is genoemd",
        waarom: "Wat langer wordt bewaard dan de wet toestaat, wordt onrechtmatig bewaard.",
        remedie: "Kies ten hoogste de termijn uit de wet. Geldt een langere termijn voor een deel, vul dan onderdeel in.",
        toets: duur::wettelijk_maximum,
    },
    Regel {
        code: "VR-G21",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "De wet die bij de bewaartermijn of het doel is genoemd",
        waarom: "Wat langer wordt bewaard dan de wet toestaat, wordt onrechtmatig bewaard. Het register kon deze grens niet nagaan.",
        remedie: "Zoek in de wet op hoe lang het mag. Geldt een langere termijn voor een deel, vul dan onderdeel in.",
        toets: duur::onzeker_maximum,
    },
    Regel {
        code: "VR-G15",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Selectielijst gemeenten en intergemeentelijke organen 2020",
        waarom: "Voor nieuwe stukken gelden de termijnen van de nieuwe selectielijst.",
        remedie: "Zoek het resultaat op in de nieuwe lijst. Gaat het om oude stukken, schrijf dat dan op bij onderdeel.",
        toets: selectielijst::oude_lijst,
    },
    Regel {
        code: "VR-G16",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Archiefwet 1995",
        waarom: "Wat blijvend wordt bewaard, gaat op tijd naar de archiefbewaarplaats. Daar is het in de regel openbaar.",
        remedie: "Kies ten hoogste de termijn uit de wet. Is er een besluit om later over te brengen, schrijf dat dan bij de toelichting.",
        toets: archief::te_laat_over,
    },
    Regel {
        code: "VR-G17",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Archiefwet 1995",
        waarom: "Alleen wat blijvend wordt bewaard, gaat naar de archiefbewaarplaats.",
        remedie: "Haal de overbrengingstermijn weg, of kies blijvend bewaren.",
        toets: archief::over_en_vernietigd,
    },
    Regel {
        code: "VR-G18",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Archiefbesluit 1995, selectielijst gemeenten",
        waarom: "Wie iets niet vernietigt, moet kunnen laten zien welk deel dat is en waarom.",
        remedie: "Vul de reden en de toelichting in bij uitzonderingVernietiging, of haal de uitzondering weg.",
        toets: archief::onverklaarde_uitzondering,
    },
    Regel {
        code: "VR-G19",
        ernst: Waarschuwing,
        onderdeel: Beheer,
        bron: "AVG artikel 5 lid 1 onder e",
        waarom: "Als de reden voorbij is, moeten gegevens waarvan de termijn om is, alsnog weg.",
        remedie: "Haal de stop weg en vernietig wat weg moet, of verleng de stop.",
        toets: archief::verlopen_stop,
    },
    Regel {
        code: "VR-G20",
        ernst: Waarschuwing,
        onderdeel: Beheer,
        bron: "AVG artikel 5 lid 1 onder e en lid 2",
        waarom: "Gegevens langer bewaren mag alleen met een reden die de gemeente kan laten zien.",
        remedie: "Kies de reden van de stop. Past geen reden, kies dan overig en schrijf in de toelichting waarom.",
        toets: archief::stop_zonder_reden,
    },
    Regel {
        code: "VR-G22",
        ernst: Waarschuwing,
        onderdeel: Beheer,
        bron: "AVG artikel 5 lid 1 onder e en lid 2",
        waarom: "Een stop die eindigt voordat hij begint, houdt niets tegen. Dan worden gegevens vernietigd die nog nodig zijn.",
        remedie: "Verbeter de eerste of de laatste dag van de stop.",
        toets: archief::omgekeerde_stop,
    },
    Regel {
        code: "VR-G23",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Archiefbesluit 1995, selectielijst gemeenten",
        waarom: "Een uitzondering op vernietigen hoort bij gegevens die anders worden vernietigd.",
        remedie: "Haal de uitzondering weg, of kies bij waardering vernietigen als de selectielijst dat zegt.",
        toets: archief::zinloze_uitzondering,
    },
    Regel {
        code: "VR-G10",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Beleidsregels cameratoezicht van de Autoriteit Persoonsgegevens",
        waarom: "Camerabeelden laten zien wie waar was. Meestal is na vier weken bekend of er iets is gebeurd.",
        remedie: "Kies vier weken of korter. Beschrijf apart hoe lang u beelden van een incident bewaart.",
        toets: gebruikelijk::camerabeelden,
    },
    Regel {
        code: "VR-G11",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "NVP Sollicitatiecode, aanbevolen door de Autoriteit Persoonsgegevens",
        waarom: "Na de procedure heeft de gemeente de gegevens van een afgewezen sollicitant niet meer nodig.",
        remedie: "Kies vier weken na het einde van de procedure. Vraag toestemming om langer te bewaren, tot een jaar.",
        toets: gebruikelijk::sollicitatie,
    },
    Regel {
        code: "VR-G12",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "De wet die bij de bewaartermijn is genoemd",
        waarom: "Wie te vroeg vernietigt wat een wet wil bewaren, overtreedt die wet.",
        remedie: "Kies ten minste de termijn uit de wet, of noem een andere bepaling als deze niet de bedoelde is.",
        toets: selectielijst::wettelijke_bewaarplicht,
    },
    Regel {
        code: "VR-G13",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Selectielijst gemeenten en intergemeentelijke organen",
        waarom: "Wie op de verwijzing vertrouwt, bewaart te kort of te lang als die niet klopt met de lijst.",
        remedie: "Zoek het nummer op in de selectielijst en neem de gegevens opnieuw over.",
        toets: selectielijst::onjuiste_verwijzing,
    },
];

/// A finding at every term that a question is about, below its place.
fn bij_termijn(dossier: &Dossier<'_>, onder: &str, melding: impl Fn(&Bewaartermijn) -> Option<String>) -> Vondsten {
    let termijnen = dossier.inhoud.bewaartermijnen.iter().enumerate();
    termijnen.filter_map(|(nummer, termijn)| Some((format!("/bewaartermijnen/{nummer}/{onder}"), melding(termijn)?))).collect()
}

/// Whether a term tells how long; what G03 and G05 ask for is left to them.
fn zegt_iets(termijn: &Bewaartermijn) -> bool {
    let teksten = [&termijn.gebeurtenis, &termijn.toelichting, &termijn.afwijking_toelichting];
    match termijn.soort {
        Some(Criteria) => !leeg(termijn.toelichting.as_ref()),
        Some(BlijvendBewaren | NietBewaard | Gebeurtenis | VasteTermijnEnGebeurtenis) => true,
        Some(VasteTermijn) if leeg(termijn.startmoment.as_ref()) => true,
        Some(VasteTermijn) | None => {
            termijn.termijn.is_some()
                || termijn.waardering.is_some()
                || teksten.into_iter().any(|tekst| !leeg(tekst.as_ref()))
                || selectielijst::nummer(termijn).is_some()
                || !termijn.wettelijke_bepaling.as_ref().is_none_or(WettelijkeBepaling::is_leeg)
        }
    }
}

/// The terms that tell how long.
fn zeggende<'a>(dossier: &Dossier<'a>) -> impl Iterator<Item = &'a Bewaartermijn> {
    dossier.inhoud.bewaartermijnen.iter().filter(|termijn| zegt_iets(termijn))
}

/// Whether a term holds for a category of data; without categories it holds for all.
fn geldt_voor(termijn: &Bewaartermijn, categorie: &str) -> bool {
    termijn.gegevens.is_empty() || termijn.gegevens.iter().any(|code| code == categorie)
}

fn bewaartermijn(dossier: &Dossier<'_>) -> Vondsten {
    let geen = zeggende(dossier).next().is_none();
    let melding = "Geef een bewaartermijn, of de criteria waarmee die wordt bepaald.";
    vondst_als(dossier.is_verantwoordelijk() && geen, "/bewaartermijnen", melding)
}

fn startmoment(dossier: &Dossier<'_>) -> Vondsten {
    bij_termijn(dossier, "startmoment", |termijn| {
        let fout = termijn.soort == Some(VasteTermijn) && leeg(termijn.startmoment.as_ref());
        fout.then(|| match termijn.termijn {
            Some(duur) => format!("Vanaf welk moment loopt de termijn van {}?", duur.in_woorden()),
            None => "Hoe lang is de termijn, en vanaf welk moment loopt die?".to_owned(),
        })
    })
}

/// Once per category of data; silent when there is no term at all, because that has a rule of its own. Two terms for parts divide the whole
/// between them, such as what was granted and what was refused; one alone leaves the rest without a term.
fn ongedekt(dossier: &Dossier<'_>) -> Vondsten {
    let termijnen: Vec<_> = zeggende(dossier).collect();
    let delen: Vec<_> = termijnen.iter().filter(|termijn| is_deel(termijn)).collect();
    let rest_open = |categorie: &str| {
        let noemt = |termijn: &&&Bewaartermijn| !is_deel(termijn) && geldt_voor(termijn, categorie);
        delen.len() == 1 && !termijnen.iter().any(|termijn| noemt(&termijn))
    };
    let mut gezien = HashSet::new();
    let vondst = |(groep, plaats, gegeven)| {
        let gegeven: &Gegeven = gegeven;
        let categorie = gegeven.categorie.as_deref()?;
        let gedekt = termijnen.is_empty() || termijnen.iter().any(|termijn| geldt_voor(termijn, categorie));
        let naam = || dossier.naam_gegeven(gegeven);
        let melding = match delen.first().filter(|_| gedekt && rest_open(categorie)) {
            Some(deel) => format!(
                "De bewaartermijn geldt alleen voor “{}”. Hoe lang blijft de rest van “{}” bewaard?",
                deel.onderdeel.as_deref().unwrap_or_default(),
                naam()
            ),
            None if !gedekt => format!("Voor “{}” is geen bewaartermijn vastgelegd.", naam()),
            None => return None,
        };
        gezien.insert(categorie).then(|| (format!("/betrokkenen/{groep}/gegevens/{plaats}"), melding))
    };
    dossier.gegevens().filter_map(vondst).collect()
}

/// A term for a part of what there is, whatever data that holds.
fn is_deel(termijn: &Bewaartermijn) -> bool {
    !leeg(termijn.onderdeel.as_ref()) && termijn.gegevens.is_empty()
}

fn gebeurtenis(dossier: &Dossier<'_>) -> Vondsten {
    bij_termijn(dossier, "gebeurtenis", |termijn| {
        let melding = "Beschrijf de gebeurtenis waarna de gegevens worden gewist.";
        mist_gebeurtenis(termijn).then(|| melding.to_owned())
    })
}

fn mist_gebeurtenis(termijn: &Bewaartermijn) -> bool {
    hangt_af_van_gebeurtenis(termijn) && leeg(termijn.gebeurtenis.as_ref())
}

fn hangt_af_van_gebeurtenis(termijn: &Bewaartermijn) -> bool {
    matches!(termijn.soort, Some(Gebeurtenis | VasteTermijnEnGebeurtenis))
}

/// A missing event has a rule of its own.
fn tegenspraak(dossier: &Dossier<'_>) -> Vondsten {
    bij_termijn(dossier, "waardering", |termijn| {
        let fout = match termijn.waardering? {
            _ if termijn.soort == Some(NietBewaard) => false,
            Waardering::BlijvendBewaren => termijn.termijn.is_some(),
            // What the list says stays, when an exception keeps it from being destroyed.
            Waardering::Vernietigen if termijn.soort == Some(BlijvendBewaren) => termijn.uitzondering_vernietiging.is_none(),
            Waardering::Vernietigen => {
                termijn.termijn.is_none() && leeg(termijn.gebeurtenis.as_ref()) && !mist_gebeurtenis(termijn)
            }
        };
        fout.then(|| "De waardering en de termijn spreken elkaar tegen.".to_owned())
    })
}

#[cfg(test)]
#[path = "bewaartermijn_gevallen.rs"]
pub(super) mod gevallen;

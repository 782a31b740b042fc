//! A. Who is responsible (AVG 26, 27, 30(1)(a), 30(2), 37).

use super::{
    Onderdeel::{Inhoud, Registerhouder},
    Regel, Vondsten, leeg, vondst_als,
};
use crate::domain::recht::{dossier::Dossier, kennis::Wetsartikel, tekst};
use crate::domain::{
    inhoud::organisatie::{Adres, FunctionarisGegevensbescherming},
    woorden::{
        codes::{
            Ernst::{Blokkade, Waarschuwing},
            Rol,
        },
        zinnen::{klein, opsomming},
    },
};

pub(super) const REGELS: &[Regel] = &[
    Regel {
        code: "VR-A01",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 30 lid 1 onder a",
        waarom: "Mensen moeten weten wie verantwoordelijk is voor hun gegevens.",
        remedie: "Voeg de organisatie toe die verantwoordelijk is, met het bestuursorgaan.",
        toets: verantwoordelijke,
    },
    Regel {
        code: "VR-A02",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 30 lid 1 onder a, artikel 30 lid 2 onder a, artikel 13 lid 1 onder a",
        waarom: "Het register noemt hoe de verantwoordelijke te bereiken is, ook als u voor hem werkt.",
        remedie: "Vul bij de organisatie een e-mailadres, telefoonnummer of adres in.",
        toets: contactgegevens,
    },
    Regel {
        code: "VR-A03",
        ernst: Blokkade,
        onderdeel: Registerhouder,
        bron: "AVG artikel 30 lid 1 onder a, artikel 37 lid 1 onder a",
        waarom: "Iedere overheidsinstantie heeft een functionaris voor gegevensbescherming en noemt die in het register.",
        remedie: "Vul functionarisGegevensbescherming in bij de organisatie die het register bijhoudt.",
        toets: fg,
    },
    Regel {
        code: "VR-A04",
        ernst: Blokkade,
        onderdeel: Registerhouder,
        bron: "AVG artikel 13 lid 1 onder b",
        waarom: "Mensen moeten de functionaris voor gegevensbescherming kunnen bereiken.",
        remedie: "Vul bij de FG een e-mailadres, telefoonnummer of adres in; liefst van de functie, niet van de persoon.",
        toets: contact_fg,
    },
    Regel {
        code: "VR-A05",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 26 lid 1 en 2",
        waarom: "Wie samen verantwoordelijk is, spreekt af wie wat doet, en mensen mogen de kern daarvan weten.",
        remedie: "Beschrijf in onderlingeRegeling wie waarvoor zorgt, of verwijs naar de regeling.",
        toets: onderlinge_regeling,
    },
    Regel {
        code: "VR-A06",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 26",
        waarom: "Gezamenlijk verantwoordelijk is men met ten minste twee.",
        remedie: "Voeg de andere verantwoordelijke toe, of kies als rol verwerkingsverantwoordelijke.",
        toets: gezamenlijk,
    },
    Regel {
        code: "VR-A11",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 26",
        waarom: "Wie samen doel en middelen bepaalt, is gezamenlijk verantwoordelijk en maakt daarover afspraken.",
        remedie: "Kies als rol gezamenlijk, of houd één verantwoordelijke over.",
        toets: meer_verantwoordelijken,
    },
    Regel {
        code: "VR-A12",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Wet politiegegevens artikel 1, en de wet die bij het doel is genoemd",
        waarom: "Welke wet geldt, bepaalt wie verantwoordelijk is, hoe lang gegevens blijven en welke rechten mensen hebben.",
        remedie: "Kies als regime wpg en noem wie volgens de wet verantwoordelijk is, of noem de wet waarop uw eigen verwerking berust.",
        toets: ander_regime,
    },
    Regel {
        code: "VR-A07",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Awb artikel 1:1, Gemeentewet",
        waarom: "Binnen een gemeente is een bestuursorgaan verantwoordelijk, en daar richten mensen hun verzoek aan.",
        remedie: "Kies het bestuursorgaan, bijvoorbeeld het college van burgemeester en wethouders.",
        toets: bestuursorgaan,
    },
    Regel {
        code: "VR-A08",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 27",
        waarom: "Een verantwoordelijke buiten de Europese Unie wijst iemand in de Unie aan die mensen kunnen aanspreken.",
        remedie: "Vul de vertegenwoordiger in.",
        toets: vertegenwoordiger,
    },
    Regel {
        code: "VR-A09",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 30 lid 2 onder a",
        waarom: "Een verwerker houdt bij voor wie hij gegevens verwerkt.",
        remedie: "Voeg de organisaties toe die de opdracht geven.",
        toets: opdrachtgever,
    },
    Regel {
        code: "VR-A10",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 30 lid 2 onder b",
        waarom: "Een verwerker houdt bij wat hij voor iedere opdrachtgever doet.",
        remedie: "Vul bij deze opdrachtgever de werkzaamheden in.",
        toets: werkzaamheden,
    },
];

fn verantwoordelijke(dossier: &Dossier<'_>) -> Vondsten {
    let geen = dossier.inhoud.verwerkingsverantwoordelijken.iter().all(|partij| partij.organisatie.is_none());
    vondst_als(dossier.is_verantwoordelijk() && geen, "/verwerkingsverantwoordelijken", "Noem de verwerkingsverantwoordelijke.")
}

fn contactgegevens(dossier: &Dossier<'_>) -> Vondsten {
    let verantwoordelijken =
        dossier.verantwoordelijken().map(|(nummer, organisatie)| ("verwerkingsverantwoordelijken", nummer, organisatie));
    let opdrachtgevers = dossier.inhoud.opdrachtgevers.iter().enumerate().filter(|_| !dossier.is_verantwoordelijk());
    let opdrachtgevers =
        opdrachtgevers.filter_map(|(nummer, partij)| Some(("opdrachtgevers", nummer, dossier.organisatie(partij.organisatie)?)));
    let onbereikbaar = verantwoordelijken.chain(opdrachtgevers).filter(|(.., organisatie)| {
        leeg(organisatie.email.as_ref())
            && leeg(organisatie.telefoon.as_ref())
            && geen_adres(organisatie.bezoekadres.as_ref())
            && geen_adres(organisatie.correspondentieadres.as_ref())
    });
    onbereikbaar
        .map(|(lijst, nummer, organisatie)| {
            let melding = format!("Vul contactgegevens van “{}” in (e-mail, telefoon of adres).", organisatie.naam);
            (format!("/{lijst}/{nummer}/organisatie"), melding)
        })
        .collect()
}

fn geen_adres(adres: Option<&Adres>) -> bool {
    adres.is_none_or(|adres| adres.regels.iter().all(|regel| regel.trim().is_empty()))
}

fn onbereikbaar(fg: &FunctionarisGegevensbescherming) -> bool {
    leeg(fg.email.as_ref()) && leeg(fg.telefoon.as_ref()) && geen_adres(fg.correspondentieadres.as_ref())
}

fn fg(dossier: &Dossier<'_>) -> Vondsten {
    let fg = dossier.registerhouder().and_then(|houder| houder.functionaris_gegevensbescherming.as_ref());
    let geen = dossier.registerhouder().is_some() && fg.is_none_or(|fg| onbereikbaar(fg) && leeg(fg.naam.as_ref()));
    let melding =
        "Een gemeente moet een functionaris voor gegevensbescherming (FG) aanwijzen; leg de FG vast bij de organisatie.";
    vondst_als(geen, "/functionarisGegevensbescherming", melding)
}

fn contact_fg(dossier: &Dossier<'_>) -> Vondsten {
    let fg = dossier.registerhouder().and_then(|houder| houder.functionaris_gegevensbescherming.as_ref());
    let fout = fg.is_some_and(|fg| !leeg(fg.naam.as_ref()) && onbereikbaar(fg));
    vondst_als(fout, "/functionarisGegevensbescherming", "Vul een contactmogelijkheid van de FG in.")
}

fn onderlinge_regeling(dossier: &Dossier<'_>) -> Vondsten {
    let regeling = dossier.inhoud.onderlinge_regeling.as_ref();
    let geen = regeling.is_none_or(|regeling| leeg(regeling.omschrijving.as_ref()) && leeg(regeling.url.as_ref()));
    let samen = dossier.is_verantwoordelijk() && dossier.inhoud.verwerkingsverantwoordelijken.len() > 1;
    let melding =
        "Bij gezamenlijke verwerkingsverantwoordelijkheid hoort een onderlinge regeling; beschrijf de wezenlijke inhoud.";
    vondst_als(samen && geen, "/onderlingeRegeling", melding)
}

fn gezamenlijk(dossier: &Dossier<'_>) -> Vondsten {
    let fout = dossier.inhoud.rol == Some(Rol::Gezamenlijk) && dossier.inhoud.verwerkingsverantwoordelijken.len() < 2;
    let melding = "Bij gezamenlijke verantwoordelijkheid horen ten minste twee verwerkingsverantwoordelijken.";
    vondst_als(fout, "/verwerkingsverantwoordelijken", melding)
}

fn meer_verantwoordelijken(dossier: &Dossier<'_>) -> Vondsten {
    let alleen = matches!(dossier.inhoud.rol, None | Some(Rol::Verwerkingsverantwoordelijke));
    let meer = dossier.inhoud.verwerkingsverantwoordelijken.len() > 1;
    let melding = "Er staan meer verantwoordelijken; is er sprake van gezamenlijke verantwoordelijkheid?";
    vondst_als(alleen && meer, "/verwerkingsverantwoordelijken", melding)
}

fn bestuursorgaan(dossier: &Dossier<'_>) -> Vondsten {
    let partijen = &dossier.inhoud.verwerkingsverantwoordelijken;
    dossier
        .verantwoordelijken()
        .filter(|(nummer, organisatie)| {
            organisatie.soort.as_deref() == Some("gemeente") && partijen[*nummer].bestuursorgaan.is_none()
        })
        .map(|(nummer, _)| {
            let melding = "Noem het bestuursorgaan dat verantwoordelijk is (college, burgemeester, raad, …).";
            (format!("/verwerkingsverantwoordelijken/{nummer}/bestuursorgaan"), melding.to_owned())
        })
        .collect()
}

/// Silent without the data that the article is about, when it is about some only: who prepares the decision processes other data.
fn ander_regime(dossier: &Dossier<'_>) -> Vondsten {
    let bij_doelen = dossier.grondslagen().flat_map(|(.., grondslag)| &grondslag.wettelijke_bepalingen);
    let bekend = bij_doelen.filter_map(|bepaling| Some((bepaling, dossier.kennis.wetsartikel(bepaling, dossier.dag())?)));
    let gebruikt =
        |artikel: &Wetsartikel| artikel.gegevens.is_empty() || artikel.gegevens.iter().any(|code| dossier.heeft_gegeven(code));
    let mut anders = bekend.filter(|(_, artikel)| {
        artikel.regime.is_some_and(|regime| regime != dossier.inhoud.regime())
            && gebruikt(artikel)
            && dossier.is_verantwoordelijk()
    });
    let melding = anders.next().map(|(bepaling, artikel)| {
        let regime = artikel.regime.map(|regime| dossier.kennis.naam_van(regime)).unwrap_or_default();
        let wie = artikel
            .verantwoordelijke
            .as_ref()
            .map(|wie| format!("; {wie} is de verwerkingsverantwoordelijke"))
            .unwrap_or_default();
        let (wat, wet) = (
            artikel.gegevens.iter().map(|code| klein(&dossier.kennis.naam("gegevenscategorie", code))),
            tekst::bepaling(bepaling),
        );
        let (mut wat, wet) = (opsomming(&wat.collect::<Vec<_>>(), "en"), wet.unwrap_or_default());
        if wat.is_empty() {
            "de opsporing van strafbare feiten".clone_into(&mut wat);
        }
        format!("Voor {wat} volgens {wet} geldt de {regime}{wie}.")
    });
    melding.map(|melding| ("/regime".to_owned(), melding)).into_iter().collect()
}

fn vertegenwoordiger(dossier: &Dossier<'_>) -> Vondsten {
    let partijen = &dossier.inhoud.verwerkingsverantwoordelijken;
    dossier
        .verantwoordelijken()
        .filter(|(nummer, organisatie)| {
            let buiten = organisatie.land.as_ref().is_some_and(|land| !dossier.kennis.ligt_in_eer(land, dossier.dag()));
            let vertegenwoordiger = partijen[*nummer].vertegenwoordiger.as_ref();
            buiten && vertegenwoordiger.is_none_or(|iemand| leeg(iemand.naam.as_ref()))
        })
        .map(|(nummer, organisatie)| {
            let melding =
                format!("“{}” zit buiten de EU en heeft daarom een vertegenwoordiger in de EU nodig.", organisatie.naam);
            (format!("/verwerkingsverantwoordelijken/{nummer}/vertegenwoordiger"), melding)
        })
        .collect()
}

fn opdrachtgever(dossier: &Dossier<'_>) -> Vondsten {
    let geen = dossier.inhoud.opdrachtgevers.iter().all(|partij| partij.organisatie.is_none());
    let melding = "Noem de opdrachtgevers (verwerkingsverantwoordelijken) voor wie u verwerkt.";
    vondst_als(dossier.inhoud.rol == Some(Rol::Verwerker) && geen, "/opdrachtgevers", melding)
}

fn werkzaamheden(dossier: &Dossier<'_>) -> Vondsten {
    if dossier.inhoud.rol != Some(Rol::Verwerker) {
        return Vec::new();
    }
    let partijen = dossier.inhoud.opdrachtgevers.iter().enumerate();
    let zonder = partijen.filter(|(_, partij)| partij.organisatie.is_some() && leeg(partij.werkzaamheden.as_ref()));
    zonder
        .map(|(nummer, partij)| {
            let naam = dossier.organisatie(partij.organisatie).map_or("deze opdrachtgever", |organisatie| &organisatie.naam);
            let melding = format!("Beschrijf welke categorieën van verwerkingen u voor {naam} uitvoert.");
            (format!("/opdrachtgevers/{nummer}/werkzaamheden"), melding)
        })
        .collect()
}

#[cfg(test)]
#[path = "identiteit_gevallen.rs"]
pub(super) mod gevallen;

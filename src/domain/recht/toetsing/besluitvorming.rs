//! I. Decisions, rights, sources (AVG 13(2)(f), 22, 12 to 21, 14).

mod herkomst;
mod rechten;

use super::{
    Onderdeel::{Inhoud, Registerhouder},
    Regel, Vondsten, leeg, vondst_als,
};
use crate::domain::recht::dossier::Dossier;
use crate::domain::{
    inhoud::{GeautomatiseerdeBesluitvorming, Gegeven, WettelijkeBepaling},
    woorden::codes::{
        Ernst::{Blokkade, Waarschuwing},
        Gevoeligheid::Bijzonder,
        GrondslagArtikel22::{self, Overeenkomst, UitdrukkelijkeToestemming},
        Uitzondering,
    },
};

pub(super) const REGELS: &[Regel] = &[
    Regel {
        code: "VR-I01",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 13 lid 2 onder f",
        waarom: "Mensen moeten weten of een computer over hen beslist.",
        remedie: "Vul geautomatiseerdeBesluitvorming.aanwezig in: true of false.",
        toets: besluitvorming,
    },
    Regel {
        code: "VR-I02",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 13 lid 2 onder f",
        waarom: "Wie een automatisch besluit krijgt, moet kunnen begrijpen hoe het tot stand komt en wat het betekent.",
        remedie: "Schrijf in gewone taal op waar de computer naar kijkt en wat er na het besluit gebeurt.",
        toets: logica_en_gevolgen,
    },
    Regel {
        code: "VR-I03",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 22 lid 2, UAVG artikel 40",
        waarom: "Automatisch beslissen over mensen is verboden, behalve als de wet het toestaat.",
        remedie: "Kies overeenkomst, wettelijke_bepaling of uitdrukkelijke_toestemming bij grondslagArtikel22.",
        toets: zonder_grond,
    },
    Regel {
        code: "VR-I16",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "UAVG artikel 40 lid 1, AVG artikel 22 lid 2 onder b",
        waarom: "De UAVG staat automatische besluiten alleen toe zonder profilering.",
        remedie: "Laat een mens het besluit nemen, of noem de andere wet die profilering hier toestaat.",
        toets: profilering_zonder_wet,
    },
    Regel {
        code: "VR-I17",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 22 lid 2 onder b",
        waarom: "Alleen een wet die het besluit zelf toestaat, en mensen daarbij beschermt, is genoeg.",
        remedie: "Vul bij wettelijkeBepaling de wet en het artikel in.",
        toets: zonder_bepaling,
    },
    Regel {
        code: "VR-I18",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 22 lid 2 onder b, UAVG artikel 40 lid 1",
        waarom: "Een wet die automatische besluiten toestaat, staat nog niet vanzelf profilering toe.",
        remedie: "Zoek in de wet op of profilering mag, en leg dat uit in de toelichting bij de bepaling.",
        toets: profilering_met_wet,
    },
    Regel {
        code: "VR-I04",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 22 lid 4",
        waarom: "Voor automatische besluiten met bijzondere persoonsgegevens gelden maar twee uitzonderingen.",
        remedie: "Laat een mens het besluit nemen, gebruik deze gegevens er niet voor, of kies een van de twee uitzonderingen.",
        toets: bijzondere_gegevens,
    },
    Regel {
        code: "VR-I05",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 22 lid 3",
        waarom: "Wie het niet eens is met een automatisch besluit, heeft recht op een mens die ernaar kijkt.",
        remedie: "Vul in bij wie iemand terechtkan en hoe.",
        toets: menselijke_tussenkomst,
    },
    Regel {
        code: "VR-I06",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Overheidsbeleid voor het Algoritmeregister",
        waarom: "In het Algoritmeregister lezen mensen hoe de overheid een algoritme gebruikt.",
        remedie: "Zet het algoritme in het Algoritmeregister en vul het adres in.",
        toets: algoritmeregister,
    },
    Regel {
        code: "VR-I07",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 20 lid 1",
        waarom: "Het register mag niet meer beloven dan de wet geeft.",
        remedie: "Haal deze afwijking weg, of kijk of de grondslag klopt.",
        toets: rechten::overdraagbaarheid,
    },
    Regel {
        code: "VR-I08",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 23, UAVG artikel 41",
        waarom: "Alleen een wet kan de rechten van mensen veranderen.",
        remedie: "Vul de wet en het artikel in, of haal de afwijking weg.",
        toets: rechten::zonder_bepaling,
    },
    Regel {
        code: "VR-I14",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 7 lid 3, artikel 23 en artikel 77",
        waarom: "Een wet mag de rechten van de artikelen 12 tot en met 22 en 34 beperken, maar niet het recht om te klagen of om \
                 toestemming in te trekken.",
        remedie: "Haal deze afwijking weg.",
        toets: rechten::onaantastbaar,
    },
    Regel {
        code: "VR-I15",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "UAVG artikel 41, AVG artikel 23",
        waarom: "Dat artikel vraagt bij ieder verzoek een nieuwe afweging. Wie vooraf nee zegt, weegt niet af.",
        remedie: "Noem de wet die dit recht hier uitsluit, of kies beperkt en leg uit wanneer een verzoek kan worden geweigerd.",
        toets: rechten::per_geval,
    },
    Regel {
        code: "VR-I09",
        ernst: Blokkade,
        onderdeel: Registerhouder,
        bron: "AVG artikel 12 lid 2",
        waarom: "Mensen moeten makkelijk kunnen vragen wat er met hun gegevens gebeurt.",
        remedie: "Vul bij de organisatie een e-mailadres, webadres of postadres in waar iemand een verzoek kan doen.",
        toets: rechten::zonder_kanaal,
    },
    Regel {
        code: "VR-I19",
        ernst: Waarschuwing,
        onderdeel: Registerhouder,
        bron: "Awb artikel 2:13",
        waarom: "Wie de overheid een officieel bericht stuurt, mag dat elektronisch doen.",
        remedie: "Voeg bij de verzoekkanalen een e-mailadres of een webadres toe.",
        toets: rechten::alleen_op_papier,
    },
    Regel {
        code: "VR-I10",
        ernst: Waarschuwing,
        onderdeel: Registerhouder,
        bron: "AVG artikel 12 lid 3",
        waarom: "Wie een verzoek doet, heeft binnen een maand recht op antwoord.",
        remedie: "Vul een maand in of korter. Alleen voor een moeilijk verzoek mag het langer duren, en dan hoort iemand dat op tijd.",
        toets: rechten::reactietermijn,
    },
    Regel {
        code: "VR-I11",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 14 lid 2 onder f",
        waarom: "Mensen moeten weten van wie de gemeente hun gegevens heeft.",
        remedie: "Voeg een bron toe. Schrijf erbij wie het is als de soort bron dat niet zegt.",
        toets: herkomst::zonder_bron,
    },
    Regel {
        code: "VR-I20",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 14 lid 2 onder f, richtsnoeren WP260 over transparantie",
        waarom: "Wie weet van wie gegevens komen, kan daar fouten laten verbeteren. Alleen een soort noemen mag als het er te veel zijn.",
        remedie: "Schrijf in de omschrijving van de bron wie het is, of welke organisaties het zijn.",
        toets: herkomst::vage_bron,
    },
    Regel {
        code: "VR-I12",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 13 lid 2 onder e",
        waarom: "Wie gegevens geeft, moet weten of dat moet en wat er anders gebeurt.",
        remedie: "Vul verstrekkingVerplicht in: true of false. Vul bij true ook gevolgNietVerstrekken in.",
        toets: herkomst::verplicht,
    },
    Regel {
        code: "VR-I13",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 12 lid 1, overweging 58",
        waarom: "Een kind moet zelf kunnen lezen wat er met zijn gegevens gebeurt.",
        remedie: "Maak een privacyverklaring voor kinderen en vul het adres in.",
        toets: rechten::kinderen,
    },
];

/// The automated decisions, when there are any.
fn aanwezig<'a>(dossier: &Dossier<'a>) -> Option<&'a GeautomatiseerdeBesluitvorming> {
    dossier.inhoud.geautomatiseerde_besluitvorming.as_ref().filter(|deel| deel.aanwezig == Some(true))
}

fn besluitvorming(dossier: &Dossier<'_>) -> Vondsten {
    let antwoord = dossier.inhoud.geautomatiseerde_besluitvorming.as_ref().and_then(|besluitvorming| besluitvorming.aanwezig);
    let melding = "Geef aan of er uitsluitend geautomatiseerde besluiten worden genomen: ja of nee.";
    let open = dossier.is_verantwoordelijk() && antwoord.is_none();
    vondst_als(open, "/geautomatiseerdeBesluitvorming/aanwezig", melding)
}

/// Once, at the first that is missing.
fn logica_en_gevolgen(dossier: &Dossier<'_>) -> Vondsten {
    let Some(besluiten) = aanwezig(dossier) else { return Vec::new() };
    let velden = [("onderliggendeLogica", &besluiten.onderliggende_logica), ("verwachteGevolgen", &besluiten.verwachte_gevolgen)];
    let eerste = velden.into_iter().find(|(_, tekst)| leeg(tekst.as_ref()));
    let melding = "Beschrijf de onderliggende logica en de gevolgen voor de betrokkene.";
    eerste.map(|(veld, _)| (format!("/geautomatiseerdeBesluitvorming/{veld}"), melding.to_owned())).into_iter().collect()
}

fn zonder_grond(dossier: &Dossier<'_>) -> Vondsten {
    let fout = aanwezig(dossier).is_some_and(|besluiten| besluiten.grondslag_artikel22.is_none());
    let melding = "Noem op welke grond van artikel 22 lid 2 of UAVG 40 dit is toegestaan.";
    vondst_als(fout, "/geautomatiseerdeBesluitvorming/grondslagArtikel22", melding)
}

/// The law that allows the decisions, when a law is the reason; and whether they rest on profiling.
fn volgens_wet<'a>(dossier: &Dossier<'a>) -> Option<(Option<&'a WettelijkeBepaling>, bool)> {
    let besluiten =
        aanwezig(dossier).filter(|besluiten| besluiten.grondslag_artikel22 == Some(GrondslagArtikel22::WettelijkeBepaling))?;
    let bepaling = besluiten.wettelijke_bepaling.as_ref().filter(|bepaling| !bepaling.is_leeg());
    Some((bepaling, besluiten.profilering == Some(true)))
}

fn sluit_profilering_uit(dossier: &Dossier<'_>, bepaling: &WettelijkeBepaling) -> bool {
    dossier.kennis.wetsartikel(bepaling, dossier.dag()).is_some_and(|artikel| artikel.zonder_profilering)
}

fn profilering_zonder_wet(dossier: &Dossier<'_>) -> Vondsten {
    let fout = volgens_wet(dossier)
        .is_some_and(|(wet, profilering)| profilering && wet.is_none_or(|wet| sluit_profilering_uit(dossier, wet)));
    let melding = "Artikel 40 van de UAVG staat besluiten met profilering niet toe; noem een wet die dat wel doet.";
    vondst_als(fout, "/geautomatiseerdeBesluitvorming/wettelijkeBepaling", melding)
}

fn profilering_met_wet(dossier: &Dossier<'_>) -> Vondsten {
    let onbekend = |wet: &WettelijkeBepaling| !sluit_profilering_uit(dossier, wet) && leeg(wet.toelichting.as_ref());
    let fout = volgens_wet(dossier).is_some_and(|(wet, profilering)| profilering && wet.is_some_and(onbekend));
    let melding = "Staat deze wet ook profilering toe?";
    vondst_als(fout, "/geautomatiseerdeBesluitvorming/wettelijkeBepaling", melding)
}

/// With profiling the rule above speaks.
fn zonder_bepaling(dossier: &Dossier<'_>) -> Vondsten {
    let fout = volgens_wet(dossier).is_some_and(|(wet, profilering)| wet.is_none() && !profilering);
    let melding = "Noem de wet die dit besluit toestaat, zoals artikel 40 van de UAVG.";
    vondst_als(fout, "/geautomatiseerdeBesluitvorming/wettelijkeBepaling", melding)
}

/// Data without any exception have a rule of their own.
fn bijzondere_gegevens(dossier: &Dossier<'_>) -> Vondsten {
    let verkeerd = |gegeven: &Gegeven| {
        let mut uitzonderingen = uitzonderingen(dossier, gegeven).peekable();
        let toegestaan = [Uitzondering::UitdrukkelijkeToestemming, Uitzondering::ZwaarwegendAlgemeenBelang];
        uitzonderingen.peek().is_some() && !uitzonderingen.any(|uitzondering| toegestaan.contains(&uitzondering))
    };
    let mut gegevens = dossier.gegevens().map(|(.., gegeven)| gegeven);
    let fout = gegevens.any(|gegeven| dossier.is_gevoelig(gegeven, Bijzonder) && verkeerd(gegeven));
    let melding = "Geautomatiseerde besluiten met bijzondere persoonsgegevens mogen alleen bij artikel 9 lid 2 onder a of g.";
    vondst_als(fout && aanwezig(dossier).is_some(), "/uitzonderingenBijzondereGegevens", melding)
}

/// The exceptions that hold for data: those that name their category, or none at all.
fn uitzonderingen(dossier: &Dossier<'_>, gegeven: &Gegeven) -> impl Iterator<Item = Uitzondering> {
    let genoemd = |codes: &[String]| gegeven.categorie.as_ref().is_some_and(|code| codes.contains(code));
    let delen = dossier.inhoud.uitzonderingen_bijzondere_gegevens.iter();
    delen.filter(move |deel| deel.gegevens.is_empty() || genoemd(&deel.gegevens)).filter_map(|deel| deel.uitzondering)
}

/// The law asks for it where the decision rests on a contract or on consent.
fn menselijke_tussenkomst(dossier: &Dossier<'_>) -> Vondsten {
    let fout = aanwezig(dossier).is_some_and(|besluiten| {
        matches!(besluiten.grondslag_artikel22, Some(Overeenkomst | UitdrukkelijkeToestemming))
            && leeg(besluiten.menselijke_tussenkomst.as_ref())
    });
    let melding = "Beschrijf hoe iemand menselijke tussenkomst krijgt.";
    vondst_als(fout, "/geautomatiseerdeBesluitvorming/menselijkeTussenkomst", melding)
}

fn algoritmeregister(dossier: &Dossier<'_>) -> Vondsten {
    let algoritmes = dossier.inhoud.algoritmes.iter().enumerate();
    let zonder = algoritmes.filter(|(_, algoritme)| leeg(algoritme.algoritmeregister_url.as_ref()));
    let melding = "Verwijs naar het Algoritmeregister.";
    zonder.map(|(nummer, _)| (format!("/algoritmes/{nummer}/algoritmeregisterUrl"), melding.to_owned())).collect()
}

#[cfg(test)]
#[path = "besluitvorming_gevallen.rs"]
pub(super) mod gevallen;

//! Transfers, security and automated decisions.

use super::{
    super::{
        boom::{Item, Knoop, Plek, Soort, code, sleutel},
        waarde::Waarde,
    },
    BESLUITVORMING, BEVEILIGING, DOORGIFTE, codes, eerste,
    wet::bepaling,
};
use crate::domain::publiek::openbaar::{
    OpenbaarAiSysteem, OpenbaarAlgoritme, OpenbareBesluitvorming, OpenbareBeveiliging, OpenbareDocumentatie, OpenbareDoorgifte,
    OpenbareWettelijkeBepaling,
};

const DOORGIFTEN: Soort = Soort {
    enkel: "doorgifte buiten de Europese Economische Ruimte",
    nieuw: |naam, _| format!("Nieuwe doorgifte buiten de Europese Economische Ruimte: {naam}"),
    weg: |naam, _| format!("De doorgifte naar {naam} is vervallen"),
    op_plaats: false,
};
const NORMENKADER: Soort = Soort {
    enkel: "normenkader",
    nieuw: |naam, _| format!("Nieuw normenkader voor de beveiliging: {naam}"),
    weg: |naam, _| format!("Het normenkader {naam} is vervallen"),
    op_plaats: false,
};
const ALGORITME: Soort = Soort {
    enkel: "algoritme",
    nieuw: |naam, _| format!("Nieuw algoritme: {naam}"),
    weg: |naam, _| format!("Het algoritme “{naam}” is vervallen"),
    op_plaats: false,
};

pub(super) fn doorgiften(doorgiften: &[OpenbareDoorgifte]) -> Knoop {
    Plek::new(DOORGIFTE, "").lijst("doorgiften", &DOORGIFTEN, doorgiften.iter().map(doorgifte))
}

fn doorgifte(een: &OpenbareDoorgifte) -> Item {
    let OpenbareDoorgifte {
        land,
        internationale_organisatie,
        ontvanger,
        instrument,
        dpf_certificering,
        documentatie,
        toelichting,
    } = een;
    let (document, url) = documentatie.as_ref().map_or((None, None), |documentatie| {
        let OpenbareDocumentatie { omschrijving, url } = documentatie;
        (omschrijving.as_ref(), url.as_ref())
    });
    let naam = eerste(&[land.as_ref().map(|land| &land.naam), internationale_organisatie.as_ref(), ontvanger.as_ref()]);
    let naam = Waarde::naam(&naam.tekst);
    let van = format!("de doorgifte naar {}", naam.kort());
    let plek = Plek::new(DOORGIFTE, format!(" bij {van}"));
    let (waar, wie) = (code(land.as_ref()), internationale_organisatie.as_deref());
    let sleutels = vec![sleutel(&[waar, wie, ontvanger.as_deref()]), sleutel(&[waar, wie]), ontvanger.clone()];
    let knopen = vec![
        Plek::new(DOORGIFTE, "").het("land", "land van een doorgifte", land.as_ref().map(Waarde::eigennaam)).into(),
        plek.de("internationaleOrganisatie", "internationale organisatie", Waarde::citaat(internationale_organisatie.as_ref()))
            .into(),
        plek.de("ontvanger", "ontvanger", Waarde::citaat(ontvanger.as_ref())).into(),
        plek.de("instrument", "waarborg", instrument.as_ref().map(Waarde::code)).into(),
        plek.of("dpfCertificering", "of de ontvanger in de Verenigde Staten is gecertificeerd", *dpf_certificering).into(),
        plek.het("documentatie/omschrijving", "document", Waarde::citaat(document)).into(),
        plek.het("documentatie/url", "adres van het document", Waarde::citaat(url)).into(),
        plek.toelichting(toelichting.as_ref()),
    ];
    Item::new(sleutels, naam, knopen)
}

pub(super) fn beveiliging(beveiliging: Option<&OpenbareBeveiliging>) -> [Knoop; 2] {
    let (omschrijving, normenkaders) = beveiliging.map_or((None, &[] as &[_]), |beveiliging| {
        let OpenbareBeveiliging { openbare_omschrijving, normenkaders } = beveiliging;
        (openbare_omschrijving.as_ref(), normenkaders.as_slice())
    });
    let plek = Plek::new(BEVEILIGING, "").onder("beveiliging");
    [
        plek.de("openbareOmschrijving", "beveiliging", Waarde::citaat(omschrijving)).into(),
        codes(&plek, "normenkaders", &NORMENKADER, normenkaders),
    ]
}

/// Where automated decisions stand.
const BESLUIT: &str = "geautomatiseerdeBesluitvorming";

pub(super) fn besluitvorming(besluit: Option<&OpenbareBesluitvorming>) -> Vec<Knoop> {
    let plek = Plek::new(BESLUITVORMING, " bij besluiten zonder tussenkomst van een mens").onder(BESLUIT);
    let of = Plek::new(BESLUITVORMING, "").onder(BESLUIT);
    let van_wet = || Plek::new(BESLUITVORMING, " bij de wet van besluiten zonder tussenkomst van een mens").onder(BESLUIT);
    let velden = |aanwezig, logica, gevolgen, grondslag, wet: Option<&OpenbareWettelijkeBepaling>, mens, profilering| {
        let mut knopen: Vec<Knoop> = vec![
            of.of("aanwezig", "of er besluiten zonder tussenkomst van een mens worden genomen", aanwezig).into(),
            plek.de("onderliggendeLogica", "uitleg over de werking", Waarde::citaat(logica)).into(),
            plek.meer("verwachteGevolgen", "gevolgen", Waarde::citaat(gevolgen)).into(),
            plek.de("grondslagArtikel22", "reden dat het mag", grondslag).into(),
        ];
        knopen.extend(bepaling(|tekst| plek.de("wettelijkeBepaling", "wet", tekst), van_wet(), wet));
        knopen.push(plek.de("menselijkeTussenkomst", "manier om een mens te laten meekijken", Waarde::citaat(mens)).into());
        knopen.push(of.of("profilering", "of een computer mensen beoordeelt (profilering)", profilering).into());
        knopen
    };
    let Some(besluit) = besluit else { return velden(None, None, None, None, None, None, None) };
    let OpenbareBesluitvorming {
        aanwezig,
        onderliggende_logica,
        verwachte_gevolgen,
        grondslag_artikel22,
        wettelijke_bepaling,
        menselijke_tussenkomst,
        profilering,
    } = besluit;
    let grondslag = grondslag_artikel22.as_ref().map(Waarde::code);
    velden(
        *aanwezig,
        onderliggende_logica.as_ref(),
        verwachte_gevolgen.as_ref(),
        grondslag,
        wettelijke_bepaling.as_ref(),
        menselijke_tussenkomst.as_ref(),
        *profilering,
    )
}

pub(super) fn algoritmes(algoritmes: &[OpenbaarAlgoritme]) -> Knoop {
    Plek::new(BESLUITVORMING, "").lijst("algoritmes", &ALGORITME, algoritmes.iter().map(algoritme))
}

fn algoritme(een: &OpenbaarAlgoritme) -> Item {
    let OpenbaarAlgoritme { naam, algoritmeregister_url, ai_systeem } = een;
    let titel = eerste(&[naam.as_ref(), algoritmeregister_url.as_ref()]);
    let plek = Plek::new(BESLUITVORMING, format!(" van het algoritme “{}”", titel.kort()));
    let mut knopen = vec![
        Plek::new(BESLUITVORMING, "").de("naam", "naam van een algoritme", Waarde::citaat(naam.as_ref())).into(),
        plek.het("algoritmeregisterUrl", "adres in het Algoritmeregister", Waarde::citaat(algoritmeregister_url.as_ref())).into(),
    ];
    knopen.extend(van_ai_systeem(&plek.onder("aiSysteem"), ai_systeem.as_ref()));
    Item::new(vec![algoritmeregister_url.clone(), naam.clone()], titel, knopen)
}

fn van_ai_systeem(plek: &Plek, systeem: Option<&OpenbaarAiSysteem>) -> [Knoop; 4] {
    let leeg = OpenbaarAiSysteem { rol: None, risicoklasse: None, mededeling: None, fria: None };
    let OpenbaarAiSysteem { rol, risicoklasse, mededeling, fria } = systeem.unwrap_or(&leeg);
    [
        plek.de("rol", "rol volgens de AI-verordening", rol.as_ref().map(Waarde::code)).into(),
        plek.de("risicoklasse", "risicoklasse volgens de AI-verordening", risicoklasse.as_ref().map(Waarde::code)).into(),
        plek.de("mededeling", "mededeling over AI", Waarde::citaat(mededeling.as_ref())).into(),
        plek.de("fria", "beoordeling van de gevolgen voor grondrechten", fria.as_ref().map(Waarde::code)).into(),
    ]
}

//! Why it is allowed: the legal bases of a purpose.

use super::{
    super::{
        boom::{Item, Knoop, Plek, Soort},
        waarde::Waarde,
    },
    GRONDSLAG, eerste,
    wet::bepaling,
};
use crate::domain::publiek::openbaar::{
    OpenbaarBelang, OpenbareCode, OpenbareGrondslag, OpenbareGrondslagCode, OpenbareOvereenkomst, OpenbareToestemming,
    OpenbareWettelijkeBepaling,
};

const GRONDSLAGEN: Soort = Soort {
    enkel: "grondslag",
    nieuw: |naam, bij| format!("Nieuwe grondslag{bij}: {naam}"),
    weg: |naam, bij| format!("De grondslag “{naam}”{bij} is vervallen"),
    op_plaats: true,
};
const WET: Soort = Soort {
    enkel: "wet",
    nieuw: |naam, bij| format!("Nieuwe wet{bij}: {naam}"),
    weg: |naam, bij| format!("{naam} staat niet meer{bij}"),
    op_plaats: false,
};

pub(super) fn grondslagen(plek: &Plek, grondslagen: &[OpenbareGrondslag]) -> Knoop {
    plek.lijst("grondslagen", &GRONDSLAGEN, grondslagen.iter().map(|een| grondslag(plek, een)))
}

fn grondslag(doel: &Plek, een: &OpenbareGrondslag) -> Item {
    let OpenbareGrondslag {
        grondslag,
        grondslag_groep,
        wettelijke_bepalingen,
        toestemming,
        overeenkomst,
        gerechtvaardigd_belang,
        toelichting,
    } = een;
    let (code, groep) = grondslag.as_ref().map_or((None, None), |grondslag| {
        let OpenbareGrondslagCode { code, naam, groep } = grondslag;
        (Some(OpenbareCode { code: code.clone(), naam: naam.clone() }), Some(groep))
    });
    let genoemd = code.as_ref().or(grondslag_groep.as_ref());
    let naam = genoemd.map_or_else(|| eerste(&[]), Waarde::code);
    let plek = Plek::new(GRONDSLAG, format!(" bij de grondslag “{}”{}", naam.kort(), doel.bij));
    let hoofd = doel.de("grondslag", "grondslag", code.as_ref().map(Waarde::code));
    let delen = vec![
        plek.de("grondslag/groep", "groep", groep.map(Waarde::code)),
        plek.de("grondslagGroep", "grondslag in gewone woorden", grondslag_groep.as_ref().map(Waarde::code)),
    ];
    let mut knopen = vec![
        Knoop::Samen(hoofd, delen),
        plek.lijst("wettelijkeBepalingen", &WET, wettelijke_bepalingen.iter().map(|wet| bij_grondslag(&plek, wet))),
    ];
    knopen.extend(toestemming_velden(&plek, toestemming.as_ref()));
    let overeenkomst = overeenkomst.as_ref().and_then(|OpenbareOvereenkomst { omschrijving }| omschrijving.as_ref());
    knopen.push(plek.de("overeenkomst/omschrijving", "overeenkomst", Waarde::citaat(overeenkomst)).into());
    knopen.extend(belang(&plek, gerechtvaardigd_belang.as_ref()));
    knopen.push(plek.toelichting(toelichting.as_ref()));
    let sleutels = vec![code.map(|code| code.code), grondslag_groep.as_ref().map(|groep| groep.code.clone())];
    Item::new(sleutels, naam, knopen)
}

fn bij_grondslag(plek: &Plek, wet: &OpenbareWettelijkeBepaling) -> Item {
    let naam = eerste(&[wet.tekst.as_ref(), wet.url.as_ref()]);
    let bij = Plek::new(GRONDSLAG, format!(" bij {}", naam.kort()));
    let knopen = bepaling(|tekst| plek.de("", "wet", tekst), bij, Some(wet));
    Item::new(vec![wet.tekst.clone(), wet.url.clone()], naam, knopen.into())
}

fn toestemming_velden(bij: &Plek, toestemming: Option<&OpenbareToestemming>) -> [Knoop; 4] {
    let (verkrijgen, intrekken, uitdrukkelijk, ouder) = toestemming.map_or((None, None, None, None), |toestemming| {
        let OpenbareToestemming { wijze_van_verkrijgen, wijze_van_intrekken, uitdrukkelijk, ouderlijke_toestemming } =
            toestemming;
        (wijze_van_verkrijgen.as_ref(), wijze_van_intrekken.as_ref(), *uitdrukkelijk, *ouderlijke_toestemming)
    });
    let plek = bij.clone().onder("toestemming");
    [
        plek.de("wijzeVanVerkrijgen", "manier van toestemming vragen", Waarde::citaat(verkrijgen)).into(),
        plek.de("wijzeVanIntrekken", "manier van toestemming intrekken", Waarde::citaat(intrekken)).into(),
        plek.of("uitdrukkelijk", "of de toestemming uitdrukkelijk is", uitdrukkelijk).into(),
        plek.of("ouderlijkeToestemming", "of een ouder of vertegenwoordiger toestemming geeft", ouder).into(),
    ]
}

fn belang(bij: &Plek, belang: Option<&OpenbaarBelang>) -> [Knoop; 2] {
    let (tekst, bedrijfsvoering) = belang.map_or((None, None), |een| {
        let OpenbaarBelang { belang, bedrijfsvoering } = een;
        (belang.as_ref(), *bedrijfsvoering)
    });
    let plek = bij.clone().onder("gerechtvaardigdBelang");
    [
        plek.het("belang", "belang", Waarde::citaat(tekst)).into(),
        plek.of("bedrijfsvoering", "of het om bedrijfsvoering gaat", bedrijfsvoering).into(),
    ]
}

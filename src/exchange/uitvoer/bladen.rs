//! The sheets of the workbook beside that of the activities: which columns, and which rows a record gives.

use super::{Kop, Omvang, kolommen::naam, kolommen::samen};
use crate::domain::publiek::openbaar::{OpenbareCode, OpenbareOrganisatieVerwijzing, OpenbareWettelijkeBepaling, Romp};

/// A sheet. Its first three columns say which activity a row belongs to.
pub(super) struct Blad {
    pub(super) naam: &'static str,
    pub(super) kolommen: &'static [&'static str],
    pub(super) rijen: fn(&Romp) -> Vec<Vec<String>>,
}

pub(super) const BLADEN: &[Blad] = &[
    Blad {
        naam: "Doelen en grondslagen",
        kolommen: &[
            "identificatie",
            "activiteit",
            "uuid",
            "doel",
            "grondslag",
            "grondslag (code)",
            "in gewone woorden",
            "wettelijke bepalingen",
            "adressen van de bepalingen",
            "toelichting",
        ],
        rijen: doelen,
    },
    Blad {
        naam: "Betrokkenen en gegevens",
        kolommen: &[
            "identificatie",
            "activiteit",
            "uuid",
            "betrokkene",
            "betrokkene (code)",
            "omschrijving van de groep",
            "minderjarigen",
            "gegeven",
            "gegeven (code)",
            "omschrijving van het gegeven",
            "gevoeligheid",
            "bronnen",
            "verplicht",
        ],
        rijen: gegevens,
    },
    Blad {
        naam: "Ontvangers",
        kolommen: &[
            "identificatie",
            "activiteit",
            "uuid",
            "soort",
            "soort (code)",
            "organisatie",
            "organisatie (uuid)",
            "naam",
            "omschrijving",
            "gegevens",
            "grondslag voor verstrekking",
            "land",
        ],
        rijen: ontvangers,
    },
    Blad {
        naam: "Verwerkers",
        kolommen: &[
            "identificatie",
            "activiteit",
            "uuid",
            "organisatie",
            "organisatie (uuid)",
            "soort",
            "land",
            "werkzaamheden",
            "subverwerkers",
        ],
        rijen: verwerkers,
    },
    Blad {
        naam: "Doorgiften",
        kolommen: &[
            "identificatie",
            "activiteit",
            "uuid",
            "land",
            "land (code)",
            "internationale organisatie",
            "ontvanger",
            "instrument",
            "instrument (code)",
            "toelichting",
        ],
        rijen: doorgiften,
    },
    Blad {
        naam: "Bewaartermijnen",
        kolommen: &[
            "identificatie",
            "activiteit",
            "uuid",
            "onderdeel",
            "termijn",
            "gegevens",
            "soort",
            "duur (ISO 8601)",
            "begint bij",
            "wettelijke bepaling",
            "waardering",
            "selectielijst",
        ],
        rijen: bewaartermijnen,
    },
];

/// What the workbook says of itself.
pub(in crate::exchange) fn toelichting(kop: &Kop) -> Vec<(&'static str, String)> {
    let datum = |datum: Option<chrono::NaiveDate>| datum.map(|datum| datum.to_string()).unwrap_or_default();
    let omvang = match kop.omvang {
        Omvang::Nieuwste => "De nieuwste inhoud: het concept, en anders de versie die telt",
        Omvang::Dag => "Wat op een dag telt",
        Omvang::Periode => "Wat in een periode gold",
        Omvang::Geschiedenis => "Alle versies",
    };
    vec![
        ("Register", kop.register.clone()),
        ("Omvang", omvang.to_owned()),
        ("Geldig op", datum(kop.geldig_op)),
        ("Geldig van", datum(kop.geldig_van)),
        ("Geldig tot en met", datum(kop.geldig_tot)),
        ("Zoals bekend op", kop.beschikbaar_op.to_string()),
        ("Kenmerk van de afgeleide gegevens", kop.projectie.clone()),
        ("Licentie", kop.licentie.clone().unwrap_or_default()),
    ]
}

fn doelen(romp: &Romp) -> Vec<Vec<String>> {
    let rij = |doel: Option<&String>, grondslag: Option<&crate::domain::publiek::openbaar::OpenbareGrondslag>| {
        let code = grondslag.and_then(|een| een.grondslag.as_ref());
        let bepalingen = || grondslag.into_iter().flat_map(|een| &een.wettelijke_bepalingen);
        vec![
            tekst(doel),
            code.map(|code| code.naam.clone()).unwrap_or_default(),
            code.map(|code| code.code.clone()).unwrap_or_default(),
            label(grondslag.and_then(|een| een.grondslag_groep.as_ref())),
            samen(bepalingen().filter_map(|bepaling| bepaling.tekst.clone())),
            samen(bepalingen().filter_map(|bepaling| bepaling.url.clone())),
            tekst(grondslag.and_then(|een| een.toelichting.as_ref())),
        ]
    };
    let mut rijen = Vec::new();
    for doel in &romp.doelen {
        let omschrijving = doel.omschrijving.as_ref();
        if doel.grondslagen.is_empty() {
            rijen.push(rij(omschrijving, None));
        }
        rijen.extend(doel.grondslagen.iter().map(|grondslag| rij(omschrijving, Some(grondslag))));
    }
    rijen
}

fn gegevens(romp: &Romp) -> Vec<Vec<String>> {
    let mut rijen = Vec::new();
    for groep in &romp.betrokkenen {
        let voor = [
            label(groep.categorie.as_ref()),
            code(groep.categorie.as_ref()),
            tekst(groep.omschrijving.as_ref()),
            janee(groep.betreft_minderjarigen),
        ];
        if groep.gegevens.is_empty() {
            rijen.push(voor.to_vec());
        }
        for gegeven in &groep.gegevens {
            let bronnen = samen(gegeven.bronnen.iter().filter_map(|bron| naam(bron.bron.as_ref())));
            let achter = [
                label(gegeven.categorie.as_ref()),
                code(gegeven.categorie.as_ref()),
                tekst(gegeven.omschrijving.as_ref()),
                gegeven.gevoeligheid.naam.clone(),
                bronnen,
                janee(gegeven.verstrekking_verplicht),
            ];
            rijen.push([&voor[..], &achter].concat());
        }
    }
    rijen
}

fn ontvangers(romp: &Romp) -> Vec<Vec<String>> {
    let rij = |ontvanger: &crate::domain::publiek::openbaar::OpenbareOntvanger| {
        let [organisatie, uuid] = wie(ontvanger.organisatie.as_ref());
        vec![
            label(ontvanger.soort.as_ref()),
            code(ontvanger.soort.as_ref()),
            organisatie,
            uuid,
            tekst(ontvanger.naam.as_ref()),
            tekst(ontvanger.omschrijving.as_ref()),
            samen(ontvanger.gegevens.iter().map(|gegeven| gegeven.naam.clone())),
            tekst(ontvanger.grondslag_verstrekking.as_ref()),
            label(ontvanger.land.as_ref()),
        ]
    };
    romp.ontvangers.iter().map(rij).collect()
}

fn verwerkers(romp: &Romp) -> Vec<Vec<String>> {
    let rij = |verwerker: &crate::domain::publiek::openbaar::OpenbareVerwerker| {
        let [organisatie, uuid] = wie(verwerker.organisatie.as_ref());
        vec![
            organisatie,
            uuid,
            label(verwerker.soort.as_ref()),
            label(verwerker.land.as_ref()),
            tekst(verwerker.werkzaamheden.as_ref()),
            samen(verwerker.subverwerkers.iter().map(|een| een.naam.clone())),
        ]
    };
    romp.verwerkers.iter().map(rij).collect()
}

fn doorgiften(romp: &Romp) -> Vec<Vec<String>> {
    let rij = |doorgifte: &crate::domain::publiek::openbaar::OpenbareDoorgifte| {
        vec![
            label(doorgifte.land.as_ref()),
            code(doorgifte.land.as_ref()),
            tekst(doorgifte.internationale_organisatie.as_ref()),
            tekst(doorgifte.ontvanger.as_ref()),
            label(doorgifte.instrument.as_ref()),
            code(doorgifte.instrument.as_ref()),
            tekst(doorgifte.toelichting.as_ref()),
        ]
    };
    romp.doorgiften.iter().map(rij).collect()
}

fn bewaartermijnen(romp: &Romp) -> Vec<Vec<String>> {
    let rij = |termijn: &crate::domain::publiek::openbaar::OpenbareBewaartermijn| {
        let selectielijst = termijn.selectielijst.as_ref().and_then(|resultaat| resultaat.volledig_nummer.as_ref());
        vec![
            tekst(termijn.onderdeel.as_ref()),
            tekst(termijn.tekst.as_ref()),
            samen(termijn.gegevens.iter().map(|gegeven| gegeven.naam.clone())),
            label(termijn.soort.as_ref()),
            termijn.termijn.map(|duur| duur.to_string()).unwrap_or_default(),
            label(termijn.startmoment.as_ref()),
            bepaling(termijn.wettelijke_bepaling.as_ref()),
            label(termijn.waardering.as_ref()),
            tekst(selectielijst),
        ]
    };
    romp.bewaartermijnen.iter().map(rij).collect()
}

fn tekst(tekst: Option<&String>) -> String {
    tekst.cloned().unwrap_or_default()
}

fn label(code: Option<&OpenbareCode>) -> String {
    naam(code).unwrap_or_default()
}

fn code(code: Option<&OpenbareCode>) -> String {
    code.map(|code| code.code.clone()).unwrap_or_default()
}

fn janee(waarde: Option<bool>) -> String {
    waarde.map_or("", |waarde| if waarde { "ja" } else { "nee" }).to_owned()
}

fn wie(organisatie: Option<&OpenbareOrganisatieVerwijzing>) -> [String; 2] {
    organisatie.map(|een| [een.naam.clone(), een.uuid.to_string()]).unwrap_or_default()
}

fn bepaling(bepaling: Option<&OpenbareWettelijkeBepaling>) -> String {
    tekst(bepaling.and_then(|bepaling| bepaling.tekst.as_ref()))
}

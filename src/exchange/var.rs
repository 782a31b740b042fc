//! The register in the words of the draft "VAR API 0.1.0" of VNG Realisatie (VNG-Realisatie/gemma-verwerkingenlogging,
//! `docs/api-write/oas-specification/var-api/openapi.yaml`). What it loses: `docs/koppelvlakken.md`.

use serde::Serialize;
use uuid::Uuid;

use crate::domain::{
    publiek::openbaar::{OpenbareCode, Romp},
    woorden::eenmaal::eenmaal,
};

/// The most characters of a name and of a description.
const NAAM: usize = 242;
const BESCHRIJVING: usize = 2042;

/// A list, in the envelope of the draft.
#[derive(Debug, Serialize)]
pub struct Lijst {
    /// How many there are.
    pub count: i64,
    /// The next page.
    pub next: Option<String>,
    /// The previous page.
    pub previous: Option<String>,
    /// The activities.
    pub results: Vec<Verwerkingsactiviteit>,
}

/// An activity.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verwerkingsactiviteit {
    id: Uuid,
    naam: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    categorie: Option<String>,
    verantwoordelijke_organisatie: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    verantwoordelijke_bestuursorgaan: Option<String>,
    doel: String,
    grondslag: String,
    toelichting_grondslag: String,
    bewaartermijn: String,
    herkomst: String,
    afnemende_internationale_derden: Vec<String>,
    afnemende_categorie_ontvangers: Vec<String>,
    verwerkte_persoonsgegevens: Vec<VerwerktPersoonsgegeven>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct VerwerktPersoonsgegeven {
    rol_betrokkene: String,
    naam: String,
}

impl Verwerkingsactiviteit {
    /// The activity as the draft has it; the OIN is that of its controller today. None when something that the draft requires is not
    /// known: an OIN, a purpose, a legal basis.
    #[must_use]
    pub fn new(romp: &Romp, oin: Option<String>) -> Option<Self> {
        let grondslagen = || romp.doelen.iter().flat_map(|doel| &doel.grondslagen);
        let bepalingen = grondslagen().flat_map(|een| &een.wettelijke_bepalingen).filter_map(|bepaling| bepaling.tekst.clone());
        let gegevens = || romp.betrokkenen.iter().flat_map(|groep| groep.gegevens.iter().map(move |gegeven| (groep, gegeven)));
        let bronnen = gegevens().flat_map(|(_, gegeven)| &gegeven.bronnen);
        let eerste = romp.verwerkingsverantwoordelijken.first();
        let gevuld = |tekst: String| Some(tekst).filter(|tekst| !tekst.is_empty());
        Some(Self {
            id: romp.uuid,
            naam: kort(&romp.naam, NAAM),
            categorie: romp.themas.first().map(|thema| thema.naam.clone()),
            verantwoordelijke_organisatie: oin?,
            verantwoordelijke_bestuursorgaan: eerste.and_then(|partij| naam(partij.bestuursorgaan.as_ref())),
            doel: gevuld(samen(romp.doelen.iter().filter_map(|doel| doel.omschrijving.clone())))?,
            grondslag: gevuld(samen(
                grondslagen().filter_map(|een| een.grondslag.as_ref().map(|code| woord(&code.code, &code.naam))),
            ))?,
            toelichting_grondslag: samen(bepalingen.chain(grondslagen().filter_map(|een| een.toelichting.clone()))),
            bewaartermijn: samen(romp.bewaartermijnen.iter().filter_map(|termijn| termijn.tekst.clone())),
            herkomst: samen(bronnen.filter_map(|bron| naam(bron.bron.as_ref()))),
            afnemende_internationale_derden: romp
                .doorgiften
                .iter()
                .filter_map(|een| {
                    een.ontvanger.clone().or_else(|| een.internationale_organisatie.clone()).or_else(|| naam(een.land.as_ref()))
                })
                .map(|tekst| kort(&tekst, NAAM))
                .collect(),
            afnemende_categorie_ontvangers: romp
                .ontvangers
                .iter()
                .filter_map(|een| naam(een.soort.as_ref()).or_else(|| een.naam.clone()))
                .map(|tekst| kort(&tekst, NAAM))
                .collect(),
            verwerkte_persoonsgegevens: gegevens()
                .map(|(groep, gegeven)| VerwerktPersoonsgegeven {
                    rol_betrokkene: kort(
                        &naam(groep.categorie.as_ref()).or_else(|| groep.omschrijving.clone()).unwrap_or_default(),
                        NAAM,
                    ),
                    naam: kort(
                        &naam(gegeven.categorie.as_ref()).or_else(|| gegeven.omschrijving.clone()).unwrap_or_default(),
                        NAAM,
                    ),
                })
                .collect(),
        })
    }
}

fn naam(code: Option<&OpenbareCode>) -> Option<String> {
    code.map(|code| code.naam.clone())
}

/// The names that the draft lists for the legal bases; it has none for a vital interest.
fn woord(code: &str, naam: &str) -> String {
    let woord = match code {
        "gerechtvaardigd_belang" => "Gerechtvaardigd belang",
        "taak_algemeen_belang" => "Publieke taak",
        "toestemming" => "Toestemming betrokkene",
        "overeenkomst" => "Uitvoering overeenkomst",
        "wettelijke_verplichting" => "Wettelijke verplichting",
        _ => naam,
    };
    woord.to_owned()
}

/// Each once, with a semicolon between them.
fn samen(teksten: impl Iterator<Item = String>) -> String {
    kort(&eenmaal(teksten).join("; "), BESCHRIJVING)
}

fn kort(tekst: &str, meeste: usize) -> String {
    if tekst.chars().count() <= meeste { tekst.to_owned() } else { tekst.chars().take(meeste - 1).chain(['…']).collect() }
}

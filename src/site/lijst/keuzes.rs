//! What a reader can choose on the list, and what was chosen: filters, order and the time that it is about.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::{
    domain::{
        publiek::verklaring::soort_gegevens,
        recht::kennis::Kennis,
        woorden::{
            codes::{GeslotenCode, Status},
            datum::in_woorden,
        },
        zoeken::{facet::Facet, kenmerk::Kenmerk},
    },
    register::facetten::{FacetWaarde, OpenbareFacet},
    site::Adres,
};

/// Something to choose, or to take back: where that leads and what it is called.
pub(in crate::site) struct Keuze {
    pub adres: String,
    pub naam: String,
    pub aantal: Option<i64>,
    pub gekozen: bool,
}

/// The values of a facet.
pub(in crate::site) struct Groep {
    pub naam: &'static str,
    pub open: bool,
    pub keuzes: Vec<Keuze>,
}

pub(super) fn waarde(adres: &Adres, sleutel: &str) -> String {
    adres.paren().iter().find(|(naam, _)| naam == sleutel).map(|(_, waarde)| waarde.clone()).unwrap_or_default()
}

/// What a facet is called on the page.
fn kop(facet: Facet) -> &'static str {
    match facet {
        Facet::Thema => "Onderwerp",
        Facet::Registerhouder => "Organisatie",
        Facet::GrondslagGroep => "Waarom mag dat?",
        Facet::Grondslag => "Grondslag volgens de AVG",
        Facet::Gegevens => "Gegevens",
        Facet::Gevoeligheid => "Gevoeligheid",
        Facet::Ontvanger => "Wie krijgt de gegevens?",
        Facet::Bewaartermijn => "Hoe lang bewaard?",
        Facet::Land => "Naar welk land?",
        Facet::Besluitvorming => "Besluit een computer?",
        Facet::Zaaktype => "Zaaktype",
        Facet::Status => "Geldt het nu?",
    }
}

pub(super) fn groep(adres: &Adres, facet: &OpenbareFacet) -> Groep {
    let sleutel = facet.facet.filter();
    let keuze = |waarde: &FacetWaarde| {
        let gekozen = adres.heeft(sleutel, &waarde.code);
        let anders = if gekozen { adres.zonder(sleutel, &waarde.code) } else { adres.met(sleutel, &waarde.code) };
        let naam = if facet.facet == Facet::Gegevens { soort_gegevens(&waarde.code, &waarde.naam) } else { waarde.naam.clone() };
        Keuze { adres: anders.to_string(), naam, aantal: Some(waarde.aantal), gekozen }
    };
    let mut keuzes: Vec<Keuze> = facet.waarden.iter().map(keuze).collect();
    // A kind of recipient and an organisation may have the same name.
    let dubbel = |naam: &str| facet.waarden.iter().filter(|waarde| waarde.naam == naam).count() > 1;
    for (keuze, waarde) in keuzes.iter_mut().zip(&facet.waarden) {
        if waarde.code.parse::<Uuid>().is_ok() && dubbel(&waarde.naam) {
            keuze.naam.push_str(", als organisatie");
        }
    }
    let open = keuzes.iter().any(|keuze| keuze.gekozen) || matches!(facet.facet, Facet::Thema | Facet::GrondslagGroep);
    Groep { naam: kop(facet.facet), open, keuzes }
}

/// Each filter that is on, by its name, with where the page goes without it.
pub(super) fn actief(adres: &Adres, facetten: &[OpenbareFacet], kennis: &Kennis) -> Vec<Keuze> {
    let naam = |sleutel: &str, code: &str| {
        let facet = facetten.iter().find(|facet| facet.facet.filter() == sleutel);
        let waarde = facet.and_then(|facet| facet.waarden.iter().find(|waarde| waarde.code == code));
        let waarde = waarde.map_or_else(|| leesbaar(sleutel, code, kennis), |waarde| waarde.naam.clone());
        if facet.is_some() { waarde } else { format!("{}{waarde}", voor(sleutel)) }
    };
    let filters =
        adres.paren().iter().filter(|(sleutel, _)| !matches!(sleutel.as_str(), "zoek" | "page" | "pageSize" | "sorteer"));
    filters
        .map(|(sleutel, code)| Keuze {
            adres: adres.zonder(sleutel, code).to_string(),
            naam: naam(sleutel, code),
            aantal: None,
            gekozen: true,
        })
        .collect()
}

pub(super) fn sortering(adres: &Adres) -> Vec<Keuze> {
    let nu = waarde(adres, "sorteer");
    let standaard = if waarde(adres, "zoek").is_empty() { "naam" } else { "relevantie" };
    let gekozen = if nu.is_empty() { standaard } else { &nu };
    let volgordes =
        [("relevantie", "best passend"), ("naam", "naam"), ("-vastgesteldOp", "laatst gewijzigd"), ("identificatie", "nummer")];
    let adres = adres.zonder_sleutel("page");
    let keuze = |(code, naam): (&str, &str)| Keuze {
        adres: adres.op("sorteer", code).to_string(),
        naam: naam.to_owned(),
        aantal: None,
        gekozen: code == gekozen,
    };
    // Nothing fits best where nothing is asked.
    volgordes
        .into_iter()
        .filter(|(code, _)| *code != "relevantie" || standaard == "relevantie" || *code == gekozen)
        .map(keuze)
        .collect()
}

/// What stands before the value of a filter that has no facet.
fn voor(sleutel: &str) -> String {
    let woorden = match sleutel {
        "geldigOp" => "geldig op",
        "geldigVan" => "geldig vanaf",
        "geldigTot" => "geldig tot en met",
        "beschikbaarOp" => "zoals bekend op",
        "vastgesteldVan" => "vastgesteld vanaf",
        "vastgesteldTot" => "vastgesteld tot en met",
        "identificatie" => "nummer",
        "status" => return String::new(),
        "wet" => "wet:",
        andere => return format!("{andere}: "),
    };
    format!("{woorden} ")
}

/// A date in words, a code by its name, anything else as it is.
fn leesbaar(sleutel: &str, waarde: &str, kennis: &Kennis) -> String {
    let lijst = sleutel.parse::<Kenmerk>().ok().and_then(Kenmerk::lijst);
    let lijst = lijst.or_else(|| (sleutel == Facet::Status.filter()).then_some(Status::LIJST));
    waarde
        .parse::<NaiveDate>()
        .map_or_else(|_| lijst.map_or_else(|| waarde.to_owned(), |lijst| kennis.naam(lijst, waarde)), in_woorden)
}

/// Whether a list is about another time or state than now, so that its results are versions.
pub(super) fn is_van_toen(adres: &Adres) -> bool {
    let van_toen = ["geldigOp", "geldigVan", "geldigTot", "beschikbaarOp", "status"];
    adres.paren().iter().any(|(sleutel, _)| van_toen.contains(&sleutel.as_str()))
}

/// The days between which everything is shown, and what else was chosen.
pub(in crate::site) struct Periode {
    pub van: String,
    pub tot: String,
    pub verborgen: Vec<(String, String)>,
}

impl Periode {
    /// What was chosen. One day is a period that begins and ends on it.
    pub(super) fn new(adres: &Adres) -> Self {
        let dag = waarde(adres, "geldigOp");
        let anders = |sleutel| Some(waarde(adres, sleutel)).filter(|gekozen| !gekozen.is_empty());
        let van = anders("geldigVan").unwrap_or_else(|| dag.clone());
        let tot = anders("geldigTot").unwrap_or(dag);
        let rest = ["geldigOp", "geldigVan", "geldigTot", "status", "page"].iter();
        let verborgen = rest.fold(adres.clone(), |adres, sleutel| adres.zonder_sleutel(sleutel)).paren().to_vec();
        Self { van, tot, verborgen }
    }

    /// Whether a day was chosen.
    pub fn is_open(&self) -> bool {
        !self.van.is_empty() || !self.tot.is_empty()
    }
}

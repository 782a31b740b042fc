//! The list: full-text search and facets that combine, everything in the address.

mod keuzes;
mod meenemen;
mod minder;
mod wegwijs;

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;

use super::{
    Adres, Kader,
    pagina::{lijstpagina, tekst},
};
use crate::{
    domain::{
        publiek::openbaar::SamenvattingRomp,
        recht::kennis::Kennis,
        woorden::{
            adressen::Vindplaats,
            codes::{GeslotenCode, Status},
            zoekwoord::{Zoektermen, Zoekwoord},
        },
        zoeken::{
            facet::Facet,
            fragment::{Stuk, fragment},
        },
    },
    error::{Error, Result},
    http::{filters::openbare_selectie, page::PageRequest, query::Query},
    index::Selectie,
    register::facetten::benoem,
    store::openbaar::{self, Gevonden},
    toestand::State,
};

use keuzes::{Groep, Keuze, Periode, actief, groep, is_van_toen, sortering, waarde};
use meenemen::Meenemen;
use minder::met_minder;
pub(super) use wegwijs::Wegwijzer;

const PAD: &str = "/verwerkingen";

#[derive(Template)]
#[template(path = "site/lijst.html")]
struct Lijst {
    kader: Kader,
    zoek: String,
    count: i64,
    suggestie: Option<(String, String)>,
    /// With which words something is found where all of them together find nothing, and which were left out, each with its own list.
    minder: Option<(String, Vec<(String, String)>)>,
    /// Pages that may answer the question: path and name.
    wegwijs: Vec<(String, String)>,
    gestopt: Option<Gestopt>,
    /// Whether only what has ended was found, and is shown.
    is_gestopt: bool,
    /// The same list as files; not where a file cannot ask.
    meenemen: Option<Meenemen>,
    actief: Vec<Keuze>,
    facetten: Vec<Groep>,
    sortering: Vec<Keuze>,
    resultaten: Vec<Resultaat>,
    verborgen: Vec<(String, String)>,
    periode: Periode,
    vorige: Option<String>,
    volgende: Option<String>,
    bladzijde: String,
}

/// An activity in the list.
struct Resultaat {
    pad: String,
    naam: String,
    passage: Vec<Stuk>,
    registerhouder: String,
    identificatie: String,
    etiketten: Vec<String>,
}

#[get("/verwerkingen")]
pub(super) async fn lijst(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let mut query = Query::of_page(&request);
    lijstpagina(&request, &state, move |tx, state| {
        let kennis = state.store.kennis();
        let bladzijde = PageRequest::read(&mut query);
        let mut selectie = openbare_selectie(tx, &mut query, kennis)?;
        let gekozen = query.chosen();
        query.finish()?;
        let adres = Adres::new(PAD, gekozen);
        let gezocht = waarde(&adres, "zoek");
        let wegwijzer = Wegwijzer::new(tx, kennis);
        let wegwijs = if bladzijde.page == 1 { wegwijzer.voor(kennis, &selectie.zoek) } else { Vec::new() };
        let vindt_nu = |selectie: &Selectie| tx.index.kies(selectie).aantal() > 0;
        // What has ended is what somebody looks for who finds nothing else.
        let gestopt = gestopt_van(&selectie);
        let leeg = !vindt_nu(&selectie) && !gestopt.as_ref().is_some_and(vindt_nu);
        let suggestie = if leeg { tx.index.suggestie(&selectie) } else { None };
        let zegt_iets = selectie.zoek.iter().any(|woord| !kennis.is_stopwoord(woord));
        let zoek_minder = leeg && zegt_iets && suggestie.is_none() && selectie.zoek.len() > 1;
        let delen: Vec<_> = [selectie.clone()].into_iter().chain(gestopt).collect();
        let minder = if zoek_minder { met_minder(tx.index, &delen, &wegwijzer) } else { None };
        if let Some((over, _)) = &minder {
            selectie.zoek.clone_from(over);
        }
        let los = |woord: String| (adres.zonder_sleutel("page").op("zoek", &woord).to_string(), woord);
        let minder = minder.map(|(over, weg)| (over.join(" "), weg.into_iter().map(los).collect::<Vec<_>>()));
        let bestand = minder.as_ref().map_or_else(|| adres.clone(), |(over, _)| adres.op("zoek", over));
        let ook_gestopt = gestopt_van(&selectie).filter(vindt_nu);
        let alleen_gestopt = ook_gestopt.as_ref().filter(|_| !vindt_nu(&selectie)).cloned();
        let is_gestopt = alleen_gestopt.is_some();
        let gestopt = ook_gestopt.filter(|_| !is_gestopt).map(|gestopt| Gestopt::new(tx.index.kies(&gestopt).aantal(), &bestand));
        let bestand = if is_gestopt { bestand.met("status", Status::Beeindigd.code()) } else { bestand };
        let selectie = alleen_gestopt.unwrap_or(selectie);
        let keuze = tx.index.kies(&selectie);
        let count = keuze.aantal();
        let gevonden = openbaar::lees(tx.conn, keuze.bladzijde(bladzijde.offset(), bladzijde.limit()), false)?;
        let kader = Kader::new(state, PAD);
        let is_bestand = kader.is_bestand();
        // Where nothing can be chosen, facets only give what was chosen its name.
        let nodig = |facet: &&Facet| !kader.is_bestand() || !waarde(&adres, facet.filter()).is_empty();
        let geteld = keuze.facetten(FACETTEN.iter().filter(nodig));
        let facetten = benoem(tx.conn, kennis, geteld)?;
        let laatste = u32::try_from(count).unwrap_or(u32::MAX).div_ceil(bladzijde.page_size).max(1);
        if bladzijde.page > laatste {
            return Err(Error::NotFound("deze bladzijde"));
        }
        let woorden: Vec<_> = selectie.zoek.iter().map(|woord| Gezocht::new(woord, kennis)).collect();
        let van_toen = is_van_toen(&adres);
        let actief = actief(&adres, &facetten, kennis);
        // Of one thing there is nothing to choose.
        let te_kiezen = if count > 1 || !actief.is_empty() { facetten } else { Vec::new() };
        let facetten = te_kiezen.iter().map(|facet| groep(&adres, facet)).collect();
        let naar = |page: u32| adres.op("page", &page.to_string()).to_string();
        let kader = match canoniek(&adres, bladzijde.page) {
            Some(adres) => {
                kader.op(state, &adres.to_string(), "Welke persoonsgegevens worden gebruikt, waarvoor, en wie krijgt ze?")
            }
            None => kader,
        };
        tekst(&Lijst {
            kader,
            zoek: gezocht,
            minder,
            wegwijs,
            count,
            suggestie: suggestie.map(|woorden| (adres.zonder_sleutel("page").op("zoek", &woorden).to_string(), woorden)),
            gestopt,
            is_gestopt,
            meenemen: (!is_bestand).then(|| Meenemen::new(&bestand, count)),
            actief,
            sortering: sortering(&adres),
            facetten,
            resultaten: gevonden.iter().map(|een| resultaat(een, &woorden, van_toen)).collect::<Result<_>>()?,
            verborgen: adres.zonder_sleutel("zoek").zonder_sleutel("page").paren().to_vec(),
            periode: Periode::new(&adres),
            vorige: (bladzijde.page > 1).then(|| naar((bladzijde.page - 1).min(laatste))),
            volgende: (bladzijde.page < laatste).then(|| naar(bladzijde.page + 1)),
            bladzijde: format!("Bladzijde {} van {laatste}", bladzijde.page),
        })
    })
    .await
}

/// The whole list and the list of one choice are pages for search engines; questions and combinations have no end.
fn canoniek(adres: &Adres, bladzijde: u32) -> Option<Adres> {
    let adres = if bladzijde == 1 { adres.zonder_sleutel("page") } else { adres.clone() };
    let gekozen: Vec<_> =
        adres.paren().iter().map(|(sleutel, _)| sleutel.as_str()).filter(|sleutel| *sleutel != "page").collect();
    let is_keuze = |sleutel: &str| FACETTEN.iter().any(|facet| facet.filter() == sleutel);
    (gekozen.len() <= 1 && gekozen.iter().all(|sleutel| is_keuze(sleutel))).then_some(adres)
}

/// The same question about what has ended: its data may still be there. Who lists everything, or asks for a state, does not ask it.
fn gestopt_van(selectie: &Selectie) -> Option<Selectie> {
    let vraagt = selectie.status.is_empty() && !selectie.zoek.is_empty();
    vraagt.then(|| Selectie { status: vec![Status::Beeindigd], ..selectie.clone() })
}

/// What was found among what has ended, beside what holds: where, and how many.
struct Gestopt {
    adres: String,
    woorden: String,
}

impl Gestopt {
    fn new(aantal: i64, adres: &Adres) -> Self {
        let woorden = match aantal {
            1 => "Er is ook één verwerking die is gestopt.".to_owned(),
            aantal => format!("Er zijn ook {aantal} verwerkingen die zijn gestopt."),
        };
        Self { adres: adres.met("status", Status::Beeindigd.code()).to_string(), woorden }
    }
}

/// The facets of the page, in the order in which people ask.
const FACETTEN: &[Facet] = &[
    Facet::Thema,
    Facet::Registerhouder,
    Facet::GrondslagGroep,
    Facet::Gegevens,
    Facet::Gevoeligheid,
    Facet::Ontvanger,
    Facet::Land,
    Facet::Besluitvorming,
    Facet::Bewaartermijn,
    Facet::Grondslag,
];

/// A word of the query, and the official words that it may stand for.
struct Gezocht<'a> {
    woord: Zoekwoord,
    officieel: Vec<&'a [Zoekwoord]>,
}

impl<'a> Gezocht<'a> {
    fn new(woord: &str, kennis: &'a Kennis) -> Self {
        let woord = Zoekwoord::new(woord);
        Self { officieel: kennis.officieel(&woord).collect(), woord }
    }

    /// What it finds in a record with these terms: a record is found by an everyday word when it has all words that this stands for.
    fn vindt(&self, termen: &Zoektermen) -> Vec<Zoekwoord> {
        let ook = self.officieel.iter().filter(|woorden| woorden.iter().all(|woord| termen.bevat(woord)));
        [self.woord.clone()].into_iter().chain(ook.flat_map(|woorden| woorden.iter().cloned())).collect()
    }
}

/// A passage begins with a sentence where one begins before what was found; one that begins or ends within a sentence says so.
fn met_puntjes(mut passage: Vec<Stuk>, teksten: &[&str]) -> Vec<Stuk> {
    let Some(eerste) = passage.first_mut() else { return passage };
    let is_begin = teksten.iter().any(|tekst| tekst.trim_start().starts_with(&eerste.tekst));
    if !is_begin && eerste.tekst.starts_with(char::is_lowercase) {
        let zin = eerste.tekst.split_once(". ").filter(|_| !eerste.gevonden).map(|(_, zin)| zin.to_owned());
        match zin {
            Some(zin) => eerste.tekst = zin,
            None => eerste.tekst.insert_str(0, "… "),
        }
    }
    if let Some(laatste) = passage.last_mut().filter(|stuk| !stuk.tekst.trim_end().ends_with(['.', '?', '!', '…'])) {
        laatste.tekst = format!("{}…", laatste.tekst.trim_end_matches([' ', ',', ';', ':']));
    }
    passage
}

/// An activity; of another time than now the version that was found.
fn resultaat(gevonden: &Gevonden, zoek: &[Gezocht<'_>], van_toen: bool) -> Result<Resultaat> {
    let romp: SamenvattingRomp = serde_json::from_str(&gevonden.tekst)?;
    let mut teksten: Vec<&str> = romp.omschrijving.as_deref().into_iter().collect();
    teksten.extend(romp.doelen.iter().map(String::as_str));
    let mut termen = Zoektermen::default();
    if zoek.iter().any(|gezocht| !gezocht.officieel.is_empty()) {
        // As a record is given its everyday words: by its name and its purposes.
        [&romp.naam].into_iter().chain(&romp.doelen).for_each(|tekst| termen.voeg_toe(tekst, 1));
    }
    let passage = fragment(&teksten, &zoek.iter().map(|gezocht| gezocht.vindt(&termen)).collect::<Vec<_>>());
    let gestopt = gevonden.treffer.einde.then(|| "Gestopt".to_owned());
    let groepen = romp.grondslag_groepen.iter().map(|groep| groep.naam.clone());
    let gevoelig = romp.gevoeligheid.iter().filter(|gevoeligheid| gevoeligheid.code != "gewoon");
    Ok(Resultaat {
        pad: if van_toen { Vindplaats::Versie(romp.uuid, romp.nummer) } else { Vindplaats::Activiteit(romp.uuid) }.pagina(),
        passage: met_puntjes(passage, &teksten),
        registerhouder: romp.registerhouder.naam.clone(),
        identificatie: romp.identificatie,
        etiketten: gestopt.into_iter().chain(groepen).chain(gevoelig.map(|gevoeligheid| gevoeligheid.naam.clone())).collect(),
        naam: romp.naam,
    })
}

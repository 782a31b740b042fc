//! `/bevindingen`: everything that is wrong on a day in what counts on that day.

use std::{ops::Range, sync::Arc};

use actix_web::{HttpRequest, HttpResponse, get, web};
use chrono::NaiveDate;
use serde::Serialize;
use strum::VariantArray;
use utoipa::{
    ToSchema,
    openapi::{RefOr, Schema},
};
use uuid::Uuid;

use super::{links, page};
use crate::{
    auth::Caller,
    database::DbConnection,
    domain::{
        recht::{
            dossier::Dossier,
            kennis::Kennis,
            toetsing::{self, Bevinding},
        },
        woorden::{adressen::Vindplaats, codes::Ernst},
        zoeken::kenmerk::Kenmerk,
    },
    error::Result,
    http::{
        budget::Budgets,
        page::PageRequest,
        query::{
            Kind, Param, Query,
            kind::{Choices, Codes, Date, FreeTexts, Texts, Uuids},
            parameters,
        },
    },
    index::{Bereik, Deel, Filter, Selectie, Treffer, Volgorde},
    store::{
        Lijsten,
        bevindingen::{self, Geldend},
    },
    toestand::State,
};

/// Een bladzijde bevindingen.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BevindingPagina {
    /// Hoeveel resultaten er in totaal zijn.
    #[schema(minimum = 0)]
    pub count: i64,
    /// Adres van de volgende bladzijde.
    #[schema(required)]
    pub next: Option<String>,
    /// Adres van de vorige bladzijde.
    #[schema(required)]
    pub previous: Option<String>,
    /// De dag waarop is getoetst.
    pub peildatum: NaiveDate,
    /// Kenmerk van de kennis waarmee is getoetst.
    pub kennisversie: String,
    /// De resultaten van deze bladzijde, op naam van de activiteit en dan op code.
    pub results: Vec<BevindingRegel>,
}

/// Een bevinding bij een activiteit die geldt.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BevindingRegel {
    /// Vaste sleutel van de activiteit.
    pub uuid: Uuid,
    /// Adres van de activiteit in deze API.
    pub url: String,
    /// Nummer in het register.
    pub identificatie: String,
    /// De organisatie die het register bijhoudt (uuid).
    pub registerhouder: Uuid,
    /// Naam van de activiteit.
    pub naam: String,
    /// De afdeling.
    #[schema(required)]
    pub afdeling: Option<String>,
    /// Nummer van de versie die geldt.
    #[schema(minimum = 1)]
    pub nummer: i32,
    /// De bevinding.
    pub bevinding: Bevinding,
}

/// Codes of rules. The document does not list them: a client must survive a new rule.
#[derive(Debug, Clone, Copy)]
struct Regelcodes;

impl Kind for Regelcodes {
    type Value = Vec<&'static str>;

    fn read(&self, query: &mut Query, sleutel: &'static str) -> Self::Value {
        Choices(|| toetsing::codes().collect()).read(query, sleutel)
    }

    fn schema(&self) -> RefOr<Schema> {
        Texts(100).schema()
    }
}

const REGEL: Param<Regelcodes> =
    Param::new("regel", Regelcodes, "Alleen bevindingen van deze regels.").alternatives().example("VR-G01");
const ERNST: Param<Codes<Ernst>> =
    Param::new("ernst", Codes(Ernst::VARIANTS), "Alleen bevindingen van deze ernst.").alternatives();
const REGISTERHOUDER: Param<Uuids> =
    Param::new("registerhouder", Uuids, "De organisatie die het register bijhoudt (uuid).").alternatives();
const AFDELING: Param<FreeTexts> = Param::new("afdeling", FreeTexts(200), "De afdeling.").alternatives();
const PEILDATUM: Param<Date> =
    Param::new("peildatum", Date, "De dag waarop wordt getoetst; zonder keuze: vandaag.").example("2026-12-31");

parameters! {
    /// Which findings, on which day.
    BevindingFilters: REGEL, ERNST, REGISTERHOUDER, AFDELING, PEILDATUM
}

/// So many activities are judged in one go.
const PER_BEURT: usize = 50;

/// What is asked for.
struct Vraag {
    regels: Vec<&'static str>,
    ernst: Vec<Ernst>,
    bladzijde: Range<i64>,
}

/// Toont alle bevindingen
///
/// Alles wat niet klopt in wat op de gevraagde dag geldt: een verlopen overeenkomst, een wet die is vervallen, een termijn die is
/// verstreken. Er verandert niets.
#[utoipa::path(
    tag = "Toetsing",
    params(
        BevindingFilters,
        crate::http::page::Paginering
    ),
    responses((status = 200, description = "Een bladzijde.", body = BevindingPagina,
        headers(("Link" = Option<String>, description = "De volgende en vorige bladzijde.")))),
    security(("bearer" = ["register:lezen"]))
)]
#[get("/bevindingen")]
pub async fn list_bevindingen(
    request: HttpRequest,
    caller: Caller,
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let pagina = PageRequest::read(&mut query);
    let vraag = Vraag {
        regels: REGEL.read(&mut query),
        ernst: ERNST.read(&mut query),
        bladzijde: pagina.offset()..pagina.offset() + pagina.limit(),
    };
    let gekozen = state.store.read_lists(move |tx| {
        let selectie = selectie(tx, &caller, &mut query);
        query.finish()?;
        let keuze = tx.index.kies(&selectie);
        Ok((keuze.bladzijde(0, keuze.aantal()), selectie.dag))
    });
    let (treffers, peildatum) = gekozen.await?;
    let (budgets, vraag) = (Budgets::of(&request)?.clone(), Arc::new(vraag));
    let (mut count, mut results) = (0, Vec::new());
    // Judging takes long, so it takes turns with everyone else.
    for deel in treffers.chunks(PER_BEURT) {
        let beurt = budgets.turn().await?;
        let (tonen, deel, vraag) = (state.clone(), deel.to_vec(), Arc::clone(&vraag));
        let gevonden = state.store.read(move |tx| {
            let _beurt = beurt;
            toets(tx.conn, &tonen, &deel, peildatum, (&vraag, count))
        });
        let (aantal, regels) = gevonden.await?;
        count += aantal;
        results.extend(regels);
    }
    let links = links(&request, &state, pagina, count);
    let (next, previous) = (links.next.clone(), links.previous.clone());
    let kennisversie = state.store.kennis().versie().to_owned();
    Ok(page(&BevindingPagina { count, next, previous, peildatum, kennisversie, results }, &links))
}

/// What counts on the day, as far as the caller may read it.
fn selectie(tx: &Lijsten<'_>, caller: &Caller, query: &mut Query) -> Selectie {
    let filter = |soort, waarden: Vec<String>| (!waarden.is_empty()).then_some(Filter::Kenmerk(soort, waarden));
    let registerhouders = REGISTERHOUDER.read(query).into_iter().map(|uuid| uuid.to_string()).collect();
    let afdelingen = AFDELING.read(query);
    let filters = [filter(Kenmerk::Registerhouder, registerhouders), filter(Kenmerk::Afdeling, afdelingen)];
    Selectie {
        bereik: Bereik::Intern { lezer: caller.lezer(), nieuwste: false },
        dag: PEILDATUM.read(query).unwrap_or_else(|| tx.moment.datum()),
        deel: Deel::Dag,
        bekend: tx.laatste,
        status: vec![crate::domain::woorden::codes::Status::Geldig],
        filters: filters.into_iter().flatten().collect(),
        zoek: Vec::new(),
        volgorde: Volgorde::Naam,
    }
}

/// Judges these, and counts what is found after so many others; what is on the page is kept.
fn toets(
    conn: &mut DbConnection,
    state: &State,
    treffers: &[Treffer],
    peildatum: NaiveDate,
    (vraag, eerder_gevonden): (&Vraag, i64),
) -> Result<(i64, Vec<BevindingRegel>)> {
    let kennis: &Kennis = state.store.kennis();
    let (mut count, mut results) = (0, Vec::new());
    bevindingen::doorloop(conn, treffers, |geldend, context, eerder| {
        let beheer = geldend.activiteit.beheer()?;
        let dossier = Dossier { inhoud: &geldend.inhoud, beheer: &beheer, context, kennis, peildatum, einde: None, eerder };
        for bevinding in toetsing::toets(&dossier).into_iter().filter(|bevinding| vraag.wil(bevinding)) {
            if vraag.bladzijde.contains(&(eerder_gevonden + count)) {
                results.push(regel(state, geldend, beheer.afdeling.clone(), bevinding));
            }
            count += 1;
        }
        Ok(())
    })?;
    Ok((count, results))
}

impl Vraag {
    fn wil(&self, bevinding: &Bevinding) -> bool {
        (self.regels.is_empty() || self.regels.contains(&bevinding.code))
            && (self.ernst.is_empty() || self.ernst.contains(&bevinding.ernst))
    }
}

fn regel(state: &State, geldend: &Geldend, afdeling: Option<String>, bevinding: Bevinding) -> BevindingRegel {
    let uuid = geldend.activiteit.uuid.uuid();
    BevindingRegel {
        uuid,
        url: state.adressen().beheer(Vindplaats::Activiteit(uuid)),
        identificatie: geldend.activiteit.identificatie.clone(),
        registerhouder: geldend.activiteit.registerhouder.uuid(),
        naam: geldend.inhoud.naam.clone(),
        afdeling,
        nummer: geldend.versie.nummer,
        bevinding,
    }
}

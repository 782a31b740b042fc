//! `/bevindingen`: everything that is wrong on a day in what counts on that day.

use std::{collections::HashMap, ops::Range};

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
            dossier::{Dossier, Peildag},
            kennis::Kennis,
            toetsing::{self, Bevinding},
        },
        woorden::{adressen::Vindplaats, codes::Ernst},
        zoeken::kenmerk::Kenmerk,
    },
    error::Result,
    http::{
        budget::Budgets,
        cursor::{Lijst, Plek},
        query::{
            Kind, Param, Query,
            kind::{Choices, Codes, Date, FreeTexts, Texts, Uuids},
            parameters,
        },
    },
    index::{self, Bereik, Deel, Filter, Selectie, Treffer, Volgorde},
    store::{
        Lijsten,
        bevindingen::{self, Geldend, Kop},
    },
    toestand::{
        State,
        oordelen::{Oordeel, kort},
    },
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
    /// Voor `na`; `null` als er niets meer komt.
    #[schema(required)]
    pub cursor: Option<String>,
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
}

/// A place behind a finding: its activity, and how many of the findings there are asked for up to it.
type Plaats = (index::Plaats, i64);

/// Toont alle bevindingen
///
/// Alles wat niet klopt in wat op de gevraagde dag geldt: een verlopen overeenkomst, een wet die is vervallen, een termijn die is
/// verstreken. Er verandert niets.
#[utoipa::path(
    tag = "Toetsing",
    params(
        BevindingFilters,
        crate::http::page::Paginering, crate::http::cursor::Vanaf
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
    let plek = Plek::<Plaats>::read(&mut query, Lijst::Bevindingen);
    let vraag = Vraag { regels: REGEL.read(&mut query), ernst: ERNST.read(&mut query) };
    let stuk = plek.stuk();
    let na = stuk.na.clone();
    let gekozen = state.store.read_lists(move |tx| {
        let selectie = selectie(tx, &caller, &mut query);
        query.finish()?;
        let keuze = tx.index.kies(&selectie);
        let treffers = keuze.bladzijde(0, keuze.aantal());
        let ervoor = na.map(|(plaats, aantal)| (keuze.tot(&plaats, false)..keuze.tot(&plaats, true), aantal));
        Ok((treffers, selectie.dag, ervoor))
    });
    let (treffers, peildatum, ervoor) = gekozen.await?;
    let oordelen = oordelen(&state, Budgets::of(&request)?, &treffers, peildatum).await?;
    let van = ervoor.map_or(stuk.van, |(hier, aantal)| {
        let er_zijn = vraag.tel(&treffers[hier.clone()], &oordelen);
        vraag.tel(&treffers[..hier.start], &oordelen) + aantal.clamp(0, er_zijn)
    });
    let deel = van..van + stuk.aantal;
    let (count, overgeslagen, treffers) = vraag.tonen(&deel, &treffers, &oordelen);
    let tonen = state.clone();
    let gelezen = state.store.read(move |tx| {
        let mut regels = Vec::new();
        toets(tx.conn, &tonen, &treffers, peildatum, |geldend, afdeling, bevindingen| {
            let gewild = bevindingen.into_iter().filter(|bevinding| vraag.wil(bevinding.code, bevinding.ernst));
            let gewild = (1..).zip(gewild);
            regels.extend(gewild.map(|(nummer, bevinding)| {
                ((geldend.activiteit.uuid, geldend.versie.uuid, nummer), regel(&tonen, geldend, afdeling, bevinding))
            }));
        })?;
        let eerste = usize::try_from(deel.start - overgeslagen).unwrap_or_default();
        let meeste = usize::try_from(deel.end - deel.start).unwrap_or_default();
        Ok(regels.into_iter().skip(eerste).take(meeste).collect::<Vec<_>>())
    });
    let (mut regels, hier) = (gelezen.await?, plek.clone());
    let getoond = state.store.read_lists(move |tx| {
        let cursor = hier.toon(&mut regels, |((activiteit, versie, nummer), _)| {
            Some((tx.index.plaats_op_naam(activiteit.uuid(), versie.uuid())?, *nummer))
        });
        Ok((cursor, regels))
    });
    let (cursor, regels) = getoond.await?;
    let links = links(&request, &state, &plek, (count, cursor.as_deref()));
    let (next, previous) = (links.next.clone(), links.previous.clone());
    let kennisversie = state.store.kennis().versie().to_owned();
    let results = regels.into_iter().map(|(_, regel)| regel).collect();
    Ok(page(&BevindingPagina { count, next, previous, cursor, peildatum, kennisversie, results }, &links))
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

/// What the rules find in each, in a word: from memory, as far as nothing was written that it depends on.
async fn oordelen(
    state: &web::Data<State>,
    budgets: &Budgets,
    treffers: &[Treffer],
    peildatum: NaiveDate,
) -> Result<HashMap<Uuid, Oordeel>> {
    let tonen = state.clone();
    state.store.read(move |tx| kop(tx.conn, &tonen).map(drop)).await?;
    let inhouden: Vec<_> = treffers.iter().map(|treffer| (treffer.activiteit, treffer.bron)).collect();
    let bekend = state.oordelen.zoek(peildatum, &inhouden);
    let mut oordelen = HashMap::with_capacity(treffers.len());
    let mut onbekend = Vec::new();
    for (treffer, oordeel) in treffers.iter().zip(bekend) {
        match oordeel {
            Some(oordeel) => drop(oordelen.insert(treffer.activiteit, oordeel)),
            None => onbekend.push(*treffer),
        }
    }
    // Judging takes long, so it takes turns with everyone else.
    for deel in onbekend.chunks(PER_BEURT) {
        let beurt = budgets.turn().await?;
        let (tonen, deel) = (state.clone(), deel.to_vec());
        let gevonden = state.store.read(move |tx| {
            let _beurt = beurt;
            let kop = kop(tx.conn, &tonen)?;
            let mut gevonden: HashMap<Uuid, Oordeel> = HashMap::new();
            toets(tx.conn, &tonen, &deel, peildatum, |geldend, _, bevindingen| {
                gevonden.insert(geldend.activiteit.uuid.uuid(), kort(&bevindingen));
            })?;
            // Of what was erased meanwhile there is nothing to find.
            let elk = deel
                .into_iter()
                .map(|Treffer { activiteit, bron, .. }| (activiteit, bron, gevonden.entry(activiteit).or_default().clone()));
            tonen.oordelen.onthoud(&kop, peildatum, elk);
            Ok(gevonden)
        });
        oordelen.extend(gevonden.await?);
    }
    Ok(oordelen)
}

/// The head of this picture; what is remembered of before it is forgotten as far as it changed.
fn kop(conn: &mut DbConnection, state: &State) -> Result<Kop> {
    let eerder = state.oordelen.kop();
    let (kop, sinds) = bevindingen::sinds(conn, &eerder)?;
    state.oordelen.breng_op(&eerder, &kop, &sinds);
    Ok(kop)
}

/// Judges these.
fn toets(
    conn: &mut DbConnection,
    state: &State,
    treffers: &[Treffer],
    peildatum: NaiveDate,
    mut werk: impl FnMut(&Geldend, Option<&str>, Vec<Bevinding>),
) -> Result<()> {
    let (kennis, peildag): (&Kennis, _) = (state.store.kennis(), Peildag::Gekozen(peildatum));
    bevindingen::doorloop(conn, treffers, |geldend, context, eerder| {
        let beheer = geldend.activiteit.beheer()?;
        let (inhoud, beheer_van) = (&geldend.inhoud, &beheer);
        let einde = None;
        let dossier =
            Dossier { inhoud, beheer: beheer_van, context, kennis, peildag, einde, eerder, ingelezen: &[], elders: &[] };
        let bevindingen = toetsing::toets(&dossier);
        werk(geldend, beheer.afdeling.as_deref(), bevindingen);
        Ok(())
    })
}

impl Vraag {
    fn wil(&self, code: &str, ernst: Ernst) -> bool {
        (self.regels.is_empty() || self.regels.contains(&code)) && (self.ernst.is_empty() || self.ernst.contains(&ernst))
    }

    /// How many findings there are in these.
    fn tel(&self, treffers: &[Treffer], oordelen: &HashMap<Uuid, Oordeel>) -> i64 {
        let van = |treffer: &Treffer| oordelen.get(&treffer.activiteit).map_or(0, |oordeel| self.tel_in(oordeel));
        treffers.iter().map(van).sum()
    }

    fn tel_in(&self, oordeel: &Oordeel) -> i64 {
        let aantal = oordeel.iter().filter(|(code, ernst)| self.wil(code, *ernst)).count();
        i64::try_from(aantal).unwrap_or(i64::MAX)
    }

    /// How many findings there are, how many stand before the first activity of the page, and the activities of the page.
    fn tonen(&self, deel: &Range<i64>, treffers: &[Treffer], oordelen: &HashMap<Uuid, Oordeel>) -> (i64, i64, Vec<Treffer>) {
        let (mut count, mut overgeslagen, mut tonen) = (0, None, Vec::new());
        for treffer in treffers {
            let einde = count + oordelen.get(&treffer.activiteit).map_or(0, |oordeel| self.tel_in(oordeel));
            if einde > deel.start && count < deel.end {
                overgeslagen.get_or_insert(count);
                tonen.push(*treffer);
            }
            count = einde;
        }
        (count, overgeslagen.unwrap_or(deel.start), tonen)
    }
}

fn regel(state: &State, geldend: &Geldend, afdeling: Option<&str>, bevinding: Bevinding) -> BevindingRegel {
    let uuid = geldend.activiteit.uuid.uuid();
    BevindingRegel {
        uuid,
        url: state.adressen().beheer(Vindplaats::Activiteit(uuid)),
        identificatie: geldend.activiteit.identificatie.clone(),
        registerhouder: geldend.activiteit.registerhouder.uuid(),
        naam: geldend.inhoud.naam.clone(),
        afdeling: afdeling.map(str::to_owned),
        nummer: geldend.versie.nummer,
        bevinding,
    }
}

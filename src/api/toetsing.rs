//! The machine's check: of a concept, of a version, of a content that is not saved.

use actix_web::{HttpResponse, get, post, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::versies::met_inhoud;
use crate::{
    auth::Caller,
    clock::Moment,
    database::DbConnection,
    domain::{
        inhoud::{Inhoud, beheer::Beheer, organisatie::OrganisatieInvoer, overeenkomst::OvereenkomstInvoer},
        recht::{
            dossier::{Context, Dossier, Eerder, Peildag},
            toetsing::{self, Bevinding, Volledigheid},
            voorscan::{Voorscan, voorscan},
        },
        woorden::codes::Ernst,
    },
    error::{Error, Fault, Result},
    handelingen::{Zaak, toetsen, zicht},
    http::{
        body::Body,
        problem::Probleem,
        query::{Param, Query, kind::Date, parameters},
    },
    store::{aliassen, dossiers, versies::Geschiedenis},
    toestand::State,
};

/// De uitkomst van een toetsing.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Toetsing {
    /// De dag waarop is getoetst: het recht van die dag telt.
    pub peildatum: NaiveDate,
    /// Kenmerk van de kennis waarmee is getoetst; verandert als die kennis verandert.
    #[schema(example = "4f0c3a4e6d0f4a63")]
    pub kennisversie: String,
    /// Wat vaststellen tegenhoudt.
    pub blokkades: Vec<Bevinding>,
    /// Wat iemand moet nakijken; vaststellen kan.
    pub waarschuwingen: Vec<Bevinding>,
    /// Hoe volledig de activiteit is.
    pub volledigheid: Volledigheid,
    /// Of een DPIA waarschijnlijk verplicht is, volgens de velden die er al zijn (AVG artikel 35).
    pub dpia_voorscan: Voorscan,
}

/// Een inhoud die wordt getoetst en niet wordt bewaard.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ToetsingInvoer {
    /// De organisatie die het register bijhoudt (uuid).
    pub registerhouder: Uuid,
    /// De inhoud.
    #[validate(nested)]
    pub inhoud: Inhoud,
    /// Wat de organisatie naast de inhoud bijhoudt.
    #[serde(default)]
    #[validate(nested)]
    pub beheer: Option<Beheer>,
    /// Organisaties die in het register nog niet of anders staan, elk met `uuid`; de andere worden opgezocht.
    #[serde(default)]
    #[schema(max_items = 500)]
    #[validate(nested)]
    pub organisaties: Vec<OrganisatieInvoer>,
    /// Overeenkomsten die in het register nog niet of anders staan, elk met `uuid`; de andere worden opgezocht.
    #[serde(default)]
    #[schema(max_items = 500)]
    #[validate(nested)]
    pub verwerkersovereenkomsten: Vec<OvereenkomstInvoer>,
}

impl Toetsing {
    fn new(dossier: &Dossier<'_>) -> Self {
        let bevindingen = toetsing::toets(dossier);
        let volledigheid = toetsing::volledigheid(dossier, &bevindingen);
        let (blokkades, waarschuwingen) = bevindingen.into_iter().partition(|vondst| vondst.ernst == Ernst::Blokkade);
        let kennisversie = dossier.kennis.versie().to_owned();
        Self {
            peildatum: dossier.peildatum(),
            kennisversie,
            blokkades,
            waarschuwingen,
            volledigheid,
            dpia_voorscan: voorscan(dossier),
        }
    }
}

const PEILDATUM: Param<Date> = Param::new(
    "peildatum",
    Date,
    "De dag waarop het recht wordt bekeken; zonder keuze: vandaag, of de eerste dag van een inhoud die later ingaat.",
)
.example("2026-12-31");

parameters! {
    /// The law of which day.
    WelkeDag: PEILDATUM
}

/// Toetst het concept
///
/// Wat er ontbreekt, niet klopt of verouderd is, met het artikel en wat u eraan kunt doen. Er verandert niets.
#[utoipa::path(
    tag = "Toetsing",
    params(WelkeDag),
    responses((status = 200, description = "De uitkomst.", body = Toetsing)),
    security(("bearer" = ["register:lezen"]))
)]
#[get("/verwerkingsactiviteiten/{uuid}/concept/toetsing")]
pub async fn find_toetsing_van_concept(
    path: web::Path<Uuid>,
    caller: Caller,
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let kennis = state.store.kennis().clone();
    let toetsing = state
        .store
        .read(move |tx| {
            let mut zaak = Zaak::lees(tx.conn, tx.moment, &caller, uuid)?;
            zaak.concept()?;
            let peildag = Peildag::new(PEILDATUM.read(&mut query), tx.moment.datum());
            query.finish()?;
            toetsen::concept(tx.conn, &mut zaak, &kennis, peildag, Toetsing::new)
        })
        .await?;
    Ok(HttpResponse::Ok().json(toetsing))
}

/// Toetst een versie
///
/// Dezelfde toetsing voor een vastgestelde versie, met het recht en de organisaties van de gevraagde dag. Er verandert niets.
#[utoipa::path(
    tag = "Toetsing",
    params(WelkeDag),
    responses(
        (status = 200, description = "De uitkomst.", body = Toetsing),
        (status = 409, description = "Deze versie heeft geen inhoud.", body = Probleem)
    ),
    security(("bearer" = ["register:lezen"]))
)]
#[get("/verwerkingsactiviteiten/{uuid}/versies/{nummer}/toetsing")]
pub async fn find_toetsing_van_versie(
    path: web::Path<(Uuid, i32)>,
    caller: Caller,
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let (uuid, nummer) = path.into_inner();
    let kennis = state.store.kennis().clone();
    let toetsing = state
        .store
        .read(move |tx| {
            let activiteit = zicht::activiteit(tx.conn, tx.moment, &caller, uuid)?;
            let geschiedenis = Geschiedenis::lees(tx.conn, uuid, Moment::MAX)?;
            let versie = geschiedenis.nummer(nummer).ok_or(Error::NotFound("deze versie"))?;
            let peildag = Peildag::new(PEILDATUM.read(&mut query), tx.moment.datum());
            query.finish()?;
            let (inhoud, _) = met_inhoud(tx.conn, versie)?;
            let context = dossiers::context(tx.conn, activiteit.registerhouder.uuid(), &inhoud)?;
            let beheer = activiteit.beheer()?;
            let einde = geschiedenis.einde_van(versie);
            let eerder = dossiers::eerder(tx.conn, &geschiedenis, &inhoud, versie.begin_geldigheid)?;
            Ok(Toetsing::new(&Dossier {
                inhoud: &inhoud,
                beheer: &beheer,
                context: &context,
                kennis: &kennis,
                peildag,
                einde,
                eerder: &eerder,
                ingelezen: &[],
                elders: &[],
            }))
        })
        .await?;
    Ok(HttpResponse::Ok().json(toetsing))
}

/// Toetst een inhoud zonder haar te bewaren
///
/// Voor een formulier of een import: stuur de inhoud met haar context mee en krijg dezelfde uitkomst als bij een concept. Het register neemt
/// aan dat dit de eerste versie is: de verwerking begint op `beginGeldigheid`.
#[utoipa::path(
    tag = "Toetsing",
    params(WelkeDag),
    request_body = ToetsingInvoer,
    responses((status = 200, description = "De uitkomst.", body = Toetsing)),
    security(("bearer" = ["register:lezen"]))
)]
#[post("/toetsingen")]
pub async fn create_toetsing(
    caller: Caller,
    body: Body<ToetsingInvoer>,
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let invoer = body.read()?;
    let peildatum = PEILDATUM.read(&mut query);
    query.finish()?;
    met_sleutel(&invoer)?;
    let kennis = state.store.kennis().clone();
    let toetsing = state
        .store
        .read(move |tx| {
            let context = context(tx.conn, &caller, &invoer)?;
            let beheer = invoer.beheer.unwrap_or_default();
            Ok(Toetsing::new(&Dossier {
                inhoud: &invoer.inhoud,
                beheer: &beheer,
                context: &context,
                kennis: &kennis,
                peildag: Peildag::new(peildatum, tx.moment.datum()),
                einde: None,
                eerder: &Eerder::Niets,
                ingelezen: &[],
                elders: &aliassen::elders(tx.conn, None, &invoer.inhoud)?,
            }))
        })
        .await?;
    Ok(HttpResponse::Ok().json(toetsing))
}

/// What is sent along is named by its uuid, so it needs one.
fn met_sleutel(invoer: &ToetsingInvoer) -> Result<()> {
    let organisaties = invoer.organisaties.iter().map(|organisatie| organisatie.uuid).enumerate();
    let overeenkomsten = invoer.verwerkersovereenkomsten.iter().map(|overeenkomst| overeenkomst.uuid).enumerate();
    let fout = |lijst: &str, nummer: usize| {
        Fault::new(format!("/{lijst}/{nummer}/uuid"), "verplicht", "Geef een uuid, waarmee de inhoud ernaar verwijst.")
    };
    let zonder = |(nummer, uuid): (usize, Option<Uuid>)| uuid.is_none().then_some(nummer);
    let mut fouten: Vec<Fault> = organisaties.filter_map(zonder).map(|nummer| fout("organisaties", nummer)).collect();
    fouten.extend(overeenkomsten.filter_map(zonder).map(|nummer| fout("verwerkersovereenkomsten", nummer)));
    if fouten.is_empty() { Ok(()) } else { Err(Error::Invalid(fouten)) }
}

/// What was sent along, over what stands in the register and the caller may read.
fn context(conn: &mut DbConnection, caller: &Caller, invoer: &ToetsingInvoer) -> Result<Context> {
    let mut context = dossiers::context(conn, invoer.registerhouder, &invoer.inhoud)?;
    context.overeenkomsten.retain(|_, overeenkomst| caller.may_use(overeenkomst.registerhouder));
    let organisaties = invoer.organisaties.iter();
    context.organisaties.extend(organisaties.filter_map(|organisatie| Some((organisatie.uuid?, organisatie.clone()))));
    let overeenkomsten = invoer.verwerkersovereenkomsten.iter();
    context.overeenkomsten.extend(overeenkomsten.filter_map(|overeenkomst| Some((overeenkomst.uuid?, overeenkomst.clone()))));
    Ok(context)
}

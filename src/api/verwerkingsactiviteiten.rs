//! `/verwerkingsactiviteiten`: the list of management, a new activity, one activity.

pub mod samen;
pub mod wijzigen;

use actix_web::{HttpRequest, HttpResponse, get, post, web};
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{created, ok_today, page, weergave::VerwerkingsactiviteitWeergave};
use crate::{
    auth::Caller,
    clock::Moment,
    domain::{
        inhoud::activiteit::VerwerkingsactiviteitInvoer,
        levensloop::handeling::Handeling,
        woorden::{
            adressen::Vindplaats,
            codes::{ConceptStatus, Status},
        },
    },
    error::Result,
    handelingen::{Zaak, aanmaken::aanmaken},
    http::{
        body::Body,
        conditional::etag_revisie,
        cursor::{Begin, Deel, Lijst},
        filters::{BeheerFilters, bekend, lees_beheer},
        idempotency::IdempotencyKey,
        page::address,
        problem::Probleem,
        query::Query,
    },
    index::Bereik,
    store::overzicht,
    toestand::State,
};

/// Een bladzijde verwerkingsactiviteiten.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerwerkingsactiviteitPagina {
    /// Hoeveel resultaten er in totaal zijn.
    #[schema(minimum = 0)]
    pub count: i64,
    /// Adres van de volgende bladzijde.
    #[schema(required)]
    pub next: Option<String>,
    /// Adres van de vorige bladzijde.
    #[schema(required)]
    pub previous: Option<String>,
    /// De plaats achter deze resultaten, voor `na`; `null` als er niets meer komt of op relevantie is gesorteerd.
    #[schema(required)]
    pub cursor: Option<String>,
    /// De resultaten van deze bladzijde.
    pub results: Vec<VerwerkingsactiviteitRegel>,
}

/// Een verwerkingsactiviteit in een lijst: concept en geldige versie naast elkaar.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VerwerkingsactiviteitRegel {
    /// Vaste sleutel.
    pub uuid: Uuid,
    /// Blijvend adres.
    pub uri: String,
    /// Adres in deze API.
    pub url: String,
    /// Nummer in het register.
    pub identificatie: String,
    /// De organisatie die het register bijhoudt (uuid).
    pub registerhouder: Uuid,
    /// Naam in de nieuwste inhoud.
    pub naam: String,
    /// De afdeling.
    #[schema(required)]
    pub afdeling: Option<String>,
    /// Nummer van de laatste wijziging.
    pub revisie: i64,
    /// De ETag van de activiteit en haar concept, voor `If-Match` en voor gezamenlijke stappen.
    #[schema(example = "\"213-0a1b2c3d\"")]
    pub etag: String,
    /// Het concept, als er een is.
    #[schema(required)]
    pub concept: Option<ConceptRegel>,
    /// De versie die op de gevraagde dag telt, als er een is.
    #[schema(required)]
    pub versie: Option<GeldigeVersie>,
}

/// Een concept in een lijst.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConceptRegel {
    /// Of het concept wordt geschreven of ter beoordeling ligt.
    pub status: ConceptStatus,
    /// Naam in het concept.
    pub naam: String,
    /// Wanneer de inhoud voor het laatst is gewijzigd.
    pub gewijzigd_op: Moment,
}

/// De versie die telt, in een lijst.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GeldigeVersie {
    /// Vaste sleutel van de versie.
    pub versie_uuid: Uuid,
    /// Nummer van de versie.
    pub nummer: i32,
    /// Status op de gevraagde dag.
    pub status: Status,
    /// Naam in de versie; leeg als de inhoud is gewist.
    pub naam: String,
    /// Eerste dag.
    pub begin_geldigheid: NaiveDate,
    /// Laatste dag; `null` zolang er geen einde bekend is.
    #[schema(required)]
    pub einde_geldigheid: Option<NaiveDate>,
    /// Wanneer de versie is vastgesteld.
    pub vastgesteld_op: Moment,
}

/// Toont verwerkingsactiviteiten
///
/// Alles wat u mag zien: de nieuwste inhoud van iedere activiteit, dus het concept als dat er is. Alle filters werken samen.
/// Met `geldigOp`, `geldigVan`, `geldigTot`, `beschikbaarOp` of `status` gaat het alleen over vastgestelde versies.
#[utoipa::path(
    tag = "Verwerkingsactiviteiten",
    params(BeheerFilters, crate::http::filters::Sortering, crate::http::page::Paginering, crate::http::cursor::Vanaf),
    responses((status = 200, description = "Een bladzijde.", body = VerwerkingsactiviteitPagina,
        headers(("Link" = Option<String>, description = "De volgende en vorige bladzijde.")))),
    security(("bearer" = ["register:lezen"]))
)]
#[get("/verwerkingsactiviteiten")]
pub async fn list_verwerkingsactiviteiten(
    request: HttpRequest,
    caller: Caller,
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let gelezen = lees_beheer(&mut query, state.store.kennis()).gesorteerd(&mut query);
    let begin = Begin::read(&mut query, Lijst::Beheer, gelezen.volgorde);
    let hier = begin.clone();
    let bereik = Bereik::Intern { lezer: caller.lezer(), nieuwste: !gelezen.wil_versies() };
    let tonen = state.clone();
    let (count, cursor, results) = state
        .store
        .read_lists(move |tx| {
            let bekend = bekend(tx, &mut query, gelezen.beschikbaar_op)?;
            query.finish()?;
            let selectie = gelezen.selectie(bereik, bekend, tx.moment.datum());
            let Deel { count, treffers, cursor } = hier.deel(&tx.index.kies(&selectie));
            let rijen = overzicht::regels(tx, &selectie, &treffers)?;
            Ok((count, cursor, rijen.into_iter().map(|rij| regel(&tonen, rij)).collect::<Result<Vec<_>>>()?))
        })
        .await?;
    let links = begin.links(&state.settings.public_url, &address(&request), count, cursor.as_deref());
    let (next, previous) = (links.next.clone(), links.previous.clone());
    Ok(page(&VerwerkingsactiviteitPagina { count, next, previous, cursor, results }, &links))
}

fn regel(state: &State, rij: overzicht::Regel) -> Result<VerwerkingsactiviteitRegel> {
    let activiteit = rij.activiteit;
    let uuid = activiteit.uuid.uuid();
    let concept = rij.concept.map(|concept| ConceptRegel {
        status: concept.status,
        naam: concept.naam,
        gewijzigd_op: concept.gewijzigd_op,
    });
    let versie = rij.versie.map(|versie| GeldigeVersie {
        versie_uuid: versie.uuid.uuid(),
        nummer: versie.nummer,
        status: versie.status,
        naam: versie.naam,
        begin_geldigheid: versie.begin_geldigheid,
        einde_geldigheid: versie.einde_geldigheid,
        vastgesteld_op: versie.vastgesteld_op,
    });
    let naam = concept.as_ref().map(|concept| concept.naam.clone()).or_else(|| versie.as_ref().map(|versie| versie.naam.clone()));
    Ok(VerwerkingsactiviteitRegel {
        uuid,
        uri: state.adressen().uri(Vindplaats::Activiteit(uuid)),
        url: state.adressen().beheer(Vindplaats::Activiteit(uuid)),
        identificatie: activiteit.identificatie.clone(),
        registerhouder: activiteit.registerhouder.uuid(),
        naam: naam.unwrap_or_else(|| activiteit.identificatie.clone()),
        afdeling: activiteit.beheer()?.afdeling,
        revisie: activiteit.revisie,
        etag: etag_revisie(activiteit.revisie, &rij.merk),
        concept,
        versie,
    })
}

/// Maakt een verwerkingsactiviteit
///
/// De activiteit begint met een concept. Om te bewaren is alleen `inhoud.naam` nodig; wat ontbreekt is een bevinding.
/// Met een eigen `uuid` of een `Idempotency-Key` kunt u veilig opnieuw sturen.
#[utoipa::path(
    tag = "Verwerkingsactiviteiten",
    params(("Idempotency-Key" = Option<String>, Header)),
    request_body = VerwerkingsactiviteitInvoer,
    responses(
        (status = 201, description = "De activiteit met haar concept.", body = VerwerkingsactiviteitWeergave, headers(
            ("ETag" = String, description = "De revisie."), ("Location" = String, description = "Adres van de activiteit."))),
        (status = 409, description = "De uuid of identificatie bestaat al, of een kenmerk hoort bij een andere activiteit.", body = Probleem)
    )
)]
#[post("/verwerkingsactiviteiten")]
pub async fn create_verwerkingsactiviteit(
    caller: Caller,
    body: Body<VerwerkingsactiviteitInvoer>,
    query: Query,
    sleutel: IdempotencyKey,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let invoer = body.read()?;
    query.finish()?;
    let sleutel = sleutel.read(&invoer)?;
    let tonen = state.clone();
    let activiteit = state
        .store
        .write(&caller.clone(), move |tx| {
            let mut zaak = if let Some(uuid) = sleutel.eerder(tx, &caller)? {
                Zaak::lees(tx.conn, tx.moment, &caller, uuid)?
            } else {
                let zaak = aanmaken(tx, &caller, invoer.into(), (Handeling::CreateVerwerkingsactiviteit, json!({})))?;
                sleutel.onthoud(tx, &caller, zaak.uuid())?;
                zaak
            };
            VerwerkingsactiviteitWeergave::new(tx.conn, &tonen, &mut zaak, tx.moment.datum())
        })
        .await?;
    let location = activiteit.url.clone();
    created(&state, &activiteit, activiteit.revisie, location).await
}

/// Toont een verwerkingsactiviteit
///
/// Het concept en de versie die vandaag telt, naast elkaar.
#[utoipa::path(
    tag = "Verwerkingsactiviteiten",
    responses(
        (status = 200, description = "De activiteit.", body = VerwerkingsactiviteitWeergave,
            headers(("ETag" = String, description = "De revisie."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    ),
    security(("bearer" = ["register:lezen"]))
)]
#[get("/verwerkingsactiviteiten/{uuid}")]
pub async fn find_verwerkingsactiviteit(
    path: web::Path<Uuid>,
    request: HttpRequest,
    caller: Caller,
    query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let tonen = state.clone();
    let (activiteit, wisselde) = state
        .store
        .read(move |tx| {
            let mut zaak = Zaak::lees(tx.conn, tx.moment, &caller, uuid)?;
            query.finish()?;
            let dag = tx.moment.datum();
            Ok((VerwerkingsactiviteitWeergave::new(tx.conn, &tonen, &mut zaak, dag)?, zaak.wisselde(tx.conn, dag)?))
        })
        .await?;
    ok_today(&request, &state, (&activiteit, activiteit.revisie, wisselde)).await
}

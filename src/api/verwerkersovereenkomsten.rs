//! `/verwerkersovereenkomsten`: agreements with processors.

use actix_web::{HttpRequest, HttpResponse, get, post, put, web};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{created, links, ok, ok_unless_known, page, zelfde_uuid};
use crate::{
    auth::Caller,
    clock::Moment,
    domain::inhoud::overeenkomst::OvereenkomstInvoer,
    error::Result,
    handelingen::{overeenkomst, zicht},
    http::{
        body::Body,
        conditional::IfMatch,
        cursor::{Lijst, Plek},
        idempotency::IdempotencyKey,
        problem::Probleem,
        query::{Param, Query, kind, parameters},
    },
    store::overeenkomsten::{self, Overeenkomst, Selectie},
    toestand::State,
};

/// Een verwerkersovereenkomst in het register.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OvereenkomstWeergave {
    /// Vaste sleutel.
    pub uuid: Uuid,
    /// Adres in deze API.
    pub url: String,
    /// De gegevens; wat hier staat, wordt door PUT ongewijzigd aangenomen.
    pub gegevens: OvereenkomstInvoer,
    /// Nummer van de laatste wijziging; ook de ETag.
    pub revisie: i64,
    /// Wanneer de overeenkomst is aangemaakt.
    pub aangemaakt_op: Moment,
    /// Wanneer er voor het laatst iets is gewijzigd.
    pub gewijzigd_op: Moment,
    /// Wanneer de overeenkomst uit de lijsten is gehaald.
    #[schema(required)]
    pub vervallen_op: Option<Moment>,
}

/// Een bladzijde verwerkersovereenkomsten.
#[derive(Debug, Serialize, ToSchema)]
pub struct OvereenkomstPagina {
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
    /// De resultaten van deze bladzijde.
    pub results: Vec<OvereenkomstWeergave>,
}

const VERWERKER: Param<kind::Uuid> =
    Param::new("verwerker", kind::Uuid, "Alleen met deze verwerker (uuid).").example("5f0c3a4e-6d0f-4a63-9c0a-0d3c1f5f2a01");
const EINDDATUM_TOT: Param<kind::Date> =
    Param::new("einddatumTot", kind::Date, "Alleen die op of voor deze dag eindigen.").example("2026-12-31");

parameters! {
    /// Which agreements.
    OvereenkomstFilters: VERWERKER, EINDDATUM_TOT
}

/// Toont verwerkersovereenkomsten
///
/// Van de registers die u mag zien.
#[utoipa::path(
    tag = "Verwerkersovereenkomsten",
    params(
        OvereenkomstFilters,
        crate::http::page::Paginering, crate::http::cursor::Vanaf
    ),
    responses((status = 200, description = "Een bladzijde.", body = OvereenkomstPagina,
        headers(("Link" = Option<String>, description = "De volgende en vorige bladzijde.")))),
    security(("bearer" = ["register:lezen"]))
)]
#[get("/verwerkersovereenkomsten")]
pub async fn list_verwerkersovereenkomsten(
    request: HttpRequest,
    caller: Caller,
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let plek = Plek::read(&mut query, Lijst::Overeenkomsten);
    let selectie = Selectie {
        registerhouders: caller.limited_to().map(<[Uuid]>::to_vec),
        verwerker: VERWERKER.read(&mut query),
        einde_tot: EINDDATUM_TOT.read(&mut query),
    };
    query.finish()?;
    let stuk = plek.stuk();
    let (count, mut rijen) = state.store.read(move |tx| overeenkomsten::list(tx.conn, &selectie, &stuk)).await?;
    let cursor = plek.toon(&mut rijen, |rij| Some((rij.registerhouder.uuid(), rij.uuid.uuid())));
    let results = rijen.iter().map(|overeenkomst| weergave(&state, overeenkomst)).collect::<Result<_>>()?;
    let links = links(&request, &state, &plek, (count, cursor.as_deref()));
    Ok(page(&OvereenkomstPagina { count, next: links.next.clone(), previous: links.previous.clone(), cursor, results }, &links))
}

/// Maakt een verwerkersovereenkomst
///
/// Activiteiten verwijzen ernaar met haar uuid.
#[utoipa::path(
    tag = "Verwerkersovereenkomsten",
    params(("Idempotency-Key" = Option<String>, Header)),
    request_body = OvereenkomstInvoer,
    responses(
        (status = 201, description = "De overeenkomst.", body = OvereenkomstWeergave, headers(
            ("ETag" = String, description = "De revisie."), ("Location" = String, description = "Adres van de overeenkomst."))),
        (status = 409, description = "De uuid bestaat al.", body = Probleem)
    )
)]
#[post("/verwerkersovereenkomsten")]
pub async fn create_verwerkersovereenkomst(
    caller: Caller,
    body: Body<OvereenkomstInvoer>,
    query: Query,
    sleutel: IdempotencyKey,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let invoer = body.read()?;
    query.finish()?;
    let sleutel = sleutel.read(&invoer)?;
    let overeenkomst = state
        .store
        .write(&caller.clone(), move |tx| {
            if let Some(uuid) = sleutel.eerder(tx, &caller)? {
                return zicht::overeenkomst(tx.conn, &caller, uuid);
            }
            let overeenkomst = overeenkomst::aanmaken(tx, &caller, invoer)?;
            sleutel.onthoud(tx, &caller, overeenkomst.uuid.uuid())?;
            Ok(overeenkomst)
        })
        .await?;
    let weergave = weergave(&state, &overeenkomst)?;
    let location = weergave.url.clone();
    created(&state, &weergave, weergave.revisie, location).await
}

/// Toont een verwerkersovereenkomst
///
/// Een overeenkomst van een register dat u mag zien.
#[utoipa::path(
    tag = "Verwerkersovereenkomsten",
    responses(
        (status = 200, description = "De overeenkomst.", body = OvereenkomstWeergave, headers(("ETag" = String, description = "De revisie."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    ),
    security(("bearer" = ["register:lezen"]))
)]
#[get("/verwerkersovereenkomsten/{uuid}")]
pub async fn find_verwerkersovereenkomst(
    path: web::Path<Uuid>,
    request: HttpRequest,
    caller: Caller,
    query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let overeenkomst = state.store.read(move |tx| zicht::overeenkomst(tx.conn, &caller, uuid)).await?;
    query.finish()?;
    ok_unless_known(&request, &state, &weergave(&state, &overeenkomst)?, overeenkomst.revisie).await
}

/// Vervangt de gegevens van een verwerkersovereenkomst
///
/// De registerhouder verandert niet.
#[utoipa::path(
    tag = "Verwerkersovereenkomsten",
    params(("If-Match" = String, Header)),
    request_body = OvereenkomstInvoer,
    responses(
        (status = 200, description = "De overeenkomst.", body = OvereenkomstWeergave, headers(("ETag" = String, description = "De revisie.")))
    )
)]
#[put("/verwerkersovereenkomsten/{uuid}")]
pub async fn replace_verwerkersovereenkomst(
    (path, caller): (web::Path<Uuid>, Caller),
    body: Body<OvereenkomstInvoer>,
    query: Query,
    if_match: IfMatch,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let gelezen = body.read().and_then(|invoer| query.finish().map(|()| invoer));
    let overeenkomst = state
        .store
        .write(&caller.clone(), move |tx| {
            let oud = zicht::overeenkomst(tx.conn, &caller, uuid)?;
            let invoer = gelezen?;
            zelfde_uuid(invoer.uuid, uuid)?;
            if_match.check(tx, oud.revisie)?;
            overeenkomst::vervangen(tx, &caller, &oud, invoer)
        })
        .await?;
    ok(&state, &weergave(&state, &overeenkomst)?, overeenkomst.revisie).await
}

fn weergave(state: &State, overeenkomst: &Overeenkomst) -> Result<OvereenkomstWeergave> {
    let uuid = overeenkomst.uuid.uuid();
    Ok(OvereenkomstWeergave {
        uuid,
        url: state.adressen().overeenkomst(uuid),
        gegevens: overeenkomst.invoer()?,
        revisie: overeenkomst.revisie,
        aangemaakt_op: overeenkomst.aangemaakt_op,
        gewijzigd_op: overeenkomst.gewijzigd_op,
        vervallen_op: overeenkomst.vervallen_op,
    })
}

//! `/verwerkingsactiviteiten/{uuid}/concept`: reading and writing the concept.

use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post, put, web};
use serde_json::json;
use uuid::Uuid;

use super::{
    created, ok, ok_unless_known,
    weergave::{ConceptInvoer, ConceptWeergave},
};
use crate::{
    api::weergave::ConceptPatch,
    auth::Caller,
    domain::{levensloop::handeling::Handeling, woorden::adressen::Vindplaats},
    error::Result,
    handelingen::{Zaak, concept},
    http::{
        body::{Body, NoBody, Patch, check_value},
        conditional::IfMatch,
        contract::Contract,
        query::Query,
    },
    toestand::State,
};

/// Toont het concept
///
/// Het concept met zijn inhoud, de reden van terugsturen en wat uit de inhoud volgt.
#[utoipa::path(
    tag = "Concepten",
    responses(
        (status = 200, description = "Het concept.", body = ConceptWeergave, headers(("ETag" = String, description = "De revisie."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    ),
    security(("bearer" = ["register:lezen"]))
)]
#[get("/verwerkingsactiviteiten/{uuid}/concept")]
pub async fn find_concept(
    path: web::Path<Uuid>,
    request: HttpRequest,
    caller: Caller,
    query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let lezen = state.clone();
    let concept = state
        .store
        .read(move |tx| {
            let zaak = Zaak::lees(tx.conn, tx.moment, &caller, uuid)?;
            zaak.concept()?;
            query.finish()?;
            ConceptWeergave::new(&lezen, &zaak)
        })
        .await?;
    ok_unless_known(&request, &state, &concept, concept.revisie).await
}

/// Begint een concept
///
/// Het nieuwe concept begint met de inhoud van de versie die telt.
#[utoipa::path(
    tag = "Concepten",
    params(("If-Match" = String, Header)),
    responses(
        (status = 201, description = "Het concept.", body = ConceptWeergave, headers(
            ("ETag" = String, description = "De revisie."), ("Location" = String, description = "Adres van het concept."))),
        (status = 409, description = "Er is al een concept.", body = crate::http::problem::Probleem)
    )
)]
#[post("/verwerkingsactiviteiten/{uuid}/concept")]
pub async fn create_concept(
    path: web::Path<Uuid>,
    caller: Caller,
    body: NoBody,
    query: Query,
    if_match: IfMatch,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let tonen = state.clone();
    let concept = state
        .store
        .write(&caller.clone(), move |tx| {
            let mut zaak = Zaak::voor(tx.conn, tx.nu, &caller, uuid, Handeling::CreateConcept)?;
            body.read()?;
            query.finish()?;
            if_match.check(tx, zaak.revisie())?;
            concept::beginnen(tx, &caller, &mut zaak)?;
            ConceptWeergave::new(&tonen, &zaak)
        })
        .await?;
    let location = format!("{}/concept", state.adressen().beheer(Vindplaats::Activiteit(uuid)));
    created(&state, &concept, concept.revisie, location).await
}

/// Vervangt de inhoud van het concept
///
/// De hele inhoud wordt vervangen. Wat ontbreekt is geen fout maar een bevinding.
#[utoipa::path(
    tag = "Concepten",
    params(("If-Match" = String, Header)),
    request_body = ConceptInvoer,
    responses(
        (status = 200, description = "Het concept.", body = ConceptWeergave, headers(("ETag" = String, description = "De revisie."))),
        (status = 409, description = "Het concept is ter beoordeling.", body = crate::http::problem::Probleem)
    )
)]
#[put("/verwerkingsactiviteiten/{uuid}/concept")]
pub async fn replace_concept(
    path: web::Path<Uuid>,
    caller: Caller,
    body: Body<ConceptInvoer>,
    query: Query,
    if_match: IfMatch,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let body = body.read();
    let tonen = state.clone();
    let concept = state
        .store
        .write(&caller.clone(), move |tx| {
            let mut zaak = Zaak::voor(tx.conn, tx.nu, &caller, uuid, Handeling::ReplaceConcept)?;
            zaak.concept()?;
            let inhoud = body?.inhoud;
            query.finish()?;
            if_match.check(tx, zaak.revisie())?;
            concept::schrijven(tx, &caller, &mut zaak, inhoud, Handeling::ReplaceConcept)?;
            ConceptWeergave::new(&tonen, &zaak)
        })
        .await?;
    ok(&state, &concept, concept.revisie).await
}

/// Wijzigt een deel van het concept
///
/// Een JSON Merge Patch (RFC 7396): wat u meestuurt wordt vervangen, `null` maakt een veld leeg, de rest blijft.
#[utoipa::path(
    tag = "Concepten",
    params(("If-Match" = String, Header)),
    request_body(content = ConceptPatch, content_type = "application/merge-patch+json"),
    responses(
        (status = 200, description = "Het concept.", body = ConceptWeergave, headers(("ETag" = String, description = "De revisie."))),
        (status = 409, description = "Het concept is ter beoordeling.", body = crate::http::problem::Probleem)
    )
)]
#[patch("/verwerkingsactiviteiten/{uuid}/concept")]
pub async fn update_concept(
    (path, caller, body, query): (web::Path<Uuid>, Caller, Patch<ConceptPatch>, Query),
    if_match: IfMatch,
    contract: web::Data<Contract>,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let body = body.read();
    let tonen = state.clone();
    let concept = state
        .store
        .write(&caller.clone(), move |tx| {
            let mut zaak = Zaak::voor(tx.conn, tx.nu, &caller, uuid, Handeling::UpdateConcept)?;
            let mut nieuw = json!({ "inhoud": zaak.concept()?.inhoud });
            json_patch::merge(&mut nieuw, &body?);
            let inhoud = check_value::<ConceptInvoer>(&contract, nieuw)?.inhoud;
            query.finish()?;
            if_match.check(tx, zaak.revisie())?;
            concept::schrijven(tx, &caller, &mut zaak, inhoud, Handeling::UpdateConcept)?;
            ConceptWeergave::new(&tonen, &zaak)
        })
        .await?;
    ok(&state, &concept, concept.revisie).await
}

/// Gooit het concept weg
///
/// Wat is vastgesteld, blijft. Een activiteit zonder versies houdt haar sleutel en nummer.
#[utoipa::path(
    tag = "Concepten",
    params(("If-Match" = String, Header)),
    responses(
        (status = 204, description = "Het concept is weg."),
        (status = 409, description = "Het concept is ter beoordeling.", body = crate::http::problem::Probleem)
    )
)]
#[delete("/verwerkingsactiviteiten/{uuid}/concept")]
pub async fn delete_concept(
    path: web::Path<Uuid>,
    caller: Caller,
    query: Query,
    if_match: IfMatch,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    state
        .store
        .write(&caller.clone(), move |tx| {
            let mut zaak = Zaak::voor(tx.conn, tx.nu, &caller, uuid, Handeling::DeleteConcept)?;
            zaak.concept()?;
            query.finish()?;
            if_match.check(tx, zaak.revisie())?;
            concept::weggooien(tx, &caller, &mut zaak)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

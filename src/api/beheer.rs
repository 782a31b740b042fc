//! `/verwerkingsactiviteiten/{uuid}/beheer`: what is administered beside the content, and "checked, nothing changed".

use actix_web::{HttpRequest, HttpResponse, get, patch, post, web};
use serde_json::json;
use uuid::Uuid;

use super::{
    ok, ok_unless_known,
    weergave::{BeheerInvoer, BeheerWeergave},
};
use crate::{
    auth::Caller,
    domain::levensloop::handeling::Handeling,
    error::Result,
    handelingen::{Zaak, beheer, zicht},
    http::{
        body::{NoBody, Patch, check_value},
        conditional::IfMatch,
        contract::Contract,
        problem::Probleem,
        query::Query,
    },
    toestand::State,
};

/// Toont het beheer
///
/// Wat de organisatie naast de inhoud bijhoudt: afdeling, systemen, opmerkingen en kenmerken in andere systemen.
#[utoipa::path(
    tag = "Beheer",
    responses(
        (status = 200, description = "Het beheer.", body = BeheerWeergave, headers(("ETag" = String, description = "De revisie."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    ),
    security(("bearer" = ["register:lezen"]))
)]
#[get("/verwerkingsactiviteiten/{uuid}/beheer")]
pub async fn find_beheer(
    path: web::Path<Uuid>,
    request: HttpRequest,
    caller: Caller,
    query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let beheer = state
        .store
        .read(move |tx| {
            let activiteit = zicht::activiteit(tx.conn, tx.moment, &caller, uuid)?;
            query.finish()?;
            BeheerWeergave::new(&activiteit)
        })
        .await?;
    ok_unless_known(&request, &state, &beheer, beheer.revisie).await
}

/// Wijzigt het beheer
///
/// Een JSON Merge Patch (RFC 7396). Er komt geen versie en geen beoordeling aan te pas.
#[utoipa::path(
    tag = "Beheer",
    params(("If-Match" = String, Header)),
    request_body(content = BeheerInvoer, content_type = "application/merge-patch+json"),
    responses(
        (status = 200, description = "Het beheer.", body = BeheerWeergave, headers(("ETag" = String, description = "De revisie."))),
        (status = 409, description = "Een kenmerk hoort bij een andere activiteit.", body = Probleem)
    )
)]
#[patch("/verwerkingsactiviteiten/{uuid}/beheer")]
pub async fn update_beheer(
    (path, caller, body, query): (web::Path<Uuid>, Caller, Patch<BeheerInvoer>, Query),
    if_match: IfMatch,
    contract: web::Data<Contract>,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let body = body.read();
    let beheer = state
        .store
        .write(&caller.clone(), move |tx| {
            let mut zaak = Zaak::voor(tx.conn, tx.nu, &caller, uuid, Handeling::UpdateBeheer)?;
            let mut nieuw = json!({ "beheer": zaak.activiteit.beheer()? });
            json_patch::merge(&mut nieuw, &body?);
            let beheer = check_value::<BeheerInvoer>(&contract, nieuw)?.beheer;
            query.finish()?;
            if_match.check(tx, zaak.revisie())?;
            beheer::wijzigen(tx, &caller, &mut zaak, &beheer, Handeling::UpdateBeheer)?;
            BeheerWeergave::new(&zaak.activiteit)
        })
        .await?;
    ok(&state, &beheer, beheer.revisie).await
}

/// Bevestigt dat de activiteit nog klopt
///
/// Legt vast dat iemand haar heeft nagekeken en niets hoefde te wijzigen. Het openbare register toont wanneer dat was.
#[utoipa::path(
    tag = "Beheer",
    params(("If-Match" = String, Header)),
    responses(
        (status = 200, description = "Het beheer.", body = BeheerWeergave, headers(("ETag" = String, description = "De revisie.")))
    )
)]
#[post("/verwerkingsactiviteiten/{uuid}/beheer/_bevestigen")]
pub async fn beheer_bevestigen(
    path: web::Path<Uuid>,
    caller: Caller,
    body: NoBody,
    query: Query,
    if_match: IfMatch,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let gelezen = body.read().and_then(|()| query.finish());
    let beheer = state
        .store
        .write(&caller.clone(), move |tx| {
            let mut zaak = Zaak::voor(tx.conn, tx.nu, &caller, uuid, Handeling::BeheerBevestigen)?;
            gelezen?;
            if_match.check(tx, zaak.revisie())?;
            beheer::bevestigen(tx, &caller, &mut zaak)?;
            BeheerWeergave::new(&zaak.activiteit)
        })
        .await?;
    ok(&state, &beheer, beheer.revisie).await
}

//! `/health`: for whoever starts and watches the service.

use actix_web::{HttpResponse, get, web};
use serde_json::json;

use crate::{error::Result, toestand::State};

/// The process answers.
#[get("/health/live")]
pub(super) async fn live() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status": "ok" }))
}

/// The database answers and is the one of this release, and lists are there.
#[get("/health/ready")]
pub(super) async fn ready(state: web::Data<State>) -> Result<HttpResponse> {
    let laadt = || (!state.store.is_geladen()).then_some("de lijsten worden geladen");
    Ok(match state.store.bezwaar().await?.or_else(laadt) {
        None => HttpResponse::Ok().json(json!({ "status": "ok" })),
        Some(reden) => HttpResponse::ServiceUnavailable().json(json!({ "status": "niet gereed", "reden": reden })),
    })
}

//! `/toetsingsregels`: what the check looks for, so that a privacy officer can read it without an activity at hand.

use actix_web::{HttpRequest, HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::antwoord::antwoord;
use crate::{
    domain::recht::toetsing::{RegelBeschrijving, beschrijvingen},
    error::Result,
    http::query::Query,
    store::Onderdeel,
    toestand::State,
};

/// De regels van de toetsing.
#[derive(Debug, Serialize, ToSchema)]
pub struct ToetsingsregelLijst {
    /// Hoeveel regels er zijn.
    #[schema(minimum = 0)]
    pub count: usize,
    /// De regels, per thema.
    pub results: Vec<RegelBeschrijving>,
}

/// Toont de regels van de toetsing
///
/// Iedere regel met zijn vaste code, zijn ernst, het artikel waarop hij berust, waarom hij ertoe doet en wat u kunt doen. Erbij staan de
/// wetten met de dagen waarop ze gelden, en of dat bij een bron is nagekeken.
#[utoipa::path(
    tag = "Referentielijsten",
    responses(
        (status = 200, description = "De regels.", body = ToetsingsregelLijst,
            headers(("ETag" = String, description = "Kenmerk van dit antwoord."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    )
)]
#[get("/toetsingsregels")]
pub async fn list_toetsingsregels(request: HttpRequest, query: Query, state: web::Data<State>) -> Result<HttpResponse> {
    antwoord(&request, &state, Onderdeel::Kennis, move |tx| {
        query.finish()?;
        let results: Vec<_> = beschrijvingen(&tx.kennis).collect();
        Ok(serde_json::to_string(&ToetsingsregelLijst { count: results.len(), results })?)
    })
    .await
}

//! `/referentielijsten`: the code lists, with label, source and IRI.

use actix_web::{HttpRequest, HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::antwoord::{CODELIJST, antwoord, te_bewaren};
use crate::{
    domain::recht::kennis::Referentielijst,
    error::{Error, Result},
    http::query::Query,
    store::Onderdeel,
    toestand::State,
};

/// De referentielijsten.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReferentielijstOverzicht {
    /// Hoeveel lijsten er zijn.
    #[schema(minimum = 0)]
    pub count: usize,
    /// De lijsten, zonder hun codes.
    pub results: Vec<ReferentielijstRegel>,
}

/// Een referentielijst, zonder haar codes.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReferentielijstRegel {
    /// Naam van de lijst.
    pub lijst: String,
    /// Titel voor mensen.
    pub titel: String,
    /// Waar de lijst voor is.
    pub omschrijving: String,
    /// `true`: de codes liggen vast in de API.
    pub gesloten: bool,
    /// Hoeveel codes de lijst heeft.
    #[schema(minimum = 0)]
    pub aantal: usize,
    /// Adres van de lijst.
    pub url: String,
}

/// Toont de referentielijsten
///
/// De lijsten met codes die in het register voorkomen.
#[utoipa::path(
    tag = "Referentielijsten",
    responses(
        (status = 200, description = "De lijsten.", body = ReferentielijstOverzicht,
            headers(("ETag" = String, description = "Kenmerk van dit antwoord."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    )
)]
#[get("/referentielijsten")]
pub async fn list_referentielijsten(request: HttpRequest, query: Query, state: web::Data<State>) -> Result<HttpResponse> {
    let lezen = state.clone();
    let antwoord = antwoord(&request, &state, Onderdeel::Kennis, move |_| {
        query.finish()?;
        let adressen = lezen.adressen();
        let lijsten = lezen.store.kennis().lijsten().iter();
        let results: Vec<_> = lijsten
            .map(|lijst| ReferentielijstRegel {
                lijst: lijst.lijst.clone(),
                titel: lijst.titel.clone(),
                omschrijving: lijst.omschrijving.clone(),
                gesloten: lijst.gesloten,
                aantal: lijst.items.len(),
                url: adressen.referentielijst(&lijst.lijst),
            })
            .collect();
        Ok(serde_json::to_string(&ReferentielijstOverzicht { count: results.len(), results })?)
    });
    Ok(te_bewaren(antwoord.await?, CODELIJST))
}

/// Toont een referentielijst
///
/// Alle codes met hun naam, bron en, waar bekend, hun begrip in het Data Privacy Vocabulary. Codes verdwijnen nooit; ze kunnen wel eindigen.
#[utoipa::path(
    tag = "Referentielijsten",
    params(("lijst" = String, Path, description = "Naam van de lijst.", example = "gegevenscategorie")),
    responses(
        (status = 200, description = "De lijst.", body = Referentielijst, headers(("ETag" = String, description = "Kenmerk van dit antwoord."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    )
)]
#[get("/referentielijsten/{lijst}")]
pub async fn find_referentielijst(
    request: HttpRequest,
    path: web::Path<String>,
    query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let naam = path.into_inner();
    let lezen = state.clone();
    let antwoord = antwoord(&request, &state, Onderdeel::Kennis, move |_| {
        let lijst = lezen.store.kennis().lijsten().iter().find(|lijst| lijst.lijst == naam);
        let lijst = lijst.ok_or(Error::NotFound("deze referentielijst"))?;
        query.finish()?;
        Ok(serde_json::to_string(lijst)?)
    });
    Ok(te_bewaren(antwoord.await?, CODELIJST))
}

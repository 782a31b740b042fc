//! `/register/organisaties`: every organisation that a public version names.

use actix_web::{HttpRequest, HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::antwoord::{Inhoud, lijst};
use crate::{
    domain::{publiek::openbaar::organisatie::OpenbareOrganisatie, woorden::adressen::Vindplaats},
    error::{Error, Result},
    http::{
        cursor::{Lijst, Plek},
        filters::lees_organisaties,
        page::address,
        query::Query,
    },
    index::OrganisatieVraag,
    store::{
        Lijsten,
        organisaties::{self, Organisatie},
    },
    toestand::State,
};

/// Een bladzijde organisaties.
#[derive(Debug, Serialize, ToSchema)]
pub struct OpenbareOrganisatiePagina {
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
    pub results: Vec<OpenbareOrganisatie>,
}

/// Toont organisaties in het openbare register
///
/// Iedere organisatie die in een openbare versie voorkomt, op naam. Zoeken vindt ook eerdere namen.
#[utoipa::path(
    tag = "Openbaar register",
    params(
        crate::http::filters::OrganisatieFilters,
        crate::http::page::Paginering, crate::http::cursor::Vanaf
    ),
    responses(
        (status = 200, description = "Een bladzijde.", body = OpenbareOrganisatiePagina, headers(
            ("ETag" = String, description = "Kenmerk van dit antwoord."),
            ("Link" = Option<String>, description = "De volgende en vorige bladzijde."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    )
)]
#[get("/register/organisaties")]
pub async fn list_openbare_organisaties(request: HttpRequest, mut query: Query, state: web::Data<State>) -> Result<HttpResponse> {
    let adres = address(&request);
    let lezen = state.clone();
    lijst(&request, &state, move |tx| {
        let plek = Plek::read(&mut query, Lijst::Organisaties);
        let (zoek, registerhouder) = lees_organisaties(&mut query);
        let vraag = OrganisatieVraag { zoek, registerhouder, ..OrganisatieVraag::openbaar() };
        query.finish()?;
        let (count, mut rijen) = organisaties::list(tx, &vraag, &plek.stuk())?;
        let cursor = plek.toon(&mut rijen, |rij| Some(rij.plaats()));
        let results = rijen.iter().map(|organisatie| weergave(&lezen, organisatie)).collect::<Result<_>>()?;
        let links = plek.links(&lezen.settings.public_url, &adres, count, cursor.as_deref());
        let (next, previous) = (links.next, links.previous);
        let bytes = serde_json::to_vec(&OpenbareOrganisatiePagina { count, next, previous, cursor, results })?;
        Ok(Inhoud { bytes, link: links.header, ..Inhoud::default() })
    })
    .await
}

/// Toont een organisatie uit het openbare register
///
/// Houdt de organisatie een register bij, dan ook hoe u een verzoek of klacht kunt doen.
#[utoipa::path(
    tag = "Openbaar register",
    responses(
        (status = 200, description = "De organisatie.", body = OpenbareOrganisatie,
            headers(("ETag" = String, description = "Kenmerk van dit antwoord."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    )
)]
#[get("/register/organisaties/{uuid}")]
pub async fn find_openbare_organisatie(
    request: HttpRequest,
    path: web::Path<Uuid>,
    query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let lezen = state.clone();
    lijst(&request, &state, move |tx| {
        let organisatie = openbare(tx, uuid)?;
        query.finish()?;
        Ok(serde_json::to_string(&weergave(&lezen, &organisatie)?)?)
    })
    .await
}

/// An organisation that a public version names, or that keeps a register with something public in it.
pub(crate) fn openbare(tx: &mut Lijsten<'_>, uuid: Uuid) -> Result<Organisatie> {
    organisaties::find_openbaar(tx, uuid)?.ok_or(Error::NotFound("deze organisatie"))
}

/// What the public sees of it.
pub(crate) fn weergave(state: &State, organisatie: &Organisatie) -> Result<OpenbareOrganisatie> {
    let uuid = organisatie.uuid.uuid();
    let (adressen, wat) = (state.adressen(), Vindplaats::Organisatie(uuid));
    let adressen = (uuid, adressen.uri(wat), adressen.openbaar(wat));
    Ok(OpenbareOrganisatie::new(adressen, &organisatie.invoer()?, organisatie.namen()?, state.store.kennis()))
}

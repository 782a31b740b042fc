//! `/journaal`: what happened, as a whole and per activity.

use actix_web::{HttpRequest, HttpResponse, get, web};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{links, page};
use crate::{
    auth::Caller,
    clock::Moment,
    domain::levensloop::handeling::Handeling,
    error::Result,
    handelingen::zicht,
    http::{
        cursor::{Lijst, Plek},
        query::{Param, Query, kind, parameters},
    },
    store::{
        Lezen,
        journaal::{self, Rij, Selectie},
    },
    toestand::State,
};

/// Een bladzijde van het journaal, het nieuwste eerst.
#[derive(Debug, Serialize, ToSchema)]
pub struct JournaalPagina {
    /// Hoeveel regels er in totaal zijn.
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
    /// De regels van deze bladzijde.
    pub results: Vec<JournaalRegel>,
}

/// Een regel van het journaal: wie, wanneer, wat, waarop, met welk resultaat.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct JournaalRegel {
    /// Volgnummer; zonder gaten.
    #[schema(minimum = 1)]
    pub volgnummer: i64,
    /// Wanneer het gebeurde.
    pub tijdstip: Moment,
    /// De handeling (operationId). Er kunnen handelingen bij komen.
    #[schema(example = "concept_vaststellen", extensions(("x-extensible-enum" = json!(Handeling::codes_van(|_| true)))))]
    pub handeling: String,
    /// De soort zaak waarop de handeling was.
    #[schema(example = "verwerkingsactiviteit")]
    pub onderwerp: String,
    /// Sleutel van de zaak.
    pub onderwerp_uuid: Uuid,
    /// In welk register (uuid van de organisatie).
    #[schema(required)]
    pub registerhouder: Option<Uuid>,
    /// Pseudonieme sleutel van wie het deed.
    #[schema(required)]
    pub handelende: Option<String>,
    /// De naam die bij de sleutel hoort, zolang die bewaard is.
    #[schema(required)]
    pub handelende_naam: Option<String>,
    /// De applicatie die erom vroeg.
    pub applicatie: String,
    /// Het document van ervoor.
    #[schema(required)]
    pub oud: Option<JournaalDocument>,
    /// Het document van erna.
    #[schema(required)]
    pub nieuw: Option<JournaalDocument>,
    /// Resultaat en reden.
    #[schema(value_type = Object)]
    pub toelichting: Value,
    /// SHA-256 over de vorige hash en deze regel.
    pub hash: String,
}

/// Een document waarnaar het journaal verwijst.
#[derive(Debug, Serialize, ToSchema)]
pub struct JournaalDocument {
    /// Sleutel van het document.
    pub document: Uuid,
    /// Gezouten SHA-256 van het document.
    pub hash: String,
}

/// Toont het journaal van een activiteit
///
/// Alles wat er met deze activiteit gebeurde, het nieuwste eerst.
#[utoipa::path(
    tag = "Journaal",
    params(crate::http::page::Paginering, crate::http::cursor::Vanaf),
    responses((status = 200, description = "Een bladzijde.", body = JournaalPagina,
        headers(("Link" = Option<String>, description = "De volgende en vorige bladzijde.")))),
    security(("bearer" = ["register:lezen"]))
)]
#[get("/verwerkingsactiviteiten/{uuid}/journaal")]
pub async fn list_journaal_van_verwerkingsactiviteit(
    request: HttpRequest,
    path: web::Path<Uuid>,
    caller: Caller,
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let plek = Plek::read(&mut query, Lijst::Journaal);
    let selectie = Selectie { onderwerp: Some(uuid), ..Selectie::voor(caller.lezer()) };
    lijst(&request, &state, plek, move |tx| {
        zicht::activiteit(tx.conn, tx.moment, &caller, uuid)?;
        query.finish()?;
        Ok(selectie)
    })
    .await
}

const ONDERWERP: Param<kind::Uuid> =
    Param::new("onderwerp", kind::Uuid, "Alleen van deze zaak (uuid).").example("5f0c3a4e-6d0f-4a63-9c0a-0d3c1f5f2a01");

parameters! {
    /// Which entries.
    JournaalFilters: ONDERWERP
}

/// Toont het journaal
///
/// Alles wat er in het register gebeurde, het nieuwste eerst. Voor de functionaris gegevensbescherming en het beheer.
#[utoipa::path(
    tag = "Journaal",
    params(
        crate::http::page::Paginering, crate::http::cursor::Vanaf,
        JournaalFilters
    ),
    responses((status = 200, description = "Een bladzijde.", body = JournaalPagina,
        headers(("Link" = Option<String>, description = "De volgende en vorige bladzijde.")))),
    security(("bearer" = ["register:toezien"]), ("bearer" = ["register:beheren"]))
)]
#[get("/journaal")]
pub async fn list_journaal(
    request: HttpRequest,
    caller: Caller,
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let plek = Plek::read(&mut query, Lijst::Journaal);
    let selectie = Selectie { onderwerp: ONDERWERP.read(&mut query), ..Selectie::voor(caller.lezer()) };
    query.finish()?;
    lijst(&request, &state, plek, move |_| Ok(selectie)).await
}

async fn lijst(
    request: &HttpRequest,
    state: &web::Data<State>,
    plek: Plek<i64>,
    kies: impl FnOnce(&mut Lezen<'_>) -> Result<Selectie> + Send + 'static,
) -> Result<HttpResponse> {
    let stuk = plek.stuk();
    let gelezen = state.store.read(move |tx| {
        let selectie = kies(tx)?;
        journaal::list(tx.conn, &selectie, &stuk)
    });
    let (count, mut rijen) = gelezen.await?;
    let cursor = plek.toon(&mut rijen, |(rij, _)| Some(rij.volgnummer));
    let results = rijen.into_iter().map(regel).collect::<Result<Vec<_>>>()?;
    let links = links(request, state, &plek, (count, cursor.as_deref()));
    Ok(page(&JournaalPagina { count, next: links.next.clone(), previous: links.previous.clone(), cursor, results }, &links))
}

fn regel((rij, handelende_naam): (Rij, Option<String>)) -> Result<JournaalRegel> {
    let tekst = rij.tekst()?;
    let document =
        |verwijzing: crate::store::DocumentVerwijzing| JournaalDocument { document: verwijzing.document, hash: verwijzing.hash };
    Ok(JournaalRegel {
        volgnummer: rij.volgnummer,
        tijdstip: rij.tijdstip,
        onderwerp_uuid: rij.onderwerp_uuid.uuid(),
        registerhouder: rij.registerhouder.map(crate::database::Id::uuid),
        handeling: rij.handeling,
        onderwerp: rij.onderwerp,
        handelende: rij.handelende,
        handelende_naam,
        applicatie: tekst.applicatie,
        oud: tekst.oud.map(document),
        nieuw: tekst.nieuw.map(document),
        toelichting: tekst.toelichting,
        hash: rij.hash,
    })
}

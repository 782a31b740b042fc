//! `/organisaties`: municipalities, processors and recipients.

use actix_web::{HttpRequest, HttpResponse, get, post, put, web};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{created, links, ok, ok_unless_known, page, zelfde_uuid};
use crate::{
    auth::Caller,
    clock::Moment,
    domain::{
        inhoud::organisatie::{EerdereNaam, Nummer, OrganisatieInvoer},
        woorden::adressen::Vindplaats,
    },
    error::{Error, Result},
    handelingen::organisatie,
    http::{
        body::Body,
        conditional::IfMatch,
        cursor::{Lijst, Plek},
        filters::lees_organisaties,
        idempotency::IdempotencyKey,
        problem::Probleem,
        query::{Param, Query, kind::Digits, parameters},
    },
    index::OrganisatieVraag,
    store::organisaties::{self, Organisatie},
    toestand::State,
};

/// Een organisatie in het register.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrganisatieWeergave {
    /// Vaste sleutel.
    pub uuid: Uuid,
    /// Blijvend adres.
    pub uri: String,
    /// Adres in deze API.
    pub url: String,
    /// De gegevens; wat hier staat, wordt door PUT ongewijzigd aangenomen.
    pub gegevens: OrganisatieInvoer,
    /// Namen die de organisatie eerder had.
    pub eerdere_namen: Vec<EerdereNaam>,
    /// Nummer van de laatste wijziging; ook de ETag.
    pub revisie: i64,
    /// Wanneer de organisatie is aangemaakt.
    pub aangemaakt_op: Moment,
    /// Wanneer er voor het laatst iets is gewijzigd.
    pub gewijzigd_op: Moment,
    /// Wanneer de organisatie uit de lijsten is gehaald.
    #[schema(required)]
    pub vervallen_op: Option<Moment>,
}

/// Een bladzijde organisaties.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrganisatiePagina {
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
    pub results: Vec<OrganisatieWeergave>,
}

const OIN: Param<Digits> = Param::new("oin", Digits(20), "Alleen de organisatie met dit OIN.").example("00000001001234567000");
const RSIN: Param<Digits> = Param::new("rsin", Digits(9), "Alleen de organisatie met dit RSIN.").example("123456782");
const KVK: Param<Digits> =
    Param::new("kvkNummer", Digits(8), "Alleen de organisatie met dit nummer in het Handelsregister.").example("12345678");

parameters! {
    /// By which number.
    NummerFilters: OIN, RSIN, KVK
}

/// Toont organisaties
///
/// Op naam. Zoeken vindt ook eerdere namen. Met een OIN, RSIN of KvK-nummer vindt u de organisatie die het heeft.
#[utoipa::path(
    tag = "Organisaties",
    params(
        crate::http::filters::OrganisatieFilters,
        NummerFilters,
        crate::http::page::Paginering, crate::http::cursor::Vanaf
    ),
    responses((status = 200, description = "Een bladzijde.", body = OrganisatiePagina,
        headers(("Link" = Option<String>, description = "De volgende en vorige bladzijde.")))),
    security(("bearer" = ["register:lezen"]))
)]
#[get("/organisaties")]
pub async fn list_organisaties(
    request: HttpRequest,
    _: Caller,
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let plek = Plek::read(&mut query, Lijst::Organisaties);
    let (zoek, registerhouder) = lees_organisaties(&mut query);
    let vraag = OrganisatieVraag { zoek, registerhouder, ..OrganisatieVraag::default() };
    let nummers =
        [(Nummer::Oin, OIN.read(&mut query)), (Nummer::Rsin, RSIN.read(&mut query)), (Nummer::KvkNummer, KVK.read(&mut query))];
    let nummers: Vec<_> = nummers.into_iter().filter_map(|(soort, nummer)| nummer.map(|nummer| (soort, nummer))).collect();
    query.finish()?;
    let stuk = plek.stuk();
    let (count, mut rijen) = state.store.read_lists(move |tx| organisaties::list_met(tx, &vraag, &nummers, &stuk)).await?;
    let cursor = plek.toon(&mut rijen, |rij| Some(rij.plaats()));
    let results = rijen.iter().map(|organisatie| weergave(&state, organisatie)).collect::<Result<_>>()?;
    let links = links(&request, &state, &plek, (count, cursor.as_deref()));
    Ok(page(&OrganisatiePagina { count, next: links.next.clone(), previous: links.previous.clone(), cursor, results }, &links))
}

/// Maakt een organisatie
///
/// De rol (verantwoordelijke, verwerker, ontvanger) hoort niet bij de organisatie maar bij de activiteit. Een OIN, RSIN of KvK-nummer is van één
/// organisatie: zoek haar eerst met dat nummer.
#[utoipa::path(
    tag = "Organisaties",
    params(("Idempotency-Key" = Option<String>, Header)),
    request_body = OrganisatieInvoer,
    responses(
        (status = 201, description = "De organisatie.", body = OrganisatieWeergave, headers(
            ("ETag" = String, description = "De revisie."), ("Location" = String, description = "Adres van de organisatie."))),
        (status = 409, description = "De uuid bestaat al, of een andere organisatie heeft dit nummer.", body = Probleem)
    )
)]
#[post("/organisaties")]
pub async fn create_organisatie(
    caller: Caller,
    body: Body<OrganisatieInvoer>,
    query: Query,
    sleutel: IdempotencyKey,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let invoer = body.read()?;
    query.finish()?;
    let sleutel = sleutel.read(&invoer)?;
    let organisatie = state
        .store
        .write(&caller.clone(), move |tx| {
            if let Some(uuid) = sleutel.eerder(tx, &caller)? {
                return organisaties::find(tx.conn, uuid)?.ok_or(Error::NotFound("deze organisatie"));
            }
            let organisatie = organisatie::aanmaken(tx, &caller, invoer)?;
            sleutel.onthoud(tx, &caller, organisatie.uuid.uuid())?;
            Ok(organisatie)
        })
        .await?;
    let weergave = weergave(&state, &organisatie)?;
    let location = weergave.url.clone();
    created(&state, &weergave, weergave.revisie, location).await
}

/// Toont een organisatie
///
/// Met de contactgegevens en de gegevens van het eigen register.
#[utoipa::path(
    tag = "Organisaties",
    responses(
        (status = 200, description = "De organisatie.", body = OrganisatieWeergave, headers(("ETag" = String, description = "De revisie."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    ),
    security(("bearer" = ["register:lezen"]))
)]
#[get("/organisaties/{uuid}")]
pub async fn find_organisatie(
    path: web::Path<Uuid>,
    request: HttpRequest,
    _: Caller,
    query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let organisatie =
        state.store.read(move |tx| organisaties::find(tx.conn, uuid)?.ok_or(Error::NotFound("deze organisatie"))).await?;
    query.finish()?;
    ok_unless_known(&request, &state, &weergave(&state, &organisatie)?, organisatie.revisie).await
}

/// Vervangt de gegevens van een organisatie
///
/// Verandert de naam, dan blijft de oude naam bewaard en vindbaar. Vastgestelde versies houden de naam van toen.
#[utoipa::path(
    tag = "Organisaties",
    params(("If-Match" = String, Header)),
    request_body = OrganisatieInvoer,
    responses(
        (status = 200, description = "De organisatie.", body = OrganisatieWeergave, headers(("ETag" = String, description = "De revisie."))),
        (status = 409, description = "De organisatie houdt een register bij, of een andere organisatie heeft dit nummer.", body = Probleem)
    )
)]
#[put("/organisaties/{uuid}")]
pub async fn replace_organisatie(
    (path, caller): (web::Path<Uuid>, Caller),
    body: Body<OrganisatieInvoer>,
    query: Query,
    if_match: IfMatch,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let gelezen = body.read().and_then(|invoer| query.finish().map(|()| invoer));
    let organisatie = state
        .store
        .write(&caller.clone(), move |tx| {
            let oud = organisaties::find(tx.conn, uuid)?.ok_or(Error::NotFound("deze organisatie"))?;
            let invoer = gelezen?;
            zelfde_uuid(invoer.uuid, uuid)?;
            organisatie::mag(&caller, uuid, Some(&oud), &invoer)?;
            if_match.check(tx, oud.revisie)?;
            organisatie::vervangen(tx, &caller, &oud, invoer)
        })
        .await?;
    ok(&state, &weergave(&state, &organisatie)?, organisatie.revisie).await
}

fn weergave(state: &State, organisatie: &Organisatie) -> Result<OrganisatieWeergave> {
    let uuid = organisatie.uuid.uuid();
    let adressen = state.adressen();
    Ok(OrganisatieWeergave {
        uuid,
        uri: adressen.uri(Vindplaats::Organisatie(uuid)),
        url: adressen.beheer(Vindplaats::Organisatie(uuid)),
        gegevens: organisatie.invoer()?,
        eerdere_namen: organisatie.namen()?,
        revisie: organisatie.revisie,
        aangemaakt_op: organisatie.aangemaakt_op,
        gewijzigd_op: organisatie.gewijzigd_op,
        vervallen_op: organisatie.vervallen_op,
    })
}

//! `/abonnementen`: webhooks.

pub mod bezorging;

use actix_web::{HttpRequest, HttpResponse, delete, get, post, put, web};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{created, links, ok, page, zelfde_uuid};
use crate::{
    auth::Caller,
    clock::Moment,
    domain::levensloop::abonnement::{AbonnementInvoer, AbonnementStatus},
    error::{Error, Fault, Result},
    handelingen::{abonnement, zicht},
    http::{
        body::Body,
        conditional::IfMatch,
        cursor::{Lijst, Plek},
        idempotency::IdempotencyKey,
        problem::Probleem,
        query::Query,
    },
    store::{
        Schrijven,
        abonnementen::{self, Abonnement},
    },
    toestand::State,
    webhooks,
};

/// Een abonnement op wat er in het openbare register verandert, of op de levensloop van activiteiten in het beheer.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AbonnementWeergave {
    /// Vaste sleutel.
    pub uuid: Uuid,
    /// Adres in deze API.
    pub url: String,
    /// De gegevens; wat hier staat, wordt door PUT ongewijzigd aangenomen. `geheim` en `cursor` zijn hier altijd leeg.
    pub gegevens: AbonnementInvoer,
    /// Het geheim waarmee het register tekent. Het staat alleen in het antwoord op aanmaken: bewaar het.
    #[schema(required)]
    pub geheim: Option<String>,
    /// Of er wordt afgeleverd.
    pub status: AbonnementStatus,
    /// Waarom het register het abonnement uitzette.
    #[schema(required)]
    pub reden: Option<String>,
    /// Wanneer het register het abonnement uitzette.
    #[schema(required)]
    pub uitgeschakeld_op: Option<Moment>,
    /// De plaats in de wijzigingen tot waar alles is afgeleverd.
    pub cursor: String,
    /// Hoe vaak achter elkaar afleveren mislukte.
    #[schema(minimum = 0)]
    pub pogingen: i32,
    /// Sinds wanneer afleveren mislukt.
    #[schema(required)]
    pub mislukt_sinds: Option<Moment>,
    /// Wanneer het register het opnieuw probeert.
    #[schema(required)]
    pub volgende_poging_op: Option<Moment>,
    /// Nummer van de laatste wijziging; ook de ETag.
    pub revisie: i64,
    /// Wanneer het abonnement is aangemaakt.
    pub aangemaakt_op: Moment,
    /// Wanneer er voor het laatst iets is gewijzigd.
    pub gewijzigd_op: Moment,
}

/// Een bladzijde abonnementen.
#[derive(Serialize, ToSchema)]
pub struct AbonnementPagina {
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
    pub results: Vec<AbonnementWeergave>,
}

/// Toont abonnementen
///
/// Van de registers die u mag beheren.
#[utoipa::path(
    tag = "Abonnementen",
    params(crate::http::page::Paginering, crate::http::cursor::Vanaf),
    responses((status = 200, description = "Een bladzijde.", body = AbonnementPagina,
        headers(("Link" = Option<String>, description = "De volgende en vorige bladzijde.")))),
    security(("bearer" = ["register:beheren"]))
)]
#[get("/abonnementen")]
pub async fn list_abonnementen(
    request: HttpRequest,
    caller: Caller,
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let plek = Plek::read(&mut query, Lijst::Abonnementen);
    query.finish()?;
    let stuk = plek.stuk();
    let (count, mut rijen) = state.store.read(move |tx| abonnementen::list(tx.conn, &caller.lezer(), &stuk)).await?;
    let cursor = plek.toon(&mut rijen, |rij| Some(rij.uuid.uuid()));
    let results = rijen.iter().map(|abonnement| weergave(&state, abonnement)).collect::<Result<_>>()?;
    let links = links(&request, &state, &plek, (count, cursor.as_deref()));
    Ok(page(&AbonnementPagina { count, next: links.next.clone(), previous: links.previous.clone(), cursor, results }, &links))
}

/// Maakt een abonnement
///
/// Het register stuurt daarna iedere wijziging die in het openbare register te zien is naar het adres: als CloudEvent, getekend, op
/// volgorde, en opnieuw tot het lukt. Met `levensloop` stuurt het wat er in het beheer met activiteiten gebeurt, zoals `GET /levensloop`. Hoe dat gaat en hoe u de handtekening nakijkt, staat in `docs/abonnementen.md`. Herhaalt u een
/// verzoek met dezelfde `Idempotency-Key`, dan staat het geheim er niet meer bij.
#[utoipa::path(
    tag = "Abonnementen",
    params(("Idempotency-Key" = Option<String>, Header)),
    request_body = AbonnementInvoer,
    responses(
        (status = 201, description = "Het abonnement.", body = AbonnementWeergave, headers(
            ("ETag" = String, description = "De revisie."), ("Location" = String, description = "Adres van het abonnement."))),
        (status = 409, description = "De uuid bestaat al.", body = Probleem)
    )
)]
#[post("/abonnementen")]
pub async fn create_abonnement(
    caller: Caller,
    body: Body<AbonnementInvoer>,
    query: Query,
    sleutel: IdempotencyKey,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let invoer = body.read()?;
    query.finish()?;
    let sleutel = sleutel.read(&invoer)?;
    let prive = state.settings.webhooks_prive;
    let (abonnement, geheim) = state
        .store
        .write(&caller.clone(), move |tx| {
            if let Some(uuid) = sleutel.eerder(tx, &caller)? {
                return Ok((zicht::abonnement(tx.conn, &caller, uuid)?, None));
            }
            klopt(tx, &caller, &invoer, prive)?;
            let geheim = invoer.geheim.clone().map_or_else(webhooks::nieuw_geheim, Ok)?;
            let uuid = invoer.uuid.unwrap_or_else(|| tx.id());
            sleutel.onthoud(tx, &caller, uuid)?;
            Ok((abonnement::aanmaken(tx, &caller, uuid, &invoer, &geheim)?, Some(geheim)))
        })
        .await?;
    let weergave = AbonnementWeergave { geheim, ..weergave(&state, &abonnement)? };
    let location = weergave.url.clone();
    created(&state, &weergave, weergave.revisie, location).await
}

/// Toont een abonnement
///
/// Met hoe het afleveren gaat. Het geheim staat er niet bij.
#[utoipa::path(
    tag = "Abonnementen",
    responses(
        (status = 200, description = "Het abonnement.", body = AbonnementWeergave, headers(("ETag" = String, description = "De revisie.")))
    ),
    security(("bearer" = ["register:beheren"]))
)]
#[get("/abonnementen/{uuid}")]
pub async fn find_abonnement(
    path: web::Path<Uuid>,
    caller: Caller,
    query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let abonnement = state.store.read(move |tx| zicht::abonnement(tx.conn, &caller, uuid)).await?;
    query.finish()?;
    ok(&state, &weergave(&state, &abonnement)?, abonnement.revisie).await
}

/// Vervangt de gegevens van een abonnement
///
/// Zonder `geheim` blijft het geheim zoals het was. Met `gepauzeerd` staat het afleveren stil; daarna gaat het verder waar het was.
/// Wat het register zelf uitzette, gaat pas verder na `_hervatten`.
#[utoipa::path(
    tag = "Abonnementen",
    params(("If-Match" = String, Header)),
    request_body = AbonnementInvoer,
    responses(
        (status = 200, description = "Het abonnement.", body = AbonnementWeergave, headers(("ETag" = String, description = "De revisie.")))
    )
)]
#[put("/abonnementen/{uuid}")]
pub async fn replace_abonnement(
    (path, caller): (web::Path<Uuid>, Caller),
    body: Body<AbonnementInvoer>,
    query: Query,
    if_match: IfMatch,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let gelezen = body.read().and_then(|invoer| query.finish().map(|()| invoer));
    let prive = state.settings.webhooks_prive;
    let abonnement = state
        .store
        .write(&caller.clone(), move |tx| {
            let oud = zicht::abonnement(tx.conn, &caller, uuid)?;
            let invoer = gelezen?;
            zelfde_uuid(invoer.uuid, uuid)?;
            if invoer.cursor.is_some() {
                return Err(Error::invalid(
                    "/cursor",
                    "alleen-bij-aanmaken",
                    "Gebruik `_hervatten` om vanaf een andere plaats verder te gaan.",
                ));
            }
            if oud.levensloop.is_some() != invoer.levensloop.is_some() {
                return Err(Error::invalid(
                    "/levensloop",
                    "alleen-bij-aanmaken",
                    "Wat een abonnement volgt, ligt vast bij aanmaken. Maak er een ander abonnement voor.",
                ));
            }
            klopt(tx, &caller, &invoer, prive)?;
            if_match.check(tx, oud.revisie)?;
            abonnement::vervangen(tx, &caller, &oud, &invoer)
        })
        .await?;
    ok(&state, &weergave(&state, &abonnement)?, abonnement.revisie).await
}

/// Verwijdert een abonnement
///
/// Er wordt niets meer afgeleverd; ook het logboek van de afleveringen is weg.
#[utoipa::path(
    tag = "Abonnementen",
    params(("If-Match" = String, Header)),
    responses((status = 204, description = "Het abonnement is weg."))
)]
#[delete("/abonnementen/{uuid}")]
pub async fn delete_abonnement(
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
            let oud = zicht::abonnement(tx.conn, &caller, uuid)?;
            query.finish()?;
            if_match.check(tx, oud.revisie)?;
            abonnement::verwijderen(tx, &caller, oud)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// What the schema cannot say: where it may go, what signs it, and of whose register.
fn klopt(tx: &mut Schrijven<'_>, caller: &Caller, invoer: &AbonnementInvoer, prive: bool) -> Result<()> {
    let mut faults = Vec::new();
    faults.extend(webhooks::bezwaar(&invoer.url, prive).map(|reden| Fault::new("/url", "adres-niet-toegestaan", reden)));
    if invoer.geheim.as_ref().is_some_and(|geheim| !webhooks::geheim_klopt(geheim)) {
        faults.push(Fault::new("/geheim", "vorm", "Gebruik `whsec_` en daarachter base64 van 24 tot en met 64 bytes."));
    }
    if invoer.levensloop.is_some() && !invoer.soorten.is_empty() {
        let reden = "Dit zijn soorten van het openbare register. Noem de soorten stappen in `levensloop`.";
        faults.push(Fault::new("/soorten", "niet-samen", reden));
    }
    faults.extend(abonnement::bezwaar(tx, caller, invoer.registerhouder)?);
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

fn weergave(state: &State, abonnement: &Abonnement) -> Result<AbonnementWeergave> {
    let uuid = abonnement.uuid.uuid();
    Ok(AbonnementWeergave {
        uuid,
        url: state.adressen().abonnement(uuid),
        gegevens: abonnement.invoer()?,
        geheim: None,
        status: abonnement.status.0,
        reden: abonnement.reden.clone(),
        uitgeschakeld_op: abonnement.uitgeschakeld_op,
        cursor: abonnement.cursor.clone(),
        pogingen: abonnement.pogingen,
        mislukt_sinds: abonnement.mislukt_sinds,
        volgende_poging_op: abonnement.volgende_poging_op,
        revisie: abonnement.revisie,
        aangemaakt_op: abonnement.aangemaakt_op,
        gewijzigd_op: abonnement.gewijzigd_op,
    })
}

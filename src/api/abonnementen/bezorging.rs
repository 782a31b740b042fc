//! Trying a subscription, going on after a failure, and what was delivered.

use actix_web::{HttpRequest, HttpResponse, get, post, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::{AbonnementWeergave, weergave};
use crate::{
    api::{links, ok, page},
    auth::Caller,
    clock::Moment,
    domain::levensloop::abonnement::Uitkomst,
    error::Result,
    handelingen::{abonnement, zicht},
    http::{
        body::{Body, NoBody},
        conditional::IfMatch,
        cursor::{Lijst, Plek},
        query::Query,
    },
    store::afleveringen::{self, Aflevering},
    toestand::State,
    webhooks::{self, Bezorger},
};

/// Wat er van een proef kwam.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TestUitkomst {
    /// De `id` van de gebeurtenis die is verstuurd.
    pub gebeurtenis: Uuid,
    /// Of ze is afgeleverd.
    pub uitkomst: Uitkomst,
    /// De HTTP-statuscode van de ontvanger.
    #[schema(required, minimum = 100, maximum = 999)]
    pub status_code: Option<u16>,
    /// Waarom het niet lukte.
    #[schema(required)]
    pub reden: Option<String>,
    /// Hoelang het duurde, in milliseconden.
    #[schema(minimum = 0)]
    pub duur_ms: i32,
}

/// Vanaf waar het afleveren verdergaat.
#[derive(Debug, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HervattenInvoer {
    /// Een plaats in de wijzigingen (`cursor`); alles daarna komt opnieuw. Leeg is verder waar het was.
    #[serde(default)]
    #[schema(max_length = 100, example = "12.0a1b2c3d.20261122")]
    pub cursor: Option<String>,
}

/// Een aflevering, gelukt of niet.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AfleveringRegel {
    /// Wanneer.
    pub tijdstip: Moment,
    /// De `id` van de gebeurtenis; bij iedere poging dezelfde.
    pub gebeurtenis: Uuid,
    /// De `type` van de gebeurtenis.
    #[schema(example = "nl.verwerkingsregister.verwerkingsactiviteit-vastgesteld")]
    pub soort: String,
    /// De activiteit of organisatie (uuid); bij een proef het abonnement.
    pub onderwerp: Uuid,
    /// De plaats in de wijzigingen vlak ervoor; hervat hiermee om vanaf deze gebeurtenis opnieuw te beginnen.
    #[schema(required)]
    pub cursor: Option<String>,
    /// De hoeveelste poging het was.
    #[schema(minimum = 1)]
    pub poging: i32,
    /// Of ze is afgeleverd.
    pub uitkomst: Uitkomst,
    /// De HTTP-statuscode van de ontvanger.
    #[schema(required, minimum = 100, maximum = 999)]
    pub status_code: Option<i32>,
    /// Waarom het niet lukte.
    #[schema(required)]
    pub reden: Option<String>,
    /// Hoelang het duurde, in milliseconden.
    #[schema(minimum = 0)]
    pub duur_ms: i32,
}

impl From<&Aflevering> for AfleveringRegel {
    fn from(rij: &Aflevering) -> Self {
        Self {
            tijdstip: rij.tijdstip,
            gebeurtenis: rij.gebeurtenis.uuid(),
            soort: rij.soort.clone(),
            onderwerp: rij.onderwerp.uuid(),
            cursor: rij.cursor.clone(),
            poging: rij.poging,
            uitkomst: rij.uitkomst.0,
            status_code: rij.status_code,
            reden: rij.reden.clone(),
            duur_ms: rij.duur_ms,
        }
    }
}

/// Een bladzijde afleveringen, de nieuwste eerst.
#[derive(Debug, Serialize, ToSchema)]
pub struct AfleveringPagina {
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
    pub results: Vec<AfleveringRegel>,
}

/// Probeert een abonnement
///
/// Stuurt meteen een gebeurtenis van het type `nl.verwerkingsregister.test`, ook als het abonnement stilstaat. Wat de ontvanger
/// terugstuurt, staat nooit in het antwoord; alleen zijn statuscode of de reden dat het niet lukte.
#[utoipa::path(
    tag = "Abonnementen",
    responses((status = 200, description = "Wat ervan kwam.", body = TestUitkomst)),
    security(("bearer" = ["register:beheren"]))
)]
#[post("/abonnementen/{uuid}/_testen")]
pub async fn abonnement_testen(
    path: web::Path<Uuid>,
    caller: Caller,
    body: NoBody,
    query: Query,
    (state, bezorger): (web::Data<State>, web::Data<Bezorger>),
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let abonnement = state.store.read(move |tx| zicht::abonnement(tx.conn, &caller, uuid)).await?;
    body.read()?;
    query.finish()?;
    let (gebeurtenis, antwoord) = webhooks::test(&bezorger, abonnement).await?;
    Ok(HttpResponse::Ok().json(&TestUitkomst {
        gebeurtenis,
        uitkomst: antwoord.uitkomst(),
        status_code: antwoord.status,
        reden: antwoord.reden,
        duur_ms: antwoord.duur_ms,
    }))
}

/// Hervat een abonnement
///
/// Het afleveren gaat verder waar het was, of vanaf een andere plaats in de wijzigingen: dan komt alles daarna opnieuw, met dezelfde `id`.
#[utoipa::path(
    tag = "Abonnementen",
    params(("If-Match" = String, Header)),
    request_body = HervattenInvoer,
    responses(
        (status = 200, description = "Het abonnement.", body = AbonnementWeergave, headers(("ETag" = String, description = "De revisie.")))
    )
)]
#[post("/abonnementen/{uuid}/_hervatten")]
pub async fn abonnement_hervatten(
    (path, caller): (web::Path<Uuid>, Caller),
    body: Body<HervattenInvoer>,
    query: Query,
    if_match: IfMatch,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let gelezen = body.read().and_then(|invoer| query.finish().map(|()| invoer));
    let abonnement = state
        .store
        .write(&caller.clone(), move |tx| {
            let oud = zicht::abonnement(tx.conn, &caller, uuid)?;
            let cursor = gelezen?.cursor;
            let levensloop = oud.invoer()?.levensloop.is_some();
            let stand = cursor.map(|cursor| abonnement::plaats(tx, &cursor, levensloop)).transpose()?;
            if_match.check(tx, oud.revisie)?;
            abonnement::hervatten(tx, &caller, &oud, stand.as_ref())
        })
        .await?;
    ok(&state, &weergave(&state, &abonnement)?, abonnement.revisie).await
}

/// Toont de afleveringen van een abonnement
///
/// De laatste duizend, de nieuwste eerst, gelukt en mislukt.
#[utoipa::path(
    tag = "Abonnementen",
    params(crate::http::page::Paginering, crate::http::cursor::Vanaf),
    responses((status = 200, description = "Een bladzijde.", body = AfleveringPagina,
        headers(("Link" = Option<String>, description = "De volgende en vorige bladzijde.")))),
    security(("bearer" = ["register:beheren"]))
)]
#[get("/abonnementen/{uuid}/afleveringen")]
pub async fn list_afleveringen(
    request: HttpRequest,
    path: web::Path<Uuid>,
    caller: Caller,
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let plek = Plek::read(&mut query, Lijst::Afleveringen);
    let stuk = plek.stuk();
    let gelezen = state.store.read(move |tx| {
        zicht::abonnement(tx.conn, &caller, uuid)?;
        query.finish()?;
        afleveringen::list(tx.conn, uuid, &stuk)
    });
    let (count, mut rijen) = gelezen.await?;
    let cursor = plek.toon(&mut rijen, |rij| Some(rij.id.uuid()));
    let links = links(&request, &state, &plek, (count, cursor.as_deref()));
    let results = rijen.iter().map(AfleveringRegel::from).collect();
    Ok(page(&AfleveringPagina { count, next: links.next.clone(), previous: links.previous.clone(), cursor, results }, &links))
}

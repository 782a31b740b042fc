//! `/verwerkingsactiviteiten/{uuid}/versies`: what was settled, withdrawing and erasing.

use actix_web::{HttpRequest, HttpResponse, get, post, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::{
    ok, ok_today,
    weergave::{VersieRegel, VersieWeergave},
};
use crate::{
    auth::Caller,
    clock::Moment,
    database::DbConnection,
    domain::{
        inhoud::{Inhoud, organisatie::VastgelegdeOrganisatie},
        levensloop::{handeling::Handeling, weigering::ConflictCode, wie::Wie},
        woorden::codes::IntrekkingReden,
    },
    error::{Error, Result},
    handelingen::{Zaak, intrekken::intrekken, wissen::wissen, zicht},
    http::{body::Body, conditional::IfMatch, idempotency::IdempotencyKey, problem::Probleem, query::Query},
    store::versies::{self, Geschiedenis, Versie},
    toestand::State,
};

/// Alle versies van een activiteit.
#[derive(Debug, Serialize, ToSchema)]
pub struct VersieLijst {
    /// Hoeveel versies er zijn.
    #[schema(minimum = 0)]
    pub count: usize,
    /// De versies, op nummer.
    pub results: Vec<VersieRegel>,
}

/// Waarom een versie wordt ingetrokken.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IntrekkenInvoer {
    /// De reden, als code.
    pub reden: IntrekkingReden,
    /// De tekst die iedereen op de adressen van deze versie leest.
    #[schema(min_length = 1, max_length = 2042, example = "Deze versie bevatte een fout. Er komt een verbeterde versie.")]
    pub tekst: String,
}

/// Waarom de inhoud van een versie wordt gewist.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WissenInvoer {
    /// De reden; die blijft bewaard, dus zonder persoonsgegevens.
    #[schema(min_length = 1, max_length = 2042, example = "In de omschrijving stond een naam.")]
    pub reden: String,
}

/// Toont de versies
///
/// Alle vastgestelde versies met hun status van vandaag.
#[utoipa::path(
    tag = "Versies",
    responses((status = 200, description = "De versies.", body = VersieLijst)),
    security(("bearer" = ["register:lezen"]))
)]
#[get("/verwerkingsactiviteiten/{uuid}/versies")]
pub async fn list_versies(path: web::Path<Uuid>, caller: Caller, query: Query, state: web::Data<State>) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let tonen = state.clone();
    let versies = state
        .store
        .read(move |tx| {
            zicht::activiteit(tx.conn, tx.moment, &caller, uuid)?;
            query.finish()?;
            let geschiedenis = Geschiedenis::lees(tx.conn, uuid, Moment::MAX)?;
            let dag = tx.moment.datum();
            let versies = geschiedenis.versies.iter().filter(|versie| zicht::ziet(&caller, versie));
            Ok(versies.map(|versie| VersieRegel::new(&tonen, &geschiedenis, versie, dag)).collect::<Vec<_>>())
        })
        .await?;
    Ok(HttpResponse::Ok().json(VersieLijst { count: versies.len(), results: versies }))
}

/// Toont een versie
///
/// De inhoud zoals vastgesteld, met de namen van organisaties van toen en de status van vandaag.
#[utoipa::path(
    tag = "Versies",
    responses(
        (status = 200, description = "De versie.", body = VersieWeergave,
            headers(("ETag" = String, description = "De revisie van de activiteit."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    ),
    security(("bearer" = ["register:lezen"]))
)]
#[get("/verwerkingsactiviteiten/{uuid}/versies/{nummer}")]
pub async fn find_versie(
    path: web::Path<(Uuid, i32)>,
    request: HttpRequest,
    caller: Caller,
    query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let (uuid, nummer) = path.into_inner();
    let tonen = state.clone();
    let (versie, revisie, wisselde) = state
        .store
        .read(move |tx| {
            let mut zaak = Zaak::lees(tx.conn, tx.moment, &caller, uuid)?;
            let versie = toon(tx.conn, (&tonen, &caller, tx.moment), &mut zaak, nummer)?;
            query.finish()?;
            Ok((versie, zaak.revisie(), zaak.wisselde(tx.conn, tx.moment.datum())?))
        })
        .await?;
    ok_today(&request, &state, (&versie, revisie, wisselde)).await
}

/// Trekt een versie in
///
/// Voor een versie die nooit openbaar had mogen zijn. Haar openbare adressen antwoorden daarna 410 met uw tekst. Er komt geen oudere
/// versie voor in de plaats; stel een verbeterde versie vast met dezelfde begindatum.
#[utoipa::path(
    tag = "Versies",
    params(("If-Match" = String, Header), ("Idempotency-Key" = Option<String>, Header)),
    request_body = IntrekkenInvoer,
    responses(
        (status = 200, description = "De versie.", body = VersieWeergave, headers(("ETag" = String, description = "De revisie."))),
        (status = 409, description = "De versie is al ingetrokken.", body = Probleem)
    )
)]
#[post("/verwerkingsactiviteiten/{uuid}/versies/{nummer}/_intrekken")]
pub async fn versie_intrekken(
    path: web::Path<(Uuid, i32)>,
    caller: Caller,
    body: Body<IntrekkenInvoer>,
    query: Query,
    if_match: IfMatch,
    sleutel: IdempotencyKey,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let (uuid, nummer) = path.into_inner();
    let gelezen = body.read().and_then(|invoer| query.finish().map(|()| invoer));
    let tonen = state.clone();
    let (versie, revisie) = state
        .store
        .write(&caller.clone(), move |tx| {
            let mut zaak = Zaak::voor(tx.conn, tx.nu, &caller, uuid, Handeling::VersieIntrekken)?;
            zaak.versie(tx.conn, &caller, nummer)?;
            let invoer = gelezen?;
            let sleutel = sleutel.read(&(Handeling::VersieIntrekken.code(), uuid, nummer, &invoer))?;
            if_match.required()?;
            sleutel.eenmaal(tx, &caller, uuid, |tx| {
                if_match.check(tx, zaak.revisie())?;
                intrekken(tx, &caller, &mut zaak, nummer, (invoer.reden, invoer.tekst))
            })?;
            Ok((toon(tx.conn, (&tonen, &caller, tx.nu), &mut zaak, nummer)?, zaak.revisie()))
        })
        .await?;
    ok(&state, &versie, revisie).await
}

/// Wist de inhoud van een versie
///
/// Twee verschillende personen moeten dit vragen. De eerste doet een verzoek (202), de tweede voert het uit (200). De hash, het besluit en
/// het adres blijven. Let op: reservekopieën bevatten de inhoud nog.
#[utoipa::path(
    tag = "Versies",
    params(("If-Match" = String, Header), ("Idempotency-Key" = Option<String>, Header)),
    request_body = WissenInvoer,
    responses(
        (status = 200, description = "De inhoud is gewist.", body = VersieWeergave, headers(("ETag" = String, description = "De revisie."))),
        (status = 202, description = "Een tweede persoon moet dit nog bevestigen.", body = VersieWeergave,
            headers(("ETag" = String, description = "De revisie."))),
        (status = 409, description = "De inhoud is al gewist, of u vroeg er zelf al om.", body = Probleem)
    )
)]
#[post("/verwerkingsactiviteiten/{uuid}/versies/{nummer}/_wissen")]
pub async fn versie_wissen(
    path: web::Path<(Uuid, i32)>,
    caller: Caller,
    body: Body<WissenInvoer>,
    query: Query,
    if_match: IfMatch,
    sleutel: IdempotencyKey,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let (uuid, nummer) = path.into_inner();
    let gelezen = body.read().and_then(|invoer| query.finish().map(|()| invoer));
    let tonen = state.clone();
    let (versie, revisie, is_gewist) = state
        .store
        .write(&caller.clone(), move |tx| {
            let mut zaak = Zaak::voor(tx.conn, tx.nu, &caller, uuid, Handeling::VersieWissen)?;
            let versie = zaak.versie(tx.conn, &caller, nummer)?;
            let invoer = gelezen?;
            let sleutel = sleutel.read(&(Handeling::VersieWissen.code(), uuid, nummer, &invoer))?;
            if_match.required()?;
            sleutel.eenmaal(tx, &caller, uuid, |tx| {
                if_match.check(tx, zaak.revisie())?;
                wissen(tx, &caller, &mut zaak, nummer, &invoer.reden)
            })?;
            let is_gewist = zaak.geschiedenis(tx.conn)?.is_gewist(versie.uuid);
            Ok((toon(tx.conn, (&tonen, &caller, tx.nu), &mut zaak, nummer)?, zaak.revisie(), is_gewist))
        })
        .await?;
    let mut answer = ok(&state, &versie, revisie).await?;
    if !is_gewist {
        *answer.status_mut() = actix_web::http::StatusCode::ACCEPTED;
    }
    Ok(answer)
}

/// What a version says, with the organisations as they were called then.
pub(super) fn met_inhoud(conn: &mut DbConnection, versie: &Versie) -> Result<(Inhoud, Vec<VastgelegdeOrganisatie>)> {
    let gevonden = versies::document(conn, versie)?.and_then(|document| Some((document.inhoud?, document.organisaties)));
    gevonden.ok_or_else(|| {
        Error::conflict(ConflictCode::GeenInhoud, "Deze versie is een beëindiging of is gewist; er is geen inhoud.")
    })
}

fn toon(
    conn: &mut DbConnection,
    (state, wie, nu): (&State, &Wie, Moment),
    zaak: &mut Zaak,
    nummer: i32,
) -> Result<VersieWeergave> {
    let versie = zaak.versie(conn, wie, nummer)?;
    let geschiedenis = zaak.geschiedenis(conn)?;
    VersieWeergave::new(conn, state, geschiedenis, &versie, nu.datum())
}

//! The workflow of a concept: submitting, taking back, sending back, settling; and ending an activity.

use actix_web::{HttpResponse, post, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::{
    created, ok,
    weergave::{ConceptWeergave, VersieWeergave},
};
use crate::{
    auth::Caller,
    domain::{
        levensloop::{
            concept::{Opmerking, Terugsturing},
            handeling::Handeling,
            wie::Wie,
        },
        woorden::adressen::Vindplaats,
    },
    error::{Error, Result},
    handelingen::{
        Zaak, beoordelen, einde,
        vaststellen::{self, Vastgesteld},
    },
    http::{
        body::{Body, NoBody},
        conditional::IfMatch,
        idempotency::IdempotencyKey,
        problem::Probleem,
        query::Query,
    },
    store::{Schrijven, versies},
    toestand::State,
};

/// Waarom een concept terug moet naar de schrijver.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TerugsturenInvoer {
    /// De reden.
    #[schema(min_length = 1, max_length = 2042, example = "De bewaartermijn ontbreekt nog.")]
    pub reden: String,
    /// Opmerkingen bij plaatsen in de inhoud.
    #[serde(default)]
    #[schema(max_items = 200)]
    pub opmerkingen: Vec<Opmerking>,
}

/// Waarom en wanneer een activiteit eindigt.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BeeindigenInvoer {
    /// De reden.
    #[schema(min_length = 1, max_length = 2042, example = "De regeling is gestopt.")]
    pub reden: String,
    /// De laatste dag waarop de activiteit geldt; mag in de toekomst liggen.
    #[schema(example = "2026-12-31")]
    pub einde_geldigheid: NaiveDate,
}

/// Een versie die zojuist is vastgesteld.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VastgesteldeVersie {
    /// De versie.
    pub versie: VersieWeergave,
    /// Nummers van versies die later ingaan en deze wijziging niet bevatten.
    pub geplande_versies: Vec<i32>,
    /// Nummer van de laatste wijziging; ook de ETag.
    pub revisie: i64,
}

/// Dient het concept in
///
/// Vanaf dan ligt de inhoud vast tot iemand haar vaststelt, terugstuurt of terugneemt.
#[utoipa::path(
    tag = "Beoordeling",
    params(("If-Match" = String, Header), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 200, description = "Het concept.", body = ConceptWeergave, headers(("ETag" = String, description = "De revisie."))),
        (status = 409, description = "Het concept is al ingediend.", body = Probleem)
    )
)]
#[post("/verwerkingsactiviteiten/{uuid}/concept/_indienen")]
pub async fn concept_indienen(
    path: web::Path<Uuid>,
    caller: Caller,
    body: NoBody,
    query: Query,
    if_match: IfMatch,
    sleutel: IdempotencyKey,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let gelezen = body.read().and_then(|()| query.finish());
    stap(&state, path.into_inner(), (caller, Handeling::ConceptIndienen), gelezen, (if_match, sleutel), |tx, wie, zaak, ()| {
        beoordelen::indienen(tx, wie, zaak)
    })
    .await
}

/// Neemt het concept terug
///
/// Alleen wie indiende kan het concept terugnemen om er weer aan te werken.
#[utoipa::path(
    tag = "Beoordeling",
    params(("If-Match" = String, Header), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 200, description = "Het concept.", body = ConceptWeergave, headers(("ETag" = String, description = "De revisie."))),
        (status = 409, description = "Het concept is niet ingediend.", body = Probleem)
    )
)]
#[post("/verwerkingsactiviteiten/{uuid}/concept/_terugnemen")]
pub async fn concept_terugnemen(
    path: web::Path<Uuid>,
    caller: Caller,
    body: NoBody,
    query: Query,
    if_match: IfMatch,
    sleutel: IdempotencyKey,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let gelezen = body.read().and_then(|()| query.finish());
    stap(&state, path.into_inner(), (caller, Handeling::ConceptTerugnemen), gelezen, (if_match, sleutel), |tx, wie, zaak, ()| {
        beoordelen::terugnemen(tx, wie, zaak)
    })
    .await
}

/// Stuurt het concept terug
///
/// Met een reden, en opmerkingen bij plaatsen in de inhoud. Ze blijven bij het concept tot het opnieuw wordt ingediend.
#[utoipa::path(
    tag = "Beoordeling",
    params(("If-Match" = String, Header), ("Idempotency-Key" = Option<String>, Header)),
    request_body = TerugsturenInvoer,
    responses(
        (status = 200, description = "Het concept.", body = ConceptWeergave, headers(("ETag" = String, description = "De revisie."))),
        (status = 409, description = "Het concept is niet ingediend.", body = Probleem)
    )
)]
#[post("/verwerkingsactiviteiten/{uuid}/concept/_terugsturen")]
pub async fn concept_terugsturen(
    path: web::Path<Uuid>,
    caller: Caller,
    body: Body<TerugsturenInvoer>,
    query: Query,
    if_match: IfMatch,
    sleutel: IdempotencyKey,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let gelezen = body.read().and_then(|invoer| query.finish().map(|()| invoer));
    stap(
        &state,
        path.into_inner(),
        (caller, Handeling::ConceptTerugsturen),
        gelezen,
        (if_match, sleutel),
        |tx, wie, zaak, invoer| {
            let TerugsturenInvoer { reden, opmerkingen } = invoer;
            let terugsturing = Terugsturing { reden, opmerkingen, teruggestuurd_op: tx.moment };
            beoordelen::terugsturen(tx, wie, zaak, terugsturing)
        },
    )
    .await
}

/// Stelt het concept vast
///
/// De inhoud wordt een onveranderlijke versie. Is de activiteit openbaar, dan is dit de publicatie.
/// Wie eraan schreef of het indiende, stelt het niet zelf vast (vier ogen).
#[utoipa::path(
    tag = "Beoordeling",
    params(("If-Match" = String, Header), ("Idempotency-Key" = Option<String>, Header)),
    responses(
        (status = 201, description = "De versie.", body = VastgesteldeVersie, headers(
            ("ETag" = String, description = "De revisie."), ("Location" = String, description = "Adres van de versie."))),
        (status = 409, description = "Het concept is niet ingediend of nog niet compleet.", body = Probleem)
    )
)]
#[post("/verwerkingsactiviteiten/{uuid}/concept/_vaststellen")]
pub async fn concept_vaststellen(
    path: web::Path<Uuid>,
    caller: Caller,
    body: NoBody,
    query: Query,
    if_match: IfMatch,
    sleutel: IdempotencyKey,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let gelezen = body.read().and_then(|()| query.finish());
    let tonen = state.clone();
    let versie = state
        .store
        .write(&caller.clone(), move |tx| {
            let mut zaak = Zaak::voor(tx.conn, tx.nu, &caller, uuid, Handeling::ConceptVaststellen)?;
            // Done before, there is no concept any more.
            let sleutel = sleutel.read(&(Handeling::ConceptVaststellen.code(), uuid));
            if let (Ok(()), Ok(()), Ok(sleutel)) = (&gelezen, if_match.required(), &sleutel)
                && let Some(versie) = sleutel.eerder(tx, &caller)?
            {
                let vastgesteld = eerder(tx, &mut zaak, versie)?;
                return toon(tx, &tonen, &mut zaak, vastgesteld);
            }
            zaak.concept()?;
            gelezen?;
            let sleutel = sleutel?;
            if_match.check(tx, zaak.revisie())?;
            let vastgesteld = vaststellen::vaststellen(tx, &caller, &mut zaak)?;
            sleutel.onthoud(tx, &caller, vastgesteld.versie.uuid.uuid())?;
            toon(tx, &tonen, &mut zaak, vastgesteld)
        })
        .await?;
    nieuwe_versie(&state, &versie).await
}

/// Beëindigt de activiteit
///
/// Op de dag na `eindeGeldigheid` is de activiteit beëindigd. Dat mag een dag in de toekomst zijn. Ze blijft leesbaar op haar adressen.
#[utoipa::path(
    tag = "Beoordeling",
    params(("If-Match" = String, Header), ("Idempotency-Key" = Option<String>, Header)),
    request_body = BeeindigenInvoer,
    responses(
        (status = 201, description = "De versie die het einde vastlegt.", body = VastgesteldeVersie, headers(
            ("ETag" = String, description = "De revisie."), ("Location" = String, description = "Adres van de versie."))),
        (status = 409, description = "Op die dag geldt er geen versie.", body = Probleem)
    )
)]
#[post("/verwerkingsactiviteiten/{uuid}/_beeindigen")]
pub async fn verwerkingsactiviteit_beeindigen(
    path: web::Path<Uuid>,
    caller: Caller,
    body: Body<BeeindigenInvoer>,
    query: Query,
    if_match: IfMatch,
    sleutel: IdempotencyKey,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let gelezen = body.read().and_then(|invoer| query.finish().map(|()| invoer));
    let tonen = state.clone();
    let versie = state
        .store
        .write(&caller.clone(), move |tx| {
            let mut zaak = Zaak::voor(tx.conn, tx.nu, &caller, uuid, Handeling::VerwerkingsactiviteitBeeindigen)?;
            let invoer = gelezen?;
            let sleutel = sleutel.read(&(Handeling::VerwerkingsactiviteitBeeindigen.code(), uuid, &invoer))?;
            if_match.required()?;
            let vastgesteld = if let Some(versie) = sleutel.eerder(tx, &caller)? {
                eerder(tx, &mut zaak, versie)?
            } else {
                if_match.check(tx, zaak.revisie())?;
                let BeeindigenInvoer { reden, einde_geldigheid } = invoer;
                let vastgesteld = einde::beeindigen(tx, &caller, &mut zaak, reden, einde_geldigheid)?;
                sleutel.onthoud(tx, &caller, vastgesteld.versie.uuid.uuid())?;
                vastgesteld
            };
            toon(tx, &tonen, &mut zaak, vastgesteld)
        })
        .await?;
    nieuwe_versie(&state, &versie).await
}

/// A step of the workflow that leaves a concept.
pub(super) async fn stap<T: Serialize + Send + 'static>(
    state: &web::Data<State>,
    uuid: Uuid,
    (caller, handeling): (Caller, Handeling),
    gelezen: Result<T>,
    (if_match, sleutel): (IfMatch, IdempotencyKey),
    doe: impl FnOnce(&mut Schrijven<'_>, &Wie, &mut Zaak, T) -> Result<()> + Send + 'static,
) -> Result<HttpResponse> {
    let tonen = state.clone();
    let concept = state
        .store
        .write(&caller.clone(), move |tx| {
            let mut zaak = Zaak::voor(tx.conn, tx.nu, &caller, uuid, handeling)?;
            zaak.concept()?;
            let gelezen = gelezen?;
            let sleutel = sleutel.read(&(handeling.code(), uuid, &gelezen))?;
            if_match.required()?;
            sleutel.eenmaal(tx, &caller, uuid, |tx| {
                if_match.check(tx, zaak.revisie())?;
                doe(tx, &caller, &mut zaak, gelezen)
            })?;
            ConceptWeergave::new(&tonen, &zaak)
        })
        .await?;
    ok(state, &concept, concept.revisie).await
}

/// What a request with the same key settled before.
pub(super) fn eerder(tx: &mut Schrijven<'_>, zaak: &mut Zaak, uuid: Uuid) -> Result<Vastgesteld> {
    let versie = versies::find(tx.conn, uuid)?.ok_or(Error::NotFound("deze versie"))?;
    let document = versies::document(tx.conn, &versie)?.ok_or(Error::NotFound("de inhoud van deze versie"))?;
    let gepland = zaak.geschiedenis(tx.conn)?.gepland_na(versie.begin_geldigheid.max(versie.vastgesteld_op.datum()));
    Ok(Vastgesteld { versie, document, gepland })
}

fn toon(tx: &mut Schrijven<'_>, state: &State, zaak: &mut Zaak, vastgesteld: Vastgesteld) -> Result<VastgesteldeVersie> {
    let Vastgesteld { versie, document, gepland } = vastgesteld;
    let (revisie, geschiedenis) = (zaak.revisie(), zaak.geschiedenis(tx.conn)?);
    let versie = VersieWeergave::van(state, geschiedenis, &versie, (Some(document), None), tx.nu.datum());
    Ok(VastgesteldeVersie { versie, geplande_versies: gepland, revisie })
}

async fn nieuwe_versie(state: &State, vastgesteld: &VastgesteldeVersie) -> Result<HttpResponse> {
    let location = state.adressen().beheer(Vindplaats::Versie(vastgesteld.versie.uuid, vastgesteld.versie.nummer));
    created(state, vastgesteld, vastgesteld.revisie, location).await
}

//! `/verwerkingsactiviteiten/_indienen` and `_vaststellen`: one decision about many concepts, for all of them or for none.

use actix_web::{HttpResponse, post, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::{Validate, ValidationError};

use crate::{
    api::beoordeling::eerder,
    auth::Caller,
    domain::levensloop::{handeling::Handeling, wie::Wie},
    error::{Error, Fault, Result},
    handelingen::{
        Zaak, beoordelen,
        vaststellen::{Vastgesteld, vaststellen},
    },
    http::{
        body::Body,
        conditional::compare,
        idempotency::{IdempotencyKey, Sleutel},
        problem::{Probleem, faults_of},
        query::Query,
    },
    store::Schrijven,
    toestand::State,
};

/// Welke concepten het betreft.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GezamenlijkInvoer {
    /// De activiteiten, ieder één keer.
    #[schema(min_items = 1, max_items = 500)]
    #[validate(custom(function = ieder_een_keer))]
    pub activiteiten: Vec<ActiviteitRevisie>,
}

/// Een activiteit zoals u haar het laatst las.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ActiviteitRevisie {
    /// Vaste sleutel van de activiteit.
    pub uuid: Uuid,
    /// De revisie die u het laatst las; is er intussen iets gewijzigd, dan gebeurt er niets.
    #[schema(minimum = 1)]
    pub revisie: i64,
    /// De ETag die u het laatst las, in de lijst of bij de activiteit. Stuur hem mee: na een herstel van de database kan hetzelfde nummer van
    /// een andere wijziging zijn.
    #[schema(example = "\"213-0a1b2c3d\"")]
    pub etag: Option<String>,
}

/// Wat er is gebeurd.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GezamenlijkResultaat {
    /// De activiteiten, in de volgorde van het verzoek.
    pub activiteiten: Vec<GezamenlijkeActiviteit>,
}

/// Een activiteit na de gezamenlijke stap.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GezamenlijkeActiviteit {
    /// Vaste sleutel van de activiteit.
    pub uuid: Uuid,
    /// Nummer van de laatste wijziging.
    pub revisie: i64,
    /// Nummer van de versie die is vastgesteld; `null` bij indienen.
    #[schema(required, minimum = 1)]
    pub versie: Option<i32>,
    /// Nummers van versies die later ingaan en deze wijziging niet bevatten.
    pub geplande_versies: Vec<i32>,
}

fn ieder_een_keer(activiteiten: &[ActiviteitRevisie]) -> Result<(), ValidationError> {
    let mut uuids: Vec<Uuid> = activiteiten.iter().map(|activiteit| activiteit.uuid).collect();
    uuids.sort_unstable();
    uuids.dedup();
    if uuids.len() == activiteiten.len() {
        return Ok(());
    }
    Err(ValidationError::new("dubbel").with_message("Noem iedere activiteit één keer.".into()))
}

/// Dient veel concepten samen in
///
/// Allemaal of geen: kan het voor één activiteit niet, dan gebeurt er niets en zegt het antwoord waarom.
#[utoipa::path(
    tag = "Beoordeling",
    params(("Idempotency-Key" = Option<String>, Header)),
    request_body = GezamenlijkInvoer,
    responses(
        (status = 200, description = "Alle concepten zijn ingediend.", body = GezamenlijkResultaat),
        (status = 409, description = "Voor een of meer activiteiten kan het niet; er is niets gewijzigd.", body = Probleem)
    ),
    security(("bearer" = ["register:invoeren"]))
)]
#[post("/verwerkingsactiviteiten/_indienen")]
pub async fn verwerkingsactiviteiten_indienen(
    caller: Caller,
    body: Body<GezamenlijkInvoer>,
    query: Query,
    sleutel: IdempotencyKey,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    voor_alle(&state, (caller, Handeling::ConceptIndienen), (body, query, sleutel), |tx, wie, zaak| {
        beoordelen::indienen(tx, wie, zaak).map(|()| None)
    })
    .await
}

/// Stelt veel concepten samen vast
///
/// Allemaal of geen. Voor iedere activiteit gelden dezelfde voorwaarden als bij vaststellen van één: ingediend, zonder blokkades, en door
/// iemand die er niet aan schreef (vier ogen). Iedere versie heeft haar eigen regel in het journaal.
#[utoipa::path(
    tag = "Beoordeling",
    params(("Idempotency-Key" = Option<String>, Header)),
    request_body = GezamenlijkInvoer,
    responses(
        (status = 200, description = "Alle concepten zijn vastgesteld.", body = GezamenlijkResultaat),
        (status = 409, description = "Voor een of meer activiteiten kan het niet; er is niets gewijzigd.", body = Probleem)
    ),
    security(("bearer" = ["register:vaststellen"]))
)]
#[post("/verwerkingsactiviteiten/_vaststellen")]
pub async fn verwerkingsactiviteiten_vaststellen(
    caller: Caller,
    body: Body<GezamenlijkInvoer>,
    query: Query,
    sleutel: IdempotencyKey,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    voor_alle(&state, (caller, Handeling::ConceptVaststellen), (body, query, sleutel), |tx, wie, zaak| {
        vaststellen(tx, wie, zaak).map(Some)
    })
    .await
}

/// Takes a step for every activity in one transaction; what cannot be done is told for all of them at once, and undoes the rest.
async fn voor_alle(
    state: &web::Data<State>,
    (caller, handeling): (Caller, Handeling),
    (body, query, sleutel): (Body<GezamenlijkInvoer>, Query, IdempotencyKey),
    stap: impl Fn(&mut Schrijven<'_>, &Wie, &mut Zaak) -> Result<Option<Vastgesteld>> + Send + 'static,
) -> Result<HttpResponse> {
    caller.mag(handeling)?;
    let invoer = body.read()?;
    query.finish()?;
    let sleutel = sleutel.read(&(handeling.code(), &invoer))?;
    let resultaat = state
        .store
        .write(&caller.clone(), move |tx| {
            let (mut gedaan, mut fouten) = (Vec::new(), Vec::new());
            for (plaats, gevraagd) in invoer.activiteiten.iter().enumerate() {
                match een(tx, (&caller, handeling), (gevraagd, &sleutel), &stap) {
                    Ok(activiteit) => gedaan.push(activiteit),
                    Err(error) if error.is_storing() => return Err(error),
                    Err(error) => fouten.extend(onder(&error, plaats)),
                }
            }
            if fouten.is_empty() { Ok(GezamenlijkResultaat { activiteiten: gedaan }) } else { Err(Error::NotForAll(fouten)) }
        })
        .await?;
    Ok(HttpResponse::Ok().json(resultaat))
}

fn een(
    tx: &mut Schrijven<'_>,
    (wie, handeling): (&Wie, Handeling),
    (gevraagd, sleutel): (&ActiviteitRevisie, &Sleutel),
    stap: &impl Fn(&mut Schrijven<'_>, &Wie, &mut Zaak) -> Result<Option<Vastgesteld>>,
) -> Result<GezamenlijkeActiviteit> {
    let mut zaak = Zaak::voor(tx.conn, tx.nu, wie, gevraagd.uuid, handeling)?;
    let sleutel = sleutel.van(gevraagd.uuid);
    let vastgesteld = match sleutel.eerder(tx, wie)? {
        Some(versie) if handeling == Handeling::ConceptVaststellen => Some(eerder(tx, &mut zaak, versie)?),
        Some(_) => None,
        None => {
            zaak.concept()?;
            if zaak.revisie() != gevraagd.revisie {
                return Err(Error::Outdated);
            }
            gevraagd.etag.iter().try_for_each(|etag| compare(&mut tx.lezen(), gevraagd.revisie, std::slice::from_ref(etag)))?;
            let vastgesteld = stap(tx, wie, &mut zaak)?;
            sleutel.onthoud(tx, wie, vastgesteld.as_ref().map_or(gevraagd.uuid, |vastgesteld| vastgesteld.versie.uuid.uuid()))?;
            vastgesteld
        }
    };
    let (versie, geplande_versies) = vastgesteld.map(|vastgesteld| (vastgesteld.versie.nummer, vastgesteld.gepland)).unzip();
    let geplande_versies = geplande_versies.unwrap_or_default();
    Ok(GezamenlijkeActiviteit { uuid: gevraagd.uuid, revisie: zaak.revisie(), versie, geplande_versies })
}

/// The faults of one activity, at its place in the request.
fn onder(error: &Error, plaats: usize) -> Vec<Fault> {
    let pointer = format!("/activiteiten/{plaats}");
    faults_of(error).into_iter().map(|fault| fault.onder(&pointer)).collect()
}

//! `/verwerkingsactiviteiten/_indienen` and `_vaststellen`: one decision about many concepts, for all of them or for none.

use actix_web::{HttpResponse, post, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::{Validate, ValidationError};

use crate::{
    api::toegang::{self, handelende},
    auth::{Caller, Scope},
    error::{Error, Fault, Result},
    http::{
        body::Body,
        problem::{Probleem, faults_of},
        query::Query,
    },
    store::{
        Schrijven,
        activiteiten::{self, Activiteit},
        concepten::Concept,
    },
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
    /// Nummer van de laatste wijziging; ook de ETag.
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
    state: web::Data<State>,
) -> Result<HttpResponse> {
    caller.require(Scope::Invoeren)?;
    voor_alle(&state, caller, body, query, |tx, activiteit, concept| {
        activiteiten::indienen(tx, activiteit, concept)?;
        Ok((None, Vec::new()))
    })
    .await
}

/// Stelt veel concepten samen vast
///
/// Allemaal of geen. Voor iedere activiteit gelden dezelfde voorwaarden als bij vaststellen van één: ingediend, zonder blokkades, en door
/// iemand die er niet aan schreef (vier ogen). Iedere versie heeft haar eigen regel in het journaal.
#[utoipa::path(
    tag = "Beoordeling",
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
    state: web::Data<State>,
) -> Result<HttpResponse> {
    caller.require(Scope::Vaststellen)?;
    caller.person()?;
    let vier_ogen = state.settings.vier_ogen;
    voor_alle(&state, caller, body, query, move |tx, activiteit, concept| {
        let (versie, gepland) = activiteiten::vaststellen(tx, activiteit, concept, vier_ogen)?;
        let versie = crate::store::versies::find(tx.conn, versie)?.map(|versie| versie.nummer);
        Ok((versie, gepland))
    })
    .await
}

/// Takes a step for every activity in one transaction; what cannot be done is told for all of them at once, and undoes the rest.
async fn voor_alle(
    state: &web::Data<State>,
    caller: Caller,
    body: Body<GezamenlijkInvoer>,
    query: Query,
    stap: impl Fn(&mut Schrijven<'_>, &Activiteit, &Concept) -> Result<(Option<i32>, Vec<i32>)> + Send + 'static,
) -> Result<HttpResponse> {
    let invoer = body.read()?;
    query.finish()?;
    let resultaat = state
        .store
        .write(handelende(&caller), move |tx| {
            let (mut gedaan, mut fouten) = (Vec::new(), Vec::new());
            for (plaats, gevraagd) in invoer.activiteiten.iter().enumerate() {
                match een(tx, &caller, gevraagd, &stap) {
                    Ok(activiteit) => gedaan.push(activiteit),
                    Err(error @ (Error::Internal(_) | Error::Unavailable)) => return Err(error),
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
    caller: &Caller,
    gevraagd: &ActiviteitRevisie,
    stap: &impl Fn(&mut Schrijven<'_>, &Activiteit, &Concept) -> Result<(Option<i32>, Vec<i32>)>,
) -> Result<GezamenlijkeActiviteit> {
    let activiteit = toegang::wijzigbaar(tx.conn, caller, gevraagd.uuid)?;
    let concept = toegang::concept(tx.conn, &activiteit)?;
    if activiteit.revisie != gevraagd.revisie {
        return Err(Error::Outdated);
    }
    let (versie, geplande_versies) = stap(tx, &activiteit, &concept)?;
    let revisie = tx.revisie() - 1;
    Ok(GezamenlijkeActiviteit { uuid: gevraagd.uuid, revisie, versie, geplande_versies })
}

/// The faults of one activity, at its place in the request.
fn onder(error: &Error, plaats: usize) -> Vec<Fault> {
    let pointer = format!("/activiteiten/{plaats}");
    faults_of(error).into_iter().map(|fault| fault.onder(&pointer)).collect()
}

//! `/rvva/v0.1` and `/var/v0.1`: the public register in the form of two drafts, for systems that were made for them. Beside the API, and
//! described by the documents of those drafts; what is lost stands in `docs/koppelvlakken.md`.

use actix_web::{HttpRequest, HttpResponse, get, web};
use uuid::Uuid;

use super::{
    antwoord::{Inhoud, antwoord, lijst},
    organisaties::{openbare, weergave},
    versies, verwerkingsactiviteiten,
};
use crate::{
    domain::{
        publiek::openbaar::Romp,
        woorden::codes::{GeslotenCode as _, Rol, Status},
    },
    error::{Error, Result},
    exchange::{
        rvva::{Entity, ProcessingActivity, ProcessingActivityVersion},
        var::{Lijst, Verwerkingsactiviteit},
    },
    http::{
        filters::openbare_selectie,
        page::{PageRequest, address},
        query::Query,
    },
    store::{Lezen, Onderdeel, openbaar, organisaties},
    toestand::State,
};

/// What is said of an activity that a draft cannot express.
const ANDERS: &str =
    "activiteiten met een OIN, een doel en een grondslag; deze activiteit heeft die niet alle drie, lees haar onder /v1/register";

/// The routes of both drafts.
pub fn routes(cfg: &mut web::ServiceConfig) {
    cfg.service(processing_activity).service(processing_activity_version).service(entity).service(var_lijst).service(var_een);
}

#[get("/rvva/v0.1/processing_activities/{id}")]
async fn processing_activity(
    request: HttpRequest,
    path: web::Path<Uuid>,
    query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let id = path.into_inner();
    antwoord(&request, &state, Onderdeel::Activiteit(id), move |tx| {
        let gevonden = verwerkingsactiviteiten::gevraagd(tx, query, id)?.vandaag;
        let active = gevonden.status == Status::Geldig;
        Ok(serde_json::to_string(&ProcessingActivity { active, latest_version: gevonden.nummer, id })?)
    })
    .await
}

#[get("/rvva/v0.1/processing_activities/{id}/versions/{version}")]
async fn processing_activity_version(
    request: HttpRequest,
    path: web::Path<(Uuid, i32)>,
    query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let (id, nummer) = path.into_inner();
    let lezen = state.clone();
    antwoord(&request, &state, Onderdeel::Activiteit(id), move |tx| {
        let romp: Romp = serde_json::from_str(&versies::versie(tx, query, id, nummer)?.romp)?;
        let version = ProcessingActivityVersion::new(&romp, lezen.store.kennis());
        Ok(Inhoud { bytes: serde_json::to_vec(&version)?, weggelaten: Some(version.left_out()), ..Inhoud::default() })
    })
    .await
}

#[get("/rvva/v0.1/entities/{id}")]
async fn entity(request: HttpRequest, path: web::Path<Uuid>, query: Query, state: web::Data<State>) -> Result<HttpResponse> {
    let id = path.into_inner();
    let lezen = state.clone();
    lijst(&request, &state, move |tx| {
        let organisatie = openbare(tx, id)?;
        query.finish()?;
        Ok(serde_json::to_string(&Entity::new(&weergave(&lezen, &organisatie)?))?)
    })
    .await
}

#[get("/var/v0.1/verwerkingsactiviteiten")]
async fn var_lijst(request: HttpRequest, mut query: Query, state: web::Data<State>) -> Result<HttpResponse> {
    let adres = address(&request);
    let lezen = state.clone();
    lijst(&request, &state, move |tx| {
        let pagina = PageRequest::read(&mut query);
        let selectie = openbare_selectie(tx, &mut query, lezen.store.kennis())?;
        query.finish()?;
        let keuze = tx.index.kies(&selectie);
        let count = keuze.aantal();
        let gevonden = openbaar::lees(tx.conn, keuze.bladzijde(pagina.offset(), pagina.limit()), true)?;
        let vertaald = gevonden.iter().map(|een| activiteit(tx, &een.tekst)).collect::<Result<Vec<_>>>()?;
        let weggelaten = vertaald.iter().filter(|een| een.is_none()).count();
        let results = vertaald.into_iter().flatten().collect();
        let links = pagina.links(&lezen.settings.public_url, &adres, count.unsigned_abs());
        let lijst = Lijst { count, next: links.next, previous: links.previous, results };
        Ok(Inhoud { bytes: serde_json::to_vec(&lijst)?, link: links.header, weggelaten: Some(weggelaten), ..Inhoud::default() })
    })
    .await
}

#[get("/var/v0.1/verwerkingsactiviteit/{id}")]
async fn var_een(request: HttpRequest, path: web::Path<Uuid>, query: Query, state: web::Data<State>) -> Result<HttpResponse> {
    let id = path.into_inner();
    antwoord(&request, &state, Onderdeel::Register, move |tx| {
        let romp = verwerkingsactiviteiten::gevraagd(tx, query, id)?.romp;
        let activiteit = activiteit(tx, &romp)?.ok_or_else(|| Error::NotAcceptable(ANDERS.to_owned()))?;
        Ok(serde_json::to_string(&activiteit)?)
    })
    .await
}

/// The activity, with the OIN that its controller has today; what is public of an organisation includes its OIN. None when the draft
/// cannot express it.
fn activiteit(tx: &mut Lezen<'_>, romp: &str) -> Result<Option<Verwerkingsactiviteit>> {
    let romp: Romp = serde_json::from_str(romp)?;
    let uuid = match romp.verwerkingsverantwoordelijken.first() {
        Some(partij) => partij.organisatie.as_ref().map(|organisatie| organisatie.uuid),
        // Who works for others is not responsible.
        None if romp.rol.as_ref().is_some_and(|rol| rol.code == Rol::Verwerker.code()) => None,
        None => Some(romp.registerhouder.uuid),
    };
    let Some(uuid) = uuid else { return Ok(None) };
    let oin = match organisaties::find(tx.conn, uuid)? {
        Some(organisatie) => organisatie.invoer()?.oin,
        None => None,
    };
    Ok(Verwerkingsactiviteit::new(&romp, oin))
}

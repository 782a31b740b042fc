//! `/health`: for whoever starts, balances and watches the service. Only `live` depends on nothing; the others never cost more than one look a
//! second at the database, and are 200 or 503.

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header::{CACHE_CONTROL, RETRY_AFTER},
    web,
};
use serde::Serialize;
use serde_json::json;

use crate::{store::Gezondheid, toestand::State};

/// How the register is.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Weergave {
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reden: Option<String>,
    rol: &'static str,
    schrijven: bool,
    teruggezet: bool,
    achterstand_seconden: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    waarschuwing: Option<&'static str>,
    #[serde(flatten)]
    binnen: Option<Binnen>,
}

/// What only who runs the register is told: how much is written tells when somebody works.
#[derive(Serialize)]
struct Binnen {
    schema: String,
    projectie: String,
    kop: i64,
    generatie: i64,
    wachtend: i64,
}

/// Marks an app that only who runs the register reaches.
pub(crate) struct Intern;

/// The routes of an app that tells how the register is, with what is only told there.
pub(crate) fn routes(cfg: &mut web::ServiceConfig) {
    cfg.service(live).service(ready).service(schrijven).service(lezen);
}

/// The process answers.
#[get("/health/live")]
async fn live() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status": "ok" }))
}

/// The database answers and is the one of this release, lists are there, and the service is not about to stop.
#[get("/health/ready")]
async fn ready(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    antwoord(&request, &state, |_| None).await
}

/// Ready, and changes are accepted.
#[get("/health/schrijven")]
async fn schrijven(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    antwoord(&request, &state, |gezien| state.store.schrijft_niet(gezien).map(str::to_owned)).await
}

/// Ready, and not far behind.
#[get("/health/lezen")]
async fn lezen(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let grens = state.settings.lezen_achterstand;
    let te_ver =
        move |gezien: &Gezondheid| (gezien.rol.lag > grens).then(|| format!("de replica loopt meer dan {grens} seconden achter"));
    antwoord(&request, &state, te_ver).await
}

async fn antwoord(request: &HttpRequest, state: &State, bovendien: impl FnOnce(&Gezondheid) -> Option<String>) -> HttpResponse {
    let gezien = match state.store.gezondheid().await {
        Ok(gezien) => gezien,
        Err(reden) => return niet_gereed().json(json!({ "status": "niet gereed", "reden": reden })),
    };
    let stopt = || state.store.stopt().then(|| "het register stopt".to_owned());
    let laadt = || (!state.store.is_geladen()).then(|| "de lijsten worden geladen".to_owned());
    let basis = stopt().or_else(|| gezien.bezwaar.clone()).or_else(laadt);
    let schrijft = basis.is_none() && state.store.schrijft_niet(&gezien).is_none();
    let reden = basis.or_else(|| bovendien(&gezien));
    let (mut antwoord, status) = if reden.is_none() { (HttpResponse::Ok(), "ok") } else { (niet_gereed(), "niet gereed") };
    antwoord.insert_header((CACHE_CONTROL, "no-store")).json(Weergave {
        status,
        reden,
        rol: if gezien.rol.replica { "replica" } else { "primair" },
        schrijven: schrijft,
        teruggezet: state.store.is_teruggezet(),
        achterstand_seconden: gezien.rol.lag,
        waarschuwing: gezien.klok_is_fout().then_some(KLOK_FOUT),
        binnen: request.app_data::<Intern>().map(|_| Binnen {
            schema: gezien.schema,
            projectie: gezien.projectie,
            kop: gezien.kop,
            generatie: gezien.generatie,
            wachtend: state.store.database().writers_waiting(),
        }),
    })
}

/// No reason not to serve: what is written is in order, but of another moment.
const KLOK_FOUT: &str =
    "de klok loopt achter op de laatste wijziging in het journaal; zet haar goed, of zoek uit of zij bij die wijziging fout was";

fn niet_gereed() -> actix_web::HttpResponseBuilder {
    let mut antwoord = HttpResponse::ServiceUnavailable();
    antwoord.insert_header((RETRY_AFTER, "1"));
    antwoord
}

//! The style sheet, the icon and the municipality's own theme: files with a hash of their content in their name, so that they may be kept
//! for ever.

use std::sync::LazyLock;

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header::{CACHE_CONTROL, CONTENT_TYPE},
    web,
};

use crate::{
    error::{Error, Result},
    http::coding::Coded,
    toestand::{State, Thema, thema::kenmerk},
};

const STIJL: &str = include_str!("../../templates/site/stijl.css");
const ICOON: &str = include_str!("../../templates/site/icoon.svg");
const FAVICON: &[u8] = include_bytes!("../../templates/site/favicon.ico");
const VOOR_ALTIJD: &str = "public, max-age=31536000, immutable";

static PAD: LazyLock<String> = LazyLock::new(|| format!("/stijl-{}.css", kenmerk(STIJL.as_bytes())));

static BLAD: LazyLock<Coded> = LazyLock::new(|| Coded::new(STIJL));

/// Path of the style sheet.
#[must_use]
pub fn pad() -> &'static str {
    &PAD
}

/// A file that never changes under its name.
fn bestand(soort: &'static str, inhoud: impl Into<web::Bytes>) -> HttpResponse {
    HttpResponse::Ok().insert_header((CONTENT_TYPE, soort)).insert_header((CACHE_CONTROL, VOOR_ALTIJD)).body(inhoud.into())
}

#[get("/stijl-{kenmerk}.css")]
pub(super) async fn stijlblad(request: HttpRequest, path: web::Path<String>) -> Result<HttpResponse> {
    if *path != kenmerk(STIJL.as_bytes()) {
        return Err(Error::NotFound("dit bestand"));
    }
    BLAD.answer(&request, "text/css; charset=utf-8", VOOR_ALTIJD)
}

#[get("/icoon.svg")]
pub(super) async fn tabblad(state: web::Data<State>) -> HttpResponse {
    let eigen = state.settings.thema.as_ref().and_then(|thema| thema.iconen().0);
    icoon("image/svg+xml", eigen.unwrap_or(ICOON.as_bytes()))
}

/// What programs ask for that read no page.
#[get("/favicon.ico")]
pub(super) async fn favicon(state: web::Data<State>) -> HttpResponse {
    let eigen = state.settings.thema.as_ref().and_then(|thema| thema.iconen().1);
    icoon("image/x-icon", eigen.unwrap_or(FAVICON))
}

/// An icon has the same name whatever it shows.
fn icoon(soort: &'static str, inhoud: &[u8]) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, soort))
        .insert_header((CACHE_CONTROL, "public, max-age=86400"))
        .body(inhoud.to_vec())
}

#[get("/thema-{kenmerk}.css")]
pub(super) async fn themablad(request: HttpRequest, state: web::Data<State>) -> Result<HttpResponse> {
    let stijl = state.settings.thema.as_ref().and_then(|thema| thema.stijl_op(request.path()));
    Ok(bestand("text/css; charset=utf-8", stijl.ok_or(Error::NotFound("dit bestand"))?))
}

#[get("/logo-{naam}")]
pub(super) async fn merkbeeld(path: web::Path<String>, state: web::Data<State>) -> Result<HttpResponse> {
    let thema = state.settings.thema.as_ref().filter(|thema| thema.logo_pad() == Some(format!("/logo-{path}")));
    let (logo, soort) = thema.and_then(Thema::logo).ok_or(Error::NotFound("dit bestand"))?;
    Ok(bestand(soort, logo))
}

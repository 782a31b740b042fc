//! The style sheet, the icon and the municipality's own theme: files with a hash of their content in their name, so that they may be kept
//! for ever.

use std::{fs, path::Path, sync::LazyLock};

use actix_web::{
    HttpResponse, get,
    http::header::{CACHE_CONTROL, CONTENT_TYPE},
    web,
};

use crate::{
    app::State,
    error::{Error, Result},
    hash::sha256,
};

const STIJL: &str = include_str!("../../templates/site/stijl.css");
const ICOON: &str = include_str!("../../templates/site/icoon.svg");
const VOOR_ALTIJD: &str = "public, max-age=31536000, immutable";

static PAD: LazyLock<String> = LazyLock::new(|| format!("/stijl-{}.css", kenmerk(STIJL.as_bytes())));

fn kenmerk(inhoud: &[u8]) -> String {
    sha256(&[inhoud])[..12].to_owned()
}

/// Path of the style sheet.
#[must_use]
pub fn pad() -> &'static str {
    &PAD
}

/// A municipality's own look: a folder with `thema.css`, `logo.svg` or `logo.png`, each of which may be absent.
#[derive(Debug, Clone, Default)]
pub struct Thema {
    stijl: Option<String>,
    logo: Option<(Vec<u8>, &'static str)>,
}

impl Thema {
    /// Reads the folder.
    ///
    /// # Errors
    /// Says which file cannot be read, or that the folder holds none of them.
    pub fn lees(map: &Path) -> Result<Self, String> {
        let lees = |naam: &str| match fs::read(map.join(naam)) {
            Ok(inhoud) => Ok(Some(inhoud)),
            Err(fout) if fout.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(fout) => Err(format!("{naam}: {fout}")),
        };
        let stijl = lees("thema.css")?.map(String::from_utf8).transpose().map_err(|_| "thema.css is geen UTF-8".to_owned())?;
        let svg = lees("logo.svg")?.map(|inhoud| (inhoud, "image/svg+xml"));
        let logo = match svg {
            Some(logo) => Some(logo),
            None => lees("logo.png")?.map(|inhoud| (inhoud, "image/png")),
        };
        if stijl.is_none() && logo.is_none() {
            return Err("de map bevat geen thema.css, logo.svg of logo.png".to_owned());
        }
        Ok(Self { stijl, logo })
    }

    /// Path of its style sheet.
    #[must_use]
    pub fn stijl_pad(&self) -> Option<String> {
        self.stijl.as_ref().map(|stijl| format!("/thema-{}.css", kenmerk(stijl.as_bytes())))
    }

    /// Path of its logo.
    #[must_use]
    pub fn logo_pad(&self) -> Option<String> {
        self.logo
            .as_ref()
            .map(|(logo, soort)| format!("/logo-{}.{}", kenmerk(logo), if *soort == "image/png" { "png" } else { "svg" }))
    }
}

/// A file that never changes under its name.
fn bestand(soort: &'static str, inhoud: impl Into<web::Bytes>) -> HttpResponse {
    HttpResponse::Ok().insert_header((CONTENT_TYPE, soort)).insert_header((CACHE_CONTROL, VOOR_ALTIJD)).body(inhoud.into())
}

#[get("/stijl-{kenmerk}.css")]
pub(super) async fn stijlblad(path: web::Path<String>) -> Result<HttpResponse> {
    if *path != kenmerk(STIJL.as_bytes()) {
        return Err(Error::NotFound("dit bestand"));
    }
    Ok(bestand("text/css; charset=utf-8", STIJL))
}

#[get("/icoon.svg")]
pub(super) async fn tabblad() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "image/svg+xml"))
        .insert_header((CACHE_CONTROL, "public, max-age=86400"))
        .body(ICOON)
}

#[get("/thema-{kenmerk}.css")]
pub(super) async fn themablad(path: web::Path<String>, state: web::Data<State>) -> Result<HttpResponse> {
    let stijl = state.settings.thema.as_ref().and_then(|thema| thema.stijl.clone());
    let stijl = stijl.filter(|stijl| *path == kenmerk(stijl.as_bytes()));
    Ok(bestand("text/css; charset=utf-8", stijl.ok_or(Error::NotFound("dit bestand"))?))
}

#[get("/logo-{naam}")]
pub(super) async fn merkbeeld(path: web::Path<String>, state: web::Data<State>) -> Result<HttpResponse> {
    let thema = state.settings.thema.as_ref().filter(|thema| thema.logo_pad() == Some(format!("/logo-{path}")));
    let (logo, soort) = thema.and_then(|thema| thema.logo.clone()).ok_or(Error::NotFound("dit bestand"))?;
    Ok(bestand(soort, logo))
}

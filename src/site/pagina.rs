//! How a page is answered: from memory or in one read, as the API's answers are; a fault is a page too.

use std::{collections::HashSet, str::FromStr, sync::LazyLock};

use actix_web::{
    HttpRequest, HttpResponse, ResponseError,
    http::{
        StatusCode,
        header::{ACCEPT, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, RETRY_AFTER},
    },
    web,
};
use askama::Template;
use utoipa::{IntoParams, openapi::path::Parameter};

use super::{Kader, activiteit::Inpassen, vergelijken::Vergelijken, wijzigingen::Gekozen};
use crate::{
    error::{Error, Result},
    http::{
        accept,
        filters::{OpenbareFilters, Sortering},
        page::Paginering,
        problem::{Code, Probleem},
        query::Query,
        routes::fallback,
    },
    register::antwoord::{Lees, bereid},
    store::{Lezen, Lijsten, Onderdeel},
    toestand::State,
};

pub(super) const HTML: &str = "text/html; charset=utf-8";

/// Where a page stands.
struct Plaats {
    csp: &'static str,
    fout: fn(Fout) -> Result<String>,
}

/// A page of its own has no script; its styles and pictures are this service's own, and nobody frames it.
const SITE: Plaats = Plaats {
    csp: "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    fout: |fout| tekst(&fout),
};

/// A page that any site may frame has nothing to fill in.
const INGESLOTEN: Plaats = Plaats {
    csp: "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors *",
    fout: |Fout { kader, kop, uitleg }| tekst(&IngeslotenFout { kader, kop, uitleg }),
};

#[derive(Template)]
#[template(path = "site/fout.html")]
struct Fout {
    kader: Kader,
    kop: &'static str,
    uitleg: String,
}

#[derive(Template)]
#[template(path = "site/insluiten/fout.html")]
struct IngeslotenFout {
    kader: Kader,
    kop: &'static str,
    uitleg: String,
}

/// Answers with a page that `maak` reads and renders from this part; a fault becomes a page with its status.
pub(super) async fn pagina(
    request: &HttpRequest,
    state: &web::Data<State>,
    deel: Onderdeel,
    maak: impl FnOnce(&mut Lezen<'_>, &State) -> Result<String> + Send + 'static,
) -> HttpResponse {
    SITE.toon(request, state, een(state, deel, maak)).await
}

/// As `pagina`, of what lists find.
pub(super) async fn lijstpagina(
    request: &HttpRequest,
    state: &web::Data<State>,
    maak: impl FnOnce(&mut Lijsten<'_>, &State) -> Result<String> + Send + 'static,
) -> HttpResponse {
    SITE.toon(request, state, lijst(state, maak)).await
}

/// As `pagina`, for a frame on another site.
pub(super) async fn ingesloten(
    request: &HttpRequest,
    state: &web::Data<State>,
    deel: Onderdeel,
    maak: impl FnOnce(&mut Lezen<'_>, &State) -> Result<String> + Send + 'static,
) -> HttpResponse {
    INGESLOTEN.toon(request, state, een(state, deel, maak)).await
}

/// As `ingesloten`, of what lists find.
pub(super) async fn ingesloten_lijstpagina(
    request: &HttpRequest,
    state: &web::Data<State>,
    maak: impl FnOnce(&mut Lijsten<'_>, &State) -> Result<String> + Send + 'static,
) -> HttpResponse {
    INGESLOTEN.toon(request, state, lijst(state, maak)).await
}

fn een(
    state: &web::Data<State>,
    deel: Onderdeel,
    maak: impl FnOnce(&mut Lezen<'_>, &State) -> Result<String> + Send + 'static,
) -> Lees {
    let lezen = state.clone();
    Lees::Een(deel, Box::new(move |tx, _| Ok(maak(tx, &lezen)?.into())))
}

fn lijst(state: &web::Data<State>, maak: impl FnOnce(&mut Lijsten<'_>, &State) -> Result<String> + Send + 'static) -> Lees {
    let lezen = state.clone();
    Lees::Lijst(Box::new(move |tx, _| Ok(maak(tx, &lezen)?.into())))
}

/// The parameters that pages know.
static BEKEND: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let van = |parameters: Vec<Parameter>| parameters.into_iter().map(|parameter| parameter.name);
    let lijst = van(OpenbareFilters::into_params(|| None)).chain(van(Sortering::into_params(|| None)));
    lijst
        .chain(van(Paginering::into_params(|| None)))
        .chain(van(Vergelijken::into_params(|| None)))
        .chain(van(Gekozen::into_params(|| None)))
        .chain(van(Inpassen::into_params(|| None)))
        .collect()
});

/// Path and query without what no page knows: it changes nothing, so it must not make another answer.
fn bekend_adres(request: &HttpRequest) -> String {
    Query::known_address(request, |naam| BEKEND.contains(naam))
}

impl Plaats {
    /// The answer, or the page that tells why there is none, with the headers of this place.
    async fn toon(&self, request: &HttpRequest, state: &web::Data<State>, lees: Lees) -> HttpResponse {
        let gemaakt = bereid(request, state, &["text/html"], bekend_adres(request), lees).await;
        let mut antwoord = gemaakt.unwrap_or_else(|fout| foutantwoord(self, state, &fout));
        let koppen = antwoord.headers_mut();
        koppen.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(self.csp));
        if koppen.get(CONTENT_TYPE).is_some_and(|soort| soort.as_bytes().starts_with(b"text/html")) {
            koppen.insert(CONTENT_TYPE, HeaderValue::from_static(HTML));
        }
        antwoord
    }
}

/// The text of a template.
pub(super) fn tekst(template: &impl Template) -> Result<String> {
    template.render().map_err(Error::internal)
}

/// What no handler answers: for a browser a page, for a system a problem.
pub async fn niet_gevonden(request: HttpRequest, state: web::Data<State>) -> Result<HttpResponse> {
    let wil_pagina = !request.path().starts_with("/v1/") && wil_pagina(&request);
    match fallback(request).await {
        Err(fout) if wil_pagina => Ok(foutpagina(&state, &fout)),
        antwoord => antwoord,
    }
}

/// Whether the client likes a page better than JSON, as browsers do.
pub(super) fn wil_pagina(request: &HttpRequest) -> bool {
    request.headers().contains_key(ACCEPT)
        && accept::choose(request, &["application/json", "application/problem+json", "text/html"])
            .is_ok_and(|soort| soort == "text/html")
}

/// The part of the register that a page about this activity is made of.
pub(super) fn over(uuid: &str) -> Onderdeel {
    uuid.parse().map_or(Onderdeel::Register, Onderdeel::Activiteit)
}

/// A part of the path, such as a key; one that cannot be read leads nowhere.
pub(super) fn deel<T: FromStr>(tekst: &str) -> Result<T> {
    tekst.parse().map_err(|_| Error::NotFound("dit adres"))
}

/// A fault as a page.
pub(super) fn foutpagina(state: &State, fout: &Error) -> HttpResponse {
    foutantwoord(&SITE, state, fout)
}

fn foutantwoord(plaats: &Plaats, state: &State, fout: &Error) -> HttpResponse {
    fout.log();
    let status = fout.status_code();
    let kop = match status {
        StatusCode::NOT_FOUND => "Deze pagina bestaat niet",
        StatusCode::GONE => "Dit is niet meer beschikbaar",
        StatusCode::BAD_REQUEST => "Dit adres klopt niet helemaal",
        _ => "Er ging iets mis",
    };
    let uitleg = match fout {
        Error::NotFound(_) => {
            "Misschien is het adres niet goed overgenomen. Zoek in het register, of begin bij de startpagina.".to_owned()
        }
        Error::Gone(tekst) => tekst.clone(),
        Error::Invalid(fouten) => {
            fouten.iter().map(|fout| format!("{}: {}", fout.name, fout.reason)).collect::<Vec<_>>().join(" ")
        }
        Error::Internal(_) => Probleem::from(fout).detail,
        _ => "Probeer het later nog eens.".to_owned(),
    };
    let pagina = (plaats.fout)(Fout { kader: Kader::new(state, ""), kop, uitleg });
    let mut antwoord = HttpResponse::build(status)
        .insert_header((CONTENT_TYPE, HTML))
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((CONTENT_SECURITY_POLICY, plaats.csp))
        .body(pagina.unwrap_or_else(|_| kop.to_owned()));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        antwoord.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
    }
    antwoord.extensions_mut().insert(Code(Probleem::from(fout).code));
    antwoord
}

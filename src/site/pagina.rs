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
use tokio::sync::OwnedSemaphorePermit;
use utoipa::{IntoParams, openapi::path::Parameter};

use super::{Kader, insluiten::Inpassen, vergelijken::Vergelijken, wijzigingen::Gekozen};
use crate::{
    domain::woorden::{adressen::Vindplaats, zinnen::klein},
    error::{Error, Fault, Result},
    exchange::pdf,
    http::{
        accept,
        budget::Budgets,
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
    fout: |Fout { kader, kop, uitleg, .. }| tekst(&IngeslotenFout { kader, kop, uitleg }),
};

#[derive(Template)]
#[template(path = "site/fout.html")]
struct Fout {
    kader: Kader,
    kop: &'static str,
    uitleg: String,
    /// Where the reader can go on: path and words.
    verder: Vec<(String, &'static str)>,
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

/// Answers with a PDF; a fault becomes a page.
pub(super) async fn als_pdf(request: &HttpRequest, state: &web::Data<State>, lees: Lees) -> HttpResponse {
    let gemaakt = bereid(request, state, &[pdf::MEDIA_TYPE], bekend_adres(request), lees).await;
    gemaakt.unwrap_or_else(|fout| foutpagina(request.path(), state, &fout))
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
        let mut antwoord = gemaakt.unwrap_or_else(|fout| foutantwoord(self, request.path(), state, &fout));
        let koppen = antwoord.headers_mut();
        koppen.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(self.csp));
        if koppen.get(CONTENT_TYPE).is_some_and(|soort| soort.as_bytes().starts_with(b"text/html")) {
            koppen.insert(CONTENT_TYPE, HeaderValue::from_static(HTML));
        }
        antwoord
    }
}

/// A turn to do much work; that there is none, the page tells.
pub(super) async fn beurt(request: &HttpRequest) -> Result<OwnedSemaphorePermit> {
    Budgets::of(request)?.turn().await
}

/// The text of a template.
pub(super) fn tekst(template: &impl Template) -> Result<String> {
    template.render().map_err(Error::internal)
}

/// What no handler answers: for a browser a page, for a system a problem.
pub async fn niet_gevonden(request: HttpRequest, state: web::Data<State>) -> Result<HttpResponse> {
    let wil_pagina = !request.path().starts_with("/v1/") && wil_pagina(&request);
    let pad = request.path().to_owned();
    match fallback(request).await {
        Err(fout) if wil_pagina => Ok(foutpagina(&pad, &state, &fout)),
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
pub(super) fn foutpagina(pad: &str, state: &State, fout: &Error) -> HttpResponse {
    foutantwoord(&SITE, pad, state, fout)
}

/// The policy and the text of the page of a fault at an address.
pub(super) fn fouttekst(pad: &str, state: &State, fout: &Error) -> (&'static str, String) {
    let plaats = if pad.starts_with("/insluiten/") { &INGESLOTEN } else { &SITE };
    (plaats.csp, plaats.tekst(pad, state, fout))
}

fn foutantwoord(plaats: &Plaats, pad: &str, state: &State, fout: &Error) -> HttpResponse {
    fout.log();
    let status = fout.status_code();
    let mut antwoord = HttpResponse::build(status)
        .insert_header((CONTENT_TYPE, HTML))
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((CONTENT_SECURITY_POLICY, plaats.csp))
        .body(plaats.tekst(pad, state, fout));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        antwoord.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
    }
    antwoord.extensions_mut().insert(Code(Probleem::from(fout).code));
    antwoord
}

impl Plaats {
    /// The page that tells what is wrong at an address.
    fn tekst(&self, pad: &str, state: &State, fout: &Error) -> String {
        let kader = Kader::new(state, "");
        let kop = match (fout, fout.status_code()) {
            (_, StatusCode::NOT_FOUND) => "Deze pagina bestaat niet",
            (_, StatusCode::GONE) => "Dit is niet meer beschikbaar",
            (_, StatusCode::BAD_REQUEST | StatusCode::URI_TOO_LONG) => "Dit adres klopt niet helemaal",
            (Error::Busy(_) | Error::TooManyAtOnce(_), _) => "Het is nu te druk",
            _ => "Er ging iets mis",
        };
        let uitleg = match fout {
            Error::NotFound(_) => {
                let zoek = if kader.zoeken().is_some() { "Zoek in het register, of begin" } else { "Begin" };
                format!("Misschien is het adres niet goed overgenomen. {zoek} bij de startpagina.")
            }
            Error::Gone(tekst) => tekst.clone(),
            Error::Invalid(fouten) => fouten.iter().map(in_gewone_woorden).collect::<Vec<_>>().join(" "),
            Error::Internal(_) => Probleem::from(fout).detail,
            Error::Busy(_) | Error::TooManyAtOnce(_) => "Probeer het over een paar tellen nog eens.".to_owned(),
            _ => "Probeer het later nog eens.".to_owned(),
        };
        let verder = match fout {
            Error::Gone(_) => rond(pad),
            Error::Invalid(_) => vec![(pad.to_owned(), "Begin opnieuw, zonder keuzes")],
            _ => Vec::new(),
        };
        let pagina = (self.fout)(Fout { kader, kop, uitleg, verder });
        pagina.unwrap_or_else(|_| kop.to_owned())
    }
}

/// What is wrong with an address, for who did not write it: names as the page says them, and no lists of codes.
fn in_gewone_woorden(fout: &Fault) -> String {
    let wat = match fout.name.as_str() {
        "thema" => "het onderwerp",
        "registerhouder" => "de organisatie",
        "geldigOp" => "de dag",
        "geldigVan" | "sinds" => "de eerste dag",
        "geldigTot" | "tot" => "de laatste dag",
        naam => naam,
    };
    match fout.code {
        "onbekende-code" => format!("Wat bij {wat} is gekozen, bestaat niet of niet meer."),
        _ => format!("Er klopt iets niet aan {wat}: {}", klein(&fout.reason)),
    }
}

/// What there is around something of an activity that is gone: the activity as it is now, and what became of it.
fn rond(pad: &str) -> Vec<(String, &'static str)> {
    let mut delen = pad.split('/').skip_while(|deel| *deel != "verwerkingen").skip(1);
    let Some(uuid) = delen.next().and_then(|uuid| uuid.parse().ok()) else { return Vec::new() };
    let nu = Vindplaats::Activiteit(uuid).pagina();
    let gebeurd = (format!("{nu}/wijzigingen"), "Lees wat er met deze verwerking is gebeurd");
    let nu = (nu, "Bekijk de verwerking zoals zij nu is");
    if delen.next() == Some("versies") { vec![nu, gebeurd] } else { vec![gebeurd] }
}

//! What programs look for on every site: `/sitemap.xml`, `/robots.txt` and `/.well-known/security.txt`.

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header::{CACHE_CONTROL, CONTENT_TYPE},
    web,
};
use askama::Template;
use chrono::{Months, NaiveDate};

use super::{niet_gevonden, pagina::tekst};
use crate::{
    domain::woorden::adressen::Vindplaats, error::Result, index::OrganisatieVraag, register::antwoord::lijst_als, store::Lijsten,
    toestand::State,
};

/// The most addresses that a sitemap may have.
const MEESTE: usize = 50_000;
/// Pages that are always there.
const VAST: [&str; 6] = ["/", "/verwerkingen", "/organisaties", "/waar", "/over", "/toegankelijkheid"];
/// What is not for everyone answers nobody without a token; there is nothing to crawl.
const BEHEER: [&str; 10] = [
    "/v1/verwerkingsactiviteiten",
    "/v1/organisaties",
    "/v1/verwerkersovereenkomsten",
    "/v1/journaal",
    "/v1/bevindingen",
    "/v1/toetsingen",
    "/v1/vernietigingsdata",
    "/v1/export",
    "/v1/inlezingen",
    "/v1/abonnementen",
];

#[derive(Template)]
#[template(path = "site/sitemap.xml")]
struct Sitemap<'a> {
    public_url: &'a str,
    plaatsen: Vec<Plaats>,
}

/// A page, and since when it says what it says.
struct Plaats {
    pad: String,
    gewijzigd: Option<NaiveDate>,
}

#[get("/sitemap.xml")]
pub(super) async fn sitemap(request: HttpRequest, state: web::Data<State>) -> Result<HttpResponse> {
    let lezen = state.clone();
    lijst_als(&request, &state, &["application/xml"], move |tx, _| {
        let mut plaatsen: Vec<_> = VAST.iter().map(|pad| Plaats { pad: (*pad).to_owned(), gewijzigd: None }).collect();
        voeg_organisaties_toe(tx, &mut plaatsen);
        voeg_activiteiten_toe(tx, &mut plaatsen);
        tekst(&Sitemap { public_url: &lezen.settings.public_url, plaatsen })
    })
    .await
}

#[get("/robots.txt")]
pub(super) async fn robots(state: web::Data<State>) -> HttpResponse {
    let verboden = BEHEER.map(|pad| format!("Disallow: {pad}\n")).concat();
    platte_tekst(format!("User-agent: *\n{verboden}Allow: /\n\nSitemap: {}\n", state.adressen().van_pad("/sitemap.xml")))
}

#[get("/.well-known/security.txt")]
pub(super) async fn security(request: HttpRequest, state: web::Data<State>) -> Result<HttpResponse> {
    let Some(contact) = &state.settings.security_contact else { return niet_gevonden(request, state).await };
    let vandaag = state.store.clock().now().datum();
    let verloopt = vandaag.checked_add_months(Months::new(12)).unwrap_or(vandaag);
    // Whatever address a web page has here, it must be https (RFC 9116, 2.5.2).
    let canoniek = Some(state.adressen().van_pad("/.well-known/security.txt")).filter(|adres| adres.starts_with("https://"));
    let canoniek = canoniek.map(|adres| format!("Canonical: {adres}\n")).unwrap_or_default();
    Ok(platte_tekst(format!("Contact: {contact}\nExpires: {verloopt}T00:00:00Z\nPreferred-Languages: nl, en\n{canoniek}")))
}

fn platte_tekst(tekst: String) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/plain; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "public, max-age=3600"))
        .body(tekst)
}

/// How many may still be read.
fn ruimte(plaatsen: &[Plaats]) -> usize {
    MEESTE.saturating_sub(plaatsen.len())
}

fn voeg_organisaties_toe(tx: &Lijsten<'_>, plaatsen: &mut Vec<Plaats>) {
    let gekozen = tx.index.organisaties(&OrganisatieVraag::openbaar()).into_iter().take(ruimte(plaatsen));
    plaatsen.extend(gekozen.map(|uuid| Plaats { pad: Vindplaats::Organisatie(uuid).pagina(), gewijzigd: None }));
}

fn voeg_activiteiten_toe(tx: &Lijsten<'_>, plaatsen: &mut Vec<Plaats>) {
    let gekozen = tx.index.geldend().take(ruimte(plaatsen));
    plaatsen.extend(gekozen.map(|(uuid, vastgesteld_op)| Plaats {
        pad: Vindplaats::Activiteit(uuid).pagina(),
        gewijzigd: Some(vastgesteld_op.datum()),
    }));
}

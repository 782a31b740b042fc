//! What programs look for on every site: `/sitemap.xml`, `/robots.txt` and `/.well-known/security.txt`.

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header::{CACHE_CONTROL, CONTENT_TYPE},
    web,
};
use askama::Template;
use chrono::{Months, NaiveDate};
use uuid::Uuid;

use super::{niet_gevonden, pagina::tekst, situaties, waar};
use crate::{
    domain::{woorden::adressen::Vindplaats, zoeken::kenmerk::Kenmerk},
    error::{Error, Result},
    index::OrganisatieVraag,
    register::antwoord::lijst_als,
    store::Lijsten,
    toestand::State,
};

/// So many addresses stand in one part; a sitemap may have fifty thousand (<https://www.sitemaps.org/protocol.html>).
const PER_DEEL: usize = 10_000;
/// Pages that are always there.
const VAST: [&str; 10] = [
    "/",
    "/verwerkingen",
    "/a-z",
    "/situaties",
    "/organisaties",
    "/waar",
    "/rechten",
    "/wijzigingen",
    "/over",
    "/toegankelijkheid",
];
/// What is not for everyone answers nobody without a token; there is nothing to crawl.
const BEHEER: [&str; 12] = [
    "/v1/verwerkingsactiviteiten",
    "/v1/organisaties",
    "/v1/verwerkersovereenkomsten",
    "/v1/verwerkersvoorstellen",
    "/v1/journaal",
    "/v1/levensloop",
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

#[derive(Template)]
#[template(path = "site/sitemap-delen.xml")]
struct SitemapDelen<'a> {
    public_url: &'a str,
    delen: usize,
}

/// A page, and since when it says what it says.
struct Plaats {
    pad: String,
    gewijzigd: Option<NaiveDate>,
}

/// Every page; of a large register the parts in which they stand.
#[get("/sitemap.xml")]
pub(super) async fn sitemap(request: HttpRequest, state: web::Data<State>) -> Result<HttpResponse> {
    kaart(&request, &state, |tx, state| {
        let plaatsen = plaatsen(tx, state)?;
        match plaatsen.len().div_ceil(PER_DEEL) {
            ..=1 => deel(state, plaatsen, 0),
            delen => tekst(&SitemapDelen { public_url: &state.settings.public_url, delen }),
        }
    })
    .await
}

/// One of the parts, from 1 on.
#[get("/sitemap-{deel}.xml")]
pub(super) async fn sitemap_deel(request: HttpRequest, path: web::Path<String>, state: web::Data<State>) -> Result<HttpResponse> {
    let gevraagd: Option<usize> = path.parse().ok();
    kaart(&request, &state, move |tx, state| {
        let plaatsen = plaatsen(tx, state)?;
        match gevraagd {
            Some(nummer) if (1..=plaatsen.len().div_ceil(PER_DEEL)).contains(&nummer) => deel(state, plaatsen, nummer - 1),
            _ => Err(Error::NotFound("dit adres")),
        }
    })
    .await
}

async fn kaart(
    request: &HttpRequest,
    state: &web::Data<State>,
    maak: impl FnOnce(&mut Lijsten<'_>, &State) -> Result<String> + Send + 'static,
) -> Result<HttpResponse> {
    let lezen = state.clone();
    lijst_als(request, state, &["application/xml"], move |tx, _| maak(tx, &lezen)).await
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

/// The pages of kinds of data, of recipients, of countries and of laws.
fn wegen(tx: &Lijsten<'_>) -> Vec<String> {
    let soorten = [Kenmerk::Gegevens, Kenmerk::Ontvanger, Kenmerk::Land, Kenmerk::Wet].into_iter();
    let paden = soorten.flat_map(|soort| tx.index.per_kenmerk(soort, None).into_iter().map(move |telling| (soort, telling.code)));
    // An organisation has a page of its own.
    paden.filter(|(_, code)| code.parse::<Uuid>().is_err()).filter_map(|(soort, code)| waar::adres(soort, &code)).collect()
}

/// Who keep a register have a notice.
fn houders() -> OrganisatieVraag {
    OrganisatieVraag { registerhouder: Some(true), ..OrganisatieVraag::openbaar() }
}

/// Every page: those that are always there, the ways in, organisations, then activities.
fn plaatsen(tx: &mut Lijsten<'_>, state: &State) -> Result<Vec<Plaats>> {
    let situaties = situaties::paginas(tx, state.store.kennis())?;
    let organisatie = |uuid: Uuid| Vindplaats::Organisatie(uuid).pagina();
    let organisaties = tx.index.organisaties(&OrganisatieVraag::openbaar()).into_iter().map(organisatie);
    let verklaringen = tx.index.organisaties(&houders()).into_iter();
    let verklaringen = verklaringen.map(|uuid| format!("{}/privacyverklaring", organisatie(uuid)));
    let vast = VAST.iter().map(|pad| (*pad).to_owned()).chain(situaties).chain(wegen(tx)).chain(organisaties).chain(verklaringen);
    let vast = vast.map(|pad| Plaats { pad, gewijzigd: None });
    let activiteiten = tx.index.geldend().map(|(uuid, vastgesteld_op)| Plaats {
        pad: Vindplaats::Activiteit(uuid).pagina(),
        gewijzigd: Some(vastgesteld_op.datum()),
    });
    Ok(vast.chain(activiteiten).collect())
}

/// The pages of a part.
fn deel(state: &State, plaatsen: Vec<Plaats>, nummer: usize) -> Result<String> {
    let plaatsen = plaatsen.into_iter().skip(nummer * PER_DEEL).take(PER_DEEL).collect();
    tekst(&Sitemap { public_url: &state.settings.public_url, plaatsen })
}

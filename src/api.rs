//! Management: handlers are who, what, one transaction, answer. One file per resource; the routes stand in `openapi.rs`.

pub mod abonnementen;
pub mod beheer;
pub mod beoordeling;
pub mod bevindingen;
pub mod concept;
pub mod export;
pub mod extern_kenmerk;
pub mod inlezingen;
pub mod journaal;
pub mod levensloop;
pub mod organisaties;
pub mod toetsing;
pub mod vernietiging;
pub mod verschil;
pub mod versies;
pub mod verwerkersovereenkomsten;
pub mod verwerkersvoorstellen;
pub mod verwerkingsactiviteiten;
pub mod weergave;

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{ETAG, LINK, LOCATION},
};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{
    error::{Error, Result},
    http::{
        conditional::{etag_revisie, not_modified},
        cursor::Plek,
        page::{Links, address},
    },
    toestand::State,
};

/// 200 with the ETag of what was read or changed.
async fn ok<T: Serialize>(state: &State, value: &T, revisie: i64) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().insert_header((ETAG, etag(state, revisie).await?)).json(value))
}

/// The ETag of a change, which names its entry.
async fn etag(state: &State, revisie: i64) -> Result<String> {
    Ok(etag_revisie(revisie, &state.store.merk(revisie).await?))
}

/// As `ok`, for who may have it already: what is read changes only with its number.
async fn ok_unless_known<T: Serialize>(request: &HttpRequest, state: &State, value: &T, revisie: i64) -> Result<HttpResponse> {
    let etag = etag(state, revisie).await?;
    let known = not_modified(request, &etag);
    let mut answer = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer.insert_header((ETAG, etag));
    Ok(if known { answer.finish() } else { answer.json(value) })
}

/// As `ok_unless_known`, of what also tells how things stand today: when another version began to count since the last change, the number
/// is the same and the answer is not.
async fn ok_today<T: Serialize>(
    request: &HttpRequest,
    state: &State,
    (value, revisie, wisselde): (&T, i64, bool),
) -> Result<HttpResponse> {
    if wisselde { ok(state, value, revisie).await } else { ok_unless_known(request, state, value, revisie).await }
}

/// A key may be repeated in what is sent, not changed.
fn zelfde_uuid(gestuurd: Option<Uuid>, uuid: Uuid) -> Result<()> {
    if gestuurd.is_none_or(|gestuurd| gestuurd == uuid) {
        return Ok(());
    }
    Err(Error::invalid("/uuid", "andere-uuid", "De uuid verandert niet; laat hem weg of herhaal die uit het adres."))
}

/// 201 with the address and the ETag of what was made.
async fn created<T: Serialize>(state: &State, value: &T, revisie: i64, location: String) -> Result<HttpResponse> {
    let etag = etag(state, revisie).await?;
    Ok(HttpResponse::Created().insert_header((ETAG, etag)).insert_header((LOCATION, location)).json(value))
}

/// Where the parts beside this one are.
fn links<K: Serialize + DeserializeOwned>(
    request: &HttpRequest,
    state: &State,
    plek: &Plek<K>,
    (count, cursor): (i64, Option<&str>),
) -> Links {
    plek.links(&state.settings.public_url, &address(request), count, cursor)
}

/// 200 with a page of a list and the header `Link`.
fn page<T: Serialize>(value: &T, links: &Links) -> HttpResponse {
    let mut answer = HttpResponse::Ok();
    if let Some(link) = &links.header {
        answer.insert_header((LINK, link.as_str()));
    }
    answer.json(value)
}

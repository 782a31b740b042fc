//! How a public answer is made: from memory, or in one read whose generation and day are those of the data.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderValue, LINK, VARY},
    web,
};

use crate::http::cache::{Key, Prepared};
use crate::{
    error::Result,
    http::{
        accept::{choose, coding},
        coding::Coder,
        conditional::not_modified,
        page::address,
    },
    store::{Lezen, Lijsten, openbaar},
    toestand::State,
};

/// The media type of almost every public answer.
const JSON: &str = "application/json";

/// A read that is told the media type, of things by their key.
type LeesEen = Box<dyn FnOnce(&mut Lezen<'_>, &'static str) -> Result<Inhoud> + Send>;
/// As `LeesEen`, of lists.
type LeesLijst = Box<dyn FnOnce(&mut Lijsten<'_>, &'static str) -> Result<Inhoud> + Send>;

/// How an answer is read.
pub(crate) enum Lees {
    /// By key.
    Een(LeesEen),
    /// From lists.
    Lijst(LeesLijst),
}

/// What a public read gives: the text of the body, and the neighbours of a page.
#[derive(Debug)]
pub struct Inhoud {
    /// The body.
    pub tekst: String,
    /// The value of the header `Link`.
    pub link: Option<String>,
}

impl From<String> for Inhoud {
    fn from(tekst: String) -> Self {
        Self { tekst, link: None }
    }
}

/// Answers a public GET with JSON: from memory when it is there, else by `lees`. Such an answer may be kept, but is asked for again each
/// time.
pub async fn antwoord<I: Into<Inhoud>>(
    request: &HttpRequest,
    state: &web::Data<State>,
    lees: impl FnOnce(&mut Lezen<'_>) -> Result<I> + Send + 'static,
) -> Result<HttpResponse> {
    bereid(request, state, &[JSON], address(request), Lees::Een(Box::new(move |tx, _| Ok(lees(tx)?.into())))).await
}

/// As `antwoord`, of what lists find.
pub async fn lijst<I: Into<Inhoud>>(
    request: &HttpRequest,
    state: &web::Data<State>,
    lees: impl FnOnce(&mut Lijsten<'_>) -> Result<I> + Send + 'static,
) -> Result<HttpResponse> {
    bereid(request, state, &[JSON], address(request), Lees::Lijst(Box::new(move |tx, _| Ok(lees(tx)?.into())))).await
}

/// As `antwoord`, in the media type that the client likes best of those that are offered; `lees` is told which.
pub async fn antwoord_als<I: Into<Inhoud>>(
    request: &HttpRequest,
    state: &web::Data<State>,
    vormen: &[&'static str],
    lees: impl FnOnce(&mut Lezen<'_>, &'static str) -> Result<I> + Send + 'static,
) -> Result<HttpResponse> {
    bereid(request, state, vormen, address(request), Lees::Een(Box::new(move |tx, vorm| Ok(lees(tx, vorm)?.into())))).await
}

/// As `antwoord_als`, of what lists find.
pub async fn lijst_als<I: Into<Inhoud>>(
    request: &HttpRequest,
    state: &web::Data<State>,
    vormen: &[&'static str],
    lees: impl FnOnce(&mut Lijsten<'_>, &'static str) -> Result<I> + Send + 'static,
) -> Result<HttpResponse> {
    bereid(request, state, vormen, address(request), Lees::Lijst(Box::new(move |tx, vorm| Ok(lees(tx, vorm)?.into())))).await
}

/// A version is kept by others for ten minutes: what is withdrawn has left every cache then.
pub(crate) const VERSIE: &str = "public, max-age=600";
/// A code list is kept for a day: it changes with a release, or a restart.
pub(crate) const CODELIJST: &str = "public, max-age=86400";

/// The same answer, which others may keep without asking again.
pub(crate) fn te_bewaren(mut antwoord: HttpResponse, hoe_lang: &'static str) -> HttpResponse {
    antwoord.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(hoe_lang));
    antwoord
}

/// Not generic: what all public answers share is compiled once. The address is what the answer is kept under.
pub(crate) async fn bereid(
    request: &HttpRequest,
    state: &web::Data<State>,
    vormen: &[&'static str],
    address: String,
    lees: Lees,
) -> Result<HttpResponse> {
    let media_type = choose(request, vormen)?;
    let coding = coding(request);
    let key = Key { address, media_type, coding, generation: state.store.generatie(), day: state.store.clock().now().datum() };
    let prepared = match state.cache.get(&key) {
        Some(prepared) => prepared,
        None => maak(state, key, lees).await?,
    };
    let mut answer = if not_modified(request, &prepared.etag) { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer
        .insert_header((ETAG, prepared.etag.as_str()))
        .insert_header((CACHE_CONTROL, "no-cache"))
        .insert_header((VARY, "Accept, Accept-Encoding"));
    if not_modified(request, &prepared.etag) {
        return Ok(answer.finish());
    }
    if let Some(link) = &prepared.link {
        answer.insert_header((LINK, link.as_str()));
    }
    if let Some(name) = coding.name() {
        answer.insert_header((CONTENT_ENCODING, name));
    }
    Ok(answer.insert_header((CONTENT_TYPE, media_type)).body(prepared.body))
}

async fn maak(state: &web::Data<State>, key: Key, lees: Lees) -> Result<Prepared> {
    let Key { coding, media_type, .. } = key;
    let (generation, day, Inhoud { tekst, link }) = match lees {
        Lees::Een(lees) => {
            let gelezen = state.store.read(move |tx| {
                let (generation, _) = openbaar::stand(tx.conn)?;
                Ok((generation, tx.moment.datum(), lees(tx, media_type)?))
            });
            gelezen.await?
        }
        Lees::Lijst(lees) => {
            let gelezen = state.store.read_lists(move |tx| Ok((tx.generatie, tx.moment.datum(), lees(tx, media_type)?)));
            gelezen.await?
        }
    };
    let body = Coder::whole(coding, tekst.into_bytes())?;
    let etag = crate::hash::etag(&body);
    let prepared = Prepared { body: body.into(), etag, link };
    // Kept under what it was read from, which may be newer than what was asked for.
    state.cache.put(Key { generation, day, ..key }, prepared.clone());
    Ok(prepared)
}

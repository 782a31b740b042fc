//! How a public answer is made: from memory, or in one read whose generation and day are those of the data.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderValue, LINK, VARY},
    web,
};

use crate::http::cache::{Key, Prepared};
use crate::{
    error::Result,
    exchange::pdf,
    http::{
        accept::{Coding, choose, coding},
        coding::Coder,
        conditional::not_modified,
        page::address,
    },
    store::{Lezen, Lijsten, Onderdeel},
    toestand::State,
    trace::block,
};

/// How much of what was asked for a form could not express.
const WEGGELATEN: &str = "X-Weggelaten";
/// The media type of almost every public answer.
const JSON: &str = "application/json";

/// A read that is told the media type, of things by their key.
type LeesEen = Box<dyn FnOnce(&mut Lezen<'_>, &'static str) -> Result<Inhoud> + Send>;
/// As `LeesEen`, of lists.
type LeesLijst = Box<dyn FnOnce(&mut Lijsten<'_>, &'static str) -> Result<Inhoud> + Send>;

/// How an answer is read.
pub(crate) enum Lees {
    /// By key, of this part of the register.
    Een(Onderdeel, LeesEen),
    /// One record of it, sent as it was stored.
    Record(Onderdeel, LeesEen),
    /// From lists.
    Lijst(LeesLijst),
}

impl Lees {
    fn deel(&self) -> Onderdeel {
        match self {
            Self::Een(deel, _) | Self::Record(deel, _) => *deel,
            Self::Lijst(_) => Onderdeel::Register,
        }
    }
}

/// What makes a body when the data are read.
type Later = Box<dyn FnOnce() -> Result<Vec<u8>> + Send>;

/// What a public read gives: the body, and what its headers tell.
#[derive(Default)]
pub struct Inhoud {
    /// The body.
    pub bytes: Vec<u8>,
    /// What makes the body instead.
    pub later: Option<Later>,
    /// The value of the header `Link`.
    pub link: Option<String>,
    /// How much the form could not express, when it says so: the header `X-Weggelaten`.
    pub weggelaten: Option<usize>,
}

impl Inhoud {
    /// A body that takes long to make, and for which nothing more is read.
    pub fn later(maak: impl FnOnce() -> Result<Vec<u8>> + Send + 'static) -> Self {
        Self { later: Some(Box::new(maak)), ..Self::default() }
    }
}

impl From<String> for Inhoud {
    fn from(tekst: String) -> Self {
        tekst.into_bytes().into()
    }
}

impl From<Vec<u8>> for Inhoud {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, ..Self::default() }
    }
}

/// Answers a public GET with JSON: from memory when it is there, else by `lees`, which reads nothing but this part. Such an answer may be
/// kept, but is asked for again each time.
pub async fn antwoord<I: Into<Inhoud>>(
    request: &HttpRequest,
    state: &web::Data<State>,
    deel: Onderdeel,
    lees: impl FnOnce(&mut Lezen<'_>) -> Result<I> + Send + 'static,
) -> Result<HttpResponse> {
    bereid(request, state, &[JSON], address(request), Lees::Een(deel, Box::new(move |tx, _| Ok(lees(tx)?.into())))).await
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
    deel: Onderdeel,
    vormen: &[&'static str],
    lees: impl FnOnce(&mut Lezen<'_>, &'static str) -> Result<I> + Send + 'static,
) -> Result<HttpResponse> {
    bereid(request, state, vormen, address(request), Lees::Een(deel, Box::new(move |tx, vorm| Ok(lees(tx, vorm)?.into())))).await
}

/// As `antwoord_als`, of one record.
pub async fn record<I: Into<Inhoud>>(
    request: &HttpRequest,
    state: &web::Data<State>,
    deel: Onderdeel,
    vormen: &[&'static str],
    lees: impl FnOnce(&mut Lezen<'_>, &'static str) -> Result<I> + Send + 'static,
) -> Result<HttpResponse> {
    bereid(request, state, vormen, address(request), Lees::Record(deel, Box::new(move |tx, vorm| Ok(lees(tx, vorm)?.into()))))
        .await
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
    // What is packed by itself gets no smaller.
    let coding = if media_type == pdf::MEDIA_TYPE { Coding::Identity } else { coding(request) };
    state.store.volg_generatie().await?;
    // Named before it is read: what is read may be newer than its name, never older.
    let generation = state.store.generatie_van(lees.deel());
    let key = Key { address, media_type, coding, generation, day: state.store.clock().now().datum() };
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
    if let Some(weggelaten) = prepared.weggelaten {
        answer.insert_header((WEGGELATEN, weggelaten));
    }
    if let Some(name) = coding.name() {
        answer.insert_header((CONTENT_ENCODING, name));
    }
    Ok(answer.insert_header((CONTENT_TYPE, media_type)).body(prepared.body))
}

async fn maak(state: &web::Data<State>, key: Key, lees: Lees) -> Result<Prepared> {
    let (media_type, coding) = (key.media_type, key.coding);
    let inhoud = match lees {
        // What is not sent as it was stored takes more time.
        Lees::Record(_, lees) if media_type == JSON && coding == Coding::Identity => {
            state.store.read_public_record(move |tx| lees(tx, media_type)).await?
        }
        Lees::Een(_, lees) | Lees::Record(_, lees) => state.store.read_public(move |tx| lees(tx, media_type)).await?,
        Lees::Lijst(lees) => state.store.read_public_lists(move |tx| lees(tx, media_type)).await?,
    };
    let prepared = if inhoud.later.is_none() && coding == Coding::Identity {
        prepare(inhoud, coding)?
    } else {
        block(move || prepare(inhoud, coding)).await??
    };
    state.cache.put(key, prepared.clone());
    Ok(prepared)
}

/// Making and coding take time: nobody waits for that with data in his hands, which others want to change.
fn prepare(Inhoud { bytes, later, link, weggelaten }: Inhoud, coding: Coding) -> Result<Prepared> {
    let body = Coder::whole(coding, later.map_or(Ok(bytes), |maak| maak())?)?;
    let etag = crate::hash::etag(&body);
    Ok(Prepared { body: body.into(), etag, link, weggelaten })
}

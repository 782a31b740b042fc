//! Answers that are made while they are sent. Each piece is a read of its own, at its turn: nothing is held while the client reads, and
//! memory does not grow with the answer. A fault halfway cuts the connection, so that no client takes a part for the whole.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_TYPE, ETAG, VARY},
    web::{Bytes, Data},
};
use futures_util::stream;

use super::{
    accept::{Coding, coding},
    budget::Budgets,
    coding::Coder,
    conditional::not_modified,
    metrics::Metrics,
    middleware::is_head,
    problem::Probleem,
    routes::is_public,
};
use crate::{
    error::{Error, Result},
    hash::etag,
    store::{Store, uitvoer::Stap},
    trace,
};

/// The place in the changes that an answer is of.
const CURSOR: &str = "X-Cursor";

/// An answer that is to be streamed.
pub struct Streamed {
    /// Its media type.
    pub media_type: &'static str,
    /// The name that it gets as a file.
    pub file: String,
    /// Everything that decides its bytes: the ETag is made of it, for the bytes are not there yet.
    pub mark: String,
    /// Whether it is already packed, so that coding it would only cost.
    pub packed: bool,
    /// Where the changes go on after it, when they do: the header `X-Cursor`.
    pub cursor: Option<String>,
    /// What makes the pieces.
    pub pieces: Stap,
}

/// What is still to be sent.
struct Rest {
    store: Store,
    pieces: Stap,
    /// `None` after the end.
    coder: Option<Coder>,
    metrics: Option<Data<Metrics>>,
    budgets: Data<Budgets>,
}

/// The answer, or 304 when the client has it.
pub fn streamed(request: &HttpRequest, store: &Store, answer: Streamed) -> Result<HttpResponse> {
    let coding = if answer.packed { Coding::Identity } else { coding(request) };
    let etag = etag(format!("{}\n{}\n{coding:?}\n{}", env!("CARGO_PKG_VERSION"), answer.media_type, answer.mark).as_bytes());
    let known = not_modified(request, &etag);
    let mut response = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response.insert_header((ETAG, etag)).insert_header((VARY, "Accept, Accept-Encoding"));
    if is_public(request.path()) {
        response.insert_header((CACHE_CONTROL, "no-cache"));
    }
    if known {
        return Ok(response.finish());
    }
    if let Some(name) = coding.name() {
        response.insert_header((CONTENT_ENCODING, name));
    }
    response
        .insert_header((CONTENT_TYPE, answer.media_type))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{}\"", answer.file)));
    if let Some(cursor) = answer.cursor {
        response.insert_header((CURSOR, cursor));
    }
    if is_head(request) {
        return Ok(response.streaming(stream::empty::<Result<Bytes>>()));
    }
    let budgets = Budgets::of(request)?.clone();
    let metrics = request.app_data::<Data<Metrics>>().cloned();
    let rest = Rest { store: store.clone(), pieces: answer.pieces, coder: Some(Coder::new(coding)), metrics, budgets };
    Ok(response.streaming(trace::pieces(stream::try_unfold(rest, next))))
}

/// The next piece that is not empty: an empty one would end the answer.
async fn next(mut rest: Rest) -> Result<Option<(Bytes, Rest)>> {
    while let Some(mut coder) = rest.coder.take() {
        let mut pieces = rest.pieces;
        let turn = rest.budgets.turn().await?;
        let made = rest.store.read_lists(move |tx| {
            let _turn = turn;
            let (ready, coder) = match pieces(tx)? {
                Some(piece) => (coder.feed(&piece)?, Some(coder)),
                None => (coder.end()?, None),
            };
            Ok((ready, coder, pieces))
        });
        let ready;
        (ready, rest.coder, rest.pieces) = made.await.inspect_err(|fault| cut(rest.metrics.as_ref(), fault))?;
        if !ready.is_empty() {
            return Ok(Some((ready.into(), rest)));
        }
    }
    Ok(None)
}

/// Nobody sees the problem that this is, for the answer has begun.
fn cut(metrics: Option<&Data<Metrics>>, fault: &Error) {
    log::error!("een antwoord is halverwege afgebroken: {}", fault.in_full());
    if let Some(metrics) = metrics {
        metrics.problem(&Probleem::from(fault).code);
    }
}

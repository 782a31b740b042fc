//! The bytes of a body, before anyone looks into them.

use std::future::Future;

use actix_web::{
    HttpRequest,
    dev::Payload,
    http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderName},
    web::{Bytes, BytesMut, Data},
};
use futures_util::StreamExt as _;
use tokio::time::timeout;

use super::JSON;
use crate::{
    error::{Error, Result},
    http::{Limits, accept, contract::Contract},
};

/// What came in, or why it is not read; and the contract to hold it against.
#[derive(Debug)]
pub(super) struct Raw {
    pub bytes: Result<Bytes>,
    pub contract: Option<Data<Contract>>,
}

impl Raw {
    /// Takes the body when the answer can be read, it is small enough and of one of these media types; of none: of any.
    pub fn take(
        request: &HttpRequest,
        payload: &mut Payload,
        media_types: &'static [&'static str],
    ) -> impl Future<Output = Self> + use<> {
        let contract = request.app_data::<Data<Contract>>().cloned();
        let limits = Limits::of(request);
        let accepted = accept::choose(request, &[JSON]).and_then(|_| check_length(request, limits.body));
        let readable = check_media_type(request, media_types);
        let payload = payload.take();
        async move {
            let bytes = match accepted {
                Ok(()) => collect(payload, &limits).await.and_then(|bytes| readable.map(|()| bytes)),
                Err(error) => Err(error),
            };
            Self { bytes, contract }
        }
    }
}

pub(super) fn header<'a>(request: &'a HttpRequest, name: &HeaderName) -> Option<&'a str> {
    request.headers().get(name).map(|value| value.to_str().unwrap_or_default())
}

/// How long it says that it is.
pub(super) fn length(request: &HttpRequest) -> Option<usize> {
    header(request, &CONTENT_LENGTH).and_then(|length| length.parse().ok())
}

/// Refuses what says that it is too large, without reading it.
pub(super) fn check_length(request: &HttpRequest, limit: usize) -> Result<()> {
    if length(request).is_some_and(|length| length > limit) { Err(Error::TooLarge(limit)) } else { Ok(()) }
}

fn check_media_type(request: &HttpRequest, media_types: &[&'static str]) -> Result<()> {
    let Some(wanted) = media_types.first() else { return Ok(()) };
    let mut parts = header(request, &CONTENT_TYPE).unwrap_or_default().split(';').map(|part| part.trim().to_ascii_lowercase());
    let known = parts.next().is_some_and(|media_type| media_types.contains(&media_type.as_str()));
    let utf8 =
        parts.filter_map(|part| Some(part.strip_prefix("charset=")?.trim_matches('"').to_owned())).all(|set| set == "utf-8");
    let plain = header(request, &CONTENT_ENCODING).is_none_or(|coding| coding.eq_ignore_ascii_case("identity"));
    match (known && utf8, plain) {
        (true, true) => Ok(()),
        (true, false) => Err(Error::UnsupportedMediaType("platte JSON, zonder Content-Encoding")),
        _ => Err(Error::UnsupportedMediaType(wanted)),
    }
}

/// Reads until the end or the limit.
pub(super) async fn collect(mut payload: Payload, limits: &Limits) -> Result<Bytes> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = timeout(limits.still, payload.next()).await.map_err(|_| Error::TooSlow)? {
        let chunk = chunk.map_err(|_| Error::invalid("", "json", "De gegevens kwamen niet volledig binnen."))?;
        if bytes.len() + chunk.len() > limits.body {
            return Err(Error::TooLarge(limits.body));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.freeze())
}

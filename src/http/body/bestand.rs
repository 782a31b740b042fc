//! A file as the body: its bytes and its media type, within a limit of its own.

use actix_web::{
    HttpRequest,
    http::header::{CONTENT_ENCODING, CONTENT_TYPE},
    web::{Bytes, Payload},
};

use super::{
    JSON,
    raw::{check_length, collect, header},
};
use crate::{
    error::{Error, Result},
    http::{Limits, accept},
};

/// The file and which of these media types it has; `uitleg` tells them to who sent another.
pub async fn read(
    request: &HttpRequest,
    payload: Payload,
    limit: usize,
    media_types: &'static [&'static str],
    uitleg: &'static str,
) -> Result<(Bytes, &'static str)> {
    accept::choose(request, &[JSON])?;
    check_length(request, limit)?;
    let bytes = collect(payload.into_inner(), &Limits { body: limit, ..Limits::of(request) }).await?;
    let name = header(request, &CONTENT_TYPE).unwrap_or_default().split(';').next().unwrap_or_default().trim();
    let plain = header(request, &CONTENT_ENCODING).is_none_or(|coding| coding.eq_ignore_ascii_case("identity"));
    let known = media_types.iter().find(|media_type| media_type.eq_ignore_ascii_case(name) && plain);
    Ok((bytes, known.ok_or(Error::UnsupportedMediaType(uitleg))?))
}

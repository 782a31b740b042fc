//! No answer leaves without its headers, and no panic or bare error leaves at all.

use std::panic::AssertUnwindSafe;

use actix_web::{
    Error, HttpResponse,
    body::{BoxBody, EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    error::InternalError,
    http::header::{self, HeaderName, HeaderValue},
    middleware::Next,
};
use futures_util::FutureExt as _;

use crate::{
    error::Error as Fout,
    http::{
        fallback::is_public,
        problem::{MEDIA_TYPE, Probleem},
    },
};

/// On every answer, whatever the handler says.
const ALWAYS: &[(&str, &str)] = &[
    ("api-version", env!("CARGO_PKG_VERSION")),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("strict-transport-security", "max-age=31536000"),
];

/// On every answer of which the handler says nothing else.
const UNLESS_SET: &[(&str, &str)] =
    &[("content-security-policy", "default-src 'none'; frame-ancestors 'none'"), ("cache-control", "no-store")];

/// On every answer of a public address, faults too: any page on the web may read them.
const PUBLIC: &[(&str, &str)] = &[
    ("access-control-allow-origin", "*"),
    ("access-control-expose-headers", "API-Version, ETag, Link, Location, Retry-After, X-Request-Id"),
];

/// Catches panics, makes problems of the framework's own errors and sets the headers that every answer has.
pub async fn guard<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let public = is_public(request.path());
    let answer = AssertUnwindSafe(async { next.call(request).await }).catch_unwind().await;
    match answer.unwrap_or_else(|_| Err(Fout::internal("a handler panicked").into())) {
        Ok(answer) => {
            let (request, response) = answer.into_parts();
            Ok(ServiceResponse::new(request, finish(response, public)))
        }
        // The request is lost, so only an error can carry the answer.
        Err(error) => {
            let response = finish(error.error_response(), public).map_into_boxed_body();
            Err(InternalError::from_response(error, response).into())
        }
    }
}

fn finish<B: MessageBody>(response: HttpResponse<B>, public: bool) -> HttpResponse<EitherBody<B>> {
    let mut response = if is_bare(&response) {
        response.map_body(|head, _| {
            head.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
            EitherBody::right(BoxBody::new(serde_json::to_vec(&Probleem::of_status(head.status)).unwrap_or_default()))
        })
    } else {
        response.map_into_left_body()
    };
    let headers = response.headers_mut();
    let public = if public { PUBLIC } else { &[] };
    for (name, value) in ALWAYS.iter().chain(public) {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    for (name, value) in UNLESS_SET.iter().filter(|(name, _)| !headers.contains_key(*name)).collect::<Vec<_>>() {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

/// An error that the framework made by itself: it has no words, or words in English.
fn is_bare<B>(response: &HttpResponse<B>) -> bool {
    let status = response.status();
    let media_type = response.headers().get(header::CONTENT_TYPE).map_or(&b"text/plain"[..], HeaderValue::as_bytes);
    (status.is_client_error() || status.is_server_error()) && media_type.starts_with(b"text/plain")
}

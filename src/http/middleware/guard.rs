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
        problem::{Code, MEDIA_TYPE, Probleem},
        routes::is_public,
    },
};

/// Names and values.
type Headers = &'static [(&'static str, &'static str)];

/// On every answer, whatever the handler says.
const ALWAYS: Headers = &[
    ("api-version", env!("CARGO_PKG_VERSION")),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("strict-transport-security", "max-age=31536000"),
];

/// What other sites may show in a frame; its policy says so.
const FRAMED: &str = "/insluiten/";

/// On every other answer, for browsers that do not know `frame-ancestors`.
const NOT_FRAMED: Headers = &[("x-frame-options", "DENY")];

/// On every answer of which the handler says nothing else.
const UNLESS_SET: Headers =
    &[("content-security-policy", "default-src 'none'; frame-ancestors 'none'"), ("cache-control", "no-store")];

/// On every answer of a public address, faults too: any page on the web may read them.
const PUBLIC: Headers = &[
    ("access-control-allow-origin", "*"),
    (
        "access-control-expose-headers",
        "API-Version, Content-Disposition, ETag, Link, Location, Retry-After, X-Cursor, X-Request-Id, X-Weggelaten",
    ),
];

/// Catches panics, makes problems of the framework's own errors and sets the headers that every answer has.
pub async fn guard<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let extra = of_path(request.path());
    let answer = AssertUnwindSafe(async { next.call(request).await }).catch_unwind().await;
    match answer.unwrap_or_else(|_| Err(Fout::internal("een handler raakte in paniek").into())) {
        Ok(answer) => {
            let (request, response) = answer.into_parts();
            Ok(ServiceResponse::new(request, finish(response, extra)))
        }
        // The request is lost, so only an error can carry the answer.
        Err(error) => {
            let response = finish(error.error_response(), extra).map_into_boxed_body();
            Err(InternalError::from_response(error, response).into())
        }
    }
}

fn finish<B: MessageBody>(response: HttpResponse<B>, extra: [Headers; 2]) -> HttpResponse<EitherBody<B>> {
    let mut response = if is_bare(&response) {
        let problem = Probleem::of_status(response.status());
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response = response.map_body(|head, _| {
            head.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
            EitherBody::right(BoxBody::new(body))
        });
        response.extensions_mut().insert(Code(problem.code));
        response
    } else {
        response.map_into_left_body()
    };
    let headers = response.headers_mut();
    for (name, value) in ALWAYS.iter().chain(extra.into_iter().flatten()) {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    for (name, value) in UNLESS_SET.iter().filter(|(name, _)| !headers.contains_key(*name)).collect::<Vec<_>>() {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

/// What answers of this path have beside that.
fn of_path(path: &str) -> [Headers; 2] {
    let public = if is_public(path) { PUBLIC } else { &[] };
    let framed = if path.starts_with(FRAMED) { &[] } else { NOT_FRAMED };
    [public, framed]
}

/// An error that the framework made by itself: it has no words, or words in English.
fn is_bare<B>(response: &HttpResponse<B>) -> bool {
    let status = response.status();
    let media_type = response.headers().get(header::CONTENT_TYPE).map_or(&b"text/plain"[..], HeaderValue::as_bytes);
    (status.is_client_error() || status.is_server_error()) && media_type.starts_with(b"text/plain")
}

//! One line in the log for every request, with nothing in it of bodies, tokens or queries.

use std::{
    hash::{BuildHasher as _, RandomState},
    sync::{
        LazyLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use actix_web::{
    Error, HttpRequest,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    error::InternalError,
    http::header::{HeaderMap, HeaderName, HeaderValue},
    middleware::Next,
    web::Data,
};

use crate::{
    http::{
        client::Clients,
        metrics::Metrics,
        problem::Code,
        routes::{PublicUrl, Routes, is_api},
    },
    trace::Trace,
};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Writes the line after the answer, counts it in the metrics and sends back the number of the request.
pub async fn log_line<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let begin = Instant::now();
    let id = request_id(request.headers());
    let number = id.to_str().unwrap_or_default().to_owned();
    let (method, path) = (request.method().clone(), request.path().to_owned());
    let metrics = request.app_data::<Data<Metrics>>().cloned();
    let public_url = request.app_data::<PublicUrl>().map(|PublicUrl(url)| url.clone());
    let trace = Trace::request(number.clone(), public_url.unwrap_or_default(), operation(&request));
    let address = told_address(&request);
    let mut answer = trace.clone().follow(next.call(request)).await;

    let (status, request, problem) = match &mut answer {
        Ok(answer) => {
            answer.headers_mut().insert(REQUEST_ID, id);
            let problem = answer.response_mut().extensions_mut().remove();
            (answer.status(), Some(answer.request()), problem)
        }
        Err(error) => {
            let mut response = error.error_response();
            response.headers_mut().insert(REQUEST_ID, id);
            let (status, problem) = (response.status(), response.extensions_mut().remove());
            *error = InternalError::from_response("the request is lost", response).into();
            (status, None, problem)
        }
    };
    let took = begin.elapsed();
    if let Some(metrics) = metrics {
        // It is looked for among all routes, so only for who counts.
        let route = request.and_then(HttpRequest::match_pattern);
        metrics.observe(&method, route.as_deref(), status, took);
        if let Some(Code(code)) = problem {
            metrics.problem(&code);
        }
    }
    let (status, took) = (status.as_u16(), took.as_millis());
    log::info!("{number} {method} {path} {status} {took} ms {} {}{address}", trace.application(), trace.operation());
    answer
}

/// Where it came from, when whoever runs the register wants to know.
fn told_address(request: &ServiceRequest) -> String {
    let wanted = request.app_data::<Data<Clients>>().is_some_and(|clients| clients.logged);
    let address = wanted.then(|| Clients::address(request.request()));
    address.map_or_else(String::new, |address| address.map_or_else(|| " -".to_owned(), |address| format!(" {address}")))
}

/// What tells the operation of the document, or else the pattern of the route.
fn operation(request: &ServiceRequest) -> impl FnOnce() -> String + Send + 'static {
    let routes = request.app_data::<Data<Routes>>().cloned();
    let (method, path) = (request.method().clone(), request.path().to_owned());
    // The API has many routes: those are looked for only when a line is written.
    let pattern = if is_api(&path) { None } else { request.match_pattern() };
    move || {
        let operation = routes.and_then(|routes| routes.operation(&method, &path).map(str::to_owned));
        operation.or(pattern).unwrap_or_else(|| "-".to_owned())
    }
}

/// Makes of each next number one that tells nothing of the one before.
static CHANCE: LazyLock<RandomState> = LazyLock::new(RandomState::new);
static COUNTER: AtomicU64 = AtomicU64::new(0);

/// The number that came with the request when it is a plain one, else a new one.
fn request_id(headers: &HeaderMap) -> HeaderValue {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"._-".contains(byte);
    let given = headers.get(REQUEST_ID).filter(|id| (1..=64).contains(&id.len()) && id.as_bytes().iter().all(plain));
    given.cloned().unwrap_or_else(|| {
        let number = CHANCE.hash_one(COUNTER.fetch_add(1, Ordering::Relaxed));
        HeaderValue::from_str(&format!("{number:016x}")).unwrap_or(HeaderValue::from_static("-"))
    })
}

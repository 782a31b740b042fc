//! One line in the log for every request, with nothing in it of bodies, tokens or queries.

use std::time::Instant;

use actix_web::{
    Error, HttpMessage as _,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    error::InternalError,
    http::header::{HeaderMap, HeaderName, HeaderValue},
    middleware::Next,
    web::Data,
};

use crate::http::metrics::Metrics;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The application that sent the request; whoever checks the token puts it in the extensions of the request.
#[derive(Debug, Clone)]
pub struct Applicatie(pub String);

/// Writes the line after the answer, counts it in the metrics and sends back the number of the request.
pub async fn log_line<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let begin = Instant::now();
    let id = request_id(request.headers());
    let (method, path) = (request.method().clone(), request.path().to_owned());
    let metrics = request.app_data::<Data<Metrics>>().cloned();
    let mut answer = next.call(request).await;

    let (mut application, mut route) = ("-".to_owned(), None);
    let status = match &mut answer {
        Ok(answer) => {
            answer.headers_mut().insert(REQUEST_ID, id.clone());
            route = answer.request().match_pattern();
            if let Some(Applicatie(name)) = answer.request().extensions().get() {
                application.clone_from(name);
            }
            answer.status()
        }
        Err(error) => {
            let mut response = error.error_response();
            response.headers_mut().insert(REQUEST_ID, id.clone());
            let status = response.status();
            *error = InternalError::from_response("the request is lost", response).into();
            status
        }
    };
    let took = begin.elapsed();
    if let Some(metrics) = metrics {
        metrics.observe(&method, route.as_deref(), status, took);
    }
    let id = id.to_str().unwrap_or_default();
    log::info!("{id} {method} {path} {} {} ms {application}", status.as_u16(), took.as_millis());
    answer
}

/// The number that came with the request when it is a plain one, else a new one.
fn request_id(headers: &HeaderMap) -> HeaderValue {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"._-".contains(byte);
    let given = headers.get(REQUEST_ID).filter(|id| (1..=64).contains(&id.len()) && id.as_bytes().iter().all(plain));
    given.cloned().unwrap_or_else(|| {
        let mut random = [0; 8];
        if getrandom::fill(&mut random).is_err() {
            log::warn!("no source of chance for the numbers of requests");
        }
        HeaderValue::from_str(&format!("{:016x}", u64::from_be_bytes(random))).unwrap_or(HeaderValue::from_static("-"))
    })
}

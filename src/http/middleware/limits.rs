//! Limits that hold before anything is read.

use actix_web::{
    Error,
    body::{BoxBody, EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
};

use crate::{error::Error::UriTooLong, http::Limits};

/// Refuses a query that is too long.
pub async fn limits<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B, BoxBody>>, Error> {
    let limit = Limits::of(request.request()).query;
    if request.query_string().len() > limit {
        return Ok(request.error_response(UriTooLong(limit)).map_into_right_body());
    }
    Ok(next.call(request).await?.map_into_left_body())
}

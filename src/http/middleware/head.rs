//! HEAD wherever GET is.

use actix_web::{
    Error, HttpMessage as _, HttpRequest,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::Method,
    middleware::Next,
};

/// Mark of a request that wants no body: for an answer whose body is much work.
struct Bodiless;

/// Whether the request is a HEAD.
#[must_use]
pub fn is_head(request: &HttpRequest) -> bool {
    request.extensions().contains::<Bodiless>()
}

/// HEAD is answered by the handler of GET; the server leaves the body out when it writes the answer.
pub async fn head_as_get<B: MessageBody>(mut request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    if request.method() == Method::HEAD {
        request.head_mut().method = Method::GET;
        request.extensions_mut().insert(Bodiless);
    }
    next.call(request).await
}

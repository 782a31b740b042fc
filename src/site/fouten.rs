//! A fault that was found before a handler was asked, or after it was given up: for a browser a page, as every other fault is.

use actix_web::{
    Error, HttpResponse,
    body::{BoxBody, EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    error::InternalError,
    http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue},
    middleware::Next,
    web,
};

use super::pagina::{HTML, fouttekst, wil_pagina};
use crate::{error, toestand::State};

/// Makes pages of problems, at addresses of pages.
pub async fn fouten<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let van_systeem = ["/v1/", "/health/"].iter().any(|begin| request.path().starts_with(begin));
    let wil_pagina = !van_systeem && wil_pagina(request.request());
    let pad = request.path().to_owned();
    let state = request.app_data::<web::Data<State>>().cloned().filter(|_| wil_pagina);
    let Some(state) = state else { return Ok(next.call(request).await?.map_into_left_body()) };
    match next.call(request).await {
        Ok(antwoord) => {
            let (request, antwoord) = antwoord.into_parts();
            let fout = antwoord.error().and_then(Error::as_error::<error::Error>);
            let pagina = fout.map(|fout| fouttekst(&pad, &state, fout));
            Ok(ServiceResponse::new(request, met_pagina(antwoord, pagina)))
        }
        // The request is lost, so only an error can carry the answer.
        Err(fout) => {
            let pagina = fout.as_error::<error::Error>().map(|fout| fouttekst(&pad, &state, fout));
            let antwoord = met_pagina(fout.error_response(), pagina).map_into_boxed_body();
            Err(InternalError::from_response(fout, antwoord).into())
        }
    }
}

/// The same answer with a page for its text.
fn met_pagina<B: MessageBody>(antwoord: HttpResponse<B>, pagina: Option<(&'static str, String)>) -> HttpResponse<EitherBody<B>> {
    let Some((csp, tekst)) = pagina else { return antwoord.map_into_left_body() };
    antwoord.map_body(|kop, _| {
        kop.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(HTML));
        kop.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(csp));
        EitherBody::right(BoxBody::new(tekst))
    })
}

//! Asks the app as a reader without a token does, without a socket between.

use actix_http::Request;
use actix_service::IntoServiceFactory;
use actix_web::{
    body::{MessageBody, to_bytes},
    dev::{AppConfig, Service, ServiceFactory, ServiceResponse},
    http::{
        StatusCode, Uri,
        header::{ACCEPT, HeaderValue, LOCATION},
    },
    web::Bytes,
};

use super::Opgave;
use crate::app::{self, Services};

/// What came back.
pub(super) struct Antwoord {
    pub(super) status: StatusCode,
    /// Where it leads instead.
    pub(super) naar: Option<String>,
    pub(super) inhoud: Bytes,
}

/// The app, ready to be asked.
pub(super) async fn app(
    services: &Services,
) -> Result<impl Service<Request, Response = ServiceResponse<impl MessageBody + use<>>, Error = actix_web::Error> + use<>, String>
{
    let app = app::app(services).into_factory();
    app.new_service(AppConfig::default()).await.map_err(|()| "de dienst start niet".to_owned())
}

/// The answer at an address, in the form that the file has.
pub(super) async fn vraag<B, S>(app: &S, opgave: &Opgave) -> Result<Antwoord, String>
where
    B: MessageBody,
    S: Service<Request, Response = ServiceResponse<B>, Error = actix_web::Error>,
{
    let mut request = Request::new();
    request.head_mut().uri = opgave.adres.parse::<Uri>().map_err(|fout| format!("{}: {fout}", opgave.adres))?;
    request.head_mut().headers_mut().insert(ACCEPT, HeaderValue::from_static(vorm(&opgave.bestand)));
    let antwoord = app.call(request).await.map_err(|fout| format!("{}: {fout}", opgave.adres))?;
    let naar = antwoord.headers().get(LOCATION).and_then(|naar| naar.to_str().ok()).map(str::to_owned);
    let status = antwoord.status();
    let inhoud = to_bytes(antwoord.into_body()).await.map_err(|_| format!("{}: het antwoord breekt af", opgave.adres))?;
    Ok(Antwoord { status, naar, inhoud })
}

/// The media type that a plain web server gives a file of this name.
fn vorm(bestand: &str) -> &'static str {
    match bestand.rsplit_once('.') {
        Some((_, "html")) => "text/html",
        Some((_, "json")) => "application/json",
        Some((_, "md")) => "text/markdown",
        _ => "*/*",
    }
}

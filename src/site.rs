//! What is no part of the API: permanent addresses, the document in a browser, and whether the service is alive.

mod activiteit;
mod adres;
mod alfabet;
mod bestanden;
mod bij_wie;
mod fouten;
mod gelinkt;
mod gevonden;
mod grafiek;
pub(crate) mod health;
mod id;
mod insluiten;
mod kader;
mod lijst;
mod opendata;
mod organisaties;
mod over;
mod pagina;
mod problemen;
mod rechten;
mod situaties;
mod start;
mod stijl;
mod stroom;
mod telling;
mod vergelijken;
mod verklaring;
mod verzoek;
mod vindbaar;
mod waar;
mod wijzigingen;

use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderValue},
    middleware::{Next, from_fn},
    web::{self, ServiceConfig},
};
use utoipa_swagger_ui::{Config, SwaggerUi};

pub use adres::Adres;
pub use fouten::fouten;
pub use kader::Kader;
pub use pagina::niet_gevonden;

/// The browser of the document runs its own script and styles, and asks this service only.
const DOCS: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; \
                    connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The routes beside `/v1`.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.configure(health::routes)
        .service(id::verwerkingsactiviteit)
        .service(id::versie)
        .service(id::organisatie)
        .service(id::alias)
        .service(start::startpagina)
        .service(lijst::lijst)
        .service(bestanden::csv)
        .service(bestanden::xlsx)
        .service(organisaties::organisatielijst)
        .service(organisaties::organisatiepagina)
        .service(waar::waar)
        .service(problemen::alle)
        .service(problemen::een)
        .service(waar::onderwerppagina)
        .service(situaties::overzicht)
        .service(situaties::situatieblad)
        .service(alfabet::alfabet)
        .service(rechten::rechten)
        .service(over::over)
        .service(over::toegankelijkheid)
        .service(vindbaar::sitemap)
        .service(vindbaar::sitemap_deel)
        .service(vindbaar::robots)
        .service(vindbaar::security)
        .service(activiteit::van_nu)
        .service(activiteit::van_versie)
        .service(verklaring::van_verwerking)
        .service(verklaring::van_organisatie)
        .service(insluiten::ingesloten_lijst)
        .service(insluiten::ingesloten_verwerking)
        .service(insluiten::ingesloten_verklaring)
        .service(insluiten::los_stuk)
        .service(vergelijken::vergelijken)
        .service(wijzigingen::van_register)
        .service(wijzigingen::van_verwerking)
        .service(wijzigingen::feed_van_register)
        .service(wijzigingen::feed_van_organisatie)
        .service(wijzigingen::feed_van_verwerking)
        .service(stijl::stijlblad)
        .service(stijl::tabblad)
        .service(stijl::favicon)
        .service(stijl::themablad)
        .service(stijl::merkbeeld)
        .service(web::redirect("/docs", "/docs/"))
        .service(
            web::scope("/docs")
                .wrap(from_fn(docs))
                .service(SwaggerUi::new("/{_:.*}").config(Config::new(["/v1/openapi.json"]).validator_url("none"))),
        );
}

async fn docs<B: MessageBody>(request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    let mut answer = next.call(request).await?;
    answer.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(DOCS));
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(answer)
}

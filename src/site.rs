//! What is no part of the API: permanent addresses, the document in a browser, and whether the service is alive.

mod health;
mod id;

use actix_web::web::{self, ServiceConfig};
use utoipa_swagger_ui::{Config, SwaggerUi};

/// The routes beside `/v1`.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.service(health::live)
        .service(health::ready)
        .service(id::verwerkingsactiviteit)
        .service(id::versie)
        .service(id::organisatie)
        .service(web::redirect("/", "/docs/"))
        .service(web::redirect("/docs", "/docs/"))
        .service(SwaggerUi::new("/docs/{_:.*}").config(Config::new(["/v1/openapi.json"])));
}

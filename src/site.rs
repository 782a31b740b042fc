//! What is no part of the API: permanent addresses, pages for people and for who makes software, and whether the service is alive.

mod activiteit;
mod adres;
mod alfabet;
mod bestanden;
mod bij_wie;
mod docs;
mod fouten;
mod gelinkt;
mod gevonden;
mod grafiek;
pub(crate) mod health;
mod id;
mod insluiten;
mod kader;
mod lijst;
mod oembed;
mod op_papier;
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

use actix_web::web::{self, ServiceConfig};

pub use adres::Adres;
pub use fouten::fouten;
pub use kader::Kader;
pub use pagina::niet_gevonden;

/// The routes beside `/v1`.
pub fn routes(cfg: &mut ServiceConfig) {
    cfg.configure(health::routes)
        .service(id::verwerkingsactiviteit)
        .service(id::versie)
        .service(id::organisatie)
        .service(id::verwijzing)
        .service(start::startpagina)
        .service(lijst::lijst)
        .service(bestanden::csv)
        .service(bestanden::xlsx)
        .service(op_papier::pdf_van_register)
        .service(op_papier::pdf_van_verwerking)
        .service(op_papier::pdf_van_versie)
        .service(op_papier::pdf_van_verklaring)
        .service(op_papier::pdf_van_organisatie)
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
        .service(insluiten::stuk_van_lijst)
        .service(insluiten::ingesloten_verwerking)
        .service(insluiten::ingesloten_verklaring)
        .service(insluiten::ingesloten_organisatie)
        .service(insluiten::stuk_van_verwerking)
        .service(insluiten::stuk_van_verklaring)
        .service(insluiten::stuk_van_organisatie)
        .service(oembed::oembed)
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
        .service(docs::docs_overzicht)
        .service(docs::docs_script)
        .service(docs::docs_soort)
        .service(docs::docs_bewerking);
}

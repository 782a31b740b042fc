//! The route table and the document made from it: what is served is what is described.

mod aanvulling;
mod delen;
mod drie_nul;
mod interface;
mod lopen;
mod openbaar;
mod voorbeelden;
mod webhooks;

use std::sync::OnceLock;

use actix_web::{HttpRequest, HttpResponse, get, web};
use serde::Serialize;
use serde_json::Value;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::OpenApi;
use utoipa_actix_web::{AppExt, service_config::ServiceConfig};

use crate::{
    api::{
        abonnementen, beheer, beoordeling, bevindingen, concept, export, extern_kenmerk, inlezingen, journaal, levensloop,
        organisaties, toetsing, vernietiging, verschil, versies, verwerkersovereenkomsten, verwerkersvoorstellen,
        verwerkingsactiviteiten,
    },
    error::{Error, Result},
    http::{
        coding::Coded,
        query::{
            Param, Query,
            kind::{Code, Or},
            parameters,
        },
    },
    register,
    toestand::State,
    webhooks::CloudEvent,
};

pub use interface::Interface;

/// Every operation of the API, once; served under `/v1`.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(find_openapi)
        .service(register::installatie::find_register)
        .service(register::export::find_openbare_export)
        .service(register::verwerkingsactiviteiten::list_openbare_verwerkingsactiviteiten)
        .service(register::verwerkingsactiviteiten::find_openbare_verwerkingsactiviteit)
        .service(register::privacyverklaring::find_privacyverklaring)
        .service(register::vernietiging::find_vernietigingsdatum)
        .service(register::verschil::find_verschil)
        .service(register::versies::list_openbare_versies)
        .service(register::versies::find_openbare_versie)
        .service(register::versies::find_openbare_versie_op_sleutel)
        .service(register::wijzigingen::list_wijzigingen)
        .service(register::controle::create_controle)
        .service(register::organisaties::list_openbare_organisaties)
        .service(register::organisaties::find_openbare_organisatie)
        .service(register::privacyverklaring::find_privacyverklaring_van_organisatie)
        .service(register::referentielijsten::list_referentielijsten)
        .service(register::referentielijsten::find_referentielijst)
        .service(register::selectielijst::list_selectielijst_resultaten)
        .service(register::regels::list_toetsingsregels)
        .service(export::find_export)
        .service(export::find_overdracht)
        .service(verwerkingsactiviteiten::list_verwerkingsactiviteiten)
        .service(verwerkingsactiviteiten::create_verwerkingsactiviteit)
        .service(verwerkingsactiviteiten::wijzigen::verwerkingsactiviteiten_wijzigen)
        .service(verwerkingsactiviteiten::samen::verwerkingsactiviteiten_indienen)
        .service(verwerkingsactiviteiten::samen::verwerkingsactiviteiten_vaststellen)
        .service(extern_kenmerk::aanleveren::externe_verwerkingsactiviteiten_aanleveren)
        .service(extern_kenmerk::bron::list_externe_verwerkingsactiviteiten)
        .service(extern_kenmerk::find_externe_verwerkingsactiviteit)
        .service(extern_kenmerk::replace_externe_verwerkingsactiviteit)
        .service(verwerkingsactiviteiten::find_verwerkingsactiviteit)
        .service(concept::find_concept)
        .service(concept::create_concept)
        .service(concept::replace_concept)
        .service(concept::update_concept)
        .service(concept::delete_concept)
        .service(beoordeling::concept_indienen)
        .service(beoordeling::concept_terugnemen)
        .service(beoordeling::concept_terugsturen)
        .service(beoordeling::concept_vaststellen)
        .service(beoordeling::verwerkingsactiviteit_beeindigen)
        .service(toetsing::find_toetsing_van_concept)
        .service(toetsing::find_toetsing_van_versie)
        .service(toetsing::create_toetsing)
        .service(bevindingen::list_bevindingen)
        .service(vernietiging::create_vernietigingsdata)
        .service(beheer::find_beheer)
        .service(beheer::update_beheer)
        .service(beheer::beheer_bevestigen)
        .service(verschil::find_verschil_in_beheer)
        .service(versies::list_versies)
        .service(versies::find_versie)
        .service(versies::versie_intrekken)
        .service(versies::versie_wissen)
        .service(journaal::list_journaal_van_verwerkingsactiviteit)
        .service(journaal::list_journaal)
        .service(organisaties::list_organisaties)
        .service(organisaties::create_organisatie)
        .service(organisaties::find_organisatie)
        .service(organisaties::replace_organisatie)
        .service(verwerkersvoorstellen::list_verwerkersvoorstellen)
        .service(verwerkersvoorstellen::verwerkersvoorstel_afhandelen)
        .service(verwerkersovereenkomsten::list_verwerkersovereenkomsten)
        .service(verwerkersovereenkomsten::create_verwerkersovereenkomst)
        .service(verwerkersovereenkomsten::find_verwerkersovereenkomst)
        .service(verwerkersovereenkomsten::replace_verwerkersovereenkomst)
        .service(inlezingen::list_inlezingen)
        .service(inlezingen::create_inlezing)
        .service(inlezingen::find_inlezing)
        .service(inlezingen::delete_inlezing)
        .service(inlezingen::list_inlezing_rijen)
        .service(inlezingen::find_inlezing_verslag)
        .service(inlezingen::find_inlezing_vertaling)
        .service(inlezingen::inlezing_uitvoeren)
        .service(levensloop::list_levensloop)
        .service(abonnementen::list_abonnementen)
        .service(abonnementen::create_abonnement)
        .service(abonnementen::find_abonnement)
        .service(abonnementen::replace_abonnement)
        .service(abonnementen::delete_abonnement)
        .service(abonnementen::bezorging::abonnement_testen)
        .service(abonnementen::bezorging::abonnement_hervatten)
        .service(abonnementen::bezorging::list_afleveringen);
}

/// Title, contact, tags and security; the description is one page in `openapi/beschrijving.md`.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Verwerkingsregister",
        description = include_str!("../openapi/beschrijving.md"),
        contact(name = "Verwerkingsregister", url = "https://github.com/verwerkingsregister/verwerkingsregister", email = "verwerkingsregister@example.org"),
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    servers((url = "/v1", description = "Deze installatie")),
    components(schemas(CloudEvent)),
    tags(
        (name = "Openbaar register", description = "Wat iedereen mag lezen: zonder token, vanaf iedere website."),
        (name = "Referentielijsten", description = "De codes die in het register voorkomen, met naam en bron."),
        (name = "Verwerkingsactiviteiten", description = "De activiteiten zoals het beheer ze ziet."),
        (name = "Concepten", description = "Schrijven aan de inhoud van een activiteit."),
        (name = "Beoordeling", description = "Indienen, terugsturen, vaststellen en beëindigen."),
        (name = "Versies", description = "Wat is vastgesteld, en wat is ingetrokken of gewist."),
        (name = "Toetsing", description = "Wat er ontbreekt, niet klopt of verouderd is, volgens de wet van een dag."),
        (name = "Beheer", description = "Wat de organisatie naast de inhoud bijhoudt."),
        (name = "Organisaties", description = "Gemeenten, verwerkers en ontvangers."),
        (name = "Verwerkersovereenkomsten", description = "Afspraken met verwerkers (AVG artikel 28 lid 3)."),
        (name = "Uitvoer", description = "Het hele register, of wat u ervan kiest, in één bestand."),
        (name = "Inlezen", description = "Een bestaand register overnemen uit een bestand, en concepten uit andere systemen."),
        (name = "Abonnementen", description = "Een ander systeem hoort wat er in het openbare register verandert, of wat er in het beheer met activiteiten gebeurt."),
        (name = "Journaal", description = "Wat er gebeurde: wie, wanneer, wat."),
        (name = "Beschrijving", description = "Deze beschrijving zelf.")
    )
)]
struct Basis;

/// The document of this release, with every part in its place: what bodies and paths are held against.
#[must_use]
pub fn document() -> Value {
    let (_, document) = actix_web::App::new().into_utoipa_app().openapi(Basis::openapi()).configure(routes).split_for_parts();
    aanvulling::vul_aan(serde_json::to_value(document).unwrap_or_default())
}

/// Which operations a document tells of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Deel {
    /// Every one.
    #[default]
    Alles,
    /// What may be asked without a token.
    Openbaar,
}

/// The version of OpenAPI.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, EnumString, IntoStaticStr, VariantArray)]
pub enum OpenapiVersie {
    /// 3.1.0
    #[default]
    #[serde(rename = "3.1")]
    #[strum(serialize = "3.1")]
    DrieEen,
    /// 3.0.3
    #[serde(rename = "3.0")]
    #[strum(serialize = "3.0")]
    DrieNul,
}

/// The document as it is sent: this part, in this version.
#[must_use]
pub fn vorm(deel: Deel, versie: OpenapiVersie) -> Value {
    let document = match deel {
        Deel::Alles => document(),
        Deel::Openbaar => openbaar::openbaar(document()),
    };
    let document = delen::deel(document);
    match versie {
        OpenapiVersie::DrieEen => document,
        OpenapiVersie::DrieNul => drie_nul::drie_nul(document),
    }
}

/// The forms of the document that were asked for, each made once.
#[derive(Debug, Default)]
pub struct Vormen([[OnceLock<Coded>; OpenapiVersie::VARIANTS.len()]; Deel::VARIANTS.len()]);

impl Vormen {
    fn geef(&self, deel: Deel, versie: OpenapiVersie, public_url: &str) -> Result<&Coded> {
        let plaats = &self.0[deel as usize][versie as usize];
        if plaats.get().is_none() {
            let mut document = vorm(deel, versie);
            document["servers"][0]["url"] = format!("{public_url}/v1").into();
            let _ = plaats.set(Coded::new(serde_json::to_vec(&document)?));
        }
        plaats.get().ok_or_else(|| Error::internal("a document that was just made is there"))
    }
}

const DEEL: Param<Or<Code<Deel>, Deel>> =
    Param::new("deel", Or(Code(Deel::VARIANTS), Deel::Alles), "`openbaar`: alleen wat iedereen zonder token mag vragen.")
        .example("openbaar");
const VERSIE: Param<Or<Code<OpenapiVersie>, OpenapiVersie>> = Param::new(
    "versie",
    Or(Code(OpenapiVersie::VARIANTS), OpenapiVersie::DrieEen),
    "De versie van OpenAPI. Kies 3.0 voor programma's die geen latere lezen; beide zeggen hetzelfde.",
)
.example("3.1");

parameters! {
    /// How the description is read.
    Keuzen: DEEL, VERSIE,
}

/// Toont deze beschrijving
///
/// De OpenAPI-beschrijving van precies de dienst die u aanroept: alles of alleen het openbare deel, in OpenAPI 3.1 of 3.0.
#[utoipa::path(
    tag = "Beschrijving",
    params(Keuzen),
    responses(
        (status = 200, description = "De beschrijving.", body = Object, headers(("ETag" = String, description = "Kenmerk van dit antwoord."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    )
)]
#[get("/openapi.json")]
async fn find_openapi(
    request: HttpRequest,
    mut query: Query,
    state: web::Data<State>,
    vormen: web::Data<Vormen>,
) -> Result<HttpResponse> {
    crate::http::accept::choose(&request, &["application/json"])?;
    let (deel, versie) = (DEEL.read(&mut query), VERSIE.read(&mut query));
    query.finish()?;
    vormen.geef(deel, versie, &state.settings.public_url)?.answer(&request, "application/json", "no-cache")
}

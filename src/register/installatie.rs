//! `/register`: the installation itself.

use actix_web::{HttpRequest, HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{antwoord::lijst_als, kop::VORMEN};
use crate::{
    clock::Moment,
    domain::{inhoud::organisatie::OrganisatieInvoer, woorden::adressen::Vindplaats},
    error::Result,
    exchange::jsonld::{self, JsonLd},
    http::query::Query,
    index::OrganisatieVraag,
    store::openbaar,
    toestand::State,
    uitvoer::Vorm,
};

/// Het openbare register: wie het bijhoudt en wat erin staat.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Register {
    /// De organisaties die hier hun register bijhouden.
    pub registerhouders: Vec<RegisterHouder>,
    /// Hoeveel activiteiten vandaag gelden.
    #[schema(minimum = 0)]
    pub aantal_verwerkingsactiviteiten: i64,
    /// Hoeveel organisaties in het openbare register voorkomen.
    #[schema(minimum = 0)]
    pub aantal_organisaties: i64,
    /// Wanneer er voor het laatst iets openbaars is vastgesteld.
    #[schema(required)]
    pub laatst_gewijzigd_op: Option<Moment>,
    /// De vormen waarin u het register kunt lezen (mediatypen).
    pub formaten: Vec<String>,
    /// De licentie waaronder u de gegevens mag hergebruiken; `null` als registerhouders er meer of geen noemen.
    #[schema(required)]
    pub licentie: Option<String>,
    /// Adres van de lijst met verwerkingsactiviteiten.
    pub verwerkingsactiviteiten_url: String,
    /// Adres van de lijst met organisaties.
    pub organisaties_url: String,
    /// Adres van de export: alles in één bestand.
    pub export_url: String,
    /// Adres van de beschrijving van deze API.
    pub openapi_url: String,
    /// Adres van de leesbare beschrijving.
    pub documentatie_url: String,
}

/// Een organisatie die hier haar register bijhoudt.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RegisterHouder {
    /// Vaste sleutel van de organisatie.
    pub uuid: Uuid,
    /// Blijvend adres.
    pub uri: String,
    /// Naam.
    pub naam: String,
    /// Titel van het register.
    #[schema(required)]
    pub titel: Option<String>,
    /// Hoeveel activiteiten vandaag gelden.
    #[schema(minimum = 0)]
    pub aantal_verwerkingsactiviteiten: i64,
    /// Licentie voor hergebruik.
    #[schema(required)]
    pub licentie: Option<String>,
}

/// Toont het register
///
/// Wie hier een register bijhouden, hoeveel erin staat en in welke vormen u het kunt lezen. Met `Accept: application/ld+json` per
/// registerhouder een dataset in de termen van DCAT.
#[utoipa::path(
    tag = "Openbaar register",
    responses(
        (status = 200, description = "Het register: als JSON, of als linked data (JSON-LD).", content(
            (Register = "application/json"),
            (JsonLd = "application/ld+json")
        ), headers(("ETag" = String, description = "Kenmerk van dit antwoord."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    )
)]
#[get("/register")]
pub async fn find_register(request: HttpRequest, state: web::Data<State>) -> Result<HttpResponse> {
    let query = Query::offering(&request, &VORMEN);
    let lezen = state.clone();
    lijst_als(&request, &state, &VORMEN, move |tx, vorm| {
        query.finish()?;
        let adressen = lezen.adressen();
        let laatst_gewijzigd_op = tx.index.laatst_gewijzigd();
        let (mut registerhouders, mut datasets) = (Vec::new(), Vec::new());
        for openbaar::Houder { uuid, tekst, aantal, .. } in openbaar::houders(tx)? {
            let organisatie: OrganisatieInvoer = serde_json::from_str(&tekst)?;
            if vorm == jsonld::MEDIA_TYPE {
                let (exports, gewijzigd) = (&Vorm::MEDIA_TYPES, laatst_gewijzigd_op);
                datasets.push(jsonld::Register { uuid, organisatie: &organisatie, gewijzigd, exports }.knoop(adressen));
            }
            let register = organisatie.register.unwrap_or_default();
            registerhouders.push(RegisterHouder {
                uuid,
                uri: adressen.uri(Vindplaats::Organisatie(uuid)),
                naam: organisatie.naam,
                titel: register.titel,
                aantal_verwerkingsactiviteiten: aantal,
                licentie: register.verwerkingsregister_licentie,
            });
        }
        if vorm == jsonld::MEDIA_TYPE {
            let houders: Vec<_> = registerhouders.iter().map(|houder| houder.uuid).collect();
            let samen = (houders.len() > 1).then(|| jsonld::catalogus(adressen, lezen.settings.naam(), &houders));
            return jsonld::graaf(datasets.into_iter().chain(samen).collect());
        }
        let aantal_organisaties = i64::try_from(tx.index.organisaties(&OrganisatieVraag::openbaar()).len()).unwrap_or(i64::MAX);
        let mut licenties: Vec<_> = registerhouders.iter().map(|houder| houder.licentie.clone()).collect();
        licenties.dedup();
        Ok(serde_json::to_string(&Register {
            aantal_verwerkingsactiviteiten: registerhouders.iter().map(|houder| houder.aantal_verwerkingsactiviteiten).sum(),
            aantal_organisaties,
            laatst_gewijzigd_op,
            formaten: std::iter::once("application/json").chain(Vorm::MEDIA_TYPES).map(str::to_owned).collect(),
            licentie: if licenties.len() == 1 { licenties.remove(0) } else { None },
            registerhouders,
            verwerkingsactiviteiten_url: adressen.register("verwerkingsactiviteiten"),
            organisaties_url: adressen.register("organisaties"),
            export_url: adressen.register("export"),
            openapi_url: adressen.api("openapi.json"),
            documentatie_url: adressen.van_pad("/docs/"),
        })?)
    })
    .await
}

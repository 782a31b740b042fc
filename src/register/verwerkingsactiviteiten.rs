//! `/register/verwerkingsactiviteiten`: the public list and the version that counts.

use actix_web::{HttpRequest, HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    antwoord::{Inhoud, antwoord_als, lijst},
    facetten::{OpenbareFacet, benoem},
    kop::{Bewaard, VORMEN, Vandaag, Wat},
};
use crate::{
    clock::Moment,
    domain::publiek::openbaar::{OpenbareSamenvatting, OpenbareVerwerkingsactiviteit, aaneen},
    error::{Error, Result},
    exchange::jsonld::JsonLd,
    http::{
        facetten::{FacetKeuze, lees_facetten},
        filters::{BESCHIKBAAR_OP, GELDIG_OP, OpenbareFilters, Sortering, bekend, openbare_selectie},
        page::{PageRequest, address},
        problem::Probleem,
        query::{
            Param, Query,
            kind::{Boolean, Or},
            parameters,
        },
    },
    store::{
        Lezen, Onderdeel,
        openbaar::{self, Gevonden, MetOrganisatie},
        overzicht::status,
    },
    toestand::State,
};

/// Een bladzijde van het openbare register.
#[derive(Debug, ToSchema)]
#[schema(as = OpenbarePagina)]
#[expect(dead_code, reason = "only its schema is used; the answer is written from stored JSON")]
pub struct OpenbarePagina {
    /// Hoeveel resultaten er in totaal zijn.
    #[schema(minimum = 0)]
    count: i64,
    /// Adres van de volgende bladzijde.
    #[schema(required)]
    next: Option<String>,
    /// Adres van de vorige bladzijde.
    #[schema(required)]
    previous: Option<String>,
    /// Wat u misschien bedoelde: de zoekvraag met bekende woorden, als `zoek` niets vindt en dit wel; anders `null`.
    #[schema(required, example = "parkeervergunning")]
    suggestie: Option<String>,
    /// De facetten waar u met `facetten` om vroeg, in die volgorde; anders `null`.
    #[schema(required)]
    facetten: Option<Vec<OpenbareFacet>>,
    /// De resultaten: samenvattingen, of met `volledig=true` de hele activiteiten.
    results: Vec<OpenbaarResultaat>,
}

/// Een resultaat: een samenvatting, of met `volledig=true` de hele activiteit; `vorm` zegt welke.
#[derive(Debug, ToSchema)]
#[schema(as = OpenbaarResultaat, discriminator(property_name = "vorm", mapping(
    ("volledig" = "#/components/schemas/OpenbareVerwerkingsactiviteit"),
    ("samenvatting" = "#/components/schemas/OpenbareSamenvatting")
)))]
#[serde(untagged)]
pub enum OpenbaarResultaat {
    /// De hele activiteit.
    Volledig(OpenbareVerwerkingsactiviteit),
    /// De samenvatting.
    Samenvatting(OpenbareSamenvatting),
}

/// A page as it is written; the results come behind it, as they were stored.
#[derive(Serialize)]
struct Pagina {
    count: i64,
    next: Option<String>,
    previous: Option<String>,
    suggestie: Option<String>,
    facetten: Option<Vec<OpenbareFacet>>,
}

const VOLLEDIG: Param<Or<Boolean, bool>> =
    Param::new("volledig", Or(Boolean, false), "Geef van ieder resultaat de hele activiteit.").example("false");

parameters! {
    /// How much of each record.
    Omvang: VOLLEDIG
}

/// Zoekt in het openbare register
///
/// Alle filters werken samen. Zonder filters ziet u alles wat vandaag geldt, op naam. Een resultaat is een samenvatting; met
/// `volledig=true` de hele activiteit. Met `facetten` telt het register per waarde hoeveel activiteiten er zijn. Vindt `zoek` niets, dan
/// staat in `suggestie` wat u misschien bedoelde.
#[utoipa::path(
    tag = "Openbaar register",
    params(
        OpenbareFilters,
        FacetKeuze,
        Sortering,
        Omvang,
        crate::http::page::Paginering
    ),
    responses(
        (status = 200, description = "Een bladzijde.", body = OpenbarePagina, headers(
            ("ETag" = String, description = "Kenmerk van dit antwoord."),
            ("Link" = Option<String>, description = "De volgende en vorige bladzijde."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    )
)]
#[get("/register/verwerkingsactiviteiten")]
pub async fn list_openbare_verwerkingsactiviteiten(
    request: HttpRequest,
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let adres = address(&request);
    let lezen = state.clone();
    lijst(&request, &state, move |tx| {
        let pagina = PageRequest::read(&mut query);
        let volledig = VOLLEDIG.read(&mut query);
        let gevraagd = lees_facetten(&mut query);
        let selectie = openbare_selectie(tx, &mut query, lezen.store.kennis())?;
        query.finish()?;
        let keuze = tx.index.kies(&selectie);
        let count = keuze.aantal();
        let gevonden = openbaar::lees(tx.conn, keuze.bladzijde(pagina.offset(), pagina.limit()), volledig)?;
        let organisaties = if volledig {
            openbaar::organisaties(tx.conn, gevonden.iter().map(|gevonden| gevonden.treffer.registerhouder.into()))?
        } else {
            std::collections::HashMap::new()
        };
        let results = gevonden
            .iter()
            .map(|gevonden| {
                let kop = vandaag_van(gevonden, selectie.peildag(&gevonden.treffer));
                match organisaties.get(&gevonden.treffer.registerhouder.into()) {
                    Some(organisatie) => kop.met_contact(&lezen, &gevonden.tekst, organisatie),
                    None => kop.voor(&lezen, &gevonden.tekst),
                }
            })
            .collect::<Result<Vec<_>>>()?;
        let suggestie = if count == 0 { tx.index.suggestie(&selectie) } else { None };
        let facetten = keuze.facetten(&gevraagd);
        let facetten = if gevraagd.is_empty() { None } else { Some(benoem(tx.conn, lezen.store.kennis(), facetten)?) };
        let links = pagina.links(&lezen.settings.public_url, &adres, count.unsigned_abs());
        let pagina = Pagina { count, next: links.next, previous: links.previous, suggestie, facetten };
        let results = format!("{{\"results\":[{}]}}", results.join(","));
        Ok(Inhoud { bytes: aaneen(&serde_json::to_string(&pagina)?, &results).into_bytes(), link: links.header })
    })
    .await
}

/// Toont een openbare verwerkingsactiviteit
///
/// De versie die telt, op de gevraagde dag en zoals het register toen bekend was: één aanroep geeft alles. Een activiteit die is beëindigd
/// blijft leesbaar, met haar status. Met `Accept: application/ld+json` als linked data, in de termen van de Data Privacy Vocabulary (DPV 2.3).
#[utoipa::path(
    tag = "Openbaar register",
    params(crate::http::filters::Tijdreis),
    responses(
        (status = 200, description = "De activiteit: als JSON, of als linked data (JSON-LD).", content(
            (OpenbareVerwerkingsactiviteit = "application/json"),
            (JsonLd = "application/ld+json")
        ), headers(("ETag" = String, description = "Kenmerk van dit antwoord."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match."),
        (status = 410, description = "De versie die telt is ingetrokken of gewist.", body = Probleem)
    )
)]
#[get("/register/verwerkingsactiviteiten/{uuid}")]
pub async fn find_openbare_verwerkingsactiviteit(
    request: HttpRequest,
    path: web::Path<Uuid>,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let query = Query::offering(&request, &VORMEN);
    let lezen = state.clone();
    antwoord_als(&request, &state, Onderdeel::Activiteit(uuid), &VORMEN, move |tx, vorm| {
        gevraagd(tx, query, uuid)?.als(&lezen, vorm, Wat::Activiteit)
    })
    .await
}

/// Finds the record of an activity that counts on the day, as known at the moment, that the query names; or says why there is none.
pub(crate) fn gevraagd(tx: &mut Lezen<'_>, mut query: Query, uuid: Uuid) -> Result<Bewaard> {
    let (geldig_op, beschikbaar_op) = (GELDIG_OP.read(&mut query), BESCHIKBAAR_OP.read(&mut query));
    let vandaag = tx.moment.datum();
    let bekend = match beschikbaar_op {
        None => Moment::NU,
        Some(_) => bekend(tx, &mut query, beschikbaar_op)?,
    };
    if let Err(fout) = query.finish() {
        // What nobody may know of has no faults to tell.
        let is_openbaar = openbaar::is_openbaar(tx.conn, uuid, vandaag)?;
        return Err(if is_openbaar { fout } else { Error::NotFound("deze verwerkingsactiviteit") });
    }
    let dag = geldig_op.unwrap_or(vandaag);
    let MetOrganisatie { gevonden, organisatie } = openbaar::op_dag(tx.conn, uuid, dag, bekend, vandaag)?;
    Ok(Bewaard { vandaag: vandaag_van(&gevonden, dag), romp: gevonden.tekst, organisatie, dag })
}

fn vandaag_van(gevonden: &Gevonden, dag: chrono::NaiveDate) -> Vandaag {
    let (status, einde_geldigheid) = status(&gevonden.treffer, dag);
    Vandaag {
        uuid: gevonden.treffer.activiteit,
        nummer: gevonden.nummer,
        status,
        einde_geldigheid,
        laatst_gecontroleerd_op: gevonden.treffer.laatst_gecontroleerd_op,
    }
}

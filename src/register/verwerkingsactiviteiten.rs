//! `/register/verwerkingsactiviteiten`: the public list and the version that counts.

use actix_web::{HttpRequest, HttpResponse, get, web};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    antwoord::{Inhoud, lijst, lijst_als, record},
    facetten::{OpenbareFacet, benoem},
    kop::{Bewaard, VORMEN, Vandaag, Wat},
    omvang::{self, Omvang},
};
use crate::{
    clock::Moment,
    domain::publiek::openbaar::{
        OpenbareSamenvatting, OpenbareSelectie, OpenbareVerwerkingsactiviteit, aaneen, organisatie::OpenbareOrganisatie,
    },
    error::{Error, Result},
    exchange::jsonld::JsonLd,
    http::{
        cursor::{Begin, Deel, Lijst},
        facetten::{FacetKeuze, lees_facetten},
        filters::{BESCHIKBAAR_OP, GELDIG_OP, OpenbareFilters, Sortering, bekend, openbare_selectie},
        page::address,
        problem::Probleem,
        query::Query,
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
    /// De plaats achter deze resultaten, voor `na`; `null` als er niets meer komt of op relevantie is gesorteerd.
    #[schema(required)]
    cursor: Option<String>,
    /// Wat u misschien bedoelde: de zoekvraag met bekende woorden, als `zoek` niets vindt en dit wel; anders `null`.
    #[schema(required, example = "parkeervergunning")]
    suggestie: Option<String>,
    /// De facetten waar u met `facetten` om vroeg, in die volgorde; anders `null`.
    #[schema(required)]
    facetten: Option<Vec<OpenbareFacet>>,
    /// De organisaties die de resultaten noemen, met `uitklappen=organisaties`; anders `null`.
    #[schema(required)]
    organisaties: Option<Vec<OpenbareOrganisatie>>,
    /// De resultaten: samenvattingen, met `volledig=true` de hele activiteiten, of met `velden` een deel ervan.
    results: Vec<OpenbaarResultaat>,
}

/// Een resultaat: een samenvatting, met `volledig=true` de hele activiteit, of met `velden` een deel ervan; `vorm` zegt welke.
#[derive(Debug, ToSchema)]
#[schema(as = OpenbaarResultaat, discriminator(property_name = "vorm", mapping(
    ("volledig" = "#/components/schemas/OpenbareVerwerkingsactiviteit"),
    ("samenvatting" = "#/components/schemas/OpenbareSamenvatting"),
    ("selectie" = "#/components/schemas/OpenbareSelectie")
)))]
#[serde(untagged)]
pub enum OpenbaarResultaat {
    /// De hele activiteit.
    Volledig(OpenbareVerwerkingsactiviteit),
    /// De samenvatting.
    Samenvatting(OpenbareSamenvatting),
    /// De gekozen velden.
    Selectie(OpenbareSelectie),
}

/// A page as it is written; the results come behind it, as they were stored.
#[derive(Serialize)]
struct Pagina {
    count: i64,
    next: Option<String>,
    previous: Option<String>,
    cursor: Option<String>,
    suggestie: Option<String>,
    facetten: Option<Vec<OpenbareFacet>>,
    organisaties: Option<Vec<OpenbareOrganisatie>>,
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
        omvang::VanLijst,
        crate::http::page::Paginering,
        crate::http::cursor::Vanaf
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
        let omvang = Omvang::van_lijst(&mut query);
        let gevraagd = lees_facetten(&mut query);
        let selectie = openbare_selectie(tx, &mut query, lezen.store.kennis())?;
        let begin = Begin::read(&mut query, Lijst::Openbaar, selectie.volgorde);
        query.finish()?;
        let keuze = tx.index.kies(&selectie);
        let Deel { count, treffers, cursor } = begin.deel(&keuze);
        let gevonden = openbaar::lees(tx.conn, treffers, omvang.volledig)?;
        let houders = if omvang.volledig {
            openbaar::organisaties(tx.conn, gevonden.iter().map(|gevonden| gevonden.treffer.registerhouder.into()))?
        } else {
            std::collections::HashMap::new()
        };
        let results = gevonden
            .iter()
            .map(|gevonden| {
                let kop = vandaag_van(gevonden, selectie.peildag(&gevonden.treffer));
                match houders.get(&gevonden.treffer.registerhouder.into()) {
                    Some(organisatie) => omvang.van(kop.met_contact(&lezen, &gevonden.tekst, organisatie)?),
                    None => kop.voor(&lezen, &gevonden.tekst),
                }
            })
            .collect::<Result<Vec<_>>>()?;
        let suggestie = if count == 0 { tx.index.suggestie(&selectie) } else { None };
        let facetten = keuze.facetten(&gevraagd);
        let organisaties = omvang.organisaties(tx, &lezen, &gevonden, &results)?;
        let facetten = if gevraagd.is_empty() { None } else { Some(benoem(tx.conn, lezen.store.kennis(), facetten)?) };
        let links = begin.links(&lezen.settings.public_url, &adres, count, cursor.as_deref());
        let pagina = Pagina { count, next: links.next, previous: links.previous, cursor, suggestie, facetten, organisaties };
        let results = format!("{{\"results\":[{}]}}", results.join(","));
        Ok(Inhoud {
            bytes: aaneen(&[&serde_json::to_string(&pagina)?, &results]).into_bytes(),
            link: links.header,
            ..Inhoud::default()
        })
    })
    .await
}

/// Toont een openbare verwerkingsactiviteit
///
/// De versie die telt, op de gevraagde dag en zoals het register toen bekend was: één aanroep geeft alles. Een activiteit die is beëindigd
/// blijft leesbaar, met haar status. Met `Accept: application/ld+json` als linked data, in de termen van de Data Privacy Vocabulary (DPV 2.3).
#[utoipa::path(
    tag = "Openbaar register",
    params(crate::http::filters::Tijdreis, omvang::VanEen),
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
    let mut query = Query::offering(&request, &VORMEN);
    let lezen = state.clone();
    if omvang::van_een(&mut query) {
        return lijst_als(&request, &state, &VORMEN, move |tx, vorm| {
            let gevonden = gevraagd(tx, query, uuid)?;
            let record = gevonden.als(&lezen, vorm, Wat::Activiteit)?;
            if vorm != VORMEN[0] {
                return Ok(record);
            }
            let organisaties = omvang::genoemd(tx, &lezen, std::iter::once(gevonden.romp.as_str()))?;
            Ok(aaneen(&[&record, &serde_json::to_string(&json!({"organisaties": organisaties}))?]))
        })
        .await;
    }
    record(&request, &state, Onderdeel::Activiteit(uuid), &VORMEN, move |tx, vorm| {
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

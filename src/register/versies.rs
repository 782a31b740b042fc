//! `/register/verwerkingsactiviteiten/{uuid}/versies` and `/register/versies/{versieUuid}`: immutable addresses.

use actix_web::{HttpRequest, HttpResponse, get, web};
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    antwoord::{VERSIE, antwoord, record, te_bewaren},
    kop::{Bewaard, VORMEN, Vandaag, Wat},
};
use crate::{
    clock::Moment,
    database::DbConnection,
    domain::{
        levensloop::tijdlijn,
        publiek::openbaar::{CodeVan, OpenbareCode, OpenbareVerwerkingsactiviteit},
        recht::kennis::Kennis,
        woorden::{
            adressen::Vindplaats,
            codes::{GeslotenCode, Status, VersieSoort, Vertrouwelijkheid},
        },
    },
    error::{Error, Result},
    exchange::jsonld::JsonLd,
    http::{problem::Probleem, query::Query},
    store::{
        Lezen, Onderdeel,
        openbaar::{self, OpenbareVersie},
        versies::{Geschiedenis, Versie},
    },
    toestand::State,
};

/// Alle openbare versies van een activiteit.
#[derive(Debug, Serialize, ToSchema)]
pub struct OpenbareVersieLijst {
    /// Hoeveel versies er zijn.
    #[schema(minimum = 0)]
    pub count: usize,
    /// De versies, op nummer.
    pub results: Vec<OpenbareVersieRegel>,
}

/// Een openbare versie, zonder inhoud.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareVersieRegel {
    /// Vaste sleutel van deze versie.
    pub versie_uuid: Uuid,
    /// Blijvend adres van deze versie.
    pub versie_uri: String,
    /// Adres van deze versie in deze API.
    pub versie_url: String,
    /// Nummer van deze versie.
    #[schema(minimum = 1)]
    pub nummer: i32,
    /// Een publicatie of een beëindiging.
    #[schema(value_type = CodeVan<VersieSoort>)]
    pub soort: OpenbareCode,
    /// Status vandaag.
    #[schema(value_type = CodeVan<Status>)]
    pub status: OpenbareCode,
    /// Eerste dag.
    pub begin_geldigheid: NaiveDate,
    /// Laatste dag; `null` zolang er geen einde bekend is.
    #[schema(required)]
    pub einde_geldigheid: Option<NaiveDate>,
    /// Wanneer deze versie is vastgesteld.
    pub vastgesteld_op: Moment,
    /// De openbare tekst waarmee deze versie is ingetrokken.
    #[schema(required)]
    pub intrekking: Option<String>,
}

/// Toont de openbare versies
///
/// Alle vastgestelde versies met hun status van vandaag, ook geplande en ingetrokken.
#[utoipa::path(
    tag = "Openbaar register",
    responses(
        (status = 200, description = "De versies.", body = OpenbareVersieLijst,
            headers(("ETag" = String, description = "Kenmerk van dit antwoord."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    )
)]
#[get("/register/verwerkingsactiviteiten/{uuid}/versies")]
pub async fn list_openbare_versies(
    request: HttpRequest,
    path: web::Path<Uuid>,
    query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let lezen = state.clone();
    antwoord(&request, &state, Onderdeel::Activiteit(uuid), move |tx| {
        if !openbaar::is_openbaar(tx.conn, uuid, tx.moment.datum())? {
            return Err(Error::NotFound("deze verwerkingsactiviteit"));
        }
        query.finish()?;
        let results = regels(tx, &lezen, uuid)?;
        Ok(serde_json::to_string(&OpenbareVersieLijst { count: results.len(), results })?)
    })
    .await
}

/// The versions of a public activity that everyone may know of, in order of number.
pub(crate) fn regels(tx: &mut Lezen<'_>, state: &State, uuid: Uuid) -> Result<Vec<OpenbareVersieRegel>> {
    let geschiedenis = Geschiedenis::lees(tx.conn, uuid, Moment::MAX)?;
    let mut regels = Vec::new();
    for versie in openbaar::versies(tx.conn, uuid)? {
        if getoond(tx.conn, &geschiedenis, &versie)?.is_some() {
            regels.push(regel(state, &geschiedenis, &versie, tx.moment.datum()));
        }
    }
    Ok(regels)
}

fn regel(state: &State, geschiedenis: &Geschiedenis, versie: &OpenbareVersie, vandaag: NaiveDate) -> OpenbareVersieRegel {
    let kennis: &Kennis = state.store.kennis();
    let code = |lijst, code: &str| OpenbareCode { code: code.to_owned(), naam: kennis.naam(lijst, code) };
    let (adressen, wat) = (state.adressen(), Vindplaats::Versie(versie.activiteit.uuid(), versie.nummer));
    let intrekking = geschiedenis.intrekking(versie.uuid);
    let (status, einde_geldigheid) = tijdlijn::status(&geschiedenis.tijdlijn, versie.uuid.uuid(), intrekking.is_some(), vandaag);
    OpenbareVersieRegel {
        versie_uuid: versie.uuid.uuid(),
        versie_uri: adressen.uri(wat),
        versie_url: adressen.openbaar(wat),
        nummer: versie.nummer,
        soort: code(VersieSoort::LIJST, versie.soort.code()),
        status: code("status", status.code()),
        begin_geldigheid: versie.begin_geldigheid,
        einde_geldigheid,
        vastgesteld_op: versie.vastgesteld_op,
        intrekking: intrekking.map(|intrekking| intrekking.tekst.clone()),
    }
}

/// Toont een openbare versie
///
/// Onveranderlijk: dit adres kunt u bewaren. Alleen de status en de contactgegevens zijn van vandaag. Van een beëindiging ziet u de inhoud
/// die op de laatste dag gold.
#[utoipa::path(
    tag = "Openbaar register",
    responses(
        (status = 200, description = "De versie: als JSON, of als linked data (JSON-LD).", content(
            (OpenbareVerwerkingsactiviteit = "application/json"),
            (JsonLd = "application/ld+json")
        ), headers(("ETag" = String, description = "Kenmerk van dit antwoord."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match."),
        (status = 410, description = "De versie is ingetrokken of gewist.", body = Probleem)
    )
)]
#[get("/register/verwerkingsactiviteiten/{uuid}/versies/{nummer}")]
pub async fn find_openbare_versie(
    request: HttpRequest,
    path: web::Path<(Uuid, i32)>,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let (uuid, nummer) = path.into_inner();
    let query = Query::offering(&request, &VORMEN);
    let lezen = state.clone();
    let antwoord = record(&request, &state, Onderdeel::Activiteit(uuid), &VORMEN, move |tx, vorm| {
        versie(tx, query, uuid, nummer)?.als(&lezen, vorm, Wat::Versie)
    });
    Ok(te_bewaren(antwoord.await?, VERSIE))
}

/// Toont een openbare versie op haar eigen sleutel
///
/// Hetzelfde antwoord als bij de activiteit met het nummer van de versie.
#[utoipa::path(
    tag = "Openbaar register",
    responses(
        (status = 200, description = "De versie: als JSON, of als linked data (JSON-LD).", content(
            (OpenbareVerwerkingsactiviteit = "application/json"),
            (JsonLd = "application/ld+json")
        ), headers(("ETag" = String, description = "Kenmerk van dit antwoord."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match."),
        (status = 410, description = "De versie is ingetrokken of gewist.", body = Probleem)
    )
)]
#[get("/register/versies/{versieUuid}")]
pub async fn find_openbare_versie_op_sleutel(
    request: HttpRequest,
    path: web::Path<Uuid>,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let sleutel = path.into_inner();
    let query = Query::offering(&request, &VORMEN);
    let lezen = state.clone();
    let antwoord = record(&request, &state, Onderdeel::Register, &VORMEN, move |tx, vorm| {
        let (uuid, nummer) = openbaar::activiteit_van(tx.conn, sleutel)?.ok_or(Error::NotFound("deze versie"))?;
        versie(tx, query, uuid, nummer)?.als(&lezen, vorm, Wat::Versie)
    });
    Ok(te_bewaren(antwoord.await?, VERSIE))
}

/// The record that the number of a version shows, or why there is none.
pub(crate) fn versie(tx: &mut Lezen<'_>, query: Query, uuid: Uuid, nummer: i32) -> Result<Bewaard> {
    let vandaag = tx.moment.datum();
    let bestaat_niet = Error::NotFound("deze versie");
    if !openbaar::is_openbaar(tx.conn, uuid, vandaag)? {
        return Err(bestaat_niet);
    }
    let versies = openbaar::versies(tx.conn, uuid)?;
    let Some(gevraagd) = versies.iter().find(|versie| versie.nummer == nummer) else { return Err(bestaat_niet) };
    query.finish()?;
    let geschiedenis = Geschiedenis::lees(tx.conn, uuid, Moment::MAX)?;
    let Some(getoond) = getoond(tx.conn, &geschiedenis, gevraagd)? else { return Err(bestaat_niet) };
    let Some((romp, laatst_gecontroleerd_op, organisatie)) = openbaar::versietekst(tx.conn, getoond.uuid)? else {
        return Err(Error::Gone(openbaar::waarom_weg(tx.conn, getoond.uuid)?));
    };
    let nummer = getoond.nummer;
    let (status, einde_geldigheid) = tijdlijn::status(&geschiedenis.tijdlijn, getoond.uuid.uuid(), false, vandaag);
    let van_vandaag = Vandaag { uuid, nummer, status, einde_geldigheid, laatst_gecontroleerd_op };
    Ok(Bewaard { vandaag: van_vandaag, romp, organisatie, dag: vandaag })
}

/// The version whose content an address shows, if everyone may read it: its own, or of an end what counts on its last day. An end that was
/// replaced shows what counted as known when it was settled.
fn getoond<'a>(conn: &mut DbConnection, geschiedenis: &'a Geschiedenis, gevraagd: &OpenbareVersie) -> Result<Option<&'a Versie>> {
    let uuid = gevraagd.uuid.uuid();
    let toont = |geschiedenis: &Geschiedenis| {
        geschiedenis.tijdlijn.iter().find(|periode| periode.versie == uuid).map(|periode| periode.toont)
    };
    let getoond = match gevraagd.soort {
        VersieSoort::Publicatie => Some(uuid),
        VersieSoort::Beeindiging => match toont(geschiedenis) {
            Some(getoond) => Some(getoond),
            None => toont(&Geschiedenis::lees(conn, gevraagd.activiteit.uuid(), gevraagd.vastgesteld_op)?),
        },
    };
    let getoond = getoond.and_then(|uuid| geschiedenis.versie(uuid));
    Ok(getoond.filter(|versie| versie.vertrouwelijkheid.0 == Vertrouwelijkheid::Openbaar))
}

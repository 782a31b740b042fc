//! `/verwerkersvoorstellen`: processors that another system names and nobody here knows, and what becomes of them.

use actix_web::{HttpRequest, HttpResponse, get, post, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::{beoordeling::stap, links, page, weergave::ConceptWeergave};
use crate::{
    auth::Caller,
    domain::{
        inhoud::ingelezen::{Ingelezen, VerwerkerBijNaam},
        levensloop::{handeling::Handeling, lezer::Lezer},
        woorden::{adressen::Vindplaats, codes::ConceptStatus},
    },
    error::{Error, Result},
    handelingen::voorstel::{self, Besluit},
    http::{
        body::Body,
        conditional::{IfMatch, etag_revisie},
        cursor::{Lijst, Plek},
        idempotency::IdempotencyKey,
        problem::Probleem,
        query::{Param, Query, kind::Uuids, parameters},
    },
    store::{
        Lezen,
        activiteiten::Activiteit,
        concepten::{self, Concept},
        journaal,
    },
    toestand::State,
};

/// Een bladzijde concepten met voorstellen voor verwerkers.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerwerkersvoorstelPagina {
    /// Hoeveel concepten er in totaal zijn.
    #[schema(minimum = 0)]
    pub count: i64,
    /// Adres van de volgende bladzijde.
    #[schema(required)]
    pub next: Option<String>,
    /// Adres van de vorige bladzijde.
    #[schema(required)]
    pub previous: Option<String>,
    /// Voor `na`; `null` als er niets meer komt.
    #[schema(required)]
    pub cursor: Option<String>,
    /// De concepten van deze bladzijde.
    pub results: Vec<ConceptMetVoorstellen>,
}

/// Een concept met de verwerkers die een ander systeem noemt en het register niet kent.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConceptMetVoorstellen {
    /// Vaste sleutel van de activiteit.
    pub uuid: Uuid,
    /// Adres van de activiteit in deze API.
    pub url: String,
    /// Nummer in het register.
    pub identificatie: String,
    /// Naam in het concept.
    pub naam: String,
    /// De organisatie die het register bijhoudt (uuid).
    pub registerhouder: Uuid,
    /// Hoe ver het concept is.
    pub concept: ConceptStatus,
    /// De ETag van de activiteit, voor `If-Match`.
    pub etag: String,
    /// De voorstellen.
    pub voorstellen: Vec<Verwerkersvoorstel>,
}

/// Een verwerker die een ander systeem noemt.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Verwerkersvoorstel {
    /// De tekst van het voorstel, zoals bij `ingelezen`; hiermee handelt u het af.
    #[schema(example = "Drukkerij BV (KvK-nummer 87654321): Drukken")]
    pub voorstel: String,
    /// Wat het andere systeem van hem weet; `null` bij een voorstel van voor deze lijst.
    #[schema(required)]
    pub verwerker: Option<VerwerkerBijNaam>,
    /// Organisaties met een van deze nummers of deze naam: misschien is hij dat.
    pub kandidaten: Vec<Kandidaat>,
}

/// Een organisatie die het kan zijn.
#[derive(Debug, Serialize, ToSchema)]
pub struct Kandidaat {
    /// Vaste sleutel.
    pub uuid: Uuid,
    /// Naam.
    pub naam: String,
}

/// Wat er met een voorstel moet gebeuren.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum VoorstelBesluit {
    /// Er komt een organisatie van.
    Overnemen,
    /// Het is een organisatie die er al is.
    Samenvoegen,
    /// Het gaat weg.
    Weigeren,
}

/// Wat er met een voorstel voor een verwerker moet gebeuren.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VoorstelInvoer {
    /// De tekst van het voorstel, zoals u hem kreeg.
    #[schema(min_length = 1, max_length = 4000, example = "Drukkerij BV (KvK-nummer 87654321): Drukken")]
    pub voorstel: String,
    /// `overnemen` maakt een organisatie, `samenvoegen` kiest er een die er al is, `weigeren` haalt het voorstel weg.
    pub besluit: VoorstelBesluit,
    /// Bij samenvoegen: welke organisatie (uuid).
    #[serde(default)]
    pub organisatie: Option<Uuid>,
    /// Doe hetzelfde bij de andere concepten van dit register die deze verwerker noemen (dezelfde naam en nummers). Waar het niet kan, blijft
    /// het voorstel staan.
    #[serde(default)]
    pub ook_elders: bool,
}

impl VoorstelInvoer {
    fn besluit(&self) -> Result<Besluit> {
        match (self.besluit, self.organisatie) {
            (VoorstelBesluit::Overnemen, None) => Ok(Besluit::Overnemen),
            (VoorstelBesluit::Weigeren, None) => Ok(Besluit::Weigeren),
            (VoorstelBesluit::Samenvoegen, Some(uuid)) => Ok(Besluit::Samenvoegen(uuid)),
            (VoorstelBesluit::Samenvoegen, None) => {
                Err(Error::invalid("/organisatie", "verplicht", "Noem de organisatie waarmee u samenvoegt (uuid)."))
            }
            (_, Some(_)) => {
                Err(Error::invalid("/organisatie", "velden-passen-niet", "Noem een organisatie alleen bij samenvoegen."))
            }
        }
    }
}

const REGISTERHOUDER: Param<Uuids> =
    Param::new("registerhouder", Uuids, "De organisatie die het register bijhoudt (uuid).").alternatives();

parameters! {
    /// Of which registers.
    VoorstelFilters: REGISTERHOUDER
}

/// Toont voorstellen voor verwerkers
///
/// Concepten waarbij een ander systeem een verwerker noemt (`verwerkersBijNaam`) die het register niet zeker kent. Neem hem over, voeg hem samen
/// met een organisatie die er al is, of weiger hem.
#[utoipa::path(
    tag = "Organisaties",
    params(VoorstelFilters, crate::http::page::Paginering, crate::http::cursor::Vanaf),
    responses((status = 200, description = "Een bladzijde.", body = VerwerkersvoorstelPagina,
        headers(("Link" = Option<String>, description = "De volgende en vorige bladzijde.")))),
    security(("bearer" = ["register:beheren"]))
)]
#[get("/verwerkersvoorstellen")]
pub async fn list_verwerkersvoorstellen(
    request: HttpRequest,
    caller: Caller,
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let plek = Plek::read(&mut query, Lijst::Voorstellen);
    let lezer = caller.lezer();
    let lezer = Lezer { registerhouders: lezer.houders(&REGISTERHOUDER.read(&mut query)), ..lezer };
    query.finish()?;
    let (tonen, hier) = (state.clone(), plek.clone());
    let gelezen = state.store.read(move |tx| {
        let (count, mut rijen) = concepten::met_voorstel(tx.conn, (&lezer, tx.moment.datum()), &hier.stuk())?;
        let cursor = hier.toon(&mut rijen, |(activiteit, _)| Some(activiteit.uuid.uuid()));
        let results = rijen.iter().map(|(activiteit, concept)| regel(tx, &tonen, activiteit, concept));
        Ok((count, cursor, results.collect::<Result<Vec<_>>>()?))
    });
    let (count, cursor, results) = gelezen.await?;
    let links = links(&request, &state, &plek, (count, cursor.as_deref()));
    let (next, previous) = (links.next.clone(), links.previous.clone());
    Ok(page(&VerwerkersvoorstelPagina { count, next, previous, cursor, results }, &links))
}

/// Handelt een voorstel voor een verwerker af
///
/// Overnemen en samenvoegen zetten de organisatie bij de verwerkers van het concept; samenvoegen vult ook de nummers aan die zij nog niet heeft.
/// Wat u weigert, komt pas terug als het andere systeem iets anders zegt. Wie dit doet, schrijft aan het concept (vier ogen).
#[utoipa::path(
    tag = "Organisaties",
    params(("If-Match" = String, Header), ("Idempotency-Key" = Option<String>, Header)),
    request_body = VoorstelInvoer,
    responses(
        (status = 200, description = "Het concept.", body = ConceptWeergave, headers(("ETag" = String, description = "De revisie."))),
        (status = 409, description = "Het concept is ter beoordeling, of een andere organisatie heeft dit nummer.", body = Probleem)
    )
)]
#[post("/verwerkingsactiviteiten/{uuid}/concept/_verwerkersvoorstel")]
pub async fn verwerkersvoorstel_afhandelen(
    path: web::Path<Uuid>,
    caller: Caller,
    body: Body<VoorstelInvoer>,
    query: Query,
    if_match: IfMatch,
    sleutel: IdempotencyKey,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let gelezen = body.read().and_then(|invoer| query.finish().map(|()| invoer));
    let gelezen = gelezen.and_then(|invoer| invoer.besluit().map(|_| invoer));
    let (handeling, lezer) = (Handeling::VerwerkersvoorstelAfhandelen, caller.lezer());
    stap(&state, path.into_inner(), (caller, handeling), gelezen, (if_match, sleutel), |tx, wie, zaak, invoer| {
        match invoer.besluit()? {
            besluit if invoer.ook_elders => voorstel::overal(tx, wie, zaak, (&invoer.voorstel, lezer), besluit),
            besluit => voorstel::afhandelen(tx, wie, zaak, &invoer.voorstel, besluit).map(drop),
        }
    })
    .await
}

fn regel(tx: &mut Lezen<'_>, state: &State, activiteit: &Activiteit, concept: &Concept) -> Result<ConceptMetVoorstellen> {
    let uuid = activiteit.uuid.uuid();
    let mut voorstellen = Vec::new();
    for een in concept.ingelezen()?.into_iter().filter(Ingelezen::is_voorstel) {
        let gevonden = een.verwerker.as_ref().map(|verwerker| voorstel::kandidaten(tx.conn, verwerker)).transpose()?;
        let kandidaten = gevonden.unwrap_or_default().into_iter();
        let kandidaten = kandidaten.map(|een| Ok(Kandidaat { uuid: een.uuid.uuid(), naam: een.invoer()?.naam }));
        let kandidaten = kandidaten.collect::<Result<_>>()?;
        voorstellen.push(Verwerkersvoorstel { voorstel: een.tekst, verwerker: een.verwerker, kandidaten });
    }
    Ok(ConceptMetVoorstellen {
        uuid,
        url: state.adressen().beheer(Vindplaats::Activiteit(uuid)),
        identificatie: activiteit.identificatie.clone(),
        naam: concept.inhoud(tx.conn)?.naam,
        registerhouder: activiteit.registerhouder.uuid(),
        concept: concept.status.0,
        etag: etag_revisie(activiteit.revisie, &journaal::merk(tx.conn, activiteit.revisie)?),
        voorstellen,
    })
}

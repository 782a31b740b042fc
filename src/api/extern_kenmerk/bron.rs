//! `/verwerkingsactiviteiten/extern/{bron}`: what became of everything that another system delivered.

use actix_web::{HttpRequest, HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{REGISTERHOUDER, Registerhouder};
use crate::{
    api::{links, page},
    auth::Caller,
    clock::Moment,
    domain::{
        levensloop::concept::Terugsturing,
        recht::toetsing,
        woorden::{
            adressen::Vindplaats,
            codes::{ConceptStatus, Ernst, Status},
        },
    },
    error::Result,
    handelingen::{Zaak, leveren, toetsen, zaak::Werkstuk},
    http::{
        cursor::{Lijst, Plek},
        query::Query,
    },
    store::{Lezen, extern_kenmerk},
    toestand::State,
};

/// Een bladzijde van wat een ander systeem aanleverde.
#[derive(Debug, Serialize, ToSchema)]
pub struct AanleveringPagina {
    /// Hoeveel kenmerken er in totaal zijn.
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
    /// De kenmerken van deze bladzijde, op volgorde van kenmerk.
    pub results: Vec<AanleveringRegel>,
}

/// Wat er van een aanlevering werd.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AanleveringRegel {
    /// Het kenmerk in het andere systeem.
    pub kenmerk: String,
    /// Vaste sleutel van de activiteit.
    pub uuid: Uuid,
    /// Adres van de activiteit in deze API.
    pub url: String,
    /// Nummer in het register.
    pub identificatie: String,
    /// Nummer van de laatste wijziging.
    pub revisie: i64,
    /// Wanneer de activiteit voor het laatst is gewijzigd.
    pub gewijzigd_op: Moment,
    /// Hoe ver het concept is; `null` als er geen concept is.
    #[schema(required)]
    pub concept: Option<ConceptStatus>,
    /// Waarom het concept is teruggestuurd, met opmerkingen per plaats; `null` als het niet is teruggestuurd.
    #[schema(required)]
    pub terugsturing: Option<Terugsturing>,
    /// Nummer van de versie die vandaag telt; `null` als er geen is.
    #[schema(required, minimum = 1)]
    pub versie: Option<i32>,
    /// De status vandaag van die versie.
    #[schema(required)]
    pub status: Option<Status>,
    /// Hoeveel bevindingen bij de nieuwste inhoud het vaststellen tegenhouden.
    #[schema(minimum = 0)]
    pub blokkades: usize,
    /// Hoeveel bevindingen bij de nieuwste inhoud iemand moet nakijken.
    #[schema(minimum = 0)]
    pub waarschuwingen: usize,
}

/// Toont wat een ander systeem aanleverde
///
/// Van ieder kenmerk van dit systeem in dit register: hoe ver de activiteit is, waarom zij is teruggestuurd en hoeveel bevindingen er zijn.
/// De bevindingen zelf staan op `…/concept/toetsing`.
#[utoipa::path(
    tag = "Inlezen",
    params(Registerhouder, crate::http::page::Paginering, crate::http::cursor::Vanaf),
    responses((status = 200, description = "Een bladzijde.", body = AanleveringPagina,
        headers(("Link" = Option<String>, description = "De volgende en vorige bladzijde.")))),
    security(("bearer" = ["register:lezen"]))
)]
#[get("/verwerkingsactiviteiten/extern/{bron}")]
pub async fn list_externe_verwerkingsactiviteiten(
    path: web::Path<String>,
    request: HttpRequest,
    caller: Caller,
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let bron = path.into_inner();
    let (registerhouder, plek) = (REGISTERHOUDER.read(&mut query), Plek::read(&mut query, Lijst::Aanleveringen));
    query.finish()?;
    leveren::eis_bron(&bron)?;
    let (tonen, hier) = (state.clone(), plek.clone());
    let gelezen = state.store.read(move |tx| {
        let lezer = (&caller.lezer(), tx.moment.datum());
        let (count, mut rijen) = extern_kenmerk::van_bron(tx.conn, (registerhouder, &bron), lezer, &hier.stuk())?;
        let cursor = hier.toon(&mut rijen, |rij| Some(rij.kenmerk.clone()));
        let regels = rijen.into_iter().map(|rij| {
            let zaak = Zaak::lees(tx.conn, tx.moment, &caller, rij.activiteit.uuid())?;
            regel(tx, &tonen, rij.kenmerk, zaak)
        });
        Ok((count, cursor, regels.collect::<Result<Vec<_>>>()?))
    });
    let (count, cursor, results) = gelezen.await?;
    let links = links(&request, &state, &plek, (count, cursor.as_deref()));
    Ok(page(&AanleveringPagina { count, next: links.next.clone(), previous: links.previous.clone(), cursor, results }, &links))
}

fn regel(tx: &mut Lezen<'_>, state: &State, kenmerk: String, mut zaak: Zaak) -> Result<AanleveringRegel> {
    let bevindingen = toetsen::nieuwste(tx.conn, &mut zaak, &tx.kennis, tx.moment, toetsing::toets)?.unwrap_or_default();
    let van = |ernst| bevindingen.iter().filter(|bevinding| bevinding.ernst == ernst).count();
    let voortgang = zaak.concept.as_ref().map(Werkstuk::voortgang).transpose()?;
    let (geschiedenis, vandaag) = (zaak.geschiedenis(tx.conn)?, tx.moment.datum());
    let versie = geschiedenis.geldig_op(vandaag);
    let status = versie.map(|versie| geschiedenis.status(versie.uuid, vandaag));
    let versie = versie.map(|versie| versie.nummer);
    let uuid = zaak.uuid();
    Ok(AanleveringRegel {
        kenmerk,
        uuid,
        url: state.adressen().beheer(Vindplaats::Activiteit(uuid)),
        identificatie: zaak.activiteit.identificatie.clone(),
        revisie: zaak.revisie(),
        gewijzigd_op: zaak.activiteit.gewijzigd_op,
        concept: voortgang.as_ref().map(|voortgang| voortgang.status),
        terugsturing: voortgang.and_then(|voortgang| voortgang.terugsturing),
        versie,
        status,
        blokkades: van(Ernst::Blokkade),
        waarschuwingen: van(Ernst::Waarschuwing),
    })
}

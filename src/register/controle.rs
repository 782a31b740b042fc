//! `/register/controle`: whether references that a log of processings holds are right.

use actix_web::{HttpRequest, HttpResponse, post, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::{
    clock::Moment,
    domain::{
        levensloop::tijdlijn,
        woorden::{adressen::Vindplaats, codes::Status},
    },
    error::{Error, Fault, Result},
    http::{
        body::Body,
        budget::Budgets,
        query::{Query, decode_path},
    },
    store::{Lijsten, openbaar, versies::Geschiedenis},
    toestand::State,
};

/// Verwijzingen die u wilt nakijken.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ControleInvoer {
    /// De verwijzingen.
    #[schema(min_items = 1, max_items = 1000)]
    pub verwijzingen: Vec<VerwijzingInvoer>,
}

/// Een verwijzing naar een activiteit of naar een versie ervan.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VerwijzingInvoer {
    /// Een adres van een activiteit of versie in dit register (blijvend, van een pagina, van deze API of van een koppelvlak), ook een adres
    /// waarop het register eerder te vinden was; de sleutel (uuid) van een activiteit of versie; of een van de `aliassen` van een activiteit.
    #[schema(
        min_length = 1,
        max_length = 2042,
        example = "https://register.voorbeeld.example/id/verwerkingsactiviteiten/6929c947-2dda-4ed5-9dd3-19ca748e59b2/versies/1"
    )]
    pub verwijzing: String,
    /// Het moment van de verwerking; zonder moment of dag: nu.
    #[serde(default)]
    pub op: Option<Moment>,
    /// De dag van de verwerking, als u het moment niet weet.
    #[serde(default)]
    pub dag: Option<NaiveDate>,
}

/// De uitkomsten, in de volgorde van de vraag.
#[derive(Debug, Serialize, ToSchema)]
pub struct ControleUitkomsten {
    /// De uitkomsten.
    pub results: Vec<ControleUitkomst>,
}

/// Wat er van een verwijzing te zeggen is.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ControleUitkomst {
    /// De verwijzing uit de vraag.
    pub verwijzing: String,
    /// Of het openbare register haar kent.
    pub bekend: bool,
    /// Of zij op die dag gold; `null` als zij onbekend is.
    #[schema(required)]
    pub geldig: Option<bool>,
    /// Hoe de activiteit heet in de versie waarnaar wordt verwezen, bij een activiteit in de versie die op die dag gold en anders die nu geldt;
    /// `null` als die versie niet te lezen is.
    #[schema(required, example = "Nieuwsbrief")]
    pub naam: Option<String>,
    /// De status vandaag van de versie, of bij een activiteit van de versie die telt; `null` als er geen is.
    #[schema(required)]
    pub status: Option<Status>,
    /// Blijvend adres van de versie die op die dag gold.
    #[schema(required)]
    pub versie_uri: Option<String>,
    /// Blijvend adres van de versie die nu geldt, als dat een andere is dan die op die dag gold.
    #[schema(required)]
    pub vervangen_door: Option<String>,
}

/// Kijkt verwijzingen na
///
/// Voor een logboek van verwerkingen: bestond de activiteit of versie waarnaar wordt verwezen, en gold zij op die dag?
/// Ten hoogste 1000 verwijzingen tegelijk. Er wordt niets bewaard.
#[utoipa::path(
    tag = "Openbaar register",
    request_body = ControleInvoer,
    responses((status = 200, description = "De uitkomsten.", body = ControleUitkomsten))
)]
#[post("/register/controle")]
pub async fn create_controle(
    request: HttpRequest,
    body: Body<ControleInvoer>,
    query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let invoer = body.read()?;
    query.finish()?;
    beide(&invoer)?;
    let (lezen, beurt) = (state.clone(), Budgets::of(&request)?.turn().await?);
    let results = state
        .store
        .read_lists(move |tx| {
            let _beurt = beurt;
            invoer.verwijzingen.into_iter().map(|verwijzing| kijk_na(tx, &lezen, verwijzing)).collect::<Result<Vec<_>>>()
        })
        .await?;
    Ok(HttpResponse::Ok().json(ControleUitkomsten { results }))
}

/// A moment says by itself on which day it is.
fn beide(invoer: &ControleInvoer) -> Result<()> {
    let beide = invoer.verwijzingen.iter().enumerate().filter(|(_, een)| een.op.is_some() && een.dag.is_some());
    let fout =
        |plaats: usize| Fault::new(format!("/verwijzingen/{plaats}/dag"), "velden-passen-niet", "Kies: op (een moment), of dag.");
    let fouten: Vec<_> = beide.map(|(plaats, _)| fout(plaats)).collect();
    if fouten.is_empty() { Ok(()) } else { Err(Error::Invalid(fouten)) }
}

/// What a reference is to: an activity, or one version of it.
pub(crate) struct Doel {
    pub(crate) activiteit: Uuid,
    pub(crate) nummer: Option<i32>,
}

fn kijk_na(tx: &mut Lijsten<'_>, state: &State, invoer: VerwijzingInvoer) -> Result<ControleUitkomst> {
    let VerwijzingInvoer { verwijzing, op, dag } = invoer;
    let onbekend = |verwijzing| ControleUitkomst {
        verwijzing,
        bekend: false,
        geldig: None,
        naam: None,
        status: None,
        versie_uri: None,
        vervangen_door: None,
    };
    let vandaag = tx.moment.datum();
    let Some(doel) = doel(tx, state, &verwijzing)? else { return Ok(onbekend(verwijzing)) };
    if !openbaar::is_openbaar(tx.conn, doel.activiteit, vandaag)? {
        return Ok(onbekend(verwijzing));
    }
    let open = openbaar::versies(tx.conn, doel.activiteit)?;
    let geschiedenis = Geschiedenis::lees(tx.conn, doel.activiteit, Moment::MAX)?;
    let gevraagd = doel.nummer.map(|nummer| open.iter().find(|versie| versie.nummer == nummer));
    if open.is_empty() || gevraagd.is_some_and(|versie| versie.is_none()) {
        return Ok(onbekend(verwijzing));
    }
    let weg = |versie| geschiedenis.intrekking(versie).is_some() || geschiedenis.is_gewist(versie);
    // Which version counted then, as far as it may be read.
    let geldend = |dag| {
        let periode = tijdlijn::op(&geschiedenis.tijdlijn, dag)?;
        let versie = geschiedenis.versie(periode.versie).filter(|versie| versie.uuid.uuid() == periode.toont)?;
        // What was confidential then has no address, and nobody is told that it counted.
        (!weg(versie.uuid) && open.iter().any(|open| open.uuid == versie.uuid)).then_some(versie)
    };
    let toen = dag.unwrap_or_else(|| op.unwrap_or(tx.moment).datum());
    let (toen, nu) = (geldend(toen), geldend(vandaag));
    let adres = |nummer: i32| state.adressen().uri(Vindplaats::Versie(doel.activiteit, nummer));
    let status = |versie: crate::database::Id| geschiedenis.status(versie, vandaag);
    let bedoeld = gevraagd.flatten().map(|versie| versie.uuid).or_else(|| {
        let laatste = tijdlijn::op(&geschiedenis.tijdlijn, vandaag)?;
        geschiedenis.versie(laatste.toont).map(|versie| versie.uuid)
    });
    let genoemd = gevraagd.flatten().map(|versie| versie.uuid).or_else(|| toen.or(nu).map(|versie| versie.uuid));
    let naam = genoemd.filter(|versie| !weg(*versie)).map(|versie| openbaar::naam(tx.conn, versie)).transpose()?.flatten();
    let geldig = toen.is_some_and(|toen| doel.nummer.is_none_or(|nummer| toen.nummer == nummer));
    let anders = |nu: &i32| doel.nummer.or(toen.map(|toen| toen.nummer)).is_some_and(|was| was != *nu);
    Ok(ControleUitkomst {
        verwijzing,
        bekend: true,
        geldig: Some(geldig),
        naam,
        status: bedoeld.map(status),
        versie_uri: toen.map(|versie| adres(versie.nummer)),
        vervangen_door: nu.map(|versie| versie.nummer).filter(anders).map(adres),
    })
}

/// Reads a reference: a key, an address of this register in any form, also one of before it moved, or what an activity is called elsewhere.
pub(crate) fn doel(tx: &mut Lijsten<'_>, state: &State, verwijzing: &str) -> Result<Option<Doel>> {
    if let Ok(uuid) = verwijzing.parse::<Uuid>() {
        let versie = openbaar::activiteit_van(tx.conn, uuid)?;
        return Ok(Some(
            versie.map_or(Doel { activiteit: uuid, nummer: None }, |(activiteit, nummer)| Doel {
                activiteit,
                nummer: Some(nummer),
            }),
        ));
    }
    let alias = tx.index.met_alias(verwijzing).map(|activiteit| Doel { activiteit, nummer: None });
    let Some(pad) = state.settings.pad_van(verwijzing) else { return Ok(alias) };
    if let Some(sleutel) = pad.strip_prefix("/v1/register/versies/") {
        let versie = sleutel.parse().ok().map(|uuid| openbaar::activiteit_van(tx.conn, uuid)).transpose()?.flatten();
        return Ok(versie.map(|(activiteit, nummer)| Doel { activiteit, nummer: Some(nummer) }));
    }
    Ok(match Vindplaats::van_pad(pad) {
        Some(Vindplaats::Activiteit(activiteit)) => Some(Doel { activiteit, nummer: None }),
        Some(Vindplaats::Versie(activiteit, nummer)) => Some(Doel { activiteit, nummer: Some(nummer) }),
        // What `/id/` goes on from is a reference too.
        None if alias.is_none() => match pad.strip_prefix("/id/").and_then(decode_path) {
            Some(binnen) => self::doel(tx, state, &binnen)?,
            None => None,
        },
        Some(Vindplaats::Organisatie(_) | Vindplaats::Register) | None => alias,
    })
}

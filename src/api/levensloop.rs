//! `/levensloop`: what happens to activities and their concepts in management, for systems that follow what became of what they delivered.

use actix_web::{HttpResponse, get, web};
use serde::Serialize;
use strum::VariantArray;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    auth::Caller,
    clock::Moment,
    domain::{
        inhoud::beheer::ExternKenmerk,
        levensloop::{
            lezer::Lezer,
            stap::{Stap, StapSoort},
            wijziging::Stand,
        },
        woorden::adressen::{Adressen, Vindplaats},
    },
    error::{Error, Result},
    http::query::{
        Param, Query,
        kind::{Boolean, Codes, Number, Or, Text, Uuids},
        parameters,
    },
    store::{
        levensloop::{self, Keuze},
        wijzigingen::is_bekend,
    },
    toestand::State,
};

const NA: Param<Text> = Param::new("na", Text(100), "De cursor van het vorige antwoord; zonder cursor vanaf het begin.")
    .example("12.0a1b2c3d.19700101");
const REGISTERHOUDER: Param<Uuids> = Param::new("registerhouder", Uuids, "Alleen van deze organisaties (uuid).").alternatives();
const BRON: Param<Text> =
    Param::new("bron", Text(100), "Alleen van activiteiten die dit andere systeem met een kenmerk kent.").example("zaaksysteem");
const SOORT: Param<Codes<StapSoort>> =
    Param::new("soort", Codes(StapSoort::VARIANTS), "Alleen deze soorten stappen.").alternatives();
const EIGEN: Param<Or<Boolean, bool>> =
    Param::new("eigen", Or(Boolean, true), "Ook wat uw eigen applicatie deed; zonder keuze wel.");
const AANTAL: Param<Or<Number<usize>, usize>> =
    Param::new("aantal", Or(Number(1, 1000), 100), "Hoeveel stappen ten hoogste; zonder keuze 100.");

parameters! {
    /// Which steps.
    LevensloopFilters: NA, REGISTERHOUDER, BRON, SOORT, EIGEN, AANTAL
}

/// Wat er met activiteiten gebeurde, op volgorde.
#[derive(Debug, Serialize, ToSchema)]
pub struct Levensloop {
    /// De stappen.
    pub results: Vec<LevensloopRegel>,
    /// Hiermee vraagt u wat hierna komt. De inhoud heeft geen betekenis; bewaar haar zoals ze is.
    #[schema(example = "12.0a1b2c3d.19700101")]
    pub cursor: String,
    /// Of er nu meteen nog meer is.
    pub meer: bool,
}

/// Een stap in de levensloop van een activiteit, en waar u leest hoe het nu is.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LevensloopRegel {
    /// Wat er gebeurde.
    pub soort: StapSoort,
    /// Wanneer het gebeurde.
    pub tijdstip: Moment,
    /// De activiteit (uuid).
    pub uuid: Uuid,
    /// Adres van de activiteit in deze API.
    pub url: String,
    /// De revisie die de activiteit hiermee kreeg; dezelfde als in het antwoord op de stap.
    #[schema(minimum = 1)]
    pub revisie: i64,
    /// Het nummer van de versie waar het om gaat.
    #[schema(required, minimum = 1)]
    pub versie: Option<i32>,
    /// De organisatie die het register bijhoudt (uuid).
    #[schema(required)]
    pub registerhouder: Option<Uuid>,
    /// De applicatie waarmee het is gedaan.
    pub applicatie: String,
    /// De kenmerken van de activiteit in andere systemen, zoals ze nu zijn; met `bron` alleen die van dat systeem.
    pub externe_kenmerken: Vec<ExternKenmerk>,
}

impl LevensloopRegel {
    fn new(adressen: Adressen<'_>, stap: Stap) -> Self {
        let url = match stap.vindplaats() {
            Vindplaats::Register => adressen.openbaar(Vindplaats::Register),
            wat => adressen.beheer(wat),
        };
        let Stap { soort, op, uuid, revisie, versie, registerhouder, applicatie, externe_kenmerken } = stap;
        Self { soort, tijdstip: op, uuid, url, revisie, versie, registerhouder, applicatie, externe_kenmerken }
    }
}

/// Toont wat er met activiteiten gebeurt
///
/// Iedere stap van een activiteit en haar concept in het beheer: gemaakt, gewijzigd, ingediend, teruggestuurd, vastgesteld, ingetrokken.
/// Begin zonder `na`, bewaar de `cursor`, en vraag daarmee wat hierna komt; zo slaat u niets over. Een systeem dat concepten aanlevert, vraagt
/// met `bron` en `eigen=false` alleen wat anderen met zijn aanleveringen deden, en leest op `url` of op
/// `/verwerkingsactiviteiten/extern/{bron}` hoe het nu is. Alleen van registers die u mag lezen; vertrouwelijke activiteiten staan er alleen in
/// voor wie ze mag zien. Wat vanzelf gebeurt op een dag, staat in `/register/wijzigingen`.
#[utoipa::path(
    tag = "Abonnementen",
    params(LevensloopFilters),
    responses((status = 200, description = "De stappen.", body = Levensloop)),
    security(("bearer" = ["register:lezen"]))
)]
#[get("/levensloop")]
pub async fn list_levensloop(caller: Caller, mut query: Query, state: web::Data<State>) -> Result<HttpResponse> {
    let na: Option<std::result::Result<Stand, ()>> =
        NA.read(&mut query).map(|na| na.parse().ok().filter(Stand::is_zonder_dagen).ok_or(()));
    let (registerhouders, eigen) = (REGISTERHOUDER.read(&mut query), EIGEN.read(&mut query));
    let lezer = caller.lezer();
    let keuze = Keuze {
        lezer: Lezer { registerhouders: lezer.houders(&registerhouders), ..lezer },
        soorten: SOORT.read(&mut query),
        bron: BRON.read(&mut query),
        zonder: (!eigen).then(|| caller.applicatie.clone()),
    };
    let aantal = AANTAL.read(&mut query);
    query.finish()?;
    let onbekend =
        || Error::invalid("na", "onbekende-cursor", "Deze cursor is niet van dit register. Begin opnieuw, zonder `na`.");
    let stand = na.transpose().map_err(|()| onbekend())?.unwrap_or_default();
    let gelezen = state.store.read(move |tx| {
        if !is_bekend(tx.conn, &stand)? {
            return Err(onbekend());
        }
        levensloop::na(tx.conn, &stand, &keuze, aantal)
    });
    let (stappen, stand, meer) = gelezen.await?;
    let results = stappen.into_iter().map(|stap| LevensloopRegel::new(state.adressen(), stap)).collect();
    Ok(HttpResponse::Ok().json(Levensloop { results, cursor: stand.to_string(), meer }))
}

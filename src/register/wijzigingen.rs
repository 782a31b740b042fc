//! `/register/wijzigingen`: what changed in the public register, for systems that keep a copy.

use std::{pin::pin, time::Duration};

use actix_web::{HttpRequest, HttpResponse, get, web};
use futures_util::future::{Either, select};
use serde::Serialize;
use strum::VariantArray;
use utoipa::ToSchema;
use uuid::Uuid;

use super::antwoord::lijst;
use crate::{
    clock::Moment,
    domain::levensloop::wijziging::{Stand, Wijziging, WijzigingSoort},
    error::{Error, Result},
    http::{
        page::address,
        query::{
            Param, Query,
            kind::{Codes, Number, Or, Text, Uuids},
            parameters,
        },
    },
    store::{
        Lijsten,
        wijzigingen::{self, Keuze},
    },
    toestand::State,
};

const NA: Param<Text> = Param::new("na", Text(100), "De cursor van het vorige antwoord; zonder cursor vanaf het begin.")
    .example("12.0a1b2c3d.20261122");
const REGISTERHOUDER: Param<Uuids> = Param::new("registerhouder", Uuids, "Alleen van deze organisaties (uuid).").alternatives();
const SOORT: Param<Codes<WijzigingSoort>> =
    Param::new("soort", Codes(WijzigingSoort::VARIANTS), "Alleen deze soorten wijzigingen.").alternatives();
const AANTAL: Param<Or<Number<usize>, usize>> =
    Param::new("aantal", Or(Number(1, 1000), 100), "Hoeveel wijzigingen ten hoogste; zonder keuze 100.");
const WACHT: Param<Or<Number<u64>, u64>> =
    Param::new("wacht", Or(Number(0, 60), 0), "Hoeveel seconden het antwoord mag wachten tot er iets is.");

parameters! {
    /// Which changes, and how long to wait for them.
    WijzigingFilters: NA, REGISTERHOUDER, SOORT, AANTAL, WACHT
}

/// Wat er in het openbare register veranderde, op volgorde.
#[derive(Debug, Serialize, ToSchema)]
pub struct Wijzigingen {
    /// De wijzigingen.
    pub results: Vec<WijzigingRegel>,
    /// Hiermee vraagt u wat hierna komt. De inhoud heeft geen betekenis; bewaar haar zoals ze is.
    #[schema(example = "12.0a1b2c3d.20261122")]
    pub cursor: String,
    /// Of er nu meteen nog meer is.
    pub meer: bool,
}

/// Een wijziging: wat er gebeurde en waar u leest hoe het nu is.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WijzigingRegel {
    /// Wat er gebeurde.
    pub soort: WijzigingSoort,
    /// Wanneer: het moment van het besluit, of het begin van de dag waarop iets ingaat.
    pub gewijzigd_op: Moment,
    /// De activiteit, of bij `organisatie_gewijzigd` de organisatie (uuid).
    pub uuid: Uuid,
    /// Blijvend adres.
    pub uri: String,
    /// Adres in deze API. Antwoordt dit 404 of 410, dan hoort het niet meer in uw kopie.
    pub url: String,
    /// Het nummer van de versie waar het om gaat.
    #[schema(required, minimum = 1)]
    pub versie: Option<i32>,
    /// De organisatie die het register bijhoudt (uuid).
    #[schema(required)]
    pub registerhouder: Option<Uuid>,
}

impl WijzigingRegel {
    fn new(state: &State, wijziging: &Wijziging) -> Self {
        let Wijziging { soort, op, uuid, versie, registerhouder } = *wijziging;
        let (adressen, wat) = (state.adressen(), wijziging.vindplaats());
        Self { soort, gewijzigd_op: op, uuid, uri: adressen.uri(wat), url: adressen.openbaar(wat), versie, registerhouder }
    }
}

/// What is asked for.
#[derive(Clone)]
struct Vraag {
    stand: Stand,
    keuze: Keuze,
    aantal: usize,
}

/// Toont wat er veranderde
///
/// Voor systemen die een kopie van het openbare register bijhouden. Begin zonder `na`, haal van iedere wijziging de `url` op, bewaar de
/// `cursor`, en vraag daarmee wat hierna komt. Zo slaat u niets over en krijgt u niets dubbel, ook als er intussen wordt geschreven.
/// Ook wat vanzelf gebeurt staat erin: een geplande versie die ingaat, een einde. Met `wacht` komt het antwoord zodra er iets is.
#[utoipa::path(
    tag = "Openbaar register",
    params(
        WijzigingFilters
    ),
    responses(
        (status = 200, description = "De wijzigingen.", body = Wijzigingen, headers(("ETag" = String, description = "Kenmerk van dit antwoord."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    )
)]
#[get("/register/wijzigingen")]
pub async fn list_wijzigingen(request: HttpRequest, mut query: Query, state: web::Data<State>) -> Result<HttpResponse> {
    let gelezen = NA.read(&mut query).map(|na| na.parse().ok().filter(Stand::is_met_dagen).ok_or(())).transpose();
    if gelezen.is_err() {
        NA.fault(&mut query, "onbekende-cursor", ONBEKEND);
    }
    let keuze = Keuze { registerhouders: REGISTERHOUDER.read(&mut query), soorten: SOORT.read(&mut query) };
    let (aantal, wacht) = (AANTAL.read(&mut query), WACHT.read(&mut query));
    query.finish()?;
    let vraag = Vraag { stand: gelezen.ok().flatten().unwrap_or_default(), keuze, aantal };
    match wacht_op_iets(&request, &state, &vraag, Duration::from_secs(wacht)).await? {
        Some(antwoord) => Ok(antwoord),
        None => toon(&request, &state, &vraag).await,
    }
}

async fn toon(request: &HttpRequest, state: &web::Data<State>, vraag: &Vraag) -> Result<HttpResponse> {
    let (tonen, vraag) = (state.clone(), vraag.clone());
    lijst(request, state, move |tx| {
        let (gevonden, stand, meer) = lees(tx, &vraag)?;
        let results = gevonden.iter().map(|wijziging| WijzigingRegel::new(&tonen, wijziging)).collect();
        Ok(serde_json::to_string(&Wijzigingen { results, cursor: stand.to_string(), meer })?)
    })
    .await
}

const ONBEKEND: &str = "Deze cursor is niet van dit register. Begin opnieuw, zonder `na`.";

fn lees(tx: &mut Lijsten<'_>, vraag: &Vraag) -> Result<(Vec<Wijziging>, Stand, bool)> {
    if !wijzigingen::is_bekend(tx.conn, &vraag.stand)? {
        return Err(Error::invalid("na", "onbekende-cursor", ONBEKEND));
    }
    wijzigingen::na(tx, &vraag.stand, &vraag.keuze, vraag.aantal)
}

/// Waits until there is something to tell, and tells it; nothing when the time is over. Nothing is held meanwhile. All who wait wake at once:
/// they look one after another, and who asks the same is answered by the same look.
async fn wacht_op_iets(
    request: &HttpRequest,
    state: &web::Data<State>,
    vraag: &Vraag,
    tijd: Duration,
) -> Result<Option<HttpResponse>> {
    let wachten = async {
        loop {
            // Before looking, so that what comes just after it is heard.
            let generatie = state.store.generatie();
            let mut gezien = state.gezien.neem(generatie).await;
            let gezocht = format!("{} {}", state.store.clock().now().datum(), address(request));
            if gezien.is_er_iets(gezocht, || state.store.read_lists(iets(vraag))).await? {
                return toon(request, state, vraag).await.map(Some);
            }
            drop(gezien);
            state.store.generatie_na(generatie).await;
        }
    };
    if tijd.is_zero() {
        return Ok(None);
    }
    // Who waits when the service stops gets what there is: nothing, and the same cursor.
    let (wachten, stopt) = (pin!(wachten), pin!(state.store.tot_het_stopt()));
    match tokio::time::timeout(tijd, select(wachten, stopt)).await {
        Ok(Either::Left((uitkomst, _))) => uitkomst,
        Ok(Either::Right(_)) | Err(_) => Ok(None),
    }
}

/// Whether there is anything to tell.
fn iets(vraag: &Vraag) -> impl FnOnce(&mut Lijsten<'_>) -> Result<bool> + Send + 'static {
    let vraag = vraag.clone();
    move |tx| {
        let (gevonden, _, meer) = lees(tx, &vraag)?;
        Ok(meer || !gevonden.is_empty())
    }
}

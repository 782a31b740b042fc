//! `/verwerkingsactiviteiten/extern/{bron}/{kenmerk}`: another system keeps a concept up to date by its own key.

pub mod aanleveren;
pub mod bron;

use actix_web::{HttpRequest, HttpResponse, get, put, web};
use serde_json::json;
use uuid::Uuid;

use super::{created, ok, ok_today, weergave::VerwerkingsactiviteitWeergave};
use crate::{
    auth::Caller,
    domain::{
        inhoud::{Ingelezen, beheer::Beheer},
        levensloop::{
            handeling::Handeling,
            inlezing::{Aanlevering, RijUitkomst},
            wie::Wie,
        },
        publiek::verschil::NietOvergenomen,
        woorden::adressen::Vindplaats,
    },
    error::{Error, Result},
    handelingen::{
        Zaak, bij_naam,
        leveren::{self, Aanbod, BeheerAanbod, Sleutel, Uitkomst},
        zicht,
    },
    http::{
        body::Body,
        conditional::IfMatchSent,
        problem::Probleem,
        query::{
            Param, Query,
            kind::{self, Needed},
            parameters,
        },
    },
    store::Schrijven,
    toestand::State,
};

const REGISTERHOUDER: Param<Needed<kind::Uuid>> = Param::new(
    "registerhouder",
    Needed(kind::Uuid, "Noem de organisatie die het register bijhoudt (uuid)."),
    "De organisatie die het register bijhoudt (uuid).",
)
.example("5f0c3a4e-6d0f-4a63-9c0a-0d3c1f5f2a01");

/// What came of a delivery.
struct Geleverd {
    uitkomst: RijUitkomst,
    zaak: Box<Zaak>,
    niet_overgenomen: Vec<NietOvergenomen>,
    /// What of it is a proposal.
    ingelezen: Vec<Ingelezen>,
}

/// Takes what another system delivers by its key.
fn lever(
    tx: &mut Schrijven<'_>,
    wie: &Wie,
    registerhouder: Uuid,
    (bron, kenmerk): (String, String),
    mut aanlevering: Aanlevering,
) -> Result<Geleverd> {
    let ingelezen = bij_naam::herken(tx.conn, &mut aanlevering.inhoud, aanlevering.verwerkers_bij_naam)?;
    let aanbod = Aanbod {
        registerhouder,
        sleutel: Sleutel::Extern { bron, kenmerk },
        identificatie: None,
        inhoud: aanlevering.inhoud,
        beheer: aanlevering.beheer.map_or_else(|| BeheerAanbod::Vul(Beheer::default()), BeheerAanbod::Vervang),
        ingelezen: ingelezen.clone(),
        basis: None,
    };
    let handeling = (Handeling::ReplaceExterneVerwerkingsactiviteit, json!({}));
    let (uitkomst, zaak, niet_overgenomen) = match leveren::leveren(tx, wie, aanbod, handeling)? {
        Uitkomst::Nieuw(zaak) => (RijUitkomst::Nieuw, zaak, Vec::new()),
        Uitkomst::Bijgewerkt(zaak, niet_overgenomen) => (RijUitkomst::Bijgewerkt, zaak, niet_overgenomen),
        Uitkomst::Ongewijzigd(zaak) => (RijUitkomst::Ongewijzigd, zaak, Vec::new()),
    };
    // What was refused before stays away.
    let bij_concept = zaak.concept.as_ref().map(|concept| concept.rij.ingelezen()).transpose()?.unwrap_or_default();
    let ingelezen = ingelezen.into_iter().filter(|een| bij_concept.contains(een)).collect();
    Ok(Geleverd { uitkomst, zaak, niet_overgenomen, ingelezen })
}

parameters! {
    /// Which register a key is looked up in.
    Registerhouder: REGISTERHOUDER
}

/// Toont een activiteit op haar kenmerk in een ander systeem
///
/// De activiteit in dit register met dit kenmerk, ook als het andere systeem het kenmerk heeft vervangen.
#[utoipa::path(
    tag = "Inlezen",
    params(Registerhouder),
    responses(
        (status = 200, description = "De activiteit.", body = VerwerkingsactiviteitWeergave, headers(("ETag" = String, description = "De revisie."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match."),
        (status = 409, description = "Meer dan één activiteit heeft dit kenmerk.", body = Probleem)
    ),
    security(("bearer" = ["register:lezen"]))
)]
#[get("/verwerkingsactiviteiten/extern/{bron}/{kenmerk}")]
pub async fn find_externe_verwerkingsactiviteit(
    path: web::Path<(String, String)>,
    request: HttpRequest,
    caller: Caller,
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let sleutel = path.into_inner();
    let registerhouder = REGISTERHOUDER.read(&mut query);
    query.finish()?;
    let tonen = state.clone();
    let (activiteit, wisselde) = state
        .store
        .read(move |tx| {
            let (bron, kenmerk) = &sleutel;
            let gevonden = leveren::zoek(tx.conn, tx.moment, &caller, registerhouder, (bron, kenmerk))?;
            let gevonden = gevonden.ok_or(Error::NotFound("deze verwerkingsactiviteit"))?;
            let mut zaak = Zaak::lees(tx.conn, tx.moment, &caller, gevonden.uuid.uuid())?;
            let dag = tx.moment.datum();
            Ok((VerwerkingsactiviteitWeergave::new(tx.conn, &tonen, &mut zaak, dag)?, zaak.wisselde(tx.conn, dag)?))
        })
        .await?;
    ok_today(&request, &state, (&activiteit, activiteit.revisie, wisselde)).await
}

/// Levert een concept aan uit een ander systeem
///
/// Bestaat er nog geen activiteit met dit kenmerk, dan wordt zij gemaakt. Anders gaat in haar concept wat u wijzigde sinds uw vorige aanlevering;
/// is er geen concept, dan begint er een. Opnieuw hetzelfde sturen schrijft niets, ook als iemand intussen iets wijzigde. Wijzigde iemand
/// dezelfde plaats, dan blijft staan wat daar staat; het antwoord noemt dat in `nietOvergenomen`. Een vastgestelde versie verandert nooit.
/// Kenmerken van andere systemen blijven; een eigen kenmerk dat u vervangt, blijft de activiteit vinden. `If-Match` mag, en telt dan.
#[utoipa::path(
    tag = "Inlezen",
    params(Registerhouder, ("If-Match" = Option<String>, Header)),
    request_body = Aanlevering,
    responses(
        (status = 200, description = "De activiteit was er al.", body = VerwerkingsactiviteitWeergave,
            headers(("ETag" = String, description = "De revisie."))),
        (status = 201, description = "De activiteit is gemaakt.", body = VerwerkingsactiviteitWeergave, headers(
            ("ETag" = String, description = "De revisie."), ("Location" = String, description = "Adres van de activiteit."))),
        (status = 409, description = "Het concept is ter beoordeling, of een kenmerk hoort bij een andere activiteit.", body = Probleem),
        (status = 412, description = "De activiteit is gewijzigd sinds de meegestuurde `If-Match`.", body = Probleem)
    )
)]
#[put("/verwerkingsactiviteiten/extern/{bron}/{kenmerk}")]
pub async fn replace_externe_verwerkingsactiviteit(
    path: web::Path<(String, String)>,
    caller: Caller,
    body: Body<Aanlevering>,
    mut query: Query,
    if_match: IfMatchSent,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let sleutel = path.into_inner();
    let aanlevering = body.read()?;
    let registerhouder = REGISTERHOUDER.read(&mut query);
    query.finish()?;
    let tonen = state.clone();
    let (activiteit, uitkomst) = state
        .store
        .write(&caller.clone(), move |tx| {
            zicht::eis_register(tx.conn, &caller, registerhouder, "registerhouder")?;
            let (bron, kenmerk) = sleutel;
            if if_match.is_sent() {
                let gevonden = leveren::zoek(tx.conn, tx.nu, &caller, registerhouder, (&bron, &kenmerk))?;
                if_match.check(tx, gevonden.map(|activiteit| activiteit.revisie))?;
            }
            let Geleverd { uitkomst, mut zaak, niet_overgenomen, .. } =
                lever(tx, &caller, registerhouder, (bron, kenmerk), aanlevering)?;
            let activiteit = VerwerkingsactiviteitWeergave::new(tx.conn, &tonen, &mut zaak, tx.nu.datum())?;
            Ok((VerwerkingsactiviteitWeergave { niet_overgenomen, ..activiteit }, uitkomst))
        })
        .await?;
    if uitkomst == RijUitkomst::Nieuw {
        let location = state.adressen().beheer(Vindplaats::Activiteit(activiteit.uuid));
        return created(&state, &activiteit, activiteit.revisie, location).await;
    }
    ok(&state, &activiteit, activiteit.revisie).await
}

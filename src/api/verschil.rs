//! `…/verschil`: what differs between two versions, or between a version and the concept.

use std::str::FromStr;

use actix_web::{HttpResponse, get, web};
use utoipa::openapi::{RefOr, Schema};
use uuid::Uuid;

use super::versies::met_inhoud;
use crate::{
    auth::Caller,
    database::DbConnection,
    domain::{
        publiek::verschil::{Kant, VergelekenVersie, Vergelijking},
        woorden::adressen::Vindplaats,
    },
    error::Result,
    handelingen::Zaak,
    http::{
        problem::Probleem,
        query::{
            Kind, Param, Query,
            kind::{Needed, Text, text},
            parameters,
        },
    },
    store::{organisaties::vastgelegd, versies::Versie},
    toestand::State,
};

const KIES: &str = "Geef het nummer van een versie, of concept.";

/// What is compared.
#[derive(Debug, Clone, Copy, Default)]
enum Keuze {
    #[default]
    Concept,
    Versie(i32),
}

impl FromStr for Keuze {
    type Err = ();

    fn from_str(tekst: &str) -> Result<Self, ()> {
        if tekst == "concept" {
            return Ok(Self::Concept);
        }
        let nummer = tekst.parse().ok().filter(|nummer| *nummer > 0 && tekst.bytes().all(|teken| teken.is_ascii_digit()));
        nummer.map(Self::Versie).ok_or(())
    }
}

/// The number of a version, or the concept.
#[derive(Debug, Clone, Copy)]
struct Zijde;

impl Kind for Zijde {
    type Value = Option<Keuze>;

    fn read(&self, query: &mut Query, sleutel: &'static str) -> Self::Value {
        let tekst = Text(20).read(query, sleutel)?;
        let gelezen = tekst.parse();
        if gelezen.is_err() {
            query.fault(sleutel, "vorm", KIES);
        }
        gelezen.ok()
    }

    fn schema(&self) -> RefOr<Schema> {
        text().pattern(Some("^(concept|[0-9]+)$")).into()
    }
}

const VAN: Param<Needed<Zijde>> =
    Param::new("van", Needed(Zijde, KIES), "De oude kant: het nummer van een versie, of `concept`.").example("1");
const NAAR: Param<Zijde> =
    Param::new("naar", Zijde, "De nieuwe kant: het nummer van een versie, of `concept`; zonder keuze: het concept.")
        .example("concept");

parameters! {
    /// Which two sides.
    Kanten: VAN, NAAR
}

/// Vergelijkt twee versies, of een versie met het concept
///
/// Wat er verschilt in `inhoud`, ook in de velden die niet openbaar zijn: de plaats in de JSON, wat er stond en staat, en een zin.
/// `jsonPatch` (RFC 6902) maakt van de oude `inhoud` precies de nieuwe. Wat uit de inhoud volgt en hoe organisaties heten, telt niet mee.
#[utoipa::path(
    tag = "Versies",
    params(Kanten),
    responses(
        (status = 200, description = "Het verschil.", body = Vergelijking),
        (status = 409, description = "Een van de versies heeft geen inhoud.", body = Probleem)
    ),
    security(("bearer" = ["register:lezen"]))
)]
#[get("/verwerkingsactiviteiten/{uuid}/verschil")]
pub async fn find_verschil_in_beheer(
    path: web::Path<Uuid>,
    caller: Caller,
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let lezen = state.clone();
    let verschil = state
        .store
        .read(move |tx| {
            let mut zaak = Zaak::lees(tx.conn, tx.moment, &caller, uuid)?;
            let (van, naar) = (VAN.read(&mut query), NAAR.read(&mut query));
            query.finish()?;
            let mut kant = |keuze| match keuze {
                Keuze::Concept => concept(tx.conn, &zaak),
                Keuze::Versie(nummer) => {
                    zaak.versie(tx.conn, &caller, nummer).and_then(|gevonden| versie(tx.conn, &lezen, &gevonden))
                }
            };
            Ok(Vergelijking::intern(kant(van)?, kant(naar.unwrap_or_default())?, lezen.store.kennis())?)
        })
        .await?;
    Ok(HttpResponse::Ok().json(verschil))
}

fn versie(conn: &mut DbConnection, state: &State, versie: &Versie) -> Result<Kant> {
    let (inhoud, organisaties) = met_inhoud(conn, versie)?;
    let wie = VergelekenVersie {
        nummer: Some(versie.nummer),
        versie_uuid: Some(versie.uuid.uuid()),
        versie_uri: Some(state.adressen().uri(Vindplaats::Versie(versie.activiteit.uuid(), versie.nummer))),
        begin_geldigheid: Some(versie.begin_geldigheid),
        vastgesteld_op: Some(versie.vastgesteld_op),
    };
    Ok(Kant { wie, inhoud, organisaties })
}

/// The concept names organisations as they are called today.
fn concept(conn: &mut DbConnection, zaak: &Zaak) -> Result<Kant> {
    let inhoud = zaak.concept()?.inhoud.clone();
    let genoemd = inhoud.genoemde_organisaties().into_iter().map(|(_, uuid)| uuid);
    let organisaties = vastgelegd(conn, genoemd)?.into_values().collect();
    let wie = VergelekenVersie { begin_geldigheid: inhoud.begin_geldigheid, ..VergelekenVersie::default() };
    Ok(Kant { wie, inhoud, organisaties })
}

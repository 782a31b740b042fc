//! `/vernietigingsdata`: when data must be destroyed, for a system that has many dates. Calculated when asked, never stored.

use std::collections::{HashMap, hash_map::Entry};

use actix_web::{HttpResponse, post, web};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::{Validate, ValidationError};

use crate::{
    auth::Caller,
    domain::{
        inhoud::{Inhoud, beheer::Vernietigingsstop},
        publiek::vernietiging::{BerekenbareTermijn, Berekening, bereken, kies},
        recht::kennis::Kennis,
    },
    error::{Error, Result},
    handelingen::{Zaak, zicht},
    http::{body::Body, query::Query},
    store::{Lezen, versies},
    toestand::State,
};

/// Datums waarvan u wilt weten wanneer de gegevens worden vernietigd.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct VernietigingInvoer {
    /// De berekeningen.
    #[schema(min_items = 1, max_items = 1000)]
    #[validate(nested)]
    pub berekeningen: Vec<BerekeningInvoer>,
}

/// Een datum waarop een bewaartermijn begint.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(schema(function = "activiteit_of_versie"))]
pub struct BerekeningInvoer {
    /// Eigen kenmerk; komt terug in het antwoord.
    #[serde(default)]
    #[schema(max_length = 200, example = "zaak-2026-0017")]
    pub kenmerk: Option<String>,
    /// De verwerkingsactiviteit (uuid): de versie die vandaag telt.
    #[serde(default)]
    pub verwerkingsactiviteit: Option<Uuid>,
    /// Of een versie (uuid).
    #[serde(default)]
    pub versie: Option<Uuid>,
    /// Welke bewaartermijn: het nummer in de lijst, vanaf 0. Mag weg als er maar één is.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 99)]
    pub bewaartermijn: Option<usize>,
    /// De dag waarop de termijn begint.
    pub startdatum: NaiveDate,
}

/// De berekende datums, in de volgorde van de vraag.
#[derive(Debug, Serialize, ToSchema)]
pub struct VernietigingUitkomsten {
    /// Hoeveel berekeningen er zijn.
    #[schema(minimum = 0)]
    pub count: usize,
    /// De uitkomsten.
    pub results: Vec<VernietigingUitkomst>,
}

/// Een berekende datum.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VernietigingUitkomst {
    /// Eigen kenmerk uit de vraag.
    #[schema(required)]
    pub kenmerk: Option<String>,
    /// De versie waarvan de termijn is gebruikt.
    #[schema(required)]
    pub versie_uuid: Option<Uuid>,
    /// Het nummer van de gebruikte bewaartermijn, vanaf 0.
    #[schema(required, minimum = 0)]
    pub bewaartermijn: Option<usize>,
    /// De berekening; `null` als er geen termijn is gevonden.
    #[schema(required)]
    pub berekening: Option<Berekening>,
    /// Waarom er geen berekening is.
    #[schema(required)]
    pub reden: Option<String>,
}

fn activiteit_of_versie(invoer: &BerekeningInvoer) -> Result<(), ValidationError> {
    if invoer.verwerkingsactiviteit.is_some() == invoer.versie.is_some() {
        return Err(ValidationError::new("activiteit-of-versie")
            .with_message("Geef een verwerkingsactiviteit of een versie, één van beide.".into()));
    }
    Ok(())
}

/// Berekent vernietigingsdatums
///
/// Voor een systeem met veel datums: per datum de dag van vernietiging, met de stappen van de berekening. Wat niet bestaat, of wat u niet
/// mag zien, heeft een reden in plaats van een berekening; de rest wordt gewoon berekend. Zolang bij de activiteit een stop op vernietigen
/// loopt, of op de dag van vernietiging zal lopen, is er geen datum.
#[utoipa::path(
    tag = "Toetsing",
    request_body = VernietigingInvoer,
    responses((status = 200, description = "De uitkomsten.", body = VernietigingUitkomsten)),
    security(("bearer" = ["register:lezen"]))
)]
#[post("/vernietigingsdata")]
pub async fn create_vernietigingsdata(
    caller: Caller,
    body: Body<VernietigingInvoer>,
    query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let invoer = body.read()?;
    query.finish()?;
    let results = state
        .store
        .read(move |tx| {
            // A system asks for the same few activities again and again.
            let dag = tx.moment.datum();
            let mut gelezen = HashMap::new();
            let mut results = Vec::with_capacity(invoer.berekeningen.len());
            for vraag in invoer.berekeningen {
                let gevonden: &Option<Gevonden> = match gelezen.entry((vraag.verwerkingsactiviteit, vraag.versie)) {
                    Entry::Occupied(eerder) => eerder.into_mut(),
                    Entry::Vacant(nieuw) => nieuw.insert(inhoud(tx, &caller, &vraag)?),
                };
                results.push(uitkomst((&tx.kennis, dag), vraag, gevonden.as_ref()));
            }
            Ok(results)
        })
        .await?;
    Ok(HttpResponse::Ok().json(VernietigingUitkomsten { count: results.len(), results }))
}

/// A version with its content, and what its activity may not destroy for now.
struct Gevonden {
    versie: Uuid,
    inhoud: Inhoud,
    stops: Vec<Vernietigingsstop>,
}

/// The version that is meant and its content, as far as the caller may read it.
fn inhoud(tx: &mut Lezen<'_>, caller: &Caller, vraag: &BerekeningInvoer) -> Result<Option<Gevonden>> {
    let dag = tx.moment.datum();
    let versie = match (vraag.versie, vraag.verwerkingsactiviteit) {
        (Some(versie), _) => zicht::versie(tx.conn, tx.moment, caller, versie).map(Some),
        (None, Some(activiteit)) => Zaak::lees(tx.conn, tx.moment, caller, activiteit).and_then(|mut zaak| {
            let versie = zaak.geschiedenis(tx.conn)?.geldig_op(dag).cloned();
            Ok(versie.map(|versie| (zaak.activiteit, versie)))
        }),
        (None, None) => Ok(None),
    };
    let versie = match versie {
        Err(Error::NotFound(_)) => None,
        versie => versie?,
    };
    let Some((activiteit, versie)) = versie else { return Ok(None) };
    let document = versies::document(tx.conn, &versie)?;
    let Some(inhoud) = document.and_then(|document| document.inhoud) else { return Ok(None) };
    Ok(Some(Gevonden { versie: versie.uuid.uuid(), inhoud, stops: activiteit.beheer()?.vernietigingsstops }))
}

fn uitkomst((kennis, dag): (&Kennis, NaiveDate), vraag: BerekeningInvoer, gevonden: Option<&Gevonden>) -> VernietigingUitkomst {
    let versie_uuid = gevonden.map(|gevonden| gevonden.versie);
    let gekozen = gevonden.ok_or_else(|| "Er is geen versie met inhoud die u kunt lezen.".to_owned()).and_then(|gevonden| {
        let termijnen = &gevonden.inhoud.bewaartermijnen;
        let nummer = kies(termijnen.len(), vraag.bewaartermijn)?;
        Ok((nummer, &termijnen[nummer], &gevonden.stops))
    });
    match gekozen {
        Ok((nummer, termijn, stops)) => {
            let berekening = bereken(&BerekenbareTermijn::new(termijn, kennis), vraag.startdatum);
            let stop = stops.iter().find(|stop| berekening.wordt_gestopt(stop, dag) && stop.gaat_over(&termijn.gegevens));
            VernietigingUitkomst {
                kenmerk: vraag.kenmerk,
                versie_uuid,
                bewaartermijn: Some(nummer),
                berekening: Some(match stop {
                    Some(stop) => berekening.gestopt(stop, dag, kennis),
                    None => berekening,
                }),
                reden: None,
            }
        }
        Err(reden) => VernietigingUitkomst {
            kenmerk: vraag.kenmerk,
            versie_uuid,
            bewaartermijn: vraag.bewaartermijn,
            berekening: None,
            reden: Some(reden),
        },
    }
}

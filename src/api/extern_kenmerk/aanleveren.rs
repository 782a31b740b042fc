//! `POST /verwerkingsactiviteiten/extern/{bron}`: many deliveries in one request, each as it would be on its own.

use actix_web::{HttpRequest, HttpResponse, post, web};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Geleverd, REGISTERHOUDER, Registerhouder};
use crate::{
    auth::Caller,
    domain::{
        inhoud::{Ingelezen, beheer::ExternKenmerk},
        levensloop::{
            handeling::Handeling,
            inlezing::{Aanlevering, RijUitkomst},
        },
        publiek::verschil::NietOvergenomen,
    },
    error::{Error, Result},
    handelingen::{leveren, zicht},
    http::{
        body::{bestand, check_value},
        contract::Contract,
        problem::Probleem,
        query::Query,
    },
    json,
    toestand::State,
};

const NDJSON: &[&str] = &["application/x-ndjson"];
/// The largest body, in bytes.
const GROOTSTE: usize = 10 * 1024 * 1024;
/// So many lines at most.
const MEESTE: usize = 500;

/// Wat er van iedere regel kwam.
#[derive(Debug, Serialize, ToSchema)]
pub struct AanleverVerslag {
    /// Eén uitkomst per regel, in de volgorde van het bestand.
    #[schema(max_items = 500)]
    pub results: Vec<AanleverUitkomst>,
}

/// Wat er van een regel kwam.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AanleverUitkomst {
    /// Nummer van de regel in het bestand; de eerste is 1.
    #[schema(minimum = 1)]
    pub regel: usize,
    /// Het kenmerk, als dat te lezen was.
    #[schema(required)]
    pub kenmerk: Option<String>,
    /// Wat er van de regel kwam.
    pub uitkomst: RijUitkomst,
    /// Vaste sleutel van de activiteit; `null` als de regel is geweigerd.
    #[schema(required)]
    pub uuid: Option<Uuid>,
    /// De revisie van de activiteit; `null` als de regel is geweigerd.
    #[schema(required)]
    pub revisie: Option<i64>,
    /// Wat niet is overgenomen, omdat iemand dezelfde plaats wijzigde.
    pub niet_overgenomen: Vec<NietOvergenomen>,
    /// Wat als voorstel bij het concept staat.
    pub ingelezen: Vec<Ingelezen>,
    /// Waarom de regel is geweigerd; anders `null`.
    #[schema(required)]
    pub probleem: Option<Probleem>,
}

/// Levert veel concepten tegelijk aan
///
/// Eén regel JSON per activiteit (NDJSON): `kenmerk`, `inhoud` en als u wilt `beheer`. Iedere regel is een aanlevering zoals
/// `PUT …/extern/{bron}/{kenmerk}` die doet, met dezelfde regels: een geweigerde regel houdt de andere niet tegen, en opnieuw hetzelfde
/// sturen schrijft niets. Ten hoogste 500 regels en 10 MB.
#[utoipa::path(
    tag = "Inlezen",
    params(Registerhouder),
    request_body(content = String, content_type = "application/x-ndjson", description = "De aanleveringen, één per regel.",
        example = json!("{\"kenmerk\":\"ZT-0042\",\"inhoud\":{\"naam\":\"Afvalpas\"}}\n")),
    responses((status = 200, description = "Wat er van iedere regel kwam.", body = AanleverVerslag)),
    security(("bearer" = ["register:invoeren"]))
)]
#[post("/verwerkingsactiviteiten/extern/{bron}")]
pub async fn externe_verwerkingsactiviteiten_aanleveren(
    path: web::Path<String>,
    request: HttpRequest,
    caller: Caller,
    mut query: Query,
    payload: web::Payload,
    contract: web::Data<Contract>,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let bron = path.into_inner();
    let registerhouder = REGISTERHOUDER.read(&mut query);
    let (bytes, _) = bestand::read(&request, payload, GROOTSTE, NDJSON, NDJSON[0]).await?;
    query.finish()?;
    leveren::eis_bron(&bron)?;
    caller.mag(Handeling::ReplaceExterneVerwerkingsactiviteit)?;
    let wie = caller.clone();
    state.store.read(move |tx| zicht::eis_register(tx.conn, &wie, registerhouder, "registerhouder")).await?;
    let regels: Vec<_> =
        bytes.split(|byte| *byte == b'\n').enumerate().filter(|(_, regel)| !regel.trim_ascii().is_empty()).collect();
    if regels.len() > MEESTE {
        return Err(Error::invalid("", "te-veel", format!("Stuur hooguit {MEESTE} regels tegelijk.")));
    }
    let mut results = Vec::with_capacity(regels.len());
    for (plaats, regel) in regels {
        let (kenmerk, gelezen) = lees(&contract, &bron, regel);
        let gedaan = match gelezen {
            Ok((kenmerk, aanlevering)) => lever(&state, &caller, registerhouder, (bron.clone(), kenmerk), aanlevering).await,
            Err(fout) => Err(fout),
        };
        let leeg = AanleverUitkomst {
            regel: plaats + 1,
            kenmerk,
            uitkomst: RijUitkomst::Geweigerd,
            uuid: None,
            revisie: None,
            niet_overgenomen: Vec::new(),
            ingelezen: Vec::new(),
            probleem: None,
        };
        results.push(match gedaan {
            Ok(gedaan) => AanleverUitkomst { regel: leeg.regel, kenmerk: leeg.kenmerk, ..gedaan },
            // What failed of itself may go right when everything is sent again.
            Err(fout) if fout.is_storing() => return Err(fout),
            Err(fout) => AanleverUitkomst { probleem: Some(Probleem::from(&fout)), ..leeg },
        });
    }
    Ok(HttpResponse::Ok().json(AanleverVerslag { results }))
}

/// The key of a line as far as it is a text, and the delivery that the line is.
fn lees(contract: &Contract, bron: &str, regel: &[u8]) -> (Option<String>, Result<(String, Aanlevering)>) {
    let mut gelezen = match json::read(regel) {
        Ok(gelezen) => gelezen,
        Err(fout) => return (None, Err(fout)),
    };
    let kenmerk = gelezen.as_object_mut().and_then(|leden| leden.shift_remove("kenmerk")).unwrap_or_default();
    let tekst = kenmerk.as_str().map(str::to_owned);
    let aanlevering = check_value(contract, gelezen);
    (tekst, aanlevering.and_then(|aanlevering| Ok((sleutel(bron, kenmerk)?, aanlevering))))
}

/// The key, with the codes that a field of a body has.
fn sleutel(bron: &str, kenmerk: Value) -> Result<String> {
    let fout = |code, reden: String| Err(Error::invalid("/kenmerk", code, reden));
    match kenmerk {
        Value::Null => fout("verplicht", "Dit veld is verplicht.".to_owned()),
        Value::String(kenmerk) => match ExternKenmerk::bezwaar(bron, &kenmerk) {
            None => Ok(kenmerk),
            Some((_, "lengte", reden)) => fout(if kenmerk.trim().is_empty() { "te-kort" } else { "te-lang" }, reden),
            Some((_, code, reden)) => fout(code, reden),
        },
        _ => fout("verkeerd-type", "Hier hoort een tekst.".to_owned()),
    }
}

/// One delivery, in a transaction of its own.
async fn lever(
    state: &State,
    caller: &Caller,
    registerhouder: Uuid,
    sleutel: (String, String),
    aanlevering: Aanlevering,
) -> Result<AanleverUitkomst> {
    let wie = caller.clone();
    let schrijven = state.store.write(caller, move |tx| {
        zicht::eis_register(tx.conn, &wie, registerhouder, "registerhouder")?;
        let Geleverd { uitkomst, zaak, niet_overgenomen, ingelezen } =
            super::lever(tx, &wie, registerhouder, sleutel, aanlevering)?;
        Ok(AanleverUitkomst {
            regel: 0,
            kenmerk: None,
            uitkomst,
            uuid: Some(zaak.uuid()),
            revisie: Some(zaak.revisie()),
            niet_overgenomen,
            ingelezen,
            probleem: None,
        })
    });
    schrijven.await
}

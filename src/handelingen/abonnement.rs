//! The acts on a subscription: who is told what changes in the public register, or what happens to activities in management.

use serde_json::json;
use uuid::Uuid;

use super::zicht;
use crate::{
    domain::levensloop::{
        abonnement::{AbonnementInvoer, AbonnementStatus},
        handeling::Handeling,
        scope::Scope,
        weigering::{ConflictCode, Weigering},
        wie::Wie,
        wijziging::Stand,
    },
    error::{Error, Fault, Result},
    store::{
        Gebeurtenis, Schrijven,
        abonnementen::{self, Abonnement, bezorging},
        wijzigingen,
    },
};

/// What is wrong with the register that is followed: only who may use them all follows all.
pub fn bezwaar(tx: &mut Schrijven<'_>, wie: &Wie, registerhouder: Option<Uuid>) -> Result<Option<Fault>> {
    match registerhouder {
        Some(uuid) => zicht::schrijft_register(tx.conn, wie, uuid, "/registerhouder"),
        None => Ok((!wie.may_use_of(None)).then(|| zicht::geen_register("/registerhouder"))),
    }
}

/// Nobody is told of what is confidential through a subscription of who may not see it.
fn mag_volgen(wie: &Wie, invoer: &AbonnementInvoer) -> Result<(), Weigering> {
    if invoer.is_vertrouwelijk() { wie.require_any(&[Scope::Vertrouwelijk, Scope::Toezien]) } else { Ok(()) }
}

/// Adds a subscription that is told what comes after a place in the change feed; without one, what comes from now on.
pub fn aanmaken(tx: &mut Schrijven<'_>, wie: &Wie, uuid: Uuid, invoer: &AbonnementInvoer, geheim: &str) -> Result<Abonnement> {
    wie.mag(Handeling::CreateAbonnement)?;
    mag_volgen(wie, invoer)?;
    let stand = match &invoer.cursor {
        Some(cursor) => plaats(tx, cursor, invoer.levensloop.is_some())?,
        None => abonnementen::einde(tx.conn, invoer.levensloop.is_some(), tx.nu.datum())?,
    };
    if abonnementen::find(tx.conn, uuid)?.is_some() {
        return Err(Error::conflict(ConflictCode::BestaatAl, "Er is al een abonnement met deze uuid."));
    }
    let status = if invoer.gepauzeerd { AbonnementStatus::Gepauzeerd } else { AbonnementStatus::Actief };
    let nieuw = abonnementen::insert(tx, uuid, invoer, (status, geheim), &stand)?;
    boek(tx, Handeling::CreateAbonnement, nieuw, "aangemaakt")
}

/// Changes a subscription. What failed before says nothing about how it is now, so it is tried again at once; what the register turned off
/// stays off until somebody resumes it.
pub fn vervangen(tx: &mut Schrijven<'_>, wie: &Wie, oud: &Abonnement, invoer: &AbonnementInvoer) -> Result<Abonnement> {
    wie.mag(Handeling::ReplaceAbonnement)?;
    mag_volgen(wie, invoer)?;
    let status = match (invoer.gepauzeerd, oud.status.0) {
        (true, _) => AbonnementStatus::Gepauzeerd,
        (false, AbonnementStatus::Uitgeschakeld) => AbonnementStatus::Uitgeschakeld,
        (false, _) => AbonnementStatus::Actief,
    };
    abonnementen::update(tx, oud, invoer)?;
    let nieuw = abonnementen::zet(tx, oud, status, &oud.cursor)?;
    boek(tx, Handeling::ReplaceAbonnement, nieuw, "gewijzigd")
}

/// Delivers again, from where it was or from another place.
pub fn hervatten(tx: &mut Schrijven<'_>, wie: &Wie, oud: &Abonnement, stand: Option<&Stand>) -> Result<Abonnement> {
    wie.mag(Handeling::AbonnementHervatten)?;
    let cursor = stand.map_or_else(|| oud.cursor.clone(), Stand::to_string);
    let nieuw = abonnementen::zet(tx, oud, AbonnementStatus::Actief, &cursor)?;
    boek(tx, Handeling::AbonnementHervatten, nieuw, if stand.is_some() { "opnieuw_vanaf_cursor" } else { "hervat" })
}

/// Removes a subscription and what is known of its deliveries.
pub fn verwijderen(tx: &mut Schrijven<'_>, wie: &Wie, oud: Abonnement) -> Result<()> {
    wie.mag(Handeling::DeleteAbonnement)?;
    let oud = boek(tx, Handeling::DeleteAbonnement, oud, "verwijderd")?;
    abonnementen::delete(tx.conn, &oud)
}

/// The register itself turns off what cannot be delivered; whether it was still in hand.
pub fn uitschakelen(tx: &mut Schrijven<'_>, abonnement: &Abonnement, reden: &str) -> Result<bool> {
    let uit = bezorging::schakel_uit(tx, abonnement, reden)?;
    let uit = uit.map(|uit| boek(tx, Handeling::AbonnementUitschakelen, uit, "uitgeschakeld")).transpose()?;
    Ok(uit.is_some())
}

/// A place in the change feed of this register, or in the life of its activities.
pub fn plaats(tx: &mut Schrijven<'_>, cursor: &str, levensloop: bool) -> Result<Stand> {
    let is_van_deze = |stand: &Stand| if levensloop { stand.is_zonder_dagen() } else { stand.is_met_dagen() };
    let stand: Option<Stand> = cursor.parse().ok().filter(|stand: &Stand| stand.dag <= tx.nu.datum() && is_van_deze(stand));
    if let Some(stand) = stand
        && wijzigingen::is_bekend(tx.conn, &stand)?
    {
        return Ok(stand);
    }
    Err(Error::invalid("/cursor", "onbekende-cursor", "Deze cursor is niet van dit register."))
}

/// Of the address only the name of the machine: the rest may be a secret.
fn boek(tx: &mut Schrijven<'_>, handeling: Handeling, abonnement: Abonnement, resultaat: &str) -> Result<Abonnement> {
    let AbonnementInvoer { registerhouder, soorten, levensloop, .. } = abonnement.invoer()?;
    tx.journaal(Gebeurtenis {
        handeling,
        onderwerp: abonnement.uuid.uuid(),
        registerhouder,
        oud: None,
        nieuw: None,
        toelichting: json!({
            "resultaat": resultaat, "host": host(&abonnement.url), "soorten": soorten, "levensloop": levensloop,
            "status": abonnement.status.0, "reden": abonnement.reden,
        }),
    })?;
    Ok(abonnement)
}

fn host(url: &str) -> &str {
    let zonder_schema = url.split_once("://").map_or(url, |(_, rest)| rest);
    zonder_schema.split(['/', '?']).next().unwrap_or_default()
}

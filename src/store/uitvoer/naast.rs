//! What stands beside the activities: organisations and agreements, as they are or as they were.

use diesel::prelude::*;
use uuid::Uuid;

use super::{Blad, PER_KEER};
use crate::{
    clock::Moment,
    database::{DbConnection, Id},
    domain::inhoud::{organisatie::OrganisatieInvoer, overeenkomst::OvereenkomstInvoer},
    error::Result,
    store::{
        documenten,
        journaal::Tekst,
        organisaties::Organisatie,
        overeenkomsten::Overeenkomst,
        schema::{journaal, organisaties, verwerkersovereenkomsten},
    },
};

/// The next organisations; with a moment those of then, as they were then.
pub fn organisaties(conn: &mut DbConnection, na: Option<Uuid>, op: Option<Moment>) -> Result<Blad<(Uuid, OrganisatieInvoer)>> {
    let mut query = organisaties::table.into_boxed();
    if let Some(na) = na {
        query = query.filter(organisaties::uuid.gt(Id::from(na)));
    }
    if let Some(op) = op {
        query = query.filter(organisaties::aangemaakt_op.le(op));
    }
    let rijen: Vec<Organisatie> =
        query.order(organisaties::uuid).limit(PER_KEER.into()).select(Organisatie::as_select()).load(conn)?;
    let na = rijen.last().map(|laatste| (laatste.uuid.uuid(), laatste.uuid.uuid()));
    let mut regels = Vec::with_capacity(rijen.len());
    for rij in rijen {
        let tekst = toen(conn, (rij.uuid, rij.tekst), rij.gewijzigd_op, op)?;
        let invoer: OrganisatieInvoer = serde_json::from_str(&tekst)?;
        // The same whether it was made with a key of its own or got one.
        regels.push((rij.uuid.uuid(), OrganisatieInvoer { uuid: Some(rij.uuid.uuid()), ..invoer }));
    }
    Ok(Blad { regels, na })
}

/// As `organisaties`: the next agreements of these registerhouders.
pub fn overeenkomsten(
    conn: &mut DbConnection,
    registerhouders: Option<&[Uuid]>,
    na: Option<Uuid>,
    op: Option<Moment>,
) -> Result<Blad<(Uuid, OvereenkomstInvoer)>> {
    use verwerkersovereenkomsten as tabel;
    let mut query = tabel::table.into_boxed();
    if let Some(registerhouders) = registerhouders {
        query = query.filter(tabel::registerhouder.eq_any(registerhouders.iter().map(|uuid| Id::from(*uuid))));
    }
    if let Some(na) = na {
        query = query.filter(tabel::uuid.gt(Id::from(na)));
    }
    if let Some(op) = op {
        query = query.filter(tabel::aangemaakt_op.le(op));
    }
    let rijen: Vec<Overeenkomst> =
        query.order(tabel::uuid).limit(PER_KEER.into()).select(Overeenkomst::as_select()).load(conn)?;
    let na = rijen.last().map(|laatste| (laatste.uuid.uuid(), laatste.uuid.uuid()));
    let mut regels = Vec::with_capacity(rijen.len());
    for rij in rijen {
        let tekst = toen(conn, (rij.uuid, rij.tekst), rij.gewijzigd_op, op)?;
        let invoer: OvereenkomstInvoer = serde_json::from_str(&tekst)?;
        regels.push((rij.uuid.uuid(), OvereenkomstInvoer { uuid: Some(rij.uuid.uuid()), ..invoer }));
    }
    Ok(Blad { regels, na })
}

/// The text of a thing at a moment: what it is when it did not change since, else what the journal kept.
fn toen(conn: &mut DbConnection, (uuid, nu): (Id, String), gewijzigd_op: Moment, op: Option<Moment>) -> Result<String> {
    let Some(op) = op.filter(|op| gewijzigd_op > *op) else { return Ok(nu) };
    let regel: Option<String> = journaal::table
        .filter(journaal::onderwerp_uuid.eq(uuid).and(journaal::tijdstip.le(op)))
        .filter(journaal::onderwerp.eq_any(["organisatie", "verwerkersovereenkomst"]))
        .order(journaal::volgnummer.desc())
        .select(journaal::tekst)
        .first(conn)
        .optional()?;
    let regel: Option<Tekst> = regel.map(|regel| serde_json::from_str(&regel)).transpose()?;
    let document = match regel.and_then(|regel| regel.nieuw) {
        Some(verwijzing) => documenten::tekst(conn, verwijzing.document)?,
        None => None,
    };
    Ok(document.unwrap_or(nu))
}

/// The different licences that registers named at a moment; `None` among them when one named none.
pub fn licenties(conn: &mut DbConnection, op: Moment) -> Result<Vec<Option<String>>> {
    let rijen: Vec<Organisatie> = organisaties::table
        .filter(organisaties::is_registerhouder.eq(true).and(organisaties::aangemaakt_op.le(op)))
        .order(organisaties::uuid)
        .select(Organisatie::as_select())
        .load(conn)?;
    let mut licenties = Vec::new();
    for rij in rijen {
        let tekst = toen(conn, (rij.uuid, rij.tekst), rij.gewijzigd_op, Some(op))?;
        let register = serde_json::from_str::<OrganisatieInvoer>(&tekst)?.register;
        let licentie = register.and_then(|register| register.verwerkingsregister_licentie);
        if !licenties.contains(&licentie) {
            licenties.push(licentie);
        }
    }
    Ok(licenties)
}

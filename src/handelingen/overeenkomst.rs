//! `create_verwerkersovereenkomst` and `replace_verwerkersovereenkomst`: what was agreed with a processor.

use serde_json::json;
use uuid::Uuid;

use super::zicht;
use crate::{
    database::DbConnection,
    domain::{
        inhoud::overeenkomst::OvereenkomstInvoer,
        levensloop::{handeling::Handeling, weigering::ConflictCode, wie::Wie},
    },
    error::{Error, Fault, Result},
    store::{
        Gebeurtenis, Schrijven, json as tekst, organisaties,
        overeenkomsten::{self, Overeenkomst},
    },
};

/// Adds an agreement.
pub fn aanmaken(tx: &mut Schrijven<'_>, wie: &Wie, invoer: OvereenkomstInvoer) -> Result<Overeenkomst> {
    wie.mag(Handeling::CreateVerwerkersovereenkomst)?;
    partijen_bestaan(tx.conn, wie, &invoer, &[])?;
    let uuid = invoer.uuid.unwrap_or_else(|| tx.id());
    if overeenkomsten::find(tx.conn, uuid)?.is_some() {
        return Err(Error::conflict(ConflictCode::BestaatAl, "Er is al een verwerkersovereenkomst met deze uuid."));
    }
    let invoer = OvereenkomstInvoer { uuid: Some(uuid), ..invoer };
    overeenkomsten::insert(tx, uuid, &invoer)?;
    boek(tx, Handeling::CreateVerwerkersovereenkomst, uuid, &invoer, "aangemaakt")
}

/// Changes an agreement.
pub fn vervangen(tx: &mut Schrijven<'_>, wie: &Wie, oud: &Overeenkomst, invoer: OvereenkomstInvoer) -> Result<Overeenkomst> {
    mag_vervangen(tx.conn, wie, oud, &invoer, &[])?;
    let uuid = oud.uuid.uuid();
    let invoer = OvereenkomstInvoer { uuid: Some(uuid), ..invoer };
    overeenkomsten::update(tx, uuid, &invoer)?;
    boek(tx, Handeling::ReplaceVerwerkersovereenkomst, uuid, &invoer, "gewijzigd")
}

/// Refuses what an agreement may not become. `erbij` are organisations that come with it.
pub fn mag_vervangen(
    conn: &mut DbConnection,
    wie: &Wie,
    oud: &Overeenkomst,
    nieuw: &OvereenkomstInvoer,
    erbij: &[Uuid],
) -> Result<()> {
    wie.mag(Handeling::ReplaceVerwerkersovereenkomst)?;
    if nieuw.registerhouder != oud.registerhouder.uuid() {
        return Err(Error::invalid("/registerhouder", "andere-registerhouder", "De registerhouder verandert niet."));
    }
    partijen_bestaan(conn, wie, nieuw, erbij)
}

/// An agreement is between organisations that exist, one of which keeps a register that this caller works for. `erbij` are organisations that
/// come with it.
pub fn partijen_bestaan(conn: &mut DbConnection, wie: &Wie, invoer: &OvereenkomstInvoer, erbij: &[Uuid]) -> Result<()> {
    let mut faults = Vec::new();
    if !(erbij.contains(&invoer.registerhouder) && wie.may_use(invoer.registerhouder)) {
        faults.extend(zicht::schrijft_register(conn, wie, invoer.registerhouder, "/registerhouder")?);
    }
    let bekend = organisaties::vastgelegd(conn, std::iter::once(invoer.verwerker).chain(invoer.subverwerkers.iter().copied()))?;
    let is_bekend = |uuid: &Uuid| bekend.contains_key(uuid) || erbij.contains(uuid);
    let onbekend = |name: String| Fault::new(name, "onbekende-organisatie", "Het register kent geen organisatie met deze uuid.");
    if !is_bekend(&invoer.verwerker) {
        faults.push(onbekend("/verwerker".to_owned()));
    }
    let onbekende = invoer.subverwerkers.iter().enumerate().filter(|(_, uuid)| !is_bekend(uuid));
    faults.extend(onbekende.map(|(plaats, _)| onbekend(format!("/subverwerkers/{plaats}"))));
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

fn boek(
    tx: &mut Schrijven<'_>,
    handeling: Handeling,
    uuid: Uuid,
    invoer: &OvereenkomstInvoer,
    resultaat: &str,
) -> Result<Overeenkomst> {
    let nieuw = tx.document(&tekst(invoer)?)?;
    tx.journaal(Gebeurtenis {
        handeling,
        onderwerp: uuid,
        registerhouder: Some(invoer.registerhouder),
        oud: None,
        nieuw: Some(nieuw),
        toelichting: json!({ "resultaat": resultaat }),
    })?;
    overeenkomsten::find(tx.conn, uuid)?.ok_or_else(|| Error::internal("the agreement was just written"))
}

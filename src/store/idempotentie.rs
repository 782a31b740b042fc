//! `Idempotency-Key`: the same request with the same key makes one thing, however often it is sent.

use diesel::prelude::*;
use uuid::Uuid;

use super::{Schrijven, schema::idempotentie};
use crate::{
    database::Id,
    domain::levensloop::{weigering::ConflictCode, wie::Wie},
    error::{Error, Result},
    hash::sha256,
};

/// Whose keys these are: of one person in one application, for the registers that he may use. Nobody meets the key of another.
fn van(tx: &Schrijven<'_>, wie: &Wie) -> String {
    let mut registers: Vec<Id> = wie.limited_to().unwrap_or_default().iter().copied().map(Id::from).collect();
    registers.sort_unstable();
    let delen: Vec<&[u8]> = std::iter::once(tx.sleutel()).chain(registers.iter().map(Id::as_str)).map(str::as_bytes).collect();
    format!("{}:{}", wie.applicatie, &sha256(&delen)[..32])
}

/// What was made before with this key by this caller, if anything. The same key for another request is refused.
pub fn eerder(tx: &mut Schrijven<'_>, wie: &Wie, sleutel: &str, vingerafdruk: &str) -> Result<Option<Uuid>> {
    let rij: Option<(String, Id)> = idempotentie::table
        .find((van(tx, wie), sleutel))
        .select((idempotentie::vingerafdruk, idempotentie::uuid))
        .first(tx.conn)
        .optional()?;
    match rij {
        None => Ok(None),
        Some((eerste, uuid)) if eerste == vingerafdruk => Ok(Some(uuid.uuid())),
        Some(_) => {
            Err(Error::conflict(ConflictCode::SleutelAlGebruikt, "Deze Idempotency-Key is al gebruikt voor een ander verzoek."))
        }
    }
}

/// Remembers what a key made.
pub fn onthoud(tx: &mut Schrijven<'_>, wie: &Wie, sleutel: &str, vingerafdruk: &str, uuid: Uuid) -> Result<()> {
    diesel::insert_into(idempotentie::table)
        .values((
            idempotentie::applicatie.eq(van(tx, wie)),
            idempotentie::sleutel.eq(sleutel),
            idempotentie::vingerafdruk.eq(vingerafdruk),
            idempotentie::uuid.eq(Id::from(uuid)),
            idempotentie::tijdstip.eq(tx.moment),
        ))
        .execute(tx.conn)?;
    Ok(())
}

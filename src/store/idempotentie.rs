//! `Idempotency-Key`: the same request with the same key makes one thing, however often it is sent.

use diesel::prelude::*;
use uuid::Uuid;

use super::{Schrijven, schema::idempotentie};
use crate::{
    database::Id,
    domain::levensloop::weigering::ConflictCode,
    error::{Error, Result},
};

/// What was made before with this key by this application, if anything. The same key for another request is refused.
pub fn eerder(tx: &mut Schrijven<'_>, applicatie: &str, sleutel: &str, vingerafdruk: &str) -> Result<Option<Uuid>> {
    let rij: Option<(String, Id)> = idempotentie::table
        .find((applicatie, sleutel))
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
pub fn onthoud(tx: &mut Schrijven<'_>, applicatie: &str, sleutel: &str, vingerafdruk: &str, uuid: Uuid) -> Result<()> {
    diesel::insert_into(idempotentie::table)
        .values((
            idempotentie::applicatie.eq(applicatie),
            idempotentie::sleutel.eq(sleutel),
            idempotentie::vingerafdruk.eq(vingerafdruk),
            idempotentie::uuid.eq(Id::from(uuid)),
            idempotentie::tijdstip.eq(tx.moment),
        ))
        .execute(tx.conn)?;
    Ok(())
}

//! `namen_legen`: the names of people that are no longer needed. Who owns the database does it, on the machine.

use serde_json::json;
use uuid::Uuid;

use crate::{
    clock::Moment,
    domain::levensloop::handeling::Handeling,
    error::Result,
    store::{Gebeurtenis, Schrijven, journaal},
};

/// Empties the names of those who were last seen before a moment; how many there were.
pub fn legen(tx: &mut Schrijven<'_>, voor: Moment) -> Result<usize> {
    let aantal = journaal::leeg_namen(tx.conn, voor)?;
    tx.journaal(Gebeurtenis {
        handeling: Handeling::NamenLegen,
        onderwerp: Uuid::nil(),
        registerhouder: None,
        oud: None,
        nieuw: None,
        toelichting: json!({ "voor": voor, "aantal": aantal }),
    })?;
    Ok(aantal)
}

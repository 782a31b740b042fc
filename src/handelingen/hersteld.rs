//! `hersteld`: the register was put back to an earlier moment, and what came after is lost. Who owns the database says so, on the machine: only
//! then is it written to again, and everyone who keeps a copy hears that he must begin again.

use serde_json::json;
use uuid::Uuid;

use crate::{
    domain::levensloop::handeling::Handeling,
    error::Result,
    store::{Gebeurtenis, Schrijven, abonnementen::bezorging},
};

/// The head that was lost, as far as somebody kept it.
pub type Kop = Option<(i64, String)>;

/// Records it; how many subscriptions get a new place because theirs is lost.
pub fn hersteld(tx: &mut Schrijven<'_>, reden: &str, verloren: &Kop) -> Result<usize> {
    let verplaatst = bezorging::begin_opnieuw(tx)?;
    let verloren = verloren.as_ref().map(|(volgnummer, hash)| json!({ "volgnummer": volgnummer, "hash": hash }));
    tx.journaal(Gebeurtenis {
        handeling: Handeling::Hersteld,
        onderwerp: Uuid::nil(),
        registerhouder: None,
        oud: None,
        nieuw: None,
        toelichting: json!({ "reden": reden, "verloren": verloren, "abonnementenVerplaatst": verplaatst }),
    })?;
    Ok(verplaatst)
}

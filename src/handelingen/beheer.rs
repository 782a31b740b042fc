//! What the organisation administers beside the content: no version and no review.

use serde_json::json;

use super::zaak::Zaak;
use crate::{
    domain::{
        inhoud::beheer::Beheer,
        levensloop::{handeling::Handeling, wie::Wie},
    },
    error::Result,
    store::{Schrijven, json as tekst, projectie},
};

/// Gives what is administered another content; `handeling` is how.
pub fn wijzigen(tx: &mut Schrijven<'_>, wie: &Wie, zaak: &mut Zaak, beheer: &Beheer, handeling: Handeling) -> Result<()> {
    wie.mag(handeling)?;
    let tekst = tekst(beheer)?;
    let nieuw = tx.document(&tekst)?;
    zaak.activiteit.beheer = tekst;
    projectie::beheer(tx.conn, zaak.uuid(), beheer)?;
    zaak.boek(tx, handeling, (None, Some(nieuw)), json!({}))
}

/// `beheer_bevestigen`: "checked, nothing changed". The public record shows when that was.
pub fn bevestigen(tx: &mut Schrijven<'_>, wie: &Wie, zaak: &mut Zaak) -> Result<()> {
    wie.mag(Handeling::BeheerBevestigen)?;
    zaak.activiteit.laatst_gecontroleerd_op = Some(tx.moment);
    zaak.boek(tx, Handeling::BeheerBevestigen, (None, None), json!({}))
}

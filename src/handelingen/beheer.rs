//! What the organisation administers beside the content: no version and no review.

use serde_json::{Value, json};

use super::{
    kenmerken::{self, Weg},
    zaak::Zaak,
};
use crate::{
    domain::{
        inhoud::beheer::Beheer,
        levensloop::{handeling::Handeling, wie::Wie},
    },
    error::Result,
    store::{Schrijven, json as tekst},
};

/// Gives what is administered another content; `handeling` is how.
pub fn wijzigen(tx: &mut Schrijven<'_>, wie: &Wie, zaak: &mut Zaak, beheer: &Beheer, handeling: Handeling) -> Result<()> {
    wijzigen_met(tx, wie, zaak, beheer, Weg::Vrij, (handeling, json!({})))
}

/// As `wijzigen`, with what becomes of keys that go, and more to say in the journal.
pub(super) fn wijzigen_met(
    tx: &mut Schrijven<'_>,
    wie: &Wie,
    zaak: &mut Zaak,
    beheer: &Beheer,
    weg: Weg,
    (handeling, mut toelichting): (Handeling, Value),
) -> Result<()> {
    wie.mag(handeling)?;
    let vervangen = kenmerken::houd_bij(tx.conn, &zaak.activiteit, beheer, weg)?;
    if !vervangen.is_empty() {
        toelichting["vervangenKenmerken"] = json!(vervangen);
    }
    let tekst = tekst(beheer)?;
    let nieuw = tx.document(&tekst)?;
    zaak.activiteit.beheer = tekst;
    toelichting["beheer"] = json!(nieuw);
    zaak.boek(tx, handeling, (None, Some(nieuw)), toelichting)
}

/// What the entry that makes an activity says of it: the document that holds it. Of what is empty none is kept.
pub(super) fn feit(tx: &mut Schrijven<'_>, beheer: &Beheer) -> Result<Value> {
    if *beheer == Beheer::default() { Ok(Value::Null) } else { Ok(json!(tx.document(&tekst(beheer)?)?)) }
}

/// `beheer_bevestigen`: "checked, nothing changed". The public record shows when that was.
pub fn bevestigen(tx: &mut Schrijven<'_>, wie: &Wie, zaak: &mut Zaak) -> Result<()> {
    wie.mag(Handeling::BeheerBevestigen)?;
    zaak.activiteit.laatst_gecontroleerd_op = Some(tx.moment);
    zaak.boek(tx, Handeling::BeheerBevestigen, (None, None), json!({}))
}

//! The way of a concept past a reviewer: submitting, taking back, sending back. None of them changes a content.

use serde_json::{Value, json};

use super::zaak::Zaak;
use crate::{
    clock::Moment,
    domain::levensloop::{
        concept::{Terugsturing, Voortgang},
        handeling::Handeling,
        wie::Wie,
    },
    error::Result,
    store::{DocumentVerwijzing, Lezen, Schrijven, concepten, json as tekst},
};

/// `concept_indienen`: offers the concept for review. Where four eyes decide, a person stands behind that.
pub fn indienen(tx: &mut Schrijven<'_>, wie: &Wie, zaak: &mut Zaak) -> Result<()> {
    indienen_met(tx, wie, zaak, json!({}))
}

/// As `indienen`; `toelichting` is what the journal keeps beside it.
pub fn indienen_met(tx: &mut Schrijven<'_>, wie: &Wie, zaak: &mut Zaak, toelichting: Value) -> Result<()> {
    wie.mag(Handeling::ConceptIndienen)?;
    let (voortgang, sleutel, moment) = (zaak.concept()?.voortgang()?, tx.sleutel().to_owned(), tx.moment);
    let voortgang = ingediend(&tx.lezen(), wie, voortgang, (&sleutel, moment))?;
    zet(tx, zaak, &voortgang, (Handeling::ConceptIndienen, None), toelichting)
}

/// How far a concept is once this one submitted it.
pub fn ingediend(tx: &Lezen<'_>, wie: &Wie, voortgang: Voortgang, (sleutel, nu): (&str, Moment)) -> Result<Voortgang> {
    if tx.vier_ogen {
        wie.person()?;
    }
    Ok(voortgang.indienen(sleutel, nu)?)
}

/// `concept_terugnemen`: takes the submission back.
pub fn terugnemen(tx: &mut Schrijven<'_>, wie: &Wie, zaak: &mut Zaak) -> Result<()> {
    wie.mag(Handeling::ConceptTerugnemen)?;
    let voortgang = zaak.concept()?.voortgang()?.terugnemen(tx.sleutels())?;
    zet(tx, zaak, &voortgang, (Handeling::ConceptTerugnemen, None), json!({}))
}

/// `concept_terugsturen`: sends the concept back to its writer. What the reviewer wrote is a document, so that it can be erased.
pub fn terugsturen(tx: &mut Schrijven<'_>, wie: &Wie, zaak: &mut Zaak, terugsturing: Terugsturing) -> Result<()> {
    wie.mag(Handeling::ConceptTerugsturen)?;
    let document = tekst(&terugsturing)?;
    let toelichting = json!({ "aantalOpmerkingen": terugsturing.opmerkingen.len() });
    let voortgang = zaak.concept()?.voortgang()?.terugsturen(terugsturing)?;
    let document = tx.document(&document)?;
    zet(tx, zaak, &voortgang, (Handeling::ConceptTerugsturen, Some(document)), toelichting)
}

fn zet(
    tx: &mut Schrijven<'_>,
    zaak: &mut Zaak,
    voortgang: &Voortgang,
    (handeling, geschreven): (Handeling, Option<DocumentVerwijzing>),
    toelichting: Value,
) -> Result<()> {
    let mut document = None;
    if let Some(concept) = &mut zaak.concept {
        concept.rij.zet_voortgang(voortgang)?;
        concepten::update(tx.conn, &concept.rij)?;
        document = Some(concept.document.clone());
    }
    let nieuw = geschreven.or_else(|| document.clone());
    zaak.boek(tx, handeling, (document, nieuw), toelichting)
}

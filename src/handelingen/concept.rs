//! Writing a concept: beginning one, giving it another content, throwing it away.

use serde_json::{Value, json};

use super::{
    zaak::{Werkstuk, Zaak},
    zicht,
};
use crate::{
    domain::{
        inhoud::{Ingelezen, Inhoud},
        levensloop::{handeling::Handeling, weigering::ConflictCode, wie::Wie},
    },
    error::{Error, Result},
    store::{
        DocumentVerwijzing, Schrijven,
        concepten::{self, Concept},
        documenten, json as tekst, projectie,
    },
};

/// `create_concept`: a concept that begins with the content of the version that counts.
pub fn beginnen(tx: &mut Schrijven<'_>, wie: &Wie, zaak: &mut Zaak) -> Result<()> {
    if zaak.concept.is_some() {
        let reden = "Er is al een concept. Wijzig dat, of gooi het eerst weg (DELETE).";
        return Err(Error::conflict(ConflictCode::ConceptBestaatAl, reden));
    }
    let begin = zaak.uitgangspunt(tx.conn, tx.nu)?;
    let leeg = || Inhoud { naam: zaak.activiteit.identificatie.clone(), ..Inhoud::default() };
    let inhoud = begin.map_or_else(leeg, |(inhoud, _)| inhoud);
    schrijven(tx, wie, zaak, inhoud, Handeling::CreateConcept)
}

/// Gives the concept this content, and begins one where there is none; `handeling` is how.
pub fn schrijven(tx: &mut Schrijven<'_>, wie: &Wie, zaak: &mut Zaak, inhoud: Inhoud, handeling: Handeling) -> Result<()> {
    schrijven_met(tx, wie, zaak, inhoud, None, (handeling, json!({})))
}

/// As `schrijven`, with what could not be placed when it was read in, and more to say in the journal.
pub(super) fn schrijven_met(
    tx: &mut Schrijven<'_>,
    wie: &Wie,
    zaak: &mut Zaak,
    inhoud: Inhoud,
    ingelezen: Option<&[Ingelezen]>,
    (handeling, mut toelichting): (Handeling, Value),
) -> Result<()> {
    wie.mag(handeling)?;
    zicht::mag_inhoud(wie, &inhoud)?;
    let oud = zaak.concept.take();
    if let Some(concept) = &oud {
        concept.voortgang()?.bewerken()?;
    }
    let (was, zelfde) = oud.map_or((None, None), |oud| (Some((oud.rij, oud.document)), Some(oud.inhoud)));
    // What says the same is the same document.
    let document = match &was {
        Some((_, document)) if zelfde.as_ref() == Some(&inhoud) => document.clone(),
        _ => tx.document(&tekst(&inhoud)?)?,
    };
    let (mut rij, oud, is_nieuw) = match was {
        Some((rij, oud)) => (rij, Some(oud), false),
        None => (Concept::nieuw(zaak.activiteit.uuid, document.document, tx.moment), None, true),
    };
    rij.document = document.document.into();
    rij.gewijzigd_op = tx.moment;
    if let Some(ingelezen) = ingelezen {
        rij.ingelezen = tekst(&ingelezen)?;
        toelichting["ingelezen"] = json!(merk(tx, &document, ingelezen)?);
    }
    if is_nieuw {
        concepten::insert(tx.conn, &rij)?;
    } else {
        concepten::update(tx.conn, &rij)?;
    }
    zaak.concept_anders(tx, &inhoud)?;
    zaak.boek(tx, handeling, (oud, Some(document.clone())), toelichting)?;
    if zelfde.as_ref() != Some(&inhoud) {
        projectie::concept(tx, &zaak.activiteit, &inhoud)?;
    }
    zaak.concept = Some(Werkstuk { rij, inhoud, document });
    Ok(())
}

/// What the journal holds of what could not be placed: a hash under the salt of the content's document, with which it can be checked as long
/// as that document is there, and never guessed afterwards. `None` when everything was placed.
pub(super) fn merk(tx: &mut Schrijven<'_>, document: &DocumentVerwijzing, ingelezen: &[Ingelezen]) -> Result<Option<String>> {
    if ingelezen.is_empty() { Ok(None) } else { documenten::gezouten(tx.conn, document.document, &tekst(&ingelezen)?) }
}

/// `delete_concept`: throws the concept away; what was settled stays.
pub fn weggooien(tx: &mut Schrijven<'_>, wie: &Wie, zaak: &mut Zaak) -> Result<()> {
    wie.mag(Handeling::DeleteConcept)?;
    zaak.concept()?.voortgang()?.bewerken()?;
    let oud = zaak.concept.take().map(|concept| concept.document);
    concepten::delete(tx.conn, zaak.uuid())?;
    projectie::vergeet(tx.conn, zaak.activiteit.uuid)?;
    zaak.tijdlijn_anders(tx)?;
    zaak.boek(tx, Handeling::DeleteConcept, (oud, None), json!({}))
}

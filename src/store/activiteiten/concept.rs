//! The steps of a concept: starting, writing, throwing away, submitting and what follows.

use serde_json::{Value, json};
use uuid::Uuid;

use super::{Activiteit, journaal, raak};
use crate::{
    clock::Moment,
    database::DbConnection,
    domain::{
        inhoud::Inhoud,
        levensloop::{
            concept::{Terugsturing, Voortgang},
            handeling::Handeling,
            weigering::ConflictCode,
        },
    },
    error::{Error, Result},
    store::{
        DocumentVerwijzing, Schrijven, concepten, documenten, projectie,
        versies::{Geschiedenis, VersieDocument},
    },
};

/// Starts a concept from the content of the version that counts, or of the planned one when none counts yet.
pub fn start_concept(tx: &mut Schrijven<'_>, activiteit: &Activiteit) -> Result<()> {
    let uuid = activiteit.uuid.uuid();
    if concepten::find(tx.conn, uuid)?.is_some() {
        return Err(Error::conflict(
            ConflictCode::ConceptBestaatAl,
            "Er is al een concept. Wijzig dat, of gooi het eerst weg (DELETE).",
        ));
    }
    let inhoud = match uitgangspunt(tx, activiteit)? {
        Some(document) => document.inhoud.unwrap_or_default(),
        None => Inhoud { naam: activiteit.identificatie.clone(), ..Inhoud::default() },
    };
    begin_concept(tx, activiteit, &inhoud, Handeling::CreateConcept)
}

/// What a new concept begins with: the version that counts, or the planned one when none counts yet. A new content gets a begin of its own.
/// `None` when there is no content to begin with.
pub fn uitgangspunt(tx: &mut Schrijven<'_>, activiteit: &Activiteit) -> Result<Option<VersieDocument>> {
    let document = vastgesteld(tx.conn, activiteit.uuid.uuid(), tx.moment)?;
    Ok(document.map(|document| VersieDocument {
        inhoud: document.inhoud.map(|inhoud| Inhoud { begin_geldigheid: None, ..inhoud }),
        ..document
    }))
}

/// The document of the version that counts, or of the planned one when none counts yet; `None` when it has no content.
pub(in crate::store) fn vastgesteld(conn: &mut DbConnection, uuid: Uuid, moment: Moment) -> Result<Option<VersieDocument>> {
    let geschiedenis = Geschiedenis::lees(conn, uuid, moment)?;
    let geldend = geschiedenis.geldig_op(moment.datum());
    let bron = geldend.or_else(|| geschiedenis.tijdlijn.first().and_then(|periode| geschiedenis.versie(periode.toont)));
    let Some(versie) = bron else { return Ok(None) };
    Ok(crate::store::versies::document(conn, versie)?.filter(|document| document.inhoud.is_some()))
}

/// Starts a concept with this content, where there is none; `handeling` is how.
pub fn begin_concept(tx: &mut Schrijven<'_>, activiteit: &Activiteit, inhoud: &Inhoud, handeling: Handeling) -> Result<()> {
    let uuid = activiteit.uuid.uuid();
    let document = tx.document(&crate::store::json(inhoud)?)?;
    concepten::insert(tx, uuid, &document)?;
    let nieuw = raak(tx, activiteit)?;
    journaal(tx, handeling, uuid, activiteit.registerhouder.uuid(), (None, Some(document)), json!({}))?;
    projectie::concept(tx, &nieuw, Some(inhoud))
}

/// Gives the concept another content; `handeling` is how (PUT or PATCH).
pub fn wijzig_concept(
    tx: &mut Schrijven<'_>,
    activiteit: &Activiteit,
    concept: &concepten::Concept,
    inhoud: &Inhoud,
    handeling: Handeling,
) -> Result<()> {
    let uuid = activiteit.uuid.uuid();
    concept.voortgang()?.bewerken()?;
    let oud = documenten::verwijzing(tx.conn, concept.document.uuid())?;
    let nieuw = tx.document(&crate::store::json(inhoud)?)?;
    concepten::zet_document(tx, uuid, &nieuw)?;
    let activiteit = raak(tx, activiteit)?;
    journaal(tx, handeling, uuid, activiteit.registerhouder.uuid(), (oud, Some(nieuw)), json!({}))?;
    projectie::concept(tx, &activiteit, Some(inhoud))
}

/// Throws the concept away; what was settled stays.
pub fn gooi_concept_weg(tx: &mut Schrijven<'_>, activiteit: &Activiteit, concept: &concepten::Concept) -> Result<()> {
    let uuid = activiteit.uuid.uuid();
    concept.voortgang()?.bewerken()?;
    let oud = documenten::verwijzing(tx.conn, concept.document.uuid())?;
    concepten::delete(tx.conn, uuid)?;
    let activiteit = raak(tx, activiteit)?;
    journaal(tx, Handeling::DeleteConcept, uuid, activiteit.registerhouder.uuid(), (oud, None), json!({}))?;
    projectie::concept(tx, &activiteit, None)
}

/// Offers the concept for review.
pub fn indienen(tx: &mut Schrijven<'_>, activiteit: &Activiteit, concept: &concepten::Concept) -> Result<()> {
    let voortgang = concept.voortgang()?.indienen(tx.sleutel(), tx.moment)?;
    verplaats(tx, activiteit, concept, &voortgang, (Handeling::ConceptIndienen, None), json!({}))
}

/// Takes the submission back.
pub fn terugnemen(tx: &mut Schrijven<'_>, activiteit: &Activiteit, concept: &concepten::Concept) -> Result<()> {
    let voortgang = concept.voortgang()?.terugnemen(tx.sleutel())?;
    verplaats(tx, activiteit, concept, &voortgang, (Handeling::ConceptTerugnemen, None), json!({}))
}

/// Sends the concept back to its writer. What the reviewer wrote is a document, so that it can be erased.
pub fn terugsturen(
    tx: &mut Schrijven<'_>,
    activiteit: &Activiteit,
    concept: &concepten::Concept,
    terugsturing: Terugsturing,
) -> Result<()> {
    let document = tx.document(&crate::store::json(&terugsturing)?)?;
    let toelichting = json!({ "aantalOpmerkingen": terugsturing.opmerkingen.len() });
    let voortgang = concept.voortgang()?.terugsturen(terugsturing)?;
    verplaats(tx, activiteit, concept, &voortgang, (Handeling::ConceptTerugsturen, Some(document)), toelichting)
}

fn verplaats(
    tx: &mut Schrijven<'_>,
    activiteit: &Activiteit,
    concept: &concepten::Concept,
    voortgang: &Voortgang,
    (handeling, geschreven): (Handeling, Option<DocumentVerwijzing>),
    toelichting: Value,
) -> Result<()> {
    let uuid = activiteit.uuid.uuid();
    concepten::zet_voortgang(tx, uuid, voortgang)?;
    let document = documenten::verwijzing(tx.conn, concept.document.uuid())?;
    let inhoud = concept.inhoud(tx.conn)?;
    let activiteit = raak(tx, activiteit)?;
    let nieuw = geschreven.or_else(|| document.clone());
    journaal(tx, handeling, uuid, activiteit.registerhouder.uuid(), (document, nieuw), toelichting)?;
    projectie::concept(tx, &activiteit, Some(&inhoud))
}

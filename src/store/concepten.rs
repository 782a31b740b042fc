//! Concepts: at most one per activity.

use diesel::prelude::*;
use uuid::Uuid;

use super::{
    DocumentVerwijzing, Schrijven, documenten,
    schema::{concepten, journaal},
    versies,
};
use crate::{
    clock::Moment,
    database::{Code, DbConnection, Id},
    domain::{
        inhoud::Inhoud,
        levensloop::{
            concept::{Ingelezen, Voortgang},
            handeling::{Aandeel, Handeling},
        },
        woorden::codes::ConceptStatus,
    },
    error::{Error, Result},
};

/// A concept as stored.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = concepten)]
pub struct Concept {
    /// The activity.
    pub activiteit: Id,
    /// Being written or submitted.
    pub status: Code<ConceptStatus>,
    /// The document with its content.
    pub document: Id,
    /// Why it was sent back, as JSON.
    pub terugsturing: Option<String>,
    /// When it was submitted.
    pub ingediend_op: Option<Moment>,
    /// Key of who submitted it.
    pub ingediend_door: Option<String>,
    /// When it was started.
    pub aangemaakt_op: Moment,
    /// When it last changed.
    pub gewijzigd_op: Moment,
    /// What could not be placed when it was read in, as JSON.
    pub ingelezen: String,
}

impl Concept {
    /// Its place in the workflow.
    pub fn voortgang(&self) -> Result<Voortgang> {
        Ok(Voortgang {
            status: self.status.0,
            terugsturing: self.terugsturing.as_deref().map(serde_json::from_str).transpose()?,
            ingediend: self.ingediend_door.clone().zip(self.ingediend_op),
        })
    }

    /// What could not be placed when it was read in.
    pub fn ingelezen(&self) -> Result<Vec<Ingelezen>> {
        Ok(serde_json::from_str(&self.ingelezen)?)
    }

    /// Its content.
    pub fn inhoud(&self, conn: &mut DbConnection) -> Result<Inhoud> {
        documenten::lees(conn, self.document.uuid())?.ok_or_else(|| Error::internal("a concept has a document"))
    }
}

/// The concept of an activity.
pub fn find(conn: &mut DbConnection, activiteit: Uuid) -> Result<Option<Concept>> {
    Ok(concepten::table.find(Id::from(activiteit)).select(Concept::as_select()).first(conn).optional()?)
}

/// Starts a concept with this content.
pub(super) fn insert(tx: &mut Schrijven<'_>, activiteit: Uuid, document: &DocumentVerwijzing) -> Result<()> {
    diesel::insert_into(concepten::table)
        .values((
            concepten::activiteit.eq(Id::from(activiteit)),
            concepten::status.eq(Code(ConceptStatus::Concept)),
            concepten::document.eq(Id::from(document.document)),
            concepten::aangemaakt_op.eq(tx.moment),
            concepten::gewijzigd_op.eq(tx.moment),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Gives a concept another content.
pub(super) fn zet_document(tx: &mut Schrijven<'_>, activiteit: Uuid, document: &DocumentVerwijzing) -> Result<()> {
    diesel::update(concepten::table.find(Id::from(activiteit)))
        .set((concepten::document.eq(Id::from(document.document)), concepten::gewijzigd_op.eq(tx.moment)))
        .execute(tx.conn)?;
    Ok(())
}

/// Keeps what could not be placed, word for word.
pub(super) fn zet_ingelezen(tx: &mut Schrijven<'_>, activiteit: Uuid, ingelezen: &[Ingelezen]) -> Result<()> {
    diesel::update(concepten::table.find(Id::from(activiteit)))
        .set(concepten::ingelezen.eq(super::json(&ingelezen)?))
        .execute(tx.conn)?;
    Ok(())
}

/// Moves a concept in the workflow.
pub(super) fn zet_voortgang(tx: &mut Schrijven<'_>, activiteit: Uuid, voortgang: &Voortgang) -> Result<()> {
    let (door, op) = voortgang.ingediend.clone().unzip();
    diesel::update(concepten::table.find(Id::from(activiteit)))
        .set((
            concepten::status.eq(Code(voortgang.status)),
            concepten::terugsturing.eq(voortgang.terugsturing.as_ref().map(super::json).transpose()?),
            concepten::ingediend_door.eq(door),
            concepten::ingediend_op.eq(op),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Ends a concept: it was settled or thrown away.
pub(super) fn delete(conn: &mut DbConnection, activiteit: Uuid) -> Result<()> {
    diesel::delete(concepten::table.find(Id::from(activiteit))).execute(conn)?;
    Ok(())
}

/// Keys of those who wrote a revision since the last version or submitted it: they do not settle it.
pub fn schrijvers(conn: &mut DbConnection, activiteit: Uuid) -> Result<Vec<String>> {
    let handelingen = Handeling::codes_van(|een| matches!(een.aandeel(), Aandeel::Schrijft | Aandeel::Beslist));
    let vorige = versies::vorige_publicatie(conn, activiteit.into(), i64::MAX)?;
    let sleutels: Vec<Option<String>> = journaal::table
        .filter(journaal::onderwerp_uuid.eq(Id::from(activiteit)))
        .filter(journaal::volgnummer.gt(vorige))
        .filter(journaal::handeling.eq_any(handelingen))
        .select(journaal::handelende)
        .distinct()
        .load(conn)?;
    Ok(sleutels.into_iter().flatten().collect())
}

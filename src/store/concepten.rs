//! Concepts: at most one per activity.

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use super::{
    Backend, Stuk,
    activiteiten::Activiteit,
    documenten,
    schema::{activiteiten, concepten, journaal},
};
use crate::{
    clock::{Moment, ooit},
    database::{Code, DbConnection, Id},
    domain::{
        inhoud::{Ingelezen, Inhoud, ingelezen::VERWERKERS_BIJ_NAAM},
        levensloop::{concept::Voortgang, handeling::Handeling, lezer::Lezer},
        woorden::codes::ConceptStatus,
    },
    error::{Error, Result},
    store::journaal::Rij,
};

/// A concept as stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = concepten, primary_key(activiteit), treat_none_as_null = true, treat_none_as_default_value = false)]
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
    /// A concept that begins now, with this document.
    #[must_use]
    pub fn nieuw(activiteit: Id, document: Uuid, moment: Moment) -> Self {
        Self {
            activiteit,
            status: Code(ConceptStatus::Concept),
            document: Id::from(document),
            terugsturing: None,
            ingediend_op: None,
            ingediend_door: None,
            aangemaakt_op: moment,
            gewijzigd_op: moment,
            ingelezen: "[]".to_owned(),
        }
    }

    /// Moves it in the workflow.
    pub fn zet_voortgang(&mut self, voortgang: &Voortgang) -> Result<()> {
        self.status = Code(voortgang.status);
        self.terugsturing = voortgang.terugsturing.as_ref().map(super::json).transpose()?;
        (self.ingediend_door, self.ingediend_op) = voortgang.ingediend.clone().unzip();
        Ok(())
    }

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
    Ok(concepten::table.find(Id::from(activiteit)).select(Concept::as_select()).get_result(conn).optional()?)
}

/// The concepts with a proposal of a processor, as far as this reader may know of them: how many, and a part of them by key.
pub fn met_voorstel(
    conn: &mut DbConnection,
    (lezer, dag): (&Lezer, NaiveDate),
    stuk: &Stuk<Uuid>,
) -> Result<(i64, Vec<(Activiteit, Concept)>)> {
    let gekozen = || {
        let met = format!("%\"kolom\":\"{VERWERKERS_BIJ_NAAM}\"%");
        let rijen = activiteiten::table
            .inner_join(concepten::table.on(concepten::activiteit.eq(activiteiten::uuid)))
            .filter(concepten::ingelezen.like(met))
            .filter(activiteiten::vertrouwelijk_tot.le(if lezer.vertrouwelijk { ooit() } else { dag }));
        let mut query = rijen.into_boxed::<Backend>();
        if let Some(houders) = &lezer.registerhouders {
            query = query.filter(activiteiten::registerhouder.eq_any(houders.iter().map(|uuid| Id::from(*uuid))));
        }
        query
    };
    let count = gekozen().count().get_result(conn)?;
    let mut query = gekozen().order(activiteiten::uuid).limit(stuk.aantal).offset(stuk.van);
    if let Some(na) = stuk.na {
        query = query.filter(activiteiten::uuid.gt(Id::from(na)));
    }
    Ok((count, query.select((Activiteit::as_select(), Concept::as_select())).load(conn)?))
}

/// Adds a concept.
pub(crate) fn insert(conn: &mut DbConnection, concept: &Concept) -> Result<()> {
    diesel::insert_into(concepten::table).values(concept).execute(conn)?;
    Ok(())
}

/// Writes what can change of a concept.
pub(crate) fn update(conn: &mut DbConnection, concept: &Concept) -> Result<()> {
    diesel::update(concepten::table.find(concept.activiteit)).set(concept).execute(conn)?;
    Ok(())
}

/// Ends a concept: it was settled or thrown away.
pub(crate) fn delete(conn: &mut DbConnection, activiteit: Uuid) -> Result<()> {
    diesel::delete(concepten::table.find(Id::from(activiteit))).execute(conn)?;
    Ok(())
}

/// Where an entry that came of a file keeps who sent the file.
pub const AANGELEVERD_DOOR: &str = "aangeleverdDoor";

/// Keys of those who wrote a revision since an entry (that of the last version), sent the file it came from, or submitted it: they do not settle it.
pub fn schrijvers(conn: &mut DbConnection, activiteit: Uuid, vorige: i64) -> Result<Vec<String>> {
    let handelingen = Handeling::codes_van(|een| een.aandeel().telt_voor_vier_ogen());
    let regels: Vec<Rij> = journaal::table
        .filter(journaal::onderwerp_uuid.eq(Id::from(activiteit)))
        .filter(journaal::volgnummer.gt(vorige))
        .filter(journaal::handeling.eq_any(handelingen))
        .select(Rij::as_select())
        .load(conn)?;
    let mut sleutels = Vec::new();
    for regel in regels {
        sleutels.extend(regel.tekst()?.toelichting[AANGELEVERD_DOOR].as_str().map(str::to_owned));
        sleutels.extend(regel.handelende);
    }
    sleutels.sort_unstable();
    sleutels.dedup();
    Ok(sleutels)
}

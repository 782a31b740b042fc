//! Activities, and what happens to them: each function is one step of the life cycle with its journal entry.

pub(super) mod concept;
mod vaststelling;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

pub use concept::{
    begin_concept, gooi_concept_weg, indienen, start_concept, terugnemen, terugsturen, uitgangspunt, wijzig_concept,
};
pub use vaststelling::{beeindigen, intrekken, vaststellen};

use super::{DocumentVerwijzing, Gebeurtenis, Schrijven, concepten, projectie, schema::activiteiten};
use crate::{
    clock::Moment,
    database::{DbConnection, Id},
    domain::{
        inhoud::{Inhoud, beheer::Beheer},
        levensloop::{handeling::Handeling, weigering::ConflictCode},
    },
    error::{Error, Result},
};

/// An activity as stored: identity only.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = activiteiten)]
pub struct Activiteit {
    /// Its key.
    pub uuid: Id,
    /// Whose register it is in.
    pub registerhouder: Id,
    /// Its number, unique for a registerhouder.
    pub identificatie: String,
    /// Number of its last change: the ETag of everything below it.
    pub revisie: i64,
    /// What the organisation administers, as JSON.
    pub beheer: String,
    /// When somebody last looked whether it still holds.
    pub laatst_gecontroleerd_op: Option<Moment>,
    /// Some content of it is confidential.
    pub vertrouwelijk: bool,
    /// First day on which it is public.
    pub openbaar_vanaf: NaiveDate,
    /// When it was made.
    pub aangemaakt_op: Moment,
    /// When it last changed.
    pub gewijzigd_op: Moment,
}

impl Activiteit {
    /// What the organisation administers.
    pub fn beheer(&self) -> Result<Beheer> {
        Ok(serde_json::from_str(&self.beheer)?)
    }
}

/// One activity.
pub fn find(conn: &mut DbConnection, uuid: Uuid) -> Result<Option<Activiteit>> {
    Ok(activiteiten::table.find(Id::from(uuid)).select(Activiteit::as_select()).first(conn).optional()?)
}

/// A new activity, as asked for.
#[derive(Debug)]
pub struct Nieuw {
    /// Its key.
    pub uuid: Uuid,
    /// Its number, when the caller gives one.
    pub identificatie: Option<String>,
    /// Whose register it is in.
    pub registerhouder: Uuid,
    /// The content of its concept.
    pub inhoud: Inhoud,
    /// What the organisation administers.
    pub beheer: Beheer,
}

/// Adds an activity with its concept; `handeling` is how.
pub fn create(tx: &mut Schrijven<'_>, nieuw: &Nieuw, handeling: Handeling) -> Result<()> {
    let registerhouder = Id::from(nieuw.registerhouder);
    if find(tx.conn, nieuw.uuid)?.is_some() {
        return Err(Error::conflict(ConflictCode::BestaatAl, "Er is al een verwerkingsactiviteit met deze uuid."));
    }
    let (identificatie, nummer) = if let Some(eigen) = &nieuw.identificatie {
        (eigen.clone(), nummer_van(eigen))
    } else {
        let nummer = volgend_nummer(tx.conn, registerhouder)?;
        (format!("VA-{nummer:04}"), Some(nummer))
    };
    if is_bezet(tx.conn, registerhouder, &identificatie)? {
        return Err(Error::conflict(
            ConflictCode::BestaatAl,
            format!("De identificatie {identificatie} is al in gebruik in dit register."),
        ));
    }
    diesel::insert_into(activiteiten::table)
        .values((
            activiteiten::uuid.eq(Id::from(nieuw.uuid)),
            activiteiten::registerhouder.eq(registerhouder),
            activiteiten::identificatie.eq(&identificatie),
            activiteiten::identificatie_nummer.eq(nummer),
            activiteiten::revisie.eq(tx.revisie()),
            activiteiten::beheer.eq(super::json(&nieuw.beheer)?),
            activiteiten::vertrouwelijk.eq(false),
            activiteiten::openbaar_vanaf.eq(crate::clock::ooit()),
            activiteiten::aangemaakt_op.eq(tx.moment),
            activiteiten::gewijzigd_op.eq(tx.moment),
        ))
        .execute(tx.conn)?;
    let document = tx.document(&super::json(&nieuw.inhoud)?)?;
    concepten::insert(tx, nieuw.uuid, &document)?;
    projectie::beheer(tx.conn, nieuw.uuid, &nieuw.beheer)?;
    journaal(tx, handeling, nieuw.uuid, nieuw.registerhouder, (None, Some(document)), json!({}))?;
    let activiteit = bestaande(tx.conn, nieuw.uuid)?;
    projectie::concept(tx, &activiteit, Some(&nieuw.inhoud))
}

/// Whether a number is taken in this register.
pub(super) fn is_bezet(conn: &mut DbConnection, registerhouder: Id, identificatie: &str) -> Result<bool> {
    let bezet = activiteiten::table
        .filter(activiteiten::registerhouder.eq(registerhouder).and(activiteiten::identificatie.eq(identificatie)))
        .count()
        .get_result::<i64>(conn)?;
    Ok(bezet > 0)
}

/// The number after the highest; the lock of the journal keeps it free of races.
fn volgend_nummer(conn: &mut DbConnection, registerhouder: Id) -> Result<i64> {
    let hoogste: Option<i64> = activiteiten::table
        .filter(activiteiten::registerhouder.eq(registerhouder))
        .select(diesel::dsl::max(activiteiten::identificatie_nummer))
        .first(conn)?;
    Ok(hoogste.unwrap_or(0) + 1)
}

fn nummer_van(identificatie: &str) -> Option<i64> {
    let cijfers = identificatie.strip_prefix("VA-")?;
    (cijfers.len() <= 18 && cijfers.bytes().all(|teken| teken.is_ascii_digit())).then(|| cijfers.parse().ok())?
}

/// Changes what the organisation administers; `handeling` is how.
pub fn wijzig_beheer(
    tx: &mut Schrijven<'_>,
    activiteit: &Activiteit,
    beheer: &Beheer,
    handeling: Handeling,
) -> Result<Activiteit> {
    let uuid = activiteit.uuid.uuid();
    let tekst = super::json(beheer)?;
    let nieuw = tx.document(&tekst)?;
    diesel::update(activiteiten::table.find(activiteit.uuid)).set(activiteiten::beheer.eq(tekst)).execute(tx.conn)?;
    let activiteit = raak(tx, activiteit)?;
    journaal(tx, handeling, uuid, activiteit.registerhouder.uuid(), (None, Some(nieuw)), json!({}))?;
    projectie::beheer(tx.conn, uuid, beheer)?;
    Ok(activiteit)
}

/// Records "checked, nothing changed".
pub fn bevestigen(tx: &mut Schrijven<'_>, activiteit: &Activiteit) -> Result<Activiteit> {
    let activiteit = gecontroleerd(tx, activiteit)?;
    journaal(tx, Handeling::BeheerBevestigen, activiteit.uuid.uuid(), activiteit.registerhouder.uuid(), (None, None), json!({}))?;
    Ok(activiteit)
}

pub(super) fn bestaande(conn: &mut DbConnection, uuid: Uuid) -> Result<Activiteit> {
    find(conn, uuid)?.ok_or_else(|| Error::internal("the activity exists"))
}

/// The activity changes now: it gets the number of the entry that is written next.
pub(super) fn raak(tx: &mut Schrijven<'_>, activiteit: &Activiteit) -> Result<Activiteit> {
    diesel::update(activiteiten::table.find(activiteit.uuid))
        .set((activiteiten::revisie.eq(tx.revisie()), activiteiten::gewijzigd_op.eq(tx.moment)))
        .execute(tx.conn)?;
    bestaande(tx.conn, activiteit.uuid.uuid())
}

fn gecontroleerd(tx: &mut Schrijven<'_>, activiteit: &Activiteit) -> Result<Activiteit> {
    diesel::update(activiteiten::table.find(activiteit.uuid))
        .set(activiteiten::laatst_gecontroleerd_op.eq(tx.moment))
        .execute(tx.conn)?;
    raak(tx, activiteit)
}

pub(super) fn journaal(
    tx: &mut Schrijven<'_>,
    handeling: Handeling,
    uuid: Uuid,
    registerhouder: Uuid,
    (oud, nieuw): (Option<DocumentVerwijzing>, Option<DocumentVerwijzing>),
    toelichting: Value,
) -> Result<()> {
    let registerhouder = Some(registerhouder);
    tx.journaal(Gebeurtenis { handeling, onderwerp: uuid, registerhouder, oud, nieuw, toelichting })?;
    Ok(())
}

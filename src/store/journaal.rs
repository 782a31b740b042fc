//! The journal: read per thing and as a whole.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use super::{
    Backend, DocumentVerwijzing, Stuk,
    schema::{activiteiten, handelenden, journaal, journaalkop},
};
use crate::{
    clock::Moment,
    database::{DbConnection, Id},
    domain::levensloop::{handeling::Handeling, lezer::Lezer, wijziging::Stand},
    error::Result,
};

/// An entry as stored.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = journaal)]
pub struct Rij {
    /// 1, 2, 3… without gaps.
    pub volgnummer: i64,
    /// When.
    pub tijdstip: Moment,
    /// Which operation.
    pub handeling: String,
    /// On what kind of thing.
    pub onderwerp: String,
    /// On which.
    pub onderwerp_uuid: Id,
    /// Whose register.
    pub registerhouder: Option<Id>,
    /// Key of who did it.
    pub handelende: Option<String>,
    /// SHA-256 over the previous hash and the text.
    pub hash: String,
    /// The entry itself, as it was hashed.
    pub tekst: String,
}

/// What the text of an entry says.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tekst {
    pub(super) volgnummer: i64,
    pub(super) tijdstip: Moment,
    pub(super) handeling: String,
    pub(super) onderwerp: String,
    pub(super) onderwerp_uuid: Uuid,
    pub(super) registerhouder: Option<Uuid>,
    pub(super) handelende: String,
    /// The application that asked for it.
    pub applicatie: String,
    /// The document before.
    pub oud: Option<DocumentVerwijzing>,
    /// The document after.
    pub nieuw: Option<DocumentVerwijzing>,
    /// Result and reason.
    pub toelichting: Value,
}

impl Tekst {
    /// The number of the version that it is about.
    #[must_use]
    pub fn versie(&self) -> Option<i32> {
        let nummer = [&self.toelichting["versie"]["nummer"], &self.toelichting["nummer"]].into_iter().find_map(Value::as_i64);
        nummer.and_then(|nummer| i32::try_from(nummer).ok())
    }
}

impl Rij {
    /// What the text says.
    pub fn tekst(&self) -> Result<Tekst> {
        Ok(serde_json::from_str(&self.tekst)?)
    }

    /// The act, if this release knows it.
    #[must_use]
    pub fn handeling(&self) -> Option<Handeling> {
        self.handeling.parse().ok()
    }
}

/// Which entries a list asks for; the newest come first.
#[derive(Debug, Clone)]
pub struct Selectie {
    /// What who asks sees.
    pub lezer: Lezer,
    /// Only of this thing.
    pub onderwerp: Option<Uuid>,
    /// Only these acts; none means all.
    pub handelingen: Vec<Handeling>,
}

impl Selectie {
    /// All that this reader sees.
    #[must_use]
    pub fn voor(lezer: Lezer) -> Self {
        Self { lezer, onderwerp: None, handelingen: Vec::new() }
    }
}

/// An entry with the name of who did it, while that is known.
pub type MetNaam = (Rij, Option<String>);

/// A part of the entries, newest first, with the names that are still known, and how many there are in all.
pub fn list(conn: &mut DbConnection, selectie: &Selectie, stuk: &Stuk<i64>) -> Result<(i64, Vec<MetNaam>)> {
    let count = gekozen(selectie).count().get_result(conn)?;
    let mut query = gekozen(selectie).order(journaal::volgnummer.desc()).limit(stuk.aantal).offset(stuk.van);
    if let Some(na) = stuk.na {
        query = query.filter(journaal::volgnummer.lt(na));
    }
    let nummers: Vec<i64> = query.select(journaal::volgnummer).load(conn)?;
    let rijen: Vec<Rij> = journaal::table
        .filter(journaal::volgnummer.eq_any(nummers))
        .order(journaal::volgnummer.desc())
        .select(Rij::as_select())
        .load(conn)?;
    let sleutels: Vec<String> = rijen.iter().filter_map(|rij| rij.handelende.clone()).collect();
    let namen: std::collections::HashMap<String, String> = handelenden::table
        .filter(handelenden::sleutel.eq_any(sleutels))
        .select((handelenden::sleutel, handelenden::weergave))
        .load::<(String, String)>(conn)?
        .into_iter()
        .collect();
    let met_naam = |rij: Rij| {
        let naam = rij.handelende.as_ref().and_then(|sleutel| namen.get(sleutel).cloned());
        (rij, naam)
    };
    Ok((count, rijen.into_iter().map(met_naam).collect()))
}

/// So many entries after a number, oldest first, without names.
pub fn na(conn: &mut DbConnection, selectie: &Selectie, na: i64, aantal: i64) -> Result<Vec<Rij>> {
    let query = gekozen(selectie).filter(journaal::volgnummer.gt(na)).order(journaal::volgnummer).limit(aantal);
    Ok(query.select(Rij::as_select()).load(conn)?)
}

/// How much of the hash of an entry marks it.
pub(super) const MERK: usize = Stand::MERK;

/// The mark of an entry: in another history the entry with this number has another one.
pub fn merk(conn: &mut DbConnection, volgnummer: i64) -> Result<String> {
    let hash: Option<String> = journaal::table.find(volgnummer).select(journaal::hash).first(conn).optional()?;
    // What was never journalled has none, in any history.
    Ok(hash.as_deref().map_or_else(|| "-".to_owned(), merk_van))
}

/// The marks of several entries.
pub fn merken(conn: &mut DbConnection, volgnummers: Vec<i64>) -> Result<HashMap<i64, String>> {
    let rijen = journaal::table.filter(journaal::volgnummer.eq_any(volgnummers)).select((journaal::volgnummer, journaal::hash));
    let rijen: Vec<(i64, String)> = rijen.load(conn)?;
    Ok(rijen.into_iter().map(|(volgnummer, hash)| (volgnummer, merk_van(&hash))).collect())
}

/// The mark of the entry with this hash.
pub(super) fn merk_van(hash: &str) -> String {
    hash.chars().take(MERK).collect()
}

/// The number and hash of the last entry.
pub fn kop(conn: &mut DbConnection) -> Result<(i64, String)> {
    Ok(journaalkop::table.select((journaalkop::volgnummer, journaalkop::hash)).first(conn)?)
}

/// The entries that are asked for.
pub(super) fn gekozen(selectie: &Selectie) -> journaal::BoxedQuery<'_, Backend> {
    let mut query = journaal::table.into_boxed();
    if let Some(onderwerp) = selectie.onderwerp {
        query = query.filter(journaal::onderwerp_uuid.eq(Id::from(onderwerp)));
    }
    if let Some(registerhouders) = &selectie.lezer.registerhouders {
        query = query.filter(journaal::registerhouder.eq_any(registerhouders.iter().map(|uuid| Id::from(*uuid))));
    }
    if !selectie.lezer.vertrouwelijk {
        let vertrouwelijk = activiteiten::table.filter(activiteiten::vertrouwelijk.eq(true)).select(activiteiten::uuid);
        query = query.filter(journaal::onderwerp_uuid.ne_all(vertrouwelijk));
    }
    if !selectie.handelingen.is_empty() {
        query = query.filter(journaal::handeling.eq_any(selectie.handelingen.iter().map(|handeling| handeling.code())));
    }
    query
}

/// Empties the names of those who were last seen before a moment; their keys stay in the journal.
pub fn leeg_namen(conn: &mut DbConnection, voor: Moment) -> Result<usize> {
    Ok(diesel::delete(handelenden::table.filter(handelenden::laatst_gezien.lt(voor))).execute(conn)?)
}

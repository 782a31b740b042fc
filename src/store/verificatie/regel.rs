//! An entry, as its text tells it: the chain holds the text.

use diesel::prelude::*;
use serde_json::Value;

use super::rijen::Regels;
use crate::{
    database::DbConnection,
    domain::levensloop::handeling::Handeling,
    error::Result,
    store::{DocumentVerwijzing, journaal::Tekst, schema::journaal},
};

/// An entry.
pub(super) struct Regel {
    /// The act.
    pub(super) handeling: Handeling,
    /// What the text says.
    pub(super) tekst: Tekst,
}

impl Regel {
    /// Of a row; `None` when its text cannot be read, tells of another thing, or of an act that this release does not know.
    pub(super) fn lees(rij: &Regels) -> Option<Self> {
        let tekst: Tekst = serde_json::from_str(&rij.tekst).ok()?;
        let handeling = tekst.handeling.parse().ok()?;
        (tekst.onderwerp_uuid.to_string() == rij.onderwerp_uuid).then_some(Self { handeling, tekst })
    }

    /// A fact that the act wrote down.
    pub(super) fn feit(&self, naam: &str) -> Option<&Value> {
        self.tekst.toelichting.get(naam)
    }

    /// A fact that is text.
    pub(super) fn woord(&self, naam: &str) -> Option<&str> {
        self.feit(naam)?.as_str()
    }

    /// The documents that it names, each once: before, after, and those among its facts.
    pub(super) fn verwijzingen(&self) -> Vec<DocumentVerwijzing> {
        let feiten = self.tekst.toelichting.as_object().into_iter().flat_map(|feiten| feiten.values());
        // A list of two texts would be read as one too.
        let feiten = feiten.filter(|feit| feit.is_object()).filter_map(|feit| serde_json::from_value(feit.clone()).ok());
        let mut gevonden: Vec<DocumentVerwijzing> = Vec::new();
        for verwijzing in self.tekst.oud.iter().chain(&self.tekst.nieuw).cloned().chain(feiten) {
            if !gevonden.contains(&verwijzing) {
                gevonden.push(verwijzing);
            }
        }
        gevonden
    }
}

/// So many entries after a number, in order.
pub(super) fn na(conn: &mut DbConnection, na: Option<i64>, aantal: i64) -> Result<Vec<Regels>> {
    let mut query = journaal::table.select(Regels::as_select()).into_boxed();
    if let Some(na) = na {
        query = query.filter(journaal::volgnummer.gt(na));
    }
    let regels = query.order(journaal::volgnummer).limit(aantal).load(conn)?;
    Ok(verder(regels, na.as_ref(), |regel: &Regels| regel.volgnummer))
}

/// The next things that the journal tells of, in order of key.
pub(super) fn onderwerpen(conn: &mut DbConnection, na: Option<&str>, aantal: i64) -> Result<Vec<String>> {
    let mut query = journaal::table.select(journaal::onderwerp_uuid).distinct().into_boxed();
    if let Some(na) = na {
        query = query.filter(journaal::onderwerp_uuid.gt(na));
    }
    let zaken = query.order(journaal::onderwerp_uuid).limit(aantal).load(conn)?;
    Ok(verder(zaken, na.map(str::to_owned).as_ref(), String::clone))
}

/// The entries of the things from one key to another, by thing and in order.
pub(super) fn over(conn: &mut DbConnection, van: &str, tot: &str) -> Result<Vec<Regels>> {
    let regels = journaal::table.filter(journaal::onderwerp_uuid.between(van, tot));
    Ok(regels.order((journaal::onderwerp_uuid, journaal::volgnummer)).select(Regels::as_select()).load(conn)?)
}

/// A step of what is read in steps, in order of key. In SQLite a key of another type comes after every key in each of them.
pub(super) fn verder<T, K: Ord>(mut stap: Vec<T>, na: Option<&K>, sleutel: impl Fn(&T) -> K) -> Vec<T> {
    stap.sort_by_key(&sleutel);
    stap.retain(|een| na.is_none_or(|na| sleutel(een) > *na));
    stap
}

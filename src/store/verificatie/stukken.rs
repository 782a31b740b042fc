//! Documents: each one that an entry names is there as it was, or was erased by a decision that names it; and there are no others.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::{
    boek::Boek,
    gebrek::Plaats,
    regel::{self, Regel},
};
use crate::{
    clock::Moment,
    database::{DbConnection, Id, Packed},
    error::Result,
    store::{documenten, schema::documenten as tabel},
};

/// The documents of so many entries are read at a time.
const REGELS: usize = 50;
/// So many entries or keys are read at a time.
const STAP: i64 = 1000;

/// The documents of one thing.
#[derive(Default)]
pub(super) struct Stukken {
    er: BTreeSet<Uuid>,
    weg: Vec<(i64, Uuid)>,
}

impl Stukken {
    /// Reads what the entries of a thing name.
    pub(super) fn lees(conn: &mut DbConnection, regels: &[Regel], boek: &mut Boek) -> Result<Self> {
        let mut stukken = Self::default();
        for deel in regels.chunks(REGELS) {
            let genoemd: Vec<_> = deel
                .iter()
                .flat_map(|regel| regel.verwijzingen().into_iter().map(|verwijzing| (regel.tekst.volgnummer, verwijzing)))
                .collect();
            let ids = genoemd.iter().map(|(_, verwijzing)| Id::from(verwijzing.document));
            let rijen: Vec<(String, String, Packed)> =
                tabel::table.filter(tabel::id.eq_any(ids)).select((tabel::id, tabel::zout, tabel::tekst)).load(conn)?;
            // What cannot be unpacked has the hash of no text that was kept.
            let hash = |zout: &str, tekst: &Packed| documenten::gezouten_met(zout, &tekst.text().unwrap_or_default());
            let hashes: BTreeMap<String, String> = rijen.into_iter().map(|(id, zout, tekst)| (id, hash(&zout, &tekst))).collect();
            for (nummer, verwijzing) in genoemd {
                let Some(hash) = hashes.get(&verwijzing.document.to_string()) else {
                    stukken.weg.push((nummer, verwijzing.document));
                    continue;
                };
                stukken.er.insert(verwijzing.document);
                if *hash != verwijzing.hash {
                    boek.gebrek(Plaats::Regel(nummer), format!("document {} is gewijzigd", verwijzing.document));
                }
            }
        }
        boek.documenten += i64::try_from(stukken.er.len()).unwrap_or(i64::MAX);
        Ok(stukken)
    }

    /// Holds what is gone against what was decided to be erased.
    pub(super) fn sluit(self, gewist: &BTreeMap<Uuid, Moment>, boek: &mut Boek) {
        for (nummer, document) in self.weg {
            match gewist.get(&document) {
                Some(moment) => boek.gewist(nummer, format!("document {document} is gewist op besluit van {moment}")),
                None => boek.gebrek(Plaats::Regel(nummer), format!("document {document} ontbreekt")),
            }
        }
        for (document, moment) in gewist.iter().filter(|(document, _)| self.er.contains(document)) {
            let wat = format!("is gewist op besluit van {moment}, maar staat er weer");
            boek.gebrek(Plaats::Rij("documenten", document.to_string()), wat);
        }
    }
}

/// Finds the documents that no entry names. Only when there are more than were met are the keys of all of them held side by side.
pub(super) fn vreemd(conn: &mut DbConnection, boek: &mut Boek) -> Result<()> {
    if tabel::table.count().get_result::<i64>(conn)? == boek.documenten {
        return Ok(());
    }
    let (mut genoemd, mut na) = (BTreeSet::new(), None);
    loop {
        let regels = regel::na(conn, na, STAP)?;
        let Some(laatste) = regels.last() else { break };
        na = Some(laatste.volgnummer);
        let regels = regels.iter().filter_map(Regel::lees);
        genoemd.extend(regels.flat_map(|regel| regel.verwijzingen()).map(|verwijzing| verwijzing.document.to_string()));
    }
    let mut na: Option<String> = None;
    loop {
        let mut query = tabel::table.select(tabel::id).into_boxed();
        if let Some(na) = &na {
            query = query.filter(tabel::id.gt(na.clone()));
        }
        let ids: Vec<String> = regel::verder(query.order(tabel::id).limit(STAP).load(conn)?, na.as_ref(), String::clone);
        let Some(laatste) = ids.last() else { return Ok(()) };
        na = Some(laatste.clone());
        ids.into_iter().filter(|id| !genoemd.contains(id)).for_each(|id| boek.vreemd("documenten", id));
    }
}

/// A document that says what a row must be: as text and read. What cannot be read is a fault; what is gone was found already.
pub(super) fn gelezen<T: DeserializeOwned>(
    conn: &mut DbConnection,
    nummer: i64,
    document: Uuid,
    boek: &mut Boek,
) -> Result<Option<(String, T)>> {
    let Some(tekst) = documenten::kept_text(conn, document)? else { return Ok(None) };
    let gelezen = serde_json::from_str(&tekst).ok();
    if gelezen.is_none() {
        boek.gebrek(Plaats::Regel(nummer), format!("document {document} is niet te lezen"));
    }
    Ok(gelezen.map(|gelezen| (tekst, gelezen)))
}

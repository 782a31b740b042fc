//! Documents: the text of every content, beside the chain of the journal, so that erasing one breaks nothing.

use std::collections::HashMap;

use diesel::prelude::*;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::{DocumentVerwijzing, schema::documenten};
use crate::{
    database::{DbConnection, Id, Packed},
    error::Result,
    hash::sha256,
};

/// The text of a document, or `None` when it was erased.
pub fn tekst(conn: &mut DbConnection, id: Uuid) -> Result<Option<String>> {
    let tekst: Option<Packed> = documenten::table.find(Id::from(id)).select(documenten::tekst).get_result(conn).optional()?;
    tekst.as_ref().map(Packed::text).transpose()
}

/// As `tekst`, for who checks what stands there: what cannot be unpacked is a text that was never kept.
pub(super) fn kept_text(conn: &mut DbConnection, id: Uuid) -> Result<Option<String>> {
    Ok(met_zout(conn, id)?.map(|(_, tekst)| tekst.text().unwrap_or_default()))
}

/// A document as what it holds, or `None` when it was erased.
pub fn lees<T: DeserializeOwned>(conn: &mut DbConnection, id: Uuid) -> Result<Option<T>> {
    tekst(conn, id)?.map(|tekst| Ok(serde_json::from_str(&tekst)?)).transpose()
}

/// The texts of many documents.
pub fn teksten(conn: &mut DbConnection, ids: &[Uuid]) -> Result<HashMap<Uuid, String>> {
    let ids = ids.iter().map(|id| Id::from(*id));
    let rijen: Vec<(Id, Packed)> =
        documenten::table.filter(documenten::id.eq_any(ids)).select((documenten::id, documenten::tekst)).load(conn)?;
    rijen.into_iter().map(|(id, tekst)| Ok((id.uuid(), tekst.text()?))).collect()
}

/// A document as what it holds, with the reference to it, or `None` when it was erased.
pub fn met_verwijzing<T: DeserializeOwned>(conn: &mut DbConnection, id: Uuid) -> Result<Option<(DocumentVerwijzing, T)>> {
    let rij = met_zout(conn, id)?;
    rij.map(|(zout, tekst)| {
        let tekst = tekst.text()?;
        Ok((verwezen(id, &zout, &tekst), serde_json::from_str(&tekst)?))
    })
    .transpose()
}

fn met_zout(conn: &mut DbConnection, id: Uuid) -> Result<Option<(String, Packed)>> {
    Ok(documenten::table.find(Id::from(id)).select((documenten::zout, documenten::tekst)).get_result(conn).optional()?)
}

fn verwezen(id: Uuid, zout: &str, tekst: &str) -> DocumentVerwijzing {
    DocumentVerwijzing { document: id, hash: gezouten_met(zout, tekst) }
}

/// The hash of a text under a salt.
pub(super) fn gezouten_met(zout: &str, tekst: &str) -> String {
    sha256(&[zout.as_bytes(), tekst.as_bytes()])
}

/// The salt of a document.
pub(super) fn zout(conn: &mut DbConnection, id: Uuid) -> Result<Option<String>> {
    Ok(documenten::table.find(Id::from(id)).select(documenten::zout).get_result(conn).optional()?)
}

/// The hash of another text under the salt of a document: once the document is erased, nobody can try what the text was.
pub(crate) fn gezouten(conn: &mut DbConnection, document: Uuid, tekst: &str) -> Result<Option<String>> {
    Ok(zout(conn, document)?.map(|zout| gezouten_met(&zout, tekst)))
}

/// The reference to a document that exists: its id and salted hash. What cannot be unpacked has the hash of no text that was kept.
pub fn verwijzing(conn: &mut DbConnection, id: Uuid) -> Result<Option<DocumentVerwijzing>> {
    Ok(met_zout(conn, id)?.map(|(zout, tekst)| verwezen(id, &zout, &tekst.text().unwrap_or_default())))
}

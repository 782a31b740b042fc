//! What is administered beside a content, and which entries are about that.

use serde_json::Value;
use uuid::Uuid;

use super::{concept::Concept, regel::Regel, verwachting::Eis};
use crate::{
    database::DbConnection,
    domain::{inhoud::beheer::Beheer, levensloop::handeling::Aandeel},
    error::Result,
    store::{DocumentVerwijzing, documenten},
};

/// What an entry that writes is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deel {
    /// The content of a concept.
    Concept,
    /// What is administered beside it.
    Beheer,
    /// One of both: an earlier release did not say which, and the document is erased.
    Onbekend,
}

/// What an entry is about; `None` when it only keeps what was delivered.
pub(super) fn deel(conn: &mut DbConnection, regel: &Regel, concept: Option<&Concept>) -> Result<Option<Deel>> {
    let Some(nieuw) = &regel.tekst.nieuw else { return Ok(None) };
    if let Some(feit) = regel.feit("beheer") {
        let is_beheer = feit.get("document").and_then(Value::as_str) == Some(nieuw.document.to_string().as_str());
        return Ok(Some(if is_beheer { Deel::Beheer } else { Deel::Concept }));
    }
    // Only a delivery and a file write both.
    if regel.handeling.aandeel() != Aandeel::Levert || regel.tekst.oud.is_some() || regel.feit("ingelezen").is_some() {
        return Ok(Some(Deel::Concept));
    }
    if concept.is_some_and(Concept::is_zeker) {
        return Ok(Some(Deel::Beheer));
    }
    let document = documenten::kept_text(conn, nieuw.document)?.and_then(|tekst| serde_json::from_str::<Value>(&tekst).ok());
    Ok(Some(match document {
        // A content has a name, and what is administered has none.
        Some(document) if document.get("naam").is_some() => Deel::Concept,
        Some(_) => Deel::Beheer,
        None => Deel::Onbekend,
    }))
}

/// What is administered, as far as the journal tells.
pub(super) enum Beheerd {
    /// An earlier release did not write it down.
    Onbekend,
    /// Nothing.
    Leeg,
    /// What this document holds.
    Document(Uuid),
}

impl Beheerd {
    /// As this entry says.
    pub(super) fn na(regel: &Regel) -> Self {
        match regel.feit("beheer") {
            Some(Value::Null) => Self::Leeg,
            Some(feit) => serde_json::from_value::<DocumentVerwijzing>(feit.clone())
                .map_or(Self::Onbekend, |verwijzing| Self::Document(verwijzing.document)),
            None => regel.tekst.nieuw.as_ref().map_or(Self::Onbekend, |verwijzing| Self::Document(verwijzing.document)),
        }
    }

    /// What it says, while the document is there.
    pub(super) fn inhoud(&self, conn: &mut DbConnection) -> Result<Option<Beheer>> {
        Ok(match self {
            Self::Onbekend => None,
            Self::Leeg => Some(Beheer::default()),
            Self::Document(document) => {
                documenten::kept_text(conn, *document)?.and_then(|tekst| serde_json::from_str(&tekst).ok())
            }
        })
    }

    /// What the column must be; of a document that is gone nobody can tell.
    pub(super) fn eis(&self, conn: &mut DbConnection) -> Result<Option<Eis>> {
        Ok(match self {
            Self::Onbekend => None,
            Self::Leeg => Some(Eis::LeegBeheer),
            Self::Document(document) => documenten::kept_text(conn, *document)?.map(|tekst| Eis::Is(Value::String(tekst))),
        })
    }
}

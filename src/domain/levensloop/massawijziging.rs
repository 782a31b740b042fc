//! One change for many activities: what it makes of a content, as JSON. The caller checks what comes of it as it checks any content.

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::domain::{inhoud::Inhoud, recht::kennis::Kennis};

/// What is to change.
#[derive(Debug, Clone)]
pub enum Massawijziging {
    /// The content stays; a new version freezes what the organisation is called now.
    OrganisatieBijwerken(Uuid),
    /// One organisation instead of another, wherever the content names it.
    OrganisatieVervangen {
        /// The one that goes.
        van: Uuid,
        /// The one that comes.
        door: Uuid,
    },
    /// One law instead of another, wherever the content names it; articles stay as they were.
    RegelingVervangen {
        /// BWB id, CELEX number or CVDR id of the one that goes.
        van: String,
        /// That of the one that comes.
        door: String,
        /// Its name; without one what the register knows of it.
        citeertitel: Option<String>,
    },
    /// A JSON Merge Patch (RFC 7396) of the content.
    MergePatch(Value),
}

impl Massawijziging {
    /// The content after the change.
    pub fn toegepast(&self, inhoud: &Inhoud, kennis: &Kennis) -> serde_json::Result<Value> {
        let mut nieuw = serde_json::to_value(inhoud)?;
        match self {
            Self::OrganisatieBijwerken(_) => {}
            Self::OrganisatieVervangen { van, door } => vervang(&mut nieuw, &van.to_string(), &door.to_string()),
            Self::RegelingVervangen { van, door, citeertitel } => {
                let bekend = || kennis.zoek("regeling", door).map(|regeling| regeling.naam.clone());
                let citeertitel = citeertitel.clone().or_else(bekend);
                ieder_object(&mut nieuw, &mut |object| {
                    if object.get("regeling").and_then(Value::as_str) == Some(van) {
                        object.insert("regeling".to_owned(), door.as_str().into());
                        object.insert("citeertitel".to_owned(), citeertitel.clone().into());
                        // The address was that of the old one; without one it is derived.
                        object.insert("url".to_owned(), Value::Null);
                    }
                });
            }
            Self::MergePatch(patch) => json_patch::merge(&mut nieuw, patch),
        }
        Ok(nieuw)
    }
}

/// A uuid stands for one thing, wherever it stands.
fn vervang(value: &mut Value, van: &str, door: &str) {
    match value {
        Value::String(tekst) if tekst == van => door.clone_into(tekst),
        Value::Array(items) => items.iter_mut().for_each(|item| vervang(item, van, door)),
        Value::Object(leden) => leden.values_mut().for_each(|lid| vervang(lid, van, door)),
        _ => {}
    }
}

fn ieder_object(value: &mut Value, doe: &mut impl FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| ieder_object(item, doe)),
        Value::Object(leden) => {
            doe(leden);
            leden.values_mut().for_each(|lid| ieder_object(lid, doe));
        }
        _ => {}
    }
}

//! How the values of a filter on kenmerken are read and told.

use utoipa::openapi::{RefOr, Schema, extensions::Extensions};

use crate::{
    domain::{recht::kennis::Kennis, zoeken::kenmerk::Waarde},
    http::{
        contract::unknown_code,
        query::{
            Kind, Query,
            kind::{Choices, FreeTexts, Texts, Uuids, several, text},
        },
    },
};

/// The longest code of an open list.
const CODE: usize = 100;
/// The longest value that is compared as text.
const TEKST: usize = 400;

impl Kind for Waarde {
    type Value = Vec<String>;

    fn read(&self, query: &mut Query, sleutel: &'static str) -> Vec<String> {
        match self {
            Self::Uuid => Uuids.read(query, sleutel).into_iter().map(|uuid| uuid.to_string()).collect(),
            Self::Gesloten(_, mogelijk) => Choices(*mogelijk).read(query, sleutel).into_iter().map(str::to_owned).collect(),
            Self::Open(_) => Texts(CODE).read(query, sleutel),
            Self::OpenOfUuid(_) => {
                let waarden = Texts(CODE).read(query, sleutel);
                waarden.into_iter().map(|waarde| uuid(&waarde).map_or(waarde, |uuid| uuid.to_string())).collect()
            }
            Self::Tekst => FreeTexts(TEKST).read(query, sleutel),
        }
    }

    fn schema(&self) -> RefOr<Schema> {
        match self {
            Self::Uuid => Uuids.schema(),
            Self::Gesloten(_, mogelijk) => Choices(*mogelijk).schema(),
            Self::Open(lijst) => {
                let extensie = Extensions::builder().add("x-referentielijst", *lijst).build();
                several(text().max_length(Some(CODE)).extensions(Some(extensie)).into())
            }
            Self::OpenOfUuid(_) => Texts(CODE).schema(),
            Self::Tekst => FreeTexts(TEKST).schema(),
        }
    }
}

/// Why each of these values that is no code of the list is refused.
pub(super) fn bezwaren(soort: Waarde, waarden: &[String], kennis: &Kennis) -> Vec<String> {
    let (Waarde::Open(lijst) | Waarde::OpenOfUuid(lijst)) = soort else { return Vec::new() };
    let is_uuid = |waarde: &str| matches!(soort, Waarde::OpenOfUuid(_)) && uuid(waarde).is_some();
    let onbekend = waarden.iter().filter(|waarde| !is_uuid(waarde) && kennis.zoek(lijst, waarde).is_none());
    onbekend.map(|waarde| unknown_code(kennis, lijst, waarde)).collect()
}

/// Of the ways to write a uuid only the one with hyphens, as everywhere.
fn uuid(waarde: &str) -> Option<uuid::Uuid> {
    waarde.parse().ok().filter(|_| waarde.len() == 36)
}

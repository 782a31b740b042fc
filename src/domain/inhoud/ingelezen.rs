//! What was read beside the content.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Wat bij het inlezen geen plaats vond in de inhoud, woord voor woord. Nooit openbaar en nooit in een versie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Ingelezen {
    /// De kolom in het bestand.
    #[schema(example = "Bewaartermijn")]
    pub kolom: String,
    /// De tekst die daar stond.
    #[schema(example = "Zolang als nodig is")]
    pub tekst: String,
}

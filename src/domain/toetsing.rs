//! The machine's check of a content against the law: *toetsing*, with *bevindingen*.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::codes::Ernst;

/// Een bevinding van de toetsing: wat er ontbreekt of niet klopt, waar, en wat eraan te doen is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Bevinding {
    /// Vaste code van de regel.
    #[schema(example = "VR-C01")]
    pub code: String,
    /// Hoe zwaar de bevinding weegt.
    pub ernst: Ernst,
    /// Plaats in de inhoud (JSON-pointer).
    #[schema(example = "/doelen/0/grondslagen")]
    pub pointer: String,
    /// Wat er aan de hand is.
    pub melding: String,
    /// Artikel waarop de regel berust.
    #[schema(example = "AVG artikel 6 lid 1")]
    pub bron: String,
}

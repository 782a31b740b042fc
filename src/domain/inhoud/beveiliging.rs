//! Security measures (AVG 30(1)(g), 32).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Hoe de gegevens zijn beveiligd (AVG artikel 32).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Beveiliging {
    /// Algemene beschrijving die openbaar mag zijn, zonder details.
    #[schema(max_length = 2042)]
    pub openbare_omschrijving: Option<String>,
    /// Normenkaders waaraan de organisatie zich houdt.
    #[schema(max_items = 20, extensions(("x-referentielijst" = json!("normenkader"))))]
    pub normenkaders: Vec<String>,
    /// De maatregelen. Alleen voor intern gebruik.
    #[schema(max_items = 100)]
    pub maatregelen: Vec<Maatregel>,
}

/// Een beveiligingsmaatregel. Alleen voor intern gebruik.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Maatregel {
    /// De soort maatregel.
    #[schema(extensions(("x-referentielijst" = json!("maatregel_soort"))))]
    pub soort: Option<String>,
    /// Omschrijving van de maatregel.
    #[schema(max_length = 2042)]
    pub omschrijving: Option<String>,
}

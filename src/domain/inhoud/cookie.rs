//! Cookies and what is like them (Telecommunicatiewet 11.7a).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::woorden::codes::CookieSoort;

/// Een cookie of iets wat erop lijkt: wat de website op het apparaat van de bezoeker bewaart of leest (Telecommunicatiewet artikel 11.7a).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Cookie {
    /// Naam van de cookie.
    #[schema(max_length = 200, example = "_pk_id")]
    pub naam: Option<String>,
    /// Wie de cookie plaatst en leest: de organisatie zelf of een ander.
    #[schema(max_length = 400, example = "Gemeente Voorbeeld (Matomo)")]
    pub partij: Option<String>,
    /// Waarvoor de cookie dient.
    #[schema(max_length = 2042)]
    pub doel: Option<String>,
    /// De soort cookie. Alleen `functioneel` en `analytisch` mogen zonder toestemming.
    pub soort: Option<CookieSoort>,
    /// Hoe lang de cookie blijft staan: een duur (ISO 8601) of woorden.
    #[schema(max_length = 200, example = "P13M")]
    pub bewaartermijn: Option<String>,
    /// Of de bezoeker er vooraf toestemming voor geeft.
    pub toestemming: Option<bool>,
}

//! Cookies.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{OpenbareCode, Vertaler};
use crate::domain::{inhoud::Cookie, woorden::termijn::Termijn};

/// Een cookie die bij de verwerking wordt geplaatst of gelezen.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpenbareCookie {
    /// Naam van de cookie.
    #[schema(required)]
    pub naam: Option<String>,
    /// Wie de cookie plaatst en leest.
    #[schema(required)]
    pub partij: Option<String>,
    /// Waarvoor de cookie dient.
    #[schema(required)]
    pub doel: Option<String>,
    /// De soort cookie.
    #[schema(required)]
    pub soort: Option<OpenbareCode>,
    /// Hoe lang de cookie blijft staan: een duur (ISO 8601) of woorden.
    #[schema(required)]
    pub bewaartermijn: Option<String>,
    /// Of de bezoeker er vooraf toestemming voor geeft.
    #[schema(required)]
    pub toestemming: Option<bool>,
}

impl OpenbareCookie {
    /// How long it stays, in words.
    #[must_use]
    pub fn hoe_lang(&self) -> Option<String> {
        let bewaartermijn = self.bewaartermijn.as_ref()?;
        Some(bewaartermijn.parse::<Termijn>().map_or_else(|_| bewaartermijn.clone(), Termijn::in_woorden))
    }
}

impl Vertaler<'_> {
    pub(in crate::domain::publiek::openbaar) fn cookie(&self, cookie: &Cookie) -> OpenbareCookie {
        OpenbareCookie {
            naam: cookie.naam.clone(),
            partij: cookie.partij.clone(),
            doel: cookie.doel.clone(),
            soort: cookie.soort.map(|soort| self.gesloten(soort)),
            bewaartermijn: cookie.bewaartermijn.clone(),
            toestemming: cookie.toestemming,
        }
    }
}

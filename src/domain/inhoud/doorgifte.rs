//! Transfers outside the European Economic Area (AVG 44 to 49).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::woorden::codes::DoorgifteInstrument;

/// Een doorgifte buiten de Europese Economische Ruimte, met de waarborg.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Doorgifte {
    /// Het land (ISO 3166-1, twee letters).
    #[schema(extensions(("x-referentielijst" = json!("land"))))]
    pub land: Option<String>,
    /// De internationale organisatie, als het geen land is.
    #[schema(max_length = 400)]
    pub internationale_organisatie: Option<String>,
    /// Wie de gegevens daar krijgt.
    #[schema(max_length = 400)]
    pub ontvanger: Option<String>,
    /// Waarom de doorgifte mag (AVG artikelen 45, 46 en 49).
    pub instrument: Option<DoorgifteInstrument>,
    /// Of de ontvanger in de Verenigde Staten is gecertificeerd.
    pub dpf_certificering: Option<bool>,
    /// Het document waaruit de waarborg blijkt.
    pub documentatie: Option<Documentatie>,
    /// Toelichting.
    #[schema(max_length = 2042)]
    pub toelichting: Option<String>,
}

/// Een verwijzing naar een document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Documentatie {
    /// Wat het document is.
    #[schema(max_length = 2042)]
    pub omschrijving: Option<String>,
    /// Adres van het document.
    #[schema(max_length = 2042, format = "uri", pattern = "^https?://[^ ]+$")]
    pub url: Option<String>,
}

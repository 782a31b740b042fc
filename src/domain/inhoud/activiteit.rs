//! What is sent to make an activity.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::{Inhoud, beheer::Beheer};

/// Een nieuwe verwerkingsactiviteit, met de inhoud van haar concept.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VerwerkingsactiviteitInvoer {
    /// Vaste sleutel; mag u zelf kiezen.
    #[serde(default)]
    pub uuid: Option<Uuid>,
    /// Nummer in het register; zonder nummer krijgt de activiteit het volgende `VA-`nummer.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 40, pattern = "^[A-Za-z0-9._-]+$", example = "VA-0001")]
    pub identificatie: Option<String>,
    /// De organisatie die het register bijhoudt (uuid).
    pub registerhouder: Uuid,
    /// De inhoud van het concept; alleen `naam` is nodig.
    #[validate(nested)]
    pub inhoud: Inhoud,
    /// Wat de organisatie naast de inhoud bijhoudt.
    #[serde(default)]
    #[validate(nested)]
    pub beheer: Option<Beheer>,
}

//! Processing agreements (AVG 28(3)): a resource of their own, read by rules as context.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::{Validate, ValidationError};

use crate::domain::woorden::codes::{AfspraakArtikel28, ToestemmingSubverwerkers};

/// Een verwerkersovereenkomst, zoals die wordt ingevoerd (AVG artikel 28 lid 3). Nooit openbaar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(schema(function = "einde_na_begin"))]
pub struct OvereenkomstInvoer {
    /// Vaste sleutel; mag bij aanmaken worden meegegeven en verandert daarna niet.
    #[serde(default)]
    pub uuid: Option<Uuid>,
    /// De organisatie die het register bijhoudt en de opdracht geeft (uuid).
    pub registerhouder: Uuid,
    /// De verwerker (uuid van de organisatie).
    pub verwerker: Uuid,
    /// Kenmerk van de overeenkomst in de eigen administratie.
    #[serde(default)]
    #[schema(max_length = 200, example = "VO-2024-017")]
    pub kenmerk: Option<String>,
    /// Eerste dag.
    #[serde(default)]
    pub startdatum: Option<NaiveDate>,
    /// Laatste dag; leeg is onbepaald.
    #[serde(default)]
    pub einddatum: Option<NaiveDate>,
    /// Organisaties (uuid) die de verwerker mag inschakelen.
    #[serde(default)]
    #[schema(max_items = 100)]
    pub subverwerkers: Vec<Uuid>,
    /// Of de verwerker gegevens buiten de Europese Economische Ruimte mag verwerken.
    #[serde(default)]
    pub doorgifte_buiten_eer: Option<bool>,
    /// Of geheimhouding is afgesproken.
    #[serde(default)]
    pub geheimhouding: Option<bool>,
    /// Wat de overeenkomst regelt van wat de wet vraagt (AVG artikel 28 lid 3 onder a tot en met h). Leeg: nog niet nagekeken.
    #[serde(default)]
    #[schema(max_items = 8)]
    pub afspraken: Vec<AfspraakArtikel28>,
    /// Of de verwerker anderen mag inschakelen: algemeen, per geval of niet (AVG artikel 28 lid 2).
    #[serde(default)]
    pub toestemming_subverwerkers: Option<ToestemmingSubverwerkers>,
    /// Adres van het document.
    #[serde(default)]
    #[schema(max_length = 2042, format = "uri", pattern = "^https?://[^ ]+$")]
    pub document_url: Option<String>,
}

fn einde_na_begin(overeenkomst: &OvereenkomstInvoer) -> Result<(), ValidationError> {
    match (overeenkomst.startdatum, overeenkomst.einddatum) {
        (Some(begin), Some(einde)) if einde < begin => {
            Err(ValidationError::new("einde-voor-begin").with_message("De einddatum ligt voor de startdatum.".into()))
        }
        _ => Ok(()),
    }
}

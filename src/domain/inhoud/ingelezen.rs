//! What was read beside the content.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::organisatie::Nummer;

/// Where a proposal of a processor says that it comes from: the field of a delivery.
pub const VERWERKERS_BIJ_NAAM: &str = "verwerkersBijNaam";

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
    /// Bij een voorstel voor een verwerker (`kolom` is `verwerkersBijNaam`): wat het andere systeem van hem weet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verwerker: Option<VerwerkerBijNaam>,
}

impl Ingelezen {
    /// What stood in a column.
    pub fn new(kolom: impl Into<String>, tekst: impl Into<String>) -> Self {
        Self { kolom: kolom.into(), tekst: tekst.into(), verwerker: None }
    }

    /// Whether it proposes a processor.
    #[must_use]
    pub fn is_voorstel(&self) -> bool {
        self.kolom == VERWERKERS_BIJ_NAAM
    }
}

/// Een verwerker van wie een ander systeem de naam weet, en liefst een nummer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct VerwerkerBijNaam {
    /// De naam.
    #[schema(min_length = 1, max_length = 400, example = "Softhuis BV")]
    pub naam: String,
    /// Organisatie-identificatienummer (OIN, 20 cijfers).
    #[serde(default)]
    #[schema(pattern = "^[0-9]{20}$", example = "00000001001234567000")]
    pub oin: Option<String>,
    /// RSIN (9 cijfers).
    #[serde(default)]
    #[schema(pattern = "^[0-9]{9}$", example = "123456782")]
    pub rsin: Option<String>,
    /// Nummer in het Handelsregister (8 cijfers).
    #[serde(default)]
    #[schema(pattern = "^[0-9]{8}$", example = "12345678")]
    pub kvk_nummer: Option<String>,
    /// Wat de verwerker doet.
    #[serde(default)]
    #[schema(max_length = 2042)]
    pub werkzaamheden: Option<String>,
}

impl VerwerkerBijNaam {
    /// The numbers that it is known by.
    pub fn nummers(&self) -> impl Iterator<Item = (Nummer, &str)> {
        let nummers = [(Nummer::Oin, &self.oin), (Nummer::Rsin, &self.rsin), (Nummer::KvkNummer, &self.kvk_nummer)];
        nummers.into_iter().filter_map(|(soort, nummer)| Some((soort, nummer.as_deref()?)))
    }
}

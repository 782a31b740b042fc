//! Facets: for each value of a filter, how many records have it.

use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::kenmerk::Kenmerk;

/// Een facet: de filter waarvan de waarden zijn geteld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "camelCase")]
#[strum(serialize_all = "camelCase")]
pub enum Facet {
    /// The organisation that keeps the register.
    Registerhouder,
    /// The theme.
    Thema,
    /// The basis in everyday words.
    GrondslagGroep,
    /// One of the six bases of the AVG.
    Grondslag,
    /// The category of data.
    Gegevens,
    /// How sensitive data are.
    Gevoeligheid,
    /// Who receives data: a kind or an organisation.
    Ontvanger,
    /// How long data are kept.
    Bewaartermijn,
    /// To which countries data go.
    Land,
    /// Whether a computer decides.
    Besluitvorming,
    /// In which case types it occurs.
    Zaaktype,
}

impl Facet {
    /// What it counts.
    #[must_use]
    pub fn kenmerk(self) -> Kenmerk {
        match self {
            Self::Registerhouder => Kenmerk::Registerhouder,
            Self::Thema => Kenmerk::Thema,
            Self::GrondslagGroep => Kenmerk::GrondslagGroep,
            Self::Grondslag => Kenmerk::Grondslag,
            Self::Gegevens => Kenmerk::Gegevens,
            Self::Gevoeligheid => Kenmerk::Gevoeligheid,
            Self::Ontvanger => Kenmerk::Ontvanger,
            Self::Bewaartermijn => Kenmerk::Bewaartermijn,
            Self::Land => Kenmerk::Land,
            Self::Besluitvorming => Kenmerk::Besluitvorming,
            Self::Zaaktype => Kenmerk::Zaaktype,
        }
    }
}

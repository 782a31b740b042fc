//! Facets: for each value of a filter, how many records have it.

use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use super::kenmerk::Kenmerk;
use crate::domain::woorden::codes::{GeslotenCode, Status};

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
    /// In which state it is on the day.
    Status,
}

impl Facet {
    /// What it counts; a state is no kenmerk, because it differs from day to day.
    #[must_use]
    pub fn kenmerk(self) -> Option<Kenmerk> {
        Some(match self {
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
            Self::Status => return None,
        })
    }

    /// The filter of which it counts the values.
    #[must_use]
    pub fn filter(self) -> &'static str {
        self.into()
    }

    /// The list that names its values.
    #[must_use]
    pub fn lijst(self) -> Option<&'static str> {
        self.kenmerk().map_or(Some(Status::LIJST), Kenmerk::lijst)
    }

    /// Whether its values may be organisations.
    #[must_use]
    pub fn noemt_organisaties(self) -> bool {
        self.kenmerk().is_some_and(Kenmerk::noemt_organisaties)
    }
}

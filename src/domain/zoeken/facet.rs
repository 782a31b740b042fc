//! Facets: for each value of a filter, how many records have it.

use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

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
}

impl Facet {
    /// Its name in a query: that of the filter and of the kind of kenmerk.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// Whether its values may be organisations.
    #[must_use]
    pub fn noemt_organisaties(self) -> bool {
        matches!(self, Self::Registerhouder | Self::Ontvanger)
    }

    /// The list that names its codes.
    #[must_use]
    pub fn lijst(self) -> Option<&'static str> {
        match self {
            Self::Registerhouder => None,
            Self::Thema => Some("thema"),
            Self::GrondslagGroep => Some("grondslag_groep"),
            Self::Grondslag => Some("grondslag"),
            Self::Gegevens => Some("gegevenscategorie"),
            Self::Gevoeligheid => Some("gevoeligheid"),
            Self::Ontvanger => Some("ontvanger_soort"),
            Self::Bewaartermijn => Some("bewaartermijn_klasse"),
        }
    }
}

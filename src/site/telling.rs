//! What is counted, and where the activities behind the number are listed.

use super::Adres;
use crate::domain::zoeken::kenmerk::Kenmerk;

/// A name, how many activities it has, and their list.
#[derive(Debug)]
pub(super) struct Telling {
    pub(super) naam: String,
    pub(super) aantal: i64,
    pub(super) adres: Adres,
}

impl Telling {
    /// So many activities that have a value of a filter.
    pub(super) fn van(naam: String, aantal: i64, filter: Kenmerk, waarde: &str) -> Self {
        Self { naam, aantal, adres: lijst().met(filter.code(), waarde) }
    }

    /// Only those of one registerhouder.
    pub(super) fn bij(mut self, registerhouder: &str) -> Self {
        self.adres = self.adres.met(Kenmerk::Registerhouder.code(), registerhouder);
        self
    }

    /// "12 verwerkingen".
    pub(super) fn woorden(&self) -> String {
        verwerkingen(self.aantal)
    }
}

/// The list of activities.
pub(super) fn lijst() -> Adres {
    Adres::new("/verwerkingen", Vec::new())
}

/// "1 verwerking", "12 verwerkingen".
pub(super) fn verwerkingen(aantal: i64) -> String {
    if aantal == 1 { "1 verwerking".to_owned() } else { format!("{aantal} verwerkingen") }
}

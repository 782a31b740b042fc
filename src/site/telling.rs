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

/// A number as people write it: "1.672".
pub(super) fn duizendtallen(aantal: i64) -> String {
    let cijfers = aantal.to_string();
    let punt = |plaats: usize| plaats > 0 && (cijfers.len() - plaats).is_multiple_of(3);
    let met_punten = cijfers.char_indices().flat_map(|(plaats, cijfer)| punt(plaats).then_some('.').into_iter().chain([cijfer]));
    met_punten.collect()
}

/// "1 verwerking", "12 verwerkingen".
pub(super) fn verwerkingen(aantal: i64) -> String {
    if aantal == 1 { "1 verwerking".to_owned() } else { format!("{} verwerkingen", duizendtallen(aantal)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_have_a_point() {
        assert_eq!([0, 999, 1672, 10_000, 1_234_567].map(duizendtallen), ["0", "999", "1.672", "10.000", "1.234.567"]);
    }
}

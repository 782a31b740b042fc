//! The list as files.

use crate::site::{Adres, op_papier};

/// Where the same list is as a file.
pub(super) struct Meenemen {
    pub(super) csv: String,
    pub(super) xlsx: String,
    /// None of a list that is too long for it.
    pub(super) pdf: Option<String>,
}

impl Meenemen {
    /// The files of a list of so many, by its address.
    pub(super) fn new(lijst: &Adres, aantal: i64) -> Self {
        let als = |pad| lijst.als(pad).to_string();
        Self {
            csv: als("/verwerkingen.csv"),
            xlsx: als("/verwerkingen.xlsx"),
            pdf: op_papier::past(aantal).then(|| als("/verwerkingen.pdf")),
        }
    }
}

//! Whether a computer decides about people: the codes of the list `besluitvorming`.

use crate::domain::publiek::openbaar::Romp;

/// The list that names the codes.
pub const LIJST: &str = "besluitvorming";

/// What a record says of it; nothing when it says nothing.
pub fn codes(romp: &Romp) -> impl Iterator<Item = &'static str> + use<> {
    let besluit = match romp.geautomatiseerde_besluitvorming.as_ref().and_then(|besluit| besluit.aanwezig) {
        Some(true) => Some("geautomatiseerd"),
        Some(false) => Some("geen"),
        None => None,
    };
    besluit.into_iter().chain((!romp.algoritmes.is_empty()).then_some("algoritme"))
}

#[cfg(test)]
mod tests {
    use crate::domain::recht::kennis::Kennis;

    #[test]
    fn every_code_is_in_the_list() {
        let kennis = Kennis::new(None).unwrap();
        let lijst = kennis.lijsten().iter().find(|lijst| lijst.lijst == super::LIJST).unwrap();
        let codes: Vec<&str> = lijst.items.iter().map(|item| item.code.as_str()).collect();
        assert_eq!(codes, ["geautomatiseerd", "algoritme", "geen"]);
    }
}

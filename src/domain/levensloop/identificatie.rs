//! The number of an activity in its register.

/// What stands before the number that the register gives itself.
const VOOR: &str = "VA-";

/// The identification that follows the highest number so far, with its number.
#[must_use]
pub fn volgende(hoogste: i64) -> (String, i64) {
    let nummer = hoogste + 1;
    (format!("{VOOR}{nummer:04}"), nummer)
}

/// The number in an identification of that form.
#[must_use]
pub fn nummer(identificatie: &str) -> Option<i64> {
    let cijfers = identificatie.strip_prefix(VOOR)?;
    (cijfers.len() <= 18 && cijfers.bytes().all(|teken| teken.is_ascii_digit())).then(|| cijfers.parse().ok())?
}

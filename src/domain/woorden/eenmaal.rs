//! Saying a thing once.

/// Each value once, in the order in which it first comes. For the few that a record holds: every value is compared with those before it.
#[must_use]
pub fn eenmaal<T: PartialEq>(waarden: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut gezien = Vec::new();
    for waarde in waarden {
        if !gezien.contains(&waarde) {
            gezien.push(waarde);
        }
    }
    gezien
}

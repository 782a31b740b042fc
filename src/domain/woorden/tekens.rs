//! Signs that no text may hold: nobody sees them, and a database may have no place for them.

/// Whether no text may hold this sign. A new line and a tab may stand in a text.
#[must_use]
pub fn verboden_in_tekst(teken: char) -> bool {
    verboden_in_regel(teken) && !matches!(teken, '\n' | '\t')
}

/// Whether no line may hold this sign: what stands in an address, or finds something.
#[must_use]
pub fn verboden_in_regel(teken: char) -> bool {
    teken.is_control()
}

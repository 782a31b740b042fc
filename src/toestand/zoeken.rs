//! Where readers of the pages can search: a living register answers, files do not.

/// Where readers of the pages can search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Zoeken {
    /// Where the pages are.
    Hier,
    /// In the living register at this address: the pages are files.
    Elders(String),
    /// Nowhere: the pages are files, and the register is not on the web.
    Nergens,
}

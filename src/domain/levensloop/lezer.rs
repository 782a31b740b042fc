//! What somebody sees of lists, files and the journal; one thing by its key: `handelingen::zicht`.

use uuid::Uuid;

/// Who reads: of which registers, and whether what is confidential is among it.
#[derive(Debug, Clone)]
pub struct Lezer {
    /// Their registerhouders; `None` means all.
    pub registerhouders: Option<Vec<Uuid>>,
    /// Confidential activities too.
    pub vertrouwelijk: bool,
}

impl Lezer {
    /// Who sees everything: the register itself, and who owns the database.
    #[must_use]
    pub fn van_alles() -> Self {
        Self { registerhouders: None, vertrouwelijk: true }
    }

    /// The registers that are asked for, as far as they are the reader's; of none means all.
    #[must_use]
    pub fn houders(&self, gekozen: &[Uuid]) -> Option<Vec<Uuid>> {
        match &self.registerhouders {
            _ if gekozen.is_empty() => self.registerhouders.clone(),
            None => Some(gekozen.to_vec()),
            Some(eigen) => Some(gekozen.iter().copied().filter(|uuid| eigen.contains(uuid)).collect()),
        }
    }
}

//! The marks of entries that this process wrote or read last, by history: an ETag seldom takes a question.

use moka::sync::Cache;

use super::{Store, journaal, volgen::Generatie};
use crate::error::Result;

/// So many are remembered.
const AANTAL: u64 = 10_000;

#[derive(Clone)]
pub(super) struct Merken(Cache<(u64, i64), String>);

impl Default for Merken {
    fn default() -> Self {
        Self(Cache::new(AANTAL))
    }
}

impl Merken {
    /// Remembers the mark of an entry that was just written.
    pub(super) fn onthoud(&self, generatie: Generatie, volgnummer: i64, hash: &str) {
        self.0.insert((generatie.tijdlijn(), volgnummer), journaal::merk_van(hash));
    }
}

impl Store {
    /// The mark of an entry: in another history the entry with this number has another one.
    pub async fn merk(&self, volgnummer: i64) -> Result<String> {
        let sleutel = (self.generatie().tijdlijn(), volgnummer);
        if let Some(merk) = self.merken.0.get(&sleutel) {
            return Ok(merk);
        }
        let merk = self.read(move |tx| journaal::merk(tx.conn, volgnummer)).await?;
        self.merken.0.insert(sleutel, merk.clone());
        Ok(merk)
    }
}

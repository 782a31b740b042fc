//! What handlers work with: the storage, how this installation behaves, and what was answered before.

pub mod thema;
mod zoeken;

pub use thema::{Huis, Thema};
pub use zoeken::Zoeken;

use crate::{
    domain::woorden::adressen::Adressen,
    http::{Limits, cache::Cache},
    store::Store,
};

/// How this installation behaves.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the register is on the web, without a slash at the end: the beginning of every absolute address.
    pub public_url: String,
    /// Whether nobody settles what he wrote himself.
    pub vier_ogen: bool,
    /// How much is read of a request.
    pub limits: Limits,
    /// How many bytes of answers are kept in memory.
    pub cache_bytes: u64,
    /// The municipality's own look of the public pages.
    pub thema: Option<Thema>,
    /// Where somebody reports a weak spot in the security (RFC 9116).
    pub security_contact: Option<String>,
    /// Where readers of the pages can search.
    pub zoeken: Zoeken,
    /// Whether webhooks may go to private addresses and over http.
    pub webhooks_prive: bool,
}

impl Settings {
    /// Where things are on the web.
    #[must_use]
    pub fn adressen(&self) -> Adressen<'_> {
        Adressen::new(&self.public_url)
    }

    /// What the register is called.
    #[must_use]
    pub fn naam(&self) -> &str {
        self.thema.as_ref().and_then(|thema| thema.huis().naam.as_deref()).unwrap_or("Verwerkingsregister")
    }
}

/// What every handler works with.
pub struct State {
    /// The register's storage.
    pub store: Store,
    /// How this installation behaves.
    pub settings: Settings,
    /// Public answers, ready to send.
    pub cache: Cache,
}

impl State {
    /// Where things are on the web.
    #[must_use]
    pub fn adressen(&self) -> Adressen<'_> {
        self.settings.adressen()
    }
}

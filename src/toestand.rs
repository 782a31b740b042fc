//! What handlers work with: the storage, how this installation behaves, and what was answered before.

mod contacten;
mod gezien;
pub mod oordelen;
pub mod thema;
mod zoeken;

pub use contacten::Contacten;
pub use gezien::Gezien;
use oordelen::Oordelen;
pub use thema::{Huis, Thema};
pub use zoeken::Zoeken;

use crate::{
    domain::woorden::adressen::{Adressen, pad_na},
    http::{Limits, budget::Sizes, cache::Cache, client::Clients, files::Files},
    store::Store,
};

/// How this installation behaves.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the register is on the web, without a slash at the end: the beginning of every absolute address.
    pub public_url: String,
    /// Where it was on the web before, each without a slash at the end: references that begin so stay known.
    pub eerdere_adressen: Vec<String>,
    /// How much is read of a request.
    pub limits: Limits,
    /// How much goes on at once.
    pub sizes: Sizes,
    /// How is found who asks.
    pub clients: Clients,
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
    /// How many seconds a replica may be behind before `/health/lezen` fails.
    pub lezen_achterstand: f64,
}

impl Settings {
    /// Where things are on the web.
    #[must_use]
    pub fn adressen(&self) -> Adressen<'_> {
        Adressen::new(&self.public_url)
    }

    /// The path of an address of this register, of today or of before.
    #[must_use]
    pub fn pad_van<'a>(&self, adres: &'a str) -> Option<&'a str> {
        pad_na(&self.begins(), adres)
    }

    /// With what addresses of this register begin, of today and of before.
    #[must_use]
    pub fn begins(&self) -> Vec<String> {
        std::iter::once(&self.public_url).chain(&self.eerdere_adressen).cloned().collect()
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
    /// Public files that take long to make.
    pub files: Files,
    /// The contact data of organisations.
    pub contacten: Contacten,
    /// What waiting readers of the feed were told.
    pub gezien: Gezien,
    /// What the rules found in what counts.
    pub oordelen: Oordelen,
}

impl State {
    /// Where things are on the web.
    #[must_use]
    pub fn adressen(&self) -> Adressen<'_> {
        self.settings.adressen()
    }
}

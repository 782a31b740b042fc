//! The settings. Every environment variable is read here and nowhere else.

mod instellingen;
mod lezer;
mod oidc;
mod soorten;
#[cfg(test)]
mod tests;

pub use instellingen::{Config, INSTELLINGEN, Instelling, Standaard, tabel};
use lezer::Lezer;
pub(crate) use oidc::scope;
pub use soorten::webadres;

use crate::{
    auth::{AuthConfig, OidcConfig},
    http::{Limits, budget::Sizes, client::Clients},
    toestand::{Settings, Zoeken},
};

/// How all variables of this program begin.
const VOORVOEGSEL: &str = "REGISTER_";

impl Config {
    /// Reads all settings. `namen` are the names of all variables that are set, `get` gives the value of one; all faults are named at
    /// once, never with a value that may be secret.
    pub fn read(namen: impl IntoIterator<Item = String>, get: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<String>> {
        let mut lezer = Lezer::new(&get);
        lezer.weiger_onbekende(namen);
        let mut config = Self::lees(&mut lezer);
        if config.public_url.is_empty() {
            config.public_url = format!("http://{}", config.adres);
        }
        oidc::keur(&config, &mut lezer);
        lezer.klaar(config)
    }

    /// What the app must know.
    #[must_use]
    pub fn settings(&self) -> Settings {
        Settings {
            public_url: self.public_url.clone(),
            eerdere_adressen: self.eerdere_adressen.clone(),
            limits: Limits { body: self.max_body, ..Limits::default() },
            sizes: Sizes {
                connections: self.max_verbindingen,
                requests: self.max_verzoeken,
                bodies: self.max_bodies,
                waiting: self.max_wachtenden,
                heavy: self.max_uitvoer,
                paper: self.max_uitvoer / 4,
                uploads: self.max_uploads,
                at_work: self.werkers / 2,
            },
            clients: Clients { proxies: self.vertrouwde_proxies.clone(), logged: self.log_adres },
            cache_bytes: self.cache_mb * 1024 * 1024,
            thema: self.thema.clone(),
            security_contact: self.security_contact.clone(),
            zoeken: Zoeken::Hier,
            webhooks_prive: self.webhooks_prive,
            lezen_achterstand: f64::from(self.lezen_achterstand),
        }
    }

    /// What the check of tokens must know.
    #[must_use]
    pub fn auth(&self) -> AuthConfig {
        AuthConfig {
            lokaal_geheim: self.token_geheim.clone(),
            applicaties: self.applicaties.clone(),
            oidc: oidc::uitgever(self).map(|issuer| OidcConfig { issuers: vec![issuer] }),
        }
    }
}

/// The names of all variables of this program that are set.
pub fn namen() -> impl Iterator<Item = String> {
    std::env::vars_os().filter_map(|(naam, _)| naam.into_string().ok()).filter(|naam| naam.starts_with(VOORVOEGSEL))
}

/// The value of a variable of the environment.
#[must_use]
pub fn omgeving(naam: &str) -> Option<String> {
    std::env::var_os(naam).map(|waarde| waarde.to_string_lossy().into_owned())
}

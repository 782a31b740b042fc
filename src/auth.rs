//! Who is calling and with which rights: bearer tokens of two kinds, each with a pinned algorithm.
//!
//! * ZGW style: an application signs with its own secret (HS256). Its rights stand in our file, never in the token.
//! * OIDC: an access token (RS256 or ES256) of an issuer on the allow-list, checked with the keys that it publishes.
//!
//! A handler takes a [`Caller`], who has a scope that the document names with the operation. No token and no claim is ever logged.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use actix_web::http::header::HeaderMap;

use crate::{
    clock::Clock,
    domain::levensloop::wie::Wie,
    error::{Error, Result},
};

mod applications;
mod claims;
mod crypto;
mod extract;
mod fetch;
mod jwks;
mod oidc;
mod secret;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_oidc;
mod token;
mod zgw;

pub use crate::domain::levensloop::scope::{Scope, Scopes};
pub use extract::{Caller, MaybeCaller};
pub use oidc::{IssuerConfig, OidcConfig};
pub use zgw::sign_local;

use applications::Applications;
use claims::text;
use oidc::Issuer;
use secret::Secret;
pub(crate) use secret::check as check_secret;
use token::Token;

/// What the settings say about tokens.
#[derive(Default)]
pub struct AuthConfig {
    /// `REGISTER_TOKEN_GEHEIM`: the secret of the application `lokaal`, which does not exist without it.
    pub lokaal_geheim: Option<String>,
    /// `REGISTER_APPLICATIES`: the file of applications.
    pub applicaties: Option<PathBuf>,
    /// `REGISTER_OIDC_…`: the issuers whose tokens count.
    pub oidc: Option<OidcConfig>,
}

/// Everything needed to accept or refuse a token. Shared by all workers.
pub struct Auth {
    clock: Clock,
    lokaal: Option<Secret>,
    file: Option<PathBuf>,
    applications: RwLock<Arc<Applications>>,
    issuers: Vec<Issuer>,
}

impl Auth {
    /// Checks the settings and reads the file of applications; a fault names the setting.
    pub fn new(config: AuthConfig, clock: Clock) -> Result<Self, String> {
        crypto::install();
        let lokaal = config.lokaal_geheim.map(|geheim| Secret::new(geheim, 16)).transpose();
        let lokaal = lokaal.map_err(|reason| format!("REGISTER_TOKEN_GEHEIM: {reason}"))?;
        let applications = Applications::read(config.applicaties.as_deref(), lokaal.as_ref())?;
        let issuers = oidc::issuers(config.oidc)?;
        Ok(Self { clock, lokaal, file: config.applicaties, applications: RwLock::new(Arc::new(applications)), issuers })
    }

    /// Reads the file of applications again. When it has a fault, the applications stay as they were.
    pub fn reload(&self) -> Result<(), String> {
        let fresh = Arc::new(Applications::read(self.file.as_deref(), self.lokaal.as_ref())?);
        *self.applications.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    /// The caller that the `Authorization` header proves. Before the signature is checked, the token only chooses its key.
    pub async fn caller(&self, headers: &HeaderMap) -> Result<Wie> {
        let token = Token::from_headers(headers)?;
        let now = self.clock.now();
        let applications = Arc::clone(&self.applications.read().unwrap_or_else(PoisonError::into_inner));
        let iss = text(&token.hint, "iss").ok_or(Error::Unauthorized("het token noemt geen uitgever (iss)"))?;
        let client = text(&token.hint, "client_id");
        if client == Some(iss)
            && let Some(application) = applications.get(iss)
        {
            return zgw::caller(&token, iss, application, now);
        }
        if let Some(issuer) = self.issuers.iter().find(|issuer| issuer.is(iss)) {
            return issuer.caller(&token, now).await;
        }
        Err(Error::Unauthorized(match client {
            Some(client) if client == iss => "de applicatie is niet bekend",
            Some(client) if applications.get(client).is_some() => "de uitgever (iss) van het token is niet gelijk aan client_id",
            None if applications.get(iss).is_some() => "het token noemt geen client_id",
            _ => "de uitgever van het token is niet bekend",
        }))
    }
}

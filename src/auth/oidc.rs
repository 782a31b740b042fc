//! OIDC access tokens: signed by an issuer on the allow-list.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::Value;

use super::claims::{Claims, Kind, check_times, text, words};
use super::fetch::check_address;
use super::jwks::Keys;
use super::token::Token;
use super::zgw::uuids;
use crate::{
    clock::Moment,
    domain::levensloop::{
        scope::{Scope, Scopes},
        wie::{Persoon, Wie},
    },
    error::{Error, Result},
};

/// The issuers whose tokens count.
#[derive(Debug, Clone, Default)]
pub struct OidcConfig {
    /// The allow-list.
    pub issuers: Vec<IssuerConfig>,
}

/// One issuer, and how its claims are read.
#[derive(Debug, Clone)]
pub struct IssuerConfig {
    /// `iss`, letter by letter.
    pub issuer: String,
    /// Where its keys are; `None` asks `<issuer>/.well-known/openid-configuration`.
    pub jwks_url: Option<String>,
    /// What `aud` must contain.
    pub audience: String,
    /// The claim that holds the rights; a dotted path reaches into objects.
    pub rechten_claim: String,
    /// The scopes that a value of that claim gives; empty means that the values are scopes.
    pub rechten: HashMap<String, Vec<Scope>>,
    /// The claim that limits the caller to registerhouders. When it is configured and absent, the caller is limited to none.
    pub registerhouders_claim: Option<String>,
    /// The claim with the name to show; without it `sub` is shown.
    pub weergave_claim: String,
}

impl IssuerConfig {
    /// An issuer with the usual claims: `scope` holds scopes, `name` the name.
    pub fn new(issuer: impl Into<String>, audience: impl Into<String>) -> Self {
        Self {
            issuer: issuer.into(),
            jwks_url: None,
            audience: audience.into(),
            rechten_claim: "scope".to_owned(),
            rechten: HashMap::new(),
            registerhouders_claim: None,
            weergave_claim: "name".to_owned(),
        }
    }
}

/// An issuer and its keys.
pub struct Issuer {
    config: IssuerConfig,
    keys: Arc<Keys>,
}

/// Checks the settings of all issuers; nothing is fetched before the first token.
pub fn issuers(config: Option<OidcConfig>) -> Result<Vec<Issuer>, String> {
    let configs = config.unwrap_or_default().issuers;
    // A person is `oidc:<iss>:<sub>`: with such names two issuers could name the same person.
    let overlap = |(at, one): (usize, &IssuerConfig)| {
        let one = format!("{}:", one.issuer);
        let mut before = configs[..at].iter().map(|other| format!("{}:", other.issuer));
        before.any(|other| one.starts_with(&other) || other.starts_with(&one))
    };
    if configs.iter().enumerate().any(overlap) {
        return Err("REGISTER_OIDC: een uitgever staat er twee keer in, of is met ':' het begin van een andere".to_owned());
    }
    configs.into_iter().map(|config| Issuer::new(config).map_err(|reason| format!("REGISTER_OIDC: {reason}"))).collect()
}

impl Issuer {
    fn new(config: IssuerConfig) -> Result<Self, String> {
        check_address(&config.issuer)?;
        config.jwks_url.as_deref().map_or(Ok(()), check_address)?;
        if config.audience.is_empty() || config.rechten_claim.is_empty() {
            return Err(format!("uitgever {}: audience en de naam van de claim met rechten zijn verplicht", config.issuer));
        }
        let keys = Arc::new(Keys::new(config.issuer.clone(), config.jwks_url.clone()));
        Ok(Self { config, keys })
    }

    /// Whether this is the issuer `iss`.
    pub fn is(&self, iss: &str) -> bool {
        self.config.issuer == iss
    }

    /// The caller of a token that this issuer must have signed.
    pub async fn caller(&self, token: &Token<'_>, now: Moment) -> Result<Wie> {
        let key = self.keys.key(token.kid.as_deref(), now).await;
        let key =
            key.ok_or(Error::Unauthorized("de sleutel van het token is niet bekend, of de uitgever is nu niet bereikbaar"))?;
        let claims = token.verified(key.algorithm, &key.public)?;
        if !token.is_access_token(&claims) {
            return Err(Error::Unauthorized("stuur een toegangstoken (access token); dit is een ander soort token"));
        }
        check_times(&claims, Kind::Oidc, now)?;
        self.check_audience(&claims)?;
        let sub = text(&claims, "sub").ok_or(Error::Unauthorized("het token noemt geen persoon (sub)"))?;
        let weergave = at(&claims, &self.config.weergave_claim).and_then(Value::as_str);
        let weergave = weergave.filter(|naam| !naam.contains(char::is_control)).unwrap_or(sub);
        let persoon =
            Persoon::new(sub, None, weergave).map(|persoon| persoon.eerder(format!("oidc:{}:{sub}", self.config.issuer)));
        let registerhouders = match &self.config.registerhouders_claim {
            Some(name) => Some(uuids(words(at(&claims, name))?.unwrap_or_default())),
            None => None,
        };
        let applicatie = text(&claims, "azp").or_else(|| text(&claims, "client_id")).unwrap_or(&self.config.issuer);
        let persoon = persoon.filter(|_| !is_machine(&claims, sub));
        Ok(Wie::new(applicatie.to_owned(), persoon, self.scopes(&claims)?, registerhouders))
    }

    fn check_audience(&self, claims: &Claims) -> Result<()> {
        let wanted = |value: &Value| value.as_str() == Some(&self.config.audience);
        match claims.get("aud") {
            None => Err(Error::Unauthorized("het token zegt niet voor wie het is (aud)")),
            Some(Value::Array(all)) if all.iter().any(wanted) => Ok(()),
            Some(one) if wanted(one) => Ok(()),
            Some(_) => Err(Error::Unauthorized("het token is voor een ander bedoeld (aud)")),
        }
    }

    fn scopes(&self, claims: &Claims) -> Result<Scopes> {
        let values = words(at(claims, &self.config.rechten_claim))?.unwrap_or_default();
        if self.config.rechten.is_empty() {
            return Ok(Scopes::named(values));
        }
        Ok(values.into_iter().filter_map(|value| self.config.rechten.get(value)).flatten().copied().collect())
    }
}

/// Whether a machine got this token for itself (client credentials): then it is of no person. Providers say so differently: the subject is
/// the client (RFC 9068, section 2.2), Entra's `idtyp`, or without that an `oid` that is the subject, Auth0's `gty`, Keycloak's service
/// accounts.
fn is_machine(claims: &Claims, sub: &str) -> bool {
    let is = |name: &str, value: &str| text(claims, name) == Some(value);
    let client = ["client_id", "azp", "appid", "clientId", "oid"].iter().any(|name| is(name, sub));
    client
        || is("idtyp", "app")
        || is("gty", "client-credentials")
        || is("sub_type", "client")
        || sub.ends_with("@clients")
        || text(claims, "preferred_username").is_some_and(|naam| naam.starts_with("service-account-"))
}

/// The claim at a path: the whole path as one name (`https://example.org/roles`), else step by step (`realm_access.roles`).
fn at<'a>(claims: &'a Claims, path: &str) -> Option<&'a Value> {
    claims.get(path).or_else(|| {
        let (first, rest) = path.split_once('.')?;
        at(claims.get(first)?.as_object()?, rest)
    })
}

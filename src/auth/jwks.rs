//! The public keys of an issuer, kept and refreshed.

use std::sync::{Arc, PoisonError, RwLock};

use chrono::TimeDelta;
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, KeyOperations, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey};
use serde::Deserialize;
use serde_json::Value;
use tokio::sync::Mutex;

use super::fetch;
use crate::{clock::Moment, trace};

/// At least this long between two attempts to fetch.
const FLOOR: TimeDelta = TimeDelta::seconds(60);
/// Keys older than this are fetched again, so that a key that the issuer withdrew stops working.
const STALE: TimeDelta = TimeDelta::hours(1);

/// A key, and the one algorithm that it is used with.
pub struct Key {
    kid: Option<String>,
    /// Follows from the type of the key, never from a token.
    pub algorithm: Algorithm,
    /// Checks signatures.
    pub public: DecodingKey,
}

/// The keys of an issuer.
pub struct Keys {
    issuer: String,
    jwks_url: Option<String>,
    cache: RwLock<Cache>,
    /// The last attempt; whoever holds it is the only one to fetch.
    tried: Arc<Mutex<Option<Moment>>>,
}

#[derive(Default)]
struct Cache {
    keys: Vec<Arc<Key>>,
    fetched: Option<Moment>,
}

impl Keys {
    /// No keys yet; `jwks_url` `None` means discovery.
    pub fn new(issuer: String, jwks_url: Option<String>) -> Self {
        Self { issuer, jwks_url, cache: RwLock::default(), tried: Arc::default() }
    }

    /// The key with this id; without an id, the only key there is. An unknown id fetches the keys, but not more often than the floor.
    pub async fn key(self: &Arc<Self>, kid: Option<&str>, now: Moment) -> Option<Arc<Key>> {
        let (found, stale) = self.find(kid, now);
        let turn = match (&found, stale) {
            (Some(_), false) => return found,
            (Some(_), true) => Arc::clone(&self.tried).try_lock_owned().ok(),
            (None, _) => Some(Arc::clone(&self.tried).lock_owned().await),
        };
        if let Some(mut tried) = turn
            && tried.is_none_or(|last| (now.utc() - last.utc()).abs() >= FLOOR)
        {
            let keys = Arc::clone(self);
            // The lock goes along: a caller that hangs up does not end the fetch, and the others wait for it.
            let fetched = trace::block(move || {
                *tried = Some(now);
                keys.refresh(now);
                drop(tried);
            });
            if fetched.await.is_err() {
                log::warn!("het ophalen van de sleutels van {} is afgebroken", self.issuer);
            }
        }
        self.find(kid, now).0
    }

    /// The key, and whether all of them are due to be fetched again.
    fn find(&self, kid: Option<&str>, now: Moment) -> (Option<Arc<Key>>, bool) {
        let cache = self.cache.read().unwrap_or_else(PoisonError::into_inner);
        let key = match (kid, cache.keys.as_slice()) {
            (Some(_), keys) => keys.iter().find(|key| key.kid.as_deref() == kid),
            (None, [only]) => Some(only),
            (None, _) => None,
        };
        (key.cloned(), cache.fetched.is_none_or(|then| (now.utc() - then.utc()).abs() >= STALE))
    }

    /// Fetches the keys; when that fails the old ones stay.
    fn refresh(&self, now: Moment) {
        match self.fetch() {
            Ok(keys) => *self.cache.write().unwrap_or_else(PoisonError::into_inner) = Cache { keys, fetched: Some(now) },
            Err(reason) => log::warn!("de sleutels van {} zijn niet opgehaald: {reason}", self.issuer),
        }
    }

    fn fetch(&self) -> Result<Vec<Arc<Key>>, String> {
        let address = match &self.jwks_url {
            Some(address) => address.clone(),
            None => self.discover()?,
        };
        let set: Set = fetch::json(&address)?;
        Ok(set.keys.into_iter().filter_map(usable).map(Arc::new).collect())
    }

    fn discover(&self) -> Result<String, String> {
        let address = format!("{}/.well-known/openid-configuration", self.issuer.trim_end_matches('/'));
        let found: Discovery = fetch::json(&address)?;
        if found.issuer != self.issuer {
            return Err(format!("{address} noemt een andere uitgever"));
        }
        Ok(found.jwks_uri)
    }
}

#[derive(Deserialize)]
struct Discovery {
    issuer: String,
    jwks_uri: String,
}

/// Keys are read one by one: one that is unknown here does not take the others along.
#[derive(Deserialize)]
struct Set {
    keys: Vec<Value>,
}

/// The key, if it is an RSA or P-256 key for signatures. A symmetric key (`oct`) never is.
fn usable(value: Value) -> Option<Key> {
    let jwk: Jwk = serde_json::from_value(value).ok()?;
    let algorithm = match &jwk.algorithm {
        AlgorithmParameters::RSA(_) => Algorithm::RS256,
        AlgorithmParameters::EllipticCurve(key) if key.curve == EllipticCurve::P256 => Algorithm::ES256,
        _ => return None,
    };
    let common = &jwk.common;
    let meant = common.public_key_use.as_ref().is_none_or(|usage| *usage == PublicKeyUse::Signature)
        && common.key_operations.as_ref().is_none_or(|all| all.contains(&KeyOperations::Verify))
        && common.key_algorithm.is_none_or(|meant| meant == algorithm.into());
    let public = DecodingKey::from_jwk(&jwk).ok().filter(|_| meant)?;
    Some(Key { kid: jwk.common.key_id, algorithm, public })
}

//! ZGW-style tokens: signed by an application with its own secret.

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::json;
use uuid::Uuid;

use super::applications::{Application, LOKAAL};
use super::claims::{Kind, check_times, text, words};
use super::crypto;
use super::token::Token;
use crate::{
    clock::Moment,
    domain::levensloop::{
        scope::{Scope, Scopes},
        wie::{Persoon, Wie},
    },
    error::{Error, Result},
};

/// The caller of a token that this application must have signed. What the token says of rights can only narrow them.
pub fn caller(token: &Token<'_>, client_id: &str, application: &Application, now: Moment) -> Result<Wie> {
    let claims = token.verified(Algorithm::HS256, &application.key)?;
    check_times(&claims, Kind::Zgw, now)?;
    if claims.contains_key("aud") {
        return Err(Error::Unauthorized("het token is voor een ander bedoeld (aud)"));
    }
    let persoon = text(&claims, "user_id").and_then(|user| {
        let eigen = application.own_persons.then_some(client_id);
        let weergave = text(&claims, "user_representation").unwrap_or(user);
        Some(Persoon::new(user, eigen, weergave)?.eerder(format!("{client_id}:{user}")))
    });
    if application.persons_required && persoon.is_none() {
        return Err(Error::Unauthorized("het token noemt geen persoon (user_id), en voor deze applicatie is dat verplicht"));
    }
    let scopes = match words(claims.get("scope"))? {
        Some(asked) => application.scopes.intersection(Scopes::named(asked)),
        None => application.scopes,
    };
    let registerhouders = match (&application.registerhouders, words(claims.get("registerhouders"))?) {
        (own, None) => own.clone(),
        (None, Some(asked)) => Some(uuids(asked)),
        (Some(own), Some(asked)) => Some(uuids(asked).into_iter().filter(|uuid| own.contains(uuid)).collect()),
    };
    Ok(Wie::new(client_id.to_owned(), persoon, scopes, registerhouders))
}

/// The uuids among these words.
pub fn uuids<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<Uuid> {
    words.into_iter().filter_map(|word| word.parse().ok()).collect()
}

/// A token of the application `lokaal` for this person; no `registerhouders` means all.
pub fn sign_local(geheim: &str, gebruiker: &str, scopes: &[Scope], registerhouders: &[Uuid], now: Moment) -> Result<String> {
    crypto::install();
    let scope: Vec<_> = scopes.iter().map(|scope| scope.as_str()).collect();
    let mut claims = json!({
        "iss": LOKAAL,
        "client_id": LOKAAL,
        "iat": now.utc().timestamp(),
        "user_id": gebruiker,
        "user_representation": gebruiker,
        "scope": scope.join(" "),
    });
    if !registerhouders.is_empty() {
        claims["registerhouders"] = json!(registerhouders);
    }
    encode(&Header::new(Algorithm::HS256), &claims, &EncodingKey::from_secret(geheim.as_bytes())).map_err(Error::internal)
}

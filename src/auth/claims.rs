//! Reading claims, and the times in them.

use std::time::Duration;

use serde_json::{Map, Value};

use crate::clock::Moment;
use crate::error::{Error, Result};

/// The claims of a token.
pub type Claims = Map<String, Value>;

/// Clocks may differ this many seconds.
const LEEWAY: u64 = 60;
/// A ZGW-style token lives this many seconds after `iat`, whatever its `exp`.
const LIFETIME: u64 = 3600;

/// The kind of token, which decides what it must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Signed by an application with its own secret.
    Zgw,
    /// Signed by an issuer with a key that it publishes.
    Oidc,
}

/// A claim that is a text with something in it; what holds a control is none.
pub fn text<'a>(claims: &'a Claims, name: &str) -> Option<&'a str> {
    claims.get(name)?.as_str().filter(|text| !text.trim().is_empty() && !text.contains(char::is_control))
}

/// A claim that lists words: an array of texts, or one text with spaces. Anything else is refused, so that it never widens.
pub fn words(value: Option<&Value>) -> Result<Option<Vec<&str>>> {
    let words = match value {
        None => return Ok(None),
        Some(Value::String(text)) => Some(text.split_whitespace().collect()),
        Some(Value::Array(items)) => items.iter().map(Value::as_str).collect(),
        Some(_) => None,
    };
    words.map(Some).ok_or(Error::Unauthorized("een lijst in het token (rechten of registerhouders) heeft niet de juiste vorm"))
}

/// Checks `exp`, `nbf` and `iat` whenever they are present, and refuses a token without the one that its kind must have.
pub fn check_times(claims: &Claims, kind: Kind, now: Moment) -> Result<()> {
    let now = u64::try_from(now.utc().timestamp()).unwrap_or_default();
    let (exp, nbf, iat) = (seconds(claims, "exp")?, seconds(claims, "nbf")?, seconds(claims, "iat")?);
    let fault = if kind == Kind::Oidc && exp.is_none() {
        "het token noemt geen eindtijd (exp)"
    } else if kind == Kind::Zgw && iat.is_none() {
        "het token noemt geen tijd van uitgifte (iat)"
    } else if exp.is_some_and(|exp| exp.saturating_add(LEEWAY) <= now) {
        "het token is verlopen"
    } else if nbf.is_some_and(|nbf| nbf > now + LEEWAY) {
        "het token is nog niet geldig"
    } else if iat.is_some_and(|iat| iat > now + LEEWAY) {
        "het token is uitgegeven in de toekomst; controleer de klok"
    } else if kind == Kind::Zgw && iat.is_some_and(|iat| iat.saturating_add(LIFETIME + LEEWAY) < now) {
        "het token is langer dan een uur geleden uitgegeven"
    } else {
        return Ok(());
    };
    Err(Error::Unauthorized(fault))
}

/// A claim in seconds since 1970, which may have a fraction.
fn seconds(claims: &Claims, name: &str) -> Result<Option<u64>> {
    let read = |value: &Value| Some(Duration::try_from_secs_f64(value.as_f64()?).ok()?.as_secs());
    match claims.get(name) {
        None => Ok(None),
        Some(value) => read(value).map(Some).ok_or(Error::Unauthorized("een tijd in het token (exp, nbf of iat) is geen getal")),
    }
}

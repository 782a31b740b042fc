//! From the header to claims that may be believed.

use actix_web::http::header::{AUTHORIZATION, HeaderMap};
use jsonwebtoken::dangerous::insecure_decode_claims;
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, DecodingKey, Header, Validation, decode, decode_header};

use serde_json::Value;

use super::claims::Claims;
use crate::error::{Error, Result};

/// The longest token that is looked at, in bytes.
const LONGEST: usize = 8 * 1024;

/// A token whose signature is still to be checked.
pub struct Token<'a> {
    raw: &'a str,
    /// The `typ` of its header, without `application/` and in lower case.
    typ: Option<String>,
    /// The `kid` of its header.
    pub kid: Option<String>,
    algorithm: Algorithm,
    /// Its claims, unproven: good for choosing a key and for nothing else.
    pub hint: Claims,
}

impl<'a> Token<'a> {
    /// The token of the one `Authorization: Bearer` header.
    pub fn from_headers(headers: &'a HeaderMap) -> Result<Self> {
        let mut values = headers.get_all(AUTHORIZATION);
        let raw = match (values.next(), values.next()) {
            (None, _) => return Err(Error::Unauthorized("stuur een token mee in de header Authorization")),
            (Some(value), None) => bearer(value.to_str().unwrap_or_default())?,
            (Some(_), Some(_)) => return Err(Error::Unauthorized("stuur precies één header Authorization mee")),
        };
        let header = decode_header(raw)
            .map_err(|_| Error::Unauthorized("de kop van het token is niet leesbaar of noemt een algoritme dat niet bestaat"))?;
        if header.crit.is_some() {
            return Err(Error::Unauthorized("het token stelt een eis (crit) die het register niet kent"));
        }
        let Header { kid, alg: algorithm, typ, .. } = header;
        let typ = typ.map(|typ| typ.to_ascii_lowercase().trim_start_matches("application/").to_owned());
        let hint = insecure_decode_claims(raw).map_err(|_| Error::Unauthorized("het token is niet leesbaar"))?;
        Ok(Self { raw, typ, kid, algorithm, hint })
    }

    /// Whether these claims of it are of an access token. Not all providers say so in the header (RFC 9068), but they say what else it is: in
    /// the header, in the claim `typ` (Keycloak), or by a hash of the access token that an ID token came with (OpenID Connect).
    pub fn is_access_token(&self, claims: &Claims) -> bool {
        let typ = |wanted: &[&str], given: Option<&str>| {
            given.is_none_or(|given| wanted.contains(&given.to_ascii_lowercase().as_str()))
        };
        typ(&["at+jwt", "jwt"], self.typ.as_deref())
            && typ(&["bearer", "at+jwt", "jwt", "dpop"], claims.get("typ").and_then(Value::as_str))
            && !["at_hash", "c_hash", "s_hash"].iter().any(|hash| claims.contains_key(*hash))
    }

    /// The claims, once the signature is proven with this algorithm and no other. Times and audience are for the caller to check.
    pub fn verified(&self, algorithm: Algorithm, key: &DecodingKey) -> Result<Claims> {
        if self.algorithm != algorithm {
            return Err(Error::Unauthorized("het algoritme van het token is hier niet toegestaan"));
        }
        let mut rules = Validation::new(algorithm);
        rules.required_spec_claims.clear();
        (rules.validate_exp, rules.validate_nbf, rules.validate_aud) = (false, false, false);
        decode(self.raw, key, &rules).map(|token| token.claims).map_err(|error| {
            Error::Unauthorized(match error.kind() {
                ErrorKind::InvalidSignature => "de handtekening klopt niet",
                _ => "het token is niet leesbaar",
            })
        })
    }
}

/// What stands behind `Bearer`, in upper or lower case.
fn bearer(value: &str) -> Result<&str> {
    let token = value
        .split_once(' ')
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim_matches(' '));
    match token {
        Some(token) if token.len() > LONGEST => Err(Error::Unauthorized("het token is langer dan 8 KiB")),
        Some(token) => Ok(token),
        None => Err(Error::Unauthorized("gebruik in de header Authorization de vorm: Bearer, een spatie en het token")),
    }
}

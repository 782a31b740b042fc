//! The tokens that a test calls with, good ones and bad ones.

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::{
    auth::{
        Scope::{self, Beheren, Beoordelen, Invoeren, Lezen, Toezien, Vaststellen, Vertrouwelijk},
        sign_local,
    },
    clock::Moment,
};

/// Every right that there is.
pub const EVERY_SCOPE: [Scope; 7] = [Lezen, Invoeren, Beoordelen, Vaststellen, Beheren, Toezien, Vertrouwelijk];

/// The secret of the application `lokaal` in every test.
pub(super) const GEHEIM: &str = "een geheim voor de tests, lang genoeg";

/// What a client puts in the header `Authorization`.
#[derive(Clone)]
pub enum Token {
    /// Nothing.
    None,
    /// A token of a person, signed anew for each request; no registerhouders means all.
    Person { naam: String, scopes: Vec<Scope>, registerhouders: Vec<Uuid> },
    /// These words behind `Bearer`.
    Raw(String),
}

impl Token {
    /// A token with these claims, signed with the secret of the application `lokaal`.
    pub fn signed(claims: &Value) -> Self {
        let key = EncodingKey::from_secret(GEHEIM.as_bytes());
        Self::Raw(encode(&Header::new(Algorithm::HS256), claims, &key).unwrap())
    }

    /// A token that the application with this secret signed for somebody.
    pub fn of_application(client_id: &str, geheim: &str, user: &str, now: Moment) -> Self {
        let claims = json!({"iss": client_id, "client_id": client_id, "iat": now.utc().timestamp(), "user_id": user});
        Self::Raw(encode(&Header::new(Algorithm::HS256), &claims, &EncodingKey::from_secret(geheim.as_bytes())).unwrap())
    }

    /// The value of the header.
    pub(super) fn header(&self, now: Moment) -> Option<String> {
        let token = match self {
            Self::None => return None,
            Self::Person { naam, scopes, registerhouders } => sign_local(GEHEIM, naam, scopes, registerhouders, now).unwrap(),
            Self::Raw(token) => token.clone(),
        };
        Some(format!("Bearer {token}"))
    }
}

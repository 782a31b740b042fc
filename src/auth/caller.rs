//! The caller, and what he may.

use uuid::Uuid;

use super::scope::{Scope, Scopes};
use crate::error::{Error, Result};

/// A person, as far as a token names one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Persoon {
    /// The same for the same person, always: `oidc:<iss>:<sub>` or `<client_id>:<user_id>`.
    pub identiteit: String,
    /// The name to show.
    pub weergave: String,
}

/// Who is calling, with which rights, for which registerhouders.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The application that calls.
    pub applicatie: String,
    /// The person behind it, if the token names one.
    pub persoon: Option<Persoon>,
    scopes: Scopes,
    registerhouders: Option<Vec<Uuid>>,
}

impl Caller {
    /// A caller with these rights; `registerhouders` `None` means all.
    #[must_use]
    pub fn new(applicatie: String, persoon: Option<Persoon>, scopes: Scopes, registerhouders: Option<Vec<Uuid>>) -> Self {
        Self { applicatie, persoon, scopes, registerhouders }
    }

    /// Refuses a caller without this scope.
    pub fn require(&self, scope: Scope) -> Result<()> {
        self.require_any(&[scope])
    }

    /// Refuses a caller with none of these scopes; the first is the one that is named.
    pub fn require_any(&self, scopes: &[Scope]) -> Result<()> {
        if scopes.iter().any(|scope| self.has(*scope)) {
            return Ok(());
        }
        Err(Error::Forbidden(scopes.first().map_or("(dat niemand heeft)", |scope| scope.as_str())))
    }

    /// Whether the caller has this scope. `register:toezien` includes `register:lezen`; nothing else is implied.
    /// Reading what is confidential: [`Self::sees_confidential`].
    #[must_use]
    pub fn has(&self, scope: Scope) -> bool {
        self.scopes.contains(scope) || (scope == Scope::Lezen && self.scopes.contains(Scope::Toezien))
    }

    /// The person behind the call; a token without one is refused.
    pub fn person(&self) -> Result<&Persoon> {
        self.persoon.as_ref().ok_or(Error::NotThisPerson("het token noemt geen persoon, en deze handeling is van een persoon"))
    }

    /// The registerhouders that the caller is limited to; `None` means all.
    #[must_use]
    pub fn limited_to(&self) -> Option<&[Uuid]> {
        self.registerhouders.as_deref()
    }

    /// Whether the caller may use the register of this registerhouder.
    #[must_use]
    pub fn may_use(&self, registerhouder: Uuid) -> bool {
        self.limited_to().is_none_or(|own| own.contains(&registerhouder))
    }

    /// Whether the caller may use what belongs to this register; what belongs to none is of them all.
    #[must_use]
    pub fn may_use_of(&self, registerhouder: Option<Uuid>) -> bool {
        registerhouder.map_or(self.limited_to().is_none(), |registerhouder| self.may_use(registerhouder))
    }

    /// Whether the caller may read what is confidential. Writing it takes `register:vertrouwelijk` itself.
    #[must_use]
    pub fn sees_confidential(&self) -> bool {
        self.has(Scope::Vertrouwelijk) || self.has(Scope::Toezien)
    }
}

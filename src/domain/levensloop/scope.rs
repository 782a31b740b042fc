//! The rights, and small sets of them.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// A right in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
pub enum Scope {
    /// Read what is not public.
    #[strum(serialize = "register:lezen")]
    Lezen,
    /// Write concepts and submit them.
    #[strum(serialize = "register:invoeren")]
    Invoeren,
    /// Review what was submitted.
    #[strum(serialize = "register:beoordelen")]
    Beoordelen,
    /// Settle versions.
    #[strum(serialize = "register:vaststellen")]
    Vaststellen,
    /// Keep organisations, withdraw and erase.
    #[strum(serialize = "register:beheren")]
    Beheren,
    /// Read everything and change nothing: the data protection officer.
    #[strum(serialize = "register:toezien")]
    Toezien,
    /// Needed beside the others for entries that are confidential.
    #[strum(serialize = "register:vertrouwelijk")]
    Vertrouwelijk,
}

impl Scope {
    /// The scope as tokens and settings write it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// A set of scopes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scopes(u8);

impl Scopes {
    /// Every scope there is.
    #[must_use]
    pub fn all() -> Self {
        Scope::VARIANTS.iter().copied().collect()
    }

    /// The scopes among these words; a word that is no scope of ours means nothing here.
    pub fn named<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        words.into_iter().filter_map(|word| word.parse().ok()).collect()
    }

    /// Whether this scope is in the set.
    #[must_use]
    pub fn contains(self, scope: Scope) -> bool {
        self.0 & bit(scope) != 0
    }

    /// The scopes that are in both.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<I: IntoIterator<Item = Scope>>(scopes: I) -> Self {
        Self(scopes.into_iter().fold(0, |set, scope| set | bit(scope)))
    }
}

/// The place of a scope in a set.
fn bit(scope: Scope) -> u8 {
    1 << scope as u8
}

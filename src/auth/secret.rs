//! A secret that does not show itself.

use std::{collections::HashSet, fmt};

use jsonwebtoken::DecodingKey;

/// Whoever made it up had no more different signs in mind.
const FEWEST_SIGNS: usize = 5;

/// Whether a secret is as long as asked, and not a row of the same few signs.
pub fn check(text: &str, least: usize) -> Result<(), String> {
    if text.len() < least {
        return Err(format!("neem een geheim van ten minste {least} bytes"));
    }
    let signs: HashSet<char> = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    if signs.len() < FEWEST_SIGNS {
        return Err("neem een geheim dat niemand raadt, zoals de uitkomst van: openssl rand -hex 32".to_owned());
    }
    Ok(())
}

/// The secret of an application.
pub struct Secret(String);

impl Secret {
    /// A secret of at least so many bytes.
    pub fn new(text: String, least: usize) -> Result<Self, String> {
        check(&text, least).map(|()| Self(text))
    }

    /// The key that checks signatures made with this secret.
    pub fn key(&self) -> DecodingKey {
        DecodingKey::from_secret(self.0.as_bytes())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        text.write_str("(geheim)")
    }
}

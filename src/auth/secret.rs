//! A secret that does not show itself.

use std::fmt;

use jsonwebtoken::DecodingKey;

/// The secret of an application.
pub struct Secret(String);

impl Secret {
    /// A secret of at least so many bytes.
    pub fn new(text: String, least: usize) -> Result<Self, String> {
        if text.len() < least {
            return Err(format!("het geheim is korter dan {least} bytes"));
        }
        Ok(Self(text))
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

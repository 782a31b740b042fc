//! Signatures in the form of Standard Webhooks, so that existing libraries check them.

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::error::{Error, Result};

const VOORVOEGSEL: &str = "whsec_";

/// A new secret of 32 random bytes.
pub fn nieuw_geheim() -> Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(Error::internal)?;
    Ok(format!("{VOORVOEGSEL}{}", STANDARD.encode(bytes)))
}

/// Whether this is a secret that can sign.
#[must_use]
pub fn geheim_klopt(geheim: &str) -> bool {
    sleutel(geheim).is_some_and(|bytes| (24..=64).contains(&bytes.len()))
}

/// The header `Webhook-Signature`: over id, time and body, so that none of them can be changed or sent again later.
pub(super) fn teken(geheim: &str, id: Uuid, tijd: i64, body: &str) -> Result<String> {
    let sleutel = sleutel(geheim).ok_or_else(|| Error::internal("a stored secret"))?;
    let mut hmac = Hmac::<Sha256>::new_from_slice(&sleutel).map_err(Error::internal)?;
    hmac.update(format!("{id}.{tijd}.{body}").as_bytes());
    Ok(format!("v1,{}", STANDARD.encode(hmac.finalize().into_bytes())))
}

fn sleutel(geheim: &str) -> Option<Vec<u8>> {
    STANDARD.decode(geheim.strip_prefix(VOORVOEGSEL)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_the_one_that_others_make() {
        // Made with Python: base64.b64encode(hmac.new(key, message, "sha256").digest()).
        let geheim = format!("{VOORVOEGSEL}{}", STANDARD.encode([7; 32]));
        let tekst = teken(&geheim, Uuid::from_u128(1), 1_700_000_000, "{\"a\":1}").unwrap();
        assert_eq!(tekst, "v1,bKTjXeW4/FfHUdgUFtK4EGb4fgyxUpIT8jfGNxWYR6Q=");
        assert!(geheim_klopt(&geheim) && geheim_klopt(&nieuw_geheim().unwrap()));
        assert_ne!(nieuw_geheim().unwrap(), nieuw_geheim().unwrap());
        for fout in [
            "",
            "whsec_",
            "whsec_AAAA",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "whsec_!AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        ] {
            assert!(!geheim_klopt(fout), "{fout}");
        }
    }
}

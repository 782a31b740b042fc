//! SHA-256 in hexadecimal: of documents, of the journal's chain, of answers and of what the register knows.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// SHA-256 of the parts one after another, as 64 hexadecimal digits.
#[must_use]
pub fn sha256(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hexadecimaal(&hash.finalize())
}

/// Bytes as hexadecimal digits.
#[must_use]
pub fn hexadecimaal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A strong ETag of exactly these bytes.
#[must_use]
pub fn etag(body: &[u8]) -> String {
    format!("\"{}\"", &sha256(&[body])[..32])
}

#[cfg(test)]
mod tests {
    use super::sha256;

    #[test]
    fn the_hash_is_the_known_one_whatever_the_parts() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(&[b"abc"]), abc);
        assert_eq!(sha256(&[b"a", b"bc"]), abc);
    }
}

//! Hashes in hexadecimal: SHA-256 of documents, of the journal's chain and of what the register knows; ETags of answers.

use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};
use xxhash_rust::xxh3::xxh3_128;

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
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// A uuid that follows from a text.
#[must_use]
pub fn uuid(text: &str) -> Uuid {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&Sha256::digest(text)[..16]);
    Builder::from_custom_bytes(bytes).into_uuid()
}

/// A strong ETag of exactly these bytes: XXH3 of 128 bits. Other bytes give another one, unless somebody seeks those that do not.
#[must_use]
pub fn etag(body: &[u8]) -> String {
    format!("\"{:032x}\"", xxh3_128(body))
}

#[cfg(test)]
mod tests {
    use super::{etag, sha256};

    #[test]
    fn the_hash_is_the_known_one_whatever_the_parts() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(&[b"abc"]), abc);
        assert_eq!(sha256(&[b"a", b"bc"]), abc);
    }

    #[test]
    fn an_etag_is_the_same_in_every_process_and_release() {
        assert_eq!(etag(b""), "\"99aa06d3014798d86001c324468d497f\"");
        assert_ne!(etag(b"abc"), etag(b"abd"));
    }
}

//! Public answers, ready to send: body, ETag and coding, weighed by their bytes and bounded.

use actix_web::web::Bytes;
use moka::sync::Cache as Moka;

use crate::http::accept::Coding;

/// What an answer depends on. An older generation or day is never asked for again and falls out by itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    /// Path and query.
    pub address: String,
    /// Media type of the body.
    pub media_type: &'static str,
    /// Coding of the body.
    pub coding: Coding,
    /// Generation of the public register.
    pub generation: i64,
    /// Today in Europe/Amsterdam.
    pub day: chrono::NaiveDate,
}

/// An answer that can be sent as it is.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The body, coded.
    pub body: Bytes,
    /// Strong ETag of this very body.
    pub etag: String,
    /// Neighbours of a page.
    pub link: Option<String>,
}

/// The answers of this process.
pub struct Cache(Moka<Key, Prepared>);

impl Cache {
    /// A cache of at most so many bytes.
    #[must_use]
    pub fn new(bytes: u64) -> Self {
        let weigh = |key: &Key, answer: &Prepared| u32::try_from(key.address.len() + answer.body.len() + 200).unwrap_or(u32::MAX);
        Self(Moka::builder().max_capacity(bytes).weigher(weigh).build())
    }

    /// An answer that was made before.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<Prepared> {
        self.0.get(key)
    }

    /// Keeps an answer.
    pub fn put(&self, key: Key, answer: Prepared) {
        self.0.insert(key, answer);
    }
}

//! Public answers, ready to send: body, ETag and coding, weighed by their bytes and bounded.

use std::sync::OnceLock;

use actix_web::web::Bytes;
use moka::sync::Cache as Moka;
use prometheus::{IntCounterVec, Opts, PullingGauge, Registry};

use crate::{http::accept::Coding, store::Generatie};

/// What an answer depends on. An older generation or day is never asked for again and falls out by itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    /// Path and query.
    pub address: String,
    /// Media type of the body.
    pub media_type: &'static str,
    /// Coding of the body.
    pub coding: Coding,
    /// Generation of the public register in which what it is made of last changed.
    pub generation: Generatie,
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
    /// How much the form could not express.
    pub weggelaten: Option<usize>,
}

/// The answers of this process.
pub struct Cache {
    answers: Moka<Key, Prepared>,
    /// Counted once somebody wants to know.
    lookups: OnceLock<IntCounterVec>,
}

impl Cache {
    /// A cache of at most so many bytes.
    #[must_use]
    pub fn new(bytes: u64) -> Self {
        let weigh = |key: &Key, answer: &Prepared| u32::try_from(key.address.len() + answer.body.len() + 200).unwrap_or(u32::MAX);
        Self { answers: Moka::builder().max_capacity(bytes).weigher(weigh).build(), lookups: OnceLock::new() }
    }

    /// An answer that was made before.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<Prepared> {
        let found = self.answers.get(key);
        if let Some(lookups) = self.lookups.get() {
            lookups.with_label_values(&[if found.is_some() { "hit" } else { "miss" }]).inc();
        }
        found
    }

    /// Keeps an answer.
    pub fn put(&self, key: Key, answer: Prepared) {
        self.answers.insert(key, answer);
    }

    /// Adds the numbers of this cache to what `/metrics` tells.
    pub fn register(&self, registry: &Registry) -> prometheus::Result<()> {
        let opts = Opts::new("answer_cache_lookups_total", "Public answers that were looked up in memory, by what came of it.");
        let lookups = IntCounterVec::new(opts, &["result"])?;
        registry.register(Box::new(lookups.clone()))?;
        let _ = self.lookups.set(lookups);
        let answers = self.answers.clone();
        registry.register(Box::new(PullingGauge::new(
            "answer_cache_bytes",
            "Memory of the public answers that are kept.",
            Box::new(move || weight(&answers)),
        )?))
    }
}

#[expect(clippy::cast_precision_loss, reason = "nobody needs the last byte of a petabyte")]
fn weight(answers: &Moka<Key, Prepared>) -> f64 {
    answers.run_pending_tasks();
    answers.weighted_size() as f64
}

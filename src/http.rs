//! What both sides of the API share: problems, reading what comes in, conditional requests, headers.

pub mod accept;
pub mod body;
pub mod budget;
pub mod cache;
pub mod client;
pub mod coding;
pub mod conditional;
pub mod connection;
pub mod contract;
pub mod cursor;
pub mod document;
pub mod facetten;
pub mod files;
pub mod filters;
pub mod idempotency;
pub mod metrics;
pub mod middleware;
pub mod page;
pub mod problem;
pub mod query;
pub mod routes;
pub mod sending;
pub mod stream;
pub mod wire;

use std::time::Duration;

/// How much is read, in bytes, and how long that and the answer may take. More is refused, never cut.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The largest body.
    pub body: usize,
    /// The longest query.
    pub query: usize,
    /// So long may what comes in stand still.
    pub still: Duration,
    /// So long may a body take.
    pub whole: Duration,
    /// So long may an answer take.
    pub answer: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        let (still, most) = (Duration::from_secs(10), Duration::from_secs(30));
        Self { body: 1024 * 1024, query: 8 * 1024, still, whole: most, answer: most }
    }
}

impl Limits {
    /// The limits of this app, or the usual ones.
    fn of(request: &actix_web::HttpRequest) -> Self {
        request.app_data::<actix_web::web::Data<Self>>().map_or_else(Self::default, |limits| ***limits)
    }
}

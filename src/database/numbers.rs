//! What is counted of the database, for `/metrics`.

use std::future::Future;

use prometheus::{
    Histogram, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, Opts, PullingGauge, Registry, Result,
};

use super::sql;
use crate::error::Error;

/// In seconds: from one row that is in memory to a writer that waits for a whole file.
const BUCKETS: [f64; 12] = [0.0001, 0.00025, 0.001, 0.0025, 0.01, 0.025, 0.1, 0.25, 1.0, 2.5, 10.0, 30.0];

/// The numbers of one database.
pub(super) struct Numbers {
    pool_wait: Histogram,
    writers_waiting: IntGauge,
    writer_wait: Histogram,
    transactions: HistogramVec,
    sql: HistogramVec,
    statements: IntCounterVec,
    failures: IntCounterVec,
    renewals: IntCounter,
}

impl Numbers {
    /// Numbers at zero.
    pub(super) fn new() -> Result<Self> {
        let seconds = |name, help| HistogramOpts::new(name, help).buckets(BUCKETS.to_vec());
        Ok(Self {
            pool_wait: Histogram::with_opts(seconds("database_pool_wait_seconds", "Seconds of waiting for a connection."))?,
            writers_waiting: IntGauge::new("database_writers_waiting", "Writers that wait for their turn.")?,
            writer_wait: Histogram::with_opts(seconds("database_writer_wait_seconds", "Seconds until a writer has its turn."))?,
            transactions: HistogramVec::new(
                seconds("database_transaction_seconds", "Seconds of a transaction, with all that is done in it, by kind."),
                &["kind"],
            )?,
            sql: HistogramVec::new(
                seconds("database_sql_seconds", "Seconds that the statements of a transaction took, by kind."),
                &["kind"],
            )?,
            statements: IntCounterVec::new(
                Opts::new("database_statements_total", "Statements in transactions, from begin to commit, by kind."),
                &["kind"],
            )?,
            failures: IntCounterVec::new(
                Opts::new(
                    "database_errors_total",
                    "Work that the database did not do: `unavailable`, `unknown` outcome, `internal`.",
                ),
                &["kind"],
            )?,
            renewals: IntCounter::new("database_pool_renewals_total", "How often all connections were written off.")?,
        })
    }

    /// Adds them to what is told.
    pub(super) fn register(&self, registry: &Registry) -> Result<()> {
        registry.register(Box::new(self.pool_wait.clone()))?;
        registry.register(Box::new(self.writers_waiting.clone()))?;
        registry.register(Box::new(self.writer_wait.clone()))?;
        registry.register(Box::new(self.transactions.clone()))?;
        registry.register(Box::new(self.sql.clone()))?;
        registry.register(Box::new(self.statements.clone()))?;
        registry.register(Box::new(self.failures.clone()))?;
        registry.register(Box::new(self.renewals.clone()))
    }

    /// Writers that wait now.
    pub(super) fn writers_waiting(&self) -> i64 {
        self.writers_waiting.get()
    }

    /// All connections were written off.
    pub(super) fn renewed(&self) {
        self.renewals.inc();
    }

    /// Counts what is a fault of the database, not of what was asked.
    pub(super) fn failed(&self, error: &Error) {
        let kind = match error {
            Error::Unavailable(_) => "unavailable",
            Error::UitkomstOnbekend(_) => "unknown",
            Error::Internal(_) => "internal",
            _ => return,
        };
        self.failures.with_label_values(&[kind]).inc();
    }

    /// Waits for a connection.
    pub(super) fn connection<T>(&self, get: impl FnOnce() -> T) -> T {
        let _timer = self.pool_wait.start_timer();
        get()
    }

    /// Waits for the turn of a writer.
    pub(super) async fn turn<T>(&self, turn: impl Future<Output = T>) -> T {
        let _waiting = Waiting::new(&self.writers_waiting);
        let _timer = self.writer_wait.start_timer();
        turn.await
    }

    /// Does the work of a transaction.
    pub(super) fn transaction<T>(&self, kind: &str, work: impl FnOnce() -> T) -> T {
        sql::spent();
        let _timer = self.transactions.with_label_values(&[kind]).start_timer();
        let done = work();
        let (statements, took) = sql::spent();
        self.statements.with_label_values(&[kind]).inc_by(statements);
        self.sql.with_label_values(&[kind]).observe(took.as_secs_f64());
        done
    }
}

/// Somebody who waits, also one who goes away before the end.
struct Waiting<'a>(&'a IntGauge);

impl<'a> Waiting<'a> {
    fn new(gauge: &'a IntGauge) -> Self {
        gauge.inc();
        Self(gauge)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.dec();
    }
}

/// A number that is looked up when it is asked for.
pub(super) fn gauge(registry: &Registry, name: &str, help: &str, value: impl Fn() -> u32 + Send + Sync + 'static) -> Result<()> {
    registry.register(Box::new(PullingGauge::new(name, help, Box::new(move || f64::from(value())))?))
}

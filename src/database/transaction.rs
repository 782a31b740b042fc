//! One transaction, from a connection to the commit.

use diesel::{
    Connection,
    connection::{AnsiTransactionManager, TransactionManager},
    result::{DatabaseErrorKind, Error as Db},
};

use super::{
    DbConnection, Outcome,
    job::{Job, called_off},
    numbers::Numbers,
    pool::{Held, Pool},
};
use crate::error::{Cause, Error, Result};

/// Work behind a pointer, so that what surrounds it is compiled once and not for each piece of work.
pub(super) type Work = Box<dyn FnOnce(&mut DbConnection) -> Result<Outcome<()>> + Send>;

type TransactionState = <DbConnection as Connection>::TransactionManager;

/// Whether a transaction changes something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Read,
    /// A read of a few rows, of which the answer serves others too.
    Look,
    Write,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Read | Self::Look => "read",
            Self::Write => "write",
        }
    }
}

/// A connection in use; it goes back when this goes.
struct Lease<'a> {
    pool: &'a Pool,
    held: Option<Held>,
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        if let Some(held) = self.held.take() {
            self.pool.give_back(held);
        }
    }
}

/// Does the work in a transaction.
pub(super) fn run(pool: &Pool, job: &Job, numbers: &Numbers, kind: Kind, work: Work) -> Result<()> {
    let held = numbers.connection(|| pool.take(job))?;
    numbers.transaction(kind.name(), || {
        let mut lease = Lease { pool, held: Some(begin(pool, job, held, kind)?) };
        let conn = lease.held.as_mut().map(|held| &mut held.conn).ok_or_else(called_off)?;
        within(conn, job, kind, work)?;
        if kind == Kind::Write {
            // What was written to a file that is gone by now is gone with it.
            pool.is_there().map_err(|reason| Error::UitkomstOnbekend(reason.into()))?;
        }
        Ok(())
    })
}

/// Nothing was begun on a connection that turns out to be dead, so another one is as good.
fn begin(pool: &Pool, job: &Job, mut held: Held, kind: Kind) -> Result<Held> {
    loop {
        let begun = match &mut held.conn {
            // SQLite takes its write lock at once: a lock taken later fails instead of waiting.
            DbConnection::Sqlite(conn) => {
                let sql = if kind == Kind::Write { "BEGIN IMMEDIATE" } else { "BEGIN" };
                AnsiTransactionManager::begin_transaction_sql(conn, sql)
            }
            #[cfg(feature = "postgres")]
            DbConnection::Postgres(conn) => {
                let sql = if kind == Kind::Write { "BEGIN" } else { "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" };
                AnsiTransactionManager::begin_transaction_sql(conn, sql)
            }
        };
        match begun {
            Ok(()) => return Ok(held),
            Err(_) if !held.fresh && !matches!(held.conn, DbConnection::Sqlite(_)) => {
                pool.forget(held);
                pool.forget_idle();
                held = pool.take(job)?;
            }
            Err(error) => {
                pool.forget(held);
                return Err(error.into());
            }
        }
    }
}

fn within(conn: &mut DbConnection, job: &Job, kind: Kind, work: Work) -> Result<()> {
    let undone = match job.until_called_off(|| work(conn)) {
        Ok(Outcome::Keep(())) if job.may_commit() => {
            let done = TransactionState::commit_transaction(conn);
            job.is_done();
            return done.map_err(|error| not_committed(error, kind));
        }
        Ok(Outcome::Keep(())) => Err(called_off()),
        Ok(Outcome::Undo(())) => Ok(()),
        Err(error) => Err(error),
    };
    // A failed rollback leaves the connection broken; the pool throws it away.
    if let Err(rollback) = TransactionState::rollback_transaction(conn) {
        log::error!("het terugdraaien mislukte: {}", Cause::from(rollback));
    }
    undone
}

/// When the connection breaks during the commit, nobody knows what became of it.
fn not_committed(error: Db, kind: Kind) -> Error {
    let lost = matches!(
        &error,
        Db::DatabaseError(DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand, _)
            | Db::BrokenTransactionManager
            | Db::RollbackErrorOnCommit { .. }
    );
    if lost && kind == Kind::Write { Error::UitkomstOnbekend(error.into()) } else { error.into() }
}

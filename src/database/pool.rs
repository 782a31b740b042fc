//! Connections, and threads of their own to use them on. When the database stops answering, both are written off together: a thread that hangs
//! in the old one holds nobody up in the new one.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

use diesel::{ConnectionError, r2d2::R2D2Connection};
use tokio::{
    runtime::{Builder, Handle, Runtime},
    sync::watch,
    task::JoinHandle,
};

use super::{
    connection::{DbConnection, Manager},
    job::Job,
};
use crate::{
    error::{Error, Result},
    trace,
};

/// How long is tried to open a connection to a database that there is only one of.
pub(super) const OPEN: Duration = Duration::from_secs(5);
/// Between two attempts: at first soon, for a database that starts is there in a moment.
const PAUSES: [Duration; 4] =
    [Duration::from_millis(50), Duration::from_millis(100), Duration::from_millis(200), Duration::from_millis(400)];
/// An older connection is not used again: names may mean other machines by then.
const AGE: Duration = Duration::from_mins(30);

/// A connection, and when it was opened.
pub(super) struct Held {
    pub conn: DbConnection,
    opened: Instant,
    /// Whether nothing was ever asked on it.
    pub fresh: bool,
}

/// The connections to one database, and their threads.
pub(super) struct Pool {
    manager: Manager,
    patience: Duration,
    idle: Mutex<Vec<Held>>,
    open: AtomicU32,
    threads: Option<Runtime>,
    handle: Handle,
    lost: watch::Sender<bool>,
    /// Taken before a thread or connection, so that a waiting writer holds neither.
    pub writer: Arc<tokio::sync::Mutex<()>>,
}

impl Pool {
    /// As many threads as connections: who has a thread never waits for a connection of another.
    /// `patience` is how long is tried to open one.
    pub(super) fn new(manager: Manager, connections: u32, patience: Duration) -> Result<Arc<Self>, String> {
        let most = usize::try_from(connections).unwrap_or(usize::MAX);
        let threads = Builder::new_current_thread().max_blocking_threads(most).thread_name("database").build();
        let threads = threads.map_err(|error| error.to_string())?;
        let handle = threads.handle().clone();
        let (idle, open) = (Mutex::default(), AtomicU32::new(0));
        let lost = watch::Sender::new(false);
        Ok(Arc::new(Self { manager, patience, idle, open, threads: Some(threads), handle, lost, writer: Arc::default() }))
    }

    /// Does the work on a thread of this pool.
    pub(super) fn spawn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> JoinHandle<T> {
        self.handle.spawn_blocking(trace::carried(work))
    }

    /// The database no longer answers here: who waits for it hears so at once.
    pub(super) fn write_off(&self) {
        self.lost.send_replace(true);
    }

    /// Tells when it is written off.
    pub(super) fn is_lost(&self) -> watch::Receiver<bool> {
        self.lost.subscribe()
    }

    /// What is wrong when the file is no longer the one that was opened.
    pub(super) fn is_there(&self) -> Result<(), String> {
        self.manager.is_there()
    }

    /// Whether there is a connection that nobody uses.
    pub(super) fn has_idle(&self) -> bool {
        !self.connections().is_empty()
    }

    /// Open connections, and those that nobody uses.
    pub(super) fn counts(&self) -> (u32, u32) {
        let idle = u32::try_from(self.connections().len()).unwrap_or(u32::MAX);
        (self.open.load(Ordering::Relaxed), idle)
    }

    /// A connection that is there, or a new one.
    pub(super) fn take(&self, job: &Job) -> Result<Held> {
        let now = Instant::now();
        while let Some(held) = { self.connections().pop() } {
            if now.duration_since(held.opened) < AGE {
                return Ok(Held { fresh: false, ..held });
            }
            self.forget(held);
        }
        let conn = job.connecting(|| self.open(now + self.patience, job))?;
        self.open.fetch_add(1, Ordering::Relaxed);
        Ok(Held { conn, opened: now, fresh: true })
    }

    fn open(&self, until: Instant, job: &Job) -> Result<DbConnection> {
        let mut pauses = PAUSES.into_iter().chain(std::iter::repeat(Duration::from_millis(500)));
        loop {
            match self.manager.open() {
                Ok(conn) => return Ok(conn),
                Err(error) => {
                    let pause = pauses.next().unwrap_or(OPEN);
                    if Instant::now() + pause >= until || *self.lost.borrow() || job.is_cancelled() {
                        return Err(no_connection(error));
                    }
                    std::thread::sleep(pause);
                }
            }
        }
    }

    /// Gives a connection back, unless it is of no use any more. A panic may have left a transaction open.
    pub(super) fn give_back(&self, mut held: Held) {
        if std::thread::panicking() || held.conn.is_broken() || *self.lost.borrow() {
            return self.forget(held);
        }
        self.connections().push(held);
    }

    /// Closes a connection.
    pub(super) fn forget(&self, held: Held) {
        self.open.fetch_sub(1, Ordering::Relaxed);
        drop(held);
    }

    /// Closes all that nobody uses: what ended one connection ended them all.
    pub(super) fn forget_idle(&self) {
        let idle = std::mem::take(&mut *self.connections());
        for held in idle {
            self.forget(held);
        }
    }

    fn connections(&self) -> std::sync::MutexGuard<'_, Vec<Held>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The words of the database may repeat the address, with a password in it.
fn no_connection(error: ConnectionError) -> Error {
    Error::Unavailable(error.into())
}

impl Drop for Pool {
    fn drop(&mut self) {
        if let Some(threads) = self.threads.take() {
            // A thread may hang in a database that does not answer.
            threads.shutdown_background();
        }
    }
}

//! A piece of work on a thread of the database, as who waits for it sees it: whether it still moves, and whether it can still be called off.

use std::{
    cell::RefCell,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use super::transaction::Kind;
use crate::error::{Error, Result};

/// How long the opening of a connection may take: each address of the database has its own limit below it.
const CONNECTING: Duration = Duration::from_secs(10);

const RUNNING: u8 = 0;
const COMMITTING: u8 = 1;
const DONE: u8 = 2;
const CANCELLED: u8 = 3;

thread_local! {
    static CURRENT: RefCell<Option<Arc<Job>>> = const { RefCell::new(None) };
}

/// The work.
#[derive(Debug)]
pub(super) struct Job {
    begin: Instant,
    state: AtomicU8,
    /// Milliseconds after the begin at which it last moved.
    moved: AtomicU64,
    connecting: AtomicBool,
}

impl Job {
    pub(super) fn new() -> Arc<Self> {
        let (state, moved) = (AtomicU8::new(RUNNING), AtomicU64::new(0));
        Arc::new(Self { begin: Instant::now(), state, moved, connecting: AtomicBool::new(false) })
    }

    /// Does the work; every statement on this thread until its end is of this job.
    pub(super) fn run<T>(self: &Arc<Self>, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.moves();
        if self.is_cancelled() {
            return Err(called_off());
        }
        CURRENT.set(Some(Arc::clone(self)));
        let done = work();
        CURRENT.set(None);
        done
    }

    /// Something was done.
    fn moves(&self) {
        let now = u64::try_from(self.begin.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.moved.store(now, Ordering::Relaxed);
    }

    /// Opens a connection.
    pub(super) fn connecting<T>(&self, open: impl FnOnce() -> T) -> T {
        self.connecting.store(true, Ordering::Relaxed);
        let opened = open();
        self.connecting.store(false, Ordering::Relaxed);
        self.moves();
        opened
    }

    /// How much longer it may stand still.
    pub(super) fn left(&self, patience: Duration) -> Duration {
        let patience = if self.connecting.load(Ordering::Relaxed) { patience.max(CONNECTING) } else { patience };
        let moved = Duration::from_millis(self.moved.load(Ordering::Relaxed));
        (moved + patience).saturating_sub(self.begin.elapsed())
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.state.load(Ordering::Acquire) == CANCELLED
    }

    /// Whether it may be committed; from then on it can no longer be called off.
    pub(super) fn may_commit(&self) -> bool {
        self.state.compare_exchange(RUNNING, COMMITTING, Ordering::AcqRel, Ordering::Acquire).is_ok()
    }

    /// It was committed.
    pub(super) fn is_done(&self) {
        self.state.store(DONE, Ordering::Release);
    }

    /// Calls it off. What is not committed yet never will be; of what is being committed nobody knows what becomes.
    pub(super) fn cancel(&self, kind: Kind) -> Error {
        match self.state.compare_exchange(RUNNING, CANCELLED, Ordering::AcqRel, Ordering::Acquire) {
            Err(COMMITTING | DONE) if kind == Kind::Write => {
                Error::UitkomstOnbekend("de database antwoordt niet op de bevestiging".into())
            }
            _ => Error::Unavailable("de database antwoordt niet".into()),
        }
    }
}

/// Whoever waited for it has gone.
pub(super) fn called_off() -> Error {
    Error::Unavailable("het werk is afgezegd, omdat de database te lang niet antwoordde".into())
}

/// The work on this thread moves.
pub(super) fn moves() {
    CURRENT.with_borrow(|job| job.iter().for_each(|job| job.moves()));
}

//! A piece of work on a thread of the database, as who waits for it sees it: whether it still moves, and whether it can still be called off.

use std::{
    cell::RefCell,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
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
    /// Whether it ends at a statement once it is called off.
    stoppable: AtomicBool,
}

/// What is thrown through work that was called off. It is no panic: nothing is told of it.
struct CalledOff;

/// Who waits for the work; when he goes, it is called off.
pub(super) struct Waiter(Arc<Job>);

impl Drop for Waiter {
    fn drop(&mut self) {
        self.0.call_off();
    }
}

impl Job {
    pub(super) fn new() -> Arc<Self> {
        let (state, moved) = (AtomicU8::new(RUNNING), AtomicU64::new(0));
        let (connecting, stoppable) = (AtomicBool::new(false), AtomicBool::new(false));
        Arc::new(Self { begin: Instant::now(), state, moved, connecting, stoppable })
    }

    /// The work is for whoever has this.
    pub(super) fn waiter(self: &Arc<Self>) -> Waiter {
        Waiter(Arc::clone(self))
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

    /// Calls it off, unless it came too far; how far it was.
    fn call_off(&self) -> u8 {
        let before = self.state.compare_exchange(RUNNING, CANCELLED, Ordering::AcqRel, Ordering::Acquire);
        before.unwrap_or_else(|before| before)
    }

    /// Calls it off. What is not committed yet never will be; of what is being committed nobody knows what becomes.
    pub(super) fn cancel(&self, kind: Kind) -> Error {
        match self.call_off() {
            COMMITTING | DONE if kind == Kind::Write => {
                Error::UitkomstOnbekend("de database antwoordt niet op de bevestiging".into())
            }
            _ => Error::Unavailable("de database antwoordt niet".into()),
        }
    }

    /// Does what can be undone: once it is called off, it ends at its next statement. diesel gives no hand on a statement that is under way;
    /// none takes long, and PostgreSQL ends it by itself (`statement_timeout`).
    pub(super) fn until_called_off<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.stoppable.store(true, Ordering::Relaxed);
        let done = catch_unwind(AssertUnwindSafe(work));
        self.stoppable.store(false, Ordering::Relaxed);
        match done {
            Ok(done) => done,
            Err(thrown) if thrown.is::<CalledOff>() => Err(called_off()),
            Err(panic) => resume_unwind(panic),
        }
    }

    fn ends_here(&self) -> bool {
        self.is_cancelled() && self.stoppable.load(Ordering::Relaxed)
    }
}

/// Whoever waited for it has gone.
pub(super) fn called_off() -> Error {
    Error::Unavailable("het werk is afgezegd: niemand wacht er meer op".into())
}

/// The work on this thread moves.
pub(super) fn moves() {
    CURRENT.with_borrow(|job| job.iter().for_each(|job| job.moves()));
}

/// The work on this thread begins a statement, unless it was called off.
pub(super) fn next_statement() {
    moves();
    if CURRENT.with_borrow(|job| job.as_ref().is_some_and(|job| job.ends_here())) {
        resume_unwind(Box::new(CalledOff));
    }
}

/// Does a piece of the work that others use too: it goes on when whoever asked for it leaves.
pub fn for_everyone<T>(work: impl FnOnce() -> T) -> T {
    let stoppable = |now| CURRENT.with_borrow(|job| job.as_ref().is_some_and(|job| job.stoppable.swap(now, Ordering::Relaxed)));
    let before = stoppable(false);
    let done = work();
    stoppable(before);
    done
}

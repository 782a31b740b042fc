//! What is wrong with the database itself, as far as an error told: it is not written to while it may be made worse, and is said to be unwell.

use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use crate::error::Error;

/// A disk that was full may have room again: so long it is believed to be full still.
const FULL: Duration = Duration::from_secs(5);

/// What was seen.
#[derive(Debug, Default)]
pub(super) struct Damage {
    /// A broken page stays broken: until the program is started again.
    broken: AtomicBool,
    full: Mutex<Option<Instant>>,
}

impl Damage {
    /// Takes in what went wrong.
    pub(super) fn note(&self, error: &Error) {
        let Error::Unavailable(cause) = error else { return };
        let text = cause.to_string();
        if BROKEN.iter().any(|broken| text.contains(broken)) && !self.broken.swap(true, Ordering::AcqRel) {
            log::error!("de database is beschadigd en wordt niet meer beschreven: {text}; zet een kopie terug");
        }
        if is_full(&text) {
            *self.full.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
        }
    }

    /// Why nothing may be written.
    pub(super) fn broken(&self) -> Option<&'static str> {
        self.broken
            .load(Ordering::Acquire)
            .then_some("de database is beschadigd; zet een kopie terug en start het register opnieuw")
    }

    /// What is to be told of it.
    pub(super) fn objection(&self) -> Option<&'static str> {
        let full = *self.full.lock().unwrap_or_else(PoisonError::into_inner);
        let full = full.is_some_and(|since| since.elapsed() < FULL).then_some("de schijf van de database is vol");
        self.broken().or(full)
    }
}

/// diesel drops the codes of SQLite and keeps only its words.
const BROKEN: [&str; 2] = ["database disk image is malformed", "file is not a database"];

fn is_full(text: &str) -> bool {
    text.contains("database or disk is full") || text.contains("No space left on device")
}

//! What is wrong with the database itself, as far as an error told: it is not written to while it may be made worse, and is said to be unwell.

use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use crate::error::Error;

/// What was seen.
#[derive(Debug, Default)]
pub(super) struct Damage {
    /// A broken page stays broken: until the program is started again.
    broken: AtomicBool,
    /// What is wrong with the disk, until something was written again.
    disk: Mutex<Option<&'static str>>,
}

impl Damage {
    /// Takes in what went wrong.
    pub(super) fn note(&self, error: &Error) {
        let Error::Unavailable(cause) = error else { return };
        let text = cause.to_string();
        if BROKEN.iter().any(|broken| text.contains(broken)) && !self.broken.swap(true, Ordering::AcqRel) {
            log::error!("de database is beschadigd en wordt niet meer beschreven: {text}; zet een kopie terug");
        }
        if let Some(trouble) = disk_trouble(&text) {
            self.set_disk(Some(trouble));
        }
    }

    /// Something was written.
    pub(super) fn wrote(&self) {
        self.set_disk(None);
    }

    fn set_disk(&self, trouble: Option<&'static str>) {
        *self.disk.lock().unwrap_or_else(PoisonError::into_inner) = trouble;
    }

    /// What is wrong with the disk, since the last write.
    pub(super) fn disk(&self) -> Option<&'static str> {
        *self.disk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Why nothing may be written.
    pub(super) fn broken(&self) -> Option<&'static str> {
        self.broken
            .load(Ordering::Acquire)
            .then_some("de database is beschadigd; zet een kopie terug en start het register opnieuw")
    }

    /// What is to be told of it.
    pub(super) fn objection(&self) -> Option<&'static str> {
        self.broken().or_else(|| self.disk())
    }
}

/// diesel drops the codes of SQLite and keeps only its words.
const BROKEN: [&str; 2] = ["database disk image is malformed", "file is not a database"];

/// What these words tell of a disk.
pub(crate) fn disk_trouble(text: &str) -> Option<&'static str> {
    if text.contains("database or disk is full") || text.contains("No space left on device") {
        Some("de schijf is vol")
    } else {
        text.contains("disk I/O error").then_some("de schijf geeft fouten")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_that_refuses_is_told_until_something_is_written() {
        let damage = Damage::default();
        damage.note(&Error::Unavailable("anders".into()));
        assert_eq!(damage.objection(), None);
        for (words, told) in [("database or disk is full", "de schijf is vol"), ("disk I/O error", "de schijf geeft fouten")] {
            damage.note(&Error::Unavailable(words.into()));
            assert_eq!(damage.objection(), Some(told));
            damage.wrote();
            assert_eq!(damage.objection(), None);
        }
    }
}

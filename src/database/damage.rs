//! What is wrong with the database itself, as far as an error told: it is not written to while it may be made worse, and is said to be unwell.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::Error;

/// What was seen.
#[derive(Debug, Default)]
pub(super) struct Damage {
    /// A broken page stays broken: until the program is started again.
    broken: AtomicBool,
    /// Until something was written again.
    full: AtomicBool,
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
            self.full.store(true, Ordering::Release);
        }
    }

    /// Something was written.
    pub(super) fn wrote(&self) {
        self.full.store(false, Ordering::Release);
    }

    /// Whether the last write found no room.
    pub(super) fn is_full(&self) -> bool {
        self.full.load(Ordering::Acquire)
    }

    /// Why nothing may be written.
    pub(super) fn broken(&self) -> Option<&'static str> {
        self.broken
            .load(Ordering::Acquire)
            .then_some("de database is beschadigd; zet een kopie terug en start het register opnieuw")
    }

    /// What is to be told of it.
    pub(super) fn objection(&self) -> Option<&'static str> {
        self.broken().or(self.is_full().then_some("de schijf van de database is vol"))
    }
}

/// diesel drops the codes of SQLite and keeps only its words.
const BROKEN: [&str; 2] = ["database disk image is malformed", "file is not a database"];

/// Whether these words tell of a disk without room.
pub(crate) fn is_full(text: &str) -> bool {
    text.contains("database or disk is full") || text.contains("No space left on device")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_until_something_is_written() {
        let damage = Damage::default();
        damage.note(&Error::Unavailable("anders".into()));
        assert_eq!(damage.objection(), None);
        damage.note(&Error::Unavailable("database or disk is full".into()));
        assert_eq!(damage.objection(), Some("de schijf van de database is vol"));
        damage.wrote();
        assert_eq!(damage.objection(), None);
    }
}

//! Whether anybody wrote, without asking the database.

use std::{
    fs::File,
    sync::{Arc, Mutex, PoisonError},
};

/// What SQLite changes with every commit: the header of the index of its write-ahead log, with a counter and a checksum
/// (<https://www.sqlite.org/walformat.html>, 2.1). While it is the same, nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark([u8; 48]);

/// Where the marks of a database stand, when it has any.
#[derive(Debug, Clone)]
pub(super) struct Marks(Option<Arc<Log>>);

#[derive(Debug)]
struct Log {
    name: String,
    /// Kept for as long as it is the same: to close it would give up the locks that SQLite holds on it in this process.
    open: Mutex<Option<File>>,
}

impl Marks {
    /// Of an SQLite file; PostgreSQL must be asked.
    pub(super) fn of(url: &str) -> Self {
        let log = |file| Log { name: format!("{file}-shm"), open: Mutex::default() };
        Self(url.strip_prefix("sqlite://").map(|file| Arc::new(log(file))))
    }

    /// The mark of now, or `None` when only the database can tell.
    pub(super) fn now(&self) -> Option<Mark> {
        let log = self.0.as_ref()?;
        let mut open = log.open.lock().unwrap_or_else(PoisonError::into_inner);
        let file = match open.take().filter(is_there) {
            Some(file) => file,
            None => File::open(&log.name).ok()?,
        };
        read(open.insert(file))
    }
}

/// Whether this is still a file of a folder: SQLite makes another one after its last connection was closed.
#[cfg(unix)]
fn is_there(file: &File) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    file.metadata().is_ok_and(|about| about.nlink() > 0)
}

#[cfg(unix)]
fn read(file: &File) -> Option<Mark> {
    use std::os::unix::fs::FileExt as _;
    let mut bytes = [0; 48];
    file.read_exact_at(&mut bytes, 0).ok()?;
    Some(Mark(bytes))
}

#[cfg(not(unix))]
fn is_there(_: &File) -> bool {
    false
}

#[cfg(not(unix))]
fn read(_: &File) -> Option<Mark> {
    None
}

//! The file of SQLite: the one that is served is the one that was opened. A file that is gone or replaced would take every write with it.

use std::sync::{Arc, OnceLock};

/// A file by its name, and which one it was.
#[derive(Debug, Clone)]
pub(super) struct File {
    name: String,
    first: Arc<OnceLock<Which>>,
}

/// Device and number: a file that is put in its place has another one.
type Which = (u64, u64);

impl File {
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), first: Arc::default() }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The file is open now; the first time tells which one it is.
    pub(super) fn opened(&self) -> Result<(), String> {
        if let Some(now) = which(&self.name) {
            self.first.get_or_init(|| now);
        }
        self.check()
    }

    /// What is wrong when the name no longer leads to the file that was opened.
    pub(super) fn check(&self) -> Result<(), String> {
        match self.first.get() {
            Some(first) if which(&self.name) != Some(*first) => {
                Err("het databasebestand is weg of vervangen; zet het terug, of start het register opnieuw".to_owned())
            }
            _ => Ok(()),
        }
    }
}

#[cfg(unix)]
fn which(name: &str) -> Option<Which> {
    use std::os::unix::fs::MetadataExt as _;
    let about = std::fs::metadata(name).ok()?;
    Some((about.dev(), about.ino()))
}

/// Elsewhere an open file cannot be removed.
#[cfg(not(unix))]
fn which(_: &str) -> Option<Which> {
    Some((0, 0))
}

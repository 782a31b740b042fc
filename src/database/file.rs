//! The file of SQLite: the one that is served is the one that was opened. A file that is gone or replaced would take every write with it, and so
//! would the two beside it: what was written last stands in `-wal`.
//!
//! They are looked at by name and never opened here: who closes a file gives up every lock that SQLite holds on it in this process
//! (<https://www.sqlite.org/howtocorrupt.html>, 2.2), and the next one to come then starts `-shm` anew under those who read it.

use std::{
    fs::{self, Metadata},
    io::{self, Read as _},
    path::Path,
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

/// What SQLite keeps beside the file as long as somebody has it open.
const BESIDE: [&str; 2] = ["-wal", "-shm"];

/// What a large change takes, so that one that fits in the last page of a disk is not taken for room.
const ROOM: u64 = 1 << 20;

/// A file by its name, and which one it was.
#[derive(Debug, Clone)]
pub(super) struct File {
    name: String,
    seen: Arc<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    first: OnceLock<Which>,
    /// SQLite holds them open as long as there are users, so that no other file gets their number.
    beside: Mutex<Vec<(String, Which)>>,
    users: AtomicUsize,
}

/// Somebody who has it open.
#[derive(Debug)]
pub(super) struct User(Arc<Seen>);

impl Drop for User {
    fn drop(&mut self) {
        self.0.users.fetch_sub(1, Ordering::AcqRel);
    }
}

/// Device and number: a file that is put in its place has another one.
type Which = (u64, u64);

impl File {
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), seen: Arc::default() }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The file is open now; the first time tells which one it is. SQLite makes those beside it for whoever comes first, and takes them away
    /// with whoever goes last.
    pub(super) fn opened(&self) -> Result<User, String> {
        if let Some(now) = which(&self.name) {
            self.seen.first.get_or_init(|| now);
        }
        if self.seen.users.fetch_add(1, Ordering::AcqRel) == 0 {
            let names = BESIDE.map(|end| format!("{}{end}", self.name));
            let there = names.into_iter().filter_map(|name| which(&name).map(|now| (name, now)));
            *self.seen.beside.lock().unwrap_or_else(PoisonError::into_inner) = there.collect();
        }
        let user = User(Arc::clone(&self.seen));
        self.check().map(|()| user)
    }

    /// What is wrong when a name no longer leads to the file that was opened.
    pub(super) fn check(&self) -> Result<(), String> {
        if self.seen.first.get().is_some_and(|first| which(&self.name) != Some(*first)) {
            return Err("het databasebestand is weg of vervangen; zet het terug, of start het register opnieuw".to_owned());
        }
        if self.seen.users.load(Ordering::Acquire) == 0 {
            return Ok(());
        }
        let beside = self.seen.beside.lock().unwrap_or_else(PoisonError::into_inner);
        match beside.iter().find(|(name, first)| which(name) != Some(*first)) {
            // Everyone may ask how the register is; where it stands on the machine is nobody's business.
            Some((name, _)) => Err(format!(
                "het bestand {} naast de database is weg of vervangen, en daarin staat wat het laatst is geschreven; stop het register met SIGTERM, dan wordt het bewaard",
                name.strip_prefix(&self.name).unwrap_or_default()
            )),
            None => Ok(()),
        }
    }

    /// Whether the disk takes a large change: what SQLite writes comes beside this file. Another fault than a full disk says nothing of it.
    pub(super) fn has_room(&self) -> bool {
        let folder = Path::new(&self.name).parent().filter(|folder| !folder.as_os_str().is_empty());
        let written = tempfile::tempfile_in(folder.unwrap_or(Path::new("."))).and_then(|mut proof| {
            io::copy(&mut io::repeat(1).take(ROOM), &mut proof)?;
            proof.sync_all()
        });
        let full = [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded, io::ErrorKind::FileTooLarge];
        written.err().is_none_or(|fault| !full.contains(&fault.kind()))
    }
}

fn which(name: &str) -> Option<Which> {
    fs::metadata(name).ok().map(|about| number(&about))
}

#[cfg(unix)]
fn number(about: &Metadata) -> Which {
    use std::os::unix::fs::MetadataExt as _;
    (about.dev(), about.ino())
}

/// Elsewhere an open file cannot be removed.
#[cfg(not(unix))]
fn number(_: &Metadata) -> Which {
    (0, 0)
}

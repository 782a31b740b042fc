//! Files that take long to make: each is made once, stands without a name on disk, and is sent from there to all who ask for the same.

use std::{
    fs::File,
    io::{Read as _, Seek as _, SeekFrom, Write as _},
    sync::{Arc, Mutex, PoisonError},
};

use moka::sync::Cache;

use crate::{error::Error, store::uitvoer::Stap};

/// So many bytes are sent at once.
const BLOCK: u64 = 64 * 1024;
/// So many bytes of disk they take together.
const MOST: u64 = 256 << 20;
/// So many of them are open at once: each takes a handle, of which a process has few, however small it is.
const OPEN: u64 = 64;

/// The files of this process, by what decides their bytes.
pub struct Files(Cache<String, Arc<Made>>);

struct Made {
    file: Mutex<File>,
    length: u64,
}

impl Default for Files {
    fn default() -> Self {
        let weigh = |_: &String, made: &Arc<Made>| u32::try_from(made.length.max(MOST / OPEN)).unwrap_or(u32::MAX);
        Self(Cache::builder().max_capacity(MOST).weigher(weigh).build())
    }
}

impl Files {
    /// The pieces of this file: from disk when it was made before, else as they are made, and then kept.
    #[must_use]
    pub fn kept(&self, mark: String, pieces: Stap) -> Stap {
        match self.0.get(&mark) {
            Some(made) => made.pieces(),
            None => self.keeping(mark, pieces),
        }
    }

    fn keeping(&self, mark: String, mut pieces: Stap) -> Stap {
        let all = self.0.clone();
        // A disk that takes no copy is no reason to stop.
        let mut file = tempfile::tempfile().ok().map(|copy| (mark, copy, 0));
        Box::new(move |tx| {
            let piece = pieces(tx)?;
            match (&piece, &mut file) {
                (Some(bytes), Some((_, copy, length))) => {
                    *length += bytes.len() as u64;
                    if copy.write_all(bytes).is_err() {
                        file = None;
                    }
                }
                (None, file) => {
                    if let Some((mark, copy, length)) = file.take() {
                        keep(&all, mark, copy, length);
                    }
                }
                (Some(_), None) => {}
            }
            Ok(piece)
        })
    }
}

/// Keeps a file; what is over leaves at once, with its handle.
fn keep(all: &Cache<String, Arc<Made>>, mark: String, file: File, length: u64) {
    all.insert(mark, Arc::new(Made { file: Mutex::new(file), length }));
    all.run_pending_tasks();
}

impl Made {
    fn pieces(self: Arc<Self>) -> Stap {
        let mut sent = 0;
        Box::new(move |_| {
            let block = self.block(sent).map_err(Error::internal)?;
            sent += block.len() as u64;
            Ok(Some(block).filter(|block| !block.is_empty()))
        })
    }

    /// What stands there; others read it too.
    fn block(&self, from: u64) -> std::io::Result<Vec<u8>> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(from))?;
        let mut block = Vec::new();
        (&mut *file).take(BLOCK).read_to_end(&mut block)?;
        Ok(block)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_small_they_are_few_files_are_open() {
        let files = Files::default();
        for number in 0..500 {
            keep(&files.0, number.to_string(), tempfile::tempfile().unwrap(), 10);
        }
        assert_eq!(files.0.entry_count(), OPEN);
    }
}

//! Files that take long to make: each is made once, stands without a name on disk, and is sent from there to all who ask for the same.

use std::{
    fs::File,
    io::{Read as _, Seek as _, SeekFrom, Write as _},
    sync::{Arc, Mutex, PoisonError},
};

use moka::sync::Cache;

use crate::{
    error::{Error, Result},
    store::uitvoer::Stap,
};

/// So many bytes are sent at once.
const BLOCK: u64 = 64 * 1024;
/// So many bytes of disk they take together.
const MOST: u64 = 256 << 20;

/// The files of this process, by what decides their bytes.
pub struct Files(Cache<String, Arc<Made>>);

struct Made {
    file: Mutex<File>,
    length: u64,
}

impl Default for Files {
    fn default() -> Self {
        let weigh = |_: &String, made: &Arc<Made>| u32::try_from(made.length).unwrap_or(u32::MAX);
        Self(Cache::builder().max_capacity(MOST).weigher(weigh).build())
    }
}

impl Files {
    /// The pieces of this file: from disk when it was made before, else as they are made, and then kept.
    pub fn kept(&self, mark: String, pieces: Stap) -> Result<Stap> {
        match self.0.get(&mark) {
            Some(made) => Ok(made.pieces()),
            None => self.keeping(mark, pieces),
        }
    }

    fn keeping(&self, mark: String, mut pieces: Stap) -> Result<Stap> {
        let all = self.0.clone();
        let mut file = Some((mark, tempfile::tempfile().map_err(Error::internal)?, 0));
        Ok(Box::new(move |tx| {
            let piece = pieces(tx)?;
            match (&piece, &mut file) {
                (Some(bytes), Some((_, copy, length))) => {
                    *length += bytes.len() as u64;
                    // A disk that takes no copy is no reason to stop.
                    if copy.write_all(bytes).is_err() {
                        file = None;
                    }
                }
                (None, file) => {
                    if let Some((mark, copy, length)) = file.take() {
                        all.insert(mark, Arc::new(Made { file: Mutex::new(copy), length }));
                    }
                }
                (Some(_), None) => {}
            }
            Ok(piece)
        }))
    }
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

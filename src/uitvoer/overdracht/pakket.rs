//! Files into a ZIP, piece by piece, and at the end a file with the SHA-256 of each.

use std::{
    io::Write,
    sync::{Arc, Mutex, PoisonError},
};

use sha2::{Digest as _, Sha256};
use zip::{ZipWriter, write::SimpleFileOptions, write::StreamWriter};

use crate::{
    error::{Error, Result},
    hash::hexadecimaal,
    store::uitvoer::Stap,
};

/// Takes what the ZIP is written into until it is sent.
#[derive(Clone, Default)]
struct Bak(Arc<Mutex<Vec<u8>>>);

impl Bak {
    fn leeg(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Bak {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

struct Pakket {
    zip: ZipWriter<StreamWriter<Bak>>,
    bak: Bak,
    sommen: String,
}

impl Pakket {
    fn open(&mut self, naam: &str) -> Result<()> {
        self.zip.start_file(naam, SimpleFileOptions::default()).map_err(Error::internal)
    }

    fn schrijf(&mut self, bytes: &[u8]) -> Result<()> {
        self.zip.write_all(bytes).map_err(Error::internal)
    }

    fn klaar(mut self) -> Result<Vec<u8>> {
        self.open("SHA256SUMS")?;
        let sommen = std::mem::take(&mut self.sommen);
        self.schrijf(sommen.as_bytes())?;
        self.zip.finish().map_err(Error::internal)?;
        Ok(self.bak.leeg())
    }
}

/// These files as one ZIP.
pub(super) fn stap(bestanden: Vec<(&'static str, Stap)>) -> Stap {
    let bak = Bak::default();
    let mut pakket = Some(Pakket { zip: ZipWriter::new_stream(bak.clone()), bak, sommen: String::new() });
    let mut bestanden = bestanden.into_iter();
    let mut open: Option<(&'static str, Stap, Sha256)> = None;
    Box::new(move |tx| {
        let Some(deze) = &mut pakket else { return Ok(None) };
        match &mut open {
            None => match bestanden.next() {
                None => return pakket.take().map(Pakket::klaar).transpose(),
                Some((naam, stap)) => {
                    deze.open(naam)?;
                    open = Some((naam, stap, Sha256::new()));
                }
            },
            Some((naam, stap, som)) => {
                if let Some(bytes) = stap(tx)? {
                    som.update(&bytes);
                    deze.schrijf(&bytes)?;
                } else {
                    let som = hexadecimaal(&som.clone().finalize());
                    deze.sommen.extend([som.as_str(), "  ", naam, "\n"]);
                    open = None;
                }
            }
        }
        Ok(Some(deze.bak.leeg()))
    })
}

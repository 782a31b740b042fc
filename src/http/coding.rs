//! Coding an answer for the way to the client, at once or piece by piece.

use std::io::Write as _;

use brotli::CompressorWriter;
use flate2::{Compression, write::GzEncoder};

use super::accept::Coding;
use crate::error::{Error, Result};

/// Codes what it is fed.
pub enum Coder {
    /// As it is.
    Identity,
    /// gzip
    Gzip(Box<GzEncoder<Vec<u8>>>),
    /// Brotli
    Br(Box<CompressorWriter<Vec<u8>>>),
}

impl Coder {
    /// A coder at its begin.
    #[must_use]
    pub fn new(coding: Coding) -> Self {
        match coding {
            Coding::Identity => Self::Identity,
            Coding::Gzip => Self::Gzip(Box::new(GzEncoder::new(Vec::new(), Compression::default()))),
            Coding::Br => Self::Br(Box::new(CompressorWriter::new(Vec::new(), 4096, 5, 22))),
        }
    }

    /// Everything at once.
    pub fn whole(coding: Coding, body: Vec<u8>) -> Result<Vec<u8>> {
        if coding == Coding::Identity {
            return Ok(body);
        }
        let mut coder = Self::new(coding);
        let mut ready = coder.feed(&body)?;
        ready.append(&mut coder.end()?);
        Ok(ready)
    }

    /// What is ready after the next piece; possibly nothing yet.
    pub fn feed(&mut self, piece: &[u8]) -> Result<Vec<u8>> {
        let ready = match self {
            Self::Identity => return Ok(piece.to_vec()),
            Self::Gzip(encoder) => encoder.write_all(piece).map(|()| std::mem::take(encoder.get_mut())),
            Self::Br(encoder) => encoder.write_all(piece).map(|()| std::mem::take(encoder.get_mut())),
        };
        ready.map_err(Error::internal)
    }

    /// What is left after the last piece.
    pub fn end(self) -> Result<Vec<u8>> {
        match self {
            Self::Identity => Ok(Vec::new()),
            Self::Gzip(encoder) => encoder.finish().map_err(Error::internal),
            Self::Br(encoder) => Ok(encoder.into_inner()),
        }
    }
}

//! Coding an answer for the way to the client, at once or piece by piece.

use std::{io::Write as _, sync::OnceLock};

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, VARY},
    web::Bytes,
};
use brotli::CompressorWriter;
use flate2::{Compression, write::GzEncoder};

use super::{
    accept::{Coding, coding},
    conditional::not_modified,
};
use crate::{
    error::{Error, Result},
    hash::etag,
};

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

/// A body that is always the same, in each coding made once.
#[derive(Debug)]
pub struct Coded {
    whole: Bytes,
    etag: String,
    gzip: OnceLock<Bytes>,
    br: OnceLock<Bytes>,
}

impl Coded {
    /// Of these bytes.
    #[must_use]
    pub fn new(whole: impl Into<Bytes>) -> Self {
        let whole = whole.into();
        Self { etag: etag(&whole), whole, gzip: OnceLock::new(), br: OnceLock::new() }
    }

    /// Answers with it, or that the client has it.
    pub fn answer(&self, request: &HttpRequest, media_type: &str, cache: &str) -> Result<HttpResponse> {
        let coding = coding(request);
        let body = match coding {
            Coding::Identity => &self.whole,
            Coding::Gzip => self.made(&self.gzip, coding)?,
            Coding::Br => self.made(&self.br, coding)?,
        };
        // Another coding is another representation (RFC 9110, 8.8.3).
        let etag = coding.name().map_or_else(|| self.etag.clone(), |name| self.etag.replacen('"', &format!("\"{name}-"), 1));
        let known = not_modified(request, &etag);
        let mut answer = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
        answer.insert_header((ETAG, etag)).insert_header((CACHE_CONTROL, cache)).insert_header((VARY, "Accept-Encoding"));
        if known {
            return Ok(answer.finish());
        }
        if let Some(name) = coding.name() {
            answer.insert_header((CONTENT_ENCODING, name));
        }
        Ok(answer.insert_header((CONTENT_TYPE, media_type)).body(body.clone()))
    }

    fn made<'a>(&'a self, place: &'a OnceLock<Bytes>, coding: Coding) -> Result<&'a Bytes> {
        if place.get().is_none() {
            let _ = place.set(Coder::whole(coding, self.whole.to_vec())?.into());
        }
        place.get().ok_or_else(|| Error::internal("a coding that was just made is there"))
    }
}

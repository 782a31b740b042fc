//! `Idempotency-Key` on a POST: the same request does one thing, however often it is sent.

use std::convert::Infallible;
use std::future::{Ready, ready};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use serde::Serialize;
use uuid::Uuid;

use crate::{
    domain::levensloop::wie::Wie,
    error::{Error, Result},
    hash::sha256,
    store::{Schrijven, idempotentie},
};

const HEADER: &str = "Idempotency-Key";

/// The header as it came. Taking it never fails.
#[derive(Debug)]
pub struct IdempotencyKey(Option<Vec<u8>>);

/// The key of this request and the mark of its body; or no key.
#[derive(Debug)]
pub struct Sleutel(Option<(String, String)>);

impl FromRequest for IdempotencyKey {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(request.headers().get(HEADER).map(|value| value.as_bytes().to_vec()))))
    }
}

impl IdempotencyKey {
    /// The key with the mark of the body that it belongs to.
    pub fn read<T: Serialize>(self, body: &T) -> Result<Sleutel> {
        let Some(bytes) = self.0 else { return Ok(Sleutel(None)) };
        let key = String::from_utf8(bytes)
            .ok()
            .filter(|key| (1..=200).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic()));
        let Some(key) = key else {
            return Err(Error::invalid(HEADER, "vorm", "Gebruik 1 tot en met 200 zichtbare ASCII-tekens, zonder spaties."));
        };
        let mark = sha256(&[&serde_json::to_vec(body)?]);
        Ok(Sleutel(Some((key, mark))))
    }
}

impl Sleutel {
    /// The part of this key that is about one of many; no client's key holds a space.
    #[must_use]
    pub fn van(&self, een: Uuid) -> Self {
        Self(self.0.as_ref().map(|(key, mark)| (format!("{key} {een}"), mark.clone())))
    }

    /// Does what this key did not do before.
    pub fn eenmaal(
        &self,
        tx: &mut Schrijven<'_>,
        wie: &Wie,
        uuid: Uuid,
        doe: impl FnOnce(&mut Schrijven<'_>) -> Result<()>,
    ) -> Result<()> {
        if self.eerder(tx, wie)?.is_none() {
            doe(tx)?;
            self.onthoud(tx, wie, uuid)?;
        }
        Ok(())
    }

    /// What this key made before.
    pub fn eerder(&self, tx: &mut Schrijven<'_>, wie: &Wie) -> Result<Option<Uuid>> {
        match &self.0 {
            Some((key, mark)) => idempotentie::eerder(tx, wie, key, mark),
            None => Ok(None),
        }
    }

    /// Remembers what this key made.
    pub fn onthoud(&self, tx: &mut Schrijven<'_>, wie: &Wie, uuid: Uuid) -> Result<()> {
        match &self.0 {
            Some((key, mark)) => idempotentie::onthoud(tx, wie, key, mark, uuid),
            None => Ok(()),
        }
    }
}

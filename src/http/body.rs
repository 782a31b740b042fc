//! Bodies, read in steps: what the client accepts, size, media type, JSON, the document's schema, the rules of the type.
//! The first step that finds faults names all of them.

pub mod bestand;
pub mod formulier;
mod raw;
mod rules;

use std::{convert::Infallible, marker::PhantomData};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::ToSchema;
use validator::Validate;

use super::contract::Contract;
use crate::{
    error::{Error, Result},
    json,
};
use raw::Raw;

const JSON: &str = "application/json";
const MERGE_PATCH: &str = "application/merge-patch+json";

/// The body of a request as a `T`. Taking it never fails; `read` says what is wrong, at its turn.
#[derive(Debug)]
pub struct Body<T> {
    raw: Raw,
    kind: PhantomData<T>,
}

/// The body of a merge patch (RFC 7396), in which null means "remove". Taking it never fails.
#[derive(Debug)]
pub struct Patch(Raw);

/// No body, or an empty object: for a step that needs no data. Taking it never fails.
#[derive(Debug)]
pub struct NoBody(Raw);

impl<T: DeserializeOwned + ToSchema + Validate> Body<T> {
    /// The body, or all its faults.
    pub fn read(self) -> Result<T> {
        self.read_both().map(|(read, _)| read)
    }

    /// As `read`, with the body as it came: where a part of it is a merge patch, null means "remove".
    pub fn read_both(self) -> Result<(T, Value)> {
        let value = json::read(&self.raw.bytes?)?;
        let contract = self.raw.contract.ok_or_else(|| Error::internal("this app has no contract"))?;
        Ok((check_value(&contract, value.clone())?, value))
    }
}

impl Patch {
    /// The patch, for `json_patch::merge`, as the schema of `T` in the document has it; `check_value` checks what comes of it.
    pub fn read<T: ToSchema>(self) -> Result<Value> {
        let value = json::read(&self.0.bytes?)?;
        let contract = self.0.contract.ok_or_else(|| Error::internal("this app has no contract"))?;
        let faults = contract.check(&T::name(), &value)?;
        if faults.is_empty() { Ok(value) } else { Err(Error::Invalid(faults)) }
    }
}

impl NoBody {
    /// Refuses a body with anything in it.
    pub fn read(self) -> Result<()> {
        let bytes = self.0.bytes?;
        let empty = bytes.is_empty() || json::read(&bytes)?.as_object().is_some_and(serde_json::Map::is_empty);
        if empty { Ok(()) } else { Err(Error::invalid("", "onbekend-veld", "Stuur bij deze handeling geen gegevens mee.")) }
    }
}

/// The last steps for any value, also one that never was the text of a body: its signs, the schema of `T` in the document, then `T` itself,
/// then its own rules.
pub fn check_value<T: DeserializeOwned + ToSchema + Validate>(contract: &Contract, mut value: Value) -> Result<T> {
    let mut faults = json::forbidden_signs(&value);
    if faults.is_empty() {
        faults = contract.check(&T::name(), &value)?;
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    json::strip_nulls(&mut value);
    // The reason of serde may hold values, so it is not told; the schema should have found it.
    let read: T = serde_json::from_value(value).map_err(|_| {
        Error::invalid("", "vorm", format!("Deze gegevens passen niet bij {} in het OpenAPI-document.", T::name()))
    })?;
    read.validate().map_err(|errors| Error::Invalid(rules::faults(&errors)))?;
    Ok(read)
}

impl<T> FromRequest for Body<T> {
    type Error = Infallible;
    type Future = LocalBoxFuture<'static, Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let raw = Raw::take(request, payload, &[JSON]);
        Box::pin(async { Ok(Self { raw: raw.await, kind: PhantomData }) })
    }
}

impl FromRequest for Patch {
    type Error = Infallible;
    type Future = LocalBoxFuture<'static, Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let raw = Raw::take(request, payload, &[MERGE_PATCH, JSON]);
        Box::pin(async { Ok(Self(raw.await)) })
    }
}

impl FromRequest for NoBody {
    type Error = Infallible;
    type Future = LocalBoxFuture<'static, Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let raw = Raw::take(request, payload, &[]);
        Box::pin(async { Ok(Self(raw.await)) })
    }
}

#[cfg(test)]
mod tests;

//! Bodies, read in steps: what the client accepts, size, media type, JSON, the document's schema, the rules of the type.
//! The first step that finds faults names all of them.

pub mod arrival;
pub mod bestand;
pub mod formulier;
mod raw;
mod rules;

use std::{
    convert::{Infallible, identity},
    marker::PhantomData,
};

use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    web::{Bytes, Data},
};
use futures_util::future::LocalBoxFuture;
use serde::de::DeserializeOwned;
use serde_json::Value;
use utoipa::ToSchema;
use validator::Validate;

use super::{budget::Budgets, contract::Contract};
use crate::{
    error::{Error, Result},
    json,
    trace::block,
};
use raw::Raw;

const JSON: &str = "application/json";
const MERGE_PATCH: &str = "application/merge-patch+json";

/// A body of more bytes is heavy work: it is judged at its turn, on a thread that may be busy. Until it is judged, this one answers nobody.
const QUICK: usize = 16 * 1024;

/// The body of a request as a `T`. Taking it never fails; `read` says what is wrong, at its turn.
#[derive(Debug)]
pub struct Body<T>(Judged<(T, Value)>);

/// The body of a merge patch (RFC 7396), in which null means "remove", of a `T`. Taking it never fails.
#[derive(Debug)]
pub struct Patch<T>(Judged<Value>, PhantomData<T>);

/// No body, or an empty object: for a step that needs no data. Taking it never fails.
#[derive(Debug)]
pub struct NoBody(Raw);

/// What came in, judged when it is asked for, or before that when it is much work.
#[derive(Debug)]
enum Judged<V> {
    Later(Raw),
    Done(Result<V>),
}

impl<V: Send + 'static> Judged<V> {
    async fn new(raw: Raw, budgets: Result<Data<Budgets>>, judge: fn(Raw) -> Result<V>) -> Self {
        if raw.bytes.as_ref().map_or(0, Bytes::len) > QUICK {
            Self::Done(Self::at_its_turn(raw, budgets, judge).await)
        } else {
            Self::Later(raw)
        }
    }

    async fn at_its_turn(raw: Raw, budgets: Result<Data<Budgets>>, judge: fn(Raw) -> Result<V>) -> Result<V> {
        let turn = budgets?.turn().await?;
        let work = move || {
            let _turn = turn;
            judge(raw)
        };
        block(work).await.and_then(identity)
    }

    fn read(self, judge: fn(Raw) -> Result<V>) -> Result<V> {
        match self {
            Self::Later(raw) => judge(raw),
            Self::Done(judged) => judged,
        }
    }
}

impl<T: DeserializeOwned + ToSchema + Validate + Send + 'static> Body<T> {
    /// The body, or all its faults.
    pub fn read(self) -> Result<T> {
        self.read_both().map(|(read, _)| read)
    }

    /// As `read`, with the body as it came: where a part of it is a merge patch, null means "remove".
    pub fn read_both(self) -> Result<(T, Value)> {
        self.0.read(Self::judge)
    }

    fn judge(raw: Raw) -> Result<(T, Value)> {
        let value = json::read(&raw.bytes?)?;
        Ok((check_value(&*contract(raw.contract)?, value.clone())?, value))
    }
}

impl<T: ToSchema> Patch<T> {
    /// The patch, for `json_patch::merge`, as the schema of `T` in the document has it; `check_value` checks what comes of it.
    pub fn read(self) -> Result<Value> {
        self.0.read(Self::judge)
    }

    fn judge(raw: Raw) -> Result<Value> {
        let value = json::read(&raw.bytes?)?;
        let faults = contract(raw.contract)?.check(&T::name(), &value)?;
        if faults.is_empty() { Ok(value) } else { Err(Error::Invalid(faults)) }
    }
}

fn contract(contract: Option<Data<Contract>>) -> Result<Data<Contract>> {
    contract.ok_or_else(|| Error::internal("this app has no contract"))
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
    if faults.is_empty() {
        faults = contract.aliases(&value);
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

impl<T: DeserializeOwned + ToSchema + Validate + Send + 'static> FromRequest for Body<T> {
    type Error = Infallible;
    type Future = LocalBoxFuture<'static, Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (raw, budgets) = (Raw::take(request, payload, &[JSON]), Budgets::of(request).cloned());
        Box::pin(async { Ok(Self(Judged::new(raw.await, budgets, Self::judge).await)) })
    }
}

impl<T: ToSchema + 'static> FromRequest for Patch<T> {
    type Error = Infallible;
    type Future = LocalBoxFuture<'static, Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (raw, budgets) = (Raw::take(request, payload, &[MERGE_PATCH, JSON]), Budgets::of(request).cloned());
        Box::pin(async { Ok(Self(Judged::new(raw.await, budgets, Self::judge).await, PhantomData)) })
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

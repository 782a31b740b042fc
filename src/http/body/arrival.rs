//! Waiting for a body, before its request has a place among those that are answered: who sends slowly keeps nobody else waiting.

use std::{
    cell::RefCell,
    net::IpAddr,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll},
    time::Duration,
};

use actix_web::{
    HttpMessage as _,
    dev::{Payload, ServiceRequest},
    error::PayloadError,
    web::{Bytes, BytesMut},
};
use futures_util::{Stream, StreamExt as _, stream};
use tokio::time::timeout;

use super::raw::length;
use crate::{
    error::{Error, Result},
    http::{
        Limits,
        budget::{Budgets, Kind},
        wire::Ahead,
    },
};

/// A body of so many bytes at most is no burden until it is late.
const SMALL: usize = 64 * 1024;
/// So soon a small body is there, usually; a place is only for what is later.
const SOON: Duration = Duration::from_secs(1);

/// A body under way, kept until the answer is sent: of one that is dropped halfway the server reads on without end (actix-http drains what
/// comes in chunks), of one that is there but not read to its end it closes the connection.
#[derive(Clone)]
pub struct Incoming {
    payload: Rc<RefCell<Payload>>,
    /// Of a body in chunks: what is read of the connection.
    ahead: Option<Rc<Ahead>>,
    announced: usize,
}

impl Incoming {
    /// The body of this request, which goes on having it.
    pub fn of(request: &mut ServiceRequest) -> Option<Self> {
        let payload = request.take_payload();
        if matches!(payload, Payload::None) {
            return None;
        }
        let announced = length(request.request());
        let ahead = if announced.is_none() { Ahead::of(request.request()) } else { None };
        let incoming = Self { payload: Rc::new(RefCell::new(payload)), ahead, announced: announced.unwrap_or(0) };
        request.set_payload(Payload::Stream { payload: Box::pin(incoming.clone()) });
        Some(incoming)
    }

    /// How long it says that it is; 0 when it does not say.
    #[must_use]
    pub fn announced(&self) -> usize {
        self.announced
    }

    /// Waits until the body is there, up to the limit, and gives it to the request. What is wrong with it is for the handler to say, at its
    /// turn.
    pub async fn arrive(
        mut self,
        request: &mut ServiceRequest,
        limits: &Limits,
        budgets: &Budgets,
        client: Option<IpAddr>,
    ) -> Result<()> {
        let announced = length(request.request());
        if announced.is_some_and(|length| length > limits.body) {
            return Ok(());
        }
        let mut got = Got::default();
        let small = announced.is_some_and(|length| length <= SMALL);
        let arrived = if small { timeout(SOON, got.fill(&mut self, limits)).await.ok() } else { None };
        if let Some(arrived) = arrived {
            arrived?;
        } else {
            let _place = budgets.take(Kind::Bodies, client)?;
            timeout(limits.whole, got.fill(&mut self, limits)).await.map_err(|_| Error::TooSlow)??;
        }
        request.set_payload(got.into_payload());
        Ok(())
    }
}

impl Stream for Incoming {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.ahead.iter().for_each(|ahead| ahead.expect_piece());
        Pin::new(&mut *self.payload.borrow_mut()).poll_next(context)
    }
}

/// What came in.
#[derive(Default)]
struct Got {
    bytes: BytesMut,
    fault: Option<PayloadError>,
}

impl Got {
    async fn fill(&mut self, incoming: &mut Incoming, limits: &Limits) -> Result<()> {
        while let Some(chunk) = timeout(limits.still, incoming.next()).await.map_err(|_| Error::TooSlow)? {
            match chunk {
                Ok(chunk) => self.bytes.extend_from_slice(&chunk),
                Err(fault) => self.fault = Some(fault),
            }
            if self.fault.is_some() || self.bytes.len() > limits.body {
                break;
            }
        }
        Ok(())
    }

    fn into_payload(self) -> Payload {
        let bytes = Some(self.bytes.freeze()).filter(|bytes| !bytes.is_empty());
        let chunks: Vec<_> = bytes.map(Ok).into_iter().chain(self.fault.map(Err)).collect();
        Payload::Stream { payload: Box::pin(stream::iter(chunks)) }
    }
}

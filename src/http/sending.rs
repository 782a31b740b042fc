//! An answer on its way: in pieces, so that memory does not grow with it, and only to a reader that takes it.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
    time::{Duration, Instant},
};

use actix_web::{
    body::{BodySize, MessageBody},
    web::Bytes,
};

use super::{body::arrival::Incoming, budget::Place, wire::Answering};

/// So many bytes are given out at once.
const PIECE: usize = 32 * 1024;
/// A reader is given so long before it is judged.
const PATIENCE: Duration = Duration::from_secs(10);
/// So many bytes a second is the least that a reader takes.
const SLOWEST: u64 = 8 * 1024;

/// A body, with the place that it has until it is sent.
pub struct Sending<B> {
    body: Pin<Box<B>>,
    size: BodySize,
    rest: Bytes,
    pace: Pace,
    _kept: Kept,
}

/// What is held until an answer is sent.
#[derive(Default)]
pub struct Kept {
    /// The place of the request.
    pub place: Option<Place>,
    /// Its body.
    pub incoming: Option<Incoming>,
    /// Its turn on the connection.
    pub answering: Option<Answering>,
}

impl<B: MessageBody> Sending<B> {
    /// The body, and what is kept until it is sent.
    pub fn new(body: B, kept: Kept) -> Self {
        Self { size: body.size(), body: Box::pin(body), rest: Bytes::new(), pace: Pace::default(), _kept: kept }
    }
}

impl<B: MessageBody> MessageBody for Sending<B> {
    type Error = actix_web::Error;

    fn size(&self) -> BodySize {
        self.size
    }

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        if self.pace.asked().is_err() {
            log::warn!("een lezer nam zijn antwoord te langzaam af: de verbinding is verbroken");
            return Poll::Ready(Some(Err(std::io::Error::from(std::io::ErrorKind::TimedOut).into())));
        }
        if self.rest.is_empty() {
            match ready!(self.body.as_mut().poll_next(context)) {
                Some(Ok(piece)) => self.rest = piece,
                Some(Err(error)) => return Poll::Ready(Some(Err(actix_web::error::ErrorInternalServerError(error.into())))),
                None => return Poll::Ready(None),
            }
        }
        let piece = self.rest.len().min(PIECE);
        let piece = self.rest.split_to(piece);
        self.pace.given(piece.len());
        Poll::Ready(Some(Ok(piece)))
    }
}

/// How fast a reader takes what it is given. Time in which nothing was ready for it does not count.
#[derive(Debug, Default)]
struct Pace {
    since: Option<Instant>,
    waited: Duration,
    bytes: u64,
}

impl Pace {
    /// More is asked, so what was given is taken; an error when that took too long.
    fn asked(&mut self) -> Result<(), ()> {
        self.waited += self.since.take().map(|since| since.elapsed()).unwrap_or_default();
        if self.waited > PATIENCE && self.bytes < self.waited.as_secs() * SLOWEST { Err(()) } else { Ok(()) }
    }

    fn given(&mut self, bytes: usize) {
        self.bytes += bytes as u64;
        self.since = Some(Instant::now());
    }
}

#[cfg(test)]
mod tests {
    use actix_web::body::to_bytes;

    use super::*;

    #[actix_web::test]
    async fn a_large_answer_goes_in_pieces_and_arrives_whole() {
        let whole: Bytes = (0..100_000_u32).flat_map(u32::to_le_bytes).collect::<Vec<_>>().into();
        let mut sending = Sending::new(whole.clone(), Kept::default());
        assert_eq!(sending.size(), BodySize::Sized(400_000));
        let first = std::future::poll_fn(|context| Pin::new(&mut sending).poll_next(context)).await.unwrap().unwrap();
        assert_eq!(first.len(), PIECE);
        let rest = to_bytes(sending).await.unwrap_or_default();
        assert_eq!([first, rest].concat(), whole);
    }

    #[test]
    fn who_takes_less_than_the_least_is_cut_and_who_waits_for_us_is_not() {
        let pace = |waited, bytes| Pace { since: None, waited: Duration::from_secs(waited), bytes }.asked();
        assert_eq!(pace(9, 1), Ok(()));
        assert_eq!(pace(20, 20 * SLOWEST), Ok(()));
        assert_eq!(pace(20, 20 * SLOWEST - 1), Err(()));
        let mut ours = Pace::default();
        ours.given(1);
        assert_eq!((ours.asked(), ours.since), (Ok(()), None));
    }
}

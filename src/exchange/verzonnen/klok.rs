//! The time of an invented register: it passes as it is told to, and its ids follow from the seed.

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};

use uuid::Builder;

use super::toeval::Toeval;
use crate::clock::{Clock, Moment};

/// A clock that is set.
#[derive(Debug, Clone)]
pub struct Klok {
    zaad: u64,
    micros: Arc<AtomicI64>,
}

impl Klok {
    /// A clock that gives the ids of this seed.
    #[must_use]
    pub fn new(zaad: u64) -> Self {
        Self { zaad, micros: Arc::default() }
    }

    /// Sets the moment.
    pub fn zet(&self, moment: Moment) {
        self.micros.store(*moment.micros(), Ordering::Release);
    }

    /// This clock, as the register is given it.
    #[must_use]
    pub fn clock(&self) -> Clock {
        let (zaad, micros, nummer) = (self.zaad, Arc::clone(&self.micros), AtomicU64::new(0));
        let id = move |moment: Moment| {
            let toeval = Toeval::new(!zaad, nummer.fetch_add(1, Ordering::Relaxed)).uuid();
            let mut bytes = [0; 10];
            bytes.copy_from_slice(&toeval.as_bytes()[..10]);
            let millis = u64::try_from(moment.micros() / 1000).unwrap_or_default();
            Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
        };
        Clock::new(move || Moment::from_micros(micros.load(Ordering::Acquire)).utc(), id)
    }
}

//! Time and ids that a test decides: the clock stands still until it is set, and ids count up.

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;
use verwerkingsregister::clock::{Clock, Moment};

/// When every test begins: a Saturday in Amsterdam, eleven in the morning.
const BEGIN: &str = "2026-11-21T10:00:00Z";

/// The shape of a UUIDv7 with nothing but a counter in it.
const FIRST_ID: u128 = 0x0199_0000_0000_7000_8000_0000_0000_0000;

/// The clock of one app; a copy is the same clock.
#[derive(Clone)]
pub struct TestClock {
    micros: Arc<AtomicI64>,
}

impl TestClock {
    pub(super) fn new() -> Self {
        let clock = Self { micros: Arc::default() };
        clock.set(BEGIN);
        clock
    }

    /// Sets the moment, such as `2026-11-21T10:00:00Z`.
    pub fn set(&self, moment: &str) {
        let moment: DateTime<Utc> = moment.parse().unwrap();
        self.micros.store(moment.timestamp_micros(), Ordering::SeqCst);
    }

    /// Lets time pass.
    pub fn advance(&self, by: TimeDelta) {
        self.micros.fetch_add(by.num_microseconds().unwrap(), Ordering::SeqCst);
    }

    /// The moment it is.
    pub fn now(&self) -> Moment {
        Moment::from_micros(self.micros.load(Ordering::SeqCst))
    }

    /// This clock, as the register is given it.
    pub(super) fn for_the_register(&self) -> Clock {
        let (clock, ids) = (self.clone(), AtomicU64::new(1));
        Clock::new(move || clock.now().utc(), move |_| Uuid::from_u128(FIRST_ID + u128::from(ids.fetch_add(1, Ordering::SeqCst))))
    }
}

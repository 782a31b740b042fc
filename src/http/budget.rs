//! How much goes on at once. Each kind of work and of waiting has places of its own, so that a flood of one kind starves no other, and no
//! address has more than a share of them. There is no queue for a place: who finds none is told so at once.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

use actix_web::{HttpRequest, web::Data};
use prometheus::{IntCounter, IntCounterVec, IntGauge, IntGaugeVec, Opts, Registry};
use strum::{IntoStaticStr, VariantArray};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::{Error, Result};

/// No address has more than one in so many of the places of a budget.
const SHARE: usize = 4;
/// But it always has so many.
const SMALLEST_SHARE: usize = 2;

/// The budgets, each once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Kind {
    /// Open connections.
    Connections,
    /// Requests that are answered, as most are.
    Requests,
    /// Bodies that are long under way.
    Bodies,
    /// Readers of the feed that wait for news.
    Waiting,
    /// Much work in one answer, until it is sent: exports, workbooks, the notice of an organisation, the check of many references.
    Heavy,
    /// Pages that are made into sheets of paper, until they are sent.
    Paper,
    /// Files that are read in, until the trial is done.
    Uploads,
}

impl Kind {
    /// What there are too many of.
    fn words(self) -> &'static str {
        match self {
            Self::Connections => "verbindingen",
            Self::Requests => "verzoeken",
            Self::Bodies => "verzoeken waarvan de gegevens nog binnenkomen",
            Self::Waiting => "lezers die op wijzigingen wachten",
            Self::Heavy => "verzoeken om een bestand of een ander groot antwoord",
            Self::Paper => "verzoeken om een PDF",
            Self::Uploads => "bestanden die worden ingelezen",
        }
    }
}

/// How many places each budget has.
#[derive(Debug, Clone, Copy)]
pub struct Sizes {
    /// Of `Kind::Connections`.
    pub connections: usize,
    /// Of `Kind::Requests`.
    pub requests: usize,
    /// Of `Kind::Bodies`.
    pub bodies: usize,
    /// Of `Kind::Waiting`.
    pub waiting: usize,
    /// Of `Kind::Heavy`.
    pub heavy: usize,
    /// Of `Kind::Paper`.
    pub paper: usize,
    /// Of `Kind::Uploads`.
    pub uploads: usize,
    /// So much of the heavy work is done at the same moment: the other threads are for the rest.
    pub at_work: usize,
}

impl Sizes {
    fn of(&self, kind: Kind) -> usize {
        match kind {
            Kind::Connections => self.connections,
            Kind::Requests => self.requests,
            Kind::Bodies => self.bodies,
            Kind::Waiting => self.waiting,
            Kind::Heavy => self.heavy,
            Kind::Paper => self.paper,
            Kind::Uploads => self.uploads,
        }
    }
}

/// All budgets of a process.
#[derive(Debug)]
pub struct Budgets {
    kinds: Vec<Arc<Budget>>,
    at_work: Arc<Semaphore>,
    press: Arc<Semaphore>,
}

impl Budgets {
    /// Budgets with nothing taken.
    #[must_use]
    pub fn new(sizes: &Sizes) -> Self {
        let kinds = Kind::VARIANTS.iter().map(|kind| Arc::new(Budget::new(*kind, sizes.of(*kind)))).collect();
        Self { kinds, at_work: Arc::new(Semaphore::new(sizes.at_work.max(1))), press: Arc::new(Semaphore::new(1)) }
    }

    /// Those of the app of this request.
    pub fn of(request: &HttpRequest) -> Result<&Data<Self>> {
        request.app_data().ok_or_else(|| Error::internal("this app has no budgets"))
    }

    /// A place for this client, or why there is none.
    pub fn take(&self, kind: Kind, client: Option<IpAddr>) -> Result<Place, Refusal> {
        Budget::take(self.budget(kind), client)
    }

    /// Whether so much is taken that who only keeps a place had better give it up.
    #[must_use]
    pub fn is_pressed(&self, kind: Kind) -> bool {
        let budget = self.budget(kind);
        budget.taken().all * 4 > budget.size * 3
    }

    /// Waits for a turn to do a piece of heavy work; it goes along with the work, also when the client has left meanwhile.
    pub async fn turn(&self) -> Result<OwnedSemaphorePermit> {
        Arc::clone(&self.at_work).acquire_owned().await.map_err(Error::internal)
    }

    /// As `turn`, to make sheets of paper: one document at a time, beside all other work, because it cannot be made in pieces.
    pub async fn press(&self) -> Result<OwnedSemaphorePermit> {
        Arc::clone(&self.press).acquire_owned().await.map_err(Error::internal)
    }

    /// Adds the numbers of the budgets to what `/metrics` tells.
    pub fn register(&self, registry: &Registry) -> prometheus::Result<()> {
        let gauge = |name, help| IntGaugeVec::new(Opts::new(name, help), &["budget"]);
        let places = gauge("budget_places", "Places of a budget.")?;
        let taken = gauge("budget_places_taken", "Places of a budget that are taken now.")?;
        let refused =
            Opts::new("budget_refused_total", "Who found no place, by budget and because of whom: all, or one address.");
        let refused = IntCounterVec::new(refused, &["budget", "because"])?;
        registry.register(Box::new(places.clone()))?;
        registry.register(Box::new(taken.clone()))?;
        registry.register(Box::new(refused.clone()))?;
        for budget in &self.kinds {
            let name: &str = budget.kind.into();
            places.with_label_values(&[name]).set(i64::try_from(budget.size).unwrap_or(i64::MAX));
            let _ = budget.numbers.set(Numbers {
                taken: taken.with_label_values(&[name]),
                full: refused.with_label_values(&[name, "all"]),
                share: refused.with_label_values(&[name, "address"]),
            });
        }
        Ok(())
    }

    fn budget(&self, kind: Kind) -> &Arc<Budget> {
        &self.kinds[kind as usize]
    }
}

/// Why there is no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// All are taken.
    Full(Kind),
    /// This address has its share.
    Share(Kind),
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Full(kind) => Self::Busy(kind.words()),
            Refusal::Share(kind) => Self::TooManyAtOnce(kind.words()),
        }
    }
}

/// A number of places.
#[derive(Debug)]
struct Budget {
    kind: Kind,
    size: usize,
    taken: Mutex<Taken>,
    /// Counted once somebody wants to know.
    numbers: OnceLock<Numbers>,
}

#[derive(Debug, Default)]
struct Taken {
    all: usize,
    by: HashMap<IpAddr, usize>,
}

#[derive(Debug)]
struct Numbers {
    taken: IntGauge,
    full: IntCounter,
    share: IntCounter,
}

impl Budget {
    fn new(kind: Kind, size: usize) -> Self {
        Self { kind, size, taken: Mutex::default(), numbers: OnceLock::new() }
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(budget: &Arc<Self>, client: Option<IpAddr>) -> Result<Place, Refusal> {
        let client = client.map(network);
        let mut taken = budget.taken();
        let own = client.and_then(|client| taken.by.get(&client)).copied().unwrap_or_default();
        let refusal = if taken.all >= budget.size {
            Some(Refusal::Full(budget.kind))
        } else if own >= budget.size.div_ceil(SHARE).max(SMALLEST_SHARE) {
            Some(Refusal::Share(budget.kind))
        } else {
            None
        };
        match (refusal, budget.numbers.get()) {
            (Some(Refusal::Full(_)), Some(numbers)) => numbers.full.inc(),
            (Some(Refusal::Share(_)), Some(numbers)) => numbers.share.inc(),
            (None, Some(numbers)) => numbers.taken.inc(),
            (_, None) => {}
        }
        if let Some(refusal) = refusal {
            return Err(refusal);
        }
        taken.all += 1;
        if let Some(client) = client {
            taken.by.insert(client, own + 1);
        }
        Ok(Place { budget: Arc::clone(budget), client })
    }
}

/// Who gets an IPv6 address gets all of its network.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
        v4 @ IpAddr::V4(_) => v4,
    }
}

/// A place in a budget, until it is dropped.
#[derive(Debug)]
pub struct Place {
    budget: Arc<Budget>,
    client: Option<IpAddr>,
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.budget.taken();
        taken.all -= 1;
        if let Some(client) = self.client {
            let left = taken.by.get(&client).map_or(0, |own| own - 1);
            if left == 0 {
                taken.by.remove(&client);
            } else {
                taken.by.insert(client, left);
            }
        }
        if let Some(numbers) = self.budget.numbers.get() {
            numbers.taken.dec();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: Sizes =
        Sizes { connections: 8, requests: 12, bodies: 1, waiting: 1, heavy: 1, paper: 1, uploads: 1, at_work: 1 };

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn each_kind_has_places_of_its_own() {
        let budgets = Budgets::new(&SIZES);
        for kind in Kind::VARIANTS {
            let size = SIZES.of(*kind);
            let all: Vec<_> = (0..size).map(|_| budgets.take(*kind, None).unwrap()).collect();
            assert_eq!(budgets.take(*kind, None).err(), Some(Refusal::Full(*kind)));
            drop(all);
            std::mem::forget(budgets.take(*kind, None).unwrap());
        }
    }

    #[test]
    fn an_address_has_a_share_and_who_is_unknown_has_none() {
        let budgets = Budgets::new(&SIZES);
        let take = |client: &str| budgets.take(Kind::Requests, Some(address(client)));
        let unknown = || budgets.take(Kind::Requests, None);
        let mut own: Vec<_> = (0..3).map(|_| take("192.0.2.1").unwrap()).collect();
        for same in ["192.0.2.1", "::ffff:192.0.2.1"] {
            assert_eq!(take(same).err(), Some(Refusal::Share(Kind::Requests)), "{same}");
        }
        let others = (take("192.0.2.2").unwrap(), (0..4).map(|_| unknown().unwrap()).collect::<Vec<_>>());
        drop(own.pop());
        assert!(take("192.0.2.1").is_ok());
        drop((own, others));
        let network: Vec<_> = (1..=3).map(|host| take(&format!("2001:db8::{host}")).unwrap()).collect();
        assert_eq!(take("2001:db8::9:9").err(), Some(Refusal::Share(Kind::Requests)));
        assert!(take("2001:db8:0:1::1").is_ok());
        drop(network);
        let taken = budgets.budget(Kind::Requests).taken();
        assert_eq!((taken.all, taken.by.len()), (0, 0));
    }
}

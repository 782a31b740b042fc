//! What the rules found in what counts on a day, in a word each: a page of findings judges only what it shows.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::NaiveDate;
use uuid::Uuid;

use crate::{
    domain::{recht::toetsing::Bevinding, woorden::codes::Ernst},
    store::bevindingen::{Kop, Sinds},
};

/// So many findings are remembered; each takes 24 bytes.
const MEESTE: usize = 1_000_000;

/// Rule and weight of each finding of a content, in their order.
pub type Oordeel = Arc<[(&'static str, Ernst)]>;

/// The judgements as of one head of the journal.
#[derive(Debug, Default)]
pub struct Oordelen(Mutex<Onthouden>);

#[derive(Debug, Default)]
struct Onthouden {
    kop: Kop,
    dagen: VecDeque<Dag>,
    aantal: usize,
}

/// By activity: the content that was judged, and how.
#[derive(Debug)]
struct Dag {
    dag: NaiveDate,
    oordelen: HashMap<Uuid, (Uuid, Oordeel)>,
}

impl Oordelen {
    fn onthouden(&self) -> MutexGuard<'_, Onthouden> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// As of which head.
    pub fn kop(&self) -> Kop {
        self.onthouden().kop.clone()
    }

    /// Forgets what changed between two heads, if the first is the one of what is remembered.
    pub fn breng_op(&self, eerder: &Kop, kop: &Kop, sinds: &Sinds) {
        let mut nu = self.onthouden();
        if nu.kop == *eerder {
            match sinds {
                Sinds::Niets => {}
                Sinds::Activiteiten(geraakt) => geraakt.iter().for_each(|activiteit| nu.vergeet(activiteit)),
                Sinds::Alles => *nu = Onthouden::default(),
                Sinds::Ouder => return,
            }
            nu.kop = kop.clone();
        }
    }

    /// What was found on a day of each activity with this content, as far as it is remembered.
    pub fn zoek(&self, dag: NaiveDate, inhouden: &[(Uuid, Uuid)]) -> Vec<Option<Oordeel>> {
        let nu = self.onthouden();
        let Some(Dag { oordelen, .. }) = nu.dagen.iter().find(|een| een.dag == dag) else { return vec![None; inhouden.len()] };
        let zoek = |(activiteit, bron): &(Uuid, Uuid)| {
            oordelen.get(activiteit).filter(|(van, _)| van == bron).map(|(_, oordeel)| Arc::clone(oordeel))
        };
        inhouden.iter().map(zoek).collect()
    }

    /// Remembers what was found as of a head, unless something was written since.
    pub fn onthoud(&self, kop: &Kop, dag: NaiveDate, gevonden: impl Iterator<Item = (Uuid, Uuid, Oordeel)>) {
        let mut nu = self.onthouden();
        if nu.kop != *kop {
            return;
        }
        if !nu.dagen.iter().any(|een| een.dag == dag) {
            nu.dagen.push_back(Dag { dag, oordelen: HashMap::new() });
        }
        for (activiteit, bron, oordeel) in gevonden {
            nu.aantal += oordeel.len() + 1;
            let plaats = nu.dagen.iter_mut().find(|een| een.dag == dag);
            let eerder = plaats.and_then(|een| een.oordelen.insert(activiteit, (bron, oordeel)));
            nu.aantal -= eerder.map_or(0, |(_, oordeel)| oordeel.len() + 1);
        }
        while nu.aantal > MEESTE {
            let Some(weg) = nu.dagen.pop_front() else { break };
            nu.aantal -= weg.oordelen.values().map(|(_, oordeel)| oordeel.len() + 1).sum::<usize>();
        }
    }
}

impl Onthouden {
    fn vergeet(&mut self, activiteit: &Uuid) {
        let weg = self.dagen.iter_mut().filter_map(|een| een.oordelen.remove(activiteit));
        self.aantal -= weg.map(|(_, oordeel)| oordeel.len() + 1).sum::<usize>();
    }
}

/// The findings of a content, in a word each.
#[must_use]
pub fn kort(bevindingen: &[Bevinding]) -> Oordeel {
    bevindingen.iter().map(|bevinding| (bevinding.code, bevinding.ernst)).collect()
}

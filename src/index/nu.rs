//! What counts today, as known now: kept, because most questions are about today.

use std::sync::OnceLock;

use chrono::NaiveDate;
use roaring::RoaringBitmap;

use super::rijen::{Blad, Kaart, Nummer, Rijen, Strook};
use crate::{
    clock::Moment,
    domain::{levensloop::tijdlijn::Strekking, woorden::codes::Status},
};

/// The contents in each state.
#[derive(Debug, Default)]
pub(super) struct PerStatus([RoaringBitmap; 5]);

impl PerStatus {
    pub(super) fn van(&self, status: Status) -> &RoaringBitmap {
        &self.0[status as usize]
    }
}

/// The contents that count today, for everyone and for management.
#[derive(Debug)]
pub(super) struct Nu {
    pub(super) dag: NaiveDate,
    pub(super) openbaar: PerStatus,
    pub(super) intern: PerStatus,
    /// What stands on the day, also when it was withdrawn.
    pub(super) op_dag: RoaringBitmap,
    /// What management sees first of each activity: the concept, else what counts.
    pub(super) nieuwste: RoaringBitmap,
    /// What everyone may see, of any day.
    pub(super) leesbaar: RoaringBitmap,
    pub(super) vertrouwelijk: RoaringBitmap,
    /// When what everyone sees last changed, once somebody asked.
    pub(super) laatst_gewijzigd: OnceLock<Option<Moment>>,
}

impl Nu {
    pub(super) fn new(dag: NaiveDate) -> Self {
        Self {
            dag,
            openbaar: PerStatus::default(),
            intern: PerStatus::default(),
            op_dag: RoaringBitmap::new(),
            nieuwste: RoaringBitmap::new(),
            leesbaar: RoaringBitmap::new(),
            vertrouwelijk: RoaringBitmap::new(),
            laatst_gewijzigd: OnceLock::new(),
        }
    }

    /// Of all activities, on a day.
    pub(super) fn van(rijen: &Rijen, dag: NaiveDate) -> Self {
        let mut nu = Self::new(dag);
        rijen.activiteiten.alle().for_each(|(_, kaart)| nu.zet(rijen, kaart));
        nu
    }

    /// Looks again at an activity whose contents are not in it.
    pub(super) fn zet(&mut self, rijen: &Rijen, kaart: &Kaart) {
        if let Some((nummer, _)) = nieuwste(rijen, kaart, self.dag) {
            self.nieuwste.insert(nummer);
        }
        for (nummer, blad) in rijen.bladen(kaart) {
            if blad.vertrouwelijk || kaart.vertrouwelijk_tot > self.dag {
                self.vertrouwelijk.insert(nummer);
            }
            let is_open = kaart.openbaar_vanaf <= self.dag;
            if is_open && rijen.stroken(blad).any(Strook::is_leesbaar) {
                self.leesbaar.insert(nummer);
            }
            if verdrongen(rijen, blad, Moment::MAX, false).is_some() {
                self.intern.0[Status::Vervangen as usize].insert(nummer);
            }
            if is_open && verdrongen(rijen, blad, Moment::MAX, true).is_some() {
                self.openbaar.0[Status::Vervangen as usize].insert(nummer);
            }
            for strook in rijen.stroken(blad).filter(|strook| strook.bekend_tot == Moment::MAX) {
                if !strook.einde && strook.omvat(self.dag) {
                    self.op_dag.insert(nummer);
                }
                let komt = |openbaar: bool| rijen.stroken(blad).any(|ander| ander.komt_nog(self.dag, Moment::MAX, openbaar));
                let Some(status) = strook.status(self.dag) else { continue };
                if status != Status::Vervangen || !komt(false) {
                    self.intern.0[status as usize].insert(nummer);
                }
                if is_open && strook.is_leesbaar() && (status != Status::Vervangen || !komt(true)) {
                    self.openbaar.0[status as usize].insert(nummer);
                }
            }
        }
    }

    /// Something was put in or taken out.
    pub(super) fn is_anders(&mut self) {
        self.laatst_gewijzigd = OnceLock::new();
    }

    /// Takes a content out.
    pub(super) fn neem(&mut self, nummer: Nummer) {
        let per_status = self.openbaar.0.iter_mut().chain(&mut self.intern.0);
        for keuze in per_status.chain([&mut self.op_dag, &mut self.nieuwste, &mut self.leesbaar, &mut self.vertrouwelijk]) {
            keuze.remove(nummer);
        }
    }
}

/// What management sees first of an activity on a day, as known now: its concept, else what counts, else what begins first.
pub(super) fn nieuwste(rijen: &Rijen, kaart: &Kaart, dag: NaiveDate) -> Option<(Nummer, Option<Strook>)> {
    if let Some((nummer, _)) = rijen.bladen(kaart).find(|(_, blad)| blad.bron == kaart.uuid) {
        return Some((nummer, None));
    }
    tellend(rijen, kaart, dag).map(|(nummer, strook)| (nummer, Some(strook)))
}

/// A stretch without days of a version that had some, until another one took them all.
pub(super) fn verdrongen(rijen: &Rijen, blad: &Blad, bekend: Moment, openbaar: bool) -> Option<Strook> {
    let eigen = || rijen.stroken(blad).filter(|strook| strook.openbaar || !openbaar);
    if eigen().any(|strook| strook.is_nog_bekend(bekend)) {
        return None;
    }
    let was = eigen().find(|strook| strook.zichtbaar && !strook.einde && strook.bekend_van <= bekend)?;
    Some(Strook { tot: was.van, ..*was })
}

/// The earliest stretch of an activity that has not ended on a day, as known now.
pub(super) fn tellend(rijen: &Rijen, kaart: &Kaart, dag: NaiveDate) -> Option<(Nummer, Strook)> {
    let alle = rijen.bladen(kaart).flat_map(|(nummer, blad)| rijen.stroken(blad).map(move |strook| (nummer, *strook)));
    alle.filter(|(_, strook)| strook.bekend_tot == Moment::MAX && strook.tot > dag).min_by_key(|(_, strook)| strook.van)
}

impl Strook {
    /// Whether everyone may see it, when the activity is public.
    pub(super) fn is_leesbaar(&self) -> bool {
        self.openbaar && self.zichtbaar
    }

    /// Whether it is known at a moment; of what is known now also at the last of all moments.
    fn is_nog_bekend(&self, bekend: Moment) -> bool {
        self.bekend_van <= bekend && self.bekend_tot >= bekend.next()
    }

    /// Whether the content is still shown on a day or after it.
    pub(super) fn komt_nog(&self, dag: NaiveDate, bekend: Moment, openbaar: bool) -> bool {
        self.tot > dag && self.is_nog_bekend(bekend) && (self.openbaar || !openbaar)
    }

    /// The state on a day of what it shows; an end that does not count has none.
    pub(super) fn status(&self, dag: NaiveDate) -> Option<Status> {
        let Self { van, tot, einde, zichtbaar, .. } = *self;
        let telt = !einde || (zichtbaar && self.omvat(dag));
        telt.then(|| Strekking { van, tot, einde, zichtbaar }.status(dag))
    }
}

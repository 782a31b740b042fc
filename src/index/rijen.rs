//! The columns: activities, their contents, and the stretches of days in which each content counts. A number is a place in a column; it
//! stays as long as what it stands for is there.

use std::collections::HashMap;

use chrono::NaiveDate;
use roaring::RoaringBitmap;
use uuid::Uuid;

use crate::{
    clock::Moment,
    domain::{
        woorden::codes::ConceptStatus,
        zoeken::{kenmerk::Kenmerk, vindbaar::Vindbaar},
    },
};

/// The number of a content.
pub(super) type Nummer = u32;

/// An activity as the database has it: what the index is fed with.
#[derive(Debug, Clone)]
pub struct Activiteit {
    /// Its key.
    pub uuid: Uuid,
    /// Whose register it is in.
    pub registerhouder: Uuid,
    /// Its number.
    pub identificatie: String,
    /// First day on which it is public.
    pub openbaar_vanaf: NaiveDate,
    /// First day from which it is there for all of management.
    pub vertrouwelijk_tot: NaiveDate,
    /// When anything of it last changed.
    pub gewijzigd_op: Moment,
    /// When somebody last looked whether it still holds.
    pub laatst_gecontroleerd_op: Option<Moment>,
    /// How far its concept is.
    pub concept: Option<ConceptStatus>,
    /// What is administered beside the content.
    pub beheer: Vec<(Kenmerk, String)>,
    /// Its contents.
    pub inhouden: Vec<Inhoud>,
}

/// A content as the database has it.
#[derive(Debug, Clone)]
pub struct Inhoud {
    /// The version, or the activity for its concept.
    pub bron: Uuid,
    /// When it was settled; of a concept when it last changed.
    pub vastgesteld_op: Moment,
    /// What it is found by; `None` when it was erased.
    pub vindbaar: Option<Vindbaar>,
    /// A version that is confidential, also when its activity is open again.
    pub vertrouwelijk: bool,
    /// When it counts; a concept has none.
    pub stroken: Vec<Strook>,
}

/// A stretch of days in which a content counts, as known from one moment to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strook {
    /// The version that counts; for an end another than the content's.
    pub versie: Uuid,
    /// An end, which shows the content of before it.
    pub einde: bool,
    /// Open: for everyone.
    pub openbaar: bool,
    /// Not withdrawn and not erased.
    pub zichtbaar: bool,
    /// First day.
    pub van: NaiveDate,
    /// The day after the last one.
    pub tot: NaiveDate,
    /// Known from this moment on.
    pub bekend_van: Moment,
    /// Known until this moment.
    pub bekend_tot: Moment,
}

impl Strook {
    pub(super) fn is_bekend(&self, op: Moment) -> bool {
        self.bekend_van <= op && self.bekend_tot > op
    }

    pub(super) fn omvat(&self, dag: NaiveDate) -> bool {
        self.van <= dag && self.tot > dag
    }
}

/// An activity in its column.
#[derive(Debug)]
pub(super) struct Kaart {
    pub(super) uuid: Uuid,
    pub(super) registerhouder: Uuid,
    pub(super) identificatie: Box<str>,
    pub(super) openbaar_vanaf: NaiveDate,
    pub(super) vertrouwelijk_tot: NaiveDate,
    pub(super) gewijzigd_op: Moment,
    pub(super) laatst_gecontroleerd_op: Option<Moment>,
    pub(super) inhouden: Box<[Nummer]>,
    /// Places of the codes that are administered.
    pub(super) beheer: Box<[u32]>,
}

/// A content in its column.
#[derive(Debug)]
pub(super) struct Blad {
    pub(super) bron: Uuid,
    pub(super) activiteit: u32,
    pub(super) vastgesteld_op: Moment,
    pub(super) naam: Box<str>,
    /// Was not erased.
    pub(super) is_vindbaar: bool,
    pub(super) vertrouwelijk: bool,
    pub(super) stroken: Box<[u32]>,
}

/// Things by number, whose numbers are used again.
#[derive(Debug)]
pub(super) struct Kolom<T> {
    rijen: Vec<Option<T>>,
    vrij: Vec<u32>,
}

impl<T> Default for Kolom<T> {
    fn default() -> Self {
        Self { rijen: Vec::new(), vrij: Vec::new() }
    }
}

impl<T> Kolom<T> {
    pub(super) fn voeg_toe(&mut self, rij: T) -> u32 {
        if let Some(vrij) = self.vrij.pop() {
            self.rijen[vrij as usize] = Some(rij);
            return vrij;
        }
        self.rijen.push(Some(rij));
        u32::try_from(self.rijen.len() - 1).unwrap_or(u32::MAX)
    }

    pub(super) fn neem(&mut self, nummer: u32) -> Option<T> {
        let rij = self.rijen.get_mut(nummer as usize)?.take()?;
        self.vrij.push(nummer);
        Some(rij)
    }

    pub(super) fn get(&self, nummer: u32) -> Option<&T> {
        self.rijen.get(nummer as usize)?.as_ref()
    }

    pub(super) fn get_mut(&mut self, nummer: u32) -> Option<&mut T> {
        self.rijen.get_mut(nummer as usize)?.as_mut()
    }

    /// How many numbers were ever given.
    pub(super) fn breedte(&self) -> usize {
        self.rijen.len()
    }

    pub(super) fn alle_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.rijen.iter_mut().flatten()
    }

    pub(super) fn alle(&self) -> impl Iterator<Item = (u32, &T)> {
        (0..).zip(&self.rijen).filter_map(|(nummer, rij)| Some((nummer, rij.as_ref()?)))
    }
}

/// Puts a content in a set; the last one of all goes quickest.
pub(super) fn voeg_toe(wie: &mut RoaringBitmap, nummer: Nummer) {
    if wie.try_push(nummer).is_err() {
        wie.insert(nummer);
    }
}

/// Gives a set that has grown as little room as it needs.
pub(super) fn krimp(wie: &mut RoaringBitmap) {
    wie.optimize();
    *wie = wie.clone();
}

/// All columns.
#[derive(Debug, Default)]
pub(super) struct Rijen {
    pub(super) activiteiten: Kolom<Kaart>,
    pub(super) inhouden: Kolom<Blad>,
    /// Each with the content that it shows.
    pub(super) stroken: Kolom<(Nummer, Strook)>,
    op_uuid: HashMap<Uuid, u32>,
}

impl Rijen {
    pub(super) fn nummer_van(&self, activiteit: Uuid) -> Option<u32> {
        self.op_uuid.get(&activiteit).copied()
    }

    pub(super) fn kaart(&self, nummer: Nummer) -> Option<&Kaart> {
        self.activiteiten.get(self.inhouden.get(nummer)?.activiteit)
    }

    /// The contents of an activity.
    pub(super) fn bladen(&self, kaart: &Kaart) -> impl Iterator<Item = (Nummer, &Blad)> {
        kaart.inhouden.iter().filter_map(|nummer| Some((*nummer, self.inhouden.get(*nummer)?)))
    }

    pub(super) fn stroken(&self, blad: &Blad) -> impl Iterator<Item = &Strook> {
        blad.stroken.iter().filter_map(|plaats| Some(&self.stroken.get(*plaats)?.1))
    }

    /// Puts an activity in its column, without contents.
    pub(super) fn zet(&mut self, activiteit: &Activiteit) -> u32 {
        let nieuw = |inhouden, beheer| Kaart {
            uuid: activiteit.uuid,
            registerhouder: activiteit.registerhouder,
            identificatie: activiteit.identificatie.as_str().into(),
            openbaar_vanaf: activiteit.openbaar_vanaf,
            vertrouwelijk_tot: activiteit.vertrouwelijk_tot,
            gewijzigd_op: activiteit.gewijzigd_op,
            laatst_gecontroleerd_op: activiteit.laatst_gecontroleerd_op,
            inhouden,
            beheer,
        };
        if let Some(nummer) = self.nummer_van(activiteit.uuid) {
            if let Some(kaart) = self.activiteiten.get_mut(nummer) {
                *kaart = nieuw(std::mem::take(&mut kaart.inhouden), std::mem::take(&mut kaart.beheer));
            }
            return nummer;
        }
        let nummer = self.activiteiten.voeg_toe(nieuw(Box::default(), Box::default()));
        self.op_uuid.insert(activiteit.uuid, nummer);
        nummer
    }

    /// Takes an activity out; its contents must be gone.
    pub(super) fn neem(&mut self, uuid: Uuid) -> Option<Kaart> {
        let nummer = self.op_uuid.remove(&uuid)?;
        self.activiteiten.neem(nummer)
    }

    /// Adds a content without its stretches.
    pub(super) fn voeg_inhoud_toe(&mut self, activiteit: u32, inhoud: &Inhoud) -> Nummer {
        self.inhouden.voeg_toe(Blad {
            bron: inhoud.bron,
            activiteit,
            vastgesteld_op: inhoud.vastgesteld_op,
            naam: inhoud.vindbaar.as_ref().map(|vindbaar| vindbaar.naam.as_str().into()).unwrap_or_default(),
            is_vindbaar: inhoud.vindbaar.is_some(),
            vertrouwelijk: inhoud.vertrouwelijk,
            stroken: Box::default(),
        })
    }

    /// Gives a content other stretches.
    pub(super) fn zet_stroken(&mut self, nummer: Nummer, stroken: &[Strook]) {
        let oud = self.inhouden.get_mut(nummer).map(|blad| std::mem::take(&mut blad.stroken)).unwrap_or_default();
        for plaats in oud {
            self.stroken.neem(plaats);
        }
        let nieuw = stroken.iter().map(|strook| self.stroken.voeg_toe((nummer, *strook))).collect();
        if let Some(blad) = self.inhouden.get_mut(nummer) {
            blad.stroken = nieuw;
        }
    }

    /// Takes a content out with its stretches.
    pub(super) fn neem_inhoud(&mut self, nummer: Nummer) -> Option<Blad> {
        self.zet_stroken(nummer, &[]);
        self.inhouden.neem(nummer)
    }
}

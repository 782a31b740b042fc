//! What a list asks for.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::{
    clock::Moment,
    domain::{
        levensloop::lezer::Lezer,
        woorden::codes::{ConceptStatus, Status},
        zoeken::kenmerk::Kenmerk,
    },
};

/// Who looks, and so what exists for them.
#[derive(Debug, Clone)]
pub enum Bereik {
    /// Everyone: open versions of activities that are public today.
    Openbaar {
        /// Today.
        vandaag: NaiveDate,
    },
    /// Those who may read what is not public.
    Intern {
        /// What who asks sees.
        lezer: Lezer,
        /// The concept before the version that counts; without it versions only.
        nieuwste: bool,
    },
}

/// One condition; the values in it are alternatives.
#[derive(Debug, Clone)]
pub enum Filter {
    /// Has one of these codes in a kind of kenmerk.
    Kenmerk(Kenmerk, Vec<String>),
    /// Is looked at again on or before a day.
    HerzieningTot(NaiveDate),
    /// Names an agreement that ends on or before a day.
    OvereenkomstTot(NaiveDate),
    /// Has one of these numbers.
    Identificatie(Vec<String>),
    /// Was settled at or after a moment.
    VastgesteldVan(Moment),
    /// Was settled before a moment.
    VastgesteldVoor(Moment),
    /// Changed at or after a moment, in whatever way.
    GewijzigdSinds(Moment),
    /// Has no concept.
    ZonderConcept,
    /// Has a concept in this state.
    ConceptStatus(ConceptStatus),
}

/// Which part of the time line a list is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deel {
    /// What counts on the day.
    Dag,
    /// What counted on some day from this one on, up to and with the day: of each activity the last.
    Vanaf(NaiveDate),
    /// Everything that was ever settled.
    Geheel,
}

/// The order of a list; it always ends in the uuid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Volgorde {
    /// By name.
    Naam,
    /// By number.
    Identificatie,
    /// Last settled first.
    Vastgesteld,
    /// Best match first, then by name.
    Relevantie,
}

/// What a list asks for.
#[derive(Debug, Clone)]
pub struct Selectie {
    /// Who looks.
    pub bereik: Bereik,
    /// On which day; of a period the last.
    pub dag: NaiveDate,
    /// Whether it is about that day alone.
    pub deel: Deel,
    /// As known at which moment.
    pub bekend: Moment,
    /// In which states; empty is as they are (`nieuwste`) or `geldig`.
    pub status: Vec<Status>,
    /// All must hold.
    pub filters: Vec<Filter>,
    /// Words, all of which must be found.
    pub zoek: Vec<String>,
    /// In which order.
    pub volgorde: Volgorde,
}

impl Selectie {
    pub(super) fn is_openbaar(&self) -> bool {
        matches!(self.bereik, Bereik::Openbaar { .. })
    }

    /// Whether management sees what is newest of each activity.
    #[must_use]
    pub fn is_nieuwste(&self) -> bool {
        matches!(self.bereik, Bereik::Intern { nieuwste: true, .. })
    }

    /// Whether who asks sees what is confidential.
    #[must_use]
    pub fn ziet_vertrouwelijk(&self) -> bool {
        matches!(&self.bereik, Bereik::Intern { lezer, .. } if lezer.vertrouwelijk)
    }

    /// The day on which the status of a result is told: of a period the last one on which it counted.
    #[must_use]
    pub fn peildag(&self, treffer: &Treffer) -> NaiveDate {
        match self.deel {
            Deel::Vanaf(_) => treffer.tot.pred_opt().map_or(self.dag, |laatste| laatste.min(self.dag)),
            Deel::Dag | Deel::Geheel => self.dag,
        }
    }
}

/// A result: a content, and the stretch of days in which it was found. A concept counts on every day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Treffer {
    /// The activity.
    pub activiteit: Uuid,
    /// Whose content is shown: a version, or an activity for its concept.
    pub bron: Uuid,
    /// Whose register it is in.
    pub registerhouder: Uuid,
    /// Whether it is the content of a concept.
    pub concept: bool,
    /// Whether what counts is an end: what counted before it is shown.
    pub einde: bool,
    /// First day.
    pub van: NaiveDate,
    /// The day after the last one.
    pub tot: NaiveDate,
    /// Not withdrawn and not erased.
    pub zichtbaar: bool,
    /// When the content was settled.
    pub vastgesteld_op: Moment,
    /// When somebody last looked whether the activity still holds.
    pub laatst_gecontroleerd_op: Option<Moment>,
}

//! What holds on a day: every entry has a first and a last day, both inclusive.

use chrono::NaiveDate;
use serde::Deserialize;

use super::{Kennis, Referentie};

/// Days from `van` up to and including `tot`; without a bound it has no end on that side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Periode {
    van: Option<NaiveDate>,
    tot: Option<NaiveDate>,
}

impl Periode {
    /// From the first up to and including the last day.
    pub(super) fn new(van: Option<NaiveDate>, tot: Option<NaiveDate>) -> Self {
        Self { van, tot }
    }

    /// Whether the day lies in the period.
    pub(super) fn bevat(self, dag: NaiveDate) -> bool {
        self.van.is_none_or(|van| van <= dag) && self.tot.is_none_or(|tot| dag <= tot)
    }

    /// The last day, when that lies before the day.
    pub(super) fn voorbij(self, dag: NaiveDate) -> Option<NaiveDate> {
        self.tot.filter(|tot| *tot < dag)
    }

    /// The first day, when that lies after the day.
    pub(super) fn nog_niet(self, dag: NaiveDate) -> Option<NaiveDate> {
        self.van.filter(|van| *van > dag)
    }
}

impl Referentie {
    /// Whether the entry is valid on a day.
    #[must_use]
    pub fn geldt_op(&self, dag: NaiveDate) -> bool {
        self.periode().bevat(dag)
    }

    pub(super) fn periode(&self) -> Periode {
        Periode::new(self.begin_geldigheid, self.einde_geldigheid)
    }
}

/// A law or a code that no longer holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vervallen {
    /// The name that no longer holds.
    pub naam: String,
    /// The last day on which it held.
    pub einde: NaiveDate,
    /// The label of what came in its place, when something did.
    pub opvolger: Option<String>,
}

/// A law or a code that does not hold yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toekomstig {
    /// Its name.
    pub naam: String,
    /// The first day on which it holds.
    pub begin: NaiveDate,
}

impl Kennis {
    /// A code of a list that begins after the day.
    #[must_use]
    pub fn toekomstige_code(&self, lijst: &str, code: &str, dag: NaiveDate) -> Option<Toekomstig> {
        let item = self.zoek(lijst, code)?;
        Some(Toekomstig { naam: item.naam.clone(), begin: item.periode().nog_niet(dag)? })
    }

    /// Whether the register knows a code of a list, and it holds on the day.
    #[must_use]
    pub fn geldt_op(&self, lijst: &str, code: &str, dag: NaiveDate) -> bool {
        self.zoek(lijst, code).is_some_and(|item| item.geldt_op(dag))
    }

    /// A code of a list that has ended before the day.
    #[must_use]
    pub fn vervallen_code(&self, lijst: &str, code: &str, dag: NaiveDate) -> Option<Vervallen> {
        let item = self.zoek(lijst, code)?;
        let einde = item.periode().voorbij(dag)?;
        Some(Vervallen { naam: item.naam.clone(), einde, opvolger: self.opvolger(lijst, item) })
    }

    /// A result of a selectielijst by its full number, for instance "8.1.1".
    #[must_use]
    pub fn selectielijst_resultaat(&self, lijst: &str, nummer: &str) -> Option<&Referentie> {
        self.zoek("selectielijst_resultaat", &format!("{lijst}:{}", nummer.trim()))
    }

    /// The label of the successor; `opvolgers` in words when there are several.
    pub(super) fn opvolger(&self, lijst: &str, item: &Referentie) -> Option<String> {
        let meer = item.eigenschappen.get("opvolgers").and_then(|tekst| tekst.as_str());
        meer.map(str::to_owned).or_else(|| Some(self.naam(lijst, item.vervangen_door.as_deref()?)))
    }
}

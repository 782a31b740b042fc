//! With which organisation: the choice on a page that tells about activities of several.

use uuid::Uuid;

use super::wijzigingen::HOUDER;
use crate::{
    domain::{inhoud::organisatie::OrganisatieInvoer, zoeken::kenmerk::Kenmerk},
    error::Result,
    http::query::Query,
    index::{Filter, Selectie},
    store::{
        Lijsten,
        openbaar::{Houder, houders},
    },
};

/// The kind of organisation of which everybody has one.
const GEMEENTE: &str = "gemeente";

/// What there is to choose, and what was chosen.
#[derive(Debug)]
pub(super) struct BijWie {
    pub(super) pad: String,
    pub(super) keuzes: Vec<Keuze>,
    /// Who do not have to be chosen: they are there for all.
    altijd: Vec<Uuid>,
}

/// One of those who keep a register here.
#[derive(Debug)]
pub(super) struct Keuze {
    pub(super) uuid: Uuid,
    pub(super) naam: String,
    pub(super) gekozen: bool,
}

/// Who keep a register here: the municipalities, and the others.
pub(super) fn gemeenten_en_anderen(tx: &mut Lijsten<'_>) -> Result<(Vec<Houder>, Vec<Houder>)> {
    let (mut gemeenten, mut anderen) = (Vec::new(), Vec::new());
    for houder in houders(tx)? {
        let soort = serde_json::from_str::<OrganisatieInvoer>(&houder.tekst)?.soort;
        if soort.as_deref() == Some(GEMEENTE) { gemeenten.push(houder) } else { anderen.push(houder) }
    }
    Ok((gemeenten, anderen))
}

impl BijWie {
    /// Everyone who keeps a register here.
    pub(super) fn alle(tx: &mut Lijsten<'_>, pad: &str, query: &mut Query) -> Result<Self> {
        Ok(Self::van(houders(tx)?, Vec::new(), pad, query))
    }

    /// The municipalities: what others do, they do for who lives in any of them.
    pub(super) fn gemeenten(tx: &mut Lijsten<'_>, pad: &str, query: &mut Query) -> Result<Self> {
        let (gemeenten, anderen) = gemeenten_en_anderen(tx)?;
        Ok(Self::van(gemeenten, anderen.iter().map(|houder| houder.uuid).collect(), pad, query))
    }

    fn van(houders: Vec<Houder>, altijd: Vec<Uuid>, pad: &str, query: &mut Query) -> Self {
        let gekozen = HOUDER.read(query);
        let keuze = |houder: Houder| Keuze { gekozen: gekozen == Some(houder.uuid), uuid: houder.uuid, naam: houder.naam };
        // Of one there is nothing to choose.
        let keuzes = if houders.len() < 2 { Vec::new() } else { houders.into_iter().map(keuze).collect() };
        Self { pad: pad.to_owned(), keuzes, altijd }
    }

    /// Only who has something to tell; of one there is nothing to choose.
    pub(super) fn houd(&mut self, heeft: impl Fn(Uuid) -> bool) {
        self.keuzes.retain(|keuze| keuze.gekozen || heeft(keuze.uuid));
        if self.keuzes.len() < 2 && self.gekozen().is_none() {
            self.keuzes.clear();
        }
    }

    /// Who was chosen.
    pub(super) fn gekozen(&self) -> Option<&Keuze> {
        self.keuzes.iter().find(|keuze| keuze.gekozen)
    }

    /// The address of this page with what was chosen.
    pub(super) fn adres(&self) -> String {
        self.gekozen().map_or_else(|| self.pad.clone(), |keuze| self.van_keuze(keuze))
    }

    /// The address of this page with another choice.
    pub(super) fn van_keuze(&self, keuze: &Keuze) -> String {
        format!("{}?{}={}", self.pad, HOUDER.name, keuze.uuid)
    }

    /// Whether somebody has to choose before there is an answer.
    pub(super) fn is_open(&self) -> bool {
        !self.keuzes.is_empty() && self.gekozen().is_none()
    }

    /// Only what they do who were chosen.
    pub(super) fn beperk(&self, vraag: &mut Selectie) {
        if let Some(keuze) = self.gekozen() {
            let wie = self.altijd.iter().chain([&keuze.uuid]).map(Uuid::to_string).collect();
            vraag.filters.push(Filter::Kenmerk(Kenmerk::Registerhouder, wie));
        }
    }
}

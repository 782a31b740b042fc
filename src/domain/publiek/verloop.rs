//! The history of an activity as readers see it: each settled version with what it changed, ends, and what was withdrawn.

#[cfg(test)]
mod tests;
mod titel;
mod verteller;
mod volgorde;

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

pub use volgorde::vergeleken_met;

use super::openbaar::Romp;
use crate::clock::Moment;
use crate::domain::woorden::codes::VersieSoort;

/// Wat er met een activiteit gebeurde.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum GebeurtenisSoort {
    /// De activiteit staat voor het eerst in het register.
    EersteVersie,
    /// Er geldt een andere versie.
    NieuweVersie,
    /// De activiteit is gestopt.
    Beeindigd,
    /// De activiteit geldt weer, na een einde.
    Hervat,
    /// Een versie is ingetrokken.
    Ingetrokken,
}

/// Een gebeurtenis in het verloop van een activiteit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Gebeurtenis {
    /// Eerste dag waarop dit geldt.
    pub op: NaiveDate,
    /// Wanneer dit is vastgesteld; van een ingetrokken versie: wanneer zij is ingetrokken.
    pub vastgesteld_op: Moment,
    /// Wat er gebeurde.
    pub soort: GebeurtenisSoort,
    /// Nummer van de versie.
    #[schema(minimum = 1)]
    pub nummer: i32,
    /// De gebeurtenis in een paar woorden.
    #[schema(example = "Bewaartermijn van camerabeelden van 5 jaar naar 7 jaar, vanaf 1 maart 2026")]
    pub titel: String,
    /// Wat er veranderde, in zinnen.
    pub zinnen: Vec<String>,
}

/// A version as the public may see it.
#[derive(Debug, Clone)]
pub struct PubliekeVersie {
    /// Its number within the activity.
    pub nummer: i32,
    /// With content, or an end.
    pub soort: VersieSoort,
    /// First day.
    pub begin: NaiveDate,
    /// When it was settled.
    pub vastgesteld_op: Moment,
    /// Its content; `None` for an end, and for what was withdrawn or erased.
    pub romp: Option<Romp>,
    /// How it was withdrawn.
    pub intrekking: Option<Intrekking>,
}

/// A withdrawal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intrekking {
    /// The public text.
    pub tekst: String,
    /// When.
    pub op: Moment,
}

/// Where a version stands among the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plek {
    /// Its number within the activity.
    pub nummer: i32,
    /// With content, or an end.
    pub soort: VersieSoort,
    /// First day.
    pub begin: NaiveDate,
    /// Whether its content can be read.
    pub leesbaar: bool,
}

/// What happened, in order of the day from which it holds. An end that another end or version of the same day overtook is no event.
#[must_use]
pub fn verloop(versies: &[PubliekeVersie], vandaag: NaiveDate) -> Vec<Gebeurtenis> {
    let plekken: Vec<Plek> = versies.iter().map(PubliekeVersie::plek).collect();
    let volgorde = volgorde::in_volgorde(&plekken);
    let mut gebeurtenissen: Vec<Gebeurtenis> = volgorde
        .iter()
        .enumerate()
        .filter_map(|(plaats, nummer)| {
            let versie = met_nummer(versies, *nummer)?;
            let voor = &volgorde[..plaats];
            verteller::Verteller { versies, voor, vandaag }.vertel(versie)
        })
        .collect();
    gebeurtenissen.sort_by_key(|gebeurtenis| (gebeurtenis.op, gebeurtenis.vastgesteld_op, gebeurtenis.nummer));
    gebeurtenissen
}

fn met_nummer(versies: &[PubliekeVersie], nummer: i32) -> Option<&PubliekeVersie> {
    versies.iter().find(|versie| versie.nummer == nummer)
}

impl PubliekeVersie {
    fn plek(&self) -> Plek {
        Plek { nummer: self.nummer, soort: self.soort, begin: self.begin, leesbaar: self.romp.is_some() }
    }

    /// Why its content cannot be read.
    fn waarom_weg(&self) -> String {
        let wat = if self.intrekking.is_some() { "is ingetrokken" } else { "is gewist" };
        format!("versie {} {wat}", self.nummer)
    }
}

//! Exports: records in, lines, rows and sheets out. `docs/uitvoer.md` tells users what is in them.

pub(super) mod bladen;
pub mod csv;
pub mod html;
mod kolommen;
pub mod ndjson;
pub mod xlsx;

use chrono::NaiveDate;
use serde::Serialize;

pub use kolommen::namen;

use crate::{
    clock::Moment,
    domain::{
        inhoud::{Ingelezen, Inhoud, beheer::Beheer},
        publiek::openbaar::{OpenbareCode, Romp},
        woorden::codes::ConceptStatus,
    },
};

/// How much of the time line is in an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Omvang {
    /// The newest content of every activity: its concept, or else the version that counts.
    Nieuwste,
    /// What counts on a day.
    Dag,
    /// What counted on some day of a period.
    Periode,
    /// Every version.
    Geschiedenis,
}

/// What an export is of: the first line of a text, and the last columns of a row. With the same values the bytes are the same.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Kop {
    /// What kind of line this is.
    pub soort: &'static str,
    /// Which lines follow.
    pub formaat: &'static str,
    /// The version of that format.
    pub versie: u32,
    /// Where the register is.
    pub register: String,
    /// How much of the time line.
    pub omvang: Omvang,
    /// As known at this moment.
    pub beschikbaar_op: Moment,
    /// The day on which it counts, and of which the status is.
    pub geldig_op: Option<NaiveDate>,
    /// First day of the period.
    pub geldig_van: Option<NaiveDate>,
    /// Last day of the period.
    pub geldig_tot: Option<NaiveDate>,
    /// The mark of what derived data are made with.
    pub projectie: String,
    /// The licence for reuse, when all registers name the same.
    pub licentie: Option<String>,
}

/// An activity with one content of it, for a table.
#[derive(Debug)]
pub struct Record {
    /// Permanent address of the activity.
    pub uri: String,
    /// Address in the API.
    pub url: String,
    /// The version; a concept that was never settled has none.
    pub versie: Option<RecordVersie>,
    /// What it says, with labels and names.
    pub romp: Romp,
    /// What only management sees.
    pub intern: Option<RecordIntern>,
}

/// The addresses and the time of a version.
#[derive(Debug)]
pub struct RecordVersie {
    /// Permanent address.
    pub uri: String,
    /// Address in the API.
    pub url: String,
    /// Status on the day.
    pub status: OpenbareCode,
    /// Last day.
    pub einde: Option<NaiveDate>,
}

/// What is in no public export.
#[derive(Debug)]
pub struct RecordIntern {
    /// The whole content.
    pub inhoud: Inhoud,
    /// What is administered beside it; not known of the past.
    pub beheer: Option<Beheer>,
    /// How far the concept is, when the content is a concept.
    pub concept: Option<ConceptStatus>,
    /// For a workbook that can be read back.
    pub werk: Option<Werk>,
}

/// What a workbook in which people work needs beside the content.
#[derive(Debug)]
pub struct Werk {
    /// Its line as NDJSON.
    pub regel: Vec<u8>,
    /// What found no place in the content when it was read in.
    pub ingelezen: Vec<Ingelezen>,
    /// Its ETag.
    pub etag: String,
    /// What the check says, each with its place (`/inhoud/doelen/0`).
    pub bevindingen: Vec<(String, String)>,
}

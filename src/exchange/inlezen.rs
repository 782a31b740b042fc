//! Files in: bytes become rows, rows become proposals for concepts. No HTTP, no SQL: nothing is written here.
//!
//! What a file says is placed where that is certain. What is not certain is kept word for word, with the name of its column.

pub mod avg_register;
mod bladen;
pub mod csv;
mod delen;
pub mod eigen;
mod kop;
pub mod ods;
mod organisaties;
mod overzicht;
pub mod pagina;
mod rijen;
mod rijmaker;
mod stel_voor;
mod tabel;
mod termijn;
pub mod terug;
mod veld;
mod vertaling;
mod voorstel;
mod werkboek;
mod wetten;
mod woorden;
pub mod xlsx;

pub use organisaties::{BekendeOrganisatie, Organisaties};
pub use overzicht::{onbekende_kolommen, overzicht};
pub use rijen::van_tabel;
pub use rijmaker::datum::lees as datum;
pub use stel_voor::stel_voor;
pub use tabel::{Rij, Tabel, ZONDER_WAARDE};
pub use termijn::als_duur as termijn;
pub use vertaling::Vertaling;
pub use voorstel::{Basis, Onderwerp, Voorstel, zonder_leegte};
pub use woorden::ja_nee;

use crate::domain::levensloop::inlezing::InleesBevinding;

/// The largest file, in bytes.
pub const GROOTSTE_BESTAND: usize = 50 * 1024 * 1024;
/// How much an Excel file may hold when it is unpacked, in bytes: its texts are in memory while it is read.
pub const GROOTST_UITGEPAKT: u64 = 200 * 1024 * 1024;
/// How much text the cells of a sheet may have together, in bytes: one text may stand in many cells.
pub const MEESTE_TEKST: usize = 100 * 1024 * 1024;
/// The most rows.
pub const MEESTE_RIJEN: usize = 20_000;
/// The most cells of a row.
pub const MEESTE_CELLEN: usize = 200;
/// The longest text of a cell, in characters: the limit of Excel.
pub const LANGSTE_CEL: usize = 32_767;

/// A file that cannot be read at all, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Onleesbaar(pub Vec<InleesBevinding>);

impl Onleesbaar {
    /// One reason, about the file as a whole.
    pub fn new(code: &str, melding: impl Into<String>) -> Self {
        Self(vec![InleesBevinding::new(None, None, code, melding)])
    }

    /// One reason, at a row.
    pub fn op_rij(rij: usize, code: &str, melding: impl Into<String>) -> Self {
        Self(vec![InleesBevinding::new(Some(nummer(rij)), None, code, melding)])
    }
}

/// The number of a row, as reports have it.
fn nummer(rij: usize) -> u32 {
    u32::try_from(rij).unwrap_or(u32::MAX)
}

//! A page as a PDF to keep and to print: tagged (PDF/UA-1) and for archives (PDF/A-2a). What it says is read from the HTML of the page itself,
//! so that there is one description of what a page holds.

mod letters;
mod lezen;
mod opmaak;
mod regels;
mod tekenen;

use chrono::NaiveDate;

use crate::error::Result;

/// The media type.
pub const MEDIA_TYPE: &str = "application/pdf";

/// What becomes a PDF.
#[derive(Debug)]
pub struct Boek<'a> {
    /// Its title, also below each sheet.
    pub titel: &'a str,
    /// Whose text it is, where that is known.
    pub auteur: Option<&'a str>,
    /// Since when it says what it says.
    pub dag: NaiveDate,
    /// What stands before a path, so that a link works from anywhere.
    pub public_url: &'a str,
    /// The parts in their order, each from a new sheet on.
    pub delen: &'a [Deel],
}

/// A part: HTML as the templates of this program write it. Of a whole page what is within `<main>` counts.
#[derive(Debug)]
pub struct Deel {
    /// The markup.
    pub html: String,
    /// So many levels its headings go down, below a heading of the whole.
    pub dieper: u16,
}

/// The bytes of the PDF.
///
/// # Errors
/// HTML that cannot be read, or a text that the norms forbid.
pub fn maak(boek: &Boek<'_>) -> Result<Vec<u8>> {
    let mut opmaak = opmaak::Opmaak::default();
    for deel in boek.delen {
        opmaak.deel(&lezen::blokken(&deel.html)?, deel.dieper)?;
    }
    tekenen::teken(boek, opmaak)
}

//! Formats in and out: records in, bytes out. No HTTP.

pub mod atom;
pub mod inlezen;
pub mod jsonld;
pub mod pdf;
pub mod rvva;
pub mod uitvoer;
pub mod var;
pub mod verklaring;
pub mod verzonnen;
pub mod voorbeeld;
pub mod werkboek;

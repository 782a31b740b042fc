//! Formats in and out: records in, bytes out. No HTTP.

pub mod atom;
pub mod uitvoer;
pub mod verklaring;
pub mod voorbeeld;

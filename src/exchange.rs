//! Formats in and out: records in, bytes out. No HTTP.

pub mod voorbeeld;

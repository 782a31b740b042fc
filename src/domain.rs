//! The register's own words and rules. No HTTP, no SQL, no clock. Each room uses only those above it; `zoeken` and `levensloop` stand side by
//! side below them.

pub mod woorden;

pub mod inhoud;

pub mod recht;

pub mod publiek;

pub mod levensloop;
pub mod zoeken;

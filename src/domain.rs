//! The register's own words and rules. No HTTP, no SQL, no clock.

pub mod codes;
pub mod inhoud;
pub mod termijn;
pub mod toetsing;

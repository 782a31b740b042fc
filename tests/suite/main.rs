//! The register as it is used: over HTTP, each test with a database of its own. The modules mirror the addresses and what holds for all.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../support/mod.rs"]
mod support;

mod abonnementen;
mod access;
mod controle;
mod directions;
mod flow;
mod grenzen;
mod headers;
mod inlezen;
mod journaal;
mod levensloop;
mod lijsten;
mod logboek;
mod openapi;
mod opslag;
mod paginas;
mod paginas_rond;
mod problems;
mod spiegel;
mod support_works;
mod toetsing;
mod uitvoer;
mod verklaring;
mod verloop;
mod verzonnen;
mod wijzigingen;

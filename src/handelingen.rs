//! What the register does: each act once. An act says who may, what must hold, what changes, what the journal keeps and what lists show;
//! every door (the API, a file, a delivery, a change of many, a command) calls it with the same request.

pub mod aanmaken;
pub mod abonnement;
pub mod beheer;
pub mod beoordelen;
pub mod bij_naam;
pub mod concept;
pub mod einde;
pub mod hersteld;
pub mod intrekken;
mod kenmerken;
pub mod leveren;
mod levering;
pub mod namen;
pub mod organisatie;
pub mod overeenkomst;
pub mod samen;
pub mod toetsen;
pub mod vaststellen;
pub mod voorstel;
pub mod wissen;
pub mod zaak;
pub mod zicht;

pub use zaak::Zaak;

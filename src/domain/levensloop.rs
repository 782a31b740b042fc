//! The life of an activity: how a content comes in, becomes a version, holds on days and is told.

pub mod abonnement;
pub mod concept;
pub mod handeling;
pub mod identificatie;
pub mod inlezing;
pub mod lezer;
pub mod massawijziging;
pub mod scope;
pub mod stap;
pub mod tijdlijn;
pub mod weigering;
pub mod wie;
pub mod wijziging;

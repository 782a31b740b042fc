//! The law: what the register knows of it, and what it says of a content.

pub mod dossier;
pub mod kennis;
pub mod rechten;
pub mod tekst;
pub mod toetsing;
pub mod voorscan;
pub mod wetsnaam;

//! What the storage promises: written once stays, projections can be made again, and several processes see the same.

mod bewaking;
mod inrichting;
mod projecties;
mod sqlite;
mod tijdlijn;
mod verlaten;
mod verpakt;

//! Words and grammar: closed codes, periods, dates, sentences, and how text is split for search.

pub mod adressen;
pub mod codes;
pub mod datum;
pub mod eenmaal;
pub mod tekens;
pub mod termijn;
pub mod zinnen;
pub mod zoekwoord;

//! What lists find: index terms, facets, passages, spelling.

pub mod artikel;
pub mod besluitvorming;
pub mod bewaartermijn_klasse;
pub mod facet;
pub mod fragment;
pub mod kenmerk;
pub mod kenmerken;
pub mod spelling;
pub mod vindbaar;
pub mod woordenlijst;
pub mod zoektermen;

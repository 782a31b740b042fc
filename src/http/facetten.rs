//! Which facets a list is asked for.

use strum::VariantArray;

use super::query::{Param, Query, kind::Codes, parameters};
use crate::domain::zoeken::facet::Facet;

const FACETTEN: Param<Codes<Facet>> = Param::new(
    "facetten",
    Codes(Facet::VARIANTS),
    "Tel voor deze filters hoeveel resultaten iedere waarde heeft, met alle andere filters en zonder de filter zelf. \
     Meer filters met een komma ertussen.",
);

parameters! {
    /// The facets that can be asked for.
    pub FacetKeuze: FACETTEN
}

/// The facets that are asked for, each once, in the order asked; faults wait in the query.
pub fn lees_facetten(query: &mut Query) -> Vec<Facet> {
    FACETTEN.read(query)
}

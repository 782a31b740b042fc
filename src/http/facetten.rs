//! Which facets a list is asked for: read and documented from the same closed list.

use strum::VariantArray;
use utoipa::{
    IntoParams,
    openapi::path::{Parameter, ParameterIn},
};

use super::{
    filters::{gesloten, lijst},
    query::Query,
};
use crate::domain::zoeken::facet::Facet;

const SLEUTEL: &str = "facetten";

/// The facets that can be asked for, as a parameter of the document.
#[derive(Debug)]
pub struct FacetKeuze;

fn codes() -> Vec<&'static str> {
    Facet::VARIANTS.iter().map(|facet| facet.code()).collect()
}

/// The facets that are asked for, each once, in the order asked; faults wait in the query.
pub fn lees_facetten(query: &mut Query) -> Vec<Facet> {
    let mut facetten = Vec::new();
    for facet in query.known_closed(SLEUTEL, &codes()).iter().filter_map(|code| code.parse().ok()) {
        if !facetten.contains(&facet) {
            facetten.push(facet);
        }
    }
    facetten
}

impl IntoParams for FacetKeuze {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let uitleg = "Tel voor deze filters hoeveel resultaten iedere waarde heeft, met alle andere filters en zonder de filter zelf. \
                      Meer filters met een komma ertussen.";
        vec![lijst(SLEUTEL, gesloten(codes()), uitleg)]
    }
}

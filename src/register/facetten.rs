//! Facets as readers see them: each value with its name.

use std::{cmp::Reverse, collections::HashMap};

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    database::DbConnection,
    domain::{recht::kennis::Kennis, woorden::zoekwoord::normaal, zoeken::facet::Facet},
    error::Result,
    index::{FacetUitkomst, Telling},
    store::organisaties,
};

/// Een facet: de waarden van een filter, met hoe vaak ze voorkomen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OpenbareFacet {
    /// De filter.
    pub facet: Facet,
    /// De waarden die voorkomen, de meest voorkomende eerst; ten hoogste 100.
    #[schema(max_items = 100)]
    pub waarden: Vec<FacetWaarde>,
}

/// Een waarde van een facet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FacetWaarde {
    /// De code of uuid, zoals de filter die leest.
    #[schema(example = "burgerzaken")]
    pub code: String,
    /// De naam voor mensen; van een organisatie de naam van vandaag, van een zaaktype de identificatie.
    #[schema(example = "Burgerzaken")]
    pub naam: String,
    /// Hoeveel resultaten u vindt met deze waarde en alle andere filters.
    #[schema(minimum = 1, example = 12)]
    pub aantal: i64,
}

/// Gives each value its name and puts equally frequent ones in order of it; organisations are looked up in one statement.
pub fn benoem(conn: &mut DbConnection, kennis: &Kennis, uitkomsten: Vec<FacetUitkomst>) -> Result<Vec<OpenbareFacet>> {
    let genoemd = uitkomsten.iter().filter(|uitkomst| uitkomst.facet.noemt_organisaties()).flat_map(|uitkomst| &uitkomst.waarden);
    let uuids = genoemd.filter_map(|waarde| waarde.code.parse::<Uuid>().ok());
    let organisaties = if uitkomsten.iter().any(|uitkomst| uitkomst.facet.noemt_organisaties()) {
        organisaties::vastgelegd(conn, uuids)?
    } else {
        HashMap::new()
    };
    let naam = |facet: Facet, code: &str| {
        let organisatie = code.parse().ok().and_then(|uuid: Uuid| organisaties.get(&uuid));
        organisatie.map_or_else(|| kennis.naam(facet.lijst().unwrap_or_default(), code), |organisatie| organisatie.naam.clone())
    };
    let facet = |FacetUitkomst { facet, waarden }| {
        let waarde = |Telling { code, aantal }| FacetWaarde { naam: naam(facet, &code), code, aantal };
        let mut waarden: Vec<FacetWaarde> = waarden.into_iter().map(waarde).collect();
        waarden.sort_by_cached_key(|waarde| (Reverse(waarde.aantal), normaal(&waarde.naam), waarde.code.clone()));
        OpenbareFacet { facet, waarden }
    };
    Ok(uitkomsten.into_iter().map(facet).collect())
}

//! Facets: how many records have each value of a filter. Counted over `kenmerken`, so that no document is read.

use diesel::{
    dsl::{GroupBy, IntoBoxed, Select, count_star},
    prelude::*,
};

use super::{Backend, binnen::Binnen, lijst::Selectie, schema::kenmerken};
use crate::{database::DbConnection, domain::zoeken::facet::Facet, error::Result};

/// The most values of a facet that are shown.
const WAARDEN: i64 = 100;

/// What was counted for a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetUitkomst {
    /// Which facet.
    pub facet: Facet,
    /// Its values, the most frequent first; of equally frequent ones by code.
    pub waarden: Vec<Telling>,
}

type Vraag<'a> = IntoBoxed<'a, Select<GroupBy<kenmerken::table, kenmerken::code>, (kenmerken::code, count_star)>, Backend>;

/// A value and how many records have it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Telling {
    /// The code that the filter takes, or the uuid of an organisation.
    pub code: String,
    /// How many results a list with this value has.
    pub aantal: i64,
}

/// Counts each facet among what is selected, as if nobody had filtered on the facet itself: one statement for each.
pub fn tel<'a>(
    conn: &mut DbConnection,
    selectie: &Selectie,
    facetten: impl IntoIterator<Item = &'a Facet>,
) -> Result<Vec<FacetUitkomst>> {
    let tel = |facet: &Facet| Ok(FacetUitkomst { facet: *facet, waarden: vraag(selectie, *facet).load(conn)? });
    facetten.into_iter().map(tel).collect()
}

/// How the database counts a facet: for a test that reads the plan. Only SQLite explains itself this way.
pub fn plan(conn: &mut DbConnection, selectie: &Selectie, facet: Facet) -> Result<Vec<String>> {
    let stappen: Vec<(i32, i32, i32, String)> = super::plan::Uitleg(vraag(selectie, facet)).load(conn)?;
    Ok(stappen.into_iter().map(|(.., stap)| stap).collect())
}

/// How often each code of a facet occurs, the most frequent first.
fn vraag(selectie: &Selectie, facet: Facet) -> Vraag<'_> {
    kenmerken::table
        .group_by(kenmerken::code)
        .select((kenmerken::code, count_star()))
        .into_boxed()
        .filter(kenmerken::bereik.eq_any(selectie.kenmerkbereiken()))
        .filter(kenmerken::soort.eq(facet.kenmerk().code()))
        .filter(Binnen(kenmerken::bron, selectie.bronnen_zonder(facet.kenmerk())))
        .order((count_star().desc(), kenmerken::code))
        .limit(WAARDEN)
}

//! Records that a page tells about, whole, as they are today.

use serde_json::Map;

use crate::{
    domain::{publiek::openbaar::Romp, recht::kennis::Kennis, zoeken::kenmerk::Kenmerk},
    error::Result,
    http::{filters::openbare_selectie, query::Query},
    index::{Selectie, Treffer},
    store::{Lijsten, openbaar},
};

/// What is chosen by one value of a filter; nothing chosen is everything that holds today.
pub(super) fn selectie(tx: &mut Lijsten<'_>, kennis: &Kennis, keuze: Option<(Kenmerk, &str)>) -> Result<Selectie> {
    let keuze = keuze.into_iter().map(|(kenmerk, waarde)| (kenmerk.code().to_owned(), vec![waarde].into()));
    let mut query = Query::of_json(&keuze.collect::<Map<_, _>>());
    let selectie = openbare_selectie(tx, &mut query, kennis)?;
    query.finish()?;
    Ok(selectie)
}

/// The records of these results, in their order.
pub(super) fn rompen(tx: &mut Lijsten<'_>, treffers: Vec<Treffer>) -> Result<Vec<Romp>> {
    let gevonden = openbaar::lees(tx.conn, treffers, true)?;
    gevonden.iter().map(|een| Ok(serde_json::from_str(&een.tekst)?)).collect()
}

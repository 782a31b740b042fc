//! Did you mean: a search that finds nothing, with the words that the reader could have meant.

use diesel::{dsl::count_star, prelude::*, sql_types::Text};

use super::{binnen::Binnen, lijst::Selectie, schema::zoekwoorden};
use crate::{
    database::DbConnection,
    domain::{
        woorden::zoekwoord::Soort,
        zoeken::spelling::{Zoekruimte, dichtstbij},
    },
    error::Result,
};

/// Longer questions are not guessed at: each word costs a statement.
const WOORDEN: usize = 8;

/// So many known words are compared with an unknown one, the most frequent first.
const KANDIDATEN: i64 = 2000;

diesel::define_sql_function! {
    /// Number of characters, in both databases.
    fn length(tekst: Text) -> Integer;
}

/// The words of a search that finds nothing, each unknown one replaced by the nearest word of what the reader sees; `None` when a word
/// has none, or when that finds nothing either. A word is known when something that the reader sees has it, whatever the filters.
pub fn vind(conn: &mut DbConnection, selectie: &Selectie) -> Result<Option<String>> {
    if selectie.zoek.len() > WOORDEN {
        return Ok(None);
    }
    let mut woorden = Vec::new();
    for woord in &selectie.zoek {
        let alleen = Selectie { filters: Vec::new(), zoek: vec![woord.clone()], ..selectie.clone() };
        if alleen.count(conn)? > 0 {
            woorden.push(woord.clone());
        } else {
            let Some(bedoeld) = bedoeld(conn, selectie, woord)? else { return Ok(None) };
            woorden.push(bedoeld);
        }
    }
    let verbeterd = Selectie { zoek: woorden, ..selectie.clone() };
    let vindt = verbeterd.zoek != selectie.zoek && verbeterd.count(conn)? > 0;
    Ok(vindt.then(|| verbeterd.zoek.join(" ")))
}

/// The nearest word among those of what the reader sees.
fn bedoeld(conn: &mut DbConnection, selectie: &Selectie, woord: &str) -> Result<Option<String>> {
    let Some(Zoekruimte { begin: [eerste, omgekeerd], kortste, langste }) = Zoekruimte::van(woord) else { return Ok(None) };
    let lang = |lengte: usize| i32::try_from(lengte).unwrap_or(i32::MAX);
    let met = |begin: &String| zoekwoorden::term.ge(begin.clone()).and(zoekwoorden::term.lt(format!("{begin}{}", char::MAX)));
    let bekend = zoekwoorden::table
        .group_by(zoekwoorden::term)
        .select(zoekwoorden::term)
        .into_boxed()
        .filter(zoekwoorden::soort.eq(Soort::Woord.code()))
        .filter(met(&eerste).or(met(&omgekeerd)))
        .filter(length(zoekwoorden::term).between(lang(kortste), lang(langste)))
        .filter(Binnen(zoekwoorden::bron, selectie.bronnen()))
        .order((count_star().desc(), zoekwoorden::term))
        .limit(KANDIDATEN);
    Ok(dichtstbij(woord, bekend.load::<String>(conn)?))
}

//! How well a record matches: the sum of the weights of what was found, a whole word double. An expression of its own, because the
//! number of words varies and a sum over another table is no column to order by.

use diesel::{
    expression::{ValidGrouping, is_aggregate},
    prelude::*,
    query_builder::{AstPass, QueryFragment, QueryId},
    sql_types::{BigInt, Text},
};

use super::{Backend, schema::perioden};
use crate::domain::woorden::zoekwoord::Zoekwoord;

/// The relevance of a row of `perioden` for these words.
#[derive(Debug, Clone)]
pub(super) struct Relevantie(Vec<Zoekwoord>);

impl Relevantie {
    pub(super) fn new(woorden: &[String]) -> Self {
        Self(woorden.iter().map(|woord| Zoekwoord::new(woord)).collect())
    }
}

impl Expression for Relevantie {
    type SqlType = BigInt;
}

impl AppearsOnTable<perioden::table> for Relevantie {}
impl SelectableExpression<perioden::table> for Relevantie {}

impl ValidGrouping<()> for Relevantie {
    type IsAggregate = is_aggregate::No;
}

impl QueryId for Relevantie {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl QueryFragment<Backend> for Relevantie {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        out.unsafe_to_cache_prepared();
        out.push_sql("(0");
        for Zoekwoord { begin, tot, stam } in &self.0 {
            out.push_sql(" + (SELECT coalesce(sum(CASE WHEN zoekwoorden.term = ");
            out.push_bind_param::<Text, _>(begin)?;
            out.push_sql(
                " THEN 2 ELSE 1 END * zoekwoorden.gewicht), 0) FROM zoekwoorden WHERE zoekwoorden.bron = perioden.bron AND ",
            );
            out.push_sql("((zoekwoorden.soort = 'w' AND zoekwoorden.term >= ");
            out.push_bind_param::<Text, _>(begin)?;
            out.push_sql(" AND zoekwoorden.term < ");
            out.push_bind_param::<Text, _>(tot)?;
            out.push_sql(") OR (zoekwoorden.soort = 's' AND zoekwoorden.term = ");
            out.push_bind_param::<Text, _>(stam)?;
            out.push_sql(")))");
        }
        out.push_sql(")");
        Ok(())
    }
}

//! `column IN (selection)`: an expression of its own, because `eq_any` wants a query that each database behind `MultiConnection` knows
//! by itself, and a selection is boxed for both.

use diesel::{
    expression::{AppearsOnTable, ValidGrouping, is_aggregate},
    prelude::*,
    query_builder::{AstPass, QueryFragment, QueryId},
    sql_types::Bool,
};

use super::{Backend, lijst::Bronnen};

/// Whether the content that a column names was selected.
pub(super) struct Binnen<'a, K>(pub(super) K, pub(super) Bronnen<'a>);

impl<K> Expression for Binnen<'_, K> {
    type SqlType = Bool;
}

impl<K: AppearsOnTable<T>, T> AppearsOnTable<T> for Binnen<'_, K> {}

impl<K> ValidGrouping<()> for Binnen<'_, K> {
    type IsAggregate = is_aggregate::No;
}

impl<K> QueryId for Binnen<'_, K> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<K: QueryFragment<Backend>> QueryFragment<Backend> for Binnen<'_, K> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        out.unsafe_to_cache_prepared();
        self.0.walk_ast(out.reborrow())?;
        out.push_sql(" IN (");
        <Bronnen<'_> as QueryFragment<Backend>>::walk_ast(&self.1, out.reborrow())?;
        out.push_sql(")");
        Ok(())
    }
}

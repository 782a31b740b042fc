//! `EXPLAIN QUERY PLAN` before a query: a test reads it, so that a list cannot silently start to load what it skips.

use diesel::{
    prelude::*,
    query_builder::{AstPass, Query, QueryFragment, QueryId},
    sql_types::{Integer, Text},
};

use super::Backend;
use crate::database::DbConnection;

/// A query that is explained instead of run.
pub(super) struct Uitleg<Q>(pub(super) Q);

impl<Q> Query for Uitleg<Q> {
    type SqlType = (Integer, Integer, Integer, Text);
}

impl<Q> QueryId for Uitleg<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q: QueryFragment<Backend>> QueryFragment<Backend> for Uitleg<Q> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Backend>) -> QueryResult<()> {
        out.unsafe_to_cache_prepared();
        out.push_sql("EXPLAIN QUERY PLAN ");
        self.0.walk_ast(out)
    }
}

impl<Q> RunQueryDsl<DbConnection> for Uitleg<Q> {}

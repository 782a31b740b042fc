//! The filters of lists of organisations.

use crate::http::query::{
    Param, Query,
    kind::{Boolean, Text},
    parameters,
};

/// A part of a name.
pub const ZOEK: Param<Text> = Param::new("zoek", Text(200), "Deel van de naam of van een eerdere naam.").example("voorbeeld");
const REGISTERHOUDER: Param<Boolean> =
    Param::new("registerhouder", Boolean, "Alleen organisaties die wel of geen register bijhouden.").example("true");

parameters! {
    /// Which organisations.
    pub OrganisatieFilters: ZOEK, REGISTERHOUDER
}

/// A part of the name, and whether they keep a register; faults wait in the query.
pub fn lees_organisaties(query: &mut Query) -> (Option<String>, Option<bool>) {
    (ZOEK.read(query), REGISTERHOUDER.read(query))
}

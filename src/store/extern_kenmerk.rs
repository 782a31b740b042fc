//! Keys that other systems have for activities.

use diesel::prelude::*;
use uuid::Uuid;

use super::{
    activiteiten::Activiteit,
    schema::{activiteiten, kenmerken},
};
use crate::{
    database::{DbConnection, Id},
    domain::{inhoud::beheer::ExternKenmerk, zoeken::kenmerk::Kenmerk},
    error::Result,
};

/// The activities of a register that another system knows by this key; more than one is a mistake that somebody must mend.
pub(crate) fn zoek(conn: &mut DbConnection, registerhouder: Uuid, bron: &str, kenmerk: &str) -> Result<Vec<Activiteit>> {
    let bronnen: Vec<Id> = kenmerken::table
        .filter(kenmerken::bereik.eq("beheer").and(kenmerken::soort.eq(Kenmerk::Kenmerk.code())).and(kenmerken::code.eq(kenmerk)))
        .select(kenmerken::bron)
        .load(conn)?;
    let rijen: Vec<Activiteit> = activiteiten::table
        .filter(activiteiten::uuid.eq_any(bronnen).and(activiteiten::registerhouder.eq(Id::from(registerhouder))))
        .order(activiteiten::uuid)
        .select(Activiteit::as_select())
        .load(conn)?;
    let gezocht = ExternKenmerk { bron: Some(bron.to_owned()), kenmerk: Some(kenmerk.to_owned()) };
    let mut gevonden = Vec::new();
    for activiteit in rijen {
        if activiteit.beheer()?.externe_kenmerken.contains(&gezocht) {
            gevonden.push(activiteit);
        }
    }
    Ok(gevonden)
}

//! What the check of a content needs beside it: the organisations and agreements that it names, as they are today.

use std::collections::HashMap;

use diesel::prelude::*;
use uuid::Uuid;

use super::schema::{organisaties, verwerkersovereenkomsten};
use crate::{
    database::{DbConnection, Id},
    domain::{
        inhoud::{Inhoud, organisatie::OrganisatieInvoer, overeenkomst::OvereenkomstInvoer},
        recht::dossier::Context,
    },
    error::Result,
};

/// What these contents of one register name.
pub fn context(conn: &mut DbConnection, registerhouder: Uuid, inhoud: &Inhoud) -> Result<Context> {
    let genoemd = inhoud.genoemde_organisaties().into_iter().map(|(_, uuid)| uuid).chain([registerhouder]);
    let overeenkomsten = inhoud.genoemde_overeenkomsten().into_iter().map(|(_, uuid)| uuid);
    Ok(Context {
        registerhouder,
        organisaties: organisaties(conn, genoemd)?,
        overeenkomsten: self::overeenkomsten(conn, overeenkomsten)?,
    })
}

/// These organisations, as far as they exist.
pub fn organisaties(conn: &mut DbConnection, uuids: impl IntoIterator<Item = Uuid>) -> Result<HashMap<Uuid, OrganisatieInvoer>> {
    let uuids: Vec<Id> = uuids.into_iter().map(Id::from).collect();
    let rijen: Vec<(Id, String)> = organisaties::table
        .filter(organisaties::uuid.eq_any(uuids))
        .select((organisaties::uuid, organisaties::tekst))
        .load(conn)?;
    gelezen(rijen)
}

/// These agreements, as far as they exist.
pub fn overeenkomsten(
    conn: &mut DbConnection,
    uuids: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, OvereenkomstInvoer>> {
    let uuids: Vec<Id> = uuids.into_iter().map(Id::from).collect();
    if uuids.is_empty() {
        return Ok(HashMap::new());
    }
    let rijen: Vec<(Id, String)> = verwerkersovereenkomsten::table
        .filter(verwerkersovereenkomsten::uuid.eq_any(uuids))
        .select((verwerkersovereenkomsten::uuid, verwerkersovereenkomsten::tekst))
        .load(conn)?;
    gelezen(rijen)
}

fn gelezen<T: serde::de::DeserializeOwned>(rijen: Vec<(Id, String)>) -> Result<HashMap<Uuid, T>> {
    rijen.into_iter().map(|(uuid, tekst)| Ok((uuid.uuid(), serde_json::from_str(&tekst)?))).collect()
}

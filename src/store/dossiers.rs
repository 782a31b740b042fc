//! What the check of a content needs beside it: the organisations and agreements that it names, as they are today.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use super::{
    activiteiten::Activiteit,
    schema::{organisaties, verwerkersovereenkomsten},
    versies::{self, Geschiedenis},
};
use crate::{
    database::{DbConnection, Id},
    domain::{
        inhoud::{Inhoud, organisatie::OrganisatieInvoer, overeenkomst::OvereenkomstInvoer},
        recht::{
            dossier::{Context, Dossier, Eerder},
            kennis::Kennis,
        },
        woorden::codes::Vertrouwelijkheid,
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

/// What stood before a content that begins on a day. What its activity said on the day of the DPIA is only read when it may differ.
pub fn eerder(conn: &mut DbConnection, geschiedenis: &Geschiedenis, inhoud: &Inhoud, begin: NaiveDate) -> Result<Eerder> {
    let Some(vorige) = begin.pred_opt().and_then(|ervoor| geschiedenis.geldig_op(ervoor)) else { return Ok(Eerder::Niets) };
    let openbaar = vorige.vertrouwelijkheid.0 == Vertrouwelijkheid::Openbaar;
    let dag = inhoud.dpia.as_ref().and_then(|dpia| dpia.datum).filter(|datum| *datum < begin);
    let versie = dag.and_then(|dag| geschiedenis.geldig_op(dag));
    let document = versie.map(|versie| versies::document(conn, versie)).transpose()?.flatten();
    Ok(Eerder::Versie { bij_dpia: document.and_then(|document| document.inhoud).map(Box::new), openbaar })
}

/// Hands a content to `werk` with all that its check needs on a day: what it names, what stands beside it, before it and after it.
pub fn dossier<T>(
    conn: &mut DbConnection,
    (activiteit, geschiedenis): (&Activiteit, &Geschiedenis),
    inhoud: &Inhoud,
    (kennis, peildatum): (&Kennis, NaiveDate),
    werk: impl FnOnce(&Dossier<'_>) -> T,
) -> Result<T> {
    let context = context(conn, activiteit.registerhouder.uuid(), inhoud)?;
    let begin = inhoud.begin_geldigheid.unwrap_or(peildatum);
    let einde = geschiedenis.einde_van_nieuwe(begin);
    let eerder = eerder(conn, geschiedenis, inhoud, begin)?;
    let beheer = activiteit.beheer()?;
    Ok(werk(&Dossier { inhoud, beheer: &beheer, context: &context, kennis, peildatum, einde, eerder: &eerder }))
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

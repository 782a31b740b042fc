//! What the check of a content needs beside it: the organisations and agreements that it names, as they are today.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use super::{
    activiteiten::Activiteit,
    aliassen,
    schema::{organisaties, verwerkersovereenkomsten},
    versies::{self, Geschiedenis},
};
use crate::{
    database::{DbConnection, Id},
    domain::{
        inhoud::{Inhoud, organisatie::OrganisatieInvoer, overeenkomst::OvereenkomstInvoer},
        recht::{
            dossier::{Context, Dossier, Eerder, Peildag},
            kennis::Kennis,
        },
        woorden::codes::Vertrouwelijkheid,
    },
    error::Result,
};

/// What a content of a register names.
pub fn context(conn: &mut DbConnection, registerhouder: Uuid, inhoud: &Inhoud) -> Result<Context> {
    Ok(Genoemd::lees(conn, &[(registerhouder, inhoud)])?.context(registerhouder, inhoud))
}

/// What several contents name, read at once.
pub struct Genoemd {
    organisaties: HashMap<Uuid, OrganisatieInvoer>,
    overeenkomsten: HashMap<Uuid, OvereenkomstInvoer>,
}

impl Genoemd {
    /// Of these contents, each with its register.
    pub fn lees(conn: &mut DbConnection, inhouden: &[(Uuid, &Inhoud)]) -> Result<Self> {
        let genoemd: HashSet<Uuid> = inhouden.iter().flat_map(|(houder, inhoud)| partijen(*houder, inhoud)).collect();
        let afspraken: HashSet<Uuid> = inhouden.iter().flat_map(|(_, inhoud)| afspraken(inhoud)).collect();
        Ok(Self { organisaties: organisaties(conn, genoemd)?, overeenkomsten: overeenkomsten(conn, afspraken)? })
    }

    /// What one of them names.
    #[must_use]
    pub fn context(&self, registerhouder: Uuid, inhoud: &Inhoud) -> Context {
        let partij = |uuid: Uuid| Some((uuid, self.organisaties.get(&uuid)?.clone()));
        let afspraak = |uuid: Uuid| Some((uuid, self.overeenkomsten.get(&uuid)?.clone()));
        Context {
            registerhouder,
            organisaties: partijen(registerhouder, inhoud).filter_map(partij).collect(),
            overeenkomsten: afspraken(inhoud).filter_map(afspraak).collect(),
        }
    }
}

fn partijen(registerhouder: Uuid, inhoud: &Inhoud) -> impl Iterator<Item = Uuid> {
    inhoud.genoemde_organisaties().into_iter().map(|(_, uuid)| uuid).chain([registerhouder])
}

fn afspraken(inhoud: &Inhoud) -> impl Iterator<Item = Uuid> {
    inhoud.genoemde_overeenkomsten().into_iter().map(|(_, uuid)| uuid)
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
    (kennis, peildag): (&Kennis, Peildag),
    werk: impl FnOnce(&Dossier<'_>) -> T,
) -> Result<T> {
    let context = context(conn, activiteit.registerhouder.uuid(), inhoud)?;
    dossier_met(conn, (activiteit, geschiedenis), (inhoud, &context), (kennis, peildag), werk)
}

/// As `dossier`, when what it names was read.
pub fn dossier_met<T>(
    conn: &mut DbConnection,
    (activiteit, geschiedenis): (&Activiteit, &Geschiedenis),
    (inhoud, context): (&Inhoud, &Context),
    (kennis, peildag): (&Kennis, Peildag),
    werk: impl FnOnce(&Dossier<'_>) -> T,
) -> Result<T> {
    let (Peildag::Gekozen(dag) | Peildag::Vandaag(dag)) = peildag;
    let begin = inhoud.begin_geldigheid.unwrap_or(dag);
    let einde = geschiedenis.einde_van_nieuwe(begin);
    let eerder = eerder(conn, geschiedenis, inhoud, begin)?;
    let beheer = activiteit.beheer()?;
    let elders = aliassen::elders(conn, Some(activiteit.uuid.uuid()), inhoud)?;
    let (beheer, eerder, elders) = (&beheer, &eerder, &elders);
    Ok(werk(&Dossier { inhoud, beheer, context, kennis, peildag, einde, eerder, ingelezen: &[], elders }))
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

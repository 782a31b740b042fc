//! Everything that counts on a day, with what its check needs: read in pages by key of the list, so that memory stays the same.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use uuid::Uuid;

use super::{
    activiteiten::Activiteit,
    documenten, dossiers,
    schema::{activiteiten, versies},
    versies::{Geschiedenis, Versie, VersieDocument},
    volgen,
};
use crate::{
    clock::Moment,
    database::{DbConnection, Id},
    domain::{
        inhoud::Inhoud,
        recht::dossier::{Context, Eerder},
    },
    error::Result,
    index::Treffer,
};

/// So many activities are read at once.
const PER_KEER: usize = 200;

/// An activity with the version that counts.
#[derive(Debug)]
pub struct Geldend {
    /// The activity.
    pub activiteit: Activiteit,
    /// The version.
    pub versie: Versie,
    /// Its content.
    pub inhoud: Inhoud,
}

/// How far the register is in a picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kop(volgen::Kop);

/// What was written since a head.
#[derive(Debug)]
pub enum Sinds {
    /// Nothing.
    Niets,
    /// Something about these activities only.
    Activiteiten(Vec<Uuid>),
    /// More than can be told, or it is another history.
    Alles,
    /// The picture is of before it.
    Ouder,
}

/// The head of this picture, and what was written between another one and it.
pub fn sinds(conn: &mut DbConnection, eerder: &Kop) -> Result<(Kop, Sinds)> {
    let (kop, eerder) = (volgen::Kop::lees(conn)?, &eerder.0);
    if kop == *eerder {
        return Ok((Kop(kop), Sinds::Niets));
    }
    if kop.volgnummer < eerder.volgnummer {
        return Ok((Kop(kop), Sinds::Ouder));
    }
    if eerder.volgnummer == 0 || !kop.volgt_op(conn, eerder)? {
        return Ok((Kop(kop), Sinds::Alles));
    }
    let sinds = volgen::activiteiten_na(conn, eerder.volgnummer)?.map_or(Sinds::Alles, Sinds::Activiteiten);
    Ok((Kop(kop), sinds))
}

/// Hands every activity that a list found to `werk`, in its order, with the organisations and agreements that it names and what stood
/// before it. What was erased since is passed over.
pub fn doorloop(
    conn: &mut DbConnection,
    treffers: &[Treffer],
    mut werk: impl FnMut(&Geldend, &Context, &Eerder) -> Result<()>,
) -> Result<()> {
    // Organisations are named again and again, so each is read once.
    let mut context = Context { registerhouder: Uuid::nil(), organisaties: HashMap::new(), overeenkomsten: HashMap::new() };
    for treffers in treffers.chunks(PER_KEER) {
        let deel = lees(conn, treffers)?;
        vul_aan(conn, &mut context, &deel)?;
        for geldend in &deel {
            context.registerhouder = geldend.activiteit.registerhouder.uuid();
            werk(geldend, &context, &eerder(conn, geldend)?)?;
        }
    }
    Ok(())
}

/// Only a DPIA with a date, and what is not public, is compared with what stood before: the history of the others is not read.
fn eerder(conn: &mut DbConnection, geldend: &Geldend) -> Result<Eerder> {
    let Geldend { activiteit, versie, inhoud } = geldend;
    let zonder_dag = inhoud.dpia.as_ref().is_none_or(|dpia| dpia.datum.is_none());
    if versie.nummer == 1 || (zonder_dag && inhoud.is_openbaar()) {
        return Ok(Eerder::Niets);
    }
    let geschiedenis = Geschiedenis::lees(conn, activiteit.uuid.uuid(), Moment::MAX)?;
    dossiers::eerder(conn, &geschiedenis, inhoud, versie.begin_geldigheid)
}

/// One page.
fn lees(conn: &mut DbConnection, treffers: &[Treffer]) -> Result<Vec<Geldend>> {
    let activiteiten: Vec<Activiteit> = activiteiten::table
        .filter(activiteiten::uuid.eq_any(treffers.iter().map(|treffer| Id::from(treffer.activiteit))))
        .select(Activiteit::as_select())
        .load(conn)?;
    let versies: Vec<Versie> = versies::table
        .filter(versies::uuid.eq_any(treffers.iter().map(|treffer| Id::from(treffer.bron))))
        .select(Versie::as_select())
        .load(conn)?;
    let documenten: Vec<Uuid> = versies.iter().map(|versie| versie.document.uuid()).collect();
    let teksten = documenten::teksten(conn, &documenten)?;
    let mut activiteiten: HashMap<Id, Activiteit> = activiteiten.into_iter().map(|een| (een.uuid, een)).collect();
    let mut versies: HashMap<Id, Versie> = versies.into_iter().map(|versie| (versie.uuid, versie)).collect();
    let mut deel = Vec::with_capacity(treffers.len());
    for Treffer { activiteit, bron, .. } in treffers {
        let (Some(activiteit), Some(versie)) = (activiteiten.remove(&(*activiteit).into()), versies.remove(&(*bron).into()))
        else {
            continue;
        };
        let Some(tekst) = teksten.get(&versie.document.uuid()) else { continue };
        let Some(inhoud) = serde_json::from_str::<VersieDocument>(tekst)?.inhoud else { continue };
        deel.push(Geldend { activiteit, versie, inhoud });
    }
    Ok(deel)
}

/// Adds what this part names and was not read before.
fn vul_aan(conn: &mut DbConnection, context: &mut Context, deel: &[Geldend]) -> Result<()> {
    let genoemd = deel.iter().flat_map(|geldend| {
        let organisaties = geldend.inhoud.genoemde_organisaties().into_iter().map(|(_, uuid)| uuid);
        organisaties.chain([geldend.activiteit.registerhouder.uuid()])
    });
    let organisaties: HashSet<Uuid> = genoemd.filter(|uuid| !context.organisaties.contains_key(uuid)).collect();
    let genoemd = deel.iter().flat_map(|geldend| geldend.inhoud.genoemde_overeenkomsten());
    let overeenkomsten: HashSet<Uuid> =
        genoemd.map(|(_, uuid)| uuid).filter(|uuid| !context.overeenkomsten.contains_key(uuid)).collect();
    context.organisaties.extend(dossiers::organisaties(conn, organisaties)?);
    context.overeenkomsten.extend(dossiers::overeenkomsten(conn, overeenkomsten)?);
    Ok(())
}

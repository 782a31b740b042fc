//! What the public may see of the versions of an activity, and what changed last in the register: in a number of questions that does
//! not grow with either.

mod laatste;

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

pub use laatste::{Wijziging, laatste};

use super::{
    openbaar::is_openbaar,
    schema::{intrekkingen, openbaar, versies, wissingen},
    versies::{Geschiedenis, Intrekking, Versie, plaats},
};
use crate::{
    clock::Moment,
    database::{DbConnection, Id, Packed},
    domain::{
        levensloop::tijdlijn::{Plaats, tijdlijn},
        publiek::verloop::{self, Plek, PubliekeVersie},
        woorden::codes::{VersieSoort, Vertrouwelijkheid},
    },
    error::{Error, Result},
};

/// A version as the public may see it, with its body as stored.
#[derive(Debug, Clone)]
pub struct VersieTekst {
    /// The version.
    pub uuid: Id,
    /// Its number within the activity.
    pub nummer: i32,
    /// With content, or an end.
    pub soort: VersieSoort,
    /// First day.
    pub begin_geldigheid: NaiveDate,
    /// When it was settled.
    pub vastgesteld_op: Moment,
    /// The body, as JSON; `None` for an end, and for what was withdrawn or erased.
    pub tekst: Option<String>,
    /// How it was withdrawn.
    pub intrekking: Option<verloop::Intrekking>,
    /// Whether its content was erased.
    pub gewist: bool,
}

impl VersieTekst {
    /// The version with its body read.
    pub fn publiek(&self) -> Result<PubliekeVersie> {
        let romp = self.tekst.as_deref().map(serde_json::from_str).transpose().map_err(Error::internal)?;
        Ok(PubliekeVersie {
            nummer: self.nummer,
            soort: self.soort,
            begin: self.begin_geldigheid,
            vastgesteld_op: self.vastgesteld_op,
            romp,
            intrekking: self.intrekking.clone(),
        })
    }

    /// Whether there is a body to read.
    fn is_leesbaar(&self) -> bool {
        self.soort == VersieSoort::Publicatie && self.intrekking.is_none() && !self.gewist
    }

    fn plek(&self) -> Plek {
        Plek { nummer: self.nummer, soort: self.soort, begin: self.begin_geldigheid, leesbaar: self.is_leesbaar() }
    }
}

/// All public versions of an activity in order of number, with their bodies. An activity that is not public has none.
pub fn van(conn: &mut DbConnection, activiteit: Uuid, vandaag: NaiveDate) -> Result<Vec<VersieTekst>> {
    if !is_openbaar(conn, activiteit, vandaag)? {
        return Err(Error::NotFound("deze verwerkingsactiviteit"));
    }
    let mut gevonden = publiek(conn, &[activiteit.into()])?.remove(&activiteit.into()).unwrap_or_default();
    let leesbaar: Vec<Id> = gevonden.iter().filter(|versie| versie.is_leesbaar()).map(|versie| versie.uuid).collect();
    let mut teksten = teksten(conn, leesbaar)?;
    for versie in &mut gevonden {
        versie.tekst = teksten.remove(&versie.uuid);
    }
    Ok(gevonden)
}

/// The bodies of these versions.
fn teksten(conn: &mut DbConnection, uuids: Vec<Id>) -> Result<HashMap<Id, String>> {
    let rijen = openbaar::table.filter(openbaar::versie.eq_any(uuids)).select((openbaar::versie, openbaar::tekst));
    rijen.load::<(Id, Packed)>(conn)?.into_iter().map(|(versie, tekst)| Ok((versie, tekst.text()?))).collect()
}

/// The public versions of these activities in order of number, without their bodies.
fn publiek(conn: &mut DbConnection, activiteiten: &[Id]) -> Result<HashMap<Id, Vec<VersieTekst>>> {
    let van_deze = || versies::activiteit.eq_any(activiteiten.to_vec());
    let alle: Vec<Versie> =
        versies::table.filter(van_deze()).order((versies::activiteit, versies::nummer)).select(Versie::as_select()).load(conn)?;
    let weg: Vec<Intrekking> = intrekkingen::table
        .inner_join(versies::table.on(versies::uuid.eq(intrekkingen::versie)))
        .filter(van_deze())
        .select(Intrekking::as_select())
        .load(conn)?;
    let gewist: Vec<Id> = wissingen::table
        .inner_join(versies::table.on(versies::uuid.eq(wissingen::versie)))
        .filter(van_deze())
        .select(wissingen::versie)
        .load(conn)?;
    let mut gevonden = HashMap::new();
    for versies in alle.chunk_by(|een, ander| een.activiteit == ander.activiteit) {
        let Some(activiteit) = versies.first().map(|eerste| eerste.activiteit) else { continue };
        let hoort_bij = |uuid: Id| versies.iter().any(|versie| versie.uuid == uuid);
        let ingetrokken = weg.iter().filter(|weg| hoort_bij(weg.versie)).cloned().collect();
        let gewist = gewist.iter().copied().filter(|uuid| hoort_bij(*uuid)).collect();
        let geschiedenis = Geschiedenis::new(activiteit, versies.to_vec(), ingetrokken, gewist);
        let openbaar = versies.iter().filter(|versie| is_getoond(&geschiedenis, versie));
        gevonden.insert(activiteit, openbaar.map(|versie| tekst(&geschiedenis, versie)).collect());
    }
    Ok(gevonden)
}

fn plaatsen(versies: &[Versie]) -> Vec<Plaats> {
    versies.iter().map(plaats).collect()
}

/// Whether everyone may see a version: an open one, and an end that shows one. An end that was replaced shows what counted as known
/// when it was settled.
fn is_getoond(geschiedenis: &Geschiedenis, versie: &Versie) -> bool {
    let toont = |lijn: &[crate::domain::levensloop::tijdlijn::Periode]| {
        lijn.iter().find(|periode| periode.versie == versie.uuid.uuid()).map(|periode| periode.toont)
    };
    let getoond = match versie.soort.0 {
        VersieSoort::Publicatie => Some(versie.uuid.uuid()),
        VersieSoort::Beeindiging => toont(&geschiedenis.tijdlijn).or_else(|| {
            let bekend = geschiedenis.versies.iter().filter(|een| een.vastgesteld_op <= versie.vastgesteld_op);
            toont(&tijdlijn(&plaatsen(&bekend.cloned().collect::<Vec<_>>())))
        }),
    };
    let getoond = getoond.and_then(|uuid| geschiedenis.versie(uuid));
    getoond.is_some_and(|versie| versie.vertrouwelijkheid.0 == Vertrouwelijkheid::Openbaar)
}

fn tekst(geschiedenis: &Geschiedenis, versie: &Versie) -> VersieTekst {
    let intrekking = geschiedenis.intrekking(versie.uuid);
    VersieTekst {
        uuid: versie.uuid,
        nummer: versie.nummer,
        soort: versie.soort.0,
        begin_geldigheid: versie.begin_geldigheid,
        vastgesteld_op: versie.vastgesteld_op,
        tekst: None,
        intrekking: intrekking.map(|weg| verloop::Intrekking { tekst: weg.tekst.clone(), op: weg.tijdstip }),
        gewist: geschiedenis.is_gewist(versie.uuid),
    }
}

//! The life of activities in management, as the journal tells it. Only who reads decides what of it there is: of his registers, and of what is
//! confidential only when he may see that now.

use std::collections::HashMap;

use diesel::prelude::*;
use strum::VariantArray as _;

use super::{
    Backend,
    extern_kenmerk::Rij as Kenmerk,
    journaal::{self as regels, Rij, Selectie, Tekst},
    schema::{externe_kenmerken, journaal},
};
use crate::{
    database::{DbConnection, Id},
    domain::levensloop::{
        handeling::Handeling,
        lezer::Lezer,
        stap::{Stap, StapSoort},
        wijziging::Stand,
    },
    error::Result,
};

/// So many entries are passed in one call, also when none of them is told.
const BEKEKEN: i64 = 2000;
/// The fewest that are read at once.
const KLEINSTE: usize = 16;

/// What a follower asks for beside where it is.
#[derive(Debug, Clone)]
pub struct Keuze {
    /// What he sees.
    pub lezer: Lezer,
    /// Only these kinds.
    pub soorten: Vec<StapSoort>,
    /// Only of activities that this system knows, or knew, by a key.
    pub bron: Option<String>,
    /// Without what this application did.
    pub zonder: Option<String>,
}

impl Keuze {
    fn past(&self, stap: &Stap) -> bool {
        // Who keeps a copy of any part must begin again.
        if stap.soort == StapSoort::Hersteld {
            return true;
        }
        (self.soorten.is_empty() || self.soorten.contains(&stap.soort)) && self.zonder.as_ref() != Some(&stap.applicatie)
    }
}

/// What comes after a place: at most so many steps, and the place behind them. `meer` tells whether there may be more at once.
pub fn na(conn: &mut DbConnection, stand: &Stand, keuze: &Keuze, aantal: usize) -> Result<(Vec<Stap>, Stand, bool)> {
    let (mut gevonden, mut hier) = (Vec::new(), plaats(stand.volgnummer, stand.merk.clone()));
    let grens = verteld(hier.volgnummer).order(journaal::volgnummer).offset(BEKEKEN - 1);
    let grens: Option<(i64, String)> = grens.select((journaal::volgnummer, journaal::hash)).first(conn).optional()?;
    let (grens, meer) = match grens {
        Some((volgnummer, hash)) => (plaats(volgnummer, regels::merk_van(&hash)), true),
        None => (einde(conn)?, false),
    };
    let per_keer = aantal.max(KLEINSTE);
    loop {
        let gelezen = lees_na(conn, keuze, (hier.volgnummer, grens.volgnummer), per_keer)?;
        let laatste = gelezen.len() < per_keer;
        for regel in gelezen {
            if gevonden.len() == aantal {
                return Ok((met_kenmerken(conn, gevonden, keuze)?, hier, true));
            }
            gevonden.extend(stap(&regel)?.filter(|stap| keuze.past(stap)));
            hier = plaats(regel.volgnummer, regels::merk_van(&regel.hash));
        }
        if laatste {
            break;
        }
    }
    if grens.volgnummer > hier.volgnummer {
        hier = grens;
    }
    Ok((met_kenmerken(conn, gevonden, keuze)?, hier, meer))
}

/// The place behind everything until now: who begins there is told only what comes.
pub fn einde(conn: &mut DbConnection) -> Result<Stand> {
    let laatste = verteld(0).order(journaal::volgnummer.desc()).select((journaal::volgnummer, journaal::hash));
    let laatste: Option<(i64, String)> = laatste.first(conn).optional()?;
    Ok(laatste.map_or_else(Stand::default, |(volgnummer, hash)| plaats(volgnummer, regels::merk_van(&hash))))
}

/// A place in the journal; days bring nothing about here.
fn plaats(volgnummer: i64, merk: String) -> Stand {
    Stand { volgnummer, merk, ..Stand::default() }
}

/// The entries after a number that some follower may be told of.
fn verteld(na: i64) -> journaal::BoxedQuery<'static, Backend> {
    let codes = Handeling::codes_van(|een| een.stap().is_some());
    journaal::table.filter(journaal::volgnummer.gt(na).and(journaal::handeling.eq_any(codes))).into_boxed()
}

/// Those of them that this follower may be told of, oldest first.
fn lees_na(conn: &mut DbConnection, keuze: &Keuze, (na, tot): (i64, i64), aantal: usize) -> Result<Vec<Rij>> {
    let tussen = || journaal::volgnummer.gt(na).and(journaal::volgnummer.le(tot));
    let is_stap = |een: &Handeling| een.stap().is_some_and(|soort| soort != StapSoort::Hersteld);
    let handelingen = Handeling::VARIANTS.iter().copied().filter(is_stap).collect();
    let selectie = Selectie { handelingen, ..Selectie::voor(keuze.lezer.clone()) };
    let mut query = regels::gekozen(&selectie).filter(tussen());
    if let Some(bron) = &keuze.bron {
        let bekend = externe_kenmerken::table.filter(externe_kenmerken::bron.eq(bron)).select(externe_kenmerken::activiteit);
        query = query.filter(journaal::onderwerp_uuid.eq_any(bekend));
    }
    let query = query.order(journaal::volgnummer).limit(i64::try_from(aantal).unwrap_or(i64::MAX));
    let mut rijen: Vec<Rij> = query.select(Rij::as_select()).load(conn)?;
    // That the register went back is of nobody's register, and for everyone. Asked apart: an OR would look at all entries of before.
    let hersteld = journaal::table.filter(tussen().and(journaal::handeling.eq(Handeling::Hersteld.code())));
    rijen.extend(hersteld.select(Rij::as_select()).load::<Rij>(conn)?);
    rijen.sort_by_key(|rij| rij.volgnummer);
    rijen.truncate(aantal);
    Ok(rijen)
}

fn stap(regel: &Rij) -> Result<Option<Stap>> {
    let Some(soort) = regel.handeling().and_then(Handeling::stap) else { return Ok(None) };
    let tekst = regel.tekst()?;
    Ok(gebeurd(soort, &tekst).map(|soort| Stap {
        soort,
        op: regel.tijdstip,
        uuid: regel.onderwerp_uuid.uuid(),
        revisie: regel.volgnummer,
        versie: tekst.versie(),
        registerhouder: regel.registerhouder.map(Id::uuid),
        applicatie: tekst.applicatie,
        externe_kenmerken: Vec::new(),
    }))
}

/// What really happened: a delivery makes an activity, changes its content or what is administered, or only keeps what was delivered.
fn gebeurd(soort: StapSoort, Tekst { nieuw, toelichting, .. }: &Tekst) -> Option<StapSoort> {
    match soort {
        // Asking for an erasure changes nothing yet.
        StapSoort::Gewist => (toelichting["resultaat"] == "gewist").then_some(soort),
        StapSoort::Gewijzigd if toelichting.get("identificatie").is_some() => Some(StapSoort::Aangemaakt),
        StapSoort::Gewijzigd if toelichting.get("beheer").is_some() => Some(StapSoort::BeheerGewijzigd),
        // Also with the same content: what was read in beside it may be other, and the revision is.
        StapSoort::Gewijzigd => nieuw.is_some().then_some(soort),
        _ => Some(soort),
    }
}

/// With the keys that systems have for each activity; of one system only its own, when it asks.
fn met_kenmerken(conn: &mut DbConnection, mut stappen: Vec<Stap>, keuze: &Keuze) -> Result<Vec<Stap>> {
    let uuids: Vec<Id> = stappen.iter().map(|stap| stap.uuid.into()).collect();
    let rijen = externe_kenmerken::table
        .filter(externe_kenmerken::activiteit.eq_any(uuids).and(externe_kenmerken::huidig.eq(true)))
        .order((externe_kenmerken::bron, externe_kenmerken::kenmerk))
        .select(Kenmerk::as_select());
    let mut van: HashMap<Id, Vec<Kenmerk>> = HashMap::new();
    for rij in rijen.load::<Kenmerk>(conn)? {
        if keuze.bron.as_ref().is_none_or(|bron| *bron == rij.bron) {
            van.entry(rij.activiteit).or_default().push(rij);
        }
    }
    for stap in &mut stappen {
        let eigen = van.get(&stap.uuid.into()).map(Vec::as_slice).unwrap_or_default();
        stap.externe_kenmerken = eigen.iter().map(Kenmerk::sleutel).collect();
    }
    Ok(stappen)
}

//! The change feed of the public register: what the journal says that readers can see, and what a date brings about by itself.
//!
//! A reader keeps a `Stand`: how far it is in the journal, whose numbers have no gaps and become visible in order, and how far in the days.
//! Both only go forward, so nothing is skipped or told twice however many write meanwhile.

mod activiteit;
mod dagen;

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use super::{
    Lijsten,
    journaal::{MERK, Rij},
    organisaties,
    schema::journaal,
};
use crate::{
    clock::Moment,
    database::{DbConnection, Id},
    domain::levensloop::{
        handeling::Handeling,
        wijziging::{Stand, Wijziging, WijzigingSoort},
    },
    error::Result,
};

/// So many entries are looked at in one call, also when none of them is told.
const BEKEKEN: usize = 500;
/// The fewest that are read at once.
const KLEINSTE: usize = 16;

/// What a reader asks for beside where it is.
#[derive(Debug, Clone, Default)]
pub struct Keuze {
    /// Only of these registerhouders.
    pub registerhouders: Vec<Uuid>,
    /// Only these kinds.
    pub soorten: Vec<WijzigingSoort>,
}

impl Keuze {
    fn past(&self, wijziging: &Wijziging) -> bool {
        // Who keeps a copy of any part must begin again.
        if wijziging.soort == WijzigingSoort::Hersteld {
            return true;
        }
        let houder = || wijziging.registerhouder.is_some_and(|houder| self.registerhouders.contains(&houder));
        (self.registerhouders.is_empty() || houder()) && (self.soorten.is_empty() || self.soorten.contains(&wijziging.soort))
    }
}

/// What comes after a place: at most so many changes, and the place behind them. `meer` tells whether there may be more at once.
pub fn na(tx: &mut Lijsten<'_>, stand: &Stand, keuze: &Keuze, aantal: usize) -> Result<(Vec<Wijziging>, Stand, bool)> {
    let vandaag = tx.moment.datum();
    let (mut gevonden, mut hier) = (Vec::new(), stand.clone());
    if hier.is_zonder_dagen() {
        // Who has begun is somewhere in the days too, before the first that can be told.
        hier.dag = hier.dag.pred_opt().unwrap_or(hier.dag);
    }
    let per_keer = aantal.clamp(KLEINSTE, BEKEKEN);
    let mut bekeken = 0;
    loop {
        let regels = regels_na(tx.conn, hier.volgnummer, per_keer)?;
        let laatste = regels.len() < per_keer;
        bekeken += regels.len();
        for regel in regels {
            if gevonden.len() == aantal {
                return Ok((gevonden, hier, true));
            }
            gevonden.extend(lees(tx, &regel)?.filter(|wijziging| keuze.past(wijziging)));
            hier.volgnummer = regel.volgnummer;
            regel.hash[..MERK].clone_into(&mut hier.merk);
        }
        if laatste {
            break;
        }
        if bekeken >= BEKEKEN {
            return Ok((gevonden, hier, true));
        }
    }
    for (wijziging, dag) in dagen::na(tx, &hier)? {
        if gevonden.len() == aantal {
            return Ok((gevonden, hier, true));
        }
        (hier.dag, hier.sleutel) = (dag, Some(wijziging.uuid));
        gevonden.extend(Some(wijziging).filter(|wijziging| keuze.past(wijziging)));
    }
    if hier.dag <= vandaag {
        // All of the days until today were told.
        (hier.dag, hier.sleutel) = (vandaag, None);
    }
    Ok((gevonden, hier, false))
}

/// The next entries that may be told.
fn regels_na(conn: &mut DbConnection, volgnummer: i64, aantal: usize) -> Result<Vec<Rij>> {
    Ok(journaal::table
        .filter(journaal::volgnummer.gt(volgnummer).and(journaal::handeling.eq_any(verteld())))
        .order(journaal::volgnummer)
        .limit(i64::try_from(aantal).unwrap_or(i64::MAX))
        .select(Rij::as_select())
        .load(conn)?)
}

/// The acts that readers are told of.
fn verteld() -> Vec<&'static str> {
    Handeling::codes_van(|een| een.wijziging().is_some())
}

/// The place behind everything until now: who begins there is told only what comes.
pub fn einde(conn: &mut DbConnection, vandaag: NaiveDate) -> Result<Stand> {
    let laatste: Option<(i64, String)> = journaal::table
        .filter(journaal::handeling.eq_any(verteld()))
        .order(journaal::volgnummer.desc())
        .select((journaal::volgnummer, journaal::hash))
        .first(conn)
        .optional()?;
    let (volgnummer, merk) = laatste.map_or((0, "-".to_owned()), |(volgnummer, hash)| (volgnummer, hash[..MERK].to_owned()));
    Ok(Stand { volgnummer, merk, dag: vandaag, sleutel: None })
}

/// Whether this register was ever at that place: another register, or one put back from a copy, was not.
pub fn is_bekend(conn: &mut DbConnection, stand: &Stand) -> Result<bool> {
    if stand.volgnummer == 0 {
        return Ok(true);
    }
    let hash: Option<String> = journaal::table.find(stand.volgnummer).select(journaal::hash).first(conn).optional()?;
    Ok(hash.is_some_and(|hash| hash.starts_with(&stand.merk)))
}

/// When the register was put back, the last time first; at most so many.
pub fn hersteld(conn: &mut DbConnection, aantal: usize) -> Result<Vec<Moment>> {
    // It is about the register itself. Found by that, or all of the journal would be walked through to find none.
    Ok(journaal::table
        .filter(journaal::onderwerp_uuid.eq(Id::from(Uuid::nil())).and(journaal::handeling.eq(Handeling::Hersteld.code())))
        .order(journaal::volgnummer.desc())
        .limit(i64::try_from(aantal).unwrap_or(i64::MAX))
        .select(journaal::tijdstip)
        .load(conn)?)
}

fn lees(tx: &mut Lijsten<'_>, regel: &Rij) -> Result<Option<Wijziging>> {
    let (op, uuid) = (regel.tijdstip, regel.onderwerp_uuid.uuid());
    match regel.handeling() {
        Some(Handeling::Hersteld) => {
            let soort = WijzigingSoort::Hersteld;
            return Ok(Some(Wijziging { soort, op, uuid, versie: None, registerhouder: None }));
        }
        Some(Handeling::ReplaceOrganisatie) => {}
        _ => {
            let vandaag = tx.moment.datum();
            return activiteit::lees(tx.conn, regel, vandaag);
        }
    }
    let openbaar = organisaties::find_openbaar(tx, uuid)?;
    Ok(openbaar.map(|organisatie| Wijziging {
        soort: WijzigingSoort::OrganisatieGewijzigd,
        op,
        uuid,
        versie: None,
        registerhouder: organisatie.is_registerhouder.then_some(uuid),
    }))
}

//! Keys of other systems: each belongs to one activity of a register, and a second one is refused where it is given.

use uuid::Uuid;

use crate::{
    database::DbConnection,
    domain::{
        inhoud::beheer::{Beheer, ExternKenmerk},
        levensloop::weigering::ConflictCode,
    },
    error::{Error, Result},
    store::{
        activiteiten::Activiteit,
        extern_kenmerk::{self, Rij, heel},
    },
};

/// What becomes of a key that is administered no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weg {
    /// Somebody took it away: it is free.
    Vrij,
    /// Its system replaced it: a late delivery by it still finds the activity.
    Onthouden,
}

/// Refuses a key that another activity of the register has, or had until its system replaced it. What an activity has already stays.
pub(super) fn mag(
    conn: &mut DbConnection,
    registerhouder: Uuid,
    activiteit: Option<Uuid>,
    gegeven: &[ExternKenmerk],
) -> Result<()> {
    for (plaats, sleutel) in gegeven.iter().enumerate().filter_map(|(plaats, een)| Some((plaats, heel(een)?))) {
        let rijen = extern_kenmerk::zoek(conn, registerhouder, sleutel)?;
        let is_eigen = |rij: &Rij| Some(rij.activiteit.uuid()) == activiteit;
        if !rijen.is_empty() && !rijen.iter().any(is_eigen) {
            let reden = "Dit kenmerk hoort bij een andere activiteit in dit register. Haal het daar eerst weg (beheer).";
            return Err(Error::conflict(ConflictCode::DubbelKenmerk, reden).op(format!("/beheer/externeKenmerken/{plaats}")));
        }
    }
    Ok(())
}

/// Keeps whose the keys are up to date with what is administered now.
pub(super) fn houd_bij(conn: &mut DbConnection, activiteit: &Activiteit, beheer: &Beheer, weg: Weg) -> Result<()> {
    let mut bekend = extern_kenmerk::van(conn, activiteit.uuid.uuid())?;
    let is_nieuw = |een: &&ExternKenmerk| heel(een).is_some_and(|sleutel| !bekend.iter().any(|rij| rij.is(sleutel)));
    if beheer.externe_kenmerken.iter().any(|een| is_nieuw(&een)) {
        mag(conn, activiteit.registerhouder.uuid(), Some(activiteit.uuid.uuid()), &beheer.externe_kenmerken)?;
    }
    for sleutel in beheer.externe_kenmerken.iter().filter_map(heel) {
        if !bekend.iter().any(|rij| rij.is(sleutel)) {
            let rij = Rij::nieuw(activiteit.registerhouder, activiteit.uuid, sleutel);
            extern_kenmerk::insert(conn, &rij)?;
            bekend.push(rij);
        }
    }
    for rij in bekend {
        let huidig = beheer.externe_kenmerken.iter().filter_map(heel).any(|sleutel| rij.is(sleutel));
        match (rij.huidig, huidig) {
            (true, false) if weg == Weg::Vrij => extern_kenmerk::delete(conn, &rij)?,
            (was, is) if was != is => extern_kenmerk::update(conn, &Rij { huidig, ..rij })?,
            _ => {}
        }
    }
    Ok(())
}

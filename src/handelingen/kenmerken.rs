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

/// Refuses a key that nobody could deliver by, and one that another activity of the register has, or had until its system replaced it. What an
/// activity has already stays, and what is said again (`eerder`) asks for nothing.
pub(super) fn mag(
    conn: &mut DbConnection,
    registerhouder: Uuid,
    activiteit: Option<Uuid>,
    (gegeven, eerder): (&[ExternKenmerk], &[ExternKenmerk]),
) -> Result<()> {
    let nieuw = gegeven.iter().enumerate().filter(|(_, een)| !eerder.contains(een));
    for (plaats, sleutel) in nieuw.filter_map(|(plaats, een)| Some((plaats, heel(een)?))) {
        let hier = format!("/beheer/externeKenmerken/{plaats}");
        if let Some((deel, code, reden)) = ExternKenmerk::bezwaar(sleutel.0, sleutel.1) {
            return Err(Error::invalid(format!("{hier}/{deel}"), code, reden));
        }
        let rijen = extern_kenmerk::zoek(conn, registerhouder, sleutel)?;
        let is_eigen = |rij: &Rij| Some(rij.activiteit.uuid()) == activiteit;
        if !rijen.is_empty() && !rijen.iter().any(is_eigen) {
            let reden = if rijen.iter().any(|rij| rij.huidig) {
                "Dit kenmerk hoort bij een andere activiteit in dit register. Haal het daar eerst weg (beheer)."
            } else {
                "Dit kenmerk was van een andere activiteit in dit register, tot het andere systeem het verving. Zij wordt er nog mee gevonden."
            };
            return Err(Error::conflict(ConflictCode::DubbelKenmerk, reden).op(hier));
        }
    }
    Ok(())
}

/// Keeps whose the keys are up to date with what is administered now. Returns those that were replaced.
pub(super) fn houd_bij(
    conn: &mut DbConnection,
    activiteit: &Activiteit,
    beheer: &Beheer,
    weg: Weg,
) -> Result<Vec<ExternKenmerk>> {
    let mut bekend = extern_kenmerk::van(conn, activiteit.uuid.uuid())?;
    let is_nieuw = |een: &&ExternKenmerk| heel(een).is_some_and(|sleutel| !bekend.iter().any(|rij| rij.is(sleutel)));
    if beheer.externe_kenmerken.iter().any(|een| is_nieuw(&een)) {
        let eerder: Vec<_> = bekend.iter().map(Rij::sleutel).collect();
        mag(conn, activiteit.registerhouder.uuid(), Some(activiteit.uuid.uuid()), (&beheer.externe_kenmerken, &eerder))?;
    }
    for sleutel in beheer.externe_kenmerken.iter().filter_map(heel) {
        if !bekend.iter().any(|rij| rij.is(sleutel)) {
            let rij = Rij::nieuw(activiteit.registerhouder, activiteit.uuid, sleutel);
            extern_kenmerk::insert(conn, &rij)?;
            bekend.push(rij);
        }
    }
    let mut vervangen = Vec::new();
    for rij in bekend {
        let huidig = beheer.externe_kenmerken.iter().filter_map(heel).any(|sleutel| rij.is(sleutel));
        match (rij.huidig, huidig) {
            (true, false) if weg == Weg::Vrij => extern_kenmerk::delete(conn, &rij)?,
            (was, is) if was != is => {
                let rij = Rij { huidig, ..rij };
                extern_kenmerk::update(conn, &rij)?;
                vervangen.extend((!huidig).then_some(ExternKenmerk { bron: Some(rij.bron), kenmerk: Some(rij.kenmerk) }));
            }
            _ => {}
        }
    }
    Ok(vervangen)
}

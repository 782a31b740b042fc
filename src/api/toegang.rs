//! What exists for a caller: 404 before 403 where existence is private.

use uuid::Uuid;

use crate::{
    auth::{Caller, Scope},
    database::DbConnection,
    domain::{inhoud::Inhoud, woorden::codes::Vertrouwelijkheid},
    error::{Error, Fault, Result},
    store::{
        Handelende,
        activiteiten::{self, Activiteit},
        concepten::{self, Concept},
        organisaties,
    },
};

/// The activity, if it exists for this caller.
pub(super) fn activiteit(conn: &mut DbConnection, caller: &Caller, uuid: Uuid) -> Result<Activiteit> {
    activiteiten::find(conn, uuid)?
        .filter(|activiteit| caller.may_use(activiteit.registerhouder.uuid()))
        .filter(|activiteit| !activiteit.vertrouwelijk || caller.sees_confidential())
        .ok_or(Error::NotFound("deze verwerkingsactiviteit"))
}

/// The activity, for a change: what is confidential is changed only with that scope itself.
pub(super) fn wijzigbaar(conn: &mut DbConnection, caller: &Caller, uuid: Uuid) -> Result<Activiteit> {
    let activiteit = activiteit(conn, caller, uuid)?;
    if activiteit.vertrouwelijk {
        caller.require(Scope::Vertrouwelijk)?;
    }
    Ok(activiteit)
}

/// The concept of an activity that exists for this caller.
pub(super) fn concept(conn: &mut DbConnection, activiteit: &Activiteit) -> Result<Concept> {
    concepten::find(conn, activiteit.uuid.uuid())?.ok_or(Error::NotFound("een concept van deze activiteit"))
}

/// Nobody makes something confidential that he could not read afterwards.
pub(super) fn mag_inhoud(caller: &Caller, inhoud: &Inhoud) -> Result<()> {
    if inhoud.vertrouwelijkheid() == Vertrouwelijkheid::Vertrouwelijk { caller.require(Scope::Vertrouwelijk) } else { Ok(()) }
}

/// A key may be repeated in what is sent, not changed.
pub(super) fn zelfde_uuid(gestuurd: Option<Uuid>, uuid: Uuid) -> Result<()> {
    if gestuurd.is_none_or(|gestuurd| gestuurd == uuid) {
        return Ok(());
    }
    Err(Error::invalid("/uuid", "andere-uuid", "De uuid verandert niet; laat hem weg of herhaal die uit het adres."))
}

/// Whether the caller writes the register of this organisation; the fault says so of what stands at `name`.
pub(super) fn eigen_register(conn: &mut DbConnection, caller: &Caller, uuid: Uuid, name: &str) -> Result<Option<Fault>> {
    let houder = organisaties::find(conn, uuid)?;
    let eigen = houder.is_some_and(|houder| houder.is_registerhouder && caller.may_use(uuid));
    Ok((!eigen).then(|| geen_register(name)))
}

/// What stands there is no register that the caller writes.
pub(super) fn geen_register(name: &str) -> Fault {
    Fault::new(name, "onbekende-organisatie", "Dit is geen organisatie waarvoor u een register bijhoudt.")
}

/// The caller as the journal knows it.
pub(super) fn handelende(caller: &Caller) -> Handelende {
    Handelende {
        applicatie: caller.applicatie.clone(),
        persoon: caller.persoon.as_ref().map(|persoon| (persoon.identiteit.clone(), persoon.weergave.clone())),
    }
}

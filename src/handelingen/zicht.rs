//! What exists for whom: every look-up by uuid goes through here. What somebody may not know of answers as what is not there.

use uuid::Uuid;

use crate::{
    clock::Moment,
    database::{DbConnection, Id},
    domain::{
        inhoud::Inhoud,
        levensloop::{scope::Scope, weigering::Weigering, wie::Wie},
        woorden::codes::Vertrouwelijkheid,
    },
    error::{Error, Fault, Result},
    store::{
        abonnementen::{self, Abonnement},
        activiteiten::{self, Activiteit},
        inlezingen::{self, Inlezing},
        organisaties,
        overeenkomsten::{self, Overeenkomst},
        versies::{self, Versie},
    },
};

/// The activity, if it exists for this caller.
pub fn activiteit(conn: &mut DbConnection, nu: Moment, wie: &Wie, uuid: Uuid) -> Result<Activiteit> {
    activiteiten::find(conn, uuid)?
        .filter(|activiteit| wie.may_use(activiteit.registerhouder.uuid()))
        .filter(|activiteit| wie.sees_confidential() || !activiteit.is_vertrouwelijk_op(nu.datum()))
        .ok_or(Error::NotFound("deze verwerkingsactiviteit"))
}

/// What is confidential is changed only with that scope itself.
pub fn mag_wijzigen(nu: Moment, wie: &Wie, activiteit: &Activiteit) -> Result<(), Weigering> {
    if activiteit.is_vertrouwelijk_op(nu.datum()) { wie.require(Scope::Vertrouwelijk) } else { Ok(()) }
}

/// Nobody makes something confidential that he could not read afterwards.
pub fn mag_inhoud(wie: &Wie, inhoud: &Inhoud) -> Result<(), Weigering> {
    if inhoud.vertrouwelijkheid() == Vertrouwelijkheid::Vertrouwelijk { wie.require(Scope::Vertrouwelijk) } else { Ok(()) }
}

/// The agreement, if it exists for this caller.
pub fn overeenkomst(conn: &mut DbConnection, wie: &Wie, uuid: Uuid) -> Result<Overeenkomst> {
    overeenkomsten::find(conn, uuid)?
        .filter(|overeenkomst| wie.may_use(overeenkomst.registerhouder.uuid()))
        .ok_or(Error::NotFound("deze verwerkersovereenkomst"))
}

/// The version by its own key with its activity, if it exists for this caller.
pub fn versie(conn: &mut DbConnection, nu: Moment, wie: &Wie, uuid: Uuid) -> Result<(Activiteit, Versie)> {
    let versie = versies::find(conn, uuid)?.filter(|versie| ziet(wie, versie)).ok_or(Error::NotFound("deze versie"))?;
    Ok((activiteit(conn, nu, wie, versie.activiteit.uuid())?, versie))
}

/// Whether a version exists for who sees its activity: what was confidential stays so when the activity is open again.
#[must_use]
pub fn ziet(wie: &Wie, versie: &Versie) -> bool {
    wie.sees_confidential() || !versie.is_vertrouwelijk()
}

/// The file that is read in, if it exists for this caller: it names the activities that its rows met, so it is as confidential as they are
/// today.
pub fn inlezing(conn: &mut DbConnection, wie: &Wie, uuid: Uuid) -> Result<Inlezing> {
    let gevonden = inlezingen::find(conn, uuid)?.filter(|een| wie.may_use_of(een.registerhouder.map(Id::uuid)));
    let inlezing = gevonden.ok_or(Error::NotFound("deze inlezing"))?;
    if wie.sees_confidential() || !inlezingen::is_vertrouwelijk(conn, &inlezing)? {
        return Ok(inlezing);
    }
    Err(Error::NotFound("deze inlezing"))
}

/// The subscription, if it exists for this caller: one of all registers is only for who may use them all, one that is told of what is
/// confidential for who may see that.
pub fn abonnement(conn: &mut DbConnection, wie: &Wie, uuid: Uuid) -> Result<Abonnement> {
    abonnementen::find(conn, uuid)?
        .filter(|abonnement| wie.may_use_of(abonnement.registerhouder.map(Id::uuid)))
        .filter(|abonnement| !abonnement.vertrouwelijk || wie.sees_confidential())
        .ok_or(Error::NotFound("dit abonnement"))
}

/// Refuses a register that this caller does not write, or that is none: what stands at `name` is then no such organisation to him.
pub fn schrijft_register(conn: &mut DbConnection, wie: &Wie, registerhouder: Uuid, name: &str) -> Result<Option<Fault>> {
    let houder = organisaties::find(conn, registerhouder)?;
    let eigen = houder.is_some_and(|houder| houder.is_registerhouder && wie.may_use(registerhouder));
    Ok((!eigen).then(|| geen_register(name)))
}

/// As `schrijft_register`, for who asks nothing else.
pub fn eis_register(conn: &mut DbConnection, wie: &Wie, registerhouder: Uuid, name: &str) -> Result<()> {
    let fault = schrijft_register(conn, wie, registerhouder, name)?;
    fault.map_or(Ok(()), |fault| Err(Error::Invalid(vec![fault])))
}

/// What stands there is no register that the caller writes.
#[must_use]
pub fn geen_register(name: &str) -> Fault {
    Fault::new(name, "onbekende-organisatie", "Dit is geen organisatie waarvoor u een register bijhoudt.")
}

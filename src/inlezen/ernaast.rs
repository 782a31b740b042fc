//! Rows of what stands beside the activities: organisations and agreements.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;
use uuid::Uuid;

use super::rij::{als_json, lees, sleutel, vertel};
use crate::{
    database::DbConnection,
    domain::{
        inhoud::{organisatie::OrganisatieInvoer, overeenkomst::OvereenkomstInvoer},
        levensloop::{handeling::Handeling, inlezing::RijUitkomst, wie::Wie},
        publiek::verschil::voeg_velden_samen,
    },
    error::Result,
    exchange::{
        inlezen::{Basis, Voorstel, zonder_leegte},
        werkboek::anders,
    },
    handelingen::{organisatie, overeenkomst, zicht},
    store::{
        Schrijven,
        organisaties::{self, Organisatie},
        overeenkomsten::{self, Overeenkomst},
    },
};

/// What becomes of an organisation, and as what.
pub(super) fn organisatie_verwacht(
    conn: &mut DbConnection,
    wie: &Wie,
    voorstel: &mut Voorstel,
) -> Result<(RijUitkomst, Option<Organisatie>, OrganisatieInvoer)> {
    let uuid = sleutel(voorstel)?;
    let oud = organisaties::find(conn, uuid)?;
    let was = oud.as_ref().map(Organisatie::invoer).transpose()?;
    let nieuw: OrganisatieInvoer = samen(voorstel, was.as_ref())?;
    let uitkomst = vergelijk(was.as_ref(), &nieuw);
    wijzigt(voorstel, was.as_ref(), &nieuw)?;
    // Who changes nothing needs no right to.
    if uitkomst != RijUitkomst::Ongewijzigd {
        organisatie::mag(wie, uuid, oud.as_ref(), &nieuw)?;
        organisatie::past(conn, uuid, oud.as_ref(), &nieuw)?;
    }
    Ok((uitkomst, oud, nieuw))
}

/// What becomes of an agreement, and as what.
pub(super) fn overeenkomst_verwacht(
    conn: &mut DbConnection,
    wie: &Wie,
    voorstel: &mut Voorstel,
    in_bestand: &[Uuid],
) -> Result<(RijUitkomst, Option<Overeenkomst>, OvereenkomstInvoer)> {
    let uuid = sleutel(voorstel)?;
    if overeenkomsten::find(conn, uuid)?.is_none() {
        let nieuw = lees(&voorstel.inhoud)?;
        wie.mag(Handeling::CreateVerwerkersovereenkomst)?;
        overeenkomst::partijen_bestaan(conn, wie, &nieuw, in_bestand)?;
        return Ok((RijUitkomst::Nieuw, None, nieuw));
    }
    let oud = zicht::overeenkomst(conn, wie, uuid)?;
    let was = oud.invoer()?;
    let nieuw: OvereenkomstInvoer = samen(voorstel, Some(&was))?;
    let uitkomst = vergelijk(Some(&was), &nieuw);
    wijzigt(voorstel, Some(&was), &nieuw)?;
    if uitkomst != RijUitkomst::Ongewijzigd {
        overeenkomst::mag_vervangen(conn, wie, &oud, &nieuw, in_bestand)?;
    }
    Ok((uitkomst, Some(oud), nieuw))
}

/// Names what changes of what is there.
fn wijzigt<T: Serialize>(voorstel: &mut Voorstel, was: Option<&T>, nieuw: &T) -> Result<()> {
    if let Some(was) = was {
        let [was, nieuw] = [json!({ "inhoud": als_json(was)? }), json!({ "inhoud": als_json(nieuw)? })];
        voorstel.verslag.wijzigt = anders(voorstel.onderwerp, &was, &nieuw);
    }
    Ok(())
}

/// What people changed in a workbook goes into what is there; what somebody else changed there since stays and is told. Any other file
/// holds all of it.
fn samen<T: Serialize + DeserializeOwned>(voorstel: &mut Voorstel, was: Option<&T>) -> Result<T> {
    let (Some(Basis { inhoud, .. }), Some(was)) = (&voorstel.basis, was) else { return lees(&voorstel.inhoud) };
    let (samen, verteld) = voeg_velden_samen(&zonder_leegte(inhoud.clone()), &als_json(was)?, &voorstel.inhoud, "/gegevens");
    vertel(voorstel, &verteld);
    lees(&samen)
}

/// Makes or changes an organisation.
pub(super) fn organisatie_schrijf(tx: &mut Schrijven<'_>, wie: &Wie, voorstel: &mut Voorstel) -> Result<RijUitkomst> {
    let (uitkomst, oud, nieuw) = organisatie_verwacht(tx.conn, wie, voorstel)?;
    match (uitkomst, oud) {
        (RijUitkomst::Nieuw, _) => drop(organisatie::aanmaken(tx, wie, nieuw)?),
        (RijUitkomst::Bijgewerkt, Some(oud)) => drop(organisatie::vervangen(tx, wie, &oud, nieuw)?),
        _ => {}
    }
    Ok(uitkomst)
}

/// Makes or changes an agreement.
pub(super) fn overeenkomst_schrijf(tx: &mut Schrijven<'_>, wie: &Wie, voorstel: &mut Voorstel) -> Result<RijUitkomst> {
    let (uitkomst, oud, nieuw) = overeenkomst_verwacht(tx.conn, wie, voorstel, &[])?;
    match (uitkomst, oud) {
        (RijUitkomst::Nieuw, _) => drop(overeenkomst::aanmaken(tx, wie, nieuw)?),
        (RijUitkomst::Bijgewerkt, Some(oud)) => drop(overeenkomst::vervangen(tx, wie, &oud, nieuw)?),
        _ => {}
    }
    Ok(uitkomst)
}

fn vergelijk<T: PartialEq>(oud: Option<&T>, nieuw: &T) -> RijUitkomst {
    match oud {
        None => RijUitkomst::Nieuw,
        Some(oud) if oud == nieuw => RijUitkomst::Ongewijzigd,
        Some(_) => RijUitkomst::Bijgewerkt,
    }
}

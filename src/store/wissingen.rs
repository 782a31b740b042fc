//! Rows of erasures: asked for, and carried out.

use diesel::prelude::*;

use super::{
    DocumentVerwijzing, Schrijven,
    extern_kenmerk::{self, aanlevering},
    journaal::Rij,
    schema::{documenten, journaal, wissingen, wisverzoeken},
    versies::{Versie, volgende_publicatie, vorige_publicatie},
};
use crate::{
    database::{DbConnection, Id},
    domain::levensloop::handeling::Handeling,
    error::Result,
};

/// Keeps that somebody asks for the erasure of a version.
pub(crate) fn vraag(tx: &mut Schrijven<'_>, versie: Id, reden: &str) -> Result<()> {
    diesel::insert_into(wisverzoeken::table)
        .values((
            wisverzoeken::versie.eq(versie),
            wisverzoeken::reden.eq(reden),
            wisverzoeken::handelende.eq(tx.sleutel().to_owned()),
            wisverzoeken::tijdstip.eq(tx.moment),
            wisverzoeken::journaal.eq(tx.revisie()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Erases a document of a version. The trigger lets it go only after its decision stands in `wissingen`.
pub(crate) fn wis(tx: &mut Schrijven<'_>, versie: Id, document: Id, reden: &str) -> Result<()> {
    diesel::insert_into(wissingen::table)
        .values((
            wissingen::document.eq(document),
            wissingen::versie.eq(versie),
            wissingen::reden.eq(reden),
            wissingen::tijdstip.eq(tx.moment),
            wissingen::journaal.eq(tx.revisie()),
        ))
        .execute(tx.conn)?;
    extern_kenmerk::bewaar_zout(tx.conn, document)?;
    diesel::delete(documenten::table.find(document)).execute(tx.conn)?;
    Ok(())
}

/// The revisions of the concept that became this version, what the reviewer wrote about them, and what other systems delivered while it was
/// written or has counted: as far as they are still there.
pub(crate) fn concepten_van(conn: &mut DbConnection, versie: &Versie) -> Result<Vec<Id>> {
    let vorige = vorige_publicatie(conn, versie.activiteit, versie.journaal)?;
    let volgende = volgende_publicatie(conn, versie.activiteit, versie.journaal)?;
    let regels: Vec<Rij> = journaal::table
        .filter(journaal::onderwerp_uuid.eq(versie.activiteit))
        .filter(journaal::volgnummer.gt(vorige).and(journaal::volgnummer.lt(volgende)))
        .filter(journaal::handeling.eq_any(Handeling::codes_van(|een| een.aandeel().wordt_gewist())))
        .select(Rij::as_select())
        .load(conn)?;
    let mut uuids: Vec<Id> = Vec::new();
    for regel in regels {
        let tekst = regel.tekst()?;
        // What is administered beside it stays, and so does the document that proves it.
        let beheer = tekst.toelichting.pointer("/beheer/document").and_then(|id| id.as_str()?.parse().ok());
        let is_geschreven = |nieuw: &&DocumentVerwijzing| regel.volgnummer < versie.journaal && beheer != Some(nieuw.document);
        let verwijzingen = tekst.nieuw.as_ref().filter(is_geschreven).cloned().into_iter().chain(aanlevering(&tekst));
        uuids.extend(verwijzingen.map(|verwijzing| Id::from(verwijzing.document)));
    }
    uuids.sort_unstable();
    uuids.dedup();
    Ok(documenten::table.filter(documenten::id.eq_any(uuids)).select(documenten::id).load(conn)?)
}

//! Erasing the content of a version: two different persons, with a reason. Hash, decision and address stay.

use diesel::prelude::*;
use serde_json::json;

use super::{
    Schrijven,
    activiteiten::{Activiteit, journaal, raak},
    documenten,
    journaal::Rij,
    projectie,
    schema::{documenten as documenten_tabel, journaal as journaal_tabel, versies, wissingen, wisverzoeken},
    versies::{Versie, Wissing, vorige_publicatie, wissing},
};
use crate::{
    database::{DbConnection, Id},
    domain::{
        levensloop::{
            handeling::{Aandeel, Handeling},
            weigering::ConflictCode,
        },
        woorden::codes::VersieSoort,
    },
    error::{Error, Result},
    store::Gebeurtenis,
};

/// What came of a call to erase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uitkomst {
    /// The first person asked; a second one must confirm.
    Gevraagd,
    /// The second person confirmed: the content is gone.
    Gewist,
}

/// Asks for the erasure of a version, or carries it out when somebody else asked before.
pub fn wissen(tx: &mut Schrijven<'_>, activiteit: &Activiteit, versie: &Versie, reden: &str) -> Result<Uitkomst> {
    match wissing(tx.conn, versie.uuid)? {
        Some(Wissing { uitgevoerd: true, .. }) => {
            Err(Error::conflict(ConflictCode::AlGewist, "De inhoud van deze versie is al gewist."))
        }
        Some(Wissing { handelende: Some(eerste), .. }) if eerste == tx.sleutel() => Err(Error::conflict(
            ConflictCode::TweedePersoonNodig,
            "U vroeg al om deze wissing. Een ander persoon moet haar bevestigen.",
        )),
        Some(verzoek) => voer_uit(tx, activiteit, versie, &verzoek.reden),
        None => vraag(tx, activiteit, versie, reden),
    }
}

fn vraag(tx: &mut Schrijven<'_>, activiteit: &Activiteit, versie: &Versie, reden: &str) -> Result<Uitkomst> {
    diesel::insert_into(wisverzoeken::table)
        .values((
            wisverzoeken::versie.eq(versie.uuid),
            wisverzoeken::reden.eq(reden),
            wisverzoeken::handelende.eq(tx.sleutel().to_owned()),
            wisverzoeken::tijdstip.eq(tx.moment),
            wisverzoeken::journaal.eq(tx.revisie()),
        ))
        .execute(tx.conn)?;
    let activiteit = raak(tx, activiteit)?;
    let toelichting =
        json!({ "versieUuid": versie.uuid.uuid(), "nummer": versie.nummer, "reden": reden, "resultaat": "gevraagd" });
    tx.verzoek(Gebeurtenis {
        handeling: Handeling::VersieWissen,
        onderwerp: activiteit.uuid.uuid(),
        registerhouder: Some(activiteit.registerhouder.uuid()),
        oud: None,
        nieuw: None,
        toelichting,
    })?;
    Ok(Uitkomst::Gevraagd)
}

fn voer_uit(tx: &mut Schrijven<'_>, activiteit: &Activiteit, versie: &Versie, reden: &str) -> Result<Uitkomst> {
    let oud = documenten::verwijzing(tx.conn, versie.document.uuid())?;
    for document in concepten_van(tx.conn, versie)?.into_iter().chain([versie.document]) {
        diesel::insert_into(wissingen::table)
            .values((
                wissingen::document.eq(document),
                wissingen::versie.eq(versie.uuid),
                wissingen::reden.eq(reden),
                wissingen::tijdstip.eq(tx.moment),
                wissingen::journaal.eq(tx.revisie()),
            ))
            .execute(tx.conn)?;
        // The trigger lets a document go only after its decision stands in `wissingen`.
        diesel::delete(documenten_tabel::table.find(document)).execute(tx.conn)?;
    }
    projectie::vergeet(tx.conn, versie.uuid)?;
    let activiteit = raak(tx, activiteit)?;
    let toelichting = json!({ "versieUuid": versie.uuid.uuid(), "nummer": versie.nummer, "reden": reden, "resultaat": "gewist" });
    journaal(tx, Handeling::VersieWissen, activiteit.uuid.uuid(), activiteit.registerhouder.uuid(), (oud, None), toelichting)?;
    projectie::tijdlijn(tx, &activiteit)?;
    Ok(Uitkomst::Gewist)
}

/// The revisions of the concept that became this version, and what the reviewer wrote about them. No concept became an end.
fn concepten_van(conn: &mut DbConnection, versie: &Versie) -> Result<Vec<Id>> {
    if versie.soort.0 == VersieSoort::Beeindiging {
        return Ok(Vec::new());
    }
    let eigen: i64 = versies::table.find(versie.uuid).select(versies::journaal).first(conn)?;
    let vorige = vorige_publicatie(conn, versie.activiteit, eigen)?;
    let regels: Vec<Rij> = journaal_tabel::table
        .filter(journaal_tabel::onderwerp_uuid.eq(versie.activiteit))
        .filter(journaal_tabel::volgnummer.gt(vorige).and(journaal_tabel::volgnummer.lt(eigen)))
        .filter(
            journaal_tabel::handeling
                .eq_any(Handeling::codes_van(|een| matches!(een.aandeel(), Aandeel::Schrijft | Aandeel::Bespreekt))),
        )
        .select(Rij::as_select())
        .load(conn)?;
    let mut documenten: Vec<Id> = Vec::new();
    for regel in regels {
        documenten.extend(regel.tekst()?.nieuw.map(|verwijzing| Id::from(verwijzing.document)));
    }
    documenten.sort_unstable();
    documenten.dedup();
    Ok(documenten_tabel::table.filter(documenten_tabel::id.eq_any(documenten)).select(documenten_tabel::id).load(conn)?)
}

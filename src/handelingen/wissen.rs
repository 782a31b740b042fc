//! `versie_wissen`: two different persons, with a reason. Hash, decision and address stay.

use serde_json::json;

use super::zaak::Zaak;
use crate::{
    database::Id,
    domain::{
        levensloop::{handeling::Handeling, weigering::ConflictCode, wie::Wie},
        woorden::codes::VersieSoort,
    },
    error::{Error, Result},
    store::{
        Schrijven, documenten, inlezingen, projectie,
        versies::{Versie, Wissing, wissing},
        wissingen,
    },
};

/// Asks for the erasure of a version by number, or carries it out when somebody else asked before.
pub fn wissen(tx: &mut Schrijven<'_>, wie: &Wie, zaak: &mut Zaak, nummer: i32, reden: &str) -> Result<()> {
    wie.mag(Handeling::VersieWissen)?;
    let versie = zaak.versie(tx.conn, wie, nummer)?;
    match wissing(tx.conn, versie.uuid)? {
        Some(Wissing { uitgevoerd: true, .. }) => {
            Err(Error::conflict(ConflictCode::AlGewist, "De inhoud van deze versie is al gewist."))
        }
        Some(Wissing { handelende: Some(eerste), .. }) if tx.sleutels().contains(&eerste) => {
            let reden = "U vroeg al om deze wissing. Een ander persoon moet haar bevestigen.";
            Err(Error::conflict(ConflictCode::TweedePersoonNodig, reden))
        }
        Some(verzoek) => voer_uit(tx, zaak, &versie, &verzoek.reden),
        None => vraag(tx, zaak, &versie, reden),
    }
}

fn vraag(tx: &mut Schrijven<'_>, zaak: &mut Zaak, versie: &Versie, reden: &str) -> Result<()> {
    wissingen::vraag(tx, versie.uuid, reden)?;
    let toelichting =
        json!({ "versieUuid": versie.uuid.uuid(), "nummer": versie.nummer, "reden": reden, "resultaat": "gevraagd" });
    zaak.boek_verzoek(tx, Handeling::VersieWissen, toelichting)?;
    Ok(())
}

fn voer_uit(tx: &mut Schrijven<'_>, zaak: &mut Zaak, versie: &Versie, reden: &str) -> Result<()> {
    let oud = documenten::verwijzing(tx.conn, versie.document.uuid())?;
    // No concept became an end.
    let concepten = match versie.soort.0 {
        VersieSoort::Publicatie => wissingen::concepten_van(tx.conn, versie)?,
        VersieSoort::Beeindiging => Vec::new(),
    };
    let documenten: Vec<Id> = concepten.into_iter().chain([versie.document]).collect();
    for document in &documenten {
        wissingen::wis(tx, versie.uuid, *document, reden)?;
    }
    projectie::vergeet_versie(tx.conn, versie.uuid)?;
    inlezingen::vergeet(tx.conn, zaak.uuid())?;
    zaak.geschiedenis(tx.conn)?.gewist.push(versie.uuid);
    zaak.tijdlijn_anders(tx)?;
    let documenten: Vec<_> = documenten.iter().map(|document| document.uuid()).collect();
    let toelichting = json!({
        "versieUuid": versie.uuid.uuid(), "nummer": versie.nummer, "reden": reden, "resultaat": "gewist", "documenten": documenten,
    });
    zaak.boek(tx, Handeling::VersieWissen, (oud, None), toelichting)?;
    Ok(())
}

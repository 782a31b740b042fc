//! `versie_intrekken`: a version that should never have been public.

use serde_json::json;

use super::zaak::Zaak;
use crate::{
    database::Code,
    domain::{
        levensloop::{handeling::Handeling, weigering::ConflictCode, wie::Wie},
        woorden::codes::{GeslotenCode as _, IntrekkingReden, VersieSoort},
    },
    error::{Error, Result},
    store::{
        Schrijven, json as tekst,
        versies::{self, Intrekking},
    },
};

/// Withdraws a version by number: its addresses say so, and no older one takes its place.
pub fn intrekken(
    tx: &mut Schrijven<'_>,
    wie: &Wie,
    zaak: &mut Zaak,
    nummer: i32,
    (reden, publiek): (IntrekkingReden, String),
) -> Result<()> {
    wie.mag(Handeling::VersieIntrekken)?;
    let versie = zaak.versie(tx.conn, wie, nummer)?;
    let geschiedenis = zaak.geschiedenis(tx.conn)?;
    if versie.soort.0 == VersieSoort::Beeindiging {
        let reden = "Een beëindiging wordt niet ingetrokken; stel een nieuwe versie vast om te hervatten.";
        return Err(Error::conflict(ConflictCode::GeenPublicatie, reden));
    }
    if geschiedenis.intrekking(versie.uuid).is_some() {
        return Err(Error::conflict(ConflictCode::AlIngetrokken, "Deze versie is al ingetrokken."));
    }
    let nieuw = tx.document(&tekst(&json!({ "reden": reden.code(), "tekst": publiek }))?)?;
    let intrekking =
        Intrekking { versie: versie.uuid, reden: Code(reden), tekst: publiek, tijdstip: tx.moment, journaal: tx.revisie() };
    versies::trek_in(tx.conn, &intrekking)?;
    geschiedenis.intrekkingen.push(intrekking);
    zaak.tijdlijn_anders(tx)?;
    let toelichting = json!({ "versieUuid": versie.uuid.uuid(), "nummer": versie.nummer, "reden": reden.code() });
    zaak.boek(tx, Handeling::VersieIntrekken, (None, Some(nieuw)), toelichting)
}

//! `verwerkingsactiviteiten_wijzigen`: one change of many activities, for each of them.

use serde_json::Value;

use super::{concept, zaak::Zaak, zicht};
use crate::{
    domain::{
        inhoud::Inhoud,
        levensloop::{handeling::Handeling, massawijziging::Massawijziging, wie::Wie},
    },
    error::Result,
    store::{Schrijven, organisaties},
};

/// Whether the activity changes; unless it is a trial, it then has a concept with the change. `keur` judges what comes of it as what is sent.
pub fn wijzigen(
    tx: &mut Schrijven<'_>,
    wie: &Wie,
    zaak: &mut Zaak,
    wijziging: &Massawijziging,
    proef: bool,
    keur: impl FnOnce(Value) -> Result<Inhoud>,
) -> Result<bool> {
    wie.mag(Handeling::VerwerkingsactiviteitenWijzigen)?;
    zicht::mag_wijzigen(tx.nu, wie, &zaak.activiteit)?;
    let (oud, organisaties) = match &zaak.concept {
        Some(concept) => {
            concept.voortgang()?.bewerken()?;
            (concept.inhoud.clone(), Vec::new())
        }
        None => match zaak.uitgangspunt(tx.conn, tx.nu)? {
            Some(begin) => begin,
            None => return Ok(false),
        },
    };
    let nieuw = keur(wijziging.toegepast(&oud, &tx.kennis)?)?;
    zicht::mag_inhoud(wie, &nieuw)?;
    let verouderd = match wijziging {
        // A concept freezes the name of the day on which it is settled.
        Massawijziging::OrganisatieBijwerken(uuid) => {
            let vandaag = organisaties::vastgelegd(tx.conn, [*uuid])?;
            organisaties.iter().any(|toen| toen.uuid == *uuid && vandaag.get(uuid) != Some(toen))
        }
        _ => nieuw != oud,
    };
    if verouderd && !proef {
        concept::schrijven(tx, wie, zaak, nieuw, Handeling::VerwerkingsactiviteitenWijzigen)?;
    }
    Ok(verouderd)
}

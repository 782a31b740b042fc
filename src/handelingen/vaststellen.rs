//! `concept_vaststellen`: the concept becomes a version.

use chrono::{Months, NaiveDate};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{toetsen, zaak::Zaak};
use crate::{
    database::Code,
    domain::{
        inhoud::{Inhoud, organisatie::VastgelegdeOrganisatie},
        levensloop::{handeling::Handeling, wie::Wie},
        recht::{
            dossier::{Context, Dossier, Peildag},
            toetsing::{self, Bevinding},
        },
        woorden::codes::{Ernst, VersieSoort, Vertrouwelijkheid},
    },
    error::{Error, Result},
    store::{
        DocumentVerwijzing, Lezen, Schrijven, concepten, json as tekst, projectie,
        versies::{self, Versie, VersieDocument},
    },
};

/// A version that was just settled.
#[derive(Debug)]
pub struct Vastgesteld {
    /// The version.
    pub versie: Versie,
    /// What it says.
    pub document: VersieDocument,
    /// Numbers of the versions that begin later and do not hold this change.
    pub gepland: Vec<i32>,
}

/// What settles, before anything is written.
struct Voorbereid {
    inhoud: Inhoud,
    oud: DocumentVerwijzing,
    begin: NaiveDate,
    organisaties: Vec<VastgelegdeOrganisatie>,
    waarschuwingen: Vec<Bevinding>,
}

/// Refuses what cannot be settled by who has these keys, and tells of the rest what the check warns of; nothing is written.
pub fn kan(tx: &mut Lezen<'_>, (wie, sleutels): (&Wie, &[String]), zaak: &mut Zaak) -> Result<Vec<Bevinding>> {
    bereid_voor(tx, (wie, sleutels), zaak).map(|voorbereid| voorbereid.waarschuwingen)
}

/// Settles the concept: submitted, without blockers, and by a person who did not write it (four eyes).
pub fn vaststellen(tx: &mut Schrijven<'_>, wie: &Wie, zaak: &mut Zaak) -> Result<Vastgesteld> {
    let sleutels = tx.sleutels().to_vec();
    let Voorbereid { inhoud, oud, begin, organisaties, waarschuwingen } = bereid_voor(&mut tx.lezen(), (wie, &sleutels), zaak)?;
    let vertrouwelijkheid = inhoud.vertrouwelijkheid();
    let document = VersieDocument { inhoud: Some(inhoud), organisaties, reden: None };
    zaak.concept = None;
    concepten::delete(tx.conn, zaak.uuid())?;
    projectie::vergeet(tx.conn, zaak.activiteit.uuid)?;
    let besluit = Besluit {
        handeling: Handeling::ConceptVaststellen,
        soort: VersieSoort::Publicatie,
        begin,
        vertrouwelijkheid,
        oud: Some(oud),
        toelichting: json!({ "waarschuwingen": waarschuwingen.iter().map(|vondst| vondst.code).collect::<Vec<_>>() }),
    };
    leg_vast(tx, zaak, document, besluit)
}

fn bereid_voor(tx: &mut Lezen<'_>, (wie, sleutels): (&Wie, &[String]), zaak: &mut Zaak) -> Result<Voorbereid> {
    wie.mag(Handeling::ConceptVaststellen)?;
    let voortgang = zaak.concept()?.voortgang()?;
    voortgang.vaststellen()?;
    if tx.vier_ogen {
        let vorige = zaak.geschiedenis(tx.conn)?.laatste_publicatie();
        let schrijvers = concepten::schrijvers(tx.conn, zaak.uuid(), vorige)?;
        voortgang.vier_ogen(sleutels, &schrijvers)?;
    }
    let vandaag = tx.moment.datum();
    let (mut inhoud, oud) = {
        let concept = zaak.concept()?;
        (concept.inhoud.clone(), concept.document.clone())
    };
    let begin = *inhoud.begin_geldigheid.get_or_insert(vandaag);
    if !is_mogelijk(begin, vandaag) {
        let reden = "De begindatum ligt tussen 1 januari 1900 en tien jaar na vandaag.";
        return Err(Error::invalid("/beginGeldigheid", "datum-buiten-bereik", reden));
    }
    let (waarschuwingen, organisaties) =
        toetsen::met_inhoud(tx.conn, zaak, &inhoud, &tx.kennis, Peildag::Vandaag(vandaag), |dossier| {
            getoetst(dossier).map(|waarschuwingen| (waarschuwingen, vastgelegd(dossier.context)))
        })??;
    Ok(Voorbereid { inhoud, oud, begin, organisaties, waarschuwingen })
}

/// Refuses what blocks; returns what only warns.
fn getoetst(dossier: &Dossier<'_>) -> Result<Vec<Bevinding>> {
    let (blokkades, waarschuwingen): (Vec<_>, Vec<_>) =
        toetsing::toets(dossier).into_iter().partition(|vondst| vondst.ernst == Ernst::Blokkade);
    if blokkades.is_empty() {
        return Ok(waarschuwingen);
    }
    Err(Error::Blocked(blokkades))
}

/// What a version freezes of the organisations that it names, and of the registerhouder.
fn vastgelegd(context: &Context) -> Vec<VastgelegdeOrganisatie> {
    let mut organisaties: Vec<_> = context
        .organisaties
        .iter()
        .map(|(uuid, organisatie)| VastgelegdeOrganisatie {
            uuid: *uuid,
            naam: organisatie.naam.clone(),
            soort: organisatie.soort.clone(),
            land: organisatie.land.clone(),
        })
        .collect();
    organisaties.sort_by_key(|organisatie| organisatie.uuid);
    organisaties
}

/// The first day of a version, or of an end: from 1900 to ten years ahead.
pub(super) fn is_mogelijk(begin: NaiveDate, vandaag: NaiveDate) -> bool {
    let eerste = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default();
    let laatste = vandaag.checked_add_months(Months::new(120)).unwrap_or(vandaag);
    (eerste..=laatste).contains(&begin)
}

/// What becomes a version, beside its document.
pub(super) struct Besluit {
    pub(super) handeling: Handeling,
    pub(super) soort: VersieSoort,
    pub(super) begin: NaiveDate,
    pub(super) vertrouwelijkheid: Vertrouwelijkheid,
    pub(super) oud: Option<DocumentVerwijzing>,
    pub(super) toelichting: Value,
}

/// Adds the version with its journal entry, which holds every fact of it, and brings the projections up to date.
pub(super) fn leg_vast(
    tx: &mut Schrijven<'_>,
    zaak: &mut Zaak,
    document: VersieDocument,
    besluit: Besluit,
) -> Result<Vastgesteld> {
    let nieuw = tx.document(&tekst(&document)?)?;
    let uuid: Uuid = tx.id();
    let geschiedenis = zaak.geschiedenis(tx.conn)?;
    let versie = Versie {
        uuid: uuid.into(),
        activiteit: geschiedenis.activiteit,
        nummer: geschiedenis.volgend_nummer(),
        soort: Code(besluit.soort),
        document: nieuw.document.into(),
        begin_geldigheid: besluit.begin,
        vertrouwelijkheid: Code(besluit.vertrouwelijkheid),
        vastgesteld_op: tx.moment,
        journaal: tx.revisie(),
    };
    versies::insert(tx.conn, &versie)?;
    geschiedenis.voeg_toe(versie.clone());
    let gepland = geschiedenis.gepland_na(besluit.begin.max(tx.nu.datum()));
    projectie::versie(tx, &zaak.activiteit, &versie, &document)?;
    zaak.tijdlijn_anders(tx)?;
    // Who settles has looked at it.
    zaak.activiteit.laatst_gecontroleerd_op = Some(tx.moment);
    let mut toelichting = besluit.toelichting;
    toelichting["versie"] = serde_json::to_value(versie.feiten())?;
    zaak.boek(tx, besluit.handeling, (besluit.oud, Some(nieuw)), toelichting)?;
    Ok(Vastgesteld { versie, document, gepland })
}

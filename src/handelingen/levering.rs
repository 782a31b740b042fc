//! A delivery by a key of another system: what it says beside what was delivered before and what people made of it since.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::{leveren::Aanbod, zaak::Zaak};
use crate::{
    database::DbConnection,
    domain::{
        inhoud::{
            Ingelezen, Inhoud,
            beheer::{Beheer, ExternKenmerk},
        },
        levensloop::{handeling::Handeling, lezer::Lezer},
        publiek::verschil::{NietOvergenomen, voeg_samen, voeg_velden_samen},
    },
    error::Result,
    store::{
        Lezen, Stuk, documenten,
        extern_kenmerk::{self, AANLEVERING, heel},
        journaal, json as tekst,
    },
};

/// People change the keys of every system.
pub(super) const IEDERE_BRON: &str = "";

/// What was delivered: the document that the register keeps of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Levering {
    pub(super) inhoud: Inhoud,
    /// What is administered, as far as the source speaks of it; with the key that it delivers by.
    pub(super) beheer: Beheer,
    pub(super) ingelezen: Vec<Ingelezen>,
}

impl Levering {
    /// What this offer says. Where it says nothing of what is administered, it says what was said before, or what is there.
    pub(super) fn van(aanbod: &Aanbod, sleutel: (&str, &str), eerder: &Beheer) -> Self {
        let mut beheer = aanbod.beheer.bij(eerder);
        met_sleutel(&mut beheer, sleutel);
        Self { inhoud: aanbod.inhoud.clone(), beheer, ingelezen: aanbod.ingelezen.clone() }
    }
}

/// The key that is delivered by is always among what is administered.
fn met_sleutel(beheer: &mut Beheer, (bron, kenmerk): (&str, &str)) {
    let sleutel = ExternKenmerk { bron: Some(bron.to_owned()), kenmerk: Some(kenmerk.to_owned()) };
    if !beheer.externe_kenmerken.contains(&sleutel) {
        beheer.externe_kenmerken.push(sleutel);
    }
}

/// What was delivered before.
pub(super) struct Vorige {
    pub(super) levering: Levering,
    /// By this very key, not by another one of the same system.
    pub(super) zelfde_sleutel: bool,
}

/// The last delivery by a key; of a key that is new, the last one of its system.
pub(super) fn vorige(conn: &mut DbConnection, activiteit: Uuid, sleutel: (&str, &str)) -> Result<Option<Vorige>> {
    let mut rijen = extern_kenmerk::van(conn, activiteit)?;
    let enig = rijen.len() == 1;
    rijen.retain(|rij| rij.bron == sleutel.0 && rij.document.is_some());
    rijen.sort_by_key(|rij| (!rij.is(sleutel), std::cmp::Reverse(rij.journaal)));
    for rij in rijen {
        let Some(document) = rij.document else { continue };
        if let Some(levering) = documenten::lees(conn, document.uuid())? {
            return Ok(Some(Vorige { levering, zelfde_sleutel: rij.is(sleutel) }));
        }
    }
    let oude = if enig { oude_levering(conn, activiteit)? } else { None };
    Ok(oude.map(|inhoud| {
        let mut beheer = Beheer::default();
        met_sleutel(&mut beheer, sleutel);
        Vorige { levering: Levering { inhoud, beheer, ingelezen: Vec::new() }, zelfde_sleutel: true }
    }))
}

/// Whether the same was delivered by this key before it was erased: then there is nothing to compare with, and nothing to write either.
pub(super) fn is_gewist(conn: &mut DbConnection, activiteit: Uuid, sleutel: (&str, &str), levering: &Levering) -> Result<bool> {
    let rij = extern_kenmerk::van(conn, activiteit)?.into_iter().find(|rij| rij.is(sleutel));
    rij.map_or(Ok(false), |rij| extern_kenmerk::is_gewist(conn, &rij, &tekst(levering)?))
}

/// The last delivery of a release that did not keep them: it replaced the concept, so what the concept became is what was delivered. Only
/// where one key can have brought it; a file is not asked, since a workbook of our own brings what people wrote.
fn oude_levering(conn: &mut DbConnection, activiteit: Uuid) -> Result<Option<Inhoud>> {
    let handelingen = vec![Handeling::ReplaceExterneVerwerkingsactiviteit];
    let selectie =
        journaal::Selectie { onderwerp: Some(activiteit), handelingen, ..journaal::Selectie::voor(Lezer::van_alles()) };
    let (_, regels) = journaal::list(conn, &selectie, &Stuk::bladzijde(0, 20))?;
    for (regel, _) in regels {
        let tekst = regel.tekst()?;
        if tekst.toelichting.get(AANLEVERING).is_some() {
            return Ok(None);
        }
        let Some(verwijzing) = tekst.nieuw else { continue };
        let Some(json) = documenten::lees::<Value>(conn, verwijzing.document)? else { return Ok(None) };
        if let Ok(inhoud) = serde_json::from_value(json) {
            return Ok(Some(inhoud));
        }
    }
    Ok(None)
}

/// What becomes of an activity by a delivery.
pub(super) struct Samen {
    /// The content, when it becomes another one.
    pub(super) inhoud: Option<Inhoud>,
    /// What is administered, when that changes.
    pub(super) beheer: Option<Beheer>,
    pub(super) ingelezen: Vec<Ingelezen>,
    pub(super) niet_overgenomen: Vec<NietOvergenomen>,
}

/// What the source changed since `basis` goes into what is there. Without a basis nobody knows what it changed, so it only fills what is
/// empty, and all that differs is told: that loses nothing, and from then on there is a basis.
pub(super) fn samen(
    tx: &mut Lezen<'_>,
    zaak: &mut Zaak,
    basis: Option<&Levering>,
    nieuw: &Levering,
    bron: &str,
) -> Result<Samen> {
    let (mut inhoud, mut niet_overgenomen) = inhoud(tx, zaak, basis, nieuw)?;
    let oud = zaak.activiteit.beheer()?;
    let (beheer, verteld) = beheer(basis.map(|basis| &basis.beheer), &oud, &nieuw.beheer, bron)?;
    niet_overgenomen.extend(verteld);
    let bewaard = zaak.concept.as_ref().map(|concept| concept.rij.ingelezen()).transpose()?.unwrap_or_default();
    let ingelezen = ingelezen(basis.map_or(&[], |basis| &basis.ingelezen), &bewaard, &nieuw.ingelezen);
    if ingelezen != bewaard && inhoud.is_none() && (zaak.concept.is_some() || basis.is_some()) {
        inhoud = match &zaak.concept {
            Some(concept) => Some(concept.inhoud.clone()),
            None => zaak.uitgangspunt(tx.conn, tx.moment)?.map(|(inhoud, _)| inhoud),
        };
    }
    Ok(Samen { inhoud, beheer: Some(beheer).filter(|beheer| *beheer != oud), ingelezen, niet_overgenomen })
}

fn inhoud(
    tx: &mut Lezen<'_>,
    zaak: &mut Zaak,
    basis: Option<&Levering>,
    nieuw: &Levering,
) -> Result<(Option<Inhoud>, Vec<NietOvergenomen>)> {
    let basis = basis.map(|basis| &basis.inhoud);
    if let Some(concept) = &zaak.concept {
        let (samen, verteld) = voeg_samen((basis, &concept.inhoud, &nieuw.inhoud), &tx.kennis, "/inhoud")?;
        return Ok((Some(samen).filter(|samen| *samen != concept.inhoud), verteld));
    }
    let Some(oud) = zaak.vastgesteld(tx.conn, tx.moment)?.and_then(|document| document.inhoud) else {
        return Ok((Some(nieuw.inhoud.clone()), Vec::new()));
    };
    // The begin of a version is no word of a new content: only when the source gives another one, it is.
    let begin = match basis {
        Some(basis) => basis.begin_geldigheid,
        None => oud.begin_geldigheid.filter(|begin| Some(*begin) == nieuw.inhoud.begin_geldigheid),
    };
    let huidig = Inhoud { begin_geldigheid: begin, ..oud };
    let (samen, verteld) = voeg_samen((basis, &huidig, &nieuw.inhoud), &tx.kennis, "/inhoud")?;
    if samen == huidig {
        return Ok((None, verteld));
    }
    let begin_geldigheid = samen.begin_geldigheid.filter(|nieuw| Some(*nieuw) != begin);
    Ok((Some(Inhoud { begin_geldigheid, ..samen }), verteld))
}

/// By field. Of keys a source takes away only its own, and only those that it gave before.
fn beheer(basis: Option<&Beheer>, oud: &Beheer, nieuw: &Beheer, bron: &str) -> Result<(Beheer, Vec<NietOvergenomen>)> {
    let velden = |beheer: &Beheer| serde_json::to_value(Beheer { externe_kenmerken: Vec::new(), ..beheer.clone() });
    let leeg = Beheer::default();
    let basis = basis.unwrap_or(&leeg);
    let (samen, verteld) = voeg_velden_samen(&velden(basis)?, &velden(oud)?, &velden(nieuw)?, "/beheer");
    let mut samen: Beheer = serde_json::from_value(samen)?;
    let blijft = |een: &&ExternKenmerk| {
        let eigen = bron == IEDERE_BRON || heel(een).is_some_and(|(van, _)| van == bron);
        !eigen || !basis.externe_kenmerken.contains(een) || nieuw.externe_kenmerken.contains(een)
    };
    samen.externe_kenmerken = oud.externe_kenmerken.iter().filter(blijft).cloned().collect();
    let erbij = nieuw.externe_kenmerken.iter().filter(|een| !basis.externe_kenmerken.contains(een));
    for een in erbij {
        if !samen.externe_kenmerken.contains(een) {
            samen.externe_kenmerken.push(een.clone());
        }
    }
    Ok((samen, verteld))
}

/// What of it is new comes beside what is kept; what the source says no more goes.
fn ingelezen(basis: &[Ingelezen], bewaard: &[Ingelezen], nieuw: &[Ingelezen]) -> Vec<Ingelezen> {
    let blijft = bewaard.iter().filter(|een| !basis.contains(een) || nieuw.contains(een));
    let erbij = nieuw.iter().filter(|een| !basis.contains(een) && !bewaard.contains(een));
    blijft.chain(erbij).cloned().collect()
}

//! What makes a version: settling, ending; and withdrawing one.

use chrono::{Days, NaiveDate};
use diesel::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Activiteit, gecontroleerd, journaal, raak};
use crate::{
    database::Code,
    domain::{
        inhoud::Inhoud,
        levensloop::{handeling::Handeling, tijdlijn::op, weigering::ConflictCode},
        recht::{dossier::Dossier, toetsing},
        woorden::codes::{Ernst, GeslotenCode, IntrekkingReden, VersieSoort, Vertrouwelijkheid},
    },
    error::{Error, Result},
    store::{
        DocumentVerwijzing, Schrijven, concepten, documenten, dossiers, organisaties, projectie,
        schema::intrekkingen,
        versies::{Geschiedenis, NieuweVersie, Versie, VersieDocument},
    },
};

/// Settles the concept as a version. Returns the numbers of planned versions that do not hold this change.
pub fn vaststellen(
    tx: &mut Schrijven<'_>,
    activiteit: &Activiteit,
    concept: &concepten::Concept,
    vier_ogen: bool,
) -> Result<(Uuid, Vec<i32>)> {
    let uuid = activiteit.uuid.uuid();
    let schrijvers = concepten::schrijvers(tx.conn, uuid)?;
    concept.voortgang()?.vaststellen(tx.sleutel(), &schrijvers, vier_ogen)?;
    let vandaag = tx.moment.datum();
    let mut inhoud = concept.inhoud(tx.conn)?;
    let begin = *inhoud.begin_geldigheid.get_or_insert(vandaag);
    begin_is_mogelijk(begin, vandaag)?;
    let context = dossiers::context(tx.conn, activiteit.registerhouder.uuid(), &inhoud)?;
    let beheer = activiteit.beheer()?;
    let einde = Geschiedenis::lees(tx.conn, uuid, tx.moment)?.einde_van_nieuwe(begin);
    let kennis = std::sync::Arc::clone(&tx.kennis);
    let dossier = Dossier { inhoud: &inhoud, beheer: &beheer, context: &context, kennis: &kennis, peildatum: vandaag, einde };
    let bevindingen = toetsing::toets(&dossier);
    let (blokkades, waarschuwingen): (Vec<_>, Vec<_>) =
        bevindingen.into_iter().partition(|vondst| vondst.ernst == Ernst::Blokkade);
    if !blokkades.is_empty() {
        return Err(Error::Blocked(blokkades));
    }
    let mut vastgelegd: Vec<_> = organisaties::vastgelegd(tx.conn, genoemd(activiteit, &inhoud))?.into_values().collect();
    vastgelegd.sort_by_key(|organisatie| organisatie.uuid);
    let oud = documenten::verwijzing(tx.conn, concept.document.uuid())?;
    let vertrouwelijkheid = inhoud.vertrouwelijkheid();
    let document = VersieDocument { inhoud: Some(inhoud), organisaties: vastgelegd, reden: None };
    concepten::delete(tx.conn, uuid)?;
    let codes: Vec<&str> = waarschuwingen.into_iter().map(|vondst| vondst.code).collect();
    let vastgesteld = Vaststelling {
        handeling: Handeling::ConceptVaststellen,
        soort: VersieSoort::Publicatie,
        begin,
        vertrouwelijkheid,
        document: &document,
        oud,
        toelichting: json!({ "waarschuwingen": codes }),
    };
    leg_vast(tx, activiteit, vastgesteld)
}

/// What becomes a version.
struct Vaststelling<'a> {
    handeling: Handeling,
    soort: VersieSoort,
    begin: NaiveDate,
    vertrouwelijkheid: Vertrouwelijkheid,
    document: &'a VersieDocument,
    oud: Option<DocumentVerwijzing>,
    toelichting: Value,
}

/// Adds the version with its journal entry, which holds every fact of it, and brings the projections up to date. Returns the version and
/// the numbers of those that are planned after it.
fn leg_vast(tx: &mut Schrijven<'_>, activiteit: &Activiteit, wat: Vaststelling<'_>) -> Result<(Uuid, Vec<i32>)> {
    let uuid = activiteit.uuid.uuid();
    let nieuw = tx.document(&crate::store::json(wat.document)?)?;
    let versie = NieuweVersie {
        uuid: tx.id().into(),
        activiteit: activiteit.uuid,
        nummer: Geschiedenis::lees(tx.conn, uuid, tx.moment)?.volgend_nummer(),
        soort: Code(wat.soort),
        document: nieuw.document.into(),
        begin_geldigheid: wat.begin,
        vertrouwelijkheid: Code(wat.vertrouwelijkheid),
        vastgesteld_op: tx.moment,
        journaal: tx.revisie(),
    };
    versie.insert(tx.conn)?;
    let activiteit = gecontroleerd(tx, activiteit)?;
    let mut toelichting = wat.toelichting;
    toelichting["versie"] = serde_json::to_value(versie.feiten())?;
    journaal(tx, wat.handeling, uuid, activiteit.registerhouder.uuid(), (wat.oud, Some(nieuw)), toelichting)?;
    projectie::versie(tx, &activiteit, versie.uuid.uuid(), versie.nummer, wat.begin, wat.document)?;
    projectie::concept_of_niet(tx, &activiteit)?;
    let geschiedenis = Geschiedenis::lees(tx.conn, uuid, tx.moment)?;
    Ok((versie.uuid.uuid(), geschiedenis.gepland_na(wat.begin.max(tx.moment.datum()))))
}

/// The organisations that a version freezes: those its content names, and the registerhouder.
fn genoemd(activiteit: &Activiteit, inhoud: &Inhoud) -> Vec<Uuid> {
    let mut uuids: Vec<Uuid> = inhoud.genoemde_organisaties().into_iter().map(|(_, uuid)| uuid).collect();
    uuids.push(activiteit.registerhouder.uuid());
    uuids
}

fn begin_is_mogelijk(begin: NaiveDate, vandaag: NaiveDate) -> Result<()> {
    let eerste = NaiveDate::default().checked_sub_months(chrono::Months::new(70 * 12)).unwrap_or_default();
    let laatste = vandaag.checked_add_months(chrono::Months::new(120)).unwrap_or(vandaag);
    if (eerste..=laatste).contains(&begin) {
        return Ok(());
    }
    let reden = "De begindatum ligt tussen 1 januari 1900 en tien jaar na vandaag.";
    Err(Error::invalid("/beginGeldigheid", "datum-buiten-bereik", reden))
}

/// Ends the activity after a last day, which may be in the future.
pub fn beeindigen(
    tx: &mut Schrijven<'_>,
    activiteit: &Activiteit,
    reden: &str,
    laatste_dag: NaiveDate,
) -> Result<(Uuid, Vec<i32>)> {
    let uuid = activiteit.uuid.uuid();
    let geschiedenis = Geschiedenis::lees(tx.conn, uuid, tx.moment)?;
    let begin = laatste_dag.checked_add_days(Days::new(1)).unwrap_or(laatste_dag);
    begin_is_mogelijk(begin, tx.moment.datum()).map_err(|_| {
        Error::invalid(
            "/eindeGeldigheid",
            "datum-buiten-bereik",
            "De laatste dag ligt tussen 1 januari 1900 en tien jaar na vandaag.",
        )
    })?;
    if geschiedenis.tijdlijn.first().is_some_and(|eerste| laatste_dag < eerste.van) {
        return Err(Error::invalid("/eindeGeldigheid", "VR-J01", "De einddatum ligt voor de begindatum."));
    }
    let Some(geldend) = op(&geschiedenis.tijdlijn, laatste_dag) else {
        return Err(Error::conflict(ConflictCode::NietGeldig, "Op die dag geldt er geen versie; er is dus niets te beëindigen."));
    };
    if geldend.soort == VersieSoort::Beeindiging {
        return Err(Error::conflict(
            ConflictCode::AlBeeindigd,
            "De activiteit is op die dag al beëindigd. Stel een nieuwe versie vast om haar te hervatten.",
        ));
    }
    let vertrouwelijkheid = geschiedenis.versie(geldend.toont).map(|versie| versie.vertrouwelijkheid.0);
    let document = VersieDocument { inhoud: None, organisaties: Vec::new(), reden: Some(reden.to_owned()) };
    let einde = Vaststelling {
        handeling: Handeling::VerwerkingsactiviteitBeeindigen,
        soort: VersieSoort::Beeindiging,
        begin,
        vertrouwelijkheid: vertrouwelijkheid.unwrap_or(Vertrouwelijkheid::Intern),
        document: &document,
        oud: None,
        toelichting: json!({ "eindeGeldigheid": laatste_dag }),
    };
    leg_vast(tx, activiteit, einde)
}

/// Withdraws a version that should never have been public.
pub fn intrekken(
    tx: &mut Schrijven<'_>,
    activiteit: &Activiteit,
    versie: &Versie,
    reden: IntrekkingReden,
    tekst: &str,
) -> Result<()> {
    if versie.soort.0 == VersieSoort::Beeindiging {
        return Err(Error::conflict(
            ConflictCode::GeenPublicatie,
            "Een beëindiging wordt niet ingetrokken; stel een nieuwe versie vast om te hervatten.",
        ));
    }
    let al = intrekkingen::table.find(versie.uuid).count().get_result::<i64>(tx.conn)?;
    if al > 0 {
        return Err(Error::conflict(ConflictCode::AlIngetrokken, "Deze versie is al ingetrokken."));
    }
    diesel::insert_into(intrekkingen::table)
        .values((
            intrekkingen::versie.eq(versie.uuid),
            intrekkingen::reden.eq(Code(reden)),
            intrekkingen::tekst.eq(tekst),
            intrekkingen::tijdstip.eq(tx.moment),
            intrekkingen::journaal.eq(tx.revisie()),
        ))
        .execute(tx.conn)?;
    let nieuw = tx.document(&crate::store::json(&json!({ "reden": reden.code(), "tekst": tekst }))?)?;
    let activiteit = raak(tx, activiteit)?;
    let toelichting = json!({ "versieUuid": versie.uuid.uuid(), "nummer": versie.nummer, "reden": reden.code() });
    journaal(
        tx,
        Handeling::VersieIntrekken,
        activiteit.uuid.uuid(),
        activiteit.registerhouder.uuid(),
        (None, Some(nieuw)),
        toelichting,
    )?;
    projectie::tijdlijn(tx, &activiteit)
}

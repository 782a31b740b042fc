//! Activities, and what happens to them: each function is one step of the life cycle with its journal entry.

use chrono::{Days, NaiveDate};
use diesel::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    DocumentVerwijzing, Gebeurtenis, Schrijven, concepten, documenten, organisaties, overeenkomsten, projectie,
    schema::{activiteiten, intrekkingen},
    versies::{Geschiedenis, NieuweVersie, Versie, VersieDocument},
};
use crate::{
    clock::Moment,
    database::{Code, DbConnection, Id},
    domain::{
        beheer::Beheer,
        codes::{Ernst, GeslotenCode, IntrekkingReden, VersieSoort},
        concept::{Terugsturing, Voortgang},
        inhoud::Inhoud,
        toetsing::{self, Dossier},
    },
    error::{Error, Result},
};

const ONDERWERP: &str = "verwerkingsactiviteit";

/// An activity as stored: identity only.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = activiteiten)]
pub struct Activiteit {
    /// Its key.
    pub uuid: Id,
    /// Whose register it is in.
    pub registerhouder: Id,
    /// Its number, unique for a registerhouder.
    pub identificatie: String,
    /// Number of its last change: the ETag of everything below it.
    pub revisie: i64,
    /// What the organisation administers, as JSON.
    pub beheer: String,
    /// When somebody last looked whether it still holds.
    pub laatst_gecontroleerd_op: Option<Moment>,
    /// Some content of it is confidential.
    pub vertrouwelijk: bool,
    /// First day on which it is public.
    pub openbaar_vanaf: NaiveDate,
    /// When it was made.
    pub aangemaakt_op: Moment,
    /// When it last changed.
    pub gewijzigd_op: Moment,
}

impl Activiteit {
    /// What the organisation administers.
    pub fn beheer(&self) -> Result<Beheer> {
        Ok(serde_json::from_str(&self.beheer)?)
    }
}

/// One activity.
pub fn find(conn: &mut DbConnection, uuid: Uuid) -> Result<Option<Activiteit>> {
    Ok(activiteiten::table.find(Id::from(uuid)).select(Activiteit::as_select()).first(conn).optional()?)
}

/// A new activity, as asked for.
#[derive(Debug)]
pub struct Nieuw {
    /// Its key.
    pub uuid: Uuid,
    /// Its number, when the caller gives one.
    pub identificatie: Option<String>,
    /// Whose register it is in.
    pub registerhouder: Uuid,
    /// The content of its concept.
    pub inhoud: Inhoud,
    /// What the organisation administers.
    pub beheer: Beheer,
}

/// Adds an activity with its concept.
pub fn create(tx: &mut Schrijven<'_>, nieuw: &Nieuw) -> Result<()> {
    let registerhouder = Id::from(nieuw.registerhouder);
    if find(tx.conn, nieuw.uuid)?.is_some() {
        return Err(Error::conflict("bestaat-al", "Er is al een verwerkingsactiviteit met deze uuid."));
    }
    let identificatie = match &nieuw.identificatie {
        Some(identificatie) => identificatie.clone(),
        None => volgende_identificatie(tx.conn, registerhouder)?,
    };
    let bezet = activiteiten::table
        .filter(activiteiten::registerhouder.eq(registerhouder).and(activiteiten::identificatie.eq(&identificatie)))
        .count()
        .get_result::<i64>(tx.conn)?;
    if bezet > 0 {
        return Err(Error::conflict("bestaat-al", format!("De identificatie {identificatie} is al in gebruik in dit register.")));
    }
    diesel::insert_into(activiteiten::table)
        .values((
            activiteiten::uuid.eq(Id::from(nieuw.uuid)),
            activiteiten::registerhouder.eq(registerhouder),
            activiteiten::identificatie.eq(&identificatie),
            activiteiten::identificatie_nummer.eq(nummer_van(&identificatie)),
            activiteiten::revisie.eq(tx.revisie()),
            activiteiten::beheer.eq(super::json(&nieuw.beheer)?),
            activiteiten::vertrouwelijk.eq(false),
            activiteiten::openbaar_vanaf.eq(crate::clock::ooit()),
            activiteiten::aangemaakt_op.eq(tx.moment),
            activiteiten::gewijzigd_op.eq(tx.moment),
        ))
        .execute(tx.conn)?;
    let document = tx.document(&super::json(&nieuw.inhoud)?)?;
    concepten::insert(tx, nieuw.uuid, &document)?;
    projectie::beheer(tx.conn, nieuw.uuid, &nieuw.beheer)?;
    journaal(tx, "create_verwerkingsactiviteit", nieuw.uuid, nieuw.registerhouder, (None, Some(document)), json!({}))?;
    let activiteit = bestaande(tx.conn, nieuw.uuid)?;
    projectie::concept(tx, &activiteit, Some(&nieuw.inhoud))
}

/// `VA-0001` and on: one more than the highest; the lock of the journal keeps it free of races.
fn volgende_identificatie(conn: &mut DbConnection, registerhouder: Id) -> Result<String> {
    let hoogste: Option<i64> = activiteiten::table
        .filter(activiteiten::registerhouder.eq(registerhouder))
        .select(diesel::dsl::max(activiteiten::identificatie_nummer))
        .first(conn)?;
    Ok(format!("VA-{:04}", hoogste.unwrap_or(0) + 1))
}

fn nummer_van(identificatie: &str) -> Option<i64> {
    let cijfers = identificatie.strip_prefix("VA-")?;
    (cijfers.len() <= 9 && cijfers.bytes().all(|teken| teken.is_ascii_digit())).then(|| cijfers.parse().ok())?
}

/// Starts a concept from the content of the version that counts, or of the planned one when none counts yet.
pub fn start_concept(tx: &mut Schrijven<'_>, activiteit: &Activiteit) -> Result<()> {
    let uuid = activiteit.uuid.uuid();
    if concepten::find(tx.conn, uuid)?.is_some() {
        return Err(Error::conflict("concept-bestaat-al", "Er is al een concept. Wijzig dat, of gooi het eerst weg (DELETE)."));
    }
    let geschiedenis = Geschiedenis::lees(tx.conn, uuid, tx.moment)?;
    let geldend = geschiedenis.geldig_op(tx.moment.datum());
    let bron = geldend.or_else(|| geschiedenis.tijdlijn.first().and_then(|periode| geschiedenis.versie(periode.toont)));
    let document = match bron {
        Some(versie) => super::versies::document(tx.conn, versie)?.and_then(|document| document.inhoud),
        None => None,
    };
    let inhoud = match document {
        // A new content gets a begin of its own.
        Some(inhoud) => Inhoud { begin_geldigheid: None, ..inhoud },
        None => Inhoud { naam: activiteit.identificatie.clone(), ..Inhoud::default() },
    };
    let document = tx.document(&super::json(&inhoud)?)?;
    concepten::insert(tx, uuid, &document)?;
    let nieuw = raak(tx, activiteit)?;
    journaal(tx, "create_concept", uuid, activiteit.registerhouder.uuid(), (None, Some(document)), json!({}))?;
    projectie::concept(tx, &nieuw, Some(&inhoud))
}

/// Gives the concept another content; `handeling` is how (PUT or PATCH).
pub fn wijzig_concept(
    tx: &mut Schrijven<'_>,
    activiteit: &Activiteit,
    concept: &concepten::Concept,
    inhoud: &Inhoud,
    handeling: &'static str,
) -> Result<()> {
    let uuid = activiteit.uuid.uuid();
    concept.voortgang()?.bewerken()?;
    let oud = documenten::verwijzing(tx.conn, concept.document.uuid())?;
    let nieuw = tx.document(&super::json(inhoud)?)?;
    concepten::zet_document(tx, uuid, &nieuw)?;
    let activiteit = raak(tx, activiteit)?;
    journaal(tx, handeling, uuid, activiteit.registerhouder.uuid(), (oud, Some(nieuw)), json!({}))?;
    projectie::concept(tx, &activiteit, Some(inhoud))
}

/// Throws the concept away; what was settled stays.
pub fn gooi_concept_weg(tx: &mut Schrijven<'_>, activiteit: &Activiteit, concept: &concepten::Concept) -> Result<()> {
    let uuid = activiteit.uuid.uuid();
    concept.voortgang()?.bewerken()?;
    let oud = documenten::verwijzing(tx.conn, concept.document.uuid())?;
    concepten::delete(tx.conn, uuid)?;
    let activiteit = raak(tx, activiteit)?;
    journaal(tx, "delete_concept", uuid, activiteit.registerhouder.uuid(), (oud, None), json!({}))?;
    projectie::concept(tx, &activiteit, None)
}

/// Offers the concept for review.
pub fn indienen(tx: &mut Schrijven<'_>, activiteit: &Activiteit, concept: &concepten::Concept) -> Result<()> {
    let voortgang = concept.voortgang()?.indienen(tx.sleutel(), tx.moment)?;
    verplaats(tx, activiteit, concept, &voortgang, ("concept_indienen", None), json!({}))
}

/// Takes the submission back.
pub fn terugnemen(tx: &mut Schrijven<'_>, activiteit: &Activiteit, concept: &concepten::Concept) -> Result<()> {
    let voortgang = concept.voortgang()?.terugnemen(tx.sleutel())?;
    verplaats(tx, activiteit, concept, &voortgang, ("concept_terugnemen", None), json!({}))
}

/// Sends the concept back to its writer. What the reviewer wrote is a document, so that it can be erased.
pub fn terugsturen(
    tx: &mut Schrijven<'_>,
    activiteit: &Activiteit,
    concept: &concepten::Concept,
    terugsturing: Terugsturing,
) -> Result<()> {
    let document = tx.document(&super::json(&terugsturing)?)?;
    let toelichting = json!({ "aantalOpmerkingen": terugsturing.opmerkingen.len() });
    let voortgang = concept.voortgang()?.terugsturen(terugsturing)?;
    verplaats(tx, activiteit, concept, &voortgang, ("concept_terugsturen", Some(document)), toelichting)
}

fn verplaats(
    tx: &mut Schrijven<'_>,
    activiteit: &Activiteit,
    concept: &concepten::Concept,
    voortgang: &Voortgang,
    (handeling, geschreven): (&'static str, Option<DocumentVerwijzing>),
    toelichting: Value,
) -> Result<()> {
    let uuid = activiteit.uuid.uuid();
    concepten::zet_voortgang(tx, uuid, voortgang)?;
    let document = documenten::verwijzing(tx.conn, concept.document.uuid())?;
    let inhoud = concept.inhoud(tx.conn)?;
    let activiteit = raak(tx, activiteit)?;
    let nieuw = geschreven.or_else(|| document.clone());
    journaal(tx, handeling, uuid, activiteit.registerhouder.uuid(), (document, nieuw), toelichting)?;
    projectie::concept(tx, &activiteit, Some(&inhoud))
}

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
    let organisaties = organisaties::vastgelegd(tx.conn, genoemd(activiteit, &inhoud))?;
    let overeenkomsten = overeenkomsten::bestaande(tx.conn, inhoud.genoemde_overeenkomsten().into_iter().map(|(_, uuid)| uuid))?;
    let kennis = std::sync::Arc::clone(&tx.kennis);
    let dossier = Dossier { inhoud: &inhoud, organisaties: &organisaties, overeenkomsten: &overeenkomsten, kennis: &kennis };
    let bevindingen = toetsing::toets(&dossier);
    let (blokkades, waarschuwingen): (Vec<_>, Vec<_>) =
        bevindingen.into_iter().partition(|vondst| vondst.ernst == Ernst::Blokkade);
    if !blokkades.is_empty() {
        return Err(Error::Blocked(blokkades));
    }
    let mut vastgelegd: Vec<_> = organisaties.into_values().collect();
    vastgelegd.sort_by_key(|organisatie| organisatie.uuid);
    let oud = documenten::verwijzing(tx.conn, concept.document.uuid())?;
    let vertrouwelijkheid = inhoud.vertrouwelijkheid();
    let document = VersieDocument { inhoud: Some(inhoud), organisaties: vastgelegd, reden: None };
    let nieuw = tx.document(&super::json(&document)?)?;
    let geschiedenis = Geschiedenis::lees(tx.conn, uuid, tx.moment)?;
    let versie = NieuweVersie {
        uuid: tx.id().into(),
        activiteit: activiteit.uuid,
        nummer: geschiedenis.volgend_nummer(),
        soort: Code(VersieSoort::Publicatie),
        document: nieuw.document.into(),
        begin_geldigheid: begin,
        vertrouwelijkheid: Code(vertrouwelijkheid),
        vastgesteld_op: tx.moment,
        journaal: tx.revisie(),
    };
    versie.insert(tx.conn)?;
    concepten::delete(tx.conn, uuid)?;
    let activiteit = gecontroleerd(tx, activiteit)?;
    let codes: Vec<&String> = waarschuwingen.iter().map(|vondst| &vondst.code).collect();
    let toelichting = json!({ "versie": versie.uuid.uuid(), "nummer": versie.nummer, "waarschuwingen": codes });
    journaal(tx, "concept_vaststellen", uuid, activiteit.registerhouder.uuid(), (oud, Some(nieuw)), toelichting)?;
    projectie::versie(tx, &activiteit, versie.uuid.uuid(), versie.nummer, begin, &document)?;
    projectie::concept(tx, &activiteit, None)?;
    tx.raakt_openbaar();
    let geschiedenis = Geschiedenis::lees(tx.conn, uuid, tx.moment)?;
    Ok((versie.uuid.uuid(), geschiedenis.gepland_na(begin.max(vandaag))))
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
    let Some(geldend) = crate::domain::tijdlijn::op(&geschiedenis.tijdlijn, laatste_dag) else {
        return Err(Error::conflict("niet-geldig", "Op die dag geldt er geen versie; er is dus niets te beëindigen."));
    };
    if geldend.soort == VersieSoort::Beeindiging {
        return Err(Error::conflict(
            "al-beeindigd",
            "De activiteit is op die dag al beëindigd. Stel een nieuwe versie vast om haar te hervatten.",
        ));
    }
    let vertrouwelijkheid = geschiedenis.versie(geldend.toont).map(|versie| versie.vertrouwelijkheid.0);
    let document = VersieDocument { inhoud: None, organisaties: Vec::new(), reden: Some(reden.to_owned()) };
    let nieuw = tx.document(&super::json(&document)?)?;
    let versie = NieuweVersie {
        uuid: tx.id().into(),
        activiteit: activiteit.uuid,
        nummer: geschiedenis.volgend_nummer(),
        soort: Code(VersieSoort::Beeindiging),
        document: nieuw.document.into(),
        begin_geldigheid: begin,
        vertrouwelijkheid: Code(vertrouwelijkheid.unwrap_or(crate::domain::codes::Vertrouwelijkheid::Intern)),
        vastgesteld_op: tx.moment,
        journaal: tx.revisie(),
    };
    versie.insert(tx.conn)?;
    let activiteit = gecontroleerd(tx, activiteit)?;
    let toelichting =
        json!({ "versie": versie.uuid.uuid(), "nummer": versie.nummer, "reden": reden, "eindeGeldigheid": laatste_dag });
    journaal(tx, "verwerkingsactiviteit_beeindigen", uuid, activiteit.registerhouder.uuid(), (None, Some(nieuw)), toelichting)?;
    projectie::tijdlijn(tx, &activiteit)?;
    tx.raakt_openbaar();
    let geschiedenis = Geschiedenis::lees(tx.conn, uuid, tx.moment)?;
    Ok((versie.uuid.uuid(), geschiedenis.gepland_na(begin.max(tx.moment.datum()))))
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
            "geen-publicatie",
            "Een beëindiging wordt niet ingetrokken; stel een nieuwe versie vast om te hervatten.",
        ));
    }
    let al = intrekkingen::table.find(versie.uuid).count().get_result::<i64>(tx.conn)?;
    if al > 0 {
        return Err(Error::conflict("al-ingetrokken", "Deze versie is al ingetrokken."));
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
    let activiteit = raak(tx, activiteit)?;
    let toelichting = json!({ "versie": versie.uuid.uuid(), "nummer": versie.nummer, "reden": reden.code(), "tekst": tekst });
    journaal(tx, "versie_intrekken", activiteit.uuid.uuid(), activiteit.registerhouder.uuid(), (None, None), toelichting)?;
    tx.raakt_openbaar();
    projectie::tijdlijn(tx, &activiteit)
}

/// Changes what the organisation administers.
pub fn wijzig_beheer(tx: &mut Schrijven<'_>, activiteit: &Activiteit, beheer: &Beheer) -> Result<Activiteit> {
    let uuid = activiteit.uuid.uuid();
    let tekst = super::json(beheer)?;
    let nieuw = tx.document(&tekst)?;
    diesel::update(activiteiten::table.find(activiteit.uuid)).set(activiteiten::beheer.eq(tekst)).execute(tx.conn)?;
    let activiteit = raak(tx, activiteit)?;
    journaal(tx, "update_beheer", uuid, activiteit.registerhouder.uuid(), (None, Some(nieuw)), json!({}))?;
    projectie::beheer(tx.conn, uuid, beheer)?;
    Ok(activiteit)
}

/// Records "checked, nothing changed".
pub fn bevestigen(tx: &mut Schrijven<'_>, activiteit: &Activiteit) -> Result<Activiteit> {
    let activiteit = gecontroleerd(tx, activiteit)?;
    journaal(tx, "beheer_bevestigen", activiteit.uuid.uuid(), activiteit.registerhouder.uuid(), (None, None), json!({}))?;
    // The public record shows when it was last checked.
    tx.raakt_openbaar();
    Ok(activiteit)
}

pub(super) fn bestaande(conn: &mut DbConnection, uuid: Uuid) -> Result<Activiteit> {
    find(conn, uuid)?.ok_or_else(|| Error::internal("the activity exists"))
}

/// The activity changes now: it gets the number of the entry that is written next.
pub(super) fn raak(tx: &mut Schrijven<'_>, activiteit: &Activiteit) -> Result<Activiteit> {
    diesel::update(activiteiten::table.find(activiteit.uuid))
        .set((activiteiten::revisie.eq(tx.revisie()), activiteiten::gewijzigd_op.eq(tx.moment)))
        .execute(tx.conn)?;
    bestaande(tx.conn, activiteit.uuid.uuid())
}

fn gecontroleerd(tx: &mut Schrijven<'_>, activiteit: &Activiteit) -> Result<Activiteit> {
    diesel::update(activiteiten::table.find(activiteit.uuid))
        .set(activiteiten::laatst_gecontroleerd_op.eq(tx.moment))
        .execute(tx.conn)?;
    raak(tx, activiteit)
}

pub(super) fn journaal(
    tx: &mut Schrijven<'_>,
    handeling: &'static str,
    uuid: Uuid,
    registerhouder: Uuid,
    (oud, nieuw): (Option<DocumentVerwijzing>, Option<DocumentVerwijzing>),
    toelichting: Value,
) -> Result<()> {
    let registerhouder = Some(registerhouder);
    tx.journaal(Gebeurtenis { handeling, onderwerp: (ONDERWERP, uuid), registerhouder, oud, nieuw, toelichting })?;
    Ok(())
}

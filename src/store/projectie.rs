//! Projections: derived from what was settled, written with it in one transaction, rebuilt by `herindexeer`.

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use super::{
    Schrijven,
    activiteiten::Activiteit,
    concepten, documenten, perioden,
    schema::{activiteiten, journaalkop, kenmerken, openbaar, perioden as perioden_tabel, versies, zoekwoorden},
    versies::{Geschiedenis, VersieDocument},
};
use crate::{
    clock::Moment,
    database::{DbConnection, Id},
    domain::{
        inhoud::{Inhoud, beheer::Beheer, organisatie::VastgelegdeOrganisatie},
        publiek::openbaar::{Identiteit, Romp},
        recht::kennis::Kennis,
        woorden::zoekwoord::Zoektermen,
        zoeken::kenmerken::{Kenmerken, zoektermen},
    },
    error::{Error, Result},
};

/// So many rows go into one statement; SQLite takes at most 32,766 values.
const RIJEN_PER_KEER: usize = 2000;

/// What a concept says, for the lists of management: `None` when there is no concept any more.
pub(super) fn concept(tx: &mut Schrijven<'_>, activiteit: &Activiteit, inhoud: Option<&Inhoud>) -> Result<()> {
    vergeet(tx.conn, activiteit.uuid)?;
    if let Some(inhoud) = inhoud {
        let kennis = std::sync::Arc::clone(&tx.kennis);
        concept_van(tx.conn, &kennis, activiteit, inhoud, tx.moment)?;
    }
    tijdlijn(tx, activiteit)
}

/// After a version: its concept is gone, or, when the activity was ended, still there.
pub(super) fn concept_of_niet(tx: &mut Schrijven<'_>, activiteit: &Activiteit) -> Result<()> {
    if concepten::find(tx.conn, activiteit.uuid.uuid())?.is_none() {
        vergeet(tx.conn, activiteit.uuid)?;
    }
    tijdlijn(tx, activiteit)
}

/// A concept is read as if it were settled now; it never gets a public record.
fn concept_van(conn: &mut DbConnection, kennis: &Kennis, activiteit: &Activiteit, inhoud: &Inhoud, moment: Moment) -> Result<()> {
    let genoemd = inhoud.genoemde_organisaties().into_iter().map(|(_, uuid)| uuid).chain([activiteit.registerhouder.uuid()]);
    let organisaties: Vec<_> = super::organisaties::vastgelegd(conn, genoemd)?.into_values().collect();
    let identiteit = Identiteit {
        uuid: activiteit.uuid.uuid(),
        identificatie: activiteit.identificatie.clone(),
        registerhouder: registerhouder(activiteit, &organisaties)?,
        versie_uuid: activiteit.uuid.uuid(),
        nummer: 0,
        begin_geldigheid: inhoud.begin_geldigheid.unwrap_or_else(|| moment.datum()),
        vastgesteld_op: moment,
    };
    let romp = Romp::new(&identiteit, inhoud, &organisaties, kennis);
    schrijf_kenmerken(conn, activiteit.uuid, &romp, inhoud)?;
    schrijf_woorden(conn, activiteit.uuid, zoektermen(&romp, kennis))
}

/// What a version says: its public record, its kenmerken and its words.
pub(super) fn versie(
    tx: &mut Schrijven<'_>,
    activiteit: &Activiteit,
    uuid: Uuid,
    nummer: i32,
    begin_geldigheid: NaiveDate,
    document: &VersieDocument,
) -> Result<()> {
    let kennis = std::sync::Arc::clone(&tx.kennis);
    versie_van(tx.conn, &kennis, activiteit, (uuid, nummer, begin_geldigheid, tx.moment), document)
}

fn versie_van(
    conn: &mut DbConnection,
    kennis: &Kennis,
    activiteit: &Activiteit,
    (versie_uuid, nummer, begin_geldigheid, vastgesteld_op): (Uuid, i32, NaiveDate, Moment),
    document: &VersieDocument,
) -> Result<()> {
    let Some(inhoud) = &document.inhoud else { return Ok(()) };
    let identiteit = Identiteit {
        uuid: activiteit.uuid.uuid(),
        identificatie: activiteit.identificatie.clone(),
        registerhouder: registerhouder(activiteit, &document.organisaties)?,
        versie_uuid,
        nummer,
        begin_geldigheid,
        vastgesteld_op,
    };
    let romp = Romp::new(&identiteit, inhoud, &document.organisaties, kennis);
    let bron = Id::from(versie_uuid);
    if inhoud.is_openbaar() {
        diesel::insert_into(openbaar::table)
            .values((
                openbaar::versie.eq(bron),
                openbaar::tekst.eq(super::json(&romp)?),
                openbaar::samenvatting.eq(super::json(&romp.samenvatting())?),
            ))
            .execute(conn)?;
    }
    schrijf_kenmerken(conn, bron, &romp, inhoud)?;
    schrijf_woorden(conn, bron, zoektermen(&romp, kennis))
}

fn registerhouder(activiteit: &Activiteit, organisaties: &[VastgelegdeOrganisatie]) -> Result<VastgelegdeOrganisatie> {
    let gevonden = organisaties.iter().find(|organisatie| organisatie.uuid == activiteit.registerhouder.uuid());
    gevonden.cloned().ok_or_else(|| Error::internal("the registerhouder is frozen with the version"))
}

/// What is administered beside the content.
pub(super) fn beheer(conn: &mut DbConnection, activiteit: Uuid, beheer: &Beheer) -> Result<()> {
    let bron = Id::from(activiteit);
    diesel::delete(kenmerken::table.filter(kenmerken::bron.eq(bron).and(kenmerken::bereik.eq("beheer")))).execute(conn)?;
    let mut rijen: Vec<(&'static str, String)> = Vec::new();
    rijen.extend(beheer.afdeling.clone().map(|afdeling| ("afdeling", afdeling)));
    rijen.extend(beheer.herzieningsdatum.map(|datum| ("herziening", datum.to_string())));
    for systeem in &beheer.systemen {
        rijen.extend(systeem.naam.clone().map(|naam| ("systeem", naam)));
        rijen.extend(systeem.organisatie.map(|uuid| ("systeem", uuid.to_string())));
    }
    for kenmerk in &beheer.externe_kenmerken {
        rijen.extend(kenmerk.bron.clone().map(|bron| ("bron", bron)));
        rijen.extend(kenmerk.kenmerk.clone().map(|kenmerk| ("kenmerk", kenmerk)));
    }
    rijen.sort();
    rijen.dedup();
    voeg_kenmerken_toe(conn, rijen.into_iter().map(|(soort, code)| KenmerkRij { bereik: "beheer", soort, code, bron }).collect())
}

/// Which version counts when, in each reach, after the time line or its visibility changed.
pub(super) fn tijdlijn(tx: &mut Schrijven<'_>, activiteit: &Activiteit) -> Result<()> {
    let geschiedenis = Geschiedenis::lees(tx.conn, activiteit.uuid.uuid(), tx.moment)?;
    let concept = concepten::find(tx.conn, activiteit.uuid.uuid())?;
    let concept = match concept {
        Some(concept) => Some((concept.inhoud(tx.conn)?, concept.gewijzigd_op)),
        None => None,
    };
    perioden::herschrijf(tx.conn, tx.moment, activiteit, &geschiedenis, concept.as_ref())
}

#[derive(Insertable)]
#[diesel(table_name = kenmerken)]
struct KenmerkRij {
    bereik: &'static str,
    soort: &'static str,
    code: String,
    bron: Id,
}

#[derive(Insertable)]
#[diesel(table_name = zoekwoorden)]
struct WoordRij {
    soort: &'static str,
    term: String,
    bron: Id,
    gewicht: i64,
}

fn schrijf_kenmerken(conn: &mut DbConnection, bron: Id, romp: &Romp, inhoud: &Inhoud) -> Result<()> {
    let algemeen: Vec<_> = Kenmerken::openbaar(romp).lijst().collect();
    let intern = Kenmerken::intern(romp, inhoud).lijst().filter(|kenmerk| !algemeen.contains(kenmerk));
    let mut rijen: Vec<KenmerkRij> = intern.map(|(soort, code)| KenmerkRij { bereik: "intern", soort, code, bron }).collect();
    rijen.extend(algemeen.into_iter().map(|(soort, code)| KenmerkRij { bereik: "algemeen", soort, code, bron }));
    voeg_kenmerken_toe(conn, rijen)
}

/// `MultiConnection` does not insert many rows at once; each of the connections inside does.
fn voeg_kenmerken_toe(conn: &mut DbConnection, mut rijen: Vec<KenmerkRij>) -> Result<()> {
    while !rijen.is_empty() {
        let rest = rijen.split_off(rijen.len().min(RIJEN_PER_KEER));
        let insert = diesel::insert_into(kenmerken::table).values(rijen);
        match conn {
            DbConnection::Sqlite(conn) => insert.execute(conn)?,
            #[cfg(feature = "postgres")]
            DbConnection::Postgres(conn) => insert.execute(conn)?,
        };
        rijen = rest;
    }
    Ok(())
}

/// As `voeg_kenmerken_toe`: many rows at once.
fn schrijf_woorden(conn: &mut DbConnection, bron: Id, termen: Zoektermen) -> Result<()> {
    let mut rijen: Vec<WoordRij> =
        termen.termen().map(|(soort, term, gewicht)| WoordRij { soort: soort.code(), term, bron, gewicht }).collect();
    while !rijen.is_empty() {
        let rest = rijen.split_off(rijen.len().min(RIJEN_PER_KEER));
        let insert = diesel::insert_into(zoekwoorden::table).values(rijen);
        match conn {
            DbConnection::Sqlite(conn) => insert.execute(conn)?,
            #[cfg(feature = "postgres")]
            DbConnection::Postgres(conn) => insert.execute(conn)?,
        };
        rijen = rest;
    }
    Ok(())
}

/// Takes away what was derived from a content: of a concept that changed, or of a version that is erased.
pub(super) fn vergeet(conn: &mut DbConnection, bron: Id) -> Result<()> {
    diesel::delete(kenmerken::table.filter(kenmerken::bron.eq(bron).and(kenmerken::bereik.ne("beheer")))).execute(conn)?;
    diesel::delete(zoekwoorden::table.filter(zoekwoorden::bron.eq(bron))).execute(conn)?;
    diesel::delete(openbaar::table.find(bron)).execute(conn)?;
    Ok(())
}

/// Makes every projection anew from the record itself, activity by activity, in one transaction.
pub fn herbouw(conn: &mut DbConnection, kennis: &Kennis, projectie: &str) -> Result<usize> {
    diesel::delete(perioden_tabel::table).execute(conn)?;
    diesel::delete(kenmerken::table).execute(conn)?;
    diesel::delete(zoekwoorden::table).execute(conn)?;
    diesel::delete(openbaar::table).execute(conn)?;
    let mut aantal = 0;
    let mut vorige = String::new();
    loop {
        let deel: Vec<Activiteit> = activiteiten::table
            .filter(activiteiten::uuid.gt(&vorige))
            .order(activiteiten::uuid)
            .limit(100)
            .select(Activiteit::as_select())
            .load(conn)?;
        let Some(laatste) = deel.last() else { break };
        laatste.uuid.as_str().clone_into(&mut vorige);
        for activiteit in &deel {
            herbouw_activiteit(conn, kennis, activiteit)?;
        }
        aantal += deel.len();
    }
    diesel::update(journaalkop::table)
        .set((journaalkop::projectie.eq(projectie), journaalkop::generatie.eq(journaalkop::generatie + 1)))
        .execute(conn)?;
    Ok(aantal)
}

fn herbouw_activiteit(conn: &mut DbConnection, kennis: &Kennis, activiteit: &Activiteit) -> Result<()> {
    beheer(conn, activiteit.uuid.uuid(), &activiteit.beheer()?)?;
    let momenten: Vec<Moment> = versies::table
        .filter(versies::activiteit.eq(activiteit.uuid))
        .order(versies::nummer)
        .select(versies::vastgesteld_op)
        .load(conn)?;
    let alles = Geschiedenis::lees(conn, activiteit.uuid.uuid(), Moment::MAX)?;
    for versie in &alles.versies {
        if let Some(document) = super::versies::document(conn, versie)? {
            let plaats = (versie.uuid.uuid(), versie.nummer, versie.begin_geldigheid, versie.vastgesteld_op);
            versie_van(conn, kennis, activiteit, plaats, &document)?;
        }
    }
    // The time line is replayed, so that "as known at" keeps its answers.
    for moment in momenten {
        let geschiedenis = Geschiedenis::lees(conn, activiteit.uuid.uuid(), moment)?;
        perioden::herschrijf(conn, moment, activiteit, &geschiedenis, None)?;
    }
    let Some(concept) = concepten::find(conn, activiteit.uuid.uuid())? else { return Ok(()) };
    let inhoud: Inhoud =
        documenten::lees(conn, concept.document.uuid())?.ok_or_else(|| Error::internal("a concept has a document"))?;
    concept_van(conn, kennis, activiteit, &inhoud, concept.gewijzigd_op)?;
    perioden::herschrijf(conn, concept.gewijzigd_op, activiteit, &alles, Some(&(inhoud, concept.gewijzigd_op)))
}

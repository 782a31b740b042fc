//! Projections: derived from what was settled, written with it in one transaction, rebuilt by `herindexeer`.

use diesel::prelude::*;

use super::{
    Schrijven,
    activiteiten::Activiteit,
    aliassen, concepten, perioden,
    schema::{
        activiteiten, aliassen as aliassen_tabel, inhouden, journaalkop, openbaar, perioden as perioden_tabel, samenvattingen,
        versies,
    },
    versies::{Geschiedenis, Versie, VersieDocument},
};
use crate::{
    clock::Moment,
    database::{DbConnection, Id, Packed},
    domain::{
        inhoud::{Inhoud, organisatie::VastgelegdeOrganisatie},
        publiek::openbaar::{Identiteit, Romp},
        recht::kennis::Kennis,
        zoeken::vindbaar::Vindbaar,
    },
    error::{Error, Result},
};

/// What a concept says, for the lists of management.
pub(crate) fn concept(tx: &mut Schrijven<'_>, activiteit: &Activiteit, inhoud: &Inhoud) -> Result<()> {
    let kennis = std::sync::Arc::clone(&tx.kennis);
    concept_van(tx.conn, &kennis, activiteit, inhoud, tx.moment)
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
    onthoud(conn, activiteit.uuid, &Vindbaar::new(&romp, inhoud, kennis))
}

/// What a version says: its public record, and what it is found by.
pub(crate) fn versie(tx: &mut Schrijven<'_>, activiteit: &Activiteit, versie: &Versie, document: &VersieDocument) -> Result<()> {
    let kennis = std::sync::Arc::clone(&tx.kennis);
    versie_van(tx.conn, &kennis, activiteit, versie, document)
}

fn versie_van(
    conn: &mut DbConnection,
    kennis: &Kennis,
    activiteit: &Activiteit,
    versie: &Versie,
    document: &VersieDocument,
) -> Result<()> {
    let Some(inhoud) = &document.inhoud else { return Ok(()) };
    let identiteit = Identiteit {
        uuid: activiteit.uuid.uuid(),
        identificatie: activiteit.identificatie.clone(),
        registerhouder: registerhouder(activiteit, &document.organisaties)?,
        versie_uuid: versie.uuid.uuid(),
        nummer: versie.nummer,
        begin_geldigheid: versie.begin_geldigheid,
        vastgesteld_op: versie.vastgesteld_op,
    };
    let romp = Romp::new(&identiteit, inhoud, &document.organisaties, kennis);
    let bron = versie.uuid;
    if inhoud.is_openbaar() {
        aliassen::onthoud(conn, bron, inhoud)?;
        diesel::insert_into(openbaar::table)
            .values((
                openbaar::versie.eq(bron),
                openbaar::nummer.eq(versie.nummer),
                openbaar::tekst.eq(Packed::new(&super::json(&romp)?)?),
            ))
            .execute(conn)?;
        diesel::insert_into(samenvattingen::table)
            .values((
                samenvattingen::versie.eq(bron),
                samenvattingen::nummer.eq(versie.nummer),
                samenvattingen::tekst.eq(super::json(&romp.samenvatting())?),
            ))
            .execute(conn)?;
    }
    onthoud(conn, bron, &Vindbaar::new(&romp, inhoud, kennis))
}

fn registerhouder(activiteit: &Activiteit, organisaties: &[VastgelegdeOrganisatie]) -> Result<VastgelegdeOrganisatie> {
    let gevonden = organisaties.iter().find(|organisatie| organisatie.uuid == activiteit.registerhouder.uuid());
    gevonden.cloned().ok_or_else(|| Error::internal("the registerhouder is frozen with the version"))
}

/// What a content is found by, in place of what was. `MultiConnection` knows no upsert.
fn onthoud(conn: &mut DbConnection, bron: Id, vindbaar: &Vindbaar) -> Result<()> {
    let tekst = Packed::new(&super::json(vindbaar)?)?;
    let bekend = diesel::update(inhouden::table.find(bron)).set(inhouden::tekst.eq(&tekst)).execute(conn)?;
    if bekend == 0 {
        diesel::insert_into(inhouden::table).values((inhouden::bron.eq(bron), inhouden::tekst.eq(&tekst))).execute(conn)?;
    }
    Ok(())
}

/// Takes away what was derived from a content that is gone.
pub(crate) fn vergeet(conn: &mut DbConnection, bron: Id) -> Result<()> {
    diesel::delete(inhouden::table.find(bron)).execute(conn)?;
    Ok(())
}

/// As `vergeet`, of a version: its public record goes too.
pub(crate) fn vergeet_versie(conn: &mut DbConnection, versie: Id) -> Result<()> {
    vergeet(conn, versie)?;
    aliassen::vergeet(conn, versie)?;
    diesel::delete(openbaar::table.find(versie)).execute(conn)?;
    diesel::delete(samenvattingen::table.find(versie)).execute(conn)?;
    Ok(())
}

/// Makes every projection anew from the record itself, activity by activity, in one transaction.
pub fn herbouw(conn: &mut DbConnection, kennis: &Kennis, projectie: &str) -> Result<usize> {
    diesel::delete(perioden_tabel::table).execute(conn)?;
    diesel::delete(inhouden::table).execute(conn)?;
    diesel::delete(aliassen_tabel::table).execute(conn)?;
    diesel::delete(openbaar::table).execute(conn)?;
    diesel::delete(samenvattingen::table).execute(conn)?;
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
        aantal += deel.len();
        for mut activiteit in deel {
            herbouw_activiteit(conn, kennis, &mut activiteit)?;
        }
    }
    diesel::update(journaalkop::table)
        .set((
            journaalkop::projectie.eq(projectie),
            journaalkop::generatie.eq(journaalkop::generatie + 1),
            journaalkop::herbouwd.eq(journaalkop::herbouwd + 1),
        ))
        .execute(conn)?;
    Ok(aantal)
}

/// Makes those of one activity anew, in place of what is there.
pub(super) fn opnieuw(conn: &mut DbConnection, kennis: &Kennis, activiteit: &mut Activiteit) -> Result<()> {
    diesel::delete(perioden_tabel::table.filter(perioden_tabel::activiteit.eq(activiteit.uuid))).execute(conn)?;
    for versie in versies::table.filter(versies::activiteit.eq(activiteit.uuid)).select(versies::uuid).load::<Id>(conn)? {
        vergeet_versie(conn, versie)?;
    }
    vergeet(conn, activiteit.uuid)?;
    herbouw_activiteit(conn, kennis, activiteit)
}

fn herbouw_activiteit(conn: &mut DbConnection, kennis: &Kennis, activiteit: &mut Activiteit) -> Result<()> {
    let alles = Geschiedenis::lees(conn, activiteit.uuid.uuid(), Moment::MAX)?;
    for versie in &alles.versies {
        if let Some(document) = super::versies::document(conn, versie)? {
            versie_van(conn, kennis, activiteit, versie, &document)?;
        }
    }
    let concept = concepten::find(conn, activiteit.uuid.uuid())?;
    let mut is_vertrouwelijk = false;
    if let Some(concept) = &concept {
        let inhoud = concept.inhoud(conn)?;
        concept_van(conn, kennis, activiteit, &inhoud, concept.gewijzigd_op)?;
        is_vertrouwelijk = inhoud.is_vertrouwelijk();
    }
    // The time line is replayed, so that "as known at" keeps its answers.
    for moment in alles.versies.iter().map(|versie| versie.vastgesteld_op) {
        perioden::herschrijf(conn, moment, activiteit, &alles.tot_en_met(moment), is_vertrouwelijk)?;
    }
    if let Some(concept) = concept {
        perioden::herschrijf(conn, concept.gewijzigd_op, activiteit, &alles, is_vertrouwelijk)?;
    }
    super::activiteiten::update(conn, activiteit)
}

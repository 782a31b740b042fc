//! The public side: what is sent was stored as it is sent. Nothing here reads a concept, a document or an activity's `beheer`.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use super::{
    Backend, Lijsten,
    perioden::Rij,
    schema::{
        activiteiten, intrekkingen, journaal, journaalkop, openbaar, organisaties, perioden, samenvattingen, versies, wissingen,
    },
};
use crate::{
    clock::Moment,
    database::{Code, DbConnection, Id, Packed},
    domain::{
        levensloop::handeling::Handeling,
        woorden::codes::{VersieSoort, Vertrouwelijkheid},
        zoeken::kenmerk::Kenmerk,
    },
    error::{Error, Result},
    index::Treffer,
};

/// A public record as stored, with what its front needs.
#[derive(Debug)]
pub struct Gevonden {
    /// The stretch of days it was found in.
    pub treffer: Treffer,
    /// The body, as JSON.
    pub tekst: String,
    /// Its version number.
    pub nummer: i32,
}

/// A public record with the organisation that keeps the register, as JSON.
#[derive(Debug)]
pub struct MetOrganisatie {
    /// The record.
    pub gevonden: Gevonden,
    /// The organisation of today.
    pub organisatie: String,
}

/// The moment of the last entry of the journal, in the same picture as the data.
pub fn laatste(conn: &mut DbConnection) -> Result<Moment> {
    Ok(journaalkop::table.select(journaalkop::tijdstip).get_result(conn)?)
}

/// The moment of the last act that readers can see: what is public did not change since.
pub fn laatst_zichtbaar(conn: &mut DbConnection) -> Result<Moment> {
    let laatste = journaal::table
        .filter(journaal::handeling.eq_any(Handeling::codes_van(Handeling::raakt_openbaar)))
        .order(journaal::volgnummer.desc())
        .select(journaal::tijdstip);
    Ok(laatste.first(conn).optional()?.unwrap_or(Moment::from_micros(0)))
}

/// The record that is shown on a day as known at a moment, or why there is none.
pub fn op_dag(
    conn: &mut DbConnection,
    activiteit: Uuid,
    dag: NaiveDate,
    bekend: Moment,
    vandaag: NaiveDate,
) -> Result<MetOrganisatie> {
    let bekend_op_dag = || {
        perioden::table
            .inner_join(activiteiten::table.on(activiteiten::uuid.eq(perioden::activiteit)))
            .filter(perioden::activiteit.eq(Id::from(activiteit)).and(perioden::openbaar.eq(true)))
            .filter(perioden::van.le(dag).and(perioden::tot.gt(dag)))
            .filter(perioden::bekend_van.le(bekend).and(perioden::bekend_tot.gt(bekend)))
            .filter(activiteiten::openbaar_vanaf.le(vandaag))
    };
    let gevonden: Option<(Rij, Packed, i32, Id, Option<Moment>, String)> = bekend_op_dag()
        .inner_join(openbaar::table.on(openbaar::versie.eq(perioden::bron)))
        .inner_join(organisaties::table.on(organisaties::uuid.eq(activiteiten::registerhouder)))
        .filter(perioden::zichtbaar.eq(true))
        .select((
            Rij::as_select(),
            openbaar::tekst,
            openbaar::nummer,
            activiteiten::registerhouder,
            activiteiten::laatst_gecontroleerd_op,
            organisaties::tekst,
        ))
        .get_result(conn)
        .optional()?;
    if let Some((rij, tekst, nummer, registerhouder, laatst_gecontroleerd_op, organisatie)) = gevonden {
        let treffer = rij.treffer(registerhouder, laatst_gecontroleerd_op);
        return Ok(MetOrganisatie { gevonden: Gevonden { treffer, tekst: tekst.text()?, nummer }, organisatie });
    }
    let weg: Option<Id> = bekend_op_dag().select(perioden::bron).get_result(conn).optional()?;
    match weg {
        Some(versie) => Err(Error::Gone(waarom_weg(conn, versie)?)),
        None => Err(Error::NotFound("deze verwerkingsactiviteit")),
    }
}

/// Why a version cannot be read any more: the public text of its withdrawal, or that it was erased.
pub fn waarom_weg(conn: &mut DbConnection, versie: Id) -> Result<String> {
    let tekst: Option<String> = intrekkingen::table.find(versie).select(intrekkingen::tekst).get_result(conn).optional()?;
    if let Some(tekst) = tekst {
        return Ok(format!("Deze versie is ingetrokken: {tekst}"));
    }
    let gewist = wissingen::table.filter(wissingen::versie.eq(versie)).count().get_result::<i64>(conn)?;
    let tekst = if gewist > 0 { "De inhoud van deze versie is gewist." } else { "Deze versie is er niet meer." };
    Ok(tekst.to_owned())
}

/// These results with what was stored of them, in their order: all of it, or the summary.
pub fn lees(conn: &mut DbConnection, treffers: Vec<Treffer>, volledig: bool) -> Result<Vec<Gevonden>> {
    let bronnen: Vec<Id> = treffers.iter().map(|treffer| treffer.bron.into()).collect();
    let mut teksten: HashMap<Id, (String, i32)> = if volledig {
        let rijen = openbaar::table.filter(openbaar::versie.eq_any(bronnen));
        let rijen: Vec<(Id, Packed, i32)> = rijen.select((openbaar::versie, openbaar::tekst, openbaar::nummer)).load(conn)?;
        rijen.into_iter().map(|(versie, tekst, nummer)| Ok((versie, (tekst.text()?, nummer)))).collect::<Result<_>>()?
    } else {
        use samenvattingen as tabel;
        let rijen = tabel::table.filter(tabel::versie.eq_any(bronnen)).select((tabel::versie, tabel::tekst, tabel::nummer));
        rijen.load::<(Id, String, i32)>(conn)?.into_iter().map(|(versie, tekst, nummer)| (versie, (tekst, nummer))).collect()
    };
    let gevonden = treffers.into_iter().filter_map(|treffer| {
        let (tekst, nummer) = teksten.remove(&treffer.bron.into())?;
        Some(Gevonden { treffer, tekst, nummer })
    });
    Ok(gevonden.collect())
}

/// Organisations of today by key, as JSON.
pub fn organisaties(conn: &mut DbConnection, uuids: impl IntoIterator<Item = Id>) -> Result<HashMap<Id, String>> {
    let mut uuids: Vec<Id> = uuids.into_iter().collect();
    uuids.sort_unstable();
    uuids.dedup();
    Ok(organisaties::table
        .filter(organisaties::uuid.eq_any(uuids))
        .select((organisaties::uuid, organisaties::tekst))
        .load::<(Id, String)>(conn)?
        .into_iter()
        .collect())
}

/// A version of a public activity: what lists of versions show.
#[derive(Debug, Clone)]
pub struct OpenbareVersie {
    /// The version.
    pub uuid: Id,
    /// Its activity.
    pub activiteit: Id,
    /// Its number.
    pub nummer: i32,
    /// With content, or an end.
    pub soort: VersieSoort,
    /// First day.
    pub begin_geldigheid: NaiveDate,
    /// When it was settled.
    pub vastgesteld_op: Moment,
}

/// Whether an activity is public today.
pub fn is_openbaar(conn: &mut DbConnection, activiteit: Uuid, vandaag: NaiveDate) -> Result<bool> {
    let aantal: i64 = activiteiten::table
        .filter(activiteiten::uuid.eq(Id::from(activiteit)).and(activiteiten::openbaar_vanaf.le(vandaag)))
        .count()
        .get_result(conn)?;
    Ok(aantal > 0)
}

/// The open versions of an activity and all its ends, in order of number: an end is as public as what it shows.
pub fn versies(conn: &mut DbConnection, activiteit: Uuid) -> Result<Vec<OpenbareVersie>> {
    let rijen: Vec<(Id, Id, i32, Code<VersieSoort>, NaiveDate, Moment)> = versies::table
        .filter(versies::activiteit.eq(Id::from(activiteit)))
        .filter(
            versies::vertrouwelijkheid
                .eq(Code(Vertrouwelijkheid::Openbaar))
                .or(versies::soort.eq(Code(VersieSoort::Beeindiging))),
        )
        .order(versies::nummer)
        .select((
            versies::uuid,
            versies::activiteit,
            versies::nummer,
            versies::soort,
            versies::begin_geldigheid,
            versies::vastgesteld_op,
        ))
        .load(conn)?;
    let versie = |(uuid, activiteit, nummer, Code(soort), begin_geldigheid, vastgesteld_op)| OpenbareVersie {
        uuid,
        activiteit,
        nummer,
        soort,
        begin_geldigheid,
        vastgesteld_op,
    };
    Ok(rijen.into_iter().map(versie).collect())
}

/// The activity that an open version or an end belongs to.
pub fn activiteit_van(conn: &mut DbConnection, versie: Uuid) -> Result<Option<(Uuid, i32)>> {
    let rij: Option<(Id, i32)> = versies::table
        .filter(versies::uuid.eq(Id::from(versie)))
        .filter(
            versies::vertrouwelijkheid
                .eq(Code(Vertrouwelijkheid::Openbaar))
                .or(versies::soort.eq(Code(VersieSoort::Beeindiging))),
        )
        .select((versies::activiteit, versies::nummer))
        .get_result(conn)
        .optional()?;
    Ok(rij.map(|(activiteit, nummer)| (activiteit.uuid(), nummer)))
}

/// What an open version calls its activity; `None` for an end.
pub fn naam(conn: &mut DbConnection, versie: Id) -> Result<Option<String>> {
    #[derive(serde::Deserialize)]
    struct Genoemd {
        naam: String,
    }
    let tekst: Option<String> = samenvattingen::table.find(versie).select(samenvattingen::tekst).get_result(conn).optional()?;
    tekst.map(|tekst| Ok(serde_json::from_str::<Genoemd>(&tekst)?.naam)).transpose()
}

/// The body of an open version, with when its activity was last looked at and its registerhouder; `None` when it was withdrawn or erased.
pub fn versietekst(conn: &mut DbConnection, versie: Id) -> Result<Option<(String, Option<Moment>, String)>> {
    let weg = intrekkingen::table.find(versie).count().get_result::<i64>(conn)?;
    if weg > 0 {
        return Ok(None);
    }
    let rij: Option<(Packed, Option<Moment>, String)> = openbaar::table
        .inner_join(versies::table.on(versies::uuid.eq(openbaar::versie)))
        .inner_join(activiteiten::table.on(activiteiten::uuid.eq(versies::activiteit)))
        .inner_join(organisaties::table.on(organisaties::uuid.eq(activiteiten::registerhouder)))
        .filter(openbaar::versie.eq(versie))
        .select((openbaar::tekst, activiteiten::laatst_gecontroleerd_op, organisaties::tekst))
        .get_result(conn)
        .optional()?;
    rij.map(|(tekst, gecontroleerd, organisatie)| Ok((tekst.text()?, gecontroleerd, organisatie))).transpose()
}

/// Activities that everyone may read, also those that ended or still begin: so many, after a key.
pub fn alle_sleutels(conn: &mut DbConnection, vandaag: NaiveDate, na: Option<Uuid>, aantal: i64) -> Result<Vec<Uuid>> {
    let mut query = activiteiten::table.filter(activiteiten::openbaar_vanaf.le(vandaag)).into_boxed::<Backend>();
    if let Some(na) = na {
        query = query.filter(activiteiten::uuid.gt(Id::from(na)));
    }
    let sleutels: Vec<Id> = query.order(activiteiten::uuid).limit(aantal).select(activiteiten::uuid).load(conn)?;
    Ok(sleutels.into_iter().map(Id::uuid).collect())
}

/// An organisation that keeps a register here.
#[derive(Debug)]
pub struct Houder {
    /// Its key.
    pub uuid: Uuid,
    /// Its name.
    pub naam: String,
    /// What is told of it, as JSON.
    pub tekst: String,
    /// How many of its activities hold today.
    pub aantal: i64,
}

/// Who keep a register here, by name.
pub fn houders(tx: &mut Lijsten<'_>) -> Result<Vec<Houder>> {
    let aantallen: HashMap<Id, i64> = tx
        .index
        .per_kenmerk(Kenmerk::Registerhouder, None)
        .into_iter()
        .filter_map(|telling| Some((Id::from(telling.code.parse::<Uuid>().ok()?), telling.aantal)))
        .collect();
    let houders: Vec<(Id, String, String)> = organisaties::table
        .filter(organisaties::uuid.eq_any(aantallen.keys().copied()))
        .order((organisaties::sorteernaam, organisaties::uuid))
        .select((organisaties::uuid, organisaties::naam, organisaties::tekst))
        .load(tx.conn)?;
    let houder = |(uuid, naam, tekst): (Id, String, String)| {
        let aantal = aantallen.get(&uuid).copied().unwrap_or_default();
        Houder { uuid: uuid.uuid(), naam, tekst, aantal }
    };
    Ok(houders.into_iter().map(houder).collect())
}

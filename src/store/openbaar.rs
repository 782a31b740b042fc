//! The public side: what is sent was stored as it is sent. Nothing here reads a concept, a document or an activity's `beheer`.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use super::{
    Backend,
    lijst::Selectie,
    perioden::{Bereik, PeriodeSoort, Rij},
    projectie::Kenmerkbereik,
    schema::{activiteiten, intrekkingen, journaalkop, kenmerken, openbaar, organisaties, perioden, versies, wissingen},
};
use crate::{
    clock::Moment,
    database::{Code, DbConnection, Id, Packed},
    domain::{
        woorden::codes::{VersieSoort, Vertrouwelijkheid},
        zoeken::kenmerk::Kenmerk,
    },
    error::{Error, Result},
};

/// A public record as stored, with what its front needs.
#[derive(Debug)]
pub struct Gevonden {
    /// The stretch of days it was found in.
    pub rij: Rij,
    /// The body, as JSON.
    pub tekst: String,
    /// Its version number.
    pub nummer: i32,
    /// When somebody last looked whether it still holds.
    pub laatst_gecontroleerd_op: Option<Moment>,
}

/// A public record with the organisation that keeps the register, as JSON.
#[derive(Debug)]
pub struct MetOrganisatie {
    /// The record.
    pub gevonden: Gevonden,
    /// The organisation of today.
    pub organisatie: String,
}

/// The generation of the public register and the moment of the last entry, in the same picture as the data.
pub fn stand(conn: &mut DbConnection) -> Result<(i64, Moment)> {
    Ok(journaalkop::table.select((journaalkop::generatie, journaalkop::tijdstip)).first(conn)?)
}

/// The record that is shown on a day as known at a moment, or why there is none.
pub fn op_dag(
    conn: &mut DbConnection,
    activiteit: Uuid,
    dag: NaiveDate,
    bekend: Moment,
    vandaag: NaiveDate,
) -> Result<MetOrganisatie> {
    let gevonden: Option<(Rij, Packed, i32, Option<Moment>, String)> = perioden::table
        .inner_join(openbaar::table.on(openbaar::versie.eq(perioden::bron)))
        .inner_join(versies::table.on(versies::uuid.eq(perioden::bron)))
        .inner_join(activiteiten::table.on(activiteiten::uuid.eq(perioden::activiteit)))
        .inner_join(organisaties::table.on(organisaties::uuid.eq(perioden::registerhouder)))
        .filter(perioden::bereik.eq(Code(Bereik::Openbaar)).and(perioden::activiteit.eq(Id::from(activiteit))))
        .filter(perioden::van.le(dag).and(perioden::tot.gt(dag)))
        .filter(perioden::bekend_van.le(bekend).and(perioden::bekend_tot.gt(bekend)))
        .filter(perioden::openbaar_vanaf.le(vandaag).and(perioden::zichtbaar.eq(true)))
        .select((Rij::as_select(), openbaar::tekst, versies::nummer, activiteiten::laatst_gecontroleerd_op, organisaties::tekst))
        .first(conn)
        .optional()?;
    if let Some((rij, tekst, nummer, laatst_gecontroleerd_op, organisatie)) = gevonden {
        let tekst = tekst.text()?;
        return Ok(MetOrganisatie { gevonden: Gevonden { rij, tekst, nummer, laatst_gecontroleerd_op }, organisatie });
    }
    let weg: Option<Id> = perioden::table
        .filter(perioden::bereik.eq(Code(Bereik::Openbaar)).and(perioden::activiteit.eq(Id::from(activiteit))))
        .filter(perioden::van.le(dag).and(perioden::tot.gt(dag)))
        .filter(perioden::bekend_van.le(bekend).and(perioden::bekend_tot.gt(bekend)))
        .filter(perioden::openbaar_vanaf.le(vandaag))
        .select(perioden::bron)
        .first(conn)
        .optional()?;
    match weg {
        Some(versie) => Err(Error::Gone(waarom_weg(conn, versie)?)),
        None => Err(Error::NotFound("deze verwerkingsactiviteit")),
    }
}

/// Why a version cannot be read any more: the public text of its withdrawal, or that it was erased.
pub fn waarom_weg(conn: &mut DbConnection, versie: Id) -> Result<String> {
    let tekst: Option<String> = intrekkingen::table.find(versie).select(intrekkingen::tekst).first(conn).optional()?;
    if let Some(tekst) = tekst {
        return Ok(format!("Deze versie is ingetrokken: {tekst}"));
    }
    let gewist = wissingen::table.filter(wissingen::versie.eq(versie)).count().get_result::<i64>(conn)?;
    let tekst = if gewist > 0 { "De inhoud van deze versie is gewist." } else { "Deze versie is er niet meer." };
    Ok(tekst.to_owned())
}

/// The records of a page of a public list, in its order.
pub fn pagina(
    conn: &mut DbConnection,
    selectie: &Selectie,
    volledig: bool,
    van: i64,
    aantal: i64,
) -> Result<(i64, Vec<Gevonden>)> {
    let count = selectie.count(conn)?;
    let rijen = selectie.rijen(conn, van, aantal)?;
    Ok((count, met_tekst(conn, rijen, volledig)?))
}

/// These rows with what was stored of them, in their order.
pub(super) fn met_tekst(conn: &mut DbConnection, rijen: Vec<Rij>, volledig: bool) -> Result<Vec<Gevonden>> {
    let bronnen: Vec<Id> = rijen.iter().map(|rij| rij.bron).collect();
    let query = openbaar::table
        .inner_join(versies::table.on(versies::uuid.eq(openbaar::versie)))
        .inner_join(activiteiten::table.on(activiteiten::uuid.eq(versies::activiteit)))
        .filter(openbaar::versie.eq_any(bronnen));
    let teksten: Vec<(Id, String, i32, Option<Moment>)> = if volledig {
        let kolommen = (openbaar::versie, openbaar::tekst, versies::nummer, activiteiten::laatst_gecontroleerd_op);
        let rijen: Vec<(Id, Packed, i32, Option<Moment>)> = query.select(kolommen).load(conn)?;
        let uitgepakt = rijen.into_iter().map(|(versie, tekst, nummer, op)| Ok((versie, tekst.text()?, nummer, op)));
        uitgepakt.collect::<Result<_>>()?
    } else {
        query
            .select((openbaar::versie, openbaar::samenvatting, versies::nummer, activiteiten::laatst_gecontroleerd_op))
            .load(conn)?
    };
    let mut teksten: HashMap<Id, _> =
        teksten.into_iter().map(|(versie, tekst, nummer, gecontroleerd)| (versie, (tekst, nummer, gecontroleerd))).collect();
    let gevonden = rijen.into_iter().filter_map(|rij| {
        let (tekst, nummer, laatst_gecontroleerd_op) = teksten.get(&rij.bron).cloned().or_else(|| teksten.remove(&rij.bron))?;
        Some(Gevonden { rij, tekst, nummer, laatst_gecontroleerd_op })
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
        .first(conn)
        .optional()?;
    Ok(rij.map(|(activiteit, nummer)| (activiteit.uuid(), nummer)))
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
        .first(conn)
        .optional()?;
    rij.map(|(tekst, gecontroleerd, organisatie)| Ok((tekst.text()?, gecontroleerd, organisatie))).transpose()
}

/// When the public register last changed.
pub fn laatst_gewijzigd(conn: &mut DbConnection, vandaag: NaiveDate) -> Result<Option<Moment>> {
    let zichtbaar = perioden::table.filter(perioden::bereik.eq(Code(Bereik::Openbaar)).and(perioden::openbaar_vanaf.le(vandaag)));
    Ok(zichtbaar.select(diesel::dsl::max(perioden::bekend_van)).first::<Option<Moment>>(conn)?)
}

/// What holds on a day as known at a moment, and may be read.
#[diesel::dsl::auto_type(no_type_alias)]
fn geldig(vandaag: NaiveDate, bekend: Moment) -> _ {
    let bereik: Code<Bereik> = Code(Bereik::Openbaar);
    let soort: Code<PeriodeSoort> = Code(PeriodeSoort::Publicatie);
    perioden::table
        .filter(perioden::bereik.eq(bereik).and(perioden::soort.eq(soort)))
        .filter(perioden::van.le(vandaag).and(perioden::tot.gt(vandaag)))
        .filter(perioden::bekend_van.le(bekend).and(perioden::bekend_tot.gt(bekend)))
        .filter(perioden::openbaar_vanaf.le(vandaag).and(perioden::zichtbaar.eq(true)))
}

/// How many activities that hold today, of all or of one registerhouder, have each code of a kind of kenmerk, most first.
pub fn per_kenmerk(
    conn: &mut DbConnection,
    soort: Kenmerk,
    registerhouder: Option<Uuid>,
    vandaag: NaiveDate,
    bekend: Moment,
) -> Result<Vec<(String, i64)>> {
    let per_code = kenmerken::table.group_by(kenmerken::code).select((kenmerken::code, diesel::dsl::count_star()));
    let query = per_code
        .into_boxed::<Backend>()
        .filter(kenmerken::bereik.eq(Kenmerkbereik::Algemeen.code()).and(kenmerken::soort.eq(soort.code())));
    let geldig = geldig(vandaag, bekend);
    let query = match registerhouder {
        None => query.filter(kenmerken::bron.eq_any(geldig.select(perioden::bron))),
        Some(uuid) => {
            let van_een = geldig.filter(perioden::registerhouder.eq(Id::from(uuid)));
            query.filter(kenmerken::bron.eq_any(van_een.select(perioden::bron)))
        }
    };
    Ok(query.order((diesel::dsl::count_star().desc(), kenmerken::code)).load(conn)?)
}

/// In how many activities that hold today an organisation has each of these kinds of kenmerk.
pub fn per_rol(
    conn: &mut DbConnection,
    organisatie: Uuid,
    soorten: &[Kenmerk],
    vandaag: NaiveDate,
    bekend: Moment,
) -> Result<HashMap<Kenmerk, i64>> {
    let rijen: Vec<(String, i64)> = kenmerken::table
        .filter(
            kenmerken::bereik
                .eq(Kenmerkbereik::Algemeen.code())
                .and(kenmerken::soort.eq_any(soorten.iter().map(|soort| soort.code()))),
        )
        .filter(kenmerken::code.eq(organisatie.to_string()))
        .filter(kenmerken::bron.eq_any(geldig(vandaag, bekend).select(perioden::bron)))
        .group_by(kenmerken::soort)
        .select((kenmerken::soort, diesel::dsl::count_star()))
        .load(conn)?;
    Ok(rijen.into_iter().filter_map(|(soort, aantal)| Some((soort.parse().ok()?, aantal))).collect())
}

/// Activities that hold today and when their content was settled: so many, after a key.
pub fn sleutels(
    conn: &mut DbConnection,
    (vandaag, bekend): (NaiveDate, Moment),
    na: Option<Id>,
    aantal: i64,
) -> Result<Vec<(Id, Moment)>> {
    let mut query = geldig(vandaag, bekend).into_boxed::<Backend>();
    if let Some(na) = na {
        query = query.filter(perioden::activiteit.gt(na));
    }
    let query = query.order(perioden::activiteit).limit(aantal);
    Ok(query.select((perioden::activiteit, perioden::vastgesteld_op)).load(conn)?)
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

/// How many activities hold today, for each registerhouder with its name.
pub fn aantallen(conn: &mut DbConnection, vandaag: NaiveDate, bekend: Moment) -> Result<Vec<(Id, String, i64)>> {
    let aantallen: HashMap<Id, i64> = geldig(vandaag, bekend)
        .group_by(perioden::registerhouder)
        .select((perioden::registerhouder, diesel::dsl::count_star()))
        .load::<(Id, i64)>(conn)?
        .into_iter()
        .collect();
    let houders: Vec<(Id, String)> = organisaties::table
        .filter(organisaties::uuid.eq_any(aantallen.keys().copied()))
        .order((organisaties::sorteernaam, organisaties::uuid))
        .select((organisaties::uuid, organisaties::tekst))
        .load(conn)?;
    Ok(houders.into_iter().map(|(uuid, tekst)| (uuid, tekst, aantallen.get(&uuid).copied().unwrap_or_default())).collect())
}

//! Organisations.

use std::collections::HashMap;

use diesel::prelude::*;
use uuid::Uuid;

use super::{Backend, Schrijven, perioden::Bereik, projectie::Kenmerkbereik, schema::organisaties};
use crate::{
    clock::Moment,
    database::{Code, DbConnection, Id},
    domain::{
        inhoud::organisatie::{EerdereNaam, OrganisatieInvoer, VastgelegdeOrganisatie},
        woorden::zoekwoord::normaal,
        zoeken::kenmerk::Kenmerk,
    },
    error::Result,
};

/// An organisation as stored.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = organisaties)]
pub struct Organisatie {
    /// Its key.
    pub uuid: Id,
    /// What was entered, as JSON.
    pub tekst: String,
    /// Earlier names, as JSON.
    pub eerdere_namen: String,
    /// Keeps a register of its own.
    pub is_registerhouder: bool,
    /// Number of its last change.
    pub revisie: i64,
    /// When it was made.
    pub aangemaakt_op: Moment,
    /// When it last changed.
    pub gewijzigd_op: Moment,
    /// Hidden since.
    pub vervallen_op: Option<Moment>,
}

impl Organisatie {
    /// What was entered.
    pub fn invoer(&self) -> Result<OrganisatieInvoer> {
        Ok(serde_json::from_str(&self.tekst)?)
    }

    /// Earlier names.
    pub fn namen(&self) -> Result<Vec<EerdereNaam>> {
        Ok(serde_json::from_str(&self.eerdere_namen)?)
    }
}

/// One organisation.
pub fn find(conn: &mut DbConnection, uuid: Uuid) -> Result<Option<Organisatie>> {
    Ok(organisaties::table.find(Id::from(uuid)).select(Organisatie::as_select()).get_result(conn).optional()?)
}

/// What a version freezes of these organisations; unknown ones are absent.
pub fn vastgelegd(
    conn: &mut DbConnection,
    uuids: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, VastgelegdeOrganisatie>> {
    let uuids: Vec<Id> = uuids.into_iter().map(Id::from).collect();
    let rijen: Vec<(Id, String, Option<String>, Option<String>)> = organisaties::table
        .filter(organisaties::uuid.eq_any(uuids))
        .select((organisaties::uuid, organisaties::naam, organisaties::soort, organisaties::land))
        .load(conn)?;
    let rijen =
        rijen.into_iter().map(|(uuid, naam, soort, land)| VastgelegdeOrganisatie { uuid: uuid.uuid(), naam, soort, land });
    Ok(rijen.map(|organisatie| (organisatie.uuid, organisatie)).collect())
}

/// Which organisations a list asks for.
#[derive(Debug, Default, Clone)]
pub struct Selectie {
    /// Part of the name or of an earlier one, as typed.
    pub zoek: Option<String>,
    /// Only those that keep a register, or only the others.
    pub registerhouder: Option<bool>,
    /// Only those that a public version names.
    pub alleen_openbaar: Option<chrono::NaiveDate>,
    /// Also those that are hidden.
    pub ook_vervallen: bool,
}

/// So many organisations from a place on, in order of name, and how many there are in all.
pub fn list(conn: &mut DbConnection, selectie: &Selectie, van: i64, aantal: i64) -> Result<(i64, Vec<Organisatie>)> {
    let count = gekozen(selectie).count().get_result(conn)?;
    let uuids = sleutels(conn, selectie, van, aantal)?;
    let rijen = organisaties::table
        .filter(organisaties::uuid.eq_any(uuids))
        .select(Organisatie::as_select())
        .order((organisaties::sorteernaam, organisaties::uuid))
        .load(conn)?;
    Ok((count, rijen))
}

/// The keys of so many organisations from a place on, in order of name.
pub fn sleutels(conn: &mut DbConnection, selectie: &Selectie, van: i64, aantal: i64) -> Result<Vec<Id>> {
    let query = gekozen(selectie).select(organisaties::uuid).order((organisaties::sorteernaam, organisaties::uuid));
    Ok(query.limit(aantal).offset(van).load(conn)?)
}

fn gekozen(selectie: &Selectie) -> organisaties::BoxedQuery<'_, Backend> {
    use super::schema::{kenmerken, perioden};
    let mut query = organisaties::table.into_boxed();
    if !selectie.ook_vervallen {
        query = query.filter(organisaties::vervallen_op.is_null());
    }
    if let Some(registerhouder) = selectie.registerhouder {
        query = query.filter(organisaties::is_registerhouder.eq(registerhouder));
    }
    if let Some(zoek) = &selectie.zoek {
        // Earlier names stand in the same normal form behind the name.
        query = query.filter(organisaties::sorteernaam.like(format!("%{}%", letterlijk(&normaal(zoek)))).escape('\\'));
    }
    if let Some(vandaag) = selectie.alleen_openbaar {
        let zichtbaar = perioden::table
            .filter(
                perioden::bereik.eq(Code(Bereik::Openbaar)).and(perioden::zichtbaar).and(perioden::openbaar_vanaf.le(vandaag)),
            )
            .select(perioden::bron);
        let genoemd = kenmerken::table
            .filter(
                kenmerken::bereik
                    .eq(Kenmerkbereik::Algemeen.code())
                    .and(kenmerken::soort.eq(Kenmerk::Organisatie.code()))
                    .and(kenmerken::bron.eq_any(zichtbaar)),
            )
            .select(kenmerken::code);
        query = query.filter(organisaties::uuid.eq_any(genoemd));
    }
    query
}

/// A text in which `%` and `_` mean themselves.
fn letterlijk(tekst: &str) -> String {
    tekst.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// An organisation that a public version names.
pub fn find_openbaar(conn: &mut DbConnection, uuid: Uuid, vandaag: chrono::NaiveDate) -> Result<Option<Organisatie>> {
    let selectie = Selectie { alleen_openbaar: Some(vandaag), ook_vervallen: true, ..Selectie::default() };
    let gevonden = gekozen(&selectie).filter(organisaties::uuid.eq(Id::from(uuid))).select(Organisatie::as_select()).first(conn);
    Ok(gevonden.optional()?)
}

/// Adds an organisation.
pub(crate) fn insert(tx: &mut Schrijven<'_>, uuid: Uuid, invoer: &OrganisatieInvoer) -> Result<()> {
    diesel::insert_into(organisaties::table)
        .values((
            organisaties::uuid.eq(Id::from(uuid)),
            organisaties::naam.eq(&invoer.naam),
            organisaties::sorteernaam.eq(sorteernaam(invoer, &[])),
            organisaties::soort.eq(&invoer.soort),
            organisaties::land.eq(&invoer.land),
            organisaties::is_registerhouder.eq(invoer.register.is_some()),
            organisaties::tekst.eq(super::json(invoer)?),
            organisaties::eerdere_namen.eq("[]"),
            organisaties::revisie.eq(tx.revisie()),
            organisaties::aangemaakt_op.eq(tx.moment),
            organisaties::gewijzigd_op.eq(tx.moment),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Writes what can change of an organisation.
pub(crate) fn update(tx: &mut Schrijven<'_>, uuid: Uuid, invoer: &OrganisatieInvoer, namen: &[EerdereNaam]) -> Result<()> {
    diesel::update(organisaties::table.find(Id::from(uuid)))
        .set((
            organisaties::naam.eq(&invoer.naam),
            organisaties::sorteernaam.eq(sorteernaam(invoer, namen)),
            organisaties::soort.eq(&invoer.soort),
            organisaties::land.eq(&invoer.land),
            organisaties::is_registerhouder.eq(invoer.register.is_some()),
            organisaties::tekst.eq(super::json(invoer)?),
            organisaties::eerdere_namen.eq(super::json(&namen)?),
            organisaties::revisie.eq(tx.revisie()),
            organisaties::gewijzigd_op.eq(tx.moment),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// The name first, so that it decides the order; former names behind it are only found.
pub(super) fn sorteernaam(invoer: &OrganisatieInvoer, namen: &[EerdereNaam]) -> String {
    let namen = std::iter::once(&invoer.naam).chain(namen.iter().map(|naam| &naam.naam));
    namen.map(|naam| normaal(naam)).collect::<Vec<_>>().join("\n").chars().take(600).collect()
}

//! Organisations.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;
use strum::VariantArray as _;
use uuid::Uuid;

use super::{Lijsten, Schrijven, Stuk, schema::organisaties};
use crate::{
    clock::Moment,
    database::{DbConnection, Id},
    domain::{
        inhoud::organisatie::{EerdereNaam, Nummer, OrganisatieInvoer, VastgelegdeOrganisatie},
        woorden::zoekwoord::normaal,
    },
    error::Result,
    index::OrganisatieVraag,
};

/// An organisation as stored.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = organisaties)]
pub struct Organisatie {
    /// Its key.
    pub uuid: Id,
    /// What was entered, as JSON.
    pub tekst: String,
    /// What it is ordered by.
    pub sorteernaam: String,
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

    /// Where it stands in the order of lists.
    #[must_use]
    pub fn plaats(&self) -> Plaats {
        (self.sorteernaam.clone(), self.uuid.uuid())
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

/// Where an organisation stands in the order of lists.
pub type Plaats = (String, Uuid);

/// A part of the organisations that a list asks for, in order of name; and how many there are in all.
pub fn list(tx: &mut Lijsten<'_>, vraag: &OrganisatieVraag, stuk: &Stuk<Plaats>) -> Result<(i64, Vec<Organisatie>)> {
    list_met(tx, vraag, &[], stuk)
}

/// As `list`, of those with all of these numbers.
pub fn list_met(
    tx: &mut Lijsten<'_>,
    vraag: &OrganisatieVraag,
    nummers: &[(Nummer, String)],
    stuk: &Stuk<Plaats>,
) -> Result<(i64, Vec<Organisatie>)> {
    let mut gekozen = tx.index.organisaties(vraag);
    for (soort, nummer) in nummers {
        let met = met_nummer(tx.conn, *soort, nummer)?;
        gekozen.retain(|uuid| met.contains(uuid));
    }
    let count = i64::try_from(gekozen.len()).unwrap_or(i64::MAX);
    if let Some((naam, uuid)) = &stuk.na {
        gekozen.retain(|een| tx.index.is_achter(*een, (naam, *uuid)));
    }
    let [van, aantal] = [stuk.van, stuk.aantal].map(|getal| usize::try_from(getal).unwrap_or_default());
    let uuids = gekozen.into_iter().skip(van).take(aantal).map(Id::from);
    let rijen = organisaties::table
        .filter(organisaties::uuid.eq_any(uuids))
        .select(Organisatie::as_select())
        .order((organisaties::sorteernaam, organisaties::uuid))
        .load(tx.conn)?;
    Ok((count, rijen))
}

/// The organisations that are called exactly so.
pub fn met_naam(conn: &mut DbConnection, naam: &str) -> Result<Vec<Uuid>> {
    let query = organisaties::table.filter(organisaties::naam.eq(naam)).select(organisaties::uuid);
    Ok(query.load::<Id>(conn)?.into_iter().map(Id::uuid).collect())
}

/// The organisations with this number: one, or more in a register from before they were unique.
pub fn met_nummer(conn: &mut DbConnection, soort: Nummer, nummer: &str) -> Result<Vec<Uuid>> {
    let query = organisaties::table.select(organisaties::uuid).order(organisaties::uuid).into_boxed();
    let query = match soort {
        Nummer::Oin => query.filter(organisaties::oin.eq(nummer)),
        Nummer::Rsin => query.filter(organisaties::rsin.eq(nummer)),
        Nummer::KvkNummer => query.filter(organisaties::kvk_nummer.eq(nummer)),
    };
    Ok(query.load::<Id>(conn)?.into_iter().map(Id::uuid).collect())
}

/// A number that more than one organisation has, with those.
pub type DubbelNummer = (Nummer, String, Vec<Uuid>);

/// The numbers that more than one organisation has, as a register from before they were unique can hold them.
pub fn dubbele_nummers(conn: &mut DbConnection) -> Result<Vec<DubbelNummer>> {
    let rijen: Vec<(Id, String)> =
        organisaties::table.select((organisaties::uuid, organisaties::tekst)).order(organisaties::uuid).load(conn)?;
    let mut van: BTreeMap<(usize, String), Vec<Uuid>> = BTreeMap::new();
    for (uuid, tekst) in rijen {
        let invoer: OrganisatieInvoer = serde_json::from_str(&tekst)?;
        for (plaats, soort) in Nummer::VARIANTS.iter().enumerate() {
            if let Some(nummer) = soort.van(&invoer) {
                van.entry((plaats, nummer.to_owned())).or_default().push(uuid.uuid());
            }
        }
    }
    let dubbel = van.into_iter().filter(|(_, uuids)| uuids.len() > 1);
    Ok(dubbel.map(|((plaats, nummer), uuids)| (Nummer::VARIANTS[plaats], nummer, uuids)).collect())
}

/// An organisation that a public version names.
pub fn find_openbaar(tx: &mut Lijsten<'_>, uuid: Uuid) -> Result<Option<Organisatie>> {
    if tx.index.is_genoemd(uuid) { find(tx.conn, uuid) } else { Ok(None) }
}

/// Those of these organisations that a public version names, in this order.
pub fn openbare(tx: &mut Lijsten<'_>, uuids: impl IntoIterator<Item = Uuid>) -> Result<Vec<Organisatie>> {
    let uuids: Vec<Id> = uuids.into_iter().filter(|uuid| tx.index.is_genoemd(*uuid)).map(Id::from).collect();
    let rijen =
        organisaties::table.filter(organisaties::uuid.eq_any(uuids.clone())).select(Organisatie::as_select()).load(tx.conn)?;
    let mut gevonden: HashMap<Id, Organisatie> = rijen.into_iter().map(|rij: Organisatie| (rij.uuid, rij)).collect();
    Ok(uuids.iter().filter_map(|uuid| gevonden.remove(uuid)).collect())
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
            organisaties::oin.eq(&invoer.oin),
            organisaties::rsin.eq(&invoer.rsin),
            organisaties::kvk_nummer.eq(&invoer.kvk_nummer),
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
            organisaties::oin.eq(&invoer.oin),
            organisaties::rsin.eq(&invoer.rsin),
            organisaties::kvk_nummer.eq(&invoer.kvk_nummer),
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

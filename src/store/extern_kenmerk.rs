//! Keys that other systems have for activities: whose each is, and what was last delivered by it.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Deserialize as _;
use uuid::Uuid;

use super::{
    Backend, DocumentVerwijzing, Stuk, documenten,
    journaal::{Rij as Regel, Tekst},
    schema::{activiteiten, externe_kenmerken, journaal},
};
use crate::{
    clock::ooit,
    database::{DbConnection, Id},
    domain::{
        inhoud::beheer::{Beheer, ExternKenmerk},
        levensloop::lezer::Lezer,
    },
    error::Result,
};

/// Where an entry keeps the reference to the document of what was delivered.
pub const AANLEVERING: &str = "aanlevering";

/// A key with its activity, as stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = externe_kenmerken)]
pub struct Rij {
    /// In whose register.
    pub registerhouder: Id,
    /// The other system.
    pub bron: String,
    /// The key there.
    pub kenmerk: String,
    /// The activity.
    pub activiteit: Id,
    /// Whether it is administered; a key that its system replaced still finds its activity.
    pub huidig: bool,
    /// What was last delivered by it.
    pub document: Option<Id>,
    /// The entry that names that.
    pub journaal: Option<i64>,
    /// The salt of that document, once it was erased.
    pub zout: Option<String>,
}

impl Rij {
    /// A key that is administered.
    #[must_use]
    pub fn nieuw(registerhouder: Id, activiteit: Id, (bron, kenmerk): (&str, &str)) -> Self {
        let (bron, kenmerk) = (bron.to_owned(), kenmerk.to_owned());
        Self { registerhouder, bron, kenmerk, activiteit, huidig: true, document: None, journaal: None, zout: None }
    }

    /// The key as it is administered.
    #[must_use]
    pub fn sleutel(&self) -> ExternKenmerk {
        ExternKenmerk { bron: Some(self.bron.clone()), kenmerk: Some(self.kenmerk.clone()) }
    }

    /// Whether it is this key.
    #[must_use]
    pub fn is(&self, (bron, kenmerk): (&str, &str)) -> bool {
        self.bron == bron && self.kenmerk == kenmerk
    }
}

/// A key that says both which system and which key.
#[must_use]
pub fn heel(een: &ExternKenmerk) -> Option<(&str, &str)> {
    een.bron.as_deref().zip(een.kenmerk.as_deref())
}

/// The activities of a register that another system knows, or knew, by this key.
pub fn zoek(conn: &mut DbConnection, registerhouder: Uuid, (bron, kenmerk): (&str, &str)) -> Result<Vec<Rij>> {
    Ok(externe_kenmerken::table
        .filter(externe_kenmerken::registerhouder.eq(Id::from(registerhouder)))
        .filter(externe_kenmerken::bron.eq(bron).and(externe_kenmerken::kenmerk.eq(kenmerk)))
        .select(Rij::as_select())
        .load(conn)?)
}

/// The keys that a system administers in a register, as far as this reader may know of their activities: how many, and a part of them by
/// key.
pub fn van_bron(
    conn: &mut DbConnection,
    (registerhouder, bron): (Uuid, &str),
    (lezer, dag): (&Lezer, NaiveDate),
    stuk: &Stuk<String>,
) -> Result<(i64, Vec<Rij>)> {
    if lezer.registerhouders.as_ref().is_some_and(|eigen| !eigen.contains(&registerhouder)) {
        return Ok((0, Vec::new()));
    }
    let zichtbaar = activiteiten::table
        .filter(activiteiten::vertrouwelijk_tot.le(if lezer.vertrouwelijk { ooit() } else { dag }))
        .select(activiteiten::uuid);
    let rijen = externe_kenmerken::table
        .filter(externe_kenmerken::registerhouder.eq(Id::from(registerhouder)).and(externe_kenmerken::bron.eq(bron.to_owned())))
        .filter(externe_kenmerken::huidig.eq(true).and(externe_kenmerken::activiteit.eq_any(zichtbaar)));
    let count = rijen.clone().count().get_result(conn)?;
    let mut query = rijen.order(externe_kenmerken::kenmerk).offset(stuk.van).limit(stuk.aantal).into_boxed::<Backend>();
    if let Some(na) = &stuk.na {
        query = query.filter(externe_kenmerken::kenmerk.gt(na));
    }
    Ok((count, query.select(Rij::as_select()).load(conn)?))
}

/// The keys of an activity.
pub fn van(conn: &mut DbConnection, activiteit: Uuid) -> Result<Vec<Rij>> {
    let rijen = externe_kenmerken::table.filter(externe_kenmerken::activiteit.eq(Id::from(activiteit)));
    Ok(rijen.select(Rij::as_select()).load(conn)?)
}

/// Adds a key.
pub(crate) fn insert(conn: &mut DbConnection, rij: &Rij) -> Result<()> {
    diesel::insert_into(externe_kenmerken::table).values(rij).execute(conn)?;
    Ok(())
}

/// Writes what can change of a key: whether it is administered, and what was last delivered by it.
pub(crate) fn update(conn: &mut DbConnection, rij: &Rij) -> Result<()> {
    diesel::update(externe_kenmerken::table.find((rij.registerhouder, &rij.bron, &rij.kenmerk, rij.activiteit)))
        .set((
            externe_kenmerken::huidig.eq(rij.huidig),
            externe_kenmerken::document.eq(rij.document),
            externe_kenmerken::journaal.eq(rij.journaal),
            externe_kenmerken::zout.eq(&rij.zout),
        ))
        .execute(conn)?;
    Ok(())
}

/// Keeps of a delivery that is erased only the salt.
pub(super) fn bewaar_zout(conn: &mut DbConnection, document: Id) -> Result<()> {
    let zout = documenten::zout(conn, document.uuid())?;
    diesel::update(externe_kenmerken::table.filter(externe_kenmerken::document.eq(document)))
        .set(externe_kenmerken::zout.eq(zout))
        .execute(conn)?;
    Ok(())
}

/// Whether this is what was delivered by the key, although that was erased.
pub fn is_gewist(conn: &mut DbConnection, rij: &Rij, tekst: &str) -> Result<bool> {
    let (Some(zout), Some(regel)) = (&rij.zout, rij.journaal) else { return Ok(false) };
    let regel: Option<Regel> = journaal::table.find(regel).select(Regel::as_select()).first(conn).optional()?;
    let aangeleverd = regel.map(|regel| regel.tekst()).transpose()?.and_then(|tekst| aanlevering(&tekst));
    Ok(aangeleverd.is_some_and(|verwijzing| verwijzing.hash == documenten::gezouten_met(zout, tekst)))
}

/// The document of what was delivered, that an entry names.
pub(super) fn aanlevering(tekst: &Tekst) -> Option<DocumentVerwijzing> {
    DocumentVerwijzing::deserialize(tekst.toelichting.get(AANLEVERING)?).ok()
}

/// Forgets a key.
pub(crate) fn delete(conn: &mut DbConnection, rij: &Rij) -> Result<()> {
    diesel::delete(externe_kenmerken::table.find((rij.registerhouder, &rij.bron, &rij.kenmerk, rij.activiteit))).execute(conn)?;
    Ok(())
}

/// Adds every key that is administered and not known here: those of a database from before this table.
pub(super) fn vul(conn: &mut DbConnection) -> Result<()> {
    let alle: Vec<(Id, Id, String)> =
        activiteiten::table.select((activiteiten::uuid, activiteiten::registerhouder, activiteiten::beheer)).load(conn)?;
    for (activiteit, registerhouder, beheer) in alle {
        let beheer: Beheer = serde_json::from_str(&beheer)?;
        if beheer.externe_kenmerken.is_empty() {
            continue;
        }
        let mut bekend = van(conn, activiteit.uuid())?;
        for sleutel in beheer.externe_kenmerken.iter().filter_map(heel) {
            if !bekend.iter().any(|rij| rij.is(sleutel)) {
                let rij = Rij::nieuw(registerhouder, activiteit, sleutel);
                insert(conn, &rij)?;
                bekend.push(rij);
            }
        }
    }
    Ok(())
}

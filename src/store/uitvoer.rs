//! What exports read: everything, a page at a time, after a key. Each page is a short read of its own, so nothing is held while a client
//! reads, and none costs more than the one before.

mod intern;
mod naast;
mod openbaar;

use std::collections::HashMap;

use diesel::prelude::*;
use uuid::Uuid;

pub use intern::{Intern, InterneVersie, intern, interne_geschiedenis};
pub use naast::{licenties, organisaties, overeenkomsten};
pub use openbaar::{Openbaar, openbaar, openbare_geschiedenis};

use super::{
    Lijsten,
    schema::{intrekkingen, versies, wissingen},
    versies::{Geschiedenis, Intrekking, Versie},
};
use crate::{
    clock::Moment,
    database::{DbConnection, Id},
    error::Result,
};

/// So many results are read at once. Who writes waits for a page, and each reader of a file has one in memory.
const PER_KEER: u16 = 50;

/// Where a page ended: the key of its last result.
pub type Sleutel = (Uuid, Uuid);

/// Makes the next piece of an export in a read of its own; `None` after the last. A piece may be empty.
pub type Stap = Box<dyn FnMut(&mut Lijsten<'_>) -> Result<Option<Vec<u8>>> + Send>;

/// A part of everything.
#[derive(Debug)]
pub struct Blad<T> {
    /// The results, in order of key.
    pub regels: Vec<T>,
    /// Where the next part begins; `None` after the last.
    pub na: Option<Sleutel>,
}

/// The histories of these activities as known at a moment, in their order.
pub fn geschiedenissen(conn: &mut DbConnection, activiteiten: &[Id], bekend: Moment) -> Result<Vec<(Id, Geschiedenis)>> {
    let van_deze = || versies::activiteit.eq_any(activiteiten.to_vec());
    let alle: Vec<Versie> = versies::table
        .filter(van_deze().and(versies::vastgesteld_op.le(bekend)))
        .order((versies::activiteit, versies::nummer))
        .select(Versie::as_select())
        .load(conn)?;
    let mut weg: HashMap<Id, Vec<Intrekking>> = HashMap::new();
    let ingetrokken = intrekkingen::table.inner_join(versies::table.on(versies::uuid.eq(intrekkingen::versie)));
    for (activiteit, intrekking) in
        ingetrokken.filter(van_deze()).select((versies::activiteit, Intrekking::as_select())).load::<(Id, Intrekking)>(conn)?
    {
        weg.entry(activiteit).or_default().push(intrekking);
    }
    let mut gewist: HashMap<Id, Vec<Id>> = HashMap::new();
    let wissingen = wissingen::table.inner_join(versies::table.on(versies::uuid.eq(wissingen::versie))).filter(van_deze());
    for (activiteit, versie) in wissingen.select((versies::activiteit, wissingen::versie)).load::<(Id, Id)>(conn)? {
        gewist.entry(activiteit).or_default().push(versie);
    }
    let geschiedenis = |versies: &[Versie]| {
        let activiteit = versies.first()?.activiteit;
        Some((
            activiteit,
            Geschiedenis::new(
                activiteit,
                versies.to_vec(),
                weg.remove(&activiteit).unwrap_or_default(),
                gewist.remove(&activiteit).unwrap_or_default(),
            ),
        ))
    };
    Ok(alle.chunk_by(|een, ander| een.activiteit == ander.activiteit).filter_map(geschiedenis).collect())
}

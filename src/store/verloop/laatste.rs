//! The last changes that the public sees: new versions, ends and withdrawals.

use chrono::NaiveDate;
use diesel::{dsl::exists, prelude::*};
use uuid::Uuid;

use super::{VersieTekst, publiek, teksten};
use crate::{
    clock::Moment,
    database::{Code, DbConnection, Id},
    domain::{
        publiek::verloop::{Gebeurtenis, PubliekeVersie, vergeleken_met, verloop},
        woorden::codes::{VersieSoort, Vertrouwelijkheid},
    },
    error::Result,
    store::{
        Backend,
        schema::{activiteiten, intrekkingen, perioden, versies},
    },
};

/// A change in the public register.
#[derive(Debug, Clone)]
pub struct Wijziging {
    /// The activity.
    pub activiteit: Uuid,
    /// Whose register it is in.
    pub registerhouder: Uuid,
    /// The number of the activity.
    pub identificatie: String,
    /// The version that was settled or withdrawn.
    pub versie: Uuid,
    /// Its number within the activity.
    pub nummer: i32,
    /// When it was settled, or withdrawn.
    pub moment: Moment,
    /// The public versions of the activity; only of this version and the one it is compared with the body is there.
    pub versies: Vec<VersieTekst>,
}

impl Wijziging {
    /// The name of the activity as this version or the one before it says, and what happened. `None` when an end changed nothing.
    pub fn gebeurtenis(&self, vandaag: NaiveDate) -> Result<Option<(String, Gebeurtenis)>> {
        let versies = self.versies.iter().map(VersieTekst::publiek).collect::<Result<Vec<PubliekeVersie>>>()?;
        let naam = |nummer: i32| {
            let versie = versies.iter().find(|versie| versie.nummer == nummer)?;
            versie.romp.as_ref().map(|romp| romp.naam.clone())
        };
        let naam = naam(self.nummer).or_else(|| naam(self.vergeleken_met()?)).unwrap_or_else(|| self.identificatie.clone());
        let gebeurtenis = verloop(&versies, vandaag).into_iter().find(|gebeurtenis| gebeurtenis.nummer == self.nummer);
        Ok(gebeurtenis.map(|gebeurtenis| (naam, gebeurtenis)))
    }

    fn vergeleken_met(&self) -> Option<i32> {
        vergeleken_met(&self.versies.iter().map(VersieTekst::plek).collect::<Vec<_>>(), self.nummer)
    }

    /// The versions whose bodies tell of this change.
    fn nodig(&self) -> Vec<Id> {
        let nummers = [Some(self.nummer), self.vergeleken_met()];
        let gevraagd = self.versies.iter().filter(|versie| versie.is_leesbaar() && nummers.contains(&Some(versie.nummer)));
        gevraagd.map(|versie| versie.uuid).collect()
    }
}

type Rij = (Id, Id, i32, Moment, Id, String);

/// The last changes, the newest first: of the whole register, or of one registerhouder; at most so many. A withdrawn version is no
/// longer told as new, only as withdrawn.
pub fn laatste(conn: &mut DbConnection, registerhouder: Option<Uuid>, vandaag: NaiveDate, aantal: i64) -> Result<Vec<Wijziging>> {
    let houder = registerhouder.map(Id::from);
    let mut rijen = vastgesteld(conn, houder, vandaag, aantal)?;
    rijen.extend(ingetrokken(conn, houder, vandaag, aantal)?);
    rijen.sort_by_key(|(versie, _, _, moment, ..)| std::cmp::Reverse((*moment, *versie)));
    rijen.truncate(usize::try_from(aantal).unwrap_or_default());
    let mut activiteiten: Vec<Id> = rijen.iter().map(|rij| rij.1).collect();
    activiteiten.sort_unstable();
    activiteiten.dedup();
    let publiek = publiek(conn, &activiteiten)?;
    let mut wijzigingen: Vec<Wijziging> = Vec::with_capacity(rijen.len());
    for (versie, activiteit, nummer, moment, registerhouder, identificatie) in rijen {
        let versies = publiek.get(&activiteit).cloned().unwrap_or_default();
        // An end of what is not open has no place here.
        if versies.iter().any(|publiek| publiek.nummer == nummer) {
            let (versie, activiteit, registerhouder) = (versie.uuid(), activiteit.uuid(), registerhouder.uuid());
            wijzigingen.push(Wijziging { activiteit, registerhouder, identificatie, versie, nummer, moment, versies });
        }
    }
    lees_teksten(conn, &mut wijzigingen)?;
    Ok(wijzigingen)
}

fn lees_teksten(conn: &mut DbConnection, wijzigingen: &mut [Wijziging]) -> Result<()> {
    let mut nodig: Vec<Id> = wijzigingen.iter().flat_map(Wijziging::nodig).collect();
    nodig.sort_unstable();
    nodig.dedup();
    let teksten = teksten(conn, nodig)?;
    for wijziging in wijzigingen {
        let nodig = wijziging.nodig();
        for versie in wijziging.versies.iter_mut().filter(|versie| nodig.contains(&versie.uuid)) {
            versie.tekst = teksten.get(&versie.uuid).cloned();
        }
    }
    Ok(())
}

/// Versions that were settled last and not withdrawn since.
fn vastgesteld(conn: &mut DbConnection, houder: Option<Id>, vandaag: NaiveDate, aantal: i64) -> Result<Vec<Rij>> {
    // An end is public when it ever showed an open version.
    let was_openbaar = perioden::table
        .filter(perioden::openbaar.eq(true).and(perioden::activiteit.eq(versies::activiteit)))
        .filter(perioden::versie.eq(versies::uuid));
    let weg = intrekkingen::table.filter(intrekkingen::versie.eq(versies::uuid));
    let mut query = versies::table
        .inner_join(activiteiten::table.on(activiteiten::uuid.eq(versies::activiteit)))
        .filter(activiteiten::openbaar_vanaf.le(vandaag))
        .filter(
            versies::vertrouwelijkheid
                .eq(Code(Vertrouwelijkheid::Openbaar))
                .or(versies::soort.eq(Code(VersieSoort::Beeindiging))),
        )
        .filter(versies::soort.eq(Code(VersieSoort::Beeindiging)).or(diesel::dsl::not(exists(weg))))
        .filter(exists(was_openbaar))
        .order((versies::vastgesteld_op.desc(), versies::uuid.desc()))
        .limit(aantal)
        .into_boxed::<Backend>();
    if let Some(houder) = houder {
        query = query.filter(activiteiten::registerhouder.eq(houder));
    }
    let kolommen = (
        versies::uuid,
        versies::activiteit,
        versies::nummer,
        versies::vastgesteld_op,
        activiteiten::registerhouder,
        activiteiten::identificatie,
    );
    Ok(query.select(kolommen).load(conn)?)
}

/// Open versions that were withdrawn last.
fn ingetrokken(conn: &mut DbConnection, houder: Option<Id>, vandaag: NaiveDate, aantal: i64) -> Result<Vec<Rij>> {
    let is_open = || {
        let is_versie = versies::vertrouwelijkheid.eq(Code(Vertrouwelijkheid::Openbaar));
        activiteiten::openbaar_vanaf.le(vandaag).and(is_versie.and(versies::soort.eq(Code(VersieSoort::Publicatie))))
    };
    let mut query = intrekkingen::table
        .inner_join(versies::table.on(versies::uuid.eq(intrekkingen::versie)))
        .inner_join(activiteiten::table.on(activiteiten::uuid.eq(versies::activiteit)))
        .filter(is_open())
        .order((intrekkingen::tijdstip.desc(), versies::uuid.desc()))
        .limit(aantal)
        .into_boxed::<Backend>();
    query = if let Some(houder) = houder {
        query.filter(activiteiten::registerhouder.eq(houder))
    } else {
        // By themselves first, or all versions would be walked over.
        let open = versies::table
            .inner_join(activiteiten::table.on(activiteiten::uuid.eq(versies::activiteit)))
            .filter(versies::uuid.eq(intrekkingen::versie).and(is_open()));
        let laatste: Vec<Id> = intrekkingen::table
            .filter(exists(open))
            .order((intrekkingen::tijdstip.desc(), intrekkingen::versie.desc()))
            .limit(aantal)
            .select(intrekkingen::versie)
            .load(conn)?;
        query.filter(versies::uuid.eq_any(laatste))
    };
    let kolommen = (
        versies::uuid,
        versies::activiteit,
        versies::nummer,
        intrekkingen::tijdstip,
        activiteiten::registerhouder,
        activiteiten::identificatie,
    );
    Ok(query.select(kolommen).load(conn)?)
}

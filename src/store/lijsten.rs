//! The index of lists, and how it is kept equal to the database: who asks a list first reads how far the journal is in its own picture, and
//! what the index does not know yet is put in from that picture.

mod lezen;

use std::{
    ops::{Deref, DerefMut},
    sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{
    Lezen, Store,
    schema::{journaal, journaalkop},
    volgen::{self, Nieuws},
};
use crate::{
    clock::Moment,
    database::{DbConnection, for_everyone},
    error::{Error, Result},
    index::Index,
};

/// What a reading transaction that answers lists starts from: one picture of the data, and the index of that picture.
pub struct Lijsten<'a> {
    lezen: Lezen<'a>,
    /// The index as of this picture.
    pub index: &'a Index,
    /// The moment of the last entry of the journal.
    pub laatste: Moment,
    /// The generation of the public register.
    pub generatie: i64,
}

impl<'a> Deref for Lijsten<'a> {
    type Target = Lezen<'a>;

    fn deref(&self) -> &Self::Target {
        &self.lezen
    }
}

impl DerefMut for Lijsten<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.lezen
    }
}

/// The head of the journal: how far the register is.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = journaalkop)]
struct Kop {
    volgnummer: i64,
    hash: String,
    tijdstip: Moment,
    generatie: i64,
    herbouwd: i64,
}

impl Kop {
    fn lees(conn: &mut DbConnection) -> Result<Self> {
        Ok(journaalkop::table.select(Self::as_select()).get_result(conn)?)
    }
}

/// Where the index stands.
#[derive(Debug, Default)]
enum Plank {
    /// Nobody asked for a list yet: who does first, fills it.
    #[default]
    Leeg,
    /// It is being filled beside what is answered.
    Laadt,
    /// It is as of this head.
    Klaar(Box<Index>, Kop),
}

impl Plank {
    /// The index, when it is of this head and this day.
    fn op(&self, kop: &Kop, dag: NaiveDate) -> Option<&Index> {
        match self {
            Self::Klaar(index, eigen) if eigen == kop && index.dag() == dag => Some(index),
            Self::Laadt | Self::Leeg | Self::Klaar(..) => None,
        }
    }

    /// Makes it of this head and day, from the picture that the head was read in.
    fn breng_op(&mut self, conn: &mut DbConnection, kop: &Kop, dag: NaiveDate) -> Result<()> {
        match self {
            Self::Laadt => return Err(laadt()),
            Self::Klaar(index, eigen) if eigen == kop => index.zet_dag(dag),
            Self::Klaar(index, eigen) if is_later(conn, eigen, kop)? => {
                index.zet_dag(dag);
                lezen::bijwerken(conn, index, eigen.volgnummer)?;
                index.zet_laatste(kop.tijdstip);
                *eigen = kop.clone();
            }
            // Another database than before, or everything derived was made anew.
            Self::Klaar(..) | Self::Leeg => {
                *self = Self::Leeg;
                *self = Self::Klaar(Box::new(vol(conn, kop, dag)?), kop.clone());
            }
        }
        Ok(())
    }
}

fn laadt() -> Error {
    Error::Unavailable("de lijsten worden geladen".into())
}

fn vol(conn: &mut DbConnection, kop: &Kop, dag: NaiveDate) -> Result<Index> {
    let mut index = Index::new(dag);
    lezen::alles(conn, &mut index)?;
    index.zet_laatste(kop.tijdstip);
    Ok(index)
}

/// Whether one head came after another in the same history.
fn is_later(conn: &mut DbConnection, eigen: &Kop, kop: &Kop) -> Result<bool> {
    if eigen.herbouwd != kop.herbouwd || eigen.volgnummer > kop.volgnummer {
        return Ok(false);
    }
    if eigen.volgnummer == 0 {
        return Ok(true);
    }
    let hash: Option<String> = journaal::table.find(eigen.volgnummer).select(journaal::hash).get_result(conn).optional()?;
    Ok(hash.as_ref() == Some(&eigen.hash))
}

/// The index of a store, shared by everyone who asks.
#[derive(Debug, Clone, Default)]
pub(super) struct Gedeeld(Arc<RwLock<Plank>>);

impl Gedeeld {
    /// Nobody moves it while this is held.
    fn lees(&self) -> RwLockReadGuard<'_, Plank> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn neem(&self) -> RwLockWriteGuard<'_, Plank> {
        self.0.write().unwrap_or_else(|poison| {
            // Who broke off while changing it may have left it half changed.
            let mut plank = poison.into_inner();
            *plank = Plank::Leeg;
            self.0.clear_poison();
            plank
        })
    }

    /// What a list says of the register as it is in a change that wrote nothing yet.
    pub(super) fn in_wijziging<T>(&self, conn: &mut DbConnection, dag: NaiveDate, kies: impl FnOnce(&Index) -> T) -> Result<T> {
        for_everyone(|| {
            let mut plank = self.neem();
            let kop = Kop::lees(conn)?;
            plank.breng_op(conn, &kop, dag)?;
            plank.op(&kop, dag).map(kies).ok_or_else(laadt)
        })
    }
}

impl Store {
    /// Reads in one consistent picture, with lists. Nobody changes the index until the work is done.
    pub async fn read_lists<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Lijsten<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let store = self.clone();
        let first = self.database.read(move |conn| store.lijsten_als_ze_kloppen(conn, work));
        let work = match first.await? {
            Ok(value) => return Ok(value),
            Err(work) => work,
        };
        let store = self.clone();
        self.database
            .read(move |conn| {
                let (plank, kop, moment) = for_everyone(|| -> Result<_> {
                    let mut plank = store.index.neem();
                    let (kop, moment) = (Kop::lees(conn)?, store.clock.now());
                    plank.breng_op(conn, &kop, moment.datum())?;
                    Ok((RwLockWriteGuard::downgrade(plank), kop, moment))
                })?;
                let index = plank.op(&kop, moment.datum()).ok_or_else(laadt)?;
                work(&mut store.lijsten(conn, moment, index, &kop))
            })
            .await
    }

    /// Does the work when the index is as of this picture, or gives it back.
    pub(super) fn lijsten_als_ze_kloppen<T, W: FnOnce(&mut Lijsten<'_>) -> Result<T>>(
        &self,
        conn: &mut DbConnection,
        work: W,
    ) -> Result<Result<T, W>> {
        // The picture begins with the first question, so after this: it is never older than the index.
        let plank = self.index.lees();
        let (kop, moment) = (Kop::lees(conn)?, self.clock.now());
        match plank.op(&kop, moment.datum()) {
            Some(index) => work(&mut self.lijsten(conn, moment, index, &kop)).map(Ok),
            None => Ok(Err(work)),
        }
    }

    fn lijsten<'a>(&self, conn: &'a mut DbConnection, moment: Moment, index: &'a Index, kop: &Kop) -> Lijsten<'a> {
        let lezen = self.lezen(conn, moment);
        Lijsten { lezen, index, laatste: kop.tijdstip, generatie: kop.generatie }
    }

    /// From now on lists are not there until `laad` is done; everything else is.
    pub fn begin_laden(&self) {
        *self.index.neem() = Plank::Laadt;
    }

    /// Fills the index, beside what is answered meanwhile.
    pub async fn laad(&self) -> Result<()> {
        let store = self.clone();
        let geladen = self.database.read_at_length(move |conn| {
            let (kop, moment) = (Kop::lees(conn)?, store.clock.now());
            Ok(Plank::Klaar(Box::new(vol(conn, &kop, moment.datum())?), kop))
        });
        let geladen = geladen.await;
        // After a failure who asks next tries again.
        let (plank, uitkomst) = geladen.map_or_else(|error| (Plank::Leeg, Err(error)), |plank| (plank, Ok(())));
        *self.index.neem() = plank;
        uitkomst
    }

    /// Whether lists are answered.
    #[must_use]
    pub fn is_geladen(&self) -> bool {
        // Who holds it brings it up to date: then it was filled.
        !self.index.0.try_read().is_ok_and(|plank| matches!(*plank, Plank::Laadt))
    }

    /// Puts what was written in the index, when there is one, and takes in which answers are new: before the writer hears that it is done.
    pub(super) async fn volg_eigen(&self, generatie: i64) -> Result<()> {
        // Asked beside all other requests of this thread, so nobody waits for it here.
        let is_leeg = self.index.0.try_read().is_ok_and(|plank| !matches!(*plank, Plank::Klaar(..)));
        if is_leeg && generatie <= self.stand.bekend().generatie() {
            return Ok(());
        }
        let (store, mark, bekend) = (self.clone(), self.database.mark(), self.stand.bekend());
        let gelezen = self.database.read(move |conn| {
            let kop = for_everyone(|| -> Result<_> {
                let mut plank = store.index.neem();
                let (kop, moment) = (Kop::lees(conn)?, store.clock.now());
                if matches!(*plank, Plank::Klaar(..)) {
                    plank.breng_op(conn, &kop, moment.datum())?;
                }
                Ok(kop)
            })?;
            let Kop { volgnummer, hash, tijdstip, generatie, .. } = kop;
            Nieuws::lees(conn, bekend, volgen::Kop { volgnummer, hash, tijdstip, generatie })
        });
        self.zie(gelezen.await?, mark).await;
        Ok(())
    }
}

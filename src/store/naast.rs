//! Releases side by side: while a new one takes over, programs that are older may go on, as far as the one that migrated last allows it. What they
//! write is derived as they know it, and made anew once they are gone.

use std::time::{Duration, Instant};

use diesel::prelude::*;

use super::{
    PROJECTIE, Store,
    activiteiten::Activiteit,
    inrichten::neem_kop,
    projectie,
    schema::{activiteiten, journaal, journaalkop},
};
use crate::{
    database::{DbConnection, Id},
    domain::levensloop::handeling::Onderwerp,
    error::{Error, Result},
};

/// Numbers of earlier projections whose programs may go on beside this release: each reads what the other makes. Of the same number it is always so.
const NAAST: &[u32] = &[9];
/// So many activities are made anew while nobody writes.
const PER_KEER: usize = 20;

/// Which projections are in the database, and who may make others.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = journaalkop)]
pub(super) struct Afspraak {
    projectie: String,
    naast: String,
    herbouw_vanaf: Option<i64>,
}

impl Afspraak {
    pub(super) fn lees(conn: &mut DbConnection) -> Result<Self> {
        Ok(journaalkop::table.select(Self::as_select()).get_result(conn)?)
    }

    /// Whether a program with this mark may serve and write.
    pub(super) fn duldt(&self, merk: &str) -> bool {
        self.projectie == merk || self.is_naast(merk)
    }

    /// Whether it is another mark, whose programs may go on.
    fn is_naast(&self, merk: &str) -> bool {
        self.naast.lines().any(|naast| naast == merk)
    }

    /// Remembers that what a program with this mark wrote from this entry on must be made anew by who is newer.
    pub(super) fn onthoud(&self, conn: &mut DbConnection, (merk, entry): (&str, i64)) -> Result<()> {
        if self.is_naast(merk) && self.herbouw_vanaf.is_none_or(|vanaf| entry < vanaf) {
            diesel::update(journaalkop::table).set(journaalkop::herbouw_vanaf.eq(entry)).execute(conn)?;
        }
        Ok(())
    }

    /// The marks beside this one, for who changes it into another.
    fn zonder(&self, merk: &str) -> String {
        let naast = std::iter::once(self.projectie.as_str()).chain(self.naast.lines());
        naast.filter(|naast| *naast != merk && gaat_samen(naast)).collect::<Vec<_>>().join("\n")
    }
}

/// The number in a mark.
fn nummer(merk: &str) -> Option<u32> {
    merk.split('-').next()?.parse().ok()
}

/// Whether a program with this mark and one of this release read what the other makes.
fn gaat_samen(merk: &str) -> bool {
    nummer(merk).is_some_and(|nummer| nummer == PROJECTIE || NAAST.contains(&nummer))
}

/// What is still to be done once this release is the one of the database.
pub(super) enum Werk {
    Niets,
    /// Everything was made anew in one go: nobody could write meanwhile.
    Gedaan(usize),
    /// To be made anew from this entry on, while others go on.
    Vanaf(i64),
}

/// Makes this release the one of the database, under the lock of the head.
pub(super) fn neem_over(conn: &mut DbConnection, store: &Store) -> Result<Werk> {
    let (afspraak, eigen) = (Afspraak::lees(conn)?, store.projectie());
    if afspraak.projectie == eigen {
        return Ok(afspraak.herbouw_vanaf.map_or(Werk::Niets, Werk::Vanaf));
    }
    mag_herbouwen(&afspraak)?;
    if !gaat_samen(&afspraak.projectie) {
        diesel::update(journaalkop::table)
            .set((journaalkop::naast.eq(""), journaalkop::herbouw_vanaf.eq(None::<i64>)))
            .execute(conn)?;
        return projectie::herbouw(conn, &store.kennis, &eigen).map(Werk::Gedaan);
    }
    diesel::update(journaalkop::table)
        .set((
            journaalkop::naast.eq(afspraak.zonder(&eigen)),
            journaalkop::projectie.eq(eigen),
            journaalkop::herbouw_vanaf.eq(Some(0)),
        ))
        .execute(conn)?;
    Ok(Werk::Vanaf(0))
}

/// An older program does not turn back what a newer one made.
fn mag_herbouwen(afspraak: &Afspraak) -> Result<()> {
    if nummer(&afspraak.projectie).is_some_and(|nummer| nummer > PROJECTIE) { Err(Error::NieuweVersie) } else { Ok(()) }
}

/// As `mag_herbouwen`, of everything that is derived.
pub(super) fn mag_herindexeren(conn: &mut DbConnection) -> Result<()> {
    if crate::database::is_beyond(conn)? {
        return Err(Error::NieuweVersie);
    }
    mag_herbouwen(&Afspraak::lees(conn)?)
}

impl Store {
    /// Makes anew what older programs made from an entry on, a few activities at a time: who reads or writes meanwhile hardly waits.
    pub(super) async fn herbouw_vanaf(&self, vanaf: i64) -> Result<usize> {
        let (uuids, tot) = self.database.read_at_length(move |conn| Ok((geraakt(conn, vanaf)?, laatste(conn)?))).await?;
        let aantal = uuids.len();
        for deel in uuids.chunks(PER_KEER) {
            let (begin, deel, kennis) = (Instant::now(), deel.to_vec(), self.kennis.clone());
            let deel = self.database.write(move |conn| {
                neem_kop(conn)?;
                opnieuw(conn, &kennis, deel)
            });
            deel.await?;
            // SQLite has no queue for writers of other processes: they get as long as this took.
            tokio::time::sleep(begin.elapsed().max(Duration::from_millis(5))).await;
        }
        let kennis = self.kennis.clone();
        self.database
            .write(move |conn| {
                neem_kop(conn)?;
                // What was written meanwhile may be of older programs; it is little.
                let later = geraakt(conn, tot + 1)?;
                opnieuw(conn, &kennis, later)?;
                diesel::update(journaalkop::table)
                    .set((
                        journaalkop::herbouw_vanaf.eq(None::<i64>),
                        journaalkop::generatie.eq(journaalkop::generatie + 1),
                        journaalkop::herbouwd.eq(journaalkop::herbouwd + 1),
                    ))
                    .execute(conn)?;
                Ok(())
            })
            .await?;
        Ok(aantal)
    }
}

fn laatste(conn: &mut DbConnection) -> Result<i64> {
    Ok(journaalkop::table.select(journaalkop::volgnummer).get_result(conn)?)
}

/// The activities that entries from this one on are about; all of them when one of those is about something that many name.
fn geraakt(conn: &mut DbConnection, vanaf: i64) -> Result<Vec<Id>> {
    let regels = journaal::table.filter(journaal::volgnummer.ge(vanaf));
    let anders = journaal::onderwerp.ne(Onderwerp::Verwerkingsactiviteit.code());
    if vanaf == 0 || regels.filter(anders).count().get_result::<i64>(conn)? > 0 {
        return Ok(activiteiten::table.order(activiteiten::uuid).select(activiteiten::uuid).load(conn)?);
    }
    Ok(regels.select(journaal::onderwerp_uuid).distinct().load(conn)?)
}

fn opnieuw(conn: &mut DbConnection, kennis: &crate::domain::recht::kennis::Kennis, uuids: Vec<Id>) -> Result<()> {
    let rijen: Vec<Activiteit> =
        activiteiten::table.filter(activiteiten::uuid.eq_any(uuids)).select(Activiteit::as_select()).load(conn)?;
    rijen.into_iter().try_for_each(|mut activiteit| projectie::opnieuw(conn, kennis, &mut activiteit))
}

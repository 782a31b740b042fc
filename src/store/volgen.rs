//! What this process knows of how far the register is. It looks before each answer that may come from memory, so that such an answer is never
//! older than what any process wrote before it was asked.
//!
//! A database may go back: a standby that missed the last writes takes over, or a copy is put back. Then the entry that was seen last is not
//! in it, and everything remembered is of another history (`tijdlijn`): nothing of it is used again.

mod tijdlijn;

use std::{
    collections::HashMap,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use diesel::prelude::*;
use tokio::sync::{Mutex, Notify};
use uuid::Uuid;

pub(super) use tijdlijn::{Kop, Verlies};

use super::{Store, schema::journaal};
use crate::{
    database::{DbConnection, Id, Mark},
    domain::levensloop::handeling::Onderwerp,
    error::{Error, Result},
};

/// So many activities are remembered apart; beyond that all of them count as changed.
const MOST: usize = 10_000;
/// So many entries are read to find out what changed.
const AT_ONCE: usize = 1_000;

/// How long is waited for who looks.
const WACHT: Duration = Duration::from_secs(5);

/// How far the public register is, shared by everyone who asks.
#[derive(Debug, Clone, Default)]
pub(super) struct Stand(Arc<Gedeeld>);

/// A generation of the public register, in one history. One of a later history is later, whatever its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Generatie {
    /// How often this process saw the history change.
    tijdlijn: u64,
    nummer: i64,
}

impl Generatie {
    /// A number in one history.
    #[must_use]
    pub fn van(tijdlijn: u64, nummer: i64) -> Self {
        Self { tijdlijn, nummer }
    }

    /// In which history.
    pub(super) fn tijdlijn(self) -> u64 {
        self.tijdlijn
    }
}

#[derive(Debug, Default)]
struct Gedeeld {
    gezien: RwLock<Gezien>,
    gewijzigd: Notify,
    gekomen: AtomicU64,
    gekeken: Mutex<Gekeken>,
}

/// What was read of the head of the journal.
#[derive(Debug, Default)]
struct Gezien {
    tijdlijn: u64,
    kop: Kop,
    /// What was seen and is no longer there; until `hersteld` says that this is known, nothing is written.
    verlies: Option<Verlies>,
    /// The generation since which only `activiteiten` changed.
    sinds: i64,
    /// The generation of the last change of each.
    activiteiten: HashMap<Uuid, i64>,
}

/// The last look.
#[derive(Debug, Default)]
struct Gekeken {
    /// Who came before this number is answered by it.
    gekomen: u64,
    /// The mark of the database just before it.
    mark: Option<Mark>,
}

/// What an answer is made of, so until when it may come from memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Onderdeel {
    /// One activity, its versions and its registerhouder.
    Activiteit(Uuid),
    /// Anything that is public.
    Register,
    /// What the program knows by itself; it is the same until the next start.
    Kennis,
}

impl Stand {
    fn met<T>(&self, werk: impl FnOnce(&Gezien) -> T) -> T {
        werk(&self.0.gezien.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What a picture that begins after this is held against.
    pub(super) fn bekend(&self) -> Bekend {
        self.met(|gezien| Bekend { tijdlijn: gezien.tijdlijn, kop: gezien.kop.clone(), verlies: gezien.verlies })
    }

    /// Takes in what was read; older news is passed over.
    fn zie(&self, nieuws: Nieuws) {
        let mut gezien = self.0.gezien.write().unwrap_or_else(PoisonError::into_inner);
        // Of an earlier history nothing counts any more.
        if nieuws.tijdlijn == gezien.tijdlijn && gezien.verwerk(nieuws) {
            self.0.gewijzigd.notify_waiters();
        }
    }
}

impl Gezien {
    /// Whether readers may see something else.
    fn verwerk(&mut self, Nieuws { vanaf, kop, wat, hersteld, .. }: Nieuws) -> bool {
        let nieuwer = kop.generatie > self.kop.generatie;
        match wat {
            Wat::Anders(verlies) => {
                tijdlijn::meld(&self.kop, &kop);
                *self = Self { tijdlijn: self.tijdlijn + 1, sinds: kop.generatie, kop, verlies, ..Self::default() };
                return true;
            }
            // What lies between is known: it was read from where this stands, or from before that.
            Wat::Activiteiten(activiteiten)
                if nieuwer && vanaf <= self.kop.volgnummer && self.activiteiten.len() + activiteiten.len() <= MOST =>
            {
                self.activiteiten.extend(activiteiten.into_iter().map(|uuid| (uuid, kop.generatie)));
            }
            Wat::Activiteiten(_) | Wat::Alles if nieuwer => {
                self.activiteiten.clear();
                self.sinds = kop.generatie;
            }
            Wat::Activiteiten(_) | Wat::Alles => {}
        }
        if hersteld {
            self.verlies = None;
        }
        if nieuwer || (kop.generatie == self.kop.generatie && kop.volgnummer > self.kop.volgnummer) {
            self.kop = kop;
        }
        nieuwer
    }
}

/// What was known before a picture was taken, so that the picture is never older.
#[derive(Debug, Clone)]
pub(super) struct Bekend {
    tijdlijn: u64,
    kop: Kop,
    verlies: Option<Verlies>,
}

impl Bekend {
    /// The generation that was seen.
    pub(super) fn generatie(&self) -> i64 {
        self.kop.generatie
    }

    /// Whether a picture with this head is as far as what is known, in the same history.
    pub(super) fn is_bereikt(&self, conn: &mut DbConnection, kop: &Kop) -> Result<bool> {
        Ok(kop.generatie >= self.kop.generatie && kop.volgt_op(conn, &self.kop)?)
    }

    /// Nothing is written to a head that is behind what was seen, until somebody said that this is known.
    pub(super) fn mag_schrijven(&self, conn: &mut DbConnection, kop: &Kop) -> Result<()> {
        let is_weg = match self.verlies {
            Some(verlies) => !verlies.is_hersteld(conn)?,
            None => !kop.volgt_op(conn, &self.kop)?,
        };
        if is_weg { Err(Error::Teruggezet) } else { Ok(()) }
    }
}

/// The head of the journal, and what changed since an entry.
#[derive(Debug)]
pub(super) struct Nieuws {
    tijdlijn: u64,
    vanaf: i64,
    kop: Kop,
    wat: Wat,
    hersteld: bool,
}

#[derive(Debug)]
enum Wat {
    /// These, and nothing else that is public.
    Activiteiten(Vec<Uuid>),
    /// More than can be told.
    Alles,
    /// It is another history; what is lost, unless that is known already.
    Anders(Option<Verlies>),
}

impl Nieuws {
    fn is_anders(&self) -> bool {
        matches!(self.wat, Wat::Anders(_))
    }

    /// What this picture, whose head of the journal this is, tells after what was known before it.
    pub(super) fn lees(conn: &mut DbConnection, bekend: Bekend, kop: Kop) -> Result<Option<Self>> {
        let Bekend { tijdlijn, kop: eigen, verlies } = bekend;
        let vanaf = eigen.volgnummer;
        if !kop.volgt_op(conn, &eigen)? {
            let verlies = verlies.unwrap_or(Verlies::van(&eigen)).ontdekt_bij(&kop);
            let verlies = if verlies.is_hersteld(conn)? { None } else { Some(verlies) };
            return Ok(Some(Self { tijdlijn, vanaf, kop, wat: Wat::Anders(verlies), hersteld: false }));
        }
        let hersteld = match verlies {
            Some(verlies) => verlies.is_hersteld(conn)?,
            None => false,
        };
        if kop.generatie <= eigen.generatie {
            // Nothing that readers can see.
            let iets = kop.volgnummer > vanaf || hersteld;
            return Ok(iets.then_some(Self { tijdlijn, vanaf, kop, wat: Wat::Activiteiten(Vec::new()), hersteld }));
        }
        // Everything that is derived can be made anew without an entry.
        let geraakt = activiteiten_na(conn, vanaf)?.filter(|geraakt| eigen.generatie > 0 && !geraakt.is_empty());
        let wat = geraakt.map_or(Wat::Alles, Wat::Activiteiten);
        Ok(Some(Self { tijdlijn, vanaf, kop, wat, hersteld }))
    }
}

/// The activities that the entries after this one are about; `None` when there are too many entries to read, or some are about something that
/// many activities name.
pub(super) fn activiteiten_na(conn: &mut DbConnection, volgnummer: i64) -> Result<Option<Vec<Uuid>>> {
    let regels: Vec<(String, Id)> = journaal::table
        .filter(journaal::volgnummer.gt(volgnummer))
        .order(journaal::volgnummer)
        .limit(i64::try_from(AT_ONCE + 1).unwrap_or(i64::MAX))
        .select((journaal::onderwerp, journaal::onderwerp_uuid))
        .load(conn)?;
    if regels.len() > AT_ONCE {
        return Ok(None);
    }
    let activiteit = |(soort, uuid): (String, Id)| (soort == Onderwerp::Verwerkingsactiviteit.code()).then(|| uuid.uuid());
    Ok(regels.into_iter().map(activiteit).collect())
}

impl Store {
    /// The last generation of the public register that this process knows of.
    #[must_use]
    pub fn generatie(&self) -> Generatie {
        self.stand.met(|gezien| Generatie::van(gezien.tijdlijn, gezien.kop.generatie))
    }

    /// The generation in which this last changed, as far as this process knows: it may be named later than it was.
    #[must_use]
    pub fn generatie_van(&self, deel: Onderdeel) -> Generatie {
        self.stand.met(|gezien| {
            let nummer = match deel {
                Onderdeel::Kennis => 0,
                Onderdeel::Register => gezien.kop.generatie,
                Onderdeel::Activiteit(uuid) => gezien.activiteiten.get(&uuid).copied().unwrap_or(gezien.sinds),
            };
            Generatie::van(gezien.tijdlijn, nummer)
        })
    }

    /// Waits until this process knows of a later generation than this one.
    pub async fn generatie_na(&self, generatie: Generatie) {
        loop {
            let gewijzigd = self.stand.0.gewijzigd.notified();
            if self.generatie() > generatie {
                return;
            }
            gewijzigd.await;
        }
    }

    /// Makes sure that this process knows of everything that was written before this was asked. Who come while another looks are answered
    /// by the next look together; where the database itself tells that nothing was written, nobody looks.
    pub async fn volg_generatie(&self) -> Result<()> {
        let gedeeld = &self.stand.0;
        let nummer = gedeeld.gekomen.fetch_add(1, Ordering::AcqRel);
        let gekeken = tokio::time::timeout(WACHT, gedeeld.gekeken.lock()).await;
        let mut gekeken = gekeken.map_err(|_| Error::Unavailable("anderen wachten al te lang op de database".into()))?;
        if gekeken.gekomen > nummer {
            return Ok(());
        }
        let gekomen = gedeeld.gekomen.load(Ordering::Acquire);
        let mark = self.database.mark();
        if mark.is_none() || gekeken.mark != mark {
            let bekend = self.stand.bekend();
            let gelezen = self.database.look(move |conn| {
                let kop = Kop::lees(conn)?;
                Nieuws::lees(conn, bekend, kop)
            });
            if let Some(nieuws) = gelezen.await? {
                if nieuws.is_anders() {
                    // A connection of before may still lead to the other one.
                    self.database.renew_all();
                }
                self.stand.zie(nieuws);
            }
        }
        *gekeken = Gekeken { gekomen, mark };
        Ok(())
    }

    /// Looks, also when nobody seems to have written.
    pub(super) async fn kijk_opnieuw(&self) {
        self.stand.0.gekeken.lock().await.mark = None;
        if let Err(error) = self.volg_generatie().await {
            log::warn!("de kop van het journaal is niet te lezen: {}", error.in_full());
        }
    }

    /// Takes in what was read after this mark was there.
    pub(super) async fn zie(&self, nieuws: Option<Nieuws>, mark: Option<Mark>) {
        if let Some(nieuws) = nieuws {
            self.stand.zie(nieuws);
        }
        self.stand.0.gekeken.lock().await.mark = mark;
    }

    /// After a change of which nothing could be read: everything may have changed.
    pub(super) fn alles_is_anders(&self, generatie: i64) {
        let Bekend { tijdlijn, kop, .. } = self.stand.bekend();
        let (vanaf, kop) = (kop.volgnummer, Kop { generatie, ..kop });
        self.stand.zie(Nieuws { tijdlijn, vanaf, kop, wat: Wat::Alles, hersteld: false });
    }

    /// Whether something that this process saw is no longer there, and nobody said yet that this is known.
    #[must_use]
    pub fn is_teruggezet(&self) -> bool {
        self.stand.met(|gezien| gezien.verlies.is_some())
    }

    /// Adds what is known of the register to what `/metrics` tells.
    pub fn register(&self, registry: &prometheus::Registry) -> prometheus::Result<()> {
        tijdlijn::register(registry, &self.stand)?;
        self.register_gezondheid(registry)
    }
}

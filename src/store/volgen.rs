//! What this process knows of how far the public register is. It looks before each answer that may come from memory, so that such an answer
//! is never older than what any process wrote before it was asked.

use std::{
    collections::HashMap,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};

use diesel::prelude::*;
use tokio::sync::{Mutex, Notify};
use uuid::Uuid;

use super::{
    Store,
    schema::{journaal, journaalkop},
};
use crate::{
    database::{DbConnection, Id, Mark},
    domain::levensloop::handeling::Onderwerp,
    error::Result,
};

/// So many activities are remembered apart; beyond that all of them count as changed.
const MOST: usize = 10_000;
/// So many entries are read to find out what changed.
const AT_ONCE: usize = 1_000;

/// How far the public register is, shared by everyone who asks.
#[derive(Debug, Clone, Default)]
pub(super) struct Stand(Arc<Gedeeld>);

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
    generatie: i64,
    volgnummer: i64,
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

    /// Takes in what was read; older news is passed over.
    fn zie(&self, nieuws: Nieuws) {
        let mut gezien = self.0.gezien.write().unwrap_or_else(PoisonError::into_inner);
        if nieuws.generatie > gezien.generatie {
            gezien.verwerk(nieuws);
            self.0.gewijzigd.notify_waiters();
        }
    }
}

impl Gezien {
    fn verwerk(&mut self, Nieuws { vanaf, generatie, volgnummer, activiteiten }: Nieuws) {
        match activiteiten {
            // What lies between is known: it was read from where this stands, or from before that.
            Some(activiteiten) if vanaf <= self.volgnummer && self.activiteiten.len() + activiteiten.len() <= MOST => {
                self.activiteiten.extend(activiteiten.into_iter().map(|uuid| (uuid, generatie)));
            }
            _ => {
                self.activiteiten.clear();
                self.sinds = generatie;
            }
        }
        (self.generatie, self.volgnummer) = (generatie, volgnummer);
    }
}

/// The head of the journal, and what changed since an entry.
#[derive(Debug)]
pub(super) struct Nieuws {
    vanaf: i64,
    generatie: i64,
    volgnummer: i64,
    /// `None`: more than can be told.
    activiteiten: Option<Vec<Uuid>>,
}

impl Nieuws {
    /// What this picture, whose head of the journal has this generation and number, tells after what was seen.
    pub(super) fn lees(conn: &mut DbConnection, stand: &Stand, (nieuwe, volgnummer): (i64, i64)) -> Result<Option<Self>> {
        let (generatie, vanaf) = stand.met(|gezien| (gezien.generatie, gezien.volgnummer));
        if nieuwe <= generatie {
            return Ok(None);
        }
        let regels: Vec<(String, Id)> = journaal::table
            .filter(journaal::volgnummer.gt(vanaf))
            .order(journaal::volgnummer)
            .limit(i64::try_from(AT_ONCE + 1).unwrap_or(i64::MAX))
            .select((journaal::onderwerp, journaal::onderwerp_uuid))
            .load(conn)?;
        // Everything that is derived can be made anew without an entry.
        let te_vertellen = generatie > 0 && (1..=AT_ONCE).contains(&regels.len());
        let activiteit = |(soort, uuid): (String, Id)| (soort == Onderwerp::Verwerkingsactiviteit.code()).then(|| uuid.uuid());
        // An organisation is named in many.
        let activiteiten = if te_vertellen { regels.into_iter().map(activiteit).collect() } else { None };
        Ok(Some(Self { vanaf, generatie: nieuwe, volgnummer, activiteiten }))
    }
}

impl Store {
    /// The last generation of the public register that this process knows of.
    #[must_use]
    pub fn generatie(&self) -> i64 {
        self.stand.met(|gezien| gezien.generatie)
    }

    /// The generation in which this last changed, as far as this process knows: it may be named later than it was.
    #[must_use]
    pub fn generatie_van(&self, deel: Onderdeel) -> i64 {
        self.stand.met(|gezien| match deel {
            Onderdeel::Kennis => 0,
            Onderdeel::Register => gezien.generatie,
            Onderdeel::Activiteit(uuid) => gezien.activiteiten.get(&uuid).copied().unwrap_or(gezien.sinds),
        })
    }

    /// Waits until this process knows of a later generation than this one.
    pub async fn generatie_na(&self, generatie: i64) {
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
        let mut gekeken = gedeeld.gekeken.lock().await;
        if gekeken.gekomen > nummer {
            return Ok(());
        }
        let gekomen = gedeeld.gekomen.load(Ordering::Acquire);
        let mark = self.database.mark();
        if mark.is_none() || gekeken.mark != mark {
            let stand = self.stand.clone();
            let gelezen = self.database.read(move |conn| {
                let kop = journaalkop::table.select((journaalkop::generatie, journaalkop::volgnummer)).get_result(conn)?;
                Nieuws::lees(conn, &stand, kop)
            });
            if let Some(nieuws) = gelezen.await? {
                self.stand.zie(nieuws);
            }
        }
        *gekeken = Gekeken { gekomen, mark };
        Ok(())
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
        let volgnummer = self.stand.met(|gezien| gezien.volgnummer);
        self.stand.zie(Nieuws { vanaf: volgnummer, generatie, volgnummer, activiteiten: None });
    }
}

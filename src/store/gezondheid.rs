//! How the register is, for whoever watches it: one look a second, shared by all who ask, that changes nothing.

use std::{
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};

use diesel::prelude::*;
use prometheus::{PullingGauge, Registry};
use tokio::sync::{Mutex, watch};

use super::{Store, naast::Afspraak, schema::journaalkop};
use crate::{
    clock::Moment,
    database::{DbConnection, Role, Schema, compare, is_beyond, role},
    error::{Error, Result},
};

/// So long one look is good for everyone.
const GOED: Duration = Duration::from_secs(1);
/// So long is waited for the next one.
const GEDULD: Duration = Duration::from_millis(800);
/// So long the last one counts while the next takes long: a machine that is busy is not a database that is away.
const HOOGSTENS: Duration = Duration::from_secs(3);

/// So many seconds may clocks of machines differ.
const KLOK: i64 = 60;

/// What a look found.
#[derive(Debug, Clone)]
pub struct Gezondheid {
    /// Primary or replica, and how far behind.
    pub rol: Role,
    /// The last migration of the database.
    pub schema: String,
    /// The mark of its projections.
    pub projectie: String,
    /// Number of the last entry of the journal.
    pub kop: i64,
    /// Generation of the public register.
    pub generatie: i64,
    /// How many seconds the clock here is behind the last entry of the journal.
    pub klok_achter: i64,
    /// Why it cannot be served as it is.
    pub bezwaar: Option<String>,
}

impl Gezondheid {
    /// Whether the clock here, or the one that was written with, is wrong.
    #[must_use]
    pub fn klok_is_fout(&self) -> bool {
        self.klok_achter > KLOK
    }
}

/// The last look, the last one that found something, and who looks now.
#[derive(Clone, Default)]
pub(super) struct Blik {
    laatste: Arc<RwLock<Option<Gezondheid>>>,
    bekeken: watch::Sender<Option<Bekeken>>,
    beurt: Arc<Mutex<()>>,
}

impl Blik {
    /// The last one that found something.
    fn laatste(&self) -> Option<Gezondheid> {
        self.laatste.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What was found, if it is not longer ago.
    fn sinds(&self, hoogstens: Duration) -> Option<Result<Gezondheid, String>> {
        let bekeken = self.bekeken.borrow();
        bekeken.as_ref().filter(|(sinds, _)| sinds.elapsed() < hoogstens).map(|(_, gevonden)| gevonden.clone())
    }
}

/// When was looked, and what came of it.
type Bekeken = (Instant, Result<Gezondheid, String>);

impl Store {
    /// After a write that the disk refused: tries whether it takes one again. Who balances sends no writes here until one is made.
    pub async fn probeer_schijf(&self) {
        if self.database.is_refused() && self.database.has_room().await {
            let kop = diesel::update(journaalkop::table).set(journaalkop::generatie.eq(journaalkop::generatie));
            let gelukt = self.database.write(move |conn| Ok(kop.execute(conn)?)).await;
            if gelukt.is_ok() {
                log::info!("de schijf van de database neemt weer op");
            }
        }
    }

    /// How the register is; the error says why nobody knows. Who asks waits less than a second, also when the database hangs.
    pub async fn gezondheid(&self) -> Result<Gezondheid, String> {
        let mut bekeken = self.blik.bekeken.subscribe();
        if let Some(gevonden) = self.blik.sinds(GOED) {
            return gevonden;
        }
        if let Ok(beurt) = Arc::clone(&self.blik.beurt).try_lock_owned() {
            let store = self.clone();
            tokio::spawn(async move {
                store.kijk().await;
                drop(beurt);
            });
        }
        // Whether it came or not shows below.
        let _ = tokio::time::timeout(GEDULD, bekeken.changed()).await;
        self.blik.sinds(HOOGSTENS).unwrap_or_else(|| Err(NIET_BEREIKBAAR.to_owned()))
    }

    /// Looks how the register is.
    async fn kijk(&self) {
        let gemeld = matches!(&*self.blik.bekeken.borrow(), Some((_, Err(_))));
        let gevonden = self.kijk_hoe_het_gaat().await.map_err(|error| {
            if !gemeld {
                log::warn!("de database antwoordt niet: {}", error.in_full());
            }
            NIET_BEREIKBAAR.to_owned()
        });
        if let Ok(gevonden) = &gevonden {
            let klopte = self.blik.laatste().is_none_or(|laatste| !laatste.klok_is_fout());
            if klopte && gevonden.klok_is_fout() {
                log::warn!(
                    "de klok loopt {} seconden achter op de laatste wijziging in het journaal: of zij is hier fout, of zij was het bij die \
                     wijziging; wat nu wordt geschreven, krijgt het moment van die wijziging",
                    gevonden.klok_achter
                );
            }
            *self.blik.laatste.write().unwrap_or_else(PoisonError::into_inner) = Some(gevonden.clone());
        }
        self.blik.bekeken.send_replace(Some((Instant::now(), gevonden)));
    }

    async fn kijk_hoe_het_gaat(&self) -> Result<Gezondheid> {
        let (eigen, objection) = (self.projectie(), self.database.objection());
        let (rol, (schema, staat), kop, geduld) = self
            .database
            .look(move |conn| {
                let (rol, schema) = (role(conn)?, compare(conn)?);
                if schema.0.is_empty() {
                    return Ok((rol, schema, None, false));
                }
                let kolommen = (journaalkop::volgnummer, journaalkop::generatie, journaalkop::projectie, journaalkop::tijdstip);
                let kop: Option<(i64, i64, String, Moment)> = journaalkop::table.select(kolommen).first(conn).optional()?;
                // An older schema has no place for what was agreed.
                let afspraak = matches!(schema.1, Schema::Current | Schema::Beside).then(|| Afspraak::lees(conn)).transpose()?;
                Ok((rol, schema, kop, afspraak.is_some_and(|afspraak| afspraak.duldt(&eigen))))
            })
            .await?;
        let nu = self.clock.now();
        let (kop, generatie, projectie, tijdstip) = kop.unwrap_or_else(|| (0, 0, String::new(), nu));
        let klok_achter = (tijdstip.micros() - nu.micros()) / 1_000_000;
        let bezwaar = objection.or_else(|| bezwaar(&staat, geduld).map(str::to_owned));
        Ok(Gezondheid { rol, schema, projectie, kop, generatie, klok_achter: klok_achter.max(0), bezwaar })
    }

    /// Why nothing is written, also where that is no reason not to serve; that the register was put back is known at once, not with the next look.
    #[must_use]
    pub fn schrijft_niet(&self, gezien: &Gezondheid) -> Option<&'static str> {
        if gezien.rol.read_only {
            Some("de database is een replica of staat op alleen lezen")
        } else if self.is_teruggezet() {
            Some("het register is teruggezet; voer `verwerkingsregister hersteld` uit")
        } else {
            None
        }
    }

    /// Whether the last look found a database that refuses changes.
    #[must_use]
    pub fn is_alleen_lezen(&self) -> bool {
        self.blik.laatste().is_some_and(|laatste| laatste.rol.read_only)
    }

    /// Why this database cannot be served as it is, or `None`.
    pub async fn bezwaar(&self) -> Result<Option<String>> {
        Ok(self.kijk_hoe_het_gaat().await?.bezwaar)
    }

    /// Adds what the last look found to what `/metrics` tells.
    pub(super) fn register_gezondheid(&self, registry: &Registry) -> prometheus::Result<()> {
        let gauge = |name, help, number: fn(&Gezondheid) -> f64| {
            let laatste = Arc::clone(&self.blik.laatste);
            let lees = move || laatste.read().unwrap_or_else(PoisonError::into_inner).as_ref().map_or(0.0, number);
            registry.register(Box::new(PullingGauge::new(name, help, Box::new(lees))?))
        };
        gauge("database_replica", "1 when the database follows another one.", |gezien| f64::from(u8::from(gezien.rol.replica)))?;
        gauge("database_read_only", "1 when the database refuses changes.", |gezien| f64::from(u8::from(gezien.rol.read_only)))?;
        gauge("clock_behind_seconds", "How far the clock here is behind the last entry of the journal.", |gezien| {
            f64::from(i32::try_from(gezien.klok_achter).unwrap_or(i32::MAX))
        })?;
        gauge("database_replica_lag_seconds", "How far a replica is behind.", |gezien| gezien.rol.lag)
    }
}

const NIET_BEREIKBAAR: &str = "de database antwoordt niet";

/// Why a database cannot be served as it is.
fn bezwaar(schema: &Schema, projectie_klopt: bool) -> Option<&'static str> {
    match schema {
        Schema::Older => Some("het schema is niet van deze versie; voer eerst `verwerkingsregister migrate` uit"),
        Schema::Newer => Some("het schema is van een nieuwere versie dan dit programma; gebruik die versie"),
        Schema::Current | Schema::Beside => (!projectie_klopt)
            .then_some("de afgeleide gegevens zijn niet van deze versie; voer eerst `verwerkingsregister migrate` uit"),
    }
}

impl Store {
    /// As `bezwaar`, for what needs no projections: only the schema counts.
    pub async fn bezwaar_tegen_schema(&self) -> Result<Option<&'static str>> {
        let (_, schema) = self.database.read(compare).await?;
        match bezwaar(&schema, true) {
            None => Ok(None),
            Some(bezwaar) => Ok(Some(bezwaar)),
        }
    }

    /// Whether a program with this mark may write: not when a release migrated the database that it cannot go on beside.
    pub(super) fn mag_schrijven(conn: &mut DbConnection, eigen: &str, afspraak: &Afspraak) -> Result<()> {
        if afspraak.duldt(eigen) && !is_beyond(conn)? { Ok(()) } else { Err(Error::NieuweVersie) }
    }
}

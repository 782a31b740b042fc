//! Connections, transactions and types: the only place that knows which database it is.

mod connection;
mod damage;
mod file;
mod job;
mod mark;
mod numbers;
mod packed;
mod pool;
#[cfg(feature = "postgres")]
mod postgres;
mod role;
mod rows;
mod schema;
mod sql;
mod transaction;
mod types;

use std::{
    pin::pin,
    sync::{Arc, Mutex, PoisonError, RwLock},
    time::Duration,
};

use diesel::connection::SimpleConnection;
use futures_util::future::{Either, select};
use prometheus::Registry;
use tokio::time::timeout;

pub use connection::DbConnection;
pub(crate) use damage::disk_trouble;
pub use job::for_everyone;
pub use mark::Mark;
pub use packed::Packed;
pub use role::{Role, role};
pub(crate) use rows::{FEW_ROWS, ROWS_AT_ONCE, insert_many};
pub use schema::{Schema, Turn, compare, is_beyond, release};
pub use types::{Code, Id};

use crate::{
    error::{Error, Result},
    trace,
};
use connection::Manager;
use damage::Damage;
use job::Job;
use numbers::{Numbers, gauge};
use pool::{OPEN, Pool};
use transaction::{Kind, Work};

/// How long a writer waits for his turn.
const TURN: Duration = Duration::from_secs(10);
/// How long a look may take: longer, and the database does not answer.
const LOOK: Duration = Duration::from_secs(2);
/// No limit.
const FOREVER: Duration = Duration::from_hours(365 * 24);

/// Where the database is, and how long it is waited for.
#[derive(Clone)]
pub struct Access {
    /// `sqlite://bestand` or `postgres://…`.
    pub url: String,
    /// Where is read what may be a moment old, if that is another one.
    pub read_url: Option<String>,
    /// So many connections at most.
    pub connections: u32,
    /// How long one statement may take; without it there is no limit.
    pub wait: Option<Duration>,
    /// Whether statements may be prepared: a pooler between may not know them.
    pub prepares: bool,
}

impl Access {
    /// To one database, with so many connections, for as long as it takes.
    #[must_use]
    pub fn new(url: &str, connections: u32) -> Self {
        Self { url: url.to_owned(), read_url: None, connections, wait: None, prepares: true }
    }

    fn manager(&self, url: &str) -> Result<Manager, String> {
        Manager::new(url, (self.wait, self.prepares))
    }

    fn source(&self, manager: &Manager) -> Result<Source, String> {
        let pool = Pool::new(manager.clone(), self.connections, OPEN)?;
        let looks = Pool::new(manager.clone(), 1, LOOK)?;
        let readers =
            self.read_url.as_deref().map(|url| Pool::new(self.manager(url)?, self.connections, Duration::ZERO)).transpose()?;
        Ok(Source { pool, looks, readers })
    }
}

/// The connections of now.
#[derive(Clone)]
struct Source {
    pool: Arc<Pool>,
    /// Of its own, so that a look says how the database is, not how busy this program is.
    looks: Arc<Pool>,
    readers: Option<Arc<Pool>>,
}

/// The database: connections, and one place in the queue for writers.
#[derive(Clone)]
pub struct Database {
    access: Arc<Access>,
    /// One for all connections: of a file it knows which one was opened first.
    manager: Manager,
    source: Arc<RwLock<Source>>,
    marks: mark::Marks,
    numbers: Arc<Numbers>,
    damage: Arc<Damage>,
}

/// Why work did not come to an end.
enum Stop {
    Failed(Error),
    /// It stood still for too long.
    Stalled(Error),
}

impl From<Stop> for Error {
    fn from(stop: Stop) -> Self {
        let (Stop::Failed(error) | Stop::Stalled(error)) = stop;
        error
    }
}

/// What becomes of what a transaction wrote; the value is told either way.
#[derive(Debug)]
pub enum Outcome<T> {
    /// It stays.
    Keep(T),
    /// Nothing of it stays.
    Undo(T),
}

impl<T> Outcome<T> {
    fn apart(self) -> (Outcome<()>, T) {
        match self {
            Self::Keep(value) => (Outcome::Keep(()), value),
            Self::Undo(value) => (Outcome::Undo(()), value),
        }
    }
}

impl Database {
    /// Opens `sqlite://bestand` or `postgres://…` with so many connections.
    ///
    /// # Errors
    /// Another scheme, or a database that cannot be opened.
    pub fn open(url: &str, connections: u32) -> Result<Self, String> {
        Self::with(Access::new(url, connections))
    }

    /// Opens a database, as `open`.
    ///
    /// # Errors
    /// Another scheme, or a database that cannot be opened.
    pub fn with(access: Access) -> Result<Self, String> {
        let manager = access.manager(&access.url)?;
        // A pool would try a wrong address again and again; one connection by hand fails at once and says why.
        drop(manager.open().map_err(|error| error.to_string())?);
        let source = access.source(&manager)?;
        let numbers = Numbers::new().map_err(|error| error.to_string())?;
        let marks = mark::Marks::of(&access.url);
        let (access, source) = (Arc::new(access), Arc::new(RwLock::new(source)));
        Ok(Self { access, manager, source, marks, numbers: Arc::new(numbers), damage: Arc::default() })
    }

    /// Whether the address names an SQLite file that is not there; opening it would make it.
    #[must_use]
    pub fn is_missing(url: &str) -> bool {
        url.strip_prefix("sqlite://").is_some_and(|file| !std::path::Path::new(file).exists())
    }

    /// What every commit changes; while it is the same, nothing was written. `None`: only a question tells.
    #[must_use]
    pub fn mark(&self) -> Option<Mark> {
        self.marks.now()
    }

    /// Runs the work in a transaction that sees one consistent picture and changes nothing.
    pub async fn read<T: Send + 'static>(&self, work: impl FnOnce(&mut DbConnection) -> Result<T> + Send + 'static) -> Result<T> {
        let pool = self.source().pool;
        Ok(self.reading(&pool, (self.access.wait, Kind::Read), work).await?)
    }

    /// As `read`, for one record. A file gives it in less time than it takes to hand the work to another thread and back, so there it is
    /// done on this one.
    pub async fn read_record<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut DbConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let pool = self.source().pool;
        if !self.manager.is_file() || !pool.has_idle() {
            return Ok(self.reading(&pool, (self.access.wait, Kind::Read), work).await?);
        }
        let (work, value) = boxed(|conn: &mut DbConnection| work(conn).map(Outcome::Keep));
        let job = Job::new();
        job.run(|| transaction::run(&pool, &job, &self.numbers, Kind::Read, work)).map_err(|error| self.failed(error))?;
        value()
    }

    /// As `read`, for what may take as long as it takes.
    pub async fn read_at_length<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut DbConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let pool = self.source().pool;
        Ok(self.reading(&pool, (None, Kind::Read), work).await?)
    }

    /// As `read`, of a copy that may be behind; `None` without one.
    pub async fn read_copy<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut DbConnection) -> Result<T> + Send + 'static,
    ) -> Option<Result<T>> {
        let readers = self.source().readers?;
        Some(self.reading(&readers, (self.access.wait, Kind::Read), work).await.map_err(Error::from))
    }

    /// Whether there is a copy to read from.
    #[must_use]
    pub fn has_copy(&self) -> bool {
        self.access.read_url.is_some()
    }

    /// As `read`, for a few rows, on a connection of its own. When that takes too long the database does not answer, and all connections to it
    /// are written off: another one may have taken its place.
    pub async fn look<T: Send + 'static>(&self, work: impl FnOnce(&mut DbConnection) -> Result<T> + Send + 'static) -> Result<T> {
        let source = self.source();
        let patience = self.access.wait.map(|wait| wait.min(LOOK));
        match self.reading(&source.looks, (patience, Kind::Look), work).await {
            // Another connection to the same file is no better.
            Err(Stop::Stalled(error)) if !self.manager.is_file() => {
                log::error!("de database antwoordt niet; alle verbindingen worden vernieuwd");
                self.renew(&source);
                Err(error)
            }
            done => Ok(done?),
        }
    }

    /// Begins anew with other connections; who waits on those of before hears that at once.
    pub fn renew_all(&self) {
        self.renew(&self.source());
    }

    fn renew(&self, old: &Source) {
        let mut source = self.source.write().unwrap_or_else(PoisonError::into_inner);
        if !Arc::ptr_eq(&source.pool, &old.pool) {
            return;
        }
        match self.access.source(&self.manager) {
            Ok(new) => *source = new,
            Err(reason) => return log::error!("er zijn geen nieuwe verbindingen te maken: {reason}"),
        }
        self.numbers.renewed();
        for pool in [&old.pool, &old.looks].into_iter().chain(&old.readers) {
            pool.write_off();
        }
    }

    fn source(&self) -> Source {
        self.source.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn reading<T: Send + 'static>(
        &self,
        pool: &Arc<Pool>,
        how: (Option<Duration>, Kind),
        work: impl FnOnce(&mut DbConnection) -> Result<T> + Send + 'static,
    ) -> Result<T, Stop> {
        let (work, value) = boxed(|conn: &mut DbConnection| work(conn).map(Outcome::Keep));
        self.on(pool, how, work).await?;
        value().map_err(Stop::Failed)
    }

    /// Runs the work in a transaction of its own; one writer at a time. An error or a panic leaves nothing behind.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut DbConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.write_or_undo(|conn: &mut DbConnection| work(conn).map(Outcome::Keep)).await
    }

    /// As `write`, for work that says at its end whether what it wrote stays.
    pub async fn write_or_undo<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut DbConnection) -> Result<Outcome<T>> + Send + 'static,
    ) -> Result<T> {
        let (work, value) = boxed(work);
        let pool = self.source().pool;
        let turn = timeout(TURN, self.numbers.turn(Arc::clone(&pool.writer).lock_owned())).await;
        let turn = turn.map_err(|_| Error::Unavailable("anderen schrijven al te lang".into()))?;
        let (damage, on) = (Arc::clone(&self.damage), Arc::clone(&pool));
        let work: Work = Box::new(move |conn| {
            // The turn ends with the transaction: when the client goes away, that is at its next statement.
            let _turn = turn;
            let broken = damage.broken().map(str::to_owned);
            broken.map_or_else(|| on.is_there(), Err).map_err(|reason| Error::Unavailable(reason.into()))?;
            work(conn)
        });
        self.on(&pool, (self.access.wait, Kind::Write), work).await?;
        value()
    }

    /// Does the work on a thread of this pool, as long as it moves, somebody waits for it, and the pool is not written off.
    async fn on(&self, pool: &Arc<Pool>, (patience, kind): (Option<Duration>, Kind), work: Work) -> Result<(), Stop> {
        let job = Job::new();
        let _waiter = (kind != Kind::Look).then(|| job.waiter());
        let (run, on, numbers) = (Arc::clone(&job), Arc::clone(pool), Arc::clone(&self.numbers));
        let mut done = pool.spawn(move || run.run(|| transaction::run(&on, &run, &numbers, kind, work)));
        let mut lost = pool.is_lost();
        // What the database itself ends after this time has told so then.
        let patience = patience.map_or(FOREVER, |patience| patience + Duration::from_millis(500));
        loop {
            let stands = pin!(async { timeout(job.left(patience), lost.wait_for(|lost| *lost)).await.map(drop) });
            let error = match select(&mut done, stands).await {
                Either::Left((Ok(Ok(())), _)) => {
                    if kind == Kind::Write {
                        self.damage.wrote();
                    }
                    return Ok(());
                }
                Either::Left((Ok(Err(error)), _)) => error,
                Either::Left((Err(_), _)) => Error::internal("het werk is niet afgemaakt: een paniek, of het programma stopt"),
                Either::Right((Ok(()), _)) => job.cancel(kind),
                Either::Right((Err(_), _)) if job.left(patience).is_zero() => return Err(Stop::Stalled(job.cancel(kind))),
                Either::Right((Err(_), _)) => continue,
            };
            return Err(Stop::Failed(self.failed(error)));
        }
    }

    /// Takes note of work that was not done.
    fn failed(&self, error: Error) -> Error {
        self.damage.note(&error);
        self.numbers.failed(&error);
        error
    }

    /// Whether the disk refused something, and nothing was written since.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.damage.disk().is_some()
    }

    /// Whether the disk has room for more than the smallest change.
    pub async fn has_room(&self) -> bool {
        let manager = self.manager.clone();
        tokio::task::spawn_blocking(trace::carried(move || manager.has_room())).await.unwrap_or_default()
    }

    /// What is wrong with the database itself, for whoever watches.
    #[must_use]
    pub fn objection(&self) -> Option<String> {
        let there = self.source().pool.is_there().err();
        there.or_else(|| self.damage.objection().map(str::to_owned))
    }

    /// Brings the schema up to date, and keeps the turn of who does so: on PostgreSQL no other one migrates until it is gone.
    pub fn migrate(&self) -> Result<Turn> {
        let mut turn = Turn::take(self.connection()?)?;
        turn.migrate()?;
        Ok(turn)
    }

    /// Puts what SQLite wrote last into the file itself, for who is about to stop: also when somebody took `-wal` away. The last connection does so
    /// when it is closed, but nobody waits for that at the end of a process.
    pub async fn settle(&self) {
        if !self.manager.is_file() {
            return;
        }
        let (pool, job) = (self.source().pool, Job::new());
        let on = Arc::clone(&pool);
        let done = pool.spawn(move || -> Result<()> {
            let mut held = on.take(&job)?;
            held.conn.batch_execute("PRAGMA wal_checkpoint")?;
            on.give_back(held);
            Ok(())
        });
        match timeout(LOOK, done).await {
            Ok(Ok(Ok(()))) => {}
            Ok(Ok(Err(error))) => log::warn!("de database is niet bijgewerkt voor het einde: {}", error.in_full()),
            Ok(Err(_)) | Err(_) => log::warn!("de database is niet bijgewerkt voor het einde"),
        }
    }

    /// Writers that wait for their turn.
    #[must_use]
    pub fn writers_waiting(&self) -> i64 {
        self.numbers.writers_waiting()
    }

    /// Makes a consistent copy in a new file while others read and write. Only SQLite; PostgreSQL has `pg_dump`.
    pub fn copy_to(&self, file: &str) -> Result<bool> {
        let mut conn = self.connection()?;
        match &mut conn {
            DbConnection::Sqlite(conn) => {
                conn.batch_execute(&format!("VACUUM INTO '{}'", file.replace('\'', "''")))?;
                Ok(true)
            }
            #[cfg(feature = "postgres")]
            DbConnection::Postgres(_) => Ok(false),
        }
    }

    /// A connection beside those of the pool.
    fn connection(&self) -> Result<DbConnection> {
        self.manager.open().map_err(|error| Error::Unavailable(error.into()))
    }

    /// Adds the numbers of this database to what `/metrics` tells.
    pub fn register(&self, registry: &Registry) -> prometheus::Result<()> {
        let (all, idle) = (self.clone(), self.clone());
        gauge(registry, "database_pool_connections", "Open connections.", move || all.source().pool.counts().0)?;
        gauge(registry, "database_pool_idle_connections", "Open connections that nobody uses.", move || {
            idle.source().pool.counts().1
        })?;
        self.numbers.register(registry)
    }
}

/// The work, and what gives its value once it is done.
fn boxed<T: Send + 'static>(
    work: impl FnOnce(&mut DbConnection) -> Result<Outcome<T>> + Send + 'static,
) -> (Work, impl FnOnce() -> Result<T>) {
    let value = Arc::new(Mutex::new(None));
    let place = Arc::clone(&value);
    let work = move |conn: &mut DbConnection| {
        let (outcome, value) = work(conn)?.apart();
        *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
        Ok(outcome)
    };
    let value = move || {
        let value = value.lock().unwrap_or_else(PoisonError::into_inner).take();
        value.ok_or_else(|| Error::internal("work that was done has no value"))
    };
    (Box::new(work), value)
}

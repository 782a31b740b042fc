//! Public reads from a copy of the database that may be behind: only while its picture is as far as what this process knows.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use super::{Lezen, Lijsten, Store, volgen::Kop};
use crate::{database::DbConnection, error::Result};

/// So long a copy is left alone that is behind or away.
const RUST: Duration = Duration::from_secs(1);

/// Since when the copy is left alone.
#[derive(Clone, Default)]
pub(super) struct Rust(Arc<Mutex<Option<Instant>>>);

impl Rust {
    fn is_nodig(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_some_and(|sinds| sinds.elapsed() < RUST)
    }

    fn begin(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }
}

impl Store {
    /// As `read`, for what is public; call it after `volg_generatie`.
    pub async fn read_public<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Lezen<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        match self.als_de_kopie_zo_ver_is(work).await? {
            Ok(value) => Ok(value),
            Err(work) => self.read(work).await,
        }
    }

    /// As `read_public`, of one record.
    pub async fn read_public_record<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Lezen<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        match self.als_de_kopie_zo_ver_is(work).await? {
            Ok(value) => Ok(value),
            Err(work) => self.read_record(work).await,
        }
    }

    async fn als_de_kopie_zo_ver_is<T: Send + 'static, W: FnOnce(&mut Lezen<'_>) -> Result<T> + Send + 'static>(
        &self,
        work: W,
    ) -> Result<Result<T, W>> {
        let (store, bekend) = (self.clone(), self.stand.bekend());
        let gelezen = self.op_kopie(work, move |conn, work| {
            let kop = Kop::lees(conn)?;
            if !bekend.is_bereikt(conn, &kop)? {
                return Ok(Err(work));
            }
            work(&mut store.lezen(conn, store.clock.now())).map(Ok)
        });
        gelezen.await
    }

    /// As `read_lists`, for what is public; call it after `volg_generatie`.
    pub async fn read_public_lists<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Lijsten<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (store, bekend) = (self.clone(), self.stand.bekend());
        let gelezen = self.op_kopie(work, move |conn, work| {
            let kop = Kop::lees(conn)?;
            if !bekend.is_bereikt(conn, &kop)? {
                return Ok(Err(work));
            }
            store.lijsten_als_ze_kloppen(conn, work)
        });
        match gelezen.await? {
            Ok(value) => Ok(value),
            Err(work) => self.read_lists(work).await,
        }
    }

    /// Does the work on the copy, or gives it back when there is none, or it is behind.
    async fn op_kopie<W: Send + 'static, T: Send + 'static>(
        &self,
        work: W,
        doe: impl FnOnce(&mut DbConnection, W) -> Result<Result<T, W>> + Send + 'static,
    ) -> Result<Result<T, W>> {
        if !self.database.has_copy() || self.rust.is_nodig() {
            return Ok(Err(work));
        }
        let plek = Arc::new(Mutex::new(Some(work)));
        let neem = Arc::clone(&plek);
        let gelezen = self.database.read_copy(move |conn| {
            let work = neem.lock().unwrap_or_else(PoisonError::into_inner).take();
            work.map(|work| doe(conn, work)).transpose()
        });
        match gelezen.await {
            Some(Ok(Some(Ok(value)))) => return Ok(Ok(value)),
            Some(Ok(Some(Err(work)))) => {
                self.rust.begin();
                return Ok(Err(work));
            }
            Some(Err(error)) => {
                log::warn!("de replica is niet te lezen: {}", error.in_full());
                self.rust.begin();
                // Who never came to the work can still do it elsewhere.
                let work = plek.lock().unwrap_or_else(PoisonError::into_inner).take();
                return work.map(Err).ok_or(error);
            }
            Some(Ok(None)) | None => {}
        }
        let work = plek.lock().unwrap_or_else(PoisonError::into_inner).take();
        work.map(Err).ok_or_else(|| crate::error::Error::internal("work that was not done is gone"))
    }
}

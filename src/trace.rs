//! What the work of this moment is for: a request, or a job of the register itself. Every line of the log tells it, whatever thread it comes
//! from, so work goes to another thread or task only through `block`, `spawn`, `pieces` and `carried`.

use std::{
    fmt,
    future::Future,
    sync::{Arc, LazyLock, OnceLock},
};

use actix_web::{rt, web};
use futures_util::{Stream, stream};

use crate::error::{Error, Result};

tokio::task_local! {
    static CURRENT: Trace;
}

/// What the work is for.
#[derive(Clone)]
pub struct Trace(Arc<Facts>);

struct Facts {
    /// Of a request; a job has none.
    number: Option<String>,
    /// Where the register is on the web; a job has no need of it.
    address: String,
    /// Known once the token is read.
    application: OnceLock<String>,
    /// Looked up only when a line is written.
    operation: LazyLock<String, Box<dyn FnOnce() -> String + Send>>,
}

impl Trace {
    /// A request with this number, to the register at this address; `operation` tells which operation of the API it is for.
    #[must_use]
    pub fn request(number: String, address: String, operation: impl FnOnce() -> String + Send + 'static) -> Self {
        Self::new(Some(number), address, operation)
    }

    /// A job that the register has of itself.
    #[must_use]
    pub fn job(name: &'static str) -> Self {
        let job = Self::new(None, String::new(), || name.to_owned());
        job.set_application("verwerkingsregister");
        job
    }

    fn new(number: Option<String>, address: String, operation: impl FnOnce() -> String + Send + 'static) -> Self {
        Self(Arc::new(Facts { number, address, application: OnceLock::new(), operation: LazyLock::new(Box::new(operation)) }))
    }

    /// What the work of now is for, if it is told.
    #[must_use]
    pub fn current() -> Option<Self> {
        CURRENT.try_with(Self::clone).ok()
    }

    /// Who asked for it; the first one who is named stays.
    pub fn set_application(&self, name: &str) {
        let _ = self.0.application.set(name.to_owned());
    }

    /// The number of the request.
    #[must_use]
    pub fn number(&self) -> Option<&str> {
        self.0.number.as_deref()
    }

    /// Where the register is on the web.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.0.address
    }

    /// The name of who asked for it.
    #[must_use]
    pub fn application(&self) -> &str {
        self.0.application.get().map_or("-", String::as_str)
    }

    /// The operation of the API, the route, or the job.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.0.operation
    }

    /// The work, as work for this.
    pub async fn follow<T>(self, work: impl Future<Output = T>) -> T {
        CURRENT.scope(self, work).await
    }
}

impl fmt::Display for Trace {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(text, "{} {} {}", self.number().unwrap_or("-"), self.application(), self.operation())
    }
}

fn within<T>(trace: Option<Trace>, work: impl FnOnce() -> T) -> T {
    match trace {
        Some(trace) => CURRENT.sync_scope(trace, work),
        None => work(),
    }
}

/// The work, to be done on any thread, as work for what is asked now.
pub fn carried<T>(work: impl FnOnce() -> T) -> impl FnOnce() -> T {
    let current = Trace::current();
    move || within(current, work)
}

/// The pieces, to be made when they are asked for, as work for what is asked now.
pub fn pieces<T>(pieces: impl Stream<Item = T>) -> impl Stream<Item = T> {
    let (current, mut pieces) = (Trace::current(), Box::pin(pieces));
    stream::poll_fn(move |context| within(current.clone(), || pieces.as_mut().poll_next(context)))
}

/// Does what blocks on a thread that may be blocked. What nobody waits for any more when its turn comes is not begun.
pub async fn block<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let waiting = Arc::new(());
    let asked = Arc::downgrade(&waiting);
    let done = web::block(carried(move || asked.upgrade().map(|_| work()))).await;
    let done = done.map_err(|_| Error::internal("het werk is niet afgemaakt: een paniek, of het programma stopt"))?;
    done.ok_or_else(|| Error::internal("nobody waits for what is asked here"))
}

/// Goes on with the work beside what is asked now.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    match Trace::current() {
        Some(trace) => rt::spawn(trace.follow(work)),
        None => rt::spawn(work),
    };
}

#[cfg(test)]
mod tests {
    use futures_util::{FutureExt as _, StreamExt as _};

    use super::*;

    fn told() -> Option<String> {
        Trace::current().map(|trace| trace.to_string())
    }

    #[actix_web::test]
    async fn it_goes_along_to_other_threads_and_tasks() {
        let trace = Trace::request("7".into(), String::new(), || "find_register".into());
        let (sender, receiver) = tokio::sync::oneshot::channel();
        let seen = trace.clone().follow(async move {
            trace.set_application("zaaksysteem");
            trace.set_application("een ander");
            let blocking = block(told).await.unwrap();
            let thread = std::thread::spawn(carried(told)).join().unwrap();
            spawn(async move { sender.send(told()).unwrap() });
            ([told(), blocking, thread], pieces(stream::once(async { told() })))
        });
        let wanted = Some("7 zaaksysteem find_register".to_owned());
        let (seen, pieces) = seen.await;
        assert_eq!(seen, [wanted.clone(), wanted.clone(), wanted.clone()]);
        assert_eq!(pieces.collect::<Vec<_>>().await, std::slice::from_ref(&wanted));
        assert_eq!(receiver.await.unwrap(), wanted);
        assert_eq!((told(), block(told).await.unwrap()), (None, None));
    }

    #[actix_web::test]
    async fn a_job_has_a_name_and_no_number() {
        let told = Trace::job("webhooks").follow(async { told() }).await;
        assert_eq!(told.as_deref(), Some("- verwerkingsregister webhooks"));
    }

    #[test]
    fn what_nobody_waits_for_any_more_is_not_begun() {
        let runtime = tokio::runtime::Builder::new_current_thread().max_blocking_threads(1).build().unwrap();
        runtime.block_on(async {
            let (go, on) = std::sync::mpsc::channel();
            let (tell, told) = std::sync::mpsc::channel::<()>();
            let mut busy = Box::pin(block(move || on.recv()));
            assert!((&mut busy).now_or_never().is_none());
            assert!(block(move || tell.send(())).now_or_never().is_none());
            go.send(()).unwrap();
            busy.await.unwrap().unwrap();
            block(|| ()).await.unwrap();
            assert!(told.recv().is_err());
        });
    }

    #[actix_web::test]
    async fn a_panic_on_another_thread_is_a_fault() {
        let done = block(|| assert_ne!(told(), None, "proef")).await;
        assert!(matches!(done, Err(Error::Internal(_))));
    }
}

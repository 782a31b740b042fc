//! What an answer costs the database, counted in statements.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex},
};

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};

use super::app::TestApp;

type Log = Arc<Mutex<Vec<String>>>;

/// What each database was told.
static LOGS: LazyLock<Mutex<HashMap<String, Log>>> = LazyLock::new(Mutex::default);

fn log(url: &str) -> Log {
    let mut logs = LOGS.lock().unwrap();
    Arc::clone(logs.entry(url.trim_start_matches("sqlite://").to_owned()).or_default())
}

#[derive(Default)]
struct Recorder(Option<Log>);

impl Instrumentation for Recorder {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartEstablishConnection { url, .. } => self.0 = Some(log(url)),
            InstrumentationEvent::StartQuery { query, .. } => {
                if let Some(log) = &self.0 {
                    log.lock().unwrap().push(query.to_string());
                }
            }
            _ => {}
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "diesel asks for it")]
fn recorder() -> Option<Box<dyn Instrumentation>> {
    Some(Box::new(Recorder::default()))
}

/// Lets every database that is opened from now on tell what it is told.
pub fn record_statements() {
    set_default_instrumentation(recorder).unwrap();
}

impl TestApp {
    /// The statements that its database was told since the last time, the begin and end of transactions too.
    pub fn statements(&self) -> Vec<String> {
        std::mem::take(&mut log(self.database_url()).lock().unwrap())
    }
}

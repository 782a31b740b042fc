//! How long the database itself works, and its SQL in the log for who asks for it with `REGISTER_LOG=info,sql=debug`.

use std::{
    cell::Cell,
    time::{Duration, Instant},
};

use diesel::connection::{DebugQuery, Instrumentation, InstrumentationEvent};

use super::file::User;

/// The part of the log that shows SQL.
const TARGET: &str = "sql";

thread_local! {
    /// A transaction stays on one thread.
    static SPENT: Cell<(u64, Duration)> = const { Cell::new((0, Duration::ZERO)) };
}

/// The statements on this thread since it was asked last, and the time that they took.
pub(super) fn spent() -> (u64, Duration) {
    SPENT.take()
}

/// Watches the statements of a connection.
pub(super) struct Watch {
    begin: Option<Instant>,
    _user: Option<User>,
}

impl Watch {
    pub(super) fn new(user: Option<User>) -> Self {
        Self { begin: None, _user: user }
    }
}

impl Instrumentation for Watch {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartQuery { .. } => {
                super::job::next_statement();
                self.begin = Some(Instant::now());
            }
            InstrumentationEvent::FinishQuery { query, .. } => {
                let took = self.begin.take().map(|begin| begin.elapsed()).unwrap_or_default();
                let (statements, before) = SPENT.get();
                SPENT.set((statements + 1, before + took));
                super::job::moves();
                log::debug!(target: TARGET, "{} µs {}", took.as_micros(), without_values(query));
            }
            _ => {}
        }
    }
}

/// The statement as the database gets it; diesel shows the values of the register behind it.
fn without_values(query: &dyn DebugQuery) -> String {
    let text = query.to_string();
    text.split(" -- binds: ").next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use diesel::{SqliteConnection, prelude::*, sql_types::Text};

    use super::*;

    #[test]
    fn a_statement_is_shown_without_what_is_bound_to_it() {
        let mut conn = SqliteConnection::establish(":memory:").unwrap();
        let shown = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&shown);
        conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::FinishQuery { query, .. } = event {
                assert!(query.to_string().contains("Jansen"));
                seen.lock().unwrap().push(without_values(query));
            }
        });
        let name = "Jansen -- binds: Jansen";
        assert!(diesel::select(name.into_sql::<Text>().eq(name)).get_result::<bool>(&mut conn).unwrap());
        assert_eq!(*shown.lock().unwrap(), ["SELECT (? = ?)"]);
    }
}

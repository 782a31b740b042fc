//! What whoever runs the register can follow: every line of a fault tells for which request it was, and repeats nothing of the register.

mod fouten;
mod meten;

use std::{
    io::{Result, Write},
    sync::{Mutex, Once, PoisonError},
    time::Duration,
};

use actix_web::rt::time::sleep;
use diesel::connection::SimpleConnection as _;
use env_logger::Target;
use verwerkingsregister::{database::DbConnection, logbook};

use crate::support::TestApp;

static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Log;

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        LOG.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

/// From here on the lines of this process are kept; it has only one log.
fn keep() {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| {
        logbook::builder().filter_level(log::LevelFilter::Info).target(Target::Pipe(Box::new(Log))).init();
        logbook::log_panics();
    });
}

/// The lines with these words, such as the number of a request, without the moment. No line at all repeats a token or what `refuse` repeats.
fn lines(words: &str) -> Vec<String> {
    let log = String::from_utf8(LOG.lock().unwrap_or_else(PoisonError::into_inner).clone()).unwrap();
    let secrets = ["Zilverschoon", "Bearer", "eyJ"];
    assert_eq!(log.lines().find(|line| secrets.iter().any(|secret| line.contains(secret))), None);
    let found = log.lines().filter(|line| line.contains(words));
    found.map(|line| line.split_once(' ').unwrap().1.trim_start_matches(' ').to_owned()).collect()
}

/// Waits for what happens beside the test.
async fn until(happened: impl Fn() -> bool) {
    for _ in 0..1000 {
        if happened() {
            return;
        }
        sleep(Duration::from_millis(10)).await;
    }
    panic!("it did not happen");
}

/// From here on the database refuses new rows of this table, with words that repeat the name of a person.
fn refuse(app: &TestApp, table: &str) {
    let mut conn = app.raw_connection();
    let sql = match &conn {
        DbConnection::Sqlite(_) => format!(
            "CREATE TRIGGER weiger BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'ongeldige waarde: \"Jan Zilverschoon\"'); END"
        ),
        #[cfg(feature = "postgres")]
        DbConnection::Postgres(_) => format!(
            "CREATE FUNCTION weiger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
             RAISE EXCEPTION 'ongeldige waarde: \"Jan Zilverschoon\"' USING DETAIL = 'Jan Zilverschoon', HINT = 'Jan Zilverschoon'; END $$; \
             CREATE TRIGGER weiger BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION weiger()"
        ),
    };
    conn.batch_execute(&sql).unwrap();
}

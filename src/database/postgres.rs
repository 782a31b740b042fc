//! How PostgreSQL is spoken to: nothing waits without end, unless the address says otherwise.

use std::time::Duration;

use diesel::{
    Connection, ConnectionError, ConnectionResult, PgConnection,
    connection::{CacheSize, SimpleConnection},
};

/// What is said in the address when it does not say it itself. Two seconds is the shortest that libpq knows; of several servers each gets them.
const DEFAULTS: [(&str, &str); 6] = [
    ("application_name", "verwerkingsregister"),
    ("connect_timeout", "2"),
    ("tcp_user_timeout", "10000"),
    ("keepalives_idle", "10"),
    ("keepalives_interval", "5"),
    ("keepalives_count", "3"),
];

/// The address with everything in it, and what is said once a connection is open.
#[derive(Clone)]
pub(super) struct Postgres {
    url: String,
    setup: String,
    prepares: bool,
}

/// The address may hold a password.
impl std::fmt::Debug for Postgres {
    fn fmt(&self, text: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        text.debug_struct("Postgres").field("setup", &self.setup).finish_non_exhaustive()
    }
}

impl Postgres {
    pub(super) fn new(url: &str, wait: Option<Duration>, prepares: bool) -> Self {
        Self { url: complete(url), setup: if prepares { setup(url, wait) } else { String::new() }, prepares }
    }

    pub(super) fn open(&self) -> ConnectionResult<PgConnection> {
        let mut conn = PgConnection::establish(&self.url)?;
        if !self.prepares {
            conn.set_prepared_statement_cache_size(CacheSize::Disabled);
        }
        // An empty text is a fault of its own.
        if !self.setup.is_empty() {
            conn.batch_execute(&self.setup).map_err(ConnectionError::CouldntSetupConfiguration)?;
        }
        Ok(conn)
    }
}

fn complete(url: &str) -> String {
    let (address, said) = url.split_once('?').unwrap_or((url, ""));
    let says = |name: &str| said.split('&').any(|part| part.split('=').next() == Some(name));
    let mut parts: Vec<String> = if said.is_empty() { Vec::new() } else { vec![said.to_owned()] };
    parts.extend(DEFAULTS.iter().filter(|(name, _)| !says(name)).map(|(name, value)| format!("{name}={value}")));
    let several = address.contains(',') || said.contains(',') || said.to_ascii_uppercase().contains("%2C");
    if several && !says("target_session_attrs") {
        parts.push("target_session_attrs=read-write".to_owned());
    }
    format!("{address}?{}", parts.join("&"))
}

/// Limits of the session; those that the address names itself stay.
fn setup(url: &str, wait: Option<Duration>) -> String {
    let wait = wait.map(|wait| wait.as_millis().to_string());
    let idle = wait.as_ref().map(|_| "60000".to_owned());
    let limits =
        [("lock_timeout", Some("10000".to_owned())), ("statement_timeout", wait), ("idle_in_transaction_session_timeout", idle)];
    let limits = limits.into_iter().filter(|(name, _)| !url.contains(name));
    limits.filter_map(|(name, value)| Some(format!("SET {name} = {};", value?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_address_does_not_say_is_said_for_it() {
        let plain = complete("postgres://a@b/c");
        assert!(plain.starts_with("postgres://a@b/c?application_name=verwerkingsregister&connect_timeout=2&"), "{plain}");
        assert!(!plain.contains("target_session_attrs"), "{plain}");
        let own = complete("postgres://a@b/c?connect_timeout=9");
        assert!(own.contains("?connect_timeout=9&") && !own.contains("connect_timeout=2"), "{own}");
        for several in ["postgres://a@b,d/c", "postgres:///c?host=b%2cd", "postgres:///c?host=b,d"] {
            assert!(complete(several).ends_with("&target_session_attrs=read-write"), "{several}");
        }
        let chosen = complete("postgres://b,d/c?target_session_attrs=any");
        assert!(chosen.contains("?target_session_attrs=any&") && !chosen.contains("read-write"), "{chosen}");
    }

    #[test]
    fn limits_that_the_address_names_stay() {
        let wait = Some(Duration::from_secs(10));
        let all = "SET lock_timeout = 10000;SET statement_timeout = 10000;SET idle_in_transaction_session_timeout = 60000;";
        assert_eq!(setup("postgres://b/c", wait), all);
        assert_eq!(setup("postgres://b/c", None), "SET lock_timeout = 10000;");
        let own = "postgres://b/c?options=-c%20statement_timeout%3D1";
        assert_eq!(setup(own, wait), "SET lock_timeout = 10000;SET idle_in_transaction_session_timeout = 60000;");
    }
}

//! What lies below a fault, in words that may stand in a log: those of databases and readers of JSON repeat what they choke on, and that may
//! be about a person.

use std::{error::Error as StdError, fmt};

use diesel::result::Error as Db;

/// What PostgreSQL names between quotes without giving a value away. Constraints and the rest of the schema have only names.
const NAMED: [&str; 11] =
    ["relation", "table", "column", "constraint", "index", "sequence", "function", "trigger", "type", "schema", "database"];

/// The error that a fault came from, with all that it came from itself. It is printed in full, also for debugging, but without values.
pub struct Cause(Box<dyn StdError + Send + Sync>);

impl<E: Into<Box<dyn StdError + Send + Sync>>> From<E> for Cause {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut told = words(&*self.0);
        let mut below = self.0.source();
        while let Some(error) = below {
            let words = words(error);
            // Many errors already end with what they came from.
            if !told.ends_with(&words) {
                told = format!("{told}: {words}");
            }
            below = error.source();
        }
        // Some libraries tell it in several lines; a line of the log is one.
        text.write_str(&told.split(char::is_control).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
    }
}

impl fmt::Debug for Cause {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, text)
    }
}

/// The words of one error of the chain.
fn words(error: &(dyn StdError + 'static)) -> String {
    if let Some(error) = error.downcast_ref::<Db>() {
        return of_database(error);
    }
    match error.downcast_ref::<serde_json::Error>() {
        Some(error) => format!("JSON: {:?} at line {} column {}", error.classify(), error.line(), error.column()),
        None => error.to_string(),
    }
}

/// Never the details of PostgreSQL: they are the row itself.
fn of_database(error: &Db) -> String {
    match error {
        Db::DatabaseError(kind, info) => format!("{kind:?}: {}", without_values(info.message())),
        Db::SerializationError(below) | Db::DeserializationError(below) | Db::QueryBuilderError(below) => words(&**below),
        Db::RollbackErrorOnCommit { rollback_error, commit_error } => {
            format!("commit: {}; rollback: {}", of_database(commit_error), of_database(rollback_error))
        }
        other => other.to_string(),
    }
}

/// The message up to the first quote that does not hold a name, and after the last one: a value may hold quotes itself.
fn without_values(message: &str) -> String {
    const QUOTES: [char; 6] = ['"', '«', '»', '“', '”', '„'];
    let mut begin = 0;
    while let Some(open) = message[begin..].find(QUOTES).map(|found| begin + found) {
        let word = message[..open].trim_end().rsplit(' ').next().unwrap_or_default();
        let named = message[open..].strip_prefix('"').filter(|_| NAMED.contains(&word)).and_then(|name| name.find('"'));
        let Some(length) = named else {
            let last = message.rfind(QUOTES).filter(|last| *last > open);
            let end = last.map_or("", |last| message[last..].trim_start_matches(QUOTES));
            return format!("{}\"…\"{end}", &message[..open]);
        };
        begin = open + length + 2;
    }
    message.to_owned()
}

#[cfg(test)]
mod tests {
    use diesel::result::DatabaseErrorKind as Kind;

    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("het bestand is niet te lezen")]
    struct Reading(#[source] serde_json::Error);

    #[test]
    fn the_whole_chain_is_told_and_nothing_twice() {
        let io = std::io::Error::other(std::io::Error::other("de schijf is vol"));
        assert_eq!(Cause::from(io).to_string(), "de schijf is vol");
        let json = serde_json::from_str::<u8>("\"Jan Jansen\"").unwrap_err();
        assert!(json.to_string().contains("Jansen"));
        let cause = Cause::from(Reading(json));
        assert_eq!(cause.to_string(), "het bestand is niet te lezen: JSON: Data at line 1 column 12");
        assert_eq!(format!("{cause:?}"), cause.to_string());
    }

    #[test]
    fn a_database_tells_names_but_no_values() {
        for (message, told) in [
            ("UNIQUE constraint failed: versies.uuid", "UNIQUE constraint failed: versies.uuid"),
            (
                "duplicate key value violates unique constraint \"versies_pkey\"",
                "duplicate key value violates unique constraint \"versies_pkey\"",
            ),
            (
                "null value in column \"naam\" of relation \"versies\" violates",
                "null value in column \"naam\" of relation \"versies\" violates",
            ),
            ("invalid input syntax for type integer: \"Jan \"de\" Boer\"", "invalid input syntax for type integer: \"…\""),
            ("value \"Jansen\" is out of range for type integer", "value \"…\" is out of range for type integer"),
            ("column \"naam\" of \"Jansen\"", "column \"naam\" of \"…\""),
            ("ungültige Eingabesyntax für Typ integer: »Jansen«", "ungültige Eingabesyntax für Typ integer: \"…\""),
            ("column \"Jansen", "column \"…\""),
        ] {
            let cause = Cause::from(Db::DatabaseError(Kind::Unknown, Box::new(message.to_owned())));
            assert_eq!(cause.to_string(), format!("Unknown: {told}"));
        }
    }
}

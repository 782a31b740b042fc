//! What can go wrong, in the words of the register. `http/problem.rs` alone knows status codes.

mod cause;

use crate::domain::{
    levensloop::weigering::{ConflictCode, Weigering},
    recht::toetsing::Bevinding,
};

pub use cause::Cause;

/// The result of almost everything.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One fault in what was sent, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// JSON pointer in the body, or the name of a query key or header.
    pub name: String,
    /// Stable code of the fault, for programs.
    pub code: &'static str,
    /// What is wrong and how to mend it, in plain Dutch.
    pub reason: String,
}

impl Fault {
    /// A fault at a place.
    pub fn new(name: impl Into<String>, code: &'static str, reason: impl Into<String>) -> Self {
        Self { name: name.into(), code, reason: reason.into() }
    }

    /// The same fault, of something that stands below this pointer.
    #[must_use]
    pub fn onder(self, pointer: &str) -> Self {
        let name = format!("{pointer}/{}", self.name.trim_start_matches('/'));
        Self { name: name.trim_end_matches('/').to_owned(), ..self }
    }
}

/// What can go wrong. Texts are for the reader and hold no personal data, no secret and nothing of the database.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What was sent is not right; every fault is named.
    #[error("de invoer bevat {} {}", .0.len(), if .0.len() == 1 { "fout" } else { "fouten" })]
    Invalid(Vec<Fault>),
    /// The thing does not exist, or the caller may not know that it does.
    #[error("{0} bestaat niet")]
    NotFound(&'static str),
    /// The version was withdrawn or erased; the text is public.
    #[error("{0}")]
    Gone(String),
    /// No token, or one that is not accepted.
    #[error("{0}")]
    Unauthorized(&'static str),
    /// The caller lacks this right.
    #[error("voor deze handeling is het recht {0} nodig")]
    Forbidden(&'static str),
    /// The caller is not the right person: four eyes, or a token without a person.
    #[error("{0}")]
    NotThisPerson(&'static str),
    /// The state does not allow this; the code is stable, the text tells the state and what is possible.
    #[error("{reason}")]
    Conflict {
        /// Stable code.
        code: ConflictCode,
        /// The state, and what is possible.
        reason: String,
        /// JSON pointer of what in the body it is about; `None` when it is about the whole.
        pointer: Option<String>,
    },
    /// What was asked for all cannot be done for these, so it was done for none.
    #[error("er is niets gewijzigd: {} keer kan dit niet", .0.len())]
    NotForAll(Vec<Fault>),
    /// The content may not be settled: these rules block.
    #[error("de inhoud is nog niet compleet")]
    Blocked(Vec<Bevinding>),
    /// The caller changes something that changed since it was read.
    #[error("de gegevens zijn intussen gewijzigd; haal ze opnieuw op en probeer het dan nog eens")]
    Outdated,
    /// A change without `If-Match`.
    #[error("stuur de header If-Match mee met de ETag die u het laatst las")]
    NoPrecondition,
    /// None of the accepted media types can be made; these can.
    #[error("dit adres levert alleen {0}")]
    NotAcceptable(String),
    /// A body in another media type than is read here.
    #[error("stuur de gegevens als {0}")]
    UnsupportedMediaType(&'static str),
    /// A body larger than the limit, in bytes.
    #[error("de gegevens zijn groter dan {0} bytes")]
    TooLarge(usize),
    /// A query longer than the limit, in bytes.
    #[error("het adres is langer dan {0} bytes")]
    UriTooLong(usize),
    /// The body came in too slowly.
    #[error("de gegevens kwamen te langzaam binnen")]
    TooSlow,
    /// Everybody together asks too much at once, of this kind.
    #[error("er zijn nu te veel {0} tegelijk; probeer het zo opnieuw")]
    Busy(&'static str),
    /// This client asks too much at once, of this kind.
    #[error("vanaf uw adres komen te veel {0} tegelijk; probeer het zo opnieuw")]
    TooManyAtOnce(&'static str),
    /// This path has no such method; these it has.
    #[error("dit adres kent deze methode niet; wel {0}")]
    MethodNotAllowed(String),
    /// The database is behind what was seen before; nothing is written until somebody says that this is known.
    #[error(
        "het register is teruggezet naar een eerder moment; de beheerder moet dat eerst bevestigen, tot dan wordt er niets gewijzigd"
    )]
    Teruggezet,
    /// A later release migrated the database: this program could write what that one cannot read.
    #[error("de database is van een nieuwere versie dan dit programma; er wordt niets gewijzigd")]
    NieuweVersie,
    /// The database is busy or away; later it may work. Why is for the log, never for the caller.
    #[error("het register is nu even niet bereikbaar")]
    Unavailable(Cause),
    /// The database went away while a change was being confirmed: nobody knows whether it was made.
    #[error("het is niet zeker of de wijziging is gelukt; herhaal het verzoek met dezelfde Idempotency-Key, of kijk eerst")]
    UitkomstOnbekend(Cause),
    /// Something that should not happen. What it is, is for the log, never for the caller.
    #[error("interne fout")]
    Internal(Cause),
}

impl Error {
    /// A single fault.
    pub fn invalid(name: impl Into<String>, code: &'static str, reason: impl Into<String>) -> Self {
        Self::Invalid(vec![Fault::new(name, code, reason)])
    }

    /// The same faults, of something that stands below this pointer.
    #[must_use]
    pub fn onder(self, pointer: &str) -> Self {
        match self {
            Self::Invalid(faults) => Self::Invalid(faults.into_iter().map(|fault| fault.onder(pointer)).collect()),
            other => other,
        }
    }

    /// Whether it is a fault of the service itself, not of what was asked: what else was asked stops too.
    #[must_use]
    pub fn is_storing(&self) -> bool {
        matches!(
            self,
            Self::Internal(_) | Self::Unavailable(_) | Self::UitkomstOnbekend(_) | Self::Teruggezet | Self::NieuweVersie
        )
    }

    /// A transition that the state forbids.
    pub fn conflict(code: ConflictCode, reason: impl Into<String>) -> Self {
        Self::Conflict { code, reason: reason.into(), pointer: None }
    }

    /// The same conflict, about what stands at this pointer in the body.
    #[must_use]
    pub fn op(self, plaats: impl Into<String>) -> Self {
        match self {
            Self::Conflict { code, reason, .. } => Self::Conflict { code, reason, pointer: Some(plaats.into()) },
            other => other,
        }
    }

    /// Something that should not happen, for the log.
    pub fn internal(what: impl Into<Cause>) -> Self {
        Self::Internal(what.into())
    }

    /// The text with all that lies below it: for the log and for who runs a command, never for the caller.
    #[must_use]
    pub fn in_full(&self) -> String {
        match self {
            Self::Unavailable(cause) | Self::UitkomstOnbekend(cause) | Self::Internal(cause) => format!("{self}: {cause}"),
            _ => self.to_string(),
        }
    }

    /// Writes it to the log, if whoever runs the register has to know.
    pub fn log(&self) {
        match self {
            Self::Internal(_) => log::error!("{}", self.in_full()),
            Self::Unavailable(_) | Self::UitkomstOnbekend(_) | Self::Teruggezet | Self::NieuweVersie => {
                log::warn!("{}", self.in_full());
            }
            _ => {}
        }
    }
}

impl From<diesel::result::Error> for Error {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind as Kind, Error as Db};
        let later = match &error {
            Db::DatabaseError(
                Kind::ClosedConnection | Kind::UnableToSendCommand | Kind::SerializationFailure | Kind::ReadOnlyTransaction,
                _,
            )
            | Db::BrokenTransactionManager => true,
            Db::DatabaseError(_, info) => LATER.iter().any(|words| info.message().contains(words)),
            _ => false,
        };
        if later { Self::Unavailable(error.into()) } else { Self::internal(error) }
    }
}

/// What a database says when it cannot now. diesel drops the codes of SQLite, and most of PostgreSQL, and keeps only their words.
const LATER: [&str; 19] = [
    "database is locked",
    "database table is locked",
    "database or disk is full",
    "disk I/O error",
    "attempt to write a readonly database",
    "unable to open database file",
    "database disk image is malformed",
    "file is not a database",
    "statement timeout",
    "lock timeout",
    "user request",
    "deadlock detected",
    "No space left on device",
    "too many clients",
    "too many connections",
    "terminating connection",
    "conflict with recovery",
    "recovery is in progress",
    "cannot execute",
];

impl From<Weigering> for Error {
    fn from(weigering: Weigering) -> Self {
        match weigering {
            Weigering::GeenRecht(recht) => Self::Forbidden(recht),
            Weigering::NietDezePersoon(reden) => Self::NotThisPerson(reden),
            Weigering::Toestand { code, reden } => Self::conflict(code, reden),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(error)
    }
}

#[cfg(test)]
mod tests {
    use diesel::result::{DatabaseErrorKind as Kind, Error as Db};

    use super::*;

    #[test]
    fn what_may_work_later_is_no_fault_of_the_register() {
        let of = |kind, message: &str| Error::from(Db::DatabaseError(kind, Box::new(message.to_owned())));
        assert!(matches!(of(Kind::Unknown, "database is locked"), Error::Unavailable(_)));
        assert!(matches!(of(Kind::SerializationFailure, ""), Error::Unavailable(_)));
        assert!(matches!(of(Kind::Unknown, "no such table: versies"), Error::Internal(_)));
    }

    #[test]
    fn the_cause_is_told_in_full_only() {
        let error = Error::from(Db::DatabaseError(Kind::Unknown, Box::new("no such table: versies".to_owned())));
        assert_eq!(error.to_string(), "interne fout");
        assert_eq!(error.in_full(), "interne fout: Unknown: no such table: versies");
        assert_eq!(Error::NotFound("het concept").in_full(), "het concept bestaat niet");
    }
}

//! How a command ends when it does not succeed.

use std::{fmt, process::ExitCode};

use crate::error::Error;

/// Why a command did not succeed.
#[derive(Debug)]
pub(super) enum Fout {
    /// It was tried, and this is why it failed.
    Gemeld(String),
    /// It was asked wrongly: an option or a setting.
    Gebruik(String),
}

impl Fout {
    pub(super) fn code(&self) -> ExitCode {
        match self {
            Self::Gemeld(_) => ExitCode::from(1),
            Self::Gebruik(_) => ExitCode::from(2),
        }
    }
}

impl fmt::Display for Fout {
    fn fmt(&self, tekst: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Gemeld(reden) | Self::Gebruik(reden)) = self;
        write!(tekst, "Fout: {reden}")
    }
}

impl From<Error> for Fout {
    fn from(fout: Error) -> Self {
        Self::Gemeld(uitleg(&fout))
    }
}

/// The error with everything that is below it.
pub(super) fn uitleg(fout: &Error) -> String {
    let regels: Vec<String> = match fout {
        Error::Invalid(fouten) => fouten.iter().map(|fout| format!("\n  {}: {}", fout.name, fout.reason)).collect(),
        Error::Blocked(vondsten) => {
            vondsten.iter().map(|vondst| format!("\n  {} {}: {}", vondst.code, vondst.plaats(), vondst.melding)).collect()
        }
        _ => Vec::new(),
    };
    format!("{}{}", fout.in_full(), regels.concat())
}

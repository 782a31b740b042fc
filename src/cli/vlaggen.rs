//! Options that mean the same as a setting, and what is opened with the settings.

use std::{sync::Arc, time::Duration};

use chrono::NaiveDate;
use clap::Args;

use super::{bestand, discreet::zonder_wachtwoord, fout::Fout};
use crate::{
    clock::Clock,
    config::{self, Config},
    database::{Access, Database},
    domain::recht::kennis::Kennis,
    logbook,
    store::Store,
};

/// Connections of a command that does one thing.
pub(super) const VERBINDINGEN: u32 = 2;

/// A day, as an option names it.
pub(super) fn datum(tekst: &str) -> Result<NaiveDate, String> {
    tekst.parse().map_err(|_| "noem een datum als 2026-12-31".to_owned())
}

/// Options of every command that opens the register.
#[derive(Args, Default)]
pub(super) struct Opslag {
    /// De database; gaat voor REGISTER_DATABASE_URL.
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
}

/// Options of the commands that answer.
#[derive(Args, Default)]
pub(super) struct Server {
    #[command(flatten)]
    opslag: Opslag,
    /// Adres en poort om op te antwoorden; gaat voor REGISTER_ADRES.
    #[arg(long, value_name = "ADRES")]
    adres: Option<String>,
    /// Adres waarop anderen het register vinden; gaat voor REGISTER_PUBLIC_URL.
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
}

impl Opslag {
    /// The settings, with what the options say of them.
    pub(super) fn config(&self) -> Result<Config, Fout> {
        lees(|naam| self.waarde(naam), |_| None)
    }

    /// The register with the schema of this release.
    pub(super) async fn store(&self) -> Result<Store, Fout> {
        let store = open_bestaand(&self.config()?, VERBINDINGEN)?;
        match store.bezwaar_tegen_schema().await? {
            None => Ok(store),
            Some(bezwaar) => Err(Fout::Gemeld(bezwaar.to_owned())),
        }
    }

    fn waarde(&self, naam: &str) -> Option<String> {
        if naam == "REGISTER_DATABASE_URL" { self.database_url.clone() } else { None }
    }
}

impl Server {
    /// The settings, with what the options say of them; `anders` is for what nobody says.
    pub(super) fn config(&self, anders: impl Fn(&str) -> Option<String>) -> Result<Config, Fout> {
        lees(|naam| self.waarde(naam), anders)
    }

    fn waarde(&self, naam: &str) -> Option<String> {
        match naam {
            "REGISTER_ADRES" => self.adres.clone(),
            "REGISTER_PUBLIC_URL" => self.public_url.clone(),
            _ => self.opslag.waarde(naam),
        }
    }
}

/// Where the database of the service is, with so many connections.
pub(super) fn access(config: &Config, connections: u32) -> Access {
    Access {
        url: config.database_url.clone(),
        read_url: config.database_lezen_url.clone(),
        connections,
        wait: Some(Duration::from_secs(config.database_wacht)),
        prepares: config.database_voorbereiden,
    }
}

/// Opens the register of a command, which takes as long as it takes, and begins the log.
pub(super) fn open(config: &Config, verbindingen: u32) -> Result<Store, Fout> {
    open_met(config, Access { read_url: None, wait: None, ..access(config, verbindingen) })
}

/// Opens the register and begins the log.
pub(super) fn open_met(config: &Config, access: Access) -> Result<Store, Fout> {
    logbook::begin(&config.log);
    let kennis =
        Kennis::new(config.kennis_map.as_deref()).map_err(|reden| Fout::Gebruik(format!("REGISTER_KENNIS_MAP: {reden}")))?;
    let niet_te_openen = |reden: String| Fout::Gemeld(format!("de database (REGISTER_DATABASE_URL) is niet te openen: {reden}"));
    bestand::database(&config.database_url).map_err(|fout| niet_te_openen(fout.to_string()))?;
    let database = Database::with(access).map_err(|reden| niet_te_openen(zonder_wachtwoord(&config.database_url, &reden)))?;
    let store = Store::new(database, Clock::system(), Arc::new(kennis));
    Ok(if config.vier_ogen { store } else { store.zonder_vier_ogen() })
}

/// As `open`, but a file that is not there is a mistake in its name, and none is made.
pub(super) fn open_bestaand(config: &Config, verbindingen: u32) -> Result<Store, Fout> {
    bestaat(config)?;
    open(config, verbindingen)
}

/// A file that is not there is a mistake in its name.
pub(super) fn bestaat(config: &Config) -> Result<(), Fout> {
    if Database::is_missing(&config.database_url) {
        let reden = "het bestand is er niet; klopt de naam, of moet u eerst `verwerkingsregister migrate` uitvoeren?";
        return Err(Fout::Gemeld(format!("de database (REGISTER_DATABASE_URL) is niet te openen: {reden}")));
    }
    Ok(())
}

fn lees(vlag: impl Fn(&str) -> Option<String>, anders: impl Fn(&str) -> Option<String>) -> Result<Config, Fout> {
    let get = voorrang(vlag, config::omgeving, anders);
    Config::read(config::namen(), get).map_err(|fouten| Fout::Gebruik(fouten.join("\n      ")))
}

/// An option wins over the environment; what is empty there is not set.
fn voorrang(
    vlag: impl Fn(&str) -> Option<String>,
    omgeving: impl Fn(&str) -> Option<String>,
    anders: impl Fn(&str) -> Option<String>,
) -> impl Fn(&str) -> Option<String> {
    move |naam| vlag(naam).or_else(|| omgeving(naam).filter(|waarde| !waarde.trim().is_empty())).or_else(|| anders(naam))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_wins_over_the_environment_and_that_over_what_is_left() {
        let server = Server { adres: Some("127.0.0.1:1".into()), ..Server::default() };
        let omgeving = |naam: &str| match naam {
            "REGISTER_ADRES" | "REGISTER_PUBLIC_URL" => Some("http://omgeving:2".to_owned()),
            "REGISTER_LOG" => Some(String::new()),
            _ => None,
        };
        let get = voorrang(|naam| server.waarde(naam), omgeving, |_| Some("anders".to_owned()));
        assert_eq!(get("REGISTER_ADRES").unwrap(), "127.0.0.1:1");
        assert_eq!(get("REGISTER_PUBLIC_URL").unwrap(), "http://omgeving:2");
        assert_eq!(get("REGISTER_LOG").unwrap(), "anders");
        assert_eq!(get("REGISTER_DATABASE_URL").unwrap(), "anders");
    }
}

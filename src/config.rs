//! The settings. Every environment variable is read here and nowhere else.

mod instellingen;
mod lezer;
mod oidc;
#[cfg(test)]
mod tests;

use std::{
    fmt::Display,
    ops::RangeInclusive,
    path::{Path, PathBuf},
    str::FromStr,
};

pub use instellingen::{INSTELLINGEN, Instelling, Standaard, tabel};
use lezer::Lezer;
pub(crate) use oidc::scope;

use crate::{
    auth::{AuthConfig, IssuerConfig, OidcConfig},
    http::Limits,
    toestand::{Settings, Thema, Zoeken},
};

/// How all variables of this program begin.
const VOORVOEGSEL: &str = "REGISTER_";
/// The longest query, in bytes.
const QUERY: usize = 8 * 1024;
/// The shortest secret, in bytes.
const GEHEIM: usize = 16;

/// What this process was told, checked. It holds secrets and therefore does not show itself.
pub struct Config {
    /// Where the server listens.
    pub adres: String,
    /// The database; it may hold a password.
    pub database_url: String,
    /// Where the register is on the web, without a slash at the end.
    pub public_url: String,
    /// Secret of the application `lokaal`.
    pub token_geheim: Option<String>,
    /// Nobody settles what he wrote himself.
    pub vier_ogen: bool,
    /// Folder with more knowledge.
    pub kennis_map: Option<PathBuf>,
    /// The municipality's own look.
    pub thema: Option<Thema>,
    /// Where somebody reports a weak spot in the security.
    pub security_contact: Option<String>,
    /// Where the numbers are told.
    pub metrics_adres: Option<String>,
    /// Webhooks may go to private addresses and over http.
    pub webhooks_prive: bool,
    /// So many connections at once.
    pub max_verbindingen: usize,
    /// So many threads that answer.
    pub werkers: usize,
    /// What is logged.
    pub log: String,
    applicaties: Option<PathBuf>,
    oidc: Option<IssuerConfig>,
    max_body: usize,
    cache_mb: u64,
}

impl Config {
    /// Reads all settings. `namen` are the names of all variables that are set, `get` gives the value of one; all faults are named at
    /// once, never with a value that may be secret.
    pub fn read(namen: impl IntoIterator<Item = String>, get: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<String>> {
        let mut lezer = Lezer::new(&get);
        lezer.weiger_onbekende(namen);
        let adres = lezer.lees("REGISTER_ADRES", adres);
        let config = Self {
            public_url: lezer.misschien("REGISTER_PUBLIC_URL", webadres).unwrap_or_else(|| format!("http://{adres}")),
            adres,
            database_url: lezer.lees("REGISTER_DATABASE_URL", database),
            token_geheim: lezer.misschien("REGISTER_TOKEN_GEHEIM", geheim),
            applicaties: lezer.misschien("REGISTER_APPLICATIES", |tekst| Ok(tekst.into())),
            oidc: oidc::lees(&mut lezer),
            vier_ogen: lezer.lees("REGISTER_VIER_OGEN", aan_of_uit),
            kennis_map: lezer.misschien("REGISTER_KENNIS_MAP", |tekst| Ok(tekst.into())),
            thema: lezer.misschien("REGISTER_THEMA_MAP", |tekst| Thema::lees(Path::new(tekst))),
            security_contact: lezer.misschien("REGISTER_SECURITY_CONTACT", security_contact),
            metrics_adres: lezer.misschien("REGISTER_METRICS_ADRES", self::adres),
            webhooks_prive: lezer.lees("REGISTER_WEBHOOKS_PRIVE", aan_of_uit),
            max_body: lezer.lees("REGISTER_MAX_BODY", |tekst| getal(tekst, &(1024..=1 << 30))),
            max_verbindingen: lezer.lees("REGISTER_MAX_VERBINDINGEN", |tekst| getal(tekst, &(1..=1_000_000))),
            werkers: lezer.misschien("REGISTER_WERKERS", |tekst| getal(tekst, &(1..=1024))).unwrap_or_else(kernen),
            cache_mb: lezer.lees("REGISTER_CACHE_MB", |tekst| getal(tekst, &(0..=1 << 20))),
            log: lezer.lees("REGISTER_LOG", logfilter),
        };
        lezer.klaar(config)
    }

    /// What the app must know.
    #[must_use]
    pub fn settings(&self) -> Settings {
        Settings {
            public_url: self.public_url.clone(),
            vier_ogen: self.vier_ogen,
            limits: Limits { body: self.max_body, query: QUERY },
            cache_bytes: self.cache_mb * 1024 * 1024,
            thema: self.thema.clone(),
            security_contact: self.security_contact.clone(),
            zoeken: Zoeken::Hier,
            webhooks_prive: self.webhooks_prive,
        }
    }

    /// What the check of tokens must know.
    #[must_use]
    pub fn auth(&self) -> AuthConfig {
        AuthConfig {
            lokaal_geheim: self.token_geheim.clone(),
            applicaties: self.applicaties.clone(),
            oidc: self.oidc.clone().map(|issuer| OidcConfig { issuers: vec![issuer] }),
        }
    }
}

/// The names of all variables of this program that are set.
pub fn namen() -> impl Iterator<Item = String> {
    std::env::vars_os().filter_map(|(naam, _)| naam.into_string().ok()).filter(|naam| naam.starts_with(VOORVOEGSEL))
}

/// The value of a variable of the environment.
#[must_use]
pub fn omgeving(naam: &str) -> Option<String> {
    std::env::var_os(naam).map(|waarde| waarde.to_string_lossy().into_owned())
}

fn adres(tekst: &str) -> Result<String, String> {
    let poort = tekst.rsplit_once(':').filter(|(naam, poort)| !naam.is_empty() && poort.parse::<u16>().is_ok());
    poort.map(|_| tekst.to_owned()).ok_or_else(|| "noem een adres en een poort, zoals 127.0.0.1:8080".to_owned())
}

/// Only the scheme: the value may hold a password and is never repeated.
fn database(tekst: &str) -> Result<String, String> {
    let bekend = ["sqlite://", "postgres://", "postgresql://"].iter().any(|begin| tekst.starts_with(begin));
    if bekend { Ok(tekst.to_owned()) } else { Err("gebruik sqlite://BESTAND of postgres://GEBRUIKER@SERVER/DATABASE".to_owned()) }
}

fn webadres(tekst: &str) -> Result<String, String> {
    let fout = "noem een adres dat met http:// of https:// begint, zonder ? of #, zoals https://register.gemeente.nl";
    let adres: actix_web::http::Uri = tekst.parse().map_err(|_| fout.to_owned())?;
    let is_web = matches!(adres.scheme_str(), Some("http" | "https")) && adres.host().is_some_and(|naam| !naam.is_empty());
    if is_web && !tekst.contains(['?', '#', '@']) { Ok(tekst.trim_end_matches('/').to_owned()) } else { Err(fout.to_owned()) }
}

/// Printable without spaces: it is a line of a file that programs read.
fn security_contact(tekst: &str) -> Result<String, String> {
    let is_mail = tekst
        .strip_prefix("mailto:")
        .is_some_and(|email| email.split_once('@').is_some_and(|(naam, bij)| !naam.is_empty() && !bij.is_empty()));
    let is_web = tekst.starts_with("https://") && webadres(tekst).is_ok();
    let klopt = (is_mail || is_web) && tekst.bytes().all(|byte| byte.is_ascii_graphic());
    klopt
        .then(|| tekst.to_owned())
        .ok_or_else(|| "noem een adres dat met mailto: of https:// begint, zoals mailto:beveiliging@gemeente.nl".to_owned())
}

fn geheim(tekst: &str) -> Result<String, String> {
    if tekst.len() < GEHEIM { Err(format!("neem een geheim van ten minste {GEHEIM} bytes")) } else { Ok(tekst.to_owned()) }
}

fn aan_of_uit(tekst: &str) -> Result<bool, String> {
    match tekst {
        "aan" => Ok(true),
        "uit" => Ok(false),
        _ => Err("kies aan of uit".to_owned()),
    }
}

fn getal<T: FromStr + PartialOrd + Display>(tekst: &str, grenzen: &RangeInclusive<T>) -> Result<T, String> {
    let getal = tekst.parse().ok().filter(|getal| grenzen.contains(getal));
    getal.ok_or_else(|| format!("noem een geheel getal van {} tot en met {}", grenzen.start(), grenzen.end()))
}

/// The language of `env_logger`: a level, or `module=level`, separated by commas. A misspelt level would silently be a module.
fn logfilter(tekst: &str) -> Result<String, String> {
    let klopt = |deel: &str| deel.rsplit('=').next().unwrap_or(deel).trim().parse::<log::LevelFilter>().is_ok();
    if tekst.split(',').all(klopt) {
        return Ok(tekst.to_owned());
    }
    Err("kies off, error, warn, info, debug of trace; voor één onderdeel: info,verwerkingsregister=debug".to_owned())
}

fn kernen() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

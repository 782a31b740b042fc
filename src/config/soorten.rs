//! The kinds of value that a setting can have, each read with a reason when it is no use.

use std::{collections::HashMap, fmt::Display, ops::RangeInclusive, str::FromStr};

use super::oidc::scope;
use crate::{
    auth::{Scope, check_secret},
    http::client::Proxies,
};

/// The shortest secret, in bytes.
const GEHEIM: usize = 16;

/// Of a setting that has a value in the table.
pub(super) fn altijd<T>(ontleed: impl Fn(&str) -> Result<T, String>) -> impl Fn(Option<&str>) -> Result<T, String> {
    move |waarde| ontleed(waarde.unwrap_or_default())
}

/// Of a setting that may be absent.
pub(super) fn soms<T>(ontleed: impl Fn(&str) -> Result<T, String>) -> impl Fn(Option<&str>) -> Result<Option<T>, String> {
    move |waarde| waarde.map(&ontleed).transpose()
}

/// Of a setting that is made of something else when it is absent.
pub(super) fn of<T>(
    anders: fn() -> T,
    ontleed: impl Fn(&str) -> Result<T, String>,
) -> impl Fn(Option<&str>) -> Result<T, String> {
    move |waarde| waarde.map_or_else(|| Ok(anders()), &ontleed)
}

pub(super) fn adres(tekst: &str) -> Result<String, String> {
    let poort = tekst.rsplit_once(':').filter(|(naam, poort)| !naam.is_empty() && poort.parse::<u16>().is_ok());
    poort.map(|_| tekst.to_owned()).ok_or_else(|| "noem een adres en een poort, zoals 127.0.0.1:8080".to_owned())
}

/// Only the scheme: the value may hold a password and is never repeated.
pub(super) fn database(tekst: &str) -> Result<String, String> {
    let bekend = ["sqlite://", "postgres://", "postgresql://"].iter().any(|begin| tekst.starts_with(begin));
    if bekend { Ok(tekst.to_owned()) } else { Err("gebruik sqlite://BESTAND of postgres://GEBRUIKER@SERVER/DATABASE".to_owned()) }
}

/// An address of the web, without a slash at its end.
///
/// # Errors
/// Says what is expected.
pub fn webadres(tekst: &str) -> Result<String, String> {
    let fout = "noem een adres dat met http:// of https:// begint, zonder ? of #, zoals https://register.gemeente.nl";
    let adres: actix_web::http::Uri = tekst.parse().map_err(|_| fout.to_owned())?;
    let is_web = matches!(adres.scheme_str(), Some("http" | "https")) && adres.host().is_some_and(|naam| !naam.is_empty());
    if is_web && !tekst.contains(['?', '#', '@']) { Ok(tekst.trim_end_matches('/').to_owned()) } else { Err(fout.to_owned()) }
}

/// Addresses of the web, with commas between them.
pub(super) fn webadressen(tekst: &str) -> Result<Vec<String>, String> {
    tekst.split(',').map(|een| webadres(een.trim())).collect()
}

/// Printable without spaces: it is a line of a file that programs read.
pub(super) fn security_contact(tekst: &str) -> Result<String, String> {
    let is_mail = tekst
        .strip_prefix("mailto:")
        .is_some_and(|email| email.split_once('@').is_some_and(|(naam, bij)| !naam.is_empty() && !bij.is_empty()));
    let is_web = tekst.starts_with("https://") && webadres(tekst).is_ok();
    let klopt = (is_mail || is_web) && tekst.bytes().all(|byte| byte.is_ascii_graphic());
    klopt
        .then(|| tekst.to_owned())
        .ok_or_else(|| "noem een adres dat met mailto: of https:// begint, zoals mailto:beveiliging@gemeente.nl".to_owned())
}

pub(super) fn geheim(tekst: &str) -> Result<String, String> {
    check_secret(tekst, GEHEIM).map(|()| tekst.to_owned())
}

pub(super) fn aan_of_uit(tekst: &str) -> Result<bool, String> {
    match tekst {
        "aan" => Ok(true),
        "uit" => Ok(false),
        _ => Err("kies aan of uit".to_owned()),
    }
}

pub(super) fn proxies(tekst: &str) -> Result<Proxies, String> {
    tekst.parse().map_err(|()| "noem adressen of netwerken, zoals 127.0.0.1,10.0.0.0/8".to_owned())
}

pub(super) fn getal<T: FromStr + PartialOrd + Display>(grenzen: RangeInclusive<T>) -> impl Fn(&str) -> Result<T, String> {
    move |tekst| {
        let getal = tekst.parse().ok().filter(|getal| grenzen.contains(getal));
        getal.ok_or_else(|| format!("noem een geheel getal van {} tot en met {}", grenzen.start(), grenzen.end()))
    }
}

/// The language of `env_logger`: a level, or `module=level`, separated by commas. A misspelt level would silently be a module.
pub(super) fn logfilter(tekst: &str) -> Result<String, String> {
    let klopt = |deel: &str| deel.rsplit('=').next().unwrap_or(deel).trim().parse::<log::LevelFilter>().is_ok();
    if tekst.split(',').all(klopt) {
        return Ok(tekst.to_owned());
    }
    Err("kies off, error, warn, info, debug of trace; voor één onderdeel: info,verwerkingsregister=debug".to_owned())
}

/// Any text; whether a file or folder is there, shows when it is opened.
pub(super) fn vrij<T: FromStr<Err: Display>>(tekst: &str) -> Result<T, String> {
    tekst.parse().map_err(|fout: T::Err| fout.to_string())
}

pub(super) fn kernen() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Only a form; whether the address may be used is for `auth` to say.
pub(super) fn https(tekst: &str) -> Result<String, String> {
    let is_web = tekst.starts_with("https://") || tekst.starts_with("http://");
    if is_web { Ok(tekst.to_owned()) } else { Err("noem een adres dat met https:// begint".to_owned()) }
}

/// `groep=register:lezen register:invoeren;groep2=…`
pub(super) fn rechten(tekst: &str) -> Result<HashMap<String, Vec<Scope>>, String> {
    let regel = |regel: &str| {
        let (groep, rechten) = regel.split_once('=').ok_or_else(|| {
            format!("{regel:?} is geen regel; schrijf groep=register:lezen register:invoeren en zet ; tussen de regels")
        })?;
        let rechten = rechten.split_whitespace().map(scope).collect::<Result<Vec<_>, _>>()?;
        Ok((groep.trim().to_owned(), rechten))
    };
    tekst.split(';').map(str::trim).filter(|deel| !deel.is_empty()).map(regel).collect()
}

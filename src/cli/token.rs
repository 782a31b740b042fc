//! `token`: a token of the application `lokaal`.

use clap::Args;
use uuid::Uuid;

use super::{fout::Fout, vlaggen};
use crate::{
    auth::{Scope, sign_local},
    clock::Clock,
};

#[derive(Args)]
pub(super) struct Opties {
    /// Naam van de persoon die het token gebruikt.
    #[arg(long, value_name = "NAAM", value_parser = gevuld)]
    gebruiker: String,
    /// De rechten, met spaties ertussen: "register:lezen register:invoeren".
    #[arg(long, value_name = "RECHTEN", value_parser = scopes)]
    scope: Rechten,
    /// Alleen voor deze registerhouder (uuid); mag vaker. Zonder deze optie: alle registerhouders.
    #[arg(long, value_name = "UUID", value_parser = uuid)]
    organisatie: Vec<Uuid>,
}

#[derive(Clone)]
struct Rechten(Vec<Scope>);

pub(super) fn run(opties: &Opties) -> Result<(), Fout> {
    let config = vlaggen::Opslag::default().config()?;
    let geheim = config.token_geheim.as_deref();
    let geheim =
        geheim.ok_or_else(|| Fout::Gebruik("REGISTER_TOKEN_GEHEIM is niet gezet; zonder geheim is er geen token".to_owned()))?;
    super::print(&sign_local(geheim, &opties.gebruiker, &opties.scope.0, &opties.organisatie, Clock::system().now())?)
}

fn gevuld(tekst: &str) -> Result<String, String> {
    if tekst.trim().is_empty() { Err("noem een naam".to_owned()) } else { Ok(tekst.to_owned()) }
}

fn scopes(tekst: &str) -> Result<Rechten, String> {
    let rechten = tekst.split_whitespace().map(crate::config::scope).collect::<Result<Vec<_>, _>>()?;
    if rechten.is_empty() { Err("noem ten minste één recht, zoals register:lezen".to_owned()) } else { Ok(Rechten(rechten)) }
}

fn uuid(tekst: &str) -> Result<Uuid, String> {
    tekst.parse().map_err(|_| "noem een uuid, zoals 5f0c3a4e-6d0f-4a63-9c0a-0d3c1f5f2a01".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rights_are_words_that_mean_something() {
        assert_eq!(
            scopes(" register:lezen  register:toezien").unwrap_or_else(|_| Rechten(vec![])).0,
            [Scope::Lezen, Scope::Toezien]
        );
        assert!(scopes("").is_err());
        assert!(scopes("register:lezen register:alles").err().unwrap().contains("mogelijk zijn register:lezen"));
    }
}

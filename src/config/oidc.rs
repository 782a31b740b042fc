//! The settings of the issuer of OIDC tokens.

use std::collections::HashMap;

use strum::VariantArray;

use super::lezer::Lezer;
use crate::auth::{IssuerConfig, Scope};

const ISSUER: &str = "REGISTER_OIDC_ISSUER";

/// The issuer, if there is one. Its other settings mean nothing without it.
pub(super) fn lees(lezer: &mut Lezer<'_>) -> Option<IssuerConfig> {
    let zo = |tekst: &str| Ok(tekst.to_owned());
    let issuer = lezer.misschien(ISSUER, https);
    let audience = lezer.misschien("REGISTER_OIDC_AUDIENCE", zo);
    let jwks_url = lezer.misschien("REGISTER_OIDC_JWKS_URL", https);
    let rechten = lezer.misschien("REGISTER_OIDC_RECHTEN", rechten);
    let registerhouders_claim = lezer.misschien("REGISTER_OIDC_REGISTERHOUDERS_CLAIM", zo);
    if lezer.waarde(ISSUER).is_none() {
        if audience.is_some() || jwks_url.is_some() || rechten.is_some() || registerhouders_claim.is_some() {
            lezer.fout(ISSUER, "noem ook de uitgever van de tokens; de andere REGISTER_OIDC-instellingen horen daarbij");
        }
        return None;
    }
    if audience.is_none() {
        lezer.fout(
            "REGISTER_OIDC_AUDIENCE",
            "noem wat er in het token bij aud moet staan; dat is verplicht bij REGISTER_OIDC_ISSUER",
        );
    }
    Some(IssuerConfig {
        jwks_url,
        rechten: rechten.unwrap_or_default(),
        registerhouders_claim,
        rechten_claim: lezer.lees("REGISTER_OIDC_RECHTEN_CLAIM", zo),
        weergave_claim: lezer.lees("REGISTER_OIDC_NAAM_CLAIM", zo),
        ..IssuerConfig::new(issuer?, audience?)
    })
}

/// Only a form; whether the address may be used is for `auth` to say.
fn https(tekst: &str) -> Result<String, String> {
    let is_web = tekst.starts_with("https://") || tekst.starts_with("http://");
    if is_web { Ok(tekst.to_owned()) } else { Err("noem een adres dat met https:// begint".to_owned()) }
}

/// `groep=register:lezen register:invoeren;groep2=…`
fn rechten(tekst: &str) -> Result<HashMap<String, Vec<Scope>>, String> {
    let regel = |regel: &str| {
        let (groep, rechten) = regel.split_once('=').ok_or_else(|| {
            format!("{regel:?} is geen regel; schrijf groep=register:lezen register:invoeren en zet ; tussen de regels")
        })?;
        let rechten = rechten.split_whitespace().map(scope).collect::<Result<Vec<_>, _>>()?;
        Ok((groep.trim().to_owned(), rechten))
    };
    tekst.split(';').map(str::trim).filter(|deel| !deel.is_empty()).map(regel).collect()
}

/// A scope by its name.
pub(crate) fn scope(naam: &str) -> Result<Scope, String> {
    naam.parse().map_err(|_| {
        let alle: Vec<&str> = Scope::VARIANTS.iter().map(|scope| scope.as_str()).collect();
        format!("{naam:?} is geen recht; mogelijk zijn {}", alle.join(", "))
    })
}

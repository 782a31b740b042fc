//! The issuer of OIDC tokens: what its settings say together.

use strum::VariantArray;

use super::{Config, lezer::Lezer};
use crate::auth::{IssuerConfig, Scope};

const ISSUER: &str = "REGISTER_OIDC_ISSUER";

/// The settings of an issuer mean nothing without it, and it has an audience.
pub(super) fn keur(config: &Config, lezer: &mut Lezer<'_>) {
    let Config { oidc_audience, oidc_jwks_url, oidc_rechten, oidc_registerhouders_claim, .. } = config;
    if lezer.waarde(ISSUER).is_some() {
        if oidc_audience.is_none() {
            lezer.fout(
                "REGISTER_OIDC_AUDIENCE",
                "noem wat er in het token bij aud moet staan; dat is verplicht bij REGISTER_OIDC_ISSUER",
            );
        }
    } else if oidc_audience.is_some() || oidc_jwks_url.is_some() || oidc_rechten.is_some() || oidc_registerhouders_claim.is_some()
    {
        lezer.fout(ISSUER, "noem ook de uitgever van de tokens; de andere REGISTER_OIDC-instellingen horen daarbij");
    }
}

/// The issuer, if there is one.
pub(super) fn uitgever(config: &Config) -> Option<IssuerConfig> {
    Some(IssuerConfig {
        jwks_url: config.oidc_jwks_url.clone(),
        rechten: config.oidc_rechten.clone().unwrap_or_default(),
        registerhouders_claim: config.oidc_registerhouders_claim.clone(),
        rechten_claim: config.oidc_rechten_claim.clone(),
        weergave_claim: config.oidc_naam_claim.clone(),
        ..IssuerConfig::new(config.oidc_issuer.clone()?, config.oidc_audience.clone()?)
    })
}

/// A scope by its name.
pub(crate) fn scope(naam: &str) -> Result<Scope, String> {
    naam.parse().map_err(|_| {
        let alle: Vec<&str> = Scope::VARIANTS.iter().map(|scope| scope.as_str()).collect();
        format!("{naam:?} is geen recht; mogelijk zijn {}", alle.join(", "))
    })
}

use std::collections::HashMap;

use super::*;
use crate::auth::{Auth, Scope};

fn lees(waarden: &[(&str, &str)]) -> Result<Config, Vec<String>> {
    let waarden: HashMap<_, _> = waarden.iter().map(|(naam, waarde)| ((*naam).to_owned(), (*waarde).to_owned())).collect();
    Config::read(waarden.keys().cloned(), |naam| waarden.get(naam).cloned())
}

fn fout(waarden: &[(&str, &str)]) -> String {
    lees(waarden).err().unwrap().join("\n")
}

#[test]
fn without_settings_everything_has_its_default() {
    let config = lees(&[]).ok().unwrap();
    assert_eq!(config.adres, "127.0.0.1:8080");
    assert_eq!(config.database_url, "sqlite://register.sqlite3");
    assert_eq!(config.public_url, "http://127.0.0.1:8080");
    assert_eq!(config.log, "info");
    assert!(config.vier_ogen && config.werkers > 0 && config.max_verbindingen == 4096);
    assert!(config.metrics_adres.is_none() && config.kennis_map.is_none() && config.token_geheim.is_none());
    let settings = config.settings();
    assert_eq!((settings.limits.body, settings.cache_bytes), (1_048_576, 64 * 1024 * 1024));
}

#[test]
fn earlier_addresses_are_told_to_the_app_without_a_slash_at_the_end() {
    let config = lees(&[("REGISTER_EERDERE_ADRESSEN", "https://oud.example/, https://gemeente.example/register")]).ok().unwrap();
    assert_eq!(config.settings().eerdere_adressen, ["https://oud.example", "https://gemeente.example/register"]);
    assert!(fout(&[("REGISTER_EERDERE_ADRESSEN", "https://oud.example,elders")]).starts_with("REGISTER_EERDERE_ADRESSEN: "));
}

#[test]
fn a_variable_that_means_nothing_is_named_with_what_is_possible() {
    let fout = fout(&[("REGISTER_ADRESS", "x"), ("REGISTER_ADRES", "0.0.0.0:80")]);
    assert!(fout.starts_with("REGISTER_ADRESS: onbekende instelling"), "{fout}");
    assert!(fout.contains("REGISTER_PUBLIC_URL") && fout.contains("REGISTER_LOG"), "{fout}");
    assert!(Config::read(["PATH".to_owned()], |_| None).is_ok());
}

#[test]
fn a_value_that_is_no_use_is_refused_with_what_is_possible() {
    for (naam, waarde, mogelijk) in [
        ("REGISTER_ADRES", "8080", "127.0.0.1:8080"),
        ("REGISTER_ADRES", "localhost:99999", "poort"),
        ("REGISTER_DATABASE_URL", "mysql://kort-en-geheim@db/x", "sqlite://BESTAND"),
        ("REGISTER_PUBLIC_URL", "register.gemeente.nl", "https://"),
        ("REGISTER_PUBLIC_URL", "ftp://register.gemeente.nl", "https://"),
        ("REGISTER_PUBLIC_URL", "https://register.gemeente.nl/?a", "zonder ?"),
        ("REGISTER_TOKEN_GEHEIM", "kort-en-geheim", "16 bytes"),
        ("REGISTER_TOKEN_GEHEIM", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "niemand raadt"),
        ("REGISTER_TOKEN_GEHEIM", "1231 2312 3123 1231 2312 3123 1231", "niemand raadt"),
        ("REGISTER_VIER_OGEN", "ja", "aan of uit"),
        ("REGISTER_SECURITY_CONTACT", "beveiliging@gemeente.nl", "mailto:"),
        ("REGISTER_SECURITY_CONTACT", "http://gemeente.nl/melden", "https://"),
        ("REGISTER_SECURITY_CONTACT", "mailto:a@b.nl\nPolicy: x", "mailto:"),
        ("REGISTER_METRICS_ADRES", "aan", "poort"),
        ("REGISTER_MAX_BODY", "1MB", "geheel getal"),
        ("REGISTER_MAX_VERBINDINGEN", "0", "van 1 tot"),
        ("REGISTER_WERKERS", "-1", "geheel getal"),
        ("REGISTER_CACHE_MB", "veel", "geheel getal"),
        ("REGISTER_VERTROUWDE_PROXIES", "localhost", "10.0.0.0/8"),
        ("REGISTER_LOG_ADRES", "ja", "aan of uit"),
        ("REGISTER_LOG", "inof", "debug"),
    ] {
        let fout = fout(&[(naam, waarde)]);
        assert!(fout.starts_with(&format!("{naam}: ")) && fout.contains(mogelijk), "{fout}");
        assert!(!fout.contains("kort-en-geheim"), "{fout}");
    }
}

#[test]
fn all_faults_are_told_at_once() {
    assert_eq!(fout(&[("REGISTER_LOG", "x"), ("REGISTER_VIER_OGEN", "x"), ("REGISTER_X", "x")]).lines().count(), 3);
}

#[test]
fn what_is_empty_is_not_set() {
    let config = lees(&[("REGISTER_ADRES", ""), ("REGISTER_TOKEN_GEHEIM", " ")]).ok().unwrap();
    assert!(config.adres == "127.0.0.1:8080" && config.token_geheim.is_none());
}

#[test]
fn the_public_address_keeps_no_slash_at_its_end() {
    let config = lees(&[("REGISTER_PUBLIC_URL", "https://gemeente.nl/register/")]).ok().unwrap();
    assert_eq!(config.public_url, "https://gemeente.nl/register");
}

#[test]
fn an_issuer_has_an_audience_and_groups_have_rights() {
    assert!(fout(&[("REGISTER_OIDC_ISSUER", "https://inloggen.example")]).starts_with("REGISTER_OIDC_AUDIENCE: "));
    assert!(fout(&[("REGISTER_OIDC_AUDIENCE", "register")]).starts_with("REGISTER_OIDC_ISSUER: "));

    let uitgever = [("REGISTER_OIDC_ISSUER", "https://inloggen.example"), ("REGISTER_OIDC_AUDIENCE", "register")];
    let met = |rechten| [uitgever.as_slice(), &[("REGISTER_OIDC_RECHTEN", rechten)]].concat();
    let config = lees(&met("FG=register:toezien; Team Privacy=register:lezen register:invoeren;")).ok().unwrap();
    let rechten = config.oidc_rechten.as_ref().unwrap();
    assert_eq!(rechten["FG"], [Scope::Toezien]);
    assert_eq!(rechten["Team Privacy"], [Scope::Lezen, Scope::Invoeren]);
    assert!(Auth::new(config.auth(), crate::clock::Clock::system()).is_ok());

    assert!(fout(&met("FG=register:alles")).contains("mogelijk zijn register:lezen"));
    assert!(fout(&met("FG")).contains("groep=register:lezen"));
}

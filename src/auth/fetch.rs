//! Fetching JSON from an issuer: short, small and only over https.

use std::net::IpAddr;
use std::time::Duration;

use serde::de::DeserializeOwned;
use ureq::Agent;
use ureq::http::Uri;

/// The longest that one request may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// The largest answer, in bytes.
const LARGEST: u64 = 256 * 1024;

/// Refuses an address that is not https. Only this machine itself may be http.
pub fn check_address(address: &str) -> Result<(), String> {
    is_local(address).map(|_| ())
}

/// The JSON at this address. Redirects are not followed. Blocks.
pub fn json<T: DeserializeOwned>(address: &str) -> Result<T, String> {
    let local = is_local(address)?;
    let mut config = Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(0).https_only(!local);
    if local {
        config = config.proxy(None);
    }
    let mut answer = config.build().new_agent().get(address).call().map_err(|error| error.to_string())?;
    answer.body_mut().with_config().limit(LARGEST).read_json().map_err(|error| error.to_string())
}

/// Whether the address is http on this machine; an error when it is http elsewhere, or something else.
fn is_local(address: &str) -> Result<bool, String> {
    let uri: Uri = address.parse().map_err(|_| format!("{address:?} is geen adres"))?;
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
    let loopback = host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback());
    match uri.scheme_str() {
        Some("https") if !host.is_empty() => Ok(false),
        Some("http") if loopback => Ok(true),
        _ => Err(format!("{address:?} is geen https-adres")),
    }
}

//! Every field is compared, and what is told is what readers would say.

mod dekking;
mod intern;
mod plaatsen;
mod samenvoegen;
pub(in crate::domain) mod vol;
mod willekeurig;
mod zinnen;

use serde_json::Value;

use super::*;

/// A record from JSON.
fn romp(json: &Value) -> Romp {
    serde_json::from_value(json.clone()).unwrap()
}

/// The full record, and what was done to it.
fn na(wijzig: impl FnOnce(&mut Value)) -> Vec<Verschil> {
    let oud = vol::romp();
    let mut nieuw = oud.clone();
    wijzig(&mut nieuw);
    verschillen(&romp(&oud), &romp(&nieuw))
}

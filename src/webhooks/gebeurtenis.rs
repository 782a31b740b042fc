//! A change as a CloudEvent by the NL GOV profile: thin, only keys and addresses.

use serde::Serialize;
use uuid::{Builder, Uuid};

use crate::{
    clock::Moment,
    domain::{
        levensloop::wijziging::{Wijziging, WijzigingSoort},
        woorden::adressen::{Adressen, Vindplaats},
    },
    error::{Error, Result},
    hash::sha256,
    store::{Lijsten, organisaties},
};

/// How every type begins.
const DOMEIN: &str = "nl.verwerkingsregister";

/// An event, ready to be signed and sent.
#[derive(Debug, Clone)]
pub(super) struct Gebeurtenis {
    pub id: Uuid,
    pub soort: String,
    pub onderwerp: Uuid,
    pub body: String,
}

#[derive(Serialize)]
struct CloudEvent<'a> {
    specversion: &'static str,
    id: Uuid,
    source: &'a str,
    #[serde(rename = "type")]
    soort: &'a str,
    subject: Uuid,
    time: Moment,
    datacontenttype: &'static str,
    data: Gegevens,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Gegevens {
    uuid: Uuid,
    versie: Option<i32>,
    url: String,
    versie_url: Option<String>,
}

impl Gebeurtenis {
    /// The event of a change. Its id follows from the change, so that a second delivery has the same one.
    pub fn van(tx: &mut Lijsten<'_>, public_url: &str, wijziging: &Wijziging) -> Result<Self> {
        let Wijziging { soort, op, uuid, versie, registerhouder } = *wijziging;
        let wat = match soort {
            WijzigingSoort::OrganisatieGewijzigd => "organisatie-gewijzigd".to_owned(),
            WijzigingSoort::Hersteld => "hersteld".to_owned(),
            _ => format!("verwerkingsactiviteit-{soort}").replace('_', "-"),
        };
        let adressen = Adressen::new(public_url);
        let url = adressen.openbaar(wijziging.vindplaats());
        let versie_url = versie.map(|nummer| adressen.openbaar(Vindplaats::Versie(uuid, nummer)));
        let merk = sha256(&[format!("{}.{soort}.{uuid}.{}", op.micros(), versie.unwrap_or_default()).as_bytes()]);
        let id = u128::from_str_radix(&merk[..32], 16).map_err(Error::internal)?;
        let id = Builder::from_custom_bytes(id.to_be_bytes()).into_uuid();
        let bron = match registerhouder {
            Some(houder) => bron(tx, houder)?,
            None => None,
        };
        Self::new(id, &bron.unwrap_or_else(|| public_url.to_owned()), &wat, op, Gegevens { uuid, versie, url, versie_url })
    }

    /// An event that says nothing, to try a subscription with.
    pub fn test(id: Uuid, public_url: &str, abonnement: Uuid, nu: Moment) -> Result<Self> {
        let url = Adressen::new(public_url).abonnement(abonnement);
        Self::new(id, public_url, "test", nu, Gegevens { uuid: abonnement, versie: None, url, versie_url: None })
    }

    fn new(id: Uuid, source: &str, wat: &str, time: Moment, data: Gegevens) -> Result<Self> {
        let (soort, onderwerp) = (format!("{DOMEIN}.{wat}"), data.uuid);
        let datacontenttype = "application/json";
        let event = CloudEvent { specversion: "1.0", id, source, soort: &soort, subject: onderwerp, time, datacontenttype, data };
        let body = serde_json::to_string(&event)?;
        Ok(Self { id, soort, onderwerp, body })
    }
}

/// Who keeps the register, as the profile wants it: by number, never by name.
fn bron(tx: &mut Lijsten<'_>, registerhouder: Uuid) -> Result<Option<String>> {
    let houder = organisaties::find_openbaar(tx, registerhouder)?;
    let oin = houder.map(|houder| houder.invoer()).transpose()?.and_then(|invoer| invoer.oin);
    Ok(oin.map(|oin| format!("urn:nld:oin:{oin}:systeem:verwerkingsregister")))
}

//! A change, or a step in the life of an activity, as a CloudEvent by the NL GOV profile: thin, only keys and addresses.

use serde::Serialize;
use uuid::{Builder, Uuid};

use crate::{
    clock::Moment,
    domain::{
        inhoud::beheer::ExternKenmerk,
        levensloop::{
            stap::{Stap, StapSoort},
            wijziging::{Wijziging, WijzigingSoort},
        },
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
    #[serde(flatten)]
    levensloop: Option<Levensloop>,
}

/// What is told of a step in management beside that.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Levensloop {
    revisie: i64,
    applicatie: String,
    externe_kenmerken: Vec<ExternKenmerk>,
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
        let id = id(&format!("{}.{soort}.{uuid}.{}", op.micros(), versie.unwrap_or_default()))?;
        let bron = bron(tx, public_url, registerhouder)?;
        Self::new(id, &bron, &wat, op, Gegevens { uuid, versie, url, versie_url, levensloop: None })
    }

    /// The event of a step, with addresses in management.
    pub fn van_stap(tx: &mut Lijsten<'_>, public_url: &str, stap: Stap) -> Result<Self> {
        let (wat, adressen) = (stap.vindplaats(), Adressen::new(public_url));
        let Stap { soort, op, uuid, revisie, versie, registerhouder, applicatie, externe_kenmerken } = stap;
        let id = id(&format!("levensloop.{}.{revisie}", op.micros()))?;
        let bron = bron(tx, public_url, registerhouder)?;
        if soort == StapSoort::Hersteld {
            let url = adressen.openbaar(wat);
            let data = Gegevens { uuid, versie: None, url, versie_url: None, levensloop: None };
            return Self::new(id, &bron, "hersteld", op, data);
        }
        let versie_url = versie.map(|nummer| adressen.beheer(Vindplaats::Versie(uuid, nummer)));
        let levensloop = Some(Levensloop { revisie, applicatie, externe_kenmerken });
        let data = Gegevens { uuid, versie, url: adressen.beheer(wat), versie_url, levensloop };
        Self::new(id, &bron, &format!("levensloop-{soort}").replace('_', "-"), op, data)
    }

    /// An event that says nothing, to try a subscription with.
    pub fn test(id: Uuid, public_url: &str, abonnement: Uuid, nu: Moment) -> Result<Self> {
        let url = Adressen::new(public_url).abonnement(abonnement);
        Self::new(
            id,
            public_url,
            "test",
            nu,
            Gegevens { uuid: abonnement, versie: None, url, versie_url: None, levensloop: None },
        )
    }

    fn new(id: Uuid, source: &str, wat: &str, time: Moment, data: Gegevens) -> Result<Self> {
        let (soort, onderwerp) = (format!("{DOMEIN}.{wat}"), data.uuid);
        let datacontenttype = "application/json";
        let event = CloudEvent { specversion: "1.0", id, source, soort: &soort, subject: onderwerp, time, datacontenttype, data };
        let body = serde_json::to_string(&event)?;
        Ok(Self { id, soort, onderwerp, body })
    }
}

/// The id of an event, which follows from what it is of.
fn id(van: &str) -> Result<Uuid> {
    let merk = u128::from_str_radix(&sha256(&[van.as_bytes()])[..32], 16).map_err(Error::internal)?;
    Ok(Builder::from_custom_bytes(merk.to_be_bytes()).into_uuid())
}

/// Who keeps the register, as the profile wants it: by number, never by name; where there is none, the address of the register.
fn bron(tx: &mut Lijsten<'_>, public_url: &str, registerhouder: Option<Uuid>) -> Result<String> {
    let houder = registerhouder.map(|houder| organisaties::find_openbaar(tx, houder)).transpose()?.flatten();
    let oin = houder.map(|houder| houder.invoer()).transpose()?.and_then(|invoer| invoer.oin);
    Ok(oin.map_or_else(|| public_url.to_owned(), |oin| format!("urn:nld:oin:{oin}:systeem:verwerkingsregister")))
}

//! A change, or a step in the life of an activity, as a CloudEvent by the NL GOV profile: thin, only keys and addresses.

use uuid::Uuid;

use super::cloudevent::{CloudEvent, CloudEventGegevens, DOMEIN, TEST, van_stap, van_wijziging};

use crate::{
    clock::Moment,
    domain::{
        levensloop::{stap::Stap, wijziging::Wijziging},
        woorden::adressen::{Adressen, Vindplaats},
    },
    error::Result,
    hash,
    store::{Lijsten, organisaties},
};

/// An event, ready to be signed and sent.
#[derive(Debug, Clone)]
pub(super) struct Gebeurtenis {
    pub id: Uuid,
    pub soort: String,
    pub onderwerp: Uuid,
    pub body: String,
}

impl Gebeurtenis {
    /// The event of a change. Its id follows from the change, so that a second delivery has the same one.
    pub fn van(tx: &mut Lijsten<'_>, public_url: &str, wijziging: &Wijziging) -> Result<Self> {
        let Wijziging { soort, op, uuid, versie, registerhouder } = *wijziging;
        let adressen = Adressen::new(public_url);
        let url = adressen.openbaar(wijziging.vindplaats());
        let versie_url = versie.map(|nummer| adressen.openbaar(Vindplaats::Versie(uuid, nummer)));
        let id = hash::uuid(&format!("{}.{soort}.{uuid}.{}", op.micros(), versie.unwrap_or_default()));
        let bron = bron(tx, public_url, registerhouder)?;
        Self::new(id, &bron, &van_wijziging(soort), op, CloudEventGegevens::new(uuid, versie, url, versie_url))
    }

    /// The event of a step, with addresses in management.
    pub fn van_stap(tx: &mut Lijsten<'_>, public_url: &str, stap: Stap) -> Result<Self> {
        let (wat, adressen) = (stap.vindplaats(), Adressen::new(public_url));
        let Stap { soort, op, uuid, revisie, versie, registerhouder, applicatie, externe_kenmerken } = stap;
        let id = hash::uuid(&format!("levensloop.{}.{revisie}", op.micros()));
        let bron = bron(tx, public_url, registerhouder)?;
        let soort = van_stap(soort);
        if wat == Vindplaats::Register {
            return Self::new(id, &bron, &soort, op, CloudEventGegevens::new(uuid, None, adressen.openbaar(wat), None));
        }
        let versie_url = versie.map(|nummer| adressen.beheer(Vindplaats::Versie(uuid, nummer)));
        let data = CloudEventGegevens {
            revisie: Some(revisie),
            applicatie: Some(applicatie),
            externe_kenmerken: Some(externe_kenmerken),
            ..CloudEventGegevens::new(uuid, versie, adressen.beheer(wat), versie_url)
        };
        Self::new(id, &bron, &soort, op, data)
    }

    /// An event that says nothing, to try a subscription with.
    pub fn test(id: Uuid, public_url: &str, abonnement: Uuid, nu: Moment) -> Result<Self> {
        let url = Adressen::new(public_url).abonnement(abonnement);
        Self::new(id, public_url, TEST, nu, CloudEventGegevens::new(abonnement, None, url, None))
    }

    fn new(id: Uuid, source: &str, wat: &str, time: Moment, data: CloudEventGegevens) -> Result<Self> {
        let (soort, onderwerp) = (format!("{DOMEIN}.{wat}"), data.uuid);
        let (source, datacontenttype) = (source.to_owned(), "application/json");
        let event =
            CloudEvent { specversion: "1.0", id, source, soort: soort.clone(), subject: onderwerp, time, datacontenttype, data };
        let body = serde_json::to_string(&event)?;
        Ok(Self { id, soort, onderwerp, body })
    }
}

/// Who keeps the register, as the profile wants it: by number, never by name; where there is none, the address of the register.
fn bron(tx: &mut Lijsten<'_>, public_url: &str, registerhouder: Option<Uuid>) -> Result<String> {
    let houder = registerhouder.map(|houder| organisaties::find_openbaar(tx, houder)).transpose()?.flatten();
    let oin = houder.map(|houder| houder.invoer()).transpose()?.and_then(|invoer| invoer.oin);
    Ok(oin.map_or_else(|| public_url.to_owned(), |oin| format!("urn:nld:oin:{oin}:systeem:verwerkingsregister")))
}

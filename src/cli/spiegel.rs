//! The public register as files that any web server can serve. What a reader would get is asked of the app itself, so that there is one way
//! to make a page, and nothing can be in a file that a reader without a token cannot read.

mod links;
mod map;
mod plaats;
mod vragen;
mod zaden;

use std::{
    collections::{HashSet, VecDeque},
    path::Path,
    sync::Arc,
};

use actix_http::Request;
use actix_web::{
    body::MessageBody,
    dev::{Service, ServiceResponse},
    http::StatusCode,
};
use serde_json::json;

use self::{links::Wegwijzer, map::Map, vragen::vraag};
use super::fout::uitleg;
use crate::{
    app::Services,
    auth::{Auth, AuthConfig},
    openapi::Interface,
    store::Store,
    toestand::Settings,
};

/// What happened to the files.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Telling {
    /// New, or with other content than before.
    pub geschreven: usize,
    /// As they were.
    pub gelijk: usize,
    /// No longer part of the register.
    pub verwijderd: usize,
}

/// An address whose answer becomes a file.
#[derive(Debug, Clone)]
struct Opgave {
    adres: String,
    bestand: String,
    /// Whether a page leads to it. Then there must be a file, also when that only says that there is nothing any more.
    verwezen: bool,
}

/// Tells when the files last changed.
const STAND: &str = "spiegel.json";

/// Writes the register to a folder and takes away what it wrote before and is no longer part of it.
///
/// # Errors
/// Says what cannot be read or written; what stands in the folder is then as whole as it was.
pub async fn schrijf(store: Store, settings: Settings, naar: &Path) -> Result<Telling, String> {
    let (clock, wegwijzer) = (store.clock().clone(), Wegwijzer::new(&settings));
    let auth = Arc::new(Auth::new(AuthConfig::default(), clock.clone())?);
    // Nothing is asked for twice.
    let settings = Settings { cache_bytes: 0, ..settings };
    let interface = Interface::new(store.kennis()).map_err(|fout| uitleg(&fout))?;
    let services = Services::new(store.clone(), auth, interface, settings, None);
    let app = vragen::app(&services).await?;
    let mut spiegel = Spiegel { app, wegwijzer, map: Map::open(naar)?, gezien: HashSet::new() };
    spiegel.volg(zaden::vast(&services)).await?;
    let mut na = None;
    while let Some((laatste, organisaties)) = zaden::organisaties(&store, na).await? {
        spiegel.volg(organisaties).await?;
        na = Some(laatste);
    }
    let mut na = None;
    while let Some((laatste, activiteiten)) = zaden::activiteiten(&store, na).await? {
        spiegel.volg(activiteiten).await?;
        na = Some(laatste);
    }
    let Spiegel { mut map, mut gezien, .. } = spiegel;
    gezien.insert(STAND.to_owned());
    map.ruim_op(&gezien)?;
    if map.is_veranderd() {
        let stand = json!({"gespiegeldOp": clock.now(), "uitgave": env!("CARGO_PKG_VERSION")});
        map.schrijf(STAND, stand.to_string().as_bytes())?;
    }
    map.sluit(&gezien)
}

struct Spiegel<S> {
    app: S,
    wegwijzer: Wegwijzer,
    map: Map,
    /// The files of this run, by name only: what is in them is forgotten when they are written.
    gezien: HashSet<String>,
}

impl<B: MessageBody, S: Service<Request, Response = ServiceResponse<B>, Error = actix_web::Error>> Spiegel<S> {
    /// Writes these and everything they lead to.
    async fn volg(&mut self, begin: Vec<Opgave>) -> Result<(), String> {
        let mut rij = VecDeque::from(begin);
        while let Some(opgave) = rij.pop_front() {
            if !self.gezien.insert(opgave.bestand.clone()) {
                continue;
            }
            let antwoord = vraag(&self.app, &opgave).await?;
            let is_weg = [StatusCode::NOT_FOUND, StatusCode::GONE].contains(&antwoord.status);
            match antwoord.status {
                StatusCode::OK | StatusCode::SEE_OTHER => {}
                _ if is_weg && opgave.verwezen => {}
                _ if is_weg => {
                    self.gezien.remove(&opgave.bestand);
                    continue;
                }
                anders => return Err(format!("{} antwoordt {anders}", opgave.adres)),
            }
            let (inhoud, verder) = self.wegwijzer.lees(&opgave, &antwoord)?;
            rij.extend(verder);
            self.map.schrijf(&opgave.bestand, &inhoud)?;
        }
        Ok(())
    }
}

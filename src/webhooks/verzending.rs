//! Sending one event: signed, short, and nowhere that it may not go.

use std::{
    io::ErrorKind,
    time::{Duration, Instant},
};

use tokio::sync::oneshot;
use ureq::{Agent, Error as Fout, unversioned::transport::DefaultConnector};

use super::{
    adres::{Poortwachter, bezwaar},
    gebeurtenis::Gebeurtenis,
    handtekening::teken,
};
use crate::{
    clock::Moment, domain::levensloop::abonnement::Uitkomst, error::Result, store::abonnementen::Abonnement, trace::carried,
};

/// The longest that making a connection may take, and all of it.
const VERBINDEN: Duration = Duration::from_secs(5);
const ALLES: Duration = Duration::from_secs(10);

/// What sends events.
#[derive(Debug)]
pub struct Zender {
    agent: Agent,
    /// Whether private addresses and http are allowed.
    prive: bool,
}

/// What came of sending one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Antwoord {
    /// What the receiver answered.
    pub status: Option<u16>,
    /// Why it failed; nothing when it was delivered.
    pub reden: Option<String>,
    /// How long it took.
    pub duur_ms: i32,
}

impl Antwoord {
    /// Whether it was delivered.
    #[must_use]
    pub fn uitkomst(&self) -> Uitkomst {
        if self.reden.is_none() { Uitkomst::Afgeleverd } else { Uitkomst::Mislukt }
    }
}

impl Zender {
    /// Nothing is followed, kept or sent through a proxy: each event goes to an address that was judged for it.
    #[must_use]
    pub fn new(prive: bool) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_idle_connections(0)
            .https_only(!prive)
            .proxy(None)
            .timeout_connect(Some(VERBINDEN))
            .timeout_global(Some(ALLES))
            .user_agent(concat!("verwerkingsregister/", env!("CARGO_PKG_VERSION")))
            .build();
        Self { agent: Agent::with_parts(config, DefaultConnector::default(), Poortwachter { prive }), prive }
    }

    /// Sends an event and waits for what comes of it, in a thread of its own: a receiver that hangs keeps nobody else waiting.
    pub(super) async fn verzend(&self, abonnement: &Abonnement, gebeurtenis: &Gebeurtenis, nu: Moment) -> Result<Antwoord> {
        let tijd = nu.utc().timestamp();
        let handtekening = teken(&abonnement.geheim, gebeurtenis.id, tijd, &gebeurtenis.body)?;
        if let Some(bezwaar) = bezwaar(&abonnement.url, self.prive) {
            return Ok(Antwoord { status: None, reden: Some(bezwaar.to_owned()), duur_ms: 0 });
        }
        let verzoek = self
            .agent
            .post(&abonnement.url)
            .header("Content-Type", "application/cloudevents+json; charset=utf-8")
            .header("Webhook-Id", gebeurtenis.id.to_string())
            .header("Webhook-Timestamp", tijd.to_string())
            .header("Webhook-Signature", handtekening);
        let (klaar, wachten) = oneshot::channel();
        let body = gebeurtenis.body.clone();
        std::thread::spawn(carried(move || {
            let begin = Instant::now();
            let uitkomst = verzoek.send(body).map(|antwoord| antwoord.status().as_u16());
            let duur_ms = i32::try_from(begin.elapsed().as_millis()).unwrap_or(i32::MAX);
            let status = uitkomst.as_ref().ok().copied();
            // Nobody waits any more when the service stops.
            let _ = klaar.send(Antwoord { status, reden: reden(uitkomst), duur_ms });
        }));
        let afgebroken = || Antwoord { status: None, reden: Some("Het verzenden is afgebroken.".to_owned()), duur_ms: 0 };
        Ok(wachten.await.unwrap_or_else(|_| afgebroken()))
    }
}

/// Why it failed, in words that hold nothing of the receiver's answer or network.
fn reden(uitkomst: Result<u16, Fout>) -> Option<String> {
    Some(match uitkomst {
        Ok(200..=299) => return None,
        Ok(status @ 300..=399) => {
            format!("De ontvanger verwijst door ({status}). Dat volgt het register niet; neem het nieuwe adres op.")
        }
        Ok(status) => format!("De ontvanger antwoordde met {status}."),
        Err(Fout::Io(fout)) if fout.kind() == ErrorKind::PermissionDenied => {
            "De naam leidt naar een adres waar het register niet heen mag.".to_owned()
        }
        Err(Fout::Timeout(_)) => "De ontvanger antwoordde niet op tijd (10 seconden).".to_owned(),
        Err(Fout::HostNotFound) => "De naam van de ontvanger is niet gevonden.".to_owned(),
        Err(Fout::Tls(_) | Fout::Rustls(_)) => "De beveiligde verbinding kwam niet tot stand; klopt het certificaat?".to_owned(),
        Err(_) => "Er kwam geen verbinding met de ontvanger.".to_owned(),
    })
}

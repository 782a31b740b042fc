//! Turns: a subscription is taken in hand, gets what waits for it in order, and is let go.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use actix_web::web::Data;
use futures_util::future::join_all;
use prometheus::{PullingGauge, Registry};
use tokio::sync::Semaphore;
use uuid::Uuid;

use super::{
    gebeurtenis::Gebeurtenis,
    verzending::{Antwoord, Zender},
};
use crate::{
    clock::Moment,
    database::{Code, Id},
    domain::levensloop::{
        abonnement::{Uitkomst, Verloop},
        wie::Wie,
        wijziging::Stand,
    },
    error::Result,
    handelingen::abonnement,
    store::{
        Store,
        abonnementen::{Abonnement, Volgt, bezorging},
        afleveringen::{self, Aflevering},
        levensloop, wijzigingen,
    },
    trace,
};

/// So many subscriptions get a turn at once.
const TEGELIJK: usize = 16;
/// So many events in one turn; then others come first.
const PER_BEURT: usize = 100;
/// How soon is looked for what a date brings and what must be tried again.
const RITME: Duration = Duration::from_secs(2);

/// What delivers events to subscriptions.
#[derive(Clone)]
pub struct Bezorger {
    store: Store,
    zender: Arc<Zender>,
    public_url: String,
    /// Active subscriptions with something to deliver.
    achter: Arc<AtomicU32>,
}

impl Bezorger {
    /// Delivers what this store tells, from this address; `prive` allows private addresses and http.
    #[must_use]
    pub fn new(store: Store, public_url: String, prive: bool) -> Self {
        Self { store, zender: Arc::new(Zender::new(prive)), public_url, achter: Arc::default() }
    }

    /// Adds what waits to what `/metrics` tells.
    pub fn register(&self, registry: &Registry) -> prometheus::Result<()> {
        let (achter, help) = (Arc::clone(&self.achter), "Active subscriptions with something to deliver.");
        let lees = move || f64::from(achter.load(Ordering::Relaxed));
        registry.register(Box::new(PullingGauge::new("webhook_subscriptions_behind", help, Box::new(lees))?))
    }
}

/// Delivers as long as the service runs: at once after a change of the public register, and at what must be tried again.
pub async fn blijf(bezorger: Data<Bezorger>) {
    let plaatsen = Arc::new(Semaphore::new(TEGELIJK));
    let mut gemeld = false;
    loop {
        // Before looking, so that what comes just after it is heard.
        let generatie = bezorger.store.generatie();
        // Where nothing can be written, nothing can be taken in hand.
        let stil = bezorger.store.is_alleen_lezen() || bezorger.store.stopt();
        let beurten = if stil { Ok(Vec::new()) } else { aan_de_beurt(&bezorger).await };
        if let (Err(fout), false) = (&beurten, gemeld) {
            log::error!("webhooks zijn nu niet af te leveren: {}", fout.in_full());
        }
        gemeld = beurten.is_err();
        for uuid in beurten.unwrap_or_default() {
            // Without a place it waits for the next look; who is slow keeps one place, not all.
            let Ok(plaats) = Arc::clone(&plaatsen).try_acquire_owned() else { break };
            let bezorger = bezorger.clone();
            trace::spawn(async move {
                let _plaats = plaats;
                if let Err(fout) = beurt(&bezorger, uuid).await {
                    log::error!("abonnement {uuid} is nu niet te bedienen: {}", fout.in_full());
                }
            });
        }
        // Either is a reason to look again.
        let _ = tokio::time::timeout(RITME, bezorger.store.generatie_na(generatie)).await;
    }
}

/// One look: everyone for whom something waits gets a turn, beside each other.
pub async fn ronde(bezorger: &Bezorger) -> Result<()> {
    let beurten = aan_de_beurt(bezorger).await?;
    join_all(beurten.into_iter().map(|uuid| beurt(bezorger, uuid))).await.into_iter().collect()
}

/// Sends an event that says nothing, at once and once.
pub async fn test(bezorger: &Bezorger, abonnement: Abonnement) -> Result<(Uuid, Antwoord)> {
    let nu = bezorger.store.clock().now();
    let gebeurtenis = Gebeurtenis::test(bezorger.store.clock().id(nu), &bezorger.public_url, abonnement.uuid.uuid(), nu)?;
    let antwoord = bezorger.zender.verzend(&abonnement, &gebeurtenis, nu).await?;
    let (id, gegeven) = (gebeurtenis.id, antwoord.clone());
    bezorger
        .store
        .write(&zelf(), move |tx| {
            // It may have been removed meanwhile.
            if crate::store::abonnementen::find(tx.conn, abonnement.uuid.uuid())?.is_none() {
                return Ok(());
            }
            let regel = regel(tx.id(), &abonnement, &gebeurtenis, None, nu, &gegeven);
            afleveringen::noteer(tx, &Aflevering { poging: 1, ..regel })
        })
        .await?;
    Ok((id, antwoord))
}

async fn aan_de_beurt(bezorger: &Bezorger) -> Result<Vec<Uuid>> {
    let nu = bezorger.store.clock().now();
    let (achter, beurten) = bezorger.store.read(move |tx| bezorging::aan_de_beurt(tx.conn, nu, nu.datum())).await?;
    bezorger.achter.store(achter, Ordering::Relaxed);
    Ok(beurten)
}

async fn beurt(bezorger: &Bezorger, uuid: Uuid) -> Result<()> {
    let nu = bezorger.store.clock().now();
    let Some(mut abonnement) = bezorger.store.write(&zelf(), move |tx| bezorging::neem(tx, uuid, nu)).await? else {
        return Ok(());
    };
    for ronde in 1..=PER_BEURT {
        let Some((gebeurtenis, stand, meer)) = volgende(bezorger, &abonnement).await? else {
            return schakel_uit(bezorger, abonnement, bezorging::ONBEKENDE_PLAATS).await;
        };
        let meer = meer && ronde < PER_BEURT;
        let verder = match gebeurtenis {
            Some(gebeurtenis) => bezorg(bezorger, abonnement, gebeurtenis, stand, meer).await?,
            None => bij(bezorger, abonnement, stand, meer).await?,
        };
        match verder {
            Some(verder) if verder.bezig_tot.is_some() => abonnement = verder,
            _ => return Ok(()),
        }
    }
    Ok(())
}

const LANG: &str = "Afleveren lukte 72 uur lang niet.";
const WEG: &str = "De ontvanger antwoordde dat het adres niet meer bestaat (410).";

/// What comes next: an event if there is one for this subscription, the place behind it, and whether there may be more.
type Volgende = (Option<Gebeurtenis>, Stand, bool);

/// What comes next; nothing when its place is not of this register.
async fn volgende(bezorger: &Bezorger, abonnement: &Abonnement) -> Result<Option<Volgende>> {
    let (stand, volgt, public_url) = (abonnement.stand()?, abonnement.volgt()?, bezorger.public_url.clone());
    bezorger
        .store
        .read_lists(move |tx| {
            if !wijzigingen::is_bekend(tx.conn, &stand)? {
                return Ok(None);
            }
            Ok(Some(match &volgt {
                Volgt::Wijzigingen(keuze) => {
                    let (gevonden, hier, meer) = wijzigingen::na(tx, &stand, keuze, 1)?;
                    (gevonden.first().map(|een| Gebeurtenis::van(tx, &public_url, een)).transpose()?, hier, meer)
                }
                Volgt::Levensloop(keuze) => {
                    let (gevonden, hier, meer) = levensloop::na(tx.conn, &stand, keuze, 1)?;
                    let gevonden = gevonden.into_iter().next();
                    (gevonden.map(|een| Gebeurtenis::van_stap(tx, &public_url, een)).transpose()?, hier, meer)
                }
            }))
        })
        .await
}

/// Sends it and writes what came of it; gives the subscription while it is still in hand and may go on.
async fn bezorg(
    bezorger: &Bezorger,
    abonnement: Abonnement,
    gebeurtenis: Gebeurtenis,
    stand: Stand,
    meer: bool,
) -> Result<Option<Abonnement>> {
    let begin = bezorger.store.clock().now();
    let antwoord = bezorger.zender.verzend(&abonnement, &gebeurtenis, begin).await?;
    let nu = bezorger.store.clock().now();
    bezorger
        .store
        .write(&zelf(), move |tx| {
            let regel = regel(tx.id(), &abonnement, &gebeurtenis, Some(abonnement.cursor.clone()), begin, &antwoord);
            let (plaats, verloop, verder) = if antwoord.uitkomst() == Uitkomst::Afgeleverd {
                (stand, Some(Verloop::default()), meer.then_some(nu))
            } else {
                let zaad = format!("{}.{}", abonnement.uuid.as_str(), gebeurtenis.id);
                (abonnement.stand()?, abonnement.verloop().mislukt(nu, &zaad), None)
            };
            let bijgewerkt = match verloop {
                _ if antwoord.status == Some(410) => abonnement::uitschakelen(tx, &abonnement, WEG)?.then_some(None),
                Some(verloop) => bezorging::bij(tx, &abonnement, &plaats, verloop, verder)?.map(Some),
                None => abonnement::uitschakelen(tx, &abonnement, LANG)?.then_some(None),
            };
            // Somebody changed it meanwhile, or removed it: what came of this no longer counts.
            let Some(verder) = bijgewerkt else { return Ok(None) };
            afleveringen::noteer(tx, &regel)?;
            Ok(verder)
        })
        .await
}

/// Nothing for it in what was looked at: its place moves on.
async fn bij(bezorger: &Bezorger, abonnement: Abonnement, stand: Stand, meer: bool) -> Result<Option<Abonnement>> {
    let nu = bezorger.store.clock().now();
    let verder = meer.then_some(nu);
    bezorger.store.write(&zelf(), move |tx| bezorging::bij(tx, &abonnement, &stand, abonnement.verloop(), verder)).await
}

async fn schakel_uit(bezorger: &Bezorger, abonnement: Abonnement, reden: &'static str) -> Result<()> {
    bezorger.store.write(&zelf(), move |tx| abonnement::uitschakelen(tx, &abonnement, reden).map(drop)).await
}

fn regel(
    id: Uuid,
    abonnement: &Abonnement,
    gebeurtenis: &Gebeurtenis,
    cursor: Option<String>,
    tijdstip: Moment,
    antwoord: &Antwoord,
) -> Aflevering {
    Aflevering {
        id: Id::from(id),
        abonnement: abonnement.uuid,
        gebeurtenis: Id::from(gebeurtenis.id),
        soort: gebeurtenis.soort.clone(),
        onderwerp: Id::from(gebeurtenis.onderwerp),
        cursor,
        tijdstip,
        poging: abonnement.pogingen.saturating_add(1),
        uitkomst: Code(antwoord.uitkomst()),
        status_code: antwoord.status.map(i32::from),
        reden: antwoord.reden.clone(),
        duur_ms: antwoord.duur_ms,
    }
}

/// The register itself, as the journal knows it.
fn zelf() -> Wie {
    Wie::programma("verwerkingsregister")
}

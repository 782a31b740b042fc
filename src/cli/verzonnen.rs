//! Enters an invented register through the same acts as every door, many activities in a transaction, while its time passes: the first
//! was entered years ago, and what followed was settled months later.

use std::sync::Arc;

use chrono::TimeDelta;
use uuid::Uuid;

use super::voorbeeld::{persoon, zet};
use crate::{
    clock::Moment,
    domain::levensloop::{handeling::Handeling, wie::Wie},
    error::{Error, Result},
    exchange::{
        verzonnen::{Klok, Omvang, Plaats, RONDES, Verzonnen},
        voorbeeld::Stap,
    },
    handelingen::{
        Zaak,
        aanmaken::{Nieuw, aanmaken},
        concept, organisatie, overeenkomst,
    },
    store::{Schrijven, Store},
};

/// Activities that are entered in one transaction, at most, and transactions that they are spread over, at least.
const TEGELIJK: usize = 500;
const MOMENTEN: usize = 60;
/// How far the past goes back.
const VERLEDEN: TimeDelta = TimeDelta::days(5 * 365);

/// What a person does in one transaction; returns the keys of what he made.
type Doe = fn(&mut Schrijven<'_>, &Wie, &Werk) -> Result<Vec<Uuid>>;

/// Fills an empty register; returns how many activities it has.
pub async fn vul(store: &Store, omvang: Omvang) -> Result<usize> {
    let vandaag = store.clock().now().datum();
    let verzonnen = Arc::new(Verzonnen::new(omvang, vandaag)?);
    let klok = Klok::new(omvang.zaad);
    let store = store.met_klok(klok.clock());
    let begin = Moment::begin_van(vandaag).plus(-VERLEDEN);

    klok.zet(begin);
    let (gedeeld, redacteur) = (Arc::clone(&verzonnen), persoon("redacteur"));
    store.write(&redacteur.clone(), move |tx| partijen(tx, &redacteur, &gedeeld)).await?;

    let beurten = beurten(verzonnen.aantal());
    let tussen = VERLEDEN / i32::try_from(beurten.len() * 2 + 2).unwrap_or(i32::MAX);
    let mut uuids: Vec<Uuid> = Vec::with_capacity(verzonnen.aantal());
    let mut moment = begin;
    for beurt in &beurten {
        let mut werk = Werk::new(&verzonnen, beurt, &uuids);
        for (naam, doe) in [("redacteur", redigeer as Doe), ("beoordelaar", beslis)] {
            moment = moment.plus(tussen);
            klok.zet(moment);
            if werk.zaken.is_empty() {
                continue;
            }
            let (wie, deel) = (persoon(naam), werk.clone());
            let nieuw = store.write(&wie.clone(), move |tx| doe(tx, &wie, &deel)).await?;
            werk.vul_aan(&nieuw);
            uuids.extend(nieuw);
        }
        let tienden = |aantal| aantal * 10 / verzonnen.aantal();
        if tienden(uuids.len()) > tienden(beurt.van) && beurt.ronde == 0 {
            log::info!("{} van {} verwerkingsactiviteiten zijn ingevoerd", uuids.len(), verzonnen.aantal());
        }
    }
    Ok(uuids.len())
}

/// What happens in one go: to so many activities from a place on, in this round of their life.
#[derive(Debug, Clone)]
struct Beurt {
    ronde: usize,
    van: usize,
    tot: usize,
}

/// All of them in the order of time: while the last are entered, the first change and come to their end.
fn beurten(aantal: usize) -> Vec<Beurt> {
    let grootte = (aantal / MOMENTEN).clamp(1, TEGELIJK);
    let delen = aantal.div_ceil(grootte);
    let mut beurten: Vec<(usize, Beurt)> = Vec::new();
    for deel in 0..delen {
        for ronde in 0..RONDES {
            // Entering takes two thirds of the time; what is left of it after its entrance, each part divides evenly.
            let tijd = 10 * deel + ronde * (15 * delen - 10 * deel) / RONDES;
            beurten.push((tijd, Beurt { ronde, van: deel * grootte, tot: aantal.min((deel + 1) * grootte) }));
        }
    }
    beurten.sort_by_key(|(tijd, _)| *tijd);
    beurten.into_iter().map(|(_, beurt)| beurt).collect()
}

/// The activities of one go to which something happens.
#[derive(Clone)]
struct Werk {
    verzonnen: Arc<Verzonnen>,
    ronde: usize,
    zaken: Vec<(Plaats, Option<Uuid>)>,
}

impl Werk {
    fn new(verzonnen: &Arc<Verzonnen>, beurt: &Beurt, uuids: &[Uuid]) -> Self {
        let zaken = (beurt.van..beurt.tot)
            .map(|volgorde| (verzonnen.plaats(volgorde), uuids.get(volgorde).copied()))
            .filter(|(plaats, _)| verzonnen.levensloop(*plaats).gebeurt_iets(beurt.ronde));
        Self { verzonnen: Arc::clone(verzonnen), ronde: beurt.ronde, zaken: zaken.collect() }
    }

    /// The activities that were just made have a key from now on.
    fn vul_aan(&mut self, nieuw: &[Uuid]) {
        self.zaken.iter_mut().zip(nieuw).for_each(|((_, uuid), nieuw)| *uuid = Some(*nieuw));
    }
}

fn partijen(tx: &mut Schrijven<'_>, wie: &Wie, verzonnen: &Verzonnen) -> Result<()> {
    for invoer in verzonnen.organisaties() {
        organisatie::aanmaken(tx, wie, invoer.clone())?;
    }
    for invoer in verzonnen.overeenkomsten() {
        overeenkomst::aanmaken(tx, wie, invoer.clone())?;
    }
    Ok(())
}

/// What the editor does.
fn redigeer(tx: &mut Schrijven<'_>, wie: &Wie, werk: &Werk) -> Result<Vec<Uuid>> {
    let mut nieuw = Vec::new();
    for (plaats, uuid) in &werk.zaken {
        let Some(indienen) = werk.verzonnen.levensloop(*plaats).schrijft(werk.ronde) else { continue };
        let mut zaak = match uuid {
            Some(uuid) => wijzig(tx, wie, werk, *plaats, *uuid)?,
            None => voer_in(tx, wie, &werk.verzonnen, *plaats)?,
        };
        if indienen {
            zet(tx, wie, &mut zaak, &Stap::Indienen)?;
        }
        nieuw.extend(uuid.is_none().then(|| zaak.uuid()));
    }
    Ok(nieuw)
}

fn voer_in(tx: &mut Schrijven<'_>, wie: &Wie, verzonnen: &Verzonnen, plaats: Plaats) -> Result<Zaak> {
    let (inhoud, beheer) = verzonnen.begin(plaats, tx.moment.datum())?;
    let registerhouder = verzonnen.registerhouder(plaats);
    let nieuw = Nieuw { uuid: None, identificatie: None, registerhouder, inhoud, beheer, ingelezen: Vec::new() };
    aanmaken(tx, wie, nieuw, (Handeling::CreateVerwerkingsactiviteit, serde_json::json!({})))
}

/// A concept that begins with the version that counts, and says something else.
fn wijzig(tx: &mut Schrijven<'_>, wie: &Wie, werk: &Werk, plaats: Plaats, uuid: Uuid) -> Result<Zaak> {
    let mut zaak = Zaak::lees(tx.conn, tx.moment, wie, uuid)?;
    let (mut inhoud, _) =
        zaak.uitgangspunt(tx.conn, tx.moment)?.ok_or_else(|| Error::internal("an invented activity has a version"))?;
    werk.verzonnen.wijzig(plaats, werk.ronde, tx.moment.datum(), &mut inhoud);
    concept::schrijven(tx, wie, &mut zaak, inhoud, Handeling::ReplaceConcept)?;
    Ok(zaak)
}

/// What the reviewer does.
fn beslis(tx: &mut Schrijven<'_>, wie: &Wie, werk: &Werk) -> Result<Vec<Uuid>> {
    for (plaats, uuid) in &werk.zaken {
        let stap = werk.verzonnen.besluit(*plaats, werk.ronde, tx.moment.datum());
        if let Some((stap, uuid)) = stap.zip(*uuid) {
            let mut zaak = Zaak::lees(tx.conn, tx.moment, wie, uuid)?;
            zet(tx, wie, &mut zaak, &stap)
                .map_err(|fout| Error::internal(format!("{}: {}", zaak.activiteit.identificatie, fout.in_full())))?;
        }
    }
    Ok(Vec::new())
}

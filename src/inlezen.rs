//! The course of reading a file in, for the API and the command line: first a trial that writes nothing to the register, then the carrying
//! out, in the order of the file and without ever touching a version.

mod cel;
mod ernaast;
mod formaat;
mod rij;
mod stap;

use std::sync::Arc;

use actix_web::web::Bytes;
use uuid::Uuid;

use crate::{
    database::Outcome,
    domain::levensloop::{
        inlezing::{InleesBevinding, InlezingStatus, Omvang, Overzicht, RijUitkomst},
        wie::Wie,
    },
    error::Result,
    exchange::inlezen::{
        self as bestand, BekendeOrganisatie, Onderwerp, Onleesbaar, Organisaties, Tabel, Vertaling, Voorstel, xlsx::Gelezen,
    },
    http::contract::Contract,
    index::OrganisatieVraag,
    store::{
        Lijsten, Schrijven, Store, Stuk,
        inlezingen::{self, Proef, Rij},
        organisaties,
    },
    trace::block,
};

pub use formaat::{Formaat, WEL};
pub use stap::STAP;

/// So many rows are written in one transaction, so that others can write in between.
const RIJEN_PER_KEER: i64 = 100;
/// One file at a time is taken apart, so that memory stays within bounds.
static BEURT: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

/// A file, and how it is to be read.
pub struct Vraag {
    /// Its kind.
    pub formaat: Formaat,
    /// Its bytes.
    pub bytes: Bytes,
    /// The sheet of an Excel file.
    pub blad: Option<String>,
    /// Another name for the system that its keys are of.
    pub bron: Option<String>,
    /// Whose register it is for.
    pub registerhouder: Option<Uuid>,
    /// Whether processors that are not known are made.
    pub nieuwe_organisaties: bool,
    /// What its columns and words mean.
    pub vertaling: Arc<Vertaling>,
}

/// Reads the file and keeps what would come of it.
pub async fn proef(store: &Store, contract: Arc<Contract>, wie: Wie, uuid: Uuid, vraag: Vraag) -> Result<()> {
    let _beurt = BEURT.lock().await;
    let bekend = store.read_lists(bekende_organisaties).await?;
    let (kennis, clock) = (Arc::clone(store.kennis()), store.clock().clone());
    let vertaling = Arc::clone(&vraag.vertaling);
    let registerhouder = vraag.registerhouder;
    let gelezen = block(move || {
        let nieuw: Option<Box<dyn FnMut() -> Uuid + Send>> =
            if vraag.nieuwe_organisaties { Some(Box::new(move || clock.id(clock.now()))) } else { None };
        let mut organisaties = Organisaties::new(&bekend, registerhouder.unwrap_or_default(), nieuw);
        let Bestand { mut voorstellen, mut bevindingen, tabel } = lees(&vraag, &vertaling, &kennis, &mut organisaties)?;
        bevindingen.extend(organisaties.bevindingen());
        for voorstel in &mut voorstellen {
            let niet_te_keuren = |_| Onleesbaar::new("onleesbaar", "Dit bestand is niet te controleren.");
            rij::keur(&contract, voorstel, registerhouder).map_err(niet_te_keuren)?;
        }
        voorstellen.sort_by_key(|voorstel| voorstel.onderwerp);
        let overzicht = bestand::overzicht(tabel.as_ref(), &vertaling, &voorstellen);
        bevindingen.splice(0..0, bestand::onbekende_kolommen(&overzicht));
        Ok::<_, Onleesbaar>((voorstellen, bevindingen, overzicht))
    });
    let gelezen = gelezen.await.unwrap_or_else(|_| Err(Onleesbaar::new("onleesbaar", "Dit bestand is niet te lezen.")));
    let lezer = wie.clone();
    let mut proef = match gelezen {
        Ok((voorstellen, bevindingen, mut overzicht)) => {
            store
                .read(move |tx| {
                    let mut rijen = Vec::with_capacity(voorstellen.len());
                    let (mut vertrouwelijk, mut stappen) = (false, Vec::new());
                    let in_bestand: Vec<Uuid> = voorstellen
                        .iter()
                        .filter(|een| een.onderwerp == Onderwerp::Organisatie)
                        .filter_map(Voorstel::uuid)
                        .collect();
                    for (nummer, mut voorstel) in (1..).zip(voorstellen) {
                        let verwacht = rij::verwacht(tx, &lezer, &mut voorstel, registerhouder, &in_bestand)?;
                        stappen.extend(verwacht.stap);
                        vertrouwelijk |= verwacht.vertrouwelijk || voorstel.inhoud["vertrouwelijkheid"] == "vertrouwelijk";
                        rijen.push(Rij::new(uuid, nummer, verwacht.uitkomst, verwacht.activiteit, &voorstel)?);
                    }
                    overzicht.zet_stappen(&stappen);
                    Ok(Proef { leesbaar: true, bevindingen, overzicht, vertrouwelijk, rijen })
                })
                .await?
        }
        Err(Onleesbaar(bevindingen)) => {
            let overzicht = Overzicht::default();
            Proef { leesbaar: false, bevindingen, overzicht, vertrouwelijk: false, rijen: Vec::new() }
        }
    };
    proef.overzicht.zet_door(&wie);
    store.write(&wie, move |tx| inlezingen::proef_klaar(tx, uuid, proef)).await
}

/// What a file holds.
struct Bestand {
    voorstellen: Vec<Voorstel>,
    bevindingen: Vec<InleesBevinding>,
    /// The sheet, when it was one with columns.
    tabel: Option<Tabel>,
}

impl From<(Vec<Voorstel>, Vec<InleesBevinding>)> for Bestand {
    fn from((voorstellen, bevindingen): (Vec<Voorstel>, Vec<InleesBevinding>)) -> Self {
        Self { voorstellen, bevindingen, tabel: None }
    }
}

fn lees(
    vraag: &Vraag,
    vertaling: &Vertaling,
    kennis: &crate::domain::recht::kennis::Kennis,
    organisaties: &mut Organisaties,
) -> Result<Bestand, Onleesbaar> {
    let bron = vraag.bron.as_deref();
    let uit_tabel = |mut tabel: Tabel, organisaties: &mut Organisaties| {
        let voorstellen = bestand::van_tabel(&tabel, vertaling, bron.unwrap_or(vertaling.bron()), kennis, organisaties);
        let bevindingen = std::mem::take(&mut tabel.bevindingen);
        Bestand { voorstellen, bevindingen, tabel: Some(tabel) }
    };
    match vraag.formaat {
        Formaat::Csv => Ok(uit_tabel(bestand::csv::lees(&vraag.bytes, vertaling)?, organisaties)),
        Formaat::Xlsx => match bestand::xlsx::lees(&vraag.bytes, vraag.blad.as_deref(), vertaling, kennis)? {
            Gelezen::Eigen(voorstellen, bevindingen) => Ok((voorstellen, bevindingen).into()),
            Gelezen::Tabel(_) if vraag.registerhouder.is_none() => Err(Onleesbaar::new(
                "registerhouder-ontbreekt",
                "Noem de organisatie waarvoor u inleest (registerhouder): dit werkboek is geen uitvoer van een verwerkingsregister.",
            )),
            Gelezen::Tabel(tabel) => Ok(uit_tabel(tabel, organisaties)),
        },
        Formaat::Ods => Ok(uit_tabel(bestand::ods::lees(&vraag.bytes, vraag.blad.as_deref(), vertaling)?, organisaties)),
        Formaat::Ndjson => bestand::eigen::lees(&vraag.bytes).map(Bestand::from),
        Formaat::AvgRegister | Formaat::Zip => {
            let bron = bron.unwrap_or("avg-register-rijksoverheid");
            let lezer = if vraag.formaat == Formaat::Zip { bestand::avg_register::lees_zip } else { bestand::avg_register::lees };
            lezer(&vraag.bytes, vertaling, bron, kennis, organisaties).map(Bestand::from)
        }
    }
}

fn bekende_organisaties(tx: &mut Lijsten<'_>) -> Result<Vec<BekendeOrganisatie>> {
    let mut bekend = Vec::new();
    loop {
        let begin = i64::try_from(bekend.len()).unwrap_or(i64::MAX);
        let (_, deel) = organisaties::list(tx, &OrganisatieVraag::default(), &Stuk::bladzijde(begin, 500))?;
        if deel.is_empty() {
            return Ok(bekend);
        }
        for organisatie in deel {
            let invoer = organisatie.invoer()?;
            let eerder = organisatie.namen()?.into_iter().map(|naam| naam.naam);
            bekend.push(BekendeOrganisatie {
                uuid: organisatie.uuid.uuid(),
                namen: std::iter::once(invoer.naam).chain(eerder).collect(),
                kvk_nummer: invoer.kvk_nummer,
                oin: invoer.oin,
            });
        }
    }
}

/// Throws away what has been kept long enough; nothing is written when there is nothing.
pub async fn ruim_op(store: &Store) -> Result<()> {
    if store.read(|tx| inlezingen::is_op_te_ruimen(tx.conn, tx.moment)).await? {
        store.write(&Wie::programma("opruimen"), |tx| inlezingen::ruim_op(tx.conn, tx.moment)).await?;
    }
    Ok(())
}

/// Carries out what the trial proposed; `voortgang` hears how many rows are done. Rows that were done before are not done again.
pub async fn uitvoeren(store: &Store, wie: Wie, uuid: Uuid, omvang: Omvang, voortgang: impl Fn(i32)) -> Result<InlezingStatus> {
    match omvang {
        Omvang::PerRij => loop {
            let uitvoerder = wie.clone();
            let gedaan = store.write(&wie, move |tx| {
                let bron = rij::Bron::van(tx.conn, uuid)?;
                let rijen = inlezingen::te_doen(tx.conn, uuid, 0, RIJEN_PER_KEER)?;
                let klaar = rijen.is_empty();
                for rij in rijen {
                    rij::voer_uit(tx, &uitvoerder, &rij, &bron)?;
                }
                let status = if klaar { InlezingStatus::Uitgevoerd } else { InlezingStatus::Uitvoeren };
                inlezingen::zet_status(tx, uuid, status)?;
                Ok((status, inlezingen::find(tx.conn, uuid)?.map_or(0, |inlezing| inlezing.gedaan)))
            });
            let (status, gedaan) = gedaan.await?;
            voortgang(gedaan);
            if status == InlezingStatus::Uitgevoerd {
                return Ok(status);
            }
        },
        Omvang::AllesOfNiets => alles_of_niets(store, wie, uuid).await,
    }
}

/// All rows in one transaction. When one is refused nothing stays, except which rows were refused and why.
async fn alles_of_niets(store: &Store, wie: Wie, uuid: Uuid) -> Result<InlezingStatus> {
    let uitvoerder = wie.clone();
    let alle_rijen = move |tx: &mut Schrijven<'_>| {
        let bron = rij::Bron::van(tx.conn, uuid)?;
        let (mut na, mut geweigerd) = (0, Vec::new());
        loop {
            let rijen = inlezingen::te_doen(tx.conn, uuid, na, RIJEN_PER_KEER)?;
            let Some(laatste) = rijen.last() else { break };
            na = laatste.nummer;
            for rij in rijen {
                let rij = rij::voer_uit(tx, &uitvoerder, &rij, &bron)?;
                if rij.uitkomst.0 == RijUitkomst::Geweigerd {
                    geweigerd.push(Rij { uitgevoerd: false, ..rij });
                }
            }
        }
        if geweigerd.is_empty() {
            inlezingen::zet_status(tx, uuid, InlezingStatus::Uitgevoerd)?;
            return Ok(Outcome::Keep(geweigerd));
        }
        Ok(Outcome::Undo(geweigerd))
    };
    let geweigerd = store.write_or_undo(&wie, alle_rijen).await?;
    if geweigerd.is_empty() {
        return Ok(InlezingStatus::Uitgevoerd);
    }
    let onthoud = move |tx: &mut Schrijven<'_>| {
        for rij in &geweigerd {
            inlezingen::rij_klaar(tx.conn, rij)?;
        }
        inlezingen::zet_status(tx, uuid, InlezingStatus::NietUitgevoerd)
    };
    store.write(&wie, onthoud).await?;
    Ok(InlezingStatus::NietUitgevoerd)
}

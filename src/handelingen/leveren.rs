//! `replace_externe_verwerkingsactiviteit` and `inlezing_uitvoeren`: concepts that come from elsewhere, a file or another system. The key
//! there finds the activity here, so that sending again changes and never doubles. A version is never touched.

use serde_json::Value;
use uuid::Uuid;

use super::{
    aanmaken::{Nieuw, aanmaken},
    beheer, concept,
    zaak::Zaak,
    zicht,
};
use crate::{
    clock::Moment,
    database::DbConnection,
    domain::{
        inhoud::{
            Inhoud,
            beheer::{Beheer, ExternKenmerk},
        },
        levensloop::{concept::Ingelezen, handeling::Handeling, weigering::ConflictCode, wie::Wie},
    },
    error::{Error, Result},
    store::{
        Schrijven,
        activiteiten::{self, Activiteit},
        extern_kenmerk,
    },
};

/// By what an activity is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sleutel {
    /// Its key in another system.
    Extern {
        /// The other system.
        bron: String,
        /// The key there.
        kenmerk: String,
    },
    /// Its key here.
    Uuid(Uuid),
}

/// What is offered to be administered.
#[derive(Debug, Clone, PartialEq)]
pub enum BeheerAanbod {
    /// What is filled in counts; the rest stays.
    Vul(Beheer),
    /// All of it.
    Vervang(Beheer),
}

/// A concept that is offered.
#[derive(Debug, Clone)]
pub struct Aanbod {
    /// Whose register it is for.
    pub registerhouder: Uuid,
    /// By what the activity is known.
    pub sleutel: Sleutel,
    /// Its number, when it is new and the sender gives one.
    pub identificatie: Option<String>,
    /// The content.
    pub inhoud: Inhoud,
    /// What is administered beside it.
    pub beheer: BeheerAanbod,
    /// What could not be placed.
    pub ingelezen: Vec<Ingelezen>,
}

/// What an offer would do.
#[derive(Debug)]
pub enum Besluit {
    /// There is no such activity yet.
    Nieuw,
    /// The concept or what is administered changes.
    Bijwerken(Box<Wijziging>),
    /// It says what is there already.
    Ongewijzigd(Box<Zaak>),
}

/// What changes of an activity.
#[derive(Debug)]
pub struct Wijziging {
    /// The activity that changes, as it is now.
    pub zaak: Zaak,
    inhoud: bool,
    beheer: Option<Beheer>,
    naam: Option<String>,
    ingelezen: Vec<Ingelezen>,
}

impl Wijziging {
    /// The name that it has until now.
    #[must_use]
    pub fn oude_naam(&self) -> Option<&str> {
        self.naam.as_deref()
    }
}

/// What came of an offer, with the activity as it is now.
#[derive(Debug)]
pub enum Uitkomst {
    /// An activity was made.
    Nieuw(Box<Zaak>),
    /// Its concept or what is administered changed.
    Bijgewerkt(Box<Zaak>),
    /// Nothing was written.
    Ongewijzigd(Box<Zaak>),
}

/// The one activity that another system knows by this key and that exists for this caller.
pub fn zoek(conn: &mut DbConnection, wie: &Wie, registerhouder: Uuid, bron: &str, kenmerk: &str) -> Result<Option<Activiteit>> {
    let mut gevonden = extern_kenmerk::zoek(conn, registerhouder, bron, kenmerk)?;
    if gevonden.len() > 1 {
        let reden = "Meer dan één activiteit heeft dit kenmerk. Haal het bij de andere weg (beheer).";
        return Err(Error::conflict(ConflictCode::DubbelKenmerk, reden));
    }
    gevonden.pop().map(|activiteit| zicht::activiteit(conn, wie, activiteit.uuid.uuid())).transpose()
}

/// The activity that an offer is about, if there is one and it exists for this caller.
pub fn bekend(conn: &mut DbConnection, wie: &Wie, aanbod: &Aanbod) -> Result<Option<Activiteit>> {
    match &aanbod.sleutel {
        Sleutel::Extern { bron, kenmerk } => {
            if let Some((deel, code, reden)) = ExternKenmerk::bezwaar(bron, kenmerk) {
                return Err(Error::invalid(deel, code, reden));
            }
            zoek(conn, wie, aanbod.registerhouder, bron, kenmerk)
        }
        Sleutel::Uuid(uuid) => match activiteiten::find(conn, *uuid)? {
            Some(activiteit) if activiteit.registerhouder.uuid() != aanbod.registerhouder => {
                let reden = "Er is al een verwerkingsactiviteit met deze uuid.";
                Err(Error::conflict(ConflictCode::BestaatAl, reden))
            }
            Some(_) => zicht::activiteit(conn, wie, *uuid).map(Some),
            None => Ok(None),
        },
    }
}

/// What an offer would do; nothing is written. What may not be is refused as it would be when it is carried out.
pub fn besluit(conn: &mut DbConnection, wie: &Wie, moment: Moment, aanbod: &Aanbod) -> Result<Besluit> {
    zicht::mag_inhoud(wie, &aanbod.inhoud)?;
    let Some(activiteit) = bekend(conn, wie, aanbod)? else {
        let bezet = match &aanbod.identificatie {
            Some(eigen) => activiteiten::is_bezet(conn, aanbod.registerhouder, eigen)?,
            None => false,
        };
        let reden = "De identificatie is al in gebruik bij een andere activiteit in dit register.";
        return if bezet { Err(Error::conflict(ConflictCode::BestaatAl, reden)) } else { Ok(Besluit::Nieuw) };
    };
    zicht::mag_wijzigen(wie, &activiteit)?;
    let zaak = Zaak::van(conn, activiteit)?;
    wijziging(conn, moment, aanbod, zaak)
}

fn wijziging(conn: &mut DbConnection, moment: Moment, aanbod: &Aanbod, mut zaak: Zaak) -> Result<Besluit> {
    let bewaard = zaak.concept.as_ref().map(|concept| concept.rij.ingelezen()).transpose()?.unwrap_or_default();
    let ingelezen = nieuw_ingelezen(aanbod, &bewaard);
    let oud = match &zaak.concept {
        Some(concept) => Some(concept.inhoud.clone()),
        None => zaak.vastgesteld(conn, moment)?.and_then(|document| document.inhoud),
    };
    let naam = oud.as_ref().map(|oud| oud.naam.clone());
    let inhoud = match (&zaak.concept, oud) {
        (Some(_), Some(oud)) => oud != aanbod.inhoud || bewaard != ingelezen,
        // What people wrote in a file of our own finds a place where they will see it.
        (None, Some(_)) if matches!(aanbod.sleutel, Sleutel::Uuid(_)) && !ingelezen.is_empty() => true,
        // The begin that settling filled in is no difference.
        (None, Some(oud)) if aanbod.inhoud.begin_geldigheid.is_none() => {
            Inhoud { begin_geldigheid: None, ..oud } != aanbod.inhoud
        }
        (None, Some(oud)) => oud != aanbod.inhoud,
        (_, None) => true,
    };
    let oud = zaak.activiteit.beheer()?;
    let beheer = Some(nieuw_beheer(aanbod, oud.clone())).filter(|beheer| *beheer != oud);
    if !inhoud && beheer.is_none() {
        return Ok(Besluit::Ongewijzigd(Box::new(zaak)));
    }
    if let Some(concept) = &zaak.concept {
        concept.voortgang()?.bewerken()?;
    }
    Ok(Besluit::Bijwerken(Box::new(Wijziging { zaak, inhoud, beheer, naam, ingelezen })))
}

/// What stands beside the concept after the offer. A file of our own does not hold it, so there it only adds.
fn nieuw_ingelezen(aanbod: &Aanbod, bewaard: &[Ingelezen]) -> Vec<Ingelezen> {
    match aanbod.sleutel {
        Sleutel::Extern { .. } => aanbod.ingelezen.clone(),
        Sleutel::Uuid(_) => {
            let erbij = aanbod.ingelezen.iter().filter(|een| !bewaard.contains(een));
            bewaard.iter().chain(erbij).cloned().collect()
        }
    }
}

/// What is administered after the offer: the key of the other system is always among it.
fn nieuw_beheer(aanbod: &Aanbod, oud: Beheer) -> Beheer {
    let mut beheer = match &aanbod.beheer {
        BeheerAanbod::Vervang(heel) => heel.clone(),
        BeheerAanbod::Vul(deel) => Beheer {
            afdeling: deel.afdeling.clone().or(oud.afdeling),
            proceseigenaar: deel.proceseigenaar.clone().or(oud.proceseigenaar),
            systemen: if deel.systemen.is_empty() { oud.systemen } else { deel.systemen.clone() },
            opmerkingen: deel.opmerkingen.clone().or(oud.opmerkingen),
            gebaseerd_op: deel.gebaseerd_op.clone().or(oud.gebaseerd_op),
            herzieningsdatum: deel.herzieningsdatum.or(oud.herzieningsdatum),
            externe_kenmerken: oud.externe_kenmerken,
        },
    };
    if let Sleutel::Extern { bron, kenmerk } = &aanbod.sleutel {
        let kenmerk = ExternKenmerk { bron: Some(bron.clone()), kenmerk: Some(kenmerk.clone()) };
        if !beheer.externe_kenmerken.contains(&kenmerk) {
            beheer.externe_kenmerken.push(kenmerk);
        }
    }
    beheer
}

/// Makes or changes the concept; `handeling` is how, `toelichting` what the journal keeps beside it. What says nothing new writes nothing.
pub fn leveren(
    tx: &mut Schrijven<'_>,
    wie: &Wie,
    aanbod: Aanbod,
    (handeling, toelichting): (Handeling, Value),
) -> Result<Uitkomst> {
    wie.mag(handeling)?;
    match besluit(tx.conn, wie, tx.moment, &aanbod)? {
        Besluit::Ongewijzigd(zaak) => Ok(Uitkomst::Ongewijzigd(zaak)),
        Besluit::Nieuw => {
            let uuid = if let Sleutel::Uuid(uuid) = aanbod.sleutel { Some(uuid) } else { None };
            let nieuw = Nieuw {
                uuid,
                beheer: nieuw_beheer(&aanbod, Beheer::default()),
                identificatie: aanbod.identificatie,
                registerhouder: aanbod.registerhouder,
                inhoud: aanbod.inhoud,
                ingelezen: aanbod.ingelezen,
            };
            Ok(Uitkomst::Nieuw(Box::new(aanmaken(tx, wie, nieuw, (handeling, toelichting))?)))
        }
        Besluit::Bijwerken(wijziging) => {
            let Wijziging { mut zaak, inhoud, beheer, ingelezen, .. } = *wijziging;
            if inhoud {
                concept::schrijven_met(tx, wie, &mut zaak, aanbod.inhoud, Some(&ingelezen), (handeling, toelichting))?;
            }
            if let Some(beheer) = &beheer {
                beheer::wijzigen(tx, wie, &mut zaak, beheer, handeling)?;
            }
            Ok(Uitkomst::Bijgewerkt(Box::new(zaak)))
        }
    }
}

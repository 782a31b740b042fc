//! Concepts that come from elsewhere: a file or another system. The key there finds the activity here, so that sending again changes and
//! never doubles. A version is never touched.

use diesel::prelude::*;
use uuid::Uuid;

use super::{
    Schrijven,
    activiteiten::{self, Activiteit, Nieuw, concept::vastgesteld},
    concepten::{self, Concept},
    schema::{activiteiten as tabel, kenmerken},
};
use crate::{
    clock::Moment,
    database::{DbConnection, Id},
    domain::{
        inhoud::{
            Inhoud,
            beheer::{Beheer, ExternKenmerk},
        },
        levensloop::{concept::Ingelezen, handeling::Handeling},
        woorden::codes::{ConceptStatus, Vertrouwelijkheid},
    },
    error::{Error, Result},
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
    /// Whether the sender may write what is confidential.
    pub vertrouwelijk: bool,
}

/// What an offer would do.
#[derive(Debug)]
pub enum Besluit {
    /// There is no such activity yet.
    Nieuw,
    /// The concept or what is administered changes.
    Bijwerken(Box<Wijziging>),
    /// It says what is there already.
    Ongewijzigd(Uuid),
    /// It may not be, and why.
    Geweigerd(Weigering),
}

/// What changes of an activity.
#[derive(Debug)]
pub struct Wijziging {
    activiteit: Activiteit,
    concept: Option<Concept>,
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

    /// The activity that changes.
    #[must_use]
    pub fn activiteit(&self) -> Uuid {
        self.activiteit.uuid.uuid()
    }
}

/// Why an offer is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weigering {
    /// Stable code.
    pub code: &'static str,
    /// What is the matter and what can be done, in plain Dutch.
    pub reden: &'static str,
}

/// What came of an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Uitkomst {
    /// An activity was made.
    Nieuw(Uuid),
    /// Its concept or what is administered changed.
    Bijgewerkt(Uuid),
    /// Nothing was written.
    Ongewijzigd(Uuid),
    /// Nothing was written, and why.
    Geweigerd(Weigering),
}

/// The activities of a register that another system knows by this key; more than one is a mistake that somebody must mend.
pub fn zoek(conn: &mut DbConnection, registerhouder: Uuid, bron: &str, kenmerk: &str) -> Result<Vec<Activiteit>> {
    let bronnen: Vec<Id> = kenmerken::table
        .filter(kenmerken::bereik.eq("beheer").and(kenmerken::soort.eq("kenmerk")).and(kenmerken::code.eq(kenmerk)))
        .select(kenmerken::bron)
        .load(conn)?;
    let rijen: Vec<Activiteit> = tabel::table
        .filter(tabel::uuid.eq_any(bronnen).and(tabel::registerhouder.eq(Id::from(registerhouder))))
        .order(tabel::uuid)
        .select(Activiteit::as_select())
        .load(conn)?;
    let gezocht = extern_kenmerk(bron, kenmerk);
    let mut gevonden = Vec::new();
    for activiteit in rijen {
        if activiteit.beheer()?.externe_kenmerken.contains(&gezocht) {
            gevonden.push(activiteit);
        }
    }
    Ok(gevonden)
}

fn extern_kenmerk(bron: &str, kenmerk: &str) -> ExternKenmerk {
    ExternKenmerk { bron: Some(bron.to_owned()), kenmerk: Some(kenmerk.to_owned()) }
}

fn geweigerd(code: &'static str, reden: &'static str) -> Besluit {
    Besluit::Geweigerd(Weigering { code, reden })
}

/// What an offer would do; nothing is written.
pub fn besluit(conn: &mut DbConnection, moment: Moment, aanbod: &Aanbod) -> Result<Besluit> {
    if aanbod.inhoud.vertrouwelijkheid() == Vertrouwelijkheid::Vertrouwelijk && !aanbod.vertrouwelijk {
        return Ok(geweigerd("geen-recht", "Voor een vertrouwelijke activiteit is het recht register:vertrouwelijk nodig."));
    }
    let mut gevonden = match &aanbod.sleutel {
        Sleutel::Extern { bron, kenmerk } => zoek(conn, aanbod.registerhouder, bron, kenmerk)?,
        Sleutel::Uuid(uuid) => activiteiten::find(conn, *uuid)?.into_iter().collect(),
    };
    if gevonden.len() > 1 {
        return Ok(geweigerd(
            "dubbel-kenmerk",
            "Meer dan één activiteit heeft dit kenmerk. Haal het bij de andere weg (beheer).",
        ));
    }
    let Some(activiteit) = gevonden.pop() else {
        let bezet = match &aanbod.identificatie {
            Some(eigen) => activiteiten::is_bezet(conn, Id::from(aanbod.registerhouder), eigen)?,
            None => false,
        };
        let bestaat = || geweigerd("bestaat-al", "De identificatie is al in gebruik bij een andere activiteit in dit register.");
        return Ok(if bezet { bestaat() } else { Besluit::Nieuw });
    };
    if activiteit.registerhouder.uuid() != aanbod.registerhouder {
        return Ok(geweigerd("ander-register", "Deze uuid is van een activiteit in een ander register."));
    }
    if activiteit.vertrouwelijk && !aanbod.vertrouwelijk {
        return Ok(geweigerd("geen-recht", "Voor deze activiteit hebt u niet genoeg rechten."));
    }
    wijziging(conn, moment, aanbod, activiteit)
}

fn wijziging(conn: &mut DbConnection, moment: Moment, aanbod: &Aanbod, activiteit: Activiteit) -> Result<Besluit> {
    let uuid = activiteit.uuid.uuid();
    let concept = concepten::find(conn, uuid)?;
    let bewaard = concept.as_ref().map(Concept::ingelezen).transpose()?.unwrap_or_default();
    let ingelezen = nieuw_ingelezen(aanbod, &bewaard);
    let oud = match &concept {
        Some(concept) => Some(concept.inhoud(conn)?),
        None => vastgesteld(conn, uuid, moment)?.and_then(|document| document.inhoud),
    };
    let naam = oud.as_ref().map(|oud| oud.naam.clone());
    let inhoud = match (&concept, oud) {
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
    let oud = activiteit.beheer()?;
    let beheer = Some(nieuw_beheer(aanbod, oud.clone())).filter(|beheer| *beheer != oud);
    if !inhoud && beheer.is_none() {
        return Ok(Besluit::Ongewijzigd(uuid));
    }
    if concept.as_ref().is_some_and(|concept| concept.status.0 == ConceptStatus::TerBeoordeling) {
        return Ok(geweigerd("concept-ter-beoordeling", "Het concept is ter beoordeling. Neem het eerst terug."));
    }
    Ok(Besluit::Bijwerken(Box::new(Wijziging { activiteit, concept, inhoud, beheer, naam, ingelezen })))
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
        let kenmerk = extern_kenmerk(bron, kenmerk);
        if !beheer.externe_kenmerken.contains(&kenmerk) {
            beheer.externe_kenmerken.push(kenmerk);
        }
    }
    beheer
}

/// Makes or changes the concept; `handeling` is how. What says nothing new writes nothing.
pub fn zet_concept(tx: &mut Schrijven<'_>, aanbod: &Aanbod, handeling: Handeling) -> Result<Uitkomst> {
    match besluit(tx.conn, tx.moment, aanbod)? {
        Besluit::Ongewijzigd(uuid) => Ok(Uitkomst::Ongewijzigd(uuid)),
        Besluit::Geweigerd(weigering) => Ok(Uitkomst::Geweigerd(weigering)),
        Besluit::Nieuw => {
            let uuid = if let Sleutel::Uuid(uuid) = aanbod.sleutel { uuid } else { tx.id() };
            let nieuw = Nieuw {
                uuid,
                identificatie: aanbod.identificatie.clone(),
                registerhouder: aanbod.registerhouder,
                inhoud: aanbod.inhoud.clone(),
                beheer: nieuw_beheer(aanbod, Beheer::default()),
            };
            activiteiten::create(tx, &nieuw, handeling)?;
            concepten::zet_ingelezen(tx, uuid, &aanbod.ingelezen)?;
            Ok(Uitkomst::Nieuw(uuid))
        }
        Besluit::Bijwerken(wijziging) => {
            let uuid = wijziging.activiteit();
            if wijziging.inhoud {
                match &wijziging.concept {
                    Some(concept) => {
                        activiteiten::wijzig_concept(tx, &wijziging.activiteit, concept, &aanbod.inhoud, handeling)?;
                    }
                    None => activiteiten::begin_concept(tx, &wijziging.activiteit, &aanbod.inhoud, handeling)?,
                }
                concepten::zet_ingelezen(tx, uuid, &wijziging.ingelezen)?;
            }
            if let Some(beheer) = &wijziging.beheer {
                let activiteit = activiteiten::find(tx.conn, uuid)?.ok_or_else(|| Error::internal("the activity exists"))?;
                activiteiten::wijzig_beheer(tx, &activiteit, beheer, handeling)?;
            }
            Ok(Uitkomst::Bijgewerkt(uuid))
        }
    }
}

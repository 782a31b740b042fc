//! `replace_externe_verwerkingsactiviteit` and `inlezing_uitvoeren`: concepts that come from elsewhere, a file or another system. The key
//! there finds the activity here, so that sending again changes and never doubles. What is delivered by a key is merged (`levering`); a file of
//! our own replaces. A version is never touched.

use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    aanmaken::{Nieuw, aanmaken},
    beheer, concept,
    kenmerken::{self, Weg},
    levering::{self, Levering, Samen},
    zaak::Zaak,
    zicht,
};
use crate::{
    clock::Moment,
    database::{DbConnection, Id},
    domain::{
        inhoud::{
            Ingelezen, Inhoud,
            beheer::{Beheer, ExternKenmerk},
        },
        levensloop::{handeling::Handeling, weigering::ConflictCode, wie::Wie},
        publiek::verschil::NietOvergenomen,
    },
    error::{Error, Result},
    store::{
        Lezen, Schrijven,
        activiteiten::{self, Activiteit},
        extern_kenmerk::{self, AANLEVERING, Rij},
        json as tekst,
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

impl BeheerAanbod {
    /// The keys of other systems in it.
    fn kenmerken(&self) -> &[ExternKenmerk] {
        let (Self::Vul(beheer) | Self::Vervang(beheer)) = self;
        &beheer.externe_kenmerken
    }

    /// What is administered after it.
    pub(super) fn bij(&self, oud: &Beheer) -> Beheer {
        match self {
            Self::Vervang(heel) => heel.clone(),
            Self::Vul(deel) => deel.clone().aangevuld(oud),
        }
    }
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
    /// What the register said when the file was made: then only what people changed in it goes in.
    pub basis: Option<(Inhoud, Beheer)>,
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

impl Besluit {
    /// The activity that it is about, when there is one.
    pub fn zaak(&mut self) -> Option<&mut Zaak> {
        match self {
            Self::Nieuw => None,
            Self::Bijwerken(wijziging) => Some(&mut wijziging.zaak),
            Self::Ongewijzigd(zaak) => Some(zaak),
        }
    }
}

/// What changes of an activity.
#[derive(Debug)]
pub struct Wijziging {
    /// The activity that changes, as it is now.
    pub zaak: Zaak,
    /// What was delivered and does not go in.
    pub niet_overgenomen: Vec<NietOvergenomen>,
    inhoud: Option<Inhoud>,
    beheer: Option<Beheer>,
    naam: Option<String>,
    ingelezen: Vec<Ingelezen>,
    levering: Option<Levering>,
}

impl Wijziging {
    /// The name that it has until now.
    #[must_use]
    pub fn oude_naam(&self) -> Option<&str> {
        self.naam.as_deref()
    }

    /// Whether the content of a concept is written, so that it is one that is worked on.
    #[must_use]
    pub fn schrijft_concept(&self) -> bool {
        self.inhoud.is_some()
    }

    /// What it says until now and what it will say, each with what is administered.
    pub fn van_naar(&mut self, tx: &mut Lezen<'_>) -> Result<[Value; 2]> {
        let oud = self.zaak.nieuwste(tx.conn, tx.moment)?;
        let beheer = self.zaak.activiteit.beheer()?;
        let nieuw = self.inhoud.as_ref().or(oud.as_ref());
        let naar = json!({ "inhoud": nieuw, "beheer": self.beheer.as_ref().unwrap_or(&beheer) });
        Ok([json!({ "inhoud": oud, "beheer": beheer }), naar])
    }

    /// The content that is written.
    #[must_use]
    pub fn geschreven(&self) -> Option<&Inhoud> {
        self.inhoud.as_ref()
    }

    /// Whether everything is there already, so that only what was delivered is kept.
    #[must_use]
    pub fn is_leeg(&self) -> bool {
        self.inhoud.is_none() && self.beheer.is_none() && self.niet_overgenomen.is_empty()
    }
}

/// What came of an offer, with the activity as it is now.
#[derive(Debug)]
pub enum Uitkomst {
    /// An activity was made.
    Nieuw(Box<Zaak>),
    /// Its concept or what is administered changed, but for what is told.
    Bijgewerkt(Box<Zaak>, Vec<NietOvergenomen>),
    /// Nothing changed.
    Ongewijzigd(Box<Zaak>),
}

/// The name of another system, as it can be in a key.
pub fn eis_bron(bron: &str) -> Result<()> {
    eis_sleutel(bron, "-")
}

fn eis_sleutel(bron: &str, kenmerk: &str) -> Result<()> {
    match ExternKenmerk::bezwaar(bron, kenmerk) {
        Some((deel, code, reden)) => Err(Error::invalid(deel, code, reden)),
        None => Ok(()),
    }
}

/// The one activity that another system knows by this key and that exists for this caller. A key that its system replaced finds it too.
pub fn zoek(
    conn: &mut DbConnection,
    nu: Moment,
    wie: &Wie,
    registerhouder: Uuid,
    (bron, kenmerk): (&str, &str),
) -> Result<Option<Activiteit>> {
    eis_sleutel(bron, kenmerk)?;
    let mut gevonden = extern_kenmerk::zoek(conn, registerhouder, (bron, kenmerk))?;
    if gevonden.iter().any(|rij| rij.huidig) {
        gevonden.retain(|rij| rij.huidig);
    }
    if gevonden.len() > 1 {
        let reden = "Meer dan één activiteit heeft dit kenmerk. Haal het bij de andere weg (beheer).";
        return Err(Error::conflict(ConflictCode::DubbelKenmerk, reden));
    }
    gevonden.pop().map(|rij| zicht::activiteit(conn, nu, wie, rij.activiteit.uuid())).transpose()
}

/// The activity that an offer is about, if there is one and it exists for this caller.
pub fn bekend(conn: &mut DbConnection, nu: Moment, wie: &Wie, aanbod: &Aanbod) -> Result<Option<Activiteit>> {
    match &aanbod.sleutel {
        Sleutel::Extern { bron, kenmerk } => zoek(conn, nu, wie, aanbod.registerhouder, (bron, kenmerk)),
        Sleutel::Uuid(uuid) => match activiteiten::find(conn, *uuid)? {
            Some(activiteit) if activiteit.registerhouder.uuid() != aanbod.registerhouder => {
                let reden = "Er is al een verwerkingsactiviteit met deze uuid.";
                Err(Error::conflict(ConflictCode::BestaatAl, reden))
            }
            Some(_) => zicht::activiteit(conn, nu, wie, *uuid).map(Some),
            None => Ok(None),
        },
    }
}

/// What an offer would do; nothing is written. What may not be is refused as it would be when it is carried out.
pub fn besluit(tx: &mut Lezen<'_>, wie: &Wie, aanbod: &Aanbod) -> Result<Besluit> {
    zicht::mag_inhoud(wie, &aanbod.inhoud)?;
    let gevonden = bekend(tx.conn, tx.moment, wie, aanbod)?;
    let Some(activiteit) = gevonden else {
        kenmerken::mag(tx.conn, aanbod.registerhouder, None, (aanbod.beheer.kenmerken(), &[]))?;
        let bezet = match &aanbod.identificatie {
            Some(eigen) => activiteiten::is_bezet(tx.conn, aanbod.registerhouder, eigen)?,
            None => false,
        };
        let reden = "De identificatie is al in gebruik bij een andere activiteit in dit register.";
        return if bezet { Err(Error::conflict(ConflictCode::BestaatAl, reden)) } else { Ok(Besluit::Nieuw) };
    };
    zicht::mag_wijzigen(tx.moment, wie, &activiteit)?;
    let zaak = Zaak::van(tx.conn, activiteit)?;
    match &aanbod.sleutel {
        Sleutel::Extern { bron, kenmerk } => geleverd(tx, wie, aanbod, (bron, kenmerk), zaak),
        Sleutel::Uuid(_) => match &aanbod.basis {
            Some(basis) => gewijzigd(tx, wie, aanbod, basis, zaak),
            None => vervangen(tx, aanbod, zaak),
        },
    }
}

/// By a key of another system: what it changed since it last delivered.
fn geleverd(tx: &mut Lezen<'_>, wie: &Wie, aanbod: &Aanbod, sleutel: (&str, &str), mut zaak: Zaak) -> Result<Besluit> {
    let vorige = levering::vorige(tx.conn, zaak.uuid(), sleutel)?;
    // Of what it never spoke of it says nothing, whatever people administer.
    let niets = Beheer::default();
    let eerder = vorige.as_ref().map_or(&niets, |vorige| &vorige.levering.beheer);
    let nieuw = Levering::van(aanbod, sleutel, eerder);
    let bekend = match &vorige {
        Some(vorige) if vorige.zelfde_sleutel => vorige.levering == nieuw,
        _ => levering::is_gewist(tx.conn, zaak.uuid(), sleutel, &nieuw)?,
    };
    if bekend {
        return Ok(Besluit::Ongewijzigd(Box::new(zaak)));
    }
    let gegeven = (aanbod.beheer.kenmerken(), eerder.externe_kenmerken.as_slice());
    kenmerken::mag(tx.conn, aanbod.registerhouder, Some(zaak.uuid()), gegeven)?;
    let naam = naam(tx, &mut zaak)?;
    let basis = vorige.as_ref().map(|vorige| &vorige.levering);
    let Samen { inhoud, beheer, ingelezen, niet_overgenomen } = levering::samen(tx, &mut zaak, basis, &nieuw, sleutel.0)?;
    if let Some(inhoud) = &inhoud {
        zicht::mag_inhoud(wie, inhoud)?;
    }
    let wijziging = Wijziging { zaak, niet_overgenomen, inhoud, beheer, naam, ingelezen, levering: Some(nieuw) };
    if let Some(concept) = &wijziging.zaak.concept {
        let bewerken = concept.voortgang()?.bewerken();
        if wijziging.is_leeg() && bewerken.is_err() {
            return Ok(Besluit::Ongewijzigd(Box::new(wijziging.zaak)));
        }
        bewerken?;
    }
    Ok(Besluit::Bijwerken(Box::new(wijziging)))
}

/// By a workbook of our own: what people changed in it since it was made.
fn gewijzigd(
    tx: &mut Lezen<'_>,
    wie: &Wie,
    aanbod: &Aanbod,
    (inhoud, beheer): &(Inhoud, Beheer),
    mut zaak: Zaak,
) -> Result<Besluit> {
    let nieuw =
        Levering { inhoud: aanbod.inhoud.clone(), beheer: aanbod.beheer.bij(beheer), ingelezen: aanbod.ingelezen.clone() };
    let basis = Levering { inhoud: inhoud.clone(), beheer: beheer.clone(), ingelezen: Vec::new() };
    if nieuw == basis {
        return Ok(Besluit::Ongewijzigd(Box::new(zaak)));
    }
    kenmerken::mag(tx.conn, aanbod.registerhouder, Some(zaak.uuid()), (aanbod.beheer.kenmerken(), &[]))?;
    let naam = naam(tx, &mut zaak)?;
    let Samen { inhoud, beheer, ingelezen, niet_overgenomen } =
        levering::samen(tx, &mut zaak, Some(&basis), &nieuw, levering::IEDERE_BRON)?;
    if let Some(inhoud) = &inhoud {
        zicht::mag_inhoud(wie, inhoud)?;
    }
    let wijziging = Wijziging { zaak, niet_overgenomen, inhoud, beheer, naam, ingelezen, levering: None };
    if wijziging.is_leeg() {
        return Ok(Besluit::Ongewijzigd(Box::new(wijziging.zaak)));
    }
    if let Some(concept) = &wijziging.zaak.concept {
        concept.voortgang()?.bewerken()?;
    }
    Ok(Besluit::Bijwerken(Box::new(wijziging)))
}

/// By a file of our own: it holds the whole content, with what people wrote in it.
fn vervangen(tx: &mut Lezen<'_>, aanbod: &Aanbod, mut zaak: Zaak) -> Result<Besluit> {
    kenmerken::mag(tx.conn, aanbod.registerhouder, Some(zaak.uuid()), (aanbod.beheer.kenmerken(), &[]))?;
    let bewaard = zaak.concept.as_ref().map(|concept| concept.rij.ingelezen()).transpose()?.unwrap_or_default();
    // The file does not hold what was read in earlier, so it only adds.
    let erbij = aanbod.ingelezen.iter().filter(|een| !bewaard.contains(een));
    let ingelezen: Vec<_> = bewaard.iter().chain(erbij).cloned().collect();
    let oud = zaak.nieuwste(tx.conn, tx.moment)?;
    let naam = oud.as_ref().map(|oud| oud.naam.clone());
    let anders = match (&zaak.concept, oud) {
        (Some(_), Some(oud)) => oud != aanbod.inhoud || bewaard != ingelezen,
        // What people wrote in the file finds a place where they will see it.
        (None, Some(_)) if !ingelezen.is_empty() => true,
        // The begin that settling filled in is no difference.
        (None, Some(oud)) if aanbod.inhoud.begin_geldigheid.is_none() => {
            Inhoud { begin_geldigheid: None, ..oud } != aanbod.inhoud
        }
        (None, Some(oud)) => oud != aanbod.inhoud,
        (_, None) => true,
    };
    let oud = zaak.activiteit.beheer()?;
    let mut beheer = aanbod.beheer.bij(&oud);
    // A file does not know which system came since; only who administers takes its key away.
    let gebleven =
        oud.externe_kenmerken.iter().filter(|een| !beheer.externe_kenmerken.contains(een)).cloned().collect::<Vec<_>>();
    beheer.externe_kenmerken.extend(gebleven);
    let beheer = Some(beheer).filter(|beheer| *beheer != oud);
    if !anders && beheer.is_none() {
        return Ok(Besluit::Ongewijzigd(Box::new(zaak)));
    }
    if let Some(concept) = &zaak.concept {
        concept.voortgang()?.bewerken()?;
    }
    let inhoud = anders.then(|| aanbod.inhoud.clone());
    let wijziging = Wijziging { zaak, niet_overgenomen: Vec::new(), inhoud, beheer, naam, ingelezen, levering: None };
    Ok(Besluit::Bijwerken(Box::new(wijziging)))
}

fn naam(tx: &mut Lezen<'_>, zaak: &mut Zaak) -> Result<Option<String>> {
    Ok(match &zaak.concept {
        Some(concept) => Some(concept.inhoud.naam.clone()),
        None => zaak.vastgesteld(tx.conn, tx.moment)?.and_then(|document| document.inhoud).map(|inhoud| inhoud.naam),
    })
}

/// Makes or changes the concept; `handeling` is how, `toelichting` what the journal keeps beside it. What says nothing new writes nothing.
pub fn leveren(
    tx: &mut Schrijven<'_>,
    wie: &Wie,
    aanbod: Aanbod,
    (handeling, toelichting): (Handeling, Value),
) -> Result<Uitkomst> {
    wie.mag(handeling)?;
    let besluit = besluit(&mut tx.lezen(), wie, &aanbod)?;
    volgens(tx, wie, aanbod, besluit, (handeling, toelichting))
}

/// The same by a decision on this offer, made in this transaction.
pub fn volgens(
    tx: &mut Schrijven<'_>,
    wie: &Wie,
    aanbod: Aanbod,
    besluit: Besluit,
    (handeling, toelichting): (Handeling, Value),
) -> Result<Uitkomst> {
    wie.mag(handeling)?;
    match besluit {
        Besluit::Ongewijzigd(zaak) => Ok(Uitkomst::Ongewijzigd(zaak)),
        Besluit::Nieuw => nieuw(tx, wie, aanbod, (handeling, toelichting)).map(|zaak| Uitkomst::Nieuw(Box::new(zaak))),
        Besluit::Bijwerken(wijziging) => bijwerken(tx, wie, &aanbod.sleutel, *wijziging, (handeling, toelichting)),
    }
}

fn nieuw(tx: &mut Schrijven<'_>, wie: &Wie, aanbod: Aanbod, (handeling, mut toelichting): (Handeling, Value)) -> Result<Zaak> {
    let (uuid, levering) = match &aanbod.sleutel {
        Sleutel::Extern { bron, kenmerk } => (None, Some(Levering::van(&aanbod, (bron, kenmerk), &Beheer::default()))),
        Sleutel::Uuid(uuid) => (Some(*uuid), None),
    };
    let beheer = levering.as_ref().map_or_else(|| aanbod.beheer.bij(&Beheer::default()), |levering| levering.beheer.clone());
    let bewaard = levering.map(|levering| bewaar(tx, &levering, &aanbod.sleutel, &mut toelichting)).transpose()?;
    let Aanbod { registerhouder, sleutel, identificatie, inhoud, ingelezen, .. } = aanbod;
    let nieuw = Nieuw { uuid, identificatie, registerhouder, inhoud, beheer, ingelezen };
    let zaak = aanmaken(tx, wie, nieuw, (handeling, toelichting))?;
    onthoud(tx, &zaak, &sleutel, bewaard)?;
    Ok(zaak)
}

fn bijwerken(
    tx: &mut Schrijven<'_>,
    wie: &Wie,
    sleutel: &Sleutel,
    wijziging: Wijziging,
    (handeling, mut toelichting): (Handeling, Value),
) -> Result<Uitkomst> {
    let is_leeg = wijziging.is_leeg();
    let Wijziging { mut zaak, niet_overgenomen, inhoud, beheer, ingelezen, levering, .. } = wijziging;
    let weg = if levering.is_some() { Weg::Onthouden } else { Weg::Vrij };
    let bewaard = levering.map(|levering| bewaar(tx, &levering, sleutel, &mut toelichting)).transpose()?;
    // The first entry names what was delivered.
    let mut toelichting = Some(toelichting);
    if let Some(inhoud) = inhoud {
        let toelichting = toelichting.take().unwrap_or_default();
        concept::schrijven_met(tx, wie, &mut zaak, inhoud, Some(&ingelezen), (handeling, toelichting))?;
    }
    if let Some(beheer) = &beheer {
        let toelichting = toelichting.take().unwrap_or_else(|| json!({}));
        beheer::wijzigen_met(tx, wie, &mut zaak, beheer, weg, (handeling, toelichting))?;
    }
    if let Some(toelichting) = toelichting {
        zaak.boek(tx, handeling, (None, None), toelichting)?;
    }
    onthoud(tx, &zaak, sleutel, bewaard)?;
    let zaak = Box::new(zaak);
    Ok(if is_leeg { Uitkomst::Ongewijzigd(zaak) } else { Uitkomst::Bijgewerkt(zaak, niet_overgenomen) })
}

/// A document that was kept, with the entry that will name it.
type Bewaard = (Id, i64);

/// Keeps what was delivered; the next entry names it.
fn bewaar(tx: &mut Schrijven<'_>, levering: &Levering, sleutel: &Sleutel, toelichting: &mut Value) -> Result<Bewaard> {
    let verwijzing = tx.document(&tekst(levering)?)?;
    toelichting[AANLEVERING] = json!(verwijzing);
    if let Sleutel::Extern { bron, kenmerk } = sleutel {
        toelichting[AANLEVERING]["bron"] = json!(bron);
        toelichting[AANLEVERING]["kenmerk"] = json!(kenmerk);
    }
    Ok((Id::from(verwijzing.document), tx.revisie()))
}

/// Remembers of the key that this was delivered by it.
fn onthoud(tx: &mut Schrijven<'_>, zaak: &Zaak, sleutel: &Sleutel, bewaard: Option<Bewaard>) -> Result<()> {
    let (Some((document, journaal)), Sleutel::Extern { bron, kenmerk }) = (bewaard, sleutel) else { return Ok(()) };
    let rijen = extern_kenmerk::zoek(tx.conn, zaak.registerhouder(), (bron, kenmerk))?;
    let rij = rijen.into_iter().find(|rij| rij.activiteit == zaak.activiteit.uuid);
    let rij = rij.ok_or_else(|| Error::internal("a key that is delivered by is known"))?;
    extern_kenmerk::update(tx.conn, &Rij { document: Some(document), journaal: Some(journaal), zout: None, ..rij })
}

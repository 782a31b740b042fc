//! One row: held against the document of the API, against the register, and carried out.

use std::collections::HashSet;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    database::{Code, DbConnection, Id},
    domain::{
        inhoud::{beheer::Beheer, organisatie::OrganisatieInvoer, overeenkomst::OvereenkomstInvoer},
        levensloop::{
            handeling::Handeling,
            inlezing::{Aanlevering, InleesBevinding, RijUitkomst},
        },
    },
    error::{Error, Result},
    exchange::inlezen::{Onderwerp, Voorstel, zonder_leegte},
    http::{body::check_value, contract::Contract},
    store::{
        Lezen, Schrijven,
        extern_kenmerk::{self, Aanbod, BeheerAanbod, Besluit, Sleutel, Uitkomst},
        inlezingen::{self, Rij},
        organisaties, overeenkomsten,
    },
};

const HANDELING: Handeling = Handeling::InlezingUitvoeren;

/// What the one who reads in may do.
#[derive(Debug, Clone)]
pub struct Rechten {
    /// Write what is confidential.
    pub vertrouwelijk: bool,
    /// Write organisations.
    pub beheren: bool,
    /// Only these registers; of none means all.
    pub registerhouders: Option<Vec<Uuid>>,
}

impl Rechten {
    /// Every right: for who owns the database.
    #[must_use]
    pub fn alle() -> Self {
        Self { vertrouwelijk: true, beheren: true, registerhouders: None }
    }

    fn mag_register(&self, registerhouder: Uuid) -> bool {
        self.registerhouders.as_ref().is_none_or(|eigen| eigen.contains(&registerhouder))
    }
}

/// Refuses what the API would not take: each fault with its place.
pub(super) fn keur(contract: &Contract, voorstel: &mut Voorstel) {
    if voorstel.geweigerd {
        return;
    }
    let inhoud = std::mem::take(&mut voorstel.inhoud);
    let gekeurd = match voorstel.onderwerp {
        Onderwerp::Organisatie => check_value::<OrganisatieInvoer>(contract, inhoud).and_then(|goed| als_json(&goed)),
        Onderwerp::Verwerkersovereenkomst => check_value::<OvereenkomstInvoer>(contract, inhoud).and_then(|goed| als_json(&goed)),
        Onderwerp::Verwerkingsactiviteit => {
            let aanlevering = json!({ "inhoud": inhoud, "beheer": voorstel.beheer });
            check_value::<Aanlevering>(contract, aanlevering).and_then(|goed| {
                voorstel.beheer = als_json(&goed.beheer.unwrap_or_default())?;
                als_json(&goed.inhoud)
            })
        }
    };
    match gekeurd {
        Ok(inhoud) => voorstel.inhoud = inhoud,
        Err(Error::Invalid(fouten)) => {
            for fout in fouten.into_iter().take(20) {
                voorstel.weiger(Some(&fout.name), fout.code, fout.reason);
            }
        }
        Err(_) => voorstel.weiger(None, "onleesbaar", "Deze rij is niet te controleren."),
    }
}

fn als_json(waarde: &impl serde::Serialize) -> Result<Value> {
    Ok(zonder_leegte(serde_json::to_value(waarde)?))
}

fn lees<T: DeserializeOwned>(waarde: &Value) -> Result<T> {
    Ok(T::deserialize(waarde)?)
}

/// What a row would do now; nothing is written. `in_bestand` are the organisations that the file itself brings.
pub(super) fn verwacht(
    tx: &mut Lezen<'_>,
    voorstel: &mut Voorstel,
    rechten: &Rechten,
    registerhouder: Option<Uuid>,
    in_bestand: &HashSet<Uuid>,
) -> Result<(RijUitkomst, Option<Uuid>)> {
    if voorstel.onderwerp == Onderwerp::Verwerkingsactiviteit && voorstel.registerhouder.is_none() {
        voorstel.registerhouder = registerhouder;
    }
    if registerhouder.is_some() && voorstel.registerhouder.is_some_and(|eigen| Some(eigen) != registerhouder) {
        voorstel.weiger(None, "ander-register", "Deze rij hoort bij een ander register dan waarvoor u inleest.");
    }
    if !voorstel.geweigerd {
        bezwaar(tx.conn, voorstel, rechten, in_bestand)?;
    }
    if voorstel.geweigerd {
        return Ok((RijUitkomst::Geweigerd, None));
    }
    match voorstel.onderwerp {
        Onderwerp::Organisatie => {
            let oud = organisaties::find(tx.conn, sleutel(voorstel)?)?.map(|oud| oud.invoer()).transpose()?;
            Ok((vergelijk(oud.as_ref(), &lees::<OrganisatieInvoer>(&voorstel.inhoud)?), None))
        }
        Onderwerp::Verwerkersovereenkomst => {
            let oud = overeenkomsten::find(tx.conn, sleutel(voorstel)?)?.map(|oud| oud.invoer()).transpose()?;
            Ok((vergelijk(oud.as_ref(), &lees::<OvereenkomstInvoer>(&voorstel.inhoud)?), None))
        }
        Onderwerp::Verwerkingsactiviteit => {
            let aanbod = aanbod(voorstel, rechten)?;
            Ok(match extern_kenmerk::besluit(tx.conn, tx.moment, &aanbod)? {
                Besluit::Nieuw => (RijUitkomst::Nieuw, None),
                Besluit::Bijwerken(wijziging) => {
                    voorstel.verslag.bevindingen.extend(andere_naam(voorstel, wijziging.oude_naam()));
                    (RijUitkomst::Bijgewerkt, Some(wijziging.activiteit()))
                }
                Besluit::Ongewijzigd(uuid) => (RijUitkomst::Ongewijzigd, Some(uuid)),
                Besluit::Geweigerd(weigering) => {
                    voorstel.verslag.bevindingen.push(weigering_van(voorstel, &weigering));
                    (RijUitkomst::Geweigerd, None)
                }
            })
        }
    }
}

/// The key of another system that meets another name may belong to something else: sheets that are each numbered from 1.
fn andere_naam(voorstel: &Voorstel, oud: Option<&str>) -> Option<InleesBevinding> {
    let oud = oud.filter(|oud| voorstel.uuid.is_none() && *oud != voorstel.verslag.naam)?;
    let melding = "Dit kenmerk heeft in het register een verwerking met deze andere naam; zij wordt vervangen. Is het een andere \
                   verwerking? Geef haar dan een eigen kenmerk, of lees dit bestand in met een eigen bron.";
    Some(InleesBevinding::new(Some(voorstel.verslag.rij), None, "andere-naam", melding).over(oud))
}

fn weigering_van(voorstel: &Voorstel, weigering: &extern_kenmerk::Weigering) -> InleesBevinding {
    let rij = Some(voorstel.verslag.rij);
    InleesBevinding::new(rij, None, weigering.code, weigering.reden)
}

fn vergelijk<T: PartialEq>(oud: Option<&T>, nieuw: &T) -> RijUitkomst {
    match oud {
        None => RijUitkomst::Nieuw,
        Some(oud) if oud == nieuw => RijUitkomst::Ongewijzigd,
        Some(_) => RijUitkomst::Bijgewerkt,
    }
}

/// Refuses what this person may not write, or what names a register or party that is not there.
fn bezwaar(conn: &mut DbConnection, voorstel: &mut Voorstel, rechten: &Rechten, in_bestand: &HashSet<Uuid>) -> Result<()> {
    let maakt_organisatie = voorstel.onderwerp == Onderwerp::Organisatie || !voorstel.organisaties.is_empty();
    if maakt_organisatie && !rechten.beheren {
        voorstel.weiger(None, "geen-recht", "Om organisaties te maken of te wijzigen is het recht register:beheren nodig.");
        return Ok(());
    }
    match voorstel.onderwerp {
        Onderwerp::Organisatie => {
            let nieuw: OrganisatieInvoer = lees(&voorstel.inhoud)?;
            let uuid = sleutel(voorstel)?;
            let houdt_register = organisaties::find(conn, uuid)?.is_some_and(|oud| oud.is_registerhouder);
            let eigen = houdt_register || nieuw.register.is_some() || nieuw.functionaris_gegevensbescherming.is_some();
            if eigen && !rechten.mag_register(uuid) {
                voorstel.weiger(None, "geen-recht", "De gegevens van dit register mag u niet wijzigen.");
            } else if houdt_register && nieuw.register.is_none() {
                voorstel.weiger(None, "houdt-register", "Deze organisatie houdt een register bij; laat register staan.");
            }
        }
        Onderwerp::Verwerkersovereenkomst => {
            let nieuw: OvereenkomstInvoer = lees(&voorstel.inhoud)?;
            register(conn, voorstel, nieuw.registerhouder, rechten, in_bestand)?;
            let ander = overeenkomsten::find(conn, sleutel(voorstel)?)?
                .is_some_and(|oud| oud.registerhouder.uuid() != nieuw.registerhouder);
            if ander {
                voorstel.weiger(None, "ander-register", "Deze uuid is van een overeenkomst in een ander register.");
            } else if !in_bestand.contains(&nieuw.verwerker) && organisaties::find(conn, nieuw.verwerker)?.is_none() {
                voorstel.weiger(
                    Some("/verwerker"),
                    "onbekende-organisatie",
                    "Deze verwerker is geen organisatie in dit register.",
                );
            }
        }
        Onderwerp::Verwerkingsactiviteit => match voorstel.registerhouder {
            Some(registerhouder) => register(conn, voorstel, registerhouder, rechten, in_bestand)?,
            None => voorstel.weiger(None, "registerhouder-ontbreekt", "Deze rij noemt geen register waarvoor zij is."),
        },
    }
    Ok(())
}

fn register(
    conn: &mut DbConnection,
    voorstel: &mut Voorstel,
    registerhouder: Uuid,
    rechten: &Rechten,
    in_bestand: &HashSet<Uuid>,
) -> Result<()> {
    let bestaat = in_bestand.contains(&registerhouder)
        || organisaties::find(conn, registerhouder)?.is_some_and(|een| een.is_registerhouder);
    if !bestaat || !rechten.mag_register(registerhouder) {
        voorstel.weiger(
            Some("/registerhouder"),
            "onbekende-organisatie",
            "Dit is geen organisatie waarvoor u een register bijhoudt.",
        );
    }
    Ok(())
}

fn sleutel(voorstel: &Voorstel) -> Result<Uuid> {
    voorstel.uuid.ok_or_else(|| Error::internal("a line of a file of our own has a uuid"))
}

fn aanbod(voorstel: &Voorstel, rechten: &Rechten) -> Result<Aanbod> {
    let beheer: Beheer = lees(&voorstel.beheer)?;
    let sleutel = match (&voorstel.uuid, &voorstel.extern_kenmerk) {
        (Some(uuid), _) => Sleutel::Uuid(*uuid),
        (None, Some((bron, kenmerk))) => Sleutel::Extern { bron: bron.clone(), kenmerk: kenmerk.clone() },
        (None, None) => return Err(Error::internal("a row that was not refused has a key")),
    };
    Ok(Aanbod {
        registerhouder: voorstel.registerhouder.ok_or_else(|| Error::internal("a row that was not refused has a register"))?,
        sleutel,
        identificatie: voorstel.identificatie.clone(),
        inhoud: lees(&voorstel.inhoud)?,
        beheer: if voorstel.heel_beheer { BeheerAanbod::Vervang(beheer) } else { BeheerAanbod::Vul(beheer) },
        ingelezen: voorstel.verslag.ingelezen.clone(),
        vertrouwelijk: rechten.vertrouwelijk,
    })
}

/// Does what a row proposes, and keeps what came of it. What was proposed is not needed any more and goes.
pub(super) fn voer_uit(tx: &mut Schrijven<'_>, rij: &Rij, rechten: &Rechten) -> Result<Rij> {
    let mut voorstel: Voorstel = rij.voorstel()?;
    if !voorstel.geweigerd {
        bezwaar(tx.conn, &mut voorstel, rechten, &HashSet::new())?;
    }
    let (uitkomst, activiteit) =
        if voorstel.geweigerd { (RijUitkomst::Geweigerd, None) } else { schrijf(tx, &mut voorstel, rechten)? };
    let gelukt = uitkomst != RijUitkomst::Geweigerd;
    if gelukt {
        (voorstel.inhoud, voorstel.beheer) = (Value::Null, Value::Null);
    }
    let rij = Rij {
        uitkomst: Code(uitkomst),
        activiteit: activiteit.map(Id::from).or(rij.activiteit),
        voorstel: crate::store::json(&voorstel)?,
        uitgevoerd: true,
        ..rij.clone()
    };
    inlezingen::rij_klaar(tx.conn, &rij)?;
    Ok(rij)
}

fn schrijf(tx: &mut Schrijven<'_>, voorstel: &mut Voorstel, rechten: &Rechten) -> Result<(RijUitkomst, Option<Uuid>)> {
    match voorstel.onderwerp {
        Onderwerp::Organisatie => {
            let (uuid, nieuw) = (sleutel(voorstel)?, lees::<OrganisatieInvoer>(&voorstel.inhoud)?);
            let oud = organisaties::find(tx.conn, uuid)?;
            let uitkomst = vergelijk(oud.as_ref().map(organisaties::Organisatie::invoer).transpose()?.as_ref(), &nieuw);
            match (uitkomst, oud) {
                (RijUitkomst::Nieuw, _) => drop(organisaties::create(tx, uuid, &nieuw)?),
                (RijUitkomst::Bijgewerkt, Some(oud)) => drop(organisaties::replace(tx, &oud, &nieuw)?),
                _ => {}
            }
            Ok((uitkomst, None))
        }
        Onderwerp::Verwerkersovereenkomst => {
            let (uuid, nieuw) = (sleutel(voorstel)?, lees::<OvereenkomstInvoer>(&voorstel.inhoud)?);
            let oud = overeenkomsten::find(tx.conn, uuid)?.map(|oud| oud.invoer()).transpose()?;
            let uitkomst = vergelijk(oud.as_ref(), &nieuw);
            match uitkomst {
                RijUitkomst::Nieuw => drop(overeenkomsten::create(tx, uuid, &nieuw)?),
                RijUitkomst::Bijgewerkt => drop(overeenkomsten::replace(tx, uuid, &nieuw)?),
                _ => {}
            }
            Ok((uitkomst, None))
        }
        Onderwerp::Verwerkingsactiviteit => {
            for nieuw in &voorstel.organisaties {
                let uuid = nieuw.uuid.ok_or_else(|| Error::internal("a new organisation has a uuid"))?;
                if organisaties::find(tx.conn, uuid)?.is_none() {
                    organisaties::create(tx, uuid, nieuw)?;
                }
            }
            let aanbod = aanbod(voorstel, rechten)?;
            Ok(match extern_kenmerk::zet_concept(tx, &aanbod, HANDELING)? {
                Uitkomst::Nieuw(uuid) => (RijUitkomst::Nieuw, Some(uuid)),
                Uitkomst::Bijgewerkt(uuid) => (RijUitkomst::Bijgewerkt, Some(uuid)),
                Uitkomst::Ongewijzigd(uuid) => (RijUitkomst::Ongewijzigd, Some(uuid)),
                Uitkomst::Geweigerd(weigering) => {
                    let bevinding = weigering_van(voorstel, &weigering);
                    if !voorstel.verslag.bevindingen.contains(&bevinding) {
                        voorstel.verslag.bevindingen.push(bevinding);
                    }
                    (RijUitkomst::Geweigerd, None)
                }
            })
        }
    }
}

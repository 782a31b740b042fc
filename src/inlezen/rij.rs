//! One row: held against the document of the API, against the register, and carried out.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    clock::Moment,
    database::{Code, DbConnection, Id},
    domain::{
        inhoud::{activiteit::VerwerkingsactiviteitInvoer, organisatie::OrganisatieInvoer, overeenkomst::OvereenkomstInvoer},
        levensloop::{
            handeling::Handeling,
            inlezing::{InleesBevinding, RijUitkomst},
            wie::Wie,
        },
        publiek::verschil::NietOvergenomen,
    },
    error::{Error, Fault, Result},
    exchange::inlezen::{Onderwerp, Voorstel, zonder_leegte},
    handelingen::{
        leveren::{self, Aanbod, BeheerAanbod, Besluit, Sleutel, Uitkomst},
        organisatie, overeenkomst, zicht,
    },
    http::{body::check_value, contract::Contract, problem::faults_of},
    store::{
        Lezen, Schrijven,
        activiteiten::Activiteit,
        concepten::AANGELEVERD_DOOR,
        inlezingen::{self, Rij},
        organisaties::{self, Organisatie},
        overeenkomsten,
    },
};

/// Refuses what the API would not take: each fault with its place. A row that does not name its register is for this one.
pub(super) fn keur(contract: &Contract, voorstel: &mut Voorstel, registerhouder: Option<Uuid>) -> Result<()> {
    if voorstel.geweigerd {
        return Ok(());
    }
    if voorstel.onderwerp == Onderwerp::Verwerkingsactiviteit && voorstel.registerhouder.is_null() {
        voorstel.registerhouder = json!(registerhouder);
    }
    let gekeurd = match voorstel.onderwerp {
        Onderwerp::Organisatie => check_value::<OrganisatieInvoer>(contract, voorstel.invoer()).and_then(|goed| als_json(&goed)),
        Onderwerp::Verwerkersovereenkomst => {
            check_value::<OvereenkomstInvoer>(contract, voorstel.invoer()).and_then(|goed| als_json(&goed))
        }
        Onderwerp::Verwerkingsactiviteit => activiteit_keur(contract, voorstel),
    };
    match gekeurd {
        Ok(inhoud) => voorstel.inhoud = inhoud,
        Err(fout) => weiger(voorstel, fout)?,
    }
    Ok(())
}

fn activiteit_keur(contract: &Contract, voorstel: &mut Voorstel) -> Result<Value> {
    let goed: VerwerkingsactiviteitInvoer = check_value(contract, voorstel.invoer())?;
    voorstel.beheer = als_json(&goed.beheer.unwrap_or_default())?;
    als_json(&goed.inhoud)
}

fn als_json(waarde: &impl serde::Serialize) -> Result<Value> {
    Ok(zonder_leegte(serde_json::to_value(waarde)?))
}

fn lees<T: DeserializeOwned>(waarde: &Value) -> Result<T> {
    Ok(T::deserialize(waarde)?)
}

/// What a row would do.
pub(super) struct Verwacht {
    /// What comes of it.
    pub(super) uitkomst: RijUitkomst,
    /// The activity, when it is known.
    pub(super) activiteit: Option<Uuid>,
    /// What it says, or what it meets, is confidential.
    pub(super) vertrouwelijk: bool,
}

impl Verwacht {
    fn zonder(uitkomst: RijUitkomst) -> Self {
        Self { uitkomst, activiteit: None, vertrouwelijk: false }
    }
}

/// What a row would do now; nothing is written. `in_bestand` are the organisations that the file itself brings.
pub(super) fn verwacht(
    tx: &mut Lezen<'_>,
    wie: &Wie,
    voorstel: &mut Voorstel,
    registerhouder: Option<Uuid>,
    in_bestand: &[Uuid],
) -> Result<Verwacht> {
    if registerhouder.is_some() && voorstel.registerhouder().is_some_and(|eigen| Some(eigen) != registerhouder) {
        voorstel.weiger(None, "ander-register", "Deze rij hoort bij een ander register dan waarvoor u inleest.");
    }
    if voorstel.geweigerd {
        return Ok(Verwacht::zonder(RijUitkomst::Geweigerd));
    }
    let verwacht = match voorstel.onderwerp {
        Onderwerp::Organisatie => organisatie_verwacht(tx.conn, wie, voorstel),
        Onderwerp::Verwerkersovereenkomst => overeenkomst_verwacht(tx.conn, wie, voorstel, in_bestand),
        Onderwerp::Verwerkingsactiviteit => activiteit_verwacht(tx, wie, voorstel, in_bestand),
    };
    verwacht.or_else(|fout| {
        weiger(voorstel, fout)?;
        // Why it is refused may tell of the activity that it met.
        let ontmoet = ontmoet(tx.conn, tx.moment, wie, voorstel)?;
        let vertrouwelijk = ontmoet.as_ref().is_some_and(|activiteit| activiteit.vertrouwelijk);
        let activiteit = ontmoet.map(|activiteit| activiteit.uuid.uuid());
        Ok(Verwacht { uitkomst: RijUitkomst::Geweigerd, activiteit, vertrouwelijk })
    })
}

fn organisatie_verwacht(conn: &mut DbConnection, wie: &Wie, voorstel: &Voorstel) -> Result<Verwacht> {
    let (uuid, nieuw) = (sleutel(voorstel)?, lees::<OrganisatieInvoer>(&voorstel.inhoud)?);
    let oud = organisaties::find(conn, uuid)?;
    let was = oud.as_ref().map(Organisatie::invoer).transpose()?;
    // Who changes nothing needs no right to; a workbook says nothing of organisations.
    if was.as_ref() == Some(&nieuw) || (was.is_some() && voorstel.basis.is_some()) {
        return Ok(Verwacht::zonder(RijUitkomst::Ongewijzigd));
    }
    organisatie::mag(wie, uuid, oud.as_ref(), &nieuw)?;
    organisatie::past(conn, uuid, oud.as_ref(), &nieuw)?;
    Ok(Verwacht::zonder(vergelijk(was.as_ref(), &nieuw)))
}

fn overeenkomst_verwacht(conn: &mut DbConnection, wie: &Wie, voorstel: &Voorstel, in_bestand: &[Uuid]) -> Result<Verwacht> {
    let (uuid, nieuw) = (sleutel(voorstel)?, lees::<OvereenkomstInvoer>(&voorstel.inhoud)?);
    if overeenkomsten::find(conn, uuid)?.is_none() {
        overeenkomst::partijen_bestaan(conn, wie, &nieuw, in_bestand)?;
        return Ok(Verwacht::zonder(RijUitkomst::Nieuw));
    }
    let oud = zicht::overeenkomst(conn, wie, uuid)?;
    if voorstel.basis.is_some() || oud.invoer()? == nieuw {
        return Ok(Verwacht::zonder(RijUitkomst::Ongewijzigd));
    }
    overeenkomst::mag_vervangen(conn, wie, &oud, &nieuw, in_bestand)?;
    Ok(Verwacht::zonder(vergelijk(Some(&oud.invoer()?), &nieuw)))
}

/// The activity that a row is about, if there is one and it exists for this caller.
fn ontmoet(conn: &mut DbConnection, nu: Moment, wie: &Wie, voorstel: &Voorstel) -> Result<Option<Activiteit>> {
    if voorstel.onderwerp != Onderwerp::Verwerkingsactiviteit {
        return Ok(None);
    }
    match aanbod(voorstel).and_then(|aanbod| leveren::bekend(conn, nu, wie, &aanbod)) {
        Err(fout) if fout.is_storing() => Err(fout),
        gevonden => Ok(gevonden.ok().flatten()),
    }
}

fn activiteit_verwacht(tx: &mut Lezen<'_>, wie: &Wie, voorstel: &mut Voorstel, in_bestand: &[Uuid]) -> Result<Verwacht> {
    if !voorstel.organisaties.is_empty() {
        wie.mag(Handeling::CreateOrganisatie)?;
    }
    let aanbod = aanbod(voorstel)?;
    if !(in_bestand.contains(&aanbod.registerhouder) && wie.may_use(aanbod.registerhouder)) {
        zicht::eis_register(tx.conn, wie, aanbod.registerhouder, "/registerhouder")?;
    }
    let (uitkomst, zaak) = match leveren::besluit(tx, wie, &aanbod)? {
        Besluit::Nieuw => return Ok(Verwacht::zonder(RijUitkomst::Nieuw)),
        Besluit::Bijwerken(wijziging) if wijziging.is_leeg() => (RijUitkomst::Ongewijzigd, wijziging.zaak),
        Besluit::Bijwerken(wijziging) => {
            voorstel.verslag.bevindingen.extend(andere_naam(voorstel, wijziging.oude_naam()));
            vertel(voorstel, &wijziging.niet_overgenomen);
            voorstel.verslag.bevindingen.extend(gewijzigd_sinds(voorstel, wijziging.zaak.activiteit.gewijzigd_op));
            (RijUitkomst::Bijgewerkt, wijziging.zaak)
        }
        Besluit::Ongewijzigd(zaak) => (RijUitkomst::Ongewijzigd, *zaak),
    };
    Ok(Verwacht { uitkomst, activiteit: Some(zaak.uuid()), vertrouwelijk: zaak.activiteit.vertrouwelijk })
}

/// The row is refused as the API refuses it: the same codes, the same words, the same places.
fn weiger(voorstel: &mut Voorstel, fout: Error) -> Result<()> {
    if fout.is_storing() {
        return Err(fout);
    }
    let in_gegevens = voorstel.onderwerp != Onderwerp::Verwerkingsactiviteit;
    // In a line the key stands beside the data.
    let op_zijn_plaats = |fout: Fault| {
        let onder = in_gegevens && fout.name.starts_with('/') && fout.name != "/uuid";
        if onder { fout.onder("/gegevens") } else { fout }
    };
    voorstel.weiger_om(faults_of(&fout).into_iter().map(op_zijn_plaats).collect());
    Ok(())
}

/// The key of another system that meets another name may belong to something else: sheets that are each numbered from 1.
fn andere_naam(voorstel: &Voorstel, oud: Option<&str>) -> Option<InleesBevinding> {
    let oud = oud.filter(|oud| voorstel.uuid.is_null() && *oud != voorstel.verslag.naam)?;
    let melding = "Dit kenmerk heeft in het register een verwerking met deze andere naam; zij wordt vervangen. Is het een andere \
                   verwerking? Geef haar dan een eigen kenmerk, of lees dit bestand in met een eigen bron.";
    Some(InleesBevinding::new(Some(voorstel.verslag.rij), None, "andere-naam", melding).over(oud))
}

/// A file of our own holds the whole content: what people wrote after it was made goes, so who reads it in must know.
fn gewijzigd_sinds(voorstel: &Voorstel, gewijzigd_op: Moment) -> Option<InleesBevinding> {
    let stand = voorstel.stand.filter(|stand| gewijzigd_op > *stand && !voorstel.uuid.is_null() && voorstel.basis.is_none())?;
    let melding = format!(
        "Deze activiteit is gewijzigd ({gewijzigd_op}) nadat dit bestand is gemaakt ({stand}). Wat daarna is geschreven, wordt vervangen door wat \
         in dit bestand staat. Maak de uitvoer opnieuw als dat niet de bedoeling is."
    );
    Some(InleesBevinding::new(Some(voorstel.verslag.rij), None, "gewijzigd-sinds", melding))
}

/// What the row does not bring about, because somebody changed the same place since.
fn vertel(voorstel: &mut Voorstel, niet_overgenomen: &[NietOvergenomen]) {
    const CODE: &str = "niet-overgenomen";
    let rij = Some(voorstel.verslag.rij);
    voorstel.verslag.bevindingen.retain(|een| een.code != CODE);
    let sinds = if voorstel.basis.is_some() { "dit werkboek is gemaakt" } else { "dit systeem haar het laatst aanleverde" };
    voorstel.verslag.bevindingen.extend(niet_overgenomen.iter().map(|een| {
        let melding =
            format!("Iemand heeft deze plaats gewijzigd sinds {sinds}; dat blijft staan: {}.", in_het_kort(&een.huidig));
        InleesBevinding::new(rij, Some(&een.pointer), CODE, melding).over(&in_het_kort(&een.aangeboden))
    }));
}

fn in_het_kort(waarde: &Value) -> String {
    match waarde {
        Value::Null => "(niets)".to_owned(),
        Value::String(tekst) => tekst.clone(),
        anders => anders.to_string(),
    }
    .chars()
    .take(200)
    .collect()
}

fn vergelijk<T: PartialEq>(oud: Option<&T>, nieuw: &T) -> RijUitkomst {
    match oud {
        None => RijUitkomst::Nieuw,
        Some(oud) if oud == nieuw => RijUitkomst::Ongewijzigd,
        Some(_) => RijUitkomst::Bijgewerkt,
    }
}

fn sleutel(voorstel: &Voorstel) -> Result<Uuid> {
    voorstel.uuid().ok_or_else(|| Error::internal("a line of a file of our own has a uuid"))
}

fn aanbod(voorstel: &Voorstel) -> Result<Aanbod> {
    let VerwerkingsactiviteitInvoer { uuid, identificatie, registerhouder, inhoud, beheer } = lees(&voorstel.invoer())?;
    let sleutel = match (uuid, &voorstel.extern_kenmerk) {
        (Some(uuid), _) => Sleutel::Uuid(uuid),
        (None, Some((bron, kenmerk))) => Sleutel::Extern { bron: bron.clone(), kenmerk: kenmerk.clone() },
        (None, None) => return Err(Error::internal("a row that was not refused has a key")),
    };
    let beheer = beheer.unwrap_or_default();
    Ok(Aanbod {
        registerhouder,
        sleutel,
        identificatie,
        inhoud,
        beheer: if voorstel.heel_beheer { BeheerAanbod::Vervang(beheer) } else { BeheerAanbod::Vul(beheer) },
        basis: voorstel.basis.as_ref().and_then(|basis| Some((lees(&basis.inhoud).ok()?, lees(&basis.beheer).ok()?))),
        ingelezen: voorstel.verslag.ingelezen.clone(),
    })
}

/// The file that rows are of: who sent it counts as a writer of what somebody else carries out.
pub(super) struct Bron {
    gemaakt_door: String,
}

impl Bron {
    pub(super) fn van(conn: &mut DbConnection, inlezing: Uuid) -> Result<Self> {
        let inlezing = inlezingen::find(conn, inlezing)?.ok_or(Error::NotFound("deze inlezing"))?;
        Ok(Self { gemaakt_door: inlezing.gemaakt_door })
    }
}

/// Does what a row proposes, and keeps what came of it. What was proposed is not needed any more and goes.
pub(super) fn voer_uit(tx: &mut Schrijven<'_>, wie: &Wie, rij: &Rij, bron: &Bron) -> Result<Rij> {
    let mut voorstel: Voorstel = rij.voorstel()?;
    let (uitkomst, activiteit) = if voorstel.geweigerd {
        (RijUitkomst::Geweigerd, None)
    } else {
        match schrijf(tx, wie, &mut voorstel, bron) {
            Ok(gedaan) => gedaan,
            Err(fout) => {
                weiger(&mut voorstel, fout)?;
                (RijUitkomst::Geweigerd, ontmoet(tx.conn, tx.moment, wie, &voorstel)?.map(|activiteit| activiteit.uuid.uuid()))
            }
        }
    };
    if uitkomst != RijUitkomst::Geweigerd {
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

fn schrijf(tx: &mut Schrijven<'_>, wie: &Wie, voorstel: &mut Voorstel, bron: &Bron) -> Result<(RijUitkomst, Option<Uuid>)> {
    match voorstel.onderwerp {
        Onderwerp::Organisatie => {
            let verwacht = organisatie_verwacht(tx.conn, wie, voorstel)?;
            let nieuw = lees::<OrganisatieInvoer>(&voorstel.inhoud)?;
            match (verwacht.uitkomst, organisaties::find(tx.conn, sleutel(voorstel)?)?) {
                (RijUitkomst::Nieuw, _) => drop(organisatie::aanmaken(tx, wie, nieuw)?),
                (RijUitkomst::Bijgewerkt, Some(oud)) => drop(organisatie::vervangen(tx, wie, &oud, nieuw)?),
                _ => {}
            }
            Ok((verwacht.uitkomst, None))
        }
        Onderwerp::Verwerkersovereenkomst => {
            let verwacht = overeenkomst_verwacht(tx.conn, wie, voorstel, &[])?;
            let nieuw = lees::<OvereenkomstInvoer>(&voorstel.inhoud)?;
            match (verwacht.uitkomst, overeenkomsten::find(tx.conn, sleutel(voorstel)?)?) {
                (RijUitkomst::Nieuw, _) => drop(overeenkomst::aanmaken(tx, wie, nieuw)?),
                (RijUitkomst::Bijgewerkt, Some(oud)) => drop(overeenkomst::vervangen(tx, wie, &oud, nieuw)?),
                _ => {}
            }
            Ok((verwacht.uitkomst, None))
        }
        Onderwerp::Verwerkingsactiviteit => {
            let aanbod = aanbod(voorstel)?;
            zicht::eis_register(tx.conn, wie, aanbod.registerhouder, "/registerhouder")?;
            if !voorstel.organisaties.is_empty() {
                // What is refused makes no organisations.
                leveren::besluit(&mut tx.lezen(), wie, &aanbod)?;
            }
            for nieuw in &voorstel.organisaties {
                let uuid = nieuw.uuid.ok_or_else(|| Error::internal("a new organisation has a uuid"))?;
                if organisaties::find(tx.conn, uuid)?.is_none() {
                    organisatie::aanmaken(tx, wie, nieuw.clone())?;
                }
            }
            let toelichting = json!({ AANGELEVERD_DOOR: bron.gemaakt_door });
            Ok(match leveren::leveren(tx, wie, aanbod, (Handeling::InlezingUitvoeren, toelichting))? {
                Uitkomst::Nieuw(zaak) => (RijUitkomst::Nieuw, Some(zaak.uuid())),
                Uitkomst::Bijgewerkt(zaak, niet_overgenomen) => {
                    vertel(voorstel, &niet_overgenomen);
                    (RijUitkomst::Bijgewerkt, Some(zaak.uuid()))
                }
                Uitkomst::Ongewijzigd(zaak) => (RijUitkomst::Ongewijzigd, Some(zaak.uuid())),
            })
        }
    }
}

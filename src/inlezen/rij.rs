//! One row: held against the document of the API, against the register, and carried out.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    cel, ernaast,
    stap::{self, Stap},
};
use crate::{
    clock::Moment,
    database::{Code, DbConnection, Id},
    domain::{
        inhoud::{activiteit::VerwerkingsactiviteitInvoer, organisatie::OrganisatieInvoer, overeenkomst::OvereenkomstInvoer},
        levensloop::{
            handeling::Handeling,
            inlezing::{InleesBevinding, RijStap, RijUitkomst},
            weigering::ConflictCode,
            wie::Wie,
        },
        publiek::verschil::NietOvergenomen,
    },
    error::{Error, Fault, Result},
    exchange::{
        inlezen::{Onderwerp, Voorstel, zonder_leegte},
        werkboek::{NUMMER, anders},
    },
    handelingen::{
        leveren::{self, Aanbod, BeheerAanbod, Besluit, Sleutel, Uitkomst},
        organisatie, zicht,
    },
    http::{body::check_value, contract::Contract, problem::faults_of},
    store::{
        Lezen, Schrijven,
        activiteiten::Activiteit,
        concepten::AANGELEVERD_DOOR,
        inlezingen::{self, Rij},
        organisaties,
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
    let gekeurd = keur_inhoud(contract, voorstel).or_else(|fout| {
        let Some(mut zonder) = cel::zonder(voorstel, &fout) else { return Err(fout) };
        let inhoud = keur_inhoud(contract, &mut zonder).map_err(|_| fout)?;
        *voorstel = zonder;
        Ok(inhoud)
    });
    match gekeurd {
        Ok(inhoud) => voorstel.inhoud = inhoud,
        Err(fout) => weiger(voorstel, fout)?,
    }
    Ok(())
}

fn keur_inhoud(contract: &Contract, voorstel: &mut Voorstel) -> Result<Value> {
    match voorstel.onderwerp {
        Onderwerp::Organisatie => check_value::<OrganisatieInvoer>(contract, voorstel.invoer()).and_then(|goed| als_json(&goed)),
        Onderwerp::Verwerkersovereenkomst => {
            check_value::<OvereenkomstInvoer>(contract, voorstel.invoer()).and_then(|goed| als_json(&goed))
        }
        Onderwerp::Verwerkingsactiviteit => activiteit_keur(contract, voorstel),
    }
}

fn activiteit_keur(contract: &Contract, voorstel: &mut Voorstel) -> Result<Value> {
    let goed: VerwerkingsactiviteitInvoer = check_value(contract, voorstel.invoer())?;
    voorstel.beheer = als_json(&goed.beheer.unwrap_or_default())?;
    als_json(&goed.inhoud)
}

pub(super) fn als_json(waarde: &impl serde::Serialize) -> Result<Value> {
    Ok(zonder_leegte(serde_json::to_value(waarde)?))
}

pub(super) fn lees<T: DeserializeOwned>(waarde: &Value) -> Result<T> {
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
    /// The step that is taken, by who carries it out.
    pub(super) stap: Option<RijStap>,
}

impl Verwacht {
    fn zonder(uitkomst: RijUitkomst) -> Self {
        Self { uitkomst, activiteit: None, vertrouwelijk: false, stap: None }
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
        Onderwerp::Organisatie => {
            ernaast::organisatie_verwacht(tx.conn, wie, voorstel).map(|(uitkomst, ..)| Verwacht::zonder(uitkomst))
        }
        Onderwerp::Verwerkersovereenkomst => {
            ernaast::overeenkomst_verwacht(tx.conn, wie, voorstel, in_bestand).map(|(uitkomst, ..)| Verwacht::zonder(uitkomst))
        }
        Onderwerp::Verwerkingsactiviteit => activiteit_verwacht(tx, wie, voorstel, in_bestand),
    };
    verwacht.or_else(|fout| {
        weiger(voorstel, fout)?;
        // Why it is refused may tell of the activity that it met.
        let ontmoet = ontmoet(tx.conn, tx.moment, wie, voorstel)?;
        let vertrouwelijk = ontmoet.as_ref().is_some_and(|activiteit| activiteit.vertrouwelijk);
        let activiteit = ontmoet.map(|activiteit| activiteit.uuid.uuid());
        Ok(Verwacht { uitkomst: RijUitkomst::Geweigerd, activiteit, vertrouwelijk, stap: None })
    })
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
    herken(tx, wie, voorstel)?;
    let aanbod = aanbod(voorstel)?;
    if !(in_bestand.contains(&aanbod.registerhouder) && wie.may_use(aanbod.registerhouder)) {
        zicht::eis_register(tx.conn, wie, aanbod.registerhouder, "/registerhouder")?;
    }
    let mut besluit = besluit(tx, wie, voorstel, &aanbod)?;
    let mut uitkomst = match &mut besluit {
        Besluit::Nieuw => RijUitkomst::Nieuw,
        Besluit::Bijwerken(wijziging) if !wijziging.is_leeg() => {
            let [oud, nieuw] = wijziging.van_naar(tx)?;
            voorstel.verslag.wijzigt = anders(voorstel.onderwerp, &oud, &nieuw);
            voorstel.verslag.bevindingen.extend(andere_naam(voorstel, wijziging.oude_naam()));
            vertel(voorstel, &wijziging.niet_overgenomen);
            voorstel.verslag.bevindingen.extend(gewijzigd_sinds(voorstel, wijziging.zaak.activiteit.gewijzigd_op));
            RijUitkomst::Bijgewerkt
        }
        _ => RijUitkomst::Ongewijzigd,
    };
    let stap = stap::verwacht(tx, wie, voorstel, (&mut besluit, &aanbod.inhoud))?;
    if stap.is_some() && uitkomst == RijUitkomst::Ongewijzigd {
        uitkomst = RijUitkomst::Bijgewerkt;
    }
    let zaak = besluit.zaak();
    let vertrouwelijk = zaak.as_ref().is_some_and(|zaak| zaak.activiteit.vertrouwelijk);
    Ok(Verwacht { uitkomst, activiteit: zaak.map(|zaak| zaak.uuid()), vertrouwelijk, stap })
}

/// A row that was read in by its name and has a number since is the same row.
fn herken(tx: &mut Lezen<'_>, wie: &Wie, voorstel: &mut Voorstel) -> Result<()> {
    let (Some(eerder), Some((bron, kenmerk)), Some(houder)) =
        (voorstel.eerder_kenmerk.take(), voorstel.extern_kenmerk.clone(), voorstel.registerhouder())
    else {
        return Ok(());
    };
    if leveren::zoek(tx.conn, tx.moment, wie, houder, (&bron, &kenmerk))?.is_some() {
        return Ok(());
    }
    let Some(activiteit) = leveren::zoek(tx.conn, tx.moment, wie, houder, (&bron, &eerder))? else { return Ok(()) };
    let melding = format!(
        "Deze rij is eerder ingelezen, en werkt die activiteit ({}) bij. Het nummer van een activiteit wijzigt daarbij niet.",
        activiteit.identificatie
    );
    voorstel.extern_kenmerk = Some((bron, eerder.clone()));
    voorstel.verslag.sleutel = Some(eerder);
    voorstel.identificatie = Value::Null;
    voorstel.verslag.bevindingen.push(InleesBevinding::new(Some(voorstel.verslag.rij), Some(NUMMER), "herkend", melding));
    Ok(())
}

/// What the row would do. What is submitted is taken back first, and changed after that.
fn besluit(tx: &mut Lezen<'_>, wie: &Wie, voorstel: &Voorstel, aanbod: &Aanbod) -> Result<Besluit> {
    leveren::besluit(tx, wie, aanbod).map_err(|fout| match (voorstel.stap, fout) {
        (Some(RijStap::Terugnemen), Error::Conflict { code: ConflictCode::ConceptTerBeoordeling, .. }) => stap::niets_terug(),
        (_, fout) => fout,
    })
}

/// The row is refused as the API refuses it: the same codes; in a file of people with the words and places that they know.
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
    let in_woorden = |fout: Fault| voorstel.in_woorden(fout);
    let fouten = faults_of(&fout).into_iter().map(op_zijn_plaats).map(in_woorden).collect();
    voorstel.verslag.wijzigt.clear();
    voorstel.weiger_om(fouten);
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
pub(super) fn vertel(voorstel: &mut Voorstel, niet_overgenomen: &[NietOvergenomen]) {
    const CODE: &str = "niet-overgenomen";
    let rij = Some(voorstel.verslag.rij);
    voorstel.verslag.bevindingen.retain(|een| een.code != CODE);
    let sinds = if voorstel.basis.is_some() { "dit werkboek is gemaakt" } else { "dit systeem haar het laatst aanleverde" };
    let verteld = niet_overgenomen.iter().map(|een| {
        let melding =
            format!("Iemand heeft deze plaats gewijzigd sinds {sinds}; dat blijft staan: {}.", in_het_kort(&een.huidig));
        let waar = voorstel.waar(&een.pointer);
        InleesBevinding::new(rij, Some(&waar), CODE, melding).over(&in_het_kort(&een.aangeboden))
    });
    let verteld: Vec<_> = verteld.collect();
    voorstel.verslag.bevindingen.extend(verteld);
}

pub(super) fn in_het_kort(waarde: &Value) -> String {
    fn delen(waarde: &Value, gevonden: &mut Vec<String>) {
        match waarde {
            Value::Null => {}
            Value::Bool(ja) => gevonden.push(if *ja { "ja" } else { "nee" }.to_owned()),
            Value::String(tekst) => gevonden.push(tekst.clone()),
            Value::Array(items) => items.iter().for_each(|item| delen(item, gevonden)),
            Value::Object(leden) => leden.values().for_each(|lid| delen(lid, gevonden)),
            getal @ Value::Number(_) => gevonden.push(getal.to_string()),
        }
    }
    let mut gevonden = Vec::new();
    delen(waarde, &mut gevonden);
    if gevonden.is_empty() { "(niets)".to_owned() } else { gevonden.join("; ").chars().take(200).collect() }
}

pub(super) fn sleutel(voorstel: &Voorstel) -> Result<Uuid> {
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
                (RijUitkomst::Geweigerd, ontmoet(tx.conn, tx.nu, wie, &voorstel)?.map(|activiteit| activiteit.uuid.uuid()))
            }
        }
    };
    if uitkomst != RijUitkomst::Bijgewerkt {
        voorstel.verslag.wijzigt.clear();
    }
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
        Onderwerp::Organisatie => ernaast::organisatie_schrijf(tx, wie, voorstel).map(|uitkomst| (uitkomst, None)),
        Onderwerp::Verwerkersovereenkomst => ernaast::overeenkomst_schrijf(tx, wie, voorstel).map(|uitkomst| (uitkomst, None)),
        Onderwerp::Verwerkingsactiviteit => activiteit_schrijf(tx, wie, voorstel, bron),
    }
}

fn activiteit_schrijf(
    tx: &mut Schrijven<'_>,
    wie: &Wie,
    voorstel: &mut Voorstel,
    bron: &Bron,
) -> Result<(RijUitkomst, Option<Uuid>)> {
    let aanbod = aanbod(voorstel)?;
    zicht::eis_register(tx.conn, wie, aanbod.registerhouder, "/registerhouder")?;
    // What is refused makes no organisations, and writes no content beside a step.
    let mut besluit = besluit(&mut tx.lezen(), wie, voorstel, &aanbod)?;
    let stap = stap::besluit(&mut tx.lezen(), wie, voorstel, &mut besluit)?;
    for nieuw in &voorstel.organisaties {
        let uuid = nieuw.uuid.ok_or_else(|| Error::internal("a new organisation has a uuid"))?;
        if organisaties::find(tx.conn, uuid)?.is_none() {
            organisatie::aanmaken(tx, wie, nieuw.clone())?;
        }
    }
    let toelichting = json!({ AANGELEVERD_DOOR: bron.gemaakt_door });
    let (uitkomst, mut zaak) = match leveren::volgens(tx, wie, aanbod, besluit, (Handeling::InlezingUitvoeren, toelichting))? {
        Uitkomst::Nieuw(zaak) => (RijUitkomst::Nieuw, zaak),
        Uitkomst::Bijgewerkt(zaak, niet_overgenomen) => {
            vertel(voorstel, &niet_overgenomen);
            (RijUitkomst::Bijgewerkt, zaak)
        }
        Uitkomst::Ongewijzigd(zaak) => (RijUitkomst::Ongewijzigd, zaak),
    };
    let Stap::Kan(stap, _) = stap else { return Ok((uitkomst, Some(zaak.uuid()))) };
    stap::zet(tx, wie, (voorstel, &mut zaak), stap, &bron.gemaakt_door)?;
    let uitkomst = if uitkomst == RijUitkomst::Nieuw { uitkomst } else { RijUitkomst::Bijgewerkt };
    Ok((uitkomst, Some(zaak.uuid())))
}

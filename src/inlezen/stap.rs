//! The step that a row of a workbook asks for: besloten on a trial, taken when it is carried out.

use serde_json::json;

use crate::{
    domain::{
        inhoud,
        levensloop::{
            concept::Voortgang,
            inlezing::{InleesBevinding, RijStap},
            wie::Wie,
        },
        recht::{
            dossier::Peildag,
            toetsing::{self, Bevinding},
        },
        woorden::codes::Ernst,
    },
    error::{Error, Result},
    exchange::{
        inlezen::{Voorstel, ZONDER_WAARDE},
        werkboek::STAP as KOLOM,
    },
    handelingen::{Zaak, beoordelen, leveren::Besluit, toetsen, vaststellen},
    http::{conditional::compare, problem::faults_of},
    store::{Lezen, Schrijven, concepten::AANGELEVERD_DOOR, sleutels},
};

/// The code of what is told about a step.
pub const STAP: &str = "stap";

/// What the content of the row does to the concept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Doet {
    /// It makes or changes one.
    Schrijft,
    /// It changes only what is administered.
    Beheer,
    /// Nothing.
    Niets,
}

impl Doet {
    fn van(besluit: &Besluit) -> Self {
        match besluit {
            Besluit::Nieuw => Self::Schrijft,
            Besluit::Bijwerken(wijziging) if wijziging.is_leeg() => Self::Niets,
            Besluit::Bijwerken(wijziging) if wijziging.schrijft_concept() => Self::Schrijft,
            Besluit::Bijwerken(_) => Self::Beheer,
            Besluit::Ongewijzigd(_) => Self::Niets,
        }
    }
}

/// What becomes of the step that a row asks for.
pub(super) enum Stap {
    /// There is none, or it is taken already.
    Geen,
    /// It can be taken; of what is settled with what the check warns of.
    Kan(RijStap, Vec<Bevinding>),
}

/// Judges the step that the row asks for, beside what the row does; what cannot be is refused. Nothing is written.
pub(super) fn besluit(tx: &mut Lezen<'_>, wie: &Wie, voorstel: &mut Voorstel, besluit: &mut Besluit) -> Result<Stap> {
    let Some(stap) = voorstel.stap else { return Ok(Stap::Geen) };
    let onbekend = |een: &InleesBevinding| ZONDER_WAARDE.contains(&een.code.as_str());
    if !voorstel.verslag.ingelezen.is_empty() || voorstel.verslag.bevindingen.iter().any(onbekend) {
        return Err(Error::invalid(KOLOM, "niet-gelezen", NIET_GELEZEN));
    }
    let doet = Doet::van(besluit);
    let Some(zaak) = besluit.zaak() else { return nieuw(tx, wie, stap) };
    let ongewijzigd_sinds = match &voorstel.etag {
        Some(etag) => compare(tx, zaak.revisie(), std::slice::from_ref(etag)),
        None => Ok(()),
    };
    let sinds = voorstel.etag.is_none() || ongewijzigd_sinds.is_err();
    if doet == Doet::Niets
        && let Some(gezet) = gezet(tx, stap, zaak, sinds)?
    {
        vertel(voorstel, gezet);
        return Ok(Stap::Geen);
    }
    ongewijzigd_sinds.map_err(|fout| match fout {
        Error::Outdated => Error::invalid(KOLOM, "gewijzigd-sinds", GEWIJZIGD),
        anders => anders,
    })?;
    match doet {
        Doet::Schrijft => nieuw(tx, wie, stap),
        Doet::Beheer if stap == RijStap::Vaststellen => Err(Error::invalid(KOLOM, "niet-samen", MET_WIJZIGING)),
        _ => kan(tx, wie, stap, zaak),
    }
}

const NIET_GELEZEN: &str =
    "Bij deze activiteit staat iets dat niet is gelezen. Verbeter dat eerst; tot dan verandert er niets aan haar.";
const GEWIJZIGD: &str = "Deze activiteit is gewijzigd nadat dit werkboek is gemaakt. Maak het opnieuw, kijk wat er is gewijzigd, en kies dan de stap.";
const NIETS_TERUG: &str =
    "Wat is ingediend, is niet te wijzigen. Kies alleen terugnemen en lees dat in; wijzig haar daarna in een nieuw werkboek.";
const MET_WIJZIGING: &str = "Vastgesteld wordt wat is ingediend: wijzig in hetzelfde werkboek niets aan deze activiteit.";

/// What is changed and taken back in one row.
pub(super) fn niets_terug() -> Error {
    Error::invalid(KOLOM, "niet-samen", NIETS_TERUG)
}

/// Of a concept that the row itself writes.
fn nieuw(tx: &mut Lezen<'_>, wie: &Wie, stap: RijStap) -> Result<Stap> {
    wie.mag(stap.handeling())?;
    match stap {
        RijStap::Vaststellen => return Err(Error::invalid(KOLOM, "niet-samen", MET_WIJZIGING)),
        RijStap::Terugnemen => return Err(niets_terug()),
        RijStap::Indienen => drop(beoordelen::ingediend(tx, wie, Voortgang::nieuw(), ("", tx.moment))?),
    }
    Ok(Stap::Kan(stap, Vec::new()))
}

fn kan(tx: &mut Lezen<'_>, wie: &Wie, stap: RijStap, zaak: &mut Zaak) -> Result<Stap> {
    wie.mag(stap.handeling())?;
    let Some(concept) = &zaak.concept else {
        let reden = "Er is geen concept. Wijzig eerst iets aan deze activiteit.";
        return Err(Error::invalid(KOLOM, "geen-concept", reden));
    };
    let voortgang = concept.voortgang()?;
    match stap {
        RijStap::Indienen => drop(beoordelen::ingediend(tx, wie, voortgang, ("", tx.moment))?),
        RijStap::Terugnemen => drop(voortgang.terugnemen(&sleutels(tx.conn, wie)?)?),
        RijStap::Vaststellen => {
            let sleutels = sleutels(tx.conn, wie)?;
            return Ok(Stap::Kan(stap, vaststellen::kan(tx, (wie, &sleutels), zaak)?));
        }
    }
    Ok(Stap::Kan(stap, Vec::new()))
}

/// What is told when it is as it becomes by this step already: a workbook may be read again. `sinds` says that it may have changed after the
/// workbook was made.
fn gezet(tx: &mut Lezen<'_>, stap: RijStap, zaak: &mut Zaak, sinds: bool) -> Result<Option<&'static str>> {
    use crate::domain::woorden::codes::ConceptStatus::{Concept, TerBeoordeling};
    const GEZET: Option<&str> = Some("Deze stap is al gezet.");
    const VASTGESTELD: Option<&str> = Some("Deze stap is al gezet: het concept is intussen vastgesteld.");
    let status = zaak.concept.as_ref().map(|concept| concept.rij.status.0);
    Ok(match (stap, status) {
        (RijStap::Indienen, Some(TerBeoordeling)) | (RijStap::Terugnemen, Some(Concept)) => GEZET,
        (RijStap::Vaststellen, None) if zaak.vastgesteld(tx.conn, tx.moment)?.is_some() => GEZET,
        (RijStap::Indienen, None) if sinds && zaak.vastgesteld(tx.conn, tx.moment)?.is_some() => VASTGESTELD,
        _ => None,
    })
}

/// On a trial: tells what would happen by the step and what stands in the way later. Returns the step that would be taken; who may not take
/// it himself may have a colleague carry out the file.
pub(super) fn verwacht(
    tx: &mut Lezen<'_>,
    wie: &Wie,
    voorstel: &mut Voorstel,
    (besloten, aangeboden): (&mut Besluit, &inhoud::Inhoud),
) -> Result<Option<RijStap>> {
    let (stap, waarschuwingen, reden) = match (besluit(tx, wie, voorstel, besloten), voorstel.stap) {
        (Ok(Stap::Geen), _) => return Ok(None),
        (Ok(Stap::Kan(stap, waarschuwingen)), _) => (stap, waarschuwingen, None),
        (Err(fout @ (Error::NotThisPerson(_) | Error::Forbidden(_))), Some(stap)) => {
            let reden = faults_of(&fout).into_iter().next().map(|fout| fout.reason).unwrap_or_default();
            (stap, Vec::new(), Some(reden))
        }
        (Err(fout), _) => return Err(fout),
    };
    // What may be settled was judged for it.
    let bevindingen = match (stap, &reden) {
        (RijStap::Terugnemen, _) => Vec::new(),
        (RijStap::Vaststellen, None) => waarschuwingen,
        _ => getoetst(tx, voorstel, besloten, aangeboden)?,
    };
    let bezwaren = bezwaren(&bevindingen);
    match reden {
        None => voorspel(voorstel, stap, &bezwaren),
        Some(reden) => voor_een_ander(voorstel, stap, (&reden, &bezwaren)),
    }
    Ok(Some(stap))
}

/// What the check says of what would be submitted or settled: of what the row writes, or else of the concept that is there.
fn getoetst(
    tx: &mut Lezen<'_>,
    voorstel: &Voorstel,
    besluit: &mut Besluit,
    aangeboden: &inhoud::Inhoud,
) -> Result<Vec<Bevinding>> {
    let vandaag = Peildag::Vandaag(tx.moment.datum());
    if let Besluit::Bijwerken(wijziging) = besluit
        && let Some(inhoud) = wijziging.geschreven().cloned()
    {
        return toetsen::met_inhoud(tx.conn, &mut wijziging.zaak, &inhoud, &tx.kennis, vandaag, toetsing::toets);
    }
    match besluit.zaak() {
        Some(zaak) if zaak.concept.is_some() => toetsen::concept(tx.conn, zaak, &tx.kennis, vandaag, toetsing::toets),
        Some(_) => Ok(Vec::new()),
        None => {
            let registerhouder = voorstel.registerhouder().unwrap_or_default();
            toetsen::nieuw(tx.conn, registerhouder, aangeboden, (&tx.kennis, vandaag), toetsing::toets)
        }
    }
}

/// The same as sentences: how much blocks, and what goes.
fn bezwaren(bevindingen: &[Bevinding]) -> String {
    let mut zinnen = String::new();
    let mut codes: Vec<&str> = bevindingen.iter().filter(|een| een.ernst == Ernst::Blokkade).map(|een| een.code).collect();
    let aantal = codes.len();
    codes.dedup();
    match aantal {
        0 => {}
        1 => zinnen = format!(" Eén blokkade staat het vaststellen nog in de weg ({}).", codes.join(", ")),
        _ => zinnen = format!(" {aantal} blokkades staan het vaststellen nog in de weg ({}).", codes.join(", ")),
    }
    for over in bevindingen.iter().filter(|een| een.code == toetsing::OVER) {
        zinnen = format!("{zinnen} {}", over.melding);
    }
    zinnen
}

/// Tells what would happen, and what stands in the way later.
fn voorspel(voorstel: &mut Voorstel, stap: RijStap, bezwaren: &str) {
    let gebeurt = match stap {
        RijStap::Indienen => "Het concept wordt ingediend.",
        RijStap::Terugnemen => "Het concept wordt teruggenomen.",
        RijStap::Vaststellen => "Het concept wordt vastgesteld.",
    };
    vertel(voorstel, &format!("{gebeurt}{bezwaren}"));
}

/// Tells that somebody else may carry it out.
fn voor_een_ander(voorstel: &mut Voorstel, stap: RijStap, (reden, bezwaren): (&str, &str)) {
    let melding =
        format!("U kunt de stap {} niet zelf zetten: {reden} Wie dat wel kan, voert deze inlezing uit.{bezwaren}", stap.woord());
    let bevinding = InleesBevinding::new(Some(voorstel.verslag.rij), Some(KOLOM), "stap-door-een-ander", melding);
    voorstel.verslag.bevindingen.push(bevinding);
}

/// Takes it. Who sent the file stands behind what is submitted too.
pub(super) fn zet(
    tx: &mut Schrijven<'_>,
    wie: &Wie,
    (voorstel, zaak): (&mut Voorstel, &mut Zaak),
    stap: RijStap,
    aangeleverd_door: &str,
) -> Result<()> {
    let gedaan = match stap {
        RijStap::Indienen => {
            beoordelen::indienen_met(tx, wie, zaak, json!({ AANGELEVERD_DOOR: aangeleverd_door }))?;
            "Het concept is ingediend.".to_owned()
        }
        RijStap::Terugnemen => {
            beoordelen::terugnemen(tx, wie, zaak)?;
            "Het concept is teruggenomen.".to_owned()
        }
        RijStap::Vaststellen => {
            let vastgesteld = vaststellen::vaststellen(tx, wie, zaak)?;
            format!("Vastgesteld als versie {}.", vastgesteld.versie.nummer)
        }
    };
    vertel(voorstel, &gedaan);
    Ok(())
}

fn vertel(voorstel: &mut Voorstel, melding: &str) {
    let rij = Some(voorstel.verslag.rij);
    voorstel.verslag.bevindingen.retain(|een| !een.code.starts_with(STAP));
    voorstel.verslag.bevindingen.push(InleesBevinding::new(rij, Some(KOLOM), STAP, melding));
}

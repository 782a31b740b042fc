//! The step that a row of a workbook asks for: decided on a trial, taken when it is carried out.

use serde_json::json;

use crate::{
    domain::{
        inhoud,
        levensloop::{
            concept::Voortgang,
            inlezing::{InleesBevinding, RijStap},
            wie::Wie,
        },
        recht::toetsing,
        woorden::codes::Ernst,
    },
    error::{Error, Result},
    exchange::{
        inlezen::{Voorstel, ZONDER_WAARDE},
        werkboek::STAP as KOLOM,
    },
    handelingen::{Zaak, beoordelen, leveren::Wijziging, toetsen, vaststellen},
    http::conditional::compare,
    store::{Lezen, Schrijven, concepten::AANGELEVERD_DOOR, sleutels},
};

/// The code of what is told about a step.
pub const STAP: &str = "stap";

/// What the content of the row does to the concept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Inhoud {
    /// It makes or changes one.
    Schrijft,
    /// It changes only what is administered.
    Beheer,
    /// Nothing.
    Niets,
}

impl Inhoud {
    pub(super) fn van(wijziging: &Wijziging) -> Self {
        match (wijziging.is_leeg(), wijziging.schrijft_concept()) {
            (true, _) => Self::Niets,
            (false, true) => Self::Schrijft,
            (false, false) => Self::Beheer,
        }
    }
}

/// The step that the row asks for, when it is not taken already; what cannot be is refused. Nothing is written.
pub(super) fn besluit(
    tx: &mut Lezen<'_>,
    wie: &Wie,
    voorstel: &mut Voorstel,
    (zaak, inhoud): (Option<&mut Zaak>, Inhoud),
    vier_ogen: bool,
) -> Result<Option<RijStap>> {
    let Some(stap) = voorstel.stap else { return Ok(None) };
    let onbekend = |een: &InleesBevinding| ZONDER_WAARDE.contains(&een.code.as_str());
    if !voorstel.verslag.ingelezen.is_empty() || voorstel.verslag.bevindingen.iter().any(onbekend) {
        return Err(Error::invalid(KOLOM, "niet-gelezen", NIET_GELEZEN));
    }
    if let Some(zaak) = zaak {
        if inhoud == Inhoud::Niets && is_gezet(tx, stap, zaak)? {
            vertel(voorstel, "Deze stap is al gezet.");
            return Ok(None);
        }
        if let Some(etag) = &voorstel.etag {
            compare(tx, zaak.revisie(), std::slice::from_ref(etag)).map_err(|fout| match fout {
                Error::Outdated => Error::invalid(KOLOM, "gewijzigd-sinds", GEWIJZIGD),
                anders => anders,
            })?;
        }
        if inhoud == Inhoud::Schrijft {
            nieuw(tx, wie, stap, vier_ogen)?;
        } else if inhoud == Inhoud::Beheer && stap == RijStap::Vaststellen {
            return Err(Error::invalid(KOLOM, "niet-samen", MET_WIJZIGING));
        } else {
            kan(tx, wie, stap, zaak, vier_ogen)?;
        }
    } else {
        nieuw(tx, wie, stap, vier_ogen)?;
    }
    Ok(Some(stap))
}

const NIET_GELEZEN: &str =
    "Bij deze activiteit staat iets dat niet is gelezen. Verbeter dat eerst; tot dan verandert er niets aan haar.";
const GEWIJZIGD: &str = "Deze activiteit is gewijzigd nadat dit werkboek is gemaakt. Maak het opnieuw, kijk wat er is gewijzigd, en kies dan de stap.";
const MET_WIJZIGING: &str = "Vastgesteld wordt wat is ingediend: wijzig in hetzelfde werkboek niets aan deze activiteit.";

/// Of a concept that the row itself writes.
fn nieuw(tx: &mut Lezen<'_>, wie: &Wie, stap: RijStap, vier_ogen: bool) -> Result<()> {
    wie.mag(stap.handeling())?;
    match stap {
        RijStap::Vaststellen => Err(Error::invalid(KOLOM, "niet-samen", MET_WIJZIGING)),
        RijStap::Terugnemen => Ok(Voortgang::nieuw().terugnemen(&[]).map(drop)?),
        RijStap::Indienen => beoordelen::ingediend(wie, Voortgang::nieuw(), ("", tx.moment), vier_ogen).map(drop),
    }
}

fn kan(tx: &mut Lezen<'_>, wie: &Wie, stap: RijStap, zaak: &mut Zaak, vier_ogen: bool) -> Result<()> {
    wie.mag(stap.handeling())?;
    let Some(concept) = &zaak.concept else {
        let reden = "Er is geen concept. Wijzig eerst iets aan deze activiteit.";
        return Err(Error::invalid(KOLOM, "geen-concept", reden));
    };
    let voortgang = concept.voortgang()?;
    match stap {
        RijStap::Indienen => drop(beoordelen::ingediend(wie, voortgang, ("", tx.moment), vier_ogen)?),
        RijStap::Terugnemen => drop(voortgang.terugnemen(&sleutels(tx.conn, wie)?)?),
        RijStap::Vaststellen => {
            let sleutels = sleutels(tx.conn, wie)?;
            vaststellen::kan(tx, (wie, &sleutels), zaak, vier_ogen)?;
        }
    }
    Ok(())
}

/// Whether it is as it becomes by this step: a workbook may be read again.
fn is_gezet(tx: &mut Lezen<'_>, stap: RijStap, zaak: &mut Zaak) -> Result<bool> {
    use crate::domain::woorden::codes::ConceptStatus::{Concept, TerBeoordeling};
    let status = zaak.concept.as_ref().map(|concept| concept.rij.status.0);
    Ok(match stap {
        RijStap::Indienen => status == Some(TerBeoordeling),
        RijStap::Terugnemen => status == Some(Concept),
        RijStap::Vaststellen => status.is_none() && zaak.vastgesteld(tx.conn, tx.moment)?.is_some(),
    })
}

/// What the check says of what would be submitted or settled: of what the row writes, or else of the concept that is there.
pub(super) fn bezwaren(
    tx: &mut Lezen<'_>,
    voorstel: &Voorstel,
    (zaak, geschreven): (Option<&mut Zaak>, Option<&inhoud::Inhoud>),
) -> Result<String> {
    if !matches!(voorstel.stap, Some(RijStap::Indienen | RijStap::Vaststellen)) {
        return Ok(String::new());
    }
    let vandaag = tx.moment.datum();
    let bevindingen = match (zaak, geschreven) {
        (Some(zaak), Some(inhoud)) => toetsen::met_inhoud(tx.conn, zaak, inhoud, &tx.kennis, vandaag, toetsing::toets)?,
        (Some(zaak), None) if zaak.concept.is_some() => toetsen::concept(tx.conn, zaak, &tx.kennis, vandaag, toetsing::toets)?,
        (None, Some(inhoud)) => {
            let registerhouder = voorstel.registerhouder().unwrap_or_default();
            toetsen::nieuw(tx.conn, registerhouder, inhoud, (&tx.kennis, vandaag), toetsing::toets)?
        }
        _ => Vec::new(),
    };
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
    Ok(zinnen)
}

/// Tells what would happen, and what stands in the way later.
pub(super) fn voorspel(voorstel: &mut Voorstel, stap: RijStap, bezwaren: &str) {
    let gebeurt = match stap {
        RijStap::Indienen => "Het concept wordt ingediend.",
        RijStap::Terugnemen => "Het concept wordt teruggenomen.",
        RijStap::Vaststellen => "Het concept wordt vastgesteld.",
    };
    vertel(voorstel, &format!("{gebeurt}{bezwaren}"));
}

/// Tells that somebody else may carry it out.
pub(super) fn voor_een_ander(voorstel: &mut Voorstel, stap: RijStap, (reden, bezwaren): (&str, &str)) {
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
    (vier_ogen, aangeleverd_door): (bool, &str),
) -> Result<()> {
    let gedaan = match stap {
        RijStap::Indienen => {
            beoordelen::indienen_met(tx, wie, zaak, vier_ogen, json!({ AANGELEVERD_DOOR: aangeleverd_door }))?;
            "Het concept is ingediend.".to_owned()
        }
        RijStap::Terugnemen => {
            beoordelen::terugnemen(tx, wie, zaak)?;
            "Het concept is teruggenomen.".to_owned()
        }
        RijStap::Vaststellen => {
            let vastgesteld = vaststellen::vaststellen(tx, wie, zaak, vier_ogen)?;
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

//! The step that a row of a workbook asks for: decided on a trial, taken when it is carried out.

use serde_json::json;

use crate::{
    domain::levensloop::{
        concept::Voortgang,
        inlezing::{InleesBevinding, RijStap},
        wie::Wie,
    },
    error::{Error, Result},
    exchange::inlezen::{Voorstel, ZONDER_WAARDE},
    handelingen::{Zaak, beoordelen, leveren::Wijziging, vaststellen},
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
        return Err(Error::invalid("Stap", "niet-gelezen", NIET_GELEZEN));
    }
    if let Some(zaak) = zaak {
        if inhoud == Inhoud::Niets && is_gezet(tx, stap, zaak)? {
            vertel(voorstel, "Deze stap is al gezet.");
            return Ok(None);
        }
        if let Some(etag) = &voorstel.etag {
            compare(tx, zaak.revisie(), std::slice::from_ref(etag)).map_err(|fout| match fout {
                Error::Outdated => Error::invalid("Stap", "gewijzigd-sinds", GEWIJZIGD),
                anders => anders,
            })?;
        }
        if inhoud == Inhoud::Schrijft {
            nieuw(tx, wie, stap, vier_ogen)?;
        } else if inhoud == Inhoud::Beheer && stap == RijStap::Vaststellen {
            return Err(Error::invalid("Stap", "niet-samen", MET_WIJZIGING));
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
        RijStap::Vaststellen => Err(Error::invalid("Stap", "niet-samen", MET_WIJZIGING)),
        RijStap::Terugnemen => Ok(Voortgang::nieuw().terugnemen(&[]).map(drop)?),
        RijStap::Indienen => {
            if vier_ogen {
                wie.person()?;
            }
            Ok(Voortgang::nieuw().indienen("", tx.moment).map(drop)?)
        }
    }
}

fn kan(tx: &mut Lezen<'_>, wie: &Wie, stap: RijStap, zaak: &mut Zaak, vier_ogen: bool) -> Result<()> {
    wie.mag(stap.handeling())?;
    let Some(concept) = &zaak.concept else {
        let reden = "Er is geen concept. Wijzig eerst iets aan deze activiteit.";
        return Err(Error::invalid("Stap", "geen-concept", reden));
    };
    let voortgang = concept.voortgang()?;
    match stap {
        RijStap::Indienen => {
            if vier_ogen {
                wie.person()?;
            }
            voortgang.indienen("", tx.moment)?;
        }
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

/// Tells what would happen.
pub(super) fn voorspel(voorstel: &mut Voorstel, stap: RijStap) {
    vertel(
        voorstel,
        match stap {
            RijStap::Indienen => "Het concept wordt ingediend.",
            RijStap::Terugnemen => "Het concept wordt teruggenomen.",
            RijStap::Vaststellen => "Het concept wordt vastgesteld.",
        },
    );
}

/// Tells that somebody else may carry it out.
pub(super) fn voor_een_ander(voorstel: &mut Voorstel, stap: RijStap, reden: &str) {
    let melding = format!("U kunt de stap {} niet zelf zetten: {reden} Wie dat wel kan, voert deze inlezing uit.", stap.woord());
    let bevinding = InleesBevinding::new(Some(voorstel.verslag.rij), Some("Stap"), "stap-door-een-ander", melding);
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
    voorstel.verslag.bevindingen.push(InleesBevinding::new(rij, Some("Stap"), STAP, melding));
}

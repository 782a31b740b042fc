//! The versions of an activity in words, each with its address.

use chrono::NaiveDate;

use crate::{
    domain::{
        publiek::openbaar::Romp,
        woorden::{
            adressen::Vindplaats,
            datum::in_woorden,
            zinnen::{klein, zin},
        },
    },
    register::versies::OpenbareVersieRegel,
};

/// A version in the list of all versions.
pub(in crate::site) struct VersieLink {
    /// Where it is; none when it was withdrawn.
    pub pad: Option<String>,
    pub naam: String,
    pub status: String,
    /// Why it was withdrawn.
    pub intrekking: Option<String>,
    /// Whether it is the one on the page.
    pub deze: bool,
}

/// The newest first.
pub(super) fn links(versies: &[OpenbareVersieRegel], romp: &Romp) -> Vec<VersieLink> {
    versies.iter().rev().map(|versie| link(versie, romp)).collect()
}

fn link(versie: &OpenbareVersieRegel, romp: &Romp) -> VersieLink {
    let nummer = versie.nummer;
    let wanneer = if versie.soort.code == "beeindiging" {
        format!("einde, de laatste dag is {}", in_woorden(dag_voor(versie.begin_geldigheid)))
    } else {
        geldig(versie.begin_geldigheid, versie.einde_geldigheid, &versie.status.code)
    };
    VersieLink {
        pad: versie.intrekking.is_none().then(|| Vindplaats::Versie(romp.uuid, nummer).pagina()),
        naam: format!("Versie {nummer}: {wanneer}"),
        status: klein(&versie.status.naam),
        intrekking: versie.intrekking.as_deref().map(zin),
        deze: nummer == romp.nummer,
    }
}

/// From when until when a version holds.
pub(super) fn geldig(begin: NaiveDate, einde: Option<NaiveDate>, status: &str) -> String {
    match einde {
        Some(einde) => format!("van {} tot en met {}", in_woorden(begin), in_woorden(einde)),
        None if status == "vervangen" => "heeft nooit gegolden".to_owned(),
        None => format!("vanaf {}", in_woorden(begin)),
    }
}

/// The last day of what a version that begins on this day replaces.
pub(super) fn dag_voor(begin: NaiveDate) -> NaiveDate {
    begin.pred_opt().unwrap_or(begin)
}

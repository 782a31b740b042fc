//! How long a term can really last, and what a law allows at most.

use super::{bij_termijn, hangt_af_van_gebeurtenis};
use crate::domain::{
    inhoud::Bewaartermijn,
    recht::{
        dossier::Dossier,
        kennis::WettelijkeDuur,
        toetsing::{Vondsten, leeg},
    },
    woorden::{
        codes::{BewaartermijnSoort::BlijvendBewaren, Waardering},
        termijn::Termijn,
    },
};

/// Whether a term can last longer than a limit. What is destroyed once a year, or begins at the end of one, can last a year longer; what is
/// kept for ever always does.
pub(super) fn kan_langer_duren_dan(termijn: &Bewaartermijn, grens: Termijn) -> bool {
    if termijn.soort == Some(BlijvendBewaren) || termijn.waardering == Some(Waardering::BlijvendBewaren) {
        return true;
    }
    let per_jaar = termijn.per_kalenderjaar == Some(true) || termijn.startmoment.as_deref() == Some("einde_kalenderjaar");
    termijn.termijn.is_some_and(|duur| {
        if per_jaar { duur.kan_per_kalenderjaar_langer_duren_dan(grens) } else { duur.kan_langer_duren_dan(grens) }
    })
}

/// Only a limit that was seen in a source blocks.
pub(super) fn wettelijk_maximum(dossier: &Dossier<'_>) -> Vondsten {
    langer_dan_mag(dossier, true)
}

pub(super) fn onzeker_maximum(dossier: &Dossier<'_>) -> Vondsten {
    langer_dan_mag(dossier, false)
}

/// Silent where the term ends with an event or is for a part: what a case needs may be kept longer.
fn langer_dan_mag(dossier: &Dossier<'_>, zeker: bool) -> Vondsten {
    bij_termijn(dossier, "termijn", |termijn| {
        let geheel = leeg(termijn.onderdeel.as_ref()) && !hangt_af_van_gebeurtenis(termijn);
        let (wet, maximum, nagekeken) = maximum(dossier, termijn).filter(|_| geheel)?;
        let melding = || format!("Deze termijn is langer dan {wet} toestaat ({}).", maximum.in_woorden());
        (nagekeken == zeker && kan_langer_duren_dan(termijn, maximum)).then(melding)
    })
}

/// What a law allows, and whether that was checked: the one that the term cites, or one that a purpose cites and that is about these data.
fn maximum(dossier: &Dossier<'_>, termijn: &Bewaartermijn) -> Option<(String, Termijn, bool)> {
    let bij_doelen = dossier.grondslagen().flat_map(|(.., grondslag)| &grondslag.wettelijke_bepalingen);
    let eigen = termijn.wettelijke_bepaling.iter().map(|bepaling| (bepaling, true));
    let mut bepalingen = eigen.chain(bij_doelen.map(|bepaling| (bepaling, false)));
    bepalingen.find_map(|(bepaling, eigen)| {
        let duur = dossier.kennis.wettelijke_duur(bepaling, dossier.dag())?;
        let maximum = duur.maximum.filter(|_| eigen || gaat_over(dossier, termijn, duur))?;
        Some((super::selectielijst::bepaling_in_woorden(dossier, bepaling), maximum, duur.geverifieerd))
    })
}

fn gaat_over(dossier: &Dossier<'_>, termijn: &Bewaartermijn, duur: &WettelijkeDuur) -> bool {
    duur.gegevens.iter().any(|code| dossier.heeft_gegeven(code) && super::geldt_voor(termijn, code))
}

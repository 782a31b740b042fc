//! Terms that are usual for one kind of data: images of cameras, applications for a job.

use super::{bij_termijn, geldt_voor, hangt_af_van_gebeurtenis};
use crate::domain::{
    inhoud::Bewaartermijn,
    recht::{dossier::Dossier, toetsing::Vondsten},
    woorden::{codes::Grondslag::Toestemming, termijn::Termijn},
};

const CAMERABEELDEN: &str = "camerabeelden";

/// How long images, and the data of a candidate, are kept as a rule.
const VIER_WEKEN: Termijn = Termijn::van_weken(4);

/// How long the data of a candidate are kept with consent.
const EEN_JAAR: Termijn = Termijn::van_jaren(1);

/// Silent when the images of an incident have a term that ends with an event.
pub(super) fn camerabeelden(dossier: &Dossier<'_>) -> Vondsten {
    let over_beelden = |termijn: &Bewaartermijn| geldt_voor(termijn, CAMERABEELDEN);
    let mut termijnen = dossier.inhoud.bewaartermijnen.iter();
    let incident = termijnen.any(|termijn| over_beelden(termijn) && hangt_af_van_gebeurtenis(termijn));
    if incident || !dossier.heeft_gegeven(CAMERABEELDEN) {
        return Vec::new();
    }
    bij_termijn(dossier, "termijn", |termijn| {
        let te_lang = over_beelden(termijn) && termijn.termijn?.kan_langer_duren_dan(VIER_WEKEN);
        te_lang.then(|| "Camerabeelden worden in de regel niet langer dan vier weken bewaard.".to_owned())
    })
}

pub(super) fn sollicitatie(dossier: &Dossier<'_>) -> Vondsten {
    let groepen = dossier.inhoud.betrokkenen.iter();
    let sollicitanten: Vec<_> = groepen.filter(|groep| groep.categorie.as_deref() == Some("sollicitant")).collect();
    let gegevens = || sollicitanten.iter().flat_map(|groep| &groep.gegevens).filter_map(|gegeven| gegeven.categorie.as_deref());
    let over_sollicitanten =
        |termijn: &Bewaartermijn| termijn.gegevens.is_empty() || gegevens().any(|categorie| geldt_voor(termijn, categorie));
    let grens = if dossier.berust_op(&[Toestemming]) { EEN_JAAR } else { VIER_WEKEN };
    bij_termijn(dossier, "termijn", |termijn| {
        let te_lang = termijn.termijn?.kan_langer_duren_dan(grens);
        let melding = "Sollicitatiegegevens worden in de regel binnen vier weken gewist (met toestemming na maximaal een jaar).";
        (!sollicitanten.is_empty() && te_lang && over_sollicitanten(termijn)).then(|| melding.to_owned())
    })
}

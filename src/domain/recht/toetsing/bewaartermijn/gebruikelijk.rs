//! Terms that are usual for one kind of data: images of cameras, applications for a job.

use super::{
    bij_termijn, duur::kan_langer_duren_dan, geldt_voor, hangt_af_van_gebeurtenis, nietszeggend::noemt_duur, selectielijst,
    zegt_iets,
};
use crate::domain::{
    inhoud::Bewaartermijn,
    recht::{
        dossier::Dossier,
        toetsing::{Vondsten, leeg},
    },
    woorden::{
        codes::{BewaartermijnSoort::Criteria, Grondslag::Toestemming},
        termijn::Termijn,
    },
};

const CAMERABEELDEN: &str = "camerabeelden";

/// How long images, and the data of a candidate, are kept as a rule.
const VIER_WEKEN: Termijn = Termijn::van_weken(4);

/// How long the data of a candidate are kept with consent.
const EEN_JAAR: Termijn = Termijn::van_jaren(1);

/// What is usual for some data.
struct Gebruik<'a> {
    gegevens: Vec<&'a str>,
    grens: Termijn,
    /// The result of the selectielijst that is about them: who cites another one speaks of something else.
    resultaat: &'static str,
    melding: &'static str,
}

/// The images of an incident may be kept until it is settled; that says nothing of the other images.
pub(super) fn camerabeelden(dossier: &Dossier<'_>) -> Vondsten {
    if !dossier.heeft_gegeven(CAMERABEELDEN) {
        return Vec::new();
    }
    let gebruik = Gebruik {
        gegevens: vec![CAMERABEELDEN],
        grens: VIER_WEKEN,
        resultaat: "12.1.9",
        melding: "Camerabeelden worden in de regel niet langer dan vier weken bewaard.",
    };
    gebruik.te_lang(dossier, |termijn| !hangt_af_van_gebeurtenis(termijn))
}

pub(super) fn sollicitatie(dossier: &Dossier<'_>) -> Vondsten {
    let groepen = dossier.inhoud.betrokkenen.iter().filter(|groep| groep.categorie.as_deref() == Some("sollicitant"));
    let groepen: Vec<_> = groepen.collect();
    if groepen.is_empty() {
        return Vec::new();
    }
    let gebruik = Gebruik {
        gegevens: groepen.iter().flat_map(|groep| &groep.gegevens).filter_map(|gegeven| gegeven.categorie.as_deref()).collect(),
        grens: if dossier.berust_op(&[Toestemming]) { EEN_JAAR } else { VIER_WEKEN },
        resultaat: "17.2.1",
        melding: "Sollicitatiegegevens worden in de regel binnen vier weken gewist (met toestemming na maximaal een jaar).",
    };
    gebruik.te_lang(dossier, |_| true)
}

impl Gebruik<'_> {
    /// Every term for these data that can last longer, of those that count.
    fn te_lang(&self, dossier: &Dossier<'_>, telt: impl Fn(&Bewaartermijn) -> bool) -> Vondsten {
        let termijnen = &dossier.inhoud.bewaartermijnen;
        let geldt = |termijn: &Bewaartermijn| telt(termijn) && zegt_iets(termijn) && self.geldt(termijn, termijnen, &telt);
        let is_algemeen = |termijn: &Bewaartermijn| leeg(termijn.onderdeel.as_ref()) && termijn.soort != Some(Criteria);
        // Beside a short term for the whole, a longer one for a part is an exception that was thought of.
        let kort = termijnen.iter().any(|een| geldt(een) && is_algemeen(een) && !kan_langer_duren_dan(een, self.grens));
        bij_termijn(dossier, "termijn", |termijn| {
            let te_lang = match termijn.soort {
                Some(Criteria) => !noemt_duur(termijn.toelichting.as_deref().unwrap_or_default()),
                _ => kan_langer_duren_dan(termijn, self.grens),
            };
            let bedoeld = (kort && !is_algemeen(termijn)) || self.volgt_ander_resultaat(termijn);
            (geldt(termijn) && te_lang && !bedoeld).then(|| self.melding.to_owned())
        })
    }

    /// A term for everything does not hold for data that have a term of their own.
    fn geldt(&self, termijn: &Bewaartermijn, termijnen: &[Bewaartermijn], telt: impl Fn(&Bewaartermijn) -> bool) -> bool {
        let noemt = |termijn: &Bewaartermijn, code: &str| !termijn.gegevens.is_empty() && geldt_voor(termijn, code);
        let eigen = |code: &str| termijnen.iter().any(|een| telt(een) && noemt(een, code));
        if self.gegevens.is_empty() {
            return termijn.gegevens.is_empty();
        }
        self.gegevens.iter().any(|code| noemt(termijn, code) || (termijn.gegevens.is_empty() && !eigen(code)))
    }

    fn volgt_ander_resultaat(&self, termijn: &Bewaartermijn) -> bool {
        selectielijst::nummer(termijn).is_some_and(|(nummer, _)| nummer != self.resultaat)
    }
}

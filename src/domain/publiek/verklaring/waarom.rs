//! "Waarom doen wij dat?": the purposes (AVG 13(1)(c)).

use super::{Deel, Stof, woorden::tekst};
use crate::domain::{publiek::openbaar::Romp, woorden::zinnen::zin};

pub(super) fn schrijf(stof: &Stof<'_>, deel: &mut Deel) {
    let doelen = doelen(stof.romp);
    if !doelen.is_empty() {
        deel.zeg("Wij gebruiken uw gegevens hiervoor:");
        for doel in &doelen {
            deel.noem(doel);
        }
    }
    if doelen.is_empty() {
        deel.mist("waarvoor wij de gegevens gebruiken");
    } else if doelen.len() < stof.romp.doelen.len() {
        deel.mist("alle doelen waarvoor wij de gegevens gebruiken");
    }
    if stof.romp.verdere_verwerking == Some(true) {
        deel.zeg("Wij gebruiken de gegevens ook voor een ander doel dan waarvoor ze zijn verzameld.");
    }
}

/// The purposes as sentences.
pub(super) fn doelen(romp: &Romp) -> Vec<String> {
    romp.doelen.iter().filter_map(|doel| tekst(doel.omschrijving.as_ref())).map(|doel| zin(&doel)).collect()
}

//! What an organisation tells of all that it does: a section for each kind, but for what belongs to a section that is there anyway.

use strum::VariantArray;

use super::{Deel, OnderdeelCode};
use crate::domain::{
    publiek::openbaar::organisatie::Contact,
    woorden::{
        codes::{AlgemeenSoort, GeslotenCode},
        zinnen::klein,
    },
};

/// The section of a kind, with its question.
fn onderdeel(soort: AlgemeenSoort) -> Option<(OnderdeelCode, &'static str)> {
    Some(match soort {
        AlgemeenSoort::Uitgangspunten => (OnderdeelCode::Uitgangspunten, "Hoe gaan wij met uw gegevens om?"),
        AlgemeenSoort::DatalekMelden => (OnderdeelCode::Datalek, "Hoe meldt u een datalek, of gegevens die niet voor u zijn?"),
        AlgemeenSoort::Beveiliging => (OnderdeelCode::Beveiliging, "Hoe beschermen wij uw gegevens?"),
        AlgemeenSoort::Cookies => (OnderdeelCode::Cookies, "Hoe gaan wij om met cookies?"),
        AlgemeenSoort::Algoritmes => (OnderdeelCode::Algoritmes, "Hoe gebruiken wij algoritmes?"),
        AlgemeenSoort::AndereWetten => (OnderdeelCode::AndereWetten, "Welke andere wetten gelden er?"),
        AlgemeenSoort::Wijzigingen => (OnderdeelCode::Wijzigingen, "Kan deze verklaring veranderen?"),
        AlgemeenSoort::Overig => (OnderdeelCode::Overig, "Wat is nog meer goed om te weten?"),
        // These stand where somebody looks for them.
        AlgemeenSoort::Contactpersoon | AlgemeenSoort::Klacht => return None,
    })
}

/// The sections of which the organisation tells something.
pub(super) fn delen(contact: &Contact) -> impl Iterator<Item = Deel> + '_ {
    let deel = |soort: &AlgemeenSoort| {
        let (code, kop) = onderdeel(*soort)?;
        Some(Deel::schrijf(code, kop, |deel| schrijf(contact, *soort, deel)))
    };
    AlgemeenSoort::VARIANTS.iter().filter_map(deel)
}

/// What the organisation tells of this kind: each line is a paragraph.
pub(super) fn schrijf(contact: &Contact, soort: AlgemeenSoort, deel: &mut Deel) {
    for tekst in contact.algemeen.iter().filter(|tekst| tekst.soort.code == soort.code()) {
        tekst.tekst.lines().for_each(|alinea| deel.zeg(alinea));
        if tekst.url.is_some() {
            deel.verwijs(format!("Lees meer: {}.", klein(&tekst.soort.naam)), tekst.url.as_ref());
        }
    }
}

//! Nothing that is invented stands in the way of being settled, of however many municipalities.

use chrono::NaiveDate;

use super::{Omvang, Verzonnen, ZAAD};
use crate::domain::{
    inhoud::beheer::Beheer,
    recht::{
        dossier::{Context, Dossier, Eerder, Peildag},
        kennis::Kennis,
        toetsing::toets,
    },
    woorden::codes::Ernst,
};

/// So many activities are looked at, spread over the register.
const STEEKPROEF: usize = 2000;

#[test]
fn no_invented_content_has_a_blocker() {
    let dag = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let kennis = Kennis::new(None).unwrap();
    let verzonnen = Verzonnen::new(Omvang { gemeenten: 342, activiteiten: 500, zaad: ZAAD }, dag).unwrap();
    let met_sleutel = |een: &crate::domain::inhoud::organisatie::OrganisatieInvoer| Some((een.uuid?, een.clone()));
    let organisaties = verzonnen.organisaties().iter().filter_map(met_sleutel).collect();
    let overeenkomsten = verzonnen.overeenkomsten().iter().filter_map(|een| Some((een.uuid?, een.clone()))).collect();
    let mut context = Context { registerhouder: uuid::Uuid::nil(), organisaties, overeenkomsten };
    for volgorde in (0..verzonnen.aantal()).step_by(verzonnen.aantal() / STEEKPROEF) {
        let plaats = verzonnen.plaats(volgorde);
        let (mut inhoud, _) = verzonnen.begin(plaats, dag).unwrap();
        (1..4).for_each(|ronde| verzonnen.wijzig(plaats, ronde, dag, &mut inhoud));
        context.registerhouder = verzonnen.registerhouder(plaats);
        let (beheer, eerder) = (Beheer::default(), Eerder::Niets);
        let dossier = Dossier {
            inhoud: &inhoud,
            beheer: &beheer,
            context: &context,
            kennis: &kennis,
            peildag: Peildag::Vandaag(dag),
            einde: None,
            eerder: &eerder,
            ingelezen: &[],
            elders: &[],
        };
        let blokkades = toets(&dossier).into_iter().filter(|bevinding| bevinding.ernst == Ernst::Blokkade);
        let blokkades: Vec<_> = blokkades.map(|bevinding| (bevinding.code, bevinding.melding)).collect();
        assert!(blokkades.is_empty(), "{volgorde} {}: {blokkades:?}", inhoud.naam);
    }
}

//! A question of several words that together find nothing: as many of them as do find something.

use crate::index::{Index, Selectie};

/// Of longer questions only so many words are tried, those that find something at all.
const WOORDEN: usize = 6;

/// The words that are left, and those that were left out; `None` when no word finds anything. Of equally many words those win that find
/// the least: they say the most.
pub(super) fn met_minder(index: &Index, selectie: &Selectie) -> Option<(Vec<String>, Vec<String>)> {
    let aantal = |zoek: &[String]| index.kies(&Selectie { zoek: zoek.to_vec(), ..selectie.clone() }).aantal();
    let bruikbaar: Vec<_> = selectie.zoek.iter().filter(|woord| aantal(&[(*woord).clone()]) > 0).take(WOORDEN).collect();
    let keuze = |welke: u32| -> Vec<String> {
        let erin = bruikbaar.iter().enumerate().filter(|(plaats, _)| welke >> plaats & 1 == 1);
        erin.map(|(_, woord)| (*woord).clone()).collect()
    };
    let gevonden = (1..1_u32 << bruikbaar.len()).filter_map(|welke| {
        let woorden = keuze(welke);
        let aantal = aantal(&woorden);
        (aantal > 0).then_some((woorden, aantal))
    });
    let (over, _) = gevonden.min_by_key(|(woorden, aantal)| (usize::MAX - woorden.len(), *aantal))?;
    let weg = selectie.zoek.iter().filter(|woord| !over.contains(woord)).cloned().collect();
    Some((over, weg))
}

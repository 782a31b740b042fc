//! A question of several words that together find nothing: as many of them as do find something, those first that say what it is about.

use std::cmp::Reverse;

use super::Wegwijzer;
use crate::{
    domain::zoeken::zoektermen::THEMA,
    index::{Index, Selectie},
};

/// Of longer questions only so many words are tried, those that find something at all.
const WOORDEN: usize = 6;

/// The words that are left, and those that were left out; `None` when no word that says something finds anything in one of these parts of
/// the register. What records and the guide call by name comes before what is only mentioned, however rare, and a number says nothing by
/// itself. Of what says as much, the most words win, and then those that find the least.
pub(super) fn met_minder(index: &Index, delen: &[Selectie], wegwijzer: &Wegwijzer) -> Option<(Vec<String>, Vec<String>)> {
    let zoek = &delen.first()?.zoek;
    let aantal = |zoek: &[String]| -> i64 {
        delen.iter().map(|deel| index.kies(&Selectie { zoek: zoek.to_vec(), ..deel.clone() }).aantal()).sum()
    };
    let zwaar = |woord: &str| wegwijzer.noemt(woord) || delen.iter().any(|deel| i64::from(index.gewicht(deel, woord)) >= THEMA);
    let vindt = zoek.iter().filter(|woord| aantal(&[(*woord).clone()]) > 0).take(WOORDEN);
    let bruikbaar: Vec<_> = vindt.map(|woord| (woord, !is_getal(woord), !is_getal(woord) && zwaar(woord))).collect();
    let keuze = |welke: u32| {
        let erin = bruikbaar.iter().enumerate().filter(move |(plaats, _)| welke >> plaats & 1 == 1);
        erin.map(|(_, woord)| woord)
    };
    let gevonden = (1..1_u32 << bruikbaar.len()).filter_map(|welke| {
        let woorden: Vec<String> = keuze(welke).map(|(woord, ..)| (*woord).clone()).collect();
        let zeggen = keuze(welke).filter(|(_, zegt_iets, _)| *zegt_iets).count();
        let zware = keuze(welke).filter(|(.., zwaar)| *zwaar).count();
        let aantal = aantal(&woorden);
        (aantal > 0 && zeggen > 0).then_some((Reverse((zware, zeggen, woorden.len())), aantal, woorden))
    });
    let (.., over) = gevonden.min_by_key(|(zwaarte, aantal, _)| (*zwaarte, *aantal))?;
    let weg = zoek.iter().filter(|woord| !over.contains(woord)).cloned().collect();
    Some((over, weg))
}

/// A year or another number.
fn is_getal(woord: &str) -> bool {
    woord.chars().all(|teken| teken.is_ascii_digit())
}

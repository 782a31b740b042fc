//! Which version comes before which in validity.

use super::Plek;
use crate::domain::woorden::codes::VersieSoort;

/// The number of the version that a version is compared with: the last readable content before it in validity.
#[must_use]
pub fn vergeleken_met(plekken: &[Plek], nummer: i32) -> Option<i32> {
    let volgorde = in_volgorde(plekken);
    let plaats = volgorde.iter().position(|een| *een == nummer)?;
    let leesbaar = |nummer: &&i32| plekken.iter().any(|plek| plek.nummer == **nummer && plek.leesbaar);
    volgorde[..plaats].iter().rev().find(leesbaar).copied()
}

/// The numbers in order of validity; of one day the highest number last. What an end overtook on its own day never held, and neither
/// did an end that changes nothing.
pub(super) fn in_volgorde(plekken: &[Plek]) -> Vec<i32> {
    let mut op_begin: Vec<Plek> = plekken.to_vec();
    op_begin.sort_by_key(|plek| (plek.begin, plek.nummer));
    let mut geldend: Vec<Plek> = Vec::with_capacity(op_begin.len());
    for (plaats, plek) in op_begin.iter().enumerate() {
        let later = op_begin[plaats + 1..].iter().rfind(|ander| ander.begin == plek.begin);
        let is_einde = plek.soort == VersieSoort::Beeindiging;
        let ingehaald = later.is_some_and(|later| is_einde || later.soort == VersieSoort::Beeindiging);
        let loos = is_einde && geldend.last().is_none_or(|vorige| vorige.soort == VersieSoort::Beeindiging);
        if !ingehaald && !loos {
            geldend.push(*plek);
        }
    }
    geldend.iter().map(|plek| plek.nummer).collect()
}

//! From running text to lines of a width.

use unicode_normalization::UnicodeNormalization as _;

use super::{
    letters::letter,
    lezen::{Stuk, Tekst},
};
use crate::error::Result;

/// A piece of a line in one style.
#[derive(Debug)]
pub(super) struct Loop {
    pub(super) tekst: String,
    pub(super) vet: bool,
    pub(super) adres: Option<String>,
    pub(super) breedte: f32,
}

/// A sign with its place in the text it comes from.
struct Gemeten<'a> {
    teken: char,
    stuk: &'a Stuk,
    vet: bool,
    breedte: f32,
}

/// The lines of a text at this size; a word that is too long for a line goes on in the next.
pub(super) fn regels(tekst: &Tekst, alles_vet: bool, grootte: f32, breedte: f32) -> Result<Vec<Vec<Loop>>> {
    let tekens = tekens(tekst, alles_vet, grootte)?;
    let (mut regels, mut begin) = (Vec::new(), 0);
    while begin < tekens.len() {
        let (mut over, mut einde, mut breuk) = (breedte, begin, None);
        while let Some(teken) = tekens.get(einde) {
            let past = teken.breedte <= over || teken.teken == ' ' || einde == begin;
            if teken.teken == '\n' || !past {
                break;
            }
            over -= teken.breedte;
            einde += 1;
            // "zorg-, jeugd-" stays whole.
            let volgt = tekens.get(einde).is_none_or(|volgende| volgende.teken.is_alphanumeric());
            if teken.teken == ' ' || ("-/".contains(teken.teken) && volgt) {
                breuk = Some(einde);
            }
        }
        let gedwongen = tekens.get(einde).is_some_and(|teken| teken.teken == '\n');
        if einde < tekens.len() && !gedwongen {
            einde = breuk.unwrap_or(einde);
        }
        regels.push(lopen(&tekens[begin..einde]));
        begin = einde + usize::from(gedwongen);
    }
    Ok(regels)
}

/// The width of the longest word.
pub(super) fn langste_woord(tekst: &Tekst, alles_vet: bool, grootte: f32) -> Result<f32> {
    let tekens = tekens(tekst, alles_vet, grootte)?;
    let woorden = tekens.split(|teken| " \n-/".contains(teken.teken));
    Ok(woorden.map(|woord| woord.iter().map(|teken| teken.breedte).sum()).fold(0.0, f32::max))
}

/// The signs in their order, white space as one space, and nothing that the norms forbid.
fn tekens(tekst: &Tekst, alles_vet: bool, grootte: f32) -> Result<Vec<Gemeten<'_>>> {
    let mut tekens: Vec<Gemeten<'_>> = Vec::new();
    for stuk in tekst {
        let vet = stuk.vet || alles_vet;
        let letter = letter(vet)?;
        for teken in stuk.tekst.nfc() {
            let teken = if teken.is_whitespace() && teken != '\n' && teken != '\u{a0}' { ' ' } else { teken };
            let na_wit = tekens.last().is_none_or(|vorig| " \n".contains(vorig.teken));
            if (teken == ' ' && na_wit) || (teken != '\n' && mag_niet(teken)) {
                continue;
            }
            tekens.push(Gemeten { teken, stuk, vet, breedte: letter.breedte(teken) * grootte });
        }
    }
    while tekens.last().is_some_and(|teken| " \n".contains(teken.teken)) {
        tekens.pop();
    }
    Ok(tekens)
}

/// Signs that say nothing by themselves or have no meaning that all share.
fn mag_niet(teken: char) -> bool {
    teken.is_control()
        || matches!(teken, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{e000}'..='\u{f8ff}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{f0000}'..)
}

/// The pieces of a line, each in one style.
fn lopen(tekens: &[Gemeten<'_>]) -> Vec<Loop> {
    let zelfde = |een: &Gemeten<'_>, ander: &Gemeten<'_>| een.vet == ander.vet && een.stuk.adres == ander.stuk.adres;
    let stuk = |tekens: &[Gemeten<'_>]| Loop {
        tekst: tekens.iter().map(|teken| teken.teken).collect(),
        vet: tekens[0].vet,
        adres: tekens[0].stuk.adres.clone(),
        breedte: tekens.iter().map(|teken| teken.breedte).sum(),
    };
    tekens.chunk_by(zelfde).map(stuk).collect()
}

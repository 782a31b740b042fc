//! The passage of a record that shows best what was searched for, with the words that were found. What is found is found by the same
//! rule as in a search; what a reader gets is cut from the text as it stands.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::woorden::zoekwoord::{Zoekwoord, plaatsen_van_vormen};

/// A passage has at most so many characters.
const LENGTE: usize = 160;

/// At most so many of them stand before the first word that was found.
const AANLOOP: usize = 40;

/// A piece of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stuk {
    /// The text, as it stands in the record.
    pub tekst: String,
    /// Whether it is a word that was found.
    pub gevonden: bool,
}

/// A word that was found: where, and by which words of the query (a bit for each).
struct Treffer {
    plaats: Range<usize>,
    woorden: u128,
}

/// The best passage of these texts (the most telling first) for the words of a query, each with what else it finds: with the
/// most different words, then the most words, then the first. Without any word it is the begin of the first text. The pieces in a row
/// are the passage; there are none when every text is blank.
#[must_use]
pub fn fragment(teksten: &[&str], gezocht: &[Vec<Zoekwoord>]) -> Vec<Stuk> {
    let mut beste = None;
    for tekst in teksten.iter().filter(|tekst| !tekst.trim().is_empty()) {
        let treffers = treffers(tekst, gezocht);
        let vensters = treffers.iter().map(|treffer| venster(tekst, &treffer.plaats)).chain([venster(tekst, &(0..0))]);
        for venster in vensters {
            let score = score(&treffers, &venster);
            if beste.as_ref().is_none_or(|(hoogste, _)| score > *hoogste) {
                beste = Some((score, stukken(tekst, &treffers, &venster)));
            }
        }
    }
    beste.map(|(_, stukken)| stukken).unwrap_or_default()
}

fn treffers(tekst: &str, gezocht: &[Vec<Zoekwoord>]) -> Vec<Treffer> {
    let vindt = |woord: &str| {
        gezocht
            .iter()
            .take(128)
            .enumerate()
            .filter(|(_, gezocht)| gezocht.iter().any(|gezocht| gezocht.vindt(woord)))
            .fold(0, |woorden, (nummer, _)| woorden | 1 << nummer)
    };
    let treffers = plaatsen_van_vormen(tekst).into_iter().map(|(plaats, woord)| Treffer { plaats, woorden: vindt(&woord) });
    treffers.filter(|treffer| treffer.woorden != 0).collect()
}

/// How many different words of the query stand in a part of the text, and how many words were found in it.
fn score(treffers: &[Treffer], venster: &Range<usize>) -> (u32, usize) {
    let binnen = || {
        let eerste = treffers.partition_point(|treffer| treffer.plaats.start < venster.start);
        treffers[eerste..].iter().take_while(|treffer| treffer.plaats.start < venster.end)
    };
    (binnen().fold(0, |woorden, treffer| woorden | treffer.woorden).count_ones(), binnen().count())
}

/// The part of the text around a word: from the begin of a word to the end of one, without blanks around it.
fn venster(tekst: &str, woord: &Range<usize>) -> Range<usize> {
    let ruim = tot(tekst, van(tekst, woord.start));
    // A long word may have no room behind what stands before it.
    let venster = if ruim.end < woord.end { tot(tekst, woord.start) } else { ruim };
    let deel = &tekst[venster.clone()];
    let begin = venster.start + deel.len() - deel.trim_start().len();
    begin..begin + deel.trim().len()
}

/// Where a word begins, at most `AANLOOP` characters before a place; earlier when the text ends before the passage is full.
fn van(tekst: &str, plaats: usize) -> usize {
    let terug = |meer| terug(tekst, plaats, AANLOOP + meer).min(terug(tekst, tekst.len(), LENGTE + meer));
    if terug(0) == 0 {
        return 0;
    }
    let vroegst = terug(1);
    tekst[vroegst..plaats].find(char::is_whitespace).map_or(plaats, |blank| vroegst + blank)
}

/// So many characters before a place, or the begin of the text.
fn terug(tekst: &str, plaats: usize, tekens: usize) -> usize {
    tekst[..plaats].char_indices().rev().nth(tekens - 1).map_or(0, |(begin, _)| begin)
}

/// From a place to the last end of a word within `LENGTE` characters; only a word that is longer is cut, between two signs.
fn tot(tekst: &str, begin: usize) -> Range<usize> {
    let begin = begin + tekst[begin..].len() - tekst[begin..].trim_start().len();
    let rest = &tekst[begin..];
    let Some((uiterst, teken)) = rest.char_indices().nth(LENGTE) else { return begin..tekst.len() };
    if teken.is_whitespace() {
        return begin..begin + uiterst;
    }
    let tussen_woorden = rest[..uiterst].rfind(char::is_whitespace);
    let tussen_tekens = || rest.grapheme_indices(true).map(|(grens, _)| grens).take_while(|grens| *grens <= uiterst).last();
    let einde = tussen_woorden.or_else(tussen_tekens).filter(|einde| *einde > 0).unwrap_or(uiterst);
    begin..begin + einde
}

/// The part of the text in pieces: the words that were found and what stands between them.
fn stukken(tekst: &str, treffers: &[Treffer], venster: &Range<usize>) -> Vec<Stuk> {
    let mut stukken = Vec::new();
    let mut voeg_toe = |deel: Range<usize>, gevonden| {
        if !deel.is_empty() {
            stukken.push(Stuk { tekst: tekst[deel].to_owned(), gevonden });
        }
    };
    let mut tot_hier = venster.start;
    for Treffer { plaats, .. } in treffers {
        // One sign may be the end of a word and the begin of the next.
        let begin = plaats.start.clamp(tot_hier, venster.end);
        let einde = plaats.end.clamp(begin, venster.end);
        if plaats.start < venster.end && einde > begin {
            voeg_toe(tot_hier..begin, false);
            voeg_toe(begin..einde, true);
            tot_hier = einde;
        }
    }
    voeg_toe(tot_hier..venster.end, false);
    stukken
}

#[cfg(test)]
mod tests;

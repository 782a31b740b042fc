//! Which contents have a word, and how much it weighs there. A stem has what its words have.

use std::collections::HashMap;

use roaring::{MultiOps, RoaringBitmap};

use super::rijen::{Nummer, krimp, voeg_toe};
use crate::domain::woorden::zoekwoord::{LANG, Zoekwoord, stam};

/// A word, with who has it by weight.
#[derive(Debug)]
struct Woord {
    tekst: Box<str>,
    wie: Vec<(u8, RoaringBitmap)>,
}

impl Woord {
    fn alle(&self) -> RoaringBitmap {
        self.wie.iter().map(|(_, wie)| wie).union()
    }

    fn neem(&mut self, nummer: Nummer) {
        for (_, wie) in &mut self.wie {
            wie.remove(nummer);
        }
        self.wie.retain(|(_, wie)| !wie.is_empty());
    }
}

/// All words.
#[derive(Debug, Default)]
pub(super) struct Woorden {
    alle: Vec<Woord>,
    op_tekst: HashMap<Box<str>, u32>,
    /// The words in alphabetical order.
    volgorde: Vec<u32>,
    stammen: HashMap<Box<str>, Vec<u32>>,
    /// Whether words are put in their order at once; not while everything is loaded.
    is_geordend: bool,
}

/// A word that is looked for: how much each content that has it gains by it.
pub(super) type Gewogen = Vec<(u32, RoaringBitmap)>;

impl Woorden {
    /// Gives a content a word; its place stays.
    pub(super) fn zet(&mut self, tekst: &str, gewicht: u8, nummer: Nummer) -> u32 {
        let plaats = match self.op_tekst.get(tekst) {
            Some(plaats) => *plaats,
            None => self.nieuw(tekst),
        };
        let wie = &mut self.alle[plaats as usize].wie;
        match wie.iter_mut().find(|(ander, _)| *ander == gewicht) {
            Some((_, wie)) => voeg_toe(wie, nummer),
            None => wie.push((gewicht, RoaringBitmap::from_iter([nummer]))),
        }
        plaats
    }

    fn nieuw(&mut self, tekst: &str) -> u32 {
        let plaats = u32::try_from(self.alle.len()).unwrap_or(u32::MAX);
        self.alle.push(Woord { tekst: tekst.into(), wie: Vec::new() });
        self.op_tekst.insert(tekst.into(), plaats);
        self.stammen.entry(stam(tekst).into()).or_default().push(plaats);
        if self.is_geordend {
            let voor = self.vanaf(tekst);
            self.volgorde.insert(voor, plaats);
        }
        plaats
    }

    /// Puts all words in their order, each in as little room as it needs.
    pub(super) fn orden(&mut self) {
        self.volgorde = (0..).zip(&self.alle).map(|(plaats, _)| plaats).collect();
        self.volgorde.sort_unstable_by_key(|plaats| &self.alle[*plaats as usize].tekst);
        self.is_geordend = true;
        self.alle.iter_mut().flat_map(|woord| &mut woord.wie).for_each(|(_, wie)| krimp(wie));
    }

    /// Takes the words of these places from a content.
    pub(super) fn neem(&mut self, plaatsen: &RoaringBitmap, nummer: Nummer) {
        for plaats in plaatsen {
            self.alle[plaats as usize].neem(nummer);
        }
    }

    /// Takes a content out of everything; walks over all words.
    pub(super) fn vergeet(&mut self, nummer: Nummer) {
        for woord in &mut self.alle {
            woord.neem(nummer);
        }
    }

    /// Whether some of these have the word itself.
    pub(super) fn heeft(&self, tekst: &str, wie: &RoaringBitmap) -> bool {
        let plaats = self.op_tekst.get(tekst);
        plaats.is_some_and(|plaats| self.alle[*plaats as usize].wie.iter().any(|(_, eigen)| !eigen.is_disjoint(wie)))
    }

    /// Who has a word that is found by what is looked for.
    pub(super) fn vind(&self, gezocht: &Zoekwoord) -> RoaringBitmap {
        self.op_begin(gezocht).chain(self.op_stam(gezocht)).flat_map(|woord| &woord.wie).map(|(_, wie)| wie).union()
    }

    /// How much each content of a set gains by a word that is looked for: what each word weighs that begins with it, the word itself
    /// double, and what the word with its stem weighs that weighs most.
    pub(super) fn weeg(&self, gezocht: &Zoekwoord, keuze: &RoaringBitmap) -> Gewogen {
        let mut gewogen = Gewogen::new();
        for woord in self.op_begin(gezocht) {
            let keer = if *woord.tekst == *gezocht.begin { 2 } else { 1 };
            gewogen.extend(woord.wie.iter().map(|(gewicht, wie)| (keer * u32::from(*gewicht), wie & keuze)));
        }
        let mut op_stam: Vec<(u8, RoaringBitmap)> = Vec::new();
        for (gewicht, wie) in self.op_stam(gezocht).flat_map(|woord| &woord.wie) {
            match op_stam.iter_mut().find(|(ander, _)| ander == gewicht) {
                Some((_, alle)) => *alle |= wie,
                None => op_stam.push((*gewicht, wie.clone())),
            }
        }
        op_stam.sort_unstable_by_key(|(gewicht, _)| std::cmp::Reverse(*gewicht));
        let mut zwaarder = RoaringBitmap::new();
        for (gewicht, wie) in op_stam {
            let wie = wie & keuze;
            gewogen.push((u32::from(gewicht), &wie - &zwaarder));
            zwaarder |= wie;
        }
        gewogen
    }

    /// What the word weighs where it weighs most: itself or one with its stem, and of a long one also what begins with it.
    pub(super) fn zwaarste(&self, gezocht: &Zoekwoord, keuze: &RoaringBitmap) -> u8 {
        let begin = (gezocht.begin.chars().count() >= LANG).then(|| self.op_begin(gezocht)).into_iter().flatten();
        let wie = begin.chain(self.op_stam(gezocht)).flat_map(|woord| &woord.wie);
        wie.filter(|(_, wie)| !wie.is_disjoint(keuze)).map(|(gewicht, _)| *gewicht).max().unwrap_or_default()
    }

    fn op_begin<'a>(&'a self, gezocht: &'a Zoekwoord) -> impl Iterator<Item = &'a Woord> {
        let vanaf = self.vanaf(&gezocht.begin);
        let woorden = self.volgorde[vanaf..].iter().map(|plaats| &self.alle[*plaats as usize]);
        woorden.take_while(|woord| *woord.tekst < *gezocht.tot)
    }

    fn vanaf(&self, begin: &str) -> usize {
        self.volgorde.partition_point(|plaats| &*self.alle[*plaats as usize].tekst < begin)
    }

    fn op_stam(&self, gezocht: &Zoekwoord) -> impl Iterator<Item = &Woord> {
        let plaatsen = self.stammen.get(gezocht.stam.as_str()).into_iter().flatten();
        plaatsen.map(|plaats| &self.alle[*plaats as usize])
    }

    #[cfg(test)]
    pub(super) fn alle(&self) -> impl Iterator<Item = (&str, u8, &RoaringBitmap)> {
        self.alle.iter().flat_map(|woord| woord.wie.iter().map(|(gewicht, wie)| (&*woord.tekst, *gewicht, wie)))
    }

    /// The words that begin so, with how many contents of a set have each.
    pub(super) fn met_begin(&self, begin: &str, keuze: &RoaringBitmap, past: impl Fn(&str) -> bool) -> Vec<(&str, u64)> {
        let woorden = self.volgorde[self.vanaf(begin)..].iter().map(|plaats| &self.alle[*plaats as usize]);
        let met_begin = woorden.take_while(|woord| woord.tekst.starts_with(begin)).filter(|woord| past(&woord.tekst));
        met_begin.map(|woord| (&*woord.tekst, woord.alle().intersection_len(keuze))).filter(|(_, aantal)| *aantal > 0).collect()
    }
}

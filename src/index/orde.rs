//! The orders of lists: every content in its place, so that a page costs what it skips and shows.

use std::cmp::Ordering;

use roaring::RoaringBitmap;

use super::rijen::{Nummer, Rijen};

/// A page that begins further on is looked up in a set without compression.
const DIEP: usize = 500;

/// By what an order orders; equals come by activity and content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sleutel {
    Naam,
    Identificatie,
    /// Last settled first.
    Vastgesteld,
    Uuid,
}

/// Contents in an order, and the place of each in it.
#[derive(Debug)]
pub(super) struct Orde {
    sleutel: Sleutel,
    rijen: Vec<Nummer>,
    rang: Vec<u32>,
}

impl Orde {
    pub(super) fn new(sleutel: Sleutel) -> Self {
        Self { sleutel, rijen: Vec::new(), rang: Vec::new() }
    }

    fn vergelijk(&self, rijen: &Rijen, een: Nummer, ander: Nummer) -> Ordering {
        let (Some(blad), Some(anders)) = (rijen.inhouden.get(een), rijen.inhouden.get(ander)) else {
            return een.cmp(&ander);
        };
        let (Some(kaart), Some(van_ander)) = (rijen.kaart(een), rijen.kaart(ander)) else { return een.cmp(&ander) };
        let eerst = match self.sleutel {
            Sleutel::Naam => blad.naam.cmp(&anders.naam),
            Sleutel::Identificatie => kaart.identificatie.cmp(&van_ander.identificatie),
            Sleutel::Vastgesteld => anders.vastgesteld_op.cmp(&blad.vastgesteld_op),
            Sleutel::Uuid => Ordering::Equal,
        };
        eerst.then_with(|| (kaart.uuid, blad.bron).cmp(&(van_ander.uuid, anders.bron)))
    }

    /// Orders everything anew.
    pub(super) fn orden(&mut self, rijen: &Rijen) {
        let mut alle: Vec<Nummer> = rijen.inhouden.alle().map(|(nummer, _)| nummer).collect();
        alle.sort_unstable_by(|een, ander| self.vergelijk(rijen, *een, *ander));
        self.rang = vec![u32::MAX; rijen.inhouden.breedte()];
        for (plaats, nummer) in (0..).zip(&alle) {
            self.rang[*nummer as usize] = plaats;
        }
        self.rijen = alle;
    }

    /// Puts a content in its place.
    pub(super) fn voeg_toe(&mut self, rijen: &Rijen, nummer: Nummer) {
        let plaats = self.rijen.partition_point(|ander| self.vergelijk(rijen, *ander, nummer).is_lt());
        let rang = u32::try_from(plaats).unwrap_or(u32::MAX);
        for ander in self.rang.iter_mut().filter(|ander| **ander >= rang && **ander != u32::MAX) {
            *ander += 1;
        }
        self.rijen.insert(plaats, nummer);
        if self.rang.len() <= nummer as usize {
            self.rang.resize(nummer as usize + 1, u32::MAX);
        }
        self.rang[nummer as usize] = rang;
    }

    /// Takes a content out; it may have gone from the columns already.
    pub(super) fn neem(&mut self, nummer: Nummer) {
        let Some(rang) = self.rang.get_mut(nummer as usize).filter(|rang| **rang != u32::MAX) else { return };
        let plaats = std::mem::replace(rang, u32::MAX);
        self.rijen.remove(plaats as usize);
        for ander in self.rang.iter_mut().filter(|ander| **ander > plaats && **ander != u32::MAX) {
            *ander -= 1;
        }
    }

    /// So many contents of a set from a place on.
    pub(super) fn bladzijde(&self, keuze: &RoaringBitmap, van: usize, aantal: usize) -> Vec<Nummer> {
        let gekozen = usize::try_from(keuze.len()).unwrap_or(usize::MAX);
        if gekozen <= van || aantal == 0 {
            return Vec::new();
        }
        if gekozen < self.rijen.len() / 16 {
            return self.uit_weinig(keuze, van, aantal);
        }
        if van < DIEP {
            return self.rijen.iter().copied().filter(|nummer| keuze.contains(*nummer)).skip(van).take(aantal).collect();
        }
        let mut is_gekozen = vec![false; self.rang.len()];
        keuze.iter().for_each(|nummer| is_gekozen[nummer as usize] = true);
        self.rijen.iter().copied().filter(|nummer| is_gekozen[*nummer as usize]).skip(van).take(aantal).collect()
    }

    fn uit_weinig(&self, keuze: &RoaringBitmap, van: usize, aantal: usize) -> Vec<Nummer> {
        let mut rangen: Vec<u32> = keuze.iter().map(|nummer| self.rang[nummer as usize]).collect();
        let tot = van.saturating_add(aantal).min(rangen.len());
        if tot < rangen.len() {
            rangen.select_nth_unstable(tot);
        }
        let deel = &mut rangen[..tot];
        deel.sort_unstable();
        deel[van..].iter().map(|rang| self.rijen[*rang as usize]).collect()
    }

    #[cfg(test)]
    pub(super) fn alle(&self) -> impl Iterator<Item = Nummer> {
        self.rijen.iter().copied()
    }

    /// The contents from one place to another, each found by a rule that holds for all that come before it.
    pub(super) fn tussen(&self, voor: impl Fn(Nummer) -> bool, voor_einde: impl Fn(Nummer) -> bool) -> &[Nummer] {
        let van = self.rijen.partition_point(|nummer| voor(*nummer));
        let tot = self.rijen.partition_point(|nummer| voor_einde(*nummer));
        &self.rijen[van..tot.max(van)]
    }
}

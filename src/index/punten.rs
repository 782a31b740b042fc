//! How well each content matches: sums as binary numbers, a set for each bit, so that one operation adds for all contents at once.

use roaring::RoaringBitmap;

use super::{orde::Orde, rijen::Nummer};

/// The sums; the first set is that of the ones.
#[derive(Debug, Default)]
pub(super) struct Punten(Vec<RoaringBitmap>);

impl Punten {
    /// Gives every content of a set so many points more.
    pub(super) fn geef(&mut self, punten: u32, wie: &RoaringBitmap) {
        for bit in (0..u32::BITS).filter(|bit| punten >> bit & 1 == 1) {
            self.tel_op(bit as usize, wie.clone());
        }
    }

    fn tel_op(&mut self, bit: usize, mut over: RoaringBitmap) {
        for bit in bit.. {
            if over.is_empty() {
                return;
            }
            if self.0.len() <= bit {
                self.0.resize_with(bit + 1, RoaringBitmap::new);
            }
            let samen = &self.0[bit] & &over;
            self.0[bit] ^= over;
            over = samen;
        }
    }

    /// So many contents of a set from a place on, those with most points first, equal ones in an order.
    pub(super) fn bladzijde(&self, keuze: RoaringBitmap, orde: &Orde, van: usize, aantal: usize) -> Vec<Nummer> {
        let mut gevonden = Vec::new();
        let mut van = van;
        self.deel(keuze, self.0.len(), orde, &mut van, aantal, &mut gevonden);
        gevonden
    }

    fn deel(&self, keuze: RoaringBitmap, bits: usize, orde: &Orde, van: &mut usize, aantal: usize, gevonden: &mut Vec<Nummer>) {
        let gekozen = usize::try_from(keuze.len()).unwrap_or(usize::MAX);
        if gekozen <= *van {
            *van -= gekozen;
            return;
        }
        let Some(bit) = bits.checked_sub(1) else {
            gevonden.extend(orde.bladzijde(&keuze, *van, aantal - gevonden.len()));
            *van = 0;
            return;
        };
        let meer = &keuze & &self.0[bit];
        if meer.is_empty() {
            self.deel(keuze, bit, orde, van, aantal, gevonden);
            return;
        }
        let minder = &keuze - &meer;
        self.deel(meer, bit, orde, van, aantal, gevonden);
        if gevonden.len() < aantal {
            self.deel(minder, bit, orde, van, aantal, gevonden);
        }
    }
}

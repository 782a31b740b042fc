//! Chance that falls the same way every time: `SplitMix64`, of which each activity has its own.

use uuid::{Builder, Uuid};

/// A row of numbers that follows from a seed.
pub struct Toeval(u64);

impl Toeval {
    /// The row of one thing among all that have this seed.
    pub fn new(zaad: u64, nummer: u64) -> Self {
        let begin = Self(zaad).getal().wrapping_add(nummer);
        Self(Self(begin).getal())
    }

    fn getal(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut getal = self.0;
        getal = (getal ^ (getal >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        getal = (getal ^ (getal >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        getal ^ (getal >> 31)
    }

    /// From 0 up to, not including, `tot`.
    pub fn tot(&mut self, tot: u32) -> u32 {
        u32::try_from(((self.getal() >> 32) * u64::from(tot)) >> 32).unwrap_or_default()
    }

    /// Whether it happens, so many times in a hundred.
    pub fn kans(&mut self, procent: u32) -> bool {
        self.tot(100) < procent
    }

    /// One of these, each as often; there is at least one.
    pub fn een<'a, T>(&mut self, uit: &'a [T]) -> &'a T {
        &uit[self.tot(aantal(uit)) as usize]
    }

    /// One of these, the first ones most: the second half as often as the first, the fourth a quarter, as the words of a language (Zipf).
    pub fn vaak<'a, T>(&mut self, uit: &'a [T]) -> &'a T {
        let orde = 1 << self.tot(aantal(uit).ilog2() + 1);
        let rang = orde + self.tot(orde);
        &uit[(rang as usize - 1) % uit.len()]
    }

    /// A key in the form of a random one.
    pub fn uuid(&mut self) -> Uuid {
        let bytes = (u128::from(self.getal()) << 64) | u128::from(self.getal());
        Builder::from_random_bytes(bytes.to_be_bytes()).into_uuid()
    }
}

fn aantal<T>(uit: &[T]) -> u32 {
    u32::try_from(uit.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_and_number_give_the_same_row_and_others_another() {
        let rij = |zaad, nummer| {
            let mut toeval = Toeval::new(zaad, nummer);
            [toeval.tot(1000), toeval.tot(1000), toeval.tot(1000), toeval.tot(1000)]
        };
        assert_eq!(rij(1, 2), rij(1, 2));
        assert_ne!(rij(1, 2), rij(1, 3));
        assert_ne!(rij(1, 2), rij(2, 2));
        assert_ne!(rij(1, 2), rij(2, 1));
    }

    #[test]
    fn the_first_are_taken_most_and_every_one_sometimes() {
        let (mut toeval, waarden): (_, Vec<usize>) = (Toeval::new(1, 1), (0..20).collect());
        let mut keer = [0; 20];
        for _ in 0..20_000 {
            keer[*toeval.vaak(&waarden)] += 1;
        }
        assert!(keer[0] > 3 * keer[2] / 2 && keer[2] > 3 * keer[6] / 2 && keer[19] > 0, "{keer:?}");
    }
}

//! Where everything stands in the picture: three columns, from left to right, and below them how long the data are kept.

use super::Stroom;

pub(super) const BREEDTE: u32 = 768;
pub(super) const KOLOM: u32 = 226;
pub(super) const RAND: u32 = 2;
pub(super) const MIDDEN: u32 = 271;
pub(super) const BOVEN: u32 = 34;
const RECHTS: u32 = 540;

/// Everything with its place.
pub(in crate::site) struct Tekening {
    pub breedte: u32,
    pub hoogte: u32,
    pub vakken: Vec<Vak>,
    pub regels: Vec<Regel>,
    /// Paths.
    pub pijlen: Vec<String>,
}

/// A box.
pub(in crate::site) struct Vak {
    pub x: u32,
    pub y: u32,
    pub breedte: u32,
    pub hoogte: u32,
    /// Data leave Europe here.
    pub buiten: bool,
}

/// A line of text.
pub(in crate::site) struct Regel {
    pub x: u32,
    pub y: u32,
    pub tekst: String,
    pub vet: bool,
}

impl Tekening {
    /// Draws a flow.
    pub(super) fn new(stroom: &Stroom) -> Self {
        let mut tekening = Self { breedte: BREEDTE, hoogte: 0, vakken: Vec::new(), regels: Vec::new(), pijlen: Vec::new() };
        for (x, kop) in [(RAND, "Van wie"), (MIDDEN, "Wie gebruikt ze"), (RECHTS, "Naar wie")] {
            tekening.tekst(x, BOVEN - 14, kop.to_owned(), true);
        }
        let (links, onder_links) =
            tekening.kolom((RAND, BOVEN, KOLOM), &stroom.bronnen, "De bronnen staan nog niet in het register");
        let (rechts, onder_rechts) = tekening.kolom((RECHTS, BOVEN, KOLOM), &stroom.ontvangers, stroom.niemand());
        let midden = tekening.vakken.len();
        let onder_midden = tekening.midden(stroom);
        let onder = onder_links.max(onder_rechts).max(onder_midden);
        tekening.vakken[midden].hoogte = onder - BOVEN;
        for y in links {
            tekening.pijl_rechts(RAND + KOLOM, MIDDEN, y);
        }
        for y in rechts {
            tekening.pijl_rechts(MIDDEN + KOLOM, RECHTS, y);
        }
        tekening.bewaren(&stroom.bewaren, onder);
        tekening
    }

    /// A line of text.
    pub(super) fn tekst(&mut self, x: u32, y: u32, tekst: String, vet: bool) {
        self.regels.push(Regel { x, y, tekst, vet });
    }

    fn pijl_rechts(&mut self, van: u32, naar: u32, y: u32) {
        self.pijlen.push(format!("M{van} {y}H{}m-7 -5l7 5l-7 5", naar - 2));
    }
}

//! The boxes of the picture, as high as their text.

use super::{
    Knoop, Stroom,
    letters::{Letter, regels},
    tekening::{BOVEN, BREEDTE, KOLOM, MIDDEN, RAND, Tekening, Vak},
};
use crate::domain::woorden::zinnen::opsomming;

/// Of every side so many boxes at most; what is left over is counted.
const MEEST: usize = 8;
/// So many retention terms at most.
const TERMIJNEN: usize = 4;
/// Between two boxes.
const TUSSEN: u32 = 12;
/// Between the edge of a box and its text.
const BINNEN: u32 = 10;
/// Height of a line.
const REGEL: u32 = 18;
const GEWOON: Letter = Letter { grootte: 14, vet: false };
const VET: Letter = Letter { grootte: 14, vet: true };

impl Tekening {
    /// Boxes below each other; gives the height of the middle of each, and where they end.
    pub(super) fn kolom(&mut self, (x, boven, breedte): (u32, u32, u32), knopen: &[Knoop], leeg: &str) -> (Vec<u32>, u32) {
        let (mut middens, mut y) = (Vec::new(), boven);
        for knoop in knopen.iter().take(getoond(knopen.len())) {
            let hoogte = self.vak(x, y, breedte, knoop);
            middens.push(y + hoogte / 2);
            y += hoogte + TUSSEN;
        }
        let over = knopen.len() - getoond(knopen.len());
        let slot = |naam: String| Knoop { naam, wat: String::new(), buiten: None };
        if over > 0 {
            let hoogte = self.vak(x, y, breedte, &slot(format!("en nog {over} andere")));
            middens.push(y + hoogte / 2);
            y += hoogte + TUSSEN;
        } else if knopen.is_empty() {
            y += self.vak(x, y, breedte, &slot(leeg.to_owned())) + TUSSEN;
        }
        (middens, y - TUSSEN)
    }

    /// A box with its text; gives its height.
    fn vak(&mut self, x: u32, y: u32, breedte: u32, knoop: &Knoop) -> u32 {
        let binnen = breedte - 2 * BINNEN;
        let buiten = knoop.buiten.iter().flat_map(|waar| regels(&format!("Buiten Europa: {waar}"), binnen, VET, 2));
        let vet: Vec<_> = buiten.chain(regels(&knoop.naam, binnen, VET, 2)).map(|regel| (regel, true)).collect();
        let gewoon = regels(&knoop.wat, binnen, GEWOON, 3).into_iter().map(|regel| (regel, false));
        let (mut onder, plaats) = (y + BINNEN, self.vakken.len());
        self.vakken.push(Vak { x, y, breedte, hoogte: 0, buiten: knoop.buiten.is_some() });
        for (regel, vet) in vet.into_iter().chain(gewoon) {
            onder += REGEL;
            self.tekst(x + BINNEN, onder - 4, regel, vet);
        }
        self.vakken[plaats].hoogte = onder + BINNEN - y;
        self.vakken[plaats].hoogte
    }

    /// The box in the middle with who works there; gives where its content ends.
    pub(super) fn midden(&mut self, stroom: &Stroom) -> u32 {
        self.vakken.push(Vak { x: MIDDEN, y: BOVEN, breedte: KOLOM, hoogte: 0, buiten: false });
        let mut y = BOVEN + BINNEN;
        for naam in stroom.wij.iter().take(MEEST) {
            y = self.alinea(y, naam, true);
        }
        for naam in stroom.in_opdracht_van.iter().take(MEEST) {
            y = self.alinea(y, &format!("in opdracht van {naam}"), false);
        }
        if !stroom.over.is_empty() {
            y = self.alinea(y + TUSSEN, &format!("Gegevens over: {}", opsomming(&stroom.over, "en")), false);
        }
        if !stroom.verwerkers.is_empty() {
            y = self.alinea(y + TUSSEN, "Deze helpen daarbij:", false) + 6;
            (_, y) = self.kolom((MIDDEN + BINNEN, y, KOLOM - 2 * BINNEN), &stroom.verwerkers, "");
        }
        y + BINNEN
    }

    /// Lines in the middle box; gives where they end.
    fn alinea(&mut self, mut y: u32, tekst: &str, vet: bool) -> u32 {
        for regel in regels(tekst, KOLOM - 2 * BINNEN, if vet { VET } else { GEWOON }, 4) {
            y += REGEL;
            self.tekst(MIDDEN + BINNEN, y - 4, regel, vet);
        }
        y
    }

    /// Below everything: how long the data are kept.
    pub(super) fn bewaren(&mut self, termijnen: &[String], boven: u32) {
        let (y, breedte) = (boven + 40, BREEDTE - 2 * RAND);
        let x = MIDDEN + KOLOM / 2;
        self.pijlen.push(format!("M{x} {boven}V{}m-5 -7l5 7l5 -7", y - 2));
        let plaats = self.vakken.len();
        self.vakken.push(Vak { x: RAND, y, breedte, hoogte: 0, buiten: false });
        let mut onder = y + BINNEN + REGEL;
        self.tekst(RAND + BINNEN, onder - 4, "Bewaren en vernietigen".to_owned(), true);
        let over = termijnen.len().saturating_sub(TERMIJNEN);
        let slot = if termijnen.is_empty() { Some("Het register zegt dit nog niet.".to_owned()) } else { None };
        let slot = slot.or_else(|| (over > 0).then(|| format!("en nog {over} andere termijnen")));
        for zin in termijnen.iter().take(TERMIJNEN).chain(&slot) {
            for regel in regels(zin, breedte - 2 * BINNEN, GEWOON, 2) {
                onder += REGEL;
                self.tekst(RAND + BINNEN, onder - 4, regel, false);
            }
        }
        self.vakken[plaats].hoogte = onder + BINNEN - y;
        self.hoogte = onder + BINNEN + RAND;
    }
}

/// How many boxes are drawn: all, or one less than fit, with the rest in a last one.
fn getoond(aantal: usize) -> usize {
    if aantal > MEEST { MEEST - 1 } else { aantal }
}

//! Where everything stands: sheets of A4, from top to bottom. What belongs side by side begins at the same height; the rest flows on.

use std::{collections::HashMap, num::NonZeroU16, ops::Range};

use krilla::tagging::{ListNumbering, TableHeaderScope, Tag, TagKind};

use super::{
    lezen::{Blok, Stuk, Tekst},
    regels::{Loop, langste_woord, regels},
};
use crate::error::Result;

/// The size of a sheet, and of what is left free around the text, in points.
pub(super) const BLAD: (f32, f32) = (595.276, 841.89);
pub(super) const RAND: f32 = 60.0;
const BREED: f32 = BLAD.0 - 2.0 * RAND;
const ONDER: f32 = BLAD.1 - RAND - 14.0;
/// The size of running text, and of a line of it.
const LETTER: f32 = 10.5;
const REGEL: f32 = 1.4;
/// Where answers begin beside their questions.
const VRAAG: f32 = 150.0;
const INSPRINGEN: f32 = 14.0;
const GOOT: f32 = 10.0;

/// A place: on which sheet, and how far from its top.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub(super) struct Plek {
    pub(super) blad: usize,
    pub(super) y: f32,
}

/// A line where it stands; `plek` is its base line.
#[derive(Debug)]
pub(super) struct Regel {
    pub(super) plek: Plek,
    pub(super) x: f32,
    pub(super) grootte: f32,
    pub(super) lopen: Vec<Loop>,
}

/// What a reader hears: groups of lines, in their order.
#[derive(Debug)]
pub(super) enum Groep {
    Groep(TagKind, Vec<Groep>),
    Regels(Range<usize>),
}

/// A heading, for the list of contents.
#[derive(Debug)]
pub(super) struct Kop {
    pub(super) niveau: u16,
    pub(super) tekst: String,
    pub(super) plek: Plek,
}

/// All of it, laid out.
#[derive(Debug)]
pub(super) struct Opmaak {
    pub(super) regels: Vec<Regel>,
    pub(super) groepen: Vec<Groep>,
    pub(super) koppen: Vec<Kop>,
    /// Lines between the rows of tables: where, from and to.
    pub(super) strepen: Vec<(Plek, f32, f32)>,
    /// Places with a name, by part.
    pub(super) namen: HashMap<(usize, String), Plek>,
    /// The part that each line is of begins here.
    pub(super) delen: Vec<usize>,
    dieper: u16,
    plek: Plek,
}

impl Default for Opmaak {
    fn default() -> Self {
        Self {
            regels: Vec::new(),
            groepen: Vec::new(),
            koppen: Vec::new(),
            strepen: Vec::new(),
            namen: HashMap::new(),
            delen: Vec::new(),
            dieper: 0,
            plek: Plek { blad: 0, y: RAND },
        }
    }
}

impl Plek {
    /// Down by so much; on to the next sheet when that is too much for this one.
    fn neem(&mut self, hoogte: f32) -> Self {
        self.bijeen(hoogte);
        let hier = *self;
        self.y += hoogte;
        hier
    }

    /// Free space, but not at the top of a sheet.
    fn wit(&mut self, hoogte: f32) {
        if self.y > RAND {
            self.y += hoogte;
        }
    }

    /// On to the next sheet when there is less than this.
    fn bijeen(&mut self, hoogte: f32) {
        if self.y + hoogte > ONDER {
            *self = self.volgend_blad();
        }
    }

    /// The top of the next sheet.
    fn volgend_blad(self) -> Self {
        Self { blad: self.blad + 1, y: RAND }
    }
}

/// An item of a list: what stands before it, and what it says.
fn lijstpunt(voor: Groep, inhoud: Vec<Groep>) -> Groep {
    Groep::Groep(Tag::LI.into(), vec![Groep::Groep(Tag::Lbl.into(), vec![voor]), Groep::Groep(Tag::LBody.into(), inhoud)])
}

impl Opmaak {
    /// The next part, on a new sheet.
    pub(super) fn deel(&mut self, blokken: &[Blok], dieper: u16) -> Result<()> {
        if !self.regels.is_empty() {
            self.plek = self.plek.volgend_blad();
        }
        self.delen.push(self.regels.len());
        self.namen.insert((usize::MAX, format!("deel-{}", self.delen.len())), self.plek);
        self.dieper = dieper;
        let mut plek = self.plek;
        let groepen = self.blokken(blokken, RAND, BREED, &mut plek)?;
        self.plek = plek;
        self.groepen.push(Groep::Groep(Tag::Section.into(), groepen));
        Ok(())
    }

    fn blokken(&mut self, blokken: &[Blok], x: f32, breedte: f32, plek: &mut Plek) -> Result<Vec<Groep>> {
        blokken.iter().map(|blok| self.blok(blok, x, breedte, plek)).collect()
    }

    fn blok(&mut self, blok: &Blok, x: f32, breedte: f32, plek: &mut Plek) -> Result<Groep> {
        match blok {
            Blok::Kop(niveau, tekst, id) => self.kop(*niveau + self.dieper, tekst, id.as_deref(), x, breedte, plek),
            Blok::Alinea(tekst) => {
                let alinea = self.tekst(tekst, false, LETTER, x, breedte, plek)?;
                plek.wit(4.0);
                Ok(Groep::Groep(Tag::P.into(), vec![alinea]))
            }
            Blok::Lijst(punten) => self.lijst(punten, x, breedte, plek),
            Blok::Paren(paren) => self.paren(paren, x, breedte, plek),
            Blok::Tabel(koppen, rijen) => self.tabel(koppen, rijen, x, breedte, plek),
        }
    }

    /// A heading stays with what it is above.
    fn kop(&mut self, niveau: u16, tekst: &Tekst, id: Option<&str>, x: f32, breedte: f32, plek: &mut Plek) -> Result<Groep> {
        let grootte = match niveau {
            1 => 20.0,
            2 => 14.0,
            3 => 12.0,
            _ => LETTER,
        };
        plek.wit(grootte * 0.7);
        plek.bijeen(grootte * REGEL + 3.0 * LETTER * REGEL);
        let naam: String = tekst.iter().map(|stuk| stuk.tekst.as_str()).collect();
        let naam = naam.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(id) = id {
            self.namen.insert((self.delen.len(), id.to_owned()), *plek);
        }
        self.koppen.push(Kop { niveau, tekst: naam.clone(), plek: *plek });
        let kop = self.tekst(tekst, true, grootte, x, breedte, plek)?;
        plek.wit(grootte * 0.25);
        let niveau = NonZeroU16::new(niveau).unwrap_or(NonZeroU16::MIN);
        Ok(Groep::Groep(Tag::Hn(niveau, Some(naam)).into(), vec![kop]))
    }

    fn lijst(&mut self, punten: &[Vec<Blok>], x: f32, breedte: f32, plek: &mut Plek) -> Result<Groep> {
        let mut groepen = Vec::new();
        for punt in punten {
            plek.bijeen(LETTER * REGEL);
            let mut begin = *plek;
            let bolletje = vec![Stuk { tekst: "•".to_owned(), vet: false, adres: None }];
            let bolletje = self.tekst(&bolletje, false, LETTER, x + 3.0, INSPRINGEN, &mut begin)?;
            let inhoud = self.blokken(punt, x + INSPRINGEN, breedte - INSPRINGEN, plek)?;
            groepen.push(lijstpunt(bolletje, inhoud));
        }
        plek.wit(4.0);
        Ok(Groep::Groep(Tag::L(ListNumbering::Disc).into(), groepen))
    }

    fn paren(&mut self, paren: &[(Tekst, Vec<Blok>)], x: f32, breedte: f32, plek: &mut Plek) -> Result<Groep> {
        let mut groepen = Vec::new();
        for (vraag, antwoord) in paren {
            plek.bijeen(2.0 * LETTER * REGEL);
            let mut links = *plek;
            let vraag = self.tekst(vraag, true, LETTER, x, VRAAG - GOOT, &mut links)?;
            let antwoord = self.blokken(antwoord, x + VRAAG, breedte - VRAAG, plek)?;
            // An answer that is shorter than its question ends where that does.
            *plek = laatste(links, *plek);
            plek.wit(2.0);
            groepen.push(lijstpunt(vraag, antwoord));
        }
        plek.wit(4.0);
        Ok(Groep::Groep(Tag::L(ListNumbering::None).into(), groepen))
    }

    fn tabel(&mut self, koppen: &[Tekst], rijen: &[Vec<Vec<Blok>>], x: f32, breedte: f32, plek: &mut Plek) -> Result<Groep> {
        let kolommen = kolommen(koppen, rijen, breedte)?;
        let mut groepen = Vec::new();
        plek.bijeen(4.0 * LETTER * REGEL);
        let (begin, mut eind, mut links) = (*plek, *plek, x);
        let mut cellen = Vec::new();
        for (kop, breed) in koppen.iter().zip(&kolommen) {
            let mut hier = begin;
            let kop = self.tekst(kop, true, LETTER, links, breed - GOOT, &mut hier)?;
            cellen.push(Groep::Groep(Tag::TH(TableHeaderScope::Column).into(), vec![kop]));
            (eind, links) = (laatste(eind, hier), links + breed);
        }
        groepen.push(Groep::Groep(Tag::THead.into(), vec![Groep::Groep(Tag::TR.into(), cellen)]));
        let mut romp = Vec::new();
        for rij in rijen {
            self.strepen.push((eind, x, x + breedte));
            eind.wit(3.0);
            eind.bijeen(2.0 * LETTER * REGEL);
            let (begin, mut links, mut cellen) = (eind, x, Vec::new());
            for (cel, breed) in rij.iter().zip(&kolommen) {
                let mut hier = begin;
                let cel = self.blokken(cel, links, breed - GOOT, &mut hier)?;
                cellen.push(Groep::Groep(Tag::TD.into(), cel));
                (eind, links) = (laatste(eind, hier), links + breed);
            }
            romp.push(Groep::Groep(Tag::TR.into(), cellen));
        }
        groepen.push(Groep::Groep(Tag::TBody.into(), romp));
        *plek = eind;
        plek.wit(6.0);
        Ok(Groep::Groep(Tag::Table.into(), groepen))
    }

    fn tekst(&mut self, tekst: &Tekst, vet: bool, grootte: f32, x: f32, breedte: f32, plek: &mut Plek) -> Result<Groep> {
        let begin = self.regels.len();
        for lopen in regels(tekst, vet, grootte, breedte)? {
            let Plek { blad, y } = plek.neem(grootte * REGEL);
            self.regels.push(Regel { plek: Plek { blad, y: y + grootte * 1.1 }, x, grootte, lopen });
        }
        Ok(Groep::Regels(begin..self.regels.len()))
    }
}

/// The one of two places that is furthest.
fn laatste(een: Plek, ander: Plek) -> Plek {
    if een > ander { een } else { ander }
}

/// The width of each column: room for its longest word, and of the rest a share by how much stands in it.
fn kolommen(koppen: &[Tekst], rijen: &[Vec<Vec<Blok>>], breedte: f32) -> Result<Vec<f32>> {
    let (mut minst, mut deel) = (Vec::new(), Vec::new());
    for (nummer, kop) in koppen.iter().enumerate() {
        let mut woord = langste_woord(kop, true, LETTER)?;
        let mut lengte = 0_u16;
        for cel in rijen.iter().filter_map(|rij| rij.get(nummer)) {
            for blok in cel {
                if let Blok::Alinea(tekst) = blok {
                    woord = woord.max(langste_woord(tekst, false, LETTER)?);
                    let tekens: usize = tekst.iter().map(|stuk| stuk.tekst.len()).sum();
                    lengte = lengte.max(u16::try_from(tekens).unwrap_or(u16::MAX));
                }
            }
        }
        minst.push(woord.min(breedte / 3.0) + GOOT);
        deel.push(f32::from(lengte.clamp(8, 90)));
    }
    let (nodig, som): (f32, f32) = (minst.iter().sum(), deel.iter().sum());
    let over = breedte - nodig;
    if over < 0.0 {
        return Ok(minst.iter().map(|minst| minst * breedte / nodig).collect());
    }
    Ok(minst.iter().zip(&deel).map(|(minst, deel)| minst + over * deel / som).collect())
}

//! One sheet against the marks of its rows: which cells and rows are not as they were written. Columns are found by their names and rows by
//! their keys, so that sorting and inserting change nothing.

use std::collections::HashMap;

use rust_xlsxwriter::utility::row_col_to_cell;
use uuid::Uuid;

use super::tel;
use crate::exchange::{
    inlezen::{
        MEESTE_RIJEN, Onleesbaar,
        tabel::{Cel, Rij},
        terug::{LEEG, MERK, merk},
        xlsx::{Sporen, Werkmap, elke_rij},
    },
    werkboek::{RIJ, SLEUTEL},
};

/// So many rows from the top, the names of the columns are looked for.
const KOP_BINNEN: usize = 50;

/// A row as it was written.
#[derive(Debug)]
pub(super) struct Geschreven {
    pub(super) sleutel: String,
    pub(super) merk: String,
    pub(super) gezien: bool,
}

/// What was written on a sheet: its name and columns, and the rows of each activity.
pub(super) struct Verwacht<'a> {
    pub(super) naam: &'a str,
    pub(super) kolommen: &'a [String],
    pub(super) rijen: HashMap<Uuid, Vec<Geschreven>>,
}

impl Verwacht<'_> {
    /// The marks of a row that was not seen before; from now on it is.
    pub(super) fn neem(&mut self, van: Uuid, sleutel: &str) -> Option<String> {
        let rij = self.rijen.get_mut(&van)?.iter_mut().find(|een| !een.gezien && een.sleutel == sleutel)?;
        rij.gezien = true;
        Some(rij.merk.clone())
    }
}

/// A row that was not written so, or not at all.
pub(super) struct Anders {
    pub(super) nummer: usize,
    /// The activity that its key names.
    pub(super) activiteit: Option<Uuid>,
    pub(super) sleutel: String,
    pub(super) cellen: Vec<Cel>,
    merk: String,
}

/// Where the columns stand now.
pub(super) struct Kop {
    /// Of each column that was written.
    plaatsen: Vec<Option<usize>>,
    /// Every name on the row of names.
    namen: Vec<String>,
    activiteit: usize,
    /// The activities themselves have no such key.
    rij: Option<usize>,
}

/// A cell with its column and its place, as people see it: `Doelen!E5`.
pub(super) struct Gewijzigd<'a> {
    pub(super) kolom: &'a str,
    pub(super) plek: String,
    pub(super) cel: Cel,
    /// In a column that was not written.
    pub(super) vreemd: bool,
}

/// The rows that differ, and where their cells stand; `None` when the names of the columns are gone. What was seen is marked.
pub(super) fn lees(
    werkmap: &mut Werkmap<'_>,
    sporen: &Sporen,
    verwacht: &mut Verwacht<'_>,
    tekst: &mut usize,
) -> Result<Option<(Kop, Vec<Anders>)>, Onleesbaar> {
    let mut kop: Option<Kop> = None;
    let mut anders = Vec::new();
    elke_rij(werkmap, verwacht.naam, |mut rij| {
        sporen.zet_zonder_waarde(&mut rij);
        let Some(kop) = &kop else {
            kop = Kop::new(verwacht.kolommen, &rij);
            // There may be a title above it.
            return Ok(kop.is_some() || rij.nummer < KOP_BINNEN);
        };
        if rij.cellen.iter().all(|cel| *cel == Cel::default()) {
            return Ok(true);
        }
        let merk = kop.merk(&rij);
        let activiteit = cel(&rij.cellen, kop.activiteit).tekst.parse().ok();
        let sleutel = kop.rij.map(|plek| cel(&rij.cellen, plek).tekst).unwrap_or_default();
        let van = activiteit.and_then(|uuid: Uuid| verwacht.rijen.get_mut(&uuid)).into_iter().flatten();
        let gelijk = van.into_iter().find(|een| !een.gezien && een.sleutel == sleutel && kop.zichtbaar(&een.merk) == merk);
        let heeft_meer = (0..rij.cellen.len()).any(|plek| kop.is_vreemd(plek) && rij.cellen[plek] != Cel::default());
        let onbekend = rij.cellen.iter().any(Cel::is_onbekend);
        match gelijk {
            Some(een) if !heeft_meer && !onbekend => een.gezien = true,
            _ => {
                tel(&rij, tekst)?;
                if anders.len() == MEESTE_RIJEN {
                    let melding = "Op dit blad zijn meer dan 20.000 rijen gewijzigd of toegevoegd. Splits het bestand.";
                    return Err(Onleesbaar::op_rij(rij.nummer, "te-veel-rijen", melding));
                }
                anders.push(Anders { nummer: rij.nummer, activiteit, sleutel, merk, cellen: rij.cellen });
            }
        }
        Ok(true)
    })?;
    Ok(kop.map(|kop| (kop, anders)))
}

impl Kop {
    /// `None` when this is not the row of names.
    fn new(kolommen: &[String], rij: &Rij) -> Option<Self> {
        let namen: Vec<String> = rij.cellen.iter().map(|cel| cel.tekst.clone()).collect();
        let plaats = |kolom: &str| namen.iter().position(|naam| naam == kolom);
        let rij = if kolommen.iter().any(|kolom| kolom == RIJ) { Some(plaats(RIJ)?) } else { None };
        Some(Self { plaatsen: kolommen.iter().map(|kolom| plaats(kolom)).collect(), activiteit: plaats(SLEUTEL)?, rij, namen })
    }

    /// Columns that are not there any more.
    pub(super) fn weg<'a>(&self, kolommen: &'a [String]) -> impl Iterator<Item = &'a String> {
        kolommen.iter().zip(&self.plaatsen).filter(|(_, plek)| plek.is_none()).map(|(kolom, _)| kolom)
    }

    fn is_vreemd(&self, plek: usize) -> bool {
        !self.plaatsen.contains(&Some(plek))
    }

    fn zichtbaar(&self, merk: &str) -> String {
        self.plaatsen.iter().enumerate().map(|(nummer, plek)| plek.map_or("", |_| deel(merk, nummer))).collect()
    }

    fn merk(&self, rij: &Rij) -> String {
        self.plaatsen.iter().flatten().map(|plek| merk(&cel(&rij.cellen, *plek).tekst)).collect()
    }

    /// The cells of a row that are not as they were; of a row that is new all that hold something.
    pub(super) fn gewijzigd<'a>(
        &'a self,
        verwacht: &'a Verwacht<'_>,
        rij: &'a Anders,
        was: Option<&str>,
    ) -> impl Iterator<Item = Gewijzigd<'a>> {
        let nu = was.map(|was| (self.zichtbaar(was), rij.merk.clone()));
        let (zichtbaar, mut over) = (self.plaatsen.iter().zip(verwacht.kolommen), 0);
        let geschreven = zichtbaar.filter_map(move |(plek, kolom)| {
            let plek = (*plek)?;
            let nummer = over;
            over += 1;
            let cel = cel(&rij.cellen, plek);
            let anders =
                nu.as_ref().map_or(cel != Cel::default(), |(was, nu)| cel.is_onbekend() || deel(was, nummer) != deel(nu, nummer));
            anders.then(|| Gewijzigd { kolom, plek: adres(verwacht.naam, rij.nummer, plek), cel, vreemd: false })
        });
        let vreemd = rij.cellen.iter().enumerate().filter(|(plek, cel)| self.is_vreemd(*plek) && **cel != Cel::default());
        let vreemd = vreemd.map(|(plek, cel)| Gewijzigd {
            kolom: self.namen.get(plek).map_or("", String::as_str),
            plek: adres(verwacht.naam, rij.nummer, plek),
            cel: cel.clone(),
            vreemd: true,
        });
        geschreven.chain(vreemd)
    }

    /// The text of a column that was written.
    pub(super) fn tekst(&self, verwacht: &Verwacht<'_>, rij: &Anders, kolom: &str) -> String {
        let plek = verwacht.kolommen.iter().position(|naam| naam == kolom).and_then(|nummer| self.plaatsen[nummer]);
        plek.map(|plek| cel(&rij.cellen, plek).tekst).unwrap_or_default()
    }
}

/// The mark of one cell among those of its row; cells at the end may be left out.
fn deel(merk: &str, nummer: usize) -> &str {
    merk.get(nummer * MERK..(nummer + 1) * MERK).unwrap_or(LEEG)
}

fn cel(cellen: &[Cel], plek: usize) -> Cel {
    cellen.get(plek).cloned().unwrap_or_default()
}

/// As people see it in their spreadsheet.
fn adres(blad: &str, rij: usize, plek: usize) -> String {
    let (rij, plek) = (u32::try_from(rij - 1).unwrap_or_default(), u16::try_from(plek).unwrap_or(u16::MAX - 1));
    format!("{blad}!{}", row_col_to_cell(rij, plek))
}

/// What a column without a name is called.
pub(super) fn kolomnaam(kolom: &str, plek: &str) -> String {
    if !kolom.is_empty() {
        return kolom.to_owned();
    }
    let letters = plek.rsplit('!').next().unwrap_or_default().trim_end_matches(|teken: char| teken.is_ascii_digit());
    letters.to_owned()
}

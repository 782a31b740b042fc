//! One sheet against the marks of its rows: which cells and rows are not as they were written. Columns are found by their names, rows by what
//! they say, so that sorting and inserting change nothing.

use std::collections::{HashMap, HashSet};

use rust_xlsxwriter::utility::{column_number_to_name, row_col_to_cell};
use uuid::Uuid;

use super::tel;
use crate::exchange::inlezen::{
    MEESTE_RIJEN, Onleesbaar,
    tabel::{Cel, Rij},
    terug::{Bladen, LEEG, MERK, merk},
    xlsx::{Werkmap, elke_rij},
};

/// What may stand for the mark of a column that is not there any more.
const OM_HET_EVEN: &str = "????????";
/// So many rows from the top, the names of the columns are looked for.
const KOP_BINNEN: usize = 50;
/// So many pairs of an old and a new row are held against each other.
const MEESTE_PAREN: usize = 100_000;

/// What was written on a sheet.
pub(super) struct Verwacht<'a> {
    pub(super) naam: &'a str,
    pub(super) kolommen: &'a [String],
    /// The marks of each activity.
    pub(super) van: &'a HashMap<Uuid, (Option<String>, Bladen)>,
    /// The marks of rows of no activity.
    pub(super) los: Option<&'a [String]>,
}

/// A difference; of the activity with this key, as far as the row names one.
pub(super) enum Verschil<'a> {
    /// `vreemd`: in a column that was not written.
    Cel {
        sleutel: Option<Uuid>,
        plek: String,
        kolom: &'a str,
        cel: &'a Cel,
        vreemd: bool,
    },
    Nieuw {
        sleutel: Option<Uuid>,
        rij: usize,
        cellen: Vec<(&'a str, &'a Cel)>,
    },
    Weg {
        sleutel: Option<Uuid>,
        rijen: usize,
    },
    KolomWeg(&'a str),
    KopWeg,
}

/// Where the columns stand now.
struct Kop {
    plaatsen: Vec<Option<usize>>,
    /// The column with the key of the activity.
    sleutel: Option<usize>,
    /// Every name on the row of names, and whether it is of a column that was written.
    namen: Vec<String>,
    bekend: Vec<bool>,
}

/// A row that was not written so.
struct Anders {
    nummer: usize,
    merk: String,
    cellen: Vec<Cel>,
}

/// The marks of rows, and how many rows have them.
type Merken = HashMap<(Option<Uuid>, String), usize>;

/// Tells every difference.
pub(super) fn vergelijk(
    werkmap: &mut Werkmap<'_>,
    verwacht: &Verwacht<'_>,
    tekst: &mut usize,
    meld: &mut impl FnMut(Verschil<'_>),
) -> Result<(), Onleesbaar> {
    let mut kop: Option<Kop> = None;
    let mut merken = Merken::new();
    let mut anders: HashMap<Option<Uuid>, Vec<Anders>> = HashMap::new();
    let mut aantal = 0;
    elke_rij(werkmap, verwacht.naam, |rij| {
        let Some(kop) = &kop else {
            kop = Kop::new(verwacht, &rij);
            merken = kop.as_ref().map(|kop| kop.merken(verwacht)).unwrap_or_default();
            // There may be a title above it.
            return Ok(kop.is_some() || rij.nummer < KOP_BINNEN);
        };
        if rij.cellen.is_empty() {
            return Ok(true);
        }
        let merk = kop.merk(&rij);
        let sleutel = kop.sleutel.and_then(|plek| cel(&rij, plek).tekst.parse().ok());
        for (plek, cel) in rij.cellen.iter().enumerate().filter(|(plek, cel)| !cel.tekst.is_empty() && !kop.kent(*plek)) {
            let naam = kop.namen.get(plek).filter(|naam| !naam.is_empty()).cloned().unwrap_or_else(|| letters(plek));
            meld(Verschil::Cel { sleutel, plek: adres(verwacht.naam, rij.nummer, plek), kolom: &naam, cel, vreemd: true });
        }
        match merken.get_mut(&(sleutel, merk.clone())) {
            Some(over) if *over > 0 => *over -= 1,
            _ => {
                tel(&rij, tekst)?;
                aantal += 1;
                if aantal > MEESTE_RIJEN {
                    let melding = "Op dit blad zijn meer dan 20.000 rijen gewijzigd of toegevoegd. Splits het bestand.";
                    return Err(Onleesbaar::op_rij(rij.nummer, "te-veel-rijen", melding));
                }
                anders.entry(sleutel).or_default().push(Anders { nummer: rij.nummer, merk, cellen: rij.cellen });
            }
        }
        Ok(true)
    })?;
    let Some(kop) = kop else {
        meld(Verschil::KopWeg);
        return Ok(());
    };
    for (kolom, _) in verwacht.kolommen.iter().zip(&kop.plaatsen).filter(|(_, plek)| plek.is_none()) {
        meld(Verschil::KolomWeg(kolom));
    }
    let mut oud: HashMap<Option<Uuid>, Vec<String>> = HashMap::new();
    for ((sleutel, merk), over) in merken {
        (0..over).for_each(|_| oud.entry(sleutel).or_default().push(merk.clone()));
    }
    let mut sleutels: Vec<_> = oud.keys().chain(anders.keys()).copied().collect::<HashSet<_>>().into_iter().collect();
    sleutels.sort_unstable();
    for sleutel in sleutels {
        let (oud, nieuw) = (oud.remove(&sleutel).unwrap_or_default(), anders.remove(&sleutel).unwrap_or_default());
        kop.verschillen(verwacht, sleutel, oud, &nieuw, meld);
    }
    Ok(())
}

impl Kop {
    /// `None` when this is not the row of names.
    fn new(verwacht: &Verwacht<'_>, rij: &Rij) -> Option<Self> {
        let namen: Vec<String> = rij.cellen.iter().map(|cel| cel.tekst.clone()).collect();
        let plaats = |kolom: &String| namen.iter().position(|naam| naam == kolom);
        let plaatsen: Vec<_> = verwacht.kolommen.iter().map(plaats).collect();
        let sleutel =
            if verwacht.los.is_some() { None } else { plaatsen[verwacht.kolommen.iter().position(|naam| naam == "uuid")?] };
        let herkend = plaatsen.iter().any(Option::is_some) && (verwacht.los.is_some() || sleutel.is_some());
        let bekend = (0..namen.len()).map(|plek| plaatsen.contains(&Some(plek))).collect();
        herkend.then_some(Self { plaatsen, sleutel, namen, bekend })
    }

    fn kent(&self, plek: usize) -> bool {
        self.bekend.get(plek).is_some_and(|bekend| *bekend)
    }

    /// The marks that were written on this sheet, as far as their columns are there.
    fn merken(&self, verwacht: &Verwacht<'_>) -> Merken {
        let mut merken = Merken::new();
        let van =
            verwacht.van.iter().filter_map(|(uuid, (_, bladen))| Some((Some(*uuid), bladen.get(verwacht.naam)?.as_slice())));
        for (sleutel, rijen) in van.chain(verwacht.los.map(|los| (None, los))) {
            for merk in rijen {
                *merken.entry((sleutel, self.zichtbaar(merk))).or_default() += 1;
            }
        }
        merken
    }

    fn zichtbaar(&self, merk: &str) -> String {
        let delen = self.plaatsen.iter().enumerate().map(|(nummer, plek)| plek.map_or(OM_HET_EVEN, |_| deel(merk, nummer)));
        delen.collect()
    }

    fn merk(&self, rij: &Rij) -> String {
        self.plaatsen.iter().map(|plek| plek.map_or_else(|| OM_HET_EVEN.to_owned(), |plek| merk(&cel(rij, plek).tekst))).collect()
    }

    /// Pairs rows that changed with what they were, by the cells that are the same.
    fn verschillen(
        &self,
        verwacht: &Verwacht<'_>,
        sleutel: Option<Uuid>,
        mut oud: Vec<String>,
        nieuw: &[Anders],
        meld: &mut impl FnMut(Verschil<'_>),
    ) {
        let kolommen = self.plaatsen.len();
        oud.sort_unstable();
        let paren = oud.len().saturating_mul(nieuw.len()) <= MEESTE_PAREN;
        for rij in nieuw {
            let gelijk = |merk: &String| (0..kolommen).filter(|nummer| deel(merk, *nummer) == deel(&rij.merk, *nummer)).count();
            let beste = oud
                .iter()
                .enumerate()
                .map(|(plek, merk)| (gelijk(merk), plek))
                .max_by_key(|(gelijk, plek)| (*gelijk, usize::MAX - plek));
            let Some((_, was)) = beste.filter(|(gelijk, _)| paren && gelijk * 2 >= kolommen) else {
                let kolom = |plek: &usize| {
                    self.plaatsen.iter().position(|een| *een == Some(*plek)).map(|nummer| &verwacht.kolommen[nummer])
                };
                let cellen =
                    rij.cellen.iter().enumerate().filter(|(plek, cel)| !cel.tekst.is_empty() && Some(*plek) != self.sleutel);
                let cellen = cellen.filter_map(|(plek, cel)| Some((kolom(&plek)?.as_str(), cel))).collect();
                meld(Verschil::Nieuw { sleutel, rij: rij.nummer, cellen });
                continue;
            };
            let was = oud.remove(was);
            for (nummer, plek) in self.plaatsen.iter().enumerate() {
                let Some(plek) = plek.filter(|_| deel(&was, nummer) != deel(&rij.merk, nummer)) else { continue };
                let (cel, leeg) = (rij.cellen.get(plek), Cel::default());
                let plek = adres(verwacht.naam, rij.nummer, plek);
                meld(Verschil::Cel {
                    sleutel,
                    plek,
                    kolom: &verwacht.kolommen[nummer],
                    cel: cel.unwrap_or(&leeg),
                    vreemd: false,
                });
            }
        }
        if !oud.is_empty() {
            meld(Verschil::Weg { sleutel, rijen: oud.len() });
        }
    }
}

/// The mark of one cell among those of its row; cells at the end may be left out.
fn deel(merk: &str, nummer: usize) -> &str {
    merk.get(nummer * MERK..(nummer + 1) * MERK).unwrap_or(LEEG)
}

fn cel(rij: &Rij, plek: usize) -> Cel {
    rij.cellen.get(plek).cloned().unwrap_or_default()
}

fn letters(plek: usize) -> String {
    column_number_to_name(u16::try_from(plek).unwrap_or(u16::MAX - 1))
}

/// As people see it in their spreadsheet: `Doelen en grondslagen!E5`.
fn adres(blad: &str, rij: usize, plek: usize) -> String {
    let (rij, plek) = (u32::try_from(rij - 1).unwrap_or_default(), u16::try_from(plek).unwrap_or_default());
    format!("{blad}!{}", row_col_to_cell(rij, plek))
}

//! Excel files, read cell by cell: a cell far away costs nothing, and what unpacks to too much is never opened.

mod sporen;

use std::io::{Cursor, Read};

use calamine::{Data, DataRef, Reader, Xlsx};

pub(super) use self::sporen::{Map, Sporen};
use super::{
    GROOTST_UITGEPAKT, MEESTE_CELLEN, Onleesbaar, Vertaling, Voorstel,
    bladen::{Bladen, eis_blad, kies, weiger_eigen},
    tabel::{Cel, Nabij, Opbouw, Rij, Tabel},
    werkboek,
};
use crate::domain::{levensloop::inlezing::InleesBevinding, recht::kennis::Kennis};

/// So much of the list of texts is looked at before it is opened, in bytes.
const BEGIN: u64 = 64 * 1024;
/// The most texts that such a list may announce.
const MEESTE_TEKSTEN: usize = 4_000_000;

/// An Excel file that is open.
pub(super) type Werkmap<'a> = Xlsx<Cursor<&'a [u8]>>;

/// What an Excel file holds.
pub enum Gelezen {
    /// A sheet with columns.
    Tabel(Tabel),
    /// The export of a register of our own, and what is told about the file as a whole.
    Eigen(Vec<Voorstel>, Vec<InleesBevinding>),
}

/// Reads the sheet with this name; or else a workbook of our own, or the first sheet that has known columns.
pub fn lees(bytes: &[u8], blad: Option<&str>, vertaling: &Vertaling, kennis: &Kennis) -> Result<Gelezen, Onleesbaar> {
    meet(bytes)?;
    let mut werkmap: Werkmap<'_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| kapot())?;
    let mut map = Map::new(bytes);
    if blad.is_none()
        && let Some(eigen) = werkboek::lees(&mut werkmap, map.as_mut(), kennis, &vertaling.boek)?
    {
        return Ok(eigen);
    }
    let namen = werkmap.sheet_names();
    eis_blad(blad, &namen)?;
    if blad.is_none() {
        weiger_eigen(&namen)?;
    }
    let mut bladen: Bladen = Vec::new();
    for naam in namen.iter().filter(|naam| blad.is_none_or(|blad| blad == *naam)) {
        let sporen = map.as_mut().map(|map| map.sporen(naam)).unwrap_or_default();
        bladen.push((naam.clone(), lees_blad(&mut werkmap, naam, &sporen, vertaling)?));
    }
    kies(bladen, vertaling).map(Gelezen::Tabel)
}

/// Unpacks every part into nothing: what a part says about its own size is not believed.
pub(super) fn meet(bytes: &[u8]) -> Result<(), Onleesbaar> {
    let mut archief = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| kapot())?;
    let mut rest = GROOTST_UITGEPAKT;
    for plaats in 0..archief.len() {
        let mut deel = archief.by_index(plaats).map_err(|_| kapot())?;
        let mut begin = Vec::new();
        let is_tekst = deel.name().map_err(|_| kapot())?.to_lowercase().ends_with("sharedstrings.xml");
        rest -= (&mut deel).take(rest.min(BEGIN)).read_to_end(&mut begin).map_err(|_| kapot())? as u64;
        if is_tekst && !telt_eerlijk(&begin) {
            return Err(kapot());
        }
        rest -= std::io::copy(&mut deel.take(rest), &mut std::io::sink()).map_err(|_| kapot())?;
        if rest == 0 {
            let melding = "Dit bestand is uitgepakt groter dan 200 MB. Zet alleen het register in het bestand, of splits het.";
            return Err(Onleesbaar::new("te-groot-uitgepakt", melding));
        }
    }
    Ok(())
}

/// The list of texts says how many there are, and the reader makes room for them before it sees them. Excel writes no comments there, in
/// which another number could hide.
fn telt_eerlijk(begin: &[u8]) -> bool {
    let tekst: String = begin.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
    let aantal = |deel: &str| {
        let cijfers = deel.trim_start_matches(|teken: char| teken.is_whitespace() || "='\"".contains(teken));
        cijfers.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<usize>()
    };
    tekst.contains("sst")
        && !tekst.contains("<!")
        && tekst.split("uniqueCount").skip(1).all(|deel| aantal(deel).is_ok_and(|aantal| aantal <= MEESTE_TEKSTEN))
}

pub(super) fn kapot() -> Onleesbaar {
    Onleesbaar::new(
        "geen-excel",
        "Dit is geen heel Excelbestand (.xlsx). Is het afgekapt, beveiligd met een wachtwoord, of een oud .xls-bestand?",
    )
}

fn lees_blad(
    werkmap: &mut Werkmap<'_>,
    naam: &str,
    sporen: &Sporen,
    vertaling: &Vertaling,
) -> Result<Result<Tabel, Nabij>, Onleesbaar> {
    let mut opbouw = Opbouw::new(vertaling);
    elke_rij(werkmap, naam, |mut rij| {
        sporen.zet(&mut rij);
        opbouw.voeg_toe(rij)?;
        Ok(opbouw.gaat_door())
    })?;
    Ok(opbouw.klaar().map(|mut tabel| {
        sporen.verdeel(&mut tabel);
        tabel
    }))
}

/// Gives each row that has cells, from the top, as long as more are wanted.
pub(super) fn elke_rij(
    werkmap: &mut Werkmap<'_>,
    naam: &str,
    mut doe: impl FnMut(Rij) -> Result<bool, Onleesbaar>,
) -> Result<(), Onleesbaar> {
    // A sheet with only a drawing has no cells.
    let Ok(mut cellen) = werkmap.worksheet_cells_reader(naam) else { return Ok(()) };
    let mut rij = Rij::default();
    while let Some(cel) = cellen.next_cell().map_err(|_| kapot())? {
        let (regel, kolom) = cel.get_position();
        let nummer = regel as usize + 1;
        if nummer != rij.nummer {
            if rij.nummer > 0 && !doe(std::mem::take(&mut rij))? {
                return Ok(());
            }
            rij.nummer = nummer;
        }
        zet(&mut rij, kolom as usize, cel.get_value());
    }
    if rij.nummer > 0 {
        doe(rij)?;
    }
    Ok(())
}

fn zet(rij: &mut Rij, kolom: usize, waarde: &DataRef<'_>) {
    let cel = als_cel(waarde);
    if cel == Cel::default() {
        return;
    }
    if kolom >= MEESTE_CELLEN {
        rij.fout = Some(("te-veel-cellen", "Deze rij heeft een cel ver voorbij de laatste kolom."));
        return;
    }
    if rij.cellen.len() <= kolom {
        rij.cellen.resize(kolom + 1, Cel::default());
    }
    rij.cellen[kolom] = cel;
}

fn als_cel(waarde: &DataRef<'_>) -> Cel {
    match waarde {
        DataRef::Empty => Cel::default(),
        DataRef::Error(_) => Cel::mislukt(),
        DataRef::String(tekst) => Cel::new(tekst),
        DataRef::SharedString(tekst) => Cel::new(tekst),
        DataRef::Bool(waar) => Cel::new(if *waar { "ja" } else { "nee" }),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (jaar, maand, dag, ..) = moment.to_ymd_hms_milli();
            Cel::new(&format!("{jaar:04}-{maand:02}-{dag:02}"))
        }
        andere => Cel::new(&Data::from(andere.clone()).to_string()),
    }
}

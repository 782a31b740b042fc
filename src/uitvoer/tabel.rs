//! Tables: rows of text that are sent as they are made, and a workbook that waits on disk until it is complete.

use std::{fs::File, io::Read as _};

use super::{Bron, Vorm, achtereen, stuk};
use crate::{
    error::{Error, Result},
    exchange::uitvoer::{Kop, Record, csv, xlsx::Werkboek},
    store::uitvoer::Stap,
};

/// So many bytes of a workbook are sent at once.
const BLOK: u64 = 64 * 1024;

/// Who a table is for.
pub(super) enum Lezers {
    /// Everyone.
    Iedereen,
    /// Management. With the lines that stand before those of the records, a workbook can be read back.
    Intern { voor: Option<Stap> },
}

pub(super) fn stap(vorm: Vorm, bron: Bron<Record>, kop: &Kop, lezers: Lezers) -> Result<Stap> {
    let (intern, voor) = match lezers {
        Lezers::Iedereen => (false, None),
        Lezers::Intern { voor } => (true, voor),
    };
    match vorm {
        Vorm::Xlsx => werkboek(bron, kop, intern, voor),
        _ => rijen(bron, kop.clone(), intern),
    }
}

fn rijen(mut bron: Bron<Record>, kop: Kop, intern: bool) -> Result<Stap> {
    let rijen = move |tx: &mut crate::store::Lijsten<'_>| bron(tx)?.map(|records| csv::rijen(&records, &kop, intern)).transpose();
    Ok(achtereen(vec![stuk(csv::begin(intern)?), Box::new(rijen)]))
}

fn werkboek(mut bron: Bron<Record>, kop: &Kop, intern: bool, mut voor: Option<Stap>) -> Result<Stap> {
    let mut boek = Some(Werkboek::new(kop, intern, voor.is_some())?);
    let mut bestand: Option<File> = None;
    Ok(Box::new(move |tx| {
        if let Some(bestand) = &mut bestand {
            let mut blok = Vec::new();
            bestand.take(BLOK).read_to_end(&mut blok).map_err(Error::internal)?;
            return Ok(Some(blok).filter(|blok| !blok.is_empty()));
        }
        if let (Some(regels), Some(boek)) = (&mut voor, &mut boek) {
            match regels(tx)? {
                Some(regels) => boek.zet_regels(&regels)?,
                None => voor = None,
            }
            return Ok(Some(Vec::new()));
        }
        match (bron(tx)?, &mut boek) {
            (Some(records), Some(boek)) => records.iter().try_for_each(|record| boek.voeg_toe(record))?,
            (_, boek) => bestand = boek.take().map(Werkboek::klaar).transpose()?,
        }
        Ok(Some(Vec::new()))
    }))
}

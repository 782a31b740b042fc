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

pub(super) fn stap(vorm: Vorm, bron: Bron<Record>, kop: &Kop, intern: bool) -> Result<Stap> {
    match vorm {
        Vorm::Xlsx => werkboek(bron, kop, intern),
        _ => rijen(bron, kop.clone(), intern),
    }
}

fn rijen(mut bron: Bron<Record>, kop: Kop, intern: bool) -> Result<Stap> {
    let rijen = move |tx: &mut crate::store::Lezen<'_>| bron(tx)?.map(|records| csv::rijen(&records, &kop, intern)).transpose();
    Ok(achtereen(vec![stuk(csv::begin(intern)?), Box::new(rijen)]))
}

fn werkboek(mut bron: Bron<Record>, kop: &Kop, intern: bool) -> Result<Stap> {
    let mut boek = Some(Werkboek::new(kop, intern)?);
    let mut bestand: Option<File> = None;
    Ok(Box::new(move |tx| {
        if let Some(bestand) = &mut bestand {
            let mut blok = Vec::new();
            bestand.take(BLOK).read_to_end(&mut blok).map_err(Error::internal)?;
            return Ok(Some(blok).filter(|blok| !blok.is_empty()));
        }
        match (bron(tx)?, &mut boek) {
            (Some(records), Some(boek)) => records.iter().try_for_each(|record| boek.voeg_toe(record))?,
            (_, boek) => bestand = boek.take().map(Werkboek::klaar).transpose()?,
        }
        Ok(Some(Vec::new()))
    }))
}

//! Tables: rows of text that are sent as they are made, and a workbook that waits on disk until it is complete.

use std::{fs::File, io::Read as _, sync::Arc};

use super::{Bron, Vorm, achtereen, stuk};
use crate::{
    domain::recht::kennis::Kennis,
    error::{Error, Result},
    exchange::{
        uitvoer::{Kop, Record, csv, xlsx},
        werkboek,
    },
    store::{Lijsten, uitvoer::Stap},
};

/// So many bytes of a workbook are sent at once.
const BLOK: u64 = 64 * 1024;

/// Who a table is for.
pub(super) enum Lezers {
    /// Everyone.
    Iedereen,
    /// Management.
    Intern,
    /// Management, to work in: with the lines that stand before those of the records, so that the workbook can be read back.
    Werk { voor: Stap, kennis: Arc<Kennis> },
}

pub(super) fn stap(vorm: Vorm, bron: Bron<Record>, kop: &Kop, lezers: Lezers, kolommen: Vec<&'static str>) -> Result<Stap> {
    let intern = !matches!(lezers, Lezers::Iedereen);
    match (vorm, lezers) {
        (Vorm::Xlsx, Lezers::Werk { voor, kennis }) => Ok(om_in_te_werken(bron, voor, werkboek::Werkboek::new(kop, &kennis)?)),
        (Vorm::Xlsx, _) => Ok(om_te_lezen(bron, xlsx::Werkboek::new(kop, intern)?)),
        _ => rijen(bron, kop.clone(), intern, kolommen),
    }
}

fn rijen(mut bron: Bron<Record>, kop: Kop, intern: bool, kolommen: Vec<&'static str>) -> Result<Stap> {
    let begin = csv::begin(intern, &kolommen)?;
    let rijen = move |tx: &mut Lijsten<'_>| bron(tx)?.map(|records| csv::rijen(&records, &kop, intern, &kolommen)).transpose();
    Ok(achtereen(vec![stuk(begin), Box::new(rijen)]))
}

fn om_te_lezen(mut bron: Bron<Record>, boek: xlsx::Werkboek) -> Stap {
    let mut boek = Some(boek);
    in_blokken(move |tx| match (bron(tx)?, &mut boek) {
        (Some(records), Some(boek)) => records.iter().try_for_each(|record| boek.voeg_toe(record)).map(|()| None),
        (_, boek) => boek.take().map(xlsx::Werkboek::klaar).transpose(),
    })
}

fn om_in_te_werken(mut bron: Bron<Record>, voor: Stap, boek: werkboek::Werkboek) -> Stap {
    let (mut voor, mut boek) = (Some(voor), Some(boek));
    in_blokken(move |tx| {
        if let (Some(regels), Some(boek)) = (&mut voor, &mut boek) {
            match regels(tx)? {
                Some(regels) => boek.zet_regels(&regels)?,
                None => voor = None,
            }
            return Ok(None);
        }
        match (bron(tx)?, &mut boek) {
            (Some(records), Some(boek)) => in_boek(boek, &records).map(|()| None),
            (_, boek) => boek.take().map(werkboek::Werkboek::klaar).transpose(),
        }
    })
}

fn in_boek(boek: &mut werkboek::Werkboek, records: &[Record]) -> Result<()> {
    records.iter().filter_map(|record| record.intern.as_ref()?.werk.as_ref()).try_for_each(|werk| boek.voeg_toe(werk))
}

/// A file that is made step by step, and then sent in blocks.
fn in_blokken(mut maak: impl FnMut(&mut Lijsten<'_>) -> Result<Option<File>> + Send + 'static) -> Stap {
    let mut bestand: Option<File> = None;
    Box::new(move |tx| {
        let Some(bestand) = &mut bestand else {
            bestand = maak(tx)?;
            return Ok(Some(Vec::new()));
        };
        let mut blok = Vec::new();
        bestand.take(BLOK).read_to_end(&mut blok).map_err(Error::internal)?;
        Ok(Some(blok).filter(|blok| !blok.is_empty()))
    })
}

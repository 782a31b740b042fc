//! A workbook for people: a sheet for each part, with a header that stays, filters, and codes with their labels. Every cell is text, so
//! nothing is executed. Rows wait in files on disk: memory holds one row of each sheet, and the organisations that are named. The workbook in
//! which people work is another one (`exchange/werkboek`).

use std::{collections::BTreeMap, fs::File, io::Seek as _};

use rust_xlsxwriter::{Format, Workbook, XlsxError};
use uuid::Uuid;

use super::{
    Kop, Record,
    bladen::{BLADEN, toelichting},
    kolommen::{namen, waarden},
};
use crate::{
    domain::publiek::openbaar::OpenbareOrganisatieVerwijzing,
    error::{Error, Result},
    exchange::inlezen::terug::past,
};

/// The widest column, in characters.
const BREED: u16 = 60;

/// Where the sheet of the organisations stands.
const ORGANISATIES: usize = BLADEN.len() + 2;

/// A workbook that grows.
pub struct Werkboek {
    boek: Workbook,
    kop: Kop,
    intern: bool,
    /// The next row of each sheet.
    rijen: Vec<u32>,
    organisaties: BTreeMap<Uuid, OpenbareOrganisatieVerwijzing>,
}

impl Werkboek {
    /// The sheets with their headers.
    pub fn new(kop: &Kop, intern: bool) -> Result<Self> {
        let mut werkboek =
            Self { boek: Workbook::new(), kop: kop.clone(), intern, rijen: Vec::new(), organisaties: BTreeMap::new() };
        for (naam, kolommen) in bladen(intern) {
            werkboek.blad(naam, &kolommen)?;
        }
        for (gegeven, waarde) in toelichting(kop) {
            werkboek.rij(0, &[gegeven.to_owned(), waarde])?;
        }
        Ok(werkboek)
    }

    /// The rows of a record on each sheet.
    pub fn voeg_toe(&mut self, record: &Record) -> Result<()> {
        let rij = waarden(record, &self.kop, self.intern);
        self.rij(1, &rij)?;
        for (nummer, blad) in BLADEN.iter().enumerate() {
            for rij in (blad.rijen)(&record.romp) {
                let voor = [record.romp.identificatie.clone(), record.romp.naam.clone(), record.romp.uuid.to_string()];
                self.rij(nummer + 2, &[&voor[..], &rij].concat())?;
            }
        }
        for organisatie in record.romp.organisaties() {
            self.organisaties.entry(organisatie.uuid).or_insert_with(|| organisatie.clone());
        }
        Ok(())
    }

    /// The finished file, from its begin.
    pub fn klaar(mut self) -> Result<File> {
        for organisatie in std::mem::take(&mut self.organisaties).into_values() {
            let code = |code: Option<crate::domain::publiek::openbaar::OpenbareCode>| {
                code.map(|code| [code.naam, code.code]).unwrap_or_default()
            };
            let rij = [[organisatie.uuid.to_string(), organisatie.naam], code(organisatie.soort), code(organisatie.land)];
            self.rij(ORGANISATIES, &rij.concat())?;
        }
        for (nummer, ((_, kolommen), rijen)) in bladen(self.intern).iter().zip(&self.rijen).enumerate() {
            let blad = self.boek.worksheet_from_index(nummer).map_err(fout)?;
            let laatste = u16::try_from(kolommen.len() - 1).unwrap_or(u16::MAX);
            blad.autofilter(0, 0, rijen - 1, laatste).map_err(fout)?;
        }
        let mut bestand = tempfile::tempfile().map_err(Error::internal)?;
        self.boek.save_to_writer(&mut bestand).map_err(fout)?;
        bestand.rewind().map_err(Error::internal)?;
        Ok(bestand)
    }

    fn blad(&mut self, naam: &str, kolommen: &[&str]) -> Result<()> {
        let vet = Format::new().set_bold();
        let blad = self.boek.add_worksheet_with_constant_memory().map_err(fout)?;
        blad.set_name(naam).map_err(fout)?;
        blad.set_freeze_panes(1, 0).map_err(fout)?;
        for (nummer, kolom) in (0u16..).zip(kolommen) {
            let breed = u16::try_from(kolom.len()).map_or(BREED, |breed| (breed + 12).min(BREED));
            blad.set_column_width(nummer, breed).map_err(fout)?;
            blad.write_string_with_format(0, nummer, *kolom, &vet).map_err(fout)?;
        }
        self.rijen.push(1);
        Ok(())
    }

    fn rij(&mut self, blad: usize, waarden: &[String]) -> Result<()> {
        let rij = self.rijen[blad];
        let werkblad = self.boek.worksheet_from_index(blad).map_err(fout)?;
        for (kolom, waarde) in (0u16..).zip(waarden).filter(|(_, waarde)| !waarde.is_empty()) {
            werkblad.write_string(rij, kolom, past(waarde)).map_err(fout)?;
        }
        self.rijen[blad] = rij + 1;
        Ok(())
    }
}

/// Name and columns of each sheet that people read.
fn bladen(intern: bool) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut bladen = vec![("Toelichting", vec!["Gegeven", "Waarde"]), ("Activiteiten", namen(intern))];
    bladen.extend(BLADEN.iter().map(|blad| (blad.naam, blad.kolommen.to_vec())));
    bladen.push(("Organisaties", vec!["uuid", "naam", "soort", "soort (code)", "land", "land (code)"]));
    bladen
}

fn fout(fout: XlsxError) -> Error {
    Error::internal(fout)
}

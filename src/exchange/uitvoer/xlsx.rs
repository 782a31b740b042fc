//! A workbook for people: a sheet for each part, with a header that stays, filters, and codes with their labels. Every cell is text, so
//! nothing is executed. Rows wait in files on disk: memory holds one row of each sheet, and the organisations that are named. A workbook that
//! can be read back has one more sheet, with the lines of the NDJSON and a mark of every row of the other sheets.

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
    exchange::inlezen::terug::{self, Bladen, Regel},
};

/// The widest column, in characters.
const BREED: u16 = 60;

/// Where the sheet stands that is read back: after that of the organisations.
const TERUG: usize = BLADEN.len() + 3;

/// A workbook that grows.
pub struct Werkboek {
    boek: Workbook,
    kop: Kop,
    intern: bool,
    /// The next row of each sheet.
    rijen: Vec<u32>,
    organisaties: BTreeMap<Uuid, OpenbareOrganisatieVerwijzing>,
    /// When it can be read back, the marks of rows that belong to no activity.
    merken: Option<Bladen>,
}

impl Werkboek {
    /// The sheets with their headers, and one more when it can be read back.
    pub fn new(kop: &Kop, intern: bool, terug: bool) -> Result<Self> {
        let mut werkboek = Self {
            boek: Workbook::new(),
            kop: kop.clone(),
            intern,
            rijen: Vec::new(),
            organisaties: BTreeMap::new(),
            merken: terug.then(Bladen::new),
        };
        for (naam, kolommen) in bladen(intern) {
            werkboek.blad(naam, &kolommen)?;
        }
        if terug {
            werkboek.blad(terug::BLAD, &[terug::UITLEG])?;
            werkboek.zet_regel(kop)?;
            let als_tekst = |kolommen: Vec<&str>| kolommen.into_iter().map(str::to_owned).collect();
            let kolommen = bladen(intern).into_iter().map(|(naam, kolommen)| (naam.to_owned(), als_tekst(kolommen)));
            werkboek.zet_regel(&Regel::Kolommen { bladen: kolommen.collect() })?;
        }
        for (gegeven, waarde) in toelichting(kop) {
            werkboek.losse_rij(0, "Toelichting", &[gegeven.to_owned(), waarde])?;
        }
        Ok(werkboek)
    }

    /// Lines of the NDJSON that belong to no activity.
    pub fn zet_regels(&mut self, regels: &[u8]) -> Result<()> {
        let regels = std::str::from_utf8(regels).map_err(Error::internal)?;
        regels.lines().try_for_each(|regel| self.in_cellen(regel).map(drop))
    }

    /// The rows of a record on each sheet.
    pub fn voeg_toe(&mut self, record: &Record) -> Result<()> {
        let rij = waarden(record, &self.kop, self.intern);
        let mut merken = Bladen::from([("Activiteiten".to_owned(), vec![self.rij(1, &rij)?])]);
        for (nummer, blad) in BLADEN.iter().enumerate() {
            let mut van_blad = Vec::new();
            for rij in (blad.rijen)(&record.romp) {
                let voor = [record.romp.identificatie.clone(), record.romp.naam.clone(), record.romp.uuid.to_string()];
                van_blad.push(self.rij(nummer + 2, &[&voor[..], &rij].concat())?);
            }
            merken.insert(blad.naam.to_owned(), van_blad);
        }
        if let Some(regel) = record.intern.as_ref().and_then(|intern| intern.regel.as_ref()).filter(|_| self.merken.is_some()) {
            let regel = std::str::from_utf8(regel).map_err(Error::internal)?;
            let regel = Some(self.in_cellen(regel.trim_end())?);
            self.zet_regel(&Regel::Merken { uuid: Some(record.romp.uuid), regel, bladen: merken })?;
        }
        for organisatie in genoemd(record) {
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
            self.losse_rij(TERUG - 1, "Organisaties", &rij.concat())?;
        }
        if let Some(bladen) = self.merken.take() {
            self.zet_regel(&Regel::Merken { uuid: None, regel: None, bladen })?;
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

    /// A row, and its mark when the workbook can be read back.
    fn rij(&mut self, blad: usize, waarden: &[String]) -> Result<String> {
        let rij = self.rijen[blad];
        let werkblad = self.boek.worksheet_from_index(blad).map_err(fout)?;
        let mut merk = String::new();
        for (kolom, waarde) in (0u16..).zip(waarden) {
            let past = terug::past(waarde);
            if self.merken.is_some() && blad < TERUG {
                merk.push_str(&terug::merk(past));
            }
            if !past.is_empty() {
                werkblad.write_string(rij, kolom, past).map_err(fout)?;
            }
        }
        self.rijen[blad] = rij + 1;
        Ok(merk)
    }

    /// A row that belongs to no activity.
    fn losse_rij(&mut self, blad: usize, naam: &str, waarden: &[String]) -> Result<()> {
        let merk = self.rij(blad, waarden)?;
        self.merken.iter_mut().for_each(|merken| merken.entry(naam.to_owned()).or_default().push(merk.clone()));
        Ok(())
    }

    fn zet_regel(&mut self, regel: &impl serde::Serialize) -> Result<()> {
        self.in_cellen(&serde_json::to_string(regel)?).map(drop)
    }

    /// A line on the last sheet, over as many cells as it needs; returns its mark.
    fn in_cellen(&mut self, regel: &str) -> Result<String> {
        let regel = terug::onveranderlijk(regel);
        let merk = terug::merk_van_regel(&regel);
        self.rij(TERUG, &terug::cellen(&regel))?;
        Ok(merk)
    }
}

/// Name and columns of each sheet that people read.
fn bladen(intern: bool) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut bladen = vec![("Toelichting", vec!["Gegeven", "Waarde"]), ("Activiteiten", namen(intern))];
    bladen.extend(BLADEN.iter().map(|blad| (blad.naam, blad.kolommen.to_vec())));
    bladen.push(("Organisaties", vec!["uuid", "naam", "soort", "soort (code)", "land", "land (code)"]));
    bladen
}

/// The organisations that a record names.
fn genoemd(record: &Record) -> impl Iterator<Item = &OpenbareOrganisatieVerwijzing> {
    let romp = &record.romp;
    std::iter::once(&romp.registerhouder)
        .chain(romp.verwerkingsverantwoordelijken.iter().filter_map(|partij| partij.organisatie.as_ref()))
        .chain(romp.opdrachtgevers.iter().filter_map(|partij| partij.organisatie.as_ref()))
        .chain(romp.ontvangers.iter().filter_map(|partij| partij.organisatie.as_ref()))
        .chain(romp.verwerkers.iter().filter_map(|partij| partij.organisatie.as_ref()))
        .chain(romp.verwerkers.iter().flat_map(|partij| &partij.subverwerkers))
        .chain(&romp.geldt_voor)
}

fn fout(fout: XlsxError) -> Error {
    Error::internal(fout)
}

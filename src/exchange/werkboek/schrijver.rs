//! Writes the workbook. Every cell is text, so nothing is executed. Rows wait in files on disk; memory holds one row of each sheet, and the
//! names of organisations and agreements.

mod opmaak;

use std::{collections::HashMap, fs::File, io::Seek as _};

use rust_xlsxwriter::{Workbook, XlsxError};
use serde::Deserialize as _;
use serde_json::{Value, json};

use super::{
    ACTIVITEIT, BEVINDINGEN, BIJ, INGELEZEN, NUMMER, ORGANISATIE, RIJ, SLEUTEL, STAND,
    blad::BLADEN,
    namen::voor_mensen,
    rijen::{Rij, aanduiding, op, rijen},
    waarde::Namen,
};
use crate::{
    domain::recht::kennis::Kennis,
    error::{Error, Result},
    exchange::{
        inlezen::{
            Onderwerp,
            terug::{self, Bladen, Regel},
        },
        uitvoer::{Kop, Werk, bladen::toelichting},
    },
    json,
};

/// Before the sheets of the activities stands what the workbook says of itself.
const TOELICHTING: &str = "Toelichting";

/// A workbook that grows.
pub struct Werkboek {
    boek: Workbook,
    namen: Namen,
    /// The next row of each sheet.
    rijen: Vec<u32>,
    /// The marks of rows that are of nothing.
    merken: Bladen,
}

/// Where the sheets stand.
fn plek(blad: usize) -> usize {
    blad + 1
}

fn keuzelijsten() -> usize {
    plek(BLADEN.len())
}

fn terug_inlezen() -> usize {
    keuzelijsten() + 1
}

impl Werkboek {
    /// The sheets with their headers.
    pub fn new(kop: &Kop, kennis: &Kennis) -> Result<Self> {
        let mut werkboek = Self { boek: Workbook::new(), namen: Namen::new(kennis), rijen: Vec::new(), merken: Bladen::new() };
        werkboek.blad(TOELICHTING, &["Gegeven", "Waarde"])?;
        for blad in BLADEN.iter() {
            werkboek.blad(&blad.naam, &blad.kolommen())?;
        }
        opmaak::keuzelijsten(&mut werkboek.boek, kennis, &werkboek.namen).map_err(fout)?;
        werkboek.rijen.push(0);
        werkboek.blad(terug::BLAD, &[terug::UITLEG])?;
        werkboek.zet_regel(kop)?;
        let als_tekst = |kolommen: Vec<&str>| kolommen.into_iter().map(str::to_owned).collect();
        let bladen = BLADEN.iter().map(|blad| (blad.naam.clone(), als_tekst(blad.kolommen())));
        let los = (TOELICHTING.to_owned(), als_tekst(vec!["Gegeven", "Waarde"]));
        werkboek.zet_regel(&Regel::Kolommen { bladen: bladen.chain([los]).collect() })?;
        for (gegeven, waarde) in opmaak::UITLEG.iter().map(|(kop, tekst)| (*kop, (*tekst).to_owned())).chain(toelichting(kop)) {
            werkboek.losse_rij(0, TOELICHTING, &[gegeven.to_owned(), waarde])?;
        }
        Ok(werkboek)
    }

    /// Lines of the NDJSON that are of no activity: organisations and agreements.
    pub fn zet_regels(&mut self, regels: &[u8]) -> Result<()> {
        for regel in std::str::from_utf8(regels).map_err(Error::internal)?.lines() {
            let gelezen = json::read(regel.as_bytes())?;
            let (uuid, gegevens) = (tekst(&gelezen["uuid"]), &gelezen["gegevens"]);
            let onderwerp = if gelezen["soort"] == "organisatie" {
                self.namen.organisatie(&uuid, &tekst(&gegevens["naam"]));
                Onderwerp::Organisatie
            } else {
                self.namen.overeenkomst(&uuid, &tekst(&gegevens["kenmerk"]));
                Onderwerp::Verwerkersovereenkomst
            };
            self.zet(onderwerp, regel, &json!({ "uuid": uuid, "inhoud": gegevens }), None)?;
        }
        Ok(())
    }

    /// An activity, with a row for each of its parts.
    pub fn voeg_toe(&mut self, werk: &Werk) -> Result<()> {
        let regel = std::str::from_utf8(&werk.regel).map_err(Error::internal)?.trim_end();
        let activiteit = json::read(regel.as_bytes())?;
        self.zet(Onderwerp::Verwerkingsactiviteit, regel, &activiteit, Some(werk))
    }

    /// The rows of what a line says, the line itself, and their marks.
    fn zet(&mut self, onderwerp: Onderwerp, regel: &str, wat: &Value, werk: Option<&Werk>) -> Result<()> {
        let eigen = BLADEN.iter().enumerate().filter(|(_, blad)| blad.onderwerp == onderwerp);
        let alle: Vec<_> = eigen.map(|(nummer, _)| (nummer, rijen(wat, nummer))).collect();
        let bevindingen = bij_rijen(&alle, werk.map(|werk| werk.bevindingen.as_slice()).unwrap_or_default());
        let mut merken = Bladen::new();
        for (nummer, rijen) in &alle {
            let (blad, mut van_blad) = (&BLADEN[*nummer], Vec::new());
            for rij in rijen {
                let cel = |kolom: &str| match (kolom, blad.veld(kolom)) {
                    (_, Some(veld)) => self.namen.tekst(&veld.soort, op(rij.element, &veld.pad)),
                    (NUMMER, _) => tekst(&wat["identificatie"]),
                    (STAND, _) => self.stand(wat),
                    (ACTIVITEIT, _) => tekst(&wat["inhoud"]["naam"]),
                    (ORGANISATIE, _) => self.namen.van_organisatie(&tekst(&wat["uuid"])),
                    (SLEUTEL, _) => tekst(&wat["uuid"]),
                    (RIJ, _) => rij.sleutel.clone(),
                    (BIJ, _) => match (&rij.ouder, blad.ouder) {
                        (Some((sleutel, ouder)), Some(van)) => aanduiding(sleutel, ouder, van, &self.namen),
                        _ => String::new(),
                    },
                    (INGELEZEN, _) => {
                        let ingelezen = werk.map(|werk| werk.ingelezen.as_slice()).unwrap_or_default();
                        ingelezen.iter().map(|een| format!("{}: {}", een.kolom, een.tekst)).collect::<Vec<_>>().join("\n")
                    }
                    (BEVINDINGEN, _) => bevindingen.get(&rij.pointer).map(|alle| alle.join("\n")).unwrap_or_default(),
                    _ => String::new(),
                };
                let cellen: Vec<String> = blad.kolommen().into_iter().map(cel).collect();
                van_blad.push(self.rij(plek(*nummer), &cellen)?);
            }
            merken.insert(blad.naam.clone(), van_blad);
        }
        let regel = Some(self.in_cellen(regel)?);
        let etag = werk.map(|werk| werk.etag.clone());
        self.zet_regel(&Regel::Merken { onderwerp, uuid: tekst(&wat["uuid"]).parse().ok(), regel, etag, bladen: merken })
    }

    /// How far an activity is.
    fn stand(&self, activiteit: &Value) -> String {
        let concept = activiteit["conceptStatus"].as_str().map(|status| self.namen.label("concept_status", status));
        let versie = activiteit["versie"]["nummer"].as_i64().map(|nummer| {
            let status = activiteit["versie"]["status"].as_str().map(|status| self.namen.label("status", status).to_lowercase());
            format!("Versie {nummer}{}", status.map(|status| format!(" ({status})")).unwrap_or_default())
        });
        concept.into_iter().chain(versie).collect::<Vec<_>>().join("; ")
    }

    /// The finished file, from its begin.
    pub fn klaar(mut self) -> Result<File> {
        let bladen = std::mem::take(&mut self.merken);
        let onderwerp = Onderwerp::default();
        self.zet_regel(&Regel::Merken { onderwerp, uuid: None, regel: None, etag: None, bladen })?;
        for (nummer, blad) in BLADEN.iter().enumerate() {
            let rijen = self.rijen[plek(nummer)];
            let werkblad = self.boek.worksheet_from_index(plek(nummer)).map_err(fout)?;
            opmaak::kolommen(werkblad, blad, &self.namen, rijen).map_err(fout)?;
        }
        opmaak::slot(&mut self.boek, [plek(0), keuzelijsten(), terug_inlezen()]).map_err(fout)?;
        let mut bestand = tempfile::tempfile().map_err(Error::internal)?;
        self.boek.save_to_writer(&mut bestand).map_err(fout)?;
        bestand.rewind().map_err(Error::internal)?;
        Ok(bestand)
    }

    fn blad(&mut self, naam: &str, kolommen: &[&str]) -> Result<()> {
        let blad = self.boek.add_worksheet_with_constant_memory().map_err(fout)?;
        blad.set_name(naam).map_err(fout)?;
        opmaak::kop(blad, kolommen).map_err(fout)?;
        self.rijen.push(1);
        Ok(())
    }

    /// A row, and the marks of its cells.
    fn rij(&mut self, blad: usize, waarden: &[String]) -> Result<String> {
        let rij = self.rijen[blad];
        let werkblad = self.boek.worksheet_from_index(blad).map_err(fout)?;
        let mut merk = String::new();
        for (kolom, waarde) in (0u16..).zip(waarden) {
            let past = terug::past(waarde);
            if blad < terug_inlezen() {
                merk.push_str(&terug::merk(past));
            }
            if !past.is_empty() {
                werkblad.write_string(rij, kolom, past).map_err(fout)?;
            }
        }
        self.rijen[blad] = rij + 1;
        Ok(merk)
    }

    /// A row that is of nothing.
    fn losse_rij(&mut self, blad: usize, naam: &str, waarden: &[String]) -> Result<()> {
        let merk = self.rij(blad, waarden)?;
        self.merken.entry(naam.to_owned()).or_default().push(merk);
        Ok(())
    }

    fn zet_regel(&mut self, regel: &impl serde::Serialize) -> Result<()> {
        self.in_cellen(&serde_json::to_string(regel)?).map(drop)
    }

    /// A line on the last sheet, over as many cells as it needs; returns its mark.
    fn in_cellen(&mut self, regel: &str) -> Result<String> {
        let regel = terug::onveranderlijk(regel);
        let merk = terug::merk_van_regel(&regel);
        self.rij(terug_inlezen(), &terug::cellen(&regel))?;
        Ok(merk)
    }
}

/// What is said, by the row that it is about: the deepest one in which its place lies.
fn bij_rijen(alle: &[(usize, Vec<Rij<'_>>)], bevindingen: &[(String, String)]) -> HashMap<String, Vec<String>> {
    let mut bij: HashMap<String, Vec<String>> = HashMap::new();
    for (plaats, tekst) in bevindingen {
        let in_rij =
            |rij: &&Rij<'_>| plaats.strip_prefix(&rij.pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let diepste = alle.iter().flat_map(|(_, rijen)| rijen).filter(in_rij).max_by_key(|rij| rij.pointer.len());
        bij.entry(diepste.map(|rij| rij.pointer.clone()).unwrap_or_default()).or_default().push(voor_mensen(tekst));
    }
    bij
}

fn tekst(waarde: &Value) -> String {
    String::deserialize(waarde).unwrap_or_default()
}

fn fout(fout: XlsxError) -> Error {
    Error::internal(fout)
}

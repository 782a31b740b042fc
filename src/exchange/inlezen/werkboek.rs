//! A workbook of our own: its last sheet is read as the NDJSON it is, and what people changed on the others is taken over or told.

mod blad;
mod melden;

use std::collections::{HashMap, HashSet};

use calamine::Reader as _;
use serde::Deserialize as _;
use uuid::Uuid;

use super::{
    MEESTE_CELLEN, MEESTE_RIJEN, MEESTE_TEKST, Onleesbaar, eigen,
    tabel::{Cel, Rij},
    terug::{BLAD, Bladen, LOS, Regel, merk_van_regel},
    xlsx::{Gelezen, Werkmap, elke_rij},
};
use crate::json;
use blad::{Verschil, Verwacht, vergelijk};
use melden::Melder;

/// For each line of the export the workbook has one of marks, and some more.
const MEESTE_REGELS: usize = 2 * MEESTE_RIJEN + 10;
/// More sheets than this are not compared.
const MEESTE_BLADEN: usize = 20;

/// The lines of the last sheet.
#[derive(Default)]
struct Regels {
    /// Those of the NDJSON with their rows; a broken one is not whole.
    ndjson: Vec<(usize, String)>,
    gebroken: HashSet<u32>,
    kolommen: Bladen,
    /// Mark of the line and of the rows of each activity.
    merken: HashMap<Uuid, (Option<String>, Bladen)>,
    /// Those of rows that belong to none.
    los: Bladen,
}

/// Reads it; `None` when it is not a workbook that can be read back.
pub(super) fn lees(werkmap: &mut Werkmap<'_>) -> Result<Option<Gelezen>, Onleesbaar> {
    let namen = werkmap.sheet_names();
    if !namen.iter().any(|naam| naam == BLAD) {
        return Ok(None);
    }
    let mut tekst = 0;
    let mut regels = regels(werkmap, &mut tekst)?;
    let ndjson = regels.ndjson.iter().map(|(nummer, regel)| (*nummer, regel.as_str()));
    let (voorstellen, gewist) = eigen::lees_regels(ndjson).map_err(|Onleesbaar(mut fouten)| {
        let uitleg = format!(" Het blad {BLAD} is gewijzigd of niet heel. Haal het weg om een ander blad als tabel in te lezen.");
        for fout in &mut fouten {
            fout.melding.push_str(&uitleg);
        }
        Onleesbaar(fouten)
    })?;
    let mut melder = Melder::new(voorstellen, &regels);
    // What the rows of any other activity were is not known.
    regels.merken.retain(|uuid, _| melder.kent(*uuid));
    for naam in namen.iter().filter(|naam| *naam != BLAD && !regels.kolommen.contains_key(*naam)) {
        melder.over_bestand("ander-blad", &format!("Het blad {naam} hoort niet bij de uitvoer en is niet gelezen."));
    }
    if regels.kolommen.is_empty() {
        let melding =
            format!("Op het blad {BLAD} ontbreekt welke kolommen er waren. Wat op andere bladen is gewijzigd, is niet gelezen.");
        melder.over_bestand("niet-vergeleken", &melding);
    }
    for (naam, kolommen) in &regels.kolommen {
        let los = LOS.contains(&naam.as_str()).then(|| regels.los.get(naam).map(Vec::as_slice).unwrap_or_default());
        if !namen.contains(naam) {
            let melding = format!("Het blad {naam} is weg. Wat erop stond, blijft in het register zoals het is.");
            melder.over_bestand("blad-weg", &melding);
        } else if los.is_some() && regels.los.is_empty() {
            let melding =
                format!("Op het blad {BLAD} ontbreekt hoe het blad {naam} was. Wat erop is gewijzigd, is niet gelezen.");
            melder.over_bestand("niet-vergeleken", &melding);
        } else {
            let verwacht = Verwacht { naam, kolommen, van: &regels.merken, los };
            vergelijk(werkmap, &verwacht, &mut tekst, &mut |verschil: Verschil<'_>| melder.meld(naam, verschil))?;
        }
    }
    let (voorstellen, mut bevindingen) = melder.klaar();
    bevindingen.extend(gewist);
    Ok(Some(Gelezen::Eigen(voorstellen, bevindingen)))
}

fn regels(werkmap: &mut Werkmap<'_>, tekst: &mut usize) -> Result<Regels, Onleesbaar> {
    let mut regels = Regels::default();
    let mut aantal = 0;
    elke_rij(werkmap, BLAD, |rij| {
        tel(&rij, tekst)?;
        // The first row tells people what the sheet is for.
        if rij.nummer > 1 {
            aantal += 1;
            if aantal > MEESTE_REGELS {
                return Err(Onleesbaar::op_rij(
                    rij.nummer,
                    "te-veel-rijen",
                    "Het bestand heeft meer dan 20.000 regels. Splits het.",
                ));
            }
            regels.voeg_toe(&rij);
        }
        Ok(true)
    })?;
    Ok(regels)
}

impl Regels {
    fn voeg_toe(&mut self, rij: &Rij) {
        let heel = rij.fout.is_none() && rij.cellen.iter().all(|cel| cel.fout.is_none() && !cel.tekst.is_empty());
        let regel: String = rij.cellen.iter().map(|cel| cel.tekst.as_str()).collect();
        let eigen = ["{\"soort\":\"kolommen\"", "{\"soort\":\"merken\""].iter().any(|begin| regel.starts_with(begin));
        let gelezen = eigen.then(|| Regel::deserialize(json::read(regel.as_bytes()).ok()?).ok());
        match gelezen {
            Some(Some(Regel::Kolommen { bladen })) => {
                let past = bladen.len() <= MEESTE_BLADEN && bladen.values().all(|kolommen| kolommen.len() <= MEESTE_CELLEN);
                self.kolommen = if past { bladen } else { Bladen::new() };
            }
            Some(Some(Regel::Merken { uuid: None, bladen, .. })) => self.los = bladen,
            Some(Some(Regel::Merken { uuid: Some(uuid), regel, bladen })) => drop(self.merken.insert(uuid, (regel, bladen))),
            // Without its marks an activity is not compared, and that is told there.
            Some(None) => {}
            None => {
                if !heel {
                    self.gebroken.insert(super::nummer(rij.nummer));
                }
                self.ndjson.push((rij.nummer, regel));
            }
        }
    }

    /// Whether the line of this row is as it was written.
    fn is_heel(&self, uuid: Uuid, rij: u32) -> bool {
        let plek = self.ndjson.binary_search_by_key(&rij, |(nummer, _)| super::nummer(*nummer));
        let geschreven = self.merken.get(&uuid).and_then(|(merk, _)| merk.as_ref());
        geschreven.is_none_or(|geschreven| plek.is_ok_and(|plek| merk_van_regel(&self.ndjson[plek].1) == *geschreven))
    }
}

/// Keeps within the limit of all text.
fn tel(rij: &Rij, tekst: &mut usize) -> Result<(), Onleesbaar> {
    *tekst += rij.cellen.iter().map(|cel: &Cel| cel.tekst.len()).sum::<usize>();
    if *tekst > MEESTE_TEKST {
        return Err(Onleesbaar::new("te-groot", "De cellen hebben samen meer dan 100 MB tekst. Splits het bestand."));
    }
    Ok(())
}

//! A workbook of our own: its last sheet is read as the NDJSON it is, and what people changed on the others is taken over or told.

mod blad;
mod boek;
mod document;
mod los;

use std::collections::{HashMap, HashSet};

use calamine::Reader as _;
use serde::Deserialize as _;
use serde_json::json as waarde;
use uuid::Uuid;

use super::{
    MEESTE_CELLEN, MEESTE_RIJEN, MEESTE_TEKST, Onleesbaar, eigen,
    tabel::{Cel, Rij},
    terug::{BLAD, Bladen, LOS, Regel, merk_van_regel},
    voorstel::{Basis, Onderwerp, Voorstel},
    woorden::Woordenboek,
    xlsx::{Gelezen, Map, Werkmap, elke_rij},
};
use crate::{
    domain::{levensloop::inlezing::InleesBevinding, recht::kennis::Kennis},
    exchange::werkboek::{BLADEN, KEUZELIJSTEN, Namen, rijen},
    json,
};
use blad::{Geschreven, Verwacht};
use boek::Boek;

/// For each line of the export the workbook has one of marks, and some more.
const MEESTE_REGELS: usize = 2 * MEESTE_RIJEN + 10;
/// More sheets than this are not compared.
const MEESTE_BLADEN: usize = 60;

/// The lines of the last sheet.
#[derive(Default)]
struct Regels {
    /// Those of the NDJSON with their rows; a broken one is not whole.
    ndjson: Vec<(usize, String)>,
    gebroken: HashSet<u32>,
    kolommen: Bladen,
    /// Of everything that has a line.
    merken: HashMap<(Onderwerp, Uuid), Merken>,
    /// The marks of rows that are of nothing.
    los: Bladen,
}

/// The mark of a line, the ETag of the activity, and the marks of its rows.
struct Merken {
    regel: Option<String>,
    etag: Option<String>,
    bladen: Bladen,
}

/// Reads it; `None` when it is not a workbook that can be read back.
pub(super) fn lees(
    werkmap: &mut Werkmap<'_>,
    mut map: Option<&mut Map<'_>>,
    kennis: &Kennis,
    woorden: &Woordenboek,
) -> Result<Option<Gelezen>, Onleesbaar> {
    let bladen = werkmap.sheet_names();
    if !bladen.iter().any(|naam| naam == BLAD) {
        return Ok(None);
    }
    let mut tekst = 0;
    let mut regels = regels(werkmap, &mut tekst)?;
    let ndjson = regels.ndjson.iter().map(|(nummer, regel)| (*nummer, regel.as_str()));
    let (mut voorstellen, gewist) = eigen::lees_regels(ndjson).map_err(|Onleesbaar(mut fouten)| {
        let uitleg = format!(" Het blad {BLAD} is gewijzigd of niet heel. Noem een ander blad om dat als tabel in te lezen.");
        for fout in &mut fouten {
            fout.melding.push_str(&uitleg);
        }
        Onleesbaar(fouten)
    })?;
    for voorstel in &mut voorstellen {
        voorstel.basis = Some(Basis { inhoud: voorstel.inhoud.clone(), beheer: voorstel.beheer.clone() });
        regels.weiger_gebroken(voorstel);
    }
    let mut boek = Boek::new(voorstellen, Namen::new(kennis), woorden);
    for naam in
        bladen.iter().filter(|naam| ![BLAD, KEUZELIJSTEN].contains(&naam.as_str()) && !regels.kolommen.contains_key(*naam))
    {
        boek.over_bestand("ander-blad", &format!("Het blad {naam} hoort niet bij de uitvoer en is niet gelezen."));
    }
    if regels.kolommen.is_empty() {
        let melding =
            format!("Op het blad {BLAD} ontbreekt welke kolommen er waren. Wat op andere bladen is gewijzigd, is niet gelezen.");
        boek.over_bestand("niet-vergeleken", &melding);
    }
    for (naam, _) in regels.kolommen.iter().filter(|(naam, _)| !bladen.contains(naam)) {
        let melding = format!("Het blad {naam} is weg. Wat erop stond, blijft in het register zoals het is.");
        boek.over_bestand("blad-weg", &melding);
    }
    for naam in LOS.into_iter().filter(|naam| bladen.iter().any(|blad| blad == naam) && regels.kolommen.contains_key(*naam)) {
        los::vergelijk(werkmap, naam, regels.los.get(naam).map(Vec::as_slice), &mut boek)?;
    }
    let verwacht = regels.verwacht(&mut boek);
    let mut bladen_van: Vec<_> = BLADEN.iter().enumerate().zip(verwacht).collect();
    // An organisation that is added may be named on every other sheet.
    bladen_van.sort_by_key(|((_, blad), _)| blad.onderwerp);
    for ((nummer, blad), rijen) in bladen_van {
        let Some(kolommen) = regels.kolommen.get(&blad.naam).filter(|_| bladen.contains(&blad.naam)) else { continue };
        let mut verwacht = Verwacht { naam: &blad.naam, kolommen, rijen };
        let sporen = map.as_mut().map(|map| map.sporen(&blad.naam)).unwrap_or_default();
        if let Some((kop, anders)) = blad::lees(werkmap, &sporen, &mut verwacht, &mut tekst)? {
            boek.neem_over(nummer, &mut verwacht, &kop, &anders);
        } else {
            let melding = format!("De kolomnamen van het blad {} zijn weg. Wat erop is gewijzigd, is niet gelezen.", blad.naam);
            boek.over_bestand("kop-weg", &melding);
        }
    }
    let (voorstellen, mut bevindingen) = boek.klaar();
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
            Some(Some(Regel::Merken { onderwerp, uuid: Some(uuid), regel, etag, bladen })) => {
                self.merken.insert((onderwerp, uuid), Merken { regel, etag, bladen });
            }
            // Without its marks nothing is compared, and that is told there.
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
    fn is_heel(&self, sleutel: (Onderwerp, Uuid), rij: u32) -> bool {
        let plek = self.ndjson.binary_search_by_key(&rij, |(nummer, _)| super::nummer(*nummer));
        let geschreven = self.merken.get(&sleutel).and_then(|merken| merken.regel.as_ref());
        geschreven.is_none_or(|geschreven| plek.is_ok_and(|plek| merk_van_regel(&self.ndjson[plek].1) == *geschreven))
    }

    /// What is not whole is not read, and what cannot be compared is told.
    fn weiger_gebroken(&self, voorstel: &mut Voorstel) {
        let rij = voorstel.verslag.rij;
        let sleutel = voorstel.uuid().map(|uuid| (voorstel.onderwerp, uuid));
        let wat = if self.gebroken.contains(&rij) {
            Some("mist deze rij een cel, of is een cel niet te lezen")
        } else {
            let anders = sleutel.is_some_and(|sleutel| !self.is_heel(sleutel, rij));
            anders.then_some("is deze rij gewijzigd")
        };
        if let Some(wat) = wat {
            let melding = format!("Op het blad {BLAD} {wat}. Wijzig daar niets, en maak de uitvoer opnieuw.");
            voorstel.weiger(None, "terug-inlezen-gewijzigd", melding);
            return;
        }
        if sleutel.is_some_and(|sleutel| !self.merken.contains_key(&sleutel)) {
            let melding = format!(
                "Op het blad {BLAD} ontbreekt hoe de rijen hiervan waren. Wat op andere bladen is gewijzigd, is niet te zien."
            );
            voorstel.verslag.bevindingen.push(InleesBevinding::new(Some(rij), None, "niet-vergeleken", melding));
        }
    }

    /// The rows that each sheet had, of everything of which that is known.
    fn verwacht(&mut self, boek: &mut Boek<'_>) -> Vec<HashMap<Uuid, Vec<Geschreven>>> {
        let mut verwacht: Vec<HashMap<Uuid, Vec<Geschreven>>> = BLADEN.iter().map(|_| HashMap::new()).collect();
        for (uuid, voorstel) in boek.gekend().filter(|(_, voorstel)| !voorstel.geweigerd) {
            let merken = self.merken.remove(&(voorstel.onderwerp, uuid));
            let (Some(Basis { inhoud, beheer }), Some(Merken { etag, mut bladen, .. })) = (&voorstel.basis, merken) else {
                continue;
            };
            voorstel.etag = etag;
            let wat = waarde!({"inhoud": inhoud, "beheer": beheer});
            for (nummer, blad) in BLADEN.iter().enumerate().filter(|(_, blad)| blad.onderwerp == voorstel.onderwerp) {
                let (Some(merken), rijen) = (bladen.remove(&blad.naam), rijen(&wat, nummer)) else { continue };
                if rijen.len() != merken.len() {
                    let melding = format!(
                        "Hoe de rijen op het blad {} waren, is niet te zien. Wat daar is gewijzigd, is niet gelezen.",
                        blad.naam
                    );
                    let bevinding = InleesBevinding::new(Some(voorstel.verslag.rij), None, "niet-vergeleken", melding);
                    voorstel.verslag.bevindingen.push(bevinding);
                    continue;
                }
                let geschreven =
                    rijen.into_iter().zip(merken).map(|(rij, merk)| Geschreven { sleutel: rij.sleutel, merk, gezien: false });
                verwacht[nummer].insert(uuid, geschreven.collect());
            }
        }
        verwacht
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

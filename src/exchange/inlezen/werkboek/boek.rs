//! What comes of the differences: a cell goes to its place in the content, a row becomes an element of it. What is no value of its column is
//! told and kept word for word.

mod nieuw;

use std::collections::HashMap;

use serde_json::Value;
use uuid::Uuid;

use super::{
    blad::{Anders, Gewijzigd, Kop, Verwacht, kolomnaam},
    document::{Document, zet},
};
use crate::{
    domain::levensloop::{concept::Ingelezen, inlezing::InleesBevinding},
    exchange::{
        inlezen::voorstel::{Onderwerp, Voorstel},
        werkboek::{BIJ, BLADEN, Namen, RIJ, Veld, aanduiding},
    },
};

/// So much is told about one activity, and about the file.
const MEESTE_BEVINDINGEN: usize = 100;

/// The proposals of a workbook, while its sheets are read.
pub(super) struct Boek {
    voorstellen: Vec<Voorstel>,
    /// The activities that changed.
    documenten: HashMap<usize, Document>,
    /// Where the proposal of each activity stands.
    plaatsen: HashMap<Uuid, usize>,
    /// By number and by name; nothing when two have it.
    nummers: HashMap<String, Option<usize>>,
    namen_van: HashMap<String, Option<usize>>,
    namen: Namen,
    bevindingen: Vec<InleesBevinding>,
}

impl Boek {
    pub(super) fn new(voorstellen: Vec<Voorstel>, mut namen: Namen) -> Self {
        let (mut plaatsen, mut nummers, mut namen_van) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (plek, voorstel) in voorstellen.iter().enumerate() {
            let Some(uuid) = voorstel.uuid() else { continue };
            match voorstel.onderwerp {
                Onderwerp::Organisatie => namen.organisatie(&uuid.to_string(), &voorstel.verslag.naam),
                Onderwerp::Verwerkersovereenkomst => {
                    namen.overeenkomst(&uuid.to_string(), voorstel.inhoud["kenmerk"].as_str().unwrap_or_default());
                }
                Onderwerp::Verwerkingsactiviteit => {
                    plaatsen.insert(uuid, plek);
                    onthoud(&mut nummers, voorstel.identificatie.as_str().unwrap_or_default(), plek);
                    onthoud(&mut namen_van, &voorstel.verslag.naam, plek);
                }
            }
        }
        Self { voorstellen, documenten: HashMap::new(), plaatsen, nummers, namen_van, namen, bevindingen: Vec::new() }
    }

    /// The activities, with the content that was written.
    pub(super) fn activiteiten(&mut self) -> impl Iterator<Item = (Uuid, &mut Voorstel)> {
        let gekend = self.voorstellen.iter_mut().filter(|een| een.onderwerp == Onderwerp::Verwerkingsactiviteit);
        gekend.filter_map(|voorstel| Some((voorstel.uuid()?, voorstel)))
    }

    /// The proposals, and what is told about the file.
    pub(super) fn klaar(mut self) -> (Vec<Voorstel>, Vec<InleesBevinding>) {
        for (plek, document) in self.documenten {
            let voorstel = &mut self.voorstellen[plek];
            (voorstel.inhoud, voorstel.beheer) = document.klaar();
            voorstel.inhoud["naam"].as_str().unwrap_or_default().clone_into(&mut voorstel.verslag.naam);
        }
        (self.voorstellen, self.bevindingen)
    }

    /// Tells something about the file as a whole.
    pub(super) fn over_bestand(&mut self, code: &str, melding: &str) {
        meld(&mut self.bevindingen, InleesBevinding::new(None, None, code, melding));
    }

    /// The differences of a sheet.
    pub(super) fn neem_over(&mut self, blad: usize, verwacht: &mut Verwacht<'_>, kop: &Kop, anders: &[Anders]) {
        let weg: Vec<&String> = kop.weg(verwacht.kolommen).collect();
        for kolom in weg {
            let melding = format!(
                "De kolom {kolom} van het blad {} is weg. Wat erin stond, blijft in het register zoals het is.",
                verwacht.naam
            );
            self.over_bestand("kolom-weg", &melding);
        }
        let mut nieuw = Vec::new();
        for rij in anders {
            let van = rij.activiteit.and_then(|uuid| verwacht.rijen.get_mut(&uuid)).into_iter().flatten();
            let was = van.into_iter().find(|een| !een.gezien && een.sleutel == rij.sleutel).map(|een| {
                een.gezien = true;
                een.merk.clone()
            });
            match (was, rij.activiteit.and_then(|uuid| self.plaatsen.get(&uuid)).copied()) {
                (Some(was), Some(plek)) => {
                    for cel in kop.gewijzigd(verwacht, rij, Some(&was)) {
                        self.cel(plek, (blad, &rij.sleutel), &cel);
                    }
                }
                // How its rows were is not known: that was told.
                (None, Some(_)) if rij.activiteit.is_some_and(|uuid| !verwacht.rijen.contains_key(&uuid)) => {}
                _ => nieuw.push(rij),
            }
        }
        let over: Vec<(Uuid, String)> = verwacht
            .rijen
            .iter()
            .flat_map(|(uuid, rijen)| rijen.iter().filter(|een| !een.gezien).map(|een| (*uuid, een.sleutel.clone())))
            .collect();
        for (uuid, sleutel) in over {
            self.weg(blad, uuid, &sleutel);
        }
        for rij in nieuw {
            self.nieuw(blad, verwacht, kop, rij);
        }
    }

    fn document(&mut self, plek: usize) -> &mut Document {
        let Voorstel { inhoud, beheer, .. } = &self.voorstellen[plek];
        self.documenten.entry(plek).or_insert_with(|| Document::new(inhoud, beheer))
    }

    fn cel(&mut self, plek: usize, (blad, sleutel): (usize, &str), cel: &Gewijzigd<'_>) {
        let veld = BLADEN[blad].veld(cel.kolom).filter(|_| !cel.vreemd);
        let gelukt = match (veld, cel.kolom) {
            (Some(veld), _) => self
                .waarde(veld, cel)
                .map(|waarde| self.document(plek).vind(blad, sleutel).is_some_and(|element| zet(element, &veld.pad, waarde))),
            (None, BIJ) if !cel.vreemd => {
                let ouder = self.ouder(plek, blad, &cel.cel.tekst);
                ouder.map(|ouder| self.document(plek).verplaats(blad, sleutel, &ouder))
            }
            _ => Ok(false),
        };
        let (code, wat) = match gelukt {
            Ok(true) => return,
            Ok(false) => ("cel-gewijzigd", format!("De cel {} is gewijzigd, maar wordt niet teruggelezen.", cel.plek)),
            Err((code, wat)) => (code, format!("{}: {wat}", cel.plek)),
        };
        let waar = format!("{}/{}", BLADEN[blad].naam, kolomnaam(cel.kolom, &cel.plek));
        let ingelezen = Ingelezen { kolom: waar.clone(), tekst: cel.cel.tekst.clone() };
        self.vertel(Some(plek), InleesBevinding::new(None, Some(&waar), code, wat).over(&cel.cel.tekst), vec![ingelezen]);
    }

    fn waarde(&self, veld: &Veld, cel: &Gewijzigd<'_>) -> Result<Value, (&'static str, String)> {
        match cel.cel.fout {
            Some((code, melding)) => Err((code, melding.to_owned())),
            None => self.namen.waarde(&veld.soort, &cel.cel.tekst),
        }
    }

    /// The row that people mean: by what it is called, by what it says, or the only one there is.
    fn ouder(&mut self, plek: usize, blad: usize, tekst: &str) -> Result<String, (&'static str, String)> {
        let Some(van) = BLADEN[blad].ouder.filter(|van| *van != 0) else { return Ok(String::new()) };
        self.document(plek);
        let Some(document) = self.documenten.get(&plek) else { return Ok(String::new()) };
        let alle = document.alle(van);
        let eerste = tekst.split_whitespace().next().unwrap_or_default();
        let gelijk =
            |(_, element): &&(String, &Value)| aanduiding("", element, van, &self.namen).to_lowercase() == tekst.to_lowercase();
        let gevonden = match alle.as_slice() {
            [(enige, _)] if tekst.is_empty() => Some(enige),
            _ if tekst.is_empty() => None,
            alle => alle
                .iter()
                .find(|(sleutel, _)| sleutel == eerste)
                .or_else(|| alle.iter().find(gelijk))
                .map(|(sleutel, _)| sleutel),
        };
        gevonden.cloned().ok_or_else(|| {
            let naam = &BLADEN[van].naam;
            (
                "rij-onbekend",
                format!("noem bij “{BIJ}” de rij van het blad {naam} waar deze bij hoort (het nummer in de kolom {RIJ} daar)."),
            )
        })
    }

    fn weg(&mut self, blad: usize, uuid: Uuid, sleutel: &str) {
        let Some(plek) = self.plaatsen.get(&uuid).copied() else { return };
        let naam = &BLADEN[blad].naam;
        let melding = if blad == 0 {
            format!(
                "De rij van deze activiteit is weg op het blad {naam}. Dat verandert niets: een activiteit trekt u in het register zelf in."
            )
        } else {
            self.document(plek).haal_weg(blad, sleutel);
            format!("De rij {sleutel} van het blad {naam} is weg: zij vervalt, met wat erbij hoort.")
        };
        self.vertel(Some(plek), InleesBevinding::new(None, Some(naam), "rij-weg", melding), Vec::new());
    }

    /// Tells it at the activity, or else at the file.
    fn vertel(&mut self, plek: Option<usize>, wat: InleesBevinding, ingelezen: Vec<Ingelezen>) {
        match plek {
            Some(plek) => {
                let verslag = &mut self.voorstellen[plek].verslag;
                let rij = Some(verslag.rij);
                meld(&mut verslag.bevindingen, InleesBevinding { rij, ..wat });
                verslag.ingelezen.extend(ingelezen.into_iter().filter(|een| !een.tekst.is_empty()));
            }
            None => meld(&mut self.bevindingen, wat),
        }
    }
}

fn onthoud(namen: &mut HashMap<String, Option<usize>>, naam: &str, plek: usize) {
    if !naam.is_empty() {
        namen.entry(naam.to_lowercase()).and_modify(|een| *een = None).or_insert(Some(plek));
    }
}

fn meld(bevindingen: &mut Vec<InleesBevinding>, bevinding: InleesBevinding) {
    if bevindingen.len() < MEESTE_BEVINDINGEN {
        bevindingen.push(bevinding);
    } else if bevindingen.len() == MEESTE_BEVINDINGEN {
        let melding = "Er is meer gewijzigd dan hier past; de rest staat hier niet bij.";
        bevindingen.push(InleesBevinding::new(bevinding.rij, None, "meer-gewijzigd", melding));
    }
}

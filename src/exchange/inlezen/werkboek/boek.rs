//! What comes of the differences: a cell goes to its place in the content, a row becomes an element of it. What is no value of its column is
//! told and kept word for word.

mod nieuw;

use std::collections::HashMap;

use serde_json::Value;
use strum::VariantArray as _;
use uuid::Uuid;

use super::{
    blad::{Anders, Gewijzigd, Kop, Verwacht, kolomnaam},
    document::{Document, zet},
};
use crate::{
    domain::{
        inhoud::Ingelezen,
        levensloop::inlezing::{InleesBevinding, RijStap},
    },
    exchange::{
        inlezen::{
            rijmaker::zegt_niets,
            voorstel::{Onderwerp, Voorstel},
            woorden::Woordenboek,
        },
        werkboek::{
            ACTIVITEIT, BIJ, BLADEN, Blad, NUMMER, Namen, ORGANISATIE, RIJ, SLEUTEL, STAP, Soort, Veld, aanduiding, veldnaam,
            wortel,
        },
    },
};

/// So much is told about one activity, and about the file.
const MEESTE_BEVINDINGEN: usize = 100;

/// So many rows that are gone are named.
const MEESTE_NAMEN: usize = 5;

/// Where a proposal stands, by what people call it.
type Gezocht = HashMap<String, Option<usize>>;

/// The proposals of a workbook, while its sheets are read.
pub(super) struct Boek<'a> {
    voorstellen: Vec<Voorstel>,
    /// What changed.
    documenten: HashMap<usize, Document>,
    /// Where each proposal stands.
    plaatsen: HashMap<(Onderwerp, Uuid), usize>,
    /// By number and by name; nothing when two have it.
    nummers: Gezocht,
    namen_van: HashMap<Onderwerp, Gezocht>,
    namen: Namen,
    /// Words for the codes of lists, as people write them in their own sheets.
    woorden: &'a Woordenboek,
    bevindingen: Vec<InleesBevinding>,
}

impl<'a> Boek<'a> {
    pub(super) fn new(voorstellen: Vec<Voorstel>, mut namen: Namen, woorden: &'a Woordenboek) -> Self {
        let (mut plaatsen, mut nummers) = (HashMap::new(), Gezocht::new());
        let mut namen_van: HashMap<Onderwerp, Gezocht> = HashMap::new();
        for (plek, voorstel) in voorstellen.iter().enumerate() {
            let Some(uuid) = voorstel.uuid() else { continue };
            plaatsen.insert((voorstel.onderwerp, uuid), plek);
            onthoud(namen_van.entry(voorstel.onderwerp).or_default(), &voorstel.verslag.naam, plek);
            match voorstel.onderwerp {
                Onderwerp::Organisatie => namen.organisatie(&uuid.to_string(), &voorstel.verslag.naam),
                Onderwerp::Verwerkersovereenkomst => namen.overeenkomst(&uuid.to_string(), &voorstel.verslag.naam),
                Onderwerp::Verwerkingsactiviteit => {
                    onthoud(&mut nummers, voorstel.identificatie.as_str().unwrap_or_default(), plek);
                }
            }
        }
        Self { voorstellen, documenten: HashMap::new(), plaatsen, nummers, namen_van, namen, woorden, bevindingen: Vec::new() }
    }

    /// The proposals with their keys.
    pub(super) fn gekend(&mut self) -> impl Iterator<Item = (Uuid, &mut Voorstel)> {
        self.voorstellen.iter_mut().filter_map(|voorstel| Some((voorstel.uuid()?, voorstel)))
    }

    /// The proposals, and what is told about the file.
    pub(super) fn klaar(mut self) -> (Vec<Voorstel>, Vec<InleesBevinding>) {
        for (plek, document) in self.documenten {
            let voorstel = &mut self.voorstellen[plek];
            (voorstel.inhoud, voorstel.beheer) = document.klaar();
            voorstel.noem();
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
            let plek = rij.activiteit.and_then(|uuid| self.plaatsen.get(&(BLADEN[blad].onderwerp, uuid))).copied();
            if plek.is_some_and(|plek| self.is_van_een_ander(plek, blad, verwacht, kop, rij)) {
                nieuw.push(rij);
                continue;
            }
            let was = rij.activiteit.and_then(|uuid| verwacht.neem(uuid, &rij.sleutel));
            match (was, plek) {
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
        // What belongs to a row would go with it: a row whose key is damaged is still the one of that number, when no other is.
        nieuw.retain(|rij| !self.herken(blad, verwacht, kop, rij));
        let over: Vec<(Uuid, String)> = verwacht
            .rijen
            .iter()
            .flat_map(|(uuid, rijen)| rijen.iter().filter(|een| !een.gezien).map(|een| (*uuid, een.sleutel.clone())))
            .collect();
        for (uuid, sleutel) in &over {
            self.weg(blad, *uuid, sleutel);
        }
        let eerder = self.voorstellen.len();
        for rij in nieuw {
            self.nieuw(blad, verwacht, kop, rij);
        }
        if blad == wortel(Onderwerp::Verwerkingsactiviteit) {
            self.vraag_naar_hernoemd(eerder..self.voorstellen.len(), &over);
        }
        if blad == wortel(Onderwerp::Organisatie) {
            self.noem_organisaties();
        }
    }

    /// Whether number and name beside a key both say that it is the key of something else: who sorts one column moves all keys.
    fn is_van_een_ander(&self, plek: usize, blad: usize, verwacht: &Verwacht<'_>, kop: &Kop, rij: &Anders) -> bool {
        let onderwerp = BLADEN[blad].onderwerp;
        let [nummer, naam] = [NUMMER, naamkolom(blad)].map(|kolom| kop.tekst(verwacht, rij, kolom));
        self.op_nummer(onderwerp, &nummer).is_some_and(|ander| ander != plek) && self.op_naam(onderwerp, &naam) != Some(plek)
    }

    /// Takes over a row by the number or the name beside its key; whether that is a row which is nowhere else on the sheet.
    fn herken(&mut self, blad: usize, verwacht: &mut Verwacht<'_>, kop: &Kop, rij: &Anders) -> bool {
        let [nummer, naam] = [NUMMER, naamkolom(blad)].map(|kolom| kop.tekst(verwacht, rij, kolom));
        let onderwerp = BLADEN[blad].onderwerp;
        let Some(plek) = self.op_nummer(onderwerp, &nummer).or_else(|| self.op_naam(onderwerp, &naam)) else { return false };
        let Some(was) = self.voorstellen[plek].uuid().and_then(|uuid| verwacht.neem(uuid, &rij.sleutel)) else { return false };
        let melding = format!(
            "De sleutel ({SLEUTEL}) van de rij {}!{} is gewijzigd. De rij is herkend aan wat ernaast staat, en gelezen als wijziging.",
            verwacht.naam, rij.nummer
        );
        self.vertel(Some(plek), InleesBevinding::new(None, Some(verwacht.naam), "sleutel-gewijzigd", melding), Vec::new());
        for cel in kop.gewijzigd(verwacht, rij, Some(&was)).filter(|cel| cel.kolom != SLEUTEL) {
            self.cel(plek, (blad, &rij.sleutel), &cel);
        }
        true
    }

    /// Where the activity stands that people call by this number.
    fn op_nummer(&self, onderwerp: Onderwerp, nummer: &str) -> Option<usize> {
        let bekend = self.nummers.get(&nummer.to_lowercase()).copied().flatten();
        bekend.filter(|_| onderwerp == Onderwerp::Verwerkingsactiviteit)
    }

    fn op_naam(&self, onderwerp: Onderwerp, naam: &str) -> Option<usize> {
        self.namen_van.get(&onderwerp)?.get(&naam.to_lowercase()).copied().flatten()
    }

    /// Asks of activities that were added while others are gone whether they are the same under another name.
    fn vraag_naar_hernoemd(&mut self, nieuw: std::ops::Range<usize>, weg: &[(Uuid, String)]) {
        let genoemd = |(uuid, _): &(Uuid, String)| {
            let voorstel = &self.voorstellen[*self.plaatsen.get(&(Onderwerp::Verwerkingsactiviteit, *uuid))?];
            let nummer = voorstel.identificatie.as_str().unwrap_or_default();
            Some(format!("“{}” ({nummer})", voorstel.verslag.naam))
        };
        let namen: Vec<String> = weg.iter().take(MEESTE_NAMEN).filter_map(genoemd).collect();
        let melding = format!(
            "Dit wordt een nieuwe activiteit, en van {} is de rij weg. Is het dezelfde met een andere naam, zet dan dat nummer terug in \
             de kolom {NUMMER}.",
            namen.join(", ")
        );
        for plek in nieuw.filter(|_| !namen.is_empty()) {
            self.vertel(Some(plek), InleesBevinding::new(None, Some("Naam"), "misschien-hernoemd", &melding), Vec::new());
        }
    }

    /// What organisations are called from now on.
    fn noem_organisaties(&mut self) {
        for (plek, document) in &self.documenten {
            let voorstel = &self.voorstellen[*plek];
            if let (Onderwerp::Organisatie, Some(uuid), Some(naam)) = (voorstel.onderwerp, voorstel.uuid(), document.naam()) {
                self.namen.organisatie(&uuid.to_string(), naam);
                onthoud(self.namen_van.entry(Onderwerp::Organisatie).or_default(), naam, *plek);
            }
        }
    }

    fn document(&mut self, plek: usize) -> &mut Document {
        let Voorstel { onderwerp, inhoud, beheer, .. } = &self.voorstellen[plek];
        self.documenten.entry(plek).or_insert_with(|| Document::new(wortel(*onderwerp), inhoud, beheer))
    }

    fn cel(&mut self, plek: usize, (blad, sleutel): (usize, &str), cel: &Gewijzigd<'_>) {
        let veld = BLADEN[blad].veld(cel.kolom).filter(|_| !cel.vreemd);
        let gelukt = match (veld, cel.kolom) {
            // What it says is not known: what was there stays.
            _ if cel.cel.is_onbekend() => onbekend(cel),
            (Some(veld), _) => self
                .waarde(blad, veld, cel)
                .map(|waarde| self.document(plek).vind(blad, sleutel).is_some_and(|element| zet(element, &veld.pad, waarde))),
            (None, BIJ) if !cel.vreemd => {
                let ouder = self.ouder(plek, blad, &cel.cel.tekst);
                ouder.map(|ouder| self.document(plek).verplaats(blad, sleutel, &ouder))
            }
            (None, STAP) if !cel.vreemd => self.stap(plek, &cel.cel.tekst).map(|()| true),
            _ => Ok(false),
        };
        let (code, wat) = match gelukt {
            Ok(true) => {
                let naam = veldnaam(&BLADEN[blad], sleutel, cel.kolom);
                self.voorstellen[plek].cellen.push((naam, cel.plek.clone()));
                if let Some((code, wat)) = veld.and_then(|veld| self.namen.opmerking(&veld.soort, &cel.cel.tekst)) {
                    let waar = format!("{}/{}", BLADEN[blad].naam, cel.kolom);
                    let bevinding = InleesBevinding::new(None, Some(&waar), code, format!("{}: {wat}", cel.plek));
                    self.vertel(Some(plek), bevinding.over(&cel.cel.tekst), Vec::new());
                }
                return;
            }
            Ok(false) => ("cel-gewijzigd", format!("De cel {} is gewijzigd, maar wordt niet teruggelezen.", cel.plek)),
            Err((code, wat)) => (code, format!("{}: {wat}", cel.plek)),
        };
        let waar = format!("{}/{}", BLADEN[blad].naam, kolomnaam(cel.kolom, &cel.plek));
        // A step is no content.
        let is_inhoud = cel.kolom != STAP || cel.vreemd;
        let ingelezen = is_inhoud.then(|| Ingelezen::new(&waar, &cel.cel.tekst));
        let bevinding = InleesBevinding::new(None, Some(&waar), code, wat).over(&cel.cel.tekst);
        self.vertel(Some(plek), bevinding, ingelezen.into_iter().collect());
    }

    /// Remembers what is to happen with the concept.
    fn stap(&mut self, plek: usize, tekst: &str) -> Result<(), (&'static str, String)> {
        let woorden = || RijStap::VARIANTS.iter().map(|stap| stap.woord()).collect::<Vec<_>>().join(", ");
        if !tekst.is_empty() {
            let stap = tekst.to_lowercase().parse();
            self.voorstellen[plek].stap =
                Some(stap.map_err(|_| ("onbekend-woord", format!("deze stap is er niet. Kies uit: {}.", woorden())))?);
        }
        Ok(())
    }

    fn waarde(&self, blad: usize, veld: &Veld, cel: &Gewijzigd<'_>) -> Result<Value, (&'static str, String)> {
        let tekst = &cel.cel.tekst;
        if let Some((code, melding)) = cel.cel.fout {
            return Err((code, melding.to_owned()));
        }
        // What names a part names something: an answer never becomes content.
        let noemt = BLADEN[blad].is_deel() && ["Naam", "Omschrijving"].contains(&cel.kolom);
        if noemt && !tekst.is_empty() && zegt_niets(tekst) {
            let melding = format!("“{tekst}” zegt niet wat het is. Is er niets, haal de rij dan weg.");
            return Err(("geen-inhoud", melding));
        }
        self.namen.waarde(&veld.soort, tekst).or_else(|fout| match &veld.soort {
            Soort::Code(lijst) => self.woorden.code(lijst, tekst).map(Value::from).ok_or(fout),
            Soort::Codes(lijst) => self.woorden.alle_codes(lijst, tekst).map(Value::from).ok_or(fout),
            _ => Err(fout),
        })
    }

    /// The row that people mean: by what it is called, by what it says, or the only one there is.
    fn ouder(&mut self, plek: usize, blad: usize, tekst: &str) -> Result<String, (&'static str, String)> {
        let Some(van) = BLADEN[blad].ouder.filter(|van| BLADEN[*van].is_deel()) else { return Ok(String::new()) };
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
        let Blad { naam, onderwerp, .. } = &BLADEN[blad];
        let Some(plek) = self.plaatsen.get(&(*onderwerp, uuid)).copied() else { return };
        let melding = if BLADEN[blad].is_deel() {
            self.document(plek).haal_weg(blad, sleutel);
            format!("De rij {sleutel} van het blad {naam} is weg: zij vervalt, met wat erbij hoort.")
        } else {
            let hoe = match onderwerp {
                Onderwerp::Verwerkingsactiviteit => "een activiteit trekt u in het register zelf in",
                _ => "organisaties en overeenkomsten blijven in het register staan",
            };
            format!("De rij hiervan is weg op het blad {naam}. Dat verandert niets: {hoe}.")
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

/// The column that says what a row is of, or what it is itself.
fn naamkolom(blad: usize) -> &'static str {
    match (BLADEN[blad].is_deel(), BLADEN[blad].onderwerp) {
        (false, _) => "Naam",
        (true, Onderwerp::Organisatie) => ORGANISATIE,
        (true, _) => ACTIVITEIT,
    }
}

fn onbekend(cel: &Gewijzigd<'_>) -> Result<bool, (&'static str, String)> {
    cel.cel.fout.map_or(Ok(false), |(code, melding)| Err((code, melding.to_owned())))
}

fn onthoud(namen: &mut Gezocht, naam: &str, plek: usize) {
    if !naam.is_empty() {
        let anders = |een: &mut Option<usize>| *een = een.filter(|een| *een == plek);
        namen.entry(naam.to_lowercase()).and_modify(anders).or_insert(Some(plek));
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

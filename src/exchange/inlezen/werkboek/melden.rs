//! What comes of a difference: a plain text or date goes to its place in the content, everything else is told and kept word for word.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Regels, blad::Verschil};
use crate::{
    domain::levensloop::{concept::Ingelezen, inlezing::InleesBevinding},
    exchange::inlezen::{
        tabel::Cel,
        terug::{BLAD, LOS},
        voorstel::{Onderwerp, Voorstel},
    },
};

/// The sheet with a row for each activity.
const ACTIVITEITEN: &str = "Activiteiten";
/// So much is told about one activity, and about the file.
const MEESTE_BEVINDINGEN: usize = 100;

/// The columns of that sheet of which the cell is the value, and where that stands; those of `beheer` begin with `@`.
const VELDEN: &[Veld] = &[
    ("naam", Soort::Tekst, &["naam"]),
    ("omschrijving", Soort::Tekst, &["omschrijving"]),
    ("beveiliging", Soort::Tekst, &["beveiliging", "openbareOmschrijving"]),
    ("privacyverklaringUrl", Soort::Tekst, &["privacyverklaringUrl"]),
    ("redenVertrouwelijkheid", Soort::Tekst, &["redenVertrouwelijkheid"]),
    ("vertrouwelijkTot", Soort::Datum, &["vertrouwelijkTot"]),
    ("verenigbaarheidstoets", Soort::Tekst, &["verenigbaarheidstoets"]),
    ("dpiaDatum", Soort::Datum, &["dpia", "datum"]),
    ("dpiaHerbeoordelingsdatum", Soort::Datum, &["dpia", "herbeoordelingsdatum"]),
    ("dpiaToelichting", Soort::Tekst, &["dpia", "toelichting"]),
    ("dpiaUrl", Soort::Tekst, &["dpia", "url"]),
    ("afdeling", Soort::Tekst, &["@", "afdeling"]),
    ("proceseigenaar", Soort::Tekst, &["@", "proceseigenaar"]),
    ("herzieningsdatum", Soort::Datum, &["@", "herzieningsdatum"]),
    ("gebaseerdOp", Soort::Tekst, &["@", "gebaseerdOp"]),
    ("opmerkingen", Soort::Tekst, &["@", "opmerkingen"]),
];

type Veld = (&'static str, Soort, &'static [&'static str]);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Soort {
    Tekst,
    Datum,
}

/// Brings differences to the proposals they are about.
pub(super) struct Melder {
    voorstellen: Vec<Voorstel>,
    /// Where the proposal of each activity stands.
    plaatsen: HashMap<Uuid, usize>,
    /// Of these it is not known how their rows were.
    onvergeleken: HashSet<Uuid>,
    bevindingen: Vec<InleesBevinding>,
}

impl Melder {
    /// With what the last sheet itself leaves to tell.
    pub(super) fn new(mut voorstellen: Vec<Voorstel>, regels: &Regels) -> Self {
        let (mut plaatsen, mut onvergeleken) = (HashMap::new(), HashSet::new());
        for (plek, voorstel) in voorstellen.iter_mut().enumerate() {
            let rij = voorstel.verslag.rij;
            if regels.gebroken.contains(&rij) {
                let melding =
                    format!("Op het blad {BLAD} mist deze rij een cel, of is een cel niet te lezen. Maak de uitvoer opnieuw.");
                voorstel.weiger(None, "terug-inlezen-gewijzigd", melding);
            }
            let Some(uuid) = voorstel.uuid().filter(|_| voorstel.onderwerp == Onderwerp::Verwerkingsactiviteit) else { continue };
            plaatsen.insert(uuid, plek);
            if !regels.is_heel(uuid, rij) {
                let melding = format!("Op het blad {BLAD} is deze rij gewijzigd. Wijzig daar niets, en maak de uitvoer opnieuw.");
                voorstel.weiger(None, "terug-inlezen-gewijzigd", melding);
            } else if !regels.merken.contains_key(&uuid) {
                let melding = format!(
                    "Op het blad {BLAD} ontbreekt hoe de rijen van deze activiteit waren. Wat op andere bladen is gewijzigd, is niet te zien."
                );
                bevinding(voorstel, InleesBevinding::new(Some(rij), None, "niet-vergeleken", melding));
                onvergeleken.insert(uuid);
            }
        }
        Self { voorstellen, plaatsen, onvergeleken, bevindingen: Vec::new() }
    }

    /// Whether the last sheet has this activity.
    pub(super) fn kent(&self, uuid: Uuid) -> bool {
        self.plaatsen.contains_key(&uuid)
    }

    /// The proposals, and what is told about the file.
    pub(super) fn klaar(self) -> (Vec<Voorstel>, Vec<InleesBevinding>) {
        (self.voorstellen, self.bevindingen)
    }

    /// Tells something about the file as a whole.
    pub(super) fn over_bestand(&mut self, code: &str, melding: &str) {
        self.bestand(InleesBevinding::new(None, None, code, melding));
    }

    fn bestand(&mut self, bevinding: InleesBevinding) {
        meld(&mut self.bevindingen, bevinding);
    }

    /// A difference on a sheet.
    pub(super) fn meld(&mut self, blad: &str, verschil: Verschil<'_>) {
        match verschil {
            Verschil::KopWeg => {
                let melding = format!("De kolomnamen van het blad {blad} zijn weg. Wat erop is gewijzigd, is niet gelezen.");
                self.over_bestand("kop-weg", &melding);
            }
            Verschil::KolomWeg(kolom) => {
                let melding =
                    format!("De kolom {kolom} van het blad {blad} is weg. Wat erin stond, blijft in het register zoals het is.");
                self.over_bestand("kolom-weg", &melding);
            }
            Verschil::Cel { sleutel: Some(uuid), .. } | Verschil::Nieuw { sleutel: Some(uuid), .. }
                if self.onvergeleken.contains(&uuid) => {}
            Verschil::Cel { sleutel, plek, kolom, cel, vreemd } => {
                let veld = VELDEN.iter().find(|(naam, ..)| !vreemd && blad == ACTIVITEITEN && *naam == kolom);
                self.cel(sleutel, (&plek, &format!("{blad}/{kolom}")), veld, cel);
            }
            Verschil::Nieuw { sleutel, rij, cellen } => self.nieuw(sleutel, blad, rij, &cellen),
            Verschil::Weg { sleutel, rijen } => {
                let wat = if rijen == 1 { "is een rij weg".to_owned() } else { format!("zijn {rijen} rijen weg") };
                let melding = format!("Op het blad {blad} {wat}. Dat verandert niets: haal het in het register zelf weg.");
                self.vertel(sleutel, &InleesBevinding::new(None, Some(blad), "rij-weg", melding), &[]);
            }
        }
    }

    fn cel(&mut self, sleutel: Option<Uuid>, (plek, waar): (&str, &str), veld: Option<&Veld>, cel: &Cel) {
        let mut wat =
            format!("De cel {plek} is gewijzigd, maar wordt niet teruggelezen. Neem de wijziging in het register zelf over.");
        let mut code = "cel-gewijzigd";
        if let (Some((_, soort, pad)), Some(voorstel)) = (veld, self.voorstel(sleutel)) {
            match (cel.fout, *soort) {
                (Some((reden, melding)), _) => (code, wat) = (reden, format!("{plek}: {melding}")),
                (None, Soort::Datum) if !cel.tekst.is_empty() && datum(&cel.tekst).is_none() => {
                    (code, wat) = ("geen-datum", format!("{plek}: dit is geen datum zoals 31-12-2026 of 2026-12-31."));
                }
                (None, soort) => {
                    let waarde =
                        if soort == Soort::Datum { datum(&cel.tekst).map(|datum| json!(datum)) } else { Some(json!(cel.tekst)) };
                    if zet(voorstel, pad, waarde.filter(|_| !cel.tekst.is_empty())) {
                        return;
                    }
                }
            }
        }
        let ingelezen = Ingelezen { kolom: waar.to_owned(), tekst: cel.tekst.clone() };
        self.vertel(sleutel, &InleesBevinding::new(None, Some(waar), code, wat).over(&cel.tekst), &[ingelezen]);
    }

    fn nieuw(&mut self, sleutel: Option<Uuid>, blad: &str, rij: usize, cellen: &[(&str, &Cel)]) {
        let bekend = sleutel.is_some_and(|sleutel| self.plaatsen.contains_key(&sleutel));
        let wat = if bekend || LOS.contains(&blad) {
            "Neem wat erin staat in het register zelf over."
        } else {
            "Zij noemt geen activiteit van dit bestand (uuid). Een nieuwe activiteit maakt u in het register, of u leest haar in uit een andere tabel."
        };
        let melding = format!("De rij {blad}!{rij} is toegevoegd, maar wordt niet teruggelezen. {wat}");
        let code = if bekend || LOS.contains(&blad) { "rij-toegevoegd" } else { "rij-onbekend" };
        let tekst = cellen.iter().map(|(kolom, cel)| format!("{kolom}: {}", cel.tekst)).collect::<Vec<_>>().join("; ");
        let ingelezen =
            cellen.iter().map(|(kolom, cel)| Ingelezen { kolom: format!("{blad}/{kolom}"), tekst: cel.tekst.clone() });
        let ingelezen: Vec<_> = ingelezen.collect();
        self.vertel(sleutel, &InleesBevinding::new(None, Some(blad), code, melding).over(&tekst), &ingelezen);
    }

    fn voorstel(&mut self, sleutel: Option<Uuid>) -> Option<&mut Voorstel> {
        self.plaatsen.get(&sleutel?).and_then(|plek| self.voorstellen.get_mut(*plek))
    }

    /// Tells it at the activity, or else at the file.
    fn vertel(&mut self, sleutel: Option<Uuid>, wat: &InleesBevinding, ingelezen: &[Ingelezen]) {
        match self.voorstel(sleutel) {
            Some(voorstel) => {
                bevinding(voorstel, InleesBevinding { rij: Some(voorstel.verslag.rij), ..wat.clone() });
                let met_tekst = ingelezen.iter().filter(|een| !een.tekst.is_empty());
                voorstel.verslag.ingelezen.extend(met_tekst.cloned());
            }
            None => self.bestand(wat.clone()),
        }
    }
}

fn bevinding(voorstel: &mut Voorstel, bevinding: InleesBevinding) {
    meld(&mut voorstel.verslag.bevindingen, bevinding);
}

fn meld(bevindingen: &mut Vec<InleesBevinding>, bevinding: InleesBevinding) {
    if bevindingen.len() < MEESTE_BEVINDINGEN {
        bevindingen.push(bevinding);
    } else if bevindingen.len() == MEESTE_BEVINDINGEN {
        let melding = "Er is meer gewijzigd dan hier past; de rest staat hier niet bij.";
        bevindingen.push(InleesBevinding::new(bevinding.rij, None, "meer-gewijzigd", melding));
    }
}

fn datum(tekst: &str) -> Option<NaiveDate> {
    tekst.parse().ok().or_else(|| NaiveDate::parse_from_str(tekst, "%d-%m-%Y").ok())
}

/// Puts the value in its place, or takes it away; not when something else stands on the way.
fn zet(voorstel: &mut Voorstel, pad: &[&str], waarde: Option<Value>) -> bool {
    let (mut plek, pad) = match pad {
        ["@", rest @ ..] => (&mut voorstel.beheer, rest),
        _ => (&mut voorstel.inhoud, pad),
    };
    for stap in pad {
        if !plek.is_object() && !plek.is_null() {
            return false;
        }
        plek = &mut plek[*stap];
    }
    *plek = waarde.unwrap_or_default();
    if *pad == ["naam"] {
        voorstel.inhoud["naam"].as_str().unwrap_or_default().clone_into(&mut voorstel.verslag.naam);
    }
    true
}

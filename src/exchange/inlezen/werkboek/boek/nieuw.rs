//! Rows that people added: an element of an activity, or an activity.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::{Boek, onthoud};
use crate::{
    domain::levensloop::{concept::Ingelezen, inlezing::InleesBevinding},
    exchange::{
        inlezen::{
            nummer,
            voorstel::{Onderwerp, Voorstel},
            werkboek::{
                blad::{Anders, Gewijzigd, Kop, Verwacht, kolomnaam},
                document::zet,
            },
        },
        werkboek::{ACTIVITEIT, BIJ, BLADEN, NUMMER, RIJ},
    },
};

/// The system that the keys of activities are of that people add in a workbook.
const BRON: &str = "werkboek";

/// What is wrong with a cell.
struct Misplaatst<'a> {
    cel: &'a Gewijzigd<'a>,
    code: &'static str,
    melding: String,
}

impl Boek {
    pub(super) fn nieuw(&mut self, blad: usize, verwacht: &Verwacht<'_>, kop: &Kop, rij: &Anders) {
        let inhoudelijk = |cel: &Gewijzigd<'_>| cel.vreemd || BLADEN[blad].veld(cel.kolom).is_some();
        let gevuld = |cel: &Gewijzigd<'_>| !cel.cel.tekst.is_empty() || cel.cel.fout.is_some();
        let cellen: Vec<_> = kop.gewijzigd(verwacht, rij, None).filter(|cel| gevuld(cel) && inhoudelijk(cel)).collect();
        if cellen.is_empty() {
            return;
        }
        let tekst = |kolom| kop.tekst(verwacht, rij, kolom);
        let (mut element, fouten) = self.element(blad, &cellen);
        let plek = if blad == 0 {
            self.nieuwe_activiteit(rij.nummer, &tekst(NUMMER), element["inhoud"]["naam"].as_str().unwrap_or_default())
        } else {
            self.van_wie(rij, &tekst(NUMMER), &tekst(ACTIVITEIT))
        };
        let geplaatst = match plek {
            None if blad == 0 => Err(("rij-onbekend", "zij heeft geen naam.".to_owned())),
            None => Err(("rij-onbekend", "zij noemt geen activiteit van dit werkboek (nummer of naam).".to_owned())),
            Some(plek) => self.ouder(plek, blad, &tekst(BIJ)).map(|ouder| {
                if blad == 0 {
                    self.document(plek).begin_met(element.take());
                } else {
                    self.document(plek).voeg_toe(blad, &ouder, &tekst(RIJ), element.take());
                }
            }),
        };
        if let Err((code, wat)) = geplaatst {
            let melding = format!("De rij {}!{} is toegevoegd, maar niet gelezen: {wat}", verwacht.naam, rij.nummer);
            let alles = cellen.iter().map(|cel| format!("{}: {}", cel.kolom, cel.cel.tekst)).collect::<Vec<_>>().join("; ");
            let bevinding = InleesBevinding::new(Some(nummer(rij.nummer)), Some(verwacht.naam), code, melding).over(&alles);
            self.vertel(plek, bevinding, cellen.iter().map(|cel| bewaard(verwacht.naam, cel)).collect());
            return;
        }
        for Misplaatst { cel, code, melding } in fouten {
            let ingelezen = bewaard(verwacht.naam, cel);
            let bevinding = InleesBevinding::new(None, Some(&ingelezen.kolom), code, melding).over(&cel.cel.tekst);
            self.vertel(plek, bevinding, vec![ingelezen]);
        }
    }

    /// What the cells of a row say together, and which of them say nothing that can be read.
    fn element<'a>(&self, blad: usize, cellen: &'a [Gewijzigd<'a>]) -> (Value, Vec<Misplaatst<'a>>) {
        let (mut element, mut fouten) = (json!({}), Vec::new());
        for cel in cellen {
            let waarde = match BLADEN[blad].veld(cel.kolom).filter(|_| !cel.vreemd) {
                Some(veld) => self.waarde(veld, cel).map(|waarde| zet(&mut element, &veld.pad, waarde)),
                None => Err(("cel-gewijzigd", "deze kolom wordt niet teruggelezen.".to_owned())),
            };
            if let Err((code, wat)) = waarde {
                fouten.push(Misplaatst { cel, code, melding: format!("{}: {wat}", cel.plek) });
            }
        }
        (element, fouten)
    }

    /// The activity that a row is of. A copied row still has the key of the other one, so the number goes first.
    fn van_wie(&self, rij: &Anders, eigen_nummer: &str, naam: &str) -> Option<usize> {
        let bekend = |namen: &HashMap<String, Option<usize>>, tekst: &str| namen.get(&tekst.to_lowercase()).copied().flatten();
        let op_sleutel = || self.plaatsen.get(&rij.activiteit?).copied();
        let op_naam = || bekend(&self.namen_van, naam);
        bekend(&self.nummers, eigen_nummer)
            .or_else(|| if eigen_nummer.is_empty() { op_sleutel().or_else(op_naam) } else { op_naam() })
    }

    /// An activity that people added: the register knows it by its number or else by its name when the workbook is read again.
    fn nieuwe_activiteit(&mut self, rij: usize, eigen_nummer: &str, naam: &str) -> Option<usize> {
        if naam.is_empty() {
            return None;
        }
        let mut voorstel = Voorstel::activiteit(rij);
        let activiteiten = self.voorstellen.iter().filter(|een| een.onderwerp == Onderwerp::Verwerkingsactiviteit);
        let mut houders: Vec<Value> = activiteiten.map(|een| een.registerhouder.clone()).collect();
        houders.dedup();
        if houders.len() == 1 {
            voorstel.registerhouder = houders.remove(0);
        }
        if !eigen_nummer.is_empty() {
            voorstel.identificatie = json!(eigen_nummer);
        }
        voorstel.zet_sleutel(BRON, if eigen_nummer.is_empty() { naam } else { eigen_nummer });
        let plek = self.voorstellen.len();
        onthoud(&mut self.nummers, eigen_nummer, plek);
        onthoud(&mut self.namen_van, naam, plek);
        self.voorstellen.push(voorstel);
        Some(plek)
    }
}

fn bewaard(blad: &str, cel: &Gewijzigd<'_>) -> Ingelezen {
    Ingelezen { kolom: format!("{blad}/{}", kolomnaam(cel.kolom, &cel.plek)), tekst: cel.cel.tekst.clone() }
}

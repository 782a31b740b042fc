//! Rows that people added: an element of something, or an activity, an organisation or an agreement.

use serde_json::{Value, json};

use super::{Boek, Gezocht, naamkolom, onthoud};
use crate::{
    domain::{inhoud::Ingelezen, levensloop::inlezing::InleesBevinding},
    exchange::{
        inlezen::{
            nummer,
            voorstel::{Basis, Onderwerp, Voorstel},
            werkboek::{
                blad::{Anders, Gewijzigd, Kop, Verwacht, kolomnaam},
                document::zet,
            },
        },
        werkboek::{BIJ, BLADEN, NUMMER, RIJ, STAP},
    },
    hash,
};

/// The system that the keys of activities are of that people add in a workbook.
const BRON: &str = "werkboek";

/// What is wrong with a cell.
struct Misplaatst<'a> {
    cel: &'a Gewijzigd<'a>,
    code: &'static str,
    melding: String,
    /// It has its place all the same.
    blijft: bool,
}

impl Boek<'_> {
    pub(super) fn nieuw(&mut self, blad: usize, verwacht: &Verwacht<'_>, kop: &Kop, rij: &Anders) {
        let inhoudelijk = |cel: &Gewijzigd<'_>| cel.vreemd || BLADEN[blad].veld(cel.kolom).is_some();
        let gevuld = |cel: &Gewijzigd<'_>| !cel.cel.tekst.is_empty() || cel.cel.fout.is_some();
        let cellen: Vec<_> = kop.gewijzigd(verwacht, rij, None).filter(|cel| gevuld(cel) && inhoudelijk(cel)).collect();
        if cellen.is_empty() {
            return;
        }
        let tekst = |kolom| kop.tekst(verwacht, rij, kolom);
        let (mut element, fouten) = self.element(blad, &cellen);
        let is_deel = BLADEN[blad].is_deel();
        let plek = match (is_deel, BLADEN[blad].onderwerp) {
            (true, onderwerp) => self.van_wie(onderwerp, rij, &tekst(NUMMER), &tekst(naamkolom(blad))),
            (false, Onderwerp::Verwerkingsactiviteit) => {
                self.nieuwe_activiteit(rij.nummer, &tekst(NUMMER), element["inhoud"]["naam"].as_str().unwrap_or_default())
            }
            (false, onderwerp) => self.nieuw_ernaast(onderwerp, rij.nummer, &mut element["inhoud"]),
        };
        let geplaatst = plek.and_then(|plek| {
            let ouder = self.ouder(plek, blad, &tekst(BIJ)).map_err(|fout| (Some(plek), fout))?;
            if is_deel {
                self.document(plek).voeg_toe(blad, &ouder, &tekst(RIJ), element.take());
            } else {
                self.document(plek).begin_met(element.take());
            }
            let stap = self.stap(plek, &tekst(STAP)).err().map(|(_, wat)| wat);
            Ok((plek, stap))
        });
        match geplaatst {
            Ok((plek, stap)) => {
                for Misplaatst { cel, code, melding, blijft } in fouten {
                    let ingelezen = bewaard(verwacht.naam, cel);
                    let bevinding = InleesBevinding::new(None, Some(&ingelezen.kolom), code, melding).over(&cel.cel.tekst);
                    self.vertel(Some(plek), bevinding, if blijft { Vec::new() } else { vec![ingelezen] });
                }
                if is_deel {
                    self.vergelijk_nummer(plek, (verwacht.naam, rij.nummer), &tekst(NUMMER), &tekst(naamkolom(blad)));
                }
                if let Some(melding) = stap {
                    self.vertel(Some(plek), InleesBevinding::new(None, Some(STAP), "onbekend-woord", melding), Vec::new());
                }
            }
            Err((plek, (code, wat))) => {
                let melding = format!("De rij {}!{} is toegevoegd, maar niet gelezen: {wat}", verwacht.naam, rij.nummer);
                let alles = cellen.iter().map(|cel| format!("{}: {}", cel.kolom, cel.cel.tekst)).collect::<Vec<_>>().join("; ");
                let bevinding = InleesBevinding::new(Some(nummer(rij.nummer)), Some(verwacht.naam), code, melding).over(&alles);
                self.vertel(plek, bevinding, cellen.iter().map(|cel| bewaard(verwacht.naam, cel)).collect());
            }
        }
    }

    /// What the cells of a row say together, and which of them say nothing that can be read.
    fn element<'a>(&self, blad: usize, cellen: &'a [Gewijzigd<'a>]) -> (Value, Vec<Misplaatst<'a>>) {
        let (mut element, mut fouten) = (json!({}), Vec::new());
        for cel in cellen {
            let veld = BLADEN[blad].veld(cel.kolom).filter(|_| !cel.vreemd);
            let waarde = match veld {
                Some(veld) => self.waarde(blad, veld, cel).map(|waarde| zet(&mut element, &veld.pad, waarde)),
                None => Err(("cel-gewijzigd", "deze kolom wordt niet teruggelezen.".to_owned())),
            };
            let blijft = waarde.is_ok();
            let opmerking = || veld.and_then(|veld| self.namen.opmerking(&veld.soort, &cel.cel.tekst));
            if let Some((code, wat)) = waarde.err().or_else(opmerking) {
                fouten.push(Misplaatst { cel, code, melding: format!("{}: {wat}", cel.plek), blijft });
            }
        }
        (element, fouten)
    }

    /// What a row is a part of. A copied row still has the key of the other one, so the number and the name of an organisation go first.
    fn van_wie(&self, onderwerp: Onderwerp, rij: &Anders, eigen_nummer: &str, naam: &str) -> Plek {
        let op_sleutel = || self.plaatsen.get(&(onderwerp, rij.activiteit?)).copied();
        let op_naam = || self.op_naam(onderwerp, naam);
        if onderwerp == Onderwerp::Organisatie {
            let onbekend = || fout("rij-onbekend", "zij noemt geen organisatie van dit werkboek.");
            let op_label = || self.plaatsen.get(&(onderwerp, self.namen.uuid_van_organisatie(naam)?)).copied();
            return op_naam().or_else(op_label).or_else(op_sleutel).ok_or_else(onbekend);
        }
        let gevonden = self
            .op_nummer(onderwerp, eigen_nummer)
            .or_else(|| if eigen_nummer.is_empty() { op_sleutel().or_else(op_naam) } else { op_naam() });
        gevonden.ok_or_else(|| fout("rij-onbekend", "zij noemt geen activiteit van dit werkboek (nummer of naam)."))
    }

    /// A row that was copied to another activity may still bear the name of the first: where it went is told.
    fn vergelijk_nummer(&mut self, plek: usize, (blad, rij): (&str, usize), nummer: &str, naam: &str) {
        let van = &self.voorstellen[plek];
        let onderwerp = van.onderwerp;
        let zelfde = |ander: Option<usize>| ander.is_none_or(|ander| ander == plek);
        let nummer_klopt = nummer.is_empty() || self.op_nummer(onderwerp, nummer) == Some(plek);
        if onderwerp != Onderwerp::Verwerkingsactiviteit || (nummer_klopt && zelfde(self.op_naam(onderwerp, naam))) {
            return;
        }
        let melding = format!(
            "De rij {blad}!{rij} noemt “{nummer}” en “{naam}”, en dat is niet dezelfde activiteit. Zij is gelezen bij “{}”.",
            van.verslag.naam
        );
        self.vertel(Some(plek), InleesBevinding::new(None, Some(blad), "nummer-en-naam", melding), Vec::new());
    }

    /// The register that a workbook is of, when it is of one.
    fn registerhouder(&self) -> Value {
        let activiteiten = self.voorstellen.iter().filter(|een| een.onderwerp != Onderwerp::Organisatie);
        let mut houders: Vec<&Value> = activiteiten.map(|een| &een.registerhouder).filter(|een| een.is_string()).collect();
        houders.dedup();
        if let [enige] = houders.as_slice() {
            return (*enige).clone();
        }
        let met_register = self.voorstellen.iter().filter(|een| een.inhoud["register"].is_object());
        let mut houders: Vec<&Value> = met_register.map(|een| &een.uuid).collect();
        if houders.len() == 1 { houders.remove(0).clone() } else { Value::Null }
    }

    /// An activity that people added: the register knows it by its number or else by its name when the workbook is read again.
    fn nieuwe_activiteit(&mut self, rij: usize, eigen_nummer: &str, naam: &str) -> Plek {
        if naam.is_empty() {
            return Err(fout("rij-onbekend", "zij heeft geen naam."));
        }
        let bekend = |namen: Option<&Gezocht>, tekst: &str| namen.is_some_and(|namen| namen.contains_key(&tekst.to_lowercase()));
        if !eigen_nummer.is_empty() && bekend(Some(&self.nummers), eigen_nummer) {
            return Err(fout("bestaat-al", format!("het nummer “{eigen_nummer}” staat al op dit blad. Wijzig die rij.")));
        }
        if eigen_nummer.is_empty() && bekend(self.namen_van.get(&Onderwerp::Verwerkingsactiviteit), naam) {
            let melding =
                format!("“{naam}” staat al op dit blad. Wijzig die rij, of geef deze een eigen nummer als het een andere is.");
            return Err(fout("bestaat-al", melding));
        }
        let mut voorstel = Voorstel::activiteit(rij);
        voorstel.registerhouder = self.registerhouder();
        if !eigen_nummer.is_empty() {
            voorstel.identificatie = json!(eigen_nummer);
        }
        if eigen_nummer.is_empty() {
            voorstel.zet_sleutel(BRON, naam);
        } else {
            voorstel.zet_sleutel(BRON, eigen_nummer);
            // Before it had a number it was read in by its name.
            voorstel.eerder_kenmerk = Some(naam.to_owned());
        }
        let plek = self.voorstellen.len();
        onthoud(&mut self.nummers, eigen_nummer, plek);
        onthoud(self.namen_van.entry(voorstel.onderwerp).or_default(), naam, plek);
        self.voorstellen.push(voorstel);
        Ok(plek)
    }

    /// An organisation or an agreement that people added. Its key is made of its name and the register, so that it is the same one when the
    /// workbook is read again; of what is there already it only fills what is empty.
    fn nieuw_ernaast(&mut self, onderwerp: Onderwerp, rij: usize, gegevens: &mut Value) -> Plek {
        let houder = self.registerhouder();
        let mut voorstel = Voorstel { onderwerp, ..Voorstel::activiteit(rij) };
        if onderwerp == Onderwerp::Verwerkersovereenkomst {
            if gegevens["registerhouder"].is_null() {
                gegevens["registerhouder"] = houder.clone();
            }
            voorstel.registerhouder = gegevens["registerhouder"].clone();
        }
        let tekst = |veld: &str| gegevens[veld].as_str().unwrap_or_default().to_owned();
        let (naam, ontbreekt) = match onderwerp {
            Onderwerp::Organisatie => (tekst("naam"), "naam"),
            _ if tekst("verwerker").is_empty() => (String::new(), "verwerker"),
            _ if tekst("kenmerk").is_empty() => (format!("{} {}", tekst("verwerker"), tekst("startdatum")), "kenmerk"),
            _ => (tekst("kenmerk"), "kenmerk"),
        };
        if naam.is_empty() {
            return Err(fout("rij-onbekend", format!("zij heeft geen {ontbreekt}.")));
        }
        let namen = self.namen_van.entry(onderwerp).or_default();
        if namen.contains_key(&naam.to_lowercase()) {
            return Err(fout("bestaat-al", format!("“{naam}” staat al op dit blad. Wijzig die rij.")));
        }
        let plek = self.voorstellen.len();
        onthoud(namen, &naam, plek);
        let woorden = [BRON, houder.as_str().unwrap_or_default(), onderwerp.woord(), &naam.to_lowercase()];
        let uuid = hash::uuid(&woorden.join("\n"));
        match onderwerp {
            Onderwerp::Organisatie => self.namen.organisatie(&uuid.to_string(), &naam),
            _ => self.namen.overeenkomst(&uuid.to_string(), gegevens["kenmerk"].as_str().unwrap_or_default()),
        }
        voorstel.uuid = json!(uuid);
        voorstel.verslag.sleutel = Some(uuid.to_string());
        voorstel.basis = Some(Basis { inhoud: json!({}), beheer: Value::Null });
        self.plaatsen.insert((onderwerp, uuid), plek);
        self.voorstellen.push(voorstel);
        Ok(plek)
    }
}

/// Where the proposal of a row stands, or why there is none.
type Plek = Result<usize, (Option<usize>, (&'static str, String))>;

fn fout(code: &'static str, wat: impl Into<String>) -> (Option<usize>, (&'static str, String)) {
    (None, (code, wat.into()))
}

fn bewaard(blad: &str, cel: &Gewijzigd<'_>) -> Ingelezen {
    Ingelezen::new(format!("{blad}/{}", kolomnaam(cel.kolom, &cel.plek)), &cel.cel.tekst)
}

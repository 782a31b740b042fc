//! Values as people read and write them, and back: codes by their labels, organisations by their names.

use std::collections::HashMap;

use serde_json::{Value, json};
use uuid::Uuid;

use super::blad::{REGELING, Soort};
use crate::{
    domain::{
        recht::{
            kennis::Kennis,
            wetsnaam::{is_lokaal, meest_gelijk},
        },
        woorden::termijn::Termijn,
    },
    exchange::inlezen::{datum, ja_nee, termijn as termijn_van_mensen},
};

/// Why a cell is no value of its column: a code, and the words.
pub type Fout = (&'static str, String);

/// What codes and keys are called.
#[derive(Debug, Default)]
pub struct Namen {
    lijsten: HashMap<String, Labels>,
    /// What laws are usually called.
    wetten: Labels,
    organisaties: Labels,
    overeenkomsten: Labels,
}

/// Names and what they stand for. A name of two things stands with what it is of.
#[derive(Debug, Default)]
struct Labels {
    namen: Vec<(String, String)>,
    van: HashMap<String, usize>,
    aantal: HashMap<String, usize>,
}

impl Labels {
    fn voeg_toe(&mut self, sleutel: &str, naam: &str) {
        let eerder = self.van.get(sleutel).copied().filter(|plek| self.namen[*plek].1.to_lowercase() == naam.to_lowercase());
        if let Some(plek) = eerder {
            naam.clone_into(&mut self.namen[plek].1);
            return;
        }
        self.van.insert(sleutel.to_owned(), self.namen.len());
        *self.aantal.entry(naam.to_lowercase()).or_default() += 1;
        self.namen.push((sleutel.to_owned(), naam.to_owned()));
    }

    fn label(&self, sleutel: &str) -> String {
        self.van.get(sleutel).map_or_else(|| sleutel.to_owned(), |plek| self.van_naam(&self.namen[*plek]))
    }

    fn van_naam(&self, (sleutel, naam): &(String, String)) -> String {
        if naam.is_empty() || self.is_dubbel(naam) { format!("{naam} ({sleutel})").trim().to_owned() } else { naam.clone() }
    }

    fn is_dubbel(&self, naam: &str) -> bool {
        self.aantal.get(&naam.to_lowercase()).is_some_and(|aantal| *aantal > 1)
    }

    fn alle(&self) -> impl Iterator<Item = String> + '_ {
        self.namen.iter().map(|(sleutel, _)| self.label(sleutel))
    }

    fn sleutel(&self, tekst: &str) -> Option<String> {
        let klein = tekst.to_lowercase();
        // What was renamed is found by its former name too.
        let gelijk = |een: &&(String, String)| een.0 == klein || self.van_naam(een).to_lowercase() == klein;
        self.namen.iter().find(gelijk).map(|(sleutel, _)| sleutel.clone())
    }
}

impl Namen {
    /// With the names of the code lists.
    #[must_use]
    pub fn new(kennis: &Kennis) -> Self {
        let mut namen = Self::default();
        for lijst in kennis.lijsten() {
            let labels = namen.lijsten.entry(lijst.lijst.clone()).or_default();
            lijst.items.iter().for_each(|item| labels.voeg_toe(&item.code, &item.naam));
            for item in lijst.items.iter().filter(|_| lijst.lijst == REGELING) {
                item.citeertitels().for_each(|naam| namen.wetten.namen.push((item.code.clone(), naam.to_owned())));
            }
        }
        namen
    }

    /// With an organisation, or with another name of it.
    pub fn organisatie(&mut self, uuid: &str, naam: &str) {
        self.organisaties.voeg_toe(uuid, naam);
    }

    /// With an agreement.
    pub fn overeenkomst(&mut self, uuid: &str, kenmerk: &str) {
        self.overeenkomsten.voeg_toe(uuid, kenmerk);
    }

    /// The organisation that is called so.
    #[must_use]
    pub fn uuid_van_organisatie(&self, label: &str) -> Option<Uuid> {
        self.organisaties.sleutel(label)?.parse().ok()
    }

    /// The law of the list that is called so, officially or usually.
    fn wet(&self, tekst: &str) -> Option<String> {
        let labels = self.lijsten.get(REGELING)?;
        labels.sleutel(tekst).or_else(|| self.wetten.sleutel(tekst))
    }

    /// What is told of the title of a law that no list has; `None` of one that is known, or that a municipality makes itself.
    #[must_use]
    pub fn opmerking(&self, soort: &Soort, tekst: &str) -> Option<Fout> {
        let is_vreemd = *soort == Soort::Citeertitel && !tekst.is_empty() && self.wet(tekst).is_none() && !is_lokaal(tekst);
        is_vreemd.then(|| ("onbekende-wet", self.onbekende_wet(tekst)))
    }

    fn onbekende_wet(&self, tekst: &str) -> String {
        let namen = self.lijsten.get(REGELING).into_iter().chain([&self.wetten]).flat_map(|labels| &labels.namen);
        match meest_gelijk(tekst, namen.map(|(_, naam)| naam.as_str())) {
            Some(naam) => format!("de wet “{tekst}” is niet bekend; bedoelt u “{naam}”?"),
            None => format!("de wet “{tekst}” is niet bekend. Kijk de naam na, of zet het nummer erbij (BWBR…, CVDR…)."),
        }
    }

    /// The labels of a list, in its order.
    #[must_use]
    pub fn labels(&self, lijst: &str) -> Vec<String> {
        self.lijsten.get(lijst).map(|labels| labels.alle().collect()).unwrap_or_default()
    }

    /// What an organisation is called.
    #[must_use]
    pub fn van_organisatie(&self, uuid: &str) -> String {
        self.organisaties.label(uuid)
    }

    /// What a code is called.
    #[must_use]
    pub fn label(&self, lijst: &str, code: &str) -> String {
        self.lijsten.get(lijst).map_or_else(|| code.to_owned(), |labels| labels.label(code))
    }

    /// A value as people read it.
    #[must_use]
    pub fn tekst(&self, soort: &Soort, waarde: &Value) -> String {
        let een = |waarde: &Value| {
            let tekst = waarde.as_str().unwrap_or_default();
            match soort {
                Soort::Code(lijst) | Soort::Codes(lijst) => self.label(lijst, tekst),
                Soort::Regeling => self.label(REGELING, tekst),
                Soort::Organisatie | Soort::Organisaties => self.organisaties.label(tekst),
                Soort::Overeenkomst => self.overeenkomsten.label(tekst),
                Soort::Termijn => tekst.parse().map_or_else(|_| tekst.to_owned(), Termijn::in_woorden),
                _ => tekst.to_owned(),
            }
        };
        match waarde {
            Value::Null => String::new(),
            Value::Bool(ja) => if *ja { "ja" } else { "nee" }.to_owned(),
            Value::Array(items) => items.iter().map(een).collect::<Vec<_>>().join("\n"),
            Value::String(_) => een(waarde),
            anders => anders.to_string(),
        }
    }

    /// What people wrote as a value; nothing is no value.
    pub fn waarde(&self, soort: &Soort, tekst: &str) -> Result<Value, Fout> {
        let tekst = tekst.trim();
        if tekst.is_empty() {
            return Ok(Value::Null);
        }
        if !soort.is_lijst() {
            return self.een(soort, tekst);
        }
        if let Ok(een) =
            self.een(soort, tekst).and_then(|een| if tekst.contains('\n') { Err(("", String::new())) } else { Ok(een) })
            && *soort != Soort::Teksten
        {
            return Ok(json!([een]));
        }
        let scheiding = if tekst.contains('\n') { '\n' } else { ';' };
        let delen = tekst.split(scheiding).map(str::trim).filter(|deel| !deel.is_empty());
        Ok(Value::Array(delen.map(|deel| self.een(soort, deel)).collect::<Result<_, _>>()?))
    }

    fn een(&self, soort: &Soort, tekst: &str) -> Result<Value, Fout> {
        match soort {
            Soort::Tekst | Soort::Teksten | Soort::Citeertitel => Ok(json!(tekst)),
            Soort::Regeling => {
                let code = self.wet(tekst).or_else(|| is_nummer_van_wet(tekst).then(|| tekst.to_owned()));
                code.map(|code| json!(code)).ok_or_else(|| ("onbekende-wet", self.onbekende_wet(tekst)))
            }
            Soort::Datum => datum(tekst)
                .map(|datum| json!(datum))
                .ok_or(("geen-datum", "dit is geen datum zoals 31-12-2026 of 2026-12-31, tussen 1990 en 2100.".to_owned())),
            Soort::JaNee => ja_nee(tekst).map(|ja| json!(ja)).ok_or_else(|| ("geen-ja-nee", "hier hoort ja of nee.".to_owned())),
            Soort::Getal => tekst
                .parse::<i64>()
                .map(|getal| json!(getal))
                .map_err(|_| ("geen-getal", "hier hoort een heel getal.".to_owned())),
            Soort::Termijn => {
                let gelezen = termijn(tekst)
                    .or_else(|| termijn_van_mensen(tekst))
                    .ok_or(("geen-termijn", "hier hoort een duur zoals 5 jaar, 1 jaar en 6 maanden, of P5Y.".to_owned()))?;
                Ok(json!(gelezen.to_string()))
            }
            Soort::Code(lijst) | Soort::Codes(lijst) => {
                let code = self.lijsten.get(lijst).and_then(|labels| labels.sleutel(tekst));
                code.map(|code| json!(code)).ok_or_else(|| ("onbekend-woord", format!("“{tekst}” staat niet in de keuzelijst.")))
            }
            Soort::Organisatie | Soort::Organisaties => van_sleutel(&self.organisaties, tekst, "organisatie"),
            Soort::Overeenkomst => van_sleutel(&self.overeenkomsten, tekst, "verwerkersovereenkomst"),
        }
    }
}

/// The number of a law: of a national one, of one of a municipality, or of a European one.
fn is_nummer_van_wet(tekst: &str) -> bool {
    let cijfers = |rest: &str| rest.len() > 3 && rest.bytes().all(|teken| teken.is_ascii_digit());
    let celex = |tekst: &str| {
        let (jaar, rest) = (tekst.get(1..5), tekst.get(5..));
        tekst.starts_with('3')
            && jaar.is_some_and(cijfers)
            && rest.is_some_and(|rest| rest.starts_with(['R', 'L', 'D']) && cijfers(&rest[1..]))
    };
    ["BWBR", "BWBV", "BWBW", "CVDR"].into_iter().any(|begin| tekst.strip_prefix(begin).is_some_and(cijfers)) || celex(tekst)
}

fn van_sleutel(labels: &Labels, tekst: &str, wat: &str) -> Result<Value, Fout> {
    let sleutel = labels.sleutel(tekst).or_else(|| tekst.parse::<Uuid>().ok().map(|uuid| uuid.to_string()));
    let melding = || {
        if labels.is_dubbel(tekst) {
            let keuze = labels.alle().filter(|label| label.to_lowercase().starts_with(&tekst.to_lowercase()));
            return format!("meer dan één {wat} heet “{tekst}”. Kies: {}.", keuze.take(5).collect::<Vec<_>>().join("; "));
        }
        format!("de {wat} “{tekst}” staat niet in dit werkboek. Voeg haar toe op haar eigen blad.")
    };
    sleutel.map(|sleutel| json!(sleutel)).ok_or_else(|| ("onbekende-organisatie", melding()))
}

/// As `Termijn::in_woorden` writes it, or by ISO 8601.
fn termijn(tekst: &str) -> Option<Termijn> {
    if let Ok(termijn) = tekst.to_uppercase().parse() {
        return Some(termijn);
    }
    let mut iso = String::from("P");
    let klein = tekst.to_lowercase();
    for deel in klein.split([',']).flat_map(|deel| deel.split(" en ")) {
        let (aantal, eenheid) = deel.trim().split_once(' ').unwrap_or((deel.trim(), ""));
        let letter = match eenheid.trim() {
            "jaar" | "jaren" => 'Y',
            "maand" | "maanden" => 'M',
            "week" | "weken" => 'W',
            "dag" | "dagen" => 'D',
            "" if klein == "direct" => return "P0D".parse().ok(),
            _ => return None,
        };
        iso.push_str(&aantal.parse::<u16>().ok()?.to_string());
        iso.push(letter);
    }
    iso.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let kennis = Kennis::new(None).unwrap();
        let mut namen = Namen::new(&kennis);
        let (een, twee) = (Uuid::from_u128(1).to_string(), Uuid::from_u128(2).to_string());
        namen.organisatie(&een, "Zorg; en meer");
        namen.organisatie(&twee, "Dubbel");
        namen.organisatie(&Uuid::from_u128(3).to_string(), "dubbel");
        for (soort, waarde) in [
            (Soort::Termijn, json!("P1Y6M2W3D")),
            (Soort::Termijn, json!("P0D")),
            (Soort::JaNee, json!(false)),
            (Soort::Datum, json!("2026-12-31")),
            (Soort::Organisaties, json!([een, twee])),
            (Soort::Organisaties, json!([een])),
            (Soort::Teksten, json!(["a", "b"])),
        ] {
            assert_eq!(namen.waarde(&soort, &namen.tekst(&soort, &waarde)), Ok(waarde), "{soort:?}");
        }
        for lijst in kennis.lijsten() {
            let codes: Vec<_> = lijst.items.iter().map(|item| json!(item.code)).collect();
            let soort = Soort::Codes(lijst.lijst.clone());
            let alle = Value::Array(codes);
            assert_eq!(namen.waarde(&soort, &namen.tekst(&soort, &alle)), Ok(alle), "{}", lijst.lijst);
        }
        // As people write it in their own sheets.
        for (soort, tekst, waarde) in [
            (Soort::Termijn, "7 jr", json!("P7Y")),
            (Soort::Termijn, "anderhalf jaar", json!("P18M")),
            (Soort::Datum, "4-3-26", json!("2026-03-04")),
            (Soort::JaNee, "☒", json!(true)),
        ] {
            assert_eq!(namen.waarde(&soort, tekst), Ok(waarde), "{tekst}");
        }
        assert!(namen.waarde(&Soort::Datum, "1-6-1926").is_err(), "not plausible");
        for (soort, tekst) in
            [(Soort::Datum, "morgen"), (Soort::JaNee, "misschien"), (Soort::Termijn, "lang"), (Soort::Organisatie, "dubbel")]
        {
            assert!(namen.waarde(&soort, tekst).is_err(), "{tekst}");
        }
    }
}

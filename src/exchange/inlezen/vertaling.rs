//! The mapping: which columns mean which field, and what the words in them stand for. A TOML file; `docs/inlezen.md` tells its form.

mod koppen;

use std::collections::HashMap;

use serde::Deserialize;
use strum::VariantArray as _;

use koppen::{Kernen, getypt, laatste_delen};

pub(super) use super::veld::Veld;
use super::{
    Onleesbaar,
    kop::AAN_TE_KRUISEN,
    wetten::Wetten,
    woorden::{Woordenboek, losse_vorm, vorm},
};
use crate::domain::{
    inhoud::{beheer::ExternKenmerk, lengte::hoogstens},
    recht::{kennis::Kennis, wetsnaam::meest_gelijk},
};

/// The special categories of data, and those about crimes.
const BIJZONDER: [&str; 9] = [
    "biometrisch_overig",
    "genetisch",
    "gezondheid",
    "levensovertuiging",
    "politiek",
    "ras_etniciteit",
    "seksueel",
    "strafrechtelijk",
    "vakbond",
];

/// So many codes of a list are named.
const MEESTE_CODES: usize = 60;
/// From so much likeness on, a name is worth a suggestion.
const LIJKT: f64 = 0.5;
/// From so much likeness of letters on, a name is the same with a fault in it.
const GETYPT: f64 = 0.8;

fn usize_als_f64(getal: usize) -> f64 {
    u32::try_from(getal).map_or(f64::MAX, f64::from)
}

/// The ready mapping for a typical sheet after article 30.
const ART30: &str = include_str!("../../../vertalingen/art30.toml");

/// The sources whose columns the ready mapping knows. It tells them apart by their names, so a name only says of which system the keys are.
const GEREED: [(&str, &str); 11] = [
    (BASIS, "een register naar artikel 30 AVG, zoals gemeenten het bijhouden"),
    ("gba", "het model van de Gegevensbeschermingsautoriteit (België)"),
    ("cnil", "het model van de CNIL (Frankrijk), ook een fiche per blad"),
    ("ico", "het model van de ICO (Verenigd Koninkrijk)"),
    ("dsk", "het model van de Datenschutzkonferenz (Duitsland)"),
    ("openvwr", "OpenVWR"),
    ("madis", "Madis"),
    ("dastra", "Dastra"),
    ("ciso-assistant", "CISO Assistant, met de bladen die bij elkaar horen"),
    ("fides", "Fides, met een rij per gegeven"),
    ("verinice", "verinice"),
];
/// The one that all of them are.
const BASIS: &str = "art30";

/// One word or a list of them.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum EenOfMeer {
    Een(String),
    Meer(Vec<String>),
}

impl EenOfMeer {
    fn alle(self) -> Vec<String> {
        match self {
            Self::Een(een) => vec![een],
            Self::Meer(alle) => alle,
        }
    }
}

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bestand {
    bron: Option<String>,
    #[serde(default)]
    basis: Option<String>,
    #[serde(default)]
    kolommen: HashMap<String, EenOfMeer>,
    #[serde(default)]
    negeren: Vec<String>,
    #[serde(default)]
    komma: Option<Vec<String>>,
    #[serde(default)]
    criteria: Option<bool>,
    #[serde(default)]
    woorden: HashMap<String, HashMap<String, EenOfMeer>>,
}

/// A mapping, ready to be used.
#[derive(Debug)]
pub struct Vertaling {
    bron: String,
    kolommen: HashMap<String, Veld>,
    /// The same by what matters in a name; nothing where that could be two fields.
    los: HashMap<String, Option<Veld>>,
    kernen: Kernen,
    komma: Vec<Veld>,
    pub(super) criteria: bool,
    pub(super) boek: Woordenboek,
    pub(super) wetten: Wetten,
}

impl Vertaling {
    /// The ready mapping.
    pub fn art30(kennis: &Kennis) -> Result<Self, Onleesbaar> {
        Self::new(ART30, kennis)
    }

    /// The names of the ready mappings, with what they are for.
    #[must_use]
    pub fn gereed() -> &'static [(&'static str, &'static str)] {
        &GEREED
    }

    /// The ready mapping of this name; `None` when there is none.
    #[must_use]
    pub fn met_naam(naam: &str, kennis: &Kennis) -> Option<Result<Self, Onleesbaar>> {
        let (naam, _) = GEREED.iter().find(|(een, _)| *een == naam)?;
        Some(Self::art30(kennis).map(|vertaling| Self { bron: (*naam).to_owned(), ..vertaling }))
    }

    /// A mapping from its text. With a `basis` it adds to a ready one.
    pub fn new(tekst: &str, kennis: &Kennis) -> Result<Self, Onleesbaar> {
        let eigen = bestand(tekst)?;
        let mut fouten = Vec::new();
        let basis = match eigen.basis.as_deref() {
            None => None,
            Some(naam) if GEREED.iter().any(|(een, _)| *een == naam) => {
                Some(Bestand { bron: Some(naam.to_owned()), ..bestand(ART30)? })
            }
            Some(_) => {
                let namen = GEREED.map(|(naam, _)| naam).join(", ");
                fouten.push(format!("basis is een van {namen}"));
                None
            }
        };
        let bron = eigen.bron.clone().or_else(|| basis.as_ref()?.bron.clone()).unwrap_or_else(|| "spreadsheet".to_owned());
        let hoogstens = hoogstens::<ExternKenmerk>("bron");
        if bron.trim().is_empty() || bron.chars().count() > hoogstens {
            fouten.push(format!("bron is een naam van ten hoogste {hoogstens} tekens"));
        }
        let (mut kolommen, mut woorden, mut komma, mut criteria) = (HashMap::new(), HashMap::new(), Vec::new(), false);
        for bestand in basis.into_iter().chain([eigen]) {
            kolommen.extend(bestand.negeren.iter().map(|naam| (vorm(naam), Veld::Negeren)));
            for (veld, namen) in bestand.kolommen {
                if let Some(veld) = een_veld("kolommen", &veld, &mut fouten) {
                    kolommen.extend(namen.alle().iter().map(|naam| (vorm(naam), veld)));
                }
            }
            if let Some(velden) = bestand.komma {
                komma = velden.iter().filter_map(|veld| een_veld("komma", veld, &mut fouten)).collect();
            }
            criteria = bestand.criteria.unwrap_or(criteria);
            for (lijst, betekenissen) in bestand.woorden {
                let van_lijst: &mut HashMap<String, Vec<String>> = woorden.entry(lijst.clone()).or_default();
                for (woord, codes) in betekenissen {
                    let codes = codes.alle();
                    let onbekend = codes.iter().filter(|code| kennis.zoek(&lijst, code).is_none());
                    fouten.extend(onbekend.map(|code| geen_code(kennis, &lijst, code)));
                    van_lijst.insert(woord, codes);
                }
            }
        }
        if !fouten.is_empty() {
            fouten.sort();
            return Err(Onleesbaar(fouten.iter().flat_map(|reden| fout(reden).0).collect()));
        }
        let (los, kernen) = (los(&kolommen), Kernen::new(&kolommen));
        let (boek, wetten) = (Woordenboek::new(kennis, &woorden), Wetten::new(kennis, woorden.get("regeling")));
        Ok(Self { bron, kolommen, los, kernen, komma, criteria, boek, wetten })
    }

    /// The name of the system whose keys the rows have.
    #[must_use]
    pub fn bron(&self) -> &str {
        &self.bron
    }

    /// What a column is about, when it is known: by its whole name, else by what stands before an explanation of it.
    pub(super) fn veld(&self, kolom: &str) -> Option<Veld> {
        let namen = korter(kolom);
        let bekend = namen.iter().find_map(|naam| self.veld_van(naam));
        bekend
            .or_else(|| laatste_delen(kolom).find_map(|deel| self.veld_van(deel)))
            .or_else(|| namen.iter().filter(|naam| !self.is_kruis(naam)).find_map(|naam| self.kernen.veld(naam)))
    }

    /// Whether a name may be a value with a place for a cross: "Kinderen".
    fn is_kruis(&self, naam: &str) -> bool {
        AAN_TE_KRUISEN.into_iter().any(|veld| self.is_waarde(veld, naam))
    }

    /// The same of a name that stands among those of the columns: there it may have a fault of typing.
    pub(super) fn veld_van_kop(&self, kolom: &str) -> Option<Veld> {
        self.veld(kolom).or_else(|| getypt(&self.kolommen, kolom))
    }

    fn veld_van(&self, naam: &str) -> Option<Veld> {
        let exact = self.kolommen.get(&vorm(naam)).copied();
        exact.or_else(|| self.los.get(&losse_vorm(naam)).copied().flatten()).or_else(|| self.een_veld(naam))
    }

    /// The field whose known names are most like the name of a column.
    pub(super) fn lijkt_op(&self, kolom: &str) -> Option<Veld> {
        let gezocht = losse_vorm(kolom);
        let woorden: Vec<&str> = gezocht.split(' ').collect();
        let gelijkenis = |naam: &str| {
            let namen: Vec<&str> = naam.split(' ').collect();
            let samen = namen.iter().filter(|woord| woord.len() > 3 && woorden.contains(woord)).count();
            let deel = usize_als_f64(2 * samen) / usize_als_f64(namen.len() + woorden.len());
            // A fault of typing is small.
            let getypt = strsim::normalized_damerau_levenshtein(naam, &gezocht);
            if getypt > GETYPT { deel.max(getypt) } else { deel }
        };
        let bekend = self.los.iter().filter_map(|(naam, veld)| Some((gelijkenis(naam), naam, (*veld)?)));
        let beste = bekend
            .filter(|(_, _, veld)| *veld != Veld::Negeren)
            .max_by(|een, ander| een.0.total_cmp(&ander.0).then(ander.1.cmp(een.1)));
        beste.filter(|(gelijkenis, ..)| *gelijkenis >= LIJKT).map(|(.., veld)| veld)
    }

    /// "Afdeling/team": two names of one field.
    fn een_veld(&self, naam: &str) -> Option<Veld> {
        let mut velden = naam.split('/').map(|deel| self.los.get(&losse_vorm(deel)).copied().flatten());
        let eerste = velden.next()??;
        velden.all(|veld| veld == Some(eerste)).then_some(eerste)
    }

    /// Whether the name of a column is a value of this field.
    pub(super) fn is_waarde(&self, veld: Veld, naam: &str) -> bool {
        match veld {
            Veld::Betrokkenen => self.boek.codes("betrokkene_categorie", naam).is_some(),
            Veld::Verantwoordelijke => self.boek.code("bestuursorgaan", naam).is_some_and(|code| code != "overig"),
            Veld::Gegevens | Veld::BijzondereGegevens => self.boek.codes("gegevenscategorie", naam).is_some(),
            Veld::Grondslag => {
                let gelezen = self.wetten.lees(naam, &self.boek);
                gelezen.alles && gelezen.bepalingen.is_empty() && gelezen.grondslagen.len() + gelezen.groepen.len() > 0
            }
            _ => false,
        }
    }

    /// Whether the name of a column is a special category of data, and says that it is about data.
    pub(super) fn is_bijzonder(&self, naam: &str) -> bool {
        let code = self.boek.code("gegevenscategorie", naam);
        code.is_some_and(|code| BIJZONDER.contains(&code.as_str())) && vorm(naam).contains("gegevens")
    }

    /// Whether a comma separates values in the cells of this field.
    pub(super) fn komma(&self, veld: Veld) -> bool {
        self.komma.contains(&veld)
    }
}

/// A name of a column, and ever less of it: without its number, without what explains it.
fn korter(kolom: &str) -> Vec<String> {
    let zonder_haken = zonder_haken(kolom);
    let mut namen: Vec<String> = Vec::new();
    let eerste_regel = kolom.lines().next().unwrap_or_default();
    let voor = |scheiding: &str| kolom.split(scheiding).next().unwrap_or_default();
    for deel in
        [kolom, &zonder_haken, eerste_regel, voor("("), voor(":"), voor(";"), voor("?"), voor(" - "), voor(" – "), voor("  ")]
    {
        for naam in [deel, zonder_nummer(deel)] {
            let naam = naam.trim();
            if !naam.is_empty() && !namen.iter().any(|eerder| eerder == naam) {
                namen.push(naam.to_owned());
            }
        }
    }
    namen
}

/// "Doel (waarom?) van de verwerking" without what stands in brackets.
fn zonder_haken(kolom: &str) -> String {
    let mut diepte = 0_u32;
    let mut rest = String::new();
    for teken in kolom.chars() {
        match teken {
            '(' => diepte += 1,
            ')' => diepte = diepte.saturating_sub(1),
            _ if diepte == 0 => rest.push(teken),
            _ => {}
        }
    }
    rest
}

/// "3. Doel" and "a) Doel" are "Doel".
fn zonder_nummer(kolom: &str) -> &str {
    let (nummer, naam) = kolom.trim_start().split_once(['.', ')', ' ']).unwrap_or_default();
    let is_nummer = nummer.len() <= 3 && (nummer.len() == 1 || nummer.ends_with(|teken: char| teken.is_ascii_digit()));
    if is_nummer { naam.trim_start_matches(|teken: char| teken.is_ascii_digit() || ".) ".contains(teken)) } else { kolom }
}

fn los(kolommen: &HashMap<String, Veld>) -> HashMap<String, Option<Veld>> {
    let mut los = HashMap::new();
    for (naam, veld) in kolommen {
        let bekend = los.entry(losse_vorm(naam)).or_insert(Some(*veld));
        if *bekend != Some(*veld) {
            *bekend = None;
        }
    }
    los
}

fn bestand(tekst: &str) -> Result<Bestand, Onleesbaar> {
    toml::from_str(tekst).map_err(|reden| {
        let regel = reden.span().map_or(0, |plaats| tekst.bytes().take(plaats.start).filter(|byte| *byte == b'\n').count() + 1);
        let engels = reden.message();
        let wat = if engels.contains("unknown field") {
            let naam = engels.split('`').nth(1).unwrap_or_default();
            format!("{naam} bestaat niet; wel basis, bron, komma, negeren, criteria, [kolommen] en [woorden.LIJST]")
        } else if engels.contains("duplicate") {
            "deze naam staat er al".to_owned()
        } else if ["invalid type", "did not match", "data did not"].iter().any(|begin| engels.contains(begin)) {
            "hier hoort een tekst tussen aanhalingstekens, of een lijst daarvan: [\"een\", \"twee\"]".to_owned()
        } else {
            "hier klopt de schrijfwijze niet (TOML): een naam, een =, en een tekst tussen aanhalingstekens of een lijst"
                .to_owned()
        };
        fout(&format!("regel {regel}: {wat}"))
    })
}

/// Says what is wrong with a code or its list, and which there are.
fn geen_code(kennis: &Kennis, lijst: &str, code: &str) -> String {
    let Some(bekend) = kennis.lijsten().iter().find(|een| een.lijst == lijst) else {
        let lijsten: Vec<&str> = kennis.lijsten().iter().map(|een| een.lijst.as_str()).collect();
        return format!("woorden.{lijst}: deze lijst is er niet; wel {}", lijsten.join(", "));
    };
    let codes = || bekend.items.iter().map(|item| item.code.as_str());
    let (eerste, meer) = (codes().take(MEESTE_CODES).collect::<Vec<_>>().join(", "), codes().count() > MEESTE_CODES);
    let bedoeld = meest_gelijk(code, codes()).map(|lijkt_op| format!(" (bedoelt u {lijkt_op}?)")).unwrap_or_default();
    let rest = if meer { ", …" } else { "" };
    format!("woorden.{lijst}: {code} is geen code van de referentielijst {lijst}{bedoeld}; wel {eerste}{rest}")
}

/// The field with this name; when there is none, that is a fault which names those that there are.
fn een_veld(waar: &str, naam: &str, fouten: &mut Vec<String>) -> Option<Veld> {
    let veld = naam.parse().ok();
    if veld.is_none() {
        let velden: Vec<&str> = Veld::VARIANTS.iter().filter(|veld| **veld != Veld::Negeren).map(|veld| veld.naam()).collect();
        let bedoeld = meest_gelijk(naam, velden.iter().copied()).map(|lijkt_op| format!(" (bedoelt u {lijkt_op}?)"));
        fouten.push(format!("{waar}: {naam} is geen veld{}; wel {}", bedoeld.unwrap_or_default(), velden.join(", ")));
    }
    veld
}

fn fout(reden: &str) -> Onleesbaar {
    Onleesbaar::new("vertaling", format!("De vertaling klopt niet: {}.", reden.trim_end_matches(['.', '\n'])))
}

#[cfg(test)]
mod tests;

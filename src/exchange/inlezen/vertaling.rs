//! The mapping: which columns mean which field, and what the words in them stand for. A TOML file; `docs/inlezen.md` tells its form.

use std::collections::HashMap;

use serde::Deserialize;

use super::{
    Onleesbaar,
    wetten::Wetten,
    woorden::{Woordenboek, losse_vorm, vorm},
};
use crate::domain::{
    inhoud::{beheer::ExternKenmerk, lengte::hoogstens},
    recht::kennis::Kennis,
};

/// The ready mapping for a typical sheet after article 30.
const ART30: &str = include_str!("../../../vertalingen/art30.toml");

/// What a column can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Veld {
    Kenmerk,
    Naam,
    Omschrijving,
    Afdeling,
    Proceseigenaar,
    Systemen,
    Opmerkingen,
    Herzieningsdatum,
    Themas,
    Rol,
    Verantwoordelijke,
    GeldtVoor,
    Doelen,
    Grondslag,
    Wetten,
    Betrokkenen,
    Gegevens,
    BijzondereGegevens,
    Bsn,
    Bronnen,
    Ontvangers,
    Verwerkers,
    GeenOvereenkomst,
    Doorgifte,
    DoorgifteInstrument,
    Bewaartermijn,
    Beveiliging,
    Dpia,
    DpiaUitgevoerd,
    DpiaNodig,
    Besluitvorming,
    VerdereVerwerking,
    Vertrouwelijkheid,
    PrivacyverklaringUrl,
    /// A column that is passed over.
    Negeren,
}

impl Veld {
    /// Whether a row below the first can add to it.
    pub(super) fn is_lijst(self) -> bool {
        matches!(
            self,
            Self::Doelen
                | Self::Grondslag
                | Self::Wetten
                | Self::Betrokkenen
                | Self::Gegevens
                | Self::BijzondereGegevens
                | Self::Bsn
                | Self::Bronnen
                | Self::Ontvangers
                | Self::Verwerkers
                | Self::Doorgifte
                | Self::Bewaartermijn
                | Self::Beveiliging
                | Self::Systemen
                | Self::Verantwoordelijke
        )
    }
}

/// One word or a list of them.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum EenOfMeer {
    Een(String),
    Meer(Vec<String>),
}

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bestand {
    bron: Option<String>,
    #[serde(default)]
    basis: Option<String>,
    #[serde(default)]
    kolommen: HashMap<Veld, Vec<String>>,
    #[serde(default)]
    negeren: Vec<String>,
    #[serde(default)]
    komma: Option<Vec<Veld>>,
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

    /// A mapping from its text. With `basis = "art30"` it adds to the ready one.
    pub fn new(tekst: &str, kennis: &Kennis) -> Result<Self, Onleesbaar> {
        let eigen = bestand(tekst)?;
        let mut fouten = Vec::new();
        let basis = match eigen.basis.as_deref() {
            None => None,
            Some("art30") => Some(bestand(ART30)?),
            Some(_) => {
                fouten.push("basis kan alleen \"art30\" zijn".to_owned());
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
                kolommen.extend(namen.iter().map(|naam| (vorm(naam), veld)));
            }
            komma = bestand.komma.unwrap_or(komma);
            criteria = bestand.criteria.unwrap_or(criteria);
            for (lijst, betekenissen) in bestand.woorden {
                let van_lijst: &mut HashMap<String, Vec<String>> = woorden.entry(lijst.clone()).or_default();
                for (woord, codes) in betekenissen {
                    let codes = match codes {
                        EenOfMeer::Een(code) => vec![code],
                        EenOfMeer::Meer(codes) => codes,
                    };
                    let onbekend = codes.iter().filter(|code| kennis.zoek(&lijst, code).is_none());
                    fouten.extend(
                        onbekend.map(|code| format!("woorden.{lijst}: {code} is geen code van de referentielijst {lijst}")),
                    );
                    van_lijst.insert(woord, codes);
                }
            }
        }
        if !fouten.is_empty() {
            fouten.sort();
            return Err(Onleesbaar(fouten.iter().flat_map(|reden| fout(reden).0).collect()));
        }
        let los = los(&kolommen);
        let (boek, wetten) = (Woordenboek::new(kennis, &woorden), Wetten::new(kennis, woorden.get("regeling")));
        Ok(Self { bron, kolommen, los, komma, criteria, boek, wetten })
    }

    /// The name of the system whose keys the rows have.
    #[must_use]
    pub fn bron(&self) -> &str {
        &self.bron
    }

    /// What a column is about, when it is known: by its whole name, else by what stands before an explanation of it.
    pub(super) fn veld(&self, kolom: &str) -> Option<Veld> {
        let zonder_haken = kolom.split('(').next().unwrap_or_default();
        let eerste_regel = kolom.lines().next().unwrap_or_default();
        let delen = [kolom, zonder_haken, eerste_regel];
        let namen: Vec<&str> = delen.into_iter().chain(delen.map(zonder_nummer)).collect();
        let exact = namen.iter().find_map(|naam| self.kolommen.get(&vorm(naam)));
        let los = || namen.iter().find_map(|naam| self.los.get(&losse_vorm(naam))?.as_ref());
        exact.or_else(los).copied().or_else(|| namen.iter().find_map(|naam| self.een_veld(naam)))
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

    /// Whether a comma separates values in the cells of this field.
    pub(super) fn komma(&self, veld: Veld) -> bool {
        self.komma.contains(&veld)
    }
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
    toml::from_str(tekst).map_err(|reden| fout(&reden.to_string()))
}

fn fout(reden: &str) -> Onleesbaar {
    Onleesbaar::new("vertaling", format!("De vertaling klopt niet: {}.", reden.trim_end_matches(['.', '\n'])))
}

//! What the register knows: its code lists, with label, source and IRI. Data files in the binary, extended by files in a folder.

mod afkortingen;
mod artikelen;
mod bestanden;
mod combinaties;
mod dag;
mod landen;
mod procestermijnen;
mod regelingen;
mod stopwoorden;
mod synoniemen;
mod tekst;
#[cfg(test)]
mod tests;
mod woorden;

use std::{collections::HashMap, path::Path};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use self::{
    afkortingen::Afkortingen,
    artikelen::Artikelen,
    bestanden::{aanvullingen, ingebouwd, vul_aan},
    combinaties::Combinaties,
    landen::Landen,
    regelingen::Regelingen,
    stopwoorden::Stopwoorden,
    synoniemen::Synoniemen,
    woorden::Woorden,
};
pub use self::{
    artikelen::{Wetsartikel, WettelijkeDuur},
    dag::{Toekomstig, Vervallen},
};
use crate::domain::woorden::codes::{GeslotenCode, Gevoeligheid};
use crate::hash::sha256;

/// Een referentielijst: de codes die het register kent, met hun naam en bron.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Referentielijst {
    /// Naam van de lijst.
    #[schema(example = "gegevenscategorie")]
    pub lijst: String,
    /// Titel voor mensen.
    pub titel: String,
    /// Waar de lijst voor is.
    pub omschrijving: String,
    /// `true`: de codes liggen vast in de API; `false`: er kunnen codes bijkomen.
    pub gesloten: bool,
    /// Waar de lijst vandaan komt.
    pub bron: String,
    /// Adres van de bron.
    #[schema(required)]
    pub bron_url: Option<String>,
    /// Dag waarop de lijst voor het laatst is nagekeken.
    #[schema(format = Date, value_type = String)]
    pub peildatum: NaiveDate,
    /// De codes, in de volgorde waarin ze worden getoond.
    pub items: Vec<Referentie>,
}

/// Een code uit een referentielijst.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Referentie {
    /// De code, zoals die in de gegevens staat.
    #[schema(example = "emailadres")]
    pub code: String,
    /// De naam voor mensen.
    #[schema(example = "E-mailadres")]
    pub naam: String,
    /// Uitleg.
    #[schema(required)]
    pub omschrijving: Option<String>,
    /// Waar deze code vandaan komt, bijvoorbeeld een artikel.
    #[schema(required)]
    pub bron: Option<String>,
    /// Het begrip in het Data Privacy Vocabulary (IRI).
    #[schema(required)]
    pub dpv: Option<String>,
    /// Of de feiten zijn nagekeken bij een bron; `null` als er geen feiten zijn.
    #[schema(required)]
    pub geverifieerd: Option<bool>,
    /// Kenmerken die per lijst verschillen.
    #[schema(value_type = Object)]
    pub eigenschappen: Map<String, Value>,
    /// Eerste dag waarop de code geldt.
    #[schema(required)]
    pub begin_geldigheid: Option<NaiveDate>,
    /// Laatste dag waarop de code geldt.
    #[schema(required)]
    pub einde_geldigheid: Option<NaiveDate>,
    /// De code die hiervoor in de plaats kwam.
    #[schema(required)]
    pub vervangen_door: Option<String>,
}

impl Referentie {
    /// What a law is usually called, beside its name.
    pub fn citeertitels(&self) -> impl Iterator<Item = &str> {
        let titels = self.eigenschappen.get("citeertitels").and_then(Value::as_array);
        titels.into_iter().flatten().filter_map(Value::as_str)
    }
}

/// All lists, looked up by name and code.
#[derive(Debug)]
pub struct Kennis {
    lijsten: Vec<Referentielijst>,
    plaatsen: HashMap<String, Plaatsen>,
    landen: Landen,
    regelingen: Regelingen,
    artikelen: Artikelen,
    combinaties: Combinaties,
    afkortingen: Afkortingen,
    stopwoorden: Stopwoorden,
    synoniemen: Synoniemen,
    woorden: Woorden,
    versie: String,
}

/// Where a list stands and its codes in it.
#[derive(Debug)]
struct Plaatsen {
    lijst: usize,
    codes: HashMap<String, usize>,
}

impl Plaatsen {
    fn new((nummer, lijst): (usize, &Referentielijst)) -> (String, Self) {
        let codes = lijst.items.iter().enumerate().map(|(plaats, item)| (item.code.clone(), plaats)).collect();
        (lijst.lijst.clone(), Self { lijst: nummer, codes })
    }
}

impl Kennis {
    /// The lists in the binary, extended by the files in `map` when there is one.
    ///
    /// # Errors
    /// Names the file that cannot be read, is not a list, names no known list or adds a code to a closed one, and the code that
    /// lacks an attribute.
    pub fn new(map: Option<&Path>) -> Result<Self, String> {
        let (mut lijsten, hash) = ingebouwd()?;
        let mut gelezen = vec![hash];
        for (pad, tekst) in aanvullingen(map)? {
            vul_aan(&mut lijsten, &tekst).map_err(|fout| format!("{pad}: {fout}"))?;
            gelezen.push(tekst);
        }
        Ok(Self {
            plaatsen: lijsten.iter().enumerate().map(Plaatsen::new).collect(),
            landen: Landen::new(&lijsten)?,
            regelingen: Regelingen::new(&lijsten)?,
            artikelen: Artikelen::new(&lijsten)?,
            combinaties: Combinaties::new(&lijsten)?,
            afkortingen: Afkortingen::new(&lijsten)?,
            stopwoorden: Stopwoorden::new(&lijsten),
            synoniemen: Synoniemen::new(&lijsten)?,
            woorden: Woorden::new(&lijsten)?,
            versie: sha256(&gelezen.iter().map(String::as_bytes).collect::<Vec<_>>())[..16].to_owned(),
            lijsten,
        })
    }

    /// All lists, in alphabetical order.
    #[must_use]
    pub fn lijsten(&self) -> &[Referentielijst] {
        &self.lijsten
    }

    /// Hash of everything known: projections made with other knowledge are rebuilt.
    #[must_use]
    pub fn versie(&self) -> &str {
        &self.versie
    }

    /// A code of a list.
    #[must_use]
    pub fn zoek(&self, lijst: &str, code: &str) -> Option<&Referentie> {
        let plaatsen = self.plaatsen.get(lijst)?;
        Some(&self.lijsten[plaatsen.lijst].items[*plaatsen.codes.get(code)?])
    }

    /// The codes of a list that have no end: what somebody may have meant.
    pub fn gangbaar(&self, lijst: &str) -> impl Iterator<Item = &Referentie> {
        let items = self.plaatsen.get(lijst).map(|plaatsen| &self.lijsten[plaatsen.lijst].items);
        items.into_iter().flatten().filter(|item| item.einde_geldigheid.is_none())
    }

    fn plaats(&self, lijst: &str, code: &str) -> Option<usize> {
        self.plaatsen.get(lijst)?.codes.get(code).copied()
    }

    /// The label of a code; the code itself when it is unknown.
    #[must_use]
    pub fn naam(&self, lijst: &str, code: &str) -> String {
        self.zoek(lijst, code).map_or_else(|| code.to_owned(), |item| item.naam.clone())
    }

    /// A country as it stands inside a sentence: "de Verenigde Staten van Amerika".
    #[must_use]
    pub fn land_in_zin(&self, code: &str) -> String {
        let naam = self.naam("land", code);
        let lidwoord = self.zoek("land", code).and_then(|land| land.eigenschappen.get("lidwoord")?.as_str());
        lidwoord.map_or_else(|| naam.clone(), |lidwoord| format!("{lidwoord} {naam}"))
    }

    /// The label of a closed code.
    pub fn naam_van<C: GeslotenCode>(&self, code: C) -> String {
        self.naam(C::LIJST, code.code())
    }

    /// The sensitivity that a category of data has by itself.
    #[must_use]
    pub fn gevoeligheid(&self, categorie: &str) -> Gevoeligheid {
        self.zoek("gegevenscategorie", categorie)
            .and_then(|item| item.eigenschappen.get("gevoeligheid")?.as_str()?.parse().ok())
            .unwrap_or(Gevoeligheid::Gewoon)
    }
}

/// The entries of a list.
fn items<'a>(lijsten: &'a [Referentielijst], naam: &str) -> &'a [Referentie] {
    lijsten.iter().find(|lijst| lijst.lijst == naam).map_or(&[], |lijst| &lijst.items)
}

/// The attributes of an entry, as its list needs them.
fn kenmerken<T: DeserializeOwned>(lijst: &str, item: &Referentie) -> Result<T, String> {
    T::deserialize(&item.eigenschappen).map_err(|fout| format!("lijst {lijst}, code {}, eigenschappen: {fout}", item.code))
}

//! Articles of which the register knows more than their number: how long one makes you keep things, and what else follows from citing one.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, de::DeserializeOwned};

use super::{Kennis, Referentie, Referentielijst, dag::Periode, items, kenmerken, tekst::is_artikel};
use crate::domain::{
    inhoud::WettelijkeBepaling,
    woorden::{codes::Regime, termijn::Termijn},
};

/// How long an article makes you keep things, at least or at most.
#[derive(Debug, Deserialize)]
pub struct WettelijkeDuur {
    /// Not shorter.
    pub minimum: Option<Termijn>,
    /// Not longer.
    pub maximum: Option<Termijn>,
    /// Within this time what is kept for good goes to the archive.
    pub overbrenging: Option<Termijn>,
    /// The categories of data that the article is about, when it is about some only.
    #[serde(default)]
    pub gegevens: Vec<String>,
    /// Whether it was seen in a source.
    #[serde(skip)]
    pub geverifieerd: bool,
}

/// What follows from citing an article.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Wetsartikel {
    /// It refers to another law, which must be named instead.
    pub verwijst: bool,
    /// It allows automated decisions, but none that rest on profiling.
    pub zonder_profilering: bool,
    /// It holds for a case that is weighed, not for an activity as a whole.
    pub per_geval: bool,
    /// The law that governs data processed under it.
    pub regime: Option<Regime>,
    /// Who is the controller by law.
    pub verantwoordelijke: Option<String>,
    /// The categories of data that the regime is about.
    pub gegevens: Vec<String>,
    /// The categories of data that it prescribes.
    pub schrijft_voor: Vec<String>,
}

/// Where an entry stands in the law.
#[derive(Deserialize)]
struct Vindplaats {
    regeling: String,
    artikel: String,
}

/// Entries by the code of their law, each with its article and its days.
#[derive(Debug)]
struct PerWet<T>(HashMap<String, Vec<(String, Periode, T)>>);

impl<T: DeserializeOwned> PerWet<T> {
    /// `maak` adds what the item itself tells.
    fn new(lijsten: &[Referentielijst], lijst: &str, maak: impl Fn(&Referentie, T) -> T) -> Result<Self, String> {
        let mut wetten: HashMap<String, Vec<_>> = HashMap::new();
        for item in items(lijsten, lijst) {
            let Vindplaats { regeling, artikel } = kenmerken(lijst, item)?;
            wetten.entry(regeling).or_default().push((artikel, item.periode(), maak(item, kenmerken(lijst, item)?)));
        }
        Ok(Self(wetten))
    }
}

impl<T> PerWet<T> {
    fn zoek(&self, kennis: &Kennis, bepaling: &WettelijkeBepaling, dag: NaiveDate) -> Option<&T> {
        let code = kennis.code_van(bepaling, dag)?;
        let artikel = zonder_punten(code, bepaling.artikel.as_deref()?);
        let mut bekend = self.0.get(code)?.iter();
        bekend.find(|(nummer, periode, _)| periode.bevat(dag) && is_artikel(artikel, nummer)).map(|(.., kennis)| kennis)
    }
}

/// Articles of the Union have no point in their number: "6.1.e" is article 6, part 1.
fn zonder_punten<'a>(code: &str, artikel: &'a str) -> &'a str {
    if code.starts_with("BWB") {
        return artikel;
    }
    let nummer = artikel.trim_start_matches(|teken: char| teken.is_alphabetic() || matches!(teken, '.' | ' '));
    nummer.split('.').next().unwrap_or(nummer)
}

/// The articles, ready to be looked up.
#[derive(Debug)]
pub(super) struct Artikelen {
    duren: PerWet<WettelijkeDuur>,
    bijzonder: PerWet<Wetsartikel>,
}

impl Artikelen {
    pub(super) fn new(lijsten: &[Referentielijst]) -> Result<Self, String> {
        let duur =
            |item: &Referentie, duur: WettelijkeDuur| WettelijkeDuur { geverifieerd: item.geverifieerd == Some(true), ..duur };
        let duren = PerWet::new(lijsten, "wettelijke_bewaartermijn", duur)?;
        Ok(Self { duren, bijzonder: PerWet::new(lijsten, "wetsartikel", |_, artikel| artikel)? })
    }
}

impl Kennis {
    /// How long the law makes you keep things, when the provision is about that.
    #[must_use]
    pub fn wettelijke_duur(&self, bepaling: &WettelijkeBepaling, dag: NaiveDate) -> Option<&WettelijkeDuur> {
        self.artikelen.duren.zoek(self, bepaling, dag)
    }

    /// Within how long what is kept for good goes to the archive, by the law of a day: the shortest term when it is in two laws.
    #[must_use]
    pub fn overbrengingstermijn(&self, dag: NaiveDate) -> Option<Termijn> {
        let bekend = self.artikelen.duren.0.values().flatten();
        let termijnen = bekend.filter(|(_, periode, _)| periode.bevat(dag)).filter_map(|(.., duur)| duur.overbrenging);
        termijnen.reduce(|kort, ander| if kort.kan_langer_duren_dan(ander) { ander } else { kort })
    }

    /// What follows from citing a provision, when the register knows that.
    #[must_use]
    pub fn wetsartikel(&self, bepaling: &WettelijkeBepaling, dag: NaiveDate) -> Option<&Wetsartikel> {
        self.artikelen.bijzonder.zoek(self, bepaling, dag)
    }
}

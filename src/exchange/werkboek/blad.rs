//! Which sheets there are, and which columns they have.

use std::sync::LazyLock;

use serde_json::Value;

use super::{
    ACTIVITEIT, ACTIVITEITEN, BEVINDINGEN, BIJ, INGELEZEN, NUMMER, ORGANISATIE, ORGANISATIES, OVEREENKOMSTEN, RIJ, SLEUTEL,
    STAND, STAP, namen,
    schema::{Gevolgd, LIJST, Schemas},
};
use crate::exchange::inlezen::Onderwerp;

/// The list of laws, and the field that names one of them.
pub(super) const REGELING: &str = "regeling";

/// A sheet.
#[derive(Debug)]
pub struct Blad {
    /// Its name.
    pub naam: String,
    /// What it is about.
    pub onderwerp: Onderwerp,
    /// Where the list stands in what it belongs to; what is no part of anything is in no list.
    pub pad: Vec<String>,
    /// The sheet of what it belongs to, by its number.
    pub ouder: Option<usize>,
    /// The fields of an element.
    pub velden: Vec<Veld>,
}

/// A column that is a field.
#[derive(Debug)]
pub struct Veld {
    /// The heading.
    pub naam: String,
    /// Where it stands in its element.
    pub pad: Vec<String>,
    /// What is in it.
    pub soort: Soort,
    /// What it means.
    pub uitleg: String,
}

/// What a cell holds; of a code the name of its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Soort {
    /// Any text.
    Tekst,
    /// Several texts.
    Teksten,
    /// A day.
    Datum,
    /// Yes or no.
    JaNee,
    /// A whole number.
    Getal,
    /// How long.
    Termijn,
    /// A code.
    Code(String),
    /// Several codes.
    Codes(String),
    /// A law: one of the list by its name, or another by its number.
    Regeling,
    /// What a law is called.
    Citeertitel,
    /// An organisation.
    Organisatie,
    /// Several organisations.
    Organisaties,
    /// An agreement.
    Overeenkomst,
}

impl Soort {
    /// The list of its codes.
    #[must_use]
    pub fn lijst(&self) -> Option<&str> {
        match self {
            Self::Code(lijst) | Self::Codes(lijst) => Some(lijst),
            Self::Regeling => Some(REGELING),
            _ => None,
        }
    }

    /// Whether a cell may have several lines, each with a value.
    #[must_use]
    pub fn is_lijst(&self) -> bool {
        matches!(self, Self::Teksten | Self::Codes(_) | Self::Organisaties)
    }
}

/// The sheets: first that of the activities, and each before those of its parts.
pub static BLADEN: LazyLock<Vec<Blad>> = LazyLock::new(|| {
    let (schemas, mut bladen) = (Schemas::new(), Vec::new());
    for (onderwerp, naam) in [
        (Onderwerp::Verwerkingsactiviteit, ACTIVITEITEN),
        (Onderwerp::Organisatie, ORGANISATIES),
        (Onderwerp::Verwerkersovereenkomst, OVEREENKOMSTEN),
    ] {
        let wortel = bladen.len();
        bladen.push(Blad { naam: naam.to_owned(), onderwerp, pad: Vec::new(), ouder: None, velden: Vec::new() });
        velden(&schemas, &Schemas::wortel(onderwerp), &[], wortel, &mut bladen);
    }
    bladen
});

/// The sheet of everything that is about this.
#[must_use]
pub fn wortel(onderwerp: Onderwerp) -> usize {
    BLADEN.iter().position(|blad| blad.onderwerp == onderwerp).unwrap_or_default()
}

impl Blad {
    /// The headings, in their order.
    #[must_use]
    pub fn kolommen(&self) -> Vec<&str> {
        let is_activiteit = self.onderwerp == Onderwerp::Verwerkingsactiviteit;
        let voor: &[&str] = match self.ouder {
            None if is_activiteit => &[NUMMER, STAND, STAP],
            None => &[],
            Some(_) if !is_activiteit => &[ORGANISATIE, RIJ],
            Some(ouder) if BLADEN[ouder].is_deel() => &[NUMMER, ACTIVITEIT, BIJ, RIJ],
            Some(_) => &[NUMMER, ACTIVITEIT, RIJ],
        };
        let na: &[&str] = match self.ouder {
            None if is_activiteit => &[INGELEZEN, BEVINDINGEN, SLEUTEL],
            Some(_) if is_activiteit => &[BEVINDINGEN, SLEUTEL],
            _ => &[SLEUTEL],
        };
        let velden = self.velden.iter().map(|veld| veld.naam.as_str());
        voor.iter().copied().chain(velden).chain(na.iter().copied()).collect()
    }

    /// Whether its rows are parts of those of another sheet.
    #[must_use]
    pub fn is_deel(&self) -> bool {
        self.ouder.is_some()
    }

    /// So many columns tell which row it is, and stay in sight.
    #[must_use]
    pub fn vooraan(&self) -> usize {
        let begin = if self.is_deel() { ACTIVITEIT } else { "Naam" };
        self.kolommen().iter().position(|kolom| *kolom == begin).map_or(1, |plek| plek + 1)
    }

    /// The field with this heading.
    #[must_use]
    pub fn veld(&self, kolom: &str) -> Option<&Veld> {
        self.velden.iter().find(|veld| veld.naam == kolom)
    }
}

fn velden(schemas: &Schemas, schema: &Value, boven: &[String], blad: usize, bladen: &mut Vec<Blad>) {
    for (naam, eigen) in schema["properties"].as_object().into_iter().flatten() {
        let Gevolgd { schema, naam: soortnaam } = schemas.volg(eigen);
        let pad = [boven, std::slice::from_ref(naam)].concat();
        // The parts of what is said are no field to people.
        let zichtbaar = if bladen[blad].is_deel() { boven } else { &boven[boven.len().min(1)..] };
        if schema["properties"].is_object() {
            velden(schemas, schema, &pad, blad, bladen);
            continue;
        }
        let is_lijst = schema["items"].is_object();
        let Gevolgd { schema: deel, naam: deelnaam } =
            if is_lijst { schemas.volg(&schema["items"]) } else { Gevolgd { schema, naam: soortnaam } };
        if deel["properties"].is_object() {
            let onderwerp = bladen[blad].onderwerp;
            bladen.push(Blad { naam: namen::blad(naam), onderwerp, pad, ouder: Some(blad), velden: Vec::new() });
            velden(schemas, deel, &[], bladen.len() - 1, bladen);
            continue;
        }
        let lijst = [eigen, schema, deel].into_iter().find_map(|een| een[LIJST].as_str()).map(str::to_owned);
        let lijst = lijst.or_else(|| deelnaam.filter(|_| deel["enum"].is_array()).map(namen::lijst));
        // The permanent key of an element is no content.
        if let Some(soort) = soort(naam, deel, lijst, is_lijst, deelnaam) {
            let uitleg = [eigen, schema].into_iter().find_map(|een| een["description"].as_str()).unwrap_or_default();
            let uitleg = uitleg.replace(['`', '\n'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
            bladen[blad].velden.push(Veld { naam: namen::kop(zichtbaar, naam), pad, soort, uitleg });
        }
    }
}

fn soort(naam: &str, schema: &Value, lijst: Option<String>, meer: bool, soortnaam: Option<&str>) -> Option<Soort> {
    let is = |soort: &str| {
        schema["type"] == soort || schema["type"].as_array().is_some_and(|alle| alle.iter().any(|een| een == soort))
    };
    Some(match (lijst, schema["format"].as_str(), meer) {
        (Some(lijst), _, true) => Soort::Codes(lijst),
        (Some(lijst), _, false) => Soort::Code(lijst),
        (None, Some("uuid"), _) if naam == SLEUTEL => return None,
        (None, Some("uuid"), false) if naam == "overeenkomst" => Soort::Overeenkomst,
        (None, Some("uuid"), false) => Soort::Organisatie,
        (None, Some("uuid"), true) => Soort::Organisaties,
        (None, Some("date"), _) => Soort::Datum,
        (None, _, true) => Soort::Teksten,
        _ if is("boolean") => Soort::JaNee,
        _ if is("integer") => Soort::Getal,
        _ if soortnaam == Some("Termijn") => Soort::Termijn,
        _ if naam == REGELING => Soort::Regeling,
        _ if naam == "citeertitel" => Soort::Citeertitel,
        _ => Soort::Tekst,
    })
}

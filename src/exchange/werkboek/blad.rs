//! Which sheets there are, and which columns they have.

use std::sync::LazyLock;

use serde_json::Value;

use super::{
    ACTIVITEIT, ACTIVITEITEN, BEVINDINGEN, BIJ, INGELEZEN, NUMMER, RIJ, SLEUTEL, namen,
    schema::{Gevolgd, LIJST, Schemas},
};

/// A sheet.
#[derive(Debug)]
pub struct Blad {
    /// Its name.
    pub naam: String,
    /// Where the list stands in what it belongs to; the activities are in no list.
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
    /// An organisation.
    Organisatie,
    /// Several organisations.
    Organisaties,
    /// An agreement.
    Overeenkomst,
}

impl Soort {
    /// Whether a cell may have several lines, each with a value.
    #[must_use]
    pub fn is_lijst(&self) -> bool {
        matches!(self, Self::Teksten | Self::Codes(_) | Self::Organisaties)
    }
}

/// The sheets: first that of the activities, and each before those of its parts.
pub static BLADEN: LazyLock<Vec<Blad>> = LazyLock::new(|| {
    let schemas = Schemas::new();
    let mut bladen = vec![Blad { naam: ACTIVITEITEN.to_owned(), pad: Vec::new(), ouder: None, velden: Vec::new() }];
    velden(&schemas, &Schemas::wortel(), &[], 0, &mut bladen);
    bladen
});

impl Blad {
    /// The headings, in their order.
    #[must_use]
    pub fn kolommen(&self) -> Vec<&str> {
        let voor: &[&str] = match self.ouder {
            None => &[NUMMER],
            Some(0) => &[NUMMER, ACTIVITEIT, RIJ],
            Some(_) => &[NUMMER, ACTIVITEIT, BIJ, RIJ],
        };
        let velden = self.velden.iter().map(|veld| veld.naam.as_str());
        let ingelezen = self.ouder.is_none().then_some(INGELEZEN);
        voor.iter().copied().chain(velden).chain(ingelezen).chain([BEVINDINGEN, SLEUTEL]).collect()
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
        // The two parts of an activity are no field to people.
        let zichtbaar = if blad == 0 { &boven[boven.len().min(1)..] } else { boven };
        if schema["properties"].is_object() {
            velden(schemas, schema, &pad, blad, bladen);
            continue;
        }
        let is_lijst = schema["items"].is_object();
        let Gevolgd { schema: deel, naam: deelnaam } =
            if is_lijst { schemas.volg(&schema["items"]) } else { Gevolgd { schema, naam: soortnaam } };
        if deel["properties"].is_object() {
            bladen.push(Blad { naam: namen::blad(naam), pad, ouder: Some(blad), velden: Vec::new() });
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
        _ => Soort::Tekst,
    })
}

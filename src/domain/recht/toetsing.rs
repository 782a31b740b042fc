//! The machine's check of a content against the law: *toetsing*, with *bevindingen*.
//!
//! A rule is a small pure function over a dossier: a content and what belongs to it on a day. The rules stand in tables, one per theme;
//! adding one is one entry in its table. How they are read (per role and per law) is decided here, once.

mod ai;
mod besluitvorming;
mod beveiliging;
mod bewaartermijn;
mod cookies;
mod doel;
mod doorgifte;
mod feiten;
mod gegevens;
mod geldigheid;
mod grondslag;
mod identiteit;
mod ontvangers;
mod politiegegevens;
#[cfg(test)]
mod tests;
mod velden;
mod verwijzingen;
mod volledigheid;
mod voorwaarden;

use std::borrow::Cow;

use serde::Serialize;
use utoipa::ToSchema;

pub use feiten::Rechtsfeit;
pub use geldigheid::OVER;
pub use volledigheid::{VeldOordeel, Vereiste, Volledigheid, volledigheid};

use crate::domain::{
    recht::{dossier::Dossier, kennis::Kennis},
    woorden::codes::{Ernst, Regime},
};

/// Een bevinding van de toetsing: wat er ontbreekt of niet klopt, waar, waarom dat uitmaakt en wat eraan te doen is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Bevinding {
    /// Vaste code van de regel.
    #[schema(example = "VR-C01")]
    pub code: &'static str,
    /// Hoe zwaar de bevinding weegt.
    pub ernst: Ernst,
    /// Waar de pointer naar wijst: de inhoud, het beheer of de gegevens van de registerhouder.
    pub onderdeel: Onderdeel,
    /// Plaats in dat onderdeel (JSON-pointer).
    #[schema(example = "/doelen/0/grondslagen")]
    pub pointer: String,
    /// Wat er aan de hand is.
    #[schema(example = "Geef bij ieder doel de grondslag aan.")]
    pub melding: String,
    /// Waarom dit uitmaakt.
    #[schema(example = "Zonder grondslag is een verwerking niet rechtmatig.")]
    pub waarom: &'static str,
    /// Wat u eraan kunt doen.
    #[schema(example = "Kies bij het doel één van de zes grondslagen.")]
    pub remedie: &'static str,
    /// Artikel waarop de regel berust.
    #[schema(example = "AVG artikel 6 lid 1", value_type = String)]
    pub bron: Cow<'static, str>,
}

/// Het deel van de activiteit waarover een bevinding gaat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Onderdeel {
    /// The content.
    Inhoud,
    /// What the organisation administers beside it.
    Beheer,
    /// The organisation that keeps the register.
    Registerhouder,
}

impl Bevinding {
    /// The place as seen from the activity: below its content, its `beheer` or its registerhouder.
    #[must_use]
    pub fn plaats(&self) -> String {
        match self.onderdeel {
            Onderdeel::Inhoud => self.pointer.clone(),
            Onderdeel::Beheer => format!("/beheer{}", self.pointer),
            Onderdeel::Registerhouder => format!("/registerhouder{}", self.pointer),
        }
    }
}

/// A rule: what a lawyer reads of it, and the function that looks.
struct Regel {
    code: &'static str,
    ernst: Ernst,
    onderdeel: Onderdeel,
    bron: &'static str,
    waarom: &'static str,
    remedie: &'static str,
    toets: fn(&Dossier<'_>) -> Vondsten,
}

/// What a rule found: pointers, each with its message.
type Vondsten = Vec<(String, String)>;

/// Every rule, by theme, in the order in which findings are shown.
const REGELS: &[&[Regel]] = &[
    identiteit::REGELS,
    doel::REGELS,
    grondslag::REGELS,
    gegevens::REGELS,
    ontvangers::REGELS,
    doorgifte::REGELS,
    bewaartermijn::REGELS,
    beveiliging::REGELS,
    besluitvorming::REGELS,
    ai::REGELS,
    cookies::REGELS,
    geldigheid::REGELS,
    verwijzingen::REGELS,
    politiegegevens::REGELS,
];

fn regels() -> impl Iterator<Item = &'static Regel> {
    REGELS.iter().copied().flatten()
}

/// Een regel van de toetsing.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RegelBeschrijving {
    /// Vaste code.
    #[schema(example = "VR-C01")]
    pub code: &'static str,
    /// Hoe zwaar een bevinding weegt.
    pub ernst: Ernst,
    /// Waar de regel naar kijkt.
    pub onderdeel: Onderdeel,
    /// Waarom de regel ertoe doet.
    pub waarom: &'static str,
    /// Wat u kunt doen na een bevinding.
    pub remedie: &'static str,
    /// Artikel waarop de regel berust.
    #[schema(example = "AVG artikel 6 lid 1")]
    pub bron: &'static str,
    /// De wetten en artikelen waarop de regel berust, met hun dagen en of die zijn nagekeken.
    pub feiten: Vec<Rechtsfeit>,
    /// Referentielijsten met de andere feiten waarnaar de regel kijkt; ieder feit daarin heeft zijn eigen dagen.
    #[schema(value_type = Vec<String>, example = json!(["wettelijke_bewaartermijn"]))]
    pub lijsten: &'static [&'static str],
}

/// All rules, as a reader sees them, with the facts of law that they rest on.
pub fn beschrijvingen(kennis: &Kennis) -> impl Iterator<Item = RegelBeschrijving> {
    regels().map(|regel| RegelBeschrijving {
        feiten: feiten::van(regel.code, regel.bron, kennis),
        lijsten: feiten::lijsten(regel.code),
        code: regel.code,
        ernst: regel.ernst,
        onderdeel: regel.onderdeel,
        waarom: regel.waarom,
        remedie: regel.remedie,
        bron: regel.bron,
    })
}

/// The codes of all rules.
pub fn codes() -> impl Iterator<Item = &'static str> {
    regels().map(|regel| regel.code)
}

/// Which rules of the other themes hold under the Wet politiegegevens too, by the beginning of their code, each with the article of that law or
/// of the directive that asks the same; where none stands, the rule cites what it always cites.
const OOK_WPG: &[(&str, Option<&str>)] = &[
    ("VR-A", None),
    ("VR-J", None),
    ("VR-K", None),
    ("VR-V", None),
    ("VR-C04", None),
    ("VR-C18", None),
    ("VR-E02", Some("Wpg artikel 31d lid 1")),
    ("VR-E03", Some("Wpg artikel 6c")),
    ("VR-E04", Some("Wpg artikel 6c")),
    ("VR-E05", Some("Wpg artikel 1 en artikel 6c")),
    ("VR-E06", Some("Wpg artikel 1 en artikel 6c")),
    ("VR-E08", Some("Wpg artikel 31d lid 1")),
    ("VR-E09", Some("Wpg artikel 17a en artikel 31d lid 1")),
    ("VR-E10", Some("Wpg artikel 6c")),
    ("VR-E11", Some("Wpg artikel 6c")),
    ("VR-E12", Some("Wpg artikel 6c; richtlijn (EU) 2016/680 artikel 22 lid 3")),
    ("VR-E13", Some("Wpg artikel 6c en artikel 17a")),
    ("VR-E14", Some("Wpg artikel 6c; richtlijn (EU) 2016/680 artikel 22 lid 2")),
    ("VR-F01", Some("Wpg artikel 31d lid 1")),
    ("VR-F02", Some("Wpg artikel 31d lid 1")),
    ("VR-F03", Some("Wpg artikel 31d lid 1")),
    ("VR-F04", Some("Wpg artikel 17a; richtlijn (EU) 2016/680 artikel 35")),
    ("VR-F05", Some("Wpg artikel 17a; richtlijn (EU) 2016/680 artikel 36")),
    ("VR-G14", None),
    ("VR-G19", Some("Wpg artikel 14")),
    ("VR-G20", Some("Wpg artikel 14")),
    ("VR-G21", None),
    ("VR-G22", Some("Wpg artikel 14")),
    ("VR-H02", Some("Wpg artikel 4a")),
    ("VR-H06", Some("Wpg artikel 4c")),
    ("VR-H07", Some("Wpg artikel 4c")),
    ("VR-H08", Some("Wpg artikel 33b")),
    ("VR-H09", Some("Wpg artikel 4c")),
    ("VR-H10", Some("Wpg artikel 4c")),
];

/// The entry of a rule that holds under the Wet politiegegevens too.
fn ook_onder_wpg(code: &str) -> Option<&'static (&'static str, Option<&'static str>)> {
    OOK_WPG.iter().find(|(begin, _)| code.starts_with(begin))
}

/// The Wet politiegegevens has rules of its own.
fn geldt_onder(regime: Regime, code: &str) -> bool {
    let van_wpg = code.starts_with("VR-W");
    match regime {
        Regime::Avg => !van_wpg,
        Regime::Wpg => van_wpg || ook_onder_wpg(code).is_some(),
    }
}

/// The article on which a rule rests under a law.
fn bron(regel: &Regel, regime: Regime) -> &'static str {
    let anders = ook_onder_wpg(regel.code).and_then(|(_, bron)| *bron).filter(|_| regime == Regime::Wpg);
    anders.unwrap_or(regel.bron)
}

/// Everything that is wrong with a dossier, in the order of the rules.
#[must_use]
pub fn toets(dossier: &Dossier<'_>) -> Vec<Bevinding> {
    let regime = dossier.inhoud.regime();
    let mut bevindingen = Vec::new();
    for regel in regels().filter(|regel| geldt_onder(regime, regel.code)) {
        bevindingen.extend((regel.toets)(dossier).into_iter().map(|(pointer, melding)| Bevinding {
            code: regel.code,
            ernst: regel.ernst,
            onderdeel: regel.onderdeel,
            pointer,
            melding,
            waarom: regel.waarom,
            remedie: regel.remedie,
            bron: dossier.kennis.citeer(bron(regel, regime), dossier.dag()),
        }));
    }
    bevindingen
}

/// A finding at one place, when there is a fault.
fn vondst_als(fout: bool, pointer: &str, melding: &str) -> Vondsten {
    if fout { vec![(pointer.to_owned(), melding.to_owned())] } else { Vec::new() }
}

/// Whether a text is absent or blank: both say nothing.
fn leeg(tekst: Option<&String>) -> bool {
    tekst.is_none_or(|tekst| tekst.trim().is_empty())
}

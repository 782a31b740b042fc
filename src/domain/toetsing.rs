//! The machine's check of a content against the law: *toetsing*, with *bevindingen*.
//!
//! A rule is a small pure function over a content and its context; adding one is one entry in `REGELS`.

mod volledigheid;

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    codes::{Ernst, Regime, Rol},
    inhoud::Inhoud,
    kennis::Kennis,
    organisatie::VastgelegdeOrganisatie,
};

/// Een bevinding van de toetsing: wat er ontbreekt of niet klopt, waar, en op welk artikel dat berust.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Bevinding {
    /// Vaste code van de regel.
    #[schema(example = "VR-C01")]
    pub code: String,
    /// Hoe zwaar de bevinding weegt.
    pub ernst: Ernst,
    /// Plaats in de inhoud (JSON-pointer).
    #[schema(example = "/doelen/0/grondslagen")]
    pub pointer: String,
    /// Wat er aan de hand is.
    pub melding: String,
    /// Artikel waarop de regel berust.
    #[schema(example = "AVG artikel 6 lid 1")]
    pub bron: String,
}

/// What a rule looks at.
#[derive(Debug)]
pub struct Dossier<'a> {
    /// The content.
    pub inhoud: &'a Inhoud,
    /// The organisations that the content names and that exist.
    pub organisaties: &'a HashMap<Uuid, VastgelegdeOrganisatie>,
    /// The agreements that the content names and that exist.
    pub overeenkomsten: &'a HashSet<Uuid>,
    /// Labels of codes.
    pub kennis: &'a Kennis,
}

impl Dossier<'_> {
    /// Whether the organisation is itself responsible; so too as long as the role is not said.
    fn is_verantwoordelijk(&self) -> bool {
        self.inhoud.rol != Some(Rol::Verwerker)
    }
}

/// A rule: its code, weight and source, where it applies and what it finds (pointer and message).
struct Regel {
    code: &'static str,
    ernst: Ernst,
    bron: &'static str,
    /// Under the Wet politiegegevens only groups A, F01-F04 and J apply.
    ook_wpg: bool,
    toets: fn(&Dossier<'_>) -> Vec<(String, String)>,
}

/// Everything that is wrong with a content, in the order of the rules.
#[must_use]
pub fn toets(dossier: &Dossier<'_>) -> Vec<Bevinding> {
    volledigheid::REGELS
        .iter()
        .filter(|regel| regel.ook_wpg || dossier.inhoud.regime() == Regime::Avg)
        .flat_map(|regel| {
            (regel.toets)(dossier).into_iter().map(|(pointer, melding)| Bevinding {
                code: regel.code.to_owned(),
                ernst: regel.ernst,
                pointer,
                melding,
                bron: regel.bron.to_owned(),
            })
        })
        .collect()
}

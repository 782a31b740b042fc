//! How complete a dossier is: which fields the law asks of this entry, and which of them are in order.
//!
//! A field is in order when none of its rules found anything: what a field must hold is said by the rules alone.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Bevinding, Onderdeel, velden::VELDEN};
use crate::domain::{recht::dossier::Dossier, woorden::codes::Regime};

/// Hoe volledig een activiteit is, met de punten waaruit dat bestaat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Volledigheid {
    /// Behaalde punten van alle punten, in hele procenten naar beneden afgerond.
    #[schema(minimum = 0, maximum = 100, example = 87)]
    pub percentage: u32,
    /// Hoeveel velden in orde zijn.
    #[schema(minimum = 0)]
    pub behaald: u32,
    /// Hoeveel velden voor deze activiteit verplicht of aanbevolen zijn.
    #[schema(minimum = 0)]
    pub mogelijk: u32,
    /// De velden, elk met wat ervan wordt gevraagd.
    pub velden: Vec<VeldOordeel>,
}

/// Wat van een veld wordt gevraagd, en of het in orde is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VeldOordeel {
    /// Waar de pointer naar wijst.
    pub onderdeel: Onderdeel,
    /// Het veld (JSON-pointer); `*` staat voor ieder element van een lijst.
    #[schema(example = "/doelen/*/grondslagen")]
    pub pointer: &'static str,
    /// Naam van het veld voor mensen.
    #[schema(example = "De grondslag van ieder doel")]
    pub naam: &'static str,
    /// Wat de wet van dit veld vraagt voor deze activiteit.
    pub vereiste: Vereiste,
    /// Of het veld in orde is; `null` als het niet van toepassing is.
    #[schema(required)]
    pub in_orde: Option<bool>,
    /// Waarom het wel of niet wordt gevraagd.
    #[schema(example = "Iedere verwerking heeft een grondslag nodig.")]
    pub waarom: &'static str,
    /// Het artikel dat het vraagt.
    #[schema(example = "AVG artikel 6 lid 1")]
    pub bron: &'static str,
    /// De regels die over dit veld gaan.
    pub regels: &'static [&'static str],
}

/// Wat van een veld wordt gevraagd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Vereiste {
    /// Without it nothing is settled.
    Verplicht,
    /// The law or good practice asks for it; settling is possible without.
    Aanbevolen,
    /// Not asked of this entry.
    NietVanToepassing,
}

/// A field as the table of `velden` lists it.
pub(super) struct Veld {
    pub(super) onderdeel: Onderdeel,
    pub(super) pointer: &'static str,
    pub(super) naam: &'static str,
    pub(super) bron: &'static str,
    pub(super) vereiste: Vereiste,
    pub(super) waarom: &'static str,
    /// When the field is asked for, and what is said when it is not.
    pub(super) als: Voorwaarde,
    pub(super) regels: &'static [&'static str],
}

/// When a field is asked for.
pub(super) enum Voorwaarde {
    Altijd,
    /// When this holds; else the reason why not.
    Als(fn(&Dossier<'_>) -> bool, &'static str),
}

/// How complete a dossier is, given what its check found.
#[must_use]
pub fn volledigheid(dossier: &Dossier<'_>, bevindingen: &[Bevinding]) -> Volledigheid {
    let regime = dossier.inhoud.regime();
    let velden = VELDEN.iter().filter(|veld| !wijkt(veld, regime));
    let velden: Vec<VeldOordeel> = velden.map(|veld| oordeel(veld, dossier, bevindingen)).collect();
    let tel = |gezocht: &dyn Fn(Option<bool>) -> bool| {
        u32::try_from(velden.iter().filter(|veld| gezocht(veld.in_orde)).count()).unwrap_or(u32::MAX)
    };
    let (behaald, mogelijk) = (tel(&|in_orde| in_orde == Some(true)), tel(&|in_orde| in_orde.is_some()));
    Volledigheid { percentage: (behaald * 100).checked_div(mogelijk).unwrap_or(100), behaald, mogelijk, velden }
}

/// Whether the law of this entry asks for the field; its first rule is the one that asks.
fn onder(veld: &Veld, regime: Regime) -> bool {
    veld.regels.first().is_some_and(|code| super::geldt_onder(regime, code))
}

/// Whether what the other law asks of a place makes room for what the law of this entry asks there: a place is told once.
fn wijkt(veld: &Veld, regime: Regime) -> bool {
    let zelfde = |ander: &&Veld| (ander.onderdeel, ander.pointer) == (veld.onderdeel, veld.pointer);
    !onder(veld, regime) && VELDEN.iter().filter(zelfde).any(|ander| onder(ander, regime))
}

/// Why a field of the other law is not asked for.
fn anders(regime: Regime) -> &'static str {
    match regime {
        Regime::Avg => "Voor deze verwerking geldt de AVG, niet de Wet politiegegevens.",
        Regime::Wpg => "Voor deze verwerking geldt de Wet politiegegevens, niet de AVG.",
    }
}

fn oordeel(veld: &Veld, dossier: &Dossier<'_>, bevindingen: &[Bevinding]) -> VeldOordeel {
    let (gevraagd, waarom) = match veld.als {
        _ if !onder(veld, dossier.inhoud.regime()) => (false, anders(dossier.inhoud.regime())),
        Voorwaarde::Altijd => (true, veld.waarom),
        Voorwaarde::Als(geldt, anders) => {
            let geldt = geldt(dossier);
            (geldt, if geldt { veld.waarom } else { anders })
        }
    };
    VeldOordeel {
        onderdeel: veld.onderdeel,
        pointer: veld.pointer,
        naam: veld.naam,
        vereiste: if gevraagd { veld.vereiste } else { Vereiste::NietVanToepassing },
        in_orde: gevraagd.then(|| !bevindingen.iter().any(|bevinding| veld.regels.contains(&bevinding.code))),
        waarom,
        bron: veld.bron,
        regels: veld.regels,
    }
}

//! Subscriptions to the change feed: what is entered, and when a delivery that failed is tried again.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::{stap::LevensloopKeuze, wijziging::WijzigingSoort};
use crate::{clock::Moment, hash::sha256};

/// How long it may go wrong before a subscription is turned off.
const GEDULD: TimeDelta = TimeDelta::hours(72);
/// The longest wait between two attempts.
const LANGSTE: TimeDelta = TimeDelta::hours(6);

/// Of er wordt afgeleverd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, EnumString, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum AbonnementStatus {
    /// Er wordt afgeleverd.
    Actief,
    /// Iemand zette het stil.
    Gepauzeerd,
    /// Het register zette het uit, omdat afleveren niet lukte.
    Uitgeschakeld,
}

/// Wat er van een aflevering kwam.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, EnumString, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Uitkomst {
    /// De ontvanger antwoordde dat het goed is (2xx).
    Afgeleverd,
    /// Er kwam geen of een ander antwoord.
    Mislukt,
}

/// Een abonnement, zoals het wordt ingevoerd.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AbonnementInvoer {
    /// Vaste sleutel; mag bij aanmaken worden meegegeven en verandert daarna niet.
    #[serde(default)]
    pub uuid: Option<Uuid>,
    /// Waar de gebeurtenissen heen gaan: een openbaar https-adres, zonder gebruikersnaam en zonder `#`.
    #[schema(
        max_length = 2000,
        format = "uri",
        pattern = "^https?://[^ ]+$",
        example = "https://zaken.gemeente.example/webhooks/register"
    )]
    pub url: String,
    /// Geheim waarmee het register tekent: `whsec_` en base64 van 24 tot en met 64 bytes. Laat het weg: dan maakt het register er bij
    /// aanmaken een, en verandert het bij wijzigen niet. Het staat alleen in het antwoord op aanmaken.
    #[serde(default)]
    #[schema(max_length = 100, pattern = "^whsec_[A-Za-z0-9+/]{32,88}={0,2}$")]
    pub geheim: Option<String>,
    /// Alleen van deze organisatie (uuid); leeg is van alle.
    #[serde(default)]
    pub registerhouder: Option<Uuid>,
    /// Alleen deze soorten wijzigingen; leeg is alle.
    #[serde(default)]
    #[schema(max_items = 10)]
    pub soorten: Vec<WijzigingSoort>,
    /// Volg de levensloop van activiteiten in het beheer, in plaats van het openbare register: ingediend, teruggestuurd, vastgesteld. Ligt
    /// vast bij aanmaken; `soorten` blijft dan leeg.
    #[serde(default)]
    pub levensloop: Option<LevensloopKeuze>,
    /// Of het afleveren stilstaat.
    #[serde(default)]
    pub gepauzeerd: bool,
    /// Vanaf welke plaats in de wijzigingen (`cursor`); leeg is vanaf nu. Alleen bij aanmaken.
    #[serde(default)]
    #[schema(max_length = 100, example = "12.0a1b2c3d.20261122")]
    pub cursor: Option<String>,
}

impl AbonnementInvoer {
    /// Whether it asks to be told of confidential activities.
    #[must_use]
    pub fn is_vertrouwelijk(&self) -> bool {
        self.levensloop.as_ref().is_some_and(|keuze| keuze.vertrouwelijk)
    }
}

/// How delivery goes: failures in a row, since when, and when it is tried again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Verloop {
    /// So many failures in a row.
    pub pogingen: i32,
    /// The first of them.
    pub mislukt_sinds: Option<Moment>,
    /// Not before.
    pub volgende_poging_op: Option<Moment>,
}

impl Verloop {
    /// After one more failure: when it is tried again, or nothing when it has gone wrong for too long. `zaad` spreads attempts.
    #[must_use]
    pub fn mislukt(self, nu: Moment, zaad: &str) -> Option<Self> {
        let sinds = self.mislukt_sinds.unwrap_or(nu);
        let pogingen = self.pogingen.saturating_add(1);
        (nu < sinds.plus(GEDULD)).then(|| Self {
            pogingen,
            mislukt_sinds: Some(sinds),
            volgende_poging_op: Some(nu.plus(wachttijd(pogingen, zaad))),
        })
    }
}

/// A minute, then double each time up to six hours; at most a fifth shorter or longer, so that not all come back at once. The same seed gives
/// the same wait.
fn wachttijd(pogingen: i32, zaad: &str) -> TimeDelta {
    let minuten = 1 << (pogingen - 1).clamp(0, 9);
    let basis = TimeDelta::minutes(minuten).min(LANGSTE);
    let hash = sha256(&[zaad.as_bytes(), &pogingen.to_be_bytes()]);
    let worp = i32::from_str_radix(&hash[..4], 16).unwrap_or_default();
    basis / 1000 * (800 + worp % 401)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_doubles_up_to_six_hours_and_spreads_by_a_fifth() {
        for (pogingen, minuten) in [(1, 1), (2, 2), (5, 16), (9, 256), (10, 360), (100, 360)] {
            let wachten: Vec<_> = (0..50).map(|zaad| wachttijd(pogingen, &zaad.to_string())).collect();
            let basis = TimeDelta::minutes(minuten);
            assert!(wachten.iter().all(|wacht| *wacht >= basis * 4 / 5 && *wacht <= basis * 6 / 5), "{pogingen}");
            assert!(wachten.iter().any(|wacht| *wacht != wachten[0]), "spread");
            assert_eq!(wachttijd(pogingen, "7"), wachten[7]);
        }
    }

    #[test]
    fn after_three_days_of_failing_it_is_over() {
        let begin = Moment::from_micros(0);
        let mut verloop = Verloop::default();
        let mut nu = begin;
        while let Some(verder) = verloop.mislukt(nu, "x") {
            assert_eq!(verder.pogingen, verloop.pogingen + 1);
            (verloop, nu) = (verder, verder.volgende_poging_op.unwrap());
        }
        assert!(nu >= begin.plus(GEDULD) && nu < begin.plus(GEDULD + LANGSTE * 6 / 5), "{nu}");
        assert!((15..30).contains(&verloop.pogingen), "{}", verloop.pogingen);
    }
}

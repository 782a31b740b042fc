//! The form of an event, and the names of its types: what receivers read, and what the document says of it.

use serde::Serialize;
use strum::VariantArray;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    clock::Moment,
    domain::{
        inhoud::beheer::ExternKenmerk,
        levensloop::{stap::StapSoort, wijziging::WijzigingSoort},
    },
};

/// How every type begins.
pub(super) const DOMEIN: &str = "nl.verwerkingsregister";

/// Een gebeurtenis zoals een abonnement haar krijgt: een CloudEvent 1.0 volgens het NL GOV-profiel, met alleen sleutels en adressen.
#[derive(Serialize, ToSchema)]
pub struct CloudEvent {
    /// Versie van CloudEvents.
    #[schema(example = "1.0")]
    pub specversion: &'static str,
    /// Sleutel van de gebeurtenis; komt zij opnieuw, dan is dit dezelfde.
    pub id: Uuid,
    /// De registerhouder, met zijn OIN; heeft die er geen, dan het adres van het register.
    #[schema(example = "urn:nld:oin:00000001001234567000:systeem:verwerkingsregister")]
    pub source: String,
    /// Wat er gebeurde. Er kunnen soorten bij komen.
    #[serde(rename = "type")]
    #[schema(
        example = "nl.verwerkingsregister.verwerkingsactiviteit-vastgesteld",
        extensions(("x-extensible-enum" = json!(soorten())))
    )]
    pub soort: String,
    /// De activiteit of organisatie (uuid); bij een proef het abonnement.
    pub subject: Uuid,
    /// Wanneer het gebeurde.
    pub time: Moment,
    /// Mediatype van `data`.
    #[schema(example = "application/json")]
    pub datacontenttype: &'static str,
    /// Waar het om gaat.
    pub data: CloudEventGegevens,
}

/// Waar een gebeurtenis om gaat, en waar u leest hoe het nu is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CloudEventGegevens {
    /// De activiteit of organisatie (uuid).
    pub uuid: Uuid,
    /// Het nummer van de versie waar het om gaat.
    #[schema(required, minimum = 1)]
    pub versie: Option<i32>,
    /// Adres in deze API. Antwoordt dit 404 of 410, dan hoort het niet meer in uw kopie.
    pub url: String,
    /// Adres van de versie.
    #[schema(required)]
    pub versie_url: Option<String>,
    /// Alleen bij de levensloop: de revisie die de activiteit hiermee kreeg.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, minimum = 1)]
    pub revisie: Option<i64>,
    /// Alleen bij de levensloop: de applicatie waarmee het is gedaan.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub applicatie: Option<String>,
    /// Alleen bij de levensloop: de kenmerken van de activiteit in andere systemen.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub externe_kenmerken: Option<Vec<ExternKenmerk>>,
}

impl CloudEventGegevens {
    /// What every event tells.
    pub(super) fn new(uuid: Uuid, versie: Option<i32>, url: String, versie_url: Option<String>) -> Self {
        Self { uuid, versie, url, versie_url, revisie: None, applicatie: None, externe_kenmerken: None }
    }
}

/// Every type of event.
fn soorten() -> Vec<String> {
    let wijzigingen = WijzigingSoort::VARIANTS.iter().map(|soort| van_wijziging(*soort));
    let stappen = StapSoort::VARIANTS.iter().map(|soort| van_stap(*soort));
    let mut soorten: Vec<String> =
        wijzigingen.chain(stappen).chain([TEST.to_owned()]).map(|wat| format!("{DOMEIN}.{wat}")).collect();
    soorten.sort();
    soorten.dedup();
    soorten
}

/// The type of an event that says nothing.
pub(super) const TEST: &str = "test";
/// The type of an event that the register went back.
const HERSTELD: &str = "hersteld";

/// The type of a change.
pub(super) fn van_wijziging(soort: WijzigingSoort) -> String {
    match soort {
        WijzigingSoort::OrganisatieGewijzigd => "organisatie-gewijzigd".to_owned(),
        WijzigingSoort::Hersteld => HERSTELD.to_owned(),
        _ => format!("verwerkingsactiviteit-{soort}").replace('_', "-"),
    }
}

/// The type of a step.
pub(super) fn van_stap(soort: StapSoort) -> String {
    match soort {
        StapSoort::Hersteld => HERSTELD.to_owned(),
        _ => format!("levensloop-{soort}").replace('_', "-"),
    }
}

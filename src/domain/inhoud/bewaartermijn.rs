//! Retention (AVG 30(1)(f), 5(1)(e), Archiefwet).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::WettelijkeBepaling;
use crate::domain::woorden::codes::{BewaartermijnSoort, Waardering};
use crate::domain::woorden::termijn::Termijn;

/// Hoe lang (een deel van) de gegevens wordt bewaard.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Bewaartermijn {
    /// Deel van de activiteit waarvoor de termijn geldt, bijvoorbeeld "verstrekking aan derden".
    #[schema(max_length = 400)]
    pub onderdeel: Option<String>,
    /// Categorieën gegevens waarvoor de termijn geldt; leeg is alle.
    #[schema(max_items = 100, extensions(("x-referentielijst" = json!("gegevenscategorie"))))]
    pub gegevens: Vec<String>,
    /// De soort termijn.
    pub soort: Option<BewaartermijnSoort>,
    /// Duur (ISO 8601: jaren, maanden, weken, dagen), bijvoorbeeld `P4W`.
    pub termijn: Option<Termijn>,
    /// Het moment waarop de termijn begint.
    #[schema(extensions(("x-referentielijst" = json!("startmoment"))))]
    pub startmoment: Option<String>,
    /// De gebeurtenis waarna de gegevens worden gewist.
    #[schema(max_length = 2042)]
    pub gebeurtenis: Option<String>,
    /// Toelichting; bij soort `criteria` de criteria zelf.
    #[schema(max_length = 2042)]
    pub toelichting: Option<String>,
    /// De wet die de termijn bepaalt.
    pub wettelijke_bepaling: Option<WettelijkeBepaling>,
    /// Wat er na de termijn gebeurt: vernietigen of blijvend bewaren (Archiefwet).
    pub waardering: Option<Waardering>,
    /// Of vernietiging per kalenderjaar gebeurt, op 1 januari na afloop van de termijn.
    pub per_kalenderjaar: Option<bool>,
    /// Het resultaat in de selectielijst waarop de termijn berust.
    pub selectielijst: Option<SelectielijstResultaat>,
    /// Waarom de termijn afwijkt van de selectielijst.
    #[schema(max_length = 2042)]
    pub afwijking_toelichting: Option<String>,
    /// Na hoeveel tijd wat blijvend wordt bewaard, naar de archiefbewaarplaats gaat (overbrenging).
    pub overbrengingstermijn: Option<Termijn>,
    /// Waarom (een deel van) de gegevens niet wordt vernietigd, hoewel dat volgens de selectielijst wel moet.
    pub uitzondering_vernietiging: Option<UitzonderingVernietiging>,
}

/// Een uitzondering van vernietiging, zoals de selectielijst die toestaat (bijvoorbeeld een hotspot).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct UitzonderingVernietiging {
    /// De soort uitzondering.
    #[schema(extensions(("x-referentielijst" = json!("uitzondering_vernietiging"))))]
    pub reden: Option<String>,
    /// Welke gegevens of zaken het zijn en waarom ze bewaard blijven.
    #[schema(max_length = 2042)]
    pub toelichting: Option<String>,
}

/// Een resultaat uit een selectielijst, zoals overgenomen bij het invoeren.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct SelectielijstResultaat {
    /// De selectielijst.
    #[schema(extensions(("x-referentielijst" = json!("selectielijst"))))]
    pub lijst: Option<String>,
    /// Volledig nummer van het resultaat.
    #[schema(max_length = 40, example = "8.1.1")]
    pub volledig_nummer: Option<String>,
    /// Naam van het resultaat.
    #[schema(max_length = 400)]
    pub naam: Option<String>,
    /// Waardering volgens de lijst.
    pub waardering: Option<Waardering>,
    /// Procestermijn volgens de lijst.
    #[schema(max_length = 100)]
    pub procestermijn: Option<String>,
    /// Bewaartermijn volgens de lijst.
    pub bewaartermijn: Option<Termijn>,
    /// Adres van het resultaat.
    #[schema(max_length = 2042, format = "uri", pattern = "^https?://[^ ]+$")]
    pub url: Option<String>,
}

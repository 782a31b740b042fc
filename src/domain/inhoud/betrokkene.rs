//! Groups of people and the data about them (AVG 30(1)(c), 9, 10, 87).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::WettelijkeBepaling;
use crate::domain::woorden::codes::{Gevoeligheid, Uitzondering};

/// Een groep mensen over wie gegevens worden verwerkt.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Betrokkene {
    /// De soort betrokkene.
    #[schema(extensions(("x-referentielijst" = json!("betrokkene_categorie"))))]
    pub categorie: Option<String>,
    /// Nadere omschrijving van de groep.
    #[schema(max_length = 2042)]
    pub omschrijving: Option<String>,
    /// Of er minderjarigen bij zijn.
    pub betreft_minderjarigen: Option<bool>,
    /// Of er mensen jonger dan 16 jaar bij zijn: zij geven niet zelf toestemming (AVG artikel 8, UAVG artikel 5).
    #[serde(rename = "jongerDan16")]
    pub jonger_dan16: Option<bool>,
    /// Welke gegevens van deze groep worden verwerkt.
    #[schema(max_items = 100)]
    pub gegevens: Vec<Gegeven>,
}

/// Een soort gegevens over een groep mensen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Gegeven {
    /// De categorie persoonsgegevens.
    #[schema(extensions(("x-referentielijst" = json!("gegevenscategorie"))))]
    pub categorie: Option<String>,
    /// Nadere omschrijving.
    #[schema(max_length = 2042)]
    pub omschrijving: Option<String>,
    /// Gevoeligheid als die hoger is dan uit de categorie volgt.
    pub gevoeligheid: Option<Gevoeligheid>,
    /// Waar de gegevens vandaan komen (AVG artikel 14 lid 2 onder f).
    #[schema(max_items = 20)]
    pub bronnen: Vec<BronVermelding>,
    /// Of iemand verplicht is de gegevens te geven (AVG artikel 13 lid 2 onder e).
    pub verstrekking_verplicht: Option<bool>,
    /// Wat er gebeurt als iemand de gegevens niet geeft.
    #[schema(max_length = 2042)]
    pub gevolg_niet_verstrekken: Option<String>,
}

/// Een bron waaruit gegevens komen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct BronVermelding {
    /// De soort bron.
    #[schema(extensions(("x-referentielijst" = json!("bron"))))]
    pub bron: Option<String>,
    /// Nadere omschrijving van de bron.
    #[schema(max_length = 2042)]
    pub omschrijving: Option<String>,
}

/// Een uitzondering op het verbod om bijzondere persoonsgegevens te verwerken (AVG artikel 9 lid 2).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct UitzonderingBijzondereGegevens {
    /// Voor welke categorieën gegevens de uitzondering geldt.
    #[schema(max_items = 100, extensions(("x-referentielijst" = json!("gegevenscategorie"))))]
    pub gegevens: Vec<String>,
    /// De uitzondering van artikel 9 lid 2 AVG.
    pub uitzondering: Option<Uitzondering>,
    /// De wet die de uitzondering mogelijk maakt (UAVG artikelen 22 tot en met 30).
    pub wettelijke_bepaling: Option<WettelijkeBepaling>,
    /// Toelichting bij de uitzondering.
    #[schema(max_length = 2042)]
    pub toelichting: Option<String>,
}

/// De wettelijke grond om het BSN of strafrechtelijke gegevens te gebruiken.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct GegevenGrond {
    /// De wettelijke bepaling.
    pub wettelijke_bepaling: Option<WettelijkeBepaling>,
    /// Toelichting.
    #[schema(max_length = 2042)]
    pub toelichting: Option<String>,
}

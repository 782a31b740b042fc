//! Automated decisions, algorithms, the DPIA and deviations from the rights (AVG 22, 23, 35, 36).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::WettelijkeBepaling;
use crate::domain::woorden::codes::{AiRisicoklasse, AiRol, DpiaStatus, GrondslagArtikel22, Recht, Schaal, Toepasselijkheid};

/// Of er besluiten worden genomen zonder tussenkomst van een mens (AVG artikel 22).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct GeautomatiseerdeBesluitvorming {
    /// `true` als er uitsluitend geautomatiseerde besluiten zijn.
    pub aanwezig: Option<bool>,
    /// Hoe het besluit tot stand komt.
    #[schema(max_length = 10000)]
    pub onderliggende_logica: Option<String>,
    /// Wat het besluit voor iemand betekent.
    #[schema(max_length = 10000)]
    pub verwachte_gevolgen: Option<String>,
    /// Waarom het mag (AVG artikel 22 lid 2, UAVG artikel 40).
    pub grondslag_artikel22: Option<GrondslagArtikel22>,
    /// De wet die het besluit toestaat, als dat de reden is.
    pub wettelijke_bepaling: Option<WettelijkeBepaling>,
    /// Hoe iemand een mens laat meekijken (AVG artikel 22 lid 3).
    #[schema(max_length = 2042)]
    pub menselijke_tussenkomst: Option<String>,
    /// `true` als een computer iemands gedrag, situatie of kenmerken beoordeelt (profilering, AVG artikel 4 onder 4), ook als een mens besluit.
    pub profilering: Option<bool>,
}

/// Een algoritme dat wordt gebruikt.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Algoritme {
    /// Naam van het algoritme.
    #[schema(max_length = 400)]
    pub naam: Option<String>,
    /// Adres in het Algoritmeregister.
    #[schema(max_length = 2042, format = "uri", pattern = "^https?://[^ ]+$")]
    pub algoritmeregister_url: Option<String>,
    /// Als het algoritme een AI-systeem is: wat de AI-verordening daarover vraagt.
    pub ai_systeem: Option<AiSysteem>,
}

/// Een AI-systeem (AI-verordening artikel 3 onder 1).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct AiSysteem {
    /// De rol van de organisatie: aanbieder, gebruiksverantwoordelijke of beide.
    pub rol: Option<AiRol>,
    /// Hoe groot het risico is volgens de AI-verordening.
    pub risicoklasse: Option<AiRisicoklasse>,
    /// Hoe mensen horen dat zij met AI te maken hebben (AI-verordening artikel 50).
    #[schema(max_length = 2042)]
    pub mededeling: Option<String>,
    /// Hoe ver de beoordeling van de gevolgen voor grondrechten is (FRIA, AI-verordening artikel 27).
    pub fria: Option<DpiaStatus>,
    /// Datum van die beoordeling. Alleen voor intern gebruik.
    pub fria_datum: Option<NaiveDate>,
}

/// De gegevensbeschermingseffectbeoordeling (AVG artikel 35). Alleen de status is openbaar.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Dpia {
    /// Hoe ver de beoordeling is.
    pub status: Option<DpiaStatus>,
    /// Kenmerken van de verwerking die op een hoog risico wijzen.
    #[schema(max_items = 40, extensions(("x-referentielijst" = json!("dpia_criterium"))))]
    pub criteria: Vec<String>,
    /// Hoe groot de verwerking is; zonder antwoord blijft bij veel kenmerken open of ze gelden.
    pub schaal: Option<Schaal>,
    /// Datum van de DPIA.
    pub datum: Option<NaiveDate>,
    /// Adres van het document.
    #[schema(max_length = 2042, format = "uri", pattern = "^https?://[^ ]+$")]
    pub url: Option<String>,
    /// Of er na maatregelen een hoog risico overblijft.
    pub hoog_restrisico: Option<bool>,
    /// Of de Autoriteit Persoonsgegevens vooraf is geraadpleegd (AVG artikel 36).
    pub voorafgaande_raadpleging: Option<bool>,
    /// Datum waarop de DPIA opnieuw wordt bekeken.
    #[serde(rename = "herbeoordelingsdatum")]
    pub herbeoordelingsdatum: Option<NaiveDate>,
    /// Toelichting, ook als een DPIA niet nodig is.
    #[schema(max_length = 10000)]
    pub toelichting: Option<String>,
}

/// Een recht dat anders is dan uit de grondslag volgt (AVG artikel 23, UAVG artikelen 41 en 45).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct RechtAfwijking {
    /// Het recht.
    pub recht: Option<Recht>,
    /// Of het recht geldt: ja, beperkt of nee.
    pub toepasselijkheid: Option<Toepasselijkheid>,
    /// De bepaling waarop de afwijking berust.
    pub wettelijke_bepaling: Option<WettelijkeBepaling>,
    /// Toelichting.
    #[schema(max_length = 2042)]
    pub toelichting: Option<String>,
}

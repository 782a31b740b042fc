//! Purposes and their legal basis (AVG 5(1)(b), 6).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::{Validate, ValidationError};

use crate::domain::woorden::codes::{Grondslag, GrondslagGroep};

/// Een doel van de verwerking, met de grondslagen waarop het berust.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Doel {
    /// Vaste sleutel van dit doel; blijft gelijk als de tekst verandert.
    pub uuid: Option<Uuid>,
    /// Waarvoor de gegevens worden gebruikt, concreet en in gewone taal.
    #[schema(max_length = 2042)]
    pub omschrijving: Option<String>,
    /// Waarom het mag (AVG artikel 6 lid 1).
    #[schema(max_items = 10)]
    #[validate(nested)]
    pub grondslagen: Vec<DoelGrondslag>,
}

/// De grondslag van een doel (AVG artikel 6 lid 1), met wat de wet daarbij vraagt.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[validate(schema(function = "groep_niet_naast_grondslag"))]
pub struct DoelGrondslag {
    /// Eén van de zes grondslagen van de AVG.
    pub grondslag: Option<Grondslag>,
    /// Een eerste antwoord zolang de grondslag nog niet is gekozen; alleen zonder `grondslag`.
    pub grondslag_groep: Option<GrondslagGroep>,
    /// De wetten waarop een wettelijke verplichting of taak berust (AVG artikel 6 lid 3).
    #[schema(max_items = 50)]
    pub wettelijke_bepalingen: Vec<WettelijkeBepaling>,
    /// Bij toestemming: hoe die wordt gevraagd en ingetrokken (AVG artikel 7).
    pub toestemming: Option<ToestemmingBijGrondslag>,
    /// Bij een overeenkomst: welke dat is (AVG artikel 6 lid 1 onder b).
    pub overeenkomst: Option<OvereenkomstBijGrondslag>,
    /// Bij gerechtvaardigd belang: welk belang en de afweging (AVG artikel 6 lid 1 onder f).
    pub gerechtvaardigd_belang: Option<BelangBijGrondslag>,
    /// Toelichting bij deze grondslag.
    #[schema(max_length = 2042)]
    pub toelichting: Option<String>,
}

impl DoelGrondslag {
    /// The group in the three everyday words: derived from `grondslag`, else the first answer given.
    #[must_use]
    pub fn groep(&self) -> Option<GrondslagGroep> {
        self.grondslag.map(Grondslag::groep).or(self.grondslag_groep)
    }
}

fn groep_niet_naast_grondslag(grondslag: &DoelGrondslag) -> Result<(), ValidationError> {
    if grondslag.grondslag.is_some() && grondslag.grondslag_groep.is_some() {
        return Err(
            ValidationError::new("grondslag-groep").with_message("Laat grondslagGroep weg: die volgt uit grondslag.".into())
        );
    }
    Ok(())
}

/// Een wettelijke bepaling: de regeling en het artikel waarop iets berust.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct WettelijkeBepaling {
    /// BWB-id, CELEX-nummer of CVDR-id van de regeling.
    #[schema(max_length = 100, pattern = "^[A-Za-z0-9._/-]+$", example = "BWBR0005416")]
    pub regeling: Option<String>,
    /// Naam van de regeling op de datum van deze versie.
    #[schema(max_length = 400, example = "Gemeentewet")]
    pub citeertitel: Option<String>,
    /// Nummer van het artikel.
    #[schema(max_length = 100, example = "151c")]
    pub artikel: Option<String>,
    /// Nummer van het lid.
    #[schema(max_length = 100)]
    pub lid: Option<String>,
    /// Adres van de bepaling.
    #[schema(max_length = 2042, format = "uri", pattern = "^https?://[^ ]+$")]
    pub url: Option<String>,
    /// Toelichting bij de bepaling.
    #[schema(max_length = 2042)]
    pub toelichting: Option<String>,
}

impl WettelijkeBepaling {
    /// Whether it names no law at all.
    #[must_use]
    pub fn is_leeg(&self) -> bool {
        [&self.regeling, &self.citeertitel, &self.artikel, &self.url]
            .into_iter()
            .all(|deel| deel.as_ref().is_none_or(|tekst| tekst.trim().is_empty()))
    }
}

/// Hoe toestemming wordt gevraagd en ingetrokken (AVG artikelen 7 en 8).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ToestemmingBijGrondslag {
    /// Hoe de toestemming wordt gevraagd en vastgelegd.
    #[schema(max_length = 2042)]
    pub wijze_van_verkrijgen: Option<String>,
    /// Hoe iemand de toestemming kan intrekken.
    #[schema(max_length = 2042)]
    pub wijze_van_intrekken: Option<String>,
    /// Of de toestemming uitdrukkelijk is (AVG artikel 9 lid 2 onder a).
    pub uitdrukkelijk: Option<bool>,
    /// Of een ouder of vertegenwoordiger toestemming geeft (AVG artikel 8, UAVG artikel 5).
    pub ouderlijke_toestemming: Option<bool>,
}

/// De overeenkomst waarbij de betrokkene partij is (AVG artikel 6 lid 1 onder b).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct OvereenkomstBijGrondslag {
    /// Welke overeenkomst het is.
    #[schema(max_length = 2042)]
    pub omschrijving: Option<String>,
}

/// Het gerechtvaardigd belang (AVG artikel 6 lid 1 onder f).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct BelangBijGrondslag {
    /// Het belang van de organisatie.
    #[schema(max_length = 2042)]
    pub belang: Option<String>,
    /// De afweging tegen de belangen van de betrokkene. Alleen voor intern gebruik.
    #[schema(max_length = 10000)]
    pub belangenafweging: Option<String>,
    /// `true` als het om bedrijfsvoering gaat en niet om een overheidstaak.
    pub bedrijfsvoering: Option<bool>,
}

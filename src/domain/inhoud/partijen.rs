//! Who takes part: controllers, clients, recipients, processors (AVG 26, 28, 30).

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::{Validate, ValidationError};

/// Een verantwoordelijke organisatie, met het bestuursorgaan dat het aangaat.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Verwerkingsverantwoordelijke {
    /// De organisatie (uuid).
    pub organisatie: Option<Uuid>,
    /// Het bestuursorgaan dat verantwoordelijk is.
    #[schema(extensions(("x-referentielijst" = json!("bestuursorgaan"))))]
    pub bestuursorgaan: Option<String>,
    /// De vertegenwoordiger in de Europese Unie, als de organisatie daarbuiten is gevestigd (AVG artikel 27).
    pub vertegenwoordiger: Option<Vertegenwoordiger>,
}

/// De vertegenwoordiger van een verantwoordelijke buiten de Europese Unie (AVG artikel 27).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Vertegenwoordiger {
    /// Naam van de vertegenwoordigende organisatie.
    #[schema(max_length = 400)]
    pub naam: Option<String>,
    /// Hoe de vertegenwoordiger te bereiken is.
    #[schema(max_length = 2042)]
    pub contact: Option<String>,
}

/// De afspraken tussen gezamenlijk verantwoordelijken (AVG artikel 26).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct OnderlingeRegeling {
    /// De wezenlijke inhoud van de afspraken.
    #[schema(max_length = 10000)]
    pub omschrijving: Option<String>,
    /// Adres waar de regeling staat.
    #[schema(max_length = 2042, format = "uri", pattern = "^https?://[^ ]+$")]
    pub url: Option<String>,
}

/// Een opdrachtgever voor wie de organisatie als verwerker werkt (AVG artikel 30 lid 2).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Opdrachtgever {
    /// De organisatie (uuid).
    pub organisatie: Option<Uuid>,
    /// Welke verwerkingen voor deze opdrachtgever gebeuren.
    #[schema(max_length = 2042)]
    pub werkzaamheden: Option<String>,
}

/// Iemand aan wie gegevens worden verstrekt: een organisatie of een soort ontvanger, nooit een persoon.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Ontvanger {
    /// De soort ontvanger.
    #[schema(extensions(("x-referentielijst" = json!("ontvanger_soort"))))]
    pub soort: Option<String>,
    /// De organisatie (uuid), als die bekend is.
    pub organisatie: Option<Uuid>,
    /// Naam van de ontvanger als die niet als organisatie is vastgelegd.
    #[schema(max_length = 400)]
    pub naam: Option<String>,
    /// Nadere omschrijving: wie en wanneer.
    #[schema(max_length = 2042)]
    pub omschrijving: Option<String>,
    /// Welke categorieën gegevens de ontvanger krijgt; leeg is alle.
    #[schema(max_items = 100, extensions(("x-referentielijst" = json!("gegevenscategorie"))))]
    pub gegevens: Vec<String>,
    /// Op welke grond de gegevens worden verstrekt.
    #[schema(max_length = 2042)]
    pub grondslag_verstrekking: Option<String>,
    /// Het land van de ontvanger (ISO 3166-1, twee letters).
    #[schema(extensions(("x-referentielijst" = json!("land"))))]
    pub land: Option<String>,
}

/// Een organisatie die gegevens in opdracht verwerkt (AVG artikel 28).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[validate(schema(function = "overeenkomst_of_reden"))]
pub struct Verwerker {
    /// De organisatie (uuid).
    pub organisatie: Option<Uuid>,
    /// Wat de verwerker doet.
    #[schema(max_length = 2042)]
    pub werkzaamheden: Option<String>,
    /// De verwerkersovereenkomst (uuid).
    pub overeenkomst: Option<Uuid>,
    /// Waarom er geen verwerkersovereenkomst is; alleen zonder `overeenkomst`.
    pub geen_overeenkomst: Option<GeenOvereenkomst>,
    /// Of de naam openbaar is; zonder antwoord: ja. Bij `false` is alleen de soort organisatie openbaar.
    pub naam_openbaar: Option<bool>,
    /// Organisaties (uuid) die de verwerker inschakelt.
    #[schema(max_items = 100)]
    pub subverwerkers: Vec<Uuid>,
}

fn overeenkomst_of_reden(verwerker: &Verwerker) -> Result<(), ValidationError> {
    if verwerker.overeenkomst.is_some() && verwerker.geen_overeenkomst.is_some() {
        return Err(ValidationError::new("overeenkomst-of-reden")
            .with_message("Kies: een overeenkomst of de reden waarom die er niet is.".into()));
    }
    Ok(())
}

/// De reden waarom er geen verwerkersovereenkomst is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct GeenOvereenkomst {
    /// De reden.
    #[schema(max_length = 2042)]
    pub reden: Option<String>,
}

/// Een zaaktype waarin de verwerking voorkomt (ZGW Catalogi).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Zaaktype {
    /// Identificatie van het zaaktype; blijft gelijk bij een nieuwe versie.
    #[schema(max_length = 50)]
    pub identificatie: Option<String>,
    /// Omschrijving van het zaaktype.
    #[schema(max_length = 200)]
    pub omschrijving: Option<String>,
    /// Catalogus waarin het zaaktype staat.
    #[schema(max_length = 200)]
    pub catalogus: Option<String>,
    /// Adres van het zaaktype.
    #[schema(max_length = 2042, format = "uri", pattern = "^https?://[^ ]+$")]
    pub url: Option<String>,
}

/// Een product uit de Uniforme Productnamenlijst.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct UplProduct {
    /// Naam van het product.
    #[schema(max_length = 200)]
    pub naam: Option<String>,
    /// Adres (uri) van het product in de lijst.
    #[schema(max_length = 400, format = "uri", pattern = "^https?://[^ ]+$")]
    pub uri: Option<String>,
}

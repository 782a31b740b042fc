//! Organisations: municipalities, processors, recipients. The role is on the relation, not here.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use strum::VariantArray;
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::domain::woorden::{
    codes::{AlgemeenSoort, Recht},
    termijn::Termijn,
};

/// Een organisatie, zoals die wordt ingevoerd: gemeente, verwerker of ontvanger.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OrganisatieInvoer {
    /// Vaste sleutel; mag bij aanmaken worden meegegeven en verandert daarna niet.
    #[serde(default)]
    pub uuid: Option<Uuid>,
    /// Naam van de organisatie.
    #[schema(min_length = 1, max_length = 400, example = "Gemeente Voorbeeld")]
    pub naam: String,
    /// De soort organisatie.
    #[serde(default)]
    #[schema(extensions(("x-referentielijst" = json!("organisatie_soort"))))]
    pub soort: Option<String>,
    /// Of het een overheidsinstantie is (AVG artikel 6 lid 1, slot).
    #[serde(default)]
    pub overheidsinstantie: Option<bool>,
    /// Organisatie-identificatienummer (OIN, 20 cijfers).
    #[serde(default)]
    #[schema(pattern = "^[0-9]{20}$", example = "00000001001234567000")]
    pub oin: Option<String>,
    /// RSIN (9 cijfers).
    #[serde(default)]
    #[schema(pattern = "^[0-9]{9}$", example = "123456782")]
    pub rsin: Option<String>,
    /// Nummer in het Handelsregister (8 cijfers).
    #[serde(default)]
    #[schema(pattern = "^[0-9]{8}$", example = "12345678")]
    pub kvk_nummer: Option<String>,
    /// Adres (uri) in de TOOI-waardelijsten van de overheid.
    #[serde(default)]
    #[schema(max_length = 2042, format = "uri", pattern = "^https?://[^ ]+$")]
    pub tooi_uri: Option<String>,
    /// Het land van vestiging (ISO 3166-1, twee letters).
    #[serde(default)]
    #[schema(extensions(("x-referentielijst" = json!("land"))))]
    pub land: Option<String>,
    /// Bezoekadres.
    #[serde(default)]
    pub bezoekadres: Option<Adres>,
    /// Correspondentieadres.
    #[serde(default)]
    pub correspondentieadres: Option<Adres>,
    /// Telefoonnummer.
    #[serde(default)]
    #[schema(max_length = 40, example = "14 0999")]
    pub telefoon: Option<String>,
    /// E-mailadres.
    #[serde(default)]
    #[schema(max_length = 254, format = "email", example = "info@gemeente-voorbeeld.example")]
    pub email: Option<String>,
    /// Website.
    #[serde(default)]
    #[schema(max_length = 2042, format = "uri", pattern = "^https?://[^ ]+$")]
    pub website: Option<String>,
    /// De functionaris gegevensbescherming (AVG artikel 37).
    #[serde(default)]
    pub functionaris_gegevensbescherming: Option<FunctionarisGegevensbescherming>,
    /// De gegevens van het eigen register, als de organisatie er een bijhoudt.
    #[serde(default)]
    pub register: Option<RegisterGegevens>,
}

impl OrganisatieInvoer {
    /// The name that is kept when it becomes another one today.
    #[must_use]
    pub fn eerdere_naam(&self, wordt: &Self, vandaag: NaiveDate) -> Option<EerdereNaam> {
        let tot = vandaag.checked_sub_days(Days::new(1)).unwrap_or(vandaag);
        (self.naam != wordt.naam).then(|| EerdereNaam { naam: self.naam.clone(), tot })
    }
}

/// A number by which an organisation is known beyond this register: no two of them share one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, VariantArray)]
pub enum Nummer {
    /// Organisatie-identificatienummer.
    Oin,
    /// Rechtspersonen en samenwerkingsverbanden informatienummer.
    Rsin,
    /// Of the Handelsregister.
    KvkNummer,
}

impl Nummer {
    /// What it is called.
    #[must_use]
    pub fn naam(self) -> &'static str {
        match self {
            Self::Oin => "OIN",
            Self::Rsin => "RSIN",
            Self::KvkNummer => "KvK-nummer",
        }
    }

    /// Where it stands in what is entered.
    #[must_use]
    pub fn plaats(self) -> &'static str {
        match self {
            Self::Oin => "/oin",
            Self::Rsin => "/rsin",
            Self::KvkNummer => "/kvkNummer",
        }
    }

    /// Where the one of an organisation is written.
    pub fn plek(self, organisatie: &mut OrganisatieInvoer) -> &mut Option<String> {
        match self {
            Self::Oin => &mut organisatie.oin,
            Self::Rsin => &mut organisatie.rsin,
            Self::KvkNummer => &mut organisatie.kvk_nummer,
        }
    }

    /// The one of an organisation.
    #[must_use]
    pub fn van(self, organisatie: &OrganisatieInvoer) -> Option<&str> {
        match self {
            Self::Oin => organisatie.oin.as_deref(),
            Self::Rsin => organisatie.rsin.as_deref(),
            Self::KvkNummer => organisatie.kvk_nummer.as_deref(),
        }
    }
}

/// Een adres.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Adres {
    /// De regels van het adres.
    #[schema(min_items = 1, max_items = 5)]
    pub regels: Vec<String>,
    /// Het land (ISO 3166-1, twee letters).
    #[serde(default)]
    #[schema(extensions(("x-referentielijst" = json!("land"))))]
    pub land: Option<String>,
}

/// De functionaris gegevensbescherming (AVG artikelen 37 tot en met 39). De naam is niet openbaar.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct FunctionarisGegevensbescherming {
    /// Naam (AVG artikel 30 lid 1 onder a). Alleen voor intern gebruik.
    #[schema(max_length = 200)]
    pub naam: Option<String>,
    /// Functioneel e-mailadres.
    #[schema(max_length = 254, format = "email")]
    pub email: Option<String>,
    /// Telefoonnummer.
    #[schema(max_length = 40)]
    pub telefoon: Option<String>,
    /// Correspondentieadres.
    pub correspondentieadres: Option<Adres>,
}

/// Wat een organisatie over haar eigen register vastlegt.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct RegisterGegevens {
    /// Titel van het register.
    #[schema(max_length = 242)]
    pub titel: Option<String>,
    /// Beschrijving van het register.
    #[schema(max_length = 10000)]
    pub beschrijving: Option<String>,
    /// Binnen welke termijn een verzoek wordt beantwoord (AVG artikel 12 lid 3).
    pub reactietermijn: Option<Termijn>,
    /// Hoe iemand een verzoek kan doen (AVG artikel 12 lid 2).
    #[schema(max_items = 50)]
    pub verzoek_kanalen: Vec<VerzoekKanaal>,
    /// Waar iemand een klacht kan indienen (AVG artikel 77).
    #[schema(max_length = 2042)]
    pub klacht_autoriteit: Option<String>,
    /// Wat voor alle verwerkingen geldt, zoals het melden van een datalek. Staat in de privacyverklaring van de organisatie.
    #[schema(max_items = 50)]
    pub algemeen: Vec<AlgemeneTekst>,
    /// Licentie waaronder het register mag worden hergebruikt.
    #[schema(max_length = 2042)]
    pub verwerkingsregister_licentie: Option<String>,
}

impl RegisterGegevens {
    /// What the register of this organisation is called.
    #[must_use]
    pub fn titel_van(&self, naam: &str) -> String {
        self.titel.clone().unwrap_or_else(|| format!("Register van verwerkingsactiviteiten van {naam}"))
    }

    /// What it is.
    #[must_use]
    pub fn beschrijving_van(&self, naam: &str) -> String {
        self.beschrijving.clone().unwrap_or_else(|| {
            format!(
                "De verwerkingen van persoonsgegevens die {naam} openbaar maakt (AVG artikel 30): doel, grondslag, gegevens, ontvangers en \
                 bewaartermijn."
            )
        })
    }
}

/// Een manier om een verzoek te doen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct VerzoekKanaal {
    /// Het recht waarvoor dit kanaal is; leeg is alle rechten.
    pub recht: Option<Recht>,
    /// De soort kanaal.
    #[schema(extensions(("x-referentielijst" = json!("kanaal"))))]
    pub kanaal: Option<String>,
    /// Adres van het formulier.
    #[schema(max_length = 2042, format = "uri", pattern = "^https?://[^ ]+$")]
    pub url: Option<String>,
    /// E-mailadres.
    #[schema(max_length = 254, format = "email")]
    pub email: Option<String>,
    /// Postadres.
    pub correspondentieadres: Option<Adres>,
    /// Hoe iemand laat zien wie hij is.
    #[schema(extensions(("x-referentielijst" = json!("authenticatie"))))]
    pub authenticatie: Option<String>,
}

/// Wat een organisatie over al haar verwerkingen samen vertelt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AlgemeneTekst {
    /// Waarover de tekst gaat.
    pub soort: AlgemeenSoort,
    /// De tekst, in gewone taal; een nieuwe regel begint een nieuwe alinea.
    #[schema(min_length = 1, max_length = 10000, example = "Ziet u gegevens die niet voor u zijn? Meld dat meteen.")]
    pub tekst: String,
    /// Adres waar meer staat of waar iemand iets kan doen.
    #[serde(default)]
    #[schema(max_length = 2042, format = "uri", pattern = "^https?://[^ ]+$")]
    pub url: Option<String>,
}

/// Een naam die de organisatie eerder had.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EerdereNaam {
    /// De naam.
    #[schema(max_length = 400)]
    pub naam: String,
    /// Laatste dag waarop die naam gold.
    pub tot: NaiveDate,
}

/// What a version freezes of an organisation: uuid, name, kind and country, nothing else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(description = "Een organisatie zoals die in een versie is vastgelegd.")]
pub struct VastgelegdeOrganisatie {
    /// Vaste sleutel van de organisatie.
    pub uuid: Uuid,
    /// Naam op het moment van vaststellen.
    pub naam: String,
    /// De soort organisatie.
    #[schema(required, extensions(("x-referentielijst" = json!("organisatie_soort"))))]
    pub soort: Option<String>,
    /// Het land van vestiging.
    #[schema(required, extensions(("x-referentielijst" = json!("land"))))]
    pub land: Option<String>,
}

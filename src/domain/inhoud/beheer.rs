//! What the organisation administers about an activity and no version needs.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use super::lengte::hoogstens;
use crate::domain::woorden::tekens::verboden_in_regel;

/// Wat de organisatie over een activiteit bijhoudt en niet in een versie hoort. Nooit openbaar.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Beheer {
    /// De afdeling die het werk doet.
    #[schema(max_length = 200, example = "Communicatie")]
    pub afdeling: Option<String>,
    /// De functie die over het proces gaat; geen naam van een persoon.
    #[schema(max_length = 200)]
    pub proceseigenaar: Option<String>,
    /// De systemen die worden gebruikt.
    #[schema(max_items = 200)]
    pub systemen: Vec<Systeem>,
    /// Opmerkingen voor collega's.
    #[schema(max_length = 10000)]
    pub opmerkingen: Option<String>,
    /// Adres van het voorbeeld waarop de activiteit is gebaseerd.
    #[schema(max_length = 2042, format = "uri", pattern = "^https?://[^ ]+$")]
    pub gebaseerd_op: Option<String>,
    /// Kenmerken van deze activiteit in andere systemen.
    #[schema(max_items = 100)]
    pub externe_kenmerken: Vec<ExternKenmerk>,
    /// Datum waarop de activiteit opnieuw wordt bekeken.
    pub herzieningsdatum: Option<NaiveDate>,
    /// Wanneer gegevens langer blijven dan hun termijn, omdat ze nodig zijn als bewijs of voor een procedure.
    #[schema(max_items = 50)]
    pub vernietigingsstops: Vec<Vernietigingsstop>,
}

impl Beheer {
    /// What is filled in, with the rest as it was. Keys are not filled in here.
    #[must_use]
    pub fn aangevuld(self, oud: &Self) -> Self {
        let oud = oud.clone();
        Self {
            afdeling: self.afdeling.or(oud.afdeling),
            proceseigenaar: self.proceseigenaar.or(oud.proceseigenaar),
            systemen: if self.systemen.is_empty() { oud.systemen } else { self.systemen },
            opmerkingen: self.opmerkingen.or(oud.opmerkingen),
            gebaseerd_op: self.gebaseerd_op.or(oud.gebaseerd_op),
            herzieningsdatum: self.herzieningsdatum.or(oud.herzieningsdatum),
            vernietigingsstops: if self.vernietigingsstops.is_empty() { oud.vernietigingsstops } else { self.vernietigingsstops },
            externe_kenmerken: oud.externe_kenmerken,
        }
    }
}

/// Een stop op vernietigen: zolang die loopt, worden deze gegevens niet vernietigd.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Vernietigingsstop {
    /// Waarom er niet wordt vernietigd.
    #[schema(extensions(("x-referentielijst" = json!("vernietigingsstop_reden"))))]
    pub reden: Option<String>,
    /// Om welke zaken het gaat, met hun kenmerk; geen namen van personen.
    #[schema(max_length = 2042)]
    pub toelichting: Option<String>,
    /// Categorieën gegevens waarvoor de stop geldt; leeg is alle.
    #[schema(max_items = 100, extensions(("x-referentielijst" = json!("gegevenscategorie"))))]
    pub gegevens: Vec<String>,
    /// Eerste dag van de stop; leeg is vanaf altijd.
    pub vanaf: Option<NaiveDate>,
    /// Laatste dag van de stop; leeg is tot iemand de stop weghaalt.
    pub tot: Option<NaiveDate>,
}

impl Vernietigingsstop {
    /// Whether it runs on a day.
    #[must_use]
    pub fn loopt_op(&self, dag: NaiveDate) -> bool {
        self.vanaf.is_none_or(|vanaf| vanaf <= dag) && self.tot.is_none_or(|tot| dag <= tot)
    }

    /// Whether it is about data of a term: both name categories, or one is about all.
    #[must_use]
    pub fn gaat_over(&self, gegevens: &[String]) -> bool {
        self.gegevens.is_empty() || gegevens.is_empty() || gegevens.iter().any(|code| self.gegevens.contains(code))
    }
}

/// Een systeem waarmee gegevens worden verwerkt.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Systeem {
    /// Naam van het systeem.
    #[schema(max_length = 200)]
    pub naam: Option<String>,
    /// De leverancier (uuid van de organisatie).
    pub organisatie: Option<Uuid>,
}

/// Het kenmerk van de activiteit in een ander systeem.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct ExternKenmerk {
    /// Het andere systeem.
    #[schema(max_length = 100)]
    pub bron: Option<String>,
    /// Het kenmerk daar.
    #[schema(max_length = 200)]
    pub kenmerk: Option<String>,
}

impl ExternKenmerk {
    /// Why no system can know an activity by this key: the part of it that is wrong, the code and the reason.
    #[must_use]
    pub fn bezwaar(bron: &str, kenmerk: &str) -> Option<(&'static str, &'static str, String)> {
        [("bron", bron), ("kenmerk", kenmerk)].into_iter().find_map(|(deel, tekst)| {
            let hoogstens = hoogstens::<Self>(deel);
            if tekst.contains(verboden_in_regel) {
                Some((deel, "stuurteken", "Hier staat een stuurteken.".to_owned()))
            } else if tekst.contains('\u{fffd}') {
                // Bytes that are no text become this sign, so that two of them would be one key.
                Some((deel, "vorm", "Hier staat geen leesbare tekst (UTF-8).".to_owned()))
            } else if tekst.trim().is_empty() || tekst.chars().nth(hoogstens).is_some() {
                Some((
                    deel,
                    "lengte",
                    format!("{} heeft 1 tot en met {hoogstens} tekens.", if deel == "bron" { "De bron" } else { "Het kenmerk" }),
                ))
            } else {
                None
            }
        })
    }
}

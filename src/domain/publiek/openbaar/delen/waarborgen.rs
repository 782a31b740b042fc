//! Transfers, security, automated decisions and deviations from the rights.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{CodeVan, OpenbareCode, OpenbareWettelijkeBepaling, Vertaler};
use crate::domain::{
    inhoud::{AiSysteem, Algoritme, Beveiliging, Documentatie, Doorgifte, GeautomatiseerdeBesluitvorming, RechtAfwijking},
    woorden::codes::{DoorgifteInstrument, DpiaStatus, GrondslagArtikel22, Recht, Toepasselijkheid},
};

/// Een doorgifte buiten de Europese Economische Ruimte.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareDoorgifte {
    /// Het land.
    #[schema(required)]
    pub land: Option<OpenbareCode>,
    /// De internationale organisatie.
    #[schema(required)]
    pub internationale_organisatie: Option<String>,
    /// Wie de gegevens daar krijgt.
    #[schema(required)]
    pub ontvanger: Option<String>,
    /// Waarom de doorgifte mag.
    #[schema(required, value_type = Option<CodeVan<DoorgifteInstrument>>)]
    pub instrument: Option<OpenbareCode>,
    /// Of de ontvanger in de Verenigde Staten is gecertificeerd.
    #[schema(required)]
    pub dpf_certificering: Option<bool>,
    /// Het document waaruit de waarborg blijkt.
    #[schema(required)]
    pub documentatie: Option<OpenbareDocumentatie>,
    /// Toelichting.
    #[schema(required)]
    pub toelichting: Option<String>,
}

/// Een verwijzing naar een document.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpenbareDocumentatie {
    /// Wat het document is.
    #[schema(required)]
    pub omschrijving: Option<String>,
    /// Adres van het document.
    #[schema(required)]
    pub url: Option<String>,
}

/// De beveiliging, zonder de maatregelen zelf.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareBeveiliging {
    /// Algemene beschrijving.
    #[schema(required)]
    pub openbare_omschrijving: Option<String>,
    /// Normenkaders.
    pub normenkaders: Vec<OpenbareCode>,
}

/// Besluiten zonder tussenkomst van een mens.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareBesluitvorming {
    /// Of die er zijn.
    #[schema(required)]
    pub aanwezig: Option<bool>,
    /// Hoe het besluit tot stand komt.
    #[schema(required)]
    pub onderliggende_logica: Option<String>,
    /// Wat het besluit voor iemand betekent.
    #[schema(required)]
    pub verwachte_gevolgen: Option<String>,
    /// Waarom het mag.
    #[schema(required, value_type = Option<CodeVan<GrondslagArtikel22>>)]
    pub grondslag_artikel22: Option<OpenbareCode>,
    /// De wet die het besluit toestaat.
    #[schema(required)]
    pub wettelijke_bepaling: Option<OpenbareWettelijkeBepaling>,
    /// Hoe iemand een mens laat meekijken.
    #[schema(required)]
    pub menselijke_tussenkomst: Option<String>,
    /// Of een computer iemands gedrag, situatie of kenmerken beoordeelt (profilering).
    #[schema(required)]
    pub profilering: Option<bool>,
}

/// Een algoritme.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbaarAlgoritme {
    /// Naam.
    #[schema(required)]
    pub naam: Option<String>,
    /// Adres in het Algoritmeregister.
    #[schema(required)]
    pub algoritmeregister_url: Option<String>,
    /// Als het algoritme een AI-systeem is.
    #[schema(required)]
    #[serde(default)]
    pub ai_systeem: Option<OpenbaarAiSysteem>,
}

/// Een AI-systeem.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbaarAiSysteem {
    /// De rol van de organisatie.
    #[schema(required)]
    pub rol: Option<OpenbareCode>,
    /// Hoe groot het risico is.
    #[schema(required)]
    pub risicoklasse: Option<OpenbareCode>,
    /// Hoe mensen horen dat zij met AI te maken hebben.
    #[schema(required)]
    pub mededeling: Option<String>,
    /// Hoe ver de beoordeling van de gevolgen voor grondrechten (FRIA) is.
    #[schema(required)]
    pub fria: Option<OpenbareCode>,
}

/// De DPIA: alleen hoe ver die is.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpenbareDpia {
    /// De status.
    #[schema(required, value_type = Option<CodeVan<DpiaStatus>>)]
    pub status: Option<OpenbareCode>,
}

/// Een recht dat anders is dan uit de grondslag volgt.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareRechtAfwijking {
    /// Het recht.
    #[schema(required, value_type = Option<CodeVan<Recht>>)]
    pub recht: Option<OpenbareCode>,
    /// Of het geldt.
    #[schema(required, value_type = Option<CodeVan<Toepasselijkheid>>)]
    pub toepasselijkheid: Option<OpenbareCode>,
    /// De bepaling waarop de afwijking berust.
    #[schema(required)]
    pub wettelijke_bepaling: Option<OpenbareWettelijkeBepaling>,
    /// Toelichting.
    #[schema(required)]
    pub toelichting: Option<String>,
}

impl Vertaler<'_> {
    pub(in crate::domain::publiek::openbaar) fn doorgifte(&self, doorgifte: &Doorgifte) -> OpenbareDoorgifte {
        OpenbareDoorgifte {
            land: self.misschien("land", doorgifte.land.as_ref()),
            internationale_organisatie: doorgifte.internationale_organisatie.clone(),
            ontvanger: doorgifte.ontvanger.clone(),
            instrument: doorgifte.instrument.map(|code| self.gesloten(code)),
            dpf_certificering: doorgifte.dpf_certificering,
            documentatie: doorgifte.documentatie.as_ref().map(OpenbareDocumentatie::from),
            toelichting: doorgifte.toelichting.clone(),
        }
    }

    pub(in crate::domain::publiek::openbaar) fn beveiliging(&self, beveiliging: &Beveiliging) -> OpenbareBeveiliging {
        OpenbareBeveiliging {
            openbare_omschrijving: beveiliging.openbare_omschrijving.clone(),
            normenkaders: self.open_codes("normenkader", &beveiliging.normenkaders),
        }
    }

    pub(in crate::domain::publiek::openbaar) fn besluitvorming(
        &self,
        besluit: &GeautomatiseerdeBesluitvorming,
    ) -> OpenbareBesluitvorming {
        OpenbareBesluitvorming {
            aanwezig: besluit.aanwezig,
            onderliggende_logica: besluit.onderliggende_logica.clone(),
            verwachte_gevolgen: besluit.verwachte_gevolgen.clone(),
            grondslag_artikel22: besluit.grondslag_artikel22.map(|code| self.gesloten(code)),
            wettelijke_bepaling: besluit.wettelijke_bepaling.as_ref().map(OpenbareWettelijkeBepaling::from),
            menselijke_tussenkomst: besluit.menselijke_tussenkomst.clone(),
            profilering: besluit.profilering,
        }
    }

    pub(in crate::domain::publiek::openbaar) fn algoritme(&self, algoritme: &Algoritme) -> OpenbaarAlgoritme {
        OpenbaarAlgoritme {
            naam: algoritme.naam.clone(),
            algoritmeregister_url: algoritme.algoritmeregister_url.clone(),
            ai_systeem: algoritme.ai_systeem.as_ref().map(|systeem| self.ai_systeem(systeem)),
        }
    }

    fn ai_systeem(&self, systeem: &AiSysteem) -> OpenbaarAiSysteem {
        OpenbaarAiSysteem {
            rol: systeem.rol.map(|code| self.gesloten(code)),
            risicoklasse: systeem.risicoklasse.map(|code| self.gesloten(code)),
            mededeling: systeem.mededeling.clone(),
            fria: systeem.fria.map(|code| self.gesloten(code)),
        }
    }

    pub(in crate::domain::publiek::openbaar) fn rechtafwijking(&self, afwijking: &RechtAfwijking) -> OpenbareRechtAfwijking {
        OpenbareRechtAfwijking {
            recht: afwijking.recht.map(|code| self.gesloten(code)),
            toepasselijkheid: afwijking.toepasselijkheid.map(|code| self.gesloten(code)),
            wettelijke_bepaling: afwijking.wettelijke_bepaling.as_ref().map(OpenbareWettelijkeBepaling::from),
            toelichting: afwijking.toelichting.clone(),
        }
    }
}

impl From<&Documentatie> for OpenbareDocumentatie {
    fn from(documentatie: &Documentatie) -> Self {
        Self { omschrijving: documentatie.omschrijving.clone(), url: documentatie.url.clone() }
    }
}

//! Purposes, their legal basis and the law in words.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{CodeVan, OpenbaarRecht, OpenbareCode, OpenbareGrondslagCode, Vertaler};
use crate::domain::{
    inhoud::{BelangBijGrondslag, Doel, DoelGrondslag, OvereenkomstBijGrondslag, ToestemmingBijGrondslag, WettelijkeBepaling},
    recht::{rechten::RechtUitkomst, tekst},
    woorden::codes::GrondslagGroep,
};

/// Een doel met zijn grondslagen.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbaarDoel {
    /// Vaste sleutel van het doel.
    #[schema(required)]
    pub uuid: Option<Uuid>,
    /// Waarvoor de gegevens worden gebruikt.
    #[schema(required)]
    pub omschrijving: Option<String>,
    /// Waarom het mag.
    pub grondslagen: Vec<OpenbareGrondslag>,
    /// De rechten die uit deze grondslagen volgen, zonder afwijkingen.
    pub rechten: Vec<OpenbaarRecht>,
}

/// De grondslag van een doel.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareGrondslag {
    /// Eén van de zes grondslagen.
    #[schema(required)]
    pub grondslag: Option<OpenbareGrondslagCode>,
    /// De grondslag in gewone woorden.
    #[schema(required, value_type = Option<CodeVan<GrondslagGroep>>)]
    pub grondslag_groep: Option<OpenbareCode>,
    /// De wetten waarop de grondslag berust.
    pub wettelijke_bepalingen: Vec<OpenbareWettelijkeBepaling>,
    /// Bij toestemming: hoe die wordt gevraagd en ingetrokken.
    #[schema(required)]
    pub toestemming: Option<OpenbareToestemming>,
    /// Bij een overeenkomst: welke dat is.
    #[schema(required)]
    pub overeenkomst: Option<OpenbareOvereenkomst>,
    /// Bij gerechtvaardigd belang: welk belang.
    #[schema(required)]
    pub gerechtvaardigd_belang: Option<OpenbaarBelang>,
    /// Toelichting.
    #[schema(required)]
    pub toelichting: Option<String>,
}

/// Een wettelijke bepaling.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareWettelijkeBepaling {
    /// BWB-id, CELEX-nummer of CVDR-id.
    #[schema(required)]
    pub regeling: Option<String>,
    /// Naam van de regeling.
    #[schema(required)]
    pub citeertitel: Option<String>,
    /// Artikel.
    #[schema(required)]
    pub artikel: Option<String>,
    /// Lid.
    #[schema(required)]
    pub lid: Option<String>,
    /// Adres van de bepaling of van de regeling.
    #[schema(required)]
    pub url: Option<String>,
    /// Toelichting.
    #[schema(required)]
    pub toelichting: Option<String>,
    /// De bepaling zoals u die aanhaalt.
    #[schema(required, example = "artikel 151c, lid 1, Gemeentewet")]
    pub tekst: Option<String>,
}

/// Hoe toestemming wordt gevraagd en ingetrokken.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareToestemming {
    /// Hoe de toestemming wordt gevraagd.
    #[schema(required)]
    pub wijze_van_verkrijgen: Option<String>,
    /// Hoe iemand de toestemming kan intrekken.
    #[schema(required)]
    pub wijze_van_intrekken: Option<String>,
    /// Of de toestemming uitdrukkelijk is.
    #[schema(required)]
    pub uitdrukkelijk: Option<bool>,
    /// Of een ouder of vertegenwoordiger toestemming geeft.
    #[schema(required)]
    pub ouderlijke_toestemming: Option<bool>,
}

/// De overeenkomst waarbij iemand partij is.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpenbareOvereenkomst {
    /// Welke overeenkomst het is.
    #[schema(required)]
    pub omschrijving: Option<String>,
}

/// Het gerechtvaardigd belang. De afweging zelf is niet openbaar.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpenbaarBelang {
    /// Het belang.
    #[schema(required)]
    pub belang: Option<String>,
    /// Of het om bedrijfsvoering gaat.
    #[schema(required)]
    pub bedrijfsvoering: Option<bool>,
}

impl Vertaler<'_> {
    pub(in crate::domain::publiek::openbaar) fn doel(&self, doel: &Doel, rechten: &[RechtUitkomst]) -> OpenbaarDoel {
        OpenbaarDoel {
            uuid: doel.uuid,
            omschrijving: doel.omschrijving.clone(),
            grondslagen: doel.grondslagen.iter().map(|grondslag| self.doelgrondslag(grondslag)).collect(),
            rechten: self.rechten(rechten),
        }
    }

    pub(super) fn doelgrondslag(&self, grondslag: &DoelGrondslag) -> OpenbareGrondslag {
        OpenbareGrondslag {
            grondslag: grondslag.grondslag.map(|code| self.grondslag(code)),
            grondslag_groep: grondslag.groep().map(|groep| self.gesloten(groep)),
            wettelijke_bepalingen: grondslag.wettelijke_bepalingen.iter().map(OpenbareWettelijkeBepaling::from).collect(),
            toestemming: grondslag.toestemming.as_ref().map(OpenbareToestemming::from),
            overeenkomst: grondslag.overeenkomst.as_ref().map(OpenbareOvereenkomst::from),
            gerechtvaardigd_belang: grondslag.gerechtvaardigd_belang.as_ref().map(OpenbaarBelang::from),
            toelichting: grondslag.toelichting.clone(),
        }
    }
}

impl From<&WettelijkeBepaling> for OpenbareWettelijkeBepaling {
    fn from(bepaling: &WettelijkeBepaling) -> Self {
        Self {
            regeling: bepaling.regeling.clone(),
            citeertitel: bepaling.citeertitel.clone(),
            artikel: bepaling.artikel.clone(),
            lid: bepaling.lid.clone(),
            url: bepaling.url.clone().or_else(|| tekst::adres(bepaling)),
            toelichting: bepaling.toelichting.clone(),
            tekst: tekst::bepaling(bepaling),
        }
    }
}

impl From<&ToestemmingBijGrondslag> for OpenbareToestemming {
    fn from(toestemming: &ToestemmingBijGrondslag) -> Self {
        Self {
            wijze_van_verkrijgen: toestemming.wijze_van_verkrijgen.clone(),
            wijze_van_intrekken: toestemming.wijze_van_intrekken.clone(),
            uitdrukkelijk: toestemming.uitdrukkelijk,
            ouderlijke_toestemming: toestemming.ouderlijke_toestemming,
        }
    }
}

impl From<&OvereenkomstBijGrondslag> for OpenbareOvereenkomst {
    fn from(overeenkomst: &OvereenkomstBijGrondslag) -> Self {
        Self { omschrijving: overeenkomst.omschrijving.clone() }
    }
}

impl From<&BelangBijGrondslag> for OpenbaarBelang {
    fn from(belang: &BelangBijGrondslag) -> Self {
        Self { belang: belang.belang.clone(), bedrijfsvoering: belang.bedrijfsvoering }
    }
}

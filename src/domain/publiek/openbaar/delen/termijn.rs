//! Retention terms, with their sentence.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{CodeVan, OpenbareCode, OpenbareWettelijkeBepaling, Vertaler};
use crate::domain::{
    inhoud::{Bewaartermijn, SelectielijstResultaat},
    recht::tekst,
    woorden::{
        codes::{BewaartermijnSoort, Waardering},
        termijn::Termijn,
    },
};

/// Een bewaartermijn.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareBewaartermijn {
    /// Deel van de activiteit waarvoor de termijn geldt.
    #[schema(required)]
    pub onderdeel: Option<String>,
    /// Gegevens waarvoor de termijn geldt; leeg is alle.
    pub gegevens: Vec<OpenbareCode>,
    /// De soort termijn.
    #[schema(required, value_type = Option<CodeVan<BewaartermijnSoort>>)]
    pub soort: Option<OpenbareCode>,
    /// Duur (ISO 8601).
    #[schema(required)]
    pub termijn: Option<Termijn>,
    /// Wanneer de termijn begint.
    #[schema(required)]
    pub startmoment: Option<OpenbareCode>,
    /// De gebeurtenis waarna de gegevens worden gewist.
    #[schema(required)]
    pub gebeurtenis: Option<String>,
    /// Toelichting.
    #[schema(required)]
    pub toelichting: Option<String>,
    /// De wet die de termijn bepaalt.
    #[schema(required)]
    pub wettelijke_bepaling: Option<OpenbareWettelijkeBepaling>,
    /// Wat er na de termijn gebeurt.
    #[schema(required, value_type = Option<CodeVan<Waardering>>)]
    pub waardering: Option<OpenbareCode>,
    /// Of vernietiging per kalenderjaar gebeurt.
    #[schema(required)]
    pub per_kalenderjaar: Option<bool>,
    /// Het resultaat in de selectielijst.
    #[schema(required)]
    pub selectielijst: Option<OpenbareSelectielijst>,
    /// Waarom de termijn afwijkt van de selectielijst.
    #[schema(required)]
    pub afwijking_toelichting: Option<String>,
    /// Na hoeveel tijd wat blijvend wordt bewaard, naar het archief gaat.
    #[schema(required)]
    #[serde(default)]
    pub overbrengingstermijn: Option<Termijn>,
    /// Waarom er niet wordt vernietigd, hoewel dat volgens de selectielijst wel moet.
    #[schema(required)]
    #[serde(default)]
    pub uitzondering_vernietiging: Option<OpenbareUitzonderingVernietiging>,
    /// De termijn in woorden.
    #[schema(required, example = "4 weken na de opname")]
    pub tekst: Option<String>,
}

/// Een uitzondering van vernietiging.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareUitzonderingVernietiging {
    /// De soort uitzondering.
    #[schema(required)]
    pub reden: Option<OpenbareCode>,
    /// Welke gegevens of zaken het zijn en waarom ze bewaard blijven.
    #[schema(required)]
    pub toelichting: Option<String>,
}

/// Een resultaat uit een selectielijst.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareSelectielijst {
    /// De selectielijst.
    #[schema(required)]
    pub lijst: Option<OpenbareCode>,
    /// Volledig nummer.
    #[schema(required)]
    pub volledig_nummer: Option<String>,
    /// Naam.
    #[schema(required)]
    pub naam: Option<String>,
    /// Waardering volgens de lijst.
    #[schema(required, value_type = Option<CodeVan<Waardering>>)]
    pub waardering: Option<OpenbareCode>,
    /// Procestermijn volgens de lijst.
    #[schema(required)]
    pub procestermijn: Option<String>,
    /// Bewaartermijn volgens de lijst.
    #[schema(required)]
    pub bewaartermijn: Option<Termijn>,
    /// Adres.
    #[schema(required)]
    pub url: Option<String>,
}

impl Vertaler<'_> {
    pub(in crate::domain::publiek::openbaar) fn bewaartermijn(&self, termijn: &Bewaartermijn) -> OpenbareBewaartermijn {
        OpenbareBewaartermijn {
            onderdeel: termijn.onderdeel.clone(),
            gegevens: self.open_codes("gegevenscategorie", &termijn.gegevens),
            soort: termijn.soort.map(|code| self.gesloten(code)),
            termijn: termijn.termijn,
            startmoment: self.misschien("startmoment", termijn.startmoment.as_ref()),
            gebeurtenis: termijn.gebeurtenis.clone(),
            toelichting: termijn.toelichting.clone(),
            wettelijke_bepaling: termijn.wettelijke_bepaling.as_ref().map(OpenbareWettelijkeBepaling::from),
            waardering: termijn.waardering.map(|code| self.gesloten(code)),
            per_kalenderjaar: termijn.per_kalenderjaar,
            selectielijst: termijn.selectielijst.as_ref().map(|resultaat| self.selectielijst(resultaat)),
            afwijking_toelichting: termijn.afwijking_toelichting.clone(),
            overbrengingstermijn: termijn.overbrengingstermijn,
            uitzondering_vernietiging: termijn.uitzondering_vernietiging.as_ref().map(|een| OpenbareUitzonderingVernietiging {
                reden: self.misschien("uitzondering_vernietiging", een.reden.as_ref()),
                toelichting: een.toelichting.clone(),
            }),
            tekst: tekst::bewaartermijn(termijn, self.kennis),
        }
    }

    pub(super) fn selectielijst(&self, resultaat: &SelectielijstResultaat) -> OpenbareSelectielijst {
        OpenbareSelectielijst {
            lijst: self.misschien("selectielijst", resultaat.lijst.as_ref()),
            volledig_nummer: resultaat.volledig_nummer.clone(),
            naam: resultaat.naam.clone(),
            waardering: resultaat.waardering.map(|code| self.gesloten(code)),
            procestermijn: resultaat.procestermijn.clone(),
            bewaartermijn: resultaat.bewaartermijn,
            url: resultaat.url.clone(),
        }
    }
}

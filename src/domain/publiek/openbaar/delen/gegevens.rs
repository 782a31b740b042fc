//! Groups of people and the data about them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{CodeVan, OpenbareCode, OpenbareWettelijkeBepaling, Vertaler};
use crate::domain::{
    inhoud::{Betrokkene, BronVermelding, Gegeven, GegevenGrond, UitzonderingBijzondereGegevens},
    recht::kennis::Kennis,
    woorden::codes::{Gevoeligheid, Uitzondering},
};

/// Een groep mensen met hun gegevens.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareBetrokkene {
    /// De soort betrokkene.
    #[schema(required)]
    pub categorie: Option<OpenbareCode>,
    /// Omschrijving.
    #[schema(required)]
    pub omschrijving: Option<String>,
    /// Of er minderjarigen bij zijn.
    #[schema(required)]
    pub betreft_minderjarigen: Option<bool>,
    /// Of er mensen jonger dan 16 jaar bij zijn.
    #[schema(required)]
    #[serde(rename = "jongerDan16", default)]
    pub jonger_dan16: Option<bool>,
    /// Welke gegevens.
    pub gegevens: Vec<OpenbaarGegeven>,
}

/// Een soort gegevens.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbaarGegeven {
    /// De categorie.
    #[schema(required)]
    pub categorie: Option<OpenbareCode>,
    /// Omschrijving.
    #[schema(required)]
    pub omschrijving: Option<String>,
    /// Hoe gevoelig de gegevens zijn.
    #[schema(value_type = CodeVan<Gevoeligheid>)]
    pub gevoeligheid: OpenbareCode,
    /// Waar de gegevens vandaan komen.
    pub bronnen: Vec<OpenbareBron>,
    /// Of iemand verplicht is de gegevens te geven.
    #[schema(required)]
    pub verstrekking_verplicht: Option<bool>,
    /// Wat er gebeurt als iemand de gegevens niet geeft.
    #[schema(required)]
    pub gevolg_niet_verstrekken: Option<String>,
}

/// Een bron van gegevens.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpenbareBron {
    /// De soort bron.
    #[schema(required)]
    pub bron: Option<OpenbareCode>,
    /// Omschrijving.
    #[schema(required)]
    pub omschrijving: Option<String>,
}

/// Een uitzondering voor bijzondere persoonsgegevens.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareUitzondering {
    /// Voor welke gegevens.
    pub gegevens: Vec<OpenbareCode>,
    /// De uitzondering van artikel 9 lid 2 AVG.
    #[schema(required, value_type = Option<CodeVan<Uitzondering>>)]
    pub uitzondering: Option<OpenbareCode>,
    /// De wet die de uitzondering mogelijk maakt.
    #[schema(required)]
    pub wettelijke_bepaling: Option<OpenbareWettelijkeBepaling>,
    /// Toelichting.
    #[schema(required)]
    pub toelichting: Option<String>,
}

/// De wettelijke grond om een bijzonder soort gegevens te gebruiken.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareGrond {
    /// De wettelijke bepaling.
    #[schema(required)]
    pub wettelijke_bepaling: Option<OpenbareWettelijkeBepaling>,
    /// Toelichting.
    #[schema(required)]
    pub toelichting: Option<String>,
}

impl Vertaler<'_> {
    pub(in crate::domain::publiek::openbaar) fn betrokkene(&self, betrokkene: &Betrokkene) -> OpenbareBetrokkene {
        OpenbareBetrokkene {
            categorie: self.misschien("betrokkene_categorie", betrokkene.categorie.as_ref()),
            omschrijving: betrokkene.omschrijving.clone(),
            betreft_minderjarigen: betrokkene.betreft_minderjarigen,
            jonger_dan16: betrokkene.jonger_dan16,
            gegevens: betrokkene.gegevens.iter().map(|gegeven| self.gegeven(gegeven)).collect(),
        }
    }

    pub(super) fn gegeven(&self, gegeven: &Gegeven) -> OpenbaarGegeven {
        OpenbaarGegeven {
            categorie: self.misschien("gegevenscategorie", gegeven.categorie.as_ref()),
            omschrijving: gegeven.omschrijving.clone(),
            gevoeligheid: self.gesloten(gevoeligheid(gegeven, self.kennis)),
            bronnen: gegeven.bronnen.iter().map(|bron| self.bron(bron)).collect(),
            verstrekking_verplicht: gegeven.verstrekking_verplicht,
            gevolg_niet_verstrekken: gegeven.gevolg_niet_verstrekken.clone(),
        }
    }

    pub(super) fn bron(&self, bron: &BronVermelding) -> OpenbareBron {
        OpenbareBron { bron: self.misschien("bron", bron.bron.as_ref()), omschrijving: bron.omschrijving.clone() }
    }

    pub(in crate::domain::publiek::openbaar) fn uitzondering(
        &self,
        uitzondering: &UitzonderingBijzondereGegevens,
    ) -> OpenbareUitzondering {
        OpenbareUitzondering {
            gegevens: self.open_codes("gegevenscategorie", &uitzondering.gegevens),
            uitzondering: uitzondering.uitzondering.map(|code| self.gesloten(code)),
            wettelijke_bepaling: uitzondering.wettelijke_bepaling.as_ref().map(OpenbareWettelijkeBepaling::from),
            toelichting: uitzondering.toelichting.clone(),
        }
    }

    #[expect(clippy::unused_self, reason = "every part is made by the same maker")]
    pub(in crate::domain::publiek::openbaar) fn grond(&self, grond: &GegevenGrond) -> OpenbareGrond {
        OpenbareGrond {
            wettelijke_bepaling: grond.wettelijke_bepaling.as_ref().map(OpenbareWettelijkeBepaling::from),
            toelichting: grond.toelichting.clone(),
        }
    }
}

/// The sensitivity of a piece of data: what its category has by itself, or higher when the content says so.
pub(in crate::domain::publiek::openbaar) fn gevoeligheid(gegeven: &Gegeven, kennis: &Kennis) -> Gevoeligheid {
    let uit_lijst = gegeven.categorie.as_deref().map_or(Gevoeligheid::Gewoon, |code| kennis.gevoeligheid(code));
    gegeven.gevoeligheid.map_or(uit_lijst, |gevoeligheid| gevoeligheid.max(uit_lijst))
}

//! The parts of the public record, and how each is made from its part of the content: for each one type and one function that name
//! every field they let through. The files follow those of the content.

mod cookie;
mod doel;
mod gegevens;
mod partijen;
mod recht;
mod termijn;
mod waarborgen;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use cookie::OpenbareCookie;
pub use doel::{
    OpenbaarBelang, OpenbaarDoel, OpenbareGrondslag, OpenbareOvereenkomst, OpenbareToestemming, OpenbareWettelijkeBepaling,
};
pub use gegevens::{OpenbaarGegeven, OpenbareBetrokkene, OpenbareBron, OpenbareGrond, OpenbareUitzondering};
pub use partijen::{
    OpenbaarUplProduct, OpenbaarZaaktype, OpenbareOnderlingeRegeling, OpenbareOntvanger, OpenbareOpdrachtgever,
    OpenbareOrganisatieVerwijzing, OpenbareVerantwoordelijke, OpenbareVertegenwoordiger, OpenbareVerwerker,
};
pub use recht::OpenbaarRecht;
pub use termijn::{OpenbareBewaartermijn, OpenbareSelectielijst, OpenbareUitzonderingVernietiging};
pub use waarborgen::{
    OpenbaarAiSysteem, OpenbaarAlgoritme, OpenbareBesluitvorming, OpenbareBeveiliging, OpenbareDocumentatie, OpenbareDoorgifte,
    OpenbareDpia, OpenbareRechtAfwijking,
};

pub(super) use gegevens::gevoeligheid;

use crate::domain::{
    inhoud::organisatie::VastgelegdeOrganisatie,
    recht::kennis::Kennis,
    woorden::codes::{GeslotenCode, Grondslag, GrondslagGroep},
};

/// Een code uit een open lijst, met zijn naam: er kunnen codes bij komen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OpenbareCode {
    /// De code.
    pub code: String,
    /// De naam voor mensen.
    pub naam: String,
}

/// Een code uit een gesloten lijst, met zijn naam: binnen deze versie van de API komt er geen code bij.
// As the document says it; what is answered is an `OpenbareCode`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CodeVan<C> {
    /// De code.
    pub code: C,
    /// De naam voor mensen.
    pub naam: String,
}

/// Een grondslag (AVG artikel 6 lid 1), met de groep in gewone woorden.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OpenbareGrondslagCode {
    /// De code.
    #[schema(value_type = Grondslag)]
    pub code: String,
    /// De naam voor mensen.
    pub naam: String,
    /// De groep: wettelijke taak, overeenkomst, toestemming of overig.
    #[schema(value_type = CodeVan<GrondslagGroep>)]
    pub groep: OpenbareCode,
}

/// Makes public parts: knows the labels and the organisations that the version froze.
pub(super) struct Vertaler<'a> {
    pub(super) organisaties: &'a [VastgelegdeOrganisatie],
    pub(super) kennis: &'a Kennis,
}

impl Vertaler<'_> {
    pub(super) fn gesloten<C: GeslotenCode>(&self, code: C) -> OpenbareCode {
        self.open_code(C::LIJST, code.code())
    }

    fn open_code(&self, lijst: &str, code: &str) -> OpenbareCode {
        OpenbareCode { code: code.to_owned(), naam: self.kennis.naam(lijst, code) }
    }

    fn misschien(&self, lijst: &str, code: Option<&String>) -> Option<OpenbareCode> {
        code.map(|code| self.open_code(lijst, code))
    }

    pub(super) fn open_codes(&self, lijst: &str, codes: &[String]) -> Vec<OpenbareCode> {
        codes.iter().map(|code| self.open_code(lijst, code)).collect()
    }

    pub(super) fn grondslag(&self, grondslag: Grondslag) -> OpenbareGrondslagCode {
        let OpenbareCode { code, naam } = self.gesloten(grondslag);
        OpenbareGrondslagCode { code, naam, groep: self.gesloten(grondslag.groep()) }
    }
}

//! The rights of a person, as they follow from the legal basis.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{CodeVan, OpenbareCode, Vertaler};
use crate::domain::{
    recht::rechten::RechtUitkomst,
    woorden::codes::{Recht, Toepasselijkheid},
};

/// Een recht van de mensen over wie het gaat, en of het hier geldt.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpenbaarRecht {
    /// Het recht.
    #[schema(value_type = CodeVan<Recht>)]
    pub recht: OpenbareCode,
    /// Het artikel waarin het recht staat.
    #[schema(example = "AVG art. 15")]
    pub artikel: String,
    /// Of het recht hier geldt: ja, beperkt of nee.
    #[schema(value_type = CodeVan<Toepasselijkheid>)]
    pub toepasselijkheid: OpenbareCode,
    /// Waarom, in gewone taal.
    #[schema(example = "Dit recht geldt bij iedere grondslag.")]
    pub waarom: String,
    /// Wat alleen uit de grondslag volgt; `null` zolang dat niet bekend is.
    #[schema(required, value_type = Option<CodeVan<Toepasselijkheid>>)]
    pub afgeleid: Option<OpenbareCode>,
    /// `true` als een bepaling hier van afwijkt.
    pub afwijking: bool,
}

impl Vertaler<'_> {
    pub(in crate::domain::publiek::openbaar) fn rechten(&self, uitkomsten: &[RechtUitkomst]) -> Vec<OpenbaarRecht> {
        uitkomsten.iter().map(|uitkomst| self.recht(uitkomst)).collect()
    }

    fn recht(&self, uitkomst: &RechtUitkomst) -> OpenbaarRecht {
        OpenbaarRecht {
            recht: self.gesloten(uitkomst.recht),
            artikel: uitkomst.artikel.to_owned(),
            toepasselijkheid: self.gesloten(uitkomst.toepasselijkheid),
            waarom: uitkomst.waarom.clone(),
            afgeleid: uitkomst.afgeleid.map(|afgeleid| self.gesloten(afgeleid)),
            afwijking: uitkomst.afwijking,
        }
    }
}

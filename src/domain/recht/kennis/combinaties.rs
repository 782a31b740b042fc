//! Data that cannot or may not come from a group of people or a source.

use serde::Deserialize;

use super::{Kennis, Referentielijst, items, kenmerken, tekst::plat};
use crate::domain::inhoud::{Betrokkene, Gegeven};

const LIJST: &str = "combinatie";

/// `eigenschappen` of a combination: what is given must all be so.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Combinatie {
    betrokkene: Option<String>,
    bron: Option<String>,
    /// Whether the source must be the only one: who lists all his sources at once does not say that each holds everything.
    #[serde(default)]
    enige_bron: bool,
    gegevens: Vec<String>,
    #[serde(default)]
    woorden: Vec<String>,
}

/// The combinations, each with what is said of it.
#[derive(Debug)]
pub(super) struct Combinaties(Vec<(Combinatie, String)>);

impl Combinaties {
    pub(super) fn new(lijsten: &[Referentielijst]) -> Result<Self, String> {
        let lees = |item| -> Result<_, String> { Ok((kenmerken(LIJST, item)?, item.naam.clone())) };
        Ok(Self(items(lijsten, LIJST).iter().map(lees).collect::<Result<_, _>>()?))
    }
}

impl Combinatie {
    fn is(&self, groep: &Betrokkene, gegeven: &Gegeven) -> bool {
        let tekst = format!(" {} ", plat(gegeven.omschrijving.as_deref().unwrap_or_default()));
        let betrokkene = self.betrokkene.is_none() || self.betrokkene == groep.categorie;
        let enige = !self.enige_bron || gegeven.bronnen.len() == 1;
        let bron = self.bron.is_none() || (enige && gegeven.bronnen.iter().any(|een| een.bron == self.bron));
        let soort = gegeven.categorie.as_ref().is_some_and(|code| self.gegevens.contains(code));
        let woorden = self.woorden.is_empty() || self.woorden.iter().any(|woord| tekst.contains(&format!(" {} ", plat(woord))));
        betrokkene && bron && soort && woorden
    }
}

impl Kennis {
    /// What is wrong with these data of this group, when the register knows that.
    #[must_use]
    pub fn combinatie(&self, groep: &Betrokkene, gegeven: &Gegeven) -> Option<&str> {
        self.combinaties.0.iter().find(|(combinatie, _)| combinatie.is(groep, gegeven)).map(|(_, melding)| melding.as_str())
    }
}

//! Which countries lie in the EER, and for which the European Commission has decided that they protect well enough (AVG 45).

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Deserialize;

use super::{Kennis, Referentie, Referentielijst, dag::Periode, items, kenmerken, tekst::plat};
use crate::domain::woorden::codes::Regime;

const BESLUITEN: &str = "adequaatheidsbesluit";

/// `eigenschappen` of a country.
#[derive(Deserialize)]
struct Land {
    eer: Option<Periode>,
    overbrugging: Option<Periode>,
    schengen: Option<Periode>,
}

/// `eigenschappen` of an adequacy decision: it is about a country or about an international organisation, under one law.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Besluit {
    land: Option<String>,
    internationale_organisatie: Option<String>,
    #[serde(default)]
    namen: Vec<String>,
    regime: Option<Regime>,
}

/// The place of a decision in its list, and the law under which it was taken.
type Plaats = (usize, Regime);

/// Countries and decisions, ready to be looked up.
#[derive(Debug, Default)]
pub(super) struct Landen {
    eer: HashMap<String, Periode>,
    overbrugging: HashMap<String, Periode>,
    schengen: HashMap<String, Periode>,
    /// The decisions by country.
    besluiten: HashMap<String, Vec<Plaats>>,
    /// The same for organisations, by their names in plain letters.
    organisaties: HashMap<String, Vec<Plaats>>,
}

impl Landen {
    pub(super) fn new(lijsten: &[Referentielijst]) -> Result<Self, String> {
        let mut landen = Self::default();
        for item in items(lijsten, "land") {
            let land: Land = kenmerken("land", item)?;
            landen.eer.extend(land.eer.map(|periode| (item.code.clone(), periode)));
            landen.overbrugging.extend(land.overbrugging.map(|periode| (item.code.clone(), periode)));
            landen.schengen.extend(land.schengen.map(|periode| (item.code.clone(), periode)));
        }
        for (plaats, item) in items(lijsten, BESLUITEN).iter().enumerate() {
            let besluit: Besluit = kenmerken(BESLUITEN, item)?;
            let plaats = (plaats, besluit.regime.unwrap_or(Regime::Avg));
            if let Some(land) = besluit.land {
                landen.besluiten.entry(land).or_default().push(plaats);
            }
            for naam in besluit.internationale_organisatie.iter().chain(&besluit.namen) {
                landen.organisaties.entry(plat(naam)).or_default().push(plaats);
            }
        }
        Ok(landen)
    }
}

impl Kennis {
    /// Whether a country lies in the European Economic Area on a day.
    #[must_use]
    pub fn ligt_in_eer(&self, land: &str, dag: NaiveDate) -> bool {
        self.landen.eer.get(land).is_some_and(|periode| periode.bevat(dag))
    }

    /// Whether sending data to a country counted, on a day, as no transfer because of a bridging clause in a treaty.
    #[must_use]
    pub fn is_overbrugd(&self, land: &str, dag: NaiveDate) -> bool {
        self.landen.overbrugging.get(land).is_some_and(|periode| periode.bevat(dag))
    }

    /// Whether sending data to a country is no transfer under a law: the directive on the police also binds the countries of Schengen.
    #[must_use]
    pub fn is_binnen(&self, land: &str, regime: Regime, dag: NaiveDate) -> bool {
        let schengen = || self.landen.schengen.get(land).is_some_and(|periode| periode.bevat(dag));
        self.ligt_in_eer(land, dag) || (regime == Regime::Wpg && schengen())
    }

    /// The adequacy decision for a country that holds on a day, under this law.
    #[must_use]
    pub fn adequaatheid(&self, land: &str, regime: Regime, dag: NaiveDate) -> Option<&Referentie> {
        self.geldend_besluit(self.landen.besluiten.get(land)?, regime, dag)
    }

    /// The adequacy decision for an international organisation that holds on a day: one of its names stands in the name that is given.
    #[must_use]
    pub fn adequaatheid_organisatie(&self, naam: &str, regime: Regime, dag: NaiveDate) -> Option<&Referentie> {
        let genoemd = format!(" {} ", plat(naam));
        let mut organisaties = self.landen.organisaties.iter().filter(|(naam, _)| genoemd.contains(&format!(" {naam} ")));
        organisaties.find_map(|(_, plaatsen)| self.geldend_besluit(plaatsen, regime, dag))
    }

    /// Whom a decision covers, when that is not everybody in the country.
    #[must_use]
    pub fn bereik(besluit: &Referentie) -> Option<&str> {
        besluit.eigenschappen.get("bereik")?.as_str()
    }

    /// Whether the decision only covers recipients that are certified.
    #[must_use]
    pub fn vraagt_certificering(besluit: &Referentie) -> bool {
        besluit.eigenschappen.get("certificering").and_then(serde_json::Value::as_bool) == Some(true)
    }

    fn geldend_besluit(&self, plaatsen: &[Plaats], regime: Regime, dag: NaiveDate) -> Option<&Referentie> {
        let besluiten = items(&self.lijsten, BESLUITEN);
        let onder = plaatsen.iter().filter(|(_, onder)| *onder == regime);
        onder.filter_map(|(plaats, _)| besluiten.get(*plaats)).find(|besluit| besluit.geldt_op(dag))
    }
}

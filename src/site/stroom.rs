//! The way of the data: who gives them, who uses them, who receives them, and when they are destroyed. The page draws it from this list.

mod wie;

use chrono::NaiveDate;

use crate::domain::{
    publiek::{
        openbaar::Romp,
        verklaring::{bewaartijden, verantwoordelijke},
    },
    recht::kennis::Kennis,
    woorden::zinnen::schoon,
};

/// What flows where, in words.
pub(super) struct Stroom {
    /// Who gives data.
    pub bronnen: Vec<Knoop>,
    /// Who is responsible, or works on behalf of another.
    pub wij: Vec<String>,
    /// Which groups of people the data are about.
    pub over: Vec<String>,
    /// On whose behalf, of a processor.
    pub in_opdracht_van: Vec<String>,
    /// Who works for us.
    pub verwerkers: Vec<Knoop>,
    /// Who receives data.
    pub ontvangers: Vec<Knoop>,
    /// Whether the record says that nobody receives them.
    geen_ontvangers: bool,
    is_verwerker: bool,
    /// How long the data are kept.
    pub bewaren: Vec<String>,
}

/// Somebody on the way of the data.
pub(super) struct Knoop {
    pub naam: String,
    /// Which data, or what somebody does with them.
    pub wat: String,
    /// Where that is, when it is outside the European Economic Area.
    pub buiten: Option<String>,
}

impl Stroom {
    /// The flow of a record; which countries lie in Europe is that of the day.
    pub(super) fn new(romp: &Romp, dag: NaiveDate, kennis: &Kennis) -> Self {
        let in_opdracht = romp.rol.as_ref().is_some_and(|rol| rol.code == "verwerker");
        let verantwoordelijken = romp.verwerkingsverantwoordelijken.iter().filter_map(verantwoordelijke);
        let opdrachtgevers = romp.opdrachtgevers.iter().filter_map(|partij| partij.organisatie.as_ref());
        let opdrachtgevers = opdrachtgevers.map(|organisatie| schoon(&organisatie.naam));
        let (wij, in_opdracht_van): (Vec<_>, Vec<_>) = if in_opdracht {
            (vec![schoon(&romp.registerhouder.naam)], opdrachtgevers.collect())
        } else {
            (verantwoordelijken.map(|naam| schoon(&naam)).collect(), Vec::new())
        };
        Self {
            bronnen: wie::bronnen(romp),
            wij: if wij.is_empty() { vec![schoon(&romp.registerhouder.naam)] } else { wij },
            over: wie::mensen(romp),
            in_opdracht_van,
            verwerkers: wie::verwerkers(romp, dag, kennis),
            ontvangers: wie::ontvangers(romp, dag, kennis),
            geen_ontvangers: romp.krijgt_niemand(),
            is_verwerker: in_opdracht,
            bewaren: bewaartijden(romp),
        }
    }

    /// A processor does not tell what only its client knows.
    pub(super) fn vraagt_opdrachtgever(&self) -> bool {
        self.is_verwerker
    }

    /// What stands there when no recipient is known.
    pub(super) fn niemand(&self) -> &'static str {
        if self.geen_ontvangers { "Niemand" } else { "Het register noemt geen ontvangers" }
    }
}

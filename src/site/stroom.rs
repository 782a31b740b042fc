//! The picture of the data: who gives them, who uses them, who receives them, and when they are destroyed. The same stands beside it as
//! text, whole; in the picture long texts are cut.

mod letters;
mod tekening;
mod vakken;
mod wie;

use askama::Template;
use chrono::NaiveDate;

pub(super) use letters::afgekapt;
pub(super) use tekening::Tekening;

use crate::domain::{
    publiek::{
        openbaar::Romp,
        verklaring::{bewaartijden, verantwoordelijke},
    },
    recht::kennis::Kennis,
    woorden::zinnen::{opsomming, schoon},
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
    /// How long the data are kept.
    pub bewaren: Vec<String>,
}

/// Somebody in the picture.
pub(super) struct Knoop {
    pub naam: String,
    /// Which data, or what somebody does with them.
    pub wat: String,
    /// Where that is, when it is outside the European Economic Area.
    pub buiten: Option<String>,
}

#[derive(Template)]
#[template(path = "site/stroom.svg")]
struct Svg {
    tekening: Tekening,
    uitleg: String,
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
            geen_ontvangers: romp.geen_ontvangers == Some(true),
            bewaren: bewaartijden(romp),
        }
    }

    /// The picture.
    pub(super) fn svg(&self) -> askama::Result<String> {
        Svg { tekening: Tekening::new(self), uitleg: self.uitleg() }.render()
    }

    /// What stands there when no recipient is known.
    pub(super) fn niemand(&self) -> &'static str {
        if self.geen_ontvangers { "Niemand" } else { "Het register noemt geen ontvangers" }
    }

    /// What somebody who cannot see the picture hears first.
    fn uitleg(&self) -> String {
        let aantal = |aantal: usize, een: &str, meer: &str| format!("{aantal} {}", if aantal == 1 { een } else { meer });
        let delen = [
            format!("Links {} van gegevens", aantal(self.bronnen.len(), "bron", "bronnen")),
            format!("in het midden {}", afgekapt(&opsomming(&self.wij, "en"), 80)),
            format!("rechts {}", aantal(self.ontvangers.len(), "ontvanger", "ontvangers")),
            "onderaan hoe lang de gegevens worden bewaard".to_owned(),
        ];
        format!("{}. Onder de afbeelding staat hetzelfde als tekst.", opsomming(&delen, "en"))
    }
}

//! The life of a concept: being written, submitted, sent back or taken back. Settling ends it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    clock::Moment,
    domain::{
        levensloop::weigering::{ConflictCode, Weigering},
        woorden::codes::ConceptStatus,
    },
};

/// Het terugsturen van een concept: waarom, en wat er per plaats moet veranderen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Terugsturing {
    /// De reden.
    pub reden: String,
    /// Opmerkingen bij plaatsen in de inhoud.
    pub opmerkingen: Vec<Opmerking>,
    /// Wanneer het concept is teruggestuurd.
    pub teruggestuurd_op: Moment,
}

/// Een opmerking bij een plaats in de inhoud.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Opmerking {
    /// De plaats in de inhoud (JSON-pointer).
    #[schema(max_length = 400, pattern = "^(/([^/~]|~0|~1)*)*$", example = "/doelen/0/omschrijving")]
    pub pointer: String,
    /// Wat er moet veranderen.
    #[schema(min_length = 1, max_length = 2042)]
    pub tekst: String,
}

/// A concept's place in the workflow.
#[derive(Debug, Clone, PartialEq)]
pub struct Voortgang {
    /// Being written or submitted.
    pub status: ConceptStatus,
    /// Why it was last sent back; kept until the next submission.
    pub terugsturing: Option<Terugsturing>,
    /// Key of who submitted it, and when.
    pub ingediend: Option<(String, Moment)>,
}

impl Voortgang {
    /// A new concept.
    #[must_use]
    pub fn nieuw() -> Self {
        Self { status: ConceptStatus::Concept, terugsturing: None, ingediend: None }
    }

    /// The content may change.
    pub fn bewerken(&self) -> Result<(), Weigering> {
        self.moet_zijn(
            ConceptStatus::Concept,
            "Neem het concept eerst terug (_terugnemen) of laat het terugsturen (_terugsturen).",
        )
    }

    /// Offers the content for review; from then on it is locked.
    pub fn indienen(self, handelende: &str, moment: Moment) -> Result<Self, Weigering> {
        self.moet_zijn(ConceptStatus::Concept, "Het ligt al bij de beoordelaar.")?;
        Ok(Self { status: ConceptStatus::TerBeoordeling, terugsturing: None, ingediend: Some((handelende.to_owned(), moment)) })
    }

    /// Takes the submission back; only the submitter can.
    pub fn terugnemen(self, sleutels: &[String]) -> Result<Self, Weigering> {
        self.moet_zijn(ConceptStatus::TerBeoordeling, "Het is niet ingediend (_indienen).")?;
        if self.ingediend.as_ref().is_some_and(|(indiener, _)| !sleutels.contains(indiener)) {
            return Err(Weigering::NietDezePersoon("alleen wie het concept indiende kan het terugnemen"));
        }
        Ok(Self { status: ConceptStatus::Concept, terugsturing: None, ingediend: None })
    }

    /// Sends it back to the writer.
    pub fn terugsturen(self, terugsturing: Terugsturing) -> Result<Self, Weigering> {
        self.moet_zijn(ConceptStatus::TerBeoordeling, "Het is niet ingediend (_indienen).")?;
        Ok(Self { status: ConceptStatus::Concept, terugsturing: Some(terugsturing), ingediend: None })
    }

    /// May be settled: it was submitted.
    pub fn vaststellen(&self) -> Result<(), Weigering> {
        self.moet_zijn(ConceptStatus::TerBeoordeling, "Dien het eerst in (_indienen).")
    }

    /// May be settled by this person (all his keys): others than those who wrote or submitted it (four eyes).
    pub fn vier_ogen(&self, sleutels: &[String], schrijvers: &[String]) -> Result<(), Weigering> {
        let ingediend = self.ingediend.iter().map(|(indiener, _)| indiener);
        if schrijvers.iter().chain(ingediend).any(|schrijver| sleutels.contains(schrijver)) {
            return Err(Weigering::NietDezePersoon(
                "wie aan een concept schreef of het indiende, stelt het niet zelf vast (vier ogen); laat een collega dat doen",
            ));
        }
        Ok(())
    }

    fn moet_zijn(&self, status: ConceptStatus, mogelijk: &str) -> Result<(), Weigering> {
        if self.status == status {
            return Ok(());
        }
        let (code, nu) = match self.status {
            ConceptStatus::Concept => (ConflictCode::ConceptNietIngediend, "Het concept wordt nog geschreven."),
            ConceptStatus::TerBeoordeling => (ConflictCode::ConceptTerBeoordeling, "Het concept is ter beoordeling."),
        };
        Err(Weigering::Toestand { code, reden: format!("{nu} {mogelijk}") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn van(sleutel: &str) -> [String; 1] {
        [sleutel.to_owned()]
    }

    fn ingediend() -> Voortgang {
        Voortgang::nieuw().indienen("anna", Moment::from_micros(0)).unwrap()
    }

    #[test]
    fn a_submitted_concept_is_locked_and_can_go_back_both_ways() {
        assert!(ingediend().bewerken().is_err());
        assert!(ingediend().indienen("anna", Moment::from_micros(1)).is_err());
        assert_eq!(ingediend().terugnemen(&van("anna")).unwrap().status, ConceptStatus::Concept);
        let terugsturing = Terugsturing { reden: "x".into(), opmerkingen: vec![], teruggestuurd_op: Moment::from_micros(2) };
        let terug = ingediend().terugsturen(terugsturing).unwrap();
        assert!(terug.terugsturing.is_some());
        assert!(terug.indienen("anna", Moment::from_micros(3)).unwrap().terugsturing.is_none());
    }

    #[test]
    fn only_the_submitter_takes_it_back() {
        assert!(matches!(ingediend().terugnemen(&van("bob")), Err(Weigering::NietDezePersoon(_))));
    }

    #[test]
    fn nobody_settles_what_he_wrote_or_submitted() {
        assert!(matches!(ingediend().vier_ogen(&van("bob"), &van("bob")), Err(Weigering::NietDezePersoon(_))));
        assert!(matches!(ingediend().vier_ogen(&van("anna"), &[]), Err(Weigering::NietDezePersoon(_))));
        assert!(ingediend().vier_ogen(&van("bob"), &van("anna")).is_ok());
        // A key that an earlier release kept is of the same person.
        let sleutels = ["eva", "oud:eva"].map(str::to_owned);
        assert!(ingediend().vier_ogen(&sleutels, &van("oud:eva")).is_err());
    }

    #[test]
    fn only_what_was_submitted_is_settled() {
        assert!(ingediend().vaststellen().is_ok());
        assert!(matches!(Voortgang::nieuw().vaststellen(), Err(Weigering::Toestand { .. })));
    }
}

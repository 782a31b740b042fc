//! Why the life cycle refuses a step.

use strum::{EnumString, IntoStaticStr, VariantArray};

/// What the state does not allow; the code is stable, for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
#[expect(missing_docs, reason = "`http::problem` has the title of each, which readers see")]
pub enum ConflictCode {
    BestaatAl,
    SleutelAlGebruikt,
    NummerBestaatAl,
    HoudtRegister,
    ConceptBestaatAl,
    InlezingNietKlaar,
    InlezingLoopt,
    DubbelKenmerk,
    ConceptNietIngediend,
    ConceptTerBeoordeling,
    NietGeldig,
    AlBeeindigd,
    GeenInhoud,
    GeenPublicatie,
    AlIngetrokken,
    AlGewist,
    TweedePersoonNodig,
}

impl ConflictCode {
    /// As a problem names it.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// Why a step is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Weigering {
    /// This right is missing.
    GeenRecht(&'static str),
    /// Another person must do it.
    NietDezePersoon(&'static str),
    /// The state does not allow it.
    Toestand {
        /// What is not allowed.
        code: ConflictCode,
        /// The state, and what is possible.
        reden: String,
    },
}

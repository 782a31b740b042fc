//! Why the life cycle refuses a step.

/// Why a step is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Weigering {
    /// Another person must do it.
    NietDezePersoon(&'static str),
    /// The state does not allow it.
    Toestand {
        /// Stable code.
        code: &'static str,
        /// The state, and what is possible.
        reden: String,
    },
}

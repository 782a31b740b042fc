//! A part of a list: by its page, or from a place on.

/// Which part of a list is asked for.
#[derive(Debug, Clone)]
pub struct Stuk<K> {
    /// Behind the result with this key: then nothing is passed over.
    pub na: Option<K>,
    /// So many are passed over.
    pub van: i64,
    /// So many at most.
    pub aantal: i64,
}

impl<K> Stuk<K> {
    /// So many, after so many.
    #[must_use]
    pub fn bladzijde(van: i64, aantal: i64) -> Self {
        Self { na: None, van, aantal }
    }
}

//! The document of the API, for pages that tell what it says; made when it is asked for the first time.

use std::sync::OnceLock;

use serde_json::Value;

/// The document, and how it is made.
#[derive(Debug)]
pub struct Document {
    make: fn() -> Value,
    made: OnceLock<Value>,
}

impl Document {
    /// A document that is made so.
    #[must_use]
    pub fn new(make: fn() -> Value) -> Self {
        Self { make, made: OnceLock::new() }
    }

    /// All of it.
    #[must_use]
    pub fn value(&self) -> &Value {
        self.made.get_or_init(self.make)
    }

    /// A part, or what it refers to.
    #[must_use]
    pub fn resolve<'a>(&'a self, part: &'a Value) -> &'a Value {
        let link = part["$ref"].as_str().and_then(|link| link.strip_prefix('#'));
        link.and_then(|pointer| self.value().pointer(pointer)).unwrap_or(part)
    }
}

//! A parameter is declared once: the same row reads it and describes it in the document, so that both say the same.

use serde_json::{Value, json};
use utoipa::openapi::{
    RefOr, Required, Schema,
    path::{Parameter, ParameterBuilder, ParameterIn, ParameterStyle},
    schema::Type,
};

use super::Query;

const ALTERNATIVES: &str = " Meer waarden, met een komma ertussen, zijn alternatieven.";

/// What a parameter can hold: how it is read, and how the document tells it.
pub trait Kind {
    /// What comes of it.
    type Value;
    /// Whether it must be given.
    const NEEDED: bool = false;

    /// Reads it; faults wait in the query.
    fn read(&self, query: &mut Query, name: &'static str) -> Self::Value;

    /// What the document says of it.
    fn schema(&self) -> RefOr<Schema>;
}

/// A parameter of a query.
#[derive(Debug, Clone, Copy)]
pub struct Param<K> {
    /// The key.
    pub name: &'static str,
    /// What it can hold.
    pub kind: K,
    text: &'static str,
    alternatives: bool,
    example: Option<&'static str>,
}

impl<K: Copy> Param<K> {
    /// A parameter that may be left out. The text is for users.
    pub const fn new(name: &'static str, kind: K, text: &'static str) -> Self {
        Self { name, kind, text, alternatives: false, example: None }
    }

    /// With an example.
    #[must_use]
    pub const fn example(self, example: &'static str) -> Self {
        Self { example: Some(example), ..self }
    }

    /// Of which the values are alternatives.
    #[must_use]
    pub const fn alternatives(self) -> Self {
        Self { alternatives: true, ..self }
    }
}

impl<K: Kind> Param<K> {
    /// Reads it; faults wait in the query.
    pub fn read(&self, query: &mut Query) -> K::Value {
        self.kind.read(query, self.name)
    }

    /// Adds a fault that shows only when values are seen together, such as an end before its begin.
    pub fn fault(&self, query: &mut Query, code: &'static str, reason: impl Into<String>) {
        query.fault(self.name, code, reason);
    }

    /// Adds a fault for each of its values that is wrong.
    pub fn faults(&self, query: &mut Query, code: &'static str, reasons: Vec<String>) {
        if !reasons.is_empty() {
            query.faults(self.name, code, reasons);
        }
    }

    /// As the document has it.
    #[must_use]
    pub fn describe(&self) -> Parameter {
        let schema = self.kind.schema();
        let example = self.example.map(|example| as_schema(example, &schema));
        let several = matches!(schema, RefOr::T(Schema::Array(_)));
        ParameterBuilder::new()
            .name(self.name)
            .parameter_in(ParameterIn::Query)
            .required(if K::NEEDED { Required::True } else { Required::False })
            .description(Some(format!("{}{}", self.text, if self.alternatives { ALTERNATIVES } else { "" })))
            .schema(Some(schema))
            .example(example)
            .style(several.then_some(ParameterStyle::Form))
            .explode(several.then_some(false))
            .build()
    }
}

/// An example as the JSON value that its schema asks for.
fn as_schema(example: &str, schema: &RefOr<Schema>) -> Value {
    match schema {
        RefOr::T(Schema::Array(_)) => json!([example]),
        RefOr::T(Schema::Object(object)) if object.schema_type != Type::String.into() => {
            serde_json::from_str(example).unwrap_or_default()
        }
        _ => example.into(),
    }
}

/// Names a group of parameters for `utoipa::path`.
macro_rules! parameters {
    ($(#[$doc:meta])* $vis:vis $group:ident: $($param:expr),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Debug)]
        $vis struct $group;

        impl utoipa::IntoParams for $group {
            fn into_params(
                _: impl Fn() -> Option<utoipa::openapi::path::ParameterIn>,
            ) -> Vec<utoipa::openapi::path::Parameter> {
                vec![$($param.describe()),+]
            }
        }
    };
}
pub(crate) use parameters;

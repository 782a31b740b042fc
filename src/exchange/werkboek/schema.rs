//! The schemas of the content, as the document of the API has them.

use std::collections::HashMap;

use serde_json::{Value, json};
use utoipa::{PartialSchema as _, ToSchema as _};

use crate::{
    domain::inhoud::{Inhoud, beheer::Beheer, organisatie::OrganisatieInvoer, overeenkomst::OvereenkomstInvoer},
    exchange::inlezen::Onderwerp,
};

/// What names the code list of a field.
pub(super) const LIJST: &str = "x-referentielijst";
const VERWIJZING: &str = "#/components/schemas/";

/// The schemas by their names.
pub(super) struct Schemas(HashMap<String, Value>);

/// A field, with what it refers to followed.
pub(super) struct Gevolgd<'a> {
    pub(super) schema: &'a Value,
    /// What it is called, when it has a name of its own.
    pub(super) naam: Option<&'a str>,
}

impl Schemas {
    pub(super) fn new() -> Self {
        let mut alle = Vec::new();
        Inhoud::schemas(&mut alle);
        Beheer::schemas(&mut alle);
        OrganisatieInvoer::schemas(&mut alle);
        OvereenkomstInvoer::schemas(&mut alle);
        // A schema always becomes JSON.
        Self(alle.into_iter().map(|(naam, schema)| (naam, serde_json::to_value(schema).unwrap_or_default())).collect())
    }

    /// The parts of what is said of it.
    pub(super) fn wortel(onderwerp: Onderwerp) -> Value {
        let als_json = |schema| serde_json::to_value(schema).unwrap_or_default();
        let delen = match onderwerp {
            Onderwerp::Organisatie => json!({"inhoud": als_json(OrganisatieInvoer::schema())}),
            Onderwerp::Verwerkersovereenkomst => json!({"inhoud": als_json(OvereenkomstInvoer::schema())}),
            Onderwerp::Verwerkingsactiviteit => {
                json!({"inhoud": als_json(Inhoud::schema()), "beheer": als_json(Beheer::schema())})
            }
        };
        json!({ "properties": delen })
    }

    /// The schema that stands here, or that is referred to here.
    pub(super) fn volg<'a>(&'a self, schema: &'a Value) -> Gevolgd<'a> {
        let keuze = ["oneOf", "anyOf", "allOf"].iter().find_map(|soort| schema[*soort].as_array());
        let schema = keuze.and_then(|keuze| keuze.iter().find(|een| een["type"] != "null")).unwrap_or(schema);
        let naam = schema["$ref"].as_str().and_then(|naam| naam.strip_prefix(VERWIJZING));
        Gevolgd { schema: naam.and_then(|naam| self.0.get(naam)).unwrap_or(schema), naam }
    }
}

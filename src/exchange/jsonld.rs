//! Linked data (JSON-LD 1.1) of what is public: an activity and a version in the terms of the Data Privacy Vocabulary, the register as a
//! dataset in the terms of DCAT. `docs/uitvoer.md` tells which field becomes what.

mod activiteit;
mod partijen;
mod register;
pub mod vocabulaire;

use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

pub use activiteit::{Vertaler, Voorkant};
pub use register::{Register, catalogus, export};

use crate::{domain::woorden::eenmaal::eenmaal, error::Result};

/// The media type.
pub const MEDIA_TYPE: &str = "application/ld+json";

/// Linked data: JSON-LD 1.1 met de context erin. Als RDF te lezen met iedere JSON-LD-verwerker.
#[derive(Debug, Serialize, ToSchema)]
pub struct JsonLd {
    /// De voorvoegsels, uitgeschreven: niets hoeft te worden opgehaald.
    #[serde(rename = "@context")]
    context: Value,
    /// De knoop, of met `@graph` de knopen, waar het over gaat.
    #[serde(flatten)]
    knopen: Map<String, Value>,
}

/// A node with its own context.
pub fn document(knoop: Knoop) -> Result<String> {
    Ok(serde_json::to_string(&JsonLd { context: vocabulaire::context(), knopen: knoop.0 })?)
}

/// Nodes with one context.
pub fn graaf(knopen: Vec<Knoop>) -> Result<String> {
    let knopen = knopen.into_iter().map(|knoop| Value::from(knoop.0)).collect();
    document(Knoop(Map::from_iter([("@graph".to_owned(), Value::Array(knopen))])))
}

/// A node: what is not said is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Knoop(Map<String, Value>);

impl Knoop {
    /// Of this kind, without an address.
    fn new(soort: &str) -> Self {
        Self(Map::new()).ook(soort)
    }

    /// Of this kind, at this address.
    fn op(adres: &str, soort: &str) -> Self {
        Self(Map::from_iter([("@id".to_owned(), adres.into())])).ook(soort)
    }

    /// A term of a vocabulary, as it is.
    fn term(term: &str) -> Self {
        debug_assert!(vocabulaire::bestaat(term), "{term} is not in the pinned list");
        Self::elders(term)
    }

    /// Something of which only the address is said.
    fn elders(adres: &str) -> Self {
        Self(Map::from_iter([("@id".to_owned(), adres.into())]))
    }

    /// Of this kind too.
    fn ook(mut self, soort: &str) -> Self {
        debug_assert!(vocabulaire::bestaat(soort), "{soort} is not in the pinned list");
        match self.0.get_mut("@type") {
            None => drop(self.0.insert("@type".to_owned(), soort.into())),
            Some(Value::Array(soorten)) => soorten.push(soort.into()),
            Some(eerste) => *eerste = json!([eerste, soort]),
        }
        self
    }

    /// With this property, if there is a value.
    fn met(mut self, term: &str, waarde: impl Into<Waarde>) -> Self {
        debug_assert!(vocabulaire::bestaat(term), "{term} is not in the pinned list");
        if let Some(waarde) = waarde.into().0 {
            self.0.insert(term.to_owned(), waarde);
        }
        self
    }
}

/// The value of a property; none when nothing is said.
struct Waarde(Option<Value>);

impl From<&str> for Waarde {
    fn from(tekst: &str) -> Self {
        Self((!tekst.is_empty()).then(|| tekst.into()))
    }
}

impl From<&String> for Waarde {
    fn from(tekst: &String) -> Self {
        tekst.as_str().into()
    }
}

impl From<&Option<String>> for Waarde {
    fn from(tekst: &Option<String>) -> Self {
        tekst.as_deref().unwrap_or_default().into()
    }
}

impl From<Value> for Waarde {
    fn from(waarde: Value) -> Self {
        Self((!waarde.is_null()).then_some(waarde))
    }
}

impl From<Knoop> for Waarde {
    fn from(knoop: Knoop) -> Self {
        Self(Some(knoop.0.into()))
    }
}

impl From<Option<Knoop>> for Waarde {
    fn from(knoop: Option<Knoop>) -> Self {
        Self(knoop.map(|knoop| knoop.0.into()))
    }
}

/// Each once, in the order in which they first come.
impl From<Vec<Knoop>> for Waarde {
    fn from(knopen: Vec<Knoop>) -> Self {
        let mut waarden: Vec<Value> = eenmaal(knopen.into_iter().map(|knoop| knoop.0.into()));
        match waarden.len() {
            0 => Self(None),
            1 => Self(waarden.pop()),
            _ => Self(Some(waarden.into())),
        }
    }
}

/// An address that can stand for something: people may have entered anything.
fn adres(url: &str) -> Option<&str> {
    let heel = url.starts_with("https://") || url.starts_with("http://");
    let vreemd = |teken: char| teken.is_whitespace() || teken.is_control() || "<>\"{}|\\^`".contains(teken);
    (heel && !url.contains(vreemd)).then_some(url)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Knoop, Value, adres};

    #[test]
    fn what_is_not_said_is_left_out_and_what_is_said_twice_stands_once() {
        let burger = || Knoop::term("dpv:Citizen");
        let knoop = Knoop::new("dpv:Process").met("dcterms:title", "").met("dpv:hasName", &None).met("dpv:hasPurpose", vec![]);
        assert_eq!(Value::from(knoop.0), json!({"@type": "dpv:Process"}));
        let knoop = Knoop::new("dpv:Purpose").ook("dpv:Law").met("dpv:hasDataSubject", vec![burger(), burger()]);
        assert_eq!(
            Value::from(knoop.0),
            json!({"@type": ["dpv:Purpose", "dpv:Law"], "dpv:hasDataSubject": {"@id": "dpv:Citizen"}})
        );
    }

    #[test]
    fn only_a_whole_address_is_one() {
        assert_eq!(adres("https://wetten.overheid.nl/BWBR0040940"), Some("https://wetten.overheid.nl/BWBR0040940"));
        for vreemd in ["wetten.overheid.nl", "javascript:alert(1)", "https://a b", "https://a\"b", "_:b0"] {
            assert_eq!(adres(vreemd), None, "{vreemd}");
        }
    }
}

//! The terms that may be written: a pinned list, because a term that does not exist means nothing to a reader.

use std::{collections::HashSet, sync::LazyLock};

use serde_json::{Map, Value};

static LIJST: &str = include_str!("vocabulaire.txt");

/// The prefixes with their namespaces, in the order of the list.
static PREFIXEN: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let koppen = LIJST.lines().filter_map(|regel| regel.strip_prefix("@ "));
    koppen
        .filter_map(|kop| kop.split_once(' '))
        .map(|(prefix, rest)| (prefix, rest.split(' ').next().unwrap_or_default()))
        .collect()
});

/// The terms, written with their prefix.
static TERMEN: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let mut prefix = "";
    let mut termen = HashSet::new();
    for regel in LIJST.lines().filter(|regel| !regel.starts_with('#')) {
        match regel.strip_prefix("@ ") {
            Some(kop) => prefix = kop.split(' ').next().unwrap_or_default(),
            None => termen.extend(regel.split_whitespace().map(|term| format!("{prefix}:{term}"))),
        }
    }
    termen
});

/// Whether a term, written with its prefix, is in the list.
#[must_use]
pub fn bestaat(term: &str) -> bool {
    TERMEN.contains(term)
}

/// An IRI written with its prefix, if it is in the list.
#[must_use]
pub fn kort(iri: &str) -> Option<String> {
    let gevonden = PREFIXEN.iter().find_map(|(prefix, ruimte)| Some(format!("{prefix}:{}", iri.strip_prefix(ruimte)?)));
    gevonden.filter(|term| bestaat(term))
}

/// The context, written out, so that nobody has to fetch one: the prefixes, and how texts and days are meant.
#[must_use]
pub fn context() -> Value {
    let mut context: Map<String, Value> =
        PREFIXEN.iter().map(|(prefix, ruimte)| ((*prefix).to_owned(), (*ruimte).into())).collect();
    for term in ["dcterms:title", "dcterms:description"] {
        context.insert(term.to_owned(), serde_json::json!({"@id": term, "@language": "nl"}));
    }
    let soorten = [
        ("dcterms:issued", "xsd:dateTime"),
        ("dcterms:modified", "xsd:dateTime"),
        ("dcterms:valid", "xsd:date"),
        ("dcat:startDate", "xsd:date"),
        ("dcat:endDate", "xsd:date"),
    ];
    for (term, soort) in soorten {
        context.insert(term.to_owned(), serde_json::json!({"@id": term, "@type": soort}));
    }
    Value::Object(context)
}

#[cfg(test)]
mod tests {
    use super::{bestaat, kort};
    use crate::domain::recht::kennis::Kennis;

    #[test]
    fn every_term_that_a_code_carries_is_in_the_list() {
        let kennis = Kennis::new(None).unwrap();
        let codes = kennis.lijsten().iter().flat_map(|lijst| &lijst.items);
        let termen: Vec<&str> = codes.filter_map(|code| code.dpv.as_deref()).collect();
        assert!(termen.len() > 300, "{}", termen.len());
        for term in termen {
            assert!(kort(term).is_some(), "{term}");
        }
    }

    #[test]
    fn only_what_is_in_the_list_is_written_short() {
        assert_eq!(kort("https://w3id.org/dpv/legal/eu/gdpr#A6-1-e").as_deref(), Some("eu-gdpr:A6-1-e"));
        assert_eq!(kort("https://w3id.org/dpv#Citizen").as_deref(), Some("dpv:Citizen"));
        assert_eq!(kort("https://w3id.org/dpv#Tenant"), None);
        assert_eq!(kort("https://w3id.org/dpv/loc#XX"), None);
        assert!(bestaat("dcterms:title") && !bestaat("dcterms:naam"));
    }
}

//! The faults that JSON Schema finds, in plain Dutch and with stable codes.

use std::collections::HashSet;

use jsonschema::{
    JsonType, ValidationError,
    error::{TypeKind, ValidationErrorKind as Kind},
};
use serde_json::Value;

use super::MOST;
use crate::{domain::recht::kennis::Kennis, error::Fault, json::below};

const NO_SUCH_FIELD: &str = "Dit veld bestaat hier niet; laat het weg.";
/// The longest name that is compared with others: none that is there is longer.
const LONGEST: usize = 100;
/// A name of fewer letters begins too many others.
const SHORTEST: usize = 3;
/// How alike a field must be to be the one that was meant: a letter or two of another word.
const LIKE: f64 = 0.7;
const NO_MATCH: &str = "Deze waarde past niet bij de beschrijving in het OpenAPI-document.";
const WRONG_TYPE: &str = "verkeerd-type";
const UNKNOWN_VALUE: &str = "onbekende-waarde";

/// The reason that a code is refused, with the one that was probably meant.
#[must_use]
pub fn unknown_code(kennis: &Kennis, list: &str, code: &str) -> String {
    let by_name = kennis.gangbaar(list).find(|item| item.naam.to_lowercase() == code.to_lowercase());
    let there: Vec<&str> = kennis.gangbaar(list).map(|item| item.code.as_str()).collect();
    let meant = by_name.map(|item| item.code.as_str()).or_else(|| nearest(code, &there));
    let meant = meant.map_or_else(|| "de ".to_owned(), |meant| format!("bedoelt u “{meant}”? De "));
    format!("“{code}” staat niet in de referentielijst {list}; {meant}codes staan op /v1/referentielijsten/{list}.")
}

/// Begins a reason that tells what there is to choose from, with what was probably meant.
#[must_use]
pub fn choose(value: &str, from: &[&str]) -> String {
    let meant = nearest(value, from).map(|meant| format!("Bedoelt u “{meant}”? ")).unwrap_or_default();
    format!("{meant}Kies uit: {}.", from.join(", "))
}

/// Which fields there are where an error was found.
type Fields<'a> = &'a dyn Fn(&ValidationError<'_>) -> Vec<&'a str>;

/// The faults, sorted by place, each told once.
pub(super) fn faults<'a>(errors: impl Iterator<Item = ValidationError<'a>>, fields: Fields<'_>, kennis: &Kennis) -> Vec<Fault> {
    let mut faults = Vec::new();
    errors.for_each(|error| collect(&error, (fields, kennis), &mut faults));
    faults.sort_by(|one, other| (&one.name, one.code, &one.reason).cmp(&(&other.name, other.code, &other.reason)));
    faults.dedup();
    // A number where a code belongs is of the wrong type; that it is no known code either need not be told.
    let wrong: HashSet<String> = faults.iter().filter(|fault| fault.code == WRONG_TYPE).map(|fault| fault.name.clone()).collect();
    faults.retain(|fault| fault.code != UNKNOWN_VALUE || !wrong.contains(&fault.name));
    faults
}

fn collect(error: &ValidationError<'_>, (fields, kennis): (Fields<'_>, &Kennis), faults: &mut Vec<Fault>) {
    let at = error.instance_path().as_str();
    // What may have been meant is looked up only for the faults that are told.
    let left = MOST.saturating_sub(faults.len());
    match error.kind() {
        Kind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            faults.push(Fault::new(below(at, name), "verplicht", "Dit veld is verplicht."));
        }
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            let there = fields(error);
            let unknown = |name: &String| Fault::new(below(at, name), "onbekend-veld", no_such_field(name, &there));
            faults.extend(unexpected.iter().take(left).map(unknown));
        }
        Kind::OneOfNotValid { context } | Kind::AnyOf { context } => {
            match context.iter().filter(|branch| !is_null_branch(branch, at)).collect::<Vec<_>>()[..] {
                [branch] => branch.iter().for_each(|error| collect(error, (fields, kennis), faults)),
                _ => faults.push(Fault::new(at, "vorm", NO_MATCH)),
            }
        }
        Kind::Custom { message: list, .. } if left > 0 => {
            let code = error.instance().as_str().unwrap_or_default();
            faults.push(Fault::new(at, "onbekende-code", unknown_code(kennis, list, code)));
        }
        Kind::Enum { options } if left > 0 => {
            let from = choices(options);
            let from: Vec<&str> = from.iter().map(String::as_str).collect();
            faults.push(Fault::new(at, UNKNOWN_VALUE, choose(error.instance().as_str().unwrap_or_default(), &from)));
        }
        kind => {
            let (code, reason) = simple(kind);
            faults.push(Fault::new(at, code, reason));
        }
    }
}

/// What to do about a field that is not there, with the one that was probably meant.
fn no_such_field(name: &str, there: &[&str]) -> String {
    match nearest(name, there) {
        Some(field) => format!("Dit veld bestaat hier niet; bedoelt u “{field}”? Laat het anders weg."),
        None => NO_SUCH_FIELD.to_owned(),
    }
}

/// The name that was probably meant by another one.
#[must_use]
pub fn nearest<'a>(name: &str, there: &[&'a str]) -> Option<&'a str> {
    if name.len() > LONGEST {
        return None;
    }
    let likeness = |field: &&&str| {
        let (name, field) = (name.to_lowercase(), field.to_lowercase());
        let begins = name.len().min(field.len()) >= SHORTEST && (field.starts_with(&name) || name.starts_with(&field));
        if begins { 1.0 } else { strsim::normalized_damerau_levenshtein(&name, &field) }
    };
    // Of what is equally like, what is as long is more so.
    let order = |field: &&&str| (likeness(field), std::cmp::Reverse(field.len().abs_diff(name.len())));
    let found = there.iter().max_by(|one, other| {
        let ((one, near), (other, nearer)) = (order(one), order(other));
        one.total_cmp(&other).then(near.cmp(&nearer))
    });
    found.filter(|field| likeness(field) >= LIKE).copied()
}

/// An optional object is described as "null or this object"; whoever sends something did not mean the null.
fn is_null_branch(branch: &[ValidationError<'_>], at: &str) -> bool {
    matches!(branch, [error] if error.instance_path().as_str() == at
        && matches!(error.kind(), Kind::Type { kind: TypeKind::Single(JsonType::Null) }))
}

fn simple(kind: &Kind) -> (&'static str, String) {
    match kind {
        Kind::Type { kind } => (WRONG_TYPE, format!("Hier hoort {}.", types(kind))),
        Kind::Enum { options } => (UNKNOWN_VALUE, format!("Kies uit: {}.", choices(options).join(", "))),
        Kind::Constant { expected_value } => (UNKNOWN_VALUE, format!("Hier kan alleen {}.", plain(expected_value))),
        Kind::MaxLength { limit } => ("te-lang", format!("Gebruik hooguit {}.", count(*limit, "teken", "tekens"))),
        Kind::MinLength { limit: 1 } => ("te-kort", "Vul hier iets in.".to_owned()),
        Kind::MinLength { limit } => ("te-kort", format!("Gebruik minstens {}.", count(*limit, "teken", "tekens"))),
        Kind::MaxItems { limit } => ("te-veel", format!("Zet hier hooguit {} in.", count(*limit, "onderdeel", "onderdelen"))),
        Kind::MinItems { limit } => ("te-weinig", format!("Zet hier minstens {} in.", count(*limit, "onderdeel", "onderdelen"))),
        Kind::MaxProperties { limit } => ("te-veel", format!("Zet hier hooguit {} in.", count(*limit, "veld", "velden"))),
        Kind::MinProperties { limit } => ("te-weinig", format!("Zet hier minstens {} in.", count(*limit, "veld", "velden"))),
        Kind::UniqueItems => ("dubbel", "Zet elke waarde maar één keer in deze lijst.".to_owned()),
        Kind::Maximum { limit } => ("te-groot", format!("Het getal is hooguit {limit}.")),
        Kind::Minimum { limit } => ("te-klein", format!("Het getal is minstens {limit}.")),
        Kind::ExclusiveMaximum { limit } => ("te-groot", format!("Het getal is kleiner dan {limit}.")),
        Kind::ExclusiveMinimum { limit } => ("te-klein", format!("Het getal is groter dan {limit}.")),
        Kind::FalseSchema => ("onbekend-veld", NO_SUCH_FIELD.to_owned()),
        Kind::Format { format } => ("vorm", format_words(format).to_owned()),
        Kind::Pattern { pattern } => ("vorm", pattern_words(pattern)),
        Kind::Custom { message: list, .. } => ("onbekende-code", format!("De codes staan op /v1/referentielijsten/{list}.")),
        _ => ("vorm", NO_MATCH.to_owned()),
    }
}

fn format_words(format: &str) -> &'static str {
    match format {
        "date" => "Schrijf een bestaande datum als 2026-05-31.",
        "date-time" => "Schrijf een moment als 2026-05-31T12:00:00Z.",
        "uuid" => "Schrijf een uuid als 0190d6a5-7e1c-7c3a-9b4e-2f6d8a1c5e70.",
        "uri" | "iri" => "Schrijf een volledig adres, zoals https://www.voorbeeld.nl/pagina.",
        "email" | "idn-email" => "Schrijf een e-mailadres als naam@voorbeeld.nl.",
        "duration" => "Schrijf een duur als P10Y, P6M, P4W of P1D.",
        _ => NO_MATCH,
    }
}

/// A pattern that says the same as a format has the same words.
fn pattern_words(pattern: &str) -> String {
    match pattern {
        _ if pattern.starts_with("^https?://") => format_words("uri").to_owned(),
        _ if pattern.starts_with("^P(") => format_words("duration").to_owned(),
        _ => format!("Deze tekst heeft niet de goede vorm; het patroon is {pattern}"),
    }
}

/// The types that belong here; null is not told, because it is the same as absent.
fn types(kind: &TypeKind) -> String {
    let types: Vec<JsonType> = match kind {
        TypeKind::Single(single) => vec![*single],
        TypeKind::Multiple(several) => several.iter().filter(|kind| *kind != JsonType::Null).collect(),
    };
    let word = |kind| match kind {
        JsonType::String => "een tekst",
        JsonType::Integer => "een geheel getal",
        JsonType::Number => "een getal",
        JsonType::Boolean => "true of false",
        JsonType::Array => "een lijst",
        JsonType::Object => "een object",
        JsonType::Null => "null",
    };
    types.into_iter().map(word).collect::<Vec<_>>().join(" of ")
}

fn choices(options: &Value) -> Vec<String> {
    options.as_array().into_iter().flatten().filter(|option| !option.is_null()).map(plain).collect()
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn count(number: u64, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

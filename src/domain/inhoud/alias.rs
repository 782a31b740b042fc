//! What others call an activity.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Een verwijzing van elders: een URN of een volledig adres.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(
    min_length = 3,
    max_length = 2042,
    pattern = "^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$",
    example = "urn:nl:gemeente:verwerkingen:nieuwsbrief"
)]
pub struct Alias(pub String);

const MEESTE: usize = 2042;

impl Alias {
    /// The reference, if a text is one: it begins with a scheme and has no blanks. Other signs are coded
    /// (RFC 3986, 2.1), so that two references that look alike are the same.
    #[must_use]
    pub fn lees(tekst: &str) -> Option<Self> {
        let (schema, rest) = tekst.split_once(':')?;
        let mag = |teken: char| teken.is_ascii_alphanumeric() || "+.-".contains(teken);
        let is_schema = schema.starts_with(|teken: char| teken.is_ascii_alphabetic()) && schema.chars().all(mag);
        let is_alias = is_schema
            && !rest.is_empty()
            && rest.bytes().all(|teken| teken.is_ascii_graphic())
            && tekst.chars().count() <= MEESTE;
        is_alias.then(|| Self(tekst.to_owned()))
    }

    /// What is wrong with these texts as aliases, each with its place: told twice, or what the register answers to by itself, so that the
    /// alias would never lead to who claims it.
    #[must_use]
    pub fn bezwaren(aliassen: &[&str], is_eigen: impl Fn(&str) -> bool) -> Vec<(usize, &'static str, &'static str)> {
        let bezwaar = |(plaats, alias): (usize, &&str)| {
            if aliassen[..plaats].contains(alias) {
                Some((plaats, "dubbel", "Deze verwijzing staat al in de lijst."))
            } else if alias.parse::<Uuid>().is_ok() || is_eigen(alias) {
                Some((
                    plaats,
                    "eigen-verwijzing",
                    "Een uuid of een adres van dit register is geen alias: het register leest die zelf.",
                ))
            } else {
                None
            }
        };
        aliassen.iter().enumerate().filter_map(bezwaar).collect()
    }
}

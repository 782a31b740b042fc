//! What kind of name a piece of text in backticks is.

use std::path::Path;

/// How the name of a file ends that is a source; others may be what the program makes.
const SOURCES: [&str; 7] = ["md", "mjs", "py", "rs", "sh", "toml", "ts"];
/// What begins a media type, which looks like a path.
const MEDIA_TYPES: [&str; 2] = ["application/", "text/"];

/// Which words of a document are names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// All of them: who changes the register reads it.
    All,
    /// Those that look like it: `beginGeldigheid`, `head_as_get`.
    Telling,
    /// None: they are of others.
    None,
}

/// A name that can be looked up.
#[derive(Debug)]
pub enum Name<'a> {
    /// Of the API: `/v1/register`, also with a method before it or a query behind it.
    Address(&'a str),
    /// Of a file, a folder or a module: `store/schema.rs`, `http/middleware`.
    Path(&'a str),
    /// In the code: `Store::read`.
    Item(&'a str),
    /// `find()`.
    Function(&'a str),
    /// A constant or a setting: `PROJECTIE`.
    Constant(&'a str),
    /// `Romp`.
    Type(&'a str),
    /// Any other word that the code has: a key, a column, a module, a code.
    Word(&'a str),
    /// How words of the code begin: `create_`.
    Begin(&'a str),
}

impl<'a> Name<'a> {
    /// The names in a text in backticks; what has spaces in it is none.
    pub fn all(text: &'a str, words: Words) -> Vec<Self> {
        if let Some((before, _)) = text.split_once("/v1/").filter(|(before, _)| before.is_empty() || before.ends_with(' ')) {
            return vec![Self::Address(text[before.len()..].split('?').next().unwrap_or_default())];
        }
        if text.contains([' ', '…']) || text.starts_with("#[") {
            return Vec::new();
        }
        if is_path(text) {
            return vec![Self::Path(text)];
        }
        let text = text.split('<').next().unwrap_or_default();
        if text.contains("::") {
            return vec![Self::Item(text)];
        }
        if let Some(function) = text.strip_suffix("()") {
            return vec![Self::Function(function)];
        }
        if is_constant(text) {
            return vec![Self::Constant(text)];
        }
        let parts: Vec<_> = text.split('.').collect();
        let telling = text.trim_matches('_').contains('_') || text.bytes().skip(1).any(|sign| sign.is_ascii_uppercase());
        let wanted = words == Words::All || words == Words::Telling && telling;
        if !wanted || !parts.iter().all(|part| is_word(part)) {
            return Vec::new();
        }
        let name = |word| match word {
            _ if words == Words::All && is_type(word) => Self::Type(word),
            _ if word.ends_with('_') => Self::Begin(word),
            _ => Self::Word(word),
        };
        parts.into_iter().map(name).collect()
    }
}

pub fn is_path(text: &str) -> bool {
    let is_source = Path::new(text).extension().is_some_and(|kind| SOURCES.iter().any(|source| kind == *source));
    let has_folder = text.contains('/') && !text.starts_with(['/', '*', '-', '"', '$']) && !text.contains("://");
    (is_source || has_folder) && !MEDIA_TYPES.iter().any(|begin| text.starts_with(begin))
}

/// As constants and environment variables are written.
pub fn is_constant(text: &str) -> bool {
    let allowed = |sign: u8| sign.is_ascii_uppercase() || sign.is_ascii_digit() || sign == b'_';
    text.len() > 2 && is_type(text) && text.bytes().all(allowed)
}

pub fn is_type(text: &str) -> bool {
    text.starts_with(|sign: char| sign.is_ascii_uppercase())
}

/// The words in a text of code.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !is_word_sign(sign)).filter(|word| !word.is_empty())
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_word_sign) && !text.starts_with(|sign: char| sign.is_ascii_digit())
}

fn is_word_sign(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign == '_'
}

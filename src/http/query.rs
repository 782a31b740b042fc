//! The one reader of queries. It keeps every fault until the end, and what nobody asked for is a fault too.

pub mod kind;
mod param;

use std::{
    convert::Infallible,
    future::{Ready, ready},
};

use actix_web::{FromRequest, HttpRequest, dev::Payload};
use serde_json::{Map, Value};

pub(crate) use param::parameters;
pub use param::{Kind, Param};

use super::{accept, contract::nearest};
use crate::{
    domain::woorden::tekens::verboden_in_regel,
    error::{Error, Fault, Result},
};

/// A parameter has at most so many values, repeated ones too: as many of the longest as an address has room for.
const MOST: usize = 100;

/// The query of a request. Read each parameter that the operation knows, then `finish`.
#[derive(Debug)]
pub struct Query {
    pairs: Vec<Pair>,
    asked: Vec<&'static str>,
    /// Whether keys that nobody asks for are passed over, as on pages.
    ruim: bool,
    /// Whether the client reads what is offered; it is told at the turn of the query, after 404 and before 400.
    accepted: Result<()>,
}

/// One `key=value`, and what is wrong with it. Without a value it was unreadable.
#[derive(Debug)]
struct Pair {
    key: String,
    value: Option<String>,
    /// The value as it came, percent coded.
    raw: String,
    faults: Vec<Fault>,
}

/// The values of a pair. A text to search for may hold a comma; of everything else a comma separates.
fn values(pair: &Pair) -> Vec<String> {
    if pair.key == "zoek" {
        return pair.value.clone().into_iter().collect();
    }
    pair.raw.split(',').filter(|part| !part.is_empty()).filter_map(decode).collect()
}

impl FromRequest for Query {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::new(request)))
    }
}

impl Query {
    /// Reads the query. This never fails; faults wait for `finish`.
    #[must_use]
    pub fn new(request: &HttpRequest) -> Self {
        Self::offering(request, &["application/json"])
    }

    /// As `new`, for an operation that answers in one of these media types.
    #[must_use]
    pub fn offering(request: &HttpRequest, offered: &[&'static str]) -> Self {
        let parts = request.query_string().split('&').filter(|part| !part.is_empty());
        let accepted = accept::choose(request, offered).map(drop);
        Self { pairs: parts.map(Pair::read).collect(), asked: Vec::new(), ruim: false, accepted }
    }

    /// The same question as members of a JSON object: a value, or a list of values that are alternatives.
    #[must_use]
    pub fn of_json(members: &Map<String, Value>) -> Self {
        let texts = |value: &Value| match value {
            Value::Array(items) => items.iter().map(text_of).collect(),
            other => vec![text_of(other)],
        };
        let pairs = members
            .iter()
            .filter(|(_, value)| !value.is_null())
            .flat_map(|(key, value)| texts(value).into_iter().map(|text| Pair::of(key, &text)).collect::<Vec<_>>());
        Self { pairs: pairs.collect(), ..Self::empty() }
    }

    /// A query with nothing in it, for an answer that another address leads to.
    #[must_use]
    pub fn empty() -> Self {
        Self { pairs: Vec::new(), asked: Vec::new(), ruim: false, accepted: Ok(()) }
    }

    /// The query of a page: keys that it does not know, such as those that other sites add, are passed over, and so are the fields of a
    /// form that were left empty.
    #[must_use]
    pub fn of_page(request: &HttpRequest) -> Self {
        let mut query = Self::offering(request, &["text/html"]);
        query.pairs.retain(|pair| pair.value.as_deref().is_none_or(|value| !value.trim().is_empty()));
        Self { ruim: true, ..query }
    }

    /// Path and query of a request without the keys that are not known: what changes nothing must not make another answer.
    #[must_use]
    pub fn known_address(request: &HttpRequest, is_known: impl Fn(&str) -> bool) -> String {
        let known = request.query_string().split('&').filter(|part| !part.is_empty() && is_known(&Pair::read(part).key));
        format!("{}?{}", request.path(), known.collect::<Vec<_>>().join("&"))
    }

    /// What was chosen: every key that was asked for, with each of its values.
    #[must_use]
    pub fn chosen(&self) -> Vec<(String, String)> {
        let known = self.pairs.iter().filter(|pair| self.asked.contains(&pair.key.as_str()) && pair.value.is_some());
        known.flat_map(|pair| values(pair).into_iter().map(|value| (pair.key.clone(), value))).collect()
    }

    /// The query says in which form the answer is wanted: what the client reads does not matter any more.
    pub fn names_its_form(&mut self) {
        self.accepted = Ok(());
    }

    /// Whether a key is there, with whatever value.
    pub(super) fn has(&self, key: &str) -> bool {
        self.pairs.iter().any(|pair| pair.key == key)
    }

    /// Adds a fault that shows only when values are seen together, such as an end before its begin.
    pub fn fault(&mut self, key: &'static str, code: &'static str, reason: impl Into<String>) {
        self.faults(key, code, [reason.into()]);
    }

    /// Adds a fault for each of the values that are wrong; what is wrong with one by itself was told before.
    pub fn faults(&mut self, key: &'static str, code: &'static str, reasons: impl IntoIterator<Item = String>) {
        self.ask(key);
        let faults = reasons.into_iter().map(|reason| Fault::new(key, code, reason));
        match self.pairs.iter_mut().find(|pair| pair.key == key) {
            Some(pair) if pair.faults.is_empty() => pair.faults.extend(faults),
            Some(_) => {}
            None => self.pairs.push(Pair { key: key.to_owned(), value: None, raw: String::new(), faults: faults.collect() }),
        }
    }

    /// Refuses a client that does not read what is offered, then tells all faults, in the order of the query.
    pub fn finish(self) -> Result<()> {
        self.accepted?;
        let known = |key: &str| match nearest(key, &self.asked) {
            _ if self.asked.is_empty() => "Dit adres kent geen parameters.".to_owned(),
            Some(meant) => {
                format!("Deze parameter bestaat hier niet; bedoelt u “{meant}”? Er zijn: {}.", self.asked.join(", "))
            }
            None => format!("Deze parameter bestaat hier niet; wel: {}.", self.asked.join(", ")),
        };
        let fault = |pair: &Pair| {
            let asked = self.asked.contains(&pair.key.as_str());
            let unknown = || (!self.ruim).then(|| Fault::new(&pair.key, "onbekende-parameter", known(&pair.key)));
            if asked { pair.faults.clone() } else { Vec::from_iter(unknown()) }
        };
        let faults: Vec<_> = self.pairs.iter().flat_map(fault).collect();
        if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
    }

    fn ask(&mut self, key: &'static str) {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
    }

    /// All values of a key, each once: written as `a,b`, or the key repeated, or both.
    fn each<T: PartialEq>(&mut self, key: &'static str, read: impl Fn(&str) -> Reading<T>) -> Vec<T> {
        let split = |pair: &Pair| pair.value.iter().flat_map(|value| value.split(',')).map(str::to_owned).collect();
        self.each_of(key, split, read)
    }

    /// As `each`, where only a comma that is not percent coded separates.
    fn each_coded<T: PartialEq>(&mut self, key: &'static str, read: impl Fn(&str) -> Reading<T>) -> Vec<T> {
        let split = |pair: &Pair| match pair.value {
            Some(_) => pair.raw.split(',').filter_map(decode).collect(),
            None => Vec::new(),
        };
        self.each_of(key, split, read)
    }

    fn each_of<T: PartialEq>(
        &mut self,
        key: &'static str,
        split: impl Fn(&Pair) -> Vec<String>,
        read: impl Fn(&str) -> Reading<T>,
    ) -> Vec<T> {
        self.ask(key);
        let (mut values, mut given) = (Vec::new(), 0);
        for pair in self.pairs.iter_mut().filter(|pair| pair.key == key) {
            for value in split(pair) {
                given += 1;
                if given > MOST {
                    if given == MOST + 1 {
                        pair.faults.push(Fault::new(key, "te-veel", format!("Geef ten hoogste {MOST} waarden.")));
                    }
                    break;
                }
                match not_empty(&value).and_then(&read) {
                    Ok(value) if values.contains(&value) => {}
                    Ok(value) => values.push(value),
                    Err((code, reason)) => pair.faults.push(Fault::new(key, code, reason)),
                }
            }
        }
        values
    }

    /// The value of a key that may stand there once.
    fn single<T>(&mut self, key: &'static str, read: impl Fn(&str) -> Reading<T>) -> Option<T> {
        self.ask(key);
        let mut found = None;
        for (index, pair) in self.pairs.iter_mut().filter(|pair| pair.key == key).enumerate() {
            let value = match &pair.value {
                _ if index > 0 => Err(("dubbel", "Deze parameter kan maar één keer worden gegeven.".to_owned())),
                Some(value) => not_empty(value).and_then(&read),
                None => continue,
            };
            match value {
                Ok(value) => found = Some(value),
                Err((code, reason)) => pair.faults = vec![Fault::new(key, code, reason)],
            }
        }
        found
    }
}

/// A value of JSON as the text that a query would hold.
fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A value, or the code and the reason of its fault.
type Reading<T> = Result<T, (&'static str, String)>;

impl Pair {
    /// A pair that was never in an address.
    fn of(key: &str, value: &str) -> Self {
        let coded = |text: &str| {
            [('%', "%25"), ('+', "%2B"), (',', "%2C"), ('=', "%3D")]
                .iter()
                .fold(text.to_owned(), |text, (sign, code)| text.replace(*sign, code))
        };
        Self::read(&format!("{}={}", coded(key), coded(value)))
    }

    fn read(text: &str) -> Self {
        let (key, raw) = text.split_once('=').unwrap_or((text, ""));
        let fault = |code, reason| Fault::new(decode(key).unwrap_or_else(|| key.to_owned()), code, reason);
        let (value, faults) = match (decode(key), decode(raw)) {
            (Some(key), Some(value)) if [&key, &value].iter().any(|text| text.contains(verboden_in_regel)) => {
                (None, vec![fault("stuurteken", "Hier staat een stuurteken.")])
            }
            (Some(_), Some(value)) => (Some(value), Vec::new()),
            _ => (None, vec![fault("codering", "Schrijf bijzondere tekens als UTF-8 met procenttekens, zoals %C3%AB.")]),
        };
        Self { key: decode(key).unwrap_or_else(|| key.to_owned()), value, raw: raw.to_owned(), faults }
    }
}

/// A part of a path without percent coding.
#[must_use]
pub fn decode_path(text: &str) -> Option<String> {
    decode(&text.replace('+', "%2B"))
}

/// The text without percent coding; a plus is a space. `None` when it is no UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || char::from(bytes.next()?).to_digit(16);
                u8::try_from(16 * digit()? + digit()?).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(decoded).ok()
}

fn not_empty(value: &str) -> Reading<&str> {
    if value.is_empty() {
        return Err(("te-weinig", "Geef een waarde, of laat deze parameter weg.".to_owned()));
    }
    Ok(value)
}

#[cfg(test)]
mod tests;

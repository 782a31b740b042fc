//! JSON read strictly: no duplicate keys, no control characters, no endless depth. Every door reads with it, and holds what did not come as
//! the text of JSON against the same rule.

use std::{cell::RefCell, fmt};

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::{
    domain::woorden::tekens::verboden_in_tekst,
    error::{Error, Fault, Result},
};

/// How many lists and objects may stand inside each other.
const DEPTH: usize = 64;
/// So many faults are told.
const MOST: usize = 100;
const TOO_DEEP: &str = "te-diep";

/// Reads one JSON value; every duplicate key and control character is named.
pub fn read(bytes: &[u8]) -> Result<Value> {
    match read_with_faults(bytes)? {
        (value, faults) if faults.is_empty() => Ok(value),
        (_, faults) => Err(Error::Invalid(faults)),
    }
}

/// Reads one JSON value, with every duplicate key and control character in it.
pub fn read_with_faults(bytes: &[u8]) -> Result<(Value, Vec<Fault>)> {
    let faults = RefCell::default();
    let mut source = serde_json::Deserializer::from_slice(bytes);
    let value = Reader { place: &Place::Root, faults: &faults }
        .deserialize(&mut source)
        .and_then(|value| source.end().map(|()| value))
        .map_err(|error| unreadable(&error));
    let mut faults = faults.into_inner();
    faults.dedup();
    match value {
        Ok(value) => Ok((value, faults)),
        Err(unreadable) => {
            faults.retain(|fault| fault.code == TOO_DEEP);
            Err(Error::Invalid(if faults.is_empty() { vec![unreadable] } else { faults }))
        }
    }
}

/// The forbidden signs of a value that did not come as the text of JSON, each with its place.
#[must_use]
pub fn forbidden_signs(value: &Value) -> Vec<Fault> {
    let faults = RefCell::default();
    Reader { place: &Place::Root, faults: &faults }.check_signs(value);
    faults.into_inner()
}

/// Removes the null members of every object: absent and null mean the same.
pub fn strip_nulls(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|_, member| !member.is_null());
            members.values_mut().for_each(strip_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(strip_nulls),
        _ => {}
    }
}

/// The JSON pointer of a member or item of the thing at `pointer`.
#[must_use]
pub fn below(pointer: &str, step: impl fmt::Display) -> String {
    format!("{pointer}/{}", step.to_string().replace('~', "~0").replace('/', "~1"))
}

fn unreadable(error: &serde_json::Error) -> Fault {
    let (line, column) = (error.line(), error.column());
    let what = if error.is_eof() { "De JSON houdt te vroeg op" } else { "Dit is geen geldige JSON" };
    Fault::new("", "json", format!("{what}: regel {line}, teken {column}."))
}

/// Where the reader is; written out only for a fault.
enum Place<'a> {
    Root,
    Member(&'a Place<'a>, &'a str),
    Item(&'a Place<'a>, usize),
}

impl Place<'_> {
    fn pointer(&self) -> String {
        match self {
            Self::Root => String::new(),
            Self::Member(parent, name) => below(&parent.pointer(), name),
            Self::Item(parent, index) => below(&parent.pointer(), index),
        }
    }

    fn depth(&self) -> usize {
        match self {
            Self::Root => 0,
            Self::Member(parent, _) | Self::Item(parent, _) => 1 + parent.depth(),
        }
    }
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    place: &'a Place<'a>,
    faults: &'a RefCell<Vec<Fault>>,
}

impl Reader<'_> {
    fn fault(self, code: &'static str, reason: &str) {
        let mut faults = self.faults.borrow_mut();
        // The deepest is told whatever stood before it.
        if faults.len() < MOST || code == TOO_DEEP {
            faults.push(Fault::new(self.place.pointer(), code, reason));
        }
    }

    fn check_text(self, text: &str) {
        if text.contains(verboden_in_tekst) {
            self.fault("stuurteken", "Hier staat een stuurteken; alleen een nieuwe regel en een tab mogen.");
        }
    }

    fn check_signs(self, value: &Value) {
        match value {
            Value::String(text) => self.check_text(text),
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    Reader { place: &Place::Item(self.place, index), ..self }.check_signs(item);
                }
            }
            Value::Object(members) => {
                for (name, member) in members {
                    let reader = Reader { place: &Place::Member(self.place, name), ..self };
                    reader.check_text(name);
                    reader.check_signs(member);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn check_depth<E: serde::de::Error>(self) -> Result<(), E> {
        if self.place.depth() < DEPTH {
            return Ok(());
        }
        self.fault(TOO_DEEP, &format!("Zet hooguit {DEPTH} lijsten en objecten in elkaar."));
        Err(E::custom("te diep"))
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Value;

    fn expecting(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        text.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        self.check_text(value);
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        self.check_depth()?;
        let mut items = Vec::new();
        while let Some(item) = source.next_element_seed(Reader { place: &Place::Item(self.place, items.len()), ..self })? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        self.check_depth()?;
        let mut members = Map::new();
        while let Some(name) = source.next_key::<String>()? {
            let reader = Reader { place: &Place::Member(self.place, &name), ..self };
            reader.check_text(&name);
            let member = source.next_value_seed(reader)?;
            if members.contains_key(&name) {
                reader.fault("dubbel", "Dit veld staat er twee keer.");
            }
            members.insert(name, member);
        }
        Ok(Value::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn faults(text: impl AsRef<[u8]>) -> Vec<(String, &'static str, String)> {
        match read(text.as_ref()) {
            Err(Error::Invalid(faults)) => faults.into_iter().map(|fault| (fault.name, fault.code, fault.reason)).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_right_is_read_as_it_is() {
        let text = r#" {"a": [1, -2, 2.5, true, null, "é\n\t\"𝄞"], "": {}} "#;
        assert_eq!(read(text.as_bytes()).unwrap(), serde_json::from_str::<Value>(text).unwrap());
    }

    #[test]
    fn a_syntax_fault_has_its_line_and_column() {
        for (text, reason) in [
            ("", "De JSON houdt te vroeg op: regel 1, teken 0."),
            ("{\n  \"a\": 1,\n}", "Dit is geen geldige JSON: regel 3, teken 1."),
            ("{} {}", "Dit is geen geldige JSON: regel 1, teken 4."),
            ("{\"a\": [1, 2", "De JSON houdt te vroeg op: regel 1, teken 11."),
            ("\"a\nb\"", "Dit is geen geldige JSON: regel 2, teken 0."),
            ("1e999", "Dit is geen geldige JSON: regel 1, teken 5."),
            ("'a'", "Dit is geen geldige JSON: regel 1, teken 1."),
        ] {
            assert_eq!(faults(text), [(String::new(), "json", reason.to_owned())], "{text}");
        }
        assert_eq!(faults(b"\"\xff\"")[0].1, "json");
    }

    #[test]
    fn every_duplicate_and_control_character_is_named() {
        let text =
            "{\"a\": 1, \"b\": [{\"x/y\": 1, \"x/y\": 2}, \"\\u0000\"], \"a\": 2, \"c~\\u0007\": \"\\r\", \"d\": \"\\u0085\"}";
        let got: Vec<_> = faults(text).into_iter().map(|(name, code, _)| (name, code)).collect();
        let want = [
            ("/b/0/x~1y", "dubbel"),
            ("/b/1", "stuurteken"),
            ("/a", "dubbel"),
            ("/c~0\u{7}", "stuurteken"),
            ("/d", "stuurteken"),
        ];
        assert_eq!(got, want.map(|(name, code)| (name.to_owned(), code)));
    }

    #[test]
    fn what_was_never_text_is_held_against_the_same_rule() {
        let value = json!({"a": ["goed\n\t", "bel\u{7}"], "b\u{0}": {"c": "\r"}, "d": 1});
        let got: Vec<_> = forbidden_signs(&value).into_iter().map(|fault| (fault.name, fault.code)).collect();
        assert_eq!(
            got,
            [("/a/1", "stuurteken"), ("/b\u{0}", "stuurteken"), ("/b\u{0}/c", "stuurteken")]
                .map(|(name, code)| (name.to_owned(), code))
        );
        assert_eq!(read_with_faults(value.to_string().as_bytes()).unwrap().1, forbidden_signs(&value));
    }

    #[test]
    fn depth_has_an_end() {
        let nested = |depth| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(read(nested(64).as_bytes()).is_ok());
        let got = faults(nested(65));
        assert_eq!((got.len(), got[0].1, got[0].0.len()), (1, "te-diep", 2 * 64));
        assert_eq!(faults("[".repeat(1_000_000))[0].1, "te-diep");
    }

    #[test]
    fn null_and_absent_become_the_same() {
        let mut value = json!({"a": null, "b": {"c": null, "d": [null, {"e": null}]}});
        strip_nulls(&mut value);
        assert_eq!(value, json!({"b": {"d": [null, {}]}}));
    }
}

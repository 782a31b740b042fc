//! The kinds of value that a parameter can have.

use std::{fmt::Display, ops::RangeInclusive, str::FromStr};

use chrono::{DateTime, Datelike, NaiveDate};
use serde::Serialize;
use utoipa::{
    PartialSchema,
    openapi::{
        RefOr, Schema,
        schema::{ArrayBuilder, KnownFormat, Object, ObjectBuilder, SchemaFormat, Type},
    },
};

use super::{MOST, Query, Reading, param::Kind};
use crate::{clock, http::contract};

/// What a date of four digits can say; beyond it the databases differ.
const YEARS: RangeInclusive<i32> = 1..=9999;

/// So many characters of a wrong value are told.
const TOLD: usize = 100;

/// A date.
#[derive(Debug, Clone, Copy)]
pub struct Date;

impl Kind for Date {
    type Value = Option<NaiveDate>;

    fn read(&self, query: &mut Query, name: &'static str) -> Self::Value {
        query.single(name, |value| {
            let date = value.parse::<NaiveDate>().ok().filter(|date| date.to_string() == value && YEARS.contains(&date.year()));
            date.ok_or_else(|| ("vorm", "Schrijf een bestaande datum als 2026-05-31.".to_owned()))
        })
    }

    fn schema(&self) -> RefOr<Schema> {
        formatted(KnownFormat::Date)
    }
}

/// A moment, in any zone.
#[derive(Debug, Clone, Copy)]
pub struct Moment;

impl Kind for Moment {
    type Value = Option<clock::Moment>;

    fn read(&self, query: &mut Query, name: &'static str) -> Self::Value {
        query.single(name, |value| {
            let hint = if value.contains(' ') { " Schrijf in een adres %2B voor een plusteken." } else { "" };
            let moment = DateTime::parse_from_rfc3339(value)
                .ok()
                .filter(|moment| hint.is_empty() && YEARS.contains(&moment.to_utc().year()));
            moment
                .map(|moment| clock::Moment::from(moment.to_utc()))
                .ok_or_else(|| ("vorm", format!("Schrijf een moment als 2026-05-31T12:00:00Z.{hint}")))
        })
    }

    fn schema(&self) -> RefOr<Schema> {
        formatted(KnownFormat::DateTime)
    }
}

/// A uuid.
#[derive(Debug, Clone, Copy)]
pub struct Uuid;

impl Kind for Uuid {
    type Value = Option<uuid::Uuid>;

    fn read(&self, query: &mut Query, name: &'static str) -> Self::Value {
        query.single(name, uuid)
    }

    fn schema(&self) -> RefOr<Schema> {
        formatted(KnownFormat::Uuid)
    }
}

/// Uuids.
#[derive(Debug, Clone, Copy)]
pub struct Uuids;

impl Kind for Uuids {
    type Value = Vec<uuid::Uuid>;

    fn read(&self, query: &mut Query, name: &'static str) -> Self::Value {
        query.each(name, uuid)
    }

    fn schema(&self) -> RefOr<Schema> {
        several(Uuid.schema())
    }
}

/// A whole number, from the first to the second.
#[derive(Debug, Clone, Copy)]
pub struct Number<N>(pub N, pub N);

impl<N: FromStr + PartialOrd + Display + Copy + PartialSchema + Into<utoipa::Number>> Kind for Number<N> {
    type Value = Option<N>;

    fn read(&self, query: &mut Query, name: &'static str) -> Self::Value {
        let Self(least, most) = *self;
        query.single(name, |value| {
            let digits = value.bytes().all(|byte| byte.is_ascii_digit());
            let number = value.parse().ok().filter(|number| digits && (least..=most).contains(number));
            number.ok_or_else(|| ("vorm", format!("Geef een geheel getal van {least} tot en met {most}.")))
        })
    }

    fn schema(&self) -> RefOr<Schema> {
        with(N::schema(), |number| number.minimum(Some(self.0)).maximum(Some(self.1)))
    }
}

/// So many digits, and nothing else: a number that names something.
#[derive(Debug, Clone, Copy)]
pub struct Digits(pub usize);

impl Kind for Digits {
    type Value = Option<String>;

    fn read(&self, query: &mut Query, name: &'static str) -> Self::Value {
        query.single(name, |value| {
            let fits = value.len() == self.0 && value.bytes().all(|byte| byte.is_ascii_digit());
            if fits { Ok(value.to_owned()) } else { Err(("vorm", format!("Geef {} cijfers.", self.0))) }
        })
    }

    fn schema(&self) -> RefOr<Schema> {
        with(String::schema(), |text| text.pattern(Some(format!("^[0-9]{{{}}}$", self.0))))
    }
}

/// `true` or `false`.
#[derive(Debug, Clone, Copy)]
pub struct Boolean;

impl Kind for Boolean {
    type Value = Option<bool>;

    fn read(&self, query: &mut Query, name: &'static str) -> Self::Value {
        query.single(name, |value| value.parse().map_err(|_| ("vorm", "Kies uit: true, false.".to_owned())))
    }

    fn schema(&self) -> RefOr<Schema> {
        bool::schema()
    }
}

/// A value of this kind, or what counts when none is given.
#[derive(Debug, Clone, Copy)]
pub struct Or<K, V>(pub K, pub V);

impl<V: Copy + Serialize, K: Kind<Value = Option<V>>> Kind for Or<K, V> {
    type Value = V;

    fn read(&self, query: &mut Query, name: &'static str) -> V {
        self.0.read(query, name).unwrap_or(self.1)
    }

    fn schema(&self) -> RefOr<Schema> {
        with(self.0.schema(), |object| object.default(serde_json::to_value(self.1).ok()))
    }
}

/// A value of this kind, which must be given; who does not, is told this.
#[derive(Debug, Clone, Copy)]
pub struct Needed<K>(pub K, pub &'static str);

impl<V: Default, K: Kind<Value = Option<V>>> Kind for Needed<K> {
    type Value = V;
    const NEEDED: bool = true;

    /// Where there is a fault the value is of no use.
    fn read(&self, query: &mut Query, name: &'static str) -> V {
        if !query.has(name) {
            query.fault(name, "verplicht", self.1);
        }
        self.0.read(query, name).unwrap_or_default()
    }

    fn schema(&self) -> RefOr<Schema> {
        self.0.schema()
    }
}

/// One of these words, for instance a way to sort.
#[derive(Debug, Clone, Copy)]
pub struct Choice(pub fn() -> Vec<&'static str>);

impl Kind for Choice {
    type Value = Option<&'static str>;

    fn read(&self, query: &mut Query, name: &'static str) -> Self::Value {
        query.single(name, |value| one_of(&(self.0)(), value))
    }

    fn schema(&self) -> RefOr<Schema> {
        words((self.0)())
    }
}

/// Some of these words.
#[derive(Debug, Clone, Copy)]
pub struct Choices(pub fn() -> Vec<&'static str>);

impl Kind for Choices {
    type Value = Vec<&'static str>;

    fn read(&self, query: &mut Query, name: &'static str) -> Self::Value {
        let words = (self.0)();
        query.each(name, |value| one_of(&words, value))
    }

    fn schema(&self) -> RefOr<Schema> {
        several(words((self.0)()))
    }
}

/// Codes of a closed list: its variants, such as `Code::VARIANTS`.
#[derive(Debug, Clone, Copy)]
pub struct Codes<C: 'static>(pub &'static [C]);

impl<C: Copy + PartialEq + Into<&'static str>> Kind for Codes<C> {
    type Value = Vec<C>;

    fn read(&self, query: &mut Query, name: &'static str) -> Self::Value {
        query.each(name, |value| closed(self.0, value))
    }

    fn schema(&self) -> RefOr<Schema> {
        several(words(codes(self.0)))
    }
}

/// A code of a closed list, as `Codes`.
#[derive(Debug, Clone, Copy)]
pub struct Code<C: 'static>(pub &'static [C]);

impl<C: Copy + Into<&'static str>> Kind for Code<C> {
    type Value = Option<C>;

    fn read(&self, query: &mut Query, name: &'static str) -> Self::Value {
        query.single(name, |value| closed(self.0, value))
    }

    fn schema(&self) -> RefOr<Schema> {
        words(codes(self.0))
    }
}

/// A text of at most so many characters.
#[derive(Debug, Clone, Copy)]
pub struct Text(pub usize);

impl Kind for Text {
    type Value = Option<String>;

    fn read(&self, query: &mut Query, name: &'static str) -> Self::Value {
        query.single(name, |value| fits(value, self.0))
    }

    fn schema(&self) -> RefOr<Schema> {
        text().min_length(Some(1)).max_length(Some(self.0)).into()
    }
}

/// Texts of at most so many characters each, that have no comma themselves.
#[derive(Debug, Clone, Copy)]
pub struct Texts(pub usize);

impl Kind for Texts {
    type Value = Vec<String>;

    fn read(&self, query: &mut Query, name: &'static str) -> Self::Value {
        query.each(name, |value| fits(value, self.0))
    }

    fn schema(&self) -> RefOr<Schema> {
        several(text().max_length(Some(self.0)).into())
    }
}

/// As `Texts`, of texts that may have a comma themselves: that is written as `%2C`, and only a comma as it is separates.
#[derive(Debug, Clone, Copy)]
pub struct FreeTexts(pub usize);

impl Kind for FreeTexts {
    type Value = Vec<String>;

    fn read(&self, query: &mut Query, name: &'static str) -> Self::Value {
        query.each_coded(name, |value| fits(value, self.0))
    }

    fn schema(&self) -> RefOr<Schema> {
        Texts(self.0).schema()
    }
}

/// A schema for texts.
#[must_use]
pub fn text() -> ObjectBuilder {
    Object::builder().schema_type(Type::String)
}

/// Values with a comma between them.
#[must_use]
pub fn several(items: RefOr<Schema>) -> RefOr<Schema> {
    ArrayBuilder::new().items(items).min_items(Some(1)).max_items(Some(MOST)).into()
}

fn words(words: Vec<&'static str>) -> RefOr<Schema> {
    text().enum_values(Some(words)).into()
}

fn formatted(format: KnownFormat) -> RefOr<Schema> {
    text().format(Some(SchemaFormat::KnownFormat(format))).into()
}

/// A schema of one value with something more.
fn with(schema: RefOr<Schema>, more: impl FnOnce(ObjectBuilder) -> ObjectBuilder) -> RefOr<Schema> {
    match schema {
        RefOr::T(Schema::Object(object)) => more(object.into()).into(),
        other => other,
    }
}

fn fits(value: &str, most: usize) -> Reading<String> {
    let fits = value.chars().count() <= most;
    if fits {
        Ok(value.to_owned())
    } else {
        Err(("te-lang", format!("“{}” is te lang. Gebruik ten hoogste {most} tekens.", told(value))))
    }
}

fn uuid(value: &str) -> Reading<uuid::Uuid> {
    let uuid = uuid::Uuid::try_parse(value).ok().filter(|_| value.len() == 36);
    let reason = || format!("“{}” is geen uuid. Schrijf een uuid als 0190d6a5-7e1c-7c3a-9b4e-2f6d8a1c5e70.", told(value));
    uuid.ok_or_else(|| ("vorm", reason()))
}

fn closed<C: Copy + Into<&'static str>>(codes: &[C], value: &str) -> Reading<C> {
    let words = self::codes(codes);
    let place = words.iter().position(|word| *word == value);
    place.map(|place| codes[place]).ok_or_else(|| choose(&words, value))
}

fn codes<C: Copy + Into<&'static str>>(codes: &[C]) -> Vec<&'static str> {
    codes.iter().map(|code| (*code).into()).collect()
}

fn one_of(words: &[&'static str], value: &str) -> Reading<&'static str> {
    words.iter().find(|word| **word == value).copied().ok_or_else(|| choose(words, value))
}

fn choose(words: &[&'static str], value: &str) -> (&'static str, String) {
    ("onbekende-waarde", format!("“{}” kan hier niet. {}", told(value), contract::choose(value, words)))
}

/// A wrong value, so that it is known which of several it is.
fn told(value: &str) -> String {
    let mut begin: String = value.chars().take(TOLD).collect();
    if begin.len() < value.len() {
        begin.push('…');
    }
    begin
}

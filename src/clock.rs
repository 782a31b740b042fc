//! Time and ids, injected: the only place that reads the system clock.

use std::sync::Arc;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::Amsterdam;
use diesel::{deserialize::FromSqlRow, expression::AsExpression, sql_types::BigInt};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::{ContextV7, Timestamp, Uuid};

/// Een moment.
// In UTC, with microseconds: what both databases keep, as a number.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema, AsExpression, FromSqlRow,
)]
#[serde(from = "DateTime<Utc>", into = "DateTime<Utc>")]
#[schema(value_type = DateTime<Utc>)]
#[diesel(sql_type = BigInt)]
pub struct Moment(i64);

impl Moment {
    /// Before every moment of the register.
    pub const MIN: Self = Self(i64::MIN);
    /// After every moment of the register: not yet.
    pub const MAX: Self = Self(i64::MAX);
    /// After every moment of the register, and before what is not over yet: as it is now, whatever was settled last.
    pub const NU: Self = Self(i64::MAX - 1);

    /// Microseconds since 1970, the form in the database.
    #[must_use]
    pub fn micros(&self) -> &i64 {
        &self.0
    }

    /// The moment of so many microseconds since 1970.
    #[must_use]
    pub fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// The next moment that can be told apart from this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// So much later.
    #[must_use]
    pub fn plus(self, duur: TimeDelta) -> Self {
        Self(self.0.saturating_add(duur.num_microseconds().unwrap_or(i64::MAX)))
    }

    /// This moment in UTC.
    #[must_use]
    pub fn utc(self) -> DateTime<Utc> {
        Utc.timestamp_micros(self.0).single().unwrap_or_default()
    }

    /// Midnight in Europe/Amsterdam at the begin of a day.
    #[must_use]
    pub fn begin_van(datum: NaiveDate) -> Self {
        let middernacht = datum.and_time(chrono::NaiveTime::MIN);
        Amsterdam.from_local_datetime(&middernacht).earliest().map_or(Self::MAX, |moment| moment.to_utc().into())
    }

    /// The date in Europe/Amsterdam: "today" of a Dutch register.
    #[must_use]
    pub fn datum(self) -> NaiveDate {
        self.utc().with_timezone(&Amsterdam).date_naive()
    }
}

impl From<DateTime<Utc>> for Moment {
    fn from(moment: DateTime<Utc>) -> Self {
        Self(moment.timestamp_micros())
    }
}

impl From<Moment> for DateTime<Utc> {
    fn from(moment: Moment) -> Self {
        moment.utc()
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, tekst: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        tekst.write_str(&self.utc().to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true))
    }
}

/// Before every date that counts.
pub const EERSTE_DAG: NaiveDate = NaiveDate::from_ymd_opt(1, 1, 1).expect("a date");

/// A date so far away that it stands for "never": the open end of a period.
#[must_use]
pub fn ooit() -> NaiveDate {
    NaiveDate::MIN
        .with_year(9999)
        .and_then(|datum| datum.with_month(12))
        .and_then(|datum| datum.with_day(31))
        .unwrap_or(NaiveDate::MAX)
}

/// Where time and ids come from.
#[derive(Clone)]
pub struct Clock {
    now: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
    id: Arc<dyn Fn(Moment) -> Uuid + Send + Sync>,
}

impl Clock {
    /// The clock of the system, with UUIDv7 ids.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the clock that everything else is given")]
    pub fn system() -> Self {
        let context = std::sync::Mutex::new(ContextV7::new());
        Self::new(Utc::now, move |moment| {
            let context = context.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            let utc = moment.utc();
            let seconds = u64::try_from(utc.timestamp()).unwrap_or_default();
            Uuid::new_v7(Timestamp::from_unix(&*context, seconds, utc.timestamp_subsec_nanos()))
        })
    }

    /// A clock of one's own, for tests.
    pub fn new(
        now: impl Fn() -> DateTime<Utc> + Send + Sync + 'static,
        id: impl Fn(Moment) -> Uuid + Send + Sync + 'static,
    ) -> Self {
        Self { now: Arc::new(now), id: Arc::new(id) }
    }

    /// The moment it is.
    #[must_use]
    pub fn now(&self) -> Moment {
        (self.now)().into()
    }

    /// A new id at that moment.
    #[must_use]
    pub fn id(&self, moment: Moment) -> Uuid {
        (self.id)(moment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_is_the_date_in_amsterdam_also_when_the_clock_changes() {
        let datum = |tekst: &str| Moment::from(tekst.parse::<DateTime<Utc>>().unwrap()).datum().to_string();
        assert_eq!(datum("2026-06-30T21:59:59Z"), "2026-06-30");
        assert_eq!(datum("2026-06-30T22:00:00Z"), "2026-07-01");
        assert_eq!(datum("2026-12-31T22:59:59Z"), "2026-12-31");
        assert_eq!(datum("2026-12-31T23:00:00Z"), "2027-01-01");
        assert_eq!(datum("2026-03-28T23:00:00Z"), "2026-03-29");
        assert_eq!(datum("2026-03-29T22:00:00Z"), "2026-03-30");
        assert_eq!(datum("2026-10-24T22:00:00Z"), "2026-10-25");
        assert_eq!(datum("2026-10-25T23:00:00Z"), "2026-10-26");
    }

    #[test]
    fn a_day_begins_at_midnight_in_amsterdam() {
        let begin = |tekst: &str| Moment::begin_van(tekst.parse().unwrap()).to_string();
        assert_eq!(begin("2026-07-01"), "2026-06-30T22:00:00Z");
        assert_eq!(begin("2026-12-01"), "2026-11-30T23:00:00Z");
    }

    #[test]
    fn never_is_the_last_day_of_9999() {
        assert_eq!(ooit().to_string(), "9999-12-31");
    }
}

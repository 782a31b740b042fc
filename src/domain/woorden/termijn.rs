//! A calendar period: ISO 8601 years, months, weeks and days, without a time part.

use std::{cmp::Ordering, fmt, str::FromStr};

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, Type},
};

/// The form of a `Termijn`; with a minimum length of three it has at least one part.
const PATROON: &str = "^P([0-9]{1,4}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,4}D)?$";

/// Years and months move along the calendar; weeks and days are counted. Kept as entered, apart from zero parts.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Termijn {
    jaren: u32,
    maanden: u32,
    weken: u32,
    dagen: u32,
}

/// The text is not a period of years, months, weeks and days.
#[derive(Debug, thiserror::Error)]
#[error("schrijf een duur als P10Y, P6M, P4W of P1D (ISO 8601, zonder tijd)")]
pub struct OngeldigeTermijn;

impl Termijn {
    /// A period of years.
    #[must_use]
    pub const fn van_jaren(jaren: u32) -> Self {
        Self { jaren, maanden: 0, weken: 0, dagen: 0 }
    }

    /// A period of months.
    #[must_use]
    pub const fn van_maanden(maanden: u32) -> Self {
        Self { jaren: 0, maanden, weken: 0, dagen: 0 }
    }

    /// A period of weeks.
    #[must_use]
    pub const fn van_weken(weken: u32) -> Self {
        Self { jaren: 0, maanden: 0, weken, dagen: 0 }
    }

    /// The same period with its weeks counted as days: `xsd:duration` knows no weeks.
    #[must_use]
    pub fn zonder_weken(self) -> Self {
        Self { weken: 0, dagen: self.dagen + 7 * self.weken, ..self }
    }

    /// The part that moves along the calendar: its years and months.
    #[must_use]
    pub fn jaren_en_maanden(self) -> Self {
        Self { weken: 0, dagen: 0, ..self }
    }

    /// The part that is counted: its weeks and days.
    #[must_use]
    pub fn weken_en_dagen(self) -> Self {
        Self { jaren: 0, maanden: 0, ..self }
    }

    /// Whether it ends on the day on which it begins.
    #[must_use]
    pub fn is_nul(self) -> bool {
        self == Self::default()
    }

    /// Whether it can end later than another period that begins on the same day: a month can outlast four weeks, fifty-two weeks
    /// never outlast a year.
    #[must_use]
    pub fn kan_langer_duren_dan(self, ander: Self) -> bool {
        self.partial_cmp(&ander)
            .map_or_else(|| maanden_met_schrikkeljaar().any(|start| self.vanaf(start) > ander.vanaf(start)), Ordering::is_gt)
    }

    /// The same when what has ended is only destroyed on 1 January after the year.
    #[must_use]
    pub fn kan_per_kalenderjaar_langer_duren_dan(self, ander: Self) -> bool {
        maanden_met_schrikkeljaar().any(|start| self.vanaf_per_kalenderjaar(start) > ander.vanaf(start))
    }

    /// The date on which the period ends: years and months in one step, clamped once to the end of the month, then weeks and
    /// days (AVG register 4.4). `None` when it falls outside the calendar.
    #[must_use]
    pub fn vanaf(self, start: NaiveDate) -> Option<NaiveDate> {
        start.checked_add_months(Months::new(self.maanden_samen()))?.checked_add_days(Days::new(u64::from(self.dagen_samen())))
    }

    /// The date of destruction when it happens once a year: 1 January after the year in which the period ends.
    #[must_use]
    pub fn vanaf_per_kalenderjaar(self, start: NaiveDate) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.vanaf(start)?.year() + 1, 1, 1)
    }

    /// The period in Dutch words, for instance "1 jaar en 6 maanden".
    #[must_use]
    pub fn in_woorden(self) -> String {
        let delen: Vec<String> = [
            (self.jaren, "jaar", "jaar"),
            (self.maanden, "maand", "maanden"),
            (self.weken, "week", "weken"),
            (self.dagen, "dag", "dagen"),
        ]
        .into_iter()
        .filter(|(aantal, ..)| *aantal > 0)
        .map(|(aantal, een, meer)| format!("{aantal} {}", if aantal == 1 { een } else { meer }))
        .collect();
        match delen.as_slice() {
            [] => "direct".to_owned(),
            [alleen] => alleen.clone(),
            [begin @ .., laatste] => format!("{} en {laatste}", begin.join(", ")),
        }
    }

    fn maanden_samen(self) -> u32 {
        12 * self.jaren + self.maanden
    }

    fn dagen_samen(self) -> u32 {
        7 * self.weken + self.dagen
    }
}

/// The first day of every month of four years, a leap year among them.
fn maanden_met_schrikkeljaar() -> impl Iterator<Item = NaiveDate> {
    (2021..=2024).flat_map(|jaar| (1..=12).filter_map(move |maand| NaiveDate::from_ymd_opt(jaar, maand, 1)))
}

/// Two periods are equal when they span the same: a year is twelve months, a week seven days; a month is no number of days.
impl PartialEq for Termijn {
    fn eq(&self, ander: &Self) -> bool {
        (self.maanden_samen(), self.dagen_samen()) == (ander.maanden_samen(), ander.dagen_samen())
    }
}

impl Eq for Termijn {}

impl PartialOrd for Termijn {
    /// Only comparable when both parts point the same way: a month against thirty days is undecided.
    fn partial_cmp(&self, ander: &Self) -> Option<Ordering> {
        let maanden = self.maanden_samen().cmp(&ander.maanden_samen());
        let dagen = self.dagen_samen().cmp(&ander.dagen_samen());
        match (maanden, dagen) {
            (gelijk, andere) | (andere, gelijk) if gelijk == Ordering::Equal => Some(andere),
            (een, twee) if een == twee => Some(een),
            _ => None,
        }
    }
}

impl FromStr for Termijn {
    type Err = OngeldigeTermijn;

    fn from_str(tekst: &str) -> Result<Self, Self::Err> {
        let mut rest = tekst.strip_prefix('P').filter(|rest| !rest.is_empty()).ok_or(OngeldigeTermijn)?;
        let mut neem = |eenheid: char| -> Result<u32, OngeldigeTermijn> {
            let cijfers = rest.find(|teken: char| !teken.is_ascii_digit()).unwrap_or(rest.len());
            if cijfers == 0 || !rest[cijfers..].starts_with(eenheid) {
                return Ok(0);
            }
            if cijfers > 4 {
                return Err(OngeldigeTermijn);
            }
            let aantal = rest[..cijfers].parse().map_err(|_| OngeldigeTermijn)?;
            rest = &rest[cijfers + 1..];
            Ok(aantal)
        };
        let termijn = Self { jaren: neem('Y')?, maanden: neem('M')?, weken: neem('W')?, dagen: neem('D')? };
        if rest.is_empty() { Ok(termijn) } else { Err(OngeldigeTermijn) }
    }
}

impl fmt::Display for Termijn {
    fn fmt(&self, tekst: &mut fmt::Formatter<'_>) -> fmt::Result {
        tekst.write_str("P")?;
        let delen = [(self.jaren, 'Y'), (self.maanden, 'M'), (self.weken, 'W'), (self.dagen, 'D')];
        if delen.iter().all(|(aantal, _)| *aantal == 0) {
            return tekst.write_str("0D");
        }
        delen.into_iter().filter(|(aantal, _)| *aantal > 0).try_for_each(|(aantal, eenheid)| write!(tekst, "{aantal}{eenheid}"))
    }
}

impl TryFrom<String> for Termijn {
    type Error = OngeldigeTermijn;

    fn try_from(tekst: String) -> Result<Self, Self::Error> {
        tekst.parse()
    }
}

impl From<Termijn> for String {
    fn from(termijn: Termijn) -> Self {
        termijn.to_string()
    }
}

impl PartialSchema for Termijn {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("Een duur in jaren, maanden, weken en dagen (ISO 8601), zonder tijd."))
            .pattern(Some(PATROON))
            .min_length(Some(3))
            .max_length(Some(21))
            .examples([serde_json::json!("P4W")])
            .into()
    }
}

impl ToSchema for Termijn {}

#[cfg(test)]
mod tests {
    use super::*;

    fn datum(tekst: &str) -> NaiveDate {
        tekst.parse().unwrap()
    }

    #[test]
    fn once_a_year_can_take_a_year_more() {
        let duur = |tekst: &str| tekst.parse::<Termijn>().unwrap();
        for (een, ander, langer) in
            [("P4W", "P4W", true), ("P4W", "P55W", false), ("P0D", "P1Y", false), ("P1D", "P1Y", false), ("P1Y", "P1Y", true)]
        {
            assert_eq!(duur(een).kan_per_kalenderjaar_langer_duren_dan(duur(ander)), langer, "{een} {ander}");
        }
    }

    #[test]
    fn years_and_months_follow_the_calendar_and_clamp_once() {
        for (start, termijn, einde) in [
            ("2024-01-31", "P1M", "2024-02-29"),
            ("2023-01-31", "P1M", "2023-02-28"),
            ("2024-02-29", "P1Y", "2025-02-28"),
            ("2028-02-29", "P1Y", "2029-02-28"),
            ("2020-03-01", "P10Y", "2030-03-01"),
            ("2026-05-01", "P4W", "2026-05-29"),
            ("2024-01-31", "P1M1D", "2024-03-01"),
            ("2024-03-31", "P1Y11M", "2026-02-28"),
            ("2026-05-01", "P0D", "2026-05-01"),
        ] {
            assert_eq!(termijn.parse::<Termijn>().unwrap().vanaf(datum(start)), Some(datum(einde)), "{start} + {termijn}");
        }
    }

    #[test]
    fn per_calendar_year_is_the_first_of_january_after_the_year_of_the_end() {
        let per_jaar = |start, termijn: &str| termijn.parse::<Termijn>().unwrap().vanaf_per_kalenderjaar(datum(start));
        assert_eq!(per_jaar("2020-06-15", "P5Y"), Some(datum("2026-01-01")));
        assert_eq!(per_jaar("2021-01-01", "P5Y"), Some(datum("2027-01-01")));
    }

    #[test]
    fn the_form_is_strict_and_zero_parts_disappear() {
        for fout in ["", "P", "P1H", "PT1H", "1Y", "P-1Y", "P1D1Y", "P1.5Y", "P1", "P12345D", "p1y", "P1Y "] {
            assert!(fout.parse::<Termijn>().is_err(), "{fout:?} is no period");
        }
        for (invoer, vorm) in [("P1Y0M", "P1Y"), ("P0Y", "P0D"), ("P04W", "P4W"), ("P1Y6M2W3D", "P1Y6M2W3D")] {
            assert_eq!(invoer.parse::<Termijn>().unwrap().to_string(), vorm);
        }
    }

    #[test]
    fn a_year_is_twelve_months_and_a_week_seven_days() {
        let termijn = |tekst: &str| tekst.parse::<Termijn>().unwrap();
        assert_eq!(termijn("P1Y"), termijn("P12M"));
        assert_eq!(termijn("P4W"), termijn("P28D"));
        assert!(termijn("P5W") > termijn("P4W"));
        assert_eq!(termijn("P1M").partial_cmp(&termijn("P30D")), None);
    }

    #[test]
    fn a_month_can_outlast_four_weeks_and_fifty_two_weeks_no_year() {
        let langer =
            |een: &str, ander: &str| een.parse::<Termijn>().unwrap().kan_langer_duren_dan(ander.parse::<Termijn>().unwrap());
        for (een, ander) in
            [("P1M", "P4W"), ("P30D", "P1M"), ("P6W", "P1M"), ("P366D", "P1Y"), ("P5W", "P4W"), ("P1M2D", "P1M1D")]
        {
            assert!(langer(een, ander), "{een} > {ander}");
        }
        for (een, ander) in
            [("P4W", "P4W"), ("P4W", "P1M"), ("P52W", "P1Y"), ("P28D", "P1M"), ("P12M", "P1Y"), ("P1M1D", "P1M2D")]
        {
            assert!(!langer(een, ander), "{een} <= {ander}");
        }
    }

    #[test]
    fn the_two_parts_make_the_whole() {
        let termijn: Termijn = "P1Y6M2W3D".parse().unwrap();
        assert_eq!(termijn.jaren_en_maanden().to_string(), "P1Y6M");
        assert_eq!(termijn.weken_en_dagen().to_string(), "P2W3D");
        assert!(termijn.jaren_en_maanden().weken_en_dagen().is_nul());
        assert_eq!(Termijn::van_jaren(1), Termijn::van_maanden(12));
        assert_eq!(Termijn::van_weken(4).to_string(), "P4W");
    }

    #[test]
    fn words_are_dutch() {
        let woorden = |tekst: &str| tekst.parse::<Termijn>().unwrap().in_woorden();
        assert_eq!(woorden("P4W"), "4 weken");
        assert_eq!(woorden("P1Y6M"), "1 jaar en 6 maanden");
        assert_eq!(woorden("P0D"), "direct");
    }
}

//! Dates in Dutch words.

use chrono::{Datelike, NaiveDate};

const MAANDEN: [&str; 12] =
    ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

/// "1 maart 2026".
#[must_use]
pub fn in_woorden(datum: NaiveDate) -> String {
    format!("{} {} {}", datum.day(), MAANDEN[datum.month0() as usize], datum.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_reads_as_people_write_it() {
        let woorden = |tekst: &str| in_woorden(tekst.parse().unwrap());
        assert_eq!(woorden("2026-03-01"), "1 maart 2026");
        assert_eq!(woorden("2024-12-31"), "31 december 2024");
        assert_eq!(woorden("2024-01-01"), "1 januari 2024");
    }
}

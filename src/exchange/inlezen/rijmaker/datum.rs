//! Dates as people write them, as far as they are plausible.

use chrono::{Datelike, NaiveDate};

/// What a register plans or did lies between these years.
const JAREN: std::ops::RangeInclusive<i32> = 1990..=2100;
const MAANDEN: [&str; 12] =
    ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

/// A date: day, month and year in that order, or as ISO 8601 has it, with or without a time.
#[must_use]
pub fn lees(tekst: &str) -> Option<NaiveDate> {
    let tekst = tekst.trim();
    let dag = tekst
        .split_once('T')
        .or_else(|| tekst.split_once(' ').filter(|(_, tijd)| tijd.contains(':')))
        .map_or(tekst, |(dag, _)| dag);
    let delen: Vec<&str> = dag.split(['-', '/', '.', ' ']).filter(|deel| !deel.is_empty()).collect();
    let [een, twee, drie] = delen.as_slice() else { return None };
    let getal = |deel: &str| deel.parse::<u32>().ok().filter(|_| deel.len() <= 4);
    let maand = getal(twee).or_else(|| naam_van_maand(twee))?;
    let datum = if een.len() == 4 {
        NaiveDate::from_ymd_opt(een.parse().ok()?, maand, getal(drie)?)?
    } else {
        // Two digits are of this century.
        let jaar = match drie.len() {
            4 => drie.parse().ok()?,
            2 => 2000 + drie.parse::<i32>().ok()?,
            _ => return None,
        };
        NaiveDate::from_ymd_opt(jaar, maand, getal(een)?)?
    };
    JAREN.contains(&datum.year()).then_some(datum)
}

fn naam_van_maand(tekst: &str) -> Option<u32> {
    let tekst = tekst.to_lowercase();
    let plaats = MAANDEN
        .iter()
        .position(|maand| tekst.len() >= 3 && (maand.starts_with(&tekst) || (tekst == "mrt" && *maand == "maart")))?;
    u32::try_from(plaats + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_plausible_or_none() {
        let dag = NaiveDate::from_ymd_opt(2026, 3, 4);
        for tekst in [
            "04-03-26",
            "4-3-2026",
            "04/03/2026",
            "4.3.2026",
            "4 maart 2026",
            "4 mrt 2026",
            "2026-03-04",
            "2026-03-04T10:00:00.000",
            "04-03-2026 10:00",
        ] {
            assert_eq!(lees(tekst), dag, "{tekst}");
        }
        for tekst in
            ["0004-03-26", "01-01-1900", "31-02-2026", "2026", "maart 2026", "04-13-2026", "4-3-026", "", "jaarlijks", "1 2 3"]
        {
            assert_eq!(lees(tekst), None, "{tekst}");
        }
    }
}

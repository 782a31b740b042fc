//! `namen-legen`: the names of people that are no longer needed. Their keys stay in the journal.

use chrono::{NaiveDate, NaiveTime, TimeZone};
use chrono_tz::Europe::Amsterdam;
use clap::Args;

use super::{fout::Fout, vlaggen};
use crate::{clock::Moment, store::journaal};

#[derive(Args)]
pub(super) struct Opties {
    #[command(flatten)]
    opslag: vlaggen::Opslag,
    /// Leeg de namen van wie voor deze dag voor het laatst iets deed.
    #[arg(long, value_name = "DATUM", value_parser = datum)]
    voor: NaiveDate,
}

pub(super) async fn run(opties: &Opties) -> Result<(), Fout> {
    let voor = begin_van(opties.voor);
    let aantal = opties.opslag.store().await?.database().write(move |conn| journaal::leeg_namen(conn, voor)).await?;
    eprintln!("Zoveel namen zijn geleegd:");
    super::print(&aantal.to_string())
}

/// The first moment of a day in the Netherlands.
fn begin_van(dag: NaiveDate) -> Moment {
    let middernacht = dag.and_time(NaiveTime::MIN);
    let moment = Amsterdam.from_local_datetime(&middernacht).earliest();
    moment.map_or_else(|| middernacht.and_utc(), |moment| moment.to_utc()).into()
}

fn datum(tekst: &str) -> Result<NaiveDate, String> {
    tekst.parse().map_err(|_| "noem een datum als 2026-12-31".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_amsterdam() {
        assert_eq!(begin_van(datum("2026-07-01").unwrap()).to_string(), "2026-06-30T22:00:00Z");
        assert_eq!(begin_van(datum("2026-12-01").unwrap()).to_string(), "2026-11-30T23:00:00Z");
    }
}

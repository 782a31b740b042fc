//! `namen-legen`: the names of people that are no longer needed. Their keys stay in the journal.

use chrono::NaiveDate;
use clap::Args;

use super::{fout::Fout, vlaggen};
use crate::{clock::Moment, domain::levensloop::wie::Wie, handelingen::namen};

#[derive(Args)]
pub(super) struct Opties {
    #[command(flatten)]
    opslag: vlaggen::Opslag,
    /// Leeg de namen van wie voor deze dag voor het laatst iets deed.
    #[arg(long, value_name = "DATUM", value_parser = vlaggen::datum)]
    voor: NaiveDate,
}

pub(super) async fn run(opties: &Opties) -> Result<(), Fout> {
    let voor = Moment::begin_van(opties.voor);
    let wie = Wie::programma("opdrachtregel");
    let aantal = opties.opslag.store().await?.write(&wie, move |tx| namen::legen(tx, voor)).await?;
    eprintln!("Zoveel namen zijn geleegd:");
    super::print(&aantal.to_string())
}

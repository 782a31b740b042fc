//! `hersteld`: says that the register was put back, so that it is written to again.

use clap::Args;

use super::{fout::Fout, verifieer::kop, vlaggen};
use crate::{domain::levensloop::wie::Wie, handelingen::hersteld};

#[derive(Args)]
pub(super) struct Opties {
    #[command(flatten)]
    opslag: vlaggen::Opslag,
    /// Waarom het register is teruggezet; dit komt in het journaal.
    #[arg(long, value_name = "TEKST")]
    reden: String,
    /// De laatste kop van voor het terugzetten, als u die hebt: hij staat in het logboek en is wat verifieer toont.
    #[arg(long, value_name = "NUMMER:HASH", value_parser = kop)]
    kop: Option<(i64, String)>,
}

pub(super) async fn run(opties: Opties) -> Result<(), Fout> {
    let Opties { opslag, reden, kop } = opties;
    let wie = Wie::programma("opdrachtregel");
    let verplaatst = opslag.store().await?.write(&wie, move |tx| hersteld::hersteld(tx, &reden, &kop)).await?;
    eprintln!("Het herstel staat in het journaal. Abonnementen die een nieuwe plaats kregen:");
    super::print(&verplaatst.to_string())
}

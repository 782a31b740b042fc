//! `herindexeer`: every projection anew.

use clap::Args;

use super::{fout::Fout, vlaggen};

#[derive(Args)]
pub(super) struct Opties {
    #[command(flatten)]
    opslag: vlaggen::Opslag,
}

pub(super) async fn run(opties: &Opties) -> Result<(), Fout> {
    let aantal = opties.opslag.store().await?.herindexeer().await?;
    eprintln!("Zoveel verwerkingsactiviteiten zijn opnieuw geïndexeerd:");
    super::print(&aantal.to_string())
}

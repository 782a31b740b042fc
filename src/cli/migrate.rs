//! `migrate`: makes the database ready for this release.

use clap::Args;

use super::{fout::Fout, vlaggen};
use crate::store::Inrichting;

#[derive(Args)]
pub(super) struct Opties {
    #[command(flatten)]
    opslag: vlaggen::Opslag,
}

pub(super) async fn run(opties: &Opties) -> Result<(), Fout> {
    let store = vlaggen::open(&opties.opslag.config()?, 2)?;
    match store.migrate().await? {
        Inrichting::Nieuw => eprintln!("De database is ingericht."),
        Inrichting::Herbouwd(aantal) => {
            eprintln!("De database is bijgewerkt; {aantal} verwerkingsactiviteiten zijn opnieuw geïndexeerd.")
        }
        Inrichting::Actueel => eprintln!("De database is van deze versie."),
    }
    Ok(())
}

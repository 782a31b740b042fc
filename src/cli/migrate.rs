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
    let uitkomst = match store.migrate().await? {
        Inrichting::Nieuw => "De database is ingericht.".to_owned(),
        Inrichting::Herbouwd(aantal) => {
            format!("De database is bijgewerkt; {aantal} verwerkingsactiviteiten zijn opnieuw geïndexeerd.")
        }
        Inrichting::Actueel => "De database is al van deze versie.".to_owned(),
    };
    eprintln!("{uitkomst}");
    Ok(())
}

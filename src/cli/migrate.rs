//! `migrate`: makes the database ready for this release.

use clap::Args;

use super::{fout::Fout, vlaggen};
use crate::store::{Inrichting, organisaties::dubbele_nummers};

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
    for (soort, nummer, organisaties) in store.read(|tx| dubbele_nummers(tx.conn)).await? {
        let organisaties: Vec<String> = organisaties.iter().map(ToString::to_string).collect();
        let (soort, organisaties) = (soort.naam(), organisaties.join(", "));
        eprintln!("Let op: meer dan één organisatie heeft {soort} {nummer}: {organisaties}. Haal het weg waar het niet hoort.");
    }
    Ok(())
}

//! `kopie`: a copy of the database that can be put back.

use std::path::PathBuf;

use clap::Args;

use super::{fout::Fout, vlaggen};
use crate::trace;

#[derive(Args)]
pub(super) struct Opties {
    #[command(flatten)]
    opslag: vlaggen::Opslag,
    /// Het nieuwe bestand; het mag nog niet bestaan.
    #[arg(long, value_name = "BESTAND")]
    naar: PathBuf,
}

pub(super) async fn run(opties: &Opties) -> Result<(), Fout> {
    let naar = opties.naar.display().to_string();
    if opties.naar.exists() {
        return Err(Fout::Gemeld(format!("{naar} bestaat al; kies een nieuw bestand")));
    }
    let store = opties.opslag.store().await?;
    let bestand = naar.clone();
    if trace::block(move || store.database().copy_to(&bestand)).await?? {
        eprintln!("De kopie staat in {naar}. Er staan persoonsgegevens in: bewaar haar even veilig als de database.");
        return Ok(());
    }
    Err(Fout::Gebruik("deze opdracht is voor SQLite; maak van PostgreSQL een kopie met pg_dump".to_owned()))
}

//! `kopie`: a copy of the database that can be put back.

use std::{convert::identity, path::PathBuf};

use clap::Args;

use super::{bestand, fout::Fout, vlaggen};
use crate::{database::disk_trouble, trace};

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
    // Half a copy could be taken for a whole one, so it has its name only when it is whole.
    let half = opties.naar.with_added_extension("onaf");
    drop(std::fs::remove_file(&half));
    // SQLite fills an empty file, and leaves its mode as it is.
    bestand::nieuw(&half).map_err(|fout| Fout::Gemeld(format!("{naar} is niet te maken: {fout}")))?;
    let kopie = half.display().to_string();
    let gemaakt = trace::block(move || store.database().copy_to(&kopie)).await.and_then(identity);
    if !matches!(gemaakt, Ok(true)) {
        drop(std::fs::remove_file(&half));
    }
    let gemaakt = gemaakt.map_err(|fout| match disk_trouble(&fout.in_full()) {
        Some(reden) => Fout::Gemeld(format!("{naar} is niet te maken: {reden}; er is niets van blijven staan")),
        None => fout.into(),
    })?;
    if gemaakt {
        std::fs::rename(&half, &opties.naar).map_err(|fout| Fout::Gemeld(format!("{naar} is niet te maken: {fout}")))?;
        eprintln!("De kopie staat in {naar}. Er staan persoonsgegevens in: bewaar haar even veilig als de database.");
        return Ok(());
    }
    Err(Fout::Gebruik("deze opdracht is voor SQLite; maak van PostgreSQL een kopie met pg_dump".to_owned()))
}

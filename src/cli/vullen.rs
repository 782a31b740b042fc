//! `voorbeeld`: an empty database gets an example, without a server; `demo` does the same before it answers.

use clap::Args;

use super::{fout::Fout, verzonnen, vlaggen, voorbeeld};
use crate::{
    exchange::verzonnen::{Omvang, ZAAD},
    store::Store,
};

#[derive(Args)]
pub(super) struct Opties {
    #[command(flatten)]
    opslag: vlaggen::Opslag,
    #[command(flatten)]
    keuze: Keuze,
}

/// Which example.
#[derive(Args)]
pub(super) struct Keuze {
    /// Zoveel verzonnen gemeenten, elk met een eigen register; zonder deze optie alleen de gemeente Voorbeeld.
    #[arg(long, value_name = "AANTAL", value_parser = clap::value_parser!(u16).range(1..=5000))]
    gemeenten: Option<u16>,
    /// Het aantal verwerkingsactiviteiten van elke verzonnen gemeente.
    #[arg(long, value_name = "AANTAL", requires = "gemeenten", default_value_t = 500, value_parser = clap::value_parser!(u16).range(1..=5000))]
    activiteiten: u16,
    /// Kies een ander verzonnen register; met hetzelfde getal krijgt u op dezelfde dag hetzelfde register.
    #[arg(long, value_name = "GETAL", requires = "gemeenten", default_value_t = ZAAD)]
    zaad: u64,
}

pub(super) async fn run(opties: &Opties) -> Result<(), Fout> {
    let store = vlaggen::open(&opties.opslag.config()?, vlaggen::VERBINDINGEN)?;
    store.migrate().await?;
    if !store.is_leeg().await? {
        return Err(Fout::Gemeld("de database is niet leeg; kies een andere (--database-url)".to_owned()));
    }
    opties.keuze.laad(&store).await
}

impl Keuze {
    /// Whether it is the register of the municipality Voorbeeld.
    pub(super) fn is_voorbeeld(&self) -> bool {
        self.gemeenten.is_none()
    }

    /// Loads it into an empty register, and tells what there is now.
    pub(super) async fn laad(&self, store: &Store) -> Result<(), Fout> {
        match self.gemeenten {
            None => {
                let aantal = voorbeeld::laad(store).await?;
                eprintln!("Het voorbeeld is geladen: {aantal} verwerkingsactiviteiten van de verzonnen gemeente Voorbeeld.");
            }
            Some(gemeenten) => {
                let (gemeenten, activiteiten) = (gemeenten.into(), self.activiteiten.into());
                let aantal = verzonnen::vul(store, Omvang { gemeenten, activiteiten, zaad: self.zaad }).await?;
                eprintln!("Het voorbeeld is geladen; verzonnen gemeenten: {gemeenten}, verwerkingsactiviteiten: {aantal}.");
            }
        }
        Ok(())
    }
}

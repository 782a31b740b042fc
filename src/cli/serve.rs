//! `serve`: the register as it runs.

use clap::Args;

use super::{fout::Fout, server, vlaggen};

#[derive(Args)]
pub(super) struct Opties {
    #[command(flatten)]
    server: vlaggen::Server,
}

pub(super) async fn run(opties: &Opties) -> Result<(), Fout> {
    let config = opties.server.config(|_| None)?;
    let store = vlaggen::open_bestaand(&config, server::verbindingen(&config))?;
    if let Some(bezwaar) = store.bezwaar().await? {
        return Err(Fout::Gemeld(bezwaar.to_owned()));
    }
    server::start(&config, store, || Ok(())).await
}

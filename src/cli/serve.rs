//! `serve`: the register as it runs.

use std::time::{Duration, Instant};

use clap::Args;

use super::{fout::Fout, server, vlaggen};
use crate::{config::Config, store::Store};

#[derive(Args)]
pub(super) struct Opties {
    #[command(flatten)]
    server: vlaggen::Server,
    /// Hoeveel seconden er op een database wordt gewacht die er nog niet is, zoals na een herstart van de machine.
    #[arg(long, value_name = "SECONDEN", default_value_t = 60)]
    wacht: u64,
}

pub(super) async fn run(opties: &Opties) -> Result<(), Fout> {
    let config = opties.server.config(|_| None)?;
    vlaggen::bestaat(&config)?;
    let store = wacht_op_database(&config, opties.wacht).await?;
    if let Some(bezwaar) = store.bezwaar().await? {
        return Err(Fout::Gemeld(bezwaar));
    }
    server::start(&config, store, || Ok(())).await
}

/// After a reboot the database may be later than this program.
async fn wacht_op_database(config: &Config, seconden: u64) -> Result<Store, Fout> {
    let tot = Instant::now() + Duration::from_secs(seconden);
    loop {
        match vlaggen::open_met(config, vlaggen::access(config, server::verbindingen(config))) {
            Err(Fout::Gemeld(reden))
                if cfg!(feature = "postgres") && Instant::now() < tot && config.database_url.starts_with("postgres") =>
            {
                log::warn!("{reden}; er wordt gewacht");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            uitkomst => return uitkomst,
        }
    }
}

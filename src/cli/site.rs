//! `site`: the public register as files.

use std::path::PathBuf;

use clap::Args;

use super::{fout::Fout, spiegel, vlaggen};
use crate::{config::webadres, toestand::Zoeken};

#[derive(Args)]
pub(super) struct Opties {
    #[command(flatten)]
    server: vlaggen::Server,
    /// De map voor de bestanden; zij wordt gemaakt als zij er niet is.
    #[arg(long, value_name = "MAP")]
    naar: PathBuf,
    /// Waar een levend register antwoordt op wat bestanden niet kunnen: zoeken en filteren. Zonder deze optie is er geen zoekvak.
    #[arg(long, value_name = "ADRES", value_parser = webadres)]
    levend: Option<String>,
}

/// Connections: one thread reads, and one is spare.
const VERBINDINGEN: u32 = 2;

pub(super) async fn run(opties: &Opties) -> Result<(), Fout> {
    // Without an address of its own the register is nowhere on the web, and what is written must not lead to it.
    let mut config = opties.server.config(|naam| (naam == "REGISTER_PUBLIC_URL").then(|| ONBEKEND.to_owned()))?;
    // Every page is asked for as a reader would; a line for each would hide what matters.
    config.log.push_str(",verwerkingsregister::http::middleware::log_line=warn");
    let store = vlaggen::open_bestaand(&config, VERBINDINGEN)?;
    if let Some(bezwaar) = store.bezwaar().await? {
        return Err(Fout::Gemeld(bezwaar));
    }
    let mut settings = config.settings();
    if settings.public_url == ONBEKEND {
        eprintln!("REGISTER_PUBLIC_URL is niet ingesteld: volledige adressen in JSON, feeds en sitemap beginnen met {ONBEKEND}.");
    }
    settings.zoeken = match &opties.levend {
        Some(adres) => Zoeken::Elders(adres.clone()),
        None => Zoeken::Nergens,
    };
    let spiegel::Telling { geschreven, gelijk, verwijderd } =
        spiegel::schrijf(store, settings, &opties.naar).await.map_err(Fout::Gemeld)?;
    eprintln!("{geschreven} bestanden geschreven, {gelijk} ongewijzigd, {verwijderd} verwijderd in {}", opties.naar.display());
    Ok(())
}

/// An address that is nobody's (RFC 2606).
const ONBEKEND: &str = "https://register.invalid";

//! `demo`: the register with an example in it, and how to look at it.

use std::fmt::Write;

use clap::Args;

use super::{fout::Fout, server, vlaggen, vullen::Keuze};
use crate::{
    auth::{Scope, sign_local},
    clock::Clock,
    config::Config,
    domain::woorden::adressen::{Adressen, Vindplaats},
    exchange::voorbeeld::EERSTE,
    hash::sha256,
};

#[derive(Args)]
pub(super) struct Opties {
    #[command(flatten)]
    server: vlaggen::Server,
    #[command(flatten)]
    keuze: Keuze,
}

/// Who tries the demo, with what right, and what there is to see first.
const ROLLEN: [(&str, &[Scope], &str); 4] = [
    ("redacteur", &[Scope::Lezen, Scope::Invoeren], "verwerkingsactiviteiten"),
    ("beoordelaar", &[Scope::Lezen, Scope::Beoordelen, Scope::Vaststellen], "verwerkingsactiviteiten"),
    ("beheerder", &[Scope::Lezen, Scope::Beheren], "organisaties"),
    ("toezichthouder", &[Scope::Toezien], "journaal"),
];

pub(super) async fn run(opties: &Opties) -> Result<(), Fout> {
    let (bestand, geheim) = (nieuw_bestand()?, willekeurig()?);
    let config = opties.server.config(|naam| match naam {
        "REGISTER_DATABASE_URL" => Some(bestand.clone()),
        "REGISTER_TOKEN_GEHEIM" => Some(geheim.clone()),
        // Nobody balances a demo.
        "REGISTER_AFMELDEN" => Some("0".to_owned()),
        _ => None,
    })?;
    let store = vlaggen::open(&config, server::verbindingen(&config))?;
    store.migrate().await?;
    if store.is_leeg().await? {
        opties.keuze.laad(&store).await?;
    } else if !opties.keuze.is_voorbeeld() {
        return Err(Fout::Gemeld(
            "de database is niet leeg; kies een andere (--database-url), of laat --gemeenten weg".to_owned(),
        ));
    }
    let eigen = config.database_url == bestand;
    let adressen = Adressen::new(&config.public_url);
    let eerste = if opties.keuze.is_voorbeeld() { adressen.uri(Vindplaats::Activiteit(EERSTE)) } else { adressen.van_pad("/") };
    let wegwijzer = wegwijzer(&config, &eerste, store.clock(), &geheim)?;
    server::start(&config, store, || {
        eprintln!("{wegwijzer}");
        if eigen {
            eprintln!("De gegevens staan in {bestand} en zijn bij een volgende demo weer nieuw.\n");
        }
        Ok(())
    })
    .await
}

/// Where to look, and a command for each role.
fn wegwijzer(config: &Config, eerste: &str, clock: &Clock, wegwerp: &str) -> Result<String, Fout> {
    let adressen = Adressen::new(&config.public_url);
    let mut tekst = format!(
        "\nHet register staat klaar:\n  {}   de openbare gegevens (JSON)\n  {}          de API, om te lezen en te proberen\n  {eerste}\n\n\
         Met een token ziet en doet u meer:\n",
        adressen.api("register"),
        adressen.van_pad("/docs"),
    );
    let geheim = config.token_geheim.as_deref().unwrap_or_default();
    for (rol, rechten, pad) in ROLLEN {
        let token = sign_local(geheim, rol, rechten, &[], clock.now())?;
        // Writing to a String cannot fail.
        let _ = write!(tekst, "\n# {rol}\ncurl -H 'Authorization: Bearer {token}' {}\n", adressen.api(pad));
    }
    // A secret that was made for this run may be shown; one that was given may not.
    let geheim = if geheim == wegwerp { wegwerp } else { "…" };
    let _ = write!(
        tekst,
        "\nElk token is één uur geldig. Een nieuw token maakt u zo:\nREGISTER_TOKEN_GEHEIM={geheim} verwerkingsregister token --gebruiker redacteur \
         --scope \"register:lezen register:invoeren\"\n"
    );
    Ok(tekst)
}

fn nieuw_bestand() -> Result<String, Fout> {
    let bestand = std::env::temp_dir().join(format!("verwerkingsregister-{}.sqlite3", &willekeurig()?[..16]));
    Ok(format!("sqlite://{}", bestand.display()))
}

/// 32 random bytes as 64 hexadecimal digits.
fn willekeurig() -> Result<String, Fout> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|fout| Fout::Gemeld(format!("er is geen bron van toeval: {fout}")))?;
    Ok(sha256(&[&bytes]))
}

//! `verifieer`: whether nobody touched the register: the journal, and what it tells of.

use clap::Args;

use super::{fout::Fout, vlaggen};
use crate::store::verificatie;

#[derive(Args)]
pub(super) struct Opties {
    #[command(flatten)]
    opslag: vlaggen::Opslag,
    /// De kop die u eerder bewaarde, om te zien dat er sindsdien niets is weggehaald.
    #[arg(long, value_name = "NUMMER:HASH", value_parser = kop)]
    kop: Option<(i64, String)>,
}

pub(super) async fn run(opties: Opties) -> Result<(), Fout> {
    let kop = opties.kop;
    let controle = move |lezen: &mut crate::store::Lezen<'_>| {
        verificatie::verifieer(lezen.conn, kop.as_ref().map(|(nummer, hash)| (*nummer, hash.as_str())))
    };
    let uitslag = opties.opslag.store().await?.read(controle).await?;
    super::print(&format!("{}:{}", uitslag.volgnummer, uitslag.hash))?;
    for regel in uitslag.gewist.iter().chain(&uitslag.gebreken) {
        eprintln!("{regel}");
    }
    match uitslag.gebreken.len() {
        0 => Ok(()),
        1 => Err(Fout::Gemeld("het register klopt niet met het journaal: 1 gebrek".to_owned())),
        aantal => Err(Fout::Gemeld(format!("het register klopt niet met het journaal: {aantal} gebreken"))),
    }
}

pub(super) fn kop(tekst: &str) -> Result<(i64, String), String> {
    let delen = tekst.split_once(':').and_then(|(nummer, hash)| Some((nummer.parse().ok()?, hash.to_owned())));
    delen.ok_or_else(|| "noem een nummer en een hash, zoals verifieer ze toont: 12:9f2c…".to_owned())
}
